/** What the comment on a conviction's row names beside its own offense: further counts, or another section for this one. */
import type { Conviction, Offense, OffenseReading } from '../../../record/person.ts'
import { isChargeMarker, isCountMarker } from './markers.ts'
import { readOffense } from './read-offense.ts'

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

/** Whether it speaks of the count: by a word for it, or by nothing else than the section. */
const ofTheCount = (text: string): boolean => {
  const words = text.toUpperCase().match(/[A-Z]+/g) ?? []
  return /^\W*\d/.test(text) || words.some(word => isChargeMarker(word) || isCountMarker(word))
}
