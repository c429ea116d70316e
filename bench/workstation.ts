/**
 * `npm run bench:workstation`: the workstation over a large made-up run. Fifty people ask at once, route by route, on this computer
 * only; what the server and a tab take in memory; how soon a page can be read, and how a list of everything scrolls. Prints tables for
 * docs/performance.md.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Caller } from '../test/caller.ts'
import { startWorkstation, type Workstation } from '../test/workstation.ts'
import { AS_OF, COUNTY, county, folder, SETASIDE } from './inputs.ts'
import { take } from './process.ts'
import { median } from './statistics.ts'
import { atPages } from './workstation-pages.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '500000' },
    program: { type: 'string', default: 'all' },
    clients: { type: 'string', default: '50' },
    /** How long each route is asked. */
    seconds: { type: 'string', default: '8' },
    /** A finished run to use instead; or the data folder of a workstation that has one open, in which all is left as it is. */
    run: { type: 'string' },
    data: { type: 'string' },
    browser: { type: 'boolean', default: true },
    load: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const [clients, seconds] = [Number(values.clients), Number(values.seconds)]
/** So many people are asked for. */
const ASKED = 750
const say = (text: string): void => void process.stdout.write(`${text}\n`)

interface Counted {
  readonly convictions: number
  readonly people: number
  readonly facets: Readonly<Record<string, { readonly values: readonly { readonly value: string }[] }>>
}

const place = join(folder(), `workstation-${process.pid}`)

async function finishedRun(): Promise<string> {
  const input = county(Number(values.rows))
  const out = join(place, 'run')
  const asked = ['--county', COUNTY, '--as-of', AS_OF, '--program', values.program]
  await take(SETASIDE, ['run', input.path, ...asked, '--out', out])
  return out
}

/** What one person alone waits for, the median of five. Another page is asked for each time: nothing is told again. */
async function firstAnswers(caller: Caller, { facets }: Counted): Promise<void> {
  const section = (at: number) => encodeURIComponent(facets.section?.values[at]?.value ?? '')
  const asked: readonly (readonly [string, (at: number) => string])[] = [
    ['first rows', at => `/api/results?most=100&from=${at * 100}`],
    ['rows in the middle', at => `/api/results?most=100&from=${50_000 + at * 100}&sort=section`],
    ['a facet chosen: counts', at => `/api/facets?section=${section(at)}`],
    ['a facet chosen: rows', at => `/api/results?most=100&section=${section(at)}`],
    ['a name searched', at => `/api/facets?q=${['garcia', 'smith', 'lee', 'martinez', 'johnson'][at]}`],
    [
      'a name nearly so',
      at => `/api/facets?near=yes&q=${['grcia', 'smiht', 'marinez', 'jonson', 'wiliams'][at]}`,
    ],
    ['part of a case number', at => `/api/facets?q=F0${at}2`],
    ['home', () => '/api/home'],
  ]
  say('| alone | median of five | longest |')
  say('| --- | ---: | ---: |')
  for (const [name, path] of asked) {
    const times: number[] = []
    for (let at = 0; at < 5; at++) {
      const began = performance.now()
      const { status } = await caller.call(path(at))
      times.push(performance.now() - began)
      if (status !== 200) throw new Error(`[${name}] was answered with ${status}`)
    }
    say(`| ${name} | ${median(times).toFixed(0)} ms | ${Math.max(...times).toFixed(0)} ms |`)
  }
}

async function underLoad(on: Workstation, caller: Caller, all: Counted): Promise<void> {
  const people = await somePeople(caller, all.convictions)
  const sections = (all.facets.section?.values ?? []).map(({ value }) => encodeURIComponent(value))
  const personAt = (at: number): string =>
    `/api/people/${encodeURIComponent(people[at % people.length] as string)}`
  // Each is asked for once: half of them while pages are being prepared, half of them afterwards.
  const half = Math.floor(people.length / 2)
  const routes: readonly (readonly [string, number, (at: number) => string])[] = [
    ['GET /api/people/{person}, each for the first time', 0, personAt],
    [PREPARED, 0, at => personAt(half + at)],
    ['GET /api/people/{person}, again', 0, personAt],
    ['the same, each looked at for about 4 s', 4_000, personAt],
    ['GET /api/results', 0, at => `/api/results?most=100&from=${(at * 100) % all.convictions}`],
    [
      'GET /api/results of a section',
      0,
      at => `/api/results?most=100&section=${sections[at % sections.length]}`,
    ],
    ['GET /api/facets of a section', 0, at => `/api/facets?section=${sections[at % sections.length]}`],
    ['GET /api/home', 0, () => '/api/home'],
    ['GET /api/review', 0, () => '/api/review'],
  ]
  say(`\n| ${clients} at once, ${seconds} s each | answered | a second | median | p95 | longest | memory |`)
  say('| --- | ---: | ---: | ---: | ---: | ---: | --- |')
  for (const [name, pause, path] of routes) {
    if (name === PREPARED) await atRest(on)
    const { times, refused } = await asking(
      on.origin,
      caller.cookie,
      path,
      pause,
      name.includes('first') ? half : undefined,
    )
    const at = (share: number): string =>
      `${(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0)} ms`
    const took = times.reduce((sum, one) => sum + one, 0) / clients / 1000
    const perSecond = pause === 0 ? (times.length / took).toFixed(0) : ''
    say(
      `| ${name} | ${times.length}${refused === 0 ? '' : ` (${refused} refused)`} | ${perSecond} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${told(memoryOf(on))} |`,
    )
  }
}

const PREPARED = 'the same, each for the first time, when pages have been prepared'

/** Waits until the server does next to nothing, a quarter of an hour at most; where that is not known, a minute. */
async function atRest({ pid }: Workstation): Promise<void> {
  if (process.platform !== 'linux') return await later(60_000)
  const ticks = (): number => {
    const of = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return Number(of[11]) + Number(of[12])
  }
  for (let turn = 0; turn < 180; turn++) {
    const before = ticks()
    await later(5_000)
    if (ticks() - before < 10) return
  }
}

interface Asking {
  readonly times: readonly number[]
  /** Answers that were none: the server had too much to do. */
  readonly refused: number
}

/** Every client asks for the next one as soon as it has its own, or a while later. Gives how long each waited, in order. */
async function asking(
  origin: string,
  cookie: string,
  path: (at: number) => string,
  pause: number,
  most = Number.POSITIVE_INFINITY,
): Promise<Asking> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  let [next, refused] = [0, 0]
  const end = performance.now() + seconds * 1000
  const client = async (): Promise<void> => {
    await later(Math.random() * pause)
    while (performance.now() < end && next < most) {
      const began = performance.now()
      const status = await statusOf(`${origin}${path(next++)}`, cookie, agent)
      times.push(performance.now() - began)
      if (status !== 200) refused++
      await later(pause * (0.5 + Math.random()))
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  agent.destroy()
  return { times: times.sort((a, b) => a - b), refused }
}

const later = (ms: number): Promise<void> =>
  ms === 0 ? Promise.resolve() : new Promise(done => setTimeout(done, ms))

const statusOf = (url: string, cookie: string, agent: Agent): Promise<number> =>
  new Promise((done, failed) => {
    const asked = request(url, { agent, headers: { cookie } }, answer => {
      answer.on('end', () => done(answer.statusCode ?? 0))
      answer.resume()
    })
    asked.on('error', failed)
    asked.end()
  })

/** From the first of the list to the last, each once. */
async function somePeople(caller: Caller, convictions: number): Promise<readonly string[]> {
  const found = new Set<string>()
  const step = Math.max(1, Math.floor(convictions / ASKED))
  for (let from = 0; from < convictions; from += step * 20) {
    const { rows } = (await caller.call(`/api/results?most=20&from=${from}`)).json as {
      readonly rows: readonly { readonly person: string }[]
    }
    for (const { person } of rows) found.add(person)
  }
  return [...found]
}

// ---- memory --------------------------------------------------------------------------------------------------------------

interface Memory {
  /** Of the server with its threads, and of its database, in megabytes. */
  readonly server: number
  readonly database: number
}

const told = ({ server, database }: Memory): string =>
  Number.isNaN(server)
    ? 'not known here'
    : `server ${server.toFixed(0)} MB, database ${database.toFixed(0)} MB`

/** As Linux tells it; memory that several processes of the database share is counted once. */
function memoryOf({ pid, data }: Workstation): Memory {
  if (process.platform !== 'linux') return { server: Number.NaN, database: Number.NaN }
  const postmaster = readFileSync(join(data, 'database', 'postmaster.pid'), 'utf8').split('\n')[0] ?? ''
  const own = readdirSync('/proc').filter(
    one => one === postmaster || (/^\d+$/.test(one) && parentOf(one) === postmaster),
  )
  return {
    server: proportional(String(pid)),
    database: own.reduce((sum, one) => sum + proportional(one), 0),
  }
}

function parentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] ?? ''
  } catch {
    return ''
  }
}

function proportional(pid: string): number {
  try {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return (Number(found ?? '0') * 1024) / 1e6
  } catch {
    return 0
  }
}

mkdirSync(place, { mode: 0o711, recursive: true })
let station: Workstation | undefined
try {
  const run = values.data === undefined ? (values.run ?? (await finishedRun())) : undefined
  say(`load before: ${loadavg()[0]?.toFixed(1)}\n`)
  station = await startWorkstation(values.data ?? join(place, 'data'))
  const caller = await station.signIn('dana')
  const began = performance.now()
  if (run !== undefined) await caller.call('/api/runs', { method: 'POST', body: { folder: run } })
  const opened = run === undefined ? '' : `, opened in ${((performance.now() - began) / 1000).toFixed(0)} s`
  const all = (await caller.call('/api/facets')).json as Counted
  say(`${values.program}: ${all.convictions} convictions of ${all.people} people${opened}\n`)
  const idle = memoryOf(station)
  say(`memory idle: ${told(idle)}\n`)
  await firstAnswers(caller, all)
  if (values.load) await underLoad(station, caller, all)
  say(`\nmemory after load: ${told(memoryOf(station))}\n`)
  if (values.browser) for (const line of await atPages(station)) say(line)
} finally {
  await station?.stop()
  rmSync(place, { recursive: true, force: true })
}
