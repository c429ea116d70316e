/** Whether the person serves a sentence, for the petitions that are closed to whoever does: parole belongs to the sentence. */
import { sentenceEnd, stands } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, any } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { type DayFact, look } from '../../../rules/fact.ts'
import { after } from '../../../rules/leaves.ts'
import { readOnce } from '../../../rules/memo.ts'
import { ALWAYS, NEVER } from '../../../time/day.ts'
import { UNKNOWN } from '../../../time/window.ts'
import {
  lookedUp,
  notServing,
  paroleEnd,
  prisonGiven,
  probationGranted,
  probationRevoked,
  wholeSentenceEnd,
} from './history.ts'

/** A prison term beside probation that was never revoked: its execution was suspended, so that no parole came of it. */
export const prisonSuspended = (conviction: Conviction): boolean =>
  conviction.sentence.says !== 'life' &&
  conviction.sentence.says !== 'elsewhere' &&
  look(prisonGiven, conviction) === true &&
  look(probationGranted, conviction) === true &&
  look(probationRevoked, conviction) === false

/** Whether prison was given, or a part of the sentence that cannot be read may be prison. */
const mayBePrison = (one: Conviction): boolean => {
  const given = look(prisonGiven, one)
  return given === true || (given === undefined && one.sentence.parts.some(({ kind }) => kind === undefined))
}

/** When the last sentence of another case has run: what this case gave is left out. */
const lastEndElsewhere: DayFact<Conviction> = {
  name: 'end of the last sentence of another case',
  asks: 'On which day was the last of the person’s sentences in other cases complete, probation and parole with it?',
  answers: { kind: 'day' },
  read: ({ cycle, person: { convictions, doubts, undisposed = [], death } }) => {
    let latest = doubts.length > 0 ? NEVER : ALWAYS
    let soonest = ALWAYS
    for (const one of [...convictions, ...undisposed]) {
      if (one.cycle === cycle || look(stands, one) === false) continue
      const ends = wholeSentenceEnd(one)
      if (look(stands, one) === true && !undisposed.includes(one)) soonest = Math.max(soonest, ends.soonest)
      const paroled = death === undefined && mayBePrison(one) && !prisonSuspended(one)
      latest = Math.max(latest, paroled ? paroleEnd(one, ends) : ends.latest)
    }
    return { soonest: Math.min(soonest, latest), latest }
  },
  sources: ({ person }) => person.convictions.flatMap(({ sources }) => sources),
}

/** Serving nothing and on no probation, but for what was given in this case. */
export const servingNothingElse = all<Conviction>(
  {
    says: 'the person serves no sentence of another case',
    otherwise: 'the person may be serving a sentence',
  },
  after(lastEndElsewhere, {}, 'every sentence of another case has run'),
)

/** The last day on which a parole may run that the record does not show: after each prison term, the longest of its offense. */
const lastParoleEnd: DayFact<Conviction> = readOnce({
  name: 'end of the last parole',
  asks: 'On which day did the last parole of the person end, after any prison term?',
  answers: { kind: 'day' },
  read: ({ person: { convictions, death } }) => {
    let latest = ALWAYS
    for (const one of death === undefined ? convictions : []) {
      if (!mayBePrison(one) || look(stands, one) === false || prisonSuspended(one)) continue
      if (one.sentence.parts.some(({ kind }) => kind === 'parole')) continue
      latest = Math.max(latest, paroleEnd(one, look(sentenceEnd, one) ?? UNKNOWN))
    }
    return { soonest: ALWAYS, latest }
  },
  sources: ({ person }) => person.convictions.flatMap(({ sources }) => sources),
  of: ({ person }) => person,
})

/**
 * Neither a sentence nor a parole, in this case or another, is still running. PC 1203.41(a)(3) names parole beside a sentence that
 * is served, so whether parole is one is open: it is asked as long as one may run.
 */
export const servingNothing = all<Conviction>(
  'the person serves no sentence, and no parole that may be part of one',
  notServing,
  any(
    {
      says: 'no parole after a prison term is still running',
      otherwise: 'the person may be on parole',
      cite: cite(
        'PC 3000(a)(1)',
        'verbatim',
        'a prison sentence includes parole or postrelease community supervision (read 2026-11-30)',
      ),
    },
    lookedUp('sentences', 'the person serves no sentence'),
    lookedUp('supervision', 'nobody supervises the person'),
    after(lastParoleEnd, {}, 'the longest parole after every prison term has run'),
  ),
)
