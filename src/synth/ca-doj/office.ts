/**
 * An office's own files of made-up people: San Francisco's extract of its case system and its file of weights, of convictions that stand
 * in the state's file and of some that do not, with dirt of each kind, and which row is which conviction.
 */
import { addPeriod, type Day, theDay } from '../../time/day.ts'
import type { MadeUpOffice } from '../made-up-files.ts'
import type { Random, Streams } from '../random.ts'
import { type Identity, identify, MOST_IDENTITIES } from './identity.ts'
import { madeUpName } from './names.ts'
import type { MadePerson } from './population.ts'
import type { Row } from './row.ts'
import { stamp } from './stamp.ts'

export const OFFICE_HEADER =
  'Court Number,Ind,Incident Number,Truename,Case Level,Case Dispo,Case Disposition Description,Dispo Date,Action Number,1st Filed,Charge Level,Charge Date,Current Charge,Current Level,Current Charge Description,Chg Disp,Charge Disposition Description,Ch Dispo Date,Booked Charge, Booked Charge Level, Booked Charge Date, Race,Sex,DOB,SFNO,CII,FBI,SSN,DL Number,'
export const WEIGHTS_HEADER = ',Incident_Number,CourtNo,Total_Quantity_grams'
export const OFFICE_TRUTH_HEADER = 'office_line,person_id,cycle_count,strong,agrees,dirt'

/** What the office's file says of a count and of who it is about. */
interface OfficeCount {
  readonly court: string
  readonly incident: string
  readonly name: string
  readonly birth: string
  readonly cii: string
  readonly ssn: string
  readonly license: string
  readonly fbi: string
  readonly charge: string
  readonly level: string
  readonly disposed: string
  readonly offense: string
  readonly booked: string
  readonly local: string
  readonly words: string
}

interface Dirt {
  readonly name: string
  readonly changes: (count: OfficeCount, random: Random, other: Identity) => Partial<OfficeCount>
}

const shifted = (text: string, days: number): string => {
  const day = dayOfStamp(text)
  return day === undefined ? text : stamp(day + days)
}

const dayOfStamp = (text: string): Day | undefined =>
  /^\d{8}$/.test(text) ? theDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : undefined

/** A digit of a number changed. */
const oneOff = (number: string, random: Random): string => {
  const at = number.length - 1 - random.below(4)
  return `${number.slice(0, at)}${(Number(number[at]) + 1 + random.below(8)) % 10}${number.slice(at + 1)}`
}

/** Each as it was met in files of offices. */
const KINDS: readonly Dirt[] = [
  { name: 'cii one digit off', changes: ({ cii }, random) => ({ cii: oneOff(cii, random) }) },
  { name: 'no cii', changes: () => ({ cii: '' }) },
  { name: 'cii of another', changes: (_, __, other) => ({ cii: other.cii }) },
  { name: 'no ssn', changes: () => ({ ssn: '' }) },
  { name: 'ssn of another', changes: (_, __, other) => ({ ssn: other.ssn.trim() }) },
  { name: 'no birth date', changes: () => ({ birth: '' }) },
  {
    name: 'another birth date',
    changes: ({ birth }, random) => ({ birth: shifted(birth, 1 + random.below(700)) }),
  },
  {
    name: 'another last name',
    changes: ({ name }, random) => ({ name: `${madeUpName(random).split(',')[0]},${name.split(',')[1]}` }),
  },
  {
    name: 'disposed on another day',
    changes: ({ disposed }, random) => ({ disposed: shifted(disposed, 29 + random.below(31)) }),
  },
  {
    name: 'another court number',
    changes: (_, random) => ({ court: String(100_000 + random.below(900_000)) }),
  },
  { name: 'no incident number', changes: () => ({ incident: '' }) },
  { name: 'padded', changes: ({ charge }) => ({ charge: `\t${charge} ` }) },
]

export interface OfficeMaker {
  readonly add: (made: MadePerson, index: number) => void
}

/** The state's file of a county has about so many marijuana charges of its courts a row. */
const CHARGES_PER_ROW = 0.0265
/** Of a hundred rows so many are of nobody in the state's file. */
const STRANGERS = 5
const MARIJUANA = /^(1135[789]|11360)(\([A-Z0-9()]*\))? HS/

export function officeMaker(
  { rows: wanted, dirt, cases, weights, truth }: MadeUpOffice,
  stateRows: number,
  { streams, county }: { readonly streams: Streams; readonly county: string },
): OfficeMaker {
  cases(OFFICE_HEADER)
  weights(WEIGHTS_HEADER)
  truth(OFFICE_TRUTH_HEADER)
  const share = Math.min(1, wanted / (stateRows * CHARGES_PER_ROW))
  let [line, number] = [1, 0]
  const write = (count: OfficeCount, random: Random): void => {
    line++
    cases(lineOfCount(count))
    if (random.percent(30)) return
    // Running numbers with gaps.
    number += 1 + random.below(3)
    weights(`${number},${count.incident},${count.court},${(random.below(90_000) / 100).toFixed(2)}`)
  }
  const stranger = (random: Random, index: number): void => {
    const birth = addPeriod(theDay('1970-01-01'), { days: random.below(5_000) })
    const who = identify(random, MOST_IDENTITIES - 1 - index * 2, birth)
    write(countOf(who, newCase(random, index), '11359 HS', 'F'), random)
    truth(`${line},,,no,no,nobody of the state’s file`)
  }
  return {
    add: ({ identity, rows, dirty }, index) => {
      const random = streams('office', index)
      if (line > wanted || random.below(1_000_000) >= share * 1_000_000) return
      const other = identify(
        streams('office other', index),
        MOST_IDENTITIES - 2 - index * 2,
        theDay('1960-05-05'),
      )
      for (const row of charged(rows, county)) {
        let count = countOfRow(identity, row, random, index)
        const met = KINDS.filter(() => dirt > 0 && random.below(1_000_000) < dirt * 1_000_000)
        for (const kind of met) count = { ...count, ...kind.changes(count, random, other) }
        write(count, random)
        truth(
          `${line},${dirty?.personId ?? identity.subject},${row.count?.convicted === undefined ? '' : row.key},${yes(strongAgrees(count, identity))},${yes(whoAgrees(count, identity))},${met.map(({ name }) => name).join('; ')}`,
        )
        if (random.percent(STRANGERS)) stranger(random, index)
      }
    },
  }
}

const yes = (is: boolean): string => (is ? 'yes' : 'no')

/** The court row of each marijuana charge of the county, convicted or not. */
const charged = (rows: readonly Row[], county: string): readonly Row[] => {
  const seen = new Set<unknown>()
  return rows.filter(row => {
    const { count, role, planned } = row
    if (role !== 'court' || count === undefined || planned.county !== county || seen.has(count)) return false
    if (!MARIJUANA.test((count.convicted ?? count.charged).text)) return false
    seen.add(count)
    return true
  })
}

const CONVICTED = 'COUNTY JAIL W/ PROBATION CONDITION'

interface CaseOfOffice {
  readonly court: string
  readonly incident: string
  readonly disposed: string
  readonly booked: string
  readonly offense: string
  readonly local: string
  readonly words: string
}

const newCase = (random: Random, index: number): CaseOfOffice => {
  const disposed = addPeriod(theDay('1988-01-01'), { days: random.below(9_000) })
  return {
    court: `X${100_000 + random.below(900_000)}`,
    incident: `A${1_000_000 + random.below(9_000_000)}`,
    disposed: stamp(disposed),
    booked: stamp(disposed - 60),
    offense: stamp(disposed - 62),
    local: `S8${String(index).padStart(7, '0')}`,
    words: CONVICTED,
  }
}

function countOfRow(identity: Identity, row: Row, random: Random, index: number): OfficeCount {
  const { count, planned } = row
  const { text, toc } = count?.convicted ?? count?.charged ?? { text: '', toc: 'F' }
  const booked = planned.unarrested ? '' : stamp(planned.day)
  return countOf(
    identity,
    {
      court: row.court || row.caseNumber,
      incident: `A${1_000_000 + random.below(9_000_000)}`,
      disposed: row.step.day,
      booked,
      offense: booked === '' ? '' : stamp(planned.day - random.below(4)),
      local: `S${String(index).padStart(8, '0')}`,
      words: count?.convicted === undefined ? 'DISMISSED' : CONVICTED,
    },
    text,
    toc,
  )
}

const countOf = (who: Identity, its: CaseOfOffice, text: string, level: string): OfficeCount => ({
  ...its,
  name: who.name.replaceAll('"', ''),
  birth: who.birth,
  cii: `${who.cii[0]}0${who.cii.slice(1)}`,
  ssn: who.ssn.trim(),
  license: who.license.trim() === 'NULL' ? '' : who.license.trim(),
  fbi: '',
  charge: text.split('-')[0]?.replace(' ', '') ?? '',
  level,
})

/** `MMDDYY`. */
const short = (text: string): string =>
  /^\d{8}$/.test(text) ? `${text.slice(4, 6)}${text.slice(6)}${text.slice(2, 4)}` : ''

const LEVELS: Readonly<Record<string, string>> = { F: 'FEL', M: 'MISD' }

function lineOfCount(count: OfficeCount): string {
  const [last = '', rest = ''] = count.name.split(',')
  const [first = '', middle = ''] = rest.split(' ')
  const { words } = count
  const disposed = short(count.disposed)
  const license = count.license === '' ? '' : `${count.license} CA`
  return [
    ...[count.court, '', count.incident, `${last}/${first}/${middle}`.padEnd(16), LEVELS[count.level] ?? ' '],
    ...[' 190', words, disposed, 'M55512', '  ', '', short(count.offense), count.charge, `${count.level}   `],
    ...['', '190', words, disposed, '', '', short(count.booked), '', '', short(count.birth), count.local],
    ...[count.cii, count.fbi, count.ssn, license, 'EOR'],
  ].join(',')
}

const digits = (text: string): string => text.replaceAll(/\D/g, '').replace(/^0+/, '')

const strongAgrees = (count: OfficeCount, who: Identity): boolean =>
  (count.cii !== '' && digits(count.cii) === digits(who.cii)) ||
  (count.ssn !== '' && count.ssn === who.ssn.trim()) ||
  (count.license !== '' && count.license === who.license.trim())

const whoAgrees = (count: OfficeCount, who: Identity): boolean =>
  count.birth === who.birth || count.name === who.name.replaceAll('"', '')
