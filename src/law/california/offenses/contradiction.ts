/** Whether the words of an offense text are of another crime than its sections: then neither is believed alone. */
import type { Offense } from '../../../record/person.ts'
import { familiesOf, isOfAnother } from './known-sections.ts'
import { contradictingDeeds } from './marijuana-words.ts'
import { type Said, says } from './said.ts'
import { FAMILIES, type Family } from './vocabulary/families.ts'
import type { Word } from './vocabulary/words.ts'

const NONE: readonly string[] = []

/** Each family under the first word of every phrase that tells it. */
const BY_WORD: ReadonlyMap<Word, readonly { readonly family: Family; readonly phrase: readonly Word[] }[]> =
  Map.groupBy(
    FAMILIES.flatMap(family => family.named.map(phrase => ({ family, phrase }))),
    ({ phrase }) => phrase[0] as Word,
  )

/** The families that a text tells. */
function toldBy(said: Said): readonly Family[] {
  let found: Family[] | undefined
  for (const word of said.keys())
    for (const { family, phrase } of BY_WORD.get(word) ?? []) {
      if (found?.includes(family) || (phrase.length > 1 && !says(said, phrase))) continue
      found ??= []
      found.push(family)
    }
  return found ?? NO_FAMILIES
}
const NO_FAMILIES: readonly Family[] = []

/**
 * The words, as written, that no section of the text goes with; none where they agree or say nothing. Words of a family
 * the lists of the law turn on contradict every other section; those of another family only a section known for other
 * words, so that an unusual description of an unusual section is not asked about.
 */
export function contradictions(said: Said, offenses: readonly Offense[]): readonly string[] {
  if (said.size === 0 || offenses.length === 0 || offenses.some(isOfAnother)) return NONE
  const told = toldBy(said)
  if (told.length === 0) return NONE
  const own = offenses.map(familiesOf)
  const goesWith = (family: Family): boolean => own.some(families => families.includes(family))
  const grave = told.filter(family => family.grave === true && !goesWith(family))
  if (grave.length > 0) return written(said, grave)
  if (told.length > 0 && !told.some(goesWith) && own.every(families => families.length > 0))
    return written(said, told)
  return contradictingDeeds(said, offenses)
}

/** As they stand in the text. */
function written(said: Said, families: readonly Family[]): readonly string[] {
  const words = new Set<Word>()
  for (const { named } of families)
    for (const phrase of named) if (says(said, phrase)) for (const word of phrase) words.add(word)
  return [...new Set([...words].map(word => said.get(word) as string))]
}
