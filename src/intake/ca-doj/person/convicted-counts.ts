/** Which counts of a cycle were convicted, and of which offenses. */
import type { OffenseReading } from '../../../record/person.ts'
import { givesTheSame, givesUnnamed, isProcedure, isUnread, rowOffense, sameOffense } from '../offense.ts'
import { readCount } from './count.ts'
import type { CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { foldRepeated } from './repeated-counts.ts'
import { hasSentence } from './sentence-parts.ts'

/** Reads the counts of a cycle whose numbers can be read. */
export function readConvictedCounts(cycle: CycleDraft, readers: Readers): void {
  const groups = convictingRows(cycle, readers)
  if (groups === undefined) return
  addRowsOfSentences(cycle, groups)
  for (const [key, group] of groups)
    for (const [at, rows] of byOffense(group, readers).entries())
      cycle.counts.push(readCount(at === 0 ? key : `${key}~${at + 1}`, rows, readers))
  foldRepeated(cycle, readers)
}

/** The rows of a cycle that convict, by their count; absent where there are none. */
function convictingRows(
  { events }: CycleDraft,
  { note }: Pick<Readers, 'note'>,
): Map<string, Event[]> | undefined {
  let groups: Map<string, Event[]> | undefined
  for (const event of events) {
    if (!event.disposition.convicts) continue
    if (!event.step.court) note('conviction on a row that is not a court action')
    if (event.order === undefined) continue
    const { key } = event.order
    groups ??= new Map()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [event])
    else group.push(event)
  }
  return groups
}

/** Adds parts of a sentence on rows that do not repeat the disposition. */
function addRowsOfSentences({ events }: CycleDraft, groups: ReadonlyMap<string, Event[]>): void {
  for (const event of events)
    if (event.order !== undefined && event.said === '' && hasSentence(event.row))
      groups.get(event.order.key)?.push(event)
}

interface OfOffense {
  readonly reading: OffenseReading
  readonly rows: Event[]
}

function addRow(found: OfOffense[], reading: OffenseReading, event: Event): void {
  const same = found.find(known => known.reading.text === reading.text || sameOffense(known.reading, reading))
  if (same === undefined) found.push({ reading, rows: [event] })
  else same.rows.push(event)
}

/** Rows of one count by the offense convicted of: a count may end in two. Rows that name none go with the first that may be theirs. */
export function byOffense(
  group: readonly Event[],
  { readOffense, note }: Pick<Readers, 'readOffense' | 'note'>,
): readonly Event[][] {
  if (group.length === 1) return [[...group]]
  const found: OfOffense[] = []
  const blank: Event[] = []
  const unnamed: Event[] = []
  const unread: Event[] = []
  for (const event of group) {
    if (group.some(({ row }) => givesUnnamed(event.row) && givesTheSame(event.row, row))) {
      unnamed.push(event)
      continue
    }
    const { reading } = rowOffense(event.row, readOffense)
    if (reading.text === '' || isProcedure(reading)) blank.push(event)
    else if (isUnread(reading)) unread.push(event)
    else addRow(found, reading, event)
  }
  for (const event of unnamed) {
    const own = found.find(({ rows }) => rows.some(({ row }) => givesTheSame(event.row, row)))
    const rows = own?.rows ?? blank
    rows.push(event)
  }
  // A text that cannot be read may be that of the only offense there is.
  if (found.length === 1) blank.push(...unread)
  else for (const event of unread) addRow(found, rowOffense(event.row, readOffense).reading, event)
  const [first] = found
  if (first === undefined) return [blank]
  first.rows.push(...blank)
  if (found.length > 1) note('one count convicted of several offenses')
  return found.sort((a, b) => (a.reading.text < b.reading.text ? -1 : 1)).map(({ rows }) => rows)
}
