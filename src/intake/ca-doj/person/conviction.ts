/** A conviction as the record has it, made of the draft of its count. */
import type { Conviction, Cycle, Person } from '../../../record/person.ts'
import { ALWAYS } from '../../../time/day.ts'
import { UNKNOWN } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import type { Row } from '../row.ts'
import { type Arrest, latestOffense } from './arrests.ts'
import type { CountDraft } from './draft.ts'
import { type Event, firstText } from './event.ts'
import { isJail } from './served-counts.ts'

const NONE: readonly CountDraft[] = []

/** Makes the conviction, under a key that is free to be used, and tells its rows that they are of it. */
export function readConviction(
  count: CountDraft,
  key: string,
  person: Person,
  cycle: Cycle,
  arrests: readonly Arrest[],
): Conviction {
  const { enhancements = NONE } = count
  const rows = enhancements.length === 0 ? count.rows : [count, ...enhancements].flatMap(each => each.rows)
  const conviction: { -readonly [K in keyof Conviction]: Conviction[K] } = {
    person,
    cycle,
    key,
    offense: count.offense.reading,
    offenseDate: { soonest: ALWAYS, latest: latestOffense(arrests, count.date) },
    convictionDate: count.date,
    sentence: count.sentence,
    later: withVacated(count),
    caseNumbers: count.caseNumbers,
    sources: rows.map(event => event.row.source),
  }
  const said = count.rows.find(event => event.disposition.convicts)?.said
  if (said !== undefined) conviction.disposition = said
  if (count.offense.remark !== undefined) conviction.remark = count.offense.remark
  if (count.class !== undefined) conviction.class = count.class
  else if (count.classUnread) conviction.classUnread = true
  if (count.perhaps !== undefined) conviction.perhaps = count.perhaps
  if (count.perhaps !== 'served') {
    const court = firstText(count.rows, COLUMN.STP_ORI_DESCR)
    if (court !== '') conviction.court = court
  }
  const county = firstText(
    count.perhaps === 'served' ? ofCounty(count.rows) : count.rows,
    COLUMN.STP_ORI_CNTY_NAME,
  )
  if (county !== '') conviction.county = county
  if (enhancements.length > 0)
    conviction.enhancements = enhancements.flatMap(({ offense }) => offense.procedure?.offenses ?? [])
  for (const event of rows) event.row.conviction = conviction
  return conviction
}

/**
 * What was later done to it, with what the law has done itself: a felony it has vacated is vacated; of a class that is not known
 * it may be.
 */
function withVacated({ offense: { reading }, class: of, later, rows }: CountDraft): Conviction['later'] {
  const text = reading.vacatedAsFelony
  if (text === undefined || (of !== undefined && of !== 'felony')) return later
  const sources = rows.map(event => event.row.source)
  return [...later, { kind: of === 'felony' ? 'vacated' : 'other', day: UNKNOWN, text, sources }]
}

/** The rows of those who serve the county whose court convicted: a prison, or whoever is not known to be a jail, stands anywhere. */
const ofCounty = (rows: readonly Event[]): readonly Event[] =>
  rows.filter(event => event.step.kind === 'probation' || (event.step.kind === 'custody' && isJail(event)))

/** A key no other conviction of the person has: another SUBJECT_ID's count of the same number gets its name. */
export function freeKey(key: string, row: Row, taken: Set<string>): string {
  let free = key
  if (taken.has(free)) free = `${key}@${row.text(COLUMN.SUBJECT_ID)}`
  for (let n = 2; taken.has(free); n++) free = `${key}@${row.text(COLUMN.SUBJECT_ID)}~${n}`
  taken.add(free)
  return free
}
