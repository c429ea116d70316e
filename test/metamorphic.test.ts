/** Records with something taken away, garbled, doubled or in another form: no answer contradicts the whole record. */
import { expect, test } from 'vitest'
import { all } from '../src/law/california/programs.ts'
import { prop64 } from '../src/law/california/prop64.ts'
import { seeded } from '../src/synth/random.ts'
import { change } from './metamorphic/changes.ts'
import { type Finding, holdChanges } from './metamorphic/hold.ts'
import { cellsOf, lineOf, madeUpRecords, renumbered } from './metamorphic/records.ts'
import { sized } from './size.ts'

const told = ({ record, says, statute, before, after }: Finding): string =>
  `${record}: ${says}: ${statute}: ${before} -> ${after}`

test.each([
  ['prop64', prop64, sized(2_500, 100_000)],
  ['all', all, sized(1_000, 50_000)],
])(
  'less never gives an answer that more contradicts; the same in another form gives the same: %s',
  async (_, program, count) => {
    const { changed, answers, findings } = await holdChanges(program, 'ci', count)
    expect(changed).toBe(count)
    expect(answers).toBeGreaterThan(count)
    expect(findings.map(told)).toEqual([])
  },
)

test('a record is written as it was read, under numbers of its own', async () => {
  const records = await madeUpRecords({ rows: 2_000, seed: 'cells', county: 'YOLO' })
  expect(records.length).toBeGreaterThan(10)
  for (const rows of records)
    for (const { cells } of rows) expect([cells.length, cellsOf(lineOf(cells))]).toEqual([95, cells])
  const numbers = [7, 8].map(index => renumbered(records[0] ?? [], index)[0]?.cells ?? [])
  const shared = [2, 4, 9, 11, 12, 15].filter(
    at => numbers[0]?.[at] === numbers[1]?.[at] && numbers[0]?.[at] !== '',
  )
  expect(shared.filter(at => /\d/.test(numbers[0]?.[at] ?? ''))).toEqual([])
})

test('the same seed makes the same changes', async () => {
  const [rows = []] = await madeUpRecords({ rows: 1_000, seed: 'twice', county: 'YOLO' })
  const drawn = () => {
    const random = seeded('changes')
    return Array.from({ length: 50 }, () => change(random, rows).says)
  }
  expect(drawn()).toEqual(drawn())
  expect(new Set(drawn()).size).toBeGreaterThan(40)
})
