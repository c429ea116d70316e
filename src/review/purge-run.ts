/** Removing what a run holds: its people, its answers, its files. That it was there, and who removed it, the audit keeps. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Unusable } from '../results/manifest.ts'
import { record, type Who } from './audit.ts'
import { COMPARED, isComparedWith } from './comparisons.ts'
import type { Database } from './database/connection.ts'
import { wipe } from './database/wiped.ts'
import { forgetAnswers } from './once.ts'
import { isOurs, keep, leave, removePlace } from './run-place.ts'
import { COPIES } from './runs.ts'
import type { Services } from './services.ts'

/** Unusable: why it must stay, in a sentence. */
export async function purgeRun(
  { db, opened, runs, benches, data, now, onFault }: Services,
  id: number,
  why: string,
  who: Who,
): Promise<Unusable | { readonly folder: string | undefined }> {
  const found = await runs.placeOf(id)
  if (found === undefined) return { unusable: 'there is no such run' }
  // What the database says of a place may come from a backup that somebody has changed: nothing but a folder of ours is removed.
  const place = found.made !== undefined && isOurs(data, found.made.place) ? found.made.place : undefined
  // From here on a start after a crash removes what is left of it.
  if (place !== undefined) leave(place)
  const refused = await db.transaction().execute(async trx => {
    const { current } = await trx
      .selectFrom('run')
      .select('current')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (current) return 'people work on this run: move the work to another run first'
    const needed = await whyNeeded(trx, id)
    if (needed !== undefined) return needed
    await record(
      trx,
      who,
      {
        action: 'purged a run',
        object: String(id),
        detail: { why, manifest: found.sha256 },
        run: found.sha256,
      },
      now(),
    )
    for (const table of COPIES) await trx.deleteFrom(table).where('run_id', '=', id).execute()
    await forgetAnswers(trx)
    await trx.updateTable('run').set({ ready: false, purged: now() }).where('id', '=', id).execute()
    return undefined
  })
  if (refused !== undefined) {
    if (place !== undefined) keep({ place })
    return { unusable: refused }
  }
  // What was purged stays purged where this fails; whoever started the program sees that bytes of it are left.
  await wipe(opened).catch(() => onFault('bytes of a purged run are left in the database'))
  runs.forget(id)
  await benches.forget(id)
  if (place !== undefined) removePlace(place)
  const compared = join(data, COMPARED)
  if (statSync(compared, { throwIfNoEntry: false })?.isDirectory() === true)
    for (const name of readdirSync(compared))
      if (isComparedWith(name, found.sha256)) removePlace(join(compared, name))
  return { folder: place === undefined ? found.folder : undefined }
}

/** Papers, and what people have approved, must be able to show the run they rest on. */
export async function whyNeeded(trx: Database, id: number): Promise<string | undefined> {
  const batches = await trx
    .selectFrom('batch')
    .select('id')
    .where(({ or, eb }) => or([eb('run_id', '=', id), eb('decided_run_id', '=', id)]))
    .where('state', '<>', 'dissolved')
    .orderBy('id')
    .execute()
  if (batches.length > 0) {
    const named = batches.map(batch => batch.id).join(', ')
    return batches.length === 1
      ? `batch ${named} rests on this run, and its papers must be able to show it`
      : `batches ${named} rest on this run, and their papers must be able to show it`
  }
  const { counts } = await trx
    .selectFrom('approval')
    .select(eb => eb.fn.countAll<string>().as('counts'))
    .where('run_id', '=', id)
    // What was taken back rests on nothing any more.
    .where('state', 'not in', ['closed', 'eligible'])
    .executeTakeFirstOrThrow()
  return Number(counts) === 0
    ? undefined
    : `what people approved of ${counts} ${counts === '1' ? 'count' : 'counts'} rests on this run: take that back first`
}
