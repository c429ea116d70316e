/** What is read at most: at each limit it is read, and above it refused or set aside in a sentence. */
import { truncateSync, writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readXml } from '../src/filing/ecf/xml-reader.ts'
import { unpacksToMore } from '../src/filing/forms/unpacked-size.ts'
import { ARREST, COURT, type Fields, ROE } from '../src/intake/ca-doj/made-up.ts'
import { LIMITS } from '../src/record/limits.ts'
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
  expect(performance.now() - before).toBeLessThan(30_000)
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
    expect(readXml(long(LIMITS.xml.most + 1))).toEqual({ fault: 'it is longer than 64 MB', line: 1 })
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
