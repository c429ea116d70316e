/** What the engine told of a run not long ago: whoever asks again does not wait for it again. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { FactTable } from '../facts/read-lines.ts'
import type { Unusable } from '../results/manifest.ts'
import { READ_BEFORE_FILING } from './before-filing.ts'
import type { OpenRun } from './engine.ts'

/** So many views are kept, and pages of so many bytes as they are sent: some fifty thousand each. */
const [VIEWS, BYTES] = [100, 64_000_000]

/**
 * The same run. Of a person with the same facts the same is told again, as long as the files of the run are what they were; two
 * who ask at once are told together.
 */
export function keepingTold(open: OpenRun): OpenRun {
  let before: { readonly stamp: string; readonly told: ReturnType<OpenRun['before']> } | undefined
  const views = keeping(open.person, VIEWS, () => 1)
  const pages = keeping(open.told, BYTES, ({ json }) => json.length)
  const whileSame =
    <T>({ ask, forgetAll }: Keeping<T>): Asking<T> =>
    async (id, given) => {
      const changed = await open.changed()
      if (changed === undefined) return await ask(id, given)
      forgetAll()
      return changed
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
    person: whileSame(views),
    told: whileSame(pages),
  }
}

type Asking<T> = (id: string, given: FactTable) => Promise<T | undefined | Unusable>

interface Keeping<T> {
  readonly ask: Asking<T>
  readonly forgetAll: () => void
}

/** Keeps the latest that was told, as long as the weights of all come to no more than so much. */
function keeping<T extends object>(tell: Asking<T>, most: number, weigh: (told: T) => number): Keeping<T> {
  const kept = new Map<string, { readonly told: ReturnType<Asking<T>>; weight: number }>()
  let weight = 0
  const forget = (name: string): void => {
    weight -= kept.get(name)?.weight ?? 0
    kept.delete(name)
  }
  const anew = (name: string, id: string, given: FactTable): ReturnType<Asking<T>> => {
    const told = tell(id, given)
    const one = { told, weight: 0 }
    kept.set(name, one)
    told.then(
      found => {
        if (kept.get(name) !== one) return
        if (found === undefined || 'unusable' in found) return forget(name)
        one.weight = weigh(found)
        weight += one.weight
        for (const oldest of kept.keys()) {
          if (weight <= most) return
          forget(oldest)
        }
      },
      () => {
        if (kept.get(name) === one) forget(name)
      },
    )
    return told
  }
  return {
    ask: async (id, given) => {
      const name = JSON.stringify([id, given.rows])
      const before = kept.get(name)
      if (before === undefined) return await anew(name, id, given)
      // The latest stands last.
      kept.delete(name)
      kept.set(name, before)
      return await before.told
    },
    forgetAll: () => {
      kept.clear()
      weight = 0
    },
  }
}

/** Which files the tables are, and when they were last changed. */
const stampOf = (folder: string): string =>
  READ_BEFORE_FILING.map(name => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`
  }).join()
