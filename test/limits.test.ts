/** What is read at most: at each limit it is read, and above it refused or set aside in a sentence. */
import { appendFileSync, readFileSync, statfsSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readXml } from '../src/filing/ecf/xml-reader.ts'
import { unpacksToMore } from '../src/filing/forms/pdf-unpacks.ts'
import { ARREST, COURT, type Fields, ROE } from '../src/intake/ca-doj/made-up.ts'
import type { IdentityNote } from '../src/intake/identity/note.ts'
import { unpack } from '../src/intake/unpack.ts'
import { LIMITS } from '../src/record/limits.ts'
import { readSheet } from '../src/report/spreadsheet.ts'
import { zipUnpacksToMore } from '../src/report/zip-unpacks.ts'
import { notesWriter } from '../src/run/notes-writer.ts'
import { linesOf, setaside, table, workplace } from './command.ts'

const { fresh, file } = workplace()
const ASKED = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--max-rejects', '100%']

/** The answer about somebody with a sale of marijuana, whose second row has this beside it; and why rows were rejected. */
async function run(fields: Fields, exit = 0) {
  const path = file(
    'in.csv',
    linesOf([
      { ...ROE, ...ARREST },
      { ...ROE, ...COURT },
      { ...ROE, ...COURT, SENT_ORDER: '2', ...fields },
    ]),
  )
  const folder = fresh('out')
  const { code, err } = await setaside(['run', path, ...ASKED, '--out', folder])
  expect(code, err).toBe(exit)
  return {
    answers: table(folder, 'convictions').map(({ determination }) => determination),
    rejects: table(folder, 'rejects').map(({ problem }) => problem),
  }
}

describe('a cell', () => {
  const { most } = LIMITS.cell
  test('of the limit is read', async () => {
    expect(await run({ COMMENT_TEXT: 'X'.repeat(most) })).toEqual({ answers: ['eligible'], rejects: [] })
  })
  test('above it makes its row no row, and its person wait', async () => {
    expect(await run({ COMMENT_TEXT: 'X'.repeat(most + 1) })).toEqual({
      answers: ['review'],
      rejects: [`a cell is longer than ${most} bytes`],
    })
  })
})

test('a row above its limit is rejected, and its person waits', async () => {
  const { most } = LIMITS.row
  // Too long to be looked at whole, it may be of anybody else as well.
  expect(await run({ COMMENT_TEXT: 'X'.repeat(most) }, 4)).toEqual({
    answers: ['review'],
    rejects: [`the line is longer than ${most} bytes`],
  })
})

test('cells full of one thing, in each column that holds text, take no longer than to go over them', async () => {
  const columns = [
    'OFFENSE_DESCR',
    'CONV_OFFENSE_DESCR',
    'DISP_DESCR',
    'STP_TYPE_DESCR',
    'COMMENT_TEXT',
    'SENT_LOC_DESCR',
  ]
  const more = [
    'CONV_STAT_DESCR',
    'OFFENSE_QUAL_LST',
    'FE_NUM_CRT_CASE',
    'CNT_ORDER',
    'PRI_NAME',
    'SENT_LENGTH',
  ]
  const seeds = ['PROB ', 'VACAT ', 'NOT ', '0', ' A', 'PROB REV ', '(', '11359 ', 'CO ', '-']
  const rows = seeds.flatMap((seed, which) =>
    [...columns, ...more].flatMap((column, at) => {
      const roe = { ...ROE, SUBJECT_ID: `${which}0${at}`, CII_NUMBER: `A1000${which}${at}00` }
      return [
        { ...roe, ...ARREST },
        { ...roe, ...COURT, [column]: seed.repeat(LIMITS.cell.most / seed.length) },
      ]
    }),
  )
  const folder = fresh('full')
  const before = performance.now()
  const { code } = await setaside(['run', file('full.csv', linesOf(rows)), ...ASKED, '--out', folder])
  expect(code).toBe(0)
  expect(table(folder, 'convictions').length).toBeGreaterThan(90)
  // A hundred people, on a machine that does much else; what goes back over such a cell takes minutes.
  expect(performance.now() - before).toBeLessThan(90_000)
})

describe('XML', () => {
  const nested = (levels: number): string => `${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}`
  test('as deep as may be, and deeper', () => {
    expect('fault' in readXml(nested(LIMITS.xmlLevels.most))).toBe(false)
    expect(readXml(nested(LIMITS.xmlLevels.most + 1))).toMatchObject({
      fault: 'its elements stand in each other more than 100 deep',
    })
  })
  test('as long as may be, and longer', () => {
    const long = (length: number): string => `<a>${'x'.repeat(length - 7)}</a>`
    expect('fault' in readXml(long(LIMITS.xml.most))).toBe(false)
    expect(readXml(long(LIMITS.xml.most + 1))).toEqual({ fault: 'it is longer than 8 MB', line: 1 })
  })
  test('an end tag of many blanks is read at once', () => {
    expect('fault' in readXml(`<a></a${' '.repeat(500_000)}>`)).toBe(false)
  })
})

test('what is packed in a form, at a limit and above it, in one part or in several', async () => {
  const part = (size: number): Buffer =>
    Buffer.concat([
      Buffer.from('1 0 obj <<>>\nstream\r\n'),
      deflateSync(Buffer.alloc(size)),
      Buffer.from('\nendstream\n'),
    ])
  const pdf = Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    part(600_000),
    part(400_000),
    Buffer.from('stream\nno part'),
  ])
  expect(await unpacksToMore(pdf, 1_000_000)).toBe(false)
  expect(await unpacksToMore(pdf, 999_999)).toBe(true)
})

test('files that options name, above their limits', async () => {
  const records = file('in.csv', linesOf([{ ...ROE, ...COURT }]))
  const large = (name: string, most: number): string => {
    const path = file(name, '')
    writeFileSync(path, '{')
    truncateSync(path, most + 1)
    return path
  }
  const told = async (...options: readonly string[]): Promise<string> =>
    (await setaside(['run', records, ...ASKED, '--out', fresh('out'), ...options])).err
  expect(await told('--facts', large('facts.csv', LIMITS.given.most))).toContain(
    'is too large for a file of facts',
  )
  expect(await told('--policy', large('policy.json', LIMITS.settings.most))).toContain('too large')
})

/** The table of a run over these rows. */
async function tables(rows: readonly Fields[]) {
  const folder = fresh('out')
  expect((await setaside(['run', file('in.csv', linesOf(rows)), ...ASKED, '--out', folder])).code).toBe(0)
  return { folder, convictions: table(folder, 'convictions'), review: table(folder, 'review') }
}

describe('one person', () => {
  const arrests = (count: number): readonly Fields[] =>
    Array.from({ length: count }, (_, at) => ({
      ...ROE,
      ...ARREST,
      CNT_ORDER: `102001${String((at % 999) + 1).padStart(3, '0')}000`,
      OFFENSE_DESCR: '484(A) PC-THEFT',
      DISP_DESCR: 'PROS REJ-OTHER',
      COMMENT_TEXT: `DCN:${at}`,
    }))
  const own = [
    { ...ROE, ...ARREST },
    { ...ROE, ...COURT },
  ]
  const { most } = LIMITS.personRows
  test('of as many rows as are read, and of one more, who waits for somebody to look', async () => {
    const [whole, beyond] = await Promise.all([
      tables([...own, ...arrests(most - 2)]),
      tables([...arrests(most - 1), ...own]),
    ])
    expect(whole.convictions.map(({ determination }) => determination)).toEqual(['eligible'])
    expect(beyond.convictions.map(({ determination }) => determination)).toEqual(['review'])
    const { out } = await setaside(['explain', '--run', beyond.folder, '--person', ROE.SUBJECT_ID as string])
    expect(out).toContain(`this person has ${most + 1} rows, of which ${most} were read`)
    const { rows } = JSON.parse(readFileSync(join(beyond.folder, 'summary.json'), 'utf8'))
    expect(rows.parts['used: of people with a conviction considered']).toBe(most + 1)
  })

  test('of whom more facts are missing than are asked about', async () => {
    const priors = Array.from({ length: LIMITS.questions.most + 10 }, (_, at) => ({
      ...ROE,
      ...COURT,
      CYC_DATE: `19${60 + at}0601`,
      STP_EVENT_DATE: `19${60 + at}0901`,
      CNT_ORDER: `${110 + at}002001000`,
      FE_NUM_CRT_CASE: `${60 + at}F00001`,
      OFFENSE_DESCR: '220 PC',
      PRI_DOB: '19400102',
    }))
    const { review } = await tables([...priors, ...own.map(row => ({ ...row, PRI_DOB: '19400102' }))])
    const questions = review[0]?.questions?.split(' // ') ?? []
    expect(questions.at(-1)).toMatch(
      /^\d+ more facts are missing, and are asked about when these are known\.$/,
    )
    expect(questions.length).toBeLessThan(LIMITS.questions.most + 40)
  })
})

test('a manifest of the limit is read, and above it the folder is no finished run', async () => {
  const { folder } = await tables([{ ...ROE, ...COURT }])
  const path = join(folder, 'manifest.json')
  appendFileSync(path, ' '.repeat(LIMITS.manifest.most - statSync(path).size))
  const explain = () => setaside(['explain', '--run', folder, '--person', ROE.SUBJECT_ID as string])
  expect((await explain()).code).toBe(0)
  appendFileSync(path, ' ')
  const { code, err } = await explain()
  expect([code, err]).toEqual([3, expect.stringContaining('is not the manifest of a run')])
})

test('a form and an office’s own file, above their limits, are refused', async () => {
  const large = (name: string, begins: string, most: number): string => {
    const path = file(name, begins)
    truncateSync(path, most + 1)
    return path
  }
  const form = large('cr180.pdf', '%PDF-1.7\n', LIMITS.form.most)
  const added = await setaside(['forms', 'add', form, '--forms', fresh('forms')])
  expect([added.code, added.out + added.err]).toEqual([3, expect.stringContaining('is too large for a form')])
  const extract = large('cases.csv', 'case_number\n', LIMITS.mappedFile.most)
  const asked = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--out', fresh('out')]
  const mapped = await setaside(['run', '--map', 'doj-bulk', extract, ...asked])
  expect([mapped.code, mapped.err]).toEqual([3, expect.stringContaining('larger than 256 MB')])
})

test('what is unpacked leaves room on the disk', async () => {
  const packed = file('in.csv.gz', gzipSync('x'.repeat(100_000)))
  const into = fresh('in.csv')
  const { bavail, bsize } = statfsSync(dirname(into))
  expect(await unpack(packed, into, undefined, bavail * bsize)).toEqual({
    damaged: expect.stringContaining('unpacks to more than the room left on the disk of the results'),
  })
  expect('damaged' in (await unpack(packed, fresh('in.csv'), undefined, bavail * bsize - 2 ** 28))).toBe(
    false,
  )
})

test('a workbook that unpacks to more is not read, whatever its directory says of it', async () => {
  const blanks = zipSync({
    'xl/worksheets/sheet1.xml': new Uint8Array(1_000_000).fill(32),
    'a.xml': strToU8('ab'),
  })
  expect([await zipUnpacksToMore(blanks, 1_000_002), await zipUnpacksToMore(blanks, 1_000_001)]).toEqual([
    false,
    true,
  ])
  const modest = Buffer.from(blanks)
  for (let at = modest.indexOf('PK\x01\x02'); at >= 0; at = modest.indexOf('PK\x01\x02', at + 1))
    modest.writeUInt32LE(2, at + 24)
  expect(await zipUnpacksToMore(modest, 1_000_001)).toBe(true)
  for (const cut of [0, 10, 30, blanks.length - 30])
    expect(await zipUnpacksToMore(blanks.subarray(0, cut), 1)).toBe(false)
  const large = zipSync({
    'xl/worksheets/sheet1.xml': new Uint8Array(LIMITS.sheetUnpacked.most + 1).fill(32),
  })
  expect(await readSheet(large)).toBeUndefined()
})

test('more notes than are held in memory are all written, in order', () => {
  const { most } = LIMITS.notes
  const note = (line: number): IdentityNote => ({
    kind: 'joined',
    people: [String(line).padStart(6, '0')],
    count: 1,
    sources: [{ file: 'a.csv', line }],
    agreed: [],
    differed: [],
    doubt: false,
  })
  const written: string[] = []
  const scratch: string[] = []
  const writer = notesWriter(
    { identityRows: notes => ({ file: 'identity.csv', bytes: Buffer.from(JSON.stringify(notes)) }) },
    {
      append: (_, bytes) => {
        for (const { people } of JSON.parse(Buffer.from(bytes).toString())) written.push(people[0])
      },
      scratch: name => {
        scratch.push(name)
        return fresh(name)
      },
    },
  )
  for (let at = 0; at <= most; at++) writer.add([note((at * 37) % (most + 1))])
  writer.end()
  expect(written).toEqual(Array.from({ length: most + 1 }, (_, at) => String(at).padStart(6, '0')))
  expect(scratch.length).toBe(2)
})
