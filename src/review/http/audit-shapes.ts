/** The shapes of the audit. */
import { z } from '@hono/zod-openapi'

const text = z.string().trim().max(200).optional()

export const AuditQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  /** Somebody of the office, by their number. */
  by: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  action: text,
  /** What it was done to: a person of a run, a case, a batch. */
  object: text,
  /** Days, the last one included. */
  from: z.iso.date('Write the day as 2026-11-30.').optional(),
  to: z.iso.date('Write the day as 2026-11-30.').optional(),
})

export const AuditEntries = z
  .object({
    entries: z.array(
      z.object({
        number: z.number(),
        at: z.string(),
        who: z.string(),
        roles: z.string(),
        action: z.string(),
        object: z.string(),
        detail: z.record(z.string(), z.unknown()),
        run: z.string(),
      }),
    ),
    /** Whose entries these are: everybody's, one's own, or those about signing in. */
    of: z.enum(['all', 'own', 'sign-ins']),
    people: z.array(z.object({ id: z.number(), who: z.string() })),
    actions: z.array(z.string()),
  })
  .openapi('AuditEntries')

export const AuditChain = z
  .object({
    holds: z.boolean(),
    entries: z.number().optional(),
    /** The last entry, to be noted elsewhere. */
    head: z.string().optional(),
    /** Which does not hold, in a sentence. */
    broken: z.string().optional(),
  })
  .openapi('AuditChain')
