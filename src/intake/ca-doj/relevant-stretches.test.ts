/** Which stretches of a part must be read again. */
import { expect, test } from 'vitest'
import { COURT, DOE, type Fields, HEADER, ROE, scanLines } from './made-up.ts'
import { stretchFilter } from './relevant-stretches.ts'
import { subjectOf } from './subject.ts'

/** A part of these lines; those of the people named are relevant. Gives the lines to read again, and what is passed over. */
function measured(lines: readonly (Fields | string)[], ...relevant: readonly string[]) {
  let seen = false
  const filter = {
    begin: () => {
      seen = false
    },
    add: (line: Parameters<typeof subjectOf>[0]) => {
      seen ||= relevant.includes(subjectOf(line))
    },
    relevant: () => seen,
  }
  const stretches = stretchFilter(filter)
  const offsets: number[] = []
  let id = ''
  let end = 0
  scanLines(lines, line => {
    offsets.push(line.offset)
    end = line.offset + (line.end - line.start) + 1
    stretches.line(line)
    const named = subjectOf(line)
    if (named === '' && line.kind === 'row') stretches.nameless()
    if (named === '') return
    if (named !== id) stretches.open(line.offset)
    id = named
    stretches.add(line)
  })
  const { toRead, rows, groups } = stretches.end(end)
  const lineAt = (offset: number | undefined) =>
    (offset === end ? lines.length : offsets.indexOf(offset ?? -1)) + 1
  const read = Array.from({ length: toRead.length / 3 }, (_, at) => {
    const [from, to, before] = toRead.subarray(at * 3, at * 3 + 3)
    expect(before).toBe(lineAt(from) - 1)
    return [lineAt(from), lineAt(to)]
  })
  return { read, rows, groups }
}
const roe: Fields = { ...ROE, ...COURT }
const doe: Fields = { ...DOE, ...COURT }
const poe: Fields = { ...DOE, ...COURT, SUBJECT_ID: '1003' }

test('of nobody relevant: none, and all rows are counted', () => {
  expect(measured([roe, roe, doe])).toEqual({ read: [], rows: 3, groups: 2 })
})
test('of somebody relevant, and none of the others', () => {
  expect(measured([roe, doe, doe, poe], '1002')).toEqual({ read: [[2, 4]], rows: 2, groups: 2 })
})
test('stretches that stand together are one', () => {
  expect(measured([roe, doe, poe], '1001', '1002')).toEqual({ read: [[1, 3]], rows: 1, groups: 1 })
})
test('one with a line that is no row, or with a row of nobody', () => {
  expect(measured([roe, 'x', doe]).read).toEqual([[1, 3]])
  expect(measured([roe, { ...roe, SUBJECT_ID: '' }, doe]).read).toEqual([[1, 3]])
  expect(measured([HEADER, roe]).read).toEqual([[1, 2]])
})
test('one whose rows do not all say the same of who they are about', () => {
  expect(measured([roe, { ...roe, PRI_NAME: 'ROW,ROBIN' }, doe]).read).toEqual([[1, 3]])
})
