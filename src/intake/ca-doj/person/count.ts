/** One count that was convicted, made of its rows: the offense, the day, the class, the cases and the sentence. */
import type { LaterEvent, OffenseClass, OffenseReading } from '../../../record/person.ts'
import { hull, isKnown, UNKNOWN, type Window } from '../../../time/window.ts'
import { numbersIn } from '../case-number.ts'
import { saysLesser } from '../class.ts'
import { COLUMN } from '../columns.ts'
import {
  chargedInstead,
  convictedOffense,
  orderOf,
  perhapsOffense,
  rowClass,
  withFlagsOf,
  writesClass,
} from '../offense.ts'
import type { Row } from '../row.ts'
import type { RowOffense } from '../row-offense.ts'
import { addParts } from '../sentence.ts'
import type { CountDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { addPart, NO_SENTENCE } from './sentence-parts.ts'

/** `perhaps`: the rows do not say that they convict, and are read as if they did. */
export function readCount(key: string, rows: Event[], readers: Readers, perhaps = false): CountDraft {
  const { readOffense, custom, note } = readers
  let found: RowOffense | undefined
  let remark: string | undefined
  let days: Window | undefined
  let given: OffenseClass | undefined
  let contradicted = false
  const offenses: OffenseReading[] = []
  const caseNumbers: string[] = []
  const later: LaterEvent[] = []
  for (const { row, disposition, day, said } of rows) {
    addCaseNumbers(row, caseNumbers)
    if (!disposition.convicts && !perhaps) continue
    const offense = perhaps
      ? perhapsOffense(row, readOffense)
      : convictedOffense(row, readOffense, custom.namesOffenses)
    if (found === undefined || tellsLess(found, offense)) {
      if (found?.unnamed === true) remark = undefined
      found = offense
    } else if (offense.procedure === undefined && !tellsLess(offense, found))
      found = { ...found, reading: withFlagsOf(found.reading, offense.reading) }
    const isFound = found.unnamed === offense.unnamed
    if (isFound && (offense.procedure === undefined || found.procedure === offense.procedure))
      remark ??= offense.remark
    const order = orderOf(offense)
    if (order !== undefined && !later.some(({ text }) => text === order))
      later.push({ kind: 'other', day: UNKNOWN, text: order, sources: [row.source] })
    if (isKnown(day)) days = days === undefined ? day : hull(days, day)
    const level = offense.unnamed === true ? undefined : rowClass(row, offense, readOffense)
    if (given !== undefined && level !== undefined && level !== given) contradicted = true
    // What reduces says the class it reduces to.
    else if (level !== undefined && disposition.later === undefined && order === undefined)
      contradicted ||= saysLesser(level, said, offense.reading.text, row.text(COLUMN.CONV_OFFENSE_TOC))
    given ??= level
    for (const charged of chargedInstead(row, offense, readOffense)) offenses.push(charged)
  }
  if (contradicted) note('class: rows of one count differ')
  const offense = found as RowOffense
  offenses.push(offense.reading)
  const date = days ?? UNKNOWN
  const order = rows.find(event => event.order !== undefined)?.order
  const count: { -readonly [K in keyof CountDraft]: CountDraft[K] } = {
    key,
    rows,
    offense: remark === undefined || remark === offense.remark ? offense : { ...offense, remark },
    offenses,
    caseNumbers,
    date,
    class: contradicted ? undefined : given,
    classUnread: contradicted || (given === undefined && rows.some(({ row }) => writesClass(row))),
    later,
    parts: [],
    partOrders: [],
    sentence: NO_SENTENCE,
  }
  if (order !== undefined) count.order = order
  for (const { row } of rows) addPart(count, row)
  count.sentence = addParts(date, count.parts)
  if (count.sentence.says === 'unread') note('sentence: length or unit not readable')
  return count
}

/** Whether a row names no offense, or only the one charged, and another one of the count names that convicted of. */
const tellsLess = (one: RowOffense, other: RowOffense): boolean =>
  (one.reading.text === '' && other.reading.text !== '') || (one.unnamed === true && other.unnamed !== true)

const CASE_COLUMNS = [COLUMN.OFN, COLUMN.FE_NUM_CRT_CASE, COLUMN.FE_NUM_DOCKET]

/** Adds the case numbers of a row that are not there yet. */
export function addCaseNumbers(row: Row, found: string[]): readonly string[] {
  for (const column of CASE_COLUMNS) {
    const text = row.text(column)
    if (text.length < 2) continue
    for (const number of numbersIn(text)) if (!found.includes(number)) found.push(number)
  }
  return found
}
