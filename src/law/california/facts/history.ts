/** What a California record shows of a person and a conviction, as the reliefs beyond Proposition 64 ask for it. */
import { lastSentenceEnd, probationShownOver, sentenceEnd, shownOver, stands } from '../../../record/facts.ts'
import type {
  Conviction,
  Cycle,
  OffenseClass,
  OffenseReading,
  PartKind,
  Person,
} from '../../../record/person.ts'
import { all, any, not } from '../../../rules/algebra.ts'
import { type Citation, cite } from '../../../rules/citation.ts'
import type { Condition } from '../../../rules/condition.ts'
import { type DayFact, type Fact, look, type Source } from '../../../rules/fact.ts'
import { after, holds } from '../../../rules/leaves.ts'
import { forLast, forTexts, readOnce } from '../../../rules/memo.ts'
import { ALWAYS, addPeriod, type Day, NEVER, type Period } from '../../../time/day.ts'
import { shift, UNKNOWN, type Window } from '../../../time/window.ts'
import { foundIn } from '../offenses/disqualifying.ts'
import {
  type ListContext,
  type Listed,
  NOT_LISTED,
  type ReadyList,
  saidOfIt,
} from '../offenses/list-entry.ts'
import { onList, registrable, serious, violent } from '../offenses/lists.ts'
import { remarkDoubts, remarkOf } from '../offenses/remark.ts'
import { capRead, lastDayOfMisdemeanor } from './caps.ts'
import { LOOKED_UP, type Vouched } from './looked-up.ts'
import { latestEndOfParole, paroleRead } from './parole.ts'

type YesNo = Fact<Conviction, boolean>
type If = Condition<Conviction>

const rows = (conviction: Conviction): readonly Source[] => conviction.sources
const laterRows = (conviction: Conviction): readonly Source[] => [
  ...conviction.sources,
  ...conviction.later.flatMap(event => event.sources),
]
const everyRow = ({ person }: Conviction): readonly Source[] => person.convictions.flatMap(rows)
const person = (conviction: Conviction): Person => conviction.person

/** A yes-or-no fact of a conviction. */
export const yesNo = (
  name: string,
  asks: string,
  read: YesNo['read'],
  sources: NonNullable<YesNo['sources']> = rows,
): YesNo => ({ name, asks, answers: { kind: 'yes-no' }, read, sources })

/** A fact that no state file shows: a court's file, a police report or the person may. */
export const notInFile = (name: string, asks: string): YesNo => yesNo(name, asks, () => undefined)

// ---- the offense ------------------------------------------------------------------------------------------------

/** What the convictions of a case name: worked out once for all that are asked about one after the other. */
const foundInCase = forLast(({ convictions }: Cycle) => convictions.flatMap(foundIn))

/** What is known beside the section, for the lists. */
export const contextOf = forLast((conviction: Conviction): ListContext => {
  const { convictions } = conviction.cycle
  const [only] = convictions
  const remarked = remarkOf(conviction)?.offenses
  return {
    ...(conviction.class === undefined ? {} : { class: conviction.class }),
    offenseDate: conviction.offenseDate,
    says: saidOfIt(conviction.offense),
    sameCase:
      only !== undefined && convictions.length === 1 && remarked === undefined
        ? foundIn(only)
        : remarked === undefined
          ? foundInCase(conviction.cycle)
          : [...foundInCase(conviction.cycle), ...remarked],
  }
})

/**
 * Whether a count is on a list of offenses: yes where every section surely is, no where every section surely is not
 * and all of the text was read; else unknown, and the question says what the section cannot show.
 */
export function listedAs(
  name: string,
  asks: string,
  listed: (offense: OffenseReading['offenses'][number], context: ListContext) => Listed,
): YesNo {
  const ask = forLast((conviction: Conviction): Listed => {
    const { offenses, unread } = conviction.offense
    if (offenses.length === 0 || unread !== '' || remarkDoubts(conviction)) return { verdict: 'unknown' }
    const context = contextOf(conviction)
    const found = offenses.map(offense => listed(offense, context))
    for (const offense of remarkOf(conviction)?.instead ?? [])
      found.push(listed(offense, { ...context, says: undefined }))
    const [only] = found
    // Whichever of several it was, it is on the list where all of them are.
    if (only !== undefined && (found.length === 1 || found.every(({ verdict }) => verdict === 'yes')))
      return only
    const some = found.find(({ verdict }) => verdict !== 'no')
    return some === undefined ? NOT_LISTED : { ...some, verdict: 'unknown' }
  })
  return {
    ...yesNo(name, asks, conviction => {
      const { verdict } = ask(conviction)
      return verdict === 'yes' ? true : verdict === 'no' ? false : undefined
    }),
    about: conviction => ask(conviction).needs ?? '',
  }
}

/** The same of a table of offenses. */
export const onTheList = (name: string, asks: string, list: ReadyList): YesNo =>
  listedAs(name, asks, (offense, context) => onList(list, offense, context))

export const isSerious = listedAs(
  'serious felony',
  'Is the conviction a serious felony (PC 1192.7(c))?',
  serious,
)
export const isViolent = listedAs(
  'violent felony',
  'Is the conviction a violent felony (PC 667.5(c))?',
  violent,
)
export const requiresRegistration = listedAs(
  'whether the conviction requires registration',
  'Does the conviction require registration under PC 290(c)?',
  registrable,
)

// ---- the sentence -----------------------------------------------------------------------------------------------

/**
 * Whether the sentence has a part of a kind: no only where every part was read and none is, no row was lost that may be one,
 * and the disposition is known, which may name it.
 */
const hasPart = (conviction: Conviction, kind: PartKind): boolean | undefined => {
  const { sentence, person } = conviction
  if (sentence.parts.some(part => part.kind === kind)) return true
  if (sentence.says !== 'complete' && sentence.says !== 'life') return undefined
  if (person.undisposed?.includes(conviction)) return undefined
  if (person.doubts.some(({ kind }) => kind === 'unread-row')) return undefined
  return sentence.parts.every(part => part.kind !== undefined) ? false : undefined
}

/** Parts of a disposition that give probation, whole, with a length where they have one. Source: the format's own words. */
const GIVES_PROBATION =
  /^((FORMAL|INFORMAL|SUMMARY|COURT|FELONY|SUPERVISED|UNSUPERVISED) )?(PROB|PROBATION)( GRANTED)?( \d+ ?(YEARS?|YRS?|Y|MONTHS?|MOS?|M|DAYS?|D))?$/
const PARTS = /[-/,&;+]|\b(?:AND|WITH|CONVICTED|CONV)\b/

const givesProbation = forTexts(disposition =>
  disposition
    .toUpperCase()
    .split(PARTS)
    .some(part => GIVES_PROBATION.test(part.trim().replaceAll(/\s+/g, ' '))),
)

/** Whether the disposition gives probation: one that says it was denied, or something else of it, does not. */
export const saysProbation = ({ disposition }: Conviction): boolean =>
  disposition !== undefined && givesProbation(disposition)

export const probationGranted: YesNo = yesNo(
  'probation granted',
  'Did the court grant probation for this conviction?',
  conviction => {
    if (
      saysProbation(conviction) ||
      conviction.later.some(({ kind }) => kind === 'probation-revoked' || kind === 'probation-extended')
    )
      return true
    return hasPart(conviction, 'probation')
  },
  laterRows,
)

/** The end of the term of probation that was given, whatever became of it; unknown upwards where its length is not. */
export const probationEnds: DayFact<Conviction> = {
  name: 'end of the probation term',
  asks: 'On which day did the term of probation end?',
  answers: { kind: 'day' },
  read: ({ sentence: { parts }, convictionDate: from, later }) => {
    const terms = parts.filter(part => part.kind === 'probation')
    if (terms.length === 0 || later.some(({ kind }) => kind === 'probation-extended'))
      return { soonest: from.soonest, latest: NEVER }
    let ends: Window = { soonest: ALWAYS, latest: ALWAYS }
    for (const { length } of terms) {
      const end = length === undefined ? { soonest: from.soonest, latest: NEVER } : shift(from, length)
      ends = {
        soonest: Math.max(ends.soonest, end.soonest),
        latest: Math.max(ends.latest, end.latest),
      }
    }
    return ends
  },
  sources: rows,
}

/** Whether the record shows that probation was revoked; an order that could not be read leaves it open. */
/** Whether an arrest or a term for violating supervision stands in the record that may be of this probation: no court tells of it. */
export const mayHaveViolated = ({ person, convictionDate, sentence: { ends } }: Conviction): boolean =>
  violationsOf(person).some(({ day }) => day.latest >= convictionDate.soonest && day.soonest <= ends.latest)

const violationsOf = forLast((person: Person) =>
  person.cycles.flatMap(({ otherCharges }) =>
    otherCharges.filter(
      ({ offense: { offenses }, ended }) =>
        ended === undefined &&
        offenses.length > 0 &&
        offenses.every(({ procedural }) => procedural === 'violation'),
    ),
  ),
)

export const probationRevoked: YesNo = yesNo(
  'probation revoked',
  'Was probation revoked (also where it was reinstated)?',
  conviction => {
    const { later, person } = conviction
    if (later.some(({ kind }) => kind === 'probation-revoked')) return true
    const open = later.some(({ kind }) => kind === 'other') || person.doubts.length > 0
    return open || mayHaveViolated(conviction) ? undefined : false
  },
  laterRows,
)

export const prisonGiven: YesNo = yesNo(
  'state prison',
  'Was the person sentenced to state prison for this conviction?',
  conviction => hasPart(conviction, 'prison'),
)

/** The day from which, since 2011, felonies may be served in county jail under PC 1170(h). */
export const REALIGNMENT = '2011-10-01'

// ---- the person today ---------------------------------------------------------------------------------------------

/** The office has looked it up elsewhere. */
export const lookedUp = (what: Vouched, says: string): If =>
  holds(LOOKED_UP[what], { says: `the office has looked up elsewhere that ${says}` })

/** Unless the office has looked it up, as the record shows it. */
export const orVouched = (what: Vouched, says: string, otherwise: string, shown: If): If =>
  any({ says, otherwise }, lookedUp(what, says), shown)

/** Longer than this no sentence of the class runs, probation with it: where the record does not show when it ended. */
const LONGEST: Readonly<Partial<Record<OffenseClass, Period>>> = {
  infraction: { years: 1 },
  misdemeanor: { years: 10 },
}
const longestRead = cite(
  'PC 19, 1203a',
  'unverified',
  'Setaside’s reading: no misdemeanor’s jail and probation together run longer than ten years, and no infraction’s fine longer than one',
)

/** Whether the disposition gives probation that no part of the sentence shows: its end is then not on record. */
const lacksProbation = (conviction: Conviction): boolean =>
  saysProbation(conviction) && !conviction.sentence.parts.some(({ kind }) => kind === 'probation')

/** What bounds a sentence whose end the record does not show. */
type Longest = (one: Conviction) => Day | undefined

/** No class bounds it after a revocation: the time a person could not be found does not count (PC 1203.2(a)). */
const longestOfClass: Longest = ({ class: of, sentence, convictionDate, later }) => {
  const longest = of === undefined || sentence.says === 'life' ? undefined : LONGEST[of]
  const bounded = longest !== undefined && convictionDate.latest !== NEVER
  return bounded && !later.some(({ kind }) => kind === 'probation-revoked' || kind === 'probation-extended')
    ? addPeriod(convictionDate.latest, longest)
    : undefined
}
/** For petitions the law's own caps too. PC 1203.425 asks for terms that the state's record shows, and takes none of them. */
const longestByLaw: Longest = one => lastDayOfMisdemeanor(one) ?? longestOfClass(one)

/** A dismissal that no court orders before the term is over: under PC 1203.4, 1203.4a, 1203.41 or 1203.42, and not under 1203.4b. */
const AFTER_THE_TERM = /(?<![\d.])1203\.4([12A])?(?![\dB])/i

/**
 * The day by which the sentence of a conviction was over, for a court dismissed it then: PC 1203.4(a)(1) after the period of probation,
 * 1203.4a(a) and (b) after a sentence fully performed, 1203.41(a)(2) and 1203.42(a)(2) after its completion (all read 2026-11-30).
 */
const dismissedAfter = ({ later }: Conviction): Day | undefined => {
  if (later.length === 0 || later.some(({ kind }) => kind === 'other')) return undefined
  const order = later.find(
    ({ kind, afterSentence, text }) => kind === 'dismissed' && afterSentence && AFTER_THE_TERM.test(text),
  )
  return order === undefined || order.day.latest === NEVER ? undefined : order.day.latest
}

/** A revocation stops the clock, and reinstated probation may be extended; by how much no file shows. */
export const LONGEST_EXTENSION = { years: 5 }

/**
 * Whether probation may run on after the term that was given: it was revoked and reinstated, and stood still meanwhile (PC 1203.2(a),
 * read 2026-11-30), and no later row tells that it is over. For petitions: PC 1203.425(a)(1)(B)(iii) goes by dispositions and terms.
 */
function mayRunOn(one: Conviction): boolean {
  if (one.later.findLast(({ kind }) => kind === 'probation-revoked')?.reinstated !== true) return false
  const over =
    shownOver(one, 'probation-ended-early') ?? shownOver(one, 'supervision-ended') ?? probationShownOver(one)
  return over === undefined && dismissedAfter(one) === undefined && one.person.death === undefined
}

/** When the whole sentence of a conviction has run, as far as the record and the law of its class bound it. */
export function wholeSentenceEnd(one: Conviction, longest = longestByLaw): Window {
  const { soonest, latest: told } = look(sentenceEnd, one) ?? UNKNOWN
  const dismissed = told === NEVER ? dismissedAfter(one) : undefined
  const latest = dismissed === undefined ? told : Math.max(soonest, dismissed)
  const lacking = lacksProbation(one) && one.person.death === undefined && dismissed === undefined
  const over = lacking ? probationShownOver(one) : undefined
  if (latest !== NEVER && over !== undefined) return { soonest, latest: Math.max(latest, over.latest) }
  const open = latest === NEVER || lacking
  if (open) return { soonest, latest: Math.max(soonest, longest(one) ?? NEVER) }
  const runsOn = longest === longestByLaw && mayRunOn(one)
  return { soonest, latest: runsOn ? addPeriod(latest, LONGEST_EXTENSION) : latest }
}

/** When the last of all the person's sentences has run. */
const lastEnd = (longest: Longest): DayFact<Conviction> =>
  readOnce({
    ...lastSentenceEnd,
    read: ({ person: { convictions, doubts, undisposed = [] } }) => {
      let soonest = ALWAYS
      let latest = doubts.length > 0 ? NEVER : ALWAYS
      for (const one of convictions) {
        const stand = look(stands, one)
        if (stand === false) continue
        const ends = wholeSentenceEnd(one, longest)
        if (stand === true) soonest = Math.max(soonest, ends.soonest)
        latest = Math.max(latest, ends.latest)
      }
      for (const one of undisposed) latest = Math.max(latest, wholeSentenceEnd(one, longest).latest)
      return { soonest: Math.min(soonest, latest), latest }
    },
  })

/** The last day on which parole after a prison term may end: the day the record shows, or the longest parole of the offense. */
export const paroleEnd = (conviction: Conviction, ends: Window): Day =>
  shownOver(conviction, 'supervision-ended')?.latest ??
  latestEndOfParole(conviction, ends, look(requiresRegistration, conviction) !== false)

/** When the last supervision that any sentence of the person can bring has ended. */
const lastSupervisionEnd = (longest: Longest): DayFact<Conviction> =>
  readOnce({
    name: 'end of the last supervision',
    asks: 'On which day did the last probation, parole or other supervision of the person end?',
    answers: { kind: 'day' },
    read: conviction => {
      const { convictions, doubts, undisposed = [], death } = conviction.person
      let soonest = ALWAYS
      let latest = doubts.length > 0 ? NEVER : ALWAYS
      for (const one of convictions) {
        if (look(stands, one) === false) continue
        const ends = wholeSentenceEnd(one, longest)
        soonest = Math.max(soonest, ends.soonest === NEVER ? ALWAYS : ends.soonest)
        const felony = one.class === undefined || one.class === 'felony'
        const parole = death === undefined && felony && hasPart(one, 'prison') !== false
        latest = Math.max(latest, parole ? paroleEnd(one, ends) : ends.latest)
      }
      for (const one of undisposed) latest = Math.max(latest, wholeSentenceEnd(one, longest).latest)
      return { soonest: Math.min(soonest, latest), latest }
    },
    sources: everyRow,
    of: person,
  })

/** When the last sentence whose length the files do show has run: of one not all read, what was read. */
const lastShownEnd: DayFact<Conviction> = {
  name: 'end of the last sentence shown',
  asks: 'On which day was the last sentence that the record shows complete?',
  answers: { kind: 'day' },
  read: ({ person }) => lastShownOf(person),
  sources: everyRow,
  of: person,
}

const lastShownOf = forLast(({ convictions }: Person): Window => {
  let last: Window = { soonest: ALWAYS, latest: ALWAYS }
  for (const one of convictions) {
    if (look(stands, one) === false) continue
    const { says } = one.sentence
    const { soonest, latest } = look(sentenceEnd, one) ?? UNKNOWN
    const shown = says === 'complete' || says === 'life' ? latest : soonest
    last = { soonest: Math.max(last.soonest, soonest), latest: Math.max(last.latest, shown) }
  }
  return last
})

/** Not under any supervision: so once every sentence and the longest usual parole after it has run. */
const underNone = (longest: Longest): If =>
  any(
    { says: 'nobody supervises the person', otherwise: 'the person may be under supervision' },
    all(
      'the office has looked up supervision that is not shown, and every sentence that is has run',
      lookedUp('supervision', 'nobody supervises the person'),
      after(lastShownEnd, {}, 'every sentence that is shown has run'),
    ),
    after(
      lastSupervisionEnd(longest),
      {},
      {
        says: 'every sentence has run, and the longest parole of the offense after a prison term',
        cite: paroleRead,
      },
    ),
  )

/** Serving no sentence, as far as the record shows: what an office looks up elsewhere undoes nothing that is shown. */
const servesNone = (longest: Longest, by: Citation): If =>
  any(
    { says: 'the person serves no sentence', otherwise: 'the person may be serving a sentence' },
    all(
      'the office has looked up the sentences that are not shown, and those that are have run',
      lookedUp('sentences', 'the person serves no sentence'),
      after(lastShownEnd, {}, 'every sentence that is shown has run'),
    ),
    after(lastEnd(longest), {}, { says: 'every sentence on record has run', cite: by }),
  )

export const notSupervised = underNone(longestByLaw)
export const notServing = servesNone(longestByLaw, capRead)
/** The same for PC 1203.425, which asks for terms that the state's record shows: no cap of probation stands in for one. */
export const notSupervisedOnRecord = underNone(longestOfClass)
export const notServingOnRecord = servesNone(longestOfClass, longestRead)

/** Sections under which a person registers; of another one that was not all read it is not known. */
const DUTY = /^290(\.|$)/

const failedToRegister = ({ offense }: Conviction): boolean =>
  offense.offenses.some(({ code = 'PC', section }) => code === 'PC' && DUTY.test(section))

/** Whether the person must register under PC 290 today. */
export const mustRegister: YesNo = readOnce({
  ...yesNo(
    'duty to register',
    'Is the person required to register under PC 290 today?',
    conviction => {
      const { registrations, convictions, doubts } = conviction.person
      // What an office looks up elsewhere undoes nothing that is shown.
      if (registrations.some(({ offense }) => offense?.offenses.some(({ section }) => DUTY.test(section))))
        return true
      if (look(LOOKED_UP.registration, conviction)) return false
      if (registrations.length > 0 || doubts.length > 0) return undefined
      // Who was convicted of failing to register had the duty, and may have it still.
      if (convictions.some(failedToRegister)) return undefined
      return convictions.every(one => look(requiresRegistration, one) === false) ? false : undefined
    },
    conviction => [
      ...conviction.person.registrations.flatMap(event => event.sources),
      ...everyRow(conviction),
    ],
  ),
  of: person,
  looksAt: [LOOKED_UP.registration],
})

// ---- the conviction today -------------------------------------------------------------------------------------------

const undone = yesNo(
  'already dismissed, sealed or vacated',
  'Has a court already dismissed, sealed or vacated this conviction?',
  ({ later }) => {
    if (later.some(({ kind }) => kind === 'dismissed' || kind === 'sealed' || kind === 'vacated')) return true
    return later.some(({ kind }) => kind === 'other') ? undefined : false
  },
  laterRows,
)

/** A conviction that is one, that stands, and of which nothing that could not be read tells otherwise. */
export const standsUntouched: If = all<Conviction>(
  'the conviction stands as it was',
  holds(
    yesNo('how the count ended', 'Did the court convict of this count?', one =>
      one.person.undisposed?.includes(one) ? undefined : true,
    ),
    { says: 'the court convicted of it', otherwise: 'no conviction' },
  ),
  not(
    {
      says: 'no court has dismissed, sealed or vacated it',
      otherwise: 'already dismissed, sealed or vacated',
    },
    holds(undone),
  ),
)
