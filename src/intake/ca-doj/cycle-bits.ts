/** What the rows of one person show, kept by cycle: most of what makes a conviction stands in one of them. */
import { COLUMN } from './columns.ts'
import { cycleOfOrder } from './count.ts'
import type { Line } from './scan.ts'
import { numberOf } from './text.ts'

/** Bits of one person after the other. */
export interface CycleBits {
  readonly begin: () => void
  /** Adds what a row shows to its cycle; to every cycle where it is not sure which one that is. Gives all that is known of it. */
  readonly add: (line: Line, bits: number) => number
  /** Whether any of the cycles shows it. */
  readonly some: (shows: (bits: number) => boolean) => boolean
}

/** People with more are kept as one cycle from there on. */
const MOST = 64

export function cycleBits(): CycleBits {
  const cycles = new Int32Array(MOST)
  const bitsOf = new Uint8Array(MOST)
  let [count, last, everywhere] = [0, 0, 0]
  /** The place of a cycle, which is mostly that of the row before; none where there is no room for it. */
  const placeOf = (cycle: number): number => {
    if (last < count && cycles[last] === cycle) return last
    last = 0
    while (last < count && cycles[last] !== cycle) last++
    if (last === count && count < MOST) {
      cycles[count] = cycle
      bitsOf[count++] = 0
    }
    return last
  }
  return {
    begin: () => {
      count = last = everywhere = 0
    },
    add: (line, bits) => {
      const cycle = cycleOf(line)
      const place = cycle === undefined ? MOST : placeOf(cycle)
      if (place === MOST) {
        everywhere |= bits
        return everywhere
      }
      bitsOf[place] = (bitsOf[place] as number) | bits
      return (bitsOf[place] as number) | everywhere
    },
    some: shows => {
      if (shows(everywhere)) return true
      for (let at = 0; at < count; at++) if (shows((bitsOf[at] as number) | everywhere)) return true
      return false
    },
  }
}

const [ZERO, SPACE] = [48, 32]
/** Digits of CNT_ORDER, and those that are of the cycle. */
const [DIGITS, OF_CYCLE] = [12, 3]

/** The cycle of a row as CNT_ORDER gives it; undefined where that cannot be read, or CYC_ORDER gives another. */
function cycleOf({ bytes, ends, base }: Line): number | undefined {
  let from = (ends[base + COLUMN.CNT_ORDER - 1] as number) + 1
  let to = ends[base + COLUMN.CNT_ORDER] as number
  while (from < to && bytes[from] === SPACE) from++
  while (from < to && bytes[to - 1] === SPACE) to--
  if (to - from !== DIGITS) return undefined
  let cycle = 0
  for (let at = 0; at < DIGITS; at++) {
    const digit = (bytes[from + at] as number) - ZERO
    if (digit < 0 || digit > 9) return undefined
    if (at < OF_CYCLE) cycle = cycle * 10 + digit
  }
  const start = (ends[base + COLUMN.CYC_ORDER - 1] as number) + 1
  const stated = cycleOfOrder(numberOf(bytes, start, ends[base + COLUMN.CYC_ORDER] as number))
  return cycle === 0 || (stated !== undefined && stated !== cycle) ? undefined : cycle
}
