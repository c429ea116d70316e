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
 * capitals, blanks, signs, and letters of a file without a mark that was opened as Windows has it.
 */
export const contradicted = (row: TableRow, known: Known): string | undefined =>
  Object.entries(known).find(([column, truth]) => {
    const cell = row[column] ?? ''
    return cell !== '' && !says(column, cell, truth) && !says(column, cell, misread(truth))
  })?.[0]

/** A text of UTF-8 as a spreadsheet shows it that takes it for Windows-1252: `Ã‘` for `Ñ`. */
const misread = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text))

/** Whether a text was misread so: nothing of it may be printed. */
export const isMisread = (text: string): boolean =>
  /[\u00c2-\u00c5][\u0080-\u00bf\u0152-\u0178\u2013-\u203a\u20ac\u2122]/.test(text)

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
