/** PC 851.93: relief that the Department of Justice grants by itself for arrests without a conviction. */
import {
  type Arrest,
  allAcquitted,
  allDismissedOrDiverted,
  arrestDate,
  arrestRecordIsWhole,
  convictionArose,
  diversionCompleted,
  proceedingsShown,
} from '../../../record/arrests.ts'
import { all, any, mustAppear, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, before, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { neverConvicted } from '../facts/arrest-history.ts'
import { STAYS } from '../facts/what-stays.ts'
import {
  acquittedOfSome,
  allEnded,
  arrestedFor,
  classShown,
  dayShown,
  eightYears,
  endedInParts,
  listedDiversion,
  sealed,
} from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- asked within the clauses below ---------------------------------------------------------------------------------

const present = law.cite(
  '(b)(1)',
  'relief is given where the information is present in the department’s records; where it is not, a petition remains',
)

const forMisdemeanor = is(arrestedFor, ['misdemeanor'], 'an arrest for a misdemeanor')

// ---- (a): who is eligible -------------------------------------------------------------------------------------------

// (a)(1) The department reviews the statewide databases every month and identifies who is eligible.
law.told('(a)(1)')

// (a)(2) Eligible is an arrest on or after 1 January 1973 that meets any of (A) to (D).
const since1973 = law.clause(
  '(a)(2)',
  all(
    'an arrest on or after 1 January 1973 that is in the record',
    mustAppear(
      {
        says: 'the day of the arrest is in the department’s records',
        otherwise: 'the record does not show the day of the arrest: relief cannot come by itself',
        cite: present,
      },
      holds(dayShown),
    ),
    not(
      {
        says: 'arrested on or after 1 January 1973',
        otherwise: 'arrested before 1 January 1973',
        cite: law.cite('(a)(2)'),
      },
      before(arrestDate, theDay('1973-01-01')),
    ),
    not('no relief was granted before', holds(sealed)),
  ),
)

// (a)(2)(A) The arrest was for a misdemeanor, and the charge was dismissed.
const dismissed = law.clause(
  '(a)(2)(A)',
  all(
    'an arrest for a misdemeanor, every charge dismissed',
    forMisdemeanor,
    holds(allDismissedOrDiverted, 'every charge was dismissed'),
  ),
  'no reason of the dismissal is named: one at the end of any diversion counts (as PC 1001.95(c) orders it)',
)

// (a)(2)(B) The arrest was for a misdemeanor: no indication that proceedings were initiated, at least one
// calendar year since the arrest, and no conviction; or acquitted of any charges that arose of it.
const misdemeanorNotPursued = law.clause(
  '(a)(2)(B)',
  all(
    'a misdemeanor, and one calendar year',
    forMisdemeanor,
    after(arrestDate, { years: 1 }, 'one calendar year since the arrest'),
  ),
)

// (a)(2)(C)(i) The arrest was for a felony not in (ii): the same, with at least three calendar years; or
// acquitted.
const felonyNotPursued = law.clause(
  '(a)(2)(C)(i)',
  all(
    'a felony punishable by less than eight years, and three calendar years',
    is(arrestedFor, ['felony'], 'an arrest for a felony'),
    not(
      'punishable by less than eight years',
      holds(eightYears, {
        says: eightYears.name,
        cite: cite(
          'PC 805(a)',
          'verbatim',
          'by the longest term the law prescribes, where every form of the offense is under eight years or none is; else asked',
        ),
      }),
    ),
    after(arrestDate, { years: 3 }, 'three calendar years since the arrest'),
  ),
)

// (a)(2)(C)(ii) The arrest was for an offense punishable by eight years or more in state prison or under PC
// 1170(h): the same, with six years; or acquitted.
const graveFelonyNotPursued = law.clause(
  '(a)(2)(C)(ii)',
  after(arrestDate, { years: 6 }, 'six years since the arrest'),
)

// (a)(2)(D) One of the following was successfully completed, relating to the arrest.
const diverted = law.clause(
  '(a)(2)(D)',
  all(
    {
      says: 'a diversion that the statute lists was completed',
      otherwise: 'no diversion was completed that the statute lists',
    },
    holds(diversionCompleted, 'a diversion was completed'),
    holds(listedDiversion, 'and it is one of those listed'),
    holds(allEnded, 'nothing is left open in court'),
  ),
)

// (a)(2)(D)(i) A prefiling diversion program, as PC 851.87(d) defines it, of a prosecuting attorney.
law.encodedIn('(a)(2)(D)(i)', '(a)(2)(D)')

// (a)(2)(D)(ii) Drug diversion by a court under PC 1000.5, or deferred entry of judgment under PC 1000 or
// 1000.8.
law.encodedIn('(a)(2)(D)(ii)', '(a)(2)(D)')

// (a)(2)(D)(iii) Pretrial diversion under PC 1000.4.
law.encodedIn('(a)(2)(D)(iii)', '(a)(2)(D)')

// (a)(2)(D)(iv) Diversion under PC 1001.9.
law.encodedIn('(a)(2)(D)(iv)', '(a)(2)(D)')

// (a)(2)(D)(v) Diversion under one of the chapters that begin with PC 1001.20, 1001.35, 1001.40, 1001.50,
// 1001.60, 1001.70, 1001.80, 1001.81 and 1001.85.
law.encodedIn('(a)(2)(D)(v)', '(a)(2)(D)')

// ---- (A) to (C) together: an arrest that ended in court, or never came there ------------------------------------------

const noConviction = unless<Arrest>(
  {
    says: 'no conviction came of the arrest',
    otherwise: 'a conviction came of the arrest',
    cite: law.cite('(a)(2)(B)-(C)'),
  },
  holds(convictionArose),
)

const endedInCourt = all<Arrest>(
  'brought to court, and ended there',
  holds(proceedingsShown, {
    says: 'the record shows criminal proceedings',
    otherwise: 'the record shows no criminal proceedings',
    cite: present,
  }),
  any(
    'how it ended in court',
    dismissed,
    all(
      {
        says: 'an arrest for a misdemeanor, some charges dismissed and others not so, and an attorney agrees',
        cite: law.cite('(a)(2)(A)-(B)', 'the statute does not speak of both in one arrest'),
      },
      forMisdemeanor,
      holds(endedInParts, 'every charge was dismissed or ended in acquittal or diversion'),
    ),
    all(
      {
        says: 'an arrest for a felony, acquitted of some charges and not of all, and an attorney agrees',
        cite: law.cite('(a)(2)(C)(i)-(ii)', '“any charges” may be one of them, or whichever there were'),
      },
      is(arrestedFor, ['felony'], 'an arrest for a felony'),
      holds(acquittedOfSome, 'acquitted of a charge, and the others dismissed or diverted'),
    ),
    holds(allAcquitted, { says: 'acquitted of every charge', cite: law.cite('(a)(2)(B)-(C)') }),
  ),
)

const neverInCourt = all<Arrest>(
  'never brought to court, for long enough',
  not(
    {
      says: 'the record shows no criminal proceedings',
      otherwise:
        'criminal proceedings were begun and did not end in a way the statute names (a dismissal counts for misdemeanor arrests only): see PC 851.91',
      cite: law.cite('(a)(2)(B)-(C)'),
    },
    holds(proceedingsShown),
  ),
  any(
    'the time that has run since the arrest',
    misdemeanorNotPursued,
    felonyNotPursued,
    graveFelonyNotPursued,
  ),
)

const endedWell = all<Arrest>(
  'an arrest that was dismissed, ended in acquittal or was never brought to court',
  mustAppear(
    {
      says: 'the class is in the department’s records',
      otherwise: 'the record does not show what class the arrest was for: relief cannot come by itself',
      cite: present,
    },
    holds(classShown),
  ),
  is(arrestedFor, ['felony', 'misdemeanor'], {
    says: 'an arrest for a felony or a misdemeanor',
    otherwise: 'an arrest for an infraction, of which the statute does not speak',
    cite: law.cite('(a)(2)(A)-(C)'),
  }),
  any('how it ended', endedInCourt, neverInCourt),
)

// ---- (b) and (c): how it is given -----------------------------------------------------------------------------------

// (b)(1) The department grants the relief without a petition, if the relevant information is present in its
// electronic records.
law.encodedIn('(b)(1)', '(a)(2)')

// (b)(2) The state record notes “arrest relief granted”, the day and the section.
law.leftOut('(b)(2)', 'What the department does after the decision.')

// (b)(3) The arrest is deemed not to have occurred, the person may answer so and is released from penalties
// and disabilities, except as (d) says.
law.told('(b)(3)')

// (c) Notice to the court; courts do not disclose such arrests from 1 August 2022.
law.leftOut(
  '(c)',
  'Procedure of the department and the courts; that courts do not disclose it stands in the relief.',
)

// ---- (d): what it leaves as it was ----------------------------------------------------------------------------------

// (d)(1) Applicants to become peace officers must disclose the arrest.
const peaceOfficer = law.leaves(
  '(d)(1)',
  'The arrest must still be disclosed in an application to become a peace officer.',
)

// (d)(2) Criminal justice agencies keep their access.
const justice = law.leaves('(d)(2)', STAYS.justice)

// (d)(3) The offense may still be prosecuted within the limitation.
const prosecution = law.leaves('(d)(3)', 'The offense may still be prosecuted within the time the law gives.')

// (d)(4) Firearms stay as they were.
const firearms = law.leaves('(d)(4)', STAYS.firearms)

// (d)(5) Bars from public office stay.
const office = law.leaves('(d)(5)', STAYS.office)

// (d)(6) Licensing of community care may look at it.
const careLicenses = law.leaves(
  '(d)(6)',
  'Agencies that license community care may still see it and act on it.',
)

// ---- (e) to (g) -----------------------------------------------------------------------------------------------------

// (e) Other relief for arrests stays open (PC 851.87, 851.90, 851.91, 1000.4, 1001.9).
law.leftOut('(e)', 'Other statutes are asked beside this one; this one bars none.')

// (f) Yearly statistics by county, of arrests relieved and of those whose record shows no disposition.
law.leftOut('(f)', 'A duty of the department to publish.')

// (g) Operative on 1 October 2024, subject to an appropriation.
const operative = law.told(
  '(g)',
  'subject to an appropriation, which is taken to have been made (unverified)',
)

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc85193 = statute<Arrest>({
  id: 'pc-851.93',
  title: 'Automatic relief for arrests',
  cite: law.cite(WHOLE),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '2022-08-01', says: 'Courts no longer disclose arrests that were granted relief.' },
    {
      on: '2024-10-01',
      says: 'AB 168 becomes operative, subject to an appropriation. What it says of earlier days is not modeled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'What an offense is punishable by is read in a table of terms; a misdemeanor arrest dismissed after any diversion is within (a)(2)(A); a felony arrest with an acquittal of some charges is asked; a warrant may show that proceedings were initiated, and is asked unless every charge was rejected.',
    },
  ],
  reliefs: [
    {
      id: 'automatic-arrest-relief',
      says: 'The arrest is deemed not to have occurred and the person may answer so; the state’s record says “arrest relief granted”, courts do not disclose it, and penalties and disabilities end, with exceptions.',
      effect: 'sealed',
      leaves: [peaceOfficer, justice, prosecution, firearms, office, careLicenses],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: neverConvicted,
  rules: [
    {
      id: 'pc-851.93/automatic',
      relief: 'automatic-arrest-relief',
      cite: law.cite('(a)-(b)'),
      says: 'The arrest led to no conviction and ended in one of the ways the statute names',
      inForce: { from: theDay('2024-10-01'), cite: operative },
      appliesTo: since1973,
      when: all(
        'no conviction, and an end that the statute names',
        noConviction,
        any('one of the ways the statute names', diverted, endedWell),
        arrestRecordIsWhole,
      ),
      routes: [
        {
          name: 'automatic',
          says: 'The Department of Justice grants it in a monthly run; nobody need ask. If the state’s record does not say “arrest relief granted”, ask the department why, or petition under PC 851.91.',
          cite: law.cite('(b)(1)'),
          by: 'automatic',
          grant: 'shall',
          opens: always('the department acts by itself'),
        },
      ],
    },
  ],
})
