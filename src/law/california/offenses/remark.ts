/** What the comment on a conviction's row names beside its own offense: further counts, or another section for this one. */
import type { Conviction, Offense, OffenseReading } from '../../../record/person.ts'
import { contradictions } from './contradiction.ts'
import { isChargeMarker, isCountMarker } from './markers.ts'
import { readOffense } from './read-offense.ts'
import type { Said } from './said.ts'
import type { Word } from './vocabulary/words.ts'

export interface Remark {
  readonly reading: OffenseReading
  /** Every offense it names that can be one: no section of procedure. */
  readonly offenses: readonly Offense[]
  /** Those it names for the count itself, so that it is open which of the two was convicted of. */
  readonly instead: readonly Offense[]
  /** It says that there is more and names none of it. */
  readonly namesNone: boolean
}

const NONE: readonly Offense[] = []

const known = new Map<string, Remark>()

/** Of a conviction whose row has such a comment; undefined of any other. */
export function remarkOf({ remark }: Pick<Conviction, 'remark'>): Remark | undefined {
  if (remark === undefined) return undefined
  let found = known.get(remark)
  if (found === undefined) {
    if (known.size > 5000) known.clear()
    found = readRemark(remark)
    known.set(remark, found)
  }
  return found
}

function readRemark(text: string): Remark {
  const reading = readOffense(text)
  const offenses = reading.offenses.filter(({ procedural }) => procedural === undefined)
  const further = reading.more !== undefined || reading.says?.has('FURTHER') === true
  const instead = further || !ofTheCount(text) ? NONE : offenses.filter(({ adds }) => adds === undefined)
  return { reading, offenses, instead, namesNone: reading.more !== undefined && offenses.length === 0 }
}

/**
 * Whether the comment leaves open what the count is or what stands beside it: it says that there is more and names none, or
 * has words of a crime that its sections are not.
 */
export function remarkDoubts(conviction: Pick<Conviction, 'remark' | 'offense'>): boolean {
  const remark = remarkOf(conviction)
  if (remark === undefined) return false
  const { says } = remark.reading
  return (
    remark.namesNone ||
    (says !== undefined && contradictions(asSaid(says), conviction.offense.offenses).length > 0)
  )
}

const asSaid = (says: ReadonlySet<string>): Said => new Map([...says].map(word => [word as Word, word]))

/** What comments write before the section somebody was convicted of. */
const CONVICTED = new Set([
  'CONVICTED',
  'CONV',
  'CONVD',
  'PLED',
  'PLEAD',
  'PLEADED',
  'PLEA',
  'GUILTY',
  'VIO',
  'VIOL',
  'VIOLATION',
])

/** Whether it speaks of the count: by a word for it, or by nothing else than the section. */
const ofTheCount = (text: string): boolean => {
  const words = text.toUpperCase().match(/[A-Z]+/g) ?? []
  return (
    /^\W*\d/.test(text) ||
    words.some(word => isChargeMarker(word) || isCountMarker(word) || CONVICTED.has(word))
  )
}
