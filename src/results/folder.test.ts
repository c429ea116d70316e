/** The folder of results, stopped before every single step that changes it: nothing ever looks finished that is not. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { type Output, openOutput } from './folder.ts'
import { foreignFile, runFolder } from './folder-kind.ts'
import { heldFile } from './held.ts'
import { LOCK, lockFolder, lockOf } from './lock.ts'
import { MANIFEST } from './manifest.ts'
import { recover, wasStopped } from './replace.ts'

/** The disk fails at one of the steps that change it: once, or from then on, as for a process that is killed there. */
const disk = vi.hoisted(() => ({
  steps: 0,
  failsAt: Number.POSITIVE_INFINITY,
  forGood: false,
  /** A file that another program holds. */
  held: '',
  open: new Set<number>(),
}))

vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  const step = (): boolean => ++disk.steps === disk.failsAt || (disk.forGood && disk.steps > disk.failsAt)
  const holds = (path: string): void => {
    if (disk.held !== '' && path.endsWith(disk.held))
      throw Object.assign(new Error('busy'), { code: 'EBUSY', syscall: 'rename', path })
  }
  const fault = (): never => {
    throw Object.assign(new Error('the disk failed'), { code: 'EIO', syscall: 'any' })
  }
  const stepped =
    <A extends readonly unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R =>
      step() ? fault() : call(...args)
  return {
    ...fs,
    mkdirSync: stepped(fs.mkdirSync),
    chmodSync: stepped(fs.chmodSync),
    renameSync: stepped((from: string, to: string) => {
      holds(from)
      fs.renameSync(from, to)
    }),
    rmSync: stepped(fs.rmSync),
    openSync: (path: string, flags: string, mode?: number) => {
      if (step()) fault()
      // What Windows says when a folder is synced.
      if (process.platform === 'win32' && fs.statSync(path, { throwIfNoEntry: false })?.isDirectory())
        throw Object.assign(new Error('not permitted'), { code: 'EPERM', syscall: 'fsync' })
      const handle = fs.openSync(path, flags, mode)
      disk.open.add(handle)
      return handle
    },
    closeSync: (handle: number) => {
      if (step()) fault()
      disk.open.delete(handle)
      fs.closeSync(handle)
    },
    // Half of it may have arrived.
    writeSync: (handle: number, bytes: Uint8Array, offset = 0) => {
      if (!step()) return fs.writeSync(handle, bytes, offset)
      fs.writeSync(handle, bytes, offset, Math.floor((bytes.length - offset) / 2))
      return fault()
    },
    // What a machine without power keeps cannot be tried here; that it is asked for counts as a step.
    fsyncSync: () => (step() ? fault() : undefined),
  }
})

/** Of the pairs of steps one in so many is tried; `SETASIDE_FAULTS=1` tries them all. */
const PAIRS = process.env.SETASIDE_FAULTS === undefined ? 47 : 1

const place = mkdtempSync(join(tmpdir(), 'setaside-test-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
let made = 0
const fresh = (): string => join(place, String(made++))

/** What the parts of a run look like from here: names and texts. */
type Results = Readonly<Record<string, string>>
/** A run that may make a table of its own state, which an earlier one made. */
const KIND = runFolder(['all-results.csv'])
const EARLIER: Results = { 'convictions.csv': 'one', 'people.csv': 'two', 'all-results.csv': 'three' }
const RESULTS: Results = { 'convictions.csv': 'uno', 'people.csv': 'due', 'summary.json': '{}' }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
/** Every file of a folder, and every folder in it as one. */
const contents = (folder: string): Results =>
  existsSync(folder)
    ? Object.fromEntries(
        readdirSync(folder, { withFileTypes: true })
          .filter(({ name }) => !name.startsWith(LOCK))
          .map(found => [
            found.name,
            found.isFile() ? readFileSync(join(folder, found.name), 'utf8') : 'a folder',
          ])
          .sort(),
      )
    : {}

/** What `write` does to a folder, before a step of it fails or after it has been whole. */
function write(folder: string, results: Results, onOpen?: (output: Output) => void): void {
  const output = openOutput(folder, KIND)
  onOpen?.(output)
  writeFileSync(output.scratch('rows'), 'rows on their way')
  for (const [name, text] of Object.entries(results)) {
    output.append(name, Buffer.from(text.slice(0, 1)))
    output.append(name, Buffer.from(text.slice(1)))
  }
  output.finish(files => JSON.stringify({ setaside: 'test', outputs: files }))
}

/** The same with the disk failing before a step; whether it came to that. `then` sees what was opened. */
function failing(
  folder: string,
  at: number,
  ends: 'killed' | 'told',
  then?: (output: Output | undefined) => void,
): boolean {
  let output: Output | undefined
  disk.steps = 0
  disk.failsAt = at
  disk.forGood = ends === 'killed'
  let failed = false
  try {
    write(folder, RESULTS, opened => {
      output = opened
    })
  } catch (error) {
    expect(error).toMatchObject({ code: 'EIO', syscall: 'any' })
    failed = true
  }
  disk.failsAt = Number.POSITIVE_INFINITY
  if (failed) then?.(output)
  for (const handle of [...disk.open]) closeSync(handle)
  return failed
}

function written(results: Results): string {
  const folder = fresh()
  write(folder, results)
  return folder
}

/** Does it on a disk that fails for good before a step. */
function dying(at: number, change: () => void): void {
  disk.steps = 0
  disk.failsAt = at
  disk.forGood = true
  try {
    change()
  } catch (error) {
    expect(error).toMatchObject({ code: 'EIO' })
  }
  disk.failsAt = Number.POSITIVE_INFINITY
}

/** A manifest stands beside exactly the files it lists, byte for byte; the next run takes the folder for one of ours. */
function expectNothingFalse(folder: string): void {
  const { [MANIFEST]: manifest, ...files } = contents(folder)
  if (manifest !== undefined) {
    const listed = JSON.parse(manifest).outputs as readonly {
      readonly name: string
      readonly sha256: string
    }[]
    expect(
      Object.entries(files)
        .filter(([name]) => !name.endsWith('.partial'))
        .map(([name, text]) => ({ name, sha256: sha256(text) })),
    ).toEqual(listed.map(({ name, sha256 }) => ({ name, sha256 })))
  }
  expect(foreignFile(folder)).toBeUndefined()
}

const FOLDERS: readonly [string, () => string][] = [
  ['a folder that is not there', fresh],
  ['a finished run', () => written(EARLIER)],
]

describe.each(FOLDERS)('over %s', (_, folderOf) => {
  test('killed before any step, the next run succeeds and leaves what an undisturbed one leaves', () => {
    const whole = contents(written(RESULTS))
    let at = 1
    for (let folder = folderOf(); failing(folder, at, 'killed'); folder = folderOf(), at++) {
      expectNothingFalse(folder)
      write(folder, RESULTS)
      expect(contents(folder)).toEqual(whole)
    }
    expect(at).toBeGreaterThan(30)
  })

  test('killed before any step, what was finished is finished, or is again once it is asked for', () => {
    const whole = contents(written(RESULTS))
    const before = contents(folderOf())
    for (let at = 1, folder = folderOf(); failing(folder, at, 'killed'); folder = folderOf(), at++) {
      if (!existsSync(folder)) continue
      // Recovering may be killed as well, at each of its own steps.
      for (let again = 1; wasStopped(folder, KIND) && again < 12; again++)
        dying(again, () => recover(folder, KIND))
      recover(folder, KIND)
      expect(wasStopped(folder, KIND)).toBe(false)
      const { [`${MANIFEST}.partial`]: _, ...left } = contents(folder)
      const files = Object.fromEntries(Object.entries(left).filter(([name]) => !name.endsWith('.partial')))
      expect([before, whole]).toContainEqual(files)
    }
  })

  test('killed twice, before any two steps, the third succeeds', () => {
    const whole = contents(written(RESULTS))
    for (let first = 1, ended = false; !ended; first++) {
      for (let second = 1 + (first % PAIRS); ; second += PAIRS) {
        const folder = folderOf()
        ended = !failing(folder, first, 'killed')
        if (ended || !failing(folder, second, 'killed')) break
        expectNothingFalse(folder)
        write(folder, RESULTS)
        expect(contents(folder)).toEqual(whole)
      }
    }
  })

  test('a fault at any step is the error told; what was begun is removed, and the next run succeeds', () => {
    const whole = contents(written(RESULTS))
    const before = contents(folderOf())
    let at = 1
    for (
      let folder = folderOf();
      failing(folder, at, 'told', output => output?.abandon());
      folder = folderOf(), at++
    ) {
      const left = contents(folder)
      // The disk may fail when the new run is whole, and only what it replaced is not yet gone.
      if (Object.keys(left).length > 0) expect([before, whole]).toContainEqual(left)
      expectNothingFalse(folder)
      write(folder, RESULTS)
      expect(contents(folder)).toEqual(whole)
    }
    expect(at).toBeGreaterThan(30)
  })
})

test('on Windows, where no folder can be synced, a run replaces another all the same', () => {
  const real = process.platform
  const folder = written(EARLIER)
  Object.defineProperty(process, 'platform', { value: 'win32' })
  try {
    write(folder, RESULTS)
  } finally {
    Object.defineProperty(process, 'platform', { value: real })
  }
  expect(contents(folder)).toEqual(contents(written(RESULTS)))
})

test('a folder of results is closed to others, and not opened to its owner', () => {
  const folder = written(EARLIER)
  const modeAfter = (mode: number): number => {
    chmodSync(folder, mode)
    openOutput(folder, KIND).abandon()
    return statSync(folder).mode & 0o777
  }
  expect(modeAfter(0o775)).toBe(0o700)
  // The administrator may write where the owner may not.
  if (process.getuid?.() === 0) expect(modeAfter(0o555)).toBe(0o500)
  else {
    expect(() => modeAfter(0o555)).toThrow(/EACCES/)
    expect(statSync(folder).mode & 0o777).toBe(0o555)
    chmodSync(folder, 0o700)
  }
})

test('what stands in the folder is said, and what is not ours stays', () => {
  const folder = written(EARLIER)
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  mkdirSync(join(folder, 'review.csv'))
  const first = openOutput(folder, KIND)
  expect(first.earlier).toBe('finished')
  first.abandon()
  rmSync(join(folder, MANIFEST))
  writeFileSync(join(folder, `${MANIFEST}.partial`), '')
  const second = openOutput(folder, KIND)
  expect(second.earlier).toBe('interrupted')
  second.abandon()
  expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'review.csv'])
})

test.each([...Object.keys(EARLIER), MANIFEST])(
  'where [%s] is held, the earlier run stays whole and the file is named',
  held => {
    const folder = written(EARLIER)
    const before = contents(folder)
    let output: Output | undefined
    disk.held = join(folder, held)
    try {
      expect(() =>
        write(folder, RESULTS, opened => {
          output = opened
        }),
      ).toThrow(`[${join(folder, held)}] is open in another program`)
    } finally {
      disk.held = ''
    }
    output?.abandon()
    expect(contents(folder)).toEqual(before)
    expect(readdirSync(folder)).not.toContain(LOCK)
  },
)

test('where a new file cannot be brought in, the earlier run is put back', () => {
  const folder = written(EARLIER)
  const before = contents(folder)
  disk.held = 'summary.json.partial'
  let output: Output | undefined
  expect(() =>
    write(folder, RESULTS, opened => {
      output = opened
    }),
  ).toThrow('busy')
  disk.held = ''
  output?.abandon()
  expect(contents(folder)).toEqual(before)
})

test('a folder in the way of a file is told before anything is moved', () => {
  const folder = written(EARLIER)
  mkdirSync(join(folder, 'summary.json'))
  const before = contents(folder)
  let output: Output | undefined
  expect(() =>
    write(folder, RESULTS, opened => {
      output = opened
    }),
  ).toThrow(expect.objectContaining({ code: 'EISDIR' }))
  output?.abandon()
  expect(contents(folder)).toEqual(before)
})

test('a file that its owner has made read-only is not taken for one that is held', () => {
  const folder = written(EARLIER)
  chmodSync(join(folder, 'people.csv'), 0o400)
  expect(heldFile(folder, KIND)).toBeUndefined()
})

describe('the lock of a folder', () => {
  const owned = (text: string): string => {
    const folder = fresh()
    mkdirSync(folder)
    writeFileSync(join(folder, LOCK), text)
    return folder
  }
  const held = JSON.parse(readFileSync(join(lockedFolder(), LOCK), 'utf8')) as Record<string, unknown>
  function lockedFolder(): string {
    const folder = fresh()
    mkdirSync(folder)
    lockFolder(folder)
    return folder
  }

  test('is not taken from a process that lives, here or perhaps on another machine', () => {
    const living = spawn('sleep', ['30'])
    try {
      const started = startedOf(living.pid ?? 0)
      const here = owned(JSON.stringify({ ...held, pid: living.pid, started }))
      expect(() => lockFolder(here)).toThrow('is being written by another setaside')
      expect(lockOf(here)).toMatchObject({ folder: here, elsewhere: undefined })
    } finally {
      living.kill()
    }
    expect(lockOf(owned(JSON.stringify({ ...held, host: 'elsewhere' })))).toMatchObject({
      elsewhere: 'elsewhere',
    })
  })

  test('is taken from one that is gone, whose number another has now, or that was killed as it wrote it', () => {
    for (const text of [
      JSON.stringify({ ...held, pid: 2 ** 22 + 1 }),
      JSON.stringify({ ...held, pid: 1, started: 'another start' }),
      JSON.stringify(held).slice(0, 9),
      '',
    ]) {
      const folder = owned(text)
      expect(lockOf(folder)).toBeUndefined()
      const lock = lockFolder(folder)
      lock.check()
      lock.release()
      expect(readdirSync(folder)).toEqual([])
    }
  })

  test('is never made through a link', () => {
    const folder = fresh()
    mkdirSync(folder)
    symlinkSync(join(folder, 'elsewhere'), join(folder, LOCK))
    expect(() => lockFolder(folder)).toThrow()
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false)
  })

  test('that another has taken meanwhile is noticed before anything is replaced', () => {
    const folder = written(EARLIER)
    const before = contents(folder)
    let output: Output | undefined
    expect(() =>
      write(folder, RESULTS, opened => {
        output = opened
        writeFileSync(join(folder, LOCK), JSON.stringify({ ...held, pid: 1 }))
      }),
    ).toThrow('is being written by another setaside')
    output?.abandon()
    expect(contents(folder)).toEqual(before)
  })
})

const startedOf = (pid: number): string =>
  `${readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[19]} ${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}`
