/** What the court answered to a batch: by form or by the file that the command line reads, through the one reader of both; each answer kept, the later day holds. */
import { sql } from 'kysely'
import { type AboutLine, readAnswers } from '../filing/answers.ts'
import type { Answer } from '../filing/court-outcomes.ts'
import type { UpdateRow } from '../filing/court-update.ts'
import type { CourtAnswer } from '../filing/filing.ts'
import { openFiling } from '../filing/finished.ts'
import type { FilledIn } from '../results/filled-in.ts'
import type { Unusable } from '../results/manifest.ts'
import { moveApprovals, type NotNow } from './approvals.ts'
import type { PapersMade } from './batch-papers.ts'
import { type Batch, batchToChange, isNotNow, touchBatch } from './batches.ts'
import { statesFor } from './count-states.ts'
import { anyOf, type Database, pieces } from './database/connection.ts'

/** A count of a batch by what the court calls it. */
interface Filed {
  readonly rows: readonly UpdateRow[]
  /** By `count_id`, which approval it is. */
  readonly approvals: ReadonlyMap<string, number>
}

export async function filedOf(
  db: Database,
  batch: number,
  { folder }: PapersMade,
): Promise<Filed | Unusable> {
  const filing = openFiling(folder)
  if ('unusable' in filing) return filing
  const places = await db
    .selectFrom('batch_count')
    .select(['approval_id', 'reference'])
    .where('batch_id', '=', batch)
    .where('taken_out', 'is', null)
    .execute()
  const byReference = new Map(places.map(one => [one.reference, one.approval_id]))
  return {
    rows: filing.rows,
    approvals: new Map(
      filing.rows.flatMap(row => {
        const approval = byReference.get(row.order_reference)
        return approval === undefined ? [] : [[row.count_id, approval] as const]
      }),
    ),
  }
}

/** What holds of each count now. */
export async function recorded(db: Database, batch: number): Promise<ReadonlyMap<number, CourtAnswer>> {
  const rows = await db
    .selectFrom('court_answer')
    .select(['approval_id', 'answer', 'answered_on'])
    .where('batch_id', '=', batch)
    .where('undone', 'is', null)
    .orderBy('id')
    .execute()
  return new Map(
    rows.map(row => [row.approval_id, { answer: row.answer as Answer, on: row.answered_on }] as const),
  )
}

export const byCountId = (
  { approvals }: Filed,
  answers: ReadonlyMap<number, CourtAnswer>,
): ReadonlyMap<string, CourtAnswer> =>
  new Map(
    [...approvals].flatMap(([id, approval]) => {
      const answer = answers.get(approval)
      return answer === undefined ? [] : [[id, answer] as const]
    }),
  )

export interface Recording {
  readonly source: 'form' | 'file'
  /** The court's number of the file or the order. */
  readonly number: string
  readonly by: number
  readonly now: Date
  /** Nothing is taken where a line cannot be. */
  readonly whole: boolean
}

export interface Recorded {
  readonly taken: readonly number[]
  readonly problems: readonly AboutLine[]
  readonly told: readonly AboutLine[]
}

/** Takes answers; `tell` writes the entry of the audit in the same transaction. */
export function recordAnswers(
  db: Database,
  batch: number,
  filed: Filed,
  lines: FilledIn,
  { source, number, by, now, whole }: Recording,
  tell: (trx: Database, recorded: Recorded) => Promise<void>,
): Promise<Recorded | NotNow | Unusable> {
  return db.transaction().execute(async trx => {
    const found = await batchToChange(trx, batch, undefined, ['filed'])
    if (isNotNow(found)) return { notNow: 'this batch is not filed yet: the court cannot have answered it' }
    const before = byCountId(filed, await recorded(trx, batch))
    const read = readAnswers(lines, filed.rows, before)
    if ('unusable' in read) return read
    if (whole && read.problems.length > 0) return { notNow: read.problems[0]?.why ?? 'it cannot be used' }
    const news = [...read.answers].filter(([id, answer]) => !isAlike(answer, before.get(id)))
    const taken: number[] = []
    const problems = [...read.problems]
    for (const [answer, of] of Map.groupBy(news, ([, one]) => one.answer)) {
      const ids = of.flatMap(([id]) => filed.approvals.get(id) ?? [])
      const moved = new Set(
        (await moveApprovals(trx, await stillOf(trx, batch, ids), answer, now)).map(one => one.id),
      )
      const gone = ids.filter(id => !moved.has(id)).length
      if (gone > 0)
        problems.push({
          line: 0,
          why: `[${gone}] counts were opened again since, and their answer is not taken`,
        })
      const values = of.flatMap(([id, { on }]) => {
        const approval = filed.approvals.get(id)
        return approval === undefined || !moved.has(approval)
          ? []
          : {
              batch_id: batch,
              approval_id: approval,
              answer,
              answered_on: on,
              number,
              source,
              by,
              undone: null,
            }
      })
      for (const some of pieces(values))
        await trx
          .insertInto('court_answer')
          .values([...some])
          .execute()
      taken.push(...moved)
    }
    await touchBatch(trx, batch)
    const done = { taken, problems, told: read.told }
    await tell(trx, done)
    return done
  })
}

const isAlike = (a: CourtAnswer, b: CourtAnswer | undefined): boolean =>
  a.answer === b?.answer && a.on === b.on

/** Those that are still of this batch: a count that was opened again may be on its way in another. */
const stillOf = async (trx: Database, batch: number, ids: readonly number[]): Promise<readonly number[]> =>
  (
    await trx
      .selectFrom('approval')
      .select('id')
      .where('batch_id', '=', batch)
      .where('id', '=', anyOf(ids))
      .execute()
  ).map(({ id }) => id)

/** Takes back what was recorded last of counts: what was recorded before holds again, or nothing. */
export function undoAnswers(
  db: Database,
  batch: Pick<Batch, 'id'>,
  ids: readonly number[],
  why: string,
  now: Date,
  tell: (trx: Database, approvals: readonly number[]) => Promise<void>,
): Promise<readonly number[] | NotNow> {
  return db.transaction().execute(async trx => {
    const found = await batchToChange(trx, batch.id, undefined, ['filed'])
    if (isNotNow(found)) return found
    const own = await trx
      .selectFrom('approval')
      .select('id')
      .where('batch_id', '=', batch.id)
      .where('state', '=', anyOf(statesFor('unanswer')))
      .where('id', '=', anyOf(ids))
      .forUpdate()
      .execute()
    for (const { id } of own) {
      await sql`update court_answer set undone = ${now}, undone_why = ${why}
        where id = (select max(id) from court_answer where batch_id = ${batch.id} and approval_id = ${id} and undone is null)`.execute(
        trx,
      )
      const before = (await recorded(trx, batch.id)).get(id)
      await moveApprovals(trx, [id], before?.answer ?? 'unanswer', now)
    }
    if (own.length === 0)
      return { notNow: 'the court has answered none of these counts, or they were opened again' }
    await touchBatch(trx, batch.id)
    const done = own.map(({ id }) => id)
    await tell(trx, done)
    return done
  })
}
