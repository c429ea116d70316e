/** The shape of what a later run reads differently of somebody. */
import { z } from '@hono/zod-openapi'

const Answered = z.object({ answer: z.string(), relief: z.string() })

export const Readings = z
  .object({
    runs: z.array(
      z.object({
        run: z.number(),
        gone: z.boolean(),
        lines: z.array(z.string()),
        answers: z.array(
          z.object({
            count: z.string(),
            offense: z.string(),
            before: Answered.optional(),
            after: Answered.optional(),
          }),
        ),
        /** Numbers of facts that people gave. */
        facts: z.array(z.number()),
      }),
    ),
  })
  .openapi('ReadDifferently')
