/** What the record shows of a conviction, as HSC 11361.8 asks for it. */
import { convicted, deceased, rowsAllRead } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, not } from '../../../rules/algebra.ts'
import type { Condition } from '../../../rules/condition.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { holds, is, trying } from '../../../rules/leaves.ts'
import { readOnce } from '../../../rules/memo.ts'
import { ALWAYS, adding, NEVER, theDay } from '../../../time/day.ts'
import type { Window } from '../../../time/window.ts'
import { mayHaveEndedCharge } from '../facts/after-sentence.ts'
import { notInFile, yesNo } from '../facts/history.ts'
import { marijuanaSection, oldSubdivision } from '../offenses/marijuana.ts'
import { remarkOf } from '../offenses/remark.ts'
import {
  isOfTheAct,
  namedBy,
  OLD_LETTERS,
  OTHER,
  remarkLeavesOpen,
  SECTIONS,
  sectionsAsked,
} from './sections.ts'

/** The day the Act took effect. Sentences for later conduct were already given under it. */
export const ACT = theDay('2016-11-09')

const rows = (conviction: Conviction) => conviction.sources
const laterRows = (conviction: Conviction) => conviction.later.flatMap(event => event.sources)

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

/**
 * A dismissal after the sentence (PC 1203.4 and the like) leaves a conviction that the Act still reaches, as Tidwell holds of
 * Proposition 47. Another dismissal may have ended the charge itself.
 */
const dismissedBefore = yesNo(
  'what the earlier dismissal ended',
  'The record shows a dismissal that is not one after the sentence (PC 1203.4 and the like). Does the conviction still stand?',
  ({ later }) => (later.some(mayHaveEndedCharge) ? undefined : true),
  laterRows,
)

const laterOrder = yesNo(
  'whether a later order concerns the conviction',
  'Does the conviction still stand after the later order, in the same class? (A dismissal under PC 1203.4 leaves it standing; one that was reduced must be decided again in its new class.)',
  ({ later }) => (later.some(event => event.kind === 'other') ? undefined : true),
  laterRows,
)

/** The section, where the text names one with its code and no more; several in one count leave open which it was. */
export const sectionConvicted: Fact<Conviction, string> = {
  name: 'the section convicted of',
  asks: 'For which section of the Health and Safety Code was the conviction?',
  answers: { kind: 'choice', options: [...SECTIONS, OTHER] },
  read: conviction => (remarkLeavesOpen(conviction) ? undefined : namedBy(conviction.offense).convictedOf),
  sources: rows,
}

export const covered: Fact<Conviction, boolean> = {
  ...yesNo(
    'whether the Act reaches the offense',
    'Does the conviction come within HSC 11361.8, in an attorney’s judgment (attempt, solicitation, or a plea to a lesser offense from marijuana charges)?',
    conviction => (remarkLeavesOpen(conviction) ? undefined : namedBy(conviction.offense).covered),
  ),
  ofLaw: true,
}

const ACCESSORY_TO: ReadonlySet<string> = new Set(['11358', '11359'])
/** A plea to PC 32 in a case that names nothing beside it but cannabis, and one of the two felonies that Boatwright was about. */
export const accessoryToCannabis = yesNo(
  'accessory to a cannabis felony',
  'Was the plea to accessory (PC 32) about cultivation or possession for sale of cannabis, HSC 11358 or 11359?',
  conviction => {
    const { offenses, unread } = conviction.offense
    if (offenses.length === 0 || unread !== '') return undefined
    if (!offenses.every(one => one.code === 'PC' && one.section === '32' && one.inchoate === undefined))
      return false
    const { convictions, otherCharges } = conviction.cycle
    const beside = [...convictions.filter(one => one !== conviction), ...otherCharges].map(
      ({ offense }) => offense,
    )
    const sections = beside.map(({ offenses }) => offenses.map(marijuanaSection))
    const felonies = sections.flat().filter(section => ACCESSORY_TO.has(section ?? ''))
    const alone = sections.every(named => named.length > 0 && !named.includes(undefined))
    return felonies.length === 0 ? false : alone ? true : undefined
  },
  ({ cycle }) => [...cycle.convictions, ...cycle.otherCharges].flatMap(({ sources }) => sources),
)

/** How long before an arrest an offense is taken to lie at most: three years to prosecute it, and three of absence. */
const beforeLimitation = adding({ years: -6 })

/**
 * The day of the offense. Files give the arrest, its upper bound. Downwards the offense is read as no more than six years
 * before the first arrest of the cycle: felonies are prosecuted within three (PC 801), of which an absence from the state
 * takes away no more than three (803(d)). A warrant issued in time may be served at any time (804(d)): where one is named,
 * or there is no arrest, nothing bounds it.
 */
export const offenseDate: DayFact<Conviction> = readOnce({
  name: 'offense date',
  asks: 'On which day was the offense committed?',
  answers: { kind: 'day' },
  read: ({ offenseDate: { soonest, latest }, cycle }): Window => {
    if (cycle.arrested.soonest === ALWAYS || cycle.warrant) return { soonest, latest }
    const bound = Math.min(beforeLimitation(cycle.arrested.soonest), latest)
    return { soonest: Math.max(soonest, bound), latest }
  },
  sources: conviction => [...conviction.cycle.arrestSources, ...conviction.sources],
})

/**
 * Whether the conviction was had under the Act: a misdemeanor or infraction of a section that knew only felonies before it,
 * or by a letter of the Act, where the court convicted after it.
 */
export const convictedUnderAct: Fact<Conviction, boolean> = {
  name: 'convicted under the Act',
  asks: 'Was the person convicted under the section as the Act made it?',
  answers: { kind: 'yes-no' },
  read: conviction =>
    conviction.convictionDate.soonest >= ACT &&
    (conviction.class === 'misdemeanor' || conviction.class === 'infraction') &&
    isOfTheAct(conviction.offense),
  sources: rows,
}

/** Unknown also where what is written cannot be an old letter: `(f)`, or `(b)(2)`, which numbers as the Act does. */
export const letter: Fact<Conviction, string> = {
  name: 'subdivision convicted of',
  asks: 'Under which subdivision was the conviction, lettered as from 1976 to 8 November 2016? (11357: a concentrated cannabis, b 28.5 grams or less, c more, d on school grounds, e the same under 18. 11360: a sale or transport, b gift or transport of 28.5 grams or less. Of an offense before 1976: which it would have come under.)',
  answers: { kind: 'choice', options: ['a', 'b', 'c', 'd', 'e'] },
  read: conviction => {
    const { lettered } = namedBy(conviction.offense)
    if (lettered === undefined || remarkNamesLetter(conviction, lettered)) return undefined
    // Letters of 1976 and later: before that the section was divided otherwise.
    if (lettered.letter !== undefined && conviction.offenseDate.latest >= LETTERS) return lettered.letter
    // Former 11360(b) was never a felony, so a felony under 11360 is (a).
    return lettered.section === '11360' && conviction.class === 'felony' ? 'a' : undefined
  },
  sources: rows,
}

const LETTERS = theDay('1976-01-01')

/** Whether the comment names another letter of the section for the count. */
const remarkNamesLetter = (
  conviction: Conviction,
  { section, letter: own }: { readonly section: string; readonly letter: string | undefined },
): boolean =>
  remarkOf(conviction)?.instead.some(
    offense => marijuanaSection(offense) === section && (oldSubdivision(offense) ?? own) !== own,
  ) === true

// ---- what no file shows ---------------------------------------------------------------------------------------------

export const grams: Fact<Conviction, number> = {
  name: 'grams of concentrated cannabis',
  asks: 'How many grams of concentrated cannabis did the person possess?',
  answers: { kind: 'number', unit: 'grams' },
  read: () => undefined,
}
export const plants: Fact<Conviction, number> = {
  name: 'number of plants',
  asks: 'How many plants did the person cultivate (six or fewer, or more)?',
  answers: { kind: 'number', unit: 'plants' },
  read: () => undefined,
}
/** The text counts convictions under the new misdemeanor paragraph; earlier programs counted any of the section. */
export const countsAsPrior: Fact<Conviction, boolean> = {
  ...notInFile(
    'whether earlier convictions count as under the misdemeanor paragraph',
    'Do the earlier convictions of the section, from before the Act, count as prior convictions under its misdemeanor paragraph? (Contested: an attorney says.)',
  ),
  ofLaw: true,
}
export const personal = notInFile(
  'personal transport or gift',
  'Was it transport for the person’s own use, or a gift without payment to someone 21 or older, of 28.5 grams or less?',
)
export const toMinor = notInFile(
  'sale to a minor',
  'Did the person knowingly sell, furnish or offer it to someone under 18?',
)
export const hiredMinor = notInFile(
  'use of a young person',
  'Did the person, 21 or older, knowingly hire or use someone of 20 or younger?',
)
export const acrossBorder = notInFile(
  'import or export',
  'Was it import into or export from California, for sale, of more than 28.5 grams of cannabis or 4 grams of concentrate?',
)
export const environment = notInFile(
  'environmental violation',
  'Was the cultivation found to violate one of the water, wildlife or hazardous-substance laws that HSC 11358(d)(3) lists?',
)

/** A death on a known day ends the sentence that day (`sentenceEnd`); one on an unknown day lies before the record. */
export const diedUndated: Fact<Conviction, boolean> = {
  ...deceased,
  name: 'death on a day not recorded',
  read: ({ person: { death } }) => death !== undefined && death.day.latest === NEVER,
}

export const danger = notInFile(
  'unreasonable risk of danger',
  'Would resentencing pose an unreasonable risk of danger to public safety (a risk of a new superstrike felony, PC 1170.18(c))? The court decides; the office says whether it opposes.',
)

// ---- conditions that ask the record, and no text ----------------------------------------------------------------------

export const standsNow = all<Conviction>(
  'the conviction stands',
  holds(convicted, { says: 'the court convicted of it', otherwise: 'no conviction' }),
  not(
    { says: 'it has not been vacated or sealed', otherwise: 'already vacated, or dismissed and sealed' },
    holds(cleared, 'already vacated, or dismissed and sealed'),
  ),
  holds(dismissedBefore, 'no earlier order ended it'),
  holds(laterOrder, 'no later order leaves its state in doubt'),
  not('no row of the person was rejected', holds(rowsAllRead, 'a row that could not be read changes it')),
)

export const lettered = (option: string, says: string): Condition<Conviction> =>
  trying(is(letter, [option], says), (_, conviction) => [
    ...new Set(sectionsAsked(conviction).flatMap(section => [...(OLD_LETTERS[section] ?? '')])),
  ])

/** A conviction of one section, or of any of several. Only what the count names is asked about. */
export const convictedOf = (section: string): Condition<Conviction> =>
  trying(
    is(sectionConvicted, [section], {
      says: section === OTHER ? 'a conviction of another section' : `a conviction of HS ${section}`,
      otherwise: 'a conviction of another section',
    }),
    (_, conviction) => [...sectionsAsked(conviction), OTHER],
  )
