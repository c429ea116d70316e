/** Whether the run of a batch was decided with the facts of its people as they stand now; and deciding it again where it was not. */
import { sha256, stableJson } from '../results/hash.ts'
import type { Unusable } from '../results/manifest.ts'
import { record, type Who } from './audit.ts'
import type { Batch } from './batches.ts'
import { anyOf, type Database } from './database/connection.ts'
import { decideAgain } from './decide-again.ts'
import { asNew, factTable, settledFacts } from './facts.ts'
import type { Job } from './run-jobs.ts'
import type { Services } from './services.ts'

/** A hash of the facts that stand of these people. */
export async function factsDigest(db: Database, run: number, people: ReadonlySet<string>): Promise<string> {
  const facts = (await settledFacts(db, run)).filter(one => people.has(one.person_id))
  return sha256(Buffer.from(stableJson(factTable(facts.map(asNew)).rows.map(({ row }) => row))))
}

export const peopleOfBatch = async (db: Database, batch: number): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db.selectFrom('approval').select('person_id').distinct().where('batch_id', '=', batch).execute()
    ).map(one => one.person_id),
  )

/**
 * The run whose answers are those of today for the people of a batch: the one that was decided again for it, or the one that
 * people work on, where nobody ever gave a fact of them. Undefined where it must be decided again.
 */
export async function decidedRun(
  db: Database,
  batch: Pick<Batch, 'id' | 'decided_run_id' | 'decided_facts'>,
  run: number,
  people: ReadonlySet<string>,
): Promise<number | undefined> {
  const ever = await db
    .selectFrom('fact')
    .select('id')
    .where('person_id', '=', anyOf([...people]))
    .limit(1)
    .executeTakeFirst()
  if (ever === undefined) return run
  const { decided_run_id: decided, decided_facts: facts } = batch
  if (decided === null || facts !== (await factsDigest(db, run, people))) return undefined
  // It is of the run that people work on: of another it says nothing.
  const made = await db
    .selectFrom('run_made')
    .select('from_run')
    .where('run_id', '=', decided)
    .executeTakeFirst()
  return decided === run || made?.from_run === run ? decided : undefined
}

interface Deciding {
  readonly job: Job
  /** The batch names what the job made, or it made nothing. */
  isOver: boolean
}

/** By which job each batch was last decided again. */
const deciding = new WeakMap<Services, Map<number, Deciding>>()

/** How far the deciding of a batch is: it runs until the batch names the run that was made. */
export function decidingOf(
  services: Services,
  batch: number,
): Pick<Job, 'id' | 'state' | 'says'> | undefined {
  const found = deciding.get(services)?.get(batch)
  if (found === undefined) return undefined
  const { isOver, job } = found
  const { id, says, state } = job
  return {
    id,
    state: isOver || state === 'waiting' ? state : 'running',
    ...(says === undefined ? {} : { says }),
  }
}

/** Decides the run that people work on again for a batch; the batch names the new run once it is there. */
export async function decideForBatch(
  services: Services,
  batch: number,
  run: number,
  who: Who & { readonly userId: number },
): Promise<Job | Unusable> {
  const { db, jobs } = services
  const before = deciding.get(services)?.get(batch)
  if (before?.isOver === false) return before.job
  const facts = await factsDigest(db, run, await peopleOfBatch(db, batch))
  const job = await decideAgain(services, run, who)
  if ('unusable' in job) return job
  const known = deciding.get(services) ?? new Map<number, Deciding>()
  const mine: Deciding = { job, isOver: false }
  deciding.set(services, known.set(batch, mine))
  void jobs
    .ended(job.id)
    .then(async end => {
      if (typeof end === 'string' || 'unusable' in end) return
      await db.transaction().execute(async trx => {
        await trx
          .updateTable('batch')
          .set({ decided_run_id: end.run, decided_facts: facts })
          .where('id', '=', batch)
          .where('state', '=', 'open')
          .execute()
        const entry = {
          action: 'decided a batch again',
          object: String(batch),
          detail: { run: end.run },
        } as const
        await record(trx, who, entry, services.now())
      })
    })
    .catch(() => services.onFault('deciding again'))
    .finally(() => {
      mine.isOver = true
    })
  return job
}
