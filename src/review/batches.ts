/** Batches: approved counts that go to the court together. Collected, taken out again with a reason, let go; a count is in one batch. */
import { type Selectable, sql } from 'kysely'
import { type Approval, alone, approvalsOf, moveApprovals, type NotNow } from './approvals.ts'
import { anyOf, type Database, pieces } from './database/connection.ts'
import type { BatchTable } from './database/tables.ts'

export const BATCH_STATES = ['open', 'signed', 'filed', 'dissolved'] as const
export type BatchState = (typeof BATCH_STATES)[number]
export type Batch = Omit<Selectable<BatchTable>, 'state'> & { readonly state: BatchState }

export const isNotNow = (found: object): found is NotNow => 'notNow' in found

export const batchAt = async (db: Database, id: number): Promise<Batch | undefined> =>
  (await db.selectFrom('batch').selectAll().where('id', '=', id).executeTakeFirst()) as Batch | undefined

/** The batch, which nobody else can change meanwhile, where it is as it was seen and in one of these states. */
export async function batchToChange(
  trx: Database,
  id: number,
  version: number | undefined,
  states: readonly BatchState[],
): Promise<Batch | NotNow> {
  const found = (await trx
    .selectFrom('batch')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as Batch | undefined
  if (found === undefined) return { notNow: 'there is no such batch' }
  if (version !== undefined && found.version !== version)
    return { notNow: 'somebody has changed this batch since you opened it; look at it again' }
  if (!states.includes(found.state)) return { notNow: `this batch is ${SAYS[found.state]}` }
  return found
}

const SAYS: Readonly<Record<BatchState, string>> = {
  open: 'open, and not signed off',
  signed: 'signed off: its list is frozen, and a change needs a new sign-off',
  filed: 'filed with the court: nothing of it can be changed any more',
  dissolved: 'dissolved: its counts went back to the approved ones',
}

/** A change is told by the version: whoever has seen an earlier one is told so. */
export const touchBatch = async (trx: Database, id: number): Promise<void> => {
  await trx.updateTable('batch').set({ version: sql`version + 1` }).where('id', '=', id).execute()
}

/** What is collected: of all that is approved, or of some by their numbers. */
export interface Collecting {
  readonly run: number
  readonly approvals?: readonly number[] | undefined
  readonly reliefs?: readonly string[] | undefined
  /** Only counts of which nothing else is open. */
  readonly nothingOpen: boolean
}

/** Approved counts of people of a run that are in no batch. */
export async function collectable(
  db: Database,
  { run, approvals, reliefs, nothingOpen }: Collecting,
): Promise<readonly Approval[]> {
  const approved = (await approvalsOf(db, run)).filter(
    ({ id, state, relief }) =>
      state === 'approved' &&
      approvals?.includes(id) !== false &&
      (reliefs === undefined || reliefs.includes(relief)),
  )
  if (!nothingOpen) return approved
  const open = await countsWithOpen(db, run)
  return approved.filter(one => !open.has(`${one.person_id} ${one.count_key}`))
}

/** Counts of which something is open: by their answer, or by a question that waits. */
async function countsWithOpen(db: Database, run: number): Promise<ReadonlySet<string>> {
  const [rows, waiting] = await Promise.all([
    db
      .selectFrom('conviction')
      .select(['person_id', 'count_key'])
      .where('run_id', '=', run)
      .where(({ or, eb }) => or([eb('open', '<>', ''), eb('answer', '=', 'review')]))
      .execute(),
    db
      .selectFrom('review_case')
      .select(['person_id', 'waiting'])
      .where('run_id', '=', run)
      .where('state', 'not in', ['settled', 'not-needed'])
      .execute(),
  ])
  return new Set([
    ...rows.map(row => `${row.person_id} ${row.count_key}`),
    ...waiting.flatMap(row => row.waiting.map(count => `${row.person_id} ${count}`)),
  ])
}

export function makeBatch(
  db: Database,
  title: string,
  collecting: Collecting,
  by: number,
  now: Date,
  tell: (trx: Database, made: { readonly id: number; readonly counts: readonly number[] }) => Promise<void>,
): Promise<{ readonly id: number; readonly counts: readonly number[] } | NotNow> {
  return db.transaction().execute(async trx => {
    await alone(trx)
    const counts = await collectable(trx, collecting)
    if (counts.length === 0)
      return { notNow: 'nothing that is approved and in no batch is of this kind; approve counts first' }
    const { id } = await trx
      .insertInto('batch')
      .values({
        ...{ title: title === '' ? 'Batch' : title, run_id: collecting.run, state: 'open', made_by: by },
        ...NOTHING_YET,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (title === '')
      await trx
        .updateTable('batch')
        .set({ title: `Batch ${id}` })
        .where('id', '=', id)
        .execute()
    const put = await putInto(trx, id, counts, now)
    await tell(trx, { id, counts: put })
    return { id, counts: put }
  })
}

/** What a batch has when it is made: nobody has decided, signed, made or filed anything of it. */
const NOTHING_YET = {
  ...{ despite: null, decided_run_id: null, decided_facts: null, office_id: null },
  ...{ list: null, list_sha256: null, signed: null, signed_by: null, signed_on: null, signed_how: null },
  ...{ dated: null, documents_sha256: null, letters_dated: null, letters_sha256: null },
  ...{ filed_on: null, filed_by: null },
} as const

/** Adds what is approved to an open batch. */
export function addToBatch(
  db: Database,
  id: number,
  collecting: Collecting,
  now: Date,
  tell: (trx: Database, counts: readonly number[]) => Promise<void>,
): Promise<readonly number[] | NotNow> {
  return db.transaction().execute(async trx => {
    await alone(trx)
    const batch = await batchToChange(trx, id, undefined, ['open'])
    if (isNotNow(batch)) return batch
    const counts = await collectable(trx, collecting)
    if (counts.length === 0) return { notNow: 'nothing that is approved and in no batch is of this kind' }
    const put = await putInto(trx, id, counts, now)
    await touchBatch(trx, id)
    await tell(trx, put)
    return put
  })
}

async function putInto(
  trx: Database,
  batch: number,
  counts: readonly Approval[],
  now: Date,
): Promise<readonly number[]> {
  const put = await moveApprovals(
    trx,
    counts.map(({ id }) => id),
    'collect',
    now,
    { batch },
  )
  for (const some of pieces(put))
    await trx
      .insertInto('batch_count')
      .values(
        some.map(one => ({
          ...{ batch_id: batch, approval_id: one.id, place: null, relief: one.relief },
          ...{ approved_name: one.approved_name, approved_on: one.approved_on },
          ...{ taken_out: null, taken_out_by: null },
        })),
      )
      .onConflict(conflict =>
        conflict.columns(['batch_id', 'approval_id']).doUpdateSet(({ ref }) => ({
          relief: ref('excluded.relief'),
          approved_name: ref('excluded.approved_name'),
          approved_on: ref('excluded.approved_on'),
          taken_out: null,
          taken_out_by: null,
          taken_out_why: '',
        })),
      )
      .execute()
  return put.map(({ id }) => id)
}

/** `review`: to be looked at again; `approved`: to wait for another batch. */
export type OutTo = 'review' | 'approved'

/** Takes counts out of an open batch, with why. */
export function takeOut(
  db: Database,
  id: number,
  approvals: readonly number[],
  to: OutTo,
  why: string,
  by: number,
  now: Date,
  tell: (trx: Database, counts: readonly number[]) => Promise<void>,
): Promise<readonly number[] | NotNow> {
  return db.transaction().execute(async trx => {
    const batch = await batchToChange(trx, id, undefined, ['open'])
    if (isNotNow(batch)) return batch
    const own = await trx
      .selectFrom('approval')
      .select('id')
      .where('batch_id', '=', id)
      .where('id', '=', anyOf(approvals))
      .execute()
    const out = await moveApprovals(
      trx,
      own.map(one => one.id),
      to === 'review' ? 'take-out' : 'put-back',
      now,
      { why },
    )
    if (out.length === 0) return { notNow: 'none of these counts is in this batch' }
    await markOut(
      trx,
      id,
      out.map(one => one.id),
      why,
      by,
      now,
    )
    await touchBatch(trx, id)
    await tell(
      trx,
      out.map(one => one.id),
    )
    return out.map(one => one.id)
  })
}

export const markOut = async (
  trx: Database,
  batch: number,
  approvals: readonly number[],
  why: string,
  by: number | undefined,
  now: Date,
): Promise<void> => {
  await trx
    .updateTable('batch_count')
    .set({ taken_out: now, taken_out_by: by ?? null, taken_out_why: why })
    .where('batch_id', '=', batch)
    .where('approval_id', '=', anyOf(approvals))
    .where('taken_out', 'is', null)
    .execute()
}

/** Lets a batch go that is not filed: its counts are approved, and may go into another. */
export function dissolve(
  db: Database,
  id: number,
  why: string,
  by: number,
  now: Date,
  tell: (trx: Database, counts: number) => Promise<void>,
): Promise<{ readonly counts: number } | NotNow> {
  return db.transaction().execute(async trx => {
    const batch = await batchToChange(trx, id, undefined, ['open', 'signed'])
    if (isNotNow(batch)) return batch
    const own = await trx.selectFrom('approval').select('id').where('batch_id', '=', id).execute()
    const ids = own.map(one => one.id)
    await moveApprovals(trx, ids, 'dissolve', now)
    await markOut(trx, id, ids, why, by, now)
    await trx
      .updateTable('batch')
      .set({ state: 'dissolved', ...UNSIGNED, version: sql`version + 1` })
      .where('id', '=', id)
      .execute()
    await tell(trx, ids.length)
    return { counts: ids.length }
  })
}

/** Without its sign-off: what was signed stands in the audit. */
export const UNSIGNED = {
  ...{ list: null, list_sha256: null, office_id: null },
  ...{ signed: null, signed_by: null, signed_name: '', signed_on: null, signed_how: null },
  ...{ dated: null, documents_sha256: null },
} as const
