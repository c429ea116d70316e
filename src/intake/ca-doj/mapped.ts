/** What this format can be told of a row of another file, and the row of 95 columns that says the same. */
import type { ReaderOfMapping } from '../mapped/check.ts'
import { type FactRow, type MappedFact, UNREADABLE } from '../mapped/reader.ts'
import { comparableNumbers } from './case-number.ts'
import { COLUMN_NAMES, type ColumnName } from './columns.ts'
import { FIRST_CYCLE } from './count.ts'
import { keepRows, nameWritten, whoIsPerson, whoOfFacts } from './who.ts'

/** How a count ended, in the words of this file. */
const ENDS = {
  convicted: 'CONVICTED',
  dismissed: 'DISMISSED',
  acquitted: 'ACQUITTED',
  'not filed': 'PROS REJ-OTHER',
  diverted: 'DIVERSION',
  'diversion completed': 'DIVERSION COMPLETED',
  'conviction set aside': 'CONV SET ASIDE & DISM PER 1203.4 PC',
} as const satisfies Readonly<Record<string, string>>

const CLASSES = { felony: 'FELONY', misdemeanor: 'MISDEMEANOR', infraction: 'INFRACTION' } as const
const LETTERS = { felony: 'F', misdemeanor: 'M', infraction: 'I' } as const
const PLACES = {
  prison: 'PRISON',
  jail: 'JAIL',
  probation: 'PROBATION',
  fine: 'FINE',
} as const
const UNITS = {
  days: ['D', 'DAYS'],
  weeks: ['W', 'WEEKS'],
  months: ['M', 'MONTHS'],
  years: ['Y', 'YEARS'],
  life: ['L', 'LIFE'],
} as const

const text = (name: string, says: string): MappedFact => ({ name, kind: 'text', says })
const day = (name: string, says: string): MappedFact => ({ name, kind: 'day', says })
const choice = (name: string, choices: Readonly<Record<string, unknown>>, says: string): MappedFact => ({
  name,
  kind: 'choice',
  choices: Object.keys(choices),
  says,
})

const FACTS: readonly MappedFact[] = [
  text('person.id', 'the files’ own number of the person'),
  text('person.cii', 'state criminal identification number'),
  text('person.ssn', 'social security number'),
  text('person.license', 'driver license'),
  text('person.fbi', 'FBI number'),
  text('person.name', 'name, LAST,FIRST MIDDLE'),
  text('person.last', 'last name'),
  text('person.first', 'first name'),
  text('person.middle', 'middle name'),
  day('person.birth', 'birth date'),
  text('person.sex', 'sex'),
  text('person.race', 'race'),
  text('case.number', 'court case number'),
  text('case.docket', 'docket number'),
  text('case.agencyNumber', 'number of the agency'),
  text('case.incident', 'incident number'),
  text('case.county', 'county of the court'),
  text('case.court', 'court'),
  day('case.arrested', 'day of the arrest'),
  text('count.charged', 'offense charged'),
  text('count.offense', 'offense: of a conviction the one convicted of'),
  text('count.code', 'code of its section, where that stands in a column of its own'),
  choice('count.class', CLASSES, 'class of the offense'),
  choice('count.ended', ENDS, 'how the count ended'),
  day('count.endedOn', 'day on which it ended: of a conviction its date'),
  text('count.comment', 'remark on the count'),
  choice('sentence.place', PLACES, 'kind of a part of the sentence'),
  { name: 'sentence.length', kind: 'number', says: 'its length' },
  choice('sentence.unit', UNITS, 'unit of the length'),
  { ...day('offense.date', 'day of the offense'), given: 'offense date' },
  {
    name: 'offense.grams',
    kind: 'number',
    says: 'grams of cannabis of the offense',
    fraction: true,
    given: '',
  },
  { name: 'offense.plants', kind: 'number', says: 'plants of the offense', given: 'number of plants' },
  {
    name: 'offense.concentrate',
    kind: 'number',
    says: 'grams of concentrate of the offense',
    fraction: true,
    given: 'grams of concentrated cannabis',
  },
]

type Cells = Partial<Record<ColumnName, string>>

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** See `Format.mapped`. */
export const mapped: ReaderOfMapping = {
  whoOf: whoOfFacts,
  whoIs: whoIsPerson,
  keep: keepRows,
  caseNumbers: comparableNumbers,
  facts: FACTS,
  strong: ['person.cii', 'person.ssn', 'person.license', 'person.fbi'],
  columns: COLUMN_NAMES,
  header: COLUMN_NAMES.join(','),
  line: row => {
    const cells: Cells = {
      ...personCells(row),
      ...(row.of === 'person' ? APPLICANT : caseCells(row)),
      END_OF_REC: '#',
    }
    if (row.of === 'count') Object.assign(cells, countCells(row), sentenceCells(row))
    if (row.of === 'case') Object.assign(cells, { OFFENSE_DESCR: UNREADABLE, DISP_DESCR: UNREADABLE })
    return COLUMN_NAMES.map(name => quoted(row.asWritten.get(name) ?? cells[name] ?? '')).join(',')
  },
}

/** A row that tells of a person and of no charge. */
const APPLICANT: Cells = { STP_TYPE_DESCR: 'APPLICANT' }

function personCells({ facts, subject, number }: FactRow): Cells {
  const of = (name: string): string => facts.get(name) ?? ''
  return {
    RECORD_ID: '',
    SUBJECT_ID: subject,
    CII_NUMBER: of('person.cii'),
    PRI_NAME: nameWritten(facts),
    GENDER: of('person.sex'),
    PRI_DOB: of('person.birth'),
    PRI_SSN: of('person.ssn'),
    PRI_CDL: of('person.license'),
    FBI_NUMBER: of('person.fbi'),
    RACE_DESCR: of('person.race'),
    ...orderCells(number),
  }
}

const MOST_CASES = 999 - FIRST_CYCLE
const three = (number: number): string => String(number).padStart(3, '0')

function orderCells(number: FactRow['number']): Cells {
  if (number === undefined || number.case > MOST_CASES || number.count > 999) return {}
  const cycle = three(FIRST_CYCLE + number.case - 1)
  return { CNT_ORDER: `${cycle}001${three(number.count)}000` }
}

function caseCells({ facts }: FactRow): Cells {
  const of = (name: string): string => facts.get(name) ?? ''
  return {
    STP_TYPE_DESCR: 'COURT ACTION',
    CYC_DATE: of('case.arrested'),
    STP_ORI_CNTY_NAME: of('case.county'),
    STP_ORI_DESCR: of('case.court'),
    OFN: numberOf(of('case.agencyNumber')),
    FE_NUM_CRT_CASE: numberOf(of('case.number')),
    FE_NUM_DOCKET: numberOf(of('case.docket')),
    FE_NUM_INCIDENT: numberOf(of('case.incident')),
  }
}

/** A number that nobody can read is none. */
const numberOf = (text: string): string => (text === UNREADABLE ? '' : text)

function countCells({ facts }: FactRow): Cells {
  const of = (name: string): string => facts.get(name) ?? ''
  const ended = of('count.ended')
  const convicts = ended === 'convicted' || ended === 'conviction set aside'
  const offense = offenseOf(of('count.offense'), of('count.code'))
  const level = of('count.class')
  const ends = of('count.endedOn')
  return {
    STP_EVENT_DATE: ends,
    DISP_DATE: ends,
    OFFENSE_DESCR: of('count.charged') || offense,
    DISP_DESCR: wordOf(ended, ENDS),
    ...(convicts
      ? { CONV_OFFENSE_DESCR: offense, CONV_STAT_DESCR: wordOf(level, CLASSES) }
      : { OFFENSE_TOC: wordOf(level, LETTERS) }),
    COMMENT_TEXT: numberOf(of('count.comment')),
  }
}

function offenseOf(section: string, code: string): string {
  if (section === UNREADABLE || code === UNREADABLE) return UNREADABLE
  return section === '' || code === '' ? section : `${section} ${code}`
}

const wordOf = (value: string, words: Readonly<Record<string, string>>): string =>
  value === '' ? '' : (words[value] ?? UNREADABLE)

/** Where the files tell of no sentences, one that nobody can read stands for it: its absence says nothing. */
function sentenceCells({ facts, tellsSentences }: FactRow): Cells {
  const of = (name: string): string => facts.get(name) ?? ''
  if (!tellsSentences) return facts.get('count.ended') === 'convicted' ? { SENT_LOC_DESCR: UNREADABLE } : {}
  const [place, length, unit] = [of('sentence.place'), of('sentence.length'), of('sentence.unit')]
  if (place === '' && length === '' && unit === '') return {}
  const [letter, word] =
    unit === ''
      ? ['', '']
      : ((UNITS as Readonly<Record<string, readonly [string, string]>>)[unit] ?? [UNREADABLE, UNREADABLE])
  return {
    SENT_LOC_DESCR: wordOf(place, PLACES),
    SENT_LENGTH: length,
    SENT_TIME_CODE: letter,
    SENT_TIME_DESCR: word,
  }
}
