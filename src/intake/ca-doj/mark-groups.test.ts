/** What groups of rows may share with others, as marks. */
import { describe, expect, test } from 'vitest'
import { DOE, type Fields, ROE, scanLines } from './made-up.ts'
import { groupMarker } from './mark-groups.ts'
import { BY_ID, MARK, markList, NAMELESS, OF_NAME, PART } from './marks.ts'
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
    expect(marks.map(({ of }) => of).sort()).toEqual([BY_ID, 0, 0, OF_NAME | 0, OF_NAME | 0].sort())
    expect(new Set(marks.map(({ part, offset, first }) => `${part} ${offset} ${first}`))).toEqual(
      new Set(['3 100 1']),
    )
  })
  test('alike where it shares an identifier, however that is written', () => {
    expect(hashes([ROE], 0)).toEqual(hashes([{ ...DOE, CII_NUMBER: ' a1234-5678 ' }], 0))
    expect(hashes([ROE], 0)).not.toEqual(hashes([DOE], 0))
    expect(hashes([ROE], OF_NAME | 0)).toEqual(hashes([{ ...ROE, PRI_NAME: 'Roe, Robin' }], OF_NAME | 0))
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
