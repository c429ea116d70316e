/** Turns a plan into the rows of the California DOJ bulk file. */
import { civil, type Day } from '../../time/day.ts'
import type { Random } from '../random.ts'
import {
  type Agency,
  CORRECTIONS,
  MUNICIPAL_COURT,
  PAROLE_OFFICE,
  POLICE,
  PROBATION_OFFICE,
  SHERIFF,
  SUPERIOR_COURT,
} from './agencies.ts'
import { addPlainComment, addUsualComment } from './comments.ts'
import type { Identity } from './identity.ts'
import type { ClassLetter } from './offenses.ts'
import type { Count, Cycle, LaterRow, Plan, Report } from './plan.ts'
import { NO_DAY, type Row, SAYS_NOTHING, type Step } from './row.ts'
import type { Part } from './sentences.ts'
import { stamp } from './stamp.ts'

const STANDING: Record<ClassLetter, string> = { F: 'FELONY', M: 'MISDEMEANOR', I: 'INFRACTION' }

const NUMBERS = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0'))
const threeDigits = (n: number): string => NUMBERS[n] as string

/** A stream for each thing that chance decides of a person's rows, by its name: none moves another. */
export type Draws = (of: string) => Random

/** The rows of a plan, in the order of the file; gives each known answer its key. */
export function rowsOf(draws: Draws, plan: Plan, identity: Identity): Row[] {
  const random = draws('rows')
  const streams: Pick<CycleRows, 'random' | 'held' | 'remarks' | 'offices'> = {
    random,
    held: draws('lower courts'),
    remarks: draws('remarks'),
    offices: draws('offices'),
  }
  const rows: Row[] = []
  let number = 100
  for (const planned of plan.cycles) {
    number++
    if (number > 999) throw new Error('a person of more than 899 cycles cannot be numbered')
    const cycle: CycleRows = {
      ...streams,
      planned,
      identity,
      number: threeDigits(number),
      arrested: planned.unarrested && planned.kind === 'criminal' ? NO_DAY : stamp(planned.day),
      age: String(wholeYears(plan.birth, planned.day)),
      agencyNumber: `${random.from(100000, 999999)}`,
      steps: 0,
      rows,
    }
    if (planned.kind === 'criminal') addCriminal(cycle, planned)
    else addEvent(cycle, planned)
  }
  const comments = draws('comments')
  for (const row of rows)
    if (row.planned.reports === undefined) addUsualComment(comments, row)
    else addPlainComment(comments, row)
  return rows
}

/** How old somebody is on a day. */
function wholeYears(birth: Day, on: Day): number {
  const [then, now] = [civil(birth), civil(on)]
  const before = now.month * 100 + now.day < then.month * 100 + then.day
  return now.year - then.year - (before ? 1 : 0)
}

/** A cycle whose rows are being made. */
interface CycleRows {
  readonly random: Random
  /** What lower courts did. */
  readonly held: Random
  /** What courts noted besides. */
  readonly remarks: Random
  /** What prisons, parole and probation offices report. */
  readonly offices: Random
  readonly planned: Cycle
  readonly identity: Identity
  /** The three digits of its number. */
  readonly number: string
  /** The day of arrest as the file holds it. */
  readonly arrested: string
  readonly age: string
  /** What the police call the case. */
  readonly agencyNumber: string
  /** How many steps it has so far. */
  steps: number
  /** The person's. */
  readonly rows: Row[]
}

function nextStep(cycle: CycleRows, type: string, day: string, agency: Agency): Step {
  cycle.steps++
  return {
    cycleOrder: cycle.number,
    stepOrder: threeDigits(cycle.steps),
    arrested: cycle.arrested,
    day,
    type,
    agency,
    county: cycle.planned.county,
    text: undefined,
  }
}

/** Adds a row that says no more than whom and which step it is about. */
function addRow(
  { identity, number, agencyNumber, age, planned, rows }: CycleRows,
  step: Step,
  { count, countNumber, role }: { count: Count | undefined; countNumber: number; role: Row['role'] },
): Row {
  const key = number + step.stepOrder + threeDigits(countNumber)
  const row: Row = {
    identity,
    step,
    key,
    order: `${key}000`,
    ...SAYS_NOTHING,
    caseNumber: agencyNumber,
    age,
    end: '#',
    role,
    count,
    planned,
  }
  rows.push(row)
  return row
}

const EVENT_TYPES = { registration: 'REGISTRATION', applicant: 'APPLICANT', deceased: 'DECEASED' } as const

function addEvent(cycle: CycleRows, { kind, text }: Cycle): void {
  if (kind === 'criminal') throw new Error('a criminal cycle is more than an event')
  const step = nextStep(cycle, EVENT_TYPES[kind], cycle.arrested, SHERIFF)
  const row = addRow(cycle, step, { count: undefined, countNumber: 1, role: 'event' })
  row.offense = text ?? ''
}

function addCriminal(cycle: CycleRows, { unarrested, court, counts, reports }: Cycle): void {
  if (!unarrested) addArrest(cycle, counts, { charged: court !== undefined })
  if (court === undefined) return
  if (!unarrested && reports === undefined) addHeld(cycle, counts, court)
  const caseNumber = addCourt(cycle, counts, court)
  if (reports === undefined) addCustody(cycle, cycle.planned, { court, caseNumber })
  else for (const report of reports) addReport(cycle, report, caseNumber)
  for (const [i, count] of counts.entries())
    for (const later of count.later) addLater(cycle, count, i + 1, later, caseNumber)
}

function addArrest(cycle: CycleRows, counts: readonly Count[], { charged }: { charged: boolean }): void {
  const step = nextStep(cycle, 'ARREST/DETAINED/CITED', cycle.arrested, POLICE)
  for (const [i, count] of counts.entries()) {
    const row = addRow(cycle, step, { count, countNumber: i + 1, role: 'arrest' })
    const { text, toc } = count.arrestedFor ?? count.charged
    row.offense = text
    row.toc = toc
    if (!charged) {
      row.disposition = count.disposition
      row.disposed = cycle.arrested
    }
    // Not every charge in court was one at the arrest.
    if (charged && i > 0 && cycle.planned.reports === undefined && cycle.random.oneIn(3)) break
  }
}

const HELD = ['HELD TO ANSWER', 'CERTIFIED TO SUPERIOR COURT', 'BOUND OVER'] as const

/** Now and then adds how a lower court sent the felonies of a case on, under a number of its own: no conviction. */
function addHeld(cycle: CycleRows, counts: readonly Count[], court: Day): void {
  const { planned, agencyNumber, held } = cycle
  const day = planned.day + 1
  if (day >= court || !held.oneIn(8)) return
  const disposition = held.pick(HELD)
  if (!counts.some(({ charged }) => charged.toc === 'F')) return
  const step = nextStep(cycle, 'COURT ACTION', stamp(day), MUNICIPAL_COURT)
  for (const [i, count] of counts.entries()) {
    if (count.charged.toc !== 'F') continue
    const row = addRow(cycle, step, { count, countNumber: i + 1, role: 'held' })
    row.caseNumber = ''
    row.court = `M${step.day.slice(2, 4)}-${agencyNumber.slice(3)}`
    row.disposed = step.day
    row.offense = count.charged.text
    row.toc = count.charged.toc
    row.disposition = disposition
  }
}

/** Adds what the court did, a row for each part of a sentence. Gives the court's number of the case. */
function addCourt(cycle: CycleRows, counts: readonly Count[], court: Day): string {
  const { random } = cycle
  const day = stamp(court)
  const step = nextStep(cycle, 'COURT ACTION', day, SUPERIOR_COURT)
  const caseNumber = random.oneIn(12) ? 'NULL' : `${day.slice(2, 4)}F${random.from(10000, 99999)}`
  const docket = random.oneIn(5) ? caseNumber : ''
  for (const [i, count] of counts.entries()) {
    const place = drawConvictionColumns(random)
    for (let p = 0; p < Math.max(1, count.parts.length); p++) {
      const row = addRow(cycle, step, { count, countNumber: i + 1, role: 'court' })
      row.disposed = day
      row.caseNumber = docket
      row.court = caseNumber
      row.offense = count.charged.text
      row.toc = count.charged.toc
      row.disposition = count.disposition
      writeConviction(row, count, place)
      const part = count.parts[p]
      if (part !== undefined) writePart(row, part, p)
    }
    if (cycle.planned.reports === undefined && count.convicted !== undefined && cycle.remarks.oneIn(8))
      addRemarks(cycle, step, { count, number: i + 1, court: caseNumber })
    if (count.known !== undefined) count.known.key = cycle.number + step.stepOrder + threeDigits(i + 1)
  }
  return caseNumber
}

/** What courts note of how a plea was taken. */
const OF_THE_PLEA = [
  'DEFENDANT REPRESENTED BY COUNSEL',
  'RIGHT TO TRIAL BY JURY WAIVED-YES',
  'RIGHT TO CONFRONT&CROSS EXAM WIT&WAIVE-YES',
  'CRT FIND PLEA KNOWLEDGE&INTELLIGENT&VOLUNT',
  'CONVICTION CERT BY CLERK OF THE COURT',
] as const

/** Adds what the court noted besides of a count convicted, some days later. */
function addRemarks(
  cycle: CycleRows,
  step: Step,
  { count, number, court }: { readonly count: Count; readonly number: number; readonly court: string },
): void {
  const from = cycle.remarks.below(OF_THE_PLEA.length - 1)
  for (const [at, said] of OF_THE_PLEA.slice(from, from + 2).entries()) {
    const row = addRow(cycle, step, { count, countNumber: number, role: 'remark' })
    writeOffense(row, count)
    row.caseNumber = ''
    row.court = court
    row.disposed = step.day
    row.dispositionOrder = String(at + 2)
    row.disposition = said
  }
}

/** Where the offense of a conviction stands that is the one charged: in columns of its own, or nowhere else. */
type ConvictionColumns = 'convicted' | 'disposed' | 'none'

function drawConvictionColumns(random: Random): ConvictionColumns {
  const luck = random.below(4)
  return luck === 0 ? 'convicted' : luck === 1 ? 'disposed' : 'none'
}

function writeConviction(row: Row, { charged, convicted }: Count, columns: ConvictionColumns): void {
  if (convicted === undefined) return
  row.standing = STANDING[convicted.toc]
  if (convicted !== charged || columns === 'convicted') {
    row.convictedOffense = convicted.text
    row.convictedToc = convicted.toc
  } else if (columns === 'disposed') {
    row.disposedOffense = convicted.text
    row.disposedToc = convicted.toc
  }
}

/** Where the prisons report from, whichever county sent somebody there. */
const PRISON_COUNTY = 'SACRAMENTO'

/** Now and then the prison or the probation office reports the first count that was sent there, with its term. */
function addCustody(
  cycle: CycleRows,
  { counts, county }: Cycle,
  { court, caseNumber }: { readonly court: Day; readonly caseNumber: string },
): void {
  const { offices: random } = cycle
  const at = counts.findIndex(({ parts: [part] }) => part?.place === 'PRISON' || part?.place === 'PROBATION')
  const count = counts[at]
  const part = count?.parts[0]
  if (count === undefined || part === undefined || !random.oneIn(3)) return
  const prison = part.place === 'PRISON'
  const step = prison
    ? { ...nextStep(cycle, 'CUSTODY', stamp(court + 20), CORRECTIONS), county: PRISON_COUNTY }
    : nextStep(cycle, 'PROBATION', stamp(court + 20), PROBATION_OFFICE)
  const row = addRow(cycle, step, { count, countNumber: at + 1, role: 'custody' })
  writeOffense(row, count)
  writePart(row, part, 0)
  row.caseNumber = `${random.from(100000, 999999)}`
  if (prison) row.comment = `SEN FROM: ${county} CO CRT #${caseNumber}`
  else if (caseNumber !== 'NULL') row.comment = `CRT CASE NBR ${caseNumber}`
  if (prison && isShort(part) && random.oneIn(2)) addParole(cycle, count, at + 1, court)
}

const OFFICES = { CUSTODY: CORRECTIONS, PAROLE: PAROLE_OFFICE, PROBATION: PROBATION_OFFICE } as const

/** What an office reports as the plan has it. */
function addReport(
  cycle: CycleRows,
  { type, day, disposition, parts, of }: Report,
  caseNumber: string,
): void {
  const count = cycle.planned.counts[of]
  if (count === undefined)
    throw new Error(`a case of ${cycle.planned.counts.length} counts has none at ${of}`)
  const own = nextStep(cycle, type, stamp(day), OFFICES[type])
  const step = type === 'CUSTODY' ? { ...own, county: PRISON_COUNTY } : own
  for (let p = 0; p < Math.max(1, parts.length); p++) {
    const row = addRow(cycle, step, { count, countNumber: of + 1, role: 'custody' })
    writeOffense(row, count)
    row.disposition = disposition
    row.disposed = step.day
    const part = parts[p]
    if (part !== undefined) writePart(row, part, p)
    if (caseNumber !== 'NULL') row.comment = `CRT CASE NBR ${caseNumber}`
  }
}

/** A term of at most three years. */
const isShort = ({ length, unit }: Part): boolean =>
  (unit === 'Y' && Number(length) <= 3) || (unit === 'M' && Number(length) <= 36)

function addParole(cycle: CycleRows, count: Count, number: number, court: Day): void {
  const step = nextStep(cycle, 'PAROLE', stamp(court + 60 + cycle.offices.below(90)), PAROLE_OFFICE)
  const row = addRow(cycle, step, { count, countNumber: number, role: 'custody' })
  writeOffense(row, count)
  row.disposition = 'PAROLED'
  row.disposed = step.day
  row.comment = `RECVD BY:CAPA ${step.county} CO`
}

/** What the count number of an order is that names no count. */
const UNTIED = 9

function addLater(cycle: CycleRows, count: Count, number: number, later: LaterRow, caseNumber: string): void {
  const step = nextStep(cycle, 'COURT ACTION', stamp(later.day), SUPERIOR_COURT)
  const tied = later.untied !== true
  const row = addRow(cycle, step, { count, countNumber: tied ? number : UNTIED, role: 'later' })
  row.disposed = step.day
  row.disposition = later.disposition
  if (tied) {
    row.court = caseNumber
    writeOffense(row, count)
  }
  for (const [p, part] of later.parts.entries()) writePart(row, part, p)
}

function writeOffense(row: Row, { convicted, charged }: Count): void {
  const { text, toc } = convicted ?? charged
  row.offense = text
  row.toc = toc
}

function writePart(row: Row, part: Part, at: number): void {
  row.sentenceOrder = String(at + 1)
  row.place = part.place
  row.length = part.length
  row.unit = part.unit
  row.unitText = part.unitText
}
