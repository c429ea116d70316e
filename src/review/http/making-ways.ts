/** Runs on their way: deciding one again, how far they are, and stopping one. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { decideAgain } from '../decide-again.ts'
import { SEE, WORK } from '../roles.ts'
import type { Job } from '../run-jobs.ts'
import { howFar } from '../run-progress.ts'
import type { Services } from '../services.ts'
import { JobShape, Jobs } from './making-shapes.ts'
import { ById, sentence, usable } from './run-ways.ts'
import { Nothing } from './shapes.ts'
import { Refusal, way } from './way.ts'

const OfJob = z.object({ id: z.string().max(40) })

export function makingWays(api: OpenAPIHono, services: Services): void {
  const { jobs } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/runs/{id}/again',
      says: 'Decides a run again, with the facts that were given since, into a run of its own',
      may: WORK,
      params: ById,
      gives: JobShape,
    },
    async ({ params, session, who }) =>
      jobShape(
        usable(await decideAgain(services, params.id, { ...who, userId: session.userId })),
        session.userId,
      ),
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/jobs',
      says: 'Runs on their way, and those that have ended since the server was started',
      may: SEE,
      gives: Jobs,
      byItself: true,
    },
    async ({ session }) => ({ jobs: jobs.all().map(job => jobShape(job, session.userId)) }),
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/jobs/{id}',
      says: 'How far a run on its way is',
      may: SEE,
      params: OfJob,
      gives: JobShape,
      byItself: true,
    },
    async ({ params, session }) => jobShape(jobOf(services, params.id), session.userId),
  )
  way(
    api,
    services,
    {
      method: 'delete',
      path: '/api/jobs/{id}',
      says: 'Cancels a run on its way: nothing is kept of it',
      may: WORK,
      params: OfJob,
      gives: Nothing,
    },
    async ({ params, session, roles, who }) => {
      const job = jobOf(services, params.id)
      if (job.by !== session.userId && !roles.includes('approver'))
        throw new Refusal(403, 'Whoever began this run can cancel it, or an approver.')
      if (!(await jobs.cancel(job.id, who)))
        throw new Refusal(409, 'The run has ended already; there is nothing to cancel.')
      return {}
    },
  )
}

function jobOf({ jobs }: Services, id: string): Job {
  const job = jobs.of(id)
  if (job === undefined)
    throw new Refusal(
      404,
      'There is no such run on its way. If the server was started anew, nothing was kept of it.',
    )
  return job
}

export function jobShape(job: Job, user: number): z.input<typeof JobShape> {
  const { id, state, files, asked, from, began, given, leftOut, says, run, before, by, draft } = job
  const { share, left } = howFar(job, performance.now())
  const step = job.steps.soFar()?.step
  return {
    id,
    state,
    files: [...files],
    county: asked.county,
    asOf: asked.asOf,
    program: asked.program,
    ...(asked.policy === undefined ? {} : { policy: asked.policy }),
    ...(from === undefined ? {} : { from }),
    began: began.toISOString(),
    share,
    ...(job.ended === undefined && step !== undefined ? { step } : {}),
    ...(typeof left === 'number' ? { secondsLeft: left } : {}),
    ...(left === 'uneven' ? { uneven: true } : {}),
    given,
    leftOut,
    ...(says === undefined ? {} : { says: sentence(says) }),
    ...(run === undefined ? {} : { run }),
    ...(before === undefined ? {} : { before }),
    ...(draft === undefined || by !== user ? {} : { draft }),
    mine: by === user,
  }
}
