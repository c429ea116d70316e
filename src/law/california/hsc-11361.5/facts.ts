/** What the record shows of a conviction or an arrest, as HSC 11361.5 asks for it. */
import { type Arrest, isOver } from '../../../record/arrests.ts'
import { birthDate, sentenceEnd } from '../../../record/facts.ts'
import type { Charge, Conviction, Offense, OffenseReading } from '../../../record/person.ts'
import { type DayFact, type Fact, look } from '../../../rules/fact.ts'
import { addPeriod, NEVER } from '../../../time/day.ts'
import { UNKNOWN, type Window } from '../../../time/window.ts'
import { yesNo } from '../facts/history.ts'
import { ACT } from '../hsc-11361.8/facts.ts'
import { marijuanaSection, oldSubdivision } from '../offenses/marijuana.ts'

export const POSSESSION = '11357'
export const TRANSPORT = '11360'
const OTHER = 'other'

/** Whether a text may be of one of the two sections: what could not be read may be. */
export const mayBeCannabis = ({ offenses, unread }: OffenseReading): boolean =>
  unread !== '' ||
  offenses.length === 0 ||
  offenses.some(offense => [POSSESSION, TRANSPORT].includes(marijuanaSection(offense) ?? ''))

/** The section where the text names one with its code and no more; an attempt or conspiracy is for an attorney. */
function sectionOf({ offenses, unread }: OffenseReading): string | undefined {
  const [only] = offenses
  if (only === undefined || unread !== '' || offenses.some(unsure)) return undefined
  const sections = new Set(offenses.map(nameOf))
  return sections.size === 1 ? nameOf(only) : undefined
}
const unsure = ({ code, inchoate }: Offense): boolean => code === undefined || inchoate !== undefined
const nameOf = (offense: Offense): string => {
  const section = marijuanaSection(offense)
  return section === POSSESSION || section === TRANSPORT ? section : OTHER
}

export const section: Fact<Conviction, string> = {
  name: 'section of the record',
  asks: 'For which section of the Health and Safety Code was the conviction (of an attempt or conspiracy: does HSC 11361.5 reach it)?',
  answers: { kind: 'choice', options: [POSSESSION, TRANSPORT, OTHER] },
  read: ({ offense }) => sectionOf(offense),
  sources: conviction => conviction.sources,
}

/**
 * Whether the record writes a letter that neither before nor since the Act was of minors at schools, whichever numbering it means:
 * those are former 11357(e) and today's (d). A comment that names another offense leaves the letter open.
 */
export const writtenOfNoSchool = yesNo(
  'written with a letter of no school',
  'Does the record write (a), (b) or (c) of HSC 11357, which none of its versions gives to minors on school grounds?',
  ({ offense: { offenses, unread }, remark }) =>
    unread === '' &&
    remark === undefined &&
    offenses.length > 0 &&
    offenses.every(
      offense => nameOf(offense) === POSSESSION && 'abc'.includes(oldSubdivision(offense) ?? '-'),
    ),
)

/** None of these was ever a felony but former 11357(a): a felony contradicts the letter. */
export const noFelony = yesNo(
  'whether it was less than a felony',
  'The record calls it a felony, which the subdivision never is: was it a misdemeanor or an infraction?',
  conviction => (conviction.class === 'felony' || conviction.classUnread ? undefined : true),
)

/** The duty is about the record, whatever became of the conviction; what is left after sealing, a person must look at. */
export const recordKept = yesNo(
  'record still kept',
  'A later order sealed, vacated or otherwise changed the conviction. Is there still a record of it to be destroyed?',
  ({ later }) =>
    later.some(({ kind }) => kind === 'sealed' || kind === 'vacated' || kind === 'other') ? undefined : true,
  conviction => conviction.later.flatMap(({ sources }) => sources),
)

/**
 * The longest jail any of these may bring: six months. A sentence that is silent or not readable can have kept nobody
 * longer, unless probation was revoked.
 */
const LONGEST = { months: 6 }

export const release: DayFact<Conviction> = {
  name: 'release from custody',
  asks: 'On which day was the person released from custody for this conviction (the conviction, where there was none)?',
  answers: { kind: 'day' },
  read: (conviction): Window => {
    const { convictionDate: from, sentence, later } = conviction
    if (later.some(({ kind }) => kind === 'probation-revoked'))
      return { soonest: from.soonest, latest: (look(sentenceEnd, conviction) ?? UNKNOWN).latest }
    if (sentence.says === 'life' || sentence.behind !== undefined)
      return { soonest: from.soonest, latest: NEVER }
    let { soonest, latest } = from
    for (const { kind, length = {} } of sentence.parts) {
      if (kind === 'probation' || kind === 'fine') continue
      soonest = addPeriod(soonest, length)
      latest = addPeriod(latest, length)
    }
    if (sentence.says !== 'complete') latest = Math.max(latest, addPeriod(from.latest, LONGEST))
    return { soonest, latest }
  },
  sources: ({ sources, sentence: { behind = [] }, later }) => [
    ...sources,
    ...behind,
    ...later.flatMap(each => each.sources),
  ],
}

// ---- arrests without a conviction -------------------------------------------------------------------------------------

/** An arrest is taken to follow the offense within three years, as elsewhere: the usual limitation of felonies. */
const ACT_SURELY = addPeriod(ACT, { years: 3 })

/** Whether the records of a charge are among those named; undefined where its text or its date leave it open. */
function reaches({ offense, class: charged }: Charge, { cycle: { arrested } }: Arrest): boolean | undefined {
  const found = sectionOf(offense)
  if (found === undefined) return mayBeCannabis(offense) ? undefined : false
  if (found === OTHER) return false
  const letters = new Set(offense.offenses.map(oldSubdivision))
  const [letter] = letters
  if (letters.size > 1) return undefined
  const small = found === TRANSPORT ? letter === 'b' : letter !== undefined && 'bcde'.includes(letter)
  if (small) return charged === 'felony' ? undefined : true
  if (found === TRANSPORT) return letter === 'a' || charged === 'felony' ? false : undefined
  if (arrested.soonest >= ACT_SURELY) return charged === 'felony' ? undefined : true
  return letter === 'a' && arrested.latest < ACT ? false : undefined
}

export const namedInArrest: Fact<Arrest, boolean> = {
  name: 'whether the statute names every charge',
  asks: 'Was the arrest for offenses under HSC 11357 (before 9 November 2016: not for concentrated cannabis) or 11360(b) only? If for others as well: does an attorney find that its record must be destroyed?',
  answers: { kind: 'yes-no' },
  ofLaw: true,
  read: arrest => {
    const found = arrest.charges.map(charge => reaches(charge, arrest))
    if (found.every(one => one === true)) return true
    return found.every(one => one === false) ? false : undefined
  },
  sources: arrest => arrest.sources,
}

/** Paraphernalia, presence and use: whether (b) reaches them, as to cannabis, nobody has read. */
const BESIDE: ReadonlySet<string> = new Set(['11364', '11365', '11550', '11555', '11556', '11721'])

/** Of an arrest before 1976: whether every charge was possession of cannabis, under whatever number it then had. */
export const possessionArrest: Fact<Arrest, boolean> = {
  name: 'arrest for possession of cannabis alone',
  asks: 'Was the arrest for possession of cannabis (HSC 11357 or what it was before 1972) and nothing else? If for paraphernalia, presence or use of cannabis as well: does an attorney find that HSC 11361.5(b) reaches it?',
  answers: { kind: 'yes-no' },
  ofLaw: true,
  read: ({ charges }) => {
    const found = charges.map(({ offense }) => sectionOf(offense))
    if (found.every(section => section === POSSESSION)) return true
    const beside = charges.some(({ offense }) => offense.offenses.some(one => BESIDE.has(one.section)))
    return !beside && found.every(section => section === OTHER || section === TRANSPORT) ? false : undefined
  },
  sources: arrest => arrest.sources,
}

/** Of anything but former 11357(e) and 11357(d) of the Act. */
export const schoolMinorArrest: Fact<Arrest, boolean> = {
  name: 'arrest of a minor on school grounds',
  asks: 'Was the arrest for possession by a person under 18 on school grounds?',
  answers: { kind: 'yes-no' },
  read: ({ charges, cycle: { arrested } }) => {
    const letters = charges.flatMap(({ offense }) => offense.offenses.map(oldSubdivision))
    if (letters.includes('e')) return true
    const open = letters.some(one => one === undefined || one === 'd') && arrested.latest >= ACT
    return open || letters.includes(undefined) ? undefined : false
  },
  sources: arrest => arrest.sources,
}

export const born: DayFact<Arrest> = {
  name: birthDate.name,
  asks: birthDate.asks,
  answers: birthDate.answers,
  read: ({ person }) => person.birth,
  sources: ({ person }) => person.birthSources,
  of: ({ person }) => person,
}

/** A charge in court without an end may still become a conviction. */
export const courtEnded: Fact<Arrest, boolean> = {
  name: 'end of every charge in court',
  asks: 'Has every charge that came before a court ended, none of them in a conviction?',
  answers: { kind: 'yes-no' },
  read: ({ charges }) =>
    charges.every(charge => charge.stage !== 'court' || isOver(charge)) ? true : undefined,
  sources: arrest => arrest.sources,
}
