/** Batches: made of what is approved, added to, taken out of with a reason, let go. */
import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { type Answer, OUTCOMES } from '../../filing/court-outcomes.ts'
import { record } from '../audit.ts'
import { addToBatch, dissolve, isNotNow, makeBatch, takeOut } from '../batches.ts'
import { MAY } from '../count-states.ts'
import type { Database } from '../database/connection.ts'
import { SEE } from '../roles.ts'
import type { Services } from '../services.ts'
import { BatchCounts, BatchMade, BatchShown, Changed, Collect, OutOfBatch, Reason } from './batch-shapes.ts'
import { batchLines } from './filing-ways.ts'
import { ById, currentRun, sentence } from './run-ways.ts'
import { Refusal, way } from './way.ts'

/** What was done, or why not. */
export function doneOr<T extends object>(found: T): Exclude<T, { readonly notNow: string }> {
  if (isNotNow(found)) throw new Refusal(409, sentence(found.notNow))
  return found as Exclude<T, { readonly notNow: string }>
}

export function batchWays(api: OpenAPIHono, services: Services): void {
  seeing(api, services)
  changing(api, services)
}

function seeing(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/batches/{id}',
      says: 'A batch: where it stands, and how many counts of what it has',
      may: SEE,
      params: ById,
      gives: BatchShown,
    },
    async ({ params }) => await batchShown(db, params.id),
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/batches/{id}/counts',
      says: 'The counts of a batch, in the order of the exhibit once it is signed',
      may: SEE,
      params: ById,
      gives: BatchCounts,
    },
    async ({ params, tell }) => {
      await batchShown(db, params.id)
      await tell({ action: 'looked at a batch', object: String(params.id) })
      return { counts: await countsOf(db, params.id) }
    },
  )
}

export async function batchShown(db: Database, id: number): Promise<z.input<typeof BatchShown>> {
  const [line] = await batchLines(db, id)
  if (line === undefined) throw new Refusal(404, 'There is no such batch.')
  const { version, run_id: run } = await db
    .selectFrom('batch')
    .select(['version', 'run_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('batch_count')
    .innerJoin('approval', 'approval.id', 'batch_count.approval_id')
    .leftJoin('person', join =>
      join
        .onRef('person.person_id', '=', 'approval.person_id')
        .onRef('person.run_id', '=', 'approval.run_id'),
    )
    .select([
      'approval.id',
      'approval.person_id',
      'count_key',
      'batch_count.relief',
      'taken_out',
      'taken_out_why',
      'name',
    ])
    .where('batch_count.batch_id', '=', id)
    .orderBy('approval.id')
    .execute()
  const reliefs = Map.groupBy(
    rows.filter(row => row.taken_out === null),
    row => row.relief,
  )
  return {
    ...line,
    version,
    run,
    reliefs: [...reliefs]
      .map(([name, of]) => ({ name, counts: of.length }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    out: rows
      .filter(row => row.taken_out !== null)
      .map(row => ({
        approval: row.id,
        person: row.person_id,
        name: row.name ?? '',
        count: row.count_key,
        why: row.taken_out_why,
      })),
  }
}

export async function countsOf(db: Database, id: number): Promise<z.input<typeof BatchCounts>['counts']> {
  const [rows, answers] = await Promise.all([
    db
      .selectFrom('batch_count')
      .innerJoin('approval', 'approval.id', 'batch_count.approval_id')
      .leftJoin('conviction', join =>
        join
          .onRef('conviction.run_id', '=', 'approval.run_id')
          .onRef('conviction.person_id', '=', 'approval.person_id')
          .onRef('conviction.count_key', '=', 'approval.count_key'),
      )
      .leftJoin('person', join =>
        join
          .onRef('person.run_id', '=', 'approval.run_id')
          .onRef('person.person_id', '=', 'approval.person_id'),
      )
      .select([
        'approval.id',
        'approval.person_id',
        'approval.count_key',
        'approval.statute',
        'approval.standing',
        'approval.state',
        'batch_count.place',
        'batch_count.reference',
        'batch_count.relief',
        'batch_count.approved_name',
        'batch_count.approved_on',
        'conviction.name',
        'person.born',
        'case_numbers',
        'offense',
        'class',
        'convicted',
        'conviction.reason',
      ])
      .where('batch_count.batch_id', '=', id)
      .where('taken_out', 'is', null)
      .orderBy('batch_count.place')
      .orderBy('conviction.place')
      .orderBy('approval.id')
      .execute(),
    db
      .selectFrom('court_answer')
      .select(['approval_id', 'answer', 'answered_on', 'number'])
      .where('batch_id', '=', id)
      .where('undone', 'is', null)
      .orderBy('id')
      .execute(),
  ])
  const said = new Map(answers.map(one => [one.approval_id, one]))
  return rows.map(row => {
    const answer = said.get(row.id)
    const { reason = '' } = (row.standing.asked ?? {}) as { readonly reason?: string }
    return {
      approval: row.id,
      person: row.person_id,
      name: row.name ?? '',
      born: row.born ?? '',
      count: row.count_key,
      cases: row.case_numbers ?? '',
      offense: row.offense ?? '',
      class: row.class ?? '',
      convicted: row.convicted ?? '',
      statute: row.statute,
      relief: row.relief,
      reason: reason || (row.reason ?? ''),
      approvedBy: row.approved_name,
      approvedOn: row.approved_on,
      state: row.state,
      ...(row.place === null ? {} : { place: row.place }),
      reference: row.reference,
      answer: answer?.answer ?? '',
      answeredOn: answer?.answered_on ?? '',
      number: answer?.number ?? '',
      next: answer === undefined ? '' : OUTCOMES[answer.answer as Answer].next,
    }
  })
}

function changing(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches',
      says: 'Makes a batch of approved counts',
      may: MAY.collect,
      body: Collect,
      gives: BatchMade,
    },
    async ({ body: { title, ...body }, session, who, now }) => {
      const { id: run, open } = await currentRun(services)
      const made = doneOr(
        await makeBatch(db, title, { run, ...body }, session.userId, now, (trx, { id, counts }) =>
          record(
            trx,
            who,
            {
              action: 'made a batch',
              object: String(id),
              detail: { approvals: counts },
              run: open.run.sha256,
            },
            now,
          ),
        ),
      )
      return { id: made.id, counts: made.counts.length }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/counts',
      says: 'Puts more approved counts into an open batch',
      may: MAY.collect,
      params: ById,
      body: Collect.omit({ title: true }),
      gives: Changed,
    },
    async ({ params: { id }, body, who, now }) => {
      const { id: run } = await currentRun(services)
      const put = doneOr(
        await addToBatch(db, id, { run, ...body }, now, (trx, approvals) =>
          record(
            trx,
            who,
            { action: 'put counts into a batch', object: String(id), detail: { approvals } },
            now,
          ),
        ),
      )
      return { counts: put.length }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/taking-out',
      says: 'Takes counts out of an open batch, to be looked at again or to wait for another',
      may: MAY['take-out'],
      params: ById,
      body: OutOfBatch,
      gives: Changed,
    },
    async ({ params: { id }, body: { approvals, to, reason }, session, who, now }) => {
      const out = doneOr(
        await takeOut(db, id, approvals, to, reason, session.userId, now, (trx, counts) =>
          record(
            trx,
            who,
            {
              action: 'took counts out of a batch',
              object: String(id),
              detail: { approvals: counts, to, reason },
            },
            now,
          ),
        ),
      )
      return { counts: out.length }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/dissolution',
      says: 'Lets a batch go that is not filed: its counts stay approved',
      may: MAY.dissolve,
      params: ById,
      body: Reason,
      gives: Changed,
    },
    async ({ params: { id }, body: { reason }, session, who, now }) =>
      doneOr(
        await dissolve(db, id, reason, session.userId, now, (trx, counts) =>
          record(
            trx,
            who,
            { action: 'dissolved a batch', object: String(id), detail: { counts, reason } },
            now,
          ),
        ),
      ),
  )
}
