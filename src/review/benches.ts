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
  /** What it held has been removed. */
  readonly forget: (run: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** So many runs are kept: the one people work on, and one they compare it with. */
const KEPT = 2

interface Reading {
  state: BenchState
  /** Until it is dropped: what then ends is let go, whatever has been begun for the same run since. */
  wanted: boolean
}

export function benchesOf(runs: Runs): Benches {
  const known = new Map<number, Reading>()
  const drop = async (run: number): Promise<void> => {
    const reading = known.get(run)
    known.delete(run)
    if (reading === undefined) return
    reading.wanted = false
    if (reading.state.is === 'ready') await reading.state.bench.close()
  }
  const read = async (run: number, reading: Reading): Promise<void> => {
    const open = await runs.open(run)
    if ('unusable' in open) {
      reading.state = { is: 'unusable', says: open.unusable }
      return
    }
    const bench = await open.bench(share => {
      if (reading.state.is === 'reading') reading.state = { is: 'reading', share }
    })
    if ('unusable' in bench) reading.state = { is: 'unusable', says: bench.unusable }
    else if (reading.wanted) reading.state = { is: 'ready', bench }
    // Nobody looks at it any more: its thread ends, and its people are let go.
    else await bench.close()
  }
  const begin = (run: number): { readonly reading: Reading; readonly end: Promise<void> } => {
    const reading: Reading = { state: { is: 'reading', share: 0 }, wanted: true }
    known.set(run, reading)
    const end = read(run, reading).catch(() => {
      reading.state = { is: 'unusable', says: FAULT }
    })
    return { reading, end }
  }
  return {
    of: async run => {
      const before = known.get(run)
      // What could not be read is tried again by whoever asks again.
      if (before !== undefined && before.state.is !== 'unusable') return before.state
      for (const other of [...known.keys()].filter(one => one !== run).slice(0, -KEPT + 1)) await drop(other)
      // Another may have begun meanwhile.
      const meanwhile = known.get(run)
      if (meanwhile !== before && meanwhile !== undefined) return meanwhile.state
      const { reading, end } = begin(run)
      if (before !== undefined) await end
      return reading.state
    },
    forget: drop,
    close: async () => {
      for (const run of [...known.keys()]) await drop(run)
    },
  }
}

const FAULT = 'a fault of the program stopped the reading of this run’s people'
