/** PC 1203.45: sealing of a misdemeanor committed under 18 by a person convicted of nothing else. */
import { birthDate, offenseClass, recordIsWhole, stands } from '../../../record/facts.ts'
import type { Conviction, Offense } from '../../../record/person.ts'
import { describe, others, type Prior } from '../../../record/priors.ts'
import { all, among, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { always, before, elapsed, holds, is } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { ALWAYS, addPeriod, theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { requiresRegistration, yesNo } from '../facts/history.ts'
import { DISCRETIONARY_1203_4, onList } from '../offenses/lists.ts'
import { pc12034 } from '../pc-1203.4/text.ts'
import { pc12034a } from '../pc-1203.4a/text.ts'
import { OUTLINE } from './outline.ts'

const text = cite('PC 1203.45', 'verbatim')

// ---- the age ------------------------------------------------------------------------------------------------------

/** How long before an arrest an offence is taken to lie at most: the usual limitation. From memory. */
const LIMITATION = { years: -3 }

const offenseDay: DayFact<Conviction> = {
  name: 'offense date',
  asks: 'On which day was the offense committed?',
  answers: { kind: 'day' },
  read: ({ offenseDate: { soonest, latest }, cycle: { arrested } }) => {
    if (arrested.soonest === ALWAYS) return { soonest, latest }
    const bound = Math.min(addPeriod(arrested.soonest, LIMITATION), latest)
    return { soonest: Math.max(soonest, bound), latest }
  },
  sources: conviction => [...conviction.cycle.arrestSources, ...conviction.sources],
}

const LIMITED = cite(
  'PC 1203.45',
  'verbatim',
  'Setaside’s reading: an offense is taken to lie no more than three years before the first arrest for it',
)
const under = (years: number) =>
  not<Conviction>(
    {
      says: `under ${years} at the offense`,
      otherwise: `${years} or older at the offense`,
      cite: LIMITED,
    },
    elapsed(birthDate, { years }, offenseDay, `${years} or older at the offense`),
  )

const young = any<Conviction>(
  {
    says: 'under 18 at the offense',
    otherwise: 'not under 18 at the offense (21 before 7 March 1973)',
    cite: text,
  },
  all('under 21 at an offense before 7 March 1973', before(offenseDay, theDay('1973-03-07')), under(21)),
  under(18),
)

// ---- what it does not seal ------------------------------------------------------------------------------------------

const readWhole = ({ offense: { offenses, unread } }: Conviction): boolean =>
  offenses.length > 0 && unread === ''
/** Yes where every section surely is one of a kind, no where none may be; else unknown. */
const everySection = (
  conviction: Conviction,
  ask: (offense: Offense) => boolean | undefined,
): boolean | undefined => {
  if (!readWhole(conviction)) return undefined
  const found = conviction.offense.offenses.map(ask)
  if (found.every(answer => answer === false)) return false
  return found.every(answer => answer === true) ? true : undefined
}

/** Division 10 of the Health and Safety Code begins with section 11000; its last section is from memory. */
const inDivision10 = ({ code, section }: Offense): boolean | undefined => {
  const number = Number.parseInt(section, 10)
  const inside = number >= 11000 && number < 11700
  return !inside ? false : code === undefined ? undefined : code === 'HS'
}
const drugOffense = yesNo(
  'drug offense of HSC division 10',
  'Is the offense one of division 10 of the Health and Safety Code (controlled substances)?',
  conviction => everySection(conviction, inDivision10),
)

const drivingListed = (offense: Offense, offenseDate: Conviction['offenseDate']): boolean =>
  onList(DISCRETIONARY_1203_4, offense, { offenseDate, sameCase: [] }).verdict === 'yes'
const operatingVehicle = yesNo(
  'offense of operating a vehicle',
  'Is the offense a misdemeanor of the Vehicle Code on operating a vehicle, or of a local ordinance on operating, stopping or parking one?',
  conviction =>
    everySection(conviction, offense => {
      if (offense.code === undefined) return undefined
      if (offense.code !== 'VC') return false
      return drivingListed(offense, conviction.offenseDate) ? true : undefined
    }),
)

// ---- no other conviction ----------------------------------------------------------------------------------------------

/** Sections of division 11 of the Vehicle Code that stay grave though their chapter is excused. */
const GRAVE = ['23103', '23104', '23105', '23152', '23153', '23220']
/** Chapters 1 to 9, 12 and 13 of that division by their numbers; where the last of each ends is from memory. */
const inExcusedChapters = (section: string): boolean => {
  const number = Number.parseFloat(section)
  return (number >= 21000 && number < 22650) || (number >= 23100 && number < 23340)
}

/**
 * Whether the other conviction stands in the way: not where it is a lesser traffic misdemeanor, and not surely where it
 * may be included in this one, may be of a local ordinance, or was undone.
 */
const another: Fact<Prior, boolean> = {
  name: 'another conviction that counts',
  asks: 'Does the other conviction count: not vacated or sealed, neither includes the other, and it is no lesser misdemeanor of traffic or of a local parking ordinance?',
  answers: { kind: 'yes-no' },
  read: ({ prior, of }) => {
    if (prior.later.some(({ kind }) => kind === 'vacated')) return false
    const { offenses, unread } = prior.offense
    const [only] = offenses
    if (only === undefined || offenses.length > 1 || unread !== '' || only.code === undefined)
      return undefined
    const grave = GRAVE.includes(only.section)
    // A plea under 23103.5 is one to 23103, and files write either.
    if (only.code === 'VC' && !grave && GRAVE.includes(only.section.split('.')[0] ?? '')) return undefined
    if (only.code === 'VC' && !grave && inExcusedChapters(only.section))
      return prior.class === 'misdemeanor' && only.inchoate === undefined ? false : undefined
    if (prior.class === 'infraction' || prior.cycle === of.cycle) return undefined
    const sure = stands.read(prior) === true && prior.person.doubts.every(({ kind }) => kind !== 'identity')
    return sure && prior.person.undisposed?.includes(prior) !== true ? true : undefined
  },
  sources: ({ prior }) => prior.sources,
  of: ({ prior }) => prior,
  about: ({ prior }) => describe(prior),
}

const convictedOfMore = among<Conviction, Prior>(
  1,
  { says: 'convicted of more than one offense', cite: text },
  {
    members: others,
    test: holds(another, 'another conviction that counts'),
    about: ({ prior }) => describe(prior),
    whole: recordIsWhole,
  },
)

// ---- dismissed, or to be dismissed -------------------------------------------------------------------------------------

const SAYS_1203_4 = /1203\.4A?(?![\dA-Z])/i
const dismissedBefore = yesNo(
  'dismissed under PC 1203.4 or 1203.4a',
  'Has a court dismissed this conviction under PC 1203.4 or 1203.4a?',
  ({ later, person: { doubts } }) => {
    const dismissals = later.filter(({ kind }) => kind === 'dismissed')
    if (dismissals.some(({ text: order }) => SAYS_1203_4.test(order))) return true
    const open = dismissals.length > 0 || later.some(({ kind }) => kind === 'other') || doubts.length > 0
    return open ? undefined : false
  },
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)

/** The same conditions that decide PC 1203.4 and 1203.4a. */
const dismissable = [pc12034, pc12034a].flatMap(({ rules }) => rules.map(({ substance }) => substance))

const routes: readonly Route<Conviction>[] = [
  {
    name: 'discretion',
    says: 'Petition to seal the record, with that under PC 1203.4 or 1203.4a or by itself; the court may grant it. Unpaid restitution is no ground to deny.',
    cite: text,
    by: 'petition',
    grant: 'may',
    opens: always('whether to seal, the court decides on the petition'),
  },
]

export const pc120345 = statute<Conviction>({
  id: 'pc-1203.45',
  title: 'Sealing of a misdemeanor committed under 18',
  cite: text,
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '1973-03-07', says: 'For offenses before this day the age is 21, from this day on 18.' },
    {
      on: '2023-07-10',
      says: 'AB 134 (Stats 2023 ch 47): unpaid restitution is no ground to deny. Earlier text is not modelled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'seal',
      says: 'The record of the conviction, the arrest and the case is sealed, and all of it is deemed not to have occurred.',
      effect: 'sealed',
      leaves: [
        {
          says: 'In a case about defamation a court may have the record opened.',
          cite: cite('PC 1203.45', 'verbatim'),
        },
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '(a)',
      says: 'Under 18 at a misdemeanor that was or may be dismissed: the court may seal.',
      status: 'encoded',
    },
    { at: '(b)', says: 'Convictions of any date.', status: 'encoded' },
    {
      at: '(c)',
      says: 'Not registrable offenses, drug offenses, or operating a vehicle.',
      status: 'encoded',
    },
    {
      at: '(d)',
      says: 'Not a person convicted of more than one offense, with exceptions.',
      status: 'encoded',
    },
    { at: '(e)', says: 'Under 21 where the offense was before 7 March 1973.', status: 'encoded' },
    { at: '(f)', says: 'Unpaid restitution is no ground to deny.', status: 'encoded' },
    { at: '(g)', says: 'Sealed records in cases about defamation.', status: 'encoded' },
    {
      at: 'PC 1203.47',
      says: 'Persons adjudged in juvenile court for PC 647(b) or former 653.22 may have that sealed at 18.',
      status: 'left-out',
      why: 'An adjudication in juvenile court is no conviction and does not stand in these files as one.',
    },
  ],
  concerns: ({ class: convictedAs, later }) =>
    convictedAs !== 'infraction' &&
    (convictedAs !== 'felony' || later.some(({ kind }) => kind === 'reduced' || kind === 'other')),
  rules: [
    {
      id: 'pc-1203.45/seal',
      relief: 'seal',
      rank: 1,
      cite: text,
      says: 'A misdemeanor committed under 18, dismissed or to be dismissed, and no other conviction',
      inForce: {
        from: theDay('2023-07-10'),
        cite: cite('Stats 2023 ch 47 (AB 134)', 'verbatim', 'the text as it is encoded'),
      },
      appliesTo: all(
        'a misdemeanor committed under 18',
        holds(stands, {
          says: 'the conviction was not vacated or sealed before',
          otherwise: 'already vacated or sealed',
        }),
        is(offenseClass, ['misdemeanor'], {
          says: 'a misdemeanor',
          otherwise: 'not a misdemeanor',
          cite: text,
        }),
        young,
      ),
      when: all(
        'nothing stands in the way',
        unless(
          {
            says: 'not an offense that requires registration',
            otherwise: 'an offense that requires registration under PC 290',
            cite: text,
          },
          holds(requiresRegistration),
        ),
        unless(
          {
            says: 'not a drug offense of HSC division 10',
            otherwise: 'a drug offense of HSC division 10',
            cite: text,
          },
          holds(drugOffense),
        ),
        unless(
          {
            says: 'not an offense of operating a vehicle',
            otherwise: 'a misdemeanor of operating a vehicle',
            cite: cite('PC 1203.45', 'verbatim', 'which sections are of operating a vehicle is from memory'),
          },
          holds(operatingVehicle),
        ),
        unless(
          {
            says: 'not convicted of more than one offense',
            otherwise: 'convicted of more than one offense',
            cite: text,
          },
          convictedOfMore,
        ),
        any(
          {
            says: 'dismissed under PC 1203.4 or 1203.4a, or eligible to be',
            otherwise: 'neither dismissed under PC 1203.4 or 1203.4a nor eligible to be',
            cite: text,
          },
          holds(dismissedBefore, 'a court has dismissed it'),
          ...dismissable,
        ),
      ),
      routes,
    },
  ],
})
