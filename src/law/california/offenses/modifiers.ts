/** Hears in any text what makes another offense of the one it is said beside, and that there were earlier convictions. */
import type { Offense, OffenseReading } from '../../../record/person.ts'
import { codeAt } from './citation-text.ts'
import { familiesOf } from './known-sections.ts'
import { phraseFinder } from './order-words.ts'
import type { Token } from './tokens.ts'
import {
  CHANGE_NOTHING,
  MODIFYING_WORDS,
  type Modifies,
  PRIOR_WORDS,
  STRIKE_WORDS,
} from './vocabulary/modifiers.ts'

/** A word of a text that modifies, with what it makes of the offense. */
export interface Modifying {
  readonly kind: Modifies
  readonly token: Token
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const exact = new Map<string, Modifies>()
const begun: (readonly [string, Modifies])[] = []
for (const [kind, words] of Object.entries(MODIFYING_WORDS) as [Modifies, string][])
  for (const word of words.split(' '))
    if (word.endsWith('*')) begun.push([word.slice(0, -1), kind])
    else exact.set(word, kind)

/** What a word makes of the offense it is said of; absent: nothing. */
export const modifierOf = (word: string): Modifies | undefined =>
  exact.get(word) ?? begun.find(([beginning]) => word.startsWith(beginning))?.[1]

/** The same of the words that make an attempt, a conspiracy or a solicitation of what follows them. */
export function inchoateWord(word: string): Offense['inchoate'] {
  const kind = modifierOf(word)
  return kind === 'accessory' || kind === 'unclear' ? undefined : kind
}

const changesNothing = phraseFinder(CHANGE_NOTHING)

/** Every word of a text that modifies, and every section that does. */
export function modifiersIn(tokens: readonly Token[]): readonly Modifying[] {
  const found: Modifying[] = []
  for (const [at, token] of tokens.entries()) {
    const kind =
      token.kind === 'word' ? wordAt(tokens, at) : token.kind === 'number' ? numberAt(tokens, at) : undefined
    if (kind !== undefined) found.push({ kind, token })
  }
  return found
}

function wordAt(tokens: readonly Token[], at: number): Modifies | undefined {
  const token = tokens[at] as Token
  if (isSubdivision(tokens, at)) return undefined
  const kind = modifierOf(token.text)
  if (kind !== 'unclear') return kind
  const around = tokens.slice(Math.max(0, at - 4), at + 4)
  return changesNothing(around) === undefined ? kind : undefined
}

/** `(A)`, and letters written onto a number. */
const isSubdivision = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at - 1]?.kind === 'open' && (tokens[at]?.text.length ?? 0) <= 2) ||
  (tokens[at]?.glued === true && tokens[at - 1]?.kind === 'number')

/** What the number counts: `182 DAYS`. */
const COUNTED = setOf(
  'D DA DAY DAYS DS DYS M MO MOS MONTH MONTHS Y YR YRS YEAR YEARS W WK WKS WEEKS HRS HOURS GRAMS GMS LBS',
)

/** Sections that modify, as written where no code stands beside them: 664 anywhere, the others with what belongs to them. */
function numberAt(tokens: readonly Token[], at: number): Modifies | undefined {
  const { text } = tokens[at] as Token
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  if (before?.text === '#' || (next?.kind === 'word' && COUNTED.has(next.text))) return undefined
  if (text === '664') return isNoSection(next) ? undefined : 'attempt'
  if (text === '653' && next?.text === 'F' && next.glued) return 'solicitation'
  if (
    text === '182' &&
    (next?.kind === 'open' || next?.text === '/' || codeAt(tokens, at + 1)?.code === 'PC')
  )
    return 'conspiracy'
  return text === '32' && codeAt(tokens, at + 1)?.code === 'PC' ? 'accessory' : undefined
}

/** Written onto 664, and no section that anybody knows: both are of a number that happens to begin so. */
const isNoSection = (next: Token | undefined): boolean =>
  next?.kind === 'number' &&
  next.glued === true &&
  next.text.length > 4 &&
  familiesOf({ section: next.text, subdivisions: [] }).length === 0

/** By their own words 11360 and former 11531 include attempts to transport; the others are complete crimes only. */
const COMPLETE = new Set(['11357', '11358', '11359', '11530', '11530.1', '11530.5'])
const WITH_ATTEMPTS = new Set(['11360', '11531'])

/**
 * Those of the words that its sections leave unsaid: of a marijuana offense written without any modifier. Of other
 * sections such words say nothing: many are described so.
 */
export function unsaidModifiers(
  modifying: readonly Modifying[],
  offenses: readonly Offense[],
): readonly Modifying[] {
  if (modifying.length === 0) return modifying
  const plain = (sections: ReadonlySet<string>) =>
    offenses.some(
      ({ code = 'HS', section, inchoate }) =>
        code === 'HS' && inchoate === undefined && sections.has(section),
    )
  const complete = plain(COMPLETE)
  if (!complete && !plain(WITH_ATTEMPTS)) return []
  return modifying.filter(({ kind }) => complete || kind !== 'attempt')
}

const PC_32: Offense = { code: 'PC', section: '32', subdivisions: [] }

/** What words said elsewhere in the record would make of the offenses of a text; nothing where they say so themselves. */
export function modifiedBy(
  kinds: readonly Modifies[],
  { offenses }: Pick<OffenseReading, 'offenses'>,
): readonly Offense[] {
  const [first] = offenses
  if (first === undefined) return []
  return kinds.flatMap(kind => {
    if (kind === 'unclear') return []
    if (kind === 'accessory') return offenses.some(isAccessory) ? [] : [PC_32]
    return offenses.filter(({ inchoate }) => inchoate === undefined).map(one => ({ ...one, inchoate: kind }))
  })
}

const isAccessory = ({ code, section }: Offense): boolean => code === 'PC' && section === '32'

// ---- earlier convictions ------------------------------------------------------------------------------------------

/** What a text tells of earlier convictions: of a strike, or of some. */
export type Priors = 'strike' | 'some'

const STRIKE = setOf(STRIKE_WORDS)
const ALONE = setOf(PRIOR_WORDS.alone)
const BESIDE = setOf(PRIOR_WORDS.beside)
const SHORT = setOf(PRIOR_WORDS.short)
const BEFORE = setOf(PRIOR_WORDS.before)
const BEHIND = setOf(PRIOR_WORDS.behind)
const NONE = setOf(PRIOR_WORDS.none)
const WITH = setOf('W WITH')

/** The subdivisions of PC 667 that are of strikes and of earlier serious felonies. */
const OF_STRIKES = /^[A-I]$/

/** Absent where it tells of none. */
export function priorsIn(tokens: readonly Token[], offenses: readonly Offense[]): Priors | undefined {
  if (offenses.some(isOfStrikes)) return 'strike'
  let found: Priors | undefined
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind === 'number') {
      if (text === '1170.12' || (text === '667' && isOpen(tokens, at + 1))) return 'strike'
      continue
    }
    if (kind !== 'word' || deniedAt(tokens, at)) continue
    if (STRIKE.has(text)) return 'strike'
    if (ALONE.has(text) || isShort(tokens, at) || (BESIDE.has(text) && isOfConviction(tokens, at)))
      found = 'some'
  }
  return found
}

const isOpen = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'open' && OF_STRIKES.test(tokens[at + 1]?.text ?? '')

/** `PRIOR` at the end, behind a number or one of its words, or before one of its words. */
function isOfConviction(tokens: readonly Token[], at: number): boolean {
  const before = lastWord(tokens, at)
  const behind = tokens.slice(at + 1, at + 5).find(({ kind }) => kind === 'word' || kind === 'number')
  return (
    behind === undefined ||
    BEHIND.has(behind.text) ||
    STRIKE.has(behind.text) ||
    (before !== undefined && (before.kind === 'number' || BEFORE.has(before.text)))
  )
}

const isShort = (tokens: readonly Token[], at: number): boolean =>
  SHORT.has(tokens[at]?.text ?? '') && WITH.has(lastWord(tokens, at)?.text ?? '')

const lastWord = (tokens: readonly Token[], at: number): Token | undefined =>
  tokens.slice(Math.max(0, at - 3), at).findLast(({ kind }) => kind === 'word' || kind === 'number')

/** `NO PRIORS`, `W/O PRIOR`, `NON-STRIKE`. */
function deniedAt(tokens: readonly Token[], at: number): boolean {
  const before = lastWord(tokens, at)
  if (before === undefined) return false
  if (NONE.has(before.text)) return true
  return before.text === 'O' && tokens.slice(Math.max(0, at - 4), at).some(({ text }) => text === 'W')
}

/** PC 667(a) to (i) and 1170.12, however deep they are written. */
export const isOfStrikes = ({ code = 'PC', section, subdivisions }: Offense): boolean =>
  code === 'PC' &&
  (section === '1170.12' ||
    (section === '667' && (subdivisions[0] === undefined || OF_STRIKES.test(subdivisions[0].toUpperCase()))))
