/** Sets a paper whose list is long in parts, one after the other, so that it takes no more memory than one of them. */
import type { Day } from '../../time/day.ts'
import { joinPdf } from '../join-pdf.ts'
import type { Typesetter } from '../typeset.ts'
import { type ListGroup, PLEADING, type Pleading } from './pleading.ts'

/** Rows that are set at once. */
const AT_ONCE = 1000

/** What the layout tells of a part. */
interface PartPages {
  readonly pages: number
  readonly full: number
}

/** A paper as one document: the same pages as if all of it were set at once. `atOnce`: rows of a part. */
export async function paperPdf(
  paper: Pleading,
  typeset: Typesetter,
  dated: Day,
  atOnce = AT_ONCE,
): Promise<Uint8Array> {
  const { exhibit } = paper
  if (exhibit === undefined || rowsIn(exhibit.groups) <= atOnce)
    return await typeset.pdf(PLEADING, paper, dated)
  const parts: Uint8Array[] = []
  let pages = 0
  const add = async (part: Pleading): Promise<void> => {
    const { pdf, values } = await typeset.withValues(parts.length === 0 ? PLEADING : LATER, part, dated)
    parts.push(pdf)
    pages += told(values).pages
  }
  await add({ ...paper, exhibit: { ...exhibit, groups: [] } })
  const list = (groups: readonly ListGroup[]): Pleading => ({
    ...paper,
    pieces: [],
    exhibit: { ...exhibit, groups },
    listFrom: pages + 1,
  })
  let left = exhibit.groups
  while (rowsIn(left) > atOnce) {
    const tried = list(cut(left, atOnce)[0])
    const { full } = told(await typeset.values(PLEADING, tried, dated))
    // A row that is higher than a page stands on no full one.
    const [now, later] = cut(left, full === 0 ? atOnce : full)
    await add(list(now))
    left = later
  }
  if (left.length > 0) await add(list(left))
  return joinPdf(parts)
}

const LATER = { ...PLEADING, goesOn: true } as const

const told = ([value]: readonly unknown[]): PartPages => value as PartPages

const rowsIn = (groups: readonly ListGroup[]): number =>
  groups.reduce((sum, { rows }) => sum + rows.length, 0)

/** The first so many rows, and the others: a group that is cut has its title before and its total behind the cut. */
function cut(
  groups: readonly ListGroup[],
  rows: number,
): readonly [readonly ListGroup[], readonly ListGroup[]] {
  const [before, behind]: [ListGroup[], ListGroup[]] = [[], []]
  let room = rows
  for (const group of groups) {
    const { total, title, rows: own } = group
    if (own.length <= room) before.push(group)
    else if (room === 0) behind.push(group)
    else {
      before.push({ ...(title === undefined ? {} : { title }), rows: own.slice(0, room) })
      behind.push({ rows: own.slice(room), ...(total === undefined ? {} : { total }) })
    }
    room = Math.max(0, room - own.length)
  }
  return [before, behind]
}
