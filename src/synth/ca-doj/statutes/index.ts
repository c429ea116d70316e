/** The statutes that people are made for, in the order of the codes. */
import { ARRESTED, CONVICTED } from './hsc-11361.5.ts'
import { PEOPLE as hsc113618, UNCHALLENGED } from './hsc-11361.8.ts'
import * as person from './only-the-person.ts'
import { PEOPLE as pc17 } from './pc-17.ts'
import { PEOPLE as pc8517 } from './pc-851.7.ts'
import { PEOPLE as pc85187 } from './pc-851.87.ts'
import { PEOPLE as pc85191 } from './pc-851.91.ts'
import { PEOPLE as pc85193 } from './pc-851.93.ts'
import { PEOPLE as pc117018 } from './pc-1170.18.ts'
import { PEOPLE as pc12034 } from './pc-1203.4.ts'
import { PEOPLE as pc12034a } from './pc-1203.4a.ts'
import { PEOPLE as pc120341 } from './pc-1203.41.ts'
import { PEOPLE as pc120342 } from './pc-1203.42.ts'
import { PEOPLE as pc120343 } from './pc-1203.43.ts'
import { PEOPLE as pc120345 } from './pc-1203.45.ts'
import { PEOPLE as pc1203425 } from './pc-1203.425.ts'
import type { StatutePeople } from './scenario.ts'

export const ALL_PEOPLE: readonly StatutePeople[] = [
  CONVICTED,
  ARRESTED,
  hsc113618,
  UNCHALLENGED,
  pc17,
  person.TRAFFICKED,
  person.ABUSED,
  pc8517,
  person.INNOCENTS,
  pc85187,
  pc85191,
  pc85193,
  person.VETERANS,
  pc117018,
  pc12034,
  pc12034a,
  person.FIREFIGHTERS,
  pc120341,
  pc120342,
  pc1203425,
  pc120343,
  pc120345,
  person.PROSTITUTION,
  person.REHABILITATED,
]
