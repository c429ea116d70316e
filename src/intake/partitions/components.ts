/**
 * Connected components of very many numbered things, in memory that does not grow with them: edges are sorted on disk, and
 * each round brings everything nearer to the least of its component (alternating stars: Kiveris and others, 2014).
 */
import { type WordSorter, wordSorter } from './word-sorter.ts'

export interface Components {
  /** Two things are of one component. */
  readonly join: (one: number, other: number) => void
  /** Gives everything that is not the least of its component, in order, with the least of it. */
  readonly each: (take: (member: number, least: number) => void) => void
}

export function components(scratch: (name: string) => string, most?: number): Components {
  const sorter = (): WordSorter => wordSorter(scratch, most)
  let edges = sorter()
  const both = (into: WordSorter, one: number, other: number): void => {
    into.add(one, other, 0)
    into.add(other, one, 0)
  }
  return {
    join: (one, other) => {
      if (one !== other) both(edges, one, other)
    },
    each: take => {
      for (let moved = true; moved; ) {
        moved = false
        // Of each, those above it that it is beside are joined to the least it is beside.
        const large = sorter()
        eachStar(edges, (center, least, other) => {
          const root = Math.min(center, least)
          if (other > center) large.add(other, root, 0)
          if (other > center && root !== center) moved = true
        })
        // Of each, those below it, and itself, are joined to the least of them.
        const small = sorter()
        eachStar(large, (center, least, other) => {
          small.add(center, least, 0)
          if (other !== least) {
            small.add(other, least, 0)
            moved = true
          }
        })
        edges = sorter()
        const into = edges
        if (moved) eachStar(small, (center, _, other) => both(into, center, other))
        else eachStar(small, (center, least, other) => other === least && take(center, least))
      }
    },
  }
}

/** Gives each edge once, in order: from where it goes, the least it goes to from there, and where it goes to. */
function eachStar(edges: WordSorter, take: (center: number, least: number, other: number) => void): void {
  let [center, least, last] = [-1, -1, -1]
  edges.each((from, to) => {
    if (from !== center) {
      center = from
      least = to
    } else if (to === last) return
    last = to
    take(from, least, to)
  })
}
