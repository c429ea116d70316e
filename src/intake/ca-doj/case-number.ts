/**
 * Which case numbers are one: courts and agencies write them with and without hyphens, blanks and leading zeros; and which stand
 * together in one cell.
 */

/** Files repeat a number on each row of its case. */
const known = new Map<string, string>()

/** `95F01001` of `95F01001`, `95-F-01001`, `95 F 1001`: letters and digits alone, no zeros before a number. */
export function bare(written: string): string {
  let found = known.get(written)
  if (found === undefined) {
    found = written
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '')
      .replace(/(?<![0-9])0+(?=[0-9])/g, '')
    if (known.size >= 50_000) known.clear()
    known.set(written, found)
  }
  return found
}

/** Whether two numbers, as written, are of one case. */
export const sameCaseNumber = (a: string, b: string): boolean =>
  a === b || (!endApart(a, b) && bare(a) === bare(b))

/** Whether both end in a digit, and not in the same: most numbers of different cases do. */
function endApart(a: string, b: string): boolean {
  const [x, y] = [a.charCodeAt(a.length - 1), b.charCodeAt(b.length - 1)]
  return x !== y && isDigit(x) && isDigit(y)
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** As few letters and digits as still tell one case of a court from another. */
const TELLING = 4
/** Of a number that was cut off, more are needed. */
const TELLING_CUT = 5

/** Whether one of two numbers may be the other cut off, or with a prefix or a suffix: of the court, or of one defendant. */
export const mayBeSameCase = (some: readonly string[], others: readonly string[]): boolean =>
  some.some(a => others.some(b => isPart(a, b) || isPart(b, a)))

function isPart(part: string, whole: string): boolean {
  const [short, long] = [bare(part), bare(whole)]
  if (short.length < TELLING) return false
  if (part.length >= TELLING_CUT && part.length < whole.length)
    for (const end of [whole.slice(0, part.length), whole.slice(-part.length)])
      if (bare(end) === short) return true
  return (
    (long.startsWith(short) && !/^\d/.test(long.slice(short.length))) ||
    (long.endsWith(short) && !/\d$/.test(long.slice(0, -short.length)))
  )
}

/** Whether two lists of numbers have one in common. */
export function shareCaseNumber(some: readonly string[], others: readonly string[]): boolean {
  for (const a of some) for (const b of others) if (sameCaseNumber(a, b)) return true
  return false
}

/** All that one cell may give as the number of a case, made comparable: its numbers, and their pieces where blanks or signs part them. */
export function comparableNumbers(cell: string): readonly string[] {
  const pieces = numbersIn(cell).flatMap(number => [
    number,
    ...number.split(/[\s,;/]+/),
    ...withoutSuffix(number),
  ])
  return [...new Set(pieces.map(bare).filter(number => number.length >= TELLING))]
}

/** A number without the one of a defendant behind it: `334455-01`. */
const withoutSuffix = (number: string): readonly string[] =>
  number.split(/[\s,;/]+/).flatMap(piece => {
    const found = /^(.*\d)-\d{1,2}$/.exec(piece)?.[1]
    return found === undefined ? [] : [found]
  })

/** What may stand between two numbers of one cell; and between the pieces of one. */
const BETWEEN = /[\s,;/]+/
const SURELY_BETWEEN = /[\r\n,;]+/
/** A piece that may be a whole number: at least five signs, four of them digits. */
const WHOLE = /^(?=.{5})(?:\D*\d){4}/

/** Cells that hold several, as they were met. */
const several = new Map<string, readonly string[]>()

/**
 * The case numbers that a cell holds: parted by a line break, a comma or a semicolon; or by a slash or blanks, where each piece
 * may be a whole number, as `95 F 01001` and `CR 95/1234` are one.
 */
export function numbersIn(cell: string): readonly string[] {
  if (!BETWEEN.test(cell)) return [cell]
  let found = several.get(cell)
  if (found === undefined) {
    found = cell.split(SURELY_BETWEEN).flatMap(part => {
      const number = part.trim()
      const pieces = number.split(BETWEEN).filter(piece => piece !== '')
      if (pieces.length === 0) return []
      return pieces.every(piece => WHOLE.test(piece)) ? pieces : [number]
    })
    if (several.size >= 50_000) several.clear()
    several.set(cell, found)
  }
  return found
}
