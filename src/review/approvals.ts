/** Approvals: which relief of which count somebody said is to be filed. Given for many at once, taken back, held where the answer changes, closed. */
import { type Selectable, sql } from 'kysely'
import { approvalsOfPeople } from './approvals-of-run.ts'
import { afterAct, type CountAct, type CountState, IN_BATCH, statesFor } from './count-states.ts'
import { anyOf, type Database, pieces } from './database/connection.ts'
import type { ApprovalTable } from './database/tables.ts'
import { type Apart, type CountStanding, countName, type Fileable } from './due-counts.ts'
import type { Standings } from './standings.ts'

export type Approval = Omit<Selectable<ApprovalTable>, 'state'> & { readonly state: CountState }

export const asApproval = (row: Selectable<ApprovalTable>): Approval => row as Approval

/** Which count, and under which statute where it is not the best. */
export interface Chosen {
  readonly person: string
  readonly count: string
  readonly statute?: string | undefined
}

/** What may be approved of what was chosen, and why the rest may not. */
export interface Approvable {
  readonly may: readonly (Pick<CountStanding, 'person' | 'key'> & { readonly relief: Fileable })[]
  readonly notDue: number
  /** It is approved, or on its way, already. */
  readonly already: number
  readonly apart: Readonly<Partial<Record<Apart, number>>>
}

export interface Approving {
  readonly run: number
  readonly by: number
  readonly name: string
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly note: string
}

/** Nobody else may be approving, or putting into batches, while it is found out what may be. */
export const alone = async (trx: Database): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${APPROVING})`.execute(trx)
}
const APPROVING = 0x5e7aa9b1

/** Approvals of people of a run, by what tells them apart. */
export const approvalsOf = async (db: Database, run: number, person?: string): Promise<readonly Approval[]> =>
  (
    await approvalsOfPeople(db, run)
      .selectAll('approval')
      .$if(person !== undefined, query => query.where('approval.person_id', '=', person as string))
      .orderBy('approval.id')
      .execute()
  ).map(asApproval)

/** Sorts what was chosen: the usual relief of each count, or the one that was named. */
export function approvable(
  chosen: readonly Chosen[],
  { all }: Standings,
  approvals: readonly Approval[],
): Approvable {
  const before = Map.groupBy(approvals, one => countName(one.person_id, one.count_key))
  const may: Approvable['may'][number][] = []
  const apart: Partial<Record<Apart, number>> = {}
  let [notDue, already] = [0, 0]
  for (const { person, count, statute } of chosen) {
    const found = all.get(countName(person, count))
    if (found === undefined) {
      notDue++
      continue
    }
    const own = before.get(countName(person, count)) ?? []
    const wanted = found.may.filter(one => (statute === undefined ? one.usual : one.statute === statute))
    const free = wanted.filter(one => !own.some(other => isTaken(other, one)))
    for (const relief of free) may.push({ person, key: count, relief })
    if (wanted.length > 0 && free.length === 0) already++
    else if (wanted.length === 0) {
      const who = (found.apart.find(one => one.statute === statute) ?? found.apart[0])?.who ?? 'lesser'
      apart[who] = (apart[who] ?? 0) + 1
    }
  }
  return { may, notDue, already, apart }
}

/** Whether a count is on its way for this relief already: under its statute, or as a whole where either names none. */
export const isTaken = (
  { state, statute }: Pick<Approval, 'state' | 'statute'>,
  one: Pick<Fileable, 'statute'>,
): boolean =>
  (statute === one.statute && afterAct(state, 'approve') === undefined) ||
  ((statute === '' || one.statute === '') &&
    [...IN_BATCH, 'approved'].includes(state) &&
    !LET_GO.includes(state))

/** The court has refused: another relief may be asked. */
const LET_GO: readonly CountState[] = ['denied', 'struck']

/** Approves; what somebody else approved meanwhile is left as it is. Gives the numbers of the approvals. */
export async function approve(
  trx: Database,
  may: Approvable['may'],
  { run, by, name, on, note }: Approving,
  now: Date,
): Promise<readonly number[]> {
  const subjects = new Map(
    (
      await trx.selectFrom('subject').select(['person_id', 'identity']).where('run_id', '=', run).execute()
    ).map(one => [one.person_id, one.identity]),
  )
  const done: number[] = []
  for (const some of pieces(may)) {
    const values = some.flatMap(({ person, key, relief }) => {
      const identity = subjects.get(person)
      return identity === undefined
        ? []
        : {
            ...{ run_id: run, person_id: person, identity, count_key: key, statute: relief.statute },
            ...{
              relief: relief.relief,
              standing: JSON.stringify(relief.standing),
              state: 'approved' as const,
            },
            ...{ batch_id: null, approved_by: by, approved_name: name, approved_on: on, note, changed: now },
          }
    })
    if (values.length === 0) continue
    const rows = await trx
      .insertInto('approval')
      .values(values)
      .onConflict(conflict =>
        conflict
          .columns(['person_id', 'identity', 'count_key', 'statute'])
          .doUpdateSet(({ ref }) => ({
            run_id: ref('excluded.run_id'),
            relief: ref('excluded.relief'),
            standing: ref('excluded.standing'),
            state: 'approved',
            version: sql`approval.version + 1`,
            approved_by: ref('excluded.approved_by'),
            approved_name: ref('excluded.approved_name'),
            approved_on: ref('excluded.approved_on'),
            note: ref('excluded.note'),
            why: '',
            changed: ref('excluded.changed'),
          }))
          .where('approval.state', '=', anyOf(statesFor('approve'))),
      )
      .returning('id')
      .execute()
    done.push(...rows.map(({ id }) => id))
  }
  return done
}

export interface NotNow {
  readonly notNow: string
}

/** What changes with an approval beside its state. */
interface With {
  readonly why?: string
  readonly batch?: number | null
}

/**
 * Moves approvals from wherever the act may be done: gives those that were moved. Called within a transaction; the rows are
 * locked in the order of their numbers, so that two at once wait for each other.
 */
export async function moveApprovals(
  trx: Database,
  ids: readonly number[],
  act: CountAct,
  now: Date,
  { why = '', batch }: With = {},
): Promise<readonly Approval[]> {
  const found = await trx
    .selectFrom('approval')
    .selectAll()
    .where('id', '=', anyOf(ids))
    .where('state', '=', anyOf(statesFor(act)))
    .orderBy('id')
    .forUpdate()
    .execute()
  const moved: Approval[] = []
  for (const [state, rows] of Map.groupBy(found.map(asApproval), one => one.state)) {
    const next = afterAct(state, act)
    if (next === undefined) continue
    const stays = IN_BATCH.includes(next)
    const done = await trx
      .updateTable('approval')
      .set({
        state: next,
        why,
        changed: now,
        version: sql`version + 1`,
        ...(stays ? (batch === undefined ? {} : { batch_id: batch }) : { batch_id: null }),
      })
      .where('id', '=', anyOf(rows.map(one => one.id)))
      .returningAll()
      .execute()
    // The batch they were of is told with them.
    moved.push(...done.map(one => ({ ...asApproval(one), batch_id: batchOf(rows, one.id) })))
  }
  return moved
}

const batchOf = (rows: readonly Approval[], id: number): number | null =>
  rows.find(one => one.id === id)?.batch_id ?? null
