/** The office as a whole: whether one person works here or an agency, and what it has set. */
import { z } from 'zod'
import type { Database } from './database/connection.ts'
import type { Mode } from './sessions.ts'

/** What an office sets; whatever is missing is as it is usually. */
export const Settings = z.object({
  /** Its name, as the sign-in and the papers say it. */
  office: z.string().trim().max(100).default(''),
  /** How long a run is kept; 0: until somebody purges it. */
  keepMonths: z.number().int().min(0).default(0),
  /** What is read by two beside every question of law: these questions, and so many of a hundred answers to the others. */
  secondReads: z
    .object({ facts: z.array(z.string()).default([]), share: z.number().min(0).max(100).default(0) })
    .default({ facts: [], share: 0 }),
  /** Days until something is to be done; 0: whenever. */
  deadlines: z
    .object({
      answer: z.number().int().min(0).default(0),
      secondRead: z.number().int().min(0).default(0),
      file: z.number().int().min(0).default(0),
    })
    .default({ answer: 0, secondRead: 0, file: 0 }),
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

/** The first steps of an agency, and which are done. */
export async function tasksOf(
  db: Database,
): Promise<readonly { readonly task: Task; readonly done: boolean }[]> {
  const { mode, recovery, backup_tried } = await db
    .selectFrom('office')
    .select(['mode', 'recovery', 'backup_tried'])
    .executeTakeFirstOrThrow()
  const can = await db
    .selectFrom('user_role')
    .innerJoin('user_account', 'user_account.id', 'user_role.user_id')
    .select('role')
    .distinct()
    .where('closed', 'is', null)
    .where(({ or, eb }) => or([eb('password', 'is not', null), eb('elsewhere', 'is not', null)]))
    .execute()
  const has = (role: string): boolean => can.some(one => one.role === role)
  const agency = mode === 'agency'
  return [
    { task: 'administrator', done: agency && has('administrator') },
    { task: 'recovery', done: recovery !== null },
    { task: 'sign-in', done: agency },
    { task: 'people', done: has('reviewer') && has('approver') },
    { task: 'backup', done: backup_tried !== null },
  ]
}

export type Task = 'administrator' | 'recovery' | 'sign-in' | 'people' | 'backup'
