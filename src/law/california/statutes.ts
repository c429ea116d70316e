/** The register of California: every statute that is encoded, every list of offenses, and what is pending. */
import type { Arrest } from '../../record/arrests.ts'
import type { Conviction } from '../../record/person.ts'
import type { Reading } from '../outline.ts'
import { anyStatute, type Register } from '../registry.ts'
import type { Statute } from '../statute.ts'
import { BILLS } from './bills.ts'
import { hsc113615Arrests } from './hsc-11361.5/arrests.ts'
import { hsc113615 } from './hsc-11361.5/text.ts'
import { hsc113618 } from './hsc-11361.8/text.ts'
import { hsc113619 } from './hsc-11361.9/text.ts'
import { CHILD_ABUSE, DOMESTIC_VIOLENCE, ELDER_ABUSE } from './offenses/abuse.ts'
import { PLEA_SECTIONS, RELATED_CHARGES } from './offenses/beside-marijuana.ts'
import { NO_LIMITATION } from './offenses/limitations.ts'
import {
  DISCRETIONARY_1203_4,
  EXCLUDED_1203_4,
  EXCLUDED_1203_4A,
  EXCLUDED_1203_4B,
  EXCLUDED_4852,
  INFRACTION_ELIGIBLE_19_8,
  PROP_47,
  PROP_47_PRECURSORS,
  REGISTRABLE,
  SERIOUS,
  SUPERSTRIKES,
  VIOLENT,
} from './offenses/lists.ts'
import { pc17 } from './pc-17/text.ts'
import { pc23614 } from './pc-236.14/text.ts'
import { pc23615 } from './pc-236.15/text.ts'
import { pc8517 } from './pc-851.7/text.ts'
import { pc8518 } from './pc-851.8/text.ts'
import { pc85187 } from './pc-851.87/text.ts'
import { pc85191 } from './pc-851.91/text.ts'
import { pc85193 } from './pc-851.93/text.ts'
import { pc11709 } from './pc-1170.9/text.ts'
import { pc117018 } from './pc-1170.18/text.ts'
import { pc12034 } from './pc-1203.4/text.ts'
import { pc12034a } from './pc-1203.4a/text.ts'
import { pc12034b } from './pc-1203.4b/text.ts'
import { pc120341 } from './pc-1203.41/text.ts'
import { pc120342 } from './pc-1203.42/text.ts'
import { pc120343 } from './pc-1203.43/text.ts'
import { pc120345 } from './pc-1203.45/text.ts'
import { pc120349 } from './pc-1203.49/text.ts'
import { pc1203425 } from './pc-1203.425/text.ts'
import { pc485201 } from './pc-4852.01/text.ts'
import { PENAL_CODE } from './sources.ts'

/** Of convictions. A new statute is added here. */
export const OF_CONVICTIONS: readonly Statute<Conviction>[] = [
  hsc113615,
  hsc113618,
  hsc113619,
  pc117018,
  pc11709,
  pc12034,
  pc120341,
  pc120342,
  pc1203425,
  pc120345,
  pc120349,
  pc12034a,
  pc12034b,
  pc17,
  pc23614,
  pc23615,
  pc485201,
]

/** Of arrests that no conviction came of. */
export const OF_ARRESTS: readonly Statute<Arrest>[] = [
  hsc113615Arrests,
  pc120343,
  pc8517,
  pc8518,
  pc85187,
  pc85191,
  pc85193,
]

const MEMORY: Reading = {
  on: '2026-11-26',
  where: 'nowhere yet: from memory, each entry as its confidence says',
}
const PROGRAM: Reading = { on: '2026-07-21', where: 'an earlier program of Code for America' }

export const CALIFORNIA: Register = {
  jurisdiction: 'California',
  statutes: [...OF_CONVICTIONS.map(anyStatute), ...OF_ARRESTS.map(anyStatute)],
  lists: [
    ...[
      SUPERSTRIKES,
      REGISTRABLE,
      VIOLENT,
      SERIOUS,
      EXCLUDED_1203_4,
      DISCRETIONARY_1203_4,
      EXCLUDED_1203_4A,
      EXCLUDED_1203_4B,
      EXCLUDED_4852,
      INFRACTION_ELIGIBLE_19_8,
      PROP_47,
      NO_LIMITATION,
    ].map(list => ({ list, read: PENAL_CODE })),
    ...[PROP_47_PRECURSORS, PLEA_SECTIONS, RELATED_CHARGES].map(list => ({ list, read: PROGRAM })),
    ...[DOMESTIC_VIOLENCE, CHILD_ABUSE, ELDER_ABUSE].map(list => ({ list, read: MEMORY })),
  ],
  bills: BILLS,
}
