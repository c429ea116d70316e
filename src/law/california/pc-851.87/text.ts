/** PC 851.87 and 851.90: sealing of an arrest after a diversion was completed, before filing or under a court. */
import {
  type Arrest,
  proceedingsShown,
  diversionCompleted as shownCompleted,
} from '../../../record/arrests.ts'
import { all, not } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Fact } from '../../../rules/fact.ts'
import { always, holds } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { arrestStays, ofArrest, withoutConviction } from '../facts/arrest-history.ts'
import { OUTLINE } from './outline.ts'

const dispositions = ({ charges }: Arrest): string =>
  charges.map(({ disposition = '' }) => disposition.toUpperCase()).join(' / ')

const prefiling: Fact<Arrest, boolean> = ofArrest(
  'prefiling diversion',
  'Was it a diversion that the prosecutor offered instead of filing (PC 851.87(d))?',
  arrest => {
    if (proceedingsShown.read(arrest) === true) return false
    return /PRE-?FILING/.test(dispositions(arrest)) ? true : undefined
  },
)
/** The drug programs of PC 1000, 1000.5 and 1000.8; a diversion of another kind has sections of its own. */
const drugProgram: Fact<Arrest, boolean> = ofArrest(
  'drug diversion or deferred entry of judgment',
  'Was it the drug diversion of PC 1000.5, or deferred entry of judgment under PC 1000 or 1000.8?',
  arrest => {
    const said = dispositions(arrest)
    if (/\bDEJ\b|DEFERRED ENTRY|\b1000(\.[58])?(?![\d.])/.test(said)) return true
    return /\b1000\.4\b|\b1001(\.\d+)?\b|PRE-?FILING/.test(said) ? false : undefined
  },
)

/** An arrest without an outcome in the record may have been diverted as well. */
const diversionCompleted: Fact<Arrest, boolean> = {
  ...shownCompleted,
  read: arrest => {
    const shown = shownCompleted.read(arrest)
    if (shown !== false) return shown
    return arrest.person.doubts.length > 0 || arrest.charges.some(({ ended }) => ended === undefined)
      ? undefined
      : false
  },
}

const completed = holds(diversionCompleted, {
  says: 'a diversion was completed',
  otherwise: 'no completed diversion in the record',
  cite: cite('PC 851.87, 851.90', 'verbatim'),
})

const discretion = always<Arrest>('whether the records are sealed, the court decides on what it is shown')

export const pc85187 = statute<Arrest>({
  id: 'pc-851.87',
  title: 'Sealing of an arrest after diversion',
  cite: cite('PC 851.87, 851.90', 'verbatim'),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    { on: '2018-01-01', says: 'SB 393 (Stats 2017 ch 680): both sections as they are encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'seal-arrest',
      says: 'The records of the arrest are sealed, and the person may say that there was none.',
      effect: 'sealed',
      leaves: [
        arrestStays.peaceOfficer('PC 851.87, 851.90'),
        arrestStays.justice('PC 851.87, 851.90, 851.92'),
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '851.87(a)',
      says: 'After a prefiling diversion: petition, and the court may seal.',
      status: 'encoded',
    },
    { at: '851.87(b)-(c)', says: 'What sealing leaves.', status: 'encoded' },
    { at: '851.87(d)', says: 'What a prefiling diversion is.', status: 'encoded' },
    {
      at: '851.90(a)',
      says: 'After drug diversion or deferred entry of judgment: the judge may seal, on motion or without.',
      status: 'encoded',
    },
    { at: '851.90(b)-(c)', says: 'What sealing leaves.', status: 'encoded' },
    {
      at: 'the section, hearing',
      says: 'The agency and prosecutor may ask for a hearing within 60 days.',
      status: 'left-out',
      why: 'Procedure: told with the filing, not decided from the record.',
    },
    {
      at: 'PC 1000.4, 1001.9',
      says: 'Sealing after other diversions.',
      status: 'left-out',
      why: 'Sections of their own, which the law page does not hold.',
    },
    {
      at: 'PC 851.86',
      says: 'Sealing after a conviction was set aside for factual innocence.',
      status: 'left-out',
      why: 'About convictions: it follows on the order that sets the conviction aside.',
    },
  ],
  concerns: ({ charges }) =>
    charges.some(
      ({ ended }) => ended === 'diversion-completed' || ended === 'diverted' || ended === undefined,
    ),
  rules: [
    {
      id: 'pc-851.87/prefiling',
      relief: 'seal-arrest',
      rank: 1,
      cite: cite('PC 851.87', 'verbatim'),
      says: 'A prefiling diversion was completed',
      inForce: { from: theDay('2018-01-01'), cite: cite('PC 851.87', 'verbatim') },
      appliesTo: all('a diverted arrest', withoutConviction, completed),
      when: holds(prefiling, {
        says: 'the prosecutor diverted it instead of filing',
        otherwise: 'not a prefiling diversion',
        cite: cite('PC 851.87(d)', 'verbatim'),
      }),
      routes: [
        {
          name: 'petition',
          says: 'Petition to the superior court, served on the agency and the prosecutor; the court may seal.',
          cite: cite('PC 851.87', 'verbatim'),
          by: 'petition',
          grant: 'may',
          opens: discretion,
        },
      ],
    },
    {
      id: 'pc-851.87/851.90',
      relief: 'seal-arrest',
      rank: 2,
      cite: cite('PC 851.90', 'verbatim'),
      says: 'A drug diversion or deferred entry of judgment was completed',
      inForce: { from: theDay('2018-01-01'), cite: cite('PC 851.90', 'verbatim') },
      appliesTo: all('a diverted arrest', withoutConviction, completed),
      when: all(
        'a drug program under the court',
        not(
          { says: 'not a prefiling diversion', otherwise: 'a prefiling diversion: see PC 851.87' },
          holds(prefiling),
        ),
        holds(drugProgram, {
          says: 'drug diversion or deferred entry of judgment',
          otherwise: 'a diversion of another kind',
          cite: cite('PC 851.90', 'verbatim'),
        }),
      ),
      routes: [
        {
          name: 'motion',
          says: 'Motion of any party, or of the court itself, with notice to all; the judge may seal.',
          cite: cite('PC 851.90', 'verbatim'),
          by: 'application',
          grant: 'may',
          opens: discretion,
        },
      ],
    },
  ],
})
