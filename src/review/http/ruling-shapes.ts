/** How rulings go over the wire. */
import { z } from '@hono/zod-openapi'
import { needed } from './shapes.ts'

/** The highest number that the database gives. */
const LAST_ID = 2_147_483_647
const cases = z.array(z.number().int().min(1).max(LAST_ID)).min(1, 'Choose at least one case.').max(5_000)

export const RulingAsked = z
  .object({
    fact: needed(300, 'Choose the question.'),
    value: needed(300, 'Choose an answer.'),
    cases,
  })
  .openapi('RulingAsked')
export const NewRuling = RulingAsked.extend({
  authority: needed(1_000, 'Name the authority: no source, no save.'),
}).openapi('NewRuling')
export const RulingEffects = z
  .object({
    cases: z.number(),
    becomes: z.array(z.object({ answer: z.string(), convictions: z.number() })),
    stays: z.number(),
  })
  .openapi('RulingEffects')
export const Ruled = z.object({ id: z.number(), cases: z.array(z.number()) }).openapi('Ruled')
export const Rulings = z
  .object({
    rulings: z.array(
      z.object({
        id: z.number(),
        fact: z.string(),
        /** Absent while another gave it and some of its cases are still to be read a second time. */
        said: z.object({ value: z.string(), authority: z.string() }).optional(),
        by: z.string(),
        at: z.string(),
        withdrawn: z.boolean(),
        /** What rests on it. */
        cases: z.array(z.number()),
        /** How many were taken out of it. */
        out: z.number(),
      }),
    ),
  })
  .openapi('Rulings')
export const CasesOfRuling = z
  .object({
    cases: z.array(
      z.object({
        id: z.number(),
        person: z.string(),
        name: z.string(),
        count: z.string(),
        state: z.string(),
        /** It was taken out, and why. */
        out: z.boolean(),
        why: z.string(),
      }),
    ),
  })
  .openapi('CasesOfRuling')
export const TakenOut = z
  .object({ cases, reason: needed(500, 'Say why it is taken out.') })
  .openapi('TakenOut')
export const PutBack = z.object({ cases, reason: needed(500, 'Say why it is put back.') }).openapi('PutBack')
