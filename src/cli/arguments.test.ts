import { describe, expect, test } from 'vitest'
import { jurisdiction } from '../jurisdictions/us-ca.ts'
import { readCount, readCounty, readMaxRejects, readNames, readShare } from './arguments.ts'
import { usage } from './exit.ts'

describe('--max-rejects', () => {
  const tooMany = (limit: string, rejected: number, rows: number) => {
    const read = readMaxRejects(limit)
    return typeof read === 'function' ? read(rejected, rows) : read
  }

  test.each<[string, number, number, boolean]>([
    ['0', 0, 100, false],
    ['0', 1, 100, true],
    ['20', 20, 100, false],
    ['20', 21, 100, true],
    ['2%', 2, 100, false],
    ['2%', 3, 100, true],
    ['2%', 1, 37, true],
    ['0.5%', 5, 1000, false],
    ['0.5%', 6, 1000, true],
    ['100%', 100, 100, false],
    ['2%', 0, 0, false],
  ])('%s of rejected rows: %i of %i is too many: %s', (limit, rejected, rows, expected) => {
    expect(tooMany(limit, rejected, rows)).toBe(expected)
  })

  test.each(['', '-1', 'few', '2.5', '101%', '%', '1e3', '2 %'])('[%s] is no limit', limit => {
    expect(tooMany(limit, 0, 0)).toEqual(
      usage(`--max-rejects is [${limit}]; write a number of rows, such as 20, or a share, such as 2%`),
    )
  })
})

test.each([
  ['SACRAMENTO', 'SACRAMENTO'],
  [' los  Angeles', 'LOS ANGELES'],
  ['san mateo', 'SAN MATEO'],
])('the county [%s] is %s', (text, county) => {
  expect(readCounty(text, jurisdiction)).toBe(county)
})

test('a county that is far from any is not guessed', () => {
  expect(readCounty('Q', jurisdiction)).toEqual(
    usage('--county is [Q], which is no county of California; write its name, such as SACRAMENTO'),
  )
})

test.each(['0', '-3', '1.5', '1,000', '', ' 7', '0x10', '1e9'])('[%s] is no count of rows', text => {
  expect(readCount('--rows', text, 1)).toEqual(
    usage(`--rows is [${text}]; write a whole number of at least 1, without commas`),
  )
})

test.each([
  ['0', 0],
  ['1', 1],
  ['0.02', 0.02],
  ['.5', 0.5],
])('[%s] is a share', (text, share) => {
  expect(readShare('--dirt', text)).toBe(share)
})

test('names come in the order they are known in, once each, with or without their ending', () => {
  expect(readNames('--tables', 'c.csv, a,a,', ['a', 'b', 'c'])).toEqual(['a', 'c'])
})
