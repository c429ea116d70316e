/** `setaside backup` and `setaside restore`: all that people added, in one file, and back into an empty database. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { recordAlone } from '../review/audit.ts'
import { NoDatabase } from '../review/database/connection.ts'
import { withDatabase } from '../review/database/office-database.ts'
import { backUp } from '../review/keeping/backup.ts'
import { openBackup } from '../review/keeping/backup-file.ts'
import { openShut } from '../review/keeping/recovery-key.ts'
import { restore } from '../review/keeping/restore.ts'
import { BY_COMMAND, DATA, toldOf } from './audit.ts'
import { command, type Given, type Options, type Telling } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { noNewFile } from './new-file.ts'
import { version } from './version.ts'

const BACKUP = {
  data: DATA,
  out: { value: 'file', required: true, says: 'the file of the backup' },
  plain: { says: 'do not seal it, though there is a recovery key: whoever has the file can read all of it' },
  force: { says: 'replace the file of --out' },
} as const satisfies Options

type Told<K extends string> = Ending | Telling<K>

export const backupCommand = command({
  name: 'backup',
  summary: 'copies all that people added in the workstation into one file',
  description:
    'Copies every table of the workstation as it is at one moment, and the keys it is read with, into one file, while people work on. Where the office has a recovery key (see [setaside keys]) the file is sealed, and only that key opens it. Runs are not in it: their folders are copied as they are.',
  arguments: {},
  options: BACKUP,
  prints: {
    file: 'where it is',
    bytes: 'how large it is',
    hash: 'the hash of all of it but its last 32 bytes, which hold it',
    sealed: 'whether only the recovery key opens it',
    tables: 'each `table` with its `rows` and the `sha256` of them',
    text: 'what is printed',
  },
  examples: ['setaside backup --out /media/usb/setaside-2026-12-01.backup'],
  run: async given => await toldOf(() => backedUp(given)),
})

async function backedUp({
  data,
  out,
  plain,
  force,
}: Given<typeof BACKUP>): Promise<Told<'file' | 'bytes' | 'hash' | 'sealed' | 'tables' | 'text'>> {
  const cannot = noNewFile('--out', out, force)
  if (cannot !== undefined) return cannot
  const folder = resolve(data)
  const file = resolve(out)
  const now = new Date()
  const made = await withDatabase({ data: folder, databaseUrl: process.env.DATABASE_URL }, async opened => {
    await recordAlone(opened.db, BY_COMMAND, { action: 'made a backup', detail: { plain } }, now)
    return await backUp(opened, { data: folder, path: file, setaside: version(), now, plain })
  })
  const rows = made.tables.reduce((sum, one) => sum + one.rows, 0)
  const text = [
    `Backed up: ${rows.toLocaleString('en-US')} rows of ${made.tables.length} tables, ${made.bytes.toLocaleString('en-US')} bytes, in [${file}].`,
    made.sealed
      ? 'It is sealed: only the recovery key opens it.'
      : 'It is not sealed: whoever has it can read every record, and find people by their numbers. Keep it as you keep the data folder.',
    `Try it: [setaside restore ${out} --data NEW-FOLDER${made.sealed ? ' --key KEY-FILE' : ''}].`,
  ].join('\n')
  return {
    ...DONE,
    text,
    json: { file, bytes: made.bytes, hash: made.sha256, sealed: made.sealed, tables: made.tables, text },
  }
}

const RESTORE = {
  data: { ...DATA, says: 'the folder it is restored into, which has no work in it yet' },
  key: { value: 'file', reads: 'file', says: 'a file with the recovery key, for a backup that is sealed' },
} as const satisfies Options

export const restoreCommand = command({
  name: 'restore',
  summary: 'brings a backup of the workstation into an empty folder or database',
  description:
    'Brings a backup into a data folder that has no work in it, or into the empty database that DATABASE_URL names, whole or not at all, and holds each table against the backup. A backup of an earlier Setaside is brought to today’s schema. Everybody is signed out.',
  arguments: { backup: { says: 'the file that [setaside backup] wrote', reads: 'file' } },
  options: RESTORE,
  prints: {
    tables: 'each `table` with its `rows` and the `sha256` of them, as they are now',
    made: 'when the backup was made',
    text: 'what is printed',
  },
  examples: ['setaside restore /media/usb/setaside-2026-12-01.backup --data setaside-data'],
  run: async given => await toldOf(() => restored(given)),
})

async function restored({
  backup: path,
  data,
  key,
}: Given<typeof RESTORE, { readonly backup: { readonly says: string } }>): Promise<
  Told<'tables' | 'made' | 'text'>
> {
  if (!existsSync(path) || !statSync(path).isFile()) return usage(`[${path}] is no file; name a backup`)
  const backup = await openBackup(path)
  if ('why' in backup) return refused(`[${path}] ${backup.why}`)
  const { sealed, made } = backup.header
  const written = key === undefined ? undefined : keyIn(key)
  if (isProblem(written)) return written
  if (sealed !== undefined && written === undefined)
    return usage(`[${path}] is sealed; name a file with the recovery key with [--key]`)
  const fileKey = sealed === undefined ? undefined : openShut(sealed, written ?? '')
  if (sealed !== undefined && fileKey === undefined)
    return refused(`the key in [${key}] does not open [${path}]: it is another one, or has a slip in it`)
  const folder = resolve(data)
  const done = await withDatabase(
    { data: folder, databaseUrl: process.env.DATABASE_URL, make: true, schema: 'as it is' },
    opened => restore(opened, backup, fileKey, folder),
  ).catch((error: unknown) => {
    if (error instanceof NoDatabase) throw error
    throw new NoDatabase(
      `[${path}] could not be brought in, and nothing was; the database must be an empty one`,
      {
        cause: error,
      },
    )
  })
  if ('why' in done) return refused(done.why)
  const text = [
    `Restored: ${done.rows.toLocaleString('en-US')} rows of ${done.tables.length} tables, as they were on ${made}. Each table is what was backed up.`,
    `The audit goes on after entry ${done.head.number}. Start it with [setaside serve --data ${data}].`,
  ].join('\n')
  return { ...DONE, text, json: { tables: done.tables, made, text } }
}

function keyIn(path: string): string | Problem {
  return existsSync(path) && statSync(path).isFile()
    ? readFileSync(path, 'utf8').trim()
    : usage(`--key is [${path}], and there is no such file`)
}
