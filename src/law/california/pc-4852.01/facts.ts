/** What the record shows of a conviction and its person, as the chapter on certificates of rehabilitation asks for it. */
import { stands } from '../../../record/facts.ts'
import { type Conviction, isCustody, type Person } from '../../../record/person.ts'
import { describe, type Prior } from '../../../record/priors.ts'
import { type DayFact, type Fact, look } from '../../../rules/fact.ts'
import { forLast, readOnce } from '../../../rules/memo.ts'
import { ALWAYS, addPeriod, NEVER } from '../../../time/day.ts'
import { UNKNOWN } from '../../../time/window.ts'
import { probationOver } from '../facts/dismissal.ts'
import { onTheList, probationGranted, yesNo } from '../facts/history.ts'
import { notInFileOfPerson } from '../facts/not-vacated.ts'
import { EXCLUDED_4852 } from '../offenses/lists.ts'

// ---- who is excluded ------------------------------------------------------------------------------------------------

export const excludedHere = onTheList(
  'offense excluded from a certificate',
  'Is the offense one that PC 4852.01(c) excludes?',
  EXCLUDED_4852,
)

/** The exclusion is of the person, not only of the one conviction. */
export const excludedElsewhere: Fact<Prior, boolean> = {
  answers: excludedHere.answers,
  name: 'another offense excluded from a certificate',
  asks: 'Is another conviction of the person one that PC 4852.01(c) excludes?',
  read: ({ prior }) => {
    if (prior.later.some(({ kind }) => kind === 'vacated')) return false
    const listed = look(excludedHere, prior)
    return listed === true && look(stands, prior) !== true ? undefined : listed
  },
  sources: ({ prior }) => prior.sources,
  about: ({ prior }) => describe(prior),
  of: ({ prior }) => prior,
}

/** A term for life may be followed by mandatory life parole; a sentence of death is written out. */
export const lifeOrDeath: Fact<Conviction, boolean> = readOnce({
  ...yesNo(
    'life parole or sentence of death',
    'Is the person on mandatory life parole, or under a sentence of death?',
    ({ person: { convictions, undisposed = [], doubts } }) => {
      let open = undisposed.length > 0 || doubts.length > 0
      for (const one of convictions) {
        if (look(stands, one) === false) continue
        const { parts, says } = one.sentence
        if (parts.some(({ place, text }) => /\bDEATH\b/i.test(`${place} ${text}`))) return true
        if (says === 'life') open = true
      }
      return open ? undefined : false
    },
    ({ person: { convictions } }) => convictions.flatMap(({ sources }) => sources),
  ),
  of: ({ person }) => person,
})

export const inService = notInFileOfPerson('in military service', 'Is the person in military service now?')

// ---- residence, and the period of rehabilitation --------------------------------------------------------------------

export const residence = notInFileOfPerson(
  'five years of residence',
  'Has the person lived in California without a break for the last five years, since leaving prison or jail?',
)

/** Release lies between the conviction and the end of the custody that was given; files do not show the day. */
export const release: DayFact<Conviction> = {
  name: 'discharge or release for this conviction',
  asks: 'On which day was the person discharged, or released on probation, parole or supervision (the sooner)?',
  answers: { kind: 'day' },
  read: ({ convictionDate, sentence: { parts, says, behind } }) => {
    const { soonest } = convictionDate
    if (says === 'silent' || says === 'life' || behind !== undefined) return { soonest, latest: NEVER }
    let { latest } = convictionDate
    for (const part of parts.filter(isCustody)) {
      if (part.length === undefined) return { soonest, latest: NEVER }
      latest = addPeriod(latest, part.length)
    }
    return { soonest, latest }
  },
  sources: ({ sources, sentence: { behind = [] } }) => [...sources, ...behind],
}

/** Whoever was sentenced to life was convicted of an offense that carries it, whatever its section. */
export const orSentencedToLife = (listed: Fact<Conviction, boolean>): Fact<Conviction, boolean> => ({
  ...listed,
  read: conviction => (conviction.sentence.says === 'life' ? true : look(listed, conviction)),
})

// ---- registrable offenses after probation: 4852.01(b) ---------------------------------------------------------------

export const dismissed = yesNo(
  'dismissed under PC 1203.4',
  'Has the conviction been dismissed under PC 1203.4?',
  ({ later, person: { doubts } }) => {
    const orders = later.filter(({ kind }) => kind === 'dismissed')
    if (orders.some(({ text }) => /1203\.4(?!\d)/.test(text))) return true
    if (orders.length > 0 || doubts.length > 0) return undefined
    return later.some(({ kind }) => kind === 'other' || kind === 'sealed') ? undefined : false
  },
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)

/** A later sentence to jail or prison shows that the person was; that none is on record does not show the opposite. */
export const incarceratedSince = yesNo(
  'in jail or prison since the dismissal',
  'Has the person been in any jail or prison since the dismissal?',
  ({ later, person: { convictions } }) => {
    const last = later
      .filter(({ kind }) => kind === 'dismissed')
      .reduce((latest, { day }) => Math.max(latest, day.latest), ALWAYS)
    const locked = convictions.some(
      ({ convictionDate, sentence: { parts } }) =>
        last > ALWAYS &&
        convictionDate.soonest > last &&
        parts.some(({ kind, length }) => (kind === 'jail' || kind === 'prison') && length !== undefined),
    )
    return locked ? true : undefined
  },
)

/** The felonies of a person for which probation was given, or may have been, with its end: surely where all of it is sure. */
const felonyProbations = forLast(({ convictions, undisposed = [] }: Person) =>
  [...convictions, ...undisposed].flatMap(one => {
    if (one.class === 'misdemeanor' || one.class === 'infraction') return []
    const standing = look(stands, one)
    const probation = look(probationGranted, one)
    if (standing === false || probation === false) return []
    const sure =
      standing === true && probation === true && one.class === 'felony' && !undisposed.includes(one)
    return [{ one, ends: look(probationOver, one) ?? UNKNOWN, sure }]
  }),
)

/** The end of the last probation for another felony: nothing else that was given for one is asked about. */
export const otherFelonyEnds: DayFact<Conviction> = {
  name: 'end of the last probation for another felony',
  asks: 'On which day did the last probation of the person for another felony end?',
  answers: { kind: 'day' },
  read: conviction => {
    const { person } = conviction
    let soonest = ALWAYS
    let latest = person.doubts.length > 0 ? NEVER : ALWAYS
    for (const { one, ends, sure } of felonyProbations(person)) {
      if (one === conviction) continue
      latest = Math.max(latest, ends.latest)
      if (sure) soonest = Math.max(soonest, ends.soonest)
    }
    return { soonest, latest: Math.max(soonest, latest) }
  },
  sources: ({ person }) => person.convictions.flatMap(({ sources }) => sources),
}
