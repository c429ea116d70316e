/** `setaside serve` and `setaside open`: the workstation on this computer, and a link to it. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { NoDatabase } from '../review/database/connection.ts'
import { type Reach, readTls, whyNotReached } from '../review/reach.ts'
import { ADDRESS, serve } from '../review/serve.ts'
import { linkPage, modeOf, newLink } from '../review/sessions.ts'
import { command, type Given, type Options } from './command.ts'
import { threadedEngine } from './engine-pool.ts'
import { DONE, type Ending, EXIT, endingOf, isProblem, type Problem, refused, usage } from './exit.ts'
import type { Terminal } from './terminal.ts'

const DATA = {
  value: 'dir',
  usual: 'setaside-data',
  says: 'the folder of what people add: the database, keys and links',
} as const

const OPTIONS = {
  data: DATA,
  port: {
    value: 'number',
    usual: '8470',
    says: 'the port it is reached at, on this computer only; 0 for any that is free',
  },
  host: {
    value: 'address',
    usual: '127.0.0.1',
    says: 'the address it listens at; another than this computer’s own is for an agency, over TLS',
  },
  address: {
    value: 'url',
    says: 'the name people type to reach an agency’s, such as https://setaside.county.gov; no other is answered',
  },
  tlsCert: {
    value: 'file',
    reads: 'file',
    says: 'the certificate of that name, as PEM, with those above it',
  },
  tlsKey: { value: 'file', reads: 'file', says: 'the key of the certificate, as PEM' },
  behindProxy: {
    says: 'another server ends TLS, passes Host on, sets X-Forwarded-Proto, and is alone in reaching this one',
  },
  noOpen: { says: 'print the link, and do not open a browser with it' },
  json: { says: 'print where it is reached, and the link, as a line of JSON as soon as it runs' },
} as const satisfies Options

/** Ports there are. */
const LAST_PORT = 65_535

export const serveCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'serve',
    summary: 'starts the review workstation on this computer',
    description:
      'Starts the workstation, in which people read results, look at a person, give facts with their source and answer what a program must not decide. It is reached from this computer only, by a link that works once. Its database comes with it and stands in the data folder; DATABASE_URL names an agency’s own PostgreSQL instead. Stop it with Ctrl-C.',
    arguments: {},
    options: OPTIONS,
    prints: { text: 'what was printed while it ran' },
    examples: ['setaside serve', 'setaside serve --data office-data --port 9000 --no-open'],
    run: async (given, terminal) => {
      const { data, port, noOpen, json } = given
      const number = Number(port)
      if (!/^\d+$/.test(port) || number > LAST_PORT)
        return usage(`--port is [${port}]; write a number from 0 to ${LAST_PORT}`)
      const reach = reachOf(given, number)
      if (isProblem(reach)) return reach
      try {
        return await serveUntilStopped({ data: resolve(data), reach, noOpen, json }, jurisdictions, terminal)
      } catch (error) {
        if (error instanceof NoDatabase) return refused(error.message)
        return whyNotListening(error, reach) ?? endingOf(error)
      }
    },
  })

/** What the system has against the address or the port, which are no files; undefined for any other error. */
export function whyNotListening(error: unknown, { host, port }: Reach): Problem | undefined {
  if (!(error instanceof Error && 'syscall' in error && error.syscall === 'listen' && 'code' in error))
    return undefined
  const free = 'choose another with [--port], or [--port 0] for any that is free'
  if (error.code === 'EADDRINUSE') return usage(`port [${port}] is in use by another program; ${free}`)
  if (error.code === 'EACCES')
    return usage(`port [${port}] is not open to this user; let it use that port, or ${free}`)
  return usage(
    `[${host}] is no address this computer can listen at; name one of its own with [--host], or leave it out`,
  )
}

function reachOf(
  { host, address, tlsCert, tlsKey, behindProxy }: Given<typeof OPTIONS>,
  port: number,
): Reach | Problem {
  if ((tlsCert === undefined) !== (tlsKey === undefined))
    return usage('--tls-cert and --tls-key go together: name both')
  if (tlsCert !== undefined && behindProxy)
    return usage('--behind-proxy says that another server ends TLS: leave --tls-cert and --tls-key out')
  const tls = tlsCert === undefined || tlsKey === undefined ? undefined : readTls(tlsCert, tlsKey)
  if (tls !== undefined && 'why' in tls) return usage(tls.why)
  const reach: Reach = { host, port, address, tls, behindProxy }
  const why = whyNotReached(reach)
  return why === undefined ? reach : usage(why)
}

interface Asked {
  readonly data: string
  readonly reach: Reach
  readonly noOpen: boolean
  readonly json: boolean
}

async function serveUntilStopped(
  { data, reach, noOpen, json }: Asked,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  const stopped = askedToStop()
  const started = await serve({
    engine: threadedEngine(jurisdictions),
    data,
    port: reach.port,
    reach,
    databaseUrl: process.env.DATABASE_URL,
    pages: PAGES,
    onFault: kind =>
      terminal.err(`setaside: a fault of its own [${kind}] stopped one request; nothing was saved by it\n`),
  })
  const agency = (await modeOf(started.services.db)) === 'agency'
  const link = agency ? undefined : linkTo(started.origin, data)
  const opens = link === undefined ? 'Each person signs in there.\n' : `${LINK_SAYS}\n  ${link}\n`
  terminal.out(
    json
      ? `${JSON.stringify({ event: 'serving', origin: started.origin, link })}\n`
      : `Setaside is at ${started.origin}\n${opens}Stop it with Ctrl-C.\n`,
  )
  if (!noOpen && link !== undefined) openBrowser(data, link)
  await stopped
  await started.stop()
  terminal.out(
    json ? `${JSON.stringify({ event: 'stopped' })}\n` : 'Stopped. Everything that was saved is kept.\n',
  )
  return DONE
}

/** A signal that comes so soon after another is the same: a Ctrl-C comes from the terminal, and from whoever passes it on. */
const ONE_ASKING_MS = 1000

/** Settles when a signal asks to stop. Who asks again later ends the process at once, as if nothing were left to do. */
function askedToStop(): Promise<void> {
  return new Promise(done => {
    let asked: number | undefined
    const ask = (signal: NodeJS.Signals): void => {
      asked ??= performance.now()
      if (performance.now() - asked > ONE_ASKING_MS) {
        process.removeListener(signal, ask)
        process.kill(process.pid, signal)
      } else done()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  })
}

const LINK_SAYS = 'This link opens it, once, within a minute (make another with [setaside open]):'

/** Beside the program, in a checkout as in what is published. */
const PAGES = fileURLToPath(new URL('../../dist-pages', import.meta.url))

const linkTo = (origin: string, data: string): string =>
  `${origin}/open#${newLink(data, userInfo().username, Date.now())}`

export const openCommand = command({
  name: 'open',
  summary: 'makes a new link to the workstation that runs',
  description:
    'Prints and opens a link to the workstation of a data folder: it works once, within a minute. It unlocks a locked screen as well.',
  arguments: {},
  options: { data: DATA, noOpen: OPTIONS.noOpen },
  prints: { text: 'the link' },
  examples: ['setaside open', 'setaside open --data office-data --no-open'],
  run: ({ data, noOpen }, terminal) => {
    const path = join(resolve(data), ADDRESS)
    if (!existsSync(path))
      return { code: EXIT.usage, says: `no workstation runs with [${data}]; start it with [setaside serve]` }
    const link = linkTo(readFileSync(path, 'utf8').split('\n', 1)[0] ?? '', resolve(data))
    terminal.out(`${link}\n`)
    if (!noOpen) openBrowser(resolve(data), link)
    return DONE
  },
})

/**
 * The system's own way to open a page; where there is none the link that was printed serves. The page stands in the data folder for
 * its owner alone: whoever sees which programs run sees its name, and not the link.
 */
function openBrowser(data: string, link: string): void {
  const page = pathToFileURL(linkPage(data, link)).href
  const [program, ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', page]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', page]
  const child = spawn(program as string, args, { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
