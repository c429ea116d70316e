/** The trial of California: an office that does not exist, and the hashes of all it writes. */
import { theDay } from '../time/day.ts'
import type { Trial } from './jurisdiction.ts'
import hashes from './us-ca.trial.json' with { type: 'json' }

export const TRIAL: Trial = {
  county: 'SACRAMENTO',
  asOf: theDay('2026-11-01'),
  office: {
    agency: { name: 'Sacramento County District Attorney', kind: 'prosecutor', county: 'SACRAMENTO' },
    attorney: {
      name: 'Ana Example',
      title: 'Deputy District Attorney',
      barNumber: '123456',
      street: '901 G Street',
      city: 'Sacramento',
      zip: '95814',
      phone: '(916) 555-0100',
      email: 'ana.example@example.org',
    },
    court: {
      branches: [
        {
          name: 'Main Courthouse',
          street: '720 Ninth Street',
          city: 'Sacramento',
          zip: '95814',
          department: '61',
        },
      ],
    },
    publicDefender: {
      name: 'Sacramento County Public Defender',
      street: '700 H Street',
      city: 'Sacramento',
      zip: '95814',
    },
  },
  hashes,
}
