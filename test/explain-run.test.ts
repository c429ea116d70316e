/** `explain --run`: a person of a finished run is found in the files it read, as if the whole of them were read again. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { setUp, setupSource } from '../src/cli/table-maker.ts'
import { COLUMN } from '../src/intake/ca-doj/columns.ts'
import { caDoj, format } from '../src/intake/ca-doj/index.ts'
import type { Sizes } from '../src/intake/ca-doj/plan.ts'
import { Row } from '../src/intake/ca-doj/row.ts'
import { goesBy } from '../src/intake/ca-doj/subject.ts'
import { readPeople } from '../src/intake/read.ts'
import type { ReadPerson } from '../src/intake/reading.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { type FinishedRun, readRun } from '../src/results/finished.ts'
import { explain, explainArrest } from '../src/run/explain.ts'
import { findInRun } from '../src/run/find-person.ts'
import { decidePerson, decidingFor, offenseReader, type Question } from '../src/run/person.ts'
import { run } from '../src/run/run.ts'
import { synthesize } from '../src/synth/ca-doj/synth.ts'
import { theDay } from '../src/time/day.ts'
import { setaside, table, workplace } from './command.ts'

const { fresh, file } = workplace()
const AS_OF = '2026-11-01'

/** The lines of a made-up county, header first, as they were written. */
async function county(rows: number, seed: string, dirt: number): Promise<readonly string[]> {
  const blocks: Buffer[] = []
  await synthesize(
    { rows, seed, county: 'SACRAMENTO', dirt },
    block => void blocks.push(Buffer.from(block)),
    () => {},
  )
  return Buffer.concat(blocks)
    .toString('latin1')
    .split('\n')
    .filter(line => line !== '')
}

const written = (name: string, lines: readonly string[]): string =>
  file(name, Buffer.from(`${lines.join('\n')}\n`, 'latin1'))

/** The same lines each time, in another order. */
const shuffled = (lines: readonly string[]): readonly string[] =>
  lines
    .map((line, at) => [Math.imul(at + 1, 2654435761) >>> 0, line] as const)
    .sort(([a], [b]) => a - b)
    .map(([, line]) => line)

/** Takes identifiers out of some rows: who they are about is then told by others, or by a name, or by nothing. */
const anonymous = (lines: readonly string[]): readonly string[] =>
  lines.map((line, at) => {
    if (at % 23 !== 0) return line
    const cells = line.split(',')
    cells[COLUMN.SUBJECT_ID] = ''
    if (at % 46 === 0) cells[COLUMN.CII_NUMBER] = ''
    if (at % 92 === 0)
      for (const column of [COLUMN.PRI_SSN, COLUMN.PRI_CDL, COLUMN.FBI_NUMBER]) cells[column] = ''
    return cells.join(',')
  })

const source = setupSource({
  jurisdiction: jurisdiction.module,
  format: format.module,
  program: 'all',
  counties: ['SACRAMENTO'],
  day: theDay(AS_OF),
  tables: ['convictions'],
  setaside: 'test',
})

interface Ran {
  readonly files: readonly string[]
  readonly question: Question
  readonly finished: FinishedRun
}

/** Runs these files, with parts and volumes of these sizes. */
async function ran(files: readonly string[], sizes: Sizes): Promise<Ran> {
  const out = fresh('out')
  const setup = { ...(await setUp(source.options)), format: caDoj(sizes) }
  const result = await run({ ...setup, source, files, out, workers: 2, setaside: 'test', options: {} })
  if ('refused' in result) throw new Error(result.refused)
  const finished = readRun(out)
  if ('unusable' in finished) throw new Error(finished.unusable)
  return { files, question: setup.question, finished }
}

/** Everyone in these files, from all of their rows. */
async function everyone({ files, question }: Ran): Promise<readonly ReadPerson[]> {
  const people: ReadPerson[] = []
  const read = await readPeople(format, files, {
    asOf: question.day,
    readOffense: offenseReader(question),
    keep: true,
    wantsOthers: true,
    onPerson: one => void people.push(one),
  })
  if ('refused' in read) throw new Error(read.refused)
  return people
}

/** What an explanation would tell of a person, and who they are. */
function told(question: Question, { person, rows }: ReadPerson) {
  const deciding = decidingFor(question)
  const { decided, arrests } = decidePerson(deciding, person, rows)
  return JSON.stringify({
    id: person.id,
    name: person.name,
    birth: person.birth,
    doubts: person.doubts,
    rows: rows.map(({ file: name, line }) => `${name}:${line}`),
    explained: [
      ...decided.map(one => explain(deciding.convictions, one)),
      ...arrests.map(one => explainArrest(deciding.arrests, one)),
    ],
  })
}

const idsOf = ({ person, rows }: ReadPerson): ReadonlySet<string> =>
  new Set([
    person.id,
    ...rows.flatMap(row =>
      row instanceof Row ? [row.text(COLUMN.SUBJECT_ID), row.text(COLUMN.CII_NUMBER)] : [],
    ),
  ])

/** Finds everyone by every identifier they may be asked for by; explanations of one in so many are compared too. */
async function expectAllFound(one: Ran, every: number): Promise<void> {
  const people = await everyone(one)
  const ids = new Set(people.flatMap(read => [...idsOf(read)]).filter(id => id !== ''))
  const byId = new Map([...ids].map(id => [id, people.filter(read => goesBy(read, id))]))
  const asking = { run: one.finished, format, question: one.question, files: [], onSlow }
  let number = 0
  for (const [person, reads] of byId) {
    const each = await findInRun({ ...asking, persons: [person] })
    if ('unusable' in each) throw new Error(each.unusable)
    const found = each.flat()
    expect([person, found.map(who)]).toEqual([person, reads.map(who)])
    if (number++ % every === 0)
      expect(found.map(read => told(one.question, read))).toEqual(reads.map(read => told(one.question, read)))
  }
  expect(byId.size).toBeGreaterThan(100)
}

/** What `--json` prints of a refusal. */
const failed = (says: string): string => `${JSON.stringify({ event: 'failed', exit: 3, says })}\n`

const onSlow = (says: string): void => {
  throw new Error(says)
}

const who = ({ person, rows }: ReadPerson) => ({
  id: person.id,
  doubts: person.doubts,
  rows: rows.map(({ file: name, line }) => `${name}:${line}`),
  convictions: person.convictions.map(({ key }) => key),
})

describe('everyone is found by every identifier, with the same rows, doubts and answers', () => {
  test('where the rows of a person stand together', async () => {
    const path = written('county.csv', await county(500, 'together', 0.3))
    await expectAllFound(await ran([path], { part: 60_000 }), 3)
  }, 120_000)

  test('where rows stand anywhere in two files, and some do not say whose they are', async () => {
    const [header = '', ...lines] = await county(400, 'anywhere', 0.2)
    const rows = anonymous(shuffled(lines))
    const half = rows.length / 2
    const paths = [written('one.csv', [header, ...rows.slice(0, half)]), written('two.csv', rows.slice(half))]
    const sizes = { part: 60_000, volume: 200_000, scattered: 0 }
    await expectAllFound(await ran(paths, sizes), 9)
  }, 120_000)

  test('where rows that do not say whose they are stand between others', async () => {
    const [header = '', ...lines] = await county(400, 'between', 0.2)
    const path = written('county.csv', [header, ...anonymous(lines)])
    await expectAllFound(await ran([path], { part: 60_000 }), 9)
  }, 120_000)
})

describe('through the real command', () => {
  let input = ''
  let out = ''
  let person = ''
  const asked = ['--county', 'SACRAMENTO', '--as-of', AS_OF]

  beforeAll(async () => {
    input = written('county.csv', await county(800, 'command', 0.05))
    out = fresh('results')
    await setaside(['run', input, ...asked, '--program', 'all', '--max-rejects', '100%', '--out', out])
    person = table(out, 'convictions')[5]?.person_id ?? ''
  })

  /** A copy of the run and of its file, both where they are not known. */
  function copies(): { readonly results: string; readonly moved: string } {
    const results = fresh('copy')
    cpSync(out, results, { recursive: true })
    const folder = fresh('elsewhere')
    mkdirSync(folder)
    const moved = join(folder, basename(input))
    cpSync(input, moved)
    return { results, moved }
  }
  const POLICY = { name: 'Ours', extends: 'configurable', dismiss: [], reduce: [], also: { ageAtLeast: 57 } }
  const find = (results: string, ...more: readonly string[]) =>
    setaside(['explain', '--run', results, '--person', person, '--json', ...more])

  test('prints what it prints of whole files, of what the run was asked', async () => {
    const whole = await setaside([
      'explain',
      input,
      '--person',
      person,
      ...asked,
      '--programme',
      'all',
      '--json',
    ])
    expect(whole.code).toBe(0)
    expect(await find(out)).toEqual(whole)
  })

  test('a policy of its own is known from the manifest; one that is named must be what it was', async () => {
    const results = fresh('results')
    const policy = file('ours.json', JSON.stringify(POLICY))
    await setaside(['run', input, ...asked, '--policy', policy, '--max-rejects', '100%', '--out', results])
    const own = table(results, 'convictions')[0]?.person_id ?? ''
    const again = (...more: readonly string[]) =>
      setaside(['explain', '--run', results, '--person', own, '--json', ...more])
    const whole = await setaside(['explain', input, '--person', own, ...asked, '--policy', policy, '--json'])
    expect(await again('--policy', policy)).toEqual(whole)
    // It stands in the manifest.
    expect(await again()).toEqual(whole)
    const other = file('ours.json', JSON.stringify({ ...POLICY, also: { ageAtLeast: 58 } }))
    expect(await again('--policy', other)).toMatchObject({
      code: 3,
      err: 'setaside: the policy [Ours] is not as it was for the run; name the file as it was, or run it again\n',
    })
  })

  test('nobody of that identifier, and options that the run has itself', async () => {
    expect(await setaside(['explain', '--run', out, '--person', '1'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('nobody in the file has the identifier given with [--person]'),
    })
    expect(await find(out, '--county', 'YOLO')).toMatchObject({
      code: 2,
      err: 'setaside: --run says itself what was asked; leave out [--county], or name the files instead of [--run]\n',
    })
    expect(await setaside(['explain', '--person', '1'])).toMatchObject({
      code: 2,
      err: 'setaside: no file was named; name the files of a run, or its folder with [--run]\n',
    })
  })

  test('a file that was moved is named, and held against its hash', async () => {
    const whole = await find(out)
    const { results, moved } = copies()
    rmSync(join(results, 'inputs.json'))
    expect(await find(results)).toEqual({
      code: 3,
      out: failed('nobody knows where [county.csv] is, which the run read; name it after [--run]'),
      err: 'setaside: nobody knows where [county.csv] is, which the run read; name it after [--run]\n',
    })
    expect(await find(results, moved)).toEqual({
      ...whole,
      err: `[${moved}] has been moved or touched since the run: the whole of it is held against its hash.\n`,
    })
    expect(await find(results, file('other.csv', 'x'))).toMatchObject({
      code: 3,
      err: expect.stringMatching(
        /is not named as a file of this run \(county.csv\); name those that were moved\n$/,
      ),
    })
  })

  describe('never an answer from changed rows', () => {
    /** A run of a file of its own, so that something can be done to that file. */
    async function own(): Promise<{ readonly path: string; readonly results: string }> {
      const path = file('county.csv', readFileSync(input))
      const results = fresh('results')
      await setaside(['run', path, ...asked, '--program', 'all', '--max-rejects', '100%', '--out', results])
      return { path, results }
    }
    const refusal = (says: string) => ({ code: 3, out: failed(says), err: `setaside: ${says}\n` })
    const other = (path: string) =>
      refusal(`[${path}] is not as the run read it: run again, or name the file as it was`)

    test('a file that is gone, or that has grown', async () => {
      const { path, results } = await own()
      renameSync(path, `${path}.away`)
      expect(await find(results)).toEqual(
        refusal(
          `[${path}], which the run read, is not there any more; name it after [--run] where it is now`,
        ),
      )
      renameSync(`${path}.away`, path)
      appendFileSync(path, '\n')
      expect(await find(results)).toEqual(other(path))
    })

    /** Writes another byte over one of the person's rows. */
    function change(path: string): void {
      const at = readFileSync(path, 'latin1').indexOf(person)
      const handle = openSync(path, 'r+')
      writeSync(handle, Buffer.from(person[1] === '7' ? '8' : '7'), 0, 1, at + 1)
    }

    test('a row that was changed, and one where even the time is as it was', async () => {
      for (const kept of [false, true]) {
        const { path, results } = await own()
        const { atime, mtime } = statSync(path)
        change(path)
        if (kept) utimesSync(path, atime, mtime)
        else utimesSync(path, atime, new Date(mtime.getTime() + 5000))
        const { code, out: printed, err } = await find(results)
        expect({ kept, code, event: JSON.parse(printed).event }).toEqual({ kept, code: 3, event: 'failed' })
        expect(err).toContain(`[${path}] is not as the run read it: run again, or name the file as it was\n`)
      }
    })

    test('a file that was only touched is read all the same', async () => {
      const { path, results } = await own()
      const whole = await find(results)
      const { atime, mtime } = statSync(path)
      utimesSync(path, atime, new Date(mtime.getTime() + 5000))
      expect(await find(results)).toEqual({
        ...whole,
        err: `[${path}] has been moved or touched since the run: the whole of it is held against its hash.\n`,
      })
    })

    test('an index that was changed, is missing, or is of an earlier Setaside', async () => {
      const { results } = copies()
      const index = join(results, 'people.idx')
      const bytes = readFileSync(index)
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      writeFileSync(index, bytes)
      expect(await find(results)).toEqual(
        refusal(
          `[${index}] is not what was written there: it was changed since, or in part removed; make it again`,
        ),
      )
      rmSync(index)
      expect(await find(results)).toEqual(
        refusal(`[${index}] is gone, and the manifest beside it names it; make it again`),
      )
      const path = join(results, 'manifest.json')
      const manifest = JSON.parse(readFileSync(path, 'utf8'))
      const outputs = manifest.outputs.filter(({ name }: { readonly name: string }) => name !== 'people.idx')
      writeFileSync(path, JSON.stringify({ ...manifest, outputs }))
      expect(await find(results)).toEqual(
        refusal(
          `[${results}] has no people.idx, in which people are looked up: an earlier Setaside made it; run it again, or name its files instead of [--run]`,
        ),
      )
    })

    test('rules that are not those of the run', async () => {
      const { results } = copies()
      const path = join(results, 'manifest.json')
      const manifest = JSON.parse(readFileSync(path, 'utf8'))
      const program = { ...manifest.program, version: '2020-01-01.00000000', rulesSha256: '0'.repeat(64) }
      writeFileSync(path, JSON.stringify({ ...manifest, program }))
      expect(await find(results)).toMatchObject({
        code: 3,
        err: expect.stringMatching(
          /was decided by other rules \(version 2020-01-01\.00000000, and these are .*\); run it again\n$/,
        ),
      })
    })
  })

  test('a packed file is read whole, and says so', async () => {
    const packed = file('county.csv.gz', gzipSync(readFileSync(input)))
    const results = fresh('results')
    await setaside(['run', packed, ...asked, '--program', 'all', '--max-rejects', '100%', '--out', results])
    const { code, out: printed, err } = await find(results)
    expect({ code, err }).toEqual({
      code: 0,
      err: `[${packed}] is packed: the whole of it was unpacked to find one person.\n`,
    })
    const whole = await setaside([
      'explain',
      packed,
      '--person',
      person,
      ...asked,
      '--programme',
      'all',
      '--json',
    ])
    expect(printed).toBe(whole.out)
    expect(readdirSync(dirname(packed))).toEqual(['county.csv.gz'])
  })
})
