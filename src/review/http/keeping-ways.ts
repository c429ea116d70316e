/** What an office sets and keeps: its first steps, settings, keys, backups. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { record } from '../audit.ts'
import { backUp } from '../keeping/backup.ts'
import { newRecoveryKey, shuttingHalf } from '../keeping/recovery-key.ts'
import { rotateKeys } from '../keeping/rotate-keys.ts'
import { tryBackup } from '../keeping/try-backup.ts'
import { officeOf, saveSettings, tasksOf } from '../office.ts'
import { ADMINISTER } from '../roles.ts'
import type { Services } from '../services.ts'
import {
  Keys,
  MadeBackup,
  OfficeSettings,
  RecoveryKey,
  Rotated,
  Start,
  Trial,
  Tried,
} from './keeping-shapes.ts'
import { sentence } from './run-ways.ts'
import { Nothing } from './shapes.ts'
import { Refusal, way } from './way.ts'

/** In the data folder. */
const BACKUPS = 'backups'

export function keepingWays(api: OpenAPIHono, services: Services): void {
  setting(api, services)
  keys(api, services)
  backups(api, services)
}

function setting(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/start',
      says: 'The first steps of an agency, and which are done',
      may: ADMINISTER,
      gives: Start,
      byItself: true,
    },
    async () => ({ tasks: [...(await tasksOf(db))] }),
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/settings',
      says: 'What the office has set',
      may: ADMINISTER,
      gives: OfficeSettings,
    },
    async () => (await officeOf(db)).settings,
  )
  way(
    api,
    services,
    {
      method: 'put',
      path: '/api/settings',
      says: 'Sets it, from now on',
      may: ADMINISTER,
      body: OfficeSettings,
      gives: Nothing,
    },
    async ({ body, who, now }) => {
      const before = (await officeOf(db)).settings
      await db.transaction().execute(async trx => {
        await saveSettings(trx, body)
        await record(trx, who, { action: 'changed settings', detail: { before, after: body } }, now)
      })
      return {}
    },
  )
}

function keys(api: OpenAPIHono, services: Services): void {
  const { db, opened, data, vault } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/keys',
      says: 'Which keys there are, never what they are',
      may: ADMINISTER,
      gives: Keys,
    },
    async () => {
      const { recovery, backup_tried } = await db
        .selectFrom('office')
        .select(['recovery', 'backup_tried'])
        .executeTakeFirstOrThrow()
      return {
        generation: vault.generation(),
        ...(recovery === null ? {} : { recoveryMade: String(recovery.made) }),
        ...(backup_tried === null ? {} : { backupTried: backup_tried.toISOString() }),
      }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/keys/recovery',
      says: 'Makes a recovery key, which is shown once: backups are sealed for it from now on',
      may: ADMINISTER,
      gives: RecoveryKey,
      secret: true,
    },
    async ({ who, now }) => {
      const key = newRecoveryKey()
      await db.transaction().execute(async trx => {
        await trx
          .updateTable('office')
          .set({
            recovery: JSON.stringify({ key: shuttingHalf(key), made: now.toISOString() }),
            backup_tried: null,
          })
          .execute()
        await record(trx, who, { action: 'changed keys', detail: { what: 'recovery key' } }, now)
      })
      return { key }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/keys/rotation',
      says: 'A new key for the hashes of people’s numbers and for what is sealed',
      may: ADMINISTER,
      gives: Rotated,
    },
    async ({ tell }) => {
      await tell({ action: 'changed keys', detail: { what: 'identifiers' } })
      return { keys: await rotateKeys(opened, data, vault) }
    },
  )
}

function backups(api: OpenAPIHono, services: Services): void {
  const { db, opened, data, engine } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/backups',
      says: 'Makes a backup in the data folder, while people work on',
      may: ADMINISTER,
      gives: MadeBackup,
    },
    async ({ tell, now }) => {
      const folder = join(data, BACKUPS)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `setaside-${now.toISOString().replaceAll(/[:.]/g, '-')}.backup`)
      await tell({ action: 'made a backup' })
      const made = await backUp(opened, { data, path: file, setaside: engine.version, now, plain: false })
      return { file, rows: made.tables.reduce((sum, { rows }) => sum + rows, 0), sealed: made.sealed }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/backups/trial',
      says: 'Makes a backup, opens it with the recovery key, and brings it back into a database that is thrown away',
      may: ADMINISTER,
      body: Trial,
      gives: Tried,
      secret: true,
    },
    async ({ body, tell, now }) => {
      await tell({ action: 'tried a backup' })
      const tried = await tryBackup(opened, { data, setaside: engine.version, now, key: body.key })
      if ('why' in tried)
        throw new Refusal(409, sentence(tried.why), { errors: [{ field: 'key', says: sentence(tried.why) }] })
      await db.updateTable('office').set({ backup_tried: now }).execute()
      return tried
    },
  )
}
