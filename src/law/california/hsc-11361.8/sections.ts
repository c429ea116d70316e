/** Which of the four sections of Proposition 64 the text of a count names, and what else it says to the Act. */
import type { Charge, Conviction, Offense, OffenseReading } from '../../../record/person.ts'
import { isPleaSection } from '../offenses/beside-marijuana.ts'
import { isMinorsSection, marijuanaSection, oldSubdivision } from '../offenses/marijuana.ts'
import { contradictingLetter, saysMarijuanaAlone } from '../offenses/marijuana-words.ts'
import { formatOffense } from '../offenses/read-offense.ts'
import { remarkDoubts, remarkOf } from '../offenses/remark.ts'

export const SECTIONS: readonly string[] = ['11357', '11358', '11359', '11360']
export const OTHER = 'other'
export const UNREAD = 'unread'

/** What the text of a count says to the Act, whoever was convicted of it and when. */
export interface Named {
  /** The first offense of the four sections. */
  readonly marijuana: Offense | undefined
  /** Those of the four sections that the count names; there may be several. */
  readonly sections: readonly string[]
  /** HS 11361, which stands next to them. */
  readonly minors: boolean
  /** Its words say marijuana, and no section of it is one whose texts do. */
  readonly byWords: boolean
  /** One of the sections that marijuana charges are pleaded down to. */
  readonly plea: boolean
  /** See the facts of the same names. */
  readonly convictedOf: string | undefined
  readonly covered: boolean | undefined
  /** The section that has letters, with the old letter written; absent where none or several are named. */
  readonly lettered: { readonly section: string; readonly letter: string | undefined } | undefined
}

/** Files repeat the same few thousand texts, each read once and shared: what they name is worked out once as well. */
const known = new WeakMap<OffenseReading, Named>()

export const namedBy = (reading: OffenseReading): Named => known.get(reading) ?? workOut(reading)

function workOut(reading: OffenseReading): Named {
  const { offenses } = reading
  const byWords = saysMarijuanaAlone(reading)
  const found: Named = {
    marijuana: offenses.find(offense => marijuanaSection(offense) !== undefined),
    byWords,
    sections: SECTIONS.filter(section => offenses.some(named => marijuanaSection(named) === section)),
    minors: offenses.some(offense => offense.code === 'HS' && offense.section === '11361'),
    plea: offenses.some(isPleaSection),
    convictedOf: byWords ? undefined : oneSection(reading),
    covered: byWords ? undefined : allWithin(offenses),
    lettered: withoutContradicted(oneLetter(offenses), reading),
  }
  known.set(reading, found)
  return found
}

export const sectionsNamed = ({ offense }: Conviction): readonly string[] => namedBy(offense).sections

const sectionsOf = (offenses: readonly Offense[]): readonly string[] =>
  SECTIONS.filter(section => offenses.some(named => marijuanaSection(named) === section))

/**
 * The sections to ask about: those named, or any of the four where nothing of the offense could be read or only its words
 * say marijuana; and those that the comment names, for the count or where it has none of its own.
 */
export function sectionsAsked(conviction: Conviction): readonly string[] {
  const { sections, byWords } = namedBy(conviction.offense)
  if (conviction.offense.offenses.length === 0 || byWords) return SECTIONS
  const remark = remarkOf(conviction)
  if (remark === undefined) return sections
  const more = sectionsOf(sections.length === 0 ? remark.offenses : remark.instead)
  return SECTIONS.filter(section => sections.includes(section) || more.includes(section))
}

/** Whether the comment of its row leaves open which offense it is: it names another, or the only marijuana there is. */
export function remarkLeavesOpen(conviction: Conviction): boolean {
  const remark = remarkOf(conviction)
  if (remark === undefined) return false
  const { sections } = namedBy(conviction.offense)
  if (sections.length === 0) return sectionsOf(remark.offenses).length > 0
  if (remarkDoubts(conviction)) return true
  const modified = conviction.offense.offenses.some(({ inchoate }) => inchoate !== undefined)
  return remark.instead.some(
    offense =>
      !sections.includes(marijuanaSection(offense) ?? OTHER) || (offense.inchoate !== undefined && !modified),
  )
}

function oneSection({ offenses, unread }: OffenseReading): string | undefined {
  const [first] = offenses
  if (first?.code === undefined || unread !== '') return undefined
  const section = (offense: Offense) => marijuanaSection(offense) ?? OTHER
  const same = offenses.every(one => one.code !== undefined && section(one) === section(first))
  return same && (offenses.length === 1 || section(first) !== OTHER) ? section(first) : undefined
}

function allWithin(offenses: readonly Offense[]): boolean | undefined {
  const named = offenses.filter(offense => marijuanaSection(offense) !== undefined)
  const [first, ...rest] = (named.length > 0 ? named : offenses).map(within)
  return rest.every(verdict => verdict === first) ? first : undefined
}

/** Whether the Act reaches an offense; undefined where an attorney must say so. */
function within(offense: Offense): boolean | undefined {
  if (offense.inchoate === 'conspiracy' || isMinorsSection(offense)) return false
  if (offense.inchoate !== undefined) return undefined
  if (marijuanaSection(offense) !== undefined) return true
  return isPleaSection(offense) ? undefined : false
}

/** The letters the sections had from 1976 until the Act. */
export const OLD_LETTERS: Readonly<Record<string, string>> = { '11357': 'abcde', '11360': 'ab' }

function oneLetter(offenses: readonly Offense[]): Named['lettered'] {
  const found = offenses.filter(o => OLD_LETTERS[marijuanaSection(o) ?? ''] !== undefined)
  const [offense] = found
  const section = offense && marijuanaSection(offense)
  if (offense === undefined || section === undefined) return undefined
  const letter = oldLetter(offense)
  return found.some(o => marijuanaSection(o) !== section || oldLetter(o) !== letter)
    ? undefined
    : { section, letter }
}

/** No letter where the words of the text cannot be of it: either may be the mistake. */
const withoutContradicted = (
  found: Named['lettered'],
  { says, offenses }: OffenseReading,
): Named['lettered'] =>
  found === undefined || says === undefined || contradictingLetter(says, offenses) === undefined
    ? found
    : { ...found, letter: undefined }

/** Of the old subdivisions only 11357(e) had numbered paragraphs. */
const oldLetter = (offense: Offense): string | undefined => {
  const found = oldSubdivision(offense)
  if (found === undefined || !OLD_LETTERS[marijuanaSection(offense) ?? '']?.includes(found)) return undefined
  return offense.subdivisions.length > 1 && found !== 'e' ? undefined : found
}

/** The sections that knew felonies only, and had no letters, until the Act. */
const ONLY_FELONIES = ['11358', '11359']

/** Whether each of the four sections named can, as no felony, only be that of the Act: by the section, or by its letter. */
export function isOfTheAct({ offenses }: OffenseReading): boolean {
  const named = offenses.filter(offense => marijuanaSection(offense) !== undefined)
  return (
    named.length > 0 &&
    named.every(
      offense =>
        ONLY_FELONIES.includes(marijuanaSection(offense) as string) ||
        (offense.subdivisions.length > 1 && oldLetter(offense) === undefined),
    )
  )
}

/**
 * The heading of a conviction under the Act: one of the four sections, `other` (attorney), `unread` (it may be any of them:
 * its words or the comment say so, or nothing could be read), or undefined: not marijuana.
 */
export function headingOf(conviction: Conviction): string | undefined {
  const { marijuana, byWords, minors, plea } = namedBy(conviction.offense)
  if (marijuana !== undefined) return marijuanaSection(marijuana)
  if (byWords || remarkLeavesOpen(conviction)) return UNREAD
  if (minors || (plea && inMarijuanaCase(conviction))) return OTHER
  // Nothing could be read of it: it may be any of them.
  return conviction.offense.offenses.length === 0 ? UNREAD : undefined
}

function inMarijuanaCase({ cycle }: Conviction): boolean {
  const named = ({ offense }: Conviction | Charge) => namedBy(offense).marijuana !== undefined
  return cycle.convictions.some(named) || cycle.otherCharges.some(named)
}

export const sectionOf = (conviction: Conviction): string => {
  const { marijuana } = namedBy(conviction.offense)
  const section = marijuana && marijuanaSection(marijuana)
  if (section !== undefined) return `HS ${section}`
  const [first] = conviction.offense.offenses
  return first === undefined ? 'unread' : formatOffense(first)
}
