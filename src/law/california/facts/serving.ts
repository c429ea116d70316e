/** Whether the person serves a sentence, for the petitions that are closed to whoever does: parole belongs to the sentence. */
import { sentenceEnd, stands } from '../../../record/facts.ts'
import type { Conviction, Cycle, Person } from '../../../record/person.ts'
import { all, any } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { type DayFact, look } from '../../../rules/fact.ts'
import { after, holds } from '../../../rules/leaves.ts'
import { forLast, readOnce } from '../../../rules/memo.ts'
import { ALWAYS, addPeriod, type Day, NEVER } from '../../../time/day.ts'
import { UNKNOWN, type Window } from '../../../time/window.ts'
import {
  lookedUp,
  notServing,
  paroleEnd,
  prisonGiven,
  probationGranted,
  probationRevoked,
  wholeSentenceEnd,
  yesNo,
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

/** When the last sentence of each case has run, parole with it. */
const endsByCycle = forLast(
  ({ convictions, undisposed = [], death }: Person): readonly (readonly [Cycle, Window])[] => {
    const found = new Map<Cycle, Window>()
    for (const one of [...convictions, ...undisposed]) {
      const standing = look(stands, one)
      if (standing === false) continue
      const ends = wholeSentenceEnd(one)
      const before = found.get(one.cycle) ?? { soonest: ALWAYS, latest: ALWAYS }
      const sure = standing === true && !undisposed.includes(one)
      const paroled = death === undefined && mayBePrison(one) && !prisonSuspended(one)
      found.set(one.cycle, {
        soonest: sure ? Math.max(before.soonest, ends.soonest) : before.soonest,
        latest: Math.max(before.latest, paroled ? paroleEnd(one, ends) : ends.latest),
      })
    }
    return [...found]
  },
)

/** When the last sentence of another case has run: what this case gave is left out. */
const lastEndElsewhere: DayFact<Conviction> = {
  name: 'end of the last sentence of another case',
  asks: 'On which day was the last of the person’s sentences in other cases complete, probation and parole with it?',
  answers: { kind: 'day' },
  read: ({ cycle, person }) => {
    let latest = person.doubts.length > 0 ? NEVER : ALWAYS
    let soonest = ALWAYS
    for (const [of, ends] of endsByCycle(person)) {
      if (of === cycle) continue
      soonest = Math.max(soonest, ends.soonest)
      latest = Math.max(latest, ends.latest)
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

const noParole = any<Conviction>(
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
)

/**
 * Neither a sentence nor a parole, in this case or another, is still running. PC 1203.41(a)(3) names parole beside a sentence that
 * is served, so whether parole is one is open: it is asked as long as one may run.
 */
export const servingNothing = all<Conviction>(
  'the person serves no sentence, and no parole that may be part of one',
  notServing,
  noParole,
)

// ---- probation of another case, where a text names sentences alone ------------------------------------------------------

/** The most jail that may be a condition of probation (PC 19.2, read 2026-11-30): more may be a sentence whose execution is suspended. */
const MOST_JAIL = { years: 1 }

/** The last day of the jail that was a condition of probation, where a row surely gives no more than both; else of the whole sentence. */
function lastDayButProbation(one: Conviction): Day {
  const { parts, says, behind } = one.sentence
  const whole = wholeSentenceEnd(one).latest
  const told = says === 'complete' || says === 'unread'
  if (!told || look(probationGranted, one) !== true || look(probationRevoked, one) !== false) return whole
  if (behind !== undefined) return whole
  let jail: Day = 0
  for (const { kind, length } of parts) {
    if (kind === 'probation' || kind === 'fine' || kind === 'manner') continue
    if (kind !== 'jail' || length === undefined) return whole
    jail = addPeriod(jail, length)
  }
  if (jail > addPeriod(0, MOST_JAIL) || one.convictionDate.latest === NEVER) return whole
  return Math.min(whole, one.convictionDate.latest + jail)
}

const everyRow = ({ person }: Conviction) => person.convictions.flatMap(({ sources }) => sources)

/** The last day of any sentence, what is probation and no more left aside; `lastDay` says how that is told of each. */
const lastOf = ({ person }: Conviction, lastDay: (one: Conviction) => Day): Day =>
  [...person.convictions, ...(person.undisposed ?? [])]
    .filter(one => look(stands, one) !== false)
    .reduce((last, one) => Math.max(last, lastDay(one)), person.doubts.length > 0 ? NEVER : ALWAYS)

const lastEndButProbation: DayFact<Conviction> = readOnce({
  name: 'end of the last sentence but probation',
  asks: 'On which day was the last of the person’s sentences complete, probation left aside?',
  answers: { kind: 'day' },
  read: conviction => {
    const latest = lastOf(conviction, lastDayButProbation)
    return { soonest: latest === NEVER ? ALWAYS : latest, latest }
  },
  sources: everyRow,
  of: ({ person }) => person,
})

/** Asked only where no more than such a probation may still run. */
const probationIsNone = readOnce({
  ...yesNo(
    'whether probation in another case is a sentence being served',
    'Nothing but probation in another case may still run. PC 1203.4a speaks of who is serving a sentence and, unlike PC 1203.4, not of who is on probation; the courts’ guidance names both. Does an attorney agree that this probation is no bar?',
    conviction =>
      lastOf(conviction, lastDayButProbation) < lastOf(conviction, one => wholeSentenceEnd(one).latest)
        ? undefined
        : false,
    everyRow,
  ),
  of: ({ person }: Conviction) => person,
})

/** The same for a text that names sentences and not probation: whether that of another case bars is open while it may run. */
export const servingNoSentence = any<Conviction>(
  {
    says: 'the person serves no sentence, and no parole or probation that may be one',
    otherwise: 'the person may be serving a sentence',
  },
  servingNothing,
  all(
    'nothing but probation in another case, which is no sentence',
    after(lastEndButProbation, {}, 'every sentence but probation has run'),
    noParole,
    holds(probationIsNone, 'probation is no sentence that is served'),
  ),
)
