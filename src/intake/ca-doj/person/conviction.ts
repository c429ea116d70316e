/** A conviction as the record has it, made of the draft of its count. */
import type { Conviction, Cycle, Person } from '../../../record/person.ts'
import { ALWAYS } from '../../../time/day.ts'
import { COLUMN } from '../columns.ts'
import type { Row } from '../row.ts'
import { type Arrest, latestOffense } from './arrests.ts'
import type { CountDraft } from './draft.ts'
import { firstText } from './event.ts'

/** Makes the conviction, under a key that is free to be used, and tells its rows that they are of it. */
export function readConviction(
  count: CountDraft,
  key: string,
  person: Person,
  cycle: Cycle,
  arrests: readonly Arrest[],
): Conviction {
  const conviction: { -readonly [K in keyof Conviction]: Conviction[K] } = {
    person,
    cycle,
    key,
    offense: count.offense.reading,
    offenseDate: { soonest: ALWAYS, latest: latestOffense(arrests, count.date) },
    convictionDate: count.date,
    sentence: count.sentence,
    later: count.later,
    caseNumbers: count.caseNumbers,
    sources: count.rows.map(event => event.row.source),
  }
  const said = count.rows.find(event => event.disposition.convicts)?.said
  if (said !== undefined) conviction.disposition = said
  if (count.offense.remark !== undefined) conviction.remark = count.offense.remark
  if (count.class !== undefined) conviction.class = count.class
  const court = firstText(count.rows, COLUMN.STP_ORI_DESCR)
  if (court !== '') conviction.court = court
  const county = firstText(count.rows, COLUMN.STP_ORI_CNTY_NAME)
  if (county !== '') conviction.county = county
  for (const event of count.rows) event.row.conviction = conviction
  return conviction
}

/** A key no other conviction of the person has: another SUBJECT_ID's count of the same number gets its name. */
export function freeKey(key: string, row: Row, taken: Set<string>): string {
  let free = key
  if (taken.has(free)) free = `${key}@${row.text(COLUMN.SUBJECT_ID)}`
  for (let n = 2; taken.has(free); n++) free = `${key}@${row.text(COLUMN.SUBJECT_ID)}~${n}`
  taken.add(free)
  return free
}
