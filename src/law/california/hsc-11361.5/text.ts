/** HSC 11361.5: the duty of courts and agencies to destroy old records of small cannabis offenses. */
import { type Arrest, arrestDate, arrestRecordIsWhole, convictionArose } from '../../../record/arrests.ts'
import { birthDate, convicted, convictionDate, recordIsWhole, sentenceEnd } from '../../../record/facts.ts'
import type { Charge, Conviction, Offense, OffenseReading } from '../../../record/person.ts'
import { all, any, not } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Condition } from '../../../rules/condition.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { after, always, before, holds, is } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { addPeriod, NEVER, theDay } from '../../../time/day.ts'
import { UNKNOWN, type Window } from '../../../time/window.ts'
import type { Relief } from '../../relief.ts'
import { type StatuteText, type Subdivision, statute } from '../../statute.ts'
import { yesNo } from '../facts/history.ts'
import { ACT, letter, offenseDate } from '../hsc-11361.8/facts.ts'
import { marijuanaSection, oldSubdivision } from '../offenses/marijuana.ts'
import { OUTLINE } from './outline.ts'

const FIRST = theDay('1976-01-01')

const POSSESSION = '11357'
const TRANSPORT = '11360'
const OTHER = 'other'

// ---- the law in common ------------------------------------------------------------------------------------------------

const statuteText = cite(
  'HSC 11361.5(a)',
  'copy',
  'read as it was before 2017; the version since then in summaries',
)
const covers = cite(
  'HSC 11361.5(a)',
  'secondary',
  'former 11357(b) to (e) and 11360(b) on a copy of the text before 2017; any of 11357 since then in summaries; that former 11357(a), concentrated cannabis, is outside is from memory',
)
const twoYears = cite(
  'HSC 11361.5(a)',
  'copy',
  'two years from the conviction, or from the arrest without one',
)
const fromRelease = cite('HSC 11361.5', 'secondary', 'while serving a sentence: two years from release')
const untilEighteen = cite(
  'HSC 11361.5(a)',
  'secondary',
  'former 11357(e), read on a copy, and 11357(d) of a person under 18 since then, in summaries',
)
const application = cite(
  'HSC 11361.5(b)',
  'unverified',
  'records before 1976 are destroyed on application to the Department of Justice: Younger v. Superior Court, in summaries',
)
const inForce = {
  from: FIRST,
  cite: cite('HSC 11361.5', 'secondary', 'SB 95, in force from 1 January 1976'),
}

const DESTROY: Relief = {
  id: 'destroy-records',
  says: 'Courts and agencies destroy their records of it, so that it appears never to have been; a record past its date is not accurate for any purpose, and no public agency may deny anything because of it (HSC 11361.7).',
  effect: 'destroyed',
  leaves: [
    {
      says: 'Records of other offenses of the same case are not destroyed with it.',
      cite: cite(
        'HSC 11361.5(a)',
        'unverified',
        'Setaside’s reading: it names records of these offenses only',
      ),
    },
  ],
}

const duty = <S>(): readonly Route<S>[] => [
  {
    name: 'duty to destroy',
    says: 'Court and agencies shall destroy the record by themselves. Where one still has it, ask for it in writing (All of Us or None v. Hamrick).',
    cite: cite('HSC 11361.5(a),(c); 11361.7', 'secondary'),
    by: 'automatic',
    grant: 'shall',
    opens: always('the duty needs no petition'),
  },
]
const asked = <S>(): readonly Route<S>[] => [
  {
    name: 'application',
    says: 'Application to the Department of Justice to destroy the records.',
    cite: application,
    by: 'application',
    grant: 'shall',
    opens: always('an application may be made'),
  },
]

const SUBDIVISIONS: readonly Subdivision[] = [
  {
    at: '(a)',
    says: 'Records of small cannabis offenses since 1976 are not kept beyond two years; those of minors on school grounds until 18.',
    status: 'encoded',
  },
  { at: '(b)', says: 'Records before 1976: on application.', status: 'encoded' },
  {
    at: '(b), offenses other than cannabis',
    says: 'Paraphernalia, presence and use before 1976.',
    status: 'left-out',
    why: 'Which sections are meant was not read.',
  },
  {
    at: '(c)',
    says: 'How records are destroyed.',
    status: 'left-out',
    why: 'What the court or agency does; it stands in the relief.',
  },
  {
    at: '11361.7(a)-(b)',
    says: 'A record past its day is not to be relied on, and no agency may deny anything because of it.',
    status: 'encoded',
  },
]

const HISTORY = [
  { on: '1976-01-01', says: 'SB 95: records of small possession are destroyed after two years.' },
  { on: '2017-06-27', says: 'SB 94: any offense under 11357, as Proposition 64 divides it.' },
  {
    on: '2026-11-26',
    says: 'Encoded, from a copy of the text before 2017 and summaries of the present one.',
  },
] as const

const base = {
  cite: statuteText,
  status: 'in force',
  read: { on: '2026-07-21', where: 'a copy of (a) as it was before 2017; summaries of the rest' },
  attorneyReview: 'none',
  history: HISTORY,
  reliefs: [DESTROY],
  outline: OUTLINE,
  subdivisions: SUBDIVISIONS,
} as const satisfies Partial<StatuteText<Conviction>>

/** Whether a text may be of one of the two sections: what could not be read may be. */
const mayBeCannabis = ({ offenses, unread }: OffenseReading): boolean =>
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

// ---- convictions ----------------------------------------------------------------------------------------------------------

const section: Fact<Conviction, string> = {
  name: 'section of the record',
  asks: 'For which section of the Health and Safety Code was the conviction (of an attempt or conspiracy: does HSC 11361.5 reach it)?',
  answers: { kind: 'choice', options: [POSSESSION, TRANSPORT, OTHER] },
  read: ({ offense }) => sectionOf(offense),
  sources: conviction => conviction.sources,
}

/** None of these was ever a felony but former 11357(a): a felony contradicts the letter. */
const noFelony = yesNo(
  'whether it was less than a felony',
  'The record calls it a felony, which the subdivision never is: was it a misdemeanor or an infraction?',
  conviction => (conviction.class === 'felony' ? undefined : true),
)

/** The duty is about the record, whatever became of the conviction; what is left after sealing, a person must look at. */
const recordKept = yesNo(
  'record still kept',
  'A later order sealed, vacated or otherwise changed the conviction. Is there still a record of it to be destroyed?',
  ({ later }) =>
    later.some(({ kind }) => kind === 'sealed' || kind === 'vacated' || kind === 'other') ? undefined : true,
  conviction => conviction.later.flatMap(({ sources }) => sources),
)

const sinceAct = not<Conviction>(
  'the offense was on or after 9 November 2016',
  before(offenseDate, ACT, 'the offense was before 9 November 2016'),
)

const named: Condition<Conviction> = all(
  {
    says: 'HSC 11357, except former (a), or 11360(b)',
    cite: covers,
  },
  is(section, [POSSESSION, TRANSPORT], {
    says: 'a conviction under HSC 11357 or 11360',
    otherwise: 'an offense whose records HSC 11361.5 does not name',
  }),
  any(
    {
      says: 'a subdivision whose records are destroyed',
      otherwise: 'concentrated cannabis before 2016 (former 11357(a)), or a sale (11360(a)): not named',
    },
    all(
      'possession of less than concentrated cannabis, or any since the Act',
      is(section, [POSSESSION], 'HSC 11357'),
      any(
        'former (b) to (e), or any since the Act',
        is(letter, ['b', 'c', 'd', 'e'], 'former 11357(b) to (e)'),
        sinceAct,
      ),
    ),
    all(
      'gift or transport of a small amount',
      is(section, [TRANSPORT], 'HSC 11360'),
      is(letter, ['b'], '11360(b)'),
    ),
  ),
  holds(noFelony, 'no felony'),
)

/**
 * The longest jail any of these may bring: six months. A sentence that is silent or not readable can have kept nobody
 * longer, unless probation was revoked.
 */
const LONGEST = { months: 6 }

const release: DayFact<Conviction> = {
  name: 'release from custody',
  asks: 'On which day was the person released from custody for this conviction (the conviction, where there was none)?',
  answers: { kind: 'day' },
  read: (conviction): Window => {
    const { convictionDate: from, sentence, later } = conviction
    if (later.some(({ kind }) => kind === 'probation-revoked'))
      return { soonest: from.soonest, latest: (sentenceEnd.read(conviction) ?? UNKNOWN).latest }
    if (sentence.says === 'life') return { soonest: from.soonest, latest: NEVER }
    let { soonest, latest } = from
    for (const { kind, length = {} } of sentence.parts) {
      if (kind === 'probation' || kind === 'fine') continue
      soonest = addPeriod(soonest, length)
      latest = addPeriod(latest, length)
    }
    if (sentence.says !== 'complete') latest = Math.max(latest, addPeriod(from.latest, LONGEST))
    return { soonest, latest }
  },
  sources: conviction => [...conviction.sources, ...conviction.later.flatMap(({ sources }) => sources)],
}

const schoolMinor = any<Conviction>(
  { says: 'a person under 18 on school grounds', cite: untilEighteen },
  all('under former (e)', is(section, [POSSESSION], 'HSC 11357'), is(letter, ['e'], 'former 11357(e)')),
  all(
    'under (d) of the Act',
    is(section, [POSSESSION], 'HSC 11357'),
    is(letter, ['d'], '11357(d)'),
    sinceAct,
  ),
)

const twoYearsGone = all<Conviction>(
  { says: 'two years since the conviction and any release', cite: twoYears },
  after(convictionDate, { years: 2 }, 'two years since the conviction'),
  after(release, { years: 2 }, { says: 'two years since release from custody', cite: fromRelease }),
)
const eighteen = after(birthDate, { years: 18 }, { says: 'the person is 18', cite: untilEighteen })

const dueForDestruction = any<Conviction>(
  'the time to keep the record is over',
  all('a minor’s record of school grounds', schoolMinor, eighteen),
  all('any other', not('no minor’s record of school grounds', schoolMinor), twoYearsGone),
  // Whichever of the two it is.
  all('two years, and 18', twoYearsGone, eighteen),
)

const untouched = all<Conviction>(
  'a conviction whose record is kept',
  holds(convicted, { says: 'the court convicted of it', otherwise: 'no conviction' }),
  holds(recordKept, 'no later order leaves open what is kept'),
)

export const hsc113615 = statute<Conviction>({
  ...base,
  id: 'hsc-11361.5',
  title: 'Destruction of cannabis records',
  of: 'conviction',
  concerns: ({ offense }) => mayBeCannabis(offense),
  rules: [
    // Of the two one at most can hold; where neither does, the last one's reasons are told.
    {
      id: 'hsc-11361.5/application',
      relief: 'destroy-records',
      rank: 1,
      cite: application,
      says: 'A record of possession from before 1976',
      inForce,
      appliesTo: all(
        'a record of possession',
        untouched,
        is(section, [POSSESSION], {
          says: 'a conviction under HSC 11357 or what it was before 1972',
          otherwise: 'not a conviction of possession',
          cite: application,
        }),
      ),
      when: all(
        { says: 'from before 1976', cite: application },
        before(convictionDate, FIRST, {
          says: 'convicted before 1976',
          otherwise: 'convicted on or after 1 January 1976',
        }),
        recordIsWhole,
      ),
      routes: asked(),
    },
    {
      id: 'hsc-11361.5/duty',
      relief: 'destroy-records',
      rank: 1,
      cite: statuteText,
      says: 'A record of a small cannabis offense that may not be kept any longer',
      inForce,
      appliesTo: all('a record that the statute names', untouched, named),
      when: all(
        'the time to keep it is over',
        not(
          {
            says: 'convicted on or after 1 January 1976',
            otherwise: 'convicted before 1976: on application',
            cite: statuteText,
          },
          before(convictionDate, FIRST),
        ),
        dueForDestruction,
        recordIsWhole,
      ),
      routes: duty(),
    },
  ],
})

// ---- arrests without a conviction -------------------------------------------------------------------------------------------

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

const namedInArrest: Fact<Arrest, boolean> = {
  name: 'whether the statute names every charge',
  asks: 'Was the arrest for offenses under HSC 11357 (before 9 November 2016: not for concentrated cannabis) or 11360(b) only? If for others as well: does an attorney find that its record must be destroyed?',
  answers: { kind: 'yes-no' },
  read: arrest => {
    const found = arrest.charges.map(charge => reaches(charge, arrest))
    if (found.every(one => one === true)) return true
    return found.every(one => one === false) ? false : undefined
  },
  sources: arrest => arrest.sources,
}

/** Of anything but former 11357(e) and 11357(d) of the Act. */
const schoolMinorArrest: Fact<Arrest, boolean> = {
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

const born: DayFact<Arrest> = {
  name: birthDate.name,
  asks: birthDate.asks,
  answers: birthDate.answers,
  read: ({ person }) => person.birth,
  sources: ({ person }) => person.birthSources,
  of: ({ person }) => person,
}

/** A charge in court without an end may still become a conviction. */
const courtEnded: Fact<Arrest, boolean> = {
  name: 'end of every charge in court',
  asks: 'Has every charge that came before a court ended, none of them in a conviction?',
  answers: { kind: 'yes-no' },
  read: ({ charges }) =>
    charges.every(({ stage, ended }) => stage !== 'court' || (ended !== undefined && ended !== 'diverted'))
      ? true
      : undefined,
  sources: arrest => arrest.sources,
}

const arrestTwoYears = after(arrestDate, { years: 2 }, { says: 'two years since the arrest', cite: twoYears })
const arrestEighteen = after(born, { years: 18 }, { says: 'the person is 18', cite: untilEighteen })
const schoolArrest = holds(schoolMinorArrest, {
  says: 'an arrest of a minor on school grounds',
  cite: untilEighteen,
})

const noConviction = all<Arrest>(
  {
    says: 'an arrest for these offenses that no conviction came of',
    cite: covers,
  },
  not(
    { says: 'no conviction came of it', otherwise: 'a conviction came of the arrest' },
    holds(convictionArose),
  ),
  holds(courtEnded, 'nothing is left open in court'),
  holds(namedInArrest, {
    says: 'the statute names every charge',
    otherwise: 'an arrest for offenses whose records HSC 11361.5 does not name',
  }),
)

export const hsc113615Arrests = statute<Arrest>({
  ...base,
  id: 'hsc-11361.5-arrests',
  title: 'Destruction of records of cannabis arrests',
  of: 'arrest',
  outline: OUTLINE,
  subdivisions: SUBDIVISIONS.map(one =>
    one.at === '(b)'
      ? { ...one, status: 'left-out', why: 'Only convictions: what (b) says of arrests was not read.' }
      : one,
  ),
  concerns: ({ charges }) => charges.some(({ offense }) => mayBeCannabis(offense)),
  rules: [
    {
      id: 'hsc-11361.5-arrests/duty',
      relief: 'destroy-records',
      rank: 1,
      cite: statuteText,
      says: 'A record of an arrest for a small cannabis offense that may not be kept any longer',
      inForce,
      appliesTo: noConviction,
      when: all(
        'the time to keep it is over',
        not(
          {
            says: 'arrested on or after 1 January 1976',
            otherwise: 'arrested before 1976: see HSC 11361.5(b)',
            cite: statuteText,
          },
          before(arrestDate, FIRST),
        ),
        any(
          'two years, or 18',
          all('a minor’s record of school grounds', schoolArrest, arrestEighteen),
          all('any other', not('no minor’s record of school grounds', schoolArrest), arrestTwoYears),
          // Whichever of the two it is.
          all('two years, and 18', arrestTwoYears, arrestEighteen),
        ),
        arrestRecordIsWhole,
      ),
      routes: duty(),
    },
  ],
})
