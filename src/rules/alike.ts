/** Members of a subject that answer a test alike: where there are many of them, one of each kind is asked for all. */
import { ALWAYS, NEVER } from '../time/day.ts'
import { NO, type Window, YES } from '../time/window.ts'
import type { Supposition } from './fact.ts'

/** The members of a subject by their places, each of a kind: all of a kind answer the test alike, whatever is supposed of all of them. */
export interface Alike {
  /** How many places there are, and the one that is no member’s; below zero where each is. */
  readonly size: number
  readonly leftOut: number
  readonly memberAt: (place: number) => unknown
  readonly kindAt: (place: number) => number
  /** By kind: the first place, and how many there are. */
  readonly firsts: readonly number[]
  readonly counts: readonly number[]
  /** The place of the member that alone a supposition about this is about; below zero: it is about none, or about all alike. */
  readonly placeOf: (supposed: unknown) => number
}

/** So few members are asked sooner than their kinds are told. */
export const FEW_MEMBERS = 8

/** Asks one member of each kind, and by itself each that something is supposed of; `count` is how many answer so. */
function askEachKind(
  { size, leftOut, memberAt, kindAt, firsts, counts, placeOf }: Alike,
  suppose: Supposition | undefined,
  answer: (member: unknown, count: number) => boolean,
): void {
  const apart = [...new Set((suppose?.subjects ?? []).map(placeOf))].filter(place => place >= 0)
  for (const place of apart) if (answer(memberAt(place), 1)) return
  for (let kind = 0; kind < firsts.length; kind++) {
    let place = firsts[kind] as number
    let count = counts[kind] as number
    for (const other of apart) if (kindAt(other) === kind) count--
    if (count === 0) continue
    while (place < size && (place === leftOut || apart.includes(place) || kindAt(place) !== kind)) place++
    if (answer(memberAt(place), count)) return
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
