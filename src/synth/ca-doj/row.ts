/** A row of the California DOJ bulk file, before and after it is text. */
import { COLUMN_COUNT, COLUMN_NAMES } from '../../intake/ca-doj/columns.ts'
import { type Agency, agencyText } from './agencies.ts'
import type { Identity } from './identity.ts'
import type { Count, Cycle } from './plan.ts'

/** A step of a cycle. */
export interface Step {
  /** CYC_ORDER and STP_ORDER, which CNT_ORDER repeats. */
  cycleOrder: string
  stepOrder: string
  arrested: string
  day: string
  type: string
  agency: Agency
  county: string
  /** Columns 36 to 50, once written. */
  text: string | undefined
}

/**
 * `court`: how the court ended a count. `remark`: what it noted besides, as how a plea was taken. `held`: how a lower
 * court sent the charge on. `custody`: what a prison, a probation or parole office says. `later`: a later order.
 */
export type Role = 'arrest' | 'held' | 'court' | 'remark' | 'custody' | 'later' | 'event'

export interface Row {
  identity: Identity
  step: Step
  /** Cycle, step and count: the first nine digits of CNT_ORDER. */
  key: string
  /** CNT_ORDER as written. */
  order: string
  disposed: string
  caseNumber: string
  court: string
  offense: string
  toc: string
  /** OFFENSE_QUAL_LST. */
  qualifier: string
  disposedOffense: string
  disposedToc: string
  convictedOffense: string
  convictedToc: string
  /** CONV_OFFENSE_QUAL_LST. */
  convictedQualifier: string
  dispositionOrder: string
  disposition: string
  standing: string
  sentenceOrder: string
  place: string
  length: string
  unit: string
  unitText: string
  age: string
  comment: string
  /** END_OF_REC. */
  end: string
  /** What the row tells of, and of which count and case of the plan: dirt goes by it. */
  readonly role: Role
  readonly count: Count | undefined
  readonly planned: Cycle
}

/** The day of a row's step as the file holds it. */
export const stepDay = (row: Row): string => row.step.day

export const HEADER = COLUMN_NAMES.join(',')
if (COLUMN_COUNT !== 95) throw new Error(`the format has 95 columns, not ${COLUMN_COUNT}`)

const BLANKS = ' '.repeat(64)
const pad = (text: string, width: number): string =>
  text.length < width ? text + BLANKS.slice(text.length, width) : text

const identityText = (i: Identity): string =>
  `A,FOUND,${i.subject},#,${i.requestedCii ?? i.cii},${i.name},${i.sex},${i.requestedBirth ?? i.birth},${i.license},${i.ssn},#,${i.cii},${i.name},${i.sex},${i.birth},${i.ssn},${i.license},,,${i.fbi},#,${i.looks},N,Y,CA,CALIFORNIA,S,US,`

const TYPE_CODES: Record<string, string> = {
  'ARREST/DETAINED/CITED': 'A',
  'COURT ACTION': 'C',
  CUSTODY: 'P',
  PROBATION: 'B',
  PAROLE: 'E',
  REGISTRATION: 'R',
  APPLICANT: 'L',
  DECEASED: 'D',
}

const stepText = (s: Step): string =>
  `#,${s.cycleOrder},${s.arrested},#,${s.stepOrder},${s.day},${TYPE_CODES[s.type] ?? ''},${s.type},${agencyText(s.agency, s.county)},#,`

/** A row as a line, without its end. Every field goes out as it stands: whoever fills it quotes it. */
export function lineOf(r: Row): string {
  const { identity, step } = r
  identity.text ??= identityText(identity)
  step.text ??= stepText(step)
  const numbers =
    r.role === 'court' || r.role === 'held'
      ? `,,,${r.caseNumber},,,,,,${r.court},`
      : `${r.caseNumber},,,,,,,,,${r.court},`
  // The columns that files pad, and no others.
  return `${identity.text}${step.text}${r.order},${r.disposed},${r.caseNumber},,${r.offense},${r.toc},${pad(r.qualifier, 14)},,${r.disposedOffense},${r.disposedToc},,,,${r.convictedOffense},${r.convictedToc},${r.convictedQualifier},1,${numbers},${r.dispositionOrder},,${r.disposition},          ,${r.standing},#,${r.sentenceOrder},,${r.place},${r.length},${r.unit},${pad(r.unitText, 8)},${r.age},,,${r.comment},${r.end}`
}

/** A day that is not told, as wide as one. */
export const NO_DAY = '        '

/** What a row says of an offense, a case and a sentence where it says nothing. */
export const SAYS_NOTHING = {
  disposed: NO_DAY,
  caseNumber: '',
  court: '',
  offense: '',
  toc: '',
  qualifier: '',
  disposedOffense: '',
  disposedToc: '',
  convictedOffense: '',
  convictedToc: '',
  convictedQualifier: '',
  dispositionOrder: '',
  disposition: '',
  standing: '',
  sentenceOrder: '',
  place: '',
  length: '',
  unit: '',
  unitText: '',
  comment: '',
} as const
