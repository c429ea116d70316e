/**
 * Reads a text as known phrases joined by known joiners. All of it must be known: a word that is no phrase, or phrases that say
 * two different things, make the whole not understood.
 */

import type { ChargeEnd } from '../../../record/person.ts'
import { DISPOSITIONS } from './dispositions.ts'
import {
  type Act,
  ASKS,
  ended,
  type Finish,
  type Meaning,
  type Phrases,
  type Qualifiers,
  UNCLEAR,
} from './meaning.ts'
import { QUALIFIERS } from './qualifiers.ts'
import { SECTIONS, type Section } from './sections.ts'
import { JOINER, LEADS, SECTION, spell } from './spelling.ts'

/** What a text says as a whole. */
export interface Understood {
  readonly means: Meaning
  /** It says that a warrant is out. */
  readonly warrant: boolean
  /** It speaks of what follows a plea or a verdict. */
  readonly follows: boolean
  /** What of a sentence is over. */
  readonly finishes?: Finish
  /** Of a dismissal: it is one after the sentence, and nothing else is said to have been done. */
  readonly afterSentence: boolean
}

// ---- the vocabulary, by the first word of each phrase --------------------------------------------------------------

interface Known<T> {
  readonly words: readonly string[]
  readonly of: T
}

const lines = (text: string): readonly string[] => text.trim().split('\n')

/** Phrases by their first words, the longest first. */
function byFirstWord<T>(all: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly Known<T>[]> {
  const found = new Map<string, Known<T>[]>()
  for (const [text, of] of all) {
    const words = spell(text).filter(word => word !== JOINER)
    const first = words[0] as string
    const same = found.get(first) ?? []
    found.set(first, [...same, { words, of }])
  }
  for (const same of found.values()) same.sort((a, b) => b.words.length - a.words.length)
  return found
}

const PHRASES = byFirstWord<Phrases>(
  DISPOSITIONS.flatMap(each => lines(each.phrases).map(text => [text, each] as const)),
)
const BESIDE = byFirstWord<Qualifiers>(
  QUALIFIERS.flatMap(each => lines(each.words).map(text => [text, each] as const)),
)

const CITED: ReadonlyMap<string, Section> = new Map(
  SECTIONS.flatMap(each => each.sections.split(' ').map(section => [section, each] as const)),
)

/** The section of a token; absent where it is none that dispositions are known to cite, or of another code. */
function sectionOf(token: string): Section | undefined {
  const [number = '', code] = token.slice(SECTION.length).split(':')
  const letter = /^([\d.]+)([A-Z])$/.exec(number)
  const found =
    CITED.get(number) ??
    (letter === null ? undefined : CITED.get(`${letter[1]}(${letter[2]})`)) ??
    CITED.get(number.split('(', 1)[0] as string) ??
    (letter === null ? undefined : CITED.get(letter[1] as string))
  return found === undefined || (code !== undefined && code !== found.code) ? undefined : found
}

// ---- the grammar -----------------------------------------------------------------------------------------------

interface Clause {
  readonly phrase: Phrases
  readonly meanings: readonly Meaning[]
  /** Words stand beside it. */
  readonly accompanied?: true
}

interface Reading {
  readonly clauses: readonly Clause[]
  readonly sections: readonly Section[]
}

/** Where a phrase that begins at `at` ends, marks between its words aside; -1 where it does not stand there. */
function endOf(words: readonly string[], tokens: readonly string[], at: number): number {
  let place = at
  for (const [index, word] of words.entries()) {
    if (index > 0 && tokens[place] === JOINER) place++
    if (tokens[place] !== word) return -1
    place++
  }
  return place
}

const NO_READING: Reading = { clauses: [], sections: [] }

/** `joined`: a joiner stands before `at`, or the text begins there. */
function parse(tokens: readonly string[], at: number, joined: boolean, so: Reading): Reading | undefined {
  const token = tokens[at]
  if (token === undefined) return so
  if (token === JOINER) return parse(tokens, at + 1, true, so)
  if (token.startsWith(SECTION)) {
    const section = sectionOf(token)
    // A section leads to what was done under it without a joiner between: 1385 PC DISMISSED.
    return section && parse(tokens, at + 1, true, { ...so, sections: [...so.sections, section] })
  }
  for (const lead of LEADS) {
    const end = endOf(lead, tokens, at)
    if (end < 0 || !tokens[end]?.startsWith(SECTION)) continue
    const found = parse(tokens, end, joined, so)
    if (found !== undefined) return found
  }
  const last = so.clauses.at(-1)
  if (last !== undefined)
    for (const { words, of } of BESIDE.get(token) ?? []) {
      if (!last.phrase.beside?.includes(of.family)) continue
      const end = endOf(words, tokens, at)
      if (end < 0) continue
      const meanings = of.means === undefined ? last.meanings : [...last.meanings, of.means]
      const clauses = [...so.clauses.slice(0, -1), { ...last, meanings, accompanied: true as const }]
      const found = parse(tokens, end, false, { ...so, clauses })
      if (found !== undefined) return found
    }
  if (!joined) return undefined
  for (const { words, of } of PHRASES.get(token) ?? []) {
    const end = endOf(words, tokens, at)
    if (end < 0) continue
    const found = parse(tokens, end, false, {
      ...so,
      clauses: [...so.clauses, { phrase: of, meanings: [of.means] }],
    })
    if (found !== undefined) return found
  }
  return undefined
}

// ---- what the clauses mean together ------------------------------------------------------------------------------

/** What a clause means with the words beside it: the last that say another thing; those that say two things are not known. */
const clauseMeaning = ({ meanings }: Clause): Meaning | undefined => {
  const [own, ...others] = meanings
  const first = others[0]
  if (first === undefined) return own
  return others.every(each => sameMeaning(each, first)) ? first : undefined
}

/** What a clause means that cites these sections; absent where one of them cannot be cited for it. */
function underSections(act: Act, meaning: Meaning, sections: readonly Section[]): Meaning | undefined {
  if (asksAnyway(act, meaning) || failedDiversion(act, meaning)) return meaning
  // What the statute gave then it may give today, and a court has said no.
  if (act === 'deny') return sections.length > 0 ? ASKS : meaning
  let found = meaning
  for (const { gives } of sections) {
    const given = gives[act]
    if (given === undefined) return undefined
    if (given.does === 'nothing' || saysMore(meaning, given)) continue
    found = withClass(given, meaning)
  }
  return found
}

/** Denied, pending, revoked: whatever the section gives, it is not sure to have been given. */
const asksAnyway = (act: Act, { does }: Meaning): boolean =>
  does === 'unclear' || (does === 'asks' && act !== 'grant')

/** A diversion that was denied, or came to no end of its own. */
const failedDiversion = (act: Act, { does }: Meaning): boolean => act === 'divert' && does === 'nothing'

/** The words say how the charge ended, where the section alone leaves it open: DIVERSION COMPLETED. */
const saysMore = (said: Meaning, given: Meaning): boolean =>
  said.does === 'ends' && given.does === 'ends' && said.as !== undefined && said.as !== 'dismissed'

/** A reduction under a section that names no class is to the class the words name. */
const withClass = (given: Meaning, said: Meaning): Meaning =>
  given.does === 'relieves' && given.kind === 'reduced' && said.does === 'relieves' && said.to !== undefined
    ? { ...given, to: said.to }
    : given

const KINDS = [
  'vacated',
  'sealed',
  'dismissed',
  'reduced',
  'probation-revoked',
  'probation-extended',
] as const

/** Two ends: a dismissal is how the other came about, and nothing else goes together. */
function bothEnds(one: ChargeEnd | undefined, other: ChargeEnd | undefined): Meaning | undefined {
  if (one === 'elsewhere') return other === 'dismissed' || other === 'not-filed' ? ended(one) : undefined
  if (one === undefined) return ended()
  // The section of a diversion beside its name and the dismissal is cited for both.
  if (other !== 'dismissed' && !(one === 'diverted' && other === 'diversion-completed')) return undefined
  return one === 'diversion-completed' || one === 'diverted' ? ended('diversion-completed') : undefined
}

type Relief = Extract<Meaning, { readonly does: 'relieves' }>

/** The one that leaves less of the conviction, with the class it was reduced to; people look where that is not said. */
function bothReliefs(one: Relief, other: Relief): Meaning {
  const kind = KINDS.find(each => each === one.kind || each === other.kind) ?? one.kind
  if (ofProbation(one) || ofProbation(other))
    return one.kind === 'probation-revoked' && other.kind === one.kind ? { does: 'relieves', kind } : ASKS
  const to = one.to ?? other.to
  const reduced = one.kind === 'reduced' ? one : other.kind === 'reduced' ? other : undefined
  if (kind === 'vacated' || reduced === undefined) return { does: 'relieves', kind }
  return to === undefined ? ASKS : { does: 'relieves', kind, to }
}
const ofProbation = ({ kind }: Relief): boolean =>
  kind === 'probation-revoked' || kind === 'probation-extended'

const sameMeaning = (a: Meaning, b: Meaning): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What two clauses say together; absent where that is not known. */
function together(a: Meaning, b: Meaning): Meaning | undefined {
  if (sameMeaning(a, b)) return a
  if (a.does === 'convicts' || b.does === 'convicts') {
    const other = a.does === 'convicts' ? b : a
    return other.does === 'relieves' || other.does === 'asks' ? ASKS : undefined
  }
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (one.does === 'nothing') return other
    if (one.does === 'unclear') return UNCLEAR
    if (one.does === 'asks') return other.does === 'relieves' ? ASKS : undefined
    if (one.does === 'ends' && other.does === 'ends') {
      const found = bothEnds(one.as, other.as)
      if (found !== undefined) return found
      continue
    }
    // DISMISSED beside a relief is the dismissal of the conviction.
    if (one.does === 'relieves' && other.does === 'ends' && other.as === 'dismissed')
      return one.kind === 'reduced' || ofProbation(one) ? undefined : one
    if (one.does === 'relieves' && other.does === 'relieves') return bothReliefs(one, other)
  }
  return undefined
}

/** Reads a text; absent where it is not understood. `convicts` beside a relief: both, and people look at it. */
export function readPhrases(text: string): (Understood & { readonly convicts: boolean }) | undefined {
  const read = parse(spell(text), 0, true, NO_READING)
  if (read === undefined) return undefined
  const { clauses, sections } = read
  const convicts = clauses.some(({ phrase }) => phrase.means.does === 'convicts')
  if (clauses.length > 1 && !convicts && clauses.some(({ phrase }) => phrase.alone)) return undefined
  if (clauses.some(({ phrase, accompanied }) => phrase.needs && !accompanied)) return undefined
  if (sections.length === 0 && clauses.some(({ phrase }) => phrase.cites)) return undefined
  const meanings =
    clauses.length === 0 ? sections.map(({ gives }) => gives.alone) : clauseMeanings(clauses, sections)
  const warrant = clauses.some(({ phrase }) => phrase.warrant === true)
  const follows = clauses.some(({ phrase }) => phrase.follows === true)
  let means = meanings[0]
  for (const next of meanings.slice(1)) means = means && next && together(means, next)
  if (means !== undefined && clauses.some(({ phrase }) => contradicts(phrase, means))) return undefined
  const [only] = clauses
  const finishes = clauses.length === 1 && !only?.accompanied ? only?.phrase.finishes : undefined
  return (
    means && {
      means,
      convicts,
      warrant,
      follows,
      afterSentence: isAfterSentence(read),
      ...(finishes === undefined ? {} : { finishes }),
    }
  )
}

/** Whether every section is of a dismissal after the sentence; where none is cited, whether the words that relieve are. */
const isAfterSentence = ({ clauses, sections }: Reading): boolean =>
  sections.length > 0
    ? sections.every(({ afterSentence }) => afterSentence)
    : clauses.some(({ phrase }) => phrase.afterSentence) &&
      clauses.every(({ phrase: { afterSentence, means } }) => afterSentence || means.does !== 'relieves')

/** Whether what the whole text is said to mean may not be said of the same count beside this phrase. */
function contradicts({ open, act, means }: Phrases, whole: Meaning): boolean {
  const { does } = whole
  if (failedDiversion(act, means) && whole.does === 'ends' && whole.as === 'diversion-completed') return true
  if (open) return does !== 'nothing' && does !== 'passes'
  // A term that runs or has run follows a conviction: what then ended beside it is not the charge.
  return does === 'ends' && means.does === 'nothing' && (act === 'supervise' || act === 'sentence')
}

/** What each clause means; each section is of the clauses it can be cited for, and of one at least. */
function clauseMeanings(clauses: readonly Clause[], sections: readonly Section[]): (Meaning | undefined)[] {
  const cited = sections.every(({ gives }) =>
    clauses.some(
      ({ phrase: { act, means } }) => act === 'deny' || asksAnyway(act, means) || gives[act] !== undefined,
    ),
  )
  if (!cited) return [undefined]
  return clauses.map(clause => {
    const { act } = clause.phrase
    const own = sections.filter(({ gives }) => clauses.length === 1 || gives[act] !== undefined)
    const meaning = clauseMeaning(clause)
    return meaning && underSections(act, meaning, own)
  })
}
