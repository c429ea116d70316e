/** A county with dirt: its questions answered by a script, one line in a hundred wrong on purpose, and read back. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csvTable } from '../src/results/csv.ts'
import { type Line, setaside, table, workplace } from './command.ts'
import { sized } from './size.ts'

const { fresh } = workplace()
const ROWS = sized('5000', '50000')
const COUNTY = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']

/** What each answer would do, as the sheet tells it of one statute. */
const effectsOf = ({ effect = '' }: Line): readonly (readonly [answer: string, result: string])[] =>
  effect.split(' | ').flatMap(part => {
    const [, answer, ...result] = part.split(': ')
    return answer === undefined || result.length === 0 ? [] : [[answer, result.join(': ')] as const]
  })

/** Ways for a line to be wrong. */
const WRONG: readonly ((line: Line) => Line)[] = [
  line => ({ ...line, person_id: 'NOBODY' }),
  line => ({ ...line, cycle_count: '999', person_id: line.person_id === '' ? '' : 'NOBODY' }),
  line => ({ ...line, unit: 'furlongs' }),
  line => ({ ...line, as_of: '2026-02-30' }),
  line => ({ ...line, value: 'perhaps' }),
]

test('every answer does what the sheet said it would, and nothing wrong is taken', async () => {
  const [county, before, after] = [fresh('county.csv'), fresh('before'), fresh('after')]
  const [questions, filled] = [fresh('questions.csv'), fresh('filled.csv')]
  const made = ['--rows', ROWS, '--seed', 'facts', '--county', 'SACRAMENTO', '--dirt', '0.02']
  await setaside(['synth', ...made, '--out', county])
  await setaside(['run', county, ...COUNTY, '--out', before])
  await setaside(['review', '--run', before, '--out', questions])
  const asked = parse(readFileSync(questions), { columns: true }) as readonly Line[]
  const counts = new Map<string, number>()
  const keyOf = ({ person_id, cycle_count }: Line) => `${person_id} ${cycle_count}`
  for (const line of asked) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1)
  const promised = new Map<string, string>()
  let answered = 0
  let wrong = 0
  const lines = asked.map((line): Line => {
    const chosen = effectsOf(line).find(([, result]) => result !== 'still open')
    if (line.person_id === '' || chosen === undefined || chosen[0].startsWith('any')) return line
    const [answer, result] = chosen
    const value = line.unit === '' ? answer : answer.replaceAll(/\D/g, '')
    const given = { ...line, value, source: 'court file', by: 'J. Roe', as_of: '2026-11-01' }
    if (++answered % 100 === 0) return (WRONG[wrong++ % WRONG.length] as (typeof WRONG)[number])(given)
    if (counts.get(keyOf(line)) === 1 && line.counts === '1') promised.set(keyOf(line), result)
    return given
  })
  const columns = Object.keys(asked[0] ?? {})
  writeFileSync(filled, csvTable([columns, ...lines.map(line => columns.map(name => line[name] ?? ''))]))
  const ended = await setaside(['run', county, ...COUNTY, '--out', after, '--facts', filled])
  expect(ended.code).toBe(0)
  const facts = table(after, 'facts')
  const notTaken = facts.filter(({ state }) => state !== 'given' && state !== 'agrees')
  expect(notTaken.map(({ state }) => state).sort()).toHaveLength(wrong)
  for (const { source_line } of notTaken) expect(ended.err).toContain(`filled.csv:${source_line}`)
  const found = table(after, 'convictions')
  const kept = found.flatMap(one => {
    const result = promised.get(keyOf(one))
    const [determination, relief = ''] = result?.replaceAll(/ \(m\w+ be granted\)/g, '').split(', ') ?? []
    return result === undefined ? [] : [[determination, relief, one.determination, one.relief] as const]
  })
  expect(kept.length).toBeGreaterThan(sized(5, 200))
  expect(kept.filter(([a, b, c, d]) => a !== c || (b !== d && !b.startsWith('from')))).toEqual([])
  const open = (rows: readonly Line[]) => rows.filter(row => row.determination === 'review').length
  expect(open(found) * 3).toBeLessThan(open(table(before, 'convictions')))
}, 300_000)
