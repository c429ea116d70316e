/**
 * Faults: a run that is killed, a full disk, a file that changes while it is read, lines that are no rows, places that
 * may not be used. Nothing is ever left that looks finished and is not, and the next run succeeds.
 *
 * `SETASIDE_FAULTS=50` kills fifty runs instead of a few.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { endingOf } from '../src/cli/exit.ts'
import { setUp, setupSource } from '../src/cli/table-maker.ts'
import { caDoj, format } from '../src/intake/ca-doj/index.ts'
import { type Fields, HEADER, row } from '../src/intake/ca-doj/made-up.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { type RunRequest, run } from '../src/run/run.ts'
import type { RunProgress } from '../src/run/run-progress.ts'
import { synthesize } from '../src/synth/ca-doj/synth.ts'
import { theDay } from '../src/time/day.ts'
import { hashes, sha256, table, workplace } from './command.ts'
import { sized } from './size.ts'

const root = resolve(import.meta.dirname, '..')
const { fresh, file } = workplace()

async function county(rows: number, seed: string): Promise<Buffer> {
  const blocks: Buffer[] = []
  await synthesize(
    { rows, seed, county: 'SACRAMENTO', dirt: 0.02 },
    block => void blocks.push(Buffer.from(block)),
    () => {},
  )
  return Buffer.concat(blocks)
}

/** Large enough to be read for a second. */
let large = ''
/** What an undisturbed run makes of it, and how long that takes. */
let whole: Readonly<Record<string, string>> = {}
let takes = 0
/** A finished run of other files, with tables that the large one does not write. */
let earlier = ''

beforeAll(async () => {
  large = file('county.csv', await county(30_000, 'faults'))
  const other = file('county.csv', await county(500, 'earlier'))
  earlier = fresh('results')
  await begin(other, earlier, { more: ['--tables', 'convictions,all-results', '--format', 'csv,parquet'] })
    .ended
  const out = fresh('results')
  const from = performance.now()
  expect(await begin(large, out).ended).toMatchObject({ code: 0, err: '' })
  takes = performance.now() - from
  whole = hashes(out)
})

interface Beginning {
  readonly more?: readonly string[]
  readonly temporary?: string
  readonly user?: number | undefined
  readonly launched?: boolean
}

interface Begun {
  readonly child: ChildProcess
  readonly ended: Promise<{
    readonly code: number | null
    readonly signal: NodeJS.Signals | null
    readonly out: string
    readonly err: string
  }>
}

/** Starts the command on the Node it needs, so that what is killed is the run and not what started it. */
function begin(
  input: string,
  out: string,
  { more = [], temporary, user, launched = false }: Beginning = {},
): Begun {
  const command = launched ? [] : [join(root, 'node_modules/node/bin/node')]
  const [program = '', ...args] = [...command, join(root, 'bin/setaside'), 'run', input, '--out', out]
  const child = spawn(program, [...args, '--county', 'SACRAMENTO', '--as-of', '2026-11-01', ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(temporary === undefined ? {} : { TMPDIR: temporary }) },
    ...(user === undefined ? {} : { uid: user, gid: user }),
  })
  const texts = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', text => {
    texts.out += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    texts.err += text
  })
  const ended = new Promise<Awaited<Begun['ended']>>((done, failed) => {
    child.on('error', failed)
    child.on('close', (code, signal) => done({ code, signal, ...texts }))
  })
  return { child, ended }
}

/** What looks finished is: beside a manifest stand the files it lists, byte for byte. Whether there is one. */
function looksFinished(out: string): boolean {
  const manifest = join(out, 'manifest.json')
  if (!existsSync(manifest)) return false
  const { outputs } = JSON.parse(readFileSync(manifest, 'utf8'))
  for (const { name, sha256: listed } of outputs)
    expect([name, sha256(join(out, name))]).toEqual([name, listed])
  return true
}

/** Without the lock, which the next run takes over without a word. */
const leftIn = (out: string): readonly string[] =>
  existsSync(out)
    ? readdirSync(out)
        .filter(name => name !== '.setaside-lock')
        .sort()
    : []

/** What the command says of a folder that holds these. */
function foundIn(out: string, names: readonly string[]): string {
  if (names.includes('manifest.json'))
    return `[${out}] holds the results of a finished run; they are replaced when this one is whole.\n`
  if (names.includes('manifest.json.old.partial'))
    return `[${out}] holds a finished run that another was replacing when it was stopped; it is whole again, and is replaced when this one is whole.\n`
  return names.length > 0 ? `[${out}] holds what an interrupted run left; it is removed.\n` : ''
}

/** The next run into the folder says what it found, succeeds, and leaves what an undisturbed one leaves. */
async function expectNextRunWhole(out: string, temporary?: string): Promise<void> {
  const says = foundIn(out, leftIn(out))
  const next = await begin(large, out, temporary === undefined ? {} : { temporary }).ended
  expect(next).toMatchObject({ code: 0, err: says })
  expect(hashes(out)).toEqual(whole)
}

/** Two hundred in the full suite. */
const PAIRS = sized(3, 200)
/** Six are one of each kind; more are other moments. */
const KILLS = Number(process.env.SETASIDE_FAULTS ?? sized(6, 24))

/** The same moments each time, as shares of what a run takes; every third is when files begin to be renamed. */
const moments = Array.from({ length: KILLS }, (_, kill) => {
  const over = kill % 2 === 0 ? 'nothing' : 'a finished run'
  if (kill % 3 === 2) return { kill: kill + 1, when: 'as it ends', over, share: undefined }
  const share = (Math.imul(kill + 1, 2654435761) >>> 0) / 2 ** 32
  return { kill: kill + 1, when: `after ${Math.floor(share * 100)}%`, over, share }
})

describe('kill -9', () => {
  test.each(moments)('$kill: $when, over $over', async ({ share, over }) => {
    const out = fresh('results')
    const temporary = fresh('temporary')
    mkdirSync(temporary)
    if (over === 'a finished run') cpSync(earlier, out, { recursive: true })
    const { child, ended } = begin(large, out, { temporary })
    if (share === undefined) await replacing(out, ended)
    else await Promise.race([setTimeout(takes * share), ended])
    child.kill('SIGKILL')
    const { code } = await ended
    const finished = looksFinished(out)
    if (code === 0) expect([finished, hashes(out)]).toEqual([true, whole])
    await expectNextRunWhole(out, temporary)
    expect(readdirSync(temporary)).toEqual([])
  })
})

/** Until the files of a folder are being renamed. */
async function replacing(out: string, ended: Promise<unknown>): Promise<void> {
  mkdirSync(out, { recursive: true })
  const watcher = watch(out)
  const seen = new Promise<void>(done => {
    watcher.on('change', (_, name) => {
      if (String(name) === 'manifest.json.partial') done()
    })
  })
  await Promise.race([seen, ended])
  watcher.close()
}

describe('a signal to stop', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('%s ends the run at once with %d, and nothing looks finished', async (signal, code) => {
    const out = fresh('results')
    mkdirSync(out)
    const { child, ended } = begin(large, out, { launched: true })
    const watcher = watch(out)
    await new Promise(begun => watcher.once('change', begun))
    watcher.close()
    child.kill(signal)
    const how = await ended
    // A launcher on an older Node gives the number that a shell would give for the signal.
    expect([code, null]).toContain(how.code)
    if (how.code === null) expect(how.signal).toBe(signal)
    expect(leftIn(out).every(name => name.endsWith('.partial'))).toBe(true)
    if (signal === 'SIGTERM') await expectNextRunWhole(out)
  })
})

test('a run whose streams are closed ends well', async () => {
  const out = fresh('results')
  const line = `exec "$0" "$1" run "$2" --out "$3" --county YOLO --as-of 2026-11-01 >&- 2>&-`
  const args = [join(root, 'node_modules/node/bin/node'), join(root, 'bin/setaside'), large, out]
  expect(spawnSync('sh', ['-c', line, ...args]).status).toBe(0)
  expect(looksFinished(out)).toBe(true)

  // Where the folder is found finished that is said on a stream nobody reads any more.
  const { child, ended } = begin(large, out)
  child.stderr?.destroy()
  child.stdout?.destroy()
  expect(await ended).toMatchObject({ code: 0 })
  expect(hashes(out)).toEqual(whole)
})

const source = setupSource({
  jurisdiction: jurisdiction.module,
  format: format.module,
  program: 'prop64',
  counties: ['SACRAMENTO'],
  day: theDay('2026-11-01'),
  tables: ['convictions', 'people', 'review'],
  setaside: 'test',
})

/** A run in this process, so that something can be done at a certain moment of it. */
const runHere = async (files: readonly string[], out: string, how: Partial<RunRequest<never>> = {}) =>
  run({
    ...(await setUp(source.options)),
    source,
    files,
    out,
    workers: 1,
    format: caDoj({ part: 100_000 }),
    setaside: 'test',
    options: {},
    ...how,
  } as RunRequest<never>)

/** How a run ended: refused in so many words, with an error in words, or finished. */
async function endedHere(...[files, out, how]: Parameters<typeof runHere>): Promise<string> {
  try {
    const result = await runHere(files, out, how)
    return 'refused' in result ? `refused: ${result.refused}` : 'finished'
  } catch (error) {
    const { code, says } = endingOf(error)
    return `${code}: ${says}`
  }
}

/** Does something once, when a pass is half-way. */
function halfWay(phase: RunProgress['phase'], act: () => void) {
  let acted = false
  return ({ phase: now, bytesDone, bytesTotal }: RunProgress) => {
    if (acted || now !== phase || bytesDone < bytesTotal / 2) return
    acted = true
    act()
  }
}

describe.each([1, 2])('a file that changes under a run of %d', workers => {
  const copy = async (): Promise<string> => file('county.csv', await county(3000, 'changing'))
  const asked = { workers }

  /** What becomes of a run of a copy of the file, in the words of its end, and its folder. */
  async function disturbed(phase: RunProgress['phase'], act: (path: string) => void) {
    const path = await copy()
    const out = fresh('results')
    const onProgress = halfWay(phase, () => act(path))
    const ended = await endedHere([path], out, { ...asked, onProgress })
    return { ended: ended.replace(path, 'county.csv'), out }
  }
  /** As long as it was, and as old. */
  const disguised = (path: string): void => {
    const { size, atime, mtime } = statSync(path)
    writeFileSync(path, Buffer.alloc(size, 'x'))
    utimesSync(path, atime, mtime)
  }
  const CHANGED = 'refused: [county.csv] has changed since it was opened: run again.'
  const half = (path: string): void => truncateSync(path, Math.floor(readFileSync(path).length / 2))
  const more = (path: string): void => appendFileSync(path, `${row({})}\n`)
  const other = (path: string): void => {
    writeFileSync(`${path}.new`, HEADER)
    renameSync(`${path}.new`, path)
  }

  test.each([
    ['cut to a half', 'identify', half],
    ['grown', 'identify', more],
    ['replaced by another', 'identify', other],
  ] as const)('%s while it is read to %s: refused, and nothing is left', async (_, phase, act) => {
    const { ended, out } = await disturbed(phase, act)
    expect(ended).toBe(CHANGED)
    expect(leftIn(out)).toEqual([])
  })

  test.each([
    ['cut to a half', half],
    ['grown', more],
    ['replaced by another', other],
    ['written over, and its time set back', disguised],
  ] as const)('%s while it is read to decide: refused, and nothing is left', async (_, act) => {
    const { ended, out } = await disturbed('decide', act)
    expect(ended).toBe(CHANGED)
    expect(leftIn(out)).toEqual([])
  })

  test('deleted between the passes: refused, and nothing is left', async () => {
    const { ended, out } = await disturbed('identify', path => rmSync(path))
    expect(['refused: [county.csv] does not exist: check the path.', CHANGED]).toContain(ended)
    expect(leftIn(out)).toEqual([])
  })

  test('a refusal leaves an earlier finished run as it is', async () => {
    const out = fresh('results')
    cpSync(earlier, out, { recursive: true })
    const path = await copy()
    expect(
      await endedHere([path], out, { ...asked, onProgress: halfWay('identify', () => half(path)) }),
    ).toBe(CHANGED.replace('county.csv', path))
    expect(hashes(out)).toEqual(hashes(earlier))
  })
})

describe('what cannot be read twice', () => {
  test('a pipe, a device, the memory of a process: refused, and nothing is written', async () => {
    const pipe = fresh('county.csv')
    spawnSync('mkfifo', [pipe])
    const out = fresh('results')
    expect(await endedHere([pipe], out)).toBe(
      `refused: [${pipe}] is not a plain file: it is read twice, so save it to disk first.`,
    )
    expect(await endedHere(['/dev/zero'], out)).toMatch(/^refused: \[\/dev\/zero\] is not a plain file/)
    if (existsSync('/proc/self/mem'))
      expect(await endedHere(['/proc/self/mem'], out)).toMatch(/^refused: \[\/proc\/self\/mem\] /)
    expect(existsSync(out)).toBe(false)
  })
})

describe('the folder of results', () => {
  test('deleted during the run: one sentence, and nothing is left', async () => {
    const path = file('county.csv', await county(3000, 'gone'))
    const out = fresh('results')
    const onProgress = halfWay('decide', () => rmSync(out, { recursive: true }))
    expect(await endedHere([path], out, { onProgress })).toBe(
      `2: [${out}/summary.json.partial]: it does not exist (ENOENT); check the name`,
    )
    expect(existsSync(out)).toBe(false)
  })

  test('deleted and made again during the run: one sentence, and nothing is left', async () => {
    const path = file('county.csv', await county(3000, 'gone'))
    const out = fresh('results')
    const onProgress = halfWay('decide', () => {
      rmSync(out, { recursive: true })
      mkdirSync(out)
    })
    expect(await endedHere([path], out, { onProgress })).toBe(
      `2: [${out}/.setaside-lock]: it does not exist (ENOENT); check the name`,
    )
    expect(leftIn(out)).toEqual([])
  })
})

/** Lines at the end of a file that are no rows, each with what the manifest counts it as. */
const LINES: readonly [string, string | Buffer, string][] = [
  ['a last line cut off', row({ SUBJECT_ID: 'x' }).slice(0, 60), 'too few columns'],
  ['a line of 10 MB', `${'A'.repeat(10 << 20)}\n`, 'too long'],
  ['a line of 10 MB without an end', 'A'.repeat(10 << 20), 'too long'],
  ['a row in quotes that never end', `"${'A'.repeat(5 << 20)}\n`, 'too long'],
  ['100,000 columns', `${','.repeat(99_999)}\n`, 'too many columns'],
  ['NUL bytes', `${row({ SUBJECT_ID: 'x\0\0' })}\n`, 'a NUL byte'],
  [
    'bytes that are nothing',
    Buffer.from(Array.from({ length: 5000 }, (_, at) => (at % 9) + 247)),
    'too few columns',
  ],
]

describe('lines that are no rows', () => {
  test.each(LINES)('%s: rejected, and every other answer stays', async (_, line, counted) => {
    const rows = Buffer.from(`${(await county(1000, 'b')).toString('latin1').trimEnd()}\n`, 'latin1')
    const [with_, without] = [fresh('with'), fresh('without')]
    const path = file('county.csv', Buffer.concat([rows, Buffer.from(line)]))
    expect(await endedHere([file('county.csv', rows)], without)).toBe('finished')
    expect(await endedHere([path], with_)).toBe('finished')
    for (const name of ['convictions.csv', 'people.csv', 'review.csv'])
      expect([name, sha256(join(with_, name))]).toEqual([name, sha256(join(without, name))])
    const rejects = table(with_, 'rejects')
    const before = table(without, 'rejects')
    expect(rejects.length).toBe(before.length + 1)
    const manifest = (out: string) => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).rows
    const [now, then] = [manifest(with_), manifest(without)]
    expect([now.lines, now.rejectedBy[counted]]).toEqual([
      then.lines + 1,
      (then.rejectedBy[counted] ?? 0) + 1,
    ])
  })
})

describe('letters', () => {
  const ROE: Fields = { SUBJECT_ID: '1001', CII_NUMBER: '1001', PRI_DOB: '19600101' }

  test('a file gives the same answers in Latin-1 and in UTF-8', async () => {
    const text = (await county(1000, 'letters'))
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, '')
      .replaceAll(/(?<=,)([A-Z]{3,})N(?=[A-Z]*,[A-Z]+)/g, '$1Ñ')
    expect(text).toContain('Ñ')
    const [latin, utf8] = [fresh('latin1'), fresh('utf8')]
    expect(await endedHere([file('county.csv', Buffer.from(text, 'latin1'))], latin)).toBe('finished')
    expect(await endedHere([file('county.csv', text)], utf8)).toBe('finished')
    for (const name of ['convictions.csv', 'people.csv', 'review.csv', 'summary.json'])
      expect([name, sha256(join(latin, name))]).toEqual([name, sha256(join(utf8, name))])
  })

  test('broken UTF-8 is read, and what is written is UTF-8', async () => {
    const line = Buffer.from(`${row({ ...ROE, PRI_NAME: 'RO~~,ROBIN' })}\n`)
    line[line.indexOf('~~')] = 0xc3
    const out = fresh('results')
    expect(await endedHere([file('county.csv', Buffer.concat([await county(300, 'u'), line]))], out)).toBe(
      'finished',
    )
    for (const name of readdirSync(out).filter(each => each !== 'people.idx'))
      expect(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(out, name)))).not.toBe('')
  })
})

/** Whose rights count here: the administrator may do everything, so the run is then somebody else's. */
const NOBODY = process.getuid?.() === 0 ? 65534 : undefined

describe('places that may not be used', () => {
  /** Opens the way to a path for everybody. */
  const reachable = (path: string): string => {
    chmodSync(dirname(path), 0o755)
    chmodSync(dirname(dirname(path)), 0o755)
    return path
  }
  const input = (): string => {
    const path = reachable(file('county.csv', `${HEADER}\n${row({ SUBJECT_ID: '1' })}\n`))
    chmodSync(path, 0o644)
    return path
  }
  const folder = (mode: number): string => {
    const path = reachable(fresh('folder'))
    mkdirSync(path)
    chmodSync(path, mode)
    return path
  }
  const user = NOBODY

  test('a file that may not be read is refused, and nothing is written', async () => {
    const path = input()
    chmodSync(path, 0)
    const out = join(folder(0o777), 'results')
    expect(await begin(path, out, { user }).ended).toMatchObject({
      code: 3,
      out: '',
      err: `setaside: [${path}] cannot be read by this user: check its permissions.\n`,
    })
    expect(existsSync(out)).toBe(false)
  })

  test('a folder that may not be written, or made, is told in one sentence', async () => {
    const [path, closed] = [input(), folder(0o555)]
    // It is the user's own folder: the program could open it, and does not.
    if (user !== undefined) chownSync(closed, user, user)
    const inside = join(closed, 'results')
    const told = await Promise.all([closed, inside].map(out => begin(path, out, { user }).ended))
    for (const [at, { code, out, err }] of told.entries()) {
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toMatch(/^setaside: \[[^\]]*\]: you may not use it \(E(ACCES|PERM)\); ask .*\n$/)
      expect(err).toContain(`[${at === 0 ? closed : inside}`)
    }
    expect(leftIn(closed)).toEqual([])
    expect(statSync(closed).mode & 0o777).toBe(0o555)
  })
})

/** A disk of its own, where one may be mounted. */
function mounted(size: string): string | undefined {
  const place = fresh('disk')
  mkdirSync(place)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=700`, 'tmpfs', place])
  if (status !== 0) return undefined
  afterAll(() => void spawnSync('umount', [place]))
  return place
}

const disk = process.getuid?.() === 0 ? mounted('200k') : undefined
const why = disk === undefined ? ' (not tried: no disk can be mounted here)' : ''

describe.skipIf(disk === undefined)(`a full disk${why}`, () => {
  const full = (out: string) =>
    `[${out}]: the disk is full (ENOSPC); make room and run it again: this run is not finished`

  afterEach(() => rmSync(join(disk ?? '', 'results'), { recursive: true, force: true }))

  test('is one sentence; nothing is left', async () => {
    const out = join(disk ?? '', 'results')
    expect(await begin(large, out).ended).toMatchObject({ code: 1, out: '', err: `setaside: ${full(out)}\n` })
    expect(leftIn(out)).toEqual([])
  })

  test('leaves an earlier finished run as it is', async () => {
    const out = join(disk ?? '', 'results')
    mkdirSync(out)
    cpSync(join(earlier, 'convictions.csv'), join(out, 'convictions.csv'))
    const { outputs, ...manifest } = JSON.parse(readFileSync(join(earlier, 'manifest.json'), 'utf8'))
    const kept = outputs.filter(({ name }: { readonly name: string }) => name === 'convictions.csv')
    writeFileSync(join(out, 'manifest.json'), JSON.stringify({ ...manifest, outputs: kept }))
    const before = hashes(out)
    expect((await begin(large, out).ended).code).toBe(1)
    expect(hashes(out)).toEqual(before)
  })

  test('while rows are put together is one sentence as well', async () => {
    const out = join(disk ?? '', 'results')
    expect(
      await endedHere([large], out, { format: caDoj({ part: 100_000, scattered: 0, volume: 400_000 }) }),
    ).toBe(`1: ${full(out)}`)
    expect(leftIn(out)).toEqual([])
  })

  test('that can only be read is one sentence', async () => {
    const out = join(disk ?? '', 'results')
    spawnSync('mount', ['-o', 'remount,ro', disk ?? ''])
    const told = await Promise.all([out, join(out, 'deep')].map(each => begin(large, each).ended))
    spawnSync('mount', ['-o', 'remount,rw', disk ?? ''])
    for (const ended of told)
      expect(ended).toMatchObject({
        code: 2,
        out: '',
        err: `setaside: [${out}]: it is on a disk that cannot be written (EROFS); choose another place\n`,
      })
  })
})

test(
  'of two runs into one folder one refuses in a sentence, and a whole run stands there',
  async () => {
    const input = file('county.csv', await county(300, 'pairs'))
    const alone = fresh('results')
    await begin(input, alone).ended
    for (let pair = 0; pair < PAIRS; pair++) {
      const out = fresh('results')
      if (pair % 2 === 1) cpSync(earlier, out, { recursive: true })
      const first = begin(input, out)
      await setTimeout((pair * 37) % 150)
      const ends = await Promise.all([first.ended, begin(input, out).ended])
      expect(ends.filter(({ code }) => code === 0).length).toBeGreaterThan(0)
      for (const { code, err } of ends)
        if (code !== 0)
          expect([code, err]).toEqual([
            2,
            expect.stringContaining(
              `setaside: [${out}] is being written by another setaside; wait until it has ended, or choose another [--out]\n`,
            ),
          ])
      expect(hashes(out)).toEqual(hashes(alone))
    }
  },
  sized(120_000, 900_000),
)
