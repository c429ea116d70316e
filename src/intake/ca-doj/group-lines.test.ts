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
  const { rows, rejected, silent } = group.rows()
  return {
    plain: group.plain(),
    several: group.several(),
    rows: rows.map(lineOf),
    rejected: rejected.map(({ line }) => line),
    silent: silent.map(({ line }) => line),
  }
}
const text = row({ ...ROE, ...COURT })
const cut = (columns: number): string => text.split(',').slice(0, columns).join(',')

test('rows that say the same of who they are about are plain', () => {
  expect(gathered([text, text])).toEqual({
    plain: true,
    several: false,
    rows: [text, text],
    rejected: [],
    silent: [],
  })
})
test('rows that do not may be of several', () => {
  const other = row({ ...ROE, ...COURT, PRI_NAME: 'ROW,ROBIN' })
  expect(gathered([text, other])).toMatchObject({ plain: false, several: true, rows: [text, other] })
})
test('a line that is no row says who it is about where it goes so far', () => {
  expect(gathered([text, cut(60), cut(8)])).toEqual({
    plain: false,
    several: false,
    rows: [text],
    rejected: [2],
    silent: [3],
  })
})
test('nothing is left when it is cleared', () => {
  const group = groupLines(['a.csv'])
  scanLines([text, cut(60)], line => {
    group.add(line)
    keepPlaces(line)
  })
  group.clear()
  expect([group.plain(), group.several(), group.rows()]).toEqual([
    true,
    false,
    { rows: [], rejected: [], silent: [] },
  ])
})
