/** Which subjects can only be told apart together: those that share what might join them, and whoever shares it with these. */
import { nameAndBirth } from './card.ts'
import { membersOf, type Sets, separateSets } from './sets.ts'
import type { SharedIdentifier } from './shared.ts'
import { cardsOf, type Subjects } from './subjects.ts'

/** Sets of subjects, two at least in each. What joining says of one depends on nobody outside its set. */
export function* linkedSets(
  subjects: Subjects,
  shared: readonly SharedIdentifier[],
): Generator<Uint32Array, void> {
  const sets = separateSets(subjects.ids.length)
  for (const { holders } of shared) for (const holder of holders) sets.join(holders[0] as number, holder)
  linkNames(subjects, sets)
  const { setOf, count } = sets.number()
  const members = membersOf(setOf, count)
  for (let set = 0; set < count; set++) {
    const own = members(set)
    if (own.length > 1) yield own
  }
}

/**
 * Whoever has one name and birth date is linked, as their numbers may be nearly alike or tell them nothing apart; and one
 * without local identifier with the very same row, and with whoever has the identifier it would be printed under.
 */
function linkNames(subjects: Subjects, sets: Sets): void {
  const { ids, nameless, byId } = subjects
  const known = new Map<string, number>()
  const link = (what: string, subject: number): void => {
    const other = known.get(what)
    if (other === undefined) known.set(what, subject)
    else sets.join(other, subject)
  }
  for (const [subject, { hash, written }] of nameless) {
    link(hash, subject)
    const namesake = byId.get(written)
    if (namesake !== undefined && written !== '') sets.join(namesake, subject)
  }
  for (let subject = 0; subject < ids.length; subject++)
    for (const who of cardsOf(subjects, subject).map(nameAndBirth)) if (who !== '') link(who, subject)
}
