/** Which subjects share an identifier. */
import { type IdentifierKinds, strongOf } from './card.ts'
import { cardTexts, type Subjects } from './subjects.ts'

export interface SharedIdentifier {
  readonly kind: string
  /** The place of the kind among the strong ones; absent for the local one. */
  readonly place?: number
  readonly value: string
  /** Subjects, at least two. */
  readonly holders: readonly number[]
}

/** Every identifier that several subjects have: the strong ones, then the local ones that stand in several files. */
export const sharedIdentifiers = (
  subjects: Subjects,
  { local, strong }: IdentifierKinds,
): readonly SharedIdentifier[] => [
  ...strong.flatMap((kind, place) => sharedStrong(subjects, kind, place)),
  ...sharedLocal(subjects, local),
]

function sharedStrong(subjects: Subjects, kind: string, place: number): readonly SharedIdentifier[] {
  const holder = new Map<string, number>()
  const several = new Map<string, number[]>()
  for (let subject = 0; subject < subjects.ids.length; subject++)
    for (const card of cardTexts(subjects, subject)) {
      const value = strongOf(card, place)
      if (value === '') continue
      const known = holder.get(value)
      if (known === undefined) holder.set(value, subject)
      else if (known !== subject) {
        const list = several.get(value)
        if (list === undefined) several.set(value, [known, subject])
        else if (list.at(-1) !== subject) list.push(subject)
      }
    }
  return Array.from(several, ([value, holders]) => ({ kind, place, value, holders }))
}

function sharedLocal({ ids, nextSame }: Subjects, kind: string): readonly SharedIdentifier[] {
  const firsts = new Set(nextSame.keys())
  for (const next of nextSame.values()) firsts.delete(next)
  return Array.from(firsts, first => {
    const holders: number[] = []
    for (let at: number | undefined = first; at !== undefined; at = nextSame.get(at)) holders.push(at)
    return { kind, value: ids[first] as string, holders }
  })
}
