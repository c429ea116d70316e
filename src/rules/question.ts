/** Questions: for each fact that is missing, what each possible answer would do. */
import { ALWAYS, NEVER } from '../time/day.ts'
import { isExact, on, type Window } from '../time/window.ts'
import { type Supposition, supposing, type Value } from './fact.ts'
import type { FactUse } from './proof.ts'

export interface Answer<R> {
  readonly value: Value
  readonly result: R
}

/** One or two facts that are missing, asked together, and what each answer would do. */
export interface Question<R> {
  readonly facts: readonly FactUse[]
  readonly answers: readonly (readonly [values: readonly Value[], result: R])[]
  /** Whether some answer settles the matter. */
  readonly settles: boolean
}

/** How many single facts, and how many answers of each, are tried in pairs. */
const MOST = 8

/**
 * Tries every answer worth trying of each missing fact, alone; where no answer of any single fact settles the matter,
 * pairs of facts. `decide` is the same function that decided, under a supposition.
 */
export function questions<R>(
  missing: readonly FactUse[],
  decide: (suppose: Supposition) => R,
  settled: (result: R) => boolean,
): readonly Question<R>[] {
  const single = missing
    .map(use => ask([use], decide, settled))
    .filter(question => question.answers.length > 0)
  if (single.some(question => question.settles) || missing.length < 2) return single
  const pairs: Question<R>[] = []
  const few = missing.slice(0, MOST)
  for (const [i, first] of few.entries()) {
    for (const second of few.slice(i + 1)) {
      const pair = ask([first, second], decide, settled)
      if (pair.settles) pairs.push(pair)
    }
  }
  return [...single, ...pairs]
}

function ask<R>(
  uses: readonly FactUse[],
  decide: (suppose: Supposition) => R,
  settled: (result: R) => boolean,
): Question<R> {
  let combinations: Value[][] = [[]]
  for (const use of uses) {
    const values = candidates(use)
    combinations = combinations.flatMap(values_ => values.map(value => [...values_, value]))
  }
  const answers = combinations.map(values => {
    const given = uses.flatMap((use, i) => {
      const value = values[i]
      return value === undefined ? [] : [{ fact: use.fact, subject: use.subject, value }]
    })
    return [values, decide(supposing(given))] as const
  })
  return { facts: uses, answers, settles: answers.some(([, result]) => settled(result)) }
}

/**
 * The answers worth trying: those within what is already known, once each, days in order. Of many, some from the first
 * to the last, for the ends are the likeliest to settle. Where no turn lies within the bounds of a day, its bounds.
 */
function candidates({ probes, value: known }: FactUse): readonly Value[] {
  const within = probes.filter(value => {
    if (typeof value !== 'object' || typeof known !== 'object') return true
    return value.soonest >= known.soonest && value.latest <= known.latest
  })
  if (within.length === 0 && typeof known === 'object') {
    const bounds = [known.soonest, known.latest].filter(day => day > ALWAYS && day < NEVER)
    within.push(...bounds.map(on))
  }
  const seen = new Map<string, Value>()
  for (const value of within) seen.set(keyOf(value), value)
  const values = [...seen.values()].sort(inOrder)
  if (values.length <= MOST) return values
  return Array.from({ length: MOST }, (_, i) =>
    values.at(Math.round((i * (values.length - 1)) / (MOST - 1))),
  ).filter(value => value !== undefined)
}

const keyOf = (value: Value): string =>
  typeof value === 'object' ? `${value.soonest},${value.latest}` : String(value)

function inOrder(a: Value, b: Value): number {
  if (typeof a === 'object' && typeof b === 'object') return a.soonest - b.soonest
  return 0
}

/** Whether a value is a day known exactly. */
export const isExactDay = (value: Value): value is Window => typeof value === 'object' && isExact(value)
