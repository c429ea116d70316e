/** The folder of results, stopped before every single step that changes it: nothing ever looks finished that is not. */
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
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { type Output, openOutput } from './folder.ts'
import { foreignFile, runFolder } from './folder-kind.ts'
import { MANIFEST } from './manifest.ts'

/** The disk fails once, at one of the steps that change it. */
const disk = vi.hoisted(() => ({
  steps: 0,
  failsAt: Number.POSITIVE_INFINITY,
  open: new Set<number>(),
}))

vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  const step = (): boolean => ++disk.steps === disk.failsAt
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
    renameSync: stepped(fs.renameSync),
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
const PAIRS = process.env.SETASIDE_FAULTS === undefined ? 11 : 1

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
function failing(folder: string, at: number, then?: (output: Output | undefined) => void): boolean {
  let output: Output | undefined
  disk.steps = 0
  disk.failsAt = at
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
    for (let folder = folderOf(); failing(folder, at); folder = folderOf(), at++) {
      expectNothingFalse(folder)
      write(folder, RESULTS)
      expect(contents(folder)).toEqual(whole)
    }
    expect(at).toBeGreaterThan(30)
  })

  test('killed twice, before any two steps, the third succeeds', () => {
    const whole = contents(written(RESULTS))
    for (let first = 1, ended = false; !ended; first++) {
      for (let second = 1 + (first % PAIRS); ; second += PAIRS) {
        const folder = folderOf()
        ended = !failing(folder, first)
        if (ended || !failing(folder, second)) break
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
      failing(folder, at, output => output?.abandon());
      folder = folderOf(), at++
    ) {
      const left = contents(folder)
      if (Object.keys(left).length > 0) expect(left).toEqual(before)
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
  expect(openOutput(folder, KIND).earlier).toBe('finished')
  rmSync(join(folder, MANIFEST))
  writeFileSync(join(folder, `${MANIFEST}.partial`), '')
  expect(openOutput(folder, KIND).earlier).toBe('interrupted')
  expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'review.csv'])
})
