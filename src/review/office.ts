/** The office as a whole: whether one person works here or an agency, and what it has set. */
import { z } from 'zod'
import type { Database } from './database/connection.ts'
import type { Mode } from './sessions.ts'

/** What an office sets; whatever is missing is as it is usually. */
export const Settings = z.object({
  /** Its name, as the sign-in and the papers say it. */
  office: z.string().trim().max(100).default(''),
})
export type Settings = z.output<typeof Settings>

/** The agency's own sign-in, by OpenID Connect. */
export interface Elsewhere {
  readonly title: string
  readonly issuer: string
  readonly client: string
}

export interface Office {
  readonly mode: Mode
  readonly settings: Settings
  readonly elsewhere?: Elsewhere
}

export async function officeOf(db: Database): Promise<Office> {
  const { mode, settings, sign_in } = await db
    .selectFrom('office')
    .select(['mode', 'settings', 'sign_in'])
    .executeTakeFirstOrThrow()
  return {
    mode,
    settings: Settings.parse(settings),
    ...(sign_in === null ? {} : { elsewhere: sign_in as unknown as Elsewhere }),
  }
}

export async function saveSettings(db: Database, settings: Settings): Promise<void> {
  await db
    .updateTable('office')
    .set({ settings: JSON.stringify(settings) })
    .execute()
}

/** How many keys the numbers of people in this database were hashed with. */
export const generationOf = async (db: Database): Promise<number> =>
  (await db.selectFrom('office').select('key_generation').executeTakeFirstOrThrow()).key_generation
