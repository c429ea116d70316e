/** Facts in partitions: whom they mean is looked for in all of them first, and what is gathered is what a run writes. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { setaside, table, workplace } from './command.ts'

const { fresh, file } = workplace()
const SAID = ['--vouched-by', 'D. Clerk', '--vouched-source', 'case system']
const ASKED = [
  '--county',
  'all',
  '--as-of',
  '2026-11-01',
  '--program',
  'all',
  '--vouch',
  'pending-charges',
  ...SAID,
]
const [groups, index, found, answers] = ['groups', 'index', 'found', 'answers'].map(fresh) as [
  string,
  string,
  string,
  string,
]
const [earlier, run] = [fresh('earlier'), fresh('run')]
let files: readonly string[] = []
let facts = ''
let key = ''

/** Performs a step that must succeed. */
async function step(...args: readonly string[]): Promise<void> {
  const { code, err } = await setaside(args)
  expect(code, err).toBe(0)
}

const parts = (): readonly string[] => readdirSync(groups).filter(name => name.startsWith('part-'))
const partition = (part: string, out: string, ...more: readonly string[]) => [
  'partition',
  '--tagged',
  join(groups, part),
  ...['--groups', groups],
  ...ASKED,
  ...['--facts', facts],
  ...more,
  ...['--out', join(out, part)],
]
const gather = (out: string, ...more: readonly string[]) =>
  setaside(['gather', answers, '--groups', groups, '--index', index, '--key', key, '--out', out, ...more])

/** Facts of what no row shows, and lines that mean several people, nobody, or take one another back. */
function factsOf(so: string): string {
  const cases = table(earlier, 'convictions').map(({ case_numbers = '' }) => case_numbers)
  const [two, three] = new Set(cases.filter(text => /^\w+$/.test(text)))
  const one = cases.find((text, at) => text !== '' && cases.indexOf(text) < at)
  const of = (number: string | undefined, rest: string) => `,,${rest},ledger,J. Roe,2026-11-01,,${number}`
  return [
    ...so
      .trimEnd()
      .split('\n')
      .map((line, at) => `${line},${at === 0 ? 'case_number,withdrawn' : ','}`),
    `${of(one, 'conviction date,2001-05-04,')},`,
    `${of(two, 'offense date,1991-05-04,')},`,
    `${of(two, 'offense date,,')},yes`,
    `${of(three, 'offense date,perhaps,')},`,
    `${of('00NOBODY', 'offense date,2001-05-04,')},`,
    'NOBODY,,offense date,2001-05-04,,ledger,J. Roe,2026-11-01,,,',
    '*,,birth date,1961-05-04,,ledger,J. Roe,2026-11-01,,,',
  ].join('\n')
}

beforeAll(async () => {
  const made = (name: string, rows: number, more: readonly string[]) =>
    step('synth', '--rows', `${rows}`, '--seed', name, '--dirt', '0.02', ...more)
  const [north, south, so] = ['north.csv', 'south.csv', 'so.csv'].map(fresh) as [string, string, string]
  await made('north', 1200, ['--county', 'YOLO', '--out', north, '--facts', so])
  // The same person of the same numbers stands in both.
  await made('north', 300, ['--county', 'KERN', '--out', south])
  files = [north, south]
  await step('run', ...files, ...ASKED, '--out', earlier)
  facts = file('facts.csv', factsOf(readFileSync(so, 'utf8')))
  await step('run', ...files, ...ASKED, '--out', run, '--facts', facts, '--since', earlier)
  key = file('index.key', Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37) % 251)))
  chmodSync(key, 0o600)
  await step('index', ...files, '--key', key, '--out', index)
  await step('group', index, '--out', groups, '--partitions', '3')
  for (const folder of [found, answers]) mkdirSync(folder, { mode: 0o700 })
  for (const part of parts()) await step(...partition(part, found, '--find'))
  for (const part of parts()) await step(...partition(part, answers, '--found', found))
}, 120_000)

test('every file is, byte for byte, what a run with them writes, and so is what changed since an earlier one', async () => {
  const out = fresh('gathered')
  const ended = await gather(out, '--facts', facts, '--found', found, '--since', earlier)
  expect(ended.code, ended.err).toBe(0)
  const names = [...readdirSync(run), ...readdirSync(out)]
  const differing = [...new Set(names), 'changes/changes.csv'].filter(
    name => name !== 'changes' && !readFileSync(join(run, name)).equals(readFileSync(join(out, name))),
  )
  expect(differing).toEqual([])
  const states = new Set(table(out, 'facts').map(({ state }) => state))
  expect([...states]).toEqual(
    expect.arrayContaining(['given', 'agrees', 'withdrawn', 'withdraws', 'nobody', 'several', 'not-read']),
  )
})

describe('what is refused, with nothing left', () => {
  test.each<readonly [string, () => readonly string[], number, RegExp]>([
    [
      'facts without whom they mean',
      () => partition('part-00000.jsonl', fresh('out')),
      2,
      /--facts may mean somebody of any partition: first answer \[--find\]/,
    ],
    [
      '--find without facts',
      () =>
        partition('part-00000.jsonl', fresh('out'), '--find').filter(
          arg => arg !== '--facts' && arg !== facts,
        ),
      2,
      /--find is about facts, and none are given/,
    ],
    [
      'whom other facts mean',
      () =>
        partition('part-00000.jsonl', fresh('out'), '--found', found).map(arg =>
          arg === facts ? file('facts.csv', 'person_id,fact,value,source,by,as_of\n') : arg,
        ),
      3,
      /was asked something else, or about other facts/,
    ],
    [
      'whom they mean in some partitions only',
      () => {
        const some = fresh('some')
        cpSync(found, some, { recursive: true })
        rmSync(join(some, 'part-00001.jsonl'))
        return partition('part-00000.jsonl', fresh('out'), '--found', some)
      },
      3,
      /a partition is missing or stands there twice/,
    ],
    [
      'answers with facts, gathered without them',
      () => ['gather', answers, '--groups', groups, '--index', index, '--key', key, '--out', fresh('out')],
      2,
      /the partitions were decided with facts: name the same files/,
    ],
    [
      'answers to [--find], gathered',
      () => ['gather', found, '--groups', groups, '--index', index, '--key', key, '--out', fresh('out')],
      3,
      /does not say what was asked/,
    ],
  ])('%s', async (_, args, code, says) => {
    const given = args()
    const ended = await setaside(given)
    expect(ended).toMatchObject({ code, out: '', err: expect.stringMatching(says) })
    expect(existsSync(given.at(-1) as string)).toBe(false)
  })
})
