/** Which objects of a form a document needs once, and which once for each copy of the form; and their order by that. */
import type { Gap, Part } from './template.ts'

/** Objects that lead to a page, a field or a place in the structure: each copy of a form needs its own. */
export function ownOf(parts: readonly Part[], first: ReadonlySet<number>): ReadonlySet<number> {
  const own = new Set(first)
  const namedBy = new Map<number, number[]>()
  for (const [i, part] of parts.entries()) {
    for (const gap of gapsOf(part)) {
      if (gap.kind === 'object') {
        const known = namedBy.get(gap.at)
        if (known === undefined) namedBy.set(gap.at, [i])
        else known.push(i)
      } else own.add(i)
    }
  }
  const reached = [...own]
  for (let one = reached.pop(); one !== undefined; one = reached.pop())
    for (const by of namedBy.get(one) ?? [])
      if (!own.has(by)) {
        own.add(by)
        reached.push(by)
      }
  return own
}

function* gapsOf(part: Part): Generator<Gap> {
  for (const one of part) {
    if (one instanceof Uint8Array) continue
    yield one
    if (one.kind === 'value' || one.kind === 'look') yield* gapsOf(one.was)
  }
}

/** Those that can be shared first; `to` gives the new place of each, `own` how many can. */
export function sharedFirst(
  parts: readonly Part[],
  own: ReadonlySet<number>,
): { readonly order: readonly number[]; readonly to: readonly number[]; readonly own: number } {
  const places = parts.map((_, i) => i)
  const shared = places.filter(i => !own.has(i))
  const order = [...shared, ...places.filter(i => own.has(i))]
  const to: number[] = []
  for (const [place, i] of order.entries()) to[i] = place
  return { order, to, own: shared.length }
}

/** A part with the new places of the objects it names. */
export const placedAnew = (part: Part, to: readonly number[]): Part => part.map(piece => placed(piece, to))

function placed(one: Uint8Array | Gap, to: readonly number[]): Uint8Array | Gap {
  if (one instanceof Uint8Array) return one
  if (one.kind === 'object') return { kind: 'object', at: to[one.at] ?? 0 }
  if (one.kind === 'value' || one.kind === 'look') return { ...one, was: placedAnew(one.was, to) }
  return one
}
