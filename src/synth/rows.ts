/** Turns a plan into the rows of the California DOJ bulk file. */
import { COLUMN_COUNT, COLUMN_NAMES } from '../intake/ca-doj/columns.ts'
import type { Day } from '../time/day.ts'
import { madeUpName } from './names.ts'
import type { ClassLetter } from './offenses.ts'
import type { Count, Cycle, Plan } from './people.ts'
import type { Random } from './random.ts'
import type { Part } from './sentences.ts'
import { stamp } from './stamp.ts'

/** Who the rows are about. All made up: no social security number starts with 9. Texts are as the file holds them. */
export interface Identity {
  subject: string
  cii: string
  /** With its quotes. */
  name: string
  birth: string
  ssn: string
  licence: string
  fbi: string
  sex: string
  looks: string
  /** Columns 1 to 35, once written. */
  text: string | undefined
}

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

const STANDING: Record<ClassLetter, string> = { F: 'FELONY', M: 'MISDEMEANOR', I: 'INFRACTION' }
const LOOKS = [
  'W,WHITE                         ,BRO,BROWN     ,BRO,BROWN     ,510,170',
  'B,BLACK                         ,BRO,BROWN     ,BLK,BLACK     ,511,180',
  'H,HISPANIC                      ,BRO,BROWN     ,BLK,BLACK     ,507,160',
  'A,OTHER ASIAN                   ,BRO,BROWN     ,BLK,BLACK     ,506,150',
  'F,FILIPINO                      ,BRO,BROWN     ,BLK,BLACK     ,505,145',
  'I,AMERICAN INDIAN               ,HAZ,HAZEL     ,BRO,BROWN     ,600,200',
  'O,OTHER                         ,GRN,GREEN     ,BLN,BLOND     ,509,165',
] as const

/** The day of a row's step as the file holds it. */
export const stepDay = (row: Row): string => row.step.day

/** One of 90 million numbers, different for every index below that, in no visible order. */
const scattered = (index: number, factor: number): number => (index * factor) % 90_000_000

/** The identity of the person of this index: every identifier belongs to no other index. */
export function identify(random: Random, index: number, birth: Day): Identity {
  return {
    subject: String(10_000_000 + scattered(index, 48_271_237)),
    cii: `A${10_000_000 + scattered(index, 36_969_407)}`,
    name: `"${madeUpName(random)}"`,
    birth: stamp(birth),
    ssn: random.percent(85) ? String(900_000_000 + scattered(index, 52_711_093)) : '         ',
    licence: random.percent(70) ? `S${10_000_000 + scattered(index, 69_621_001)}` : 'NULL     ',
    fbi: random.percent(80) ? `${100_000_000 + scattered(index, 16_807_297)}XX` : '           ',
    sex: random.percent(80) ? 'M' : 'F',
    looks: random.pick(LOOKS),
    text: undefined,
  }
}

const number3 = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0'))
const three = (n: number): string => number3[n] as string

/** The rows of a plan, in the order of the file; gives each verdict its key. */
export function rowsOf(random: Random, plan: Plan, identity: Identity): Row[] {
  const rows: Row[] = []
  let at = 100
  for (const cycle of plan.cycles) {
    at++
    if (at > 999) throw new Error('a person of more than 899 cycles cannot be numbered')
    cycleRows(random, rows, plan, cycle, three(at), identity)
  }
  return rows
}

function cycleRows(
  random: Random,
  rows: Row[],
  plan: Plan,
  planned: Cycle,
  cycle: string,
  identity: Identity,
): void {
  const { county } = planned
  const arrested = planned.unarrested && planned.kind === 'criminal' ? '        ' : stamp(planned.day)
  const age = String(Math.floor((planned.day - plan.birth) / 365.25))
  let number = 0
  const step = (type: string, day: string, agency: string): Step => ({
    cycle,
    arrested,
    number: three(++number),
    day,
    type,
    agency,
    county,
    text: undefined,
  })
  const agencyNumber = `${random.from(100000, 999999)}`

  const blank = (s: Step, count: number, role: Row['role'], about: Count | undefined): Row => {
    const key = cycle + s.number + three(count)
    return {
      identity,
      step: s,
      key,
      order: `${key}000`,
      disposed: '        ',
      caseNumber: agencyNumber,
      court: '',
      offense: '',
      toc: '',
      disposedOffense: '',
      disposedToc: '',
      convictedOffense: '',
      convictedToc: '',
      disposition: '',
      standing: '',
      sentenceOrder: '',
      place: '',
      length: '',
      unit: '',
      unitText: '',
      age,
      comment: '',
      role,
      count: about,
      planned,
    }
  }

  if (planned.kind !== 'criminal') {
    const type =
      planned.kind === 'registration'
        ? 'REGISTRATION'
        : planned.kind === 'applicant'
          ? 'APPLICANT'
          : 'DECEASED'
    const row = blank(step(type, arrested, 'CASO'), 1, 'event', undefined)
    row.offense = planned.text ?? ''
    rows.push(row)
    return
  }

  const { counts, court } = planned
  if (!planned.unarrested) {
    const arrest = step('ARREST/DETAINED/CITED', arrested, 'CAPD')
    for (let i = 0; i < counts.length; i++) {
      const count = counts[i] as Count
      const row = blank(arrest, i + 1, 'arrest', count)
      row.offense = count.charged.text
      row.toc = count.charged.toc
      if (court === undefined) {
        row.disposition = count.disposition
        row.disposed = arrested
      }
      rows.push(row)
      // Not every charge in court was one at the arrest.
      if (court !== undefined && i > 0 && random.oneIn(3)) break
    }
  }
  if (court === undefined) return

  const day = stamp(court)
  const inCourt = step('COURT ACTION', day, 'CASC')
  const year = day.slice(2, 4)
  const caseNumber = random.oneIn(12) ? 'NULL' : `${year}F${random.from(10000, 99999)}`
  const docket = random.oneIn(5) ? caseNumber : ''
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as Count
    const style = random.below(4)
    const parts = Math.max(1, count.parts.length)
    for (let p = 0; p < parts; p++) {
      const row = blank(inCourt, i + 1, 'court', count)
      row.disposed = day
      row.caseNumber = docket
      row.court = caseNumber
      row.offense = count.charged.text
      row.toc = count.charged.toc
      row.disposition = count.disposition
      const { convicted } = count
      if (convicted !== undefined) {
        row.standing = STANDING[convicted.toc]
        if (convicted !== count.charged || style === 0) {
          row.convictedOffense = convicted.text
          row.convictedToc = convicted.toc
        } else if (style === 1) {
          row.disposedOffense = convicted.text
          row.disposedToc = convicted.toc
        }
      }
      const part = count.parts[p]
      if (part !== undefined) fillPart(row, part, p)
      rows.push(row)
    }
    if (count.verdict !== undefined) count.verdict.key = cycle + inCourt.number + three(i + 1)
  }

  const firm = counts.findIndex(
    count => count.parts[0]?.place === 'PRISON' || count.parts[0]?.place === 'PROBATION',
  )
  if (firm >= 0 && random.oneIn(3)) {
    const count = counts[firm] as Count
    const prison = count.parts[0]?.place === 'PRISON'
    const served = blank(
      step(prison ? 'CUSTODY' : 'PROBATION', stamp(court + 20), prison ? 'CACDC' : 'CAPO'),
      firm + 1,
      'custody',
      count,
    )
    served.offense = (count.convicted ?? count.charged).text
    served.toc = (count.convicted ?? count.charged).toc
    rows.push(served)
  }

  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as Count
    for (const later of count.later) {
      const back = step('COURT ACTION', stamp(later.day), 'CASC')
      const row = blank(back, later.untied === true ? 9 : i + 1, 'later', count)
      row.disposed = row.step.day
      row.disposition = later.disposition
      if (later.untied !== true) {
        row.court = caseNumber
        row.offense = (count.convicted ?? count.charged).text
        row.toc = (count.convicted ?? count.charged).toc
      }
      for (let p = 0; p < later.parts.length; p++) fillPart(row, later.parts[p] as Part, p)
      rows.push(row)
    }
  }
}

function fillPart(row: Row, part: Part, at: number): void {
  row.sentenceOrder = String(at + 1)
  row.place = part.place
  row.length = part.length
  row.unit = part.unit
  row.unitText = part.unitText
}

// ---- text -------------------------------------------------------------------------------------------------------

export const HEADER = COLUMN_NAMES.join(',')
if (COLUMN_COUNT !== 95) throw new Error(`the format has 95 columns, not ${COLUMN_COUNT}`)

const BLANKS = ' '.repeat(64)
const pad = (text: string, width: number): string =>
  text.length < width ? text + BLANKS.slice(text.length, width) : text

const head = (i: Identity): string =>
  `A,FOUND,${i.subject},#,${i.cii},${i.name},${i.sex},${i.birth},${i.licence},${i.ssn},#,${i.cii},${i.name},${i.sex},${i.birth},${i.ssn},${i.licence},  ,  ,${i.fbi},#,${i.looks},N,Y,CA,CALIFORNIA,S,US,`

const TYPE_CODES: Record<string, string> = {
  'ARREST/DETAINED/CITED': 'A',
  'COURT ACTION': 'C',
  CUSTODY: 'P',
  PROBATION: 'B',
  REGISTRATION: 'R',
  APPLICANT: 'L',
  DECEASED: 'D',
}

const middle = (s: Step): string =>
  `#,${s.cycle},${s.arrested},#,${s.number},${s.day},${TYPE_CODES[s.type] ?? ' '},${pad(s.type, 22)},L,${s.type === 'COURT ACTION' ? 'COURT   ' : 'LAW ENF '},CA034${s.cycle}0,${pad(`${s.agency} ${s.county}`, 24)},34,${pad(s.county, 14)},#,`

const tails = new Map<string, string>()
/** An offence padded to its width, kept: the same few are written again and again. */
function offense(text: string): string {
  let found = tails.get(text)
  if (found === undefined) {
    found = text.startsWith('"') ? `${pad(text.slice(0, -1), 43)}"` : pad(text, 44)
    if (tails.size < 5000) tails.set(text, found)
  }
  return found
}

/** A row as a line, without its end. Every field goes out as it stands: quoting is the writer's affair. */
export function line(r: Row): string {
  const { identity, step } = r
  identity.text ??= head(identity)
  step.text ??= middle(step)
  return `${identity.text}${step.text}${r.order},${r.disposed},${pad(r.caseNumber, 10)},       ,${offense(r.offense)},${r.toc},          ,       ,${offense(r.disposedOffense)},${r.disposedToc},          ,  ,       ,${offense(r.convictedOffense)},${r.convictedToc},          ,1,          ,          ,          ,${pad(r.caseNumber, 10)},          ,          ,          ,          ,          ,${pad(r.court, 12)},          ,1,     ,${pad(r.disposition, 36)},  ,${pad(r.standing, 11)},#,${r.sentenceOrder},   ,${pad(r.place, 12)},${r.length},${r.unit},${pad(r.unitText, 8)},${r.age},  ,  ,${r.comment},#`
}
