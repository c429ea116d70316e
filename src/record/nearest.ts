/** The known name that a name with typing errors was most likely meant to be. */

/**
 * The name that takes the fewest typing errors to become the text, in any case, the first of those given where two do; undefined
 * where even that one would need half of its letters changed.
 */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  const given = text.slice(0, 60).toUpperCase()
  let nearest: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const name of names) {
    const errors = typingErrors(given, name.toUpperCase())
    if (errors < fewest && errors * 2 < name.length) {
      nearest = name
      fewest = errors
    }
  }
  return nearest
}

/** Letters added, left out, changed, or swapped with the next, to get from one name to the other. */
export function typingErrors(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1]
      let least = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[to.length] ?? 0
}
