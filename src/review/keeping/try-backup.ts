/** A backup tried as a restore is: made, opened, brought into a database of its own that is thrown away, each table held against it. */

import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../disk/temporary.ts'
import { type Opened, openDatabase } from '../database/connection.ts'
import { startEmbedded } from '../database/embedded.ts'
import { backUp } from './backup.ts'
import { openBackup } from './backup-file.ts'
import { openShut } from './recovery-key.ts'
import { type NotRestored, restore } from './restore.ts'

/** What came back; or why it cannot be opened. */
export async function tryBackup(
  opened: Opened,
  {
    data,
    setaside,
    now,
    key,
  }: {
    readonly data: string
    readonly setaside: string
    readonly now: Date
    /** The recovery key, as it was typed. */
    readonly key: string
  },
): Promise<{ readonly tables: number; readonly rows: number } | NotRestored> {
  const { path: folder, remove } = temporaryFolder()
  // As root its database runs as another user, who must pass through.
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
  try {
    const path = join(folder, 'trial.backup')
    await backUp(opened, { data, path, setaside, now, plain: false })
    const backup = await openBackup(path)
    if ('why' in backup) return backup
    const { sealed } = backup.header
    const fileKey = sealed === undefined ? undefined : openShut(sealed, key)
    if (sealed !== undefined && fileKey === undefined)
      return { why: 'this is not the recovery key that backups are sealed for, or it has a slip in it' }
    const embedded = await startEmbedded(folder)
    const into = openDatabase(embedded.connection, 2)
    try {
      const done = await restore(into, backup, fileKey, folder)
      return 'why' in done ? done : { tables: done.tables.length, rows: done.rows }
    } finally {
      await into.close()
      await embedded.stop()
    }
  } finally {
    remove()
  }
}
