/** Which subjects can only be told apart together: those that share what might join them, and whoever shares it with these. */
import { nameAndBirth, strongOf } from './card.ts'
import { membersOf, type Sets, separateSets } from './sets.ts'
import type { SharedIdentifier } from './shared.ts'
import { cardsOf, cardTexts, type Subjects } from './subjects.ts'

/** Sets of subjects, two at least in each. What joining says of one depends on nobody outside its set. */
export function* linkedSets(
  subjects: Subjects,
  shared: readonly SharedIdentifier[],
): Generator<Uint32Array, void> {
  const sets = separateSets(subjects.ids.length)
  for (const { holders } of shared) for (const holder of holders) sets.join(holders[0] as number, holder)
  linkNameless(subjects, sets)
  const { setOf, count } = sets.number()
  const members = membersOf(setOf, count)
  for (let set = 0; set < count; set++) {
    const own = members(set)
    if (own.length > 1) yield own
  }
}

/**
 * One without local identifier is linked with the very same row, with whoever has its name and birth date, and with whoever
 * has the identifier it would be printed under.
 */
function linkNameless(subjects: Subjects, sets: Sets): void {
  const { ids, nameless, byId } = subjects
  if (nameless.size === 0) return
  const rows = new Map<string, number>()
  const names = new Map<string, number>()
  const linkIn = (known: Map<string, number>, what: string, subject: number): void => {
    const other = known.get(what)
    if (other === undefined) known.set(what, subject)
    else sets.join(other, subject)
  }
  for (const [subject, row] of nameless) {
    linkIn(rows, row, subject)
    for (const card of cardTexts(subjects, subject)) {
      const namesake = byId.get(strongOf(card, 0))
      if (namesake !== undefined) sets.join(namesake, subject)
    }
    for (const who of cardsOf(subjects, subject).map(nameAndBirth))
      if (who !== '') linkIn(names, who, subject)
  }
  for (let subject = 0; subject < ids.length; subject++)
    for (const who of cardsOf(subjects, subject).map(nameAndBirth))
      if (names.has(who)) linkIn(names, who, subject)
}
