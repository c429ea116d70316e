/** Bills about what is encoded here: those that are law, in the texts as they were read, and those on which no rule rests. */
import { cite } from '../../rules/citation.ts'
import type { Reading } from '../outline.ts'
import type { Bill } from '../registry.ts'
import { PENAL_CODE } from './sources.ts'

const digests: Reading = { on: '2026-07-21', where: 'digests of pluralpolicy.com and fastdemocracy.com' }
const later = (where: string): Reading => ({ on: '2026-11-29', where })

const law = (id: string, title: string, would: string, changes: readonly string[]): Bill => ({
  id,
  title,
  cite: cite(title, 'verbatim', 'the history line below the section, and the section as it reads'),
  state: 'law',
  would,
  changes,
  read: PENAL_CODE,
})

/** Whatever was chaptered after 21 July 2026 could not be seen. */
export const BILLS: readonly Bill[] = [
  law(
    'ab-168-2024',
    'AB 168 (2024), Stats 2024 ch 49',
    'Moves the start of automatic relief from 1 July to 1 October 2024, and its reach from 2005 back to 1973.',
    ['pc-1203.425', 'pc-851.93', 'pc-4852.01'],
  ),
  law(
    'ab-2483',
    'AB 2483 (2024)',
    'Adds PC 1171, how courts hear petitions to modify a sentence or conviction.',
    ['pc-1170.18', 'hsc-11361.8'],
  ),
  law('ab-2917', 'AB 2917 (2024), Stats 2024 ch 539', 'PC 851.92(d)(4), from 1 January 2025.', ['pc-851.91']),
  law(
    'sb-690-2024',
    'SB 690 (2024), Stats 2024 ch 653',
    'Adds PC 803.7: seven years to prosecute PC 273.5, for crimes since 1 January 2025 or not barred then.',
    ['pc-851.91'],
  ),
  law(
    'sb-245',
    'SB 245 (2025), Stats 2025 ch 746',
    'The Department or county certifies the service on a crew to the court; no denial of licenses for firefighters.',
    ['pc-1203.4b'],
  ),
  law('sb-857', 'SB 857 (2025), Stats 2025 ch 241', 'Amends PC 1171, from 1 January 2026.', [
    'pc-1170.18',
    'hsc-11361.8',
  ]),
  law(
    'sb-174',
    'SB 174 (2026), Stats 2026 ch 29',
    'The public-safety trailer bill of 29 June 2026: it leaves PC 1203.425 and 851.93 as they were.',
    ['pc-1203.425', 'pc-851.93'],
  ),
  {
    id: 'sb-834',
    title: 'SB 834 (2025-26)',
    cite: cite('SB 834 (2025-26)', 'secondary'),
    state: 'pending',
    would:
      'Three years without new activity would be taken to show that no charge is pending; a certificate of relief would be given. Passed the Senate on 4 June 2025, last seen in Assembly Appropriations; not in the text of 21 July 2026.',
    changes: ['pc-1203.425'],
    read: later('veeto.app, pluralpolicy.com'),
  },
  {
    id: 'sb-834-companion',
    title: 'A companion of SB 834, whose number was not found',
    cite: cite('companion bill of SB 834 (2025-26)', 'secondary'),
    state: 'pending',
    would:
      'After seven years a sentence would be presumed complete; three years without activity would show that nothing is pending; felony charges that were dismissed would bring an arrest under PC 851.93.',
    changes: ['pc-1203.425', 'pc-851.93'],
    read: digests,
  },
  {
    id: 'sb-1395',
    title: 'SB 1395 (2026), criminal procedure: protective orders',
    cite: cite('SB 1395 (2026)', 'secondary'),
    state: 'pending',
    would: 'It carries a whole PC 1203.425, to conform; whether it was enacted was not found.',
    changes: ['pc-1203.425'],
    read: later('codifylegalpublishing'),
  },
  {
    id: 'ab-704',
    title: 'AB 704 (2025-26)',
    cite: cite('AB 704 (2025-26)', 'secondary'),
    state: 'pending',
    would:
      'It would add PC 1203.48, destruction of records for persons under 26. Introduced on 14 February 2025; its state was not found.',
    changes: [],
    read: later('legiplex.com'),
  },
]
