import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { type AnswerText, annotatedLaw, answer, decided, texts } from '../../../test/decided.ts'
import { conviction, type PersonText, person } from '../../../test/people.ts'
import { COLUMN, COLUMN_NAMES, type ColumnName } from '../../intake/ca-doj/columns.ts'
import { Row } from '../../intake/ca-doj/row.ts'
import { ALL_FIELDS, newLine, scanBytes } from '../../intake/ca-doj/scan.ts'
import type { Conviction } from '../../record/person.ts'
import type { DecidedPerson, InputRow } from '../../run/consumer.ts'
import { theDay } from '../../time/day.ts'
import { headers, type TableName, tableMaker } from '../tables.ts'
import { annotatedTables, CONDENSED, citationOf, EIGHTEEN, legacyDetermination } from './annotated.ts'

const day = theDay('2019-11-11')
const fixtures = new URL('../../../test/fixtures/ca-doj/', import.meta.url)
const more = annotatedTables(annotatedLaw)
const ALL: readonly TableName[] = ['all-results', 'all-results-condensed', 'prop64-results']

/** A row as the reader of files gives it, with something before it in its block. */
function inputRow(bytes: Uint8Array, line: number, of?: Conviction): InputRow {
  const before = Buffer.from('before\n')
  const block = Buffer.concat([before, bytes, Buffer.from('\n')])
  let row: Row | undefined
  scanBytes(block, before.length, block.length, 0, newLine(), ALL_FIELDS, found => {
    row = new Row('made-up.csv', { ...found, number: line })
  })
  if (row === undefined) throw new Error('no row')
  if (of !== undefined) row.conviction = of
  return row
}

type Cells = Partial<Record<ColumnName, string>>
/** A row of these cells, written as they stand here, the rest empty. */
const written = (cells: Cells, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  Buffer.from(COLUMN_NAMES.map(name => cells[name] ?? (name === 'END_OF_REC' ? '#' : '')).join(','), encoding)

function tables(people: readonly DecidedPerson[], asked = ALL) {
  const make = tableMaker({ tables: asked, day, columns: COLUMN_NAMES, more, texts })
  for (const one of people) make.person(one)
  return make.drain()
}

/** The eighteen columns of each row of a table. */
const eighteenOf = (bytes: Uint8Array | undefined): readonly (readonly string[])[] =>
  (parse(Buffer.from(bytes ?? []), { record_delimiter: '\r\n', relax_quotes: true }) as string[][]).map(row =>
    row.slice(-EIGHTEEN.length),
  )

/** A made-up person whose convictions stand on these rows, in order. */
function onRows(text: PersonText, answers: readonly AnswerText[], cells: readonly Cells[]): DecidedPerson {
  const made = person(text)
  const convictions: Conviction[] = []
  const of = { ...made, convictions }
  convictions.push(
    ...made.convictions.map((one, i) => ({
      ...one,
      person: of,
      sources: [{ file: 'made-up.csv', line: i + 2 }],
    })),
  )
  const rows = cells.map((row, i) => inputRow(written(row), i + 2, convictions[i]))
  return decided(of, answers, { rows })
}

test('the headers: the 95 names, or some of them, and the eighteen', () => {
  const lines = headers({ tables: ALL, columns: COLUMN_NAMES, more })
  const known = readFileSync(new URL('configurable-policy.expected.csv', fixtures), 'utf8')
    .split('\n')[0]
    ?.trimEnd()
  const text = (table: TableName) => Buffer.from(lines[table] ?? []).toString()
  expect(text('all-results')).toBe(`${known}\r\n`)
  expect(text('prop64-results')).toBe(`${known}\r\n`)
  expect(text('all-results-condensed')).toBe(`${[...CONDENSED, ...EIGHTEEN].join(',')}\r\n`)
})

describe('the eighteen columns', () => {
  test('as counties know them', () => {
    const court = { STP_TYPE_DESCR: 'COURT ACTION         ' }
    const one = onRows(
      {
        convictions: [
          { offense: '11357(C) HS-POSSESS', class: 'felony', on: '1979-06-01', county: 'SACRAMENTO' },
          { offense: '11359 HS', class: 'felony', on: '2015-10-31', county: 'SACRAMENTO' },
          { offense: '220 PC- COMMIT MAYHEM', class: 'felony', on: '1998-05-04' },
          { offense: '314(1) PC-INDECENT EXPOSURE', on: '1999-05-04' },
          { offense: '266 PC-CRIME', on: '1999-05-04' },
        ],
        registered: ['undated'],
        died: 'on an unknown day',
      },
      [
        {
          outcome: 'eligible',
          relief: 'dismiss',
          basis: 'policy',
          policy: granted('dismiss', 'Dismiss all'),
        },
        { outcome: 'eligible', relief: 'redesignate-misdemeanor', basis: 'law' },
      ],
      [
        { ...court, CNT_ORDER: '101001002000', OFN: '398765' },
        { ...court, CNT_ORDER: '102001001000', OFN: 'NULL  ' },
        { ...court, CNT_ORDER: '101001003000', OFN: '678544  ' },
        { ...court, CNT_ORDER: '101001004000', OFN: '398765' },
        { STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', CNT_ORDER: '101001005000', OFN: '999' },
      ],
    )
    const all = eighteenOf(tables([one])['all-results'])
    const about = ['220 PC', '314(1) PC;266 PC', 'Yes']
    const counts = ['2', '1', '0', '1', '0', 'Deceased']
    const empty = EIGHTEEN.map(() => '')
    expect(all).toEqual([
      [
        '398765; 678544',
        '5',
        '',
        'N',
        ...about,
        '06/01/1979',
        '40.4',
        '4.0',
        ...counts,
        'Eligible for Dismissal',
        'Dismiss all',
      ],
      [
        '',
        '5',
        '',
        'N',
        ...about,
        '10/31/2015',
        '4.0',
        '4.0',
        ...counts,
        'Eligible for Reduction',
        'The law’s reason',
      ],
      empty,
      empty,
      empty,
    ])
    expect(eighteenOf(tables([one])['prop64-results'])).toEqual(all.slice(0, 2))
  })

  test('what is not known, and what there is none of', () => {
    const one = onRows(
      { convictions: [{ offense: '11359 HS', on: '2016' }, { offense: '148 PC' }] },
      [{ outcome: 'review' }],
      [{}],
    )
    expect(eighteenOf(tables([one])['all-results'])).toEqual([
      [
        '',
        '2',
        '',
        '-',
        '-',
        '-',
        '-',
        '-',
        '-',
        '-',
        '1',
        '0',
        '0',
        '1',
        '0',
        '-',
        'Hand Review',
        'The law’s reason',
      ],
    ])
  })

  test('they stand on the row that convicts, wherever the rows of a conviction lie', () => {
    const of = conviction(person({ convictions: [{ offense: '11359 HS', on: '2017-02-14' }] }))
    const convicts = { ...of, sources: [{ file: 'made-up.csv', line: 8 }] }
    const at = (line: number) => inputRow(written({}), line, convicts)
    const one = {
      person: of.person,
      rows: [at(4), at(8), at(9)],
      decided: [answer(convicts, { outcome: 'not-eligible' })],
      arrests: [],
      whatIf: [],
    }
    const determinations = eighteenOf(tables([one])['all-results']).map(cells => [cells[3], cells[16]])
    expect(determinations).toEqual([
      ['', ''],
      ['Y', 'Not eligible'],
      ['', ''],
    ])
  })

  test('a second offense named in a comment stands on its own row, also where nothing is decided', () => {
    const of = conviction(person({ convictions: [{ offense: '11358 HS' }] }))
    const remark = (text: string) => ({ ...of, remark: text })
    const one = {
      person: of.person,
      rows: [
        inputRow(
          written({ COMMENT_TEXT: ' 11359 HS-OTHER CANNABIS ' }),
          2,
          remark('11359 HS-OTHER CANNABIS'),
        ),
        inputRow(written({ COMMENT_TEXT: '148 PC-RESISTING' }), 3, remark('148 PC-RESISTING')),
        inputRow(written({}), 4, remark('11359 HS-OTHER CANNABIS')),
      ],
      decided: [],
      arrests: [],
      whatIf: [],
    }
    const nothing = EIGHTEEN.map(() => '')
    const noted = ['', '', '11359 HS-OTHER CANNABIS', ...nothing.slice(3)]
    const made = tables([one])
    expect(eighteenOf(made['all-results'])).toEqual([noted, nothing, nothing])
    expect(eighteenOf(made['all-results-condensed'])).toEqual([noted, nothing, nothing])
    expect(made['prop64-results']?.length).toBe(0)
  })

  test.each<[AnswerText, string]>([
    [{ outcome: 'eligible', relief: 'dismiss-and-seal' }, 'Eligible for Dismissal'],
    [{ outcome: 'eligible', relief: 'dismiss' }, 'Eligible for Dismissal'],
    [{ outcome: 'eligible', relief: 'reduce' }, 'Eligible for Reduction'],
    [{ outcome: 'eligible', relief: 'redesignate-infraction' }, 'Eligible for Reduction'],
    [{ outcome: 'not-eligible' }, 'Not eligible'],
    [{ outcome: 'review' }, 'Hand Review'],
    [{ outcome: 'eligible-later', relief: 'dismiss' }, 'Hand Review'],
    [
      {
        outcome: 'review',
        policy: { outcome: 'city-attorney', reason: 'Misdemeanor or Infraction', open: [] },
      },
      'To be reviewed by City Attorneys',
    ],
  ])('%j is %s', (told, words) => {
    expect(
      legacyDetermination(answer(conviction(person({ convictions: [{ offense: '11359 HS' }] })), told)),
    ).toBe(words)
  })

  test.each([
    ['187 PC-MURDER', '187 PC'],
    ['220 PC- COMMIT MAYHEM', '220 PC'],
    ['314(1) PC - INDECENT EXPOSURE', '314(1) PC'],
    ['664-187 PC-ATTEMPTED MURDER', '664-187 PC'],
    ['187(A)-664 PC', '187(A)-664 PC'],
    ['187-MURDER', '187'],
    ['269 PC-1ST COUNT', '269 PC'],
    ['266 PC', '266 PC'],
    ['', ''],
  ])('the section of [%s] is [%s]', (text, section) => {
    expect(citationOf(text)).toBe(section)
  })

  test('an answer that law and policy agree on is told in the words of the office', () => {
    const one = onRows(
      { convictions: [{ offense: '11357(B) HS' }, { offense: '11359 HS' }] },
      [
        {
          outcome: 'eligible',
          relief: 'dismiss-and-seal',
          basis: 'law',
          policy: granted('dismiss', 'HS 11357(b)'),
        },
        {
          outcome: 'eligible',
          relief: 'dismiss-and-seal',
          basis: 'law',
          policy: granted('reduce', 'Reduce all'),
        },
      ],
      [{}, {}],
    )
    expect(eighteenOf(tables([one])['all-results']).map(cells => cells[17])).toEqual([
      'HS 11357(b)',
      'The law’s reason',
    ])
  })
})

function granted(grant: 'dismiss' | 'reduce', reason: string): NonNullable<AnswerText['policy']> {
  return { outcome: 'grant', grant, reason, open: [] }
}

describe('input rows', () => {
  const alone = (bytes: Uint8Array): DecidedPerson =>
    decided(person({ convictions: [] }), [], { rows: [inputRow(bytes, 2)] })
  const tail = Buffer.from(`${','.repeat(EIGHTEEN.length)}\r\n`)

  test('every row of the fixture, byte for byte', () => {
    const lines = readFileSync(new URL('configurable-policy.input.csv', fixtures))
    const rows: Uint8Array[] = []
    for (let from = 0; from < lines.length; ) {
      const to = lines.indexOf(10, from)
      rows.push(lines.subarray(from, to === -1 ? lines.length : lines[to - 1] === 13 ? to - 1 : to))
      from = to === -1 ? lines.length : to + 1
    }
    expect(rows.length).toBeGreaterThan(30)
    const written = tables(rows.map(alone))['all-results']
    expect(Buffer.from(written ?? [])).toEqual(Buffer.concat(rows.flatMap(row => [row, tail])))
  })

  test('Latin-1 and a stray quote stay as they are in all-results, and become UTF-8 and RFC 4180 in the condensed table', () => {
    const bytes = written(
      { PRI_NAME: '"PE\xd1A,ANA"', OFN: '12"3', DISP_DESCR: '=1+1', CYC_AGE: '-5' },
      'latin1',
    )
    const made = tables([alone(bytes)])
    expect(Buffer.from(made['all-results'] ?? [])).toEqual(Buffer.concat([bytes, tail]))
    const [cells] = parse(Buffer.from(made['all-results-condensed'] ?? []), {
      record_delimiter: '\r\n',
    }) as string[][]
    expect(
      Object.fromEntries(CONDENSED.map((name, i) => [name, cells?.[i]]).filter(([, cell]) => cell)),
    ).toEqual({
      PRI_NAME: 'PEÑA,ANA',
      OFN: '12"3',
      DISP_DESCR: "'=1+1",
      CYC_AGE: '-5',
      END_OF_REC: '#',
    })
    expect(cells?.length).toBe(CONDENSED.length + EIGHTEEN.length)
  })

  test('one empty column too many does not move ours', () => {
    const bytes = written({ PRI_NAME: '"BIRD,BIG"' })
    const made = tables([alone(Buffer.concat([bytes, Buffer.from(',')]))])
    expect(Buffer.from(made['all-results'] ?? [])).toEqual(Buffer.concat([bytes, tail]))
  })

  test('a row whose last column is empty keeps its last comma', () => {
    const bytes = written({ COMMENT_TEXT: '#', END_OF_REC: '' })
    expect(bytes.at(-1)).toBe(','.charCodeAt(0))
    const made = tables([alone(bytes)])
    expect(Buffer.from(made['all-results'] ?? [])).toEqual(Buffer.concat([bytes, tail]))
  })

  test('the condensed table holds the columns it names', () => {
    const bytes = written(Object.fromEntries(COLUMN_NAMES.map(name => [name, `${COLUMN[name]}`])))
    const [cells] = parse(Buffer.from(tables([alone(bytes)])['all-results-condensed'] ?? [])) as string[][]
    expect(cells?.slice(0, CONDENSED.length)).toEqual(CONDENSED.map(name => `${COLUMN[name]}`))
  })
})
