/** The shapes of what is done with runs that are there: comparing two, moving the work, removing one. */
import { z } from '@hono/zod-openapi'

const Count = z.object({ count: z.number(), people: z.number() })
const Answer = z.object({ determination: z.string(), relief: z.string() })
const Reasoned = Answer.extend({ rule: z.string(), reason: z.string() })
const way = <S extends z.ZodType>(of: S) =>
  z.object({
    kind: z.string(),
    before: of.optional(),
    after: of.optional(),
    count: z.number(),
    people: z.number(),
  })

export const ComparedWith = z.object({ with: z.coerce.number().int().min(1) })
export const ChangesQuery = ComparedWith.extend({
  from: z.coerce.number().int().min(0).default(0),
  most: z.coerce.number().int().min(1).max(500).default(100),
})

/** As `compare.json` has it: what is not shown is left out. */
export const ComparisonShape = z
  .object({
    sameInputs: z.boolean(),
    differs: z.array(z.object({ what: z.string(), before: z.string(), after: z.string() })),
    people: z.object({
      before: z.number(),
      after: z.number(),
      new: z.number(),
      gone: z.number(),
      changed: z.number(),
    }),
    convictions: z
      .object({
        same: Count,
        otherReason: Count,
        changed: Count,
        becameDue: Count,
        new: Count,
        gone: Count,
        transitions: z.array(way(Answer)),
        reasons: z.array(way(Reasoned)),
      })
      .optional(),
  })
  .openapi('Comparison')

export const Changes = z
  .object({
    total: z.number(),
    rows: z.array(
      z.object({
        kind: z.string(),
        person: z.string(),
        count: z.string(),
        cases: z.string(),
        offense: z.string(),
        before: z.string(),
        after: z.string(),
        beforeRelief: z.string(),
        afterRelief: z.string(),
        beforeReason: z.string(),
        afterReason: z.string(),
        line: z.string(),
      }),
    ),
  })
  .openapi('Changes')

export const Purge = z
  .object({
    /** The number of the run, once more: nobody removes one by a slip. */
    run: z.number().int(),
    reason: z.string().trim().min(1, 'Say why: it stands in the audit.').max(1_000),
  })
  .openapi('Purge')
/** The folder that was not removed, since it stands elsewhere. */
export const Purged = z.object({ folder: z.string().optional() }).openapi('Purged')

export const Contradictions = z
  .object({
    run: z.number().optional(),
    facts: z.array(
      z.object({
        id: z.number(),
        person: z.string(),
        count: z.string(),
        fact: z.string(),
        value: z.string(),
        source: z.string(),
      }),
    ),
  })
  .openapi('Contradictions')
