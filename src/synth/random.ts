/** Seeded chance: the same seed gives the same draws on any machine, in whole numbers only. */

/** A stream of draws. `below(n)` is 0 to n-1; `percent(p)` and `oneIn(n)` answer yes that often. */
export interface Random {
  readonly next: () => number
  readonly below: (count: number) => number
  /** From `low` to `high`, both included. */
  readonly from: (low: number, high: number) => number
  readonly percent: (share: number) => boolean
  readonly oneIn: (count: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
}

/** Starts a stream from the text of a seed. */
export const seeded = (seed: string): Random => started(spreadOf(seed))

/** The stream of a purpose, by its name, for the person of a number. What is drawn from one stream moves no other. */
export type Streams = (name: string, number: number) => Random

/** The streams of a seed. */
export function streamsOf(seed: string): Streams {
  const spreads = new Map<string, number>()
  return (name, number) => {
    let spread = spreads.get(name)
    if (spread === undefined) {
      spread = spreadOf(`${seed}/${name}`)
      spreads.set(name, spread)
    }
    return started(spreadFurther(spreadFurther(spread, number & 0xffff), number >>> 16))
  }
}

const spreadFurther = (spread: number, unit: number): number => {
  const mixed = Math.imul(spread ^ unit, 0x85ebca6b)
  return (mixed << 13) | (mixed >>> 19)
}

/** SplitMix-style spreading of the UTF-16 units of a text. */
function spreadOf(text: string): number {
  let spread = 0x9e3779b9
  for (let i = 0; i < text.length; i++) spread = spreadFurther(spread, text.charCodeAt(i))
  return spread
}

/** An sfc32 whose words are drawn by SplitMix. */
function started(from: number): Random {
  let spread = from
  const word = () => {
    spread = (spread + 0x9e3779b9) | 0
    let z = spread
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return z ^ (z >>> 15)
  }
  let a = word()
  let b = word()
  let c = word()
  let count = 1
  const next = () => {
    const sum = (a + b + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < 15; i++) next()
  const below = (limit: number) => Math.floor((next() * limit) / 4294967296)
  return {
    next,
    below,
    from: (low, high) => low + below(high - low + 1),
    percent: share => below(100) < share,
    oneIn: limit => below(limit) === 0,
    pick: list => {
      const found = list[below(list.length)]
      if (found === undefined) throw new Error('nothing to pick from: the list is empty')
      return found
    },
  }
}

/** A list whose members come up in proportion to their weights (whole numbers). */
export interface Weighted<T> {
  readonly list: readonly T[]
  readonly sums: readonly number[]
  readonly total: number
}

export function weighted<T>(list: readonly T[], weight: (item: T) => number): Weighted<T> {
  let total = 0
  const sums = list.map(item => {
    total += weight(item)
    return total
  })
  return { list, sums, total }
}

/** Draws one member. Throws when no member has any weight. */
export function draw<T>(random: Random, from: Weighted<T>): T {
  const at = random.below(from.total)
  let low = 0
  let high = from.sums.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((from.sums[middle] as number) > at) high = middle
    else low = middle + 1
  }
  const found = from.list[low]
  if (found === undefined) throw new Error('nothing to draw from: the weights are all zero')
  return found
}
