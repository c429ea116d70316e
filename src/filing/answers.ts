/** The court's answers: what was granted, denied, struck or continued, held against what was filed, and what is still open. */
import { csvRecordsOf, type TableRow } from '../results/csv-read.ts'
import type { Unusable } from '../results/manifest.ts'
import { parseDay } from '../time/day.ts'
import type { UpdateRow } from './court-update.ts'
import { ANSWERS, type Answer, type CourtAnswer } from './filing.ts'

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

interface Line {
  readonly line: number
  readonly answer: Answer
  readonly on: string
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
  const byOrder = new Map<string, string[]>()
  const byReference = new Map<string, string>()
  const ids = new Set<string>()
  for (const { count_id: id, order_reference: reference } of filed) {
    ids.add(id)
    byReference.set(reference, id)
    const order = reference.slice(0, Math.max(0, reference.lastIndexOf('/')))
    const known = byOrder.get(order)
    if (known === undefined) byOrder.set(order, [id])
    else known.push(id)
  }
  const problems: AnswerProblem[] = []
  const found = new Map<string, Line>()
  let columns: readonly string[] | undefined

  /** Takes an answer, or says why it cannot be used. */
  const readLine = (row: TableRow, line: number): string | undefined => {
    columns ??= Object.keys(row)
    const cell = (name: string): string => (row[name] ?? '').trim()
    const said = cell('answer').toLowerCase()
    if (said === '') return undefined
    const answer = ANSWERS.find(one => one === said)
    if (answer === undefined)
      return `[answer] is not one of ${ANSWERS.join(', ')}; write one of them, or leave it empty`
    const on = cell('answered_on')
    if (parseDay(on) === undefined)
      return '[answered_on] is no date; write the day of the order as YYYY-MM-DD'
    const id = cell('count_id')
    const reference = cell('order_reference')
    if (id === '' && reference === '')
      return 'it names no count; write its [count_id] or its [order_reference]'
    const whole = id === '' && byOrder.has(reference)
    const counts = whole ? byOrder.get(reference) : [id === '' ? byReference.get(reference) : id]
    for (const count of counts ?? []) {
      if (count === undefined || !ids.has(count))
        return 'nothing was filed under this name; take it from court-update.csv of this filing'
      const known = found.get(count)
      const next = { line, answer, on, whole }
      if (known === undefined || (known.whole && !whole) || (known.whole === whole && known.on < on))
        found.set(count, next)
      else if (known.whole === whole && known.on === on && known.answer !== answer)
        return `line ${known.line} answers the same count otherwise on the same day; ask the court which holds`
    }
    return undefined
  }
  for (const { row, line } of csvRecordsOf(text)) {
    const why = readLine(row, line)
    if (why !== undefined) problems.push({ line, why })
  }
  if (columns !== undefined) {
    const missing = ['answer', 'answered_on'].find(name => columns?.includes(name) !== true)
    if (missing !== undefined)
      return {
        unusable: `it has no column [${missing}]; fill in court-update.csv, or write count_id, order_reference, answer, answered_on`,
      }
  }
  return {
    answers: new Map([...found].map(([id, { answer, on }]) => [id, { answer, on }])),
    problems,
  }
}

/** What is still open: counts without an answer, and those continued. */
export const isOpen = (answer: CourtAnswer | undefined): boolean =>
  answer === undefined || answer.answer === 'continued'
