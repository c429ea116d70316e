/** Members of a subject that answer a test alike: where there are many of them, one of each kind is asked for all. */
import { ALWAYS, NEVER } from '../time/day.ts'
import { NO, type Window, YES } from '../time/window.ts'
import type { Supposition } from './fact.ts'

/** Every member of a subject, by its kind: all of a kind answer the test alike, whatever is supposed of all of them. */
export interface Alike {
  readonly members: readonly unknown[]
  /** By member, the place of its kind. */
  readonly kindOf: Int32Array
  /** By kind, in the order of their first members: the place of that member, and how many there are. */
  readonly firsts: readonly number[]
  readonly counts: readonly number[]
  /** The place of the member that alone a supposition about this is about; below zero: it is about none, or about all alike. */
  readonly placeOf: (supposed: unknown) => number
}

/** So few members are asked sooner than their kinds are told. */
export const FEW_MEMBERS = 8

/** Asks one member of each kind, and each that something is supposed of by itself: `answer` is given how many answer so. */
export function askEachKind(
  { members, kindOf, firsts, counts, placeOf }: Alike,
  suppose: Supposition | undefined,
  answer: (member: unknown, count: number) => boolean,
): void {
  const apart: number[] = []
  for (const supposed of suppose?.subjects ?? []) {
    const place = placeOf(supposed)
    if (place >= 0 && !apart.includes(place)) apart.push(place)
  }
  for (const place of apart) if (answer(members[place], 1)) return
  for (let kind = 0; kind < firsts.length; kind++) {
    let asked = firsts[kind] as number
    let count = counts[kind] as number
    for (const place of apart) if (kindOf[place] === kind) count--
    if (count === 0) continue
    while (apart.includes(asked)) asked = kindOf.indexOf(kind, asked + 1)
    if (answer(members[asked], count)) return
  }
}

/** When at least `n` members pass a test, by their kinds: what asking each of them gives. */
export function ofKinds(
  n: number,
  alike: Alike,
  passes: (member: never, suppose?: Supposition) => Window,
  suppose: Supposition | undefined,
  nth: (n: number, windows: readonly Window[]) => Window,
): Window {
  const possible: Window[] = []
  let sure = 0
  askEachKind(alike, suppose, (member, count) => {
    const passed = passes(member as never, suppose)
    if (passed.soonest === NEVER) return false
    if (passed.latest === ALWAYS) sure += count
    for (let i = 0; i < count && i < n; i++) possible.push(passed)
    return sure >= n
  })
  return sure >= n ? YES : possible.length === 0 ? NO : nth(n, possible)
}
