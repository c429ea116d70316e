/** A workstation that runs for tests: the real server with its real database, people who sign in by links, and a real browser. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import Chromium from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { newLink } from '../src/review/sessions.ts'
import { type Caller, callerWith } from './caller.ts'
import { withMadeDatabase } from './made-database.ts'

export { type Answered, type Call, type Caller, callerWith } from './caller.ts'

export interface Workstation {
  readonly origin: string
  readonly data: string
  /** Of the server's process. */
  readonly pid: number
  /** What it has printed. */
  readonly printed: () => string
  /** A link for a user of this computer. */
  readonly link: (user: string) => string
  readonly signIn: (user: string) => Promise<Caller>
  readonly stop: () => Promise<void>
  /** Ends it without a word, as a crash does. */
  readonly kill: () => Promise<void>
}

const BIN = resolve(import.meta.dirname, '../bin/setaside')

/** As root the database runs as another user, who must be able to pass through the folders of the test. */
export function passable(data: string): void {
  if (process.getuid?.() !== 0) return
  const top = tmpdir()
  for (let folder = dirname(data); folder !== top && folder.startsWith(top); folder = dirname(folder))
    chmodSync(folder, 0o711)
}

/** Makes the data folder ready for a first start: passable, with a database in it. */
export async function readyForStart(data: string): Promise<void> {
  passable(data)
  await withMadeDatabase(data)
}

/** A data folder that is not there yet is made with a database in it; the program makes its own in one that is. */
export async function startWorkstation(
  data: string,
  env: Readonly<Record<string, string>> = {},
  /** Where it ran before: a browser that is open finds it there again. */
  at?: string,
): Promise<Workstation> {
  if (env.DATABASE_URL === undefined) await readyForStart(data)
  const port = at === undefined ? await freePort() : Number(new URL(at).port)
  const server = spawn(
    process.execPath,
    [BIN, 'serve', '--data', data, '--port', String(port), '--no-open'],
    {
      env: { ...process.env, DATABASE_URL: undefined, ...env },
    },
  )
  let printed = ''
  const origin = await new Promise<string>((done, failed) => {
    const onText = (text: Buffer): void => {
      printed += text.toString()
      const found = /Setaside is at (\S+)\n[\s\S]*Stop it/.exec(printed)?.[1]
      if (found !== undefined) done(found)
    }
    server.stdout.on('data', onText)
    server.stderr.on('data', onText)
    server.on('exit', code => failed(new Error(`the workstation ended with ${code}: ${printed}`)))
  })
  const link = (user: string): string => `${origin}/open#${newLink(data, user, Date.now())}`
  return {
    origin,
    data,
    pid: server.pid ?? 0,
    printed: () => printed,
    link,
    signIn: async user => {
      const nobody = callerWith(origin, '')
      const token = link(user).split('#')[1]
      const opened = await nobody.call('/api/session', { method: 'POST', body: { token } })
      const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
      const caller = callerWith(origin, cookie)
      await caller.call('/api/session/name', { method: 'PUT', body: { name: `${user} Test` } })
      return caller
    },
    stop: () => ended(server, 'SIGTERM'),
    kill: () => ended(server, 'SIGKILL'),
  }
}

function ended(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise(done => {
    server.on('exit', () => done())
    server.kill(signal)
  })
}

const freePort = (): Promise<number> =>
  new Promise(done => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** The browser of the tests: it comes from npm for Linux, and is any other where `CHROMIUM` names one. */
export const startBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? (await unpackedBrowser()),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--headless=shell',
    ],
  })

/** Where it is unpacked, once for each user: what another has unpacked may not be run, and need not be what it says. */
async function unpackedBrowser(): Promise<string> {
  const own = join(tmpdir(), `setaside-browser-${process.getuid?.() ?? 0}`)
  mkdirSync(own, { recursive: true, mode: 0o700 })
  if (process.getuid !== undefined && statSync(own).uid !== process.getuid())
    throw new Error(`[${own}] belongs to another user`)
  const before = process.env.TMPDIR
  process.env.TMPDIR = own
  try {
    return await Chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
