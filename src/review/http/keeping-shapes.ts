/** The shapes of what an office sets and keeps: its first steps, settings, keys and backups. */
import { z } from '@hono/zod-openapi'

export const TASKS = ['administrator', 'recovery', 'sign-in', 'people', 'backup'] as const

export const Start = z
  .object({ tasks: z.array(z.object({ task: z.enum(TASKS), done: z.boolean() })) })
  .openapi('Start')

export const OfficeSettings = z
  .object({
    office: z.string().trim().max(100),
    keepMonths: z
      .number('Write months as a whole number.')
      .int('Write months as a whole number.')
      .min(0, 'Write months from 0 to 600.')
      .max(600, 'Write months from 0 to 600.'),
  })
  .openapi('OfficeSettings')

export const Keys = z
  .object({
    generation: z.number(),
    recoveryMade: z.string().optional(),
    backupTried: z.string().optional(),
  })
  .openapi('Keys')

/** Shown once. */
export const RecoveryKey = z.object({ key: z.string() }).openapi('RecoveryKey')
export const Rotated = z.object({ keys: z.number() }).openapi('Rotated')
export const MadeBackup = z
  .object({ file: z.string(), rows: z.number(), sealed: z.boolean() })
  .openapi('MadeBackup')
export const Trial = z.object({ key: z.string().trim().max(200).default('') }).openapi('Trial')
export const Tried = z.object({ tables: z.number(), rows: z.number() }).openapi('Tried')
