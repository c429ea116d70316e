/** Sentence parts as the file writes them, and the day their sum has run. */
import type { Sentence, SentencePart } from '../../record/person.ts'
import { NEVER, type Period } from '../../time/day.ts'
import { shift, type Window } from '../../time/window.ts'
import { words } from './text.ts'
import { type PlaceReading, readPlace } from './vocabulary/read-sentence-words.ts'

/** One sentence part of a row, read. */
export interface PartReading {
  readonly part: SentencePart
  /** How long it takes; absent when it cannot be read, or is for life. */
  readonly length?: Period
  readonly life: boolean
}

/** The columns of a part, without padding. */
export interface PartText {
  readonly place: string
  readonly placeCode: string
  readonly length: string
  readonly unit: string
  readonly unitText: string
}

const NO_TIME: Period = {}
/** Terms longer than any life are misread or mean one. */
const LONGEST: Readonly<Record<Unit, number>> = { D: 36_525, W: 5_200, M: 1_200, Y: 150 }

type Unit = 'D' | 'W' | 'M' | 'Y'

/** The unit both columns agree on. W is weeks only where the words say so: the code alone has other uses. */
function readUnit(code: string, text: string): Unit | undefined {
  const said = words(text)
  const spelled: Unit | undefined = /^DAYS?$/.test(said)
    ? 'D'
    : /^WEEKS?$/.test(said)
      ? 'W'
      : /^(MONTHS?|MOS?)$/.test(said)
        ? 'M'
        : /^(YEARS?|YRS?)$/.test(said)
          ? 'Y'
          : undefined
  const letter = code.toUpperCase()
  if (spelled === undefined && said !== '') return undefined
  if (letter === '') return spelled
  if (letter === 'W') return spelled === 'W' ? 'W' : undefined
  if (letter !== 'D' && letter !== 'M' && letter !== 'Y') return undefined
  return spelled === undefined || spelled === letter ? letter : undefined
}

/** What the place of a part says. Files repeat some dozen places. */
function placeOf(place: string): PlaceReading {
  let known = knownPlaces.get(place)
  if (known === undefined) {
    known = readPlace(place)
    if (knownPlaces.size >= 10_000) knownPlaces.clear()
    knownPlaces.set(place, known)
  }
  return known
}
const knownPlaces = new Map<string, PlaceReading>()

/** A term for life in the columns of its length: `LIFE`, `15-LIFE`, `25 TO LIFE`. */
const LIFE_TERM = /^(\d{1,3} ?(-|TO) ?)?(YEARS? ?(-|TO) ?)?LIFE$/
const isForLife = (text: string): boolean => /E$/i.test(text) && LIFE_TERM.test(words(text))

/** Reads the part of a row; absent when the row has none. */
export function readPart(columns: PartText): PartReading | undefined {
  const { place, placeCode, length, unit, unitText } = columns
  if (place === '' && placeCode === '' && length === '' && unit === '' && unitText === '') return undefined
  const where = place || placeCode
  const measured = unit || unitText
  const text = length === '' || measured === '' ? length + measured : `${length} ${measured}`
  const { kind, timeless, life } = placeOf(where)
  const part: SentencePart = kind === undefined ? { place: where, text } : { place: where, text, kind }
  if (life || unit === 'L' || unit === 'l' || isForLife(length) || isForLife(unitText))
    return { part, life: true }
  if (length === '')
    return timeless && unit === '' && unitText === ''
      ? { part, length: NO_TIME, life: false }
      : { part, life: false }
  if (!/^\d{1,5}$/.test(length)) return { part, life: false }
  const number = Number(length)
  if (number === 0) return { part, length: NO_TIME, life: false }
  const read = readUnit(unit, unitText)
  // A fine's number without a unit is an amount of money.
  if (read === undefined && unit === '' && unitText === '' && kind === 'fine')
    return { part, length: NO_TIME, life: false }
  if (read === undefined || number > LONGEST[read]) return { part, life: false }
  const period: Period =
    read === 'D'
      ? { days: number }
      : read === 'W'
        ? { days: number * 7 }
        : read === 'M'
          ? { months: number }
          : { years: number }
  return { part, length: period, life: false }
}

const withLength = ({ part, length }: PartReading): SentencePart =>
  length === undefined ? part : { ...part, length }

/**
 * The sentence these parts make, from the day of conviction. All parts are added, as if one followed the other. Whether a term
 * began later, for it runs consecutively, the other sentences of the person tell.
 */
export function addParts(convicted: Window, parts: readonly PartReading[]): Sentence {
  if (parts.length === 0)
    return { parts: [], ends: { soonest: convicted.soonest, latest: NEVER }, says: 'silent' }
  let [years, months, days] = [0, 0, 0]
  // How a term runs and no term: it is told elsewhere, or nowhere.
  let says: Sentence['says'] = parts.every(({ part }) => part.kind === 'manner') ? 'unread' : 'complete'
  for (const { length, life } of parts) {
    if (life) says = 'life'
    else if (length === undefined) says = says === 'life' ? 'life' : 'unread'
    else {
      years += length.years ?? 0
      months += length.months ?? 0
      days += length.days ?? 0
    }
  }
  const known = shift(convicted, { years, months, days })
  return {
    parts: parts.map(withLength),
    ends: says === 'complete' ? known : { soonest: known.soonest, latest: NEVER },
    says,
  }
}

/**
 * The sentence after probation was revoked on `day`: it ends with what was given then, and not before the old one would
 * have. Without a readable new term the end is unknown.
 */
export function afterRevocation(sentence: Sentence, day: Window, parts: readonly PartReading[]): Sentence {
  const all = [...sentence.parts, ...parts.map(withLength)]
  if (sentence.says === 'life') return { ...sentence, parts: all }
  const given = addParts(day, parts)
  const soonest = Math.max(sentence.ends.soonest, given.ends.soonest)
  if (given.says !== 'complete')
    return { parts: all, ends: { soonest, latest: NEVER }, says: given.says === 'life' ? 'life' : 'unread' }
  if (sentence.says === 'unread') return { parts: all, ends: { soonest, latest: NEVER }, says: 'unread' }
  const latest =
    sentence.says === 'silent' ? given.ends.latest : Math.max(sentence.ends.latest, given.ends.latest)
  return { parts: all, ends: { soonest: Math.min(soonest, latest), latest }, says: 'complete' }
}

/**
 * The sentence after probation was extended on `day`. Whether the term told with the order is the whole of it or what was added is
 * not known: it ends at the latest where it was added to what there was, and without one nobody knows.
 */
export function afterExtension(sentence: Sentence, day: Window, parts: readonly PartReading[]): Sentence {
  const all = [...sentence.parts, ...parts.map(withLength)]
  if (sentence.says === 'life') return { ...sentence, parts: all }
  const { soonest } = sentence.ends
  const from = Math.max(sentence.ends.latest, day.latest)
  const added = addParts({ soonest: from, latest: from }, parts)
  if (sentence.says !== 'complete' || added.says !== 'complete' || from === NEVER)
    return { parts: all, ends: { soonest, latest: NEVER }, says: 'unread' }
  return { parts: all, ends: { soonest, latest: added.ends.latest }, says: 'complete' }
}
