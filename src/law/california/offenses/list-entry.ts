/** Lists of offenses as statutes give them, and whether one offense is on a list: yes, no, or only with a fact more. */
import type { Offense, OffenseClass, OffenseReading } from '../../../record/person.ts'
import type { Citation, Confidence } from '../../../rules/citation.ts'
import { type Day, formatDay } from '../../../time/day.ts'
import type { Window } from '../../../time/window.ts'
import { spokenOf } from './punishing-sections.ts'
import { readOffense } from './read-offense.ts'
import { says } from './said.ts'
import { withSubdivisionSaid } from './subdivision-said.ts'

/** Phrases of the vocabulary (all words of it said) that answer the question of an entry. */
export interface Told {
  readonly yes?: readonly string[]
  readonly no?: readonly string[]
  /** ETC after them names more of the same kind, so that they answer all the same. */
  readonly etc?: 'same'
}

/** One line of a statute's list. */
export interface Entry {
  readonly cite: Citation
  /** What the line names, in our words. */
  readonly says: string
  /**
   * The sections it covers, each with all its subdivisions: `PC 261`, `PC 286(c)(1)`, `PC 664/187`. A former section is
   * matched by its number.
   */
  readonly sections: readonly string[]
  /** How sure the section numbers are where the statute names the crime in words only. */
  readonly numbers?: Confidence
  /** A question the section cannot answer; the offense is on the list only if the answer is yes. */
  readonly needs?: string
  /** Words of the text that answer it, or rule the entry out; where words of both stand there, or none, it is asked. */
  readonly told?: Told
  /** Listed only when convicted as one of this class. */
  readonly class?: OffenseClass
  /** Listed only when committed on or after this day. */
  readonly from?: Day
  /** Sections within those above that are not listed; with `unless`, that are not listed unless the answer is yes. */
  readonly except?: { readonly sections: readonly string[]; readonly unless?: string }
  /** An assault: attempts of it are outside PC 1192.7(c)(39). */
  readonly assault?: true
}

/** What a list makes of an attempt, conspiracy or solicitation of something on it. */
export type OfInchoate = 'counts' | 'asks' | 'no'

export interface OffenseList {
  readonly name: string
  readonly cite: Citation
  /** Where the whole list is of one class. */
  readonly class?: OffenseClass
  readonly attempt: OfInchoate
  readonly conspiracy: OfInchoate
  readonly solicitation: OfInchoate
  /** In order; where two entries leave one question each, the first one's is asked. */
  readonly entries: readonly Entry[]
  /**
   * What the statute lists and no section shows (a life term, a weapon used in person). These never make an offense
   * `unknown`: every felony would be. Who relies on a `no` must know them, so reports print them.
   */
  readonly beyond: readonly string[]
}

/** What is known beside the section. */
export interface ListContext {
  /** Class at conviction. */
  readonly class?: OffenseClass | undefined
  readonly offenseDate: Window
  /** Every offense convicted of in the same case, this one or not: enhancements stand there as sections of their own. */
  readonly sameCase: readonly Offense[]
  /** The words of its text; absent where it names several offenses, as nobody knows of which they are. */
  readonly says?: ReadonlySet<string> | undefined
}

/** What the words of a text say of its only offense. */
export const saidOfIt = ({ offenses, says }: OffenseReading): ReadonlySet<string> | undefined =>
  offenses.length === 1 ? says : undefined

export interface Listed {
  readonly verdict: 'yes' | 'no' | 'unknown'
  /** The entry that covers it, or would. */
  readonly entry?: Entry
  /** For `unknown`: the questions, all of which must be answered yes (or by the section that was meant). */
  readonly needs?: string
}

export const NOT_LISTED: Listed = { verdict: 'no' }

/** A section of a list, taken apart. */
export interface Target {
  readonly code: string
  readonly section: string
  readonly subdivisions: readonly string[]
  readonly inchoate?: Offense['inchoate']
}

/** Reads a section written in a table of ours; throws when it cannot be read whole. */
export function target(written: string): Target {
  const { offenses, unread } = readOffense(written)
  const [offense] = offenses
  if (offense?.code === undefined || offenses.length !== 1 || unread !== '') {
    throw new Error(`[${written}] in a list of offenses is not one section with its code`)
  }
  return { ...offense, code: offense.code }
}

const NOTHING_TO_ASK: readonly string[] = []

/**
 * Whether an offense lies within a section: undefined when it surely does not, otherwise the questions left (none when
 * it surely does). `286` against `PC 286(c)(1)` leaves the subdivision open; no code leaves the code open.
 */
export function within(offense: Offense, wanted: Target): readonly string[] | undefined {
  if (offense.section !== wanted.section) return undefined
  if (offense.code !== undefined && offense.code !== wanted.code) return undefined
  let depth = 0
  while (depth < wanted.subdivisions.length) {
    const written = offense.subdivisions[depth]
    if (written === undefined) break
    if (written !== wanted.subdivisions[depth]) return undefined
    depth++
  }
  const open = depth < wanted.subdivisions.length
  if (!open && offense.code !== undefined) return NOTHING_TO_ASK
  const asks: string[] = []
  if (open) {
    const subdivision = wanted.subdivisions.map(p => `(${p})`).join('')
    asks.push(`Which subdivision of ${wanted.code} ${wanted.section} was it: was it ${subdivision}?`)
  }
  if (offense.code === undefined) {
    asks.push(
      `The record gives no code for section ${offense.section}: is it ${wanted.code} ${wanted.section}?`,
    )
  }
  return asks
}

interface Candidate {
  readonly entry: Entry
  readonly target: Target
  readonly except: readonly Target[]
}

/** A list indexed by section number, ready to be asked. */
export interface ReadyList extends OffenseList {
  readonly bySection: ReadonlyMap<string, readonly Candidate[]>
}

/** Its sections are read when it is first asked: no program asks all lists. */
export function readyList(list: OffenseList): ReadyList {
  let bySection: ReadyList['bySection'] | undefined
  return {
    ...list,
    get bySection() {
      bySection ??= sectionsOf(list)
      return bySection
    },
  }
}

function sectionsOf(list: OffenseList): ReadyList['bySection'] {
  const bySection = new Map<string, Candidate[]>()
  for (const entry of list.entries) {
    const except = entry.except?.sections.map(target) ?? []
    for (const written of entry.sections) {
      const found = target(written)
      const candidates = bySection.get(found.section) ?? []
      candidates.push({ entry, target: found, except })
      bySection.set(found.section, candidates)
    }
  }
  return bySection
}

/**
 * Felonies that are never punished as less (no wobblers), so that a class of misdemeanour contradicts the section and a
 * missing class is no question. From memory.
 */
export const ALWAYS_FELONY: readonly Target[] = [
  ...[
    'PC 37',
    'PC 128',
    'PC 187',
    'PC 188',
    'PC 189',
    'PC 189.1',
    'PC 189.5',
    'PC 190',
    'PC 190.03',
    'PC 190.05',
  ],
  ...[
    'PC 190.1',
    'PC 190.2',
    'PC 190.25',
    'PC 190.3',
    'PC 190.4',
    'PC 190.41',
    'PC 190.5',
    'PC 190.6',
    'PC 190.7',
  ],
  ...[
    'PC 190.8',
    'PC 190.9',
    'PC 191',
    'PC 191.5(a)',
    'PC 192(a)',
    'PC 203',
    'PC 205',
    'PC 206',
    'PC 207',
    'PC 208',
  ],
  ...[
    'PC 209',
    'PC 209.5',
    'PC 211',
    'PC 212.5',
    'PC 213',
    'PC 215',
    'PC 217.1(b)',
    'PC 218',
    'PC 219',
    'PC 220',
  ],
  ...['PC 236.1', 'PC 245(b)', 'PC 245(d)', 'PC 261', 'PC 264.1', 'PC 269', 'PC 273ab', 'PC 286(c)'],
  ...['PC 286(d)', 'PC 287(c)', 'PC 287(d)', 'PC 288(a)', 'PC 288(b)', 'PC 288.5', 'PC 288.7', 'PC 288a(c)'],
  ...['PC 288a(d)', 'PC 289(a)', 'PC 289(j)', 'PC 451', 'PC 451.5', 'PC 460(a)', 'PC 653f(b)', 'PC 667.61'],
  ...[
    'PC 667.7',
    'PC 667.71',
    'PC 4500',
    'PC 4501',
    'PC 4503',
    'PC 11418',
    'PC 12022.53',
    'PC 12308',
    'PC 12310',
  ],
  ...['PC 18745', 'PC 18750', 'PC 18755', 'HS 11353', 'HS 11380'],
].map(target)

const ALWAYS_BY_SECTION: ReadonlyMap<string, readonly Target[]> = Map.groupBy(ALWAYS_FELONY, t => t.section)

/** Whether the offense, if it is what the code says, is a felony whatever the sentence. */
export function isAlwaysFelony(written: Offense): boolean {
  const offense = inTodaysNotation(written)
  return (
    ALWAYS_BY_SECTION.get(offense.section)?.some(wanted => {
      const asks = within(offense, wanted)
      // Only the code may be open: a codeless 187 is asked about as PC 187 anyway.
      return (
        asks !== undefined && wanted.subdivisions.every((part, depth) => offense.subdivisions[depth] === part)
      )
    }) ?? false
  )
}

/** The question a class leaves, `''` when it leaves none, undefined when it rules the offense out. */
export function classQuestion(
  offense: Offense,
  found: OffenseClass | undefined,
  wanted: OffenseClass | undefined,
): string | undefined {
  if (wanted === undefined || found === wanted) return ''
  const always = wanted === 'felony' && isAlwaysFelony(offense)
  if (found === undefined) return always ? '' : `Was it convicted as ${a(wanted)}?`
  if (!always) return undefined
  return `The record calls it ${a(found)}, which this section never is: was it a felony?`
}

const a = (word: string): string => (word === 'infraction' ? `an ${word}` : `a ${word}`)

/**
 * Paragraphs as files of before about 1985 write them, and what they are called today. A closed list: 261.5, 243.1, 245.2,
 * 288.1 and the like are sections of their own. 261(3) was rape by threats or by drugs: which paragraph it is now is asked.
 */
const OLD_NOTATION: ReadonlyMap<string, Pick<Offense, 'section' | 'subdivisions'>> = new Map([
  ['192.1', { section: '192', subdivisions: ['a'] }],
  ['192(1)', { section: '192', subdivisions: ['a'] }],
  ['261.2', { section: '261', subdivisions: ['a', '2'] }],
  ['261(2)', { section: '261', subdivisions: ['a', '2'] }],
  ['261.3', { section: '261', subdivisions: [] }],
  ['261(3)', { section: '261', subdivisions: [] }],
  ['487.1', { section: '487', subdivisions: ['a'] }],
  ['487.2', { section: '487', subdivisions: [] }],
  ['487.3', { section: '487', subdivisions: ['d'] }],
])
const OLD_SECTIONS: ReadonlySet<string> = new Set([
  '192',
  '192.1',
  '261',
  '261.2',
  '261.3',
  '487.1',
  '487.2',
  '487.3',
])

/** An offense as it is numbered today. */
export function inTodaysNotation(offense: Offense): Offense {
  if (!OLD_SECTIONS.has(offense.section) || (offense.code ?? 'PC') !== 'PC') return offense
  const written = `${offense.section}${offense.subdivisions.map(part => `(${part})`).join('')}`
  const today = OLD_NOTATION.get(written)
  return today === undefined ? offense : { ...offense, ...today }
}

/** Whether an offense is on a list; a section that only punishes is asked of where what it punishes is. */
export function onList(list: ReadyList, written: Offense, context: ListContext): Listed {
  const listed = asWritten(list, written, context)
  if (listed !== NOT_LISTED) return listed
  for (const named of spokenOf(written)) {
    const { verdict, entry } = asWritten(list, { ...written, ...named }, context)
    if (verdict !== 'no' && entry !== undefined) {
      const { section } = written
      return {
        verdict: 'unknown',
        entry,
        needs: `Of which offense was it? ${section} makes none of its own.`,
      }
    }
  }
  return NOT_LISTED
}

function asWritten(list: ReadyList, written: Offense, context: ListContext): Listed {
  const offense = withSubdivisionSaid(inTodaysNotation(written), context.says)
  const candidates = list.bySection.get(offense.section)
  if (candidates === undefined) return NOT_LISTED
  let best: Listed = NOT_LISTED
  let fewest = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const asks = questionsOf(list, candidate, offense, context)
    if (asks === undefined || asks.length >= fewest) continue
    const { entry } = candidate
    if (asks.length === 0) return { verdict: 'yes', entry }
    best = { verdict: 'unknown', entry, needs: asks.join(' ') }
    fewest = asks.length
  }
  return best
}

/** The questions between an offense and an entry; undefined when it is surely not the entry's. */
function questionsOf(
  list: ReadyList,
  { entry, target: wanted, except }: Candidate,
  offense: Offense,
  context: ListContext,
): readonly string[] | undefined {
  const open = within(offense, wanted)
  if (open === undefined) return undefined
  const told = answered(entry.told, context.says)
  if (told === false) return undefined
  const asks = [...open]

  if (offense.inchoate !== wanted.inchoate) {
    if (wanted.inchoate !== undefined || offense.inchoate === undefined) return undefined
    const rule = list[offense.inchoate]
    if (rule === 'no' || (rule === 'counts' && offense.inchoate === 'attempt' && entry.assault))
      return undefined
    if (rule === 'asks')
      asks.push(`It was ${a2(offense.inchoate)} only: does ${list.cite.text} cover that here?`)
  }

  const ofClass = classQuestion(offense, context.class, entry.class ?? list.class)
  if (ofClass === undefined) return undefined
  if (ofClass !== '') asks.push(ofClass)

  if (entry.from !== undefined) {
    if (context.offenseDate.latest < entry.from) return undefined
    if (context.offenseDate.soonest < entry.from) {
      asks.push(`Was it committed on or after ${formatDay(entry.from)}?`)
    }
  }

  for (const outside of except) {
    const out = within(offense, outside)
    if (out === undefined) continue
    if (entry.except?.unless !== undefined) asks.push(entry.except.unless)
    else if (out.length === open.length) return undefined
    else if (told === undefined)
      asks.push(
        `Was it outside ${outside.code} ${outside.section}${outside.subdivisions.map(p => `(${p})`).join('')}?`,
      )
    break
  }

  if (entry.needs !== undefined && told === undefined) asks.push(entry.needs)
  return asks
}

/** What the words of the text answer; undefined where they say both, neither, or leave more unsaid (ETC). */
function answered(told: Told | undefined, said: ReadonlySet<string> | undefined): boolean | undefined {
  if (told === undefined || said === undefined) return undefined
  if (said.has('ETC') && told.etc === undefined) return undefined
  const speaks = (phrases: readonly string[] | undefined) =>
    phrases?.some(phrase => says(said, phrase.split(' '))) === true
  const yes = speaks(told.yes)
  const no = speaks(told.no)
  return yes === no ? undefined : yes
}

const a2 = (inchoate: NonNullable<Offense['inchoate']>): string =>
  inchoate === 'attempt' ? 'an attempt' : `a ${inchoate}`
