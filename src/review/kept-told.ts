/** What the engine told of a run not long ago: whoever asks again does not wait for it again. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { FactTable } from '../facts/read-lines.ts'
import type { Unusable } from '../results/manifest.ts'
import { READ_BEFORE_FILING } from './before-filing.ts'
import type { OpenRun, PersonView } from './engine.ts'

/** So many are kept; some ten thousand bytes each. */
const MOST = 500

/**
 * The same run. Of a person with the same facts the same is told again, as long as the files of the run are what they were; two
 * who ask at once are told together.
 */
export function keepingTold(open: OpenRun): OpenRun {
  let before: { readonly stamp: string; readonly told: ReturnType<OpenRun['before']> } | undefined
  const kept = new Map<string, Promise<PersonView | undefined | Unusable>>()
  const forget = (name: string, told: unknown): void => {
    if (kept.get(name) === told) kept.delete(name)
  }
  const ask = (name: string, id: string, given: FactTable): Promise<PersonView | undefined | Unusable> => {
    const told = open.person(id, given)
    kept.set(name, told)
    told.then(
      view => {
        if (view === undefined || 'unusable' in view) forget(name, told)
      },
      () => forget(name, told),
    )
    const [oldest] = kept.keys()
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
    return told
  }
  return {
    ...open,
    before: () => {
      const stamp = stampOf(open.run.folder)
      if (before?.stamp !== stamp) before = { stamp, told: open.before() }
      before.told.catch(() => {
        before = undefined
      })
      return before.told
    },
    person: async (id, given) => {
      const changed = await open.changed()
      if (changed !== undefined) {
        kept.clear()
        return changed
      }
      const name = JSON.stringify([id, given.rows])
      const before = kept.get(name)
      if (before === undefined) return await ask(name, id, given)
      // The latest stands last.
      kept.delete(name)
      kept.set(name, before)
      return await before
    },
  }
}

/** Which files the tables are, and when they were last changed. */
const stampOf = (folder: string): string =>
  READ_BEFORE_FILING.map(name => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`
  }).join()
