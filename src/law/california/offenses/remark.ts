/** What comments of a conviction's rows say of it beside its own offense: further counts, another section, what modifies it. */
import type { Conviction, Offense, OffenseReading } from '../../../record/person.ts'
import { contradictions } from './contradiction.ts'
import { modifiedBy } from './modifiers.ts'
import { readOffense } from './read-offense.ts'
import type { Said } from './said.ts'
import type { Word } from './vocabulary/words.ts'

export interface Remark {
  readonly reading: OffenseReading
  /** Every offense it names that can be one: no section of procedure. */
  readonly offenses: readonly Offense[]
  /** Those it names for the count itself, and what its words make of that: it is open which of the two was convicted of. */
  readonly instead: readonly Offense[]
  /** It says that there is more and names none of it. */
  readonly namesNone: boolean
}

const NONE: readonly Offense[] = []

const known = new Map<string, Remark>()

/** Of a conviction whose row has such a comment; undefined of any other. */
export function remarkOf({ remark, offense }: Pick<Conviction, 'remark' | 'offense'>): Remark | undefined {
  if (remark === undefined) return undefined
  const read = remarkRead(remark)
  const { modifies } = read.reading
  if (modifies === undefined) return read
  return { ...read, instead: [...read.instead, ...modifiedBy([...modifies], offense)] }
}

function remarkRead(remark: string): Remark {
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
  const instead = further ? NONE : offenses.filter(({ adds }) => adds === undefined)
  return { reading, offenses, instead, namesNone: reading.more !== undefined && offenses.length === 0 }
}

/**
 * Whether the comment leaves open what the count is or what stands beside it: it says that there is more and names none, or
 * has words of a crime that its sections are not, or of help in it.
 */
export function remarkDoubts(conviction: Pick<Conviction, 'remark' | 'offense'>): boolean {
  const remark = remarkOf(conviction)
  if (remark === undefined) return false
  const { says, modifies } = remark.reading
  return (
    remark.namesNone ||
    modifies?.has('unclear') === true ||
    (says !== undefined && contradictions(asSaid(says), conviction.offense.offenses).length > 0)
  )
}

const asSaid = (says: ReadonlySet<string>): Said => new Map([...says].map(word => [word as Word, word]))
