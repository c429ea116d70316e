/** HSC 11361.8: relief for cannabis convictions from before the Adult Use of Marijuana Act (Proposition 64). */

import {
  birthDate,
  convicted,
  convictionDate,
  deceased,
  latestOffenseDay,
  offenseClass,
  rowsAllRead,
  sentenceEnd,
  sentenceSilent,
  stands,
} from '../../../record/facts.ts'
import type { Charge, Conviction, Offense, OffenseReading, Registration } from '../../../record/person.ts'
import { describe, type Prior, priors } from '../../../record/priors.ts'
import { all, any, mustAppear, not, presumed, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Condition, Label } from '../../../rules/condition.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { after, atMost, before, elapsed, holds, is, trying } from '../../../rules/leaves.ts'
import { readOnce, shared } from '../../../rules/memo.ts'
import { type ReadyRule, type Route, type Rule, ready } from '../../../rules/rule.ts'
import { ALWAYS, adding, NEVER, theDay } from '../../../time/day.ts'
import type { Window } from '../../../time/window.ts'
import { NOT_LISTED } from '../offenses/list-entry.ts'
import { type ListContext, type Listed, registrable, superstrike } from '../offenses/lists.ts'
import { isMinorsSection, isPleaSection, marijuanaSection, oldSubdivision } from '../offenses/marijuana.ts'
import { formatOffense, readOffense } from '../offenses/read-offense.ts'

/** The day the Act took effect. Sentences for later conduct were already given under it. */
export const ACT = theDay('2016-11-09')

const actText = cite('HSC 11361.8', 'secondary', 'effective date of Proposition 64: courts.ca.gov/prop64')
const smit = cite(
  'People v. Smit (2018)',
  'secondary',
  'a disqualifying prior must precede the marijuana offense; the offense is read as no more than three years before the arrest (Setaside’s reading of the limitation of felonies, unverified)',
)
const presumption = cite('HSC 11361.8(b),(f)', 'secondary', '(b) read on a copy, (f) in summaries')

const SECTIONS: readonly string[] = ['11357', '11358', '11359', '11360']
const OTHER = 'other'
const UNREAD = 'unread'

// ---- what the record shows -------------------------------------------------------------------------------------

/** What the text of a count says to the Act, whoever was convicted of it and when. */
interface Named {
  /** The first offense of the four sections. */
  readonly marijuana: Offense | undefined
  /** Those of the four sections that the count names; there may be several. */
  readonly sections: readonly string[]
  /** HS 11361, which stands next to them. */
  readonly minors: boolean
  /** One of the sections that marijuana charges are pleaded down to. */
  readonly plea: boolean
  /** See the facts of the same names. */
  readonly convictedOf: string | undefined
  readonly covered: boolean | undefined
  /** The section that has letters, with the old letter written; absent where none or several are named. */
  readonly lettered: { readonly section: string; readonly letter: string | undefined } | undefined
}

/** Files repeat the same few thousand texts, each read once and shared: what they name is worked out once as well. */
const known = new WeakMap<OffenseReading, Named>()
/** One conviction is asked about many times in a row, or two in turn: their readings are at hand without a look into the map. */
let lastReading: OffenseReading | undefined
let lastNamed: Named
let otherReading: OffenseReading | undefined
let otherNamed: Named

function namedBy(reading: OffenseReading): Named {
  if (reading === lastReading) return lastNamed
  const named = reading === otherReading ? otherNamed : (known.get(reading) ?? workOut(reading))
  otherReading = lastReading
  otherNamed = lastNamed
  lastReading = reading
  lastNamed = named
  return named
}

function workOut(reading: OffenseReading): Named {
  const { offenses } = reading
  const found: Named = {
    marijuana: offenses.find(offense => marijuanaSection(offense) !== undefined),
    sections: SECTIONS.filter(section => offenses.some(named => marijuanaSection(named) === section)),
    minors: offenses.some(offense => offense.code === 'HS' && offense.section === '11361'),
    plea: offenses.some(isPleaSection),
    convictedOf: oneSection(reading),
    covered: allWithin(offenses),
    lettered: oneLetter(offenses),
  }
  known.set(reading, found)
  return found
}

const sectionsNamed = ({ offense }: Conviction): readonly string[] => namedBy(offense).sections

/** The sections to ask about: those named, or any of the four where nothing of the offence could be read. */
const sectionsAsked = (conviction: Conviction): readonly string[] =>
  conviction.offense.offenses.length === 0 ? SECTIONS : sectionsNamed(conviction)

const rows = (conviction: Conviction) => conviction.sources
const laterRows = (conviction: Conviction) => conviction.later.flatMap(event => event.sources)

type YesNo = Fact<Conviction, boolean>
const yesNo = (
  name: string,
  asks: string,
  read: YesNo['read'],
  sources: NonNullable<YesNo['sources']> = rows,
): YesNo => ({ name, asks, answers: { kind: 'yes-no' }, read, sources })

/** Facts that a criminal-history file never shows; a rap sheet, a police report or the court's file may. */
const notInFile =
  () =>
  (_: Conviction): undefined =>
    undefined

const cleared = yesNo(
  'already cleared',
  'Has this conviction already been vacated, or dismissed and sealed?',
  ({ later }) => {
    if (
      later.some(
        event => event.kind === 'vacated' || (event.kind === 'sealed' && BY_THE_ACT.test(event.text)),
      )
    ) {
      return true
    }
    return later.some(event => event.kind === 'sealed') ? undefined : false
  },
  laterRows,
)

/** Sealed under HSC 11361.8 or 11361.9: nothing is left to seek. What another sealing leaves, an attorney must say. */
const BY_THE_ACT = /(?<![\d.])11361\.[89](?!\d)/

const dismissedBefore = yesNo(
  'what to seek after the earlier dismissal',
  'The record shows an earlier dismissal, which is not a bar. Should sealing under HSC 11361.8 be sought as well?',
  ({ later }) => (later.some(event => event.kind === 'dismissed') ? undefined : true),
  laterRows,
)

const laterOrder = yesNo(
  'whether a later order concerns the conviction',
  'Does the conviction still stand after the later order, in the same class? (A dismissal under PC 1203.4 leaves it standing; one that was reduced must be decided again in its new class.)',
  ({ later }) => (later.some(event => event.kind === 'other') ? undefined : true),
  laterRows,
)

/** The section, where the text names one with its code and no more; several in one count leave open which it was. */
const sectionConvicted: Fact<Conviction, string> = {
  name: 'the section convicted of',
  asks: 'For which section of the Health and Safety Code was the conviction?',
  answers: { kind: 'choice', options: [...SECTIONS, OTHER] },
  read: ({ offense }) => namedBy(offense).convictedOf,
  sources: rows,
}

function oneSection({ offenses, unread }: OffenseReading): string | undefined {
  const [first] = offenses
  if (first?.code === undefined || unread !== '') return undefined
  const section = (offense: Offense) => marijuanaSection(offense) ?? OTHER
  const same = offenses.every(one => one.code !== undefined && section(one) === section(first))
  return same && (offenses.length === 1 || section(first) !== OTHER) ? section(first) : undefined
}

const covered = yesNo(
  'whether the Act reaches the offense',
  'Does the conviction come within HSC 11361.8, in an attorney’s judgment (attempt, solicitation, or a plea to a lesser offense from marijuana charges)?',
  ({ offense }) => namedBy(offense).covered,
)

function allWithin(offenses: readonly Offense[]): boolean | undefined {
  const named = offenses.filter(offense => marijuanaSection(offense) !== undefined)
  const [first, ...rest] = (named.length > 0 ? named : offenses).map(within)
  return rest.every(verdict => verdict === first) ? first : undefined
}

/** Whether the Act reaches an offense; undefined where an attorney must say so. */
function within(offense: Offense): boolean | undefined {
  if (offense.inchoate === 'conspiracy' || isMinorsSection(offense)) return false
  if (offense.inchoate !== undefined) return undefined
  if (marijuanaSection(offense) !== undefined) return true
  return isPleaSection(offense) ? undefined : false
}

/** How long before an arrest an offence is taken to lie at most, where an earlier event is compared with it. */
const beforeLimitation = adding({ years: -3 })

/**
 * The day of the offence. Files give the arrest, its upper bound. Downwards the offence is read as no more than three
 * years before the first arrest of the cycle, the usual limitation of felonies; with no arrest nothing bounds it.
 */
export const offenseDate: DayFact<Conviction> = readOnce({
  name: 'offense date',
  asks: 'On which day was the offense committed?',
  answers: { kind: 'day' },
  read: ({ offenseDate: { soonest, latest }, cycle }): Window => {
    if (cycle.arrested.soonest === ALWAYS) return { soonest, latest }
    const bound = Math.min(beforeLimitation(cycle.arrested.soonest), latest)
    return { soonest: Math.max(soonest, bound), latest }
  },
  sources: conviction => [...conviction.cycle.arrestSources, ...conviction.sources],
})

/** The letters the sections had from 1976 until the Act. */
const OLD_LETTERS: Readonly<Record<string, string>> = { '11357': 'abcde', '11360': 'ab' }

/** Unknown also where what is written cannot be an old letter: `(f)`, or `(b)(2)`, which numbers as the Act does. */
export const letter: Fact<Conviction, string> = {
  name: 'subdivision convicted of',
  asks: 'Under which subdivision was the conviction, lettered as from 1976 to 8 November 2016? (11357: a concentrated cannabis, b 28.5 grams or less, c more, d on school grounds, e the same under 18. 11360: a sale or transport, b gift or transport of 28.5 grams or less. Of an offense before 1976: which it would have come under.)',
  answers: { kind: 'choice', options: ['a', 'b', 'c', 'd', 'e'] },
  read: conviction => {
    const { lettered } = namedBy(conviction.offense)
    if (lettered === undefined) return undefined
    // Letters of 1976 and later: before that the section was divided otherwise.
    if (lettered.letter !== undefined && conviction.offenseDate.latest >= LETTERS) return lettered.letter
    // Former 11360(b) was never a felony, so a felony under 11360 is (a).
    return lettered.section === '11360' && conviction.class === 'felony' ? 'a' : undefined
  },
  sources: rows,
}

function oneLetter(offenses: readonly Offense[]): Named['lettered'] {
  const found = offenses.filter(o => OLD_LETTERS[marijuanaSection(o) ?? ''] !== undefined)
  const [offense] = found
  const section = offense && marijuanaSection(offense)
  if (offense === undefined || section === undefined) return undefined
  const letter = oldLetter(offense)
  return found.some(o => marijuanaSection(o) !== section || oldLetter(o) !== letter)
    ? undefined
    : { section, letter }
}

/** Of the old subdivisions only 11357(e) had numbered paragraphs. */
const oldLetter = (offense: Offense): string | undefined => {
  const found = oldSubdivision(offense)
  if (found === undefined || !OLD_LETTERS[marijuanaSection(offense) ?? '']?.includes(found)) return undefined
  return offense.subdivisions.length > 1 && found !== 'e' ? undefined : found
}

const LETTERS = theDay('1976-01-01')

// ---- conditions every relief shares ----------------------------------------------------------------------------

const standsNow = all<Conviction>(
  'the conviction stands',
  holds(convicted, { says: 'the court convicted of it', otherwise: 'no conviction' }),
  not(
    { says: 'it has not been vacated or sealed', otherwise: 'already vacated, or dismissed and sealed' },
    holds(cleared, 'already vacated, or dismissed and sealed'),
  ),
  holds(dismissedBefore, 'no earlier order dismissed it'),
  holds(laterOrder, 'no later order leaves its state in doubt'),
  not('no row of the person was rejected', holds(rowsAllRead, 'a row that could not be read changes it')),
)

const reached = all<Conviction>(
  'the offense is one the Act reaches',
  holds(covered, {
    says: 'a conviction under HSC 11357 to 11360',
    otherwise: 'not an offense that HSC 11361.8 reaches (conspiracy, or HSC 11361)',
    cite: cite(
      'HSC 11361.8(a),(e); People v. Medina (conspiracy); People v. Boatwright (plea to accessory)',
      'secondary',
    ),
  }),
)

const beforeAct = before(offenseDate, ACT, {
  says: 'the offense was before 9 November 2016',
  otherwise: 'the offense was on or after 9 November 2016: sentenced under the Act already',
  cite: actText,
})

const gates = (section: string): Condition<Conviction> =>
  shared(
    all(
      'a conviction that the Act reaches',
      standsNow,
      reached,
      trying(
        is(sectionConvicted, [section], {
          says: section === OTHER ? 'a conviction of another section' : `a conviction of HS ${section}`,
          otherwise: 'a conviction of another section',
        }),
        // Only what the count names is asked about.
        (_, conviction) => [...sectionsAsked(conviction), OTHER],
      ),
      beforeAct,
    ),
  )
const GATES = new Map([...SECTIONS, OTHER].map(section => [section, gates(section)]))

const convictedBeforeAct = before(convictionDate, ACT, {
  says: 'convicted before 9 November 2016',
  otherwise: 'convicted on or after 9 November 2016, when no policy grants anything',
})

/** What must be so before an office's policy may grant anything at all: on a conviction the Act names, and on a related one. */
export const policyMayGrant = {
  marijuana: all<Conviction>(
    'a conviction a policy may grant on',
    standsNow,
    reached,
    is(sectionConvicted, [...SECTIONS, OTHER], 'the section convicted of can be read'),
    convictedBeforeAct,
  ),
  related: all<Conviction>('a related conviction a policy may grant on', standsNow, convictedBeforeAct),
}

/** 21 or older on the last day the offence can have happened; that it was so on the day itself is presumed. */
const adult = all<Conviction>(
  { says: '21 or older at the offense', otherwise: 'not 21 or older at the offense' },
  elapsed(birthDate, { years: 21 }, latestOffenseDay, {
    says: '21 or older when arrested or convicted',
    otherwise: 'under 21 when arrested or convicted',
  }),
  presumed(
    { says: 'and so at the offense', cite: presumption },
    elapsed(birthDate, { years: 21 }, offenseDate, '21 or older at the offense'),
  ),
)

const juvenileRelief = cite(
  'HSC 11361.8(m)',
  'unverified',
  'applies equally to offenses by minors; juvenile forms JV-744 to JV-746',
)

/** Under 18 on the last day the offence can have happened, or shown to have been under 18 on the day itself. */
const minor = any<Conviction>(
  { says: 'under 18 at the offense', otherwise: 'not under 18 at the offense', cite: juvenileRelief },
  not(
    'under 18 when arrested or convicted',
    elapsed(birthDate, { years: 18 }, latestOffenseDay, '18 or older when arrested or convicted'),
  ),
  mustAppear(
    {
      says: 'shown to have been under 18 at the offense, though not when arrested',
      cite: cite(
        'HSC 11361.8(f)',
        'unverified',
        'Setaside’s reading: an arrest at 18 or later is taken for an adult’s offense unless shown otherwise',
      ),
    },
    not(
      'under 18 at the offense',
      elapsed(birthDate, { years: 18 }, offenseDate, '18 or older at the offense'),
    ),
  ),
)

const lettered = (option: string, says: string): Condition<Conviction> =>
  trying(is(letter, [option], says), (_, conviction) => [
    ...new Set(sectionsAsked(conviction).flatMap(section => [...(OLD_LETTERS[section] ?? '')])),
  ])

/** Former 11357(e) is an offense of persons under 18 only: there silence does not speak for an adult’s. */
const minorByItsTerms = all<Conviction>(
  {
    says: 'convicted as a person under 18 on school grounds',
    cite: cite('former HSC 11357(e)', 'unverified'),
  },
  lettered('e', 'former 11357(e): under 18, on school grounds'),
  not(
    'under 18 at the offense',
    elapsed(birthDate, { years: 18 }, offenseDate, '18 or older at the offense'),
  ),
)

const felony = is(offenseClass, ['felony'], {
  says: 'the conviction is a felony',
  otherwise: 'already no more than a misdemeanor: the Act leaves it unchanged',
})
const aboveInfraction = is(offenseClass, ['felony', 'misdemeanor'], {
  says: 'the conviction is more than an infraction',
  otherwise: 'already an infraction: the Act leaves it unchanged',
})

const grams: Fact<Conviction, number> = {
  name: 'grams of concentrated cannabis',
  asks: 'How many grams of concentrated cannabis did the person possess?',
  answers: { kind: 'number', unit: 'grams' },
  read: notInFile(),
}
const plants: Fact<Conviction, number> = {
  name: 'number of plants',
  asks: 'How many plants did the person cultivate (six or fewer, or more)?',
  answers: { kind: 'number', unit: 'plants' },
  read: notInFile(),
}
const personal = yesNo(
  'personal transport or gift',
  'Was it transport for the person’s own use, or a gift without payment to someone 21 or older, of 28.5 grams or less?',
  notInFile(),
)
const toMinor = yesNo(
  'sale to a minor',
  'Did the person knowingly sell, furnish or offer it to someone under 18?',
  notInFile(),
)
const hiredMinor = yesNo(
  'use of a young person',
  'Did the person, 21 or older, knowingly hire or use someone of 20 or younger?',
  notInFile(),
)
const acrossBorder = yesNo(
  'import or export',
  'Was it import into or export from California, for sale, of more than 28.5 grams of cannabis or 4 grams of concentrate?',
  notInFile(),
)
const environment = yesNo(
  'environmental violation',
  'Was the cultivation found to violate one of the water, wildlife or hazardous-substance laws that HSC 11358(d)(3) lists?',
  notInFile(),
)

const smallConcentrate = presumed<Conviction>(
  { says: 'no more than 8 grams of concentrated cannabis', cite: presumption },
  atMost(grams, 8, {
    says: 'no more than 8 grams of concentrated cannabis',
    cite: cite('HSC 11357(a)', 'copy', '8 grams since 27 June 2017; the Act as passed said 4'),
  }),
)

// ---- disqualifying priors --------------------------------------------------------------------------------------

const sameCase = ({ cycle: { convictions } }: Conviction): readonly Offense[] => {
  const [only, ...others] = convictions
  return only !== undefined && others.length === 0
    ? only.offense.offenses
    : convictions.flatMap(each => each.offense.offenses)
}

const WHICH_SECTION = 'Which section was the earlier conviction for?'

/** Whether an offense is on a list of the law. */
type ListOf = (offense: Offense, context: ListContext) => Listed

const NO_OFFENSES: readonly Offense[] = []
/** Offences that the comment of a row names beside its own. */
const remarked = ({ remark }: Conviction): readonly Offense[] =>
  remark === undefined ? NO_OFFENSES : readOffense(remark).offenses
const REMARKED = 'Was the person also convicted of the other offense that the comment of its row names?'

/** Whether an earlier conviction stands on a list: surely, surely not, or only with a fact its section cannot show. */
function listedAs(name: string, list: ListOf, asks: string): Fact<Prior, boolean> {
  let last: Conviction | undefined
  let lastListed: Listed = NOT_LISTED
  /** The verdict, what it is about and its question are asked in a row. */
  const ask = ({ prior }: Prior): Listed => {
    if (prior === last) return lastListed
    lastListed = listedIn(list, prior)
    last = prior
    return lastListed
  }
  return {
    name,
    asks,
    answers: { kind: 'yes-no' },
    read: pair => {
      const { verdict } = ask(pair)
      return verdict === 'yes' ? true : verdict === 'no' ? false : undefined
    },
    sources: pair => pair.prior.sources,
    of: pair => pair.prior,
    about: pair => {
      const { verdict, needs } = ask(pair)
      return verdict !== 'unknown' || needs === undefined
        ? describe(pair.prior)
        : `${describe(pair.prior)}: ${needs}`
    },
  }
}

function listedIn(list: ListOf, prior: Conviction): Listed {
  const { offenses, unread } = prior.offense
  if (prior.later.some(event => event.kind === 'vacated')) return NOT_LISTED
  const context = { class: prior.class, offenseDate: prior.offenseDate, sameCase: sameCase(prior) }
  let best: Listed =
    offenses.length === 0 || unread !== '' ? { verdict: 'unknown', needs: WHICH_SECTION } : NOT_LISTED
  for (const offense of remarked(prior)) {
    // The class of the row says nothing of what its comment names.
    const { verdict } = list(offense, { ...context, class: undefined })
    if (verdict !== 'no') best = { verdict: 'unknown', needs: REMARKED }
  }
  for (const offense of offenses) {
    const listed = list(offense, context)
    if (listed.verdict === 'yes' && offenses.length === 1 && unread === '')
      return stands.read(prior) === true
        ? listed
        : {
            ...listed,
            verdict: 'unknown',
            needs: 'Did a later order vacate or seal the earlier conviction?',
          }
    if (listed.verdict !== 'no' && best.verdict === 'no')
      best = { needs: WHICH_SECTION, ...listed, verdict: 'unknown' }
  }
  return best
}

const failureToRegister = ({ code, section }: Offense): boolean =>
  (code ?? 'PC') === 'PC' && /^290(\.\d+)?$/.test(section)

/**
 * Failing to register shows that a duty was there before, without saying from which conviction: it may be from one that
 * PC 290(c) lists.
 */
const registrableOrRegistered: ListOf = (offense, context) =>
  failureToRegister(offense)
    ? { verdict: 'unknown', needs: 'Was the duty to register from a conviction that PC 290(c) lists?' }
    : registrable(offense, context)

export const isSuperstrike = listedAs(
  'whether an earlier conviction is a superstrike',
  superstrike,
  'Is the earlier conviction one of those listed in PC 667(e)(2)(C)(iv)?',
)
export const isRegistrable = listedAs(
  'whether an earlier conviction requires registration',
  registrableOrRegistered,
  'Does the earlier conviction require registration under PC 290(c)?',
)

const hadSuperstrike = priors(1, holds(isSuperstrike, 'listed in PC 667(e)(2)(C)(iv)'), {
  says: 'a superstrike conviction before the offense',
  cite: smit,
  dated: convictionDate,
  before: offenseDate,
})

const hadRegistrable = priors(1, holds(isRegistrable, 'requires registration under PC 290(c)'), {
  says: 'a conviction requiring registration under PC 290(c) before the offense',
  cite: smit,
  dated: convictionDate,
  before: offenseDate,
})

const registeredBefore: Fact<Conviction, boolean> = {
  name: 'registration as a sex offender before the offense',
  asks: 'Was the person required to register under PC 290 before the offense?',
  answers: { kind: 'yes-no' },
  read: conviction => {
    const { registrations } = conviction.person
    if (registrations.length === 0) return false
    const offense = offenseDate.read(conviction)
    if (offense === undefined) return undefined
    const read = ({ offense: what }: Registration) => what === undefined || what.offenses.length > 0
    if (registrations.some(event => event.day.latest < offense.soonest && read(event))) return true
    return registrations.every(({ day }) => day.soonest >= offense.latest) ? false : undefined
  },
  sources: conviction => conviction.person.registrations.flatMap(event => event.sources),
}

/**
 * Whether an earlier conviction counts as one of the same section. Sealed under the Act it has ceased to exist; an
 * attempt is a crime of its own (PC 664).
 */
export const sectionOfPrior: Fact<Prior, boolean> = {
  name: 'the same section',
  asks: 'Was the earlier conviction for the same section?',
  answers: { kind: 'yes-no' },
  read: ({ prior, of }) => {
    const { offenses, unread } = prior.offense
    const standing = stands.read(prior)
    if (standing === false) return false
    const own = sectionsNamed(of)
    let same = 0
    let coded = true
    for (const offense of offenses) {
      if (offense.inchoate !== undefined || !own.includes(marijuanaSection(offense) ?? OTHER)) continue
      same++
      if (offense.code === undefined) coded = false
    }
    if (same === 0) {
      const perhaps = remarked(prior).some(o => own.includes(marijuanaSection(o) ?? OTHER))
      return offenses.length === 0 || unread !== '' || perhaps ? undefined : false
    }
    const sure = same === offenses.length && coded
    return sure && unread === '' && own.length === 1 ? standing : undefined
  },
  sources: pair => pair.prior.sources,
  of: pair => pair.prior,
  about: pair => describe(pair.prior),
}

const twoBefore = (subdivision: string) =>
  priors(2, holds(sectionOfPrior, 'a conviction of the same section'), {
    says: 'two or more convictions of the same section before the offense',
    cite: cite(
      subdivision,
      'secondary',
      'the text counts priors under the misdemeanor subdivision; earlier programs count any earlier conviction of the section, and so does Setaside',
    ),
    dated: convictionDate,
    before: offenseDate,
  })

interface Bars {
  readonly strike: string
  readonly priors: string
  readonly confidence: 'copy' | 'secondary'
}

/** The rules of a section ask the same bars of a conviction, and so does whoever tells them. */
const bar = (says: Label, disqualifies: Condition<Conviction>): Condition<Conviction> =>
  shared(unless(says, disqualifies))

const noDisqualifier = ({ strike, priors: two, confidence }: Bars): Condition<Conviction> =>
  all(
    'no prior that leaves it a felony',
    bar(
      {
        says: 'no superstrike before it',
        otherwise: `a superstrike (PC 667(e)(2)(C)(iv)) before the offense`,
        cite: cite(strike, confidence),
      },
      hadSuperstrike,
    ),
    bar(
      {
        says: 'no registrable conviction before it',
        otherwise: 'a conviction requiring PC 290 registration before the offense',
        cite: cite(strike, confidence),
      },
      any('registration under PC 290 before the offense', hadRegistrable, holds(registeredBefore)),
    ),
    bar(
      {
        says: 'fewer than two earlier convictions of the section',
        otherwise: 'two or more convictions of the same section before the offense',
        cite: cite(two, confidence),
      },
      twoBefore(two),
    ),
  )

/** `otherwise` names what leaves it a felony: nothing that a file would show, so it is presumed of everybody. */
const presumedNot = (
  fact: YesNo,
  otherwise: string,
  text: string,
  confidence: 'copy' | 'secondary' | 'unverified',
) => {
  const says = `no ${otherwise}`
  return presumed<Conviction>(
    { says, otherwise, cite: presumption },
    unless({ says, otherwise, cite: cite(text, confidence) }, holds(fact)),
  )
}

// ---- the two routes --------------------------------------------------------------------------------------------

/** A death on a known day ends the sentence that day (`sentenceEnd`); one on an unknown day lies before the record. */
const diedUndated: Fact<Conviction, boolean> = {
  ...deceased,
  name: 'death on a day not recorded',
  read: ({ person: { death } }) => death !== undefined && death.day.latest === NEVER,
}

const complete = any<Conviction>(
  'the sentence is complete',
  after(sentenceEnd, {}, 'every part of the sentence has run'),
  holds(diedUndated, 'the person has died'),
  all(
    'no sentence in the record, and so presumed complete',
    holds(sentenceSilent, 'the record gives no sentence'),
    presumed(
      { says: 'complete', cite: presumption },
      after(sentenceEnd, {}, 'every part of the sentence has run'),
    ),
  ),
)

const danger = yesNo(
  'unreasonable risk of danger',
  'Would resentencing pose an unreasonable risk of danger to public safety (a risk of a new superstrike felony, PC 1170.18(c))? The court decides; the office says whether it opposes.',
  notInFile(),
)

const application: Route<Conviction> = {
  name: 'application',
  says: 'The sentence is complete: application under (e)-(f), which the court shall grant.',
  cite: cite('HSC 11361.8(e)-(f)', 'secondary'),
  by: 'application',
  grant: 'shall',
  opens: complete,
}

const petition: Route<Conviction> = {
  name: 'petition',
  says: 'The sentence is still running: petition for recall or dismissal under (a)-(b), unless the court finds an unreasonable risk of danger.',
  cite: cite('HSC 11361.8(a)-(b)', 'copy'),
  by: 'petition',
  grant: 'shall',
  opens: not(
    { says: 'no unreasonable risk of danger', cite: cite('HSC 11361.8(b); PC 1170.18(b)-(c)', 'copy') },
    holds(danger),
  ),
  closes: complete,
}

// ---- the reliefs -----------------------------------------------------------------------------------------------

export const RELIEFS = ['dismiss-and-seal', 'redesignate-infraction', 'redesignate-misdemeanor'] as const
type Relief = (typeof RELIEFS)[number]

const law = (
  relief: Relief,
  section: string,
  text: string,
  confidence: 'copy' | 'secondary',
  says: string,
  when: Condition<Conviction>,
): Rule<Conviction> => ({
  id: `hsc-11361.8/${section}/${relief}`,
  relief,
  rank: RELIEFS.indexOf(relief) + 1,
  cite: cite(`HSC 11361.8; ${text}`, confidence),
  says,
  inForce: { from: ACT, cite: actText },
  appliesTo: GATES.get(section) as Condition<Conviction>,
  when,
  routes: [application, petition],
})

const possession: readonly Rule<Conviction>[] = [
  law(
    'dismiss-and-seal',
    '11357',
    'HSC 11357(a), 11362.1(a)(1)',
    'copy',
    'Possession lawful since the Act for a person of 21 or older',
    all<Conviction>(
      'conduct the Act made lawful',
      adult,
      any(
        {
          says: 'a small amount',
          otherwise: 'the subdivision convicted of is for larger amounts or school grounds',
        },
        lettered('b', 'former 11357(b): 28.5 grams or less'),
        all(
          'former 11357(a) with little concentrate',
          lettered('a', 'former 11357(a): concentrated cannabis'),
          smallConcentrate,
        ),
      ),
    ),
  ),
  law(
    'redesignate-infraction',
    '11357',
    'HSC 11357(a),(b)',
    'copy',
    'Possession that is an infraction since the Act',
    all<Conviction>(
      'conduct that is an infraction now',
      aboveInfraction,
      any(
        { says: 'under 18, or a small amount', otherwise: 'neither under 18 nor a small amount' },
        minor,
        minorByItsTerms,
        lettered('b', 'former 11357(b): 28.5 grams or less'),
        all(
          'former 11357(a) with little concentrate',
          lettered('a', 'former 11357(a): concentrated cannabis'),
          smallConcentrate,
        ),
      ),
    ),
  ),
  law(
    'redesignate-misdemeanor',
    '11357',
    'HSC 11357',
    'copy',
    'Possession that is at most a misdemeanor since the Act',
    felony,
  ),
]

const cultivation: readonly Rule<Conviction>[] = [
  law(
    'dismiss-and-seal',
    '11358',
    'HSC 11358; 11362.1(a)(3), 11362.2',
    'secondary',
    'Cultivation of six plants or fewer, lawful since the Act for a person of 21 or older',
    all<Conviction>('conduct the Act made lawful', fewPlants(), adult),
  ),
  law(
    'redesignate-infraction',
    '11358',
    'HSC 11358(a),(b)',
    'copy',
    'Cultivation that is an infraction since the Act',
    all<Conviction>(
      'conduct that is an infraction now',
      aboveInfraction,
      any(
        {
          says: 'under 18, or six plants or fewer',
          otherwise: 'neither under 18 nor shown to be six plants or fewer',
        },
        minor,
        fewPlants(),
      ),
    ),
  ),
  law(
    'redesignate-misdemeanor',
    '11358',
    'HSC 11358(c)-(d)',
    'secondary',
    'Cultivation that is a misdemeanor since the Act',
    all<Conviction>(
      'conduct that is a misdemeanor now',
      felony,
      noDisqualifier({ strike: 'HSC 11358(d)(1)', priors: 'HSC 11358(d)(2)', confidence: 'secondary' }),
      presumedNot(environment, 'environmental violation of 11358(d)(3)', 'HSC 11358(d)(3)', 'unverified'),
    ),
  ),
]

const forSale: readonly Rule<Conviction>[] = [
  law(
    'redesignate-infraction',
    '11359',
    'HSC 11359(a)',
    'copy',
    'Possession for sale by a person under 18, an infraction since the Act',
    all<Conviction>('conduct that is an infraction now', aboveInfraction, minor),
  ),
  law(
    'redesignate-misdemeanor',
    '11359',
    'HSC 11359(b)-(d)',
    'copy',
    'Possession for sale that is a misdemeanor since the Act',
    all<Conviction>(
      'conduct that is a misdemeanor now',
      felony,
      noDisqualifier({ strike: 'HSC 11359(c)(1)', priors: 'HSC 11359(c)(2)', confidence: 'copy' }),
      presumedNot(toMinor, 'sale to a person under 18', 'HSC 11359(c)(3)', 'copy'),
      presumedNot(hiredMinor, 'use of a person of 20 or younger', 'HSC 11359(d)', 'unverified'),
    ),
  ),
]

const isGift = lettered('b', 'former 11360(b): gift or transport of 28.5 grams or less')
const isSale = lettered('a', 'former 11360(a): sale, transport, import, gift')
const personalUse = () =>
  mustAppear<Conviction>(
    {
      says: 'shown to be personal transport or a gift to an adult of 28.5 grams or less',
      otherwise: 'not shown to be personal transport or a gift',
      cite: cite(
        'HSC 11360(b), 11362.1(a)(1)',
        'secondary',
        'the strict outcome for an unknown kind or amount is the misdemeanor',
      ),
    },
    holds(personal),
  )

const transport: readonly Rule<Conviction>[] = [
  law(
    'dismiss-and-seal',
    '11360',
    'HSC 11360(b), 11362.1(a)(1)',
    'secondary',
    'Gift or transport of a small amount, lawful since the Act for a person of 21 or older',
    all<Conviction>(
      'conduct the Act made lawful',
      any('a small amount for own use or as a gift', isGift, all('under former (a)', isSale, personalUse())),
      adult,
    ),
  ),
  law(
    'redesignate-infraction',
    '11360',
    'HSC 11360(a)(1),(b)',
    'secondary',
    'Transport or gift that is an infraction since the Act',
    all<Conviction>(
      'conduct that is an infraction now',
      aboveInfraction,
      any(
        {
          says: 'under 18, or a gift or transport of a small amount',
          otherwise: 'neither under 18 nor a gift or transport of a small amount',
        },
        minor,
        isGift,
        all('under former (a)', isSale, personalUse()),
      ),
    ),
  ),
  law(
    'redesignate-misdemeanor',
    '11360',
    'HSC 11360(a)(2)-(3)',
    'copy',
    'Sale or transport that is a misdemeanor since the Act',
    all<Conviction>(
      'conduct that is a misdemeanor now',
      felony,
      isSale,
      noDisqualifier({
        strike: 'HSC 11360(a)(3)(A)',
        priors: 'HSC 11360(a)(3)(B)',
        confidence: 'copy',
      }),
      presumedNot(toMinor, 'sale to a person under 18', 'HSC 11360(a)(3)(C)', 'copy'),
      presumedNot(
        acrossBorder,
        'import or export for sale of more than the limit',
        'HSC 11360(a)(3)(D)',
        'unverified',
      ),
    ),
  ),
]

/** Pleas to accessory and the like, and HSC 11361: whatever relief there is, an attorney must say that the Act reaches it. */
const beyond: readonly Rule<Conviction>[] = [
  law(
    'redesignate-misdemeanor',
    'other',
    'People v. Boatwright',
    'secondary',
    'A plea to a lesser offense from marijuana charges, where an attorney finds that the Act reaches it',
    felonyOrMisdemeanor(),
  ),
]

function fewPlants(): Condition<Conviction> {
  return mustAppear<Conviction>(
    {
      says: 'shown to be six plants or fewer',
      otherwise: 'not shown to be six plants or fewer',
      cite: cite(
        'HSC 11358; 11362.2',
        'secondary',
        'the strict outcome for an unknown number is the misdemeanor',
      ),
    },
    atMost(plants, 6, 'six plants or fewer'),
  )
}

function felonyOrMisdemeanor(): Condition<Conviction> {
  return is(offenseClass, ['felony', 'misdemeanor'], {
    says: 'more than an infraction',
    otherwise: 'already an infraction',
  })
}

export const RULES: readonly ReadyRule<Conviction>[] = ready([
  ...possession,
  ...cultivation,
  ...forSale,
  ...transport,
  ...beyond,
])

const bySection = (section: string) => RULES.filter(rule => rule.id.startsWith(`hsc-11361.8/${section}/`))
const TABLE = new Map<string, readonly ReadyRule<Conviction>[]>(
  [...SECTIONS, OTHER].map(section => [section, bySection(section)]),
)

/** For a count that names several sections, the rules of each, best relief first: which applies is a fact to be asked. */
function rulesOfSeveral(sections: readonly string[]): readonly ReadyRule<Conviction>[] {
  const key = sections.join(' ')
  const known = TABLE.get(key)
  if (known !== undefined) return known
  const joined = sections.flatMap(bySection).sort((a, b) => a.rank - b.rank)
  TABLE.set(key, joined)
  return joined
}

/**
 * The heading of a conviction under the Act: one of the four sections, `other` (attorney), `unread`, or undefined: not
 * marijuana.
 */
export function headingOf(conviction: Conviction): string | undefined {
  const { marijuana, minors, plea } = namedBy(conviction.offense)
  if (marijuana !== undefined) return marijuanaSection(marijuana)
  if (minors || (plea && inMarijuanaCase(conviction))) return OTHER
  // Nothing could be read of it: it may be any of them.
  return conviction.offense.offenses.length === 0 ? UNREAD : undefined
}

function inMarijuanaCase({ cycle }: Conviction): boolean {
  const named = ({ offense }: Conviction | Charge) => namedBy(offense).marijuana !== undefined
  return cycle.convictions.some(named) || cycle.otherCharges.some(named)
}

export const rulesFor = (conviction: Conviction): readonly ReadyRule<Conviction>[] | undefined => {
  const heading = headingOf(conviction)
  if (heading === undefined) return undefined
  if (heading !== UNREAD && (heading === OTHER || conviction.offense.offenses.length < 2))
    return TABLE.get(heading)
  return rulesOfSeveral(sectionsAsked(conviction))
}

export const sectionOf = (conviction: Conviction): string => {
  const { marijuana } = namedBy(conviction.offense)
  const section = marijuana && marijuanaSection(marijuana)
  if (section !== undefined) return `HS ${section}`
  const [first] = conviction.offense.offenses
  return first === undefined ? 'unread' : formatOffense(first)
}
