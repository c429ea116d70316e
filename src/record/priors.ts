/** Priors: earlier convictions of the same person, counted by the dates that a text names. */

import { all, among } from '../rules/algebra.ts'
import type { Citation } from '../rules/citation.ts'
import type { Condition } from '../rules/condition.ts'
import { type DayFact, look } from '../rules/fact.ts'
import { dispute, isInDispute } from '../rules/given.ts'
import { holds, precedes } from '../rules/leaves.ts'
import { forLast } from '../rules/memo.ts'
import { formatWindow } from '../time/window.ts'
import { alikeUnder, type Tested } from './alike-convictions.ts'
import { convicted, recordIsWhole } from './facts.ts'
import type { Conviction } from './person.ts'

/** One conviction looked at as a prior of another of the same person. */
export interface Prior {
  readonly prior: Conviction
  readonly of: Conviction
}

export interface Counting {
  readonly says: string
  readonly otherwise?: string
  readonly cite: Citation
  /** The date of the earlier conviction that counts: its offense, its conviction. Law, never a default. */
  readonly dated: DayFact<Conviction>
  /** The date of the conviction in question that it must come before. */
  readonly before: DayFact<Conviction>
}

/** In words, for an explanation: `187(A) PC, convicted 1990-05-04`. */
export const describe = (conviction: Conviction): string =>
  `${conviction.offense.text || 'offense not readable'}, convicted ${formatWindow(conviction.convictionDate)}`

const seenFrom = <K extends 'prior' | 'of'>(fact: DayFact<Conviction>, end: K): DayFact<Prior> => ({
  name: end === 'prior' ? `${fact.name} of the earlier conviction` : fact.name,
  asks: end === 'prior' ? `${fact.asks} (the earlier conviction)` : fact.asks,
  answers: fact.answers,
  read: pair => look(fact, pair[end]),
  ...(fact.sources === undefined ? {} : { sources: (pair: Prior) => fact.sources?.(pair[end]) ?? [] }),
  of: pair => pair[end],
  ...(end === 'prior' ? { about: (pair: Prior) => describe(pair.prior) } : {}),
})

/** Where it is not sure which rows are the person's, neither is it that this conviction is. */
const surelyTheirs = holds<Prior>(
  {
    name: 'whose the earlier conviction is',
    asks: 'Is the earlier conviction this person’s?',
    answers: { kind: 'yes-no' },
    read: ({ of }) => (of.person.doubts.some(doubt => doubt.kind === 'identity') ? undefined : true),
    sources: ({ prior }) => prior.sources,
    of: ({ prior }) => prior,
    about: ({ prior }) => describe(prior),
  },
  'the earlier conviction is this person’s',
)

const surelyConvicted = holds<Prior>(
  {
    name: `${convicted.name} (the earlier one)`,
    asks: 'Did the court convict of the earlier count?',
    answers: convicted.answers,
    read: ({ prior }) => look(convicted, prior),
    sources: ({ prior }) => prior.sources,
    of: ({ prior }) => prior,
    about: ({ prior }) => describe(prior),
  },
  'the court convicted of it',
)

/** The other convictions of the person, and what may be one. */
export const others = forLast((of: Conviction): readonly Prior[] => {
  const { convictions, undisposed = [] } = of.person
  const found: Prior[] = []
  for (const prior of convictions) if (prior !== of) found.push(priorOf(prior, of))
  for (const prior of undisposed) if (prior !== of) found.push(priorOf(prior, of))
  return found
})

function priorOf(prior: Conviction, of: Conviction): Prior {
  const pair = { prior, of }
  if (isInDispute(of)) dispute(pair)
  return pair
}

/** A test of the others, for which of them are alike. */
export const priorsTested = (test: Condition<Prior>): Tested<Prior> => ({
  test,
  member: priorOf,
  itself: false,
})

/**
 * At least `n` other convictions of the person pass `test` and come before. The test and the dates are asked of the same
 * conviction. Where the record may not be whole, "none" becomes unknown.
 */
export function priors(n: number, test: Condition<Prior>, counting: Counting): Condition<Conviction> {
  const { says, otherwise, cite } = counting
  const dayOfPrior = seenFrom(counting.dated, 'prior')
  const dayOfThis = seenFrom(counting.before, 'of')
  const dated = precedes(
    dayOfPrior,
    dayOfThis,
    `its ${counting.dated.name} comes before the ${counting.before.name} of this one`,
  )
  const counts = all('an earlier conviction of that kind', test, dated, surelyTheirs, surelyConvicted)
  return among<Conviction, Prior>(n, otherwise === undefined ? { says, cite } : { says, otherwise, cite }, {
    members: others,
    alike: alikeUnder({
      ...priorsTested(counts),
      day: { fact: dayOfPrior, against: [[dayOfThis, {}]] },
    }),
    test: counts,
    about: pair => describe(pair.prior),
    whole: recordIsWhole,
  })
}

/**
 * At least `n` other convictions of the person pass `test`, whenever they were: for texts that count what stands on the
 * day of the application, and not what came before the offense. Where the record may not be whole, "none" becomes unknown.
 */
export const othersAtAnyTime = (
  n: number,
  test: Condition<Prior>,
  label: { readonly says: string; readonly otherwise?: string; readonly cite: Citation },
): Condition<Conviction> => {
  const counts = all('another conviction of that kind', test, surelyTheirs, surelyConvicted)
  return among<Conviction, Prior>(n, label, {
    members: others,
    alike: alikeUnder(priorsTested(counts)),
    test: counts,
    about: pair => describe(pair.prior),
    whole: recordIsWhole,
  })
}
