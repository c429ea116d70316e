/** The policy bench: what an office may choose, what a policy would do to everybody of the run, and the policies that were kept. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { BenchState } from '../benches.ts'
import type { Database } from '../database/connection.ts'
import type { OpenBench, PoliciesOffered, PolicyUnusable } from '../engine.ts'
import { SEE, WORK } from '../roles.ts'
import type { Services } from '../services.ts'
import {
  AskPolicy,
  AskWho,
  KeepPolicy,
  KeptPolicy,
  Policies,
  PolicyEffect,
  PolicyPeople,
} from './policy-shapes.ts'
import { ById, currentRun, sentence } from './run-ways.ts'
import { Refusal, way } from './way.ts'

/** So many people of a move are listed. */
const LISTED = 200

export function policyWays(api: OpenAPIHono, services: Services): void {
  benchWays(api, services)
  keptWays(api, services)
}

function benchWays(api: OpenAPIHono, services: Services): void {
  const { db, benches } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/policies',
      says: 'What an office may choose, the policies kept, and whether the bench is ready',
      may: SEE,
      gives: Policies,
    },
    async () => {
      const { id, open } = await currentRun(services)
      const offered = offeredBy(open.policies)
      const state = await benches.of(id)
      const { choices, presets, looksAt, ofRun } = offered
      return {
        run: id,
        looksAt,
        choices: choices.map(choice => ({ ...choice })) as z.input<typeof Policies>['choices'],
        ...(offered.blank === undefined ? {} : { blank: { ...offered.blank } }),
        presets: presets.map(preset => ({
          ...preset,
          notes: [...preset.notes],
          written: { ...preset.written },
        })),
        ...(ofRun === undefined ? {} : { ofRun }),
        kept: await keptPolicies(db),
        bench: benchShape(state),
      }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/policies/effect',
      says: 'What a policy would do to everybody of the run, beside another',
      may: SEE,
      body: AskPolicy,
      gives: PolicyEffect,
    },
    async ({ body, context }) =>
      context.json(taken(await (await benchNow(services)).effect(body.policy, body.against))),
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/policies/people',
      says: 'The people whose answer a policy would move so',
      may: SEE,
      body: AskWho,
      gives: PolicyPeople,
    },
    async ({ body, tell }) => {
      const { id, open } = await currentRun(services)
      const who = taken(await (await benchNow(services)).whoMoves(body.policy, body.against, body.move))
      await tell({
        action: 'looked at whom a policy moves',
        object: String(id),
        detail: { people: who.length },
        run: open.run.sha256,
      })
      return { total: who.length, people: who.slice(0, LISTED).map(one => ({ ...one })) }
    },
  )
}

function benchShape(state: BenchState): z.input<typeof Policies>['bench'] {
  if (state.is === 'ready') return { is: 'ready', people: state.bench.people }
  return state.is === 'reading' ? { ...state } : { is: 'unusable', says: sentence(state.says) }
}

function keptWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/policies',
      says: 'Keeps a policy under a name; one of that name is replaced',
      may: WORK,
      body: KeepPolicy,
      gives: KeptPolicy,
    },
    async ({ body, session, now, tell }) => {
      const { open } = await currentRun(services)
      const file = { ...body.file, name: body.name }
      const problems = offeredBy(open.policies).check(file)
      if (problems[0] !== undefined) throw refusedPolicy(problems)
      await tell({ action: 'kept a policy', object: body.name, detail: { file } })
      const { id } = await db
        .insertInto('office_policy')
        .values({ name: body.name, file: JSON.stringify(file), kept_by: session.userId, kept: now })
        .onConflict(conflict =>
          conflict
            .column('name')
            .doUpdateSet({ file: JSON.stringify(file), kept_by: session.userId, kept: now }),
        )
        .returning('id')
        .executeTakeFirstOrThrow()
      return await oneKept(db, id)
    },
  )
  way(
    api,
    services,
    {
      method: 'delete',
      path: '/api/policies/{id}',
      says: 'Drops a policy that was kept; runs that were decided by it keep it',
      may: WORK,
      params: ById,
      gives: z.object({ dropped: z.boolean() }),
    },
    async ({ params, tell }) => {
      const { name } = await oneKept(db, params.id)
      await tell({ action: 'dropped a policy', object: name })
      await db.deleteFrom('office_policy').where('id', '=', params.id).execute()
      return { dropped: true }
    },
  )
}

export function offeredBy(policies: PoliciesOffered | undefined): PoliciesOffered {
  if (policies === undefined)
    throw new Refusal(
      409,
      'No office’s policy is known for the program of this run. Move to a run of a program that has policies.',
    )
  return policies
}

export async function benchNow(services: Services): Promise<OpenBench> {
  const { id } = await currentRun(services)
  const state = await services.benches.of(id)
  if (state.is === 'ready') return state.bench
  throw new Refusal(
    409,
    state.is === 'reading'
      ? 'The people of this run are still being read. Try again in a moment.'
      : sentence(state.says),
  )
}

export function taken<T extends object>(answer: T | PolicyUnusable): T {
  if ('problems' in answer) throw refusedPolicy(answer.problems)
  return answer
}

const refusedPolicy = (problems: readonly string[]): Refusal =>
  new Refusal(400, sentence(problems[0] ?? ''), {
    errors: problems.map(says => ({ field: 'policy', says: sentence(says) })),
  })

const keptPolicies = async (db: Database): Promise<z.input<typeof KeptPolicy>[]> =>
  (await keptQuery(db).orderBy('office_policy.name').execute()).map(shapeOf)

export async function oneKept(db: Database, id: number): Promise<z.input<typeof KeptPolicy>> {
  const found = await keptQuery(db).where('office_policy.id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal(404, 'There is no such policy.')
  return shapeOf(found)
}

const keptQuery = (db: Database) =>
  db
    .selectFrom('office_policy')
    .innerJoin('user_account', 'user_account.id', 'office_policy.kept_by')
    .select([
      'office_policy.id',
      'office_policy.name',
      'office_policy.file',
      'office_policy.kept',
      'user_account.name as by',
      'user_account.os_user',
    ])

type KeptRow = Awaited<ReturnType<ReturnType<typeof keptQuery>['execute']>>[number]

const shapeOf = ({ id, name, file, kept, by, os_user }: KeptRow): z.input<typeof KeptPolicy> => ({
  id,
  name,
  file: { ...file },
  by: by || os_user,
  at: kept.toISOString(),
})
