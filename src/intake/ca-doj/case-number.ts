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

/** Whether two lists of numbers have one in common. */
export function shareCaseNumber(some: readonly string[], others: readonly string[]): boolean {
  for (const a of some) for (const b of others) if (sameCaseNumber(a, b)) return true
  return false
}
