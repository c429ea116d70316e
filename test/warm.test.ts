/** A process that runs one command after another answers as one that was started for each. */
import { expect, test } from 'vitest'
import { fixture, hashes, setaside, startSetaside, workplace } from './command.ts'

const { fresh } = workplace()

test.each([
  ['--version'],
  ['run', '--help'],
  ['rnu'],
  ['run', 'a.csv', '--county', 'YOLO', '--as-of', '2026-13-01', '--out', 'nowhere'],
  [
    'run',
    fixture('no_headers.csv'),
    '--county',
    'YOLO',
    '--as-of',
    'yesterday',
    '--out',
    'nowhere',
    '--json',
  ],
  ['explain', fixture('configurable-policy.input.csv'), '--as-of', '2019-11-11'],
])('%s %s', async (...args) => {
  expect(await setaside(args)).toEqual(await startSetaside(args))
})

test('what one command has read or refused is in no answer to the next', async () => {
  const input = fixture('configurable-policy.input.csv')
  const run = (out: string) => ['run', input, '--county', 'SACRAMENTO', '--as-of', '2019-11-11', '--out', out]
  const [one, cold, two] = [fresh('run'), fresh('run'), fresh('run')]
  const first = await setaside(run(one))
  expect(first.code).toBe(0)
  await setaside([
    'run',
    fixture('bad.csv'),
    '--county',
    'YOLO',
    '--as-of',
    '2020-01-01',
    '--out',
    fresh('bad'),
  ])
  const again = await setaside(run(two))
  const alone = await startSetaside(run(cold))
  const told = (text: string, out: string) =>
    text.replaceAll(out, '').replaceAll(/[\d.,]+ (?:s|rows\/s)\b/g, '')
  expect([again.code, alone.code]).toEqual([0, 0])
  expect(told(again.out, two)).toBe(told(alone.out, cold))
  expect(hashes(two)).toEqual(hashes(cold))
  expect(hashes(one)).toEqual(hashes(cold))
})
