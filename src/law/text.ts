/** A statute laid out as its own text: a clause for each subdivision of its outline, in the order of the text. */
import { type Citation, type Confidence, cite, lessSure } from '../rules/citation.ts'
import { type Condition, shaped } from '../rules/condition.ts'
import type { Outline, OutlineEntry } from './outline.ts'
import { liesIn, placesOf, sectionOf, WHOLE } from './places.ts'
import type { Leaves } from './relief.ts'
import type { Subdivision } from './statute.ts'

/** The text of a statute as it is written down. Each place is one of its outline, stands once, and in the outline's order. */
export interface Text {
  /** What a subdivision requires: the condition, under its citation. A `note` tells of a reading that the text leaves open. */
  readonly clause: <S>(at: string, requires: Condition<S>, note?: string) => Condition<S>
  /** A subdivision without a clause of its own: what it requires is asked in those of others. */
  readonly encodedIn: (at: string, others: string) => void
  /** A subdivision that decides nothing: a relief, a route or the day a rule is in force rests on it, by this citation. */
  readonly told: (at: string, note?: string) => Citation
  /** One that says what the relief leaves as it was, in the words a person is told. It decides nothing either. */
  readonly leaves: (at: string, says: string, note?: string) => Leaves
  /** A subdivision that is left out on purpose, and why. */
  readonly leftOut: (at: string, why: string) => void
  /** Cites places without writing them down, as sure as the least sure of them was read: `cite('(a)(4)(G),(L)')`. */
  readonly cite: (at: string, note?: string) => Citation
  /** The same where less is known than that: a reading of Setaside's own, or what no text that was read says. Unverified. */
  readonly reading: (at: string, note: string) => Citation
  /** What was written down so far. */
  readonly subdivisions: readonly Subdivision[]
}

/**
 * Begins the text of a statute. Throws where a place is not in the outline, stands twice or out of order, or is left out
 * without a reason: such a file contradicts itself.
 */
export function text(outline: Outline): Text {
  const own = sectionOf(outline.id)
  const outlined = outline.entries.map(entry => ({ entry, places: placesOf(entry.at, own) ?? [] }))
  const subdivisions: Subdivision[] = []
  let last = -1
  const fault = (at: string, says: string): never => {
    throw new Error(`text of [${outline.id}]: ${at} ${says}`)
  }
  const write = (at: string, became: Omit<Subdivision, 'at' | 'says'>): void => {
    const found = outline.entries.findIndex(entry => entry.at === at)
    if (found < 0) fault(at, 'is not in its outline')
    if (subdivisions.some(one => one.at === at)) fault(at, 'stands twice')
    if (found < last) fault(at, `stands after ${outline.entries[last]?.at}, and before it in its outline`)
    last = found
    subdivisions.push({ at, says: (outline.entries[found] as OutlineEntry).says, ...became })
  }
  const citing = (at: string, note?: string): Citation => {
    const places = placesOf(at, own) ?? fault(at, 'is no place in a statute')
    const sure = places.map(place => {
      const there = outlined.filter(({ places }) => places.some(one => liesIn(one, place)))
      return there.length === 0 ? fault(at, 'is not in its outline') : leastSure(there.map(one => one.entry))
    })
    return cite(textOf(outline.id, at), sure.reduce(lessSure), note)
  }
  return {
    clause: (at, requires, note) => {
      if (requires.cite !== undefined) fault(at, `requires what cites ${requires.cite.text} already`)
      const cited = shaped({ ...requires, cite: citing(at, note) })
      write(at, { status: 'encoded', clause: cited as unknown as Condition<never> })
      return cited
    },
    encodedIn: (at, others) => {
      citing(others)
      write(at, { status: 'encoded', within: others })
    },
    told: (at, note) => {
      write(at, { status: 'told' })
      return citing(at, note)
    },
    leaves: (at, says, note) => {
      write(at, { status: 'told' })
      return { says, cite: citing(at, note) }
    },
    leftOut: (at, why) => {
      if (why === '') fault(at, 'is left out without a reason')
      write(at, { status: 'left-out', why })
    },
    cite: citing,
    reading: (at, note) => ({ ...citing(at, note), confidence: 'unverified' }),
    subdivisions,
  }
}

const leastSure = (entries: readonly OutlineEntry[]): Confidence =>
  entries.map(({ confidence }) => confidence).reduce(lessSure)

/**
 * `PC 1203.4(a)` for `(a)`, `PC 1203.4` for the whole section, `PC 1203.49, first sentence` for a sentence of it, `PC 4852.06`
 * for a section of its own.
 */
function textOf(id: string, at: string): string {
  const [code = '', section = ''] = id.split('-')
  const cited = /^\d/.test(at) ? at : at.startsWith(WHOLE) ? at.replace(WHOLE, section) : `${section}${at}`
  return `${code.toUpperCase()} ${cited}`
}
