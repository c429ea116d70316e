/** Files of a mapping in partitions: each is read with the others, and what is gathered is what a run writes. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { setaside, table, workplace } from './command.ts'

const { fresh, file } = workplace()
const ASKED = ['--county', 'all', '--as-of', '2026-11-01', '--program', 'all']
const root = join(import.meta.dirname, '..')
const court = (name: string) => join(root, 'docs/examples/court-extract', `${name}.csv`)
const key = file('index.key', Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37) % 251)))
chmodSync(key, 0o600)

async function step(...args: readonly string[]): Promise<void> {
  const { code, err } = await setaside(args)
  expect([0, 4], err).toContain(code)
}

interface Steps {
  readonly groups: string
  readonly index: string
  readonly answers: string
  /** Whom the facts mean, where there are any. */
  readonly found: string
}

/** Indexes, groups and decides files of a mapping. */
async function inPartitions(
  map: string,
  files: readonly string[],
  facts: readonly string[] = [],
): Promise<Steps> {
  const [index, groups, found, answers] = ['index', 'groups', 'found', 'answers'].map(fresh) as [
    string,
    string,
    string,
    string,
  ]
  for (const folder of [found, answers]) mkdirSync(folder, { mode: 0o700 })
  await step('index', '--map', map, ...files, '--key', key, '--out', index)
  await step('group', index, '--out', groups, '--partitions', '3')
  const parts = readdirSync(groups).filter(name => name.startsWith('part-'))
  const decide = (part: string, out: string, ...more: readonly string[]) =>
    step(
      ...['partition', '--tagged', join(groups, part), '--groups', groups, '--map', map, ...ASKED],
      ...[...facts, ...more, '--out', join(out, part)],
    )
  if (facts.length > 0) for (const part of parts) await decide(part, found, '--find')
  for (const part of parts) await decide(part, answers, ...(facts.length > 0 ? ['--found', found] : []))
  return { groups, index, answers, found }
}

const gather = ({ answers, groups, index }: Steps, out: string, ...more: readonly string[]) =>
  setaside(['gather', answers, '--groups', groups, '--index', index, '--key', key, '--out', out, ...more])

/** The files that differ between two folders. */
const differing = (one: string, other: string): readonly string[] =>
  [...new Set([...readdirSync(one), ...readdirSync(other)])].filter(
    name => !readFileSync(join(one, name)).equals(readFileSync(join(other, name))),
  )

/** Tables of a court with rows that belong nowhere, cannot be read, or are no rows at all. */
const dirty = (name: string, ...lines: readonly string[]): string =>
  file(basename(court(name)), `${readFileSync(court(name), 'utf8').trimEnd()}\n${lines.join('\n')}\n`)

/** A county under other names of its columns, in two files in which the same people have two SUBJECT_IDs. */
async function county(): Promise<{ readonly map: string; readonly files: readonly string[] }> {
  const path = fresh('county.csv')
  await step('synth', '--rows', '900', '--seed', 'mapped', '--county', 'YOLO', '--out', path)
  const [head = '', ...lines] = readFileSync(path, 'latin1').trimEnd().split('\n')
  const names = head.split(',')
  const rows = lines.map(line =>
    [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) => cell),
  )
  const subject = names.indexOf('SUBJECT_ID')
  const again = rows.filter((_, at) => at % 5 === 0).map(row => row.with(subject, `Z${row[subject]}`))
  const text = (these: readonly (readonly string[])[]): string =>
    [names.map(name => `x ${name}`), ...these].map(row => `${row.join('|')}\n`).join('')
  const mapping = JSON.parse(readFileSync(join(root, 'src/intake/ca-doj/mappings/doj-bulk.json'), 'utf8'))
  const map = file(
    'ours.json',
    JSON.stringify({
      ...mapping,
      name: 'ours',
      files: { bulk: { of: 'counts', separator: '|' } },
      asWritten: Object.fromEntries(names.map(name => [name, `bulk.x ${name}`])),
    }),
  )
  return { map, files: [file('one.txt', text(rows)), file('two.txt', text(again))] }
}

describe('every file is, byte for byte, what a run writes', () => {
  test('of a court, with lines that are no rows and facts', async () => {
    const files = [
      dirty('people', 'P9,too,few'),
      dirty('cases', ''),
      dirty('charges', '"never closed', 'NOCASE,1,11357 HS,F,2001-01-01,PG'),
    ]
    const out = fresh('run')
    await step('run', '--map', 'court-extract', ...files, ...ASKED, '--out', out)
    const [first = {}] = table(out, 'convictions')
    const facts = [
      '--facts',
      file(
        'facts.csv',
        `person_id,cycle_count,fact,value,source,by,as_of\n${first.person_id},${first.cycle_count},offense date,2001-05-04,file,J. Roe,2026-10-30\n`,
      ),
    ]
    const told = fresh('told')
    await step('run', '--map', 'court-extract', ...files, ...ASKED, ...facts, '--out', told)
    expect(table(told, 'rejects').length).toBeGreaterThan(1)
    const steps = await inPartitions('court-extract', files, facts)
    const gathered = fresh('gathered')
    const ended = await gather(steps, gathered, ...facts, '--found', steps.found)
    expect([0, 4], ended.err).toContain(ended.code)
    expect(differing(told, gathered)).toEqual([])
  })

  test('of a county in two files, whose people have two SUBJECT_IDs', async () => {
    const { map, files } = await county()
    const [out, gathered] = [fresh('run'), fresh('gathered')]
    await step('run', '--map', map, ...files, ...ASKED, '--out', out)
    expect(table(out, 'identity').some(({ kind }) => kind === 'joined')).toBe(true)
    const ended = await gather(await inPartitions(map, files), gathered)
    expect([0, 4], ended.err).toContain(ended.code)
    expect(differing(out, gathered)).toEqual([])
  })
})

describe('what is refused, in a sentence', () => {
  const files = ['people', 'cases', 'charges'].map(court)
  const indexOf = async (...args: readonly string[]) => {
    const index = fresh('index')
    return { index, ...(await setaside(['index', ...args, '--key', key, '--out', index])) }
  }

  test('files that are not named together, another mapping, and none', async () => {
    const numbered = await indexOf('--map', 'court-extract', ...files, '--number', '1')
    expect([numbered.code, numbered.err]).toEqual([
      2,
      expect.stringContaining('--map reads all files of a run together'),
    ])
    const some = await indexOf('--map', 'court-extract', ...files.slice(0, 2))
    expect([some.code, some.err]).toEqual([
      3,
      expect.stringContaining('no file of the table [charges] was given'),
    ])
    const { groups } = await inPartitions('court-extract', files)
    const partition = (...more: readonly string[]) =>
      setaside([
        'partition',
        '--tagged',
        join(groups, 'part-00000.jsonl'),
        '--groups',
        groups,
        ...ASKED,
        ...more,
      ])
    const [none, another] = await Promise.all([partition(), partition('--map', 'pc-13370')])
    for (const { code, out } of [none, another]) expect([code, out]).toEqual([3, ''])
    expect(none.err).toContain('holds groups of files of the mapping [court-extract]; name it with [--map]')
    expect(another.err).toContain('which is not the one of [--map]')
  })

  test('indexes of two states of the files, and of a file that no mapping describes', async () => {
    const { index } = await indexOf('--map', 'court-extract', ...files)
    const changed = [dirty('people', 'P9,"ROE, X",,,,,'), ...files.slice(1)]
    await step('index', '--map', 'court-extract', ...changed, '--key', key, '--out', join(index, 'other'))
    renameSync(join(index, 'other', '0000'), join(index, 'again'))
    rmSync(join(index, '0000'), { recursive: true })
    rmSync(join(index, 'other'), { recursive: true })
    const ended = await setaside(['group', index, '--out', fresh('groups')])
    expect([ended.code, ended.err]).toEqual([
      3,
      expect.stringContaining('or of different states of the files of one'),
    ])
  })
})
