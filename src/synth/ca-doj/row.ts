/** A row of the California DOJ bulk file, before and after it is text. */
import { COLUMN_COUNT, COLUMN_NAMES } from '../../intake/ca-doj/columns.ts'
import type { Identity } from './identity.ts'
import type { Count, Cycle } from './plan.ts'

/** A step of a cycle. */
export interface Step {
  cycle: string
  arrested: string
  number: string
  day: string
  type: string
  agency: string
  county: string
  /** Columns 36 to 50, once written. */
  text: string | undefined
}

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
  disposedOffense: string
  disposedToc: string
  convictedOffense: string
  convictedToc: string
  disposition: string
  standing: string
  sentenceOrder: string
  place: string
  length: string
  unit: string
  unitText: string
  age: string
  comment: string
  /** What the row tells of, and of which count and case of the plan: dirt goes by it. */
  readonly role: 'arrest' | 'court' | 'custody' | 'later' | 'event'
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
  `A,FOUND,${i.subject},#,${i.cii},${i.name},${i.sex},${i.birth},${i.license},${i.ssn},#,${i.cii},${i.name},${i.sex},${i.birth},${i.ssn},${i.license},  ,  ,${i.fbi},#,${i.looks},N,Y,CA,CALIFORNIA,S,US,`

const TYPE_CODES: Record<string, string> = {
  'ARREST/DETAINED/CITED': 'A',
  'COURT ACTION': 'C',
  CUSTODY: 'P',
  PROBATION: 'B',
  REGISTRATION: 'R',
  APPLICANT: 'L',
  DECEASED: 'D',
}

const stepText = (s: Step): string =>
  `#,${s.cycle},${s.arrested},#,${s.number},${s.day},${TYPE_CODES[s.type] ?? ' '},${pad(s.type, 22)},L,${s.type === 'COURT ACTION' ? 'COURT   ' : 'LAW ENF '},CA034${s.cycle}0,${pad(`${s.agency} ${s.county}`, 24)},34,${pad(s.county, 14)},#,`

const offenseTexts = new Map<string, string>()
/** An offense padded to its width, kept: the same few are written again and again. */
function offenseText(text: string): string {
  let found = offenseTexts.get(text)
  if (found === undefined) {
    found = text.startsWith('"') ? `${pad(text.slice(0, -1), 43)}"` : pad(text, 44)
    if (offenseTexts.size < 5000) offenseTexts.set(text, found)
  }
  return found
}

/** A row as a line, without its end. Every field goes out as it stands: whoever fills it quotes it. */
export function lineOf(r: Row): string {
  const { identity, step } = r
  identity.text ??= identityText(identity)
  step.text ??= stepText(step)
  return `${identity.text}${step.text}${r.order},${r.disposed},${pad(r.caseNumber, 10)},       ,${offenseText(r.offense)},${r.toc},          ,       ,${offenseText(r.disposedOffense)},${r.disposedToc},          ,  ,       ,${offenseText(r.convictedOffense)},${r.convictedToc},          ,1,          ,          ,          ,${pad(r.caseNumber, 10)},          ,          ,          ,          ,          ,${pad(r.court, 12)},          ,1,     ,${pad(r.disposition, 36)},  ,${pad(r.standing, 11)},#,${r.sentenceOrder},   ,${pad(r.place, 12)},${r.length},${r.unit},${pad(r.unitText, 8)},${r.age},  ,  ,${r.comment},#`
}
