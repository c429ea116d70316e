/** Beginning a run that somebody has put together: what was written is read as the command line reads it, and the run begins. */
import { basename, join } from 'node:path'
import type { Unusable } from '../results/manifest.ts'
import { recordAlone, type Who } from './audit.ts'
import type { Draft } from './drafts.ts'
import { allSettledFacts } from './facts.ts'
import type { Look, Written, WrongField } from './making.ts'
import type { Job } from './run-jobs.ts'
import type { Services } from './services.ts'

/** What is known of a run before it begins. */
export interface Checked {
  readonly wrong: readonly WrongField[]
  readonly files: readonly (Draft['files'][number] & Look)[]
  /** How many facts that people gave go along. */
  readonly facts: number
}

export async function check({ engine, db }: Services, draft: Draft, written: Written): Promise<Checked> {
  const asked = withBeside(draft, written)
  const read = await engine.making.read(asked)
  const files = await Promise.all(
    draft.files.map(async file => {
      const look = await engine.making.look(file.path ?? join(draft.folder.files, file.name), asked)
      const { refused } = look
      return { ...file, ...look, ...(refused === undefined ? {} : { refused: byName(draft, refused) }) }
    }),
  )
  return {
    wrong: 'wrong' in read ? read.wrong.map(one => ({ ...one, says: byName(draft, one.says) })) : [],
    files,
    facts: (await allSettledFacts(db)).length,
  }
}

/** A policy and a mapping of its own stand in the place of those that are named. */
const withBeside = ({ beside: { policy, map } }: Draft, written: Written): Written => ({
  ...written,
  ...(policy === undefined ? {} : { policy: policy.path }),
  ...(map === undefined ? {} : { map: map.path }),
})

/** Where a file stands on the server is nobody's business: it is called by its name. */
const byName = ({ beside }: Draft, says: string): string =>
  Object.values(beside).reduce((text, { path }) => text.replaceAll(path, basename(path)), says)

/** Begins it. Wrong: what is wrong with what was written. */
export async function beginRun(
  services: Services,
  draft: Draft,
  written: Written,
  who: Who & { readonly userId: number },
): Promise<Job | Unusable | { readonly wrong: readonly WrongField[] }> {
  const { engine, drafts, jobs, db, now } = services
  if (draft.files.length === 0) return { unusable: 'no file was given: choose at least one' }
  const asked = await engine.making.read(withBeside(draft, written))
  if ('wrong' in asked) return { wrong: asked.wrong.map(one => ({ ...one, says: byName(draft, one.says) })) }
  const { policy, map, facts } = draft.beside
  const busy = drafts.take(draft)
  if (busy !== undefined) return busy
  try {
    await recordAlone(
      db,
      who,
      { action: 'began a run', object: draft.id, detail: { how: 'new', files: draft.files.length } },
      now(),
    )
  } catch (error) {
    drafts.giveBack(draft)
    throw error
  }
  return jobs.begin(
    {
      // Under its own name, wherever it stands.
      asked: {
        ...asked,
        ...(policy === undefined ? {} : { policy: policy.name }),
        ...(map === undefined ? {} : { map: map.name }),
      },
      own: {
        ...(policy === undefined ? {} : { policy: policy.path }),
        ...(map === undefined ? {} : { map: map.path }),
      },
      folder: draft.folder,
      files: draft.files.map(({ name, path }) => path ?? name),
      named: draft.files.map(({ name, bytes }) => ({ name, bytes })),
      earlierFacts: facts?.path,
      from: undefined,
      given: async (trx, leftOut) => (await allSettledFacts(trx)).filter(({ id }) => !leftOut.has(id)),
      giveBack: () => {
        drafts.giveBack(draft)
        return draft.id
      },
    },
    who,
  )
}
