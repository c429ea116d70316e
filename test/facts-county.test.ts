/** A county with dirt: its questions answered by a script, from what is so of its people and with lines that are wrong on purpose. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
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

const [county, truth, so, before] = [
  fresh('county.csv'),
  fresh('truth.csv'),
  fresh('so.csv'),
  fresh('before'),
]

beforeAll(async () => {
  const made = ['--rows', ROWS, '--seed', 'facts', '--county', 'SACRAMENTO', '--dirt', '0.02']
  await setaside(['synth', ...made, '--out', county, '--truth', truth, '--facts', so])
  await setaside(['run', county, ...COUNTY, '--out', before])
}, 120_000)

const linesOf = (path: string) => parse(readFileSync(path), { columns: true }) as readonly Line[]

function write(path: string, lines: readonly Line[]): void {
  const columns = Object.keys(lines[0] ?? {})
  writeFileSync(path, csvTable([columns, ...lines.map(line => columns.map(name => line[name] ?? ''))]))
}

/** The answers of a run that are not those that the facts of the truth give. */
function otherThanSettled(run: string): readonly Line[] {
  const keyOf = ({ person_id, cycle_count }: Line) => `${person_id} ${cycle_count}`
  const found = new Map(table(run, 'convictions').map(line => [keyOf(line), line]))
  return linesOf(truth).filter(line => {
    const { settled_determination: settled, settled_relief: relief } = line
    const answer = found.get(keyOf(line))
    return settled !== '' && !(answer?.determination === settled && answer?.relief === relief)
  })
}

test('facts that no row shows, given at once or as answers of sheets, settle every answer as the truth has it', async () => {
  const settled = linesOf(truth).filter(({ settled_determination }) => settled_determination !== '')
  expect(settled.length).toBeGreaterThan(sized(50, 500))
  expect(otherThanSettled(before).length * 5).toBeGreaterThan(settled.length)
  const atOnce = fresh('at-once')
  await setaside(['run', county, ...COUNTY, '--out', atOnce, '--facts', so])
  expect(otherThanSettled(atOnce)).toEqual([])
  const known = new Map(linesOf(so).map(line => [`${line.person_id} ${line.cycle_count} ${line.fact}`, line]))
  const sheets: string[] = []
  let run = before
  // What an answer opens is asked in the next sheet.
  for (let asks = true; asks && sheets.length < 4; ) {
    const sheet = fresh(`answers-${sheets.length}.csv`)
    await setaside(['review', '--run', run, '--out', sheet])
    const filled = linesOf(sheet).map(line => {
      const { value, source, by, as_of, corrects } =
        known.get(`${line.person_id} ${line.cycle_count} ${line.fact}`) ?? line
      return { ...line, value, source, by, as_of, corrects } as Line
    })
    asks = filled.some(({ value = '' }) => value !== '' && !value.startsWith('?'))
    if (!asks) continue
    write(sheet, filled)
    sheets.push(sheet)
    run = fresh(`after-${sheets.length}`)
    const given = sheets.flatMap(path => ['--facts', path])
    expect((await setaside(['run', county, ...COUNTY, '--out', run, ...given])).code).toBe(0)
  }
  expect(sheets.length).toBeLessThan(4)
  expect(otherThanSettled(run)).toEqual([])
}, 300_000)

test('every answer does what the sheet said it would, and nothing wrong is taken', async () => {
  const [after, questions, filled] = [fresh('after'), fresh('questions.csv'), fresh('filled.csv')]
  await setaside(['review', '--run', before, '--out', questions])
  const asked = linesOf(questions)
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
  write(filled, lines)
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
