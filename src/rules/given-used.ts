/** What was given beside the record and answers rest on, found by walking what decides them: for the tables of a run with facts. */
import type { Day } from '../time/day.ts'
import type { Condition } from './condition.ts'
import { type Fact, identityOf, settledOf, type Value } from './fact.ts'
import { changedOf, type Settled } from './given.ts'
import { walkDeciding } from './reason.ts'

/** A fact that was given of some subject. */
export interface GivenUse {
  readonly name: string
  /** Whom it is about, where that is another than the subject: an earlier conviction. */
  readonly about?: string
  readonly subject: unknown
  readonly settled: Settled
}

/** What was given and says something else than the record by itself, of all that conditions rest on; once each. */
export function givenUsed<S>(conditions: readonly Condition<S>[], subject: S, day: Day): readonly GivenUse[] {
  const found: GivenUse[] = []
  const add = (name: string, settled: Settled | undefined, of: unknown, about: string | undefined): void => {
    if (settled === undefined || settled.state === 'agrees') return
    if (found.some(one => one.name === name && one.subject === of)) return
    found.push({ name, subject: of, settled, ...(about === undefined || about === '' ? {} : { about }) })
  }
  const look = (fact: Fact<never, Value>, of: never): void => {
    const identity = identityOf(fact, of)
    const about = identity === subject ? undefined : fact.about?.(of)
    add(fact.name, settledOf(fact, of), identity, about)
    for (const [name, settled] of changedOf(identity)) add(name, settled, identity, about)
    for (const beside of fact.looksAt ?? []) look(beside, of)
  }
  walkDeciding(conditions, subject, day, (leaf, of) => {
    for (const fact of leaf.facts) look(fact, of)
  })
  return found
}

/** What was given of these subjects themselves. */
export const givenOfSubjects = (subjects: readonly unknown[]): readonly GivenUse[] =>
  subjects.flatMap(subject =>
    changedOf(subject).flatMap(([name, settled]) =>
      settled.state === 'agrees' ? [] : [{ name, subject, settled }],
    ),
  )
