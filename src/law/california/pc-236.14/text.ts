/** PC 236.14: vacatur for survivors of human trafficking. */
import type { Conviction } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import { statute } from '../../statute.ts'
import { survivorsRule, survivorsSubdivisions, vacatur } from '../facts/survivors.ts'
import { OUTLINE } from './outline.ts'

export const pc23614 = statute<Conviction>({
  id: 'pc-236.14',
  title: 'Vacatur for survivors of human trafficking',
  cite: cite('PC 236.14', 'verbatim'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    { on: '2017-01-01', says: 'The section takes effect (from memory).' },
    { on: '2024-01-01', says: 'AB 1754 (Stats 2023 ch 131): the text as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    vacatur(
      '236.14',
      'Agencies seal their records within a year of the arrest or 90 days of the order, whichever is later, and destroy them within a year of the order.',
    ),
  ],
  outline: OUTLINE,
  subdivisions: survivorsSubdivisions({
    at: '(l)',
    says: 'At any time after the person has ceased to be a victim; the right does not expire.',
    status: 'encoded',
  }),
  concerns: () => true,
  rules: [
    survivorsRule({
      section: '236.14',
      victimOf: 'human trafficking',
      since: '2017-01-01',
      whenToAsk: 'there is no time limit',
    }),
  ],
})
