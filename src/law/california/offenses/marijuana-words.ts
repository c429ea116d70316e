/** What the words of a text say of a marijuana offense: which of the four crimes, and what makes it a graver one. */
import type { Offense, OffenseReading } from '../../../record/person.ts'
import { inFamily, isOfAnother } from './known-sections.ts'
import { type MarijuanaSection, marijuanaSection } from './marijuana.ts'
import { type Said, says } from './said.ts'
import { FAMILIES, type Family } from './vocabulary/families.ts'
import type { Word } from './vocabulary/words.ts'

/** What each phrase can be of; a text that was cut off says less than its section. */
export const DEEDS: readonly (readonly [phrase: string, of: string, unless?: string])[] = [
  ['CULTIVATE', '11358'],
  ['TRANSPORT', '11360'],
  ['FURNISH', '11360'],
  ['IMPORT', '11360'],
  ['POSSESS SALE', '11359'],
  ['POSSESS SELL', '11359'],
  ['FOR SALE', '11359'],
  ['INTENT SELL', '11359'],
  ['INTENT SALE', '11359'],
  ['SELL', '11360', 'POSSESS EMPLOY'],
  ['SALE', '11360 11359', 'POSSESS'],
  ['POSSESS', '11357 11359', 'SALE SELL'],
]

const READY = DEEDS.map(([phrase, of, unless]) => ({
  phrase: phrase.split(' ') as Word[],
  of: of.split(' ') as MarijuanaSection[],
  unless: unless?.split(' ') ?? [],
}))

const NONE: readonly string[] = []

/** The words, as written, that make it another of the four marijuana crimes than its section. */
export function contradictingDeeds(said: Said, offenses: readonly Offense[]): readonly string[] {
  if (!said.has('MARIJUANA')) return NONE
  const sections = offenses.map(marijuanaSection).filter(section => section !== undefined)
  if (sections.length === 0) return NONE
  const told = READY.filter(
    ({ phrase, unless }) => says(said, phrase) && !unless.some(word => said.has(word as Word)),
  )
  if (told.some(({ of }) => of.some(section => sections.includes(section))) || told.length === 0)
    return asWritten(said, contradictingLetter(said, offenses))
  return [...new Set(told.flatMap(({ phrase }) => phrase.map(word => said.get(word) as string)))]
}

const asWritten = (said: Said, word: Word | undefined): readonly string[] =>
  word === undefined ? NONE : [said.get(word) as string]

/** By section and letter, before the Act: what each of these words cannot be of, unless another is said. */
const LETTERS: readonly (readonly [section: string, letter: string, word: Word, unless: readonly Word[]])[] =
  [
    // Concentrate is former 11357(a): (b) and (c) were of marijuana other than that.
    ['11357', 'b', 'CONCENTRATE', ['NOT']],
    ['11357', 'c', 'CONCENTRATE', ['NOT']],
    // (b) was of 28.5 grams or less, (c) of more.
    ['11357', 'b', 'OVER', ['NOT', 'LESS']],
    ['11357', 'c', 'LESS', ['NOT', 'OVER']],
    // 11360(b) was of giving away and transporting.
    ['11360', 'b', 'SELL', ['FURNISH', 'TRANSPORT', 'ETC']],
    ['11360', 'b', 'SALE', ['FURNISH', 'TRANSPORT', 'ETC']],
  ]

/** The word that the letter of its section cannot be of; absent where there is none. */
export function contradictingLetter(
  said: { has(word: string): boolean },
  offenses: readonly Offense[],
): Word | undefined {
  for (const [of, letter, word, unless] of LETTERS)
    if (
      said.has(word) &&
      !unless.some(other => said.has(other)) &&
      offenses.some(({ section, subdivisions }) => section === of && subdivisions.join() === letter)
    )
      return word
  return undefined
}

const MARIJUANA = FAMILIES[0] as Family

/**
 * Whether the words of a text say marijuana and no section of it is one whose texts do: whatever number was meant, it may
 * be one of the act's.
 */
export const saysMarijuanaAlone = ({ says: said, offenses }: OffenseReading): boolean =>
  said?.has('MARIJUANA') === true &&
  offenses.every(offense => isOfAnother(offense) || !inFamily(MARIJUANA, offense))
