/** `setaside file answers`: reads what the court answered to a filing, and tells what is still open and what to do next. */
import { isOpen, readAnswers } from '../filing/answers.ts'
import { ANSWERS, type Answer, OUTCOMES, RULINGS } from '../filing/court-outcomes.ts'
import {
  ANSWERED_USE,
  type AnsweredRow,
  answeredTable,
  type UpdateRow,
  withAnswer,
} from '../filing/court-update.ts'
import type { CourtAnswer } from '../filing/filing.ts'
import { openFiling } from '../filing/finished.ts'
import { command } from './command.ts'
import { DONE, EXIT, isProblem, type Problem, refused } from './exit.ts'
import { readFilledInFile } from './filled-in-file.ts'
import { noNewFiles } from './new-file.ts'
import { writeNewTable } from './new-table.ts'
import { FILING } from './options.ts'
import { tellLines } from './tell-lines.ts'
import type { Terminal } from './terminal.ts'

export const answersCommand = command({
  name: 'answers',
  summary: 'reads what the court answered, and tells what is still open and what to do next',
  description: `Holds the answers of a court against what was filed: ${ANSWERS.join(', ')}, in these words or as courts write them. Answers are court-update.csv filled in, or lines of count_id or order_reference, answer and answered_on; order-001 alone answers every count of that order, and what is said of a single count goes before it. A line that cannot be used is told, leaves its counts open and holds back no other.`,
  arguments: {},
  options: {
    filing: FILING,
    answers: { value: 'file', says: 'the answers, as CSV or XLSX', required: true, reads: 'file' },
    before: {
      value: 'file',
      says: 'what [--updated] wrote of earlier answers, which stay',
      reads: 'file',
    },
    updated: {
      value: 'file',
      says: 'write court-update.csv again, with answers, effective dates and next steps: .csv, or .xlsx for a workbook',
    },
    open: { value: 'file', says: 'write the rows that are still open, with next steps: .csv or .xlsx' },
    partial: { says: 'end with exit code 0 though lines cannot be used' },
    force: { says: 'replace files that are there already' },
  },
  prints: {
    counts: 'how many counts were filed',
    answers: 'how many have each answer',
    open: 'how many are still open',
    unusable: 'how many lines cannot be used',
  },
  examples: ['setaside file answers --filing filing --answers from-the-court.csv --open open.csv'],
  run: async ({ filing: folder, answers: path, before, updated, open, partial, force }, terminal) => {
    const place = noNewFiles({ '--updated': updated, '--open': open }, force, [path, before])
    if (place !== undefined) return place
    const filing = openFiling(folder)
    if ('unusable' in filing) return refused(filing.unusable)
    const known = before === undefined ? undefined : await recordedIn(before, filing.rows, terminal)
    if (isProblem(known)) return known
    const table = await readFilledInFile(path, 'file of answers', terminal)
    if (isProblem(table)) return table
    const read = readAnswers(table, filing.rows, known)
    if ('unusable' in read) return refused(`[${path}] cannot be used: ${read.unusable}`)
    tellLines(read.problems, path, terminal)
    tellLines(read.told, path, terminal)
    if (read.problems.length > 0 && read.answers.size === 0)
      return refused(
        `[${read.problems.length}] lines of [${path}] cannot be used, and no other has an answer; mend them`,
      )
    const rows = filing.rows.map(row => withAnswer(row, read.answers.get(row.count_id)))
    const stillOpen = rows.filter(row => isOpen(read.answers.get(row.count_id)))
    if (updated !== undefined) await writeNewTable(updated, answeredTable(rows), ANSWERED_USE)
    if (open !== undefined) await writeNewTable(open, answeredTable(stillOpen), ANSWERED_USE)
    const told = {
      text: answersText(rows, stillOpen),
      json: {
        counts: rows.length,
        answers: Object.fromEntries(
          [...Map.groupBy(rows, row => row.answer)].map(([answer, of]) => [answer || 'none', of.length]),
        ),
        open: stillOpen.length,
        unusable: read.problems.length,
      },
    }
    return read.problems.length === 0 || partial
      ? { ...DONE, ...told }
      : {
          ...told,
          code: EXIT.rejects,
          says: `[${read.problems.length}] lines of [${path}] cannot be used, and the others were; mend them and run this again`,
        }
  },
})

const MOST_TOLD = 50

/** Answers that were taken before: each line of them must be usable. */
async function recordedIn(
  path: string,
  filed: readonly UpdateRow[],
  terminal: Terminal,
): Promise<ReadonlyMap<string, CourtAnswer> | Problem> {
  const table = await readFilledInFile(path, 'file of earlier answers', terminal)
  if (isProblem(table)) return table
  const read = readAnswers(table, filed)
  if ('unusable' in read) return refused(`[${path}] cannot be used: ${read.unusable}`)
  const [problem] = read.problems
  return problem === undefined
    ? read.answers
    : refused(`[${path}] line ${problem.line}: ${problem.why}; it is not as [--updated] wrote it`)
}

function answersText(rows: readonly AnsweredRow[], open: readonly AnsweredRow[]): string {
  const line = (label: string, of: readonly AnsweredRow[]) =>
    `  ${label.padEnd(28)}${String(of.length).padStart(9)}`
  const answered = Map.groupBy(rows, row => row.answer)
  const orders = Map.groupBy(open, ({ order_reference: reference }) => reference.replace(/\/\d+$/, ''))
  const shown = [...orders].slice(0, MOST_TOLD)
  const isTold = (answer: Answer) => RULINGS.some(ruling => ruling === answer) || answered.has(answer)
  return [
    line('counts filed', rows),
    ...ANSWERS.filter(isTold).map(answer => line(OUTCOMES[answer].says, answered.get(answer) ?? [])),
    line('no answer yet', answered.get('') ?? []),
    line('still open', open),
    ...shown.map(([order, of]) => line(`  ${order}`, of)),
    ...(orders.size > shown.length ? [`    and ${orders.size - shown.length} other orders`] : []),
    ...ANSWERS.filter(answer => answered.has(answer) && OUTCOMES[answer].next !== '').map(
      answer => `${OUTCOMES[answer].says}: ${OUTCOMES[answer].next}.`,
    ),
    '',
  ].join('\n')
}
