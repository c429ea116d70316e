/** Sorts records of 32-bit words that need not fit in memory: runs of them are sorted there, and merged from files. */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'

export interface WordSorter {
  readonly add: (first: number, second: number, third: number) => void
  /** Gives all of them in the order of their first two words, each once where `once` is said; the sorter is then empty. */
  readonly each: (take: (first: number, second: number, third: number) => void) => void
}

/** Words of a record. */
const WIDTH = 3
/** Records sorted in memory at once. */
const MOST = 1 << 20
/** Records read at once of a run. */
const BLOCK = 1 << 12
const DIGIT = 1 << 16

/** `scratch` gives the path of a new file. */
export function wordSorter(scratch: (name: string) => string, most = MOST): WordSorter {
  let held = new Uint32Array(Math.min(most, 1 << 12) * WIDTH)
  let spare = new Uint32Array(0)
  let length = 0
  let runs: { readonly path: string; readonly handle: number; readonly words: number }[] = []

  const sorted = (): Uint32Array => {
    if (spare.length < length) spare = new Uint32Array(held.length)
    for (const word of [1, 0])
      for (const shift of [0, 16]) {
        byDigit(held, spare, length, word, shift)
        const from = held
        held = spare
        spare = from
      }
    return held.subarray(0, length)
  }
  const spill = (): void => {
    const path = scratch(`sorted-${serial++}`)
    const handle = openSync(path, 'wx+', 0o600)
    const words = sorted()
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength)
    runs.push({ path, handle, words: words.length })
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
    length = 0
  }

  return {
    add: (first, second, third) => {
      if (length === most * WIDTH) spill()
      if (length === held.length) {
        const larger = new Uint32Array(Math.min(held.length * 2, most * WIDTH))
        larger.set(held)
        held = larger
      }
      held[length++] = first
      held[length++] = second
      held[length++] = third
    },
    each: take => {
      if (runs.length === 0) {
        const words = sorted()
        for (let at = 0; at < words.length; at += WIDTH)
          take(words[at] as number, words[at + 1] as number, words[at + 2] as number)
      } else {
        spill()
        try {
          merge(
            runs.map(({ handle, words }) => readRun(handle, words)),
            take,
          )
        } finally {
          for (const { path, handle } of runs) {
            closeSync(handle)
            rmSync(path, { force: true })
          }
          runs = []
        }
      }
      length = 0
    },
  }
}

/** Names of files are never given twice. */
let serial = 0

/** Puts records in the order of sixteen bits of one of their words; those alike stay in their order. */
function byDigit(from: Uint32Array, to: Uint32Array, length: number, word: number, shift: number): void {
  const next = new Uint32Array(DIGIT + 1)
  const digit = (at: number): number => ((from[at + word] as number) >>> shift) & (DIGIT - 1)
  for (let at = 0; at < length; at += WIDTH) {
    const place = digit(at) + 1
    next[place] = (next[place] as number) + WIDTH
  }
  for (let place = 1; place <= DIGIT; place++)
    next[place] = (next[place] as number) + (next[place - 1] as number)
  for (let at = 0; at < length; at += WIDTH) {
    const place = digit(at)
    const into = next[place] as number
    next[place] = into + WIDTH
    for (let other = 0; other < WIDTH; other++) to[into + other] = from[at + other] as number
  }
}

interface Run {
  readonly words: Uint32Array
  at: number
  /** Reads on; false at the end. */
  readonly next: () => boolean
}

function readRun(handle: number, words: number): Run {
  const block = new Uint32Array(BLOCK * WIDTH)
  const bytes = new Uint8Array(block.buffer)
  let [held, read] = [0, 0]
  const run: Run = {
    words: block,
    at: 0,
    next: () => {
      run.at += WIDTH
      if (run.at < held) return true
      held = Math.min(block.length, words - read)
      if (held === 0) return false
      for (let got = 0; got < held * 4; ) {
        const more = readSync(handle, bytes, got, held * 4 - got, read * 4 + got)
        if (more === 0) throw new Error('a sorted run is shorter than what was written')
        got += more
      }
      read += held
      run.at = 0
      return true
    },
  }
  run.at = -WIDTH
  return run
}

const isBefore = (a: Run, b: Run): boolean => {
  const [x, y] = [a.words[a.at] as number, b.words[b.at] as number]
  return x < y || (x === y && (a.words[a.at + 1] as number) < (b.words[b.at + 1] as number))
}

/** Merges runs by a heap of those that have not ended. */
function merge(all: readonly Run[], take: (first: number, second: number, third: number) => void): void {
  const heap: Run[] = []
  const down = (from: number): void => {
    for (let at = from; ; ) {
      let least = at
      for (const child of [at * 2 + 1, at * 2 + 2])
        if (child < heap.length && isBefore(heap[child] as Run, heap[least] as Run)) least = child
      if (least === at) return
      const moved = heap[at] as Run
      heap[at] = heap[least] as Run
      heap[least] = moved
      at = least
    }
  }
  for (const run of all) if (run.next()) heap.push(run)
  for (let at = heap.length >> 1; at >= 0; at--) down(at)
  while (heap.length > 0) {
    const [first] = heap as [Run]
    const { words, at } = first
    take(words[at] as number, words[at + 1] as number, words[at + 2] as number)
    if (!first.next()) {
      const last = heap.pop() as Run
      if (heap.length > 0 && last !== first) heap[0] = last
    }
    down(0)
  }
}
