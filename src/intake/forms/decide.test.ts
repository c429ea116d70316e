import { describe, expect, test } from 'vitest'
import { deciding, NOT_PLAIN, plainness, USUAL, type WatchedColumn } from './decide.ts'

const BORN: WatchedColumn = { column: 'BORN', kind: 'date', expected: 'YYYYMMDD' }
const DONE: WatchedColumn = { column: 'DONE', kind: 'date', expected: 'YYYYMMDD' }
const PLACE: WatchedColumn = { column: 'PLACE', kind: 'order', expected: '4 digits', digits: 4 }
const LENGTH: WatchedColumn = { column: 'LENGTH', kind: 'number', expected: 'digits' }
const NO: WatchedColumn = { column: 'NO', kind: 'subject', expected: 'digits' }
const CASE: WatchedColumn = { column: 'CASE', kind: 'text', expected: 'the number in full' }

/** What is decided of columns of these values: in a few words each, or why the file is refused. */
function decided(...given: readonly (readonly [WatchedColumn, ...string[]])[]) {
  const columns = deciding(given.map(([column]) => column))
  for (const [at, [column, ...values]] of given.entries())
    for (const value of values) {
      const bytes = Buffer.from(value)
      const plain = bytes.length === 0 ? NOT_PLAIN : plainness(column, bytes, 0, bytes.length)
      if (plain === NOT_PLAIN) columns.add(at, value)
      else columns.addPlain(at, plain === USUAL)
    }
  const found = columns.end()
  return typeof found === 'string'
    ? found.replace(/\. Ask for the file.*/, '')
    : found.columns.map(
        ({ column, form, read, found: n, of }) => `${column} ${form} ${read ? 'read' : 'told'} ${n}/${of}`,
      )
}
const times = (count: number, ...values: readonly string[]) =>
  Array.from({ length: count }, (_, at) => values[at % values.length] as string)

describe('a whole column in another form', () => {
  test('is read, where it can mean one thing', () => {
    expect(decided([BORN, '1950-01-02', '1960-03-04'], [DONE, '19950901'])).toEqual([
      'BORN YYYY-MM-DD read 2/2',
    ])
    expect(decided([PLACE, '1,001', '1,002'], [NO, '7.0', '8.0'], [LENGTH, '90.0', ''])).toEqual([
      'PLACE N,NNN read 2/2',
      'NO N.0 read 2/2',
      'LENGTH N.0 read 1/1',
    ])
    expect(decided([CASE, '951234.0', '961234.0'])).toEqual(['CASE N.0 read 2/2'])
  })

  test('is read where a few values are as usual, unless one could be either', () => {
    expect(decided([BORN, ...times(40, '1950-01-02'), '19500102'])).toEqual(['BORN YYYY-MM-DD read 40/41'])
    expect(decided([BORN, ...times(40, '1950-01-02'), ...times(40, '19500102')])).toEqual([
      'BORN YYYY-MM-DD told 40/80',
    ])
    expect(decided([BORN, ...times(40, '01021950', '09211995'), '19500102'])).toEqual([
      'BORN MMDDYYYY told 40/41',
    ])
  })

  test('of two numbers is read as one of its days proves, in whichever column', () => {
    expect(decided([BORN, '1/2/1950'], [DONE, '9/21/1995'])).toEqual([
      'BORN M/D/YYYY read 1/1',
      'DONE M/D/YYYY read 1/1',
    ])
    expect(decided([BORN, '1/2/1950'], [DONE, '21/9/1995'])).toEqual([
      'BORN D/M/YYYY read 1/1',
      'DONE D/M/YYYY read 1/1',
    ])
    expect(decided([BORN, '01021950', '09211995'])).toEqual(['BORN MMDDYYYY read 2/2'])
  })

  test('is refused, where no day proves it, or some one and some the other', () => {
    expect(decided([BORN, '1/2/1950', '3/4/1960'])).toBe(
      'cannot be read: its column [BORN] is written [M/D/YYYY or D/M/YYYY], the format has [YYYYMMDD] there, and no day after the 12th shows which number is the month',
    )
    expect(decided([BORN, '1/22/1950', '22/1/1960'])).toContain(
      'some of it begins with the day and some with the month',
    )
    // One damaged date of many proves nothing.
    expect(decided([BORN, ...times(40, '1/22/1950'), '22/1/1960'])).toEqual(['BORN M/D/YYYY read 41/41'])
  })

  test('is refused, where digits are lost or would be guessed', () => {
    const refusals = [
      [BORN, '1/22/50', '3/4/60'],
      [BORN, '22-Jan-50', '3-Mar-60'],
      [BORN, '500122', '600304'],
      [BORN, '18284', '21979'],
      [BORN, '1.95001E+07', '1.96003E+07'],
      [BORN, '########', '#VALUE!'],
      [PLACE, '1.0E+03', '1.0E+03'],
      [CASE, '9.5E+11', '9.6E+11'],
    ] as const
    for (const one of refusals)
      expect(decided(one)).toMatch(/^cannot be read: its column \[\w+\] is written \[/)
    // One number that has lost its digits stands for many people.
    expect(decided([NO, ...times(40, '1001', '1002'), '1.23457E+11'])).toContain('[NO] is written [N.NNE+NN]')
  })

  test('is refused, where many values are in no form at all; what is said holds none of them', () => {
    expect(decided([BORN, ...times(12, 'MAY 50', 'JUNE 60')], [PLACE, ...times(12, '101-1')])).toBe(
      'cannot be read: its column [BORN] is written [AAA 99], the format has [YYYYMMDD] there, and none of its values can be read; its column [PLACE] is written [999-9] and cannot be read either',
    )
  })
})

describe('a column that is as usual', () => {
  test('stays so, with blanks, months, years and some damage', () => {
    expect(decided([BORN, '19500102', '', '00000000', '19500000', '19500100', 'XX', '1/2/1950'])).toEqual([])
    expect(decided([PLACE, ...times(20, '1001'), '1.0E+03'], [CASE, '95F01', '12E34', '95012'])).toEqual([])
    expect(decided([BORN], [PLACE], [NO], [CASE])).toEqual([])
  })

  test('with not a few values in another form is told of, and these are not read', () => {
    expect(decided([BORN, ...times(6, '19500102'), '1/22/1950', '1/23/1950'])).toEqual([
      'BORN M/D/YYYY told 2/8',
    ])
    expect(decided([CASE, ...times(20, '95F01'), '1.2E+35'])).toEqual(['CASE N.NNE+NN told 1/21'])
    // Numbers of people and cases may have signs in them.
    expect(decided([NO, '10-001', '1,002'], [CASE, '95-01', '1,234'])).toEqual([])
    // A number of another length is not the one that was there.
    expect(decided([PLACE, ...times(12, '10-01-1', '10.0')])).toContain('none of its values can be read')
    // A few in no form at all, and nothing else; one may be damaged, and words for none are no form.
    expect(decided([BORN, '1995-09', '1996-10'], [PLACE, '10101', '10102'])).toEqual([
      'BORN 9999-99 told 2/2',
      'PLACE 99999 told 2/2',
    ])
    expect(decided([BORN, '1995-09'], [PLACE, '-1'], [DONE, '?', 'N/A', '99999999', 'XXXX'])).toEqual([])
    expect(decided([BORN, ...times(12, 'UNKNOWN')], [DONE, ...times(12, '?', '99999999')])).toEqual([
      'BORN AAAAAAA told 12/12',
      'DONE one sign over and over told 12/12',
    ])
    // One value among columns that are as usual is a damaged one.
    expect(decided([BORN, '1/22/1950'], [DONE, '19950901'])).toEqual(['BORN M/D/YYYY told 1/1'])
  })
})

test('where dates stand as usual but for months and years, the others decide', () => {
  expect(decided([BORN, '19500000', '1950-01-02', '19600300'])).toEqual(['BORN YYYY-MM-DD read 1/3'])
})
