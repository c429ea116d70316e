/** The shapes of what an office sets and keeps: its first steps, settings, keys and backups. */
import { z } from '@hono/zod-openapi'

export const TASKS = ['administrator', 'recovery', 'sign-in', 'people', 'backup'] as const

export const Start = z
  .object({ tasks: z.array(z.object({ task: z.enum(TASKS), done: z.boolean() })) })
  .openapi('Start')

const whole = (what: string, most: number) =>
  z
    .number(`Write ${what} as a whole number.`)
    .int(`Write ${what} as a whole number.`)
    .min(0, `Write ${what} from 0 to ${most}.`)
    .max(most, `Write ${what} from 0 to ${most}.`)
const days = whole('days', 3_650)

export const OfficeSettings = z
  .object({
    office: z.string().trim().max(100),
    keepMonths: whole('months', 600),
    secondReads: z.object({
      facts: z.array(z.string().max(300)).max(200),
      share: whole('the share', 100),
    }),
    deadlines: z.object({ answer: days, secondRead: days, file: days }),
  })
  .openapi('OfficeSettings')

/** What is not named stays as it is. */
export const SettingsChanged = OfficeSettings.partial().openapi('SettingsChanged')

export const SettingsShown = OfficeSettings.extend({
  /** The questions there are in the run that people work on, and those chosen before. */
  questions: z.array(z.object({ fact: z.string(), asks: z.string(), ofLaw: z.boolean() })),
  /** The agency's own sign-in, without its secret. */
  elsewhere: z.object({ title: z.string(), issuer: z.string(), client: z.string() }).optional(),
}).openapi('SettingsShown')

export const OverTime = z
  .object({
    keepMonths: z.number(),
    things: z.array(
      z.object({
        kind: z.enum(['run', 'backup', 'people']),
        id: z.string(),
        since: z.string(),
        what: z.string(),
        held: z.string().optional(),
      }),
    ),
  })
  .openapi('OverTime')
export const PurgeOverTime = z
  .object({
    kind: z.enum(['run', 'backup', 'people']),
    id: z.string().max(200).default(''),
    reason: z.string().trim().min(1, 'Say why.').max(500),
  })
  .openapi('PurgeOverTime')
export const PurgedOverTime = z.object({ folder: z.string().optional() }).openapi('PurgedOverTime')

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
