/** The policy benches of runs that somebody looks at: each read once, and kept while the program runs. */
import type { OpenBench } from './engine.ts'
import type { Runs } from './runs.ts'

export type BenchState =
  | { readonly is: 'reading'; readonly share: number }
  | { readonly is: 'ready'; readonly bench: OpenBench }
  | { readonly is: 'unusable'; readonly says: string }

export interface Benches {
  /** Begins to read where that has not begun; says how far it is. */
  readonly of: (run: number) => Promise<BenchState>
  readonly close: () => Promise<void>
}

/** So many runs are kept: the one people work on, and one they compare it with. */
const KEPT = 2

export function benchesOf(runs: Runs): Benches {
  const known = new Map<number, BenchState>()
  const drop = async (run: number): Promise<void> => {
    const state = known.get(run)
    known.delete(run)
    if (state?.is === 'ready') await state.bench.close()
  }
  const begin = async (run: number): Promise<void> => {
    known.set(run, { is: 'reading', share: 0 })
    const open = await runs.open(run)
    if ('unusable' in open) return void known.set(run, { is: 'unusable', says: open.unusable })
    const read = await open.bench(share => {
      if (known.get(run)?.is === 'reading') known.set(run, { is: 'reading', share })
    })
    const wanted = known.has(run)
    if ('unusable' in read) {
      if (wanted) known.set(run, { is: 'unusable', says: read.unusable })
    } else if (wanted) known.set(run, { is: 'ready', bench: read })
    // Nobody looks at it any more: its thread ends, and its people are let go.
    else await read.close()
  }
  return {
    of: async run => {
      const state = known.get(run)
      // What could not be read is tried again by whoever asks again.
      if (state !== undefined && state.is !== 'unusable') return state
      for (const other of [...known.keys()].slice(0, -KEPT + 1)) await drop(other)
      const reading = begin(run).catch(() => void known.set(run, { is: 'unusable', says: FAULT }))
      if (state === undefined) return known.get(run) ?? { is: 'reading', share: 0 }
      await reading
      return known.get(run) ?? state
    },
    close: async () => {
      for (const run of [...known.keys()]) await drop(run)
    },
  }
}

const FAULT = 'a fault of the program stopped the reading of this run’s people'
