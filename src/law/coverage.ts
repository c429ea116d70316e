/** Coverage: the text of a statute, subdivision by subdivision, held against what is encoded of it and what is left out. */
import type { OutlineEntry } from './outline.ts'
import { liesIn, type Place, placesOf, sectionOf, touch } from './places.ts'
import type { AnyStatute, Register } from './registry.ts'
import type { Subdivision } from './statute.ts'

/** One subdivision of the text, and what became of it. */
export interface Covered {
  readonly entry: OutlineEntry
  readonly status: Subdivision['status'] | 'neither'
  /** What the statute says of it, where it says anything. */
  readonly by: readonly Subdivision[]
}

export interface Coverage {
  readonly id: string
  readonly title: string
  readonly subdivisions: readonly Covered[]
  /**
   * What the statute names and its outline does not have, or what cannot be read as a place. Another section may be named as
   * left out without standing in the outline.
   */
  readonly strangers: readonly Subdivision[]
}

/** A statute held against the outline of its text, both ways. */
export function coverageOf({ id, title, subdivisions, outline: { entries } }: AnyStatute): Coverage {
  const own = sectionOf(id)
  const named = subdivisions.map(subdivision => ({
    subdivision,
    places: placesOf(subdivision.at, own) ?? [],
  }))
  const outlined = entries.map(entry => {
    const places = placesOf(entry.at, own)
    if (places === undefined) throw new Error(`outline [${id}]: [${entry.at}] is no place in a statute`)
    return { entry, places }
  })
  return {
    id,
    title,
    subdivisions: outlined.map(({ entry, places }) => {
      const touching = named.filter(one =>
        one.places.some(place => places.some(other => touch(place, other))),
      )
      // What speaks of this very subdivision says what became of it, not what speaks of one it lies in.
      const itself = touching.filter(one =>
        one.places.every(place => places.some(other => same(place, other))),
      )
      const by = (itself.length > 0 ? itself : touching).map(one => one.subdivision)
      return { entry, status: became(by), by }
    }),
    strangers: named
      .filter(
        ({ subdivision, places }) =>
          places.length === 0 ||
          !places.every(
            place =>
              (place.section !== undefined && subdivision.status === 'left-out') ||
              outlined.some(one => one.places.some(other => touch(place, other))),
          ),
      )
      .map(one => one.subdivision),
  }
}

const same = (a: Place, b: Place): boolean => liesIn(a, b) && liesIn(b, a)

/** Of several that speak of one subdivision, whatever decides most counts. */
const became = (by: readonly Subdivision[]): Covered['status'] =>
  (['encoded', 'told', 'left-out'] as const).find(status => by.some(one => one.status === status)) ??
  'neither'

/** What is wrong with a register's coverage, a sentence each. */
export interface Gaps {
  readonly coverages: readonly Coverage[]
  readonly faults: readonly string[]
}

export function coverageOfAll({ statutes }: Register): Gaps {
  const coverages = statutes.map(coverageOf)
  const faults = coverages.flatMap(({ id, subdivisions, strangers }) => [
    ...subdivisions
      .filter(({ status }) => status === 'neither')
      .map(({ entry: { at } }) => `${id} ${at} is neither encoded nor told nor left out on purpose`),
    ...strangers.map(({ at }) => `${id} names ${at}, which its outline does not have`),
  ])
  return { coverages, faults }
}
