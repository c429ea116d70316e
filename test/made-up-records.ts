/** Made-up records of the California DOJ file with the answers that are right, written from the rows before any program saw them. */
import { expect, test } from 'vitest'
import type { Fields } from '../src/intake/ca-doj/made-up.ts'
import { type Line, linesOf, setaside, table, workplace } from './command.ts'

export type Determination = 'eligible' | 'eligible-later' | 'not-eligible' | 'review'

/** A person: the rows, and what may be answered about each conviction considered, in the order of their dates. */
export interface MadeUpRecord {
  /** Why the answers are right. */
  readonly says: string
  readonly rows: readonly Fields[]
  /** By the conviction’s date, `undated` where none is known; every line of the date must be one of these. */
  readonly right: Readonly<Record<string, readonly Determination[]>>
  /** How many lines the date has, where it is not one. */
  readonly lines?: Readonly<Record<string, number>>
  /** How many of them are `eligible`, all dates together. Absent: it is not looked at. */
  readonly given?: number
  /** What is told of the person, whole. Absent: it is not looked at. */
  readonly told?: string
}

export const SURE = ['eligible'] as const
export const NO = ['not-eligible'] as const
export const ASKED = ['review'] as const
/** Nothing is given that the record does not bear out. */
export const NEVER_GIVEN = ['review', 'not-eligible'] as const
/** Nothing is refused that the record does not refuse. */
export const NEVER_REFUSED = ['eligible', 'review'] as const

export const MARIJUANA: Fields = { OFFENSE_DESCR: '11359 HS-POSSESS MARIJUANA FOR SALE', OFFENSE_TOC: 'F' }
export const MURDER: Fields = { OFFENSE_DESCR: '187(A) PC-MURDER', OFFENSE_TOC: 'F' }
export const THEFT: Fields = { OFFENSE_DESCR: '484(A) PC-THEFT', OFFENSE_TOC: 'M' }

export const JAIL: Fields = {
  SENT_ORDER: '1',
  SENT_LOC_DESCR: 'JAIL',
  SENT_LENGTH: '90',
  SENT_TIME_CODE: 'D',
  SENT_TIME_DESCR: 'DAYS',
}
export const PROBATION: Fields = {
  SENT_ORDER: '2',
  SENT_LOC_DESCR: 'PROBATION',
  SENT_LENGTH: '3',
  SENT_TIME_CODE: 'Y',
  SENT_TIME_DESCR: 'YEARS',
}

/** The day of a cycle: a quarter of a year before what the court did. */
const threeMonthsBefore = (date: string): string => {
  const day = new Date(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() - 3)
  return day.toISOString().slice(0, 10).replaceAll('-', '')
}

/** A row of a step: `102 003 001` is the first count of the third step of the second cycle. */
export function step(number: string, type: string, date: string, fields: Fields = {}): Fields {
  const [cycle = '', order = '', count = ''] = number.split(' ')
  return {
    CYC_ORDER: cycle,
    STP_ORDER: order,
    CNT_ORDER: `${cycle}${order}${count}000`,
    STP_TYPE_DESCR: type,
    STP_EVENT_DATE: date,
    STP_ORI_DESCR: 'CAPD SACRAMENTO',
    STP_ORI_CNTY_NAME: 'SACRAMENTO',
    CYC_DATE: date,
    ...fields,
  }
}

export const arrest = (number: string, date: string, fields: Fields = MARIJUANA): Fields =>
  step(number, 'ARREST/DETAINED/CITED', date, fields)

/** What a court did; arrested three months before, convicted of a felony in its own case, 90 days of jail. */
export const court = (number: string, date: string, fields: Fields = MARIJUANA): Fields =>
  step(number, 'COURT ACTION', date, {
    STP_ORI_DESCR: 'CASC SACRAMENTO',
    CYC_DATE: threeMonthsBefore(date),
    FE_NUM_CRT_CASE: `${date.slice(2, 4)}F01${number.slice(0, 3)}`,
    DISP_DESCR: 'CONVICTED-PROB/JAIL',
    CONV_STAT_DESCR: 'FELONY',
    ...JAIL,
    ...fields,
  })

const NO_SENTENCE: Fields = {
  SENT_ORDER: '',
  SENT_LOC_DESCR: '',
  SENT_LENGTH: '',
  SENT_TIME_CODE: '',
  SENT_TIME_DESCR: '',
}

/** A court’s row without a sentence. */
export const silent = (fields: Fields): Fields => ({ ...fields, ...NO_SENTENCE })

/** What a court ordered later in the cycle that began on a day; it names no class. */
export const order = (number: string, date: string, began: string, fields: Fields): Fields =>
  silent(step(number, 'COURT ACTION', date, { STP_ORI_DESCR: 'CASC SACRAMENTO', CYC_DATE: began, ...fields }))

/** An arrest and what the court did of it three months later. */
export const cycle = (number: string, date: string, fields: Fields = MARIJUANA): readonly Fields[] => [
  arrest(`${number} 001 001`, threeMonthsBefore(date), {
    ...(fields.OFFENSE_DESCR === undefined ? {} : { OFFENSE_DESCR: fields.OFFENSE_DESCR }),
    ...(fields.OFFENSE_TOC === undefined ? {} : { OFFENSE_TOC: fields.OFFENSE_TOC }),
  }),
  court(`${number} 002 001`, date, fields),
]

/** Runs them all in one file, a person each, and tests each person by itself. */
export function testRecords(records: readonly MadeUpRecord[], program = 'prop64'): void {
  const { fresh, file } = workplace()
  let decided:
    | Promise<{ readonly convictions: readonly Line[]; readonly people: readonly Line[] }>
    | undefined
  const idOf = (at: number): string => String(5001 + at)
  const decide = async () => {
    const rows = records.flatMap((record, at) =>
      record.rows.map(fields => ({
        RECORD_ID: 'A',
        SUBJECT_ID: idOf(at),
        CII_NUMBER: `A${20_000_000 + at * 7919}`,
        PRI_NAME: `ROE,ROBIN ${idOf(at)}`,
        PRI_DOB: '19600102',
        GENDER: 'F',
        END_OF_REC: '#',
        ...fields,
      })),
    )
    const out = fresh('out')
    const { code, err } = await setaside([
      'run',
      file('records.csv', linesOf(rows)),
      ...['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--program', program, '--out', out],
    ])
    expect([code, err]).toEqual([0, expect.any(String)])
    return { convictions: table(out, 'convictions'), people: table(out, 'people') }
  }
  test.each(records.map((record, at) => [record.says, record, at] as const))(
    '%s',
    async (_, record, at) => {
      decided ??= decide()
      const { convictions, people } = await decided
      const answers = new Map<string, string[]>(Object.keys(record.right).map(date => [date, []]))
      for (const { person_id, conviction_date, determination } of convictions) {
        if (person_id !== idOf(at)) continue
        const date = /^\d{4}-\d\d-\d\d$/.test(conviction_date ?? '') ? (conviction_date as string) : 'undated'
        answers.set(date, [...(answers.get(date) ?? []), determination as string])
      }
      for (const [date, given] of answers) {
        expect(
          given.filter(one => !(record.right[date] as readonly string[] | undefined)?.includes(one)),
        ).toEqual([])
        expect([date, given.length]).toEqual([date, record.lines?.[date] ?? 1])
      }
      if (record.given !== undefined)
        expect([...answers.values()].flat().filter(one => one === 'eligible')).toHaveLength(record.given)
      if (record.told !== undefined)
        expect(people.filter(({ person_id }) => person_id === idOf(at)).map(({ told }) => told)).toEqual([
          record.told,
        ])
    },
    120_000,
  )
}
