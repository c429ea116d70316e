/** Numbers that are nearly alike: one character differs, is missing, or has changed places with the next. */

/** Shorter ones say too little. */
const SHORTEST = 6

/** Whether two numbers that are not the same are one slip of typing apart. */
export function isNear(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST) return false
  if (a.length < b.length) return isNear(b, a)
  let at = 0
  while (at < b.length && a[at] === b[at]) at++
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at)
  if (a.slice(at + 1) === b.slice(at + 1)) return true
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** What two numbers that are nearly alike have in common: each without one of its characters, and as it is. */
export function nearKeys(value: string): readonly string[] {
  if (value.length < SHORTEST) return []
  const keys = new Set([value])
  for (let at = 0; at < value.length; at++) keys.add(value.slice(0, at) + value.slice(at + 1))
  return [...keys]
}
