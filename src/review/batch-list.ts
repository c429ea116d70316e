/** The list of a batch: the very approvals that `setaside approve` would write for its counts, in the order of the exhibit, held against the run as `setaside file` holds them. */

import { type Approved, checkApprovals, readApprovals } from '../filing/approvals.ts'
import { listApprovals, type ToApprove } from '../filing/approve-all.ts'
import { countId, type FilingInput, type Kind, type Office } from '../filing/filing.ts'
import { orderReferences } from '../filing/plan.ts'
import { askingOf } from '../filing/who-files.ts'
import { csvTable } from '../results/csv.ts'
import { readFilledIn } from '../results/filled-in.ts'
import { sha256 } from '../results/hash.ts'
import type { Unusable } from '../results/manifest.ts'
import { countiesIn } from '../run/person.ts'
import { parseDay } from '../time/day.ts'
import type { Approval } from './approvals.ts'
import type { OpenRun } from './engine.ts'

export interface BatchList {
  readonly bytes: Buffer
  readonly sha256: string
  /** By approval: its place in the exhibit, from 1, and where the order on it is. */
  readonly places: ReadonlyMap<number, { readonly place: number; readonly reference: string }>
  /** What cannot be filed, and why: a sentence without a person's data. */
  readonly refused: readonly { readonly approval: number; readonly why: string }[]
  /** Why papers of a kind cannot be made of the rest. */
  readonly kinds: readonly string[]
}

export interface Listing {
  readonly open: OpenRun
  readonly office: Office
  readonly statutes: number
  /** `YYYY-MM-DD`: no approval may be later. */
  readonly on: string
  readonly setaside: string
}

/** What is listed: whose, which relief, by whom and when. */
export type Listed = Pick<
  Approval,
  | 'id'
  | 'person_id'
  | 'count_key'
  | 'statute'
  | 'relief'
  | 'approved_name'
  | 'approved_on'
  | 'note'
  | 'standing'
>

export async function listOf(all: readonly Listed[], listing: Listing): Promise<BatchList | Unusable> {
  const { open, statutes, office } = listing
  const rows = listApprovals(open.run, all.map(lineOf), statutes)
  if ('unusable' in rows) return rows
  const [columns = [], ...lines] = rows
  const kinds = (await open.filing.kinds()).filter(kind => kind.usual(office))
  const checked = checkedAgainst(csvTable(rows), listing, kinds)
  if ('unusable' in checked) return checked
  const { counts, refusals, elsewhere } = checked
  const byId = new Map(all.map((one, at) => [idOf(one, statutes), { approval: one.id, at }]))
  // Line 1 names the columns.
  const refused = refusals.map(({ line, why }) => ({ approval: all[line - 2]?.id ?? 0, why }))
  const filed = new Set(counts.map(({ id }) => id))
  const away = all.filter(
    one => !filed.has(idOf(one, statutes)) && !refused.some(({ approval }) => approval === one.id),
  )
  const references = orderReferences({ ...BARE, office, counts })
  const order = [...references].flatMap(([id, reference]) => {
    const found = byId.get(id)
    return found === undefined ? [] : [{ ...found, reference }]
  })
  const bytes = csvTable([columns, ...order.map(({ at }) => lines[at] ?? [])])
  return {
    bytes,
    sha256: sha256(bytes),
    places: new Map(order.map(({ approval, reference }, at) => [approval, { place: at + 1, reference }])),
    refused: [
      ...refused,
      ...(Object.keys(elsewhere).length === 0
        ? []
        : away.map(({ id }) => ({ approval: id, why: 'it is of another county, whose office files it' }))),
    ],
    kinds: counts.length === 0 ? [] : whyNoPapers(listing, checked, kinds, sha256(bytes)),
  }
}

const idOf = ({ person_id, count_key, statute }: Listed, statutes: number): string =>
  countId(person_id, count_key, statutes === 1 ? undefined : statute || undefined)

function lineOf(one: Listed): ToApprove {
  const { reason } = (one.standing.asked ?? {}) as { readonly reason?: string }
  return {
    person: one.person_id,
    cycleCount: one.count_key,
    statute: one.statute,
    relief: one.relief,
    reason: one.statute === '' ? undefined : reason,
    by: one.approved_name,
    on: one.approved_on,
    note: one.note,
  }
}

/** As the file is read by whoever files it. */
function checkedAgainst(
  bytes: Uint8Array,
  { open, office, on }: Listing,
  kinds: readonly Kind[],
): Approved | Unusable {
  const approvals = readApprovals(readFilledIn(Buffer.from(bytes).toString()))
  if ('unusable' in approvals) return approvals
  const filing = askingOf(kinds, office)
  const county = open.filing.county(office.agency.county)
  return checkApprovals(open.run, approvals, {
    filedOn: on,
    ...(filing === undefined ? {} : { filing }),
    ...(countiesIn(open.run.county)?.length === 1 ? {} : { ours: one => open.filing.county(one) === county }),
  })
}

/** What only the papers themselves need, and the order of counts does not. */
const BARE = { setaside: '', approvalsSha256: '', refused: 0, run: {} as never, filedOn: 0 as never } as const

function whyNoPapers(
  { open, office, on, setaside }: Listing,
  { counts, determinations, eligible }: Approved,
  kinds: readonly Kind[],
  approvalsSha256: string,
): readonly string[] {
  const filedOn = parseDay(on)
  if (filedOn === undefined) return []
  const input: FilingInput = {
    setaside,
    office,
    run: { ...open.run, county: open.filing.county(office.agency.county) ?? '', determinations, eligible },
    counts,
    filedOn,
    approvalsSha256,
    refused: 0,
  }
  const names = kinds.map(({ name }) => name)
  return kinds.flatMap(kind => kind.refuses?.(input, names) ?? [])
}
