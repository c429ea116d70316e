/** `setaside file answers`: reads what the court answered to a filing, and tells what is still open. */
import type { Command } from 'commander'
import { isOpen, readAnswers } from '../filing/answers.ts'
import { type UpdateRow, updateTable } from '../filing/court-update.ts'
import { ANSWERS } from '../filing/filing.ts'
import { openFiling } from '../filing/finished.ts'
import { DONE, type Ending, isProblem, refused } from './exit.ts'
import { noNewFile, writeNewFile } from './new-file.ts'
import { readWhole } from './read-whole.ts'
import type { Terminal } from './terminal.ts'

interface AnswersFlags {
  readonly filing: string
  readonly answers: string
  readonly updated?: string
  readonly open?: string
  readonly partial?: boolean
  readonly force?: boolean
}

export function answersCommand(file: Command, terminal: Terminal, end: (ending: Ending) => void): void {
  file
    .command('answers')
    .summary('reads what the court answered, and tells what is still open')
    .description(
      'Holds the answers of a court (granted, denied, struck, continued) against what was filed. Answers are court-update.csv filled in, or lines of count_id or order_reference, answer and answered_on; order-001 alone answers every count of that order, and what is said of a single count goes before it.',
    )
    .requiredOption('--filing <dir>', 'the folder of a finished filing')
    .requiredOption('--answers <file>', 'the answers, as CSV')
    .option('--updated <file>', 'write court-update.csv again, with answers and effective dates')
    .option('--open <file>', 'write the rows that are still open')
    .option('--partial', 'use the other lines where some cannot be used')
    .option('--force', 'replace files that are there already')
    .addHelpText(
      'after',
      `
Example:
  setaside file answers --filing filing --answers from-the-court.csv --open open.csv`,
    )
    .action((flags: AnswersFlags) => end(answers(flags, terminal)))
}

const MOST_TOLD = 50

function answers(flags: AnswersFlags, terminal: Terminal): Ending {
  const force = flags.force === true
  for (const [option, path] of [
    ['--updated', flags.updated],
    ['--open', flags.open],
  ] as const) {
    const place = path === undefined ? undefined : noNewFile(option, path, force)
    if (place !== undefined) return place
  }
  const filing = openFiling(flags.filing)
  if ('unusable' in filing) return refused(filing.unusable)
  const text = readWhole(flags.answers, 'file of answers')
  if (isProblem(text)) return text
  const read = readAnswers(text, filing.rows)
  if ('unusable' in read) return refused(`[${flags.answers}] cannot be used: ${read.unusable}`)
  for (const { line, why } of read.problems.slice(0, MOST_TOLD))
    terminal.err(`[${flags.answers}] line ${line}: ${why}\n`)
  if (read.problems.length > MOST_TOLD) terminal.err(`... and ${read.problems.length - MOST_TOLD} more\n`)
  if (read.problems.length > 0 && flags.partial !== true)
    return refused(
      `[${read.problems.length}] lines of [${flags.answers}] cannot be used; mend them, or use the others with [--partial]`,
    )

  const rows = filing.rows.map((row): UpdateRow => {
    const answer = read.answers.get(row.count_id)
    return answer === undefined
      ? row
      : {
          ...row,
          answer: answer.answer,
          answered_on: answer.on,
          effective_date: answer.answer === 'granted' ? answer.on : '',
        }
  })
  const open = rows.filter(row => isOpen(read.answers.get(row.count_id)))
  if (flags.updated !== undefined) writeNewFile(flags.updated, updateTable(rows))
  if (flags.open !== undefined) writeNewFile(flags.open, updateTable(open))
  terminal.out(told(rows, open))
  return DONE
}

function told(rows: readonly UpdateRow[], open: readonly UpdateRow[]): string {
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
