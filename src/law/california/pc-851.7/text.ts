/** PC 851.7: sealing of the records of a minor’s arrest that ended without a conviction. */
import {
  type Arrest,
  allAcquitted,
  allDismissedOrAcquitted,
  arrestClass,
  arrestDate,
  arrestedBirthDate,
} from '../../../record/arrests.ts'
import type { Offense } from '../../../record/person.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { DayFact } from '../../../rules/fact.ts'
import { always, before, elapsed, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import {
  anyCharge,
  daysOfOffense,
  notInArrestFile,
  ofArrest,
  withoutConviction,
} from '../facts/arrest-history.ts'
import type { Listed } from '../offenses/list-entry.ts'
import { DISCRETIONARY_1203_4, onList, registrable } from '../offenses/lists.ts'
import { OUTLINE } from './outline.ts'

// ---- a minor --------------------------------------------------------------------------------------------------------

/** Before this day persons under 21 were within the section. */
const UNDER_21 = theDay('1973-03-07')

const offenseDay: DayFact<Arrest> = {
  name: 'offense date',
  asks: 'On which day was the offense of this arrest committed?',
  answers: { kind: 'day' },
  read: daysOfOffense,
  sources: ({ cycle }) => cycle.arrestSources,
}

const minor = any<Arrest>(
  {
    says: 'a minor when cited or arrested',
    otherwise: 'not a minor when cited or arrested',
    cite: cite('PC 851.7(a)', 'verbatim'),
  },
  not(
    { says: 'under 18 at the arrest', cite: cite('PC 851.7(a)', 'verbatim') },
    elapsed(arrestedBirthDate, { years: 18 }, arrestDate, '18 or older at the arrest'),
  ),
  all<Arrest>(
    {
      says: 'under 21 at an offense before 7 March 1973',
      otherwise: 'not a minor when cited or arrested',
      cite: cite('PC 851.7(h)', 'verbatim'),
    },
    before(offenseDay, UNDER_21, 'the offense was before 7 March 1973'),
    not(
      'under 21 at the offense',
      elapsed(arrestedBirthDate, { years: 21 }, offenseDay, '21 or older at the offense'),
    ),
  ),
)

// ---- how it ended ---------------------------------------------------------------------------------------------------

/** PC 849(b)(1): the officer found insufficient grounds for a complaint. */
const released = ofArrest(
  'released for insufficient grounds',
  'Was the person released under PC 849(b)(1), for insufficient grounds to file a complaint?',
  ({ charges, person: { doubts } }) => {
    if (charges.some(({ disposition = '' }) => /849 ?\(?B\)? ?\(?1\)?/i.test(disposition))) return true
    // Whoever was brought before a court was not released instead; any other release may have been this one.
    return charges.every(({ stage }) => stage === 'court') && charges.length > 0 && doubts.length === 0
      ? false
      : undefined
  },
)

const ended = any<Arrest>(
  {
    says: 'released for insufficient grounds, dismissed or acquitted',
    otherwise: 'neither released for insufficient grounds nor dismissed nor acquitted',
    cite: cite('PC 851.7(a)', 'verbatim'),
  },
  holds(released, 'released under PC 849(b)(1)'),
  holds(allDismissedOrAcquitted, 'every charge was dismissed or ended in acquittal'),
  holds(allAcquitted, 'acquitted of every charge'),
)

/** Most arrests of minors are of this kind; no state file tells them from those of adults. */
const juvenile = notInArrestFile(
  'juvenile custody',
  'Was the person taken into custody under WIC 625, or does the case come under WIC 781, without any criminal proceedings?',
)

// ---- what is excluded -----------------------------------------------------------------------------------------------

const YES: Listed = { verdict: 'yes' }
const NO: Listed = { verdict: 'no' }

/** Division 10 of the Health and Safety Code begins at 11000; where it ends is from memory. */
function drugLaw({ code, section }: Offense): Listed {
  const number = Number.parseFloat(section)
  if (!(number >= 11000 && number < 11652)) return NO
  if (code === 'HS') return YES
  return code === undefined
    ? { verdict: 'unknown', needs: 'Is the section one of the Health and Safety Code?' }
    : NO
}
const KNOWN_CODES: ReadonlySet<string> = new Set(['PC', 'HS', 'BP', 'WI', 'MV', 'GC', 'FG', 'UI'])

const excludedBySubject = anyCharge(
  'offense excluded from PC 851.7',
  'Was any charge of the arrest one that requires registration, a drug offense of HSC division 10, or one of the Vehicle Code or a local ordinance about driving, stopping or parking?',
  (offense, context) => {
    const registers = registrable(offense, context)
    if (registers.verdict !== 'no') return registers
    const drugs = drugLaw(offense)
    if (drugs.verdict !== 'no') return drugs
    if (onList(DISCRETIONARY_1203_4, offense, context).verdict === 'yes' && offense.code === 'VC') return YES
    return offense.code !== undefined && KNOWN_CODES.has(offense.code)
      ? NO
      : {
          verdict: 'unknown',
          needs: 'Does the section concern the driving, stopping or parking of a vehicle?',
        }
  },
)

export const pc8517 = statute<Arrest>({
  id: 'pc-851.7',
  title: 'Sealing of a minor’s arrest',
  cite: cite('PC 851.7', 'verbatim'),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '1973-03-07', says: 'For offenses before this day persons under 21 are within the section.' },
    { on: '2025-01-01', says: 'SB 1161 (Stats 2024 ch 782): the text as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'seal-arrest',
      says: 'The records of the citation, arrest and case are sealed, and it is deemed not to have occurred.',
      effect: 'sealed',
      leaves: [
        {
          says: 'A court may open the records in an action for defamation, and a prosecutor may ask to see them to disclose what favours a defendant.',
          cite: cite('PC 851.7(f)-(g)', 'verbatim'),
        },
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    { at: '(a)', says: 'Which arrests of minors.', status: 'encoded' },
    { at: '(b)', says: 'The court shall seal.', status: 'encoded' },
    {
      at: '(c)',
      says: 'Whenever the arrest was.',
      status: 'encoded',
    },
    { at: '(d)', says: 'Not juvenile custody and cases of WIC 781.', status: 'encoded' },
    { at: '(e)', says: 'Offenses that are excluded.', status: 'encoded' },
    { at: '(f)-(g)', says: 'When sealed records may be looked at.', status: 'encoded' },
    { at: '(h)', says: 'Under 21 for offenses before 7 March 1973.', status: 'encoded' },
  ],
  concerns: ({ charges }) => !charges.every(charge => charge.class === 'infraction'),
  rules: [
    {
      id: 'pc-851.7/seal',
      relief: 'seal-arrest',
      rank: 1,
      cite: cite('PC 851.7', 'verbatim'),
      says: 'An arrest of a minor that ended without a conviction',
      inForce: {
        from: theDay('1973-03-07'),
        cite: cite('PC 851.7', 'unverified', 'earlier forms of the section are not modelled'),
      },
      appliesTo: all('a minor’s arrest without a conviction', minor, withoutConviction),
      when: all(
        'it ended so that it may be sealed, and nothing excludes it',
        is(arrestClass, ['felony', 'misdemeanor'], {
          says: 'for a felony or a misdemeanor',
          otherwise: 'for an infraction',
          cite: cite('PC 851.7(a)', 'verbatim'),
        }),
        unless(
          {
            says: 'not an offense that is excluded',
            otherwise: 'an offense that PC 851.7(e) excludes',
            cite: cite('PC 851.7(e)', 'verbatim', 'where HSC division 10 ends is from memory'),
          },
          holds(excludedBySubject),
        ),
        ended,
        unless(
          {
            says: 'not a juvenile matter',
            otherwise: 'a juvenile matter: see WIC 781',
            cite: cite('PC 851.7(d)', 'verbatim'),
          },
          holds(juvenile),
        ),
      ),
      routes: [
        {
          name: 'petition',
          says: 'Petition to the court of the case, or where the arrest was; the court shall seal.',
          cite: cite('PC 851.7(a)-(b)', 'verbatim'),
          by: 'petition',
          grant: 'shall',
          opens: always('during minority or after it'),
        },
      ],
    },
  ],
})
