/** Deciding again: a new run from the files of another, with the facts that people have given since, as `setaside run --facts` makes it. */
import { closeSync, copyFileSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { FACTS_TABLE } from '../facts/table.ts'
import { type FinishedRun, openListed, readRun } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import { recordAlone, type Who } from './audit.ts'
import { settledFacts } from './facts.ts'
import type { Job } from './run-jobs.ts'
import { EARLIER_FACTS, isOurs, newRunFolder, type RunFolder, removePlace, shareFile } from './run-place.ts'
import type { RunPlace } from './runs.ts'
import type { Services } from './services.ts'

/** Begins to decide a run again; its end is asked of `services.jobs`. Unusable: why it cannot, in a sentence. */
export async function decideAgain(
  services: Services,
  id: number,
  who: Who & { readonly userId: number },
): Promise<Job | Unusable> {
  const found = await services.runs.placeOf(id)
  if (found === undefined) return { unusable: 'there is no such run' }
  const run = readRun(found.folder)
  if ('unusable' in run) return run
  if (run.sha256 !== found.sha256)
    return {
      unusable: `[${found.folder}] holds another run than the one that was opened; open it as a new one`,
    }
  const again = await services.engine.making.again(run, found.own)
  if ('unusable' in again) return again
  const folder = newRunFolder(services.data)
  const { files: paths, ...asked } = again
  try {
    const own = ownFiles(found, folder)
    const earlier = earlierFacts(run, found, folder)
    if (typeof earlier === 'object') {
      removePlace(folder.place)
      return earlier
    }
    await recordAlone(
      services.db,
      who,
      { action: 'began a run', object: String(id), detail: { how: 'decided again' }, run: run.sha256 },
      services.now(),
    )
    const files = paths.map(path => (isOurs(services.data, path) ? shareFile(path, folder) : path))
    return services.jobs.begin(
      {
        asked,
        own,
        folder,
        files,
        named: run.inputs.map(({ name, bytes }) => ({ name, bytes })),
        earlierFacts: earlier,
        from: id,
        given: async (db, leftOut) => (await settledFacts(db, id)).filter(one => !leftOut.has(one.id)),
        whyNot: made => whyOfOtherFiles(run, made),
      },
      who,
    )
  } catch (error) {
    removePlace(folder.place)
    throw error
  }
}

/** A policy and a mapping of its own go along. */
function ownFiles({ own }: RunPlace, { place }: RunFolder): RunPlace['own'] {
  const along = (from: string | undefined, kind: string): string | undefined => {
    if (from === undefined) return undefined
    mkdirSync(join(place, 'beside', kind), { recursive: true, mode: 0o700 })
    const to = join(place, 'beside', kind, basename(from))
    copyFileSync(from, to)
    return to
  }
  const [policy, map] = [along(own.policy, 'policy'), along(own.map, 'map')]
  return { ...(policy === undefined ? {} : { policy }), ...(map === undefined ? {} : { map }) }
}

/** The facts that came with the run from elsewhere: those that people gave here are given anew, as they stand now. */
function earlierFacts(
  run: FinishedRun,
  { made }: RunPlace,
  { place }: RunFolder,
): string | undefined | Unusable {
  const from = made === undefined ? join(run.folder, FACTS_TABLE) : made.earlierFacts
  if (from === undefined) return undefined
  if (made === undefined) {
    const opened = openListed(run, FACTS_TABLE)
    if (typeof opened !== 'number') return opened
    closeSync(opened)
  }
  // The results name it by its name.
  const to = join(place, made === undefined ? EARLIER_FACTS : basename(from))
  copyFileSync(from, to)
  return to
}

/** A file may have been changed and still be as long as it was. */
const whyOfOtherFiles = (before: FinishedRun, made: FinishedRun): string | undefined => {
  const changed = before.inputs.find(({ sha256 }, at) => sha256 !== made.inputs[at]?.sha256)
  return changed === undefined
    ? undefined
    : `[${basename(changed.name)}] is not as the run read it: run again, or put the file back as it was`
}
