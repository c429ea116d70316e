/** `--json` of every command through the real command line: what is printed is what its object says it prints. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { withParts } from '../src/cli/called-commands.ts'
import { allCommands } from '../src/cli/commands.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { setaside, workplace } from './command.ts'
import { OFFICE } from './office.ts'

const { fresh, file } = workplace()
const commands = (await allCommands(JURISDICTIONS)).flatMap(one => withParts(one))
const COUNTY = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']
const [county, run, groups, index, key] = ['county.csv', 'run', 'groups', 'index', 'key'].map(fresh) as [
  string,
  string,
  string,
  string,
  string,
]
const [approvals, filing, answers] = ['approvals.csv', 'filing', 'answers'].map(fresh) as [
  string,
  string,
  string,
]
const office = file('office.json', JSON.stringify(OFFICE))
const EXTRACT = join(import.meta.dirname, '../docs/examples/court-extract')
let person = ''

beforeAll(async () => {
  writeFileSync(key, Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)), { mode: 0o600 })
  mkdirSync(answers)
  await setaside(['synth', ...'--rows 900 --seed json --county SACRAMENTO --out'.split(' '), county])
  await setaside(['run', county, ...COUNTY, '--out', run])
  person = readFileSync(join(run, 'people.csv'), 'utf8').split('\r\n')[1]?.split(',')[0] ?? ''
})

/** How each is called, in this order: some read what another wrote. Not `serve` and `open`, which wait for somebody. */
const CALLS: Readonly<Record<string, () => readonly string[]>> = {
  run: () => [county, ...COUNTY, '--out', fresh('again')],
  explain: () => [county, '--person', person, ...COUNTY],
  review: () => ['--run', run, '--out', fresh('questions.csv')],
  approve: () => ['--run', run, '--all-eligible', '--by', 'A', '--on', '2026-11-02', '--out', approvals],
  file: () => [
    ...['--run', run, '--approvals', approvals, '--office', office, '--filed-on', '2026-11-03'],
    ...['--out', filing, '--only', 'court-update'],
  ],
  'file answers': () => ['--filing', filing, '--answers', file('none.csv', 'count_id,answer,answered_on\n')],
  report: () => [run, '--out', fresh('page')],
  compare: () => [run, run],
  verify: () => [run],
  index: () => [county, '--key', key, '--out', index],
  group: () => [index, '--out', groups, '--partitions', '1'],
  partition: () => [
    ...['--tagged', join(groups, 'part-00000.jsonl'), '--groups', groups, ...COUNTY],
    ...['--out', join(answers, 'part-00000.jsonl')],
  ],
  gather: () => [answers, '--groups', groups, '--index', index, '--key', key, '--out', fresh('gathered')],
  'policy list': () => [],
  'policy show': () => ['los-angeles'],
  'policy check': () => [
    file('ours.json', '{"name": "Ours", "extends": "configurable", "dismiss": ["HS 11357"]}'),
  ],
  'intake list': () => [],
  'intake show': () => ['court-extract'],
  'intake facts': () => [],
  'intake check': () => [
    'court-extract',
    ...['people', 'cases', 'charges'].map(name => join(EXTRACT, `${name}.csv`)),
  ],
  vocabulary: () => [county, ...COUNTY, '--out', fresh('vocabulary.csv')],
  'law list': () => [],
  'law show': () => ['pc-1203.4'],
  'law coverage': () => [],
  synth: () => [...'--rows 100 --seed a --county YOLO --out'.split(' '), fresh('made.csv')],
  completion: () => ['fish'],
  'forms list': () => ['--forms', fresh('forms')],
}
/** What these take is not in reach here: their own tests run them. */
const ELSEWHERE = [
  ...['file receipts', 'forms add', 'intake tell', 'reconcile', 'serve', 'open', 'doctor'],
  // Of the data folder of a workstation.
  ...['audit verify', 'backup', 'restore', 'keys recovery', 'keys rotate', 'admit'],
]

test('every command is called here, or is told to be tested elsewhere', () => {
  const able = commands.filter(({ command }) => command.run !== undefined).map(({ path }) => path)
  expect([...Object.keys(CALLS), ...ELSEWHERE].sort()).toEqual(able.toSorted())
})

/** The last of the documents printed: one on a line, or one over several. */
function lastOf(out: string): Readonly<Record<string, unknown>> {
  const lines = out.trimEnd().split('\n')
  return JSON.parse(lines[0] === '{' ? out : (lines.at(-1) ?? ''))
}

test.each(Object.entries(CALLS))('setaside %s --json', async (path, args) => {
  const { code, out, err } = await setaside([...path.split(' '), ...args(), '--json'])
  expect(code, `${err}${out.slice(0, 400)}`).toBe(0)
  const printed = lastOf(out)
  const { prints = {} } = commands.find(one => one.path === path)?.command ?? {}
  const told = Object.keys(prints)
  const found = Object.keys(printed).filter(one => !['event', 'exit', 'says'].includes(one))
  expect(told.filter(one => found.includes(one)).length, `${path}: ${found.join(', ')}`).toBeGreaterThan(0)
  // A document that a schema describes may hold more than is told here.
  if (!['report', 'file'].includes(path)) expect(found.filter(one => !told.includes(one))).toEqual([])
})
