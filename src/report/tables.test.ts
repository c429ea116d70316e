import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { answer, decided, texts } from '../../test/decided.ts'
import { conviction, person } from '../../test/people.ts'
import type { Conviction } from '../record/person.ts'
import { theDay } from '../time/day.ts'
import { CHANGE_COLUMNS } from './changes.ts'
import { columnsOf, DEFAULT_TABLES, headers, type TableName, tableMaker } from './tables.ts'

const day = theDay('2019-11-11')
const maker = (tables: readonly TableName[] = DEFAULT_TABLES) =>
  tableMaker({ tables, day, columns: [], texts })
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8')

/** The rows of a table as objects, with the columns that are empty left out. */
function told(table: TableName, bytes: Uint8Array | undefined): readonly Record<string, string>[] {
  const names = columnsOf(table, { columns: [] })
  const rows = parse(Buffer.from(bytes ?? []), { record_delimiter: '\r\n' }) as string[][]
  return rows.map(row => {
    expect(row.length).toBe(names.length)
    return Object.fromEntries(names.map((name, i) => [name, row[i] ?? '']).filter(([, cell]) => cell !== ''))
  })
}

/** The same person with more told of their convictions than a case needs to tell. */
function withDetails(of: Conviction, more: Partial<Conviction>): Conviction {
  return { ...of, ...more }
}

test('the headers, whether or not a row follows', () => {
  expect(text(headers({ tables: ['convictions'], columns: [] }).convictions)).toBe(
    'person_id,name,case_numbers,offense,conviction_date,determination,relief,due,open,reason,cycle_count,birth_date,' +
      'county,court,offense_text,comment_names,class,offense_date,sentence_ends,due_from,basis,later,missing_facts,' +
      'given_facts,bar,rule,citation,law_determination,law_relief,law_reason,policy_determination,policy_relief,policy_reason,' +
      'source_file,source_line\r\n',
  )
  expect(text(headers({ tables: ['people', 'review'], columns: [] }).people)).toBe(
    'person_id,name,birth_date,sex,race,convictions,felonies,considered,eligible,eligible_later,not_eligible,review,' +
      'has_felony_before,has_felony_after,has_felony_dismiss_all,has_felony_dismiss_all_and_related,' +
      'has_conviction_before,has_conviction_after,has_conviction_dismiss_all,has_conviction_dismiss_all_and_related,' +
      'has_conviction_in_7_years_before,has_conviction_in_7_years_after,has_conviction_in_7_years_dismiss_all,' +
      'has_conviction_in_7_years_dismiss_all_and_related,told,given_facts\r\n',
  )
  expect(text(headers({ tables: ['review'], columns: [] }).review)).toBe(
    'person_id,name,county,case_numbers,cycle_count,offense,comment_names,conviction_date,due,later,open,bar,why,' +
      'questions,given_facts,source_file,source_line\r\n',
  )
})

test('no column wants quoting in SQL, but for open, which most databases take as it is', () => {
  const reserved =
    'all and any as asc by case check column create cross default desc distinct else end except for foreign from full ' +
    'grant group having in inner insert intersect into is join key left like limit natural not null of on or order outer ' +
    'primary references revoke right row rows select set table then to trigger union unique update user using values when ' +
    'where with'
  const tables = ['convictions', 'reliefs', 'people', 'review']
  const columns = [
    ...CHANGE_COLUMNS,
    ...tables.flatMap(table =>
      text(headers({ tables: [table], columns: [] })[table])
        .trim()
        .split(','),
    ),
  ]
  expect(
    columns.filter(column => reserved.split(' ').includes(column) || !/^[a-z][a-z0-9_]*$/.test(column)),
  ).toEqual([])
})

describe('convictions.csv', () => {
  test('a whole row, as bytes', () => {
    const of = person({
      id: '18675309',
      name: 'SKYWALKER,LUKE S',
      born: '1960-03-14',
      convictions: [
        {
          offense: '11358 HS-CULTIVATE CANNABIS',
          class: 'felony',
          arrested: '1979-05-25',
          on: '1981-04-11',
          sentence: '90 D',
          county: 'SACRAMENTO',
        },
      ],
    })
    const [one] = decided(of, [
      { outcome: 'eligible', relief: 'redesignate-misdemeanor', basis: 'law' },
    ]).decided
    const rich = {
      ...one,
      subject: withDetails(conviction(of), { court: 'CASCSACRAMENTO', caseNumbers: ['140192', '140193'] }),
    } as typeof one
    const make = maker(['convictions'])
    make.person({
      person: of,
      rows: [],
      decided: [rich as NonNullable<typeof rich>],
      arrests: [],
      whatIf: [],
    })
    expect(text(make.drain().convictions)).toBe(
      '18675309,"SKYWALKER,LUKE S",140192; 140193,HS 11358,1981-04-11,eligible,redesignate-misdemeanor,' +
        'made-up redesignate-misdemeanor,,The law’s reason,cycle 1-1,1960-03-14,SACRAMENTO,CASCSACRAMENTO,' +
        '11358 HS-CULTIVATE CANNABIS,,felony,..1979-05-25,1981-07-10,,law,,,,,made-up/redesignate-misdemeanor,HSC 1,' +
        'eligible,redesignate-misdemeanor,The law’s reason,,,,made-up.csv,4\r\n',
    )
  })

  test('what the office’s policy grants, with a bar of the statute beside it', () => {
    const make = maker(['convictions'])
    make.person(
      decided(person({ convictions: [{ offense: '11359 HS', class: 'felony', on: '2004-04-11' }] }), [
        {
          outcome: 'eligible',
          relief: 'dismiss',
          basis: 'policy',
          law: { outcome: 'not-eligible' },
          policy: { outcome: 'grant', grant: 'dismiss', reason: '57 years or older', open: [] },
          bars: [
            { says: 'a superstrike before the offense', sure: true },
            { says: 'a registrable conviction before the offense', sure: false },
          ],
        },
      ]),
    )
    expect(told('convictions', make.drain().convictions)).toEqual([
      {
        person_id: 'P1',
        cycle_count: 'cycle 1-1',
        offense: 'HS 11359',
        offense_text: '11359 HS',
        class: 'felony',
        offense_date: '..2004-04-11',
        conviction_date: '2004-04-11',
        determination: 'eligible',
        relief: 'dismiss',
        due: 'policy/made-up dismiss',
        basis: 'policy',
        rule: 'policy/made-up',
        citation: 'policy: made-up',
        reason: '57 years or older',
        law_determination: 'not-eligible',
        law_reason: 'The law’s reason',
        policy_determination: 'eligible',
        policy_relief: 'dismiss',
        policy_reason: '57 years or older',
        bar: 'a superstrike before the offense; possibly a registrable conviction before the offense',
        source_file: 'made-up.csv',
        source_line: '3',
      },
    ])
  })

  test('what is not known is empty, and a review names no relief that someone might count as granted', () => {
    const make = maker(['convictions'])
    make.person(
      decided(person({ born: '1975', convictions: [{ offense: '11360(A)/11358 HS', on: '1994-03' }] }), [
        {
          outcome: 'review',
          relief: 'redesignate-misdemeanor',
          basis: 'law',
          law: { outcome: 'eligible', relief: 'redesignate-misdemeanor' },
          open: 'dismiss-and-seal',
          countyUnknown: true,
        },
      ]),
    )
    expect(told('convictions', make.drain().convictions)).toEqual([
      {
        person_id: 'P1',
        birth_date: '1975-01-01..1975-12-31',
        cycle_count: 'cycle 1-1',
        offense: 'HS 11360(a); HS 11358',
        offense_text: '11360(A)/11358 HS',
        offense_date: '..1994-03-31',
        conviction_date: '1994-03-01..1994-03-31',
        determination: 'review',
        due: 'made-up redesignate-misdemeanor',
        open: 'made-up dismiss-and-seal',
        rule: 'made-up/redesignate-misdemeanor',
        citation: 'HSC 1',
        reason: 'The law’s reason',
        law_determination: 'eligible',
        law_relief: 'redesignate-misdemeanor',
        law_reason: 'The law’s reason',
        source_file: 'made-up.csv',
        source_line: '3',
      },
    ])
  })

  test('due from a later day; the class is the class today; a life sentence ends on no known day', () => {
    const make = maker(['convictions'])
    make.person(
      decided(
        person({
          convictions: [
            {
              offense: '11359 HS',
              class: 'felony',
              on: '2004-04-11',
              sentence: 'LIFE',
              later: [{ kind: 'reduced', to: 'misdemeanor' }],
            },
          ],
        }),
        [{ outcome: 'eligible-later', relief: 'dismiss', basis: 'law', from: theDay('2021-01-01') }],
      ),
    )
    const [row] = told('convictions', make.drain().convictions)
    expect(row).toMatchObject({
      class: 'misdemeanor',
      sentence_ends: '2004-04-11..',
      determination: 'eligible-later',
      relief: 'dismiss',
      due_from: '2021-01-01',
      later: 'made-up dismiss from 2021-01-01',
    })
  })

  test('a name that a spreadsheet would run', () => {
    const make = maker(['convictions', 'people', 'review'])
    const of = person({
      id: '=1+1',
      name: '@SUM(A1),X',
      convictions: [{ offense: '-2+3 HS', on: '2004-04-11', county: '+A1' }],
    })
    make.person(decided(of, [{ outcome: 'review' }]))
    const { convictions, people, review } = make.drain()
    expect(told('convictions', convictions)[0]).toMatchObject({
      person_id: "'=1+1",
      name: "'@SUM(A1),X",
      county: "'+A1",
      offense_text: "'-2+3 HS",
    })
    expect(told('people', people)[0]).toMatchObject({ person_id: "'=1+1", name: "'@SUM(A1),X" })
    expect(told('review', review)[0]).toMatchObject({
      person_id: "'=1+1",
      name: "'@SUM(A1),X",
      county: "'+A1",
    })
  })
})

describe('people.csv', () => {
  test('one line for a person with a conviction considered, none for another', () => {
    const make = maker(['people'])
    const of = person({
      name: 'BIRD,BIG',
      born: '1960-03-14',
      told: ['a cycle is missing between 101 and 103', 'one row does not end as rows do'],
      convictions: [
        { offense: '11357(C) HS', class: 'felony', on: '1979-06-01' },
        { offense: '11359 HS', class: 'felony', on: '2015-11-01' },
        { offense: '148 PC', class: 'misdemeanor', on: '2014-01-01' },
      ],
    })
    const [first, second] = [conviction(of, 0), conviction(of, 1)]
    make.person(
      decided(
        { ...of, sex: 'M', race: 'WHITE' },
        [
          { outcome: 'eligible', relief: 'dismiss', basis: 'policy' },
          { outcome: 'eligible', relief: 'redesignate-misdemeanor', basis: 'law' },
        ],
        {
          whatIf: [
            { conviction: first, dismissAll: true, dismissAllAndRelated: true },
            { conviction: second, dismissAll: true, dismissAllAndRelated: true },
            { conviction: conviction(of, 2), dismissAll: false, dismissAllAndRelated: true },
          ],
        },
      ),
    )
    make.person(decided(person({ convictions: [{ offense: '459 PC', class: 'felony', on: '2001-01-01' }] })))
    expect(text(make.drain().people)).toBe(
      'P1,"BIRD,BIG",1960-03-14,M,WHITE,3,2,2,2,0,0,0,yes,no,no,no,yes,yes,yes,no,yes,yes,yes,no,a cycle is missing between 101 and 103; one row does not end as rows do,\r\n',
    )
  })
})

describe('review.csv', () => {
  test('what an attorney must decide, with the questions; nothing of what is decided', () => {
    const make = maker(['review'])
    const of = person({
      name: 'MAUL, DARTH',
      convictions: [
        {
          offense: '11357 HS-NO SPECIFIED SUBSECTION',
          class: 'felony',
          on: '2012-07-03',
          county: 'SACRAMENTO',
        },
        { offense: '11359 HS', class: 'felony', on: '2012-07-03' },
      ],
    })
    make.person(
      decided(of, [
        {
          outcome: 'review',
          relief: 'redesignate-misdemeanor',
          law: { outcome: 'eligible', relief: 'redesignate-misdemeanor' },
          open: 'dismiss-and-seal',
          beyond: 'dismiss',
          bars: [{ says: 'two earlier convictions', sure: false }],
        },
        { outcome: 'not-eligible' },
      ]),
    )
    expect(told('review', make.drain().review)).toEqual([
      {
        person_id: 'P1',
        name: 'MAUL, DARTH',
        county: 'SACRAMENTO',
        cycle_count: 'cycle 1-1',
        offense: 'HS 11357',
        conviction_date: '2012-07-03',
        due: 'made-up redesignate-misdemeanor',
        open: 'made-up dismiss-and-seal; policy/made-up dismiss',
        bar: 'possibly two earlier convictions',
        why: 'The law’s reason',
        questions: 'When was the person born? 1990-01-01: eligible // And the arrest?',
        source_file: 'made-up.csv',
        source_line: '3',
      },
    ])
  })
})

test('rows are given once, and all tables asked for are given', () => {
  const make = maker()
  make.person(decided(person({ convictions: [{ offense: '11359 HS' }] }), [{ outcome: 'not-eligible' }]))
  const first = make.drain()
  expect(Object.fromEntries(Object.entries(first).map(([name, bytes]) => [name, bytes.length > 0]))).toEqual({
    convictions: true,
    people: true,
    review: false,
    reliefs: false,
  })
  expect(Object.values(make.drain()).map(bytes => bytes.length)).toEqual([0, 0, 0, 0])
})

test('a conviction that stands on no row has no source', () => {
  const make = maker(['convictions'])
  const of = person({ convictions: [{ offense: '11359 HS' }] })
  const bare = answer({ ...conviction(of), sources: [] }, { outcome: 'not-eligible' })
  make.person({ person: of, rows: [], decided: [bare], arrests: [], whatIf: [] })
  expect(text(make.drain().convictions)).toMatch(/,,\r\n$/)
})
