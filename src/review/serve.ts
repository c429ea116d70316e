/** Starts the workstation: its database, its schema, its address; and stops it whole. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { AskedTogether } from './asked-together.ts'
import { HEAD_FILE, headIn, headOf, noteHead } from './audit-chain.ts'
import { benchesOf } from './benches.ts'
import { comparisonsIn } from './comparisons.ts'
import {
  type Connection,
  type Database,
  NoDatabase,
  type Opened,
  openDatabase,
} from './database/connection.ts'
import { type Embedded, startEmbedded } from './database/embedded.ts'
import { migrate } from './database/migrations.ts'
import { draftsIn } from './drafts.ts'
import type { Engine } from './engine.ts'
import { newApp } from './http/app.ts'
import { keptPath, pathKept } from './kept-paths.ts'
import { generationOf } from './office.ts'
import { forgetOldActs, UnderWay } from './once.ts'
import { answersAt, HERE, isLoopback, localOf, originOf, type Reach } from './reach.ts'
import { jobsOf } from './run-jobs.ts'
import { clearUnfinished, isOurs } from './run-place.ts'
import { runsIn } from './runs.ts'
import type { Services } from './services.ts'
import { modeOf } from './sessions.ts'
import { forgetOldTries } from './sign-in/tries.ts'
import { openVault, settleKeys } from './vault.ts'

export interface Serving {
  readonly engine: Engine
  /** The data folder: the database, keys and links. Made where it is not there, for its owner only. */
  readonly data: string
  readonly port: number
  /** Who else can reach it; nobody where it is left out. */
  readonly reach?: Omit<Reach, 'port'>
  /** The agency's own server instead of the one that comes with the program. */
  readonly databaseUrl?: string | undefined
  /** The built pages. */
  readonly pages: string
  readonly now?: () => Date
  readonly onFault: (kind: string) => void
}

export interface Started {
  /** `http://127.0.0.1:8470` */
  readonly origin: string
  readonly services: Services
  readonly stop: () => Promise<void>
}

/** Where the server of a data folder is reached, for whoever makes a link to it. */
export const ADDRESS = 'address'

/** Throws `NoDatabase` with a sentence, or what the system throws where the port is taken. */
export async function serve(serving: Serving): Promise<Started> {
  const { data, pages, engine, port, onFault, now = () => new Date() } = serving
  const reach: Reach = { ...HERE, ...serving.reach, port }
  if (!existsSync(join(pages, 'index.html')))
    throw new NoDatabase(
      `there are no pages in [${pages}]: in a checkout run [npm run build:pages] once; an archive without the workstation has none, take the one with it`,
    )
  mkdirSync(data, { recursive: true, mode: 0o700 })
  if (!statSync(data).isDirectory()) throw new NoDatabase(`[${data}] is no folder; name one with [--data]`)
  await nobodyServes(data)
  const { embedded, opened } = await openAny(serving)
  try {
    await migrate(opened.db as never)
    settleKeys(data, await generationOf(opened.db))
    await forgetOldActs(opened.db, now())
    const vault = openVault(data)
    let origin = ''
    const { db } = opened
    const runs = runsIn(opened, engine, vault, data)
    await clearUnmade(db, data)
    const benches = benchesOf(runs)
    const jobs = jobsOf({ db, engine, runs, now, onFault })
    const services: Services = {
      db,
      opened,
      engine,
      vault,
      runs,
      jobs,
      comparisons: comparisonsIn({ data, engine, runs }),
      drafts: draftsIn(data, () => now().getTime()),
      benches,
      underWay: new UnderWay(),
      together: new AskedTogether(),
      data,
      pages,
      origin: () => origin,
      behindProxy: reach.behindProxy,
      now,
      onLost: reviver(embedded),
      onFault,
    }
    if (!isLoopback(reach.host) && (await modeOf(db)) !== 'agency')
      throw new NoDatabase(
        'one person works here, and only this computer may reach it; make it an agency first, with [Others in my office] in its settings',
      )
    const server = await listening(services, reach)
    const address = server.address()
    const open = typeof address === 'object' && address !== null ? address.port : port
    origin = originOf(reach, open)
    writeFileSync(join(data, ADDRESS), `${origin}\n${localOf(reach, open)}\n`, { mode: 0o600 })
    const noting = keepNoted(db, data)
    const forgetting = setInterval(() => {
      void forgetOldActs(db, now()).catch(() => {})
      void forgetOldTries(db, now()).catch(() => {})
    }, FORGETTING_MS)
    forgetting.unref()
    return {
      origin,
      services,
      stop: async () => {
        rmSync(join(data, ADDRESS), { force: true })
        clearInterval(forgetting)
        await noting.stop()
        await jobs.stop()
        server.closeAllConnections()
        await new Promise<void>(done => server.close(() => done()))
        await engine.close()
        await benches.close()
        await close(opened, embedded)
      },
    }
  } catch (error) {
    await close(opened, embedded)
    throw error
  }
}

/** Starts it again, once at a time. While it is stopped on purpose nobody asks any more. */
function reviver(embedded: Embedded | undefined): () => void {
  let trying = false
  return () => {
    if (embedded === undefined || trying) return
    trying = true
    void embedded.revive().finally(() => {
      trying = false
    })
  }
}

const PATIENCE_MS = 2_000

/** One program serves from a data folder. One that has crashed has left its address there, and does not answer. */
async function nobodyServes(data: string): Promise<void> {
  const path = join(data, ADDRESS)
  if (!existsSync(path)) return
  const [origin = '', local = origin] = readFileSync(path, 'utf8').trim().split('\n')
  if (await answersAt(local, PATIENCE_MS))
    throw new NoDatabase(
      `[${data}] is in use: Setaside runs at ${origin}; open it with [setaside open], or choose another [--data]`,
    )
}

/** What an earlier server had begun and not ended: no row of it stays, and no file. */
async function clearUnmade(db: Database, data: string): Promise<void> {
  await clearUnfinished(
    data,
    async results =>
      (await db
        .selectFrom('run')
        .select('id')
        .where('folder', '=', keptPath(data, results))
        .where('ready', '=', true)
        .executeTakeFirst()) !== undefined,
  )
  const unready = await db
    .selectFrom('run')
    .select(['id', 'folder'])
    .where('ready', '=', false)
    .where('purged', 'is', null)
    .execute()
  for (const { id, folder } of unready)
    if (isOurs(data, pathKept(data, folder))) await db.deleteFrom('run').where('id', '=', id).execute()
}

async function openAny({
  data,
  databaseUrl,
}: Serving): Promise<{ readonly embedded?: Embedded; readonly opened: Opened }> {
  if (databaseUrl !== undefined) return { opened: await reached({ connectionString: databaseUrl }) }
  const embedded = await startEmbedded(data)
  return { embedded, opened: openDatabase(embedded.connection) }
}

async function reached(connection: Connection): Promise<Opened> {
  const opened = openDatabase(connection)
  try {
    await (await opened.pool.connect()).release()
    return opened
  } catch {
    await opened.close()
    throw new NoDatabase(
      'the database that DATABASE_URL names cannot be reached; see that it runs, and that user, password and name are right',
    )
  }
}

async function close(opened: Opened, embedded: Embedded | undefined): Promise<void> {
  await opened.close()
  await embedded?.stop()
}

const LONGEST_REQUEST_MS = 12 * 60 * 60_000
const KEPT_OPEN_MS = 75_000

/** How often what was answered long ago is forgotten: a server runs for months. */
const FORGETTING_MS = 60 * 60_000

/** How often the last entry of the audit is noted outside of the database. */
const NOTING_MS = 60_000

/** Whoever cuts the end off the audit in the database alone is seen by what is noted beside the keys. */
function keepNoted(db: Opened['db'], data: string): { readonly stop: () => Promise<void> } {
  const path = join(data, HEAD_FILE)
  const note = async (): Promise<void> => {
    const head = await headOf(db)
    // Never backwards: what was noted and is not there any more is to be found missing.
    if (head.number > (headIn(path)?.number ?? 0)) noteHead(path, head)
  }
  const timer = setInterval(() => void note().catch(() => {}), NOTING_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await note().catch(() => {})
    },
  }
}

function listening(services: Services, { host, port, tls, behindProxy }: Reach): Promise<Server> {
  const app = newApp(services)
  const secure =
    tls === undefined || behindProxy
      ? {}
      : { createServer: createSecure, serverOptions: { ...tls, minVersion: 'TLSv1.2' as const } }
  return new Promise((done, failed) => {
    const server = listen({ fetch: app.fetch, port, hostname: host, ...secure }, () =>
      done(server as Server),
    ) as Server
    // Files of gigabytes take their time; one that comes no further is given up where it is taken.
    server.requestTimeout = LONGEST_REQUEST_MS
    // Closed sooner than its user or a proxy expects, a connection is closed in the face of a request that is on its way.
    server.keepAliveTimeout = KEPT_OPEN_MS
    server.on('error', failed)
  })
}
