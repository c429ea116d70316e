/** Reads the place of a sentence part as known phrases: what the part is, and whether it takes time. */
import type { PartKind } from '../../../record/person.ts'
import { type PartWords, SENTENCE_WORDS } from './sentence-words.ts'
import { JOINER, spell } from './spelling.ts'

export interface PlaceReading {
  readonly kind?: PartKind
  /** It takes no time where no length is told. */
  readonly timeless: boolean
  readonly life: boolean
  /** All of it is known. */
  readonly known: boolean
}

const PHRASES: ReadonlyMap<string, PartWords> = new Map(
  SENTENCE_WORDS.flatMap(each =>
    each.phrases
      .trim()
      .split('\n')
      .map(text => [bare(spell(text)).join(' '), each] as const),
  ),
)
const LONGEST_PHRASE = Math.max(...[...PHRASES.keys()].map(phrase => phrase.split(' ').length))

function bare(tokens: readonly string[]): readonly string[] {
  return tokens.filter(token => token !== JOINER)
}

const UNKNOWN: PlaceReading = { timeless: false, life: false, known: false }

/** The phrases these words are made of; absent where they are not. */
function phrasesOf(words: readonly string[]): readonly PartWords[] | undefined {
  if (words.length === 0) return []
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
    const first = PHRASES.get(words.slice(0, length).join(' '))
    const rest = first && phrasesOf(words.slice(length))
    if (first !== undefined && rest !== undefined) return [first, ...rest]
  }
  return undefined
}

/**
 * Of several phrases the one that takes time says what the part is; of two it is not known which the length is of. How a term
 * runs says what the part is only where nothing else is said.
 */
export function readPlace(place: string): PlaceReading {
  const said = phrasesOf(bare(spell(place)))
  if (said === undefined || said.length === 0) return UNKNOWN
  const punishments = said.filter(({ kind }) => kind !== 'manner')
  const found = punishments.length > 0 ? punishments : said
  if (found.some(({ life }) => life)) return { timeless: false, life: true, known: true }
  const timed = found.filter(({ timeless }) => timeless !== true)
  const kinds = new Set(
    (timed.length > 0 ? timed : found).map(({ kind }) => kind).filter(kind => kind !== undefined),
  )
  const [kind] = kinds
  const held = kind !== 'fine' && timed.length > 0 && said.some(({ suspends }) => suspends)
  const plain = { timeless: timed.length === 0, life: false, known: true }
  return kind === undefined || kinds.size > 1 || held ? plain : { ...plain, kind }
}
