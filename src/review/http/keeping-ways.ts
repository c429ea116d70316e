/** What an office sets and keeps: its first steps, settings, keys, backups. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { record } from '../audit.ts'
import type { Database } from '../database/connection.ts'
import { backUp } from '../keeping/backup.ts'
import { newRecoveryKey, shuttingHalf } from '../keeping/recovery-key.ts'
import { rotateKeys } from '../keeping/rotate-keys.ts'
import { tryBackup } from '../keeping/try-backup.ts'
import { officeOf, Settings, saveSettings, tasksOf } from '../office.ts'
import { BACKUPS, overTime, purgeOverTime } from '../retention.ts'
import { ADMINISTER } from '../roles.ts'
import type { Services } from '../services.ts'
import {
  Keys,
  MadeBackup,
  OverTime,
  PurgedOverTime,
  PurgeOverTime,
  RecoveryKey,
  Rotated,
  SettingsChanged,
  SettingsShown,
  Start,
  Trial,
  Tried,
} from './keeping-shapes.ts'
import { sentence, usable } from './run-ways.ts'
import { Nothing } from './shapes.ts'
import { Refusal, way } from './way.ts'

export function keepingWays(api: OpenAPIHono, services: Services): void {
  setting(api, services)
  retaining(api, services)
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
      gives: SettingsShown,
    },
    async () => {
      const { settings, elsewhere } = await officeOf(db)
      return {
        ...settings,
        questions: await questionsOf(db, settings.secondReads.facts),
        ...(elsewhere === undefined ? {} : { elsewhere }),
      }
    },
  )
  way(
    api,
    services,
    {
      method: 'put',
      path: '/api/settings',
      says: 'Sets it, from now on',
      may: ADMINISTER,
      body: SettingsChanged,
      gives: Nothing,
    },
    async ({ body, who, now }) => {
      await db.transaction().execute(async trx => {
        // Two who set different things at once lose neither.
        await trx.selectFrom('office').select('id').forUpdate().execute()
        const before = (await officeOf(trx)).settings
        const after = Settings.parse({ ...before, ...body })
        await saveSettings(trx, after)
        await record(trx, who, { action: 'changed settings', detail: { before, after } }, now)
      })
      return {}
    },
  )
}

async function questionsOf(
  db: Database,
  chosen: readonly string[],
): Promise<{ readonly fact: string; readonly asks: string; readonly ofLaw: boolean }[]> {
  const asked = await db
    .selectFrom('review_case')
    .innerJoin('run', 'run.id', 'review_case.run_id')
    .select(({ fn }) => ['fact', 'of_law as ofLaw', fn.min('asks').as('asks')])
    .where('current', '=', true)
    .groupBy(['fact', 'of_law'])
    .orderBy('asks')
    .execute()
  const there = new Set(asked.map(({ fact }) => fact))
  const others = chosen.filter(fact => !there.has(fact)).map(fact => ({ fact, asks: fact, ofLaw: false }))
  return [...asked, ...others]
}

function retaining(api: OpenAPIHono, services: Services): void {
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/retention',
      says: 'What is kept longer than the office has set: nothing of it goes by itself',
      may: ADMINISTER,
      gives: OverTime,
    },
    async ({ now }) => ({
      keepMonths: (await officeOf(services.db)).settings.keepMonths,
      things: (await overTime(services, now)).map(({ since, held, ...one }) => ({
        ...one,
        since: since.toISOString(),
        ...(held === undefined ? {} : { held: sentence(held) }),
      })),
    }),
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/retention/purge',
      says: 'Removes one thing that is over its time, for good; the audit keeps what it was',
      may: ADMINISTER,
      body: PurgeOverTime,
      gives: PurgedOverTime,
    },
    async ({ body: { reason, ...one }, who }) => {
      const { folder } = usable(await purgeOverTime(services, one, reason, who))
      return folder === undefined ? {} : { folder }
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
