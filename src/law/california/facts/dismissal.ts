/** What the dismissals of PC 1203.4 and its sister sections share: the relief, what it leaves, and when a term is over. */
import { alikeUnder } from '../../../record/alike-convictions.ts'
import { classNow, probationShownOver, recordIsWhole, sentenceEnd, shownOver } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { describe } from '../../../record/priors.ts'
import { all, among } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Condition, Label } from '../../../rules/condition.ts'
import { type DayFact, type Fact, look } from '../../../rules/fact.ts'
import { holds } from '../../../rules/leaves.ts'
import { addPeriod, NEVER, theDay } from '../../../time/day.ts'
import { UNKNOWN, type Window } from '../../../time/window.ts'
import type { Leaves, Relief } from '../../relief.ts'
import { lastDayOfMisdemeanor } from './caps.ts'
import {
  LONGEST_EXTENSION,
  paroleEnd,
  prisonGiven,
  probationEnds,
  probationGranted,
  probationRevoked,
  REALIGNMENT,
  yesNo,
} from './history.ts'
import { STAYS } from './what-stays.ts'

// ---- the relief -------------------------------------------------------------------------------------------------

const registration: Leaves = {
  says: STAYS.registration,
  cite: cite(
    'PC 290.007',
    'verbatim',
    'read 2026-11-30; it names dismissals under PC 1203.4, and PC 17(e) says so of reductions',
  ),
}

const driving: Leaves = {
  says: 'It does not end a suspension or revocation of the driving privilege.',
  cite: cite('VC 13555', 'unverified', 'what the section keeps in force is from memory'),
}

/** What other laws leave, whichever section dismisses: registration, and the driving privilege. */
export const otherLawsLeave: readonly Leaves[] = [registration, driving]

/** The same relief in every section: the case is dismissed, with what each section leaves as it was. */
export const dismissal = (leaves: readonly Leaves[]): Relief => ({
  id: 'dismiss',
  says: 'The plea or verdict is set aside and the case dismissed; penalties and disabilities end, with exceptions.',
  effect: 'dismissed',
  leaves,
})

/** Since 2023 courts keep the dismissals of these four sections to themselves, as they do automatic relief. */
export const undisclosed: Leaves = {
  says: 'Courts tell of it only the person and criminal justice agencies, since 1 January 2023.',
  cite: cite(
    'PC 1203.425(a)(3)(A), (D)',
    'verbatim',
    'read 2026-11-30: of PC 1203.4, 1203.4a, 1203.41 and 1203.42',
  ),
}

/** Said with a route: what all of them ask of the one who files. */
export const NOTICE =
  'The prosecutor must have fifteen days’ notice; unpaid restitution is no ground to deny.'

// ---- offenses by their class -----------------------------------------------------------------------------------------

/**
 * The same list asked of the class at conviction and of the class since a reduction: where they differ the law does not
 * say which one it means, so the answer is open.
 */
export function beforeAndAfterReduction(fact: Fact<Conviction, boolean>): Fact<Conviction, boolean> {
  const { read } = fact
  return {
    ...fact,
    read: conviction => {
      const then = read(conviction)
      if (!conviction.later.some(({ kind }) => kind === 'reduced')) return then
      const { class: _, ...rest } = conviction
      const now = classNow(conviction)
      return read(now === undefined ? rest : { ...rest, class: now }) === then ? then : undefined
    },
  }
}

// ---- when a term is over ------------------------------------------------------------------------------------------

/** An end that the record does not show is at the latest what the law allows. */
const capped = (conviction: Conviction, { soonest, latest }: Window): Window => ({
  soonest,
  latest: Math.max(soonest, lastDayOfMisdemeanor(conviction) ?? latest),
})

/** The end of probation, open upwards for some years where it was revoked on the way. */
export const probationOver: DayFact<Conviction> = {
  ...probationEnds,
  name: 'end of probation',
  asks: 'On which day did probation end (also where it was ended early, or reinstated and extended)?',
  read: conviction => {
    const ends = look(probationEnds, conviction) ?? UNKNOWN
    const early = shownOver(conviction, 'probation-ended-early')
    if (early !== undefined) return early
    const over = probationShownOver(conviction)
    if (over !== undefined)
      return { soonest: Math.min(ends.soonest, over.latest), latest: Math.min(ends.latest, over.latest) }
    if (look(probationRevoked, conviction) === true)
      return { soonest: ends.soonest, latest: addPeriod(ends.latest, LONGEST_EXTENSION) }
    return ends.latest === NEVER ? capped(conviction, ends) : ends
  },
}

/** All custody and all supervision over: the sentence, and the longest parole of the offense where it was prison. */
export const completion: DayFact<Conviction> = {
  name: 'completion of the sentence',
  asks: 'On which day was the whole sentence for this conviction complete, with any parole or supervision after it?',
  answers: { kind: 'day' },
  read: conviction => {
    const over = shownOver(conviction, 'supervision-ended')
    if (over !== undefined) return over
    const ends = look(sentenceEnd, conviction) ?? UNKNOWN
    const { sentence, person } = conviction
    const paroleShown = sentence.parts.some(({ kind }) => kind === 'parole')
    if (ends.latest === NEVER && conviction.class === 'misdemeanor') return capped(conviction, ends)
    if (look(prisonGiven, conviction) === false || paroleShown || person.death !== undefined) return ends
    return { soonest: ends.soonest, latest: paroleEnd(conviction, ends) }
  },
  ...(sentenceEnd.sources === undefined ? {} : { sources: sentenceEnd.sources }),
}

// ---- which kind of felony sentence ----------------------------------------------------------------------------------

export const SPLIT = 'jail and mandatory supervision'
export const STRAIGHT = 'jail under PC 1170(h)'
export const PRISON = 'state prison'
export const PROBATION = 'probation'
export const JAIL_BEFORE = 'jail before October 2011'

/**
 * Probation beside supervision, or beside more jail than the year that may be a condition of it (PC 19.2): a term under PC 1170(h)
 * may have been imposed and suspended.
 */
const suspended1170h = ({ sentence: { parts }, convictionDate }: Conviction): boolean =>
  convictionDate.latest >= theDay(REALIGNMENT) &&
  parts.some(
    ({ kind, length = {} }) =>
      kind === 'supervision' || (kind === 'jail' && addPeriod(0, length) > addPeriod(0, { years: 1 })),
  )

/**
 * What a felony was sentenced to. Probation with prison is left open: a prison term may have been suspended, or followed
 * a revocation. Jail before October 2011 was no sentence under PC 1170(h), which binds sentences since (PC 1170(h)(7)), and no
 * state prison: a condition of probation, or the judgment of a misdemeanor (PC 17(b)(1)).
 */
export const felonySentence: Fact<Conviction, string> = {
  name: 'kind of felony sentence',
  asks: 'What was the sentence in the end: state prison, jail alone (PC 1170(h)(5)(A)), jail and mandatory supervision (PC 1170(h)(5)(B)), probation, or jail before October 2011 (none of a felony)?',
  answers: { kind: 'choice', options: [SPLIT, STRAIGHT, PRISON, PROBATION, JAIL_BEFORE] },
  read: conviction => {
    const { sentence, convictionDate } = conviction
    const given = (kind: string) => sentence.parts.some(part => part.kind === kind)
    const probation = look(probationGranted, conviction)
    const prison = look(prisonGiven, conviction)
    if (probation === true)
      return prison === false && look(probationRevoked, conviction) === false && !suspended1170h(conviction)
        ? PROBATION
        : undefined
    if (probation === undefined) return undefined
    if (prison === true) return PRISON
    if (prison === undefined || !given('jail')) return undefined
    const realignment = theDay(REALIGNMENT)
    if (convictionDate.soonest < realignment)
      return convictionDate.latest < realignment ? JAIL_BEFORE : undefined
    return given('supervision') ? SPLIT : STRAIGHT
  },
  sources: conviction => [...conviction.sources, ...conviction.later.flatMap(event => event.sources)],
}

// ---- convictions of any time -----------------------------------------------------------------------------------------

/** Where it is not sure whose rows these are, or that the court convicted, no conviction of them counts for sure. */
const counts = yesNo(
  'whether the conviction counts',
  'Is this conviction the person’s, and did the court convict of the count?',
  conviction =>
    conviction.person.doubts.some(({ kind }) => kind === 'identity') ||
    conviction.person.undisposed?.includes(conviction)
      ? undefined
      : true,
)

/** Some conviction of the person, this one or another, passes a test. */
export function everConvicted(says: string | Label, test: Condition<Conviction>): Condition<Conviction> {
  const counted = all('a conviction of that kind', test, holds(counts, 'a conviction of the person'))
  return among<Conviction, Conviction>(1, says, {
    members: ({ person: { convictions, undisposed = [] } }) => [...convictions, ...undisposed],
    alike: alikeUnder({ test: counted, member: one => one, itself: true }),
    test: counted,
    about: describe,
    whole: recordIsWhole,
  })
}
