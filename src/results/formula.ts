/**
 * The guard against cells that a spreadsheet would run.
 *
 * A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break (or the full-width form of those
 * signs) for a formula, blanks before it or not. Such a cell gets an apostrophe in front, which spreadsheets know as the
 * mark of text. Two kinds of cell begin so and are harmless, and stay as they are: a plain number (`-0.3`) and a lone `-`.
 */
const FORMULA = /^ *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const HARMLESS = /^ *(?:-|[+-]?(?:\d+(?:\.\d*)?|\.\d+)) *$/
const GUARDED = /^' *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** Whether a spreadsheet might run the cell as a formula. */
export const mayRun = (cell: string): boolean => FORMULA.test(cell) && !HARMLESS.test(cell)

export const guarded = (cell: string): string => (mayRun(cell) ? `'${cell}` : cell)
/** A cell as it was before it was guarded. */
export const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell)

const SPACE = 32
const OPENING = 1
const BLANK = 2
/** What a first byte may mean: it opens a formula, or is a blank with who knows what behind it. */
const MEANING = new Uint8Array(256)
for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n']) MEANING[sign.charCodeAt(0)] = OPENING
MEANING[SPACE] = BLANK

/** Whether a text that begins with this unit must be looked at: of all others `mayRun` is false, but for full-width signs. */
export const maybeFormula = (firstUnit: number): boolean => (MEANING[firstUnit] ?? 0) > 0

/** Whether ASCII bytes begin as a formula does, harmless or not. */
export function beginsAsFormula(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start
  while (at < end && bytes[at] === SPACE) at++
  return at < end && MEANING[bytes[at] as number] === OPENING
}
