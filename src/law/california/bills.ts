/** Bills that would change what is encoded here. None is law: no rule rests on them. */
import { cite } from '../../rules/citation.ts'
import type { Bill } from '../registry.ts'

const read = { on: '2026-07-21', where: 'digests of pluralpolicy.com and fastdemocracy.com' }

export const BILLS: readonly Bill[] = [
  {
    id: 'sb-834',
    title: 'SB 834 (2025-26)',
    cite: cite('SB 834 (2025-26)', 'secondary'),
    would:
      'Three years without new activity would be taken to show that no charge is pending; a certificate of relief would be given.',
    changes: ['pc-1203.425'],
    read,
  },
  {
    id: 'sb-834-companion',
    title: 'A companion of SB 834, whose number was not read',
    cite: cite('companion bill of SB 834 (2025-26)', 'secondary'),
    would:
      'After seven years a sentence would be presumed complete; any charge that was dismissed would bring an arrest under PC 851.93.',
    changes: ['pc-1203.425', 'pc-851.93'],
    read,
  },
]
