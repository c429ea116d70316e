/** Tells, from the bytes of a row, whether it may hold a conviction that is relevant: most rows never become text. */
import type { OffenseReader, OffenseReading } from '../../record/person.ts'
import type { Relevance } from '../reading.ts'
import { alikeField, readKinds } from './alike.ts'
import { COLUMN } from './columns.ts'
import { cycleBits } from './cycle-bits.ts'
import { readDisposition } from './disposition.ts'
import { type FieldFinder, LONGEST_KEY } from './fields.ts'
import { mayStandForAnother } from './offense.ts'
import { carriesOut, readStep } from './person/step.ts'
import type { Line } from './scan.ts'
import { trimmedText } from './text.ts'

/** Where an offense may be named, and flags of it: what the first says is what a row is about; see `rowOffense`. */
const NAMED = [COLUMN.CONV_OFFENSE_DESCR, COLUMN.DISP_OFFENSE_DESCR, COLUMN.OFFENSE_DESCR] as const
const FLAGS = [COLUMN.CONV_OFFENSE_QUAL_LST, COLUMN.DISP_OFFENSE_QUAL_LST, COLUMN.OFFENSE_QUAL_LST] as const

// What a text of an offense comes to.
const NOTHING = 0
const READ = 1
const UNREAD = 2
const COMPANION = 3
const RELEVANT = 4
/** Nothing of it is left open, and it stands for no other. */
const SETTLED = 5
/** Of a step: of those who carry a sentence out. */
const SERVED = 5
/** Of a disposition: what was later done to a conviction. */
const LATER = 6

// What rows of a cycle show: one that may convict of what is relevant, of a companion, in a relevant county; one that names it.
const OWN = 1
const BESIDE = 2
const HERE = 4
const NAMES = 8

/** Looks at the rows of one person after the other. */
export interface RelevanceFilter {
  readonly begin: () => void
  readonly add: (line: Line) => void
  /** Whether the rows since the beginning may hold a conviction that is relevant. */
  readonly relevant: () => boolean
}

/**
 * Rows are relevant where one that may convict is about a relevant offense, or none that can be read, or a companion of one that
 * the cycle names; and where one of the same cycle that may convict stands in a relevant county. One that gives a sentence may, whatever
 * its words. A comment that names such an offense is told in the tables wherever it stands.
 */
export function relevanceFilter(readOffense: OffenseReader, relevance: Relevance): RelevanceFilter {
  const offense = remembering(text => {
    if (text === '') return NOTHING
    const read = readOffense(text)
    if (relevance.offense(read)) return RELEVANT
    return read.offenses.length === 0 || mayStandForAnother(read)
      ? UNREAD
      : relevance.companion(read)
        ? COMPANION
        : isSettled(read)
          ? SETTLED
          : READ
  })
  const comment = readKinds(kind => relevance.offense(readOffense(kind)))
  const county = remembering(text => (relevance.county(text) ? RELEVANT : READ))
  const disposition = remembering(text => {
    const { convicts, unread, later, passes, ends } = readDisposition(text)
    if (convicts) return RELEVANT
    return ends ? NOTHING : later !== undefined ? LATER : unread || passes ? UNREAD : READ
  })
  const step = remembering(text => {
    const read = readStep(text)
    return read.arrest ? READ : carriesOut(read) ? SERVED : RELEVANT
  })
  const cycles = cycleBits()
  let certain = false

  /** What the offenses of a row make of it. */
  const offensesOf = (line: Line, mayConvict: boolean, convicts: boolean, served: boolean): number => {
    let bits = 0
    let nothing = true
    let settled = false
    for (const column of NAMED) {
      const found = offense(line, column)
      if (found === NOTHING) continue
      if (found === RELEVANT) {
        bits |= NAMES
        if (mayConvict && !settled) bits |= OWN
        // A sentence of any county’s court is carried out anywhere.
        if (served) bits |= HERE
      } else if (found === COMPANION && mayConvict) bits |= BESIDE
      nothing = found === UNREAD
      if (nothing) break
      settled ||= found === SETTLED && !isFlagged(line)
    }
    return convicts && (nothing || unnamed(line)) ? bits | OWN : bits
  }
  return {
    begin: () => {
      certain = false
      cycles.begin()
    },
    add: line => {
      if (certain) return
      if (filled(line, COLUMN.COMMENT_TEXT) && comment(commentOf(line))) {
        certain = true
        return
      }
      const does = disposition(line, COLUMN.DISP_DESCR)
      const kind = does === RELEVANT ? RELEVANT : step(line, COLUMN.STP_TYPE_DESCR)
      const served = kind === SERVED
      const mayConvict =
        does === RELEVANT ||
        does === LATER ||
        served ||
        filled(line, COLUMN.SENT_LOC_DESCR) ||
        filled(line, COLUMN.SENT_LENGTH) ||
        (does === UNREAD && (kind === RELEVANT || filled(line, COLUMN.CONV_STAT_DESCR))) ||
        (does === READ && kind === RELEVANT && filled(line, COLUMN.CONV_STAT_DESCR))
      let bits = offensesOf(line, mayConvict, does === RELEVANT, served)
      if (mayConvict && county(line, COLUMN.STP_ORI_CNTY_NAME) === RELEVANT) bits |= HERE
      if (bits !== 0 && isRelevant(cycles.add(line, bits))) certain = true
    },
    relevant: () => certain || cycles.some(isRelevant),
  }
}

/** Whether what a cycle shows makes its person relevant. */
const isRelevant = (bits: number): boolean =>
  (bits & HERE) !== 0 && ((bits & OWN) !== 0 || (bits & (BESIDE | NAMES)) === (BESIDE | NAMES))

/** Whether a text names offenses, leaves nothing open, and none of them stands in the place of another. */
const isSettled = ({ offenses, unread, more }: OffenseReading): boolean =>
  unread === '' &&
  more === undefined &&
  offenses.every(({ procedural, adds }) => procedural === undefined && adds === undefined)

/** Whether a row has flags, which may make another offense of the one that is named. */
function isFlagged(line: Line): boolean {
  for (const column of FLAGS) if (filled(line, column)) return true
  return false
}

/** Whether a row gives the class or the code of an offense convicted of without its text: it may be any. */
const unnamed = (line: Line): boolean =>
  !filled(line, COLUMN.CONV_OFFENSE_DESCR) &&
  (filled(line, COLUMN.CONV_OFFENSE_TOC) || filled(line, COLUMN.CONV_OFFENSE_CODE))

/** The comment of a row, made alike. */
const commentOf = ({ bytes, ends, base }: Line): string =>
  alikeField(
    bytes,
    (ends[base + COLUMN.COMMENT_TEXT - 1] as number) + 1,
    ends[base + COLUMN.COMMENT_TEXT] as number,
  )

/** Whether anything but blanks stands in a field. */
function filled({ bytes, ends, base }: Line, column: number): boolean {
  const to = ends[base + column] as number
  for (let at = (ends[base + column - 1] as number) + 1; at < to; at++) if (bytes[at] !== SPACE) return true
  return false
}

/** What a field comes to. */
type FieldReader = (line: Line, column: number) => number

/** The same function of the text of a field, found by its bytes; by the text itself where others have taken their slot. */
function remembering(readText: (text: string) => number): FieldReader {
  const known = new Map<string, number>()
  const read = (text: string): number => {
    let found = known.get(text)
    if (found === undefined) {
      found = readText(text)
      if (known.size >= MOST) known.clear()
      known.set(text, found)
    }
    return found
  }
  const blank = read('')
  let finder: FieldFinder | undefined
  let kind = 0
  return ({ bytes, ends, base, finder: own }, column) => {
    const from = (ends[base + column - 1] as number) + 1
    const to = ends[base + column] as number
    if (to === from) return blank
    if (own === undefined || own.bytes !== bytes || to - from > LONGEST_KEY)
      return read(trimmedText(bytes, from, to))
    if (own !== finder) {
      finder = own
      kind = own.newKind()
    }
    const slot = own.recall(kind, from, to)
    if (slot >= 0) return own.values[slot] as number
    const value = read(trimmedText(bytes, from, to))
    own.keep(~slot, kind, from, to)
    own.values[~slot] = value
    return value
  }
}

const SPACE = 32
const MOST = 50_000
