/** What groups of rows may share with others, as marks. */
import { describe, expect, test } from 'vitest'
import { DOE, type Fields, ROE, scanLines } from './made-up.ts'
import { groupMarker } from './mark-groups.ts'
import { BY_ID, MARK, markList, NAMELESS, PAIRED, PART } from './marks.ts'
import { subjectOf } from './subject.ts'

/** The marks of one group: what each is of, and its hash. */
function marked(rows: readonly Fields[], part = 3) {
  const list = markList()
  const marker = groupMarker(part, list)
  let line = 0
  scanLines(rows, found => {
    line++
    if (subjectOf(found) === '') marker.addNameless(found, line * 100, line)
    else {
      if (line === 1) marker.open(subjectOf(found), 100, 1)
      marker.add(found)
    }
  })
  marker.close()
  const words = list.take()
  const marks = Array.from({ length: words.length / MARK }, (_, at) => {
    const [high, low, flags = 0, offset, first] = words.subarray(at * MARK, at * MARK + MARK)
    return { hash: `${high} ${low}`, of: flags & ~PART, part: flags & PART, offset, first }
  })
  return { marks, groups: marker.groups() }
}
const hashes = (rows: readonly Fields[], of: number) =>
  marked(rows)
    .marks.filter(mark => mark.of === of)
    .map(({ hash }) => hash)
    .sort()

describe('a group is marked', () => {
  test('by its SUBJECT_ID, each identifier once, and each name with each birth date', () => {
    const { marks, groups } = marked([
      { ...ROE, PRI_SSN: '912345678' },
      ROE,
      { ...ROE, PRI_NAME: 'ROW,ROBIN' },
    ])
    expect([groups, marks.length]).toEqual([1, 5])
    expect(marks.map(({ of }) => of).sort()).toEqual([BY_ID, 0, 0, PAIRED, PAIRED].sort())
    expect(new Set(marks.map(({ part, offset, first }) => `${part} ${offset} ${first}`))).toEqual(
      new Set(['3 100 1']),
    )
  })
  test('alike where it shares an identifier, however that is written', () => {
    const nobody = { PRI_NAME: '', PRI_DOB: '' }
    const numbers = (fields: Fields) => hashes([{ ...fields, ...nobody }], 0)
    expect(numbers(ROE)).toEqual(numbers({ ...DOE, CII_NUMBER: ' a1234-5678 ' }))
    expect(numbers(ROE)).not.toEqual(numbers(DOE))
    expect(hashes([ROE], 0)).toEqual(hashes([{ ...ROE, PRI_NAME: 'Roe, Robin' }], 0))
  })
  test('alike by each writing of a number, whether its bytes are as usual or it is read as text', () => {
    for (const [column, writings] of [
      ['CII_NUMBER', ['A12345670', '12345670', 'A012345670', 'a-1234 5670', '012345670', 'CA12345670']],
      ['PRI_SSN', ['012345670', '012-34-5670', '12345670', ' 012 34 5670 ']],
      ['PRI_CDL', ['F1234560', 'f1234560', 'F 123 4560', 'F-1234560', 'CDL F1234560']],
      ['FBI_NUMBER', ['123456AB7', '0123456AB7', '123456-ab7', 'FBI 123456AB7', ' 123 456 AB7']],
    ] as const) {
      const found = writings.map(text => hashes([{ SUBJECT_ID: '1', [column]: text }], 0).join(' '))
      expect([column, new Set(found).size, found[0] === '']).toEqual([column, 1, false])
    }
  })
  test('by no placeholder, and by no name without a birth date', () => {
    const nobody = { ...ROE, CII_NUMBER: 'UNKNOWN', PRI_SSN: '999999999', PRI_DOB: '' }
    expect(marked([nobody]).marks.map(({ of }) => of)).toEqual([BY_ID])
  })
})

describe('a row without SUBJECT_ID', () => {
  const nameless = { ...ROE, SUBJECT_ID: '' }
  test('is a group by itself, though it stands inside another', () => {
    const { marks, groups } = marked([ROE, { ...DOE, SUBJECT_ID: '' }, { ...ROE, PRI_SSN: '912345678' }])
    expect(groups).toBe(2)
    expect(
      marks
        .filter(({ of }) => (of & NAMELESS) !== 0)
        .every(({ offset, first }) => offset === 200 && first === 2),
    ).toBe(true)
    expect(marks.filter(({ of }) => (of & NAMELESS) === 0)).toHaveLength(4)
  })
  test('is marked by what it may be printed under as well', () => {
    const asSubject = hashes([{ ...ROE, SUBJECT_ID: 'A12345678' }], BY_ID)
    expect(hashes([nameless], NAMELESS)).toEqual(expect.arrayContaining([...asSubject, ...hashes([ROE], 0)]))
  })
})
