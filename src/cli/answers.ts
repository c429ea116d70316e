/** `setaside file answers`: reads what the court answered to a filing, and tells what is still open. */
import { isOpen, readAnswers } from '../filing/answers.ts'
import { type UpdateRow, updateTable } from '../filing/court-update.ts'
import { ANSWERS, type CourtAnswer } from '../filing/filing.ts'
import { openFiling } from '../filing/finished.ts'
import { command } from './command.ts'
import { DONE, isProblem, refused } from './exit.ts'
import { noNewFile, writeNewFile } from './new-file.ts'
import { FILING } from './options.ts'
import { readWhole } from './read-whole.ts'

export const answersCommand = command({
  name: 'answers',
  summary: 'reads what the court answered, and tells what is still open',
  description:
    'Holds the answers of a court (granted, denied, struck, continued) against what was filed. Answers are court-update.csv filled in, or lines of count_id or order_reference, answer and answered_on; order-001 alone answers every count of that order, and what is said of a single count goes before it.',
  arguments: {},
  options: {
    filing: FILING,
    answers: { value: 'file', says: 'the answers, as CSV', required: true },
    updated: { value: 'file', says: 'write court-update.csv again, with answers and effective dates' },
    open: { value: 'file', says: 'write the rows that are still open' },
    partial: { says: 'use the other lines where some cannot be used' },
    force: { says: 'replace files that are there already' },
  },
  examples: ['setaside file answers --filing filing --answers from-the-court.csv --open open.csv'],
  run: ({ filing: folder, answers: path, updated, open, partial, force }, terminal) => {
    const place =
      (updated === undefined ? undefined : noNewFile('--updated', updated, force)) ??
      (open === undefined ? undefined : noNewFile('--open', open, force))
    if (place !== undefined) return place
    const filing = openFiling(folder)
    if ('unusable' in filing) return refused(filing.unusable)
    const text = readWhole(path, 'file of answers')
    if (isProblem(text)) return text
    const read = readAnswers(text, filing.rows)
    if ('unusable' in read) return refused(`[${path}] cannot be used: ${read.unusable}`)
    for (const { line, why } of read.problems.slice(0, MOST_TOLD))
      terminal.err(`[${path}] line ${line}: ${why}\n`)
    if (read.problems.length > MOST_TOLD) terminal.err(`... and ${read.problems.length - MOST_TOLD} more\n`)
    if (read.problems.length > 0 && !partial)
      return refused(
        `[${read.problems.length}] lines of [${path}] cannot be used; mend them, or use the others with [--partial]`,
      )
    const rows = filing.rows.map(row => withAnswer(row, read.answers.get(row.count_id)))
    const stillOpen = rows.filter(row => isOpen(read.answers.get(row.count_id)))
    if (updated !== undefined) writeNewFile(updated, updateTable(rows))
    if (open !== undefined) writeNewFile(open, updateTable(stillOpen))
    terminal.out(answersText(rows, stillOpen))
    return DONE
  },
})

const MOST_TOLD = 50

const withAnswer = (row: UpdateRow, answer: CourtAnswer | undefined): UpdateRow =>
  answer === undefined
    ? row
    : {
        ...row,
        answer: answer.answer,
        answered_on: answer.on,
        effective_date: answer.answer === 'granted' ? answer.on : '',
      }

function answersText(rows: readonly UpdateRow[], open: readonly UpdateRow[]): string {
  const line = (label: string, of: readonly UpdateRow[]) =>
    `  ${label.padEnd(28)}${String(of.length).padStart(9)}`
  const orders = Map.groupBy(open, ({ order_reference: reference }) => reference.replace(/\/\d+$/, ''))
  const shown = [...orders].slice(0, MOST_TOLD)
  return [
    line('counts filed', rows),
    ...ANSWERS.map(answer =>
      line(
        answer,
        rows.filter(row => row.answer === answer),
      ),
    ),
    line(
      'no answer yet',
      rows.filter(({ answer }) => answer === ''),
    ),
    line('still open', open),
    ...shown.map(([order, of]) => line(`  ${order}`, of)),
    ...(orders.size > shown.length ? [`    and ${orders.size - shown.length} other orders`] : []),
    '',
  ].join('\n')
}
