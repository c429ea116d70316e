/** Which parts of a sentence the rows of a count give, each once. */
import type { Sentence } from '../../../record/person.ts'
import { UNKNOWN } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import type { Row } from '../row.ts'
import { addParts, type PartReading, readPart } from '../sentence.ts'
import type { CountDraft } from './draft.ts'

/** What a count has before its parts have been added. */
export const NO_SENTENCE: Sentence = addParts(UNKNOWN, [])

export const hasSentence = (row: Row): boolean =>
  row.text(COLUMN.SENT_LOC_DESCR) !== '' || row.text(COLUMN.SENT_LENGTH) !== ''

/** The sentence part of a row; absent where it gives none. One that has a number and nothing else cannot be read. */
export function partOf(row: Row): PartReading | undefined {
  // Most rows give none, and are asked several times.
  if (row.isEmptyFrom(COLUMN.SENT_ORDER, COLUMN.SENT_TIME_DESCR)) return undefined
  const found = readPart({
    place: row.text(COLUMN.SENT_LOC_DESCR),
    placeCode: row.text(COLUMN.SENT_LOC_CODE),
    length: row.text(COLUMN.SENT_LENGTH),
    unit: row.text(COLUMN.SENT_TIME_CODE),
    unitText: row.text(COLUMN.SENT_TIME_DESCR),
  })
  return found ?? (row.text(COLUMN.SENT_ORDER) === '' ? undefined : LOST_PART)
}

const LOST_PART: PartReading = { part: { place: '', text: '' }, life: false }

/** Adds the sentence part of a row, once for each SENT_ORDER and content. */
export function addPart({ parts, partOrders }: Pick<CountDraft, 'parts' | 'partOrders'>, row: Row): void {
  const found = partOf(row)
  if (found === undefined) return
  const order = row.text(COLUMN.SENT_ORDER)
  if (order !== '')
    for (const [at, { part }] of parts.entries())
      if (partOrders[at] === order && part.place === found.part.place && part.text === found.part.text) return
  parts.push(found)
  partOrders.push(order)
}

/** Whether a row with this SENT_ORDER can only be the part this count lacks. */
export function missesPart({ rows }: Pick<CountDraft, 'rows'>, order: string): boolean {
  if (!/^\d+$/.test(order)) return false
  const orders = rows.map(({ row }) => row.text(COLUMN.SENT_ORDER))
  return !orders.includes(order) && (Number(order) > 1 || !orders.includes('1'))
}
