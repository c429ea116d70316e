/** Facts that were given beside the record: what counts where both speak, and what is then open. */
import type { Day } from '../time/day.ts'
import { lies, UNKNOWN, type Window } from '../time/window.ts'
import type { Source, Value } from './source.ts'

/** What one line says of one subject. */
export interface Given {
  readonly value: Value
  /** Where it was looked up, by whom, and when. */
  readonly source: string
  readonly by: string
  readonly asOf: Day
  /** The record is wrong where it says otherwise. */
  readonly corrects: boolean
  /** Where the line stands. */
  readonly at: Source
}

/**
 * How what was given stands beside the record. `given`: the record leaves it open. `agrees`: it says the same. `corrects`: it says
 * otherwise, and is wrong by the line. `contradicts`: it says otherwise. `differs`: lines say different things.
 */
export type GivenState = 'given' | 'agrees' | 'corrects' | 'contradicts' | 'differs'

/** A fact that was given, beside what the record says. */
export interface Settled {
  readonly state: GivenState
  /** What counts: nothing where lines differ or contradict the record. */
  readonly value: Value | undefined
  /** What the record says. */
  readonly record: Value | undefined
  readonly lines: readonly Given[]
}

/** Whether a fact is in dispute: it decides nothing until a person has looked at it. */
export const isDisputed = ({ state }: Pick<Settled, 'state'>): boolean =>
  state === 'contradicts' || state === 'differs'

const isWindow = (value: Value): value is Window => typeof value === 'object'

/** What counts, of what the record says and what lines say of one fact. */
export function settle(record: Value | undefined, lines: readonly Given[]): Settled {
  const [first] = lines
  if (first === undefined) throw new Error('a fact is given by no line')
  const corrects = lines.some(line => line.corrects)
  const all = isWindow(first.value)
    ? ofWindows(lines.map(({ value }) => value as Window))
    : lines.every(({ value }) => value === first.value)
      ? first.value
      : undefined
  const nothing = isWindow(first.value) ? UNKNOWN : undefined
  if (all === undefined) return { state: 'differs', value: nothing, record, lines }
  if (!isWindow(all)) {
    if (record === undefined) return { state: 'given', value: all, record, lines }
    if (record === all) return { state: 'agrees', value: all, record, lines }
    return corrects
      ? { state: 'corrects', value: all, record, lines }
      : { state: 'contradicts', value: nothing, record, lines }
  }
  const shown = record === undefined || !isWindow(record) ? UNKNOWN : record
  const both = ofWindows([shown, all])
  if (both === undefined)
    return corrects
      ? { state: 'corrects', value: all, record, lines }
      : { state: 'contradicts', value: nothing, record, lines }
  return { state: lies(shown, all) ? 'agrees' : 'given', value: both, record, lines }
}

/** The days that all of them leave; undefined where there is none. */
function ofWindows(windows: readonly Window[]): Window | undefined {
  const soonest = Math.max(...windows.map(window => window.soonest))
  const latest = Math.min(...windows.map(window => window.latest))
  return soonest > latest ? undefined : { soonest, latest }
}

/** What was given of a subject, by the names of facts. `settled`: where the record itself was changed to what counts. */
export interface GivenFact {
  readonly lines: readonly Given[]
  readonly settled?: Settled
}

// A table beside the record, for a record knows nothing of what was given. Nothing looks into it in a run without facts.
const GIVEN = new WeakMap<object, Map<string, GivenFact>>()
const DISPUTED = new WeakSet<object>()
/** Whether anything was ever given: of a run without facts nothing more is asked. */
export let inUse = false

/** Gives a fact of a subject: before anything is asked of it. */
export function give(subject: object, name: string, fact: GivenFact): void {
  inUse = true
  const known = GIVEN.get(subject)
  if (known === undefined) GIVEN.set(subject, new Map([[name, fact]]))
  else known.set(name, fact)
}

/** Says that something given is in dispute that answers about a subject may rest on: they then rest on no silence either. */
export function dispute(subject: object): void {
  DISPUTED.add(subject)
}

export const isInDispute = (subject: object): boolean => inUse && DISPUTED.has(subject)

const NONE: readonly never[] = []

/** What of a subject’s record itself was changed to what counts: everything that is read of it may rest on that. */
export const changedOf = (subject: unknown): readonly (readonly [name: string, settled: Settled])[] =>
  [...(GIVEN.get(subject as object) ?? NONE)].flatMap(([name, { settled }]) =>
    settled === undefined ? [] : [[name, settled] as const],
  )

/** What was given of a subject under a name; undefined where nothing was. */
export const givenOf = (subject: unknown, name: string): GivenFact | undefined =>
  GIVEN.get(subject as object)?.get(name)
