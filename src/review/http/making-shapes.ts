/** The shapes of runs that are made in the workstation. */
import { z } from '@hono/zod-openapi'
import { JOB_STEPS } from '../job-steps.ts'

export const JobShape = z
  .object({
    id: z.string(),
    state: z.enum(['waiting', 'running', 'copying', 'done', 'refused', 'canceled']),
    files: z.array(z.object({ name: z.string(), bytes: z.number() })),
    county: z.string(),
    asOf: z.string(),
    program: z.string(),
    policy: z.string().optional(),
    /** The run it is decided again from. */
    from: z.number().optional(),
    began: z.string(),
    /** How much of all its work is done, from 0 to 1. */
    share: z.number(),
    /** What it is at; absent before it is its turn, and when it has ended. */
    step: z.enum(JOB_STEPS).optional(),
    /** About so long it will take; absent where that is not known. */
    secondsLeft: z.number().optional(),
    /** It goes faster or slower than before: how long it will take is not known for now. */
    uneven: z.boolean().optional(),
    /** How many facts that people gave went into it, and how many did not because their person is another in these files. */
    given: z.number(),
    leftOut: z.number(),
    /** Why it was refused. */
    says: z.string().optional(),
    /** Where it was refused: its files, to be put together anew. */
    draft: z.string().optional(),
    /** The number of the run that came of it. */
    run: z.number().optional(),
    /** It came out as a run that was here before. */
    before: z.boolean().optional(),
    /** The reader may cancel it. */
    mine: z.boolean(),
  })
  .openapi('Job')
export const Jobs = z.object({ jobs: z.array(JobShape) }).openapi('Jobs')
