/** The files that are measured: made by `setaside synth` into the system's temporary folder, and kept for the next time. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shuffle } from './shuffle.ts'

const root = join(import.meta.dirname, '..')

/** The command as its users start it. */
export const SETASIDE = join(root, 'bin', 'setaside')
export const COUNTY = 'SACRAMENTO'
export const AS_OF = '2026-11-01'

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string
}

export interface Input {
  readonly path: string
  readonly rows: number
  readonly bytes: number
}

/** Where what is made for measuring is kept. */
export function folder(): string {
  const path = join(tmpdir(), 'setaside-bench')
  mkdirSync(path, { recursive: true, mode: 0o700 })
  return path
}

/** A made-up county of so many rows. The same seed, rows and version are the same bytes, so it is made once. */
export function county(rows: number, seed = 'bench'): Input {
  const path = join(folder(), `synth-${version}-${seed}-${rows}.csv`)
  if (!existsSync(path)) {
    const made = spawnSync(
      SETASIDE,
      ['synth', '--rows', String(rows), '--seed', seed, '--county', COUNTY, '--dirt', '0.001', '--out', path],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    if (made.status !== 0) throw new Error(`synth ended with [${made.status}] for [${rows}] rows`)
  }
  return { path, rows, bytes: statSync(path).size }
}

/** The same rows in another order: those of a person stand anywhere. */
export function shuffled(rows: number): Input {
  const { path: from, bytes } = county(rows)
  const path = from.replace(/\.csv$/, '-shuffled.csv')
  if (!existsSync(path)) shuffle(from, path, 64)
  return { path, rows, bytes }
}
