import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sized } from '../../../test/size.ts'
import type { Person } from '../../record/person.ts'
import { formatWindow } from '../../time/window.ts'
import { readPeople } from '../read.ts'
import { COLUMN } from './columns.ts'
import { format } from './index.ts'
import {
  type All,
  ARREST,
  AS_OF,
  COURT,
  DOE,
  type Fields,
  HEADER,
  inFolder,
  later,
  lineOf,
  plainReader,
  ROE,
  readAll,
  readLines,
  row,
} from './made-up.ts'

const READING = { asOf: AS_OF, readOffense: plainReader, wantsOthers: false, keep: true }

/** A person as text, without the places it was read from and the ways round. */
const plain = (person: Person): string =>
  JSON.stringify(person, (key, value: unknown) =>
    key === 'sources' || key.endsWith('Sources')
      ? undefined
      : key === 'person' || (key === 'cycle' && typeof value === 'object')
        ? undefined
        : value,
  )

const sorted = ({ people }: All): readonly string[] => people.map(plain).sort()

const cellsOf = (line: string): readonly string[] => (parse(line) as string[][])[0] ?? []
const quotedCell = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const sum = ({ accounts }: All): number =>
  accounts.headers + accounts.blank + accounts.rows + accounts.duplicates + accounts.rejected

// ---- files of made-up people, with everything that can be wrong with them ------------------------------------------

const identities: readonly Fields[] = [
  ROE,
  DOE,
  { ...ROE, SUBJECT_ID: '2001' },
  { ...ROE, SUBJECT_ID: '' },
  { ...DOE, SUBJECT_ID: '', CII_NUMBER: 'x' },
  { ...DOE, PRI_DOB: '19800305' },
  { ...DOE, PRI_NAME: 'DOUGH,DANA', CII_NUMBER: 'A12345678' },
  { SUBJECT_ID: '1003', PRI_SSN: '912345678', PRI_NAME: 'POE,PAT', PRI_DOB: '00000000' },
]
const events: readonly Fields[] = [
  ARREST,
  { ...ARREST, CNT_ORDER: '101001002000', OFFENSE_DESCR: '459 PC-BURGLARY' },
  COURT,
  {
    ...COURT,
    SENT_ORDER: '2',
    SENT_LOC_DESCR: 'PROBATION',
    SENT_LENGTH: '3',
    SENT_TIME_CODE: 'Y',
    SENT_TIME_DESCR: '',
  },
  {
    ...COURT,
    CNT_ORDER: '101002002000',
    OFFENSE_DESCR: '459 PC-BURGLARY',
    SENT_LOC_DESCR: 'PRISON',
    SENT_TIME_CODE: 'L',
  },
  { ...COURT, CNT_ORDER: '10100200', SENT_ORDER: '2' },
  { ...COURT, CNT_ORDER: '', CYC_DATE: '', STP_EVENT_DATE: '19960000' },
  later('CONV SET ASIDE & DISM PER 1203.4 PC'),
  later('PROBATION REVOKED', { CNT_ORDER: '101004009000', OFFENSE_DESCR: '' }),
  {
    ...COURT,
    CYC_DATE: '20010203',
    CNT_ORDER: '102001001000',
    STP_EVENT_DATE: '20010203',
    CONV_STAT_DESCR: '',
  },
  { STP_TYPE_DESCR: 'DECEASED', STP_EVENT_DATE: '20100101', CNT_ORDER: '103001001000' },
  {
    STP_TYPE_DESCR: 'REGISTRATION',
    STP_EVENT_DATE: '20050101',
    CNT_ORDER: '104001001000',
    OFFENSE_DESCR: '290 PC-REG',
  },
]
const anyRow = fc
  .tuple(
    fc.constantFrom(...identities),
    fc.constantFrom(...events),
    fc.constantFrom('', '', '', 'cut', 'quote', 'more'),
  )
  .map(([who, what, spoilt]) => {
    const text = row({ ...who, ...what })
    if (spoilt === 'cut') return text.slice(0, 120)
    if (spoilt === 'quote') return text.replace(/SACRAMENTO/, '"SACRAMENTO')
    return spoilt === 'more' ? `${text},y` : text
  })
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 25 })

/** Rows, and another order of them. */
const shuffles = anyRows.chain(rows =>
  fc.record({
    rows: fc.constant(rows),
    order: fc.shuffledSubarray([...rows.keys()], { minLength: rows.length, maxLength: rows.length }),
  }),
)

/** A first row that opens the file as one of this format; it is somebody of her own. */
const opener = row({
  SUBJECT_ID: '9',
  CII_NUMBER: 'A99',
  PRI_NAME: 'FIRST,FAY',
  PRI_DOB: '19500101',
  ...ARREST,
})

describe('the same rows in any order', () => {
  test('give the same people', async () => {
    await fc.assert(
      fc.asyncProperty(shuffles, async ({ rows, order }) => {
        const one = await readLines([opener, ...rows])
        const other = await readLines([opener, ...order.map(at => rows[at] as string)])
        expect(sorted(other)).toEqual(sorted(one))
        expect(sum(one)).toBe(one.accounts.lines)
        const { notes: _a, ...before } = one.accounts
        const { notes: _b, ...after } = other.accounts
        expect(after).toEqual(before)
      }),
      { numRuns: sized(50, 120) },
    )
  })

  test('over several files, in any order of the files, give the same people', async () => {
    // A SUBJECT_ID whose rows disagree in one file is one person, and in two files several: those rows stay together.
    const agreeing = fc
      .array(
        fc
          .tuple(fc.constantFrom(...identities.slice(0, 4)), fc.constantFrom(...events))
          .map(([who, what]) => row({ ...who, ...what })),
        { minLength: 1, maxLength: 20 },
      )
      .chain(rows =>
        fc.tuple(fc.constant(rows), fc.array(fc.nat(2), { minLength: rows.length, maxLength: rows.length })),
      )
    await fc.assert(
      fc.asyncProperty(agreeing, async ([rows, places]) => {
        const files = [0, 1, 2].map(file => [opener, ...rows.filter((_, at) => places[at] === file)])
        const apart = await readLines(...files)
        const turned = await readLines(...files.toReversed())
        const together = await readLines([opener, ...rows])
        expect(sorted(turned)).toEqual(sorted(apart))
        expect(sorted(apart)).toEqual(sorted(together))
        expect(sum(apart)).toBe(apart.accounts.lines)
      }),
      { numRuns: sized(40, 80) },
    )
  })

  test('blocks of any size change nothing, not even the order', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.integer({ min: 1, max: 3000 }), (rows, block) =>
        inFolder(async write => {
          const path = write('1.csv', [HEADER, opener, ...rows].join('\r\n'))
          const [one, other] = [await readAll([path]), await readAll([path], block)]
          expect(other.people.map(plain)).toEqual(one.people.map(plain))
          expect([other.accounts, other.rejects, other.notes]).toEqual([one.accounts, one.rejects, one.notes])
        }),
      ),
      { numRuns: sized(30, 60) },
    )
  })
})

describe('the accounts', () => {
  test('add up, and every row is given back once, as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async rows => {
        const lines = [HEADER, opener, '', ...rows, '  ', HEADER]
        const all = await readLines(lines)
        expect(all.accounts.lines).toBe(lines.length)
        expect(sum(all)).toBe(lines.length)
        expect([all.accounts.headers, all.accounts.blank]).toEqual([2, 2])
        const back = all.read.flatMap(({ rows: read }) =>
          read.map((found): readonly [number, string] => [found.line, lineOf(found)]),
        )
        const rejected = all.rejects.map(reject => [reject.line, reject.text])
        const ordered = [...back, ...rejected].sort((a, b) => Number(a[0]) - Number(b[0]))
        expect(ordered).toEqual(
          lines
            .map((line, at) => [at + 1, line])
            .filter(([, line]) => line !== HEADER && String(line).trim() !== ''),
        )
        expect(Object.values(all.accounts.rejectedBy).reduce((a, b) => a + b, 0)).toBe(all.accounts.rejected)
      }),
      { numRuns: sized(40, 80) },
    )
  })

  test('people come in the order of their first row', async () => {
    const { read } = await readLines([
      { ...DOE, ...ARREST },
      { ...ROE, ...ARREST },
      { ...DOE, ...COURT },
    ])
    expect(read.map(({ person }) => person.id)).toEqual(['1002', '1001'])
  })

  test('a rejected line that does not say whose it is is counted', async () => {
    const { accounts } = await readLines([
      { ...ROE, ...COURT },
      'x,x',
      row({ ...DOE, ...COURT }).slice(0, 100),
    ])
    expect([accounts.rejected, accounts.unattributed]).toEqual([2, 1])
  })
})

/** The same without hashes of rows, under which somebody or a cycle may be printed. */
const unhashed = (person: Person): string => plain(person).replaceAll(/row-[0-9a-f]{16}/g, 'row')

describe('cells in quotes', () => {
  /** A row with some of its cells in quotes, as they may be, and others as they are. */
  const requoted = (text: string, which: number): string =>
    cellsOf(text)
      .map((cell, at) => ((which >>> (at % 31)) & 1 ? `"${cell.replaceAll('"', '""')}"` : quotedCell(cell)))
      .join(',')
  const whole = fc.array(fc.tuple(fc.constantFrom(...identities), fc.constantFrom(...events)), {
    minLength: 1,
    maxLength: 12,
  })

  test('any of them, change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(whole, fc.nat(2 ** 31 - 1), fc.boolean(), async (rows, which, headed) => {
        const texts = [
          ...(headed ? [HEADER] : []),
          opener,
          ...rows.map(([who, what]) => row({ ...who, ...what })),
        ]
        const one = await readLines(texts)
        const other = await readLines(texts.map(text => requoted(text, which)))
        expect(other.people.map(unhashed)).toEqual(one.people.map(unhashed))
        expect([other.accounts, other.rejects]).toEqual([one.accounts, one.rejects])
      }),
      { numRuns: sized(30, 60) },
    )
  })

  test('a line break in one is a blank, whatever the size of the parts and the rows around', async () => {
    await fc.assert(
      fc.asyncProperty(whole, fc.integer({ min: 1, max: 3000 }), (rows, part) =>
        inFolder(async write => {
          const comment = (text: string) =>
            rows.map(([who, what]) => row({ ...who, ...what, COMMENT_TEXT: text }))
          const flat = await readAll([write('1.csv', [opener, ...comment('SCN-1 PHOTO')].join('\n'))])
          const broken = write('1.csv', [opener, ...comment('SCN-1\nPHOTO')].join('\n'))
          const [one, other] = [await readAll([broken]), await readAll([broken], part)]
          expect(one.people.map(unhashed).map(text => text.replaceAll('\\n', ' '))).toEqual(
            flat.people.map(unhashed),
          )
          expect(other.people.map(plain)).toEqual(one.people.map(plain))
          expect([other.accounts, other.read.map(({ rows: own }) => own.map(({ line }) => line))]).toEqual([
            one.accounts,
            one.read.map(({ rows: own }) => own.map(({ line }) => line)),
          ])
          expect(one.accounts.rows + one.accounts.duplicates).toBe(rows.length + 1)
        }),
      ),
      { numRuns: sized(30, 60) },
    )
  })

  test('a row is told by its first line, and so is one behind it', async () => {
    const broken = { ...ROE, ...COURT, FE_NUM_CRT_CASE: '95F01001\n95F01002' }
    const { read, people } = await readLines([opener, broken, { ...DOE, ...COURT }])
    expect(read.map(({ rows }) => rows.map(({ line }) => line))).toEqual([[1], [2], [4]])
    expect(people[1]?.convictions[0]?.caseNumbers).toEqual(['95F01001', '95F01002'])
  })

  test('the mark of UTF-8 is nothing at the beginning of each file, and where two were put together', async () => {
    const mark = '\uFEFF'
    const lines = [`${mark}"RECORD_ID"${HEADER.slice(9)}`, { ...ROE, ...COURT }]
    const { people, accounts } = await readLines([...lines, `${mark}${HEADER}`, { ...DOE, ...COURT }], lines)
    expect([people.map(({ id }) => id), accounts.headers, accounts.rejected]).toEqual([
      ['1001', '1002'],
      3,
      0,
    ])
  })
})

test('a file that changes between the passes is refused', async () => {
  await inFolder(async write => {
    const path = write('1.csv', row({ ...ROE, ...COURT }))
    const change = (): void => void write('1.csv', row({ ...DOE, ...COURT, COMMENT_TEXT: 'LONGER' }))
    expect(await readPeople(format, [path], { ...READING, onPerson: () => {}, onProgress: change })).toEqual({
      refused: `[${path}] has changed since it was opened: run again.`,
    })
  })
})

test('what the caller throws is not taken for a fault of the file', async () => {
  await inFolder(async write => {
    const path = write('1.csv', row({ ...ROE, ...COURT }))
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC', syscall: 'write' })
    const onPerson = () => {
      throw full
    }
    await expect(readPeople(format, [path], { ...READING, onPerson })).rejects.toBe(full)
  })
})

describe('the small files', () => {
  const fixture = (name: string) => join(import.meta.dirname, '../../../test/fixtures/ca-doj', name)

  test('the configurable-policy file: 38 rows, 13 people, 30 convictions', async () => {
    const all = await readAll([fixture('configurable-policy.input.csv')])
    expect([all.accounts.lines, all.accounts.headers, all.accounts.rows, sum(all)]).toEqual([39, 1, 38, 39])
    expect(all.people.map(({ id, convictions }) => [id, convictions.length])).toEqual([
      ['18675309', 2],
      ['17954908', 3],
      ['23675654', 4],
      ['90675321', 4],
      ['84734892', 5],
      ['14575654', 3],
      ['95875321', 2],
      ['34499400', 1],
      ['43322421', 2],
      ['21345614', 1],
      ['313456', 1],
      ['313457', 1],
      ['313458', 1],
    ])
    const [skywalker] = all.people
    expect(
      skywalker?.convictions.map(({ offense, convictionDate, offenseDate, sentence }) => [
        offense.text,
        formatWindow(convictionDate),
        formatWindow(offenseDate),
        formatWindow(sentence.ends),
      ]),
    ).toEqual([
      ['503 VC-TAKE CAR W/OUT OWNERS CONSENT', '1979-06-01', 'by 1979-05-25', '1979-08-30'],
      ['11358 HS-CULTIVATE CANNABIS', '1981-04-11', 'by 1981-04-10', '1981-10-11'],
    ])
    expect(formatWindow(skywalker?.death?.day ?? { soonest: 0, latest: 0 })).toBe('1981-04-10')
    const row = all.read[0]?.rows[1]
    expect([row?.field(COLUMN.PRI_NAME), row?.field(COLUMN.OFN), row?.conviction?.key]).toEqual([
      'SKYWALKER,LUKE S',
      'NULL  ',
      '101001002',
    ])
  })

  test('without a header, and with a header that ends in a comma: the same people', async () => {
    const [bare, headed] = [
      await readAll([fixture('no_headers.csv')]),
      await readAll([fixture('extra_comma.csv')]),
    ]
    expect([bare.accounts.lines, bare.accounts.headers, bare.accounts.rows]).toEqual([38, 0, 38])
    expect([headed.accounts.lines, headed.accounts.headers, headed.accounts.rows]).toEqual([39, 1, 38])
    expect(sorted(headed)).toEqual(sorted(bare))
  })

  test('a file with one column too few is refused', async () => {
    const path = fixture('bad.csv')
    expect(await readPeople(format, [path], { ...READING, onPerson: () => {} })).toEqual({
      refused: `[${path}] is not a California DOJ bulk file: its header has 94 columns, the format has 95. Ask for the file with all its columns.`,
    })
  })
})
