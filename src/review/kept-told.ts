/** What the engine told of a run not long ago: whoever asks again does not wait for it again. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { FactTable } from '../facts/read-lines.ts'
import type { Unusable } from '../results/manifest.ts'
import { READ_BEFORE_FILING } from './before-filing.ts'
import type { OpenRun } from './engine.ts'
import { factTable } from './facts.ts'

/** So many views are kept, and pages of so many bytes: some two thousand each. */
const [VIEWS, BYTES] = [100, 64_000_000]

/**
 * The same run. Of a person with the same facts the same is told again, as long as the files of the run are what they were; two
 * who ask at once are told together.
 */
export function keepingTold(open: OpenRun): KeptRun {
  let before: { readonly stamp: string; readonly told: ReturnType<OpenRun['before']> } | undefined
  const views = keeping(open.person, VIEWS, () => 1)
  const pages = keeping(open.told, BYTES, ({ packed }) => packed.length)
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
    prepare: async (ids, stop) => {
      const full = new AbortController()
      await open.prepared(
        ids,
        ({ id, told }) => {
          if (!pages.put(id, NOTHING_GIVEN, told)) full.abort()
        },
        AbortSignal.any([stop, full.signal]),
      )
    },
  }
}

const NOTHING_GIVEN = factTable([])

/** A run whose pages are kept. */
export interface KeptRun extends OpenRun {
  /** Has pages of these people made before anybody asks, as many as are kept, until it is stopped. */
  readonly prepare: (ids: readonly string[], stop: AbortSignal) => Promise<void>
}

type Asking<T> = (id: string, given: FactTable) => Promise<T | undefined | Unusable>

interface Keeping<T> {
  readonly ask: Asking<T>
  /** Keeps what nobody has asked for yet; false where there is no more room. */
  readonly put: (id: string, given: FactTable, told: T) => boolean
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
      const name = nameOf(id, given)
      const before = kept.get(name)
      if (before === undefined) return await anew(name, id, given)
      // The latest stands last.
      kept.delete(name)
      kept.set(name, before)
      return await before.told
    },
    put: (id, given, told) => {
      const name = nameOf(id, given)
      const own = weigh(told)
      if (weight + own > most) return false
      if (kept.has(name)) return true
      kept.set(name, { told: Promise.resolve(told), weight: own })
      weight += own
      return true
    },
    forgetAll: () => {
      kept.clear()
      weight = 0
    },
  }
}

const nameOf = (id: string, { rows }: FactTable): string => JSON.stringify([id, rows])

/** Which files the tables are, and when they were last changed. */
const stampOf = (folder: string): string =>
  READ_BEFORE_FILING.map(name => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`
  }).join()
