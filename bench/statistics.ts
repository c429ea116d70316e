/** What is said of a handful of measurements. */

/** The middle one; of an even number the lower of the two, which was really measured. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}
