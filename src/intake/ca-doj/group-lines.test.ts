/** The lines of one group, and the rows made of them. */
import { expect, test } from 'vitest'
import { groupLines } from './group-lines.ts'
import { keepPlaces } from './line-places.ts'
import { COURT, type Fields, lineOf, ROE, row, scanLines } from './made-up.ts'

function gathered(lines: readonly (Fields | string)[]) {
  const group = groupLines(['a.csv'])
  scanLines(lines, line => {
    group.add(line)
    keepPlaces(line)
  })
  const { rows, unread } = group.rows()
  return {
    plain: group.plain(),
    several: group.several(),
    rows: rows.map(lineOf),
    unread: unread.map(({ line }) => line),
  }
}
const text = row({ ...ROE, ...COURT })
const cut = (columns: number): string => text.split(',').slice(0, columns).join(',')

test('rows that say the same of who they are about are plain', () => {
  expect(gathered([text, text])).toEqual({
    plain: true,
    several: false,
    rows: [text, text],
    unread: [],
  })
})
test('rows that do not may be of several', () => {
  const other = row({ ...ROE, ...COURT, PRI_NAME: 'ROW,ROBIN' })
  expect(gathered([text, other])).toMatchObject({ plain: false, several: true, rows: [text, other] })
})
test('lines that are no rows stand apart from those that are', () => {
  expect(gathered([text, cut(60), cut(8)])).toEqual({
    plain: false,
    several: false,
    rows: [text],
    unread: [2, 3],
  })
})
test('nothing is left when it is cleared', () => {
  const group = groupLines(['a.csv'])
  scanLines([text, cut(60)], line => {
    group.add(line)
    keepPlaces(line)
  })
  group.clear()
  expect([group.plain(), group.several(), group.rows()]).toEqual([true, false, { rows: [], unread: [] }])
})
