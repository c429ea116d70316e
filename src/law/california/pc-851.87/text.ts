/** PC 851.87 and 851.90: sealing of an arrest after a diversion was completed, before filing or under a court. */
import type { Arrest } from '../../../record/arrests.ts'
import { all, not } from '../../../rules/algebra.ts'
import { always, holds } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { AGENCIES_KEEP_ACCESS, neverConvicted, withoutConviction } from '../facts/arrest-history.ts'
import { diversionCompleted, drugProgram, outcomes, prefiling, pretrial } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- asked within the clauses below ---------------------------------------------------------------------------------

const completed = holds(diversionCompleted, {
  says: 'a diversion was completed',
  otherwise: 'no completed diversion in the record',
})

// ---- PC 851.87: a prefiling diversion -------------------------------------------------------------------------------

// 851.87(a)(1) Arrested, and a prefiling diversion of the prosecutor, instead of a filing, completed
// successfully: the person may petition the superior court, and the court may order the records of the arrest
// sealed as PC 851.92 says. Served on the agency and the prosecutor, who may ask for a hearing within 60 days
// and present evidence.
const afterPrefiling = law.clause('851.87(a)(1)', completed)

// 851.87(a)(2) The person gets a copy of the order and is told the effect.
law.leftOut('851.87(a)(2)', 'What follows once granted.')

// 851.87(a)(3) But for (b) and (c), the person may say that there was no arrest.
law.told('851.87(a)(3)')

// 851.87(a)(4) But for (b) and (c), the record may not be used, without permission, so that employment, a
// benefit or a certificate could be denied.
law.leftOut('851.87(a)(4)', 'What follows once granted.')

// 851.87(b) Applicants to become peace officers must disclose the arrest, and the department does.
law.told('851.87(b)')

// 851.87(c) Criminal justice agencies keep their access, as PC 851.92 says.
law.told('851.87(c)')

// 851.87(d) Prefiling diversion: one that the prosecutor offers instead of, or before, filing an accusatory
// pleading.
const insteadOfFiling = law.clause(
  '851.87(d)',
  holds(prefiling, {
    says: 'the prosecutor diverted it instead of filing',
    otherwise: 'not a prefiling diversion',
  }),
)

// ---- PC 851.90: a drug program under the court ------------------------------------------------------------------------

// 851.90(a)(1) Diverted to a drug program of the superior court under PC 1000.5, or admitted to deferred
// entry of judgment under PC 1000 or 1000.8, and successfully completed: the judge may order the records of
// the arrest sealed as PC 851.92 says, on motion of any party or the court’s own, with notice to all.
const afterDrugProgram = law.clause('851.90(a)(1)', completed)
const notPrefiling = not<Arrest>(
  { says: 'not a prefiling diversion', otherwise: 'a prefiling diversion: see PC 851.87' },
  holds(prefiling),
)
const underTheCourt = all<Arrest>(
  'a drug program under the court',
  notPrefiling,
  holds(drugProgram, {
    says: 'drug diversion or deferred entry of judgment',
    otherwise: 'a diversion of another kind',
    cite: law.cite('851.90(a)(1)'),
  }),
)

// 851.90(a)(2) The defendant gets a copy of the order and is told the effect.
law.leftOut('851.90(a)(2)', 'What follows once granted.')

// 851.90(a)(3) But for (b) and (c), the defendant may say that there was no arrest and no such program.
law.told('851.90(a)(3)')

// 851.90(a)(4) But for (b) and (c), the record may not be used, without permission, so that employment, a
// benefit or a certificate could be denied.
law.leftOut('851.90(a)(4)', 'What follows once granted.')

// 851.90(b) Applicants to become peace officers must disclose the arrest, and the department does.
law.told('851.90(b)')
const peaceOfficer = {
  says: 'It must still be disclosed in an application to be a peace officer.',
  cite: law.cite('851.87(b), 851.90(b)'),
}

// 851.90(c) Criminal justice agencies keep their access, as PC 851.92 says.
law.told('851.90(c)')
const justice = { says: AGENCIES_KEEP_ACCESS, cite: law.cite('851.87(c), 851.90(c)') }

// ---- other diversions -------------------------------------------------------------------------------------------------

// 1000.4(a) After a pretrial diversion of the chapter of PC 1000 (also a drug court of PC 1000.5) the arrest
// is deemed never to have occurred, and the court may seal its records as PC 851.92 says; the person may say
// so, and it may not be used to deny employment, a benefit, a license or a certificate, but for licenses of
// the healing arts.
const deemed = law.clause(
  '1000.4(a)',
  all<Arrest>(
    'a diversion of PC 1000 or 1001 under the court',
    notPrefiling,
    holds(pretrial, {
      says: 'pretrial diversion of PC 1000, or of a misdemeanor under PC 1001 to 1001.9',
      otherwise: 'a diversion of another kind',
    }),
  ),
)

// 1000.4(b) Licensing agencies may have certified records of such diversions.
law.leftOut('1000.4(b)', 'What licensing agencies may ask for.')

// 1000.4(c)-(d) Applicants to become peace officers must disclose the arrest; criminal justice agencies keep
// their access.
law.told('1000.4(c)-(d)')

// 1001.9(a) After a diversion of PC 1001 to 1001.9, of an offense filed as a misdemeanor, the arrest is
// deemed never to have occurred, and the court may seal its records as PC 851.92 says; the person may say so,
// and it may not be used to deny employment, a benefit, a license or a certificate.
law.encodedIn('1001.9(a)', '1000.4(a)')

// 1001.9(b)-(c) The same of peace officers and of criminal justice agencies.
law.told('1001.9(b)-(c)')

// ---- the rules, and what they give ----------------------------------------------------------------------------------

const discretion = always<Arrest>('whether the records are sealed, the court decides on what it is shown')

export const pc85187 = statute<Arrest>({
  id: 'pc-851.87',
  title: 'Sealing of an arrest after diversion',
  cite: law.cite('851.87, 851.90'),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    { on: '2018-01-01', says: 'SB 393 (Stats 2017 ch 680): both sections as they are encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
    { on: '2026-11-30', says: 'PC 1000.4(a) and 1001.9(a) are encoded beside them.' },
  ],
  reliefs: [
    {
      id: 'seal-arrest',
      says: 'The records of the arrest are sealed, and the person may say that there was none.',
      effect: 'sealed',
      leaves: [peaceOfficer, justice],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: arrest =>
    neverConvicted(arrest) &&
    outcomes(arrest.charges).some(
      ({ ended }) => ended === 'diversion-completed' || ended === 'diverted' || ended === undefined,
    ),
  rules: [
    {
      id: 'pc-851.87/prefiling',
      relief: 'seal-arrest',
      // Of two rules that give the same, the first is the one asked about where either is open.
      order: 1,
      cite: law.cite('851.87'),
      says: 'A prefiling diversion was completed',
      inForce: { from: theDay('2018-01-01'), cite: law.cite('851.87') },
      appliesTo: all('a diverted arrest', withoutConviction, afterPrefiling),
      when: insteadOfFiling,
      routes: [
        {
          name: 'petition',
          says: 'Petition to the superior court, served on the agency and the prosecutor; the court may seal.',
          cite: law.cite('851.87'),
          by: 'petition',
          grant: 'may',
          opens: discretion,
        },
      ],
    },
    {
      id: 'pc-851.87/851.90',
      relief: 'seal-arrest',
      order: 2,
      cite: law.cite('851.90'),
      says: 'A drug diversion or deferred entry of judgment was completed',
      inForce: { from: theDay('2018-01-01'), cite: law.cite('851.90') },
      appliesTo: all('a diverted arrest', withoutConviction, afterDrugProgram),
      when: underTheCourt,
      routes: [
        {
          name: 'motion',
          says: 'Motion of any party, or of the court itself, with notice to all; the judge may seal.',
          cite: law.cite('851.90'),
          by: 'motion',
          grant: 'may',
          opens: discretion,
        },
      ],
    },
    {
      id: 'pc-851.87/pretrial',
      relief: 'seal-arrest',
      order: 3,
      cite: law.cite('1000.4(a), 1001.9(a)'),
      says: 'A pretrial diversion of PC 1000 or 1001 was completed: the arrest is deemed never to have occurred',
      inForce: { from: theDay('2018-01-01'), cite: law.cite('1000.4(a), 1001.9(a)') },
      appliesTo: all('a diverted arrest', withoutConviction, completed),
      when: deemed,
      routes: [
        {
          name: 'order of the court',
          says: 'By law the arrest is deemed never to have occurred; the court may order its records sealed.',
          cite: law.cite('1000.4(a), 1001.9(a)'),
          by: 'motion',
          grant: 'may',
          opens: discretion,
        },
      ],
    },
  ],
})
