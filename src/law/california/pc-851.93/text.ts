/** PC 851.93: relief that the Department of Justice grants by itself for arrests without a conviction. */
import {
  type Arrest,
  allAcquitted,
  allDismissed,
  arrestDate,
  arrestRecordIsWhole,
  convictionArose,
  diversionCompleted,
  proceedingsShown,
} from '../../../record/arrests.ts'
import type { Charge } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import {
  after,
  all,
  always,
  any,
  before,
  holds,
  is,
  mustAppear,
  not,
  unless,
} from '../../../rules/condition.ts'
import type { Fact } from '../../../rules/fact.ts'
import { NEVER, theDay } from '../../../time/day.ts'
import type { Leaves } from '../../relief.ts'
import { statute } from '../../statute.ts'

const FIRST = theDay('1973-01-01')

const shownOnly = cite(
  'PC 851.93(b)(1)',
  'verbatim',
  'relief is given where the information is present in the department’s records; where it is not, a petition remains',
)

const rows = (arrest: Arrest) => arrest.sources
const yesNo = (
  name: string,
  asks: string,
  read: (arrest: Arrest) => boolean | undefined,
): Fact<Arrest, boolean> => ({ name, asks, answers: { kind: 'yes-no' }, read, sources: rows })

// ---- what the record shows of the arrest ----------------------------------------------------------------------------

const dayShown = yesNo(
  'day of arrest in the record',
  'Does the state’s record show the day of the arrest?',
  ({ cycle: { arrested } }) => (arrested.latest < NEVER ? true : undefined),
)

const gravest = (charges: readonly Charge[]): string | undefined => {
  const classes = charges.map(charge => charge.class)
  return ['felony', undefined, 'misdemeanor', 'infraction'].find(one =>
    classes.includes(one as Charge['class']),
  )
}

/**
 * What the arrest was for: the gravest class of those who arrested, where they have rows. A court that was asked to
 * decide of a graver one leaves it open, for the arrest may have been for that.
 */
const arrestedFor: Fact<Arrest, string> = {
  name: 'class the person was arrested for',
  asks: 'Was the arrest for a felony, a misdemeanor or an infraction (the gravest counts)?',
  answers: { kind: 'choice', options: ['felony', 'misdemeanor', 'infraction'] },
  read: ({ charges }) => {
    const arrested = charges.filter(({ stage }) => stage === 'arrest')
    const all = gravest(charges)
    if (arrested.length === 0) return all
    const theirs = gravest(arrested)
    return theirs === 'felony' || theirs === all ? theirs : undefined
  },
  sources: rows,
}

const classShown = yesNo(
  'class of the arrest in the record',
  'Does the state’s record show whether the arrest was for a felony or a misdemeanor?',
  arrest => (arrest.charges.some(charge => charge.class !== undefined) ? true : undefined),
)

const misdemeanor = is(arrestedFor, ['misdemeanor'], 'an arrest for a misdemeanor')

/** No file shows the longest term that the law threatens. */
const eightYears = yesNo(
  'eight years or more',
  'Was the arrest for an offense that may be punished by eight years or more in state prison or under PC 1170(h)?',
  () => undefined,
)

/** Some charges dismissed, of the others an acquittal or a completed diversion: each is named by itself, never together. */
const endedInParts = yesNo(
  'charges that ended in different ways',
  'Every charge was dismissed, or ended in acquittal or diversion, but not all in the same way. Does an attorney agree that the arrest is eligible?',
  arrest => {
    const inCourt = arrest.charges.filter(({ stage }) => stage === 'court')
    const decided = inCourt.length > 0 ? inCourt : arrest.charges
    const ends = new Set(decided.map(({ ended }) => ended))
    // A charge whose end is not known may yet have made them different.
    return ends.size > 1 && [...ends].every(end => end === undefined || GOOD.includes(end))
      ? undefined
      : false
  },
)
const GOOD: readonly Charge['ended'][] = ['dismissed', 'acquitted', 'diversion-completed']

/** A charge in court without an end may still become a conviction, whatever became of the others. */
const allEnded = yesNo(
  'end of every charge in court',
  'Has every charge that came before a court ended, none of them in a conviction?',
  ({ charges }) =>
    charges.every(({ stage, ended }) => stage !== 'court' || (ended !== undefined && ended !== 'diverted'))
      ? true
      : undefined,
)

/** The statutes of (D), as dispositions name them. */
const DIVERSIONS =
  /(?<![\d.])(851\.87|1000(\.[458])?|1001\.(9|2\d|3[0-6]|4[01]|5[0-5]|6[0-7]|7[0-5]|8[01]|8[5-8]))(?![\d.])/
/** Others of the Penal Code, such as the diversion of misdemeanors by a judge. */
const OTHER_DIVERSION = /(?<![\d.])1001\.9[4-9](?![\d.])/
const listedDiversion = yesNo(
  'statute of the diversion',
  'Was it a prefiling diversion (PC 851.87), drug diversion or deferred entry of judgment (PC 1000 to 1000.8), or a diversion under PC 1001.9 or under a chapter that begins with PC 1001.20, 1001.35, 1001.40, 1001.50, 1001.60, 1001.70, 1001.80, 1001.81 or 1001.85?',
  ({ charges }) => {
    const said = charges
      .filter(({ ended }) => ended === 'diversion-completed')
      .map(({ disposition }) => disposition ?? '')
    if (said.some(text => DIVERSIONS.test(text))) return true
    return said.length > 0 && said.every(text => OTHER_DIVERSION.test(text)) ? false : undefined
  },
)

const GRANTED = /ARREST RELIEF|851\.(8(?!7)|9)|\bSEAL/
const sealed = yesNo(
  'arrest already sealed',
  'Has relief already been granted for this arrest, or its record been sealed?',
  ({ charges }) =>
    charges.some(({ disposition }) => disposition !== undefined && GRANTED.test(disposition.toUpperCase()))
      ? undefined
      : false,
)

// ---- the ways to be eligible ----------------------------------------------------------------------------------------

const noProceedings = not<Arrest>(
  {
    says: 'the record shows no criminal proceedings',
    otherwise:
      'criminal proceedings were begun and did not end in a way the statute names (a dismissal counts for misdemeanor arrests only): see PC 851.91',
    cite: cite('PC 851.93(a)(2)(B)-(C)', 'verbatim'),
  },
  holds(proceedingsShown),
)

const endedWell = all<Arrest>(
  'an arrest that was dismissed, ended in acquittal or was never brought to court',
  mustAppear(
    {
      says: 'the class is in the department’s records',
      otherwise: 'the record does not show what class the arrest was for: relief cannot come by itself',
      cite: shownOnly,
    },
    holds(classShown),
  ),
  is(arrestedFor, ['felony', 'misdemeanor'], {
    says: 'an arrest for a felony or a misdemeanor',
    otherwise: 'an arrest for an infraction, of which the statute does not speak',
    cite: cite('PC 851.93(a)(2)(A)-(C)', 'verbatim'),
  }),
  any(
    'how it ended',
    all(
      'brought to court, and ended there',
      holds(proceedingsShown, {
        says: 'the record shows criminal proceedings',
        otherwise: 'the record shows no criminal proceedings',
        cite: shownOnly,
      }),
      any(
        'how it ended in court',
        all(
          {
            says: 'an arrest for a misdemeanor, every charge dismissed',
            cite: cite('PC 851.93(a)(2)(A)', 'verbatim'),
          },
          misdemeanor,
          holds(allDismissed, 'every charge was dismissed'),
        ),
        all(
          {
            says: 'an arrest for a misdemeanor, some charges dismissed and others not so, and an attorney agrees',
            cite: cite(
              'PC 851.93(a)(2)(A)-(B)',
              'verbatim',
              'the statute does not speak of both in one arrest',
            ),
          },
          misdemeanor,
          holds(endedInParts, 'every charge was dismissed or ended in acquittal or diversion'),
        ),
        holds(allAcquitted, {
          says: 'acquitted of every charge',
          cite: cite('PC 851.93(a)(2)(B)-(C)', 'verbatim'),
        }),
      ),
    ),
    all(
      'never brought to court, for long enough',
      noProceedings,
      any(
        'the time that has run since the arrest',
        all(
          {
            says: 'a misdemeanor, and one calendar year',
            cite: cite('PC 851.93(a)(2)(B)', 'verbatim'),
          },
          misdemeanor,
          after(arrestDate, { years: 1 }, 'one calendar year since the arrest'),
        ),
        all(
          {
            says: 'a felony punishable by less than eight years, and three calendar years',
            cite: cite('PC 851.93(a)(2)(C)(i)', 'verbatim'),
          },
          is(arrestedFor, ['felony'], 'an arrest for a felony'),
          not('punishable by less than eight years', holds(eightYears)),
          after(arrestDate, { years: 3 }, 'three calendar years since the arrest'),
        ),
        after(
          arrestDate,
          { years: 6 },
          { says: 'six years since the arrest', cite: cite('PC 851.93(a)(2)(C)(ii)', 'verbatim') },
        ),
      ),
    ),
  ),
)

const diverted = all<Arrest>(
  {
    says: 'a diversion that the statute lists was completed',
    otherwise: 'no diversion was completed that the statute lists',
    cite: cite('PC 851.93(a)(2)(D)', 'verbatim'),
  },
  holds(diversionCompleted, 'a diversion was completed'),
  holds(listedDiversion, 'and it is one of those listed'),
  holds(allEnded, 'nothing is left open in court'),
)

const left = (says: string, at: string): Leaves => ({
  says,
  cite: cite(`PC 851.93(d)(${at})`, 'verbatim'),
})

export const pc85193 = statute<Arrest>({
  id: 'pc-851.93',
  title: 'Automatic relief for arrests',
  cite: cite('PC 851.93', 'verbatim'),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '2022-08-01', says: 'Courts no longer disclose arrests that were granted relief.' },
    {
      on: '2024-10-01',
      says: 'AB 168 becomes operative, subject to an appropriation. What it says of earlier days is not modelled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'automatic-arrest-relief',
      says: 'The arrest is deemed not to have occurred and the person may answer so; the state’s record says “arrest relief granted”, courts do not disclose it, and penalties and disabilities end, with exceptions.',
      effect: 'sealed',
      leaves: [
        left('The arrest must still be disclosed in an application to become a peace officer.', '1'),
        left('Courts and criminal justice agencies still see it and may use it.', '2'),
        left('The offense may still be prosecuted within the time the law gives.', '3'),
        left('It does not restore the right to own or possess firearms.', '4'),
        left('It does not lift a bar from holding public office.', '5'),
        left('Agencies that license community care may still see it and act on it.', '6'),
      ],
    },
  ],
  subdivisions: [
    { at: '(a)(1)', says: 'The department reviews its records every month.', status: 'encoded' },
    { at: '(a)(2)', says: 'Arrests on or after 1 January 1973.', status: 'encoded' },
    { at: '(a)(2)(A)', says: 'Misdemeanor arrests whose charge was dismissed.', status: 'encoded' },
    {
      at: '(a)(2)(B)',
      says: 'Misdemeanor arrests: acquitted, or no proceedings for a year.',
      status: 'encoded',
    },
    {
      at: '(a)(2)(C)',
      says: 'Felony arrests: acquitted, or no proceedings for three years, or six.',
      status: 'encoded',
    },
    { at: '(a)(2)(D)', says: 'Completed diversions, by statute.', status: 'encoded' },
    {
      at: '(b)(1)',
      says: 'Relief without a petition where the department’s records have what is needed.',
      status: 'encoded',
    },
    {
      at: '(b)(2)',
      says: 'The note “arrest relief granted” in the record.',
      status: 'left-out',
      why: 'What the department does after the decision.',
    },
    {
      at: '(b)(3)',
      says: 'The arrest is deemed not to have occurred.',
      status: 'encoded',
    },
    {
      at: '(c)',
      says: 'Notices to courts, and what courts no longer disclose.',
      status: 'left-out',
      why: 'Procedure of the department and the courts; that courts do not disclose it stands in the relief.',
    },
    { at: '(d)', says: 'What the relief does not affect.', status: 'encoded' },
    {
      at: '(e)',
      says: 'Petitions stay open.',
      status: 'left-out',
      why: 'Other statutes are asked beside this one; this one bars none.',
    },
    {
      at: '(f)',
      says: 'Yearly statistics by county.',
      status: 'left-out',
      why: 'A duty of the department to publish.',
    },
    {
      at: '(g)',
      says: 'Operative on 1 October 2024, subject to an appropriation.',
      status: 'encoded',
    },
  ],
  concerns: () => true,
  rules: [
    {
      id: 'pc-851.93/automatic',
      relief: 'automatic-arrest-relief',
      rank: 1,
      cite: cite('PC 851.93(a)-(b)', 'verbatim'),
      says: 'The arrest led to no conviction and ended in one of the ways the statute names',
      inForce: {
        from: theDay('2024-10-01'),
        cite: cite(
          'PC 851.93(g)',
          'verbatim',
          'subject to an appropriation, which is taken to have been made (unverified)',
        ),
      },
      appliesTo: all(
        {
          says: 'an arrest on or after 1 January 1973 that is in the record',
          cite: cite('PC 851.93(a)(2)', 'verbatim'),
        },
        mustAppear(
          {
            says: 'the day of the arrest is in the department’s records',
            otherwise: 'the record does not show the day of the arrest: relief cannot come by itself',
            cite: shownOnly,
          },
          holds(dayShown),
        ),
        not(
          {
            says: 'arrested on or after 1 January 1973',
            otherwise: 'arrested before 1 January 1973',
            cite: cite('PC 851.93(a)(2)', 'verbatim'),
          },
          before(arrestDate, FIRST),
        ),
        not('no relief was granted before', holds(sealed)),
      ),
      when: all(
        'no conviction, and an end that the statute names',
        unless(
          {
            says: 'no conviction came of the arrest',
            otherwise: 'a conviction came of the arrest',
            cite: cite('PC 851.93(a)(2)(B)-(C)', 'verbatim'),
          },
          holds(convictionArose),
        ),
        any('one of the ways the statute names', diverted, endedWell),
        arrestRecordIsWhole,
      ),
      routes: [
        {
          name: 'automatic',
          says: 'The Department of Justice grants it in a monthly run; nobody need ask. If the state’s record does not say “arrest relief granted”, ask the department why, or petition under PC 851.91.',
          cite: cite('PC 851.93(b)(1)', 'verbatim'),
          by: 'automatic',
          grant: 'shall',
          opens: always('the department acts by itself'),
        },
      ],
    },
  ],
})
