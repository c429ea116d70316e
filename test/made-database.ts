/** A database as the program makes it at its first start, made once and copied into the data folders of tests: making one takes longer than most of what is asked of it. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/review/database/connection.ts'
import { startEmbedded } from '../src/review/database/embedded.ts'
import { migrate } from '../src/review/database/migrations.ts'

let made: Promise<string> | undefined

/** Makes the data folder, with a database in it; one that is there already stays as it is. */
export async function withMadeDatabase(data: string): Promise<void> {
  if (existsSync(data)) return
  made ??= make()
  const from = await made
  mkdirSync(data, { mode: 0o700 })
  execFileSync('cp', ['-a', join(from, 'database'), join(from, 'database.secret'), data])
}

async function make(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'setaside-test-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const embedded = await startEmbedded(folder)
  const opened = openDatabase(embedded.connection)
  await migrate(opened.db as never)
  await opened.close()
  await embedded.stop()
  return folder
}
