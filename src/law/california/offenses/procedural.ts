/**
 * Sections of procedure, which records write where an offense should stand: nobody is convicted of one. The numbers are from
 * memory, to be checked by an attorney; the file of the state writes `1203.2(A) PC-PROBATION VIOL:REARREST/REVOKE`,
 * `3056 PC`, `1170(H) PC` and `17(B)(1) PC` itself.
 */
import type { Offense } from '../../../record/person.ts'

type Kind = NonNullable<Offense['procedural']>

interface Sections {
  readonly kind: Kind
  /** What they are about, for those who check the numbers. */
  readonly says: string
  readonly code: string
  readonly sections: string
  /** Those of them that are meant where no code letters stand beside them. */
  readonly bare?: string
}

const TABLE: readonly Sections[] = [
  {
    kind: 'violation',
    says: 'violations of probation, parole and the supervision a county gives, and their revocation',
    code: 'PC',
    sections: '1203.2 1203.2a 3000.08 3056 3060 3063 3064 3455',
    bare: '1203.2 1203.2a 3000.08 3056 3455',
  },
  { kind: 'violation', says: 'violations of a juvenile court’s order', code: 'WI', sections: '777' },
  {
    kind: 'order',
    says: 'how a felony that may be a misdemeanor is one, and what is not punished twice',
    code: 'PC',
    sections: '17 654',
  },
  {
    kind: 'order',
    says: 'sentences and credits, the three strikes among them',
    code: 'PC',
    sections:
      '1170 1170.1 1170.11 1170.12 1170.3 1170.9 1191 1193 1203 1203.03 1203.044 1203.06 1203.066 1203.07 1203.08 ' +
      '1203.085 1203.09 1203.095 1203.097 1203.1 1203.1b 1203.1d 1203.3 1203.9 1210.1 2900.5 2933 4019',
    bare: '1170 1170.1 1170.12 1170.9 1203 1203.03 1203.1 1203.3 1203.9 1210.1 2900.5',
  },
  {
    kind: 'order',
    says: 'sentences given anew',
    code: 'PC',
    sections:
      '1170.03 1170.126 1170.127 1170.18 1170.22 1170.91 1170.95 1171 1171.1 1172 1172.1 1172.2 1172.6 1172.7 1172.75',
    bare: '1170.03 1170.126 1170.127 1170.18 1170.91 1170.95 1171.1 1172.1 1172.2 1172.6 1172.7 1172.75',
  },
  {
    kind: 'order',
    says: 'dismissals and the sealing of records, of convictions and arrests',
    code: 'PC',
    sections:
      '236.14 236.15 851.6 851.7 851.8 851.85 851.86 851.87 851.9 851.90 851.91 851.92 851.93 1203.4 1203.4a 1203.4b ' +
      '1203.41 1203.42 1203.425 1203.43 1203.44 1203.45 1203.46 1203.47 1203.49 1382 1385 1385.1 1386 1387',
    bare:
      '236.14 851.7 851.8 851.85 851.87 851.91 851.92 851.93 1203.4 1203.4a 1203.4b 1203.41 1203.42 1203.425 1203.43 ' +
      '1203.44 1203.45 1203.46 1203.47 1203.49 1385 1385.1',
  },
  {
    kind: 'order',
    says: 'certificates of rehabilitation and pardons',
    code: 'PC',
    sections: '4800 4801 4802 4812 4852.01 4852.03 4852.06 4852.13 4852.16 4852.17 4852.18 4852.19 4852.21',
    bare: '4852.01 4852.03 4852.06 4852.13 4852.16 4852.17',
  },
  {
    kind: 'order',
    says: 'pleas withdrawn, informations set aside, new trials, appeals, writs and motions to vacate',
    code: 'PC',
    sections:
      '995 1016.5 1018 1118 1118.1 1181 1192.5 1235 1237 1237.5 1238 1260 1262 1265 1466 1467 1468 1473 1473.4 1473.5 1473.6 1473.7 1473.75 1485.5',
    bare: '1016.5 1118.1 1192.5 1237.5 1473.5 1473.6 1473.7',
  },
  {
    kind: 'order',
    says: 'priors alleged, evidence suppressed, fines, fees and samples ordered beside a sentence',
    code: 'PC',
    sections:
      '290.3 296 969 969b 1025 1192.7 1202.4 1202.44 1202.45 1203.067 1203.073 1203.096 1205 1465.8 1538.5',
    bare: '1192.7 1202.4 1203.073 1465.8 1538.5',
  },
  {
    kind: 'order',
    says: 'fees beside the sentence for a drug',
    code: 'HS',
    sections: '11372.5 11372.7',
    bare: '11372.5 11372.7',
  },
  {
    kind: 'order',
    says: 'diversion, competence to stand trial, warrants of the bench',
    code: 'PC',
    sections:
      '978.5 979 980 981 983 1000 1000.1 1000.2 1000.3 1000.4 1000.5 1000.6 1000.12 1001 1001.1 1001.3 1001.7 1001.20 ' +
      '1001.22 1001.29 1001.36 1001.50 1001.51 1001.60 1001.70 1001.80 1001.81 1001.82 1001.83 1001.95 1368 1368.1 ' +
      '1370 1370.01 1370.1 1372',
    bare: '978.5 1001.36 1001.80 1001.95 1370.01',
  },
  {
    kind: 'order',
    says: 'relief for cannabis',
    code: 'HS',
    sections: '11361.5 11361.7 11361.8 11361.9',
    bare: '11361.5 11361.7 11361.8 11361.9',
  },
  { kind: 'order', says: 'sealing of juvenile records', code: 'WI', sections: '781 781.5 786 786.5 793' },
]

const KIND_OF: ReadonlyMap<string, Kind> = new Map(
  TABLE.flatMap(({ kind, code, sections, bare }) => [
    ...sections.split(' ').map(section => [`${code} ${section}`, kind] as const),
    ...(bare?.split(' ') ?? []).map(section => [section, kind] as const),
  ]),
)

/** What kind of procedure a section is of; absent where it is an offense, or may be. */
export const procedureOf = ({ code, section }: Pick<Offense, 'code' | 'section'>): Kind | undefined =>
  KIND_OF.get(code === undefined ? section : `${code} ${section}`)

/** Sections that only add to the sentence of another offense. */
const ADDING = new Set(
  (
    'PC 186.22 PC 667 PC 667.5 PC 667.6 PC 667.61 PC 667.7 PC 667.71 PC 667.75 PC 667.8 PC 667.85 PC 667.9 PC 667.10 PC 12022 PC 12022.1 ' +
    'PC 12022.2 PC 12022.3 PC 12022.4 PC 12022.5 PC 12022.53 PC 12022.55 PC 12022.6 PC 12022.7 PC 12022.75 PC 12022.8 ' +
    'PC 12022.85 PC 12022.9 PC 12022.95 PC 422.75 PC 451.1 PC 368.5 HS 11370 HS 11370.2 HS 11370.4'
  ).match(/[A-Z]+ [\d.]+/g),
)

/** Whether a section is an enhancement. Of 186.22 (a) is an offense and (b) is none. */
export const addsTo = ({ code, section, subdivisions }: Omit<Offense, 'inchoate'>): boolean =>
  ADDING.has(`${code ?? 'PC'} ${section}`) && !(section === '186.22' && subdivisions[0] === 'a')
