/** What offices look at when they decide: the conditions that the lines of their policies are made of. */
import {
  birthDate,
  convictionDate,
  lastConvictionDate,
  lastSentenceEnd,
  offenseClass,
  severalConvictions,
  stands,
} from '../../../record/facts.ts'
import type { Conviction, OffenseReading } from '../../../record/person.ts'
import { type Counting, priors } from '../../../record/priors.ts'
import { all, any, not } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Condition } from '../../../rules/condition.ts'
import { type Fact, look } from '../../../rules/fact.ts'
import { after, before, elapsed, holds, is } from '../../../rules/leaves.ts'
import { readOnce } from '../../../rules/memo.ts'
import { formatDay } from '../../../time/day.ts'
import { ACT, letter } from '../hsc-11361.8/facts.ts'
import { isRegistrable, isSuperstrike, sectionOfPrior } from '../hsc-11361.8/priors.ts'
import { RELATED_CHARGES } from '../offenses/beside-marijuana.ts'
import { onList, type ReadyList, readyList, saidOfIt } from '../offenses/list-entry.ts'
import { marijuanaSection } from '../offenses/marijuana.ts'

type If = Condition<Conviction>
type YesNo = Fact<Conviction, boolean>

export const SECTIONS = ['11357', '11358', '11359', '11360'] as const
export type Section = (typeof SECTIONS)[number]

const rows = (conviction: Conviction) => conviction.sources
const everyRow = (conviction: Conviction) => conviction.person.convictions.flatMap(rows)
const person = (conviction: Conviction) => conviction.person

// ---- the offense convicted of ------------------------------------------------------------------------------------

/** The one section a reading surely names; undefined where it names several, an attempt, no code, or was not read. */
function surely(reading: OffenseReading): Section | 'another' | undefined {
  const { offenses, unread } = reading
  const named = offenses.some(offense => marijuanaSection(offense) !== undefined)
  if (!named) return unread === '' && offenses.length > 0 ? 'another' : undefined
  const [offense] = offenses
  if (offense === undefined || offenses.length > 1 || unread !== '') return undefined
  return offense.code === undefined || offense.inchoate !== undefined ? undefined : marijuanaSection(offense)
}

const section: Fact<Conviction, string> = {
  name: 'section convicted of',
  asks: 'Which one of HS 11357 to 11360 was the conviction for?',
  answers: { kind: 'choice', options: [...SECTIONS, 'another'] },
  read: conviction => surely(conviction.offense),
  sources: rows,
}

/** Convicted of one of these sections. */
export const convictedOf = (...sections: readonly Section[]): If =>
  is(section, sections, `convicted under HS ${sections.join(' or ')}`)

/**
 * Surely convicted of none of the four sections. Every policy asks this before any line that looks at the person alone:
 * a misdemeanor of another kind is not dismissed for being a misdemeanor.
 */
export const anotherSection: If = is(section, ['another'], 'convicted under none of HS 11357 to 11360')
export const NOT_MARIJUANA = 'Not a conviction under HS 11357-11360'

/** Convicted of a section under one of these letters of before the Act. */
export const lettered = (of: Section, ...letters: readonly string[]): If =>
  all(
    `convicted under former HS ${of}(${letters.join(') or (')})`,
    convictedOf(of),
    is(letter, letters, `former subdivision (${letters.join(') or (')})`),
  )

export const belowFelony: If = is(
  offenseClass,
  ['misdemeanor', 'infraction'],
  'the conviction is a misdemeanor or an infraction',
)

export const afterAct: If = not(
  `convicted on or after ${formatDay(ACT)}`,
  before(convictionDate, ACT, `convicted before ${formatDay(ACT)}`),
)

/** The related charges that a section alone can show, as their list writes them: `PC 647(f)`. */
export const CHARGES: readonly string[] = RELATED_CHARGES.entries
  .filter(entry => entry.needs === undefined)
  .flatMap(entry => entry.sections)

/** `PC 647(f)` and `PC 647f` are two ways to write one charge, the second unsure. */
const unbracketed = (written: string) => written.replace(/[()]/g, '')

function convictedUnder(list: ReadyList, name: string, asks: string): If {
  const fact: YesNo = {
    name,
    asks,
    answers: { kind: 'yes-no' },
    read: ({ offense, offenseDate }) => {
      const { offenses, unread } = offense
      if (offenses.length === 0 || unread !== '') return undefined
      const context = { offenseDate, sameCase: offenses, says: saidOfIt(offense) }
      const verdicts = offenses.map(offense => onList(list, offense, context).verdict)
      if (verdicts.every(verdict => verdict === 'no')) return false
      return verdicts.length === 1 && verdicts[0] === 'yes' ? true : undefined
    },
    sources: rows,
  }
  return holds(fact, name)
}

/** Convicted of any related charge. */
export const relatedCharge: If = convictedUnder(
  RELATED_CHARGES,
  'convicted of a related charge',
  'Was the conviction for one of the charges that offices clear beside marijuana convictions?',
)

/** Convicted of one related charge, as the list writes it. */
export function chargedAs(charge: string): If {
  const entries = RELATED_CHARGES.entries.map(entry => ({
    ...entry,
    sections: entry.sections.filter(written => unbracketed(written) === unbracketed(charge)),
  }))
  const list = readyList({ ...RELATED_CHARGES, entries: entries.filter(entry => entry.sections.length > 0) })
  return convictedUnder(list, `convicted under ${charge}`, `Was the conviction under ${charge}?`)
}

const marijuanaInCycle: YesNo = readOnce({
  name: 'marijuana charge in the same cycle',
  asks: 'Was the person charged with, or convicted of, one of HS 11357 to 11360 on the same arrest?',
  answers: { kind: 'yes-no' },
  read: ({ cycle, person: { doubts } }) => {
    const readings = [...cycle.convictions, ...cycle.otherCharges].map(count => count.offense)
    if (readings.some(({ offenses }) => offenses.some(offense => marijuanaSection(offense) !== undefined)))
      return true
    return doubts.length > 0 || readings.some(reading => reading.unread !== '') ? undefined : false
  },
  sources: ({ cycle }) => [...cycle.convictions, ...cycle.otherCharges].flatMap(count => count.sources),
  of: ({ cycle }) => cycle,
})

export const withMarijuana: If = holds(marijuanaInCycle, 'a charge under HS 11357 to 11360 in the same cycle')

// ---- the person ----------------------------------------------------------------------------------------------------

export const ageAtLeast = (years: number): If =>
  after(birthDate, { years }, `${years} years or older, by the birth date`)

/** True once the person is older than `years`: the end of a line for those of that age or younger. */
export const olderThan = (years: number): If =>
  after(birthDate, { years: years + 1 }, `${years + 1} years or older, by the birth date`)

export const born: If = after(birthDate, {}, 'born')

export const under21AtConviction: If = not(
  'under 21 when convicted',
  elapsed(birthDate, { years: 21 }, convictionDate, '21 or older when convicted'),
)

// ---- the whole record ----------------------------------------------------------------------------------------------

const marijuanaOnly: YesNo = {
  name: 'only marijuana convictions on record',
  asks: 'Are all convictions of the person, in any county, under HS 11357 to 11360?',
  answers: { kind: 'yes-no' },
  read: ({ person: { convictions, doubts, undisposed = [] } }) => {
    let open =
      doubts.length > 0 || undisposed.some(({ offense }) => (surely(offense) ?? 'another') === 'another')
    for (const conviction of convictions) {
      const stand = look(stands, conviction)
      if (stand === false) continue
      const of = surely(conviction.offense)
      if (of === 'another' && stand === true) return false
      if (of === undefined || of === 'another') open = true
    }
    return open ? undefined : true
  },
  sources: everyRow,
  of: person,
}

export const onlyMarijuana: If = holds(marijuanaOnly, 'every conviction on record is under HS 11357 to 11360')

export const severalOnRecord: If = holds(severalConvictions, 'more than one conviction on record')

/** No conviction of any kind in the last `years`: from the day that many years have run since the latest. */
export const convictionFree = (years: number): If =>
  after(lastConvictionDate, { years }, `no conviction in the last ${years} years`)

/** More than `years` since the latest conviction of any kind: the day after they have run. */
export const convictionFreeMoreThan = (years: number): If =>
  after(lastConvictionDate, { years, days: 1 }, `more than ${years} years since the last conviction`)

export const convictedAtLeastAgo = (years: number): If =>
  after(convictionDate, { years }, `convicted ${years} or more years ago`)

export const allSentencesOver: If = after(lastSentenceEnd, {}, 'every sentence on record is complete')

// ---- what came before ----------------------------------------------------------------------------------------------

const losAngeles = (what: string) =>
  cite('Los Angeles policy, October 2019', 'program', `${what}, by the dates of conviction`)

const beforeThis = (says: string): Counting => ({
  says,
  cite: losAngeles('what came before this conviction'),
  dated: convictionDate,
  before: convictionDate,
})

export const superstrikeBefore: If = priors(
  1,
  holds(isSuperstrike, 'listed in PC 667(e)(2)(C)(iv)'),
  beforeThis('a superstrike conviction before this one'),
)

const registeredBefore: YesNo = {
  name: 'registration as a sex offender before this conviction',
  asks: 'Was the person registered under PC 290 before the day of this conviction?',
  answers: { kind: 'yes-no' },
  read: ({ convictionDate: convicted, person: { registrations } }) => {
    let open = false
    for (const { day } of registrations) {
      if (day.latest < convicted.soonest) return true
      // An undated registration may have come before or after.
      if (day.soonest < convicted.latest) open = true
    }
    return open ? undefined : false
  },
  sources: conviction => conviction.person.registrations.flatMap(event => event.sources),
}

export const registrantBefore: If = any(
  { says: 'PC 290 before this conviction', cite: losAngeles('registration or a registrable conviction') },
  priors(
    1,
    holds(isRegistrable, 'requires registration under PC 290(c)'),
    beforeThis('a conviction requiring registration under PC 290(c) before this one'),
  ),
  holds(registeredBefore, 'a registration event before this conviction'),
)

export const twoOfSectionBefore: If = priors(
  2,
  holds(sectionOfPrior, 'a conviction of the same section'),
  beforeThis('two or more convictions of the same section before this one'),
)
