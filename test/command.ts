/** Runs the real command on made-up files and reads what it wrote, for tests that go from a file to its results. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll } from 'vitest'
import { type Fields, HEADER, row } from '../src/intake/ca-doj/made-up.ts'
import { sized } from './size.ts'
import { askWarm } from './warm-commands.ts'

const root = resolve(import.meta.dirname, '..')
const NODE = join(root, 'node_modules/.bin/node')
export const fixture = (name: string): string => join(root, 'test/fixtures/ca-doj', name)

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** How the command is started, where that matters. */
export interface Start {
  /** Options of Node itself. */
  readonly node?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Runs a command, with no terminal anywhere. As usual a process that has run others before it is asked, for starting one costs
 * more than most commands; in full mode, and where a test says how it is started, `bin/setaside` is.
 */
export const setaside = (args: readonly string[], start?: Start): Promise<Ended> =>
  start === undefined && sized(true, false) ? askWarm(args) : startSetaside(args, start)

/** Runs `bin/setaside` as a script does, in a process of its own. */
export function startSetaside(args: readonly string[], { node = [], env = {} }: Start = {}): Promise<Ended> {
  return new Promise((done, failed) => {
    const child = spawn(NODE, [...node, join(root, 'bin/setaside'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text
    })
    child.on('error', failed)
    child.on('close', code => done({ code, out, err }))
  })
}

export interface Workplace {
  /** A path in a folder of its own, where nothing is yet. */
  readonly fresh: (name: string) => string
  /** Writes a file in a folder of its own and gives its path. */
  readonly file: (name: string, content: string | Uint8Array) => string
}

/** A folder for the tests of one file, gone when they have ended. */
export function workplace(): Workplace {
  const place = mkdtempSync(join(tmpdir(), 'setaside-test-'))
  afterAll(() => rmSync(place, { recursive: true, force: true }))
  let made = 0
  const fresh = (name: string): string => {
    const folder = join(place, String(made++))
    mkdirSync(folder)
    return join(folder, name)
  }
  const file = (name: string, content: string | Uint8Array): string => {
    const path = fresh(name)
    writeFileSync(path, content)
    return path
  }
  return { fresh, file }
}

/** A file of made-up rows, after a header. A text is a line as it stands. */
export const linesOf = (rows: readonly (Fields | string)[]): string =>
  [HEADER, ...rows.map(each => (typeof each === 'string' ? each : row(each)))].join('\n').concat('\n')

/** A line of a table by the names of its columns. */
export type Line = Readonly<Record<string, string>>

/** The lines of a table that the command wrote. */
export const table = (folder: string, name: string): readonly Line[] =>
  parse(readFileSync(join(folder, `${name}.csv`)), { columns: true }) as readonly Line[]

/** A line of `convictions.csv` as one reads it: whose, which offense, the answer and the reason. */
export const answer = ({ person_id, offense, determination, relief, reason }: Line): string =>
  `${person_id} ${offense}: ${[determination, relief].filter(Boolean).join(' ')} (${reason})`

export const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

/** Every file of a folder with the hash of its bytes, but for the one that says where the files of a run were. */
export const hashes = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter(name => name !== 'inputs.json')
      .sort()
      .map(name => [name, sha256(join(folder, name))]),
  )
