/** The shapes of the policy bench: what may be chosen, what a policy does, and the policies that were kept. */
import { z } from '@hono/zod-openapi'

const Outcomes = z.object({
  eligible: z.number(),
  'eligible-later': z.number(),
  'not-eligible': z.number(),
  review: z.number(),
})

/** A policy as it is asked about: left out it is the law alone; a name is one that comes with the program; else what a policy file holds. */
const Named = z.union([z.string().max(100), z.record(z.string(), z.unknown())]).optional()

const Choice = z.object({
  of: z.array(z.string()),
  says: z.string(),
  more: z.string().optional(),
  kind: z.enum(['lists', 'number', 'yes-no', 'one-of']),
  key: z.string().optional(),
  value: z.string().optional(),
  lists: z.array(z.object({ key: z.string(), says: z.string() })).optional(),
  least: z.number().optional(),
  most: z.number().optional(),
  widest: z.enum(['least', 'most']).optional(),
  words: z.string().optional(),
  usual: z.number().optional(),
  options: z.array(z.object({ value: z.string(), says: z.string() })).optional(),
})

export const KeptPolicy = z
  .object({
    id: z.number(),
    name: z.string(),
    file: z.record(z.string(), z.unknown()),
    by: z.string(),
    at: z.string(),
  })
  .openapi('KeptPolicy')

export const Policies = z
  .object({
    run: z.number(),
    looksAt: z.string(),
    choices: z.array(Choice),
    blank: z.record(z.string(), z.unknown()).optional(),
    presets: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        source: z.string(),
        notes: z.array(z.string()),
        written: z.record(z.string(), z.unknown()),
      }),
    ),
    /** What the run itself was decided by, where it had a policy. */
    ofRun: z.unknown().optional(),
    kept: z.array(KeptPolicy),
    bench: z.object({
      is: z.enum(['reading', 'ready', 'unusable']),
      /** How much of the run has been read, from 0 to 1. */
      share: z.number().optional(),
      says: z.string().optional(),
      people: z.number().optional(),
    }),
  })
  .openapi('Policies')

export const AskPolicy = z.object({ policy: Named, against: Named }).openapi('AskPolicy')
export const AskWho = z
  .object({ policy: Named, against: Named, move: z.string().max(2_000) })
  .openapi('AskWho')

const Standing = z.object({ yes: z.number(), no: z.number(), unknown: z.number(), freed: z.number() })
const Scenarios = z.object({
  before: Standing,
  after: Standing,
  dismissAll: Standing,
  dismissAllAndRelated: Standing,
})
const Counted = z.object({
  considered: z.object({ convictions: z.number(), people: z.number() }),
  answers: Outcomes,
  basis: z.object({ law: z.number(), policy: z.number() }),
  reliefs: z.record(z.string(), z.number()),
  helped: z.number(),
  standing: z.object({ felony: Scenarios, conviction: Scenarios, recent: Scenarios }),
  sections: z.record(z.string(), Outcomes),
})
const Moved = z.object({
  outcome: z.enum(['eligible', 'eligible-later', 'not-eligible', 'review']),
  relief: z.string(),
})
const PersonNamed = z.object({ id: z.string(), name: z.string() })

export const PolicyEffect = z
  .object({
    policy: Counted,
    against: Counted,
    moves: z.array(
      z.object({
        key: z.string(),
        from: Moved.optional(),
        to: Moved.optional(),
        reason: z.string(),
        convictions: z.number(),
        people: z.number(),
        /** Nobody is named here: whoever opens the person is recorded. */
        example: z.object({ id: z.string() }),
      }),
    ),
  })
  .openapi('PolicyEffect')

export const PolicyPeople = z
  .object({ total: z.number(), people: z.array(PersonNamed) })
  .openapi('PolicyPeople')

export const KeepPolicy = z
  .object({
    name: z.string().trim().min(1, 'Give the policy a name.').max(80),
    file: z.record(z.string(), z.unknown()),
  })
  .openapi('KeepPolicy')
