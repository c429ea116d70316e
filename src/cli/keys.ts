/** `setaside keys`: the recovery key that opens backups, and a new key for what is hashed and sealed. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathIn } from '../results/path-in.ts'
import { recordAlone } from '../review/audit.ts'
import { withDatabase } from '../review/database/office-database.ts'
import { newRecoveryKey, shuttingHalf } from '../review/keeping/recovery-key.ts'
import { rotateKeys } from '../review/keeping/rotate-keys.ts'
import { generationOf } from '../review/office.ts'
import { ADDRESS } from '../review/serve.ts'
import { openVault, settleKeys } from '../review/vault.ts'
import { BY_COMMAND, DATA, toldOf } from './audit.ts'
import { command, commandGroup, type Given, type Options, type Telling } from './command.ts'
import { DONE, type Ending, refused } from './exit.ts'
import { noNewFile, writeNewFile } from './new-file.ts'

const OPTIONS = {
  data: DATA,
  out: {
    value: 'file',
    required: true,
    says: 'the file the key is written into; print it, lock it away, and delete the file',
  },
} as const satisfies Options

const recoveryCommand = command({
  name: 'recovery',
  summary: 'makes a recovery key: backups are sealed from then on, and only it opens them',
  description:
    'Makes a new recovery key and writes it into a file. The office keeps only the half that seals, with which nobody can open anything. A key made before opens the backups that were sealed for it, and no later one.',
  arguments: {},
  options: OPTIONS,
  prints: { file: 'where the key was written', text: 'what is printed' },
  examples: ['setaside keys recovery --out recovery-key.txt'],
  run: async given => await toldOf(() => newRecovery(given)),
})

async function newRecovery({ data, out }: Given<typeof OPTIONS>): Promise<Ending | Telling<'file' | 'text'>> {
  const cannot = noNewFile('--out', out, false)
  if (cannot !== undefined) return cannot
  const key = newRecoveryKey()
  const made = new Date()
  await withDatabase({ data: resolve(data), databaseUrl: process.env.DATABASE_URL }, async ({ db }) => {
    writeNewFile(out, `${key}\n`)
    await recordAlone(db, BY_COMMAND, { action: 'changed keys', detail: { what: 'recovery key' } }, made)
    await db
      .updateTable('office')
      .set({ recovery: JSON.stringify({ key: shuttingHalf(key), made: made.toISOString() }) })
      .execute()
  })
  const text = [
    `The recovery key is in [${resolve(out)}]. Backups are sealed from now on, and nothing else opens them.`,
    'Print it, lock the paper away, and delete the file.',
  ].join('\n')
  return { ...DONE, text, json: { file: resolve(out), text } }
}

const rotateCommand = command({
  name: 'rotate',
  summary: 'a new key for the hashes of people’s numbers and for what is sealed',
  description:
    'Makes a new key beside those before it and hashes every hash once more with it, in one transaction: whoever has an old key finds nobody with it any more. The workstation must not be running; while it runs, an administrator does the same in its settings.',
  arguments: {},
  options: { data: DATA },
  prints: { keys: 'how many keys there have been', text: 'what is printed' },
  examples: ['setaside keys rotate'],
  run: async ({ data }) => await toldOf(() => rotated(resolve(data))),
})

async function rotated(data: string): Promise<Ending | Telling<'keys' | 'text'>> {
  if (existsSync(pathIn(data, ADDRESS)))
    return refused(
      `the workstation runs with [${data}], or was stopped by a crash; do it in its settings, or stop it (start and stop it once after a crash)`,
    )
  const keys = await withDatabase({ data, databaseUrl: process.env.DATABASE_URL }, async opened => {
    settleKeys(data, await generationOf(opened.db))
    const vault = openVault(data)
    await recordAlone(
      opened.db,
      BY_COMMAND,
      { action: 'changed keys', detail: { what: 'identifiers' } },
      new Date(),
    )
    return await rotateKeys(opened, data, vault)
  })
  const text = `There is a new key, the ${keys}th in [${pathIn(data, 'identifiers.key')}]. Make a backup: one made before has the old key alone, and opens as it was.`
  return { ...DONE, text, json: { keys, text } }
}

export const keysCommand = commandGroup({
  name: 'keys',
  summary: 'the keys of the workstation: for backups, and for what is hashed and sealed',
  description:
    'Keys lie outside the database: whoever has a copy of that alone finds nobody by a number in it.',
  examples: [],
  parts: [recoveryCommand, rotateCommand],
})
