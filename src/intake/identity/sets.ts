/** Sets of numbers that grow together, each known by its least number. */

export interface Sets {
  readonly join: (a: number, b: number) => void
  /** By number, which set it is in, sets being numbered by their least; and how many sets there are. */
  readonly number: () => { readonly setOf: Uint32Array; readonly count: number }
}

/** As many sets as there are numbers, from 0 on. */
export function separateSets(numbers: number): Sets {
  const parent = new Uint32Array(numbers).map((_, number) => number)
  const find = (number: number): number => {
    let at = number
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number
      at = parent[at] as number
    }
    return at
  }
  return {
    join: (a, b) => {
      const [x, y] = [find(a), find(b)]
      if (x < y) parent[y] = x
      else parent[x] = y
    },
    number: () => {
      const setOf = new Uint32Array(numbers)
      let count = 0
      for (let number = 0; number < numbers; number++)
        setOf[number] = find(number) === number ? count++ : (setOf[find(number)] as number)
      return { setOf, count }
    },
  }
}

/** From the set of each number, the numbers of each set, in order. */
export function membersOf(setOf: Uint32Array, count: number): (set: number) => Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (const set of setOf) starts[set + 1] = (starts[set + 1] as number) + 1
  for (let set = 0; set < count; set++)
    starts[set + 1] = (starts[set + 1] as number) + (starts[set] as number)
  const members = new Uint32Array(setOf.length)
  const next = starts.slice()
  for (let number = 0; number < setOf.length; number++) {
    const set = setOf[number] as number
    members[next[set] as number] = number
    next[set] = (next[set] as number) + 1
  }
  return set => members.subarray(starts[set], starts[set + 1])
}
