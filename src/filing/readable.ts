/**
 * Columns that stand in a list for people to read, beside those that name the count: nothing is taken from them, and where one
 * says otherwise than the record, nobody knows of which count the line is, for a column was sorted or changed by itself.
 */
import type { TableRow } from '../results/csv-read.ts'

/** What is known of a count, by the column that tells it. */
export type Known = Readonly<Record<string, string>>

/**
 * The first column that a line fills in otherwise than what is known. Blank cells and columns that are not there say nothing.
 * What spreadsheets do to a cell is no difference: another way to write a day, zeros gone from the front of a number, `1E+5`,
 * capitals, blanks, signs.
 */
export const contradicted = (row: TableRow, known: Known): string | undefined =>
  Object.entries(known).find(([column, truth]) => {
    const cell = row[column] ?? ''
    return cell !== '' && !says(column, cell, truth)
  })?.[0]

const NAMES: readonly string[] = ['name', 'defendant']
const DAYS: readonly string[] = ['birth_date', 'conviction_date']

function says(column: string, cell: string, truth: string): boolean {
  const [said, known] = [wordsOf(cell), wordsOf(truth)]
  if (NAMES.includes(column)) return sameWords(said.toSorted(), known.toSorted())
  return sameWords(said, known) || isRounded(cell, truth) || (DAYS.includes(column) && isSameDay(said, known))
}

/** Letters and digits, without accents: the other signs are what programs change. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .match(/[\p{Letter}\p{Number}]+/gu) ?? []

const sameWords = (said: readonly string[], known: readonly string[]): boolean =>
  said.length === known.length && said.every((word, at) => plain(word) === plain(known[at] ?? ''))

/** A number without the zeros in front of it. */
const plain = (word: string): string => (/^\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : word)

const SCIENTIFIC = /^\d(?:[.,](\d+))?E\+?(\d+)$/i

/** Whether a cell is the number that a spreadsheet makes of a text such as `97E00012` or of one too long for it. */
export function isRounded(cell: string, truth: string): boolean {
  const digits = SCIENTIFIC.exec(cell)
  return (
    digits !== null &&
    /^\d+(?:e\d+)?$/i.test(truth) &&
    Number(truth).toExponential(digits[1]?.length ?? 0) ===
      Number(cell.replace(',', '.')).toExponential(digits[1]?.length ?? 0)
  )
}

const TIME = /^0+$/

/** Whether year, month and day of a cell are those of a day, in whichever order; a time at midnight is passed over. */
function isSameDay(
  said: readonly string[],
  [year = '', month = '', day = '', ...more]: readonly string[],
): boolean {
  const [one = '', two = '', three = '', ...time] = said.map(plain)
  if (more.length > 0 || !time.every(word => TIME.test(word))) return false
  const [monthOf, dayOf] = [plain(month), plain(day)]
  const isYear = (word: string) => word === year || word === plain(year.slice(-2))
  return (
    (one === year && two === monthOf && three === dayOf) ||
    (isYear(three) && ((one === monthOf && two === dayOf) || (one === dayOf && two === monthOf)))
  )
}

/** An identifier as a spreadsheet that takes it for a number leaves it: without zeros in front, `1E5` as a hundred thousand. */
export function asNumber(text: string): string {
  if (!/^\d+(?:\.\d+)?(?:e\+?\d+)?$/i.test(text)) return text
  return String(Number(Number(text).toPrecision(15)))
}
