/** Where the time of a run goes: its CPU profile, added up by source file. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AS_OF, COUNTY, folder, SETASIDE } from './inputs.ts'

export interface Share {
  readonly where: string
  /** Of the samples, 0 to 1. */
  readonly share: number
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Profiles a run of one thread and gives the shares of self time, the largest first. */
export function profile(path: string, tables: string): readonly Share[] {
  const place = join(folder(), `profile-${process.pid}`)
  mkdirSync(place, { recursive: true })
  const out = join(place, 'out')
  const ended = spawnSync(
    process.execPath,
    [
      ...['--cpu-prof', `--cpu-prof-dir=${place}`, SETASIDE, 'run', path, '--county', COUNTY],
      ...['--as-of', AS_OF, '--out', out, '--workers', '1', '--tables', tables],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (ended.status !== 0) throw new Error(`the profiled run ended with [${ended.status}]`)
  const profiles = readdirSync(place).filter(name => name.endsWith('.cpuprofile'))
  const times = new Map<string, number>()
  let total = 0
  for (const name of profiles) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(place, name), 'utf8')) as Profile
    const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
    for (const [at, id] of samples.entries()) {
      const where = places.get(id) ?? 'unknown'
      if (where === 'waiting') continue
      const took = timeDeltas[at] ?? 0
      times.set(where, (times.get(where) ?? 0) + took)
      total += took
    }
  }
  rmSync(place, { recursive: true, force: true })
  return [...times].map(([where, took]) => ({ where, share: took / total })).sort((a, b) => b.share - a.share)
}

function placeOf({ functionName, url }: Profile['nodes'][number]['callFrame']): string {
  if (functionName === '(idle)') return 'waiting'
  if (functionName === '(garbage collector)') return 'collecting garbage'
  if (functionName === '(program)' || url === '') return 'V8 and the system (reading, writing, hashing)'
  const source = url.indexOf('/src/')
  if (source !== -1) return url.slice(source + 1)
  return url.startsWith('node:') ? 'Node itself' : 'libraries'
}
