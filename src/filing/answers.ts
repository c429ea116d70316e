/** The court's answers: what was granted, denied, struck or continued, held against what was filed, and what is still open. */
import { csvRecordsOf, type TableRow } from '../results/csv-read.ts'
import type { Unusable } from '../results/manifest.ts'
import { parseDay } from '../time/day.ts'
import type { UpdateRow } from './court-update.ts'
import { ANSWERS, type CourtAnswer } from './filing.ts'

/** A line of the answers that cannot be used: a sentence without a person's data. */
export interface AnswerProblem {
  readonly line: number
  readonly why: string
}

export interface Answered {
  /** The last answer to each count that has one, by its `count_id`. */
  readonly answers: ReadonlyMap<string, CourtAnswer>
  readonly problems: readonly AnswerProblem[]
}

/** What one line says of a count. */
interface LineAnswer extends CourtAnswer {
  readonly line: number
  /** The whole order was answered, not this count alone: what is said of a count goes before it. */
  readonly whole: boolean
}

/**
 * Reads answers: lines with [answer], [answered_on], and either [count_id], or [order_reference] of one count
 * (`order-001/12`) or of a whole order (`order-001`). The court update file, filled in, is such a file; its lines without an
 * answer are passed over. What is said of a single count goes before what is said of its order; of two answers on
 * different days the later one holds, and two on one day that differ are a problem.
 */
export function readAnswers(
  text: string,
  filed: readonly Pick<UpdateRow, 'count_id' | 'order_reference'>[],
): Answered | Unusable {
  const names = namesIn(filed)
  const problems: AnswerProblem[] = []
  const found = new Map<string, LineAnswer>()
  let columns: readonly string[] | undefined
  for (const { row, line } of csvRecordsOf(text)) {
    columns ??= Object.keys(row)
    const why = takeLine(row, line, names, found)
    if (why !== undefined) problems.push({ line, why })
  }
  const missing = ['answer', 'answered_on'].find(name => columns?.includes(name) === false)
  if (missing !== undefined)
    return {
      unusable: `it has no column [${missing}]; fill in court-update.csv, or write count_id, order_reference, answer, answered_on`,
    }
  return {
    answers: new Map([...found].map(([id, { answer, on }]) => [id, { answer, on }])),
    problems,
  }
}

/** What the counts that were filed are called. */
interface FiledNames {
  readonly ids: ReadonlySet<string>
  readonly byReference: ReadonlyMap<string, string>
  readonly byOrder: ReadonlyMap<string, readonly string[]>
}

function namesIn(filed: readonly Pick<UpdateRow, 'count_id' | 'order_reference'>[]): FiledNames {
  const orderOf = (reference: string) => reference.slice(0, Math.max(0, reference.lastIndexOf('/')))
  const orders = Map.groupBy(filed, row => orderOf(row.order_reference))
  return {
    ids: new Set(filed.map(row => row.count_id)),
    byReference: new Map(filed.map(row => [row.order_reference, row.count_id])),
    byOrder: new Map([...orders].map(([order, rows]) => [order, rows.map(row => row.count_id)])),
  }
}

/** Takes what a line answers; why it cannot be used, where it cannot. */
function takeLine(
  row: TableRow,
  line: number,
  names: FiledNames,
  found: Map<string, LineAnswer>,
): string | undefined {
  const cell = (name: string): string => (row[name] ?? '').trim()
  const said = cell('answer').toLowerCase()
  if (said === '') return undefined
  const answer = ANSWERS.find(one => one === said)
  if (answer === undefined)
    return `[answer] is not one of ${ANSWERS.join(', ')}; write one of them, or leave it empty`
  const on = cell('answered_on')
  if (parseDay(on) === undefined) return '[answered_on] is no date; write the day of the order as YYYY-MM-DD'
  const counts = countsNamed(cell('count_id'), cell('order_reference'), names)
  if (typeof counts === 'string') return counts
  const { ids, whole } = counts
  for (const count of ids) {
    const why = takeAnswer(found, count, { line, answer, on, whole })
    if (why !== undefined) return why
  }
  return undefined
}

/** The counts a line is about, or why there are none. */
function countsNamed(
  id: string,
  reference: string,
  { ids, byReference, byOrder }: FiledNames,
): { readonly ids: readonly string[]; readonly whole: boolean } | string {
  if (id === '' && reference === '') return 'it names no count; write its [count_id] or its [order_reference]'
  const order = id === '' ? byOrder.get(reference) : undefined
  if (order !== undefined) return { ids: order, whole: true }
  const count = id === '' ? byReference.get(reference) : id
  return count === undefined || !ids.has(count)
    ? 'nothing was filed under this name; take it from court-update.csv of this filing'
    : { ids: [count], whole: false }
}

/** Keeps an answer to a count where it goes before what is known; says so where the two cannot both hold. */
function takeAnswer(found: Map<string, LineAnswer>, count: string, next: LineAnswer): string | undefined {
  const known = found.get(count)
  const { whole, on, answer } = next
  if (known === undefined || (known.whole && !whole) || (known.whole === whole && known.on < on)) {
    found.set(count, next)
    return undefined
  }
  return known.whole === whole && known.on === on && known.answer !== answer
    ? `line ${known.line} answers the same count otherwise on the same day; ask the court which holds`
    : undefined
}

/** What is still open: counts without an answer, and those continued. */
export const isOpen = (answer: CourtAnswer | undefined): boolean =>
  answer === undefined || answer.answer === 'continued'
