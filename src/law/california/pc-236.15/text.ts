/** PC 236.15: vacatur for survivors of intimate partner violence or sexual violence. */
import type { Conviction } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import { statute } from '../../statute.ts'
import { survivorsRule, survivorsSubdivisions, vacatur } from '../facts/survivors.ts'
import { OUTLINE } from './outline.ts'

export const pc23615 = statute<Conviction>({
  id: 'pc-236.15',
  title: 'Vacatur for survivors of intimate partner or sexual violence',
  cite: cite('PC 236.15', 'verbatim'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    { on: '2022-01-01', says: 'The section takes effect (from memory).' },
    { on: '2024-01-01', says: 'AB 1754 (Stats 2023 ch 131): the text as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    vacatur(
      '236.15',
      'Agencies seal their records within three years of the arrest or a year of the order, whichever is later, and then destroy them.',
    ),
  ],
  outline: OUTLINE,
  subdivisions: survivorsSubdivisions({
    at: '(l)',
    says: 'Within a reasonable time after the person has ceased to be a victim or sought services.',
    status: 'encoded',
  }),
  concerns: () => true,
  rules: [
    survivorsRule({
      section: '236.15',
      victimOf: 'intimate partner or sexual violence',
      since: '2022-01-01',
      whenToAsk:
        'it must come within a reasonable time after the person ceased to be a victim or sought services, which the court weighs',
    }),
  ],
})
