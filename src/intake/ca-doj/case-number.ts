/** Which case numbers are one: courts and agencies write them with and without hyphens, blanks and leading zeros. */

/** Files repeat a number on each row of its case. */
const known = new Map<string, string>()

/** `95F01001` of `95F01001`, `95-F-01001`, `95 F 1001`: letters and digits alone, no zeros before a number. */
function bare(written: string): string {
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
export const sameCaseNumber = (a: string, b: string): boolean => a === b || bare(a) === bare(b)

/** As few letters and digits as still tell one case of a court from another. */
const TELLING = 4

/** Whether one of two numbers may be the other with a prefix or a suffix: of the court, or of one defendant. */
export function mayBeSameCase(some: readonly string[], others: readonly string[]): boolean {
  for (const a of some)
    for (const b of others) {
      const [short, long] = bare(a).length < bare(b).length ? [bare(a), bare(b)] : [bare(b), bare(a)]
      if (short.length >= TELLING && (startsWithNumber(long, short) || endsWithNumber(long, short)))
        return true
    }
  return false
}

/** Whether what stands behind or before the shorter number does not go on with its own digits. */
const startsWithNumber = (long: string, short: string): boolean =>
  long.startsWith(short) && !/^\d/.test(long.slice(short.length))
const endsWithNumber = (long: string, short: string): boolean =>
  long.endsWith(short) && !/\d$/.test(long.slice(0, -short.length))

/** Whether two lists of numbers have one in common. */
export function shareCaseNumber(some: readonly string[], others: readonly string[]): boolean {
  for (const a of some) for (const b of others) if (sameCaseNumber(a, b)) return true
  return false
}
