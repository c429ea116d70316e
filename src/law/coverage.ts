/** Coverage: the outline of a statute's text, subdivision by subdivision, and what became of each in its own text here. */
import type { OutlineEntry } from './outline.ts'
import type { AnyStatute, Register } from './registry.ts'
import type { Subdivision } from './statute.ts'

/** One subdivision of the outline, and what the statute's text says of it: nothing where it was forgotten. */
export interface Covered {
  readonly entry: OutlineEntry
  readonly became?: Subdivision
}

export interface Coverage {
  readonly id: string
  readonly title: string
  readonly subdivisions: readonly Covered[]
}

export function coverageOf({ id, title, subdivisions, outline: { entries } }: AnyStatute): Coverage {
  return {
    id,
    title,
    subdivisions: entries.map(entry => {
      const became = subdivisions.find(({ at }) => at === entry.at)
      return became === undefined ? { entry } : { entry, became }
    }),
  }
}

/** Every statute of a register, and what is forgotten, a sentence each. */
export interface Gaps {
  readonly coverages: readonly Coverage[]
  readonly faults: readonly string[]
}

export function coverageOfAll({ statutes }: Register): Gaps {
  const coverages = statutes.map(coverageOf)
  const faults = coverages.flatMap(({ id, subdivisions }) =>
    subdivisions
      .filter(({ became }) => became === undefined)
      .map(({ entry: { at } }) => `${id} ${at} is neither encoded nor told nor left out on purpose`),
  )
  return { coverages, faults }
}
