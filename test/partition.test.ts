/** A state in partitions: index, group, partition and gather write what a run writes, byte for byte, or refuse in a sentence. */
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Ended, setaside, workplace } from './command.ts'
import { sized } from './size.ts'

const { fresh, file } = workplace()
const ROOT = join(import.meta.dirname, '..')
const ASKED = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']
const PARTITIONS = 7

/**
 * Splits a county over a plain and a packed file: some people go on there under another SUBJECT_ID, with doubled headers,
 * blank lines, rows without SUBJECT_ID, cut rows, and rows of two lines.
 */
async function county(folder: string, rows: number, spread: boolean): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true })
  const made = fresh('made.csv')
  await setaside([
    'synth',
    '--rows',
    `${rows}`,
    '--seed',
    'split',
    '--county',
    'SACRAMENTO',
    '--dirt',
    '0.1',
    '--out',
    made,
  ])
  const [header = '', ...lines] = readFileSync(made, 'latin1').split('\n')
  const [kept, moved]: [string[], string[]] = [[], []]
  let turn = 0
  for (const line of lines) {
    const cells = line.split(',')
    if (cells.length < 95 || Number(cells[2]) % 5 !== 0 || ++turn % 2 === 0) {
      kept.push(line)
      continue
    }
    cells[2] = turn % 3 === 0 ? `${Number(cells[2]) + 1}` : `9${cells[2]}`
    moved.push(cells.join(','))
    if (turn % 20 === 1) moved.push(header, '', cells.join(',').slice(0, 40 + turn))
    if (turn % 30 === 1) moved.push(...twice(cells.with(2, '').join(',')), 'lost,lines')
    if (turn % 40 === 1) moved.push(cells.with(40, '"SEVERAL\nLINES, OF IT"').join(','))
  }
  const mixed = (all: string[]): string[] =>
    spread
      ? all
          .map((line, at) => [(at * 7919) % all.length, line] as const)
          .sort(([a], [b]) => a - b)
          .map(([, line]) => line)
      : all
  const [one, two] = [join(folder, 'one.csv'), join(folder, 'two.csv.gz')]
  writeFileSync(one, Buffer.from([header, ...mixed(kept)].join('\n'), 'latin1'))
  writeFileSync(two, gzipSync(Buffer.from([header, ...mixed(moved)].join('\r\n'), 'latin1')))
  return [one, two]
}
const twice = (line: string): readonly string[] => [line, line]

interface Steps {
  readonly files: readonly string[]
  readonly key: string
  readonly index: string
  readonly groups: string
  readonly answers: string
  readonly said: string
}

/** Every step in a process of its own, one after the other. */
async function throughPartitions(files: readonly string[], asked: readonly string[]): Promise<Steps> {
  const place = fresh('place')
  mkdirSync(place)
  const [index, groups, answers] = ['index', 'groups', 'answers'].map(name => join(place, name)) as [
    string,
    string,
    string,
  ]
  const key = aKey()
  let said = ''
  const step = async (args: readonly string[]): Promise<void> => {
    const { code, out, err } = await setaside(args)
    said += out + err
    expect(code, err).toBe(0)
  }
  // As by two machines.
  for (const [number, path] of files.entries())
    await step(['index', path, '--number', `${number}`, '--key', key, '--out', index])
  await step(['group', index, '--out', groups, '--partitions', `${PARTITIONS}`])
  mkdirSync(answers, { mode: 0o700 })
  for (const part of partsIn(groups))
    await step([
      'partition',
      '--tagged',
      part,
      '--groups',
      groups,
      ...asked,
      '--out',
      join(answers, basename(part)),
    ])
  return { files, key, index, groups, answers, said }
}

const partsIn = (groups: string): readonly string[] =>
  readdirSync(groups)
    .filter(name => name.startsWith('part-'))
    .map(name => join(groups, name))

function aKey(): string {
  const key = file('index.key', Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37) % 251)))
  chmodSync(key, 0o600)
  return key
}

const gathered = (
  { key, index, groups, answers }: Omit<Steps, 'said' | 'files'>,
  out: string,
  more: readonly string[] = [],
): Promise<Ended> =>
  setaside(['gather', answers, '--groups', groups, '--index', index, '--key', key, '--out', out, ...more])

/** Files that are not the same bytes in both folders. */
const differing = (one: string, other: string): readonly string[] =>
  [...new Set([...readdirSync(one), ...readdirSync(other)])].filter(
    name =>
      !(
        existsSync(join(one, name)) &&
        existsSync(join(other, name)) &&
        readFileSync(join(one, name)).equals(readFileSync(join(other, name)))
      ),
  )

describe('a county of people under several SUBJECT_IDs', () => {
  let steps: Steps
  let run: string
  beforeAll(async () => {
    const files = await county(fresh('county'), 3000, false)
    run = fresh('run')
    await setaside(['run', ...files, ...ASKED, '--program', 'all', '--out', run, '--format', 'csv,parquet'])
    steps = await throughPartitions(files, [...ASKED, '--program', 'all'])
  }, 120_000)

  test('the answers, and what was gathered of them, are verified; what was changed, cut or is missing is named', async () => {
    const { answers, groups } = steps
    const whole = await setaside(['verify', answers, '--groups', groups])
    expect([whole.code, whole.out]).toEqual([
      0,
      `the answers of [${PARTITIONS}] partitions are as they were written, and of one run\nthey are of all that [${groups}] holds, each once\n`,
    ])
    const out = fresh('gathered')
    await gathered(steps, out)
    expect((await setaside(['verify', out])).code).toBe(0)
    const copy = fresh('answers')
    cpSync(answers, copy, { recursive: true })
    const [first = '', second = '', third = ''] = readdirSync(copy).sort()
    const lines = readFileSync(join(copy, first), 'utf8').split('\n')
    writeFileSync(join(copy, first), lines.slice(0, -2).join('\n'))
    writeFileSync(join(copy, second), readFileSync(join(copy, second), 'utf8').replace('"rows":', '"rows": '))
    const changed = await setaside(['verify', copy])
    expect(changed.code).toBe(3)
    for (const name of [first, second])
      expect(changed.err).toContain(`[${join(copy, name)}] is not whole: decide that partition again.`)
    const one = await setaside(['verify', join(copy, third)])
    expect([one.code, one.out]).toEqual([0, expect.stringContaining('name the groups with [--groups]')])
    const missing = await setaside(['verify', join(copy, third), '--groups', groups])
    expect([missing.code, missing.err]).toEqual([3, expect.stringContaining('a partition is missing')])
  })

  test('in seven partitions every file is, byte for byte, what a run writes', async () => {
    const out = fresh('gathered')
    const ended = await gathered(steps, out, ['--format', 'csv,parquet'])
    expect(ended.err).toMatch(/name nobody/)
    expect(ended.code).toBe(4)
    expect(readdirSync(out)).toContain('convictions.parquet')
    expect(differing(run, out)).toEqual([])
  })

  test('nothing is printed of anybody, and every file is its owner’s only', () => {
    const names = [
      ...readFileSync(steps.files[0] as string, 'latin1').matchAll(/([A-Z]{4,},[A-Z]{4,})"/g),
    ].map(found => found[1] as string)
    expect(names.length).toBeGreaterThan(100)
    expect(names.filter(name => steps.said.includes(name))).toEqual([])
    const files = [steps.index, steps.groups, steps.answers].flatMap(folder =>
      (readdirSync(folder, { recursive: true }) as string[])
        .map(name => join(folder, name))
        .filter(path => statSync(path).isFile()),
    )
    expect(files.filter(path => (statSync(path).mode & 0o077) !== 0)).toEqual([])
    // Of what is hashed, nothing is found again by who has no key.
    const marks = readFileSync(join(steps.index, '0000', 'marks.csv'))
    expect(marks.length).toBeGreaterThan(1000)
  })

  test('the lines of a partition are those of the published schema', () => {
    const check = new Ajv2020({ allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(join(ROOT, 'docs/schemas/partition.schema.json'), 'utf8')),
    )
    const lines = readFileSync(join(steps.answers, 'part-00000.jsonl'), 'utf8').split('\n').slice(0, -1)
    for (const line of lines) expect(check(JSON.parse(line)), JSON.stringify(check.errors)).toBe(true)
    const kinds = new Set(lines.map(line => Object.keys(JSON.parse(line))[0]))
    expect([...kinds]).toEqual(['partition', 'at', 'set', 'note', 'end'])
  })

  describe('a partition is refused, and nothing is printed or left', () => {
    const rowsOf = (part: number): string[] =>
      readFileSync(partsIn(steps.groups)[part] as string, 'latin1')
        .split('\n')
        .slice(0, -1)
    const refusal = async (rows: readonly string[], ...more: readonly string[]): Promise<string> => {
      const part = file('part.jsonl', rows.map(row => `${row}\n`).join(''))
      const out = fresh('answers.jsonl')
      const ended = await setaside([
        'partition',
        '--tagged',
        part,
        '--groups',
        steps.groups,
        ...ASKED,
        ...more,
        '--out',
        out,
      ])
      expect({ code: ended.code, out: ended.out, left: readdirSync(dirname(out)) }).toEqual({
        code: 3,
        out: '',
        left: [],
      })
      return ended.err.replace(part, 'PART')
    }

    test.each<readonly [string, (rows: string[]) => readonly string[], RegExp]>([
      [
        'rows of a component that is not all there',
        rows => rows.toSpliced(10, 1),
        /^setaside: \[PART\] has \[\d+\] of the \[\d+\] rows of component \[\d+:\d+\]: .*\n$/,
      ],
      [
        'a row that is there twice',
        rows => rows.toSpliced(10, 0, rows[10] as string),
        /^setaside: \[PART\] has the same row in its lines \[11\] and \[12\]: .*\n$/,
      ],
      [
        'rows that are not sorted',
        rows => rows.toReversed(),
        /^setaside: \[PART\] is not sorted by file and line: line \[2\] .*\n$/,
      ],
      [
        'a row that was cut',
        rows => rows.with(3, (rows[3] as string).slice(0, 100)),
        /^setaside: \[PART\] has no tagged row in its line \[4\]: .*\n$/,
      ],
      [
        'rows of a file as they stand',
        () => ['a,b,c'],
        /^setaside: \[PART\] has no tagged row in its line \[1\]: .*\n$/,
      ],
      [
        'a row of no file',
        rows => rows.with(0, (rows[0] as string).replace('"file":0', '"file":9')),
        /^setaside: \[PART\] has no tagged row in its line \[1\]: .*\n$/,
      ],
      [
        'a component of two sizes',
        rows => rows.with(12, (rows[12] as string).replace(/"lines":\d+/, '"lines":9999')),
        /^setaside: \[PART\] .*\[\d+:\d+\].*\n$/,
      ],
      [
        'a folded row that is none',
        rows => rows.with(5, (rows[5] as string).replace('"row":"', '"is":"folded","row":"')),
        /^setaside: \[PART\] has no tagged row in its line \[6\]: .*\n$/,
      ],
    ])('%s', async (_, change, says) => {
      expect(await refusal(change(rowsOf(1)))).toMatch(says)
    })

    test('rows without their tags, and groups that are none', async () => {
      const untagged = await setaside(['partition', '--groups', steps.groups, ...ASKED])
      expect(untagged).toMatchObject({ code: 2, out: '' })
      expect(untagged.err).toMatch(/^setaside: rows are decided only where .*--tagged.*\n$/)
      const [part = ''] = partsIn(steps.groups)
      const nowhere = await setaside(['partition', '--tagged', part, '--groups', steps.index, ...ASKED])
      expect(nowhere).toMatchObject({ code: 3, out: '' })
    })
  })

  test('two processes that decide one partition at once leave it whole', async () => {
    const [part = ''] = partsIn(steps.groups)
    const out = fresh('answers.jsonl')
    const given = ['partition', '--tagged', part, '--groups', steps.groups, ...ASKED, '--program', 'all']
    const ended = await Promise.all([1, 2].map(() => setaside([...given, '--out', out])))
    expect(ended.map(({ code }) => code)).toEqual([0, 0])
    expect(readFileSync(out)).toEqual(readFileSync(join(steps.answers, basename(part))))
    expect(readdirSync(dirname(out))).toEqual(['answers.jsonl'])
  })

  describe('answers are refused, and the folder of results is not there', () => {
    const refusal = async (
      change: (answers: string) => void,
      with_: Partial<Steps> = {},
    ): Promise<string> => {
      const answers = fresh('answers')
      cpSync(steps.answers, answers, { recursive: true })
      change(answers)
      const out = fresh('gathered')
      const ended = await gathered({ ...steps, answers, ...with_ }, out)
      expect({ code: ended.code, out: ended.out, left: existsSync(out) }).toEqual({
        code: 3,
        out: '',
        left: false,
      })
      return ended.err.replaceAll(answers, 'ANSWERS')
    }
    const part = (answers: string, number: number): string => join(answers, `part-0000${number}.jsonl`)

    test.each<readonly [string, (answers: string) => void, RegExp]>([
      [
        'a partition that is missing',
        answers => rmSync(part(answers, 3)),
        /^setaside: the answers are of \[\d+\] rows .* missing or stands there twice; .*\n$/,
      ],
      [
        'one that stands there twice',
        answers => copyFileSync(part(answers, 3), join(answers, 'again.jsonl')),
        /^setaside: \[ANSWERS\/again.jsonl\] and \[ANSWERS\/part-00003.jsonl\] have answers of the same people: .*\n$/,
      ],
      [
        'one cut in a line',
        answers => writeFileSync(part(answers, 2), readFileSync(part(answers, 2)).subarray(0, 5000)),
        /^setaside: \[ANSWERS\/part-00002.jsonl\] .*decide that partition again.*\n$/,
      ],
      [
        'one without its end',
        answers =>
          writeFileSync(part(answers, 2), readFileSync(part(answers, 2), 'utf8').replace(/[^\n]*\n$/, '')),
        /^setaside: \[ANSWERS\/part-00002.jsonl\] is not whole: decide that partition again\.\n$/,
      ],
      [
        'one with nothing in it',
        answers => writeFileSync(part(answers, 2), ''),
        /^setaside: \[ANSWERS\/part-00002.jsonl\] is not whole: .*\n$/,
      ],
      [
        'one that goes on',
        answers => appendFileSync(part(answers, 2), '{}\n'),
        /^setaside: \[ANSWERS\/part-00002.jsonl\] goes on after its end: .*\n$/,
      ],
      [
        'one that was changed',
        answers =>
          writeFileSync(
            part(answers, 2),
            readFileSync(part(answers, 2), 'utf8').replace('not-eligible', 'eligible'),
          ),
        /^setaside: \[ANSWERS\/part-00002.jsonl\] is not whole: .*\n$/,
      ],
      [
        'something else',
        answers => writeFileSync(join(answers, 'notes.txt'), 'to do\n'),
        /^setaside: \[ANSWERS\/notes.txt\] .*\n$/,
      ],
      [
        'no answers',
        answers => rmSync(answers, { recursive: true }),
        /^setaside: \[ANSWERS\] is no folder: .*\n$/,
      ],
    ])('%s', async (_, change, says) => {
      expect(await refusal(change)).toMatch(says)
    })

    test('answers to another question, another key, and another index', async () => {
      const [rows = ''] = partsIn(steps.groups)
      const other = fresh('other.jsonl')
      await setaside(['partition', '--tagged', rows, '--groups', steps.groups, ...ASKED, '--out', other])
      expect(await refusal(answers => copyFileSync(other, part(answers, 0)))).toMatch(/different questions/)
      const key = file('other.key', Buffer.from(Array.from({ length: 40 }, (_, at) => at)))
      chmodSync(key, 0o600)
      expect(await refusal(() => undefined, { key })).toMatch(
        /^setaside: the key \[.*\] is not the one .*\n$/,
      )
    })

    test('what a cluster hides in its folders is no answer', async () => {
      const answers = fresh('answers')
      cpSync(steps.answers, answers, { recursive: true })
      for (const name of ['_SUCCESS', '.part-00000.crc', 'part-00000.jsonl.7.partial'])
        writeFileSync(join(answers, name), '')
      expect((await gathered({ ...steps, answers }, fresh('gathered'))).code).toBe(4)
    })
  })

  describe('shared marks that an engine has found', () => {
    const lines = (): readonly string[] =>
      ['0000', '0001'].flatMap(name =>
        readFileSync(join(steps.index, name, 'marks.csv'), 'utf8')
          .trimEnd()
          .split('\n')
          .slice(1),
      )
    const hash = (line: string): string => line.slice(0, 13)
    const shared = (): string[] => {
      const counts = Map.groupBy(lines(), hash)
      return lines()
        .filter(line => (counts.get(hash(line)) ?? []).length > 1)
        .sort((a, b) => order(a, 1) - order(b, 1) || order(a, 2) - order(b, 2))
    }
    const order = (line: string, column: number): number => Number(line.split(',')[column])
    const grouped = async (marks: readonly string[], alone: number): Promise<Ended & { groups: string }> => {
      const [folder, groups] = [fresh('shared'), fresh('groups')]
      mkdirSync(folder)
      const half = Math.ceil(marks.length / 2)
      for (const [at, part] of [marks.slice(0, half), marks.slice(half)].entries())
        writeFileSync(join(folder, `part-${at}.csv`), ['hash,file,place,flags,word', ...part, ''].join('\n'))
      writeFileSync(join(folder, '_SUCCESS'), '')
      const ended = await setaside([
        'group',
        steps.index,
        '--out',
        groups,
        '--shared',
        folder,
        '--alone',
        `${alone}`,
      ])
      return { ...ended, groups, err: ended.err.replaceAll(folder, 'SHARED') }
    }

    test('give the components that all marks give', async () => {
      const marks = shared()
      expect(marks.length).toBeGreaterThan(100)
      const { code, err, groups } = await grouped(marks, lines().length - marks.length)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      const table = (folder: string): string => readFileSync(join(folder, 'components.csv'), 'utf8')
      expect(table(groups)).toBe(table(steps.groups))
    })

    test.each<readonly [string, (marks: string[]) => readonly string[], RegExp]>([
      ['one is missing', marks => marks.toSpliced(7, 1), /^setaside: \[SHARED\] holds \[\d+\] shared marks,/],
      [
        'one is there twice',
        marks => marks.toSpliced(7, 0, marks[7] as string),
        /^setaside: \[SHARED\] holds/,
      ],
      ['they are not sorted', marks => marks.toReversed(), /^setaside: \[SHARED\/part-0.csv\] is not sorted/],
      [
        'one was cut',
        marks => marks.with(7, (marks[7] as string).slice(0, 20)),
        /no mark: give lines of \[marks/,
      ],
      [
        'one is of no file',
        marks => [...marks.slice(0, -1), `${'ab12'.repeat(4)},2,1,0,0`],
        /mark of no file/,
      ],
    ])('are refused where %s', async (_, change, says) => {
      const marks = shared()
      const ended = await grouped(change(marks), lines().length - marks.length)
      expect(ended).toMatchObject({ code: 3, out: '' })
      expect(ended.err).toMatch(says)
      expect(existsSync(ended.groups)).toBe(false)
    })
  })

  test('an index stays until its file, its number or the key changes; two processes may write it at once', async () => {
    const one = file('a.csv', readFileSync(steps.files[0] as string))
    const index = fresh('index')
    const update = async (...more: readonly string[]): Promise<string> => {
      const ended = await setaside(['index', one, '--key', steps.key, '--out', index, '--update', ...more])
      expect({ code: ended.code, err: ended.err }).toEqual({ code: 0, err: '' })
      return /(is indexed|has not changed)/.exec(ended.out)?.[0] ?? ''
    }
    expect(await update()).toBe('is indexed')
    expect(await update()).toBe('has not changed')
    const { atime, mtime } = statSync(one)
    writeFileSync(one, readFileSync(one, 'latin1').replace('CONVICTED', 'DISMISSED'), 'latin1')
    utimesSync(one, atime, mtime)
    expect(await update()).toBe('is indexed')
    rmSync(join(index, '0000', 'places.bin'))
    expect(await update()).toBe('is indexed')
    const other = file('other.key', Buffer.from(Array.from({ length: 40 }, (_, at) => at)))
    chmodSync(other, 0o600)
    await setaside(['index', one, '--key', other, '--out', index])
    expect(await update()).toBe('is indexed')
    await Promise.all([1, 2].map(() => setaside(['index', one, '--key', steps.key, '--out', index])))
    expect(readdirSync(index)).toEqual(['0000'])
    expect(await update()).toBe('has not changed')
  })

  test('an index and a key that cannot be used', async () => {
    const [one = '', two = ''] = steps.files
    const attempt = async (...args: readonly string[]): Promise<string> => {
      const out = fresh('index')
      const ended = await setaside(['index', ...args, '--out', out])
      expect([2, 3]).toContain(ended.code)
      expect(existsSync(out)).toBe(false)
      return ended.err
    }
    const key = (bytes: Uint8Array, mode: number): string => {
      const path = file('a.key', bytes)
      chmodSync(path, mode)
      return path
    }
    expect(await attempt(one, '--key', key(Buffer.from('secret'), 0o600))).toMatch(
      /holds \[6\] bytes, and a key has at least 32/,
    )
    expect(await attempt(one, '--key', key(Buffer.alloc(64, 'ab'), 0o600))).toMatch(
      /only \[2\] different bytes/,
    )
    expect(await attempt(one, '--key', key(readFileSync(steps.key), 0o644))).toMatch(/can be read by others/)
    expect(await attempt(one, '--key', fresh('none'))).toMatch(/does not exist; make it/)
    expect(await attempt(file('x.csv', 'a,b\n'), '--key', steps.key)).toMatch(/^setaside: \[.*x.csv\] .*\n$/)
    const index = fresh('index')
    await setaside(['index', two, '--number', '1', '--key', steps.key, '--out', index])
    const grouped = await setaside(['group', index, '--out', fresh('groups')])
    expect(grouped).toMatchObject({ code: 3, out: '' })
    expect(grouped.err).toMatch(/holds no index of file number \[0\]/)
  })
})

test('the commands of the guide run as they stand there, and what they give is what a run gives', () => {
  const guide = readFileSync(join(ROOT, 'docs/guide/state.md'), 'utf8')
  const commands = [...guide.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(found =>
    (found[1] as string).trim().split('\n'),
  )
  expect(commands.length).toBeGreaterThan(8)
  const place = fresh('place')
  mkdirSync(place)
  symlinkSync(join(ROOT, 'bin'), join(place, 'bin'))
  const state = 'setaside-results/state'
  const asRun = `bin/setaside run ${state}/north.csv ${state}/south.csv --county SACRAMENTO --as-of 2026-11-01 --out ${state}/run`
  for (const command of [...commands, asRun]) {
    const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: place, encoding: 'utf8' })
    expect({ command, status, stderr: status === 0 ? '' : stderr }).toEqual({
      command,
      status: 0,
      stderr: '',
    })
  }
  expect(differing(join(place, state, 'run'), join(place, state, 'results'))).toEqual([])
})

describe.runIf(sized(false, true))('a county whose rows stand anywhere', () => {
  test('people come in the order a run puts their rows in', async () => {
    const files = await county(fresh('county'), 60_000, true)
    const [run, out] = [fresh('run'), fresh('gathered')]
    await setaside([
      'run',
      ...files,
      ...ASKED,
      '--tables',
      'convictions,people,review,all-results',
      '--out',
      run,
    ])
    const steps = await throughPartitions(files, [
      ...ASKED,
      '--tables',
      'convictions,people,review,all-results',
    ])
    await gathered(steps, out)
    expect(readFileSync(join(steps.groups, 'manifest.json'), 'utf8')).toMatch(/"volumes": \d/)
    expect(differing(run, out)).toEqual([])
  }, 600_000)
})
