/** Rows of CSV, as the result tables have them: RFC 4180 with CRLF, and no cell that a spreadsheet would run. */

const FORMULA = /^ *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const HARMLESS = /^ *(?:-|[+-]?(?:\d+(?:\.\d*)?|\.\d+)) *$/

function cellOf(text: string): string {
  const guarded = FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`
