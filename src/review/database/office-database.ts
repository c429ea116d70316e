/** The database of a data folder for commands: the agency's own, the one that runs there, or the one that is started for as long as it takes. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { NoDatabase, type Opened, openDatabase } from './connection.ts'
import { runningIn, startEmbedded } from './embedded.ts'
import { migrate } from './migrations.ts'

export interface Asked {
  readonly data: string
  readonly databaseUrl: string | undefined
  /** The folder is made where there is none; else that is an error. */
  readonly make?: boolean
  /** Its schema is brought to today's, unless it is to be left alone. */
  readonly schema?: 'as it is'
}

/** Opens it, brings its schema to today's where nobody else has it open, and closes it whole. Throws `NoDatabase` with a sentence. */
export async function withDatabase<T>(
  { data, databaseUrl, make = false, schema }: Asked,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  if (databaseUrl !== undefined) {
    const opened = await reached(databaseUrl)
    return await used(opened, schema, work, async () => {})
  }
  if (make) mkdirSync(data, { recursive: true, mode: 0o700 })
  else if (!existsSync(join(data, 'database', 'PG_VERSION')))
    throw new NoDatabase(
      `there is no database in [${data}]; name the folder of [setaside serve] with [--data]`,
    )
  const running = runningIn(data)
  if (running !== undefined) {
    const opened = openDatabase(running)
    const client = await opened.pool.connect().catch(() => undefined)
    if (client !== undefined) {
      client.release()
      return await used(opened, schema, work, async () => {})
    }
    await opened.close()
  }
  const embedded = await startEmbedded(data)
  return await used(openDatabase(embedded.connection), schema, work, embedded.stop)
}

async function reached(url: string): Promise<Opened> {
  const opened = openDatabase({ connectionString: url })
  try {
    ;(await opened.pool.connect()).release()
    return opened
  } catch {
    await opened.close()
    throw new NoDatabase(
      'the database that DATABASE_URL names cannot be reached; see that it runs, and that user, password and name are right',
    )
  }
}

async function used<T>(
  opened: Opened,
  schema: Asked['schema'],
  work: (opened: Opened) => Promise<T>,
  after: () => Promise<void>,
): Promise<T> {
  try {
    if (schema === undefined) await migrate(opened.db as never)
    return await work(opened)
  } finally {
    await opened.close()
    await after()
  }
}
