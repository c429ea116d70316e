/** The situations a marijuana conviction can be in and the answer each has under HSC 11361.8, written down beforehand. */
import { type Day, theDay } from '../../time/day.ts'
import type { ClassLetter } from './offenses.ts'

/** `unknowable`: a fact that decides is missing from the record, so that no definite answer can be right. */
export type Answer = 'eligible' | 'not-eligible' | 'review' | 'unknowable'
export type Relief = 'dismiss-and-seal' | 'redesignate-infraction' | 'redesignate-misdemeanor'

/** Age on the day of arrest: `child` under 18, `young` 18 to 20, `adult` 21 or older. */
export type Age = 'child' | 'young' | 'adult'

/**
 * A conviction with nothing unusual about it: before the Act, the sentence over, nothing else on the record that
 * matters. `answer` is the law's answer to exactly that.
 */
export interface Situation {
  readonly says: string
  /** What it is apart from the age. */
  readonly kind: string
  readonly weight: number
  /** SECTION CODE-WORDS, as convicted. Several are spellings of one offense. */
  readonly texts: readonly string[]
  /** Which of 11357-11360 it counts under. */
  readonly section: '11357' | '11358' | '11359' | '11360' | '11361'
  /** A further section in the same count. */
  readonly also?: readonly string[]
  readonly age: Age
  readonly toc: ClassLetter
  /** Days of arrest at which this offense could be charged so. */
  readonly from: Day
  readonly to: Day
  readonly answer: Answer
  readonly relief?: Relief
  /** What is due in any case though the better relief is open: then the answer is `review` and this is granted all the same. */
  readonly least?: Relief
  /** The least that it gives at any age, where it gives something at every one: what is due where the age is not known. */
  readonly atAnyAge?: Relief
  /** Whether earlier strikes, registrable offenses or two of the same section would bar it. */
  readonly priorsMatter: boolean
  /** Whether the answer would be open if the class were missing. */
  readonly classMatters: boolean
  /** Whether the answer would be open if the birth date were missing. */
  readonly ageMatters: boolean
  /** What a reduction to a misdemeanor does to it, where it is a felony. */
  readonly reduced?: 'same' | 'not-eligible'
}

const FORMER_FROM = theDay('1960-01-01')
const FORMER_TO = theDay('1972-12-31')
const NUMBERS_FROM = theDay('1973-01-02')
/** Six years after 1976, so that the whole of the time in which the offense can lie knew the letters. */
const LETTERS_FROM = theDay('1982-02-01')
const INFRACTION_FROM = theDay('2011-01-02')
const CONCENTRATE_FELONY_TO = theDay('2012-12-31')
const CONCENTRATE_MISDEMEANOR_FROM = theDay('2014-11-06')
export const ACT = theDay('2016-11-09')
const BEFORE_ACT = ACT - 1

const situations: Situation[] = []

const AGES: readonly Age[] = ['adult', 'young', 'child']
const says: Record<Age, string> = { adult: '21 or older', young: '18 to 20', child: 'under 18' }
const shares: Record<Age, number> = { adult: 100, young: 35, child: 6 }

interface Kind {
  name: string
  weight: number
  texts: readonly string[]
  section: Situation['section']
  toc: ClassLetter
  from: Day
  to: Day
  /** Answer for each age: a relief, or why there is none. Absent ages do not occur. */
  gives: Partial<Record<Age, Relief | 'not-eligible' | 'review'>>
  /** What is due in any case where the answer is `review`. */
  least?: Relief
  priorsMatter?: boolean
  /** Ages whose answer does not need the class. */
  classless?: readonly Age[]
  ageless?: boolean
  also?: readonly string[]
  reduced?: 'same' | 'not-eligible'
}

const RELIEFS: readonly Relief[] = ['redesignate-misdemeanor', 'redesignate-infraction', 'dismiss-and-seal']

function leastAtAnyAge({ gives, least }: Kind): Relief | undefined {
  const given = AGES.map(age => (gives[age] === 'review' ? least : gives[age]))
  return given.every(each => RELIEFS.some(relief => relief === each))
    ? RELIEFS.find(relief => given.includes(relief))
    : undefined
}

function add(kind: Kind): void {
  const atAnyAge = leastAtAnyAge(kind)
  for (const age of AGES) {
    const given = kind.gives[age]
    if (given === undefined) continue
    const eligible = given !== 'not-eligible' && given !== 'review'
    situations.push({
      says: `${says[age]} ${kind.name}`,
      kind: kind.name,
      weight: Math.max(1, Math.floor((kind.weight * shares[age]) / 100)),
      texts: kind.texts,
      section: kind.section,
      ...(kind.also === undefined ? {} : { also: kind.also }),
      age,
      toc: kind.toc,
      from: kind.from,
      to: kind.to,
      answer: eligible ? 'eligible' : given,
      ...(eligible ? { relief: given } : {}),
      ...(given === 'review' && kind.least !== undefined ? { least: kind.least } : {}),
      ...(atAnyAge === undefined ? {} : { atAnyAge }),
      priorsMatter: kind.priorsMatter === true && age !== 'child',
      classMatters: !(kind.classless ?? []).includes(age),
      ageMatters: kind.ageless !== true,
      ...(kind.reduced === undefined || kind.toc !== 'F'
        ? {}
        : { reduced: age === 'child' ? ('same' as const) : kind.reduced }),
    })
  }
}

// ---- 11357: no priors bar it ------------------------------------------------------------------------------------

const CONCENTRATE = ['11357(A) HS-POSSESS CONCENTRATED CANNABIS']
const concentrate = {
  adult: 'dismiss-and-seal',
  young: 'redesignate-infraction',
  child: 'redesignate-infraction',
} as const
add({
  name: 'old 11357(a) felony',
  weight: 900,
  texts: CONCENTRATE,
  section: '11357',
  toc: 'F',
  from: LETTERS_FROM,
  to: CONCENTRATE_FELONY_TO,
  // Of unknown grams the lesser relief is sure, and no more.
  gives: {
    adult: 'redesignate-misdemeanor',
    young: 'redesignate-misdemeanor',
    child: 'redesignate-infraction',
  },
})
add({
  name: 'old 11357(a) misdemeanor',
  weight: 300,
  texts: CONCENTRATE,
  section: '11357',
  toc: 'M',
  from: LETTERS_FROM,
  to: CONCENTRATE_FELONY_TO,
  gives: concentrate,
})
add({
  name: 'old 11357(a) after Proposition 47',
  weight: 80,
  texts: CONCENTRATE,
  section: '11357',
  toc: 'M',
  from: CONCENTRATE_MISDEMEANOR_FROM,
  to: BEFORE_ACT,
  gives: concentrate,
})
add({
  name: 'old 11357(b) misdemeanor',
  weight: 1500,
  texts: ['11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS', '11357(B) HS-POSSESS MARIJUANA 1 OZ OR LESS'],
  section: '11357',
  toc: 'M',
  from: LETTERS_FROM,
  to: theDay('2009-06-30'),
  gives: concentrate,
  classless: ['adult'],
})
add({
  name: 'old 11357(b) infraction',
  weight: 250,
  texts: ['11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS'],
  section: '11357',
  toc: 'I',
  from: INFRACTION_FROM,
  to: BEFORE_ACT,
  gives: { adult: 'dismiss-and-seal', young: 'not-eligible', child: 'not-eligible' },
  classless: ['adult'],
})
add({
  name: 'old 11357(c) misdemeanor',
  weight: 900,
  texts: ['11357(C) HS-POSSESS MARIJUANA OVER 28.5 GRAMS', '11357(C) HS-POSSESS MARIJUANA OVER 1 OZ'],
  section: '11357',
  toc: 'M',
  from: LETTERS_FROM,
  to: BEFORE_ACT,
  gives: { adult: 'not-eligible', young: 'not-eligible', child: 'redesignate-infraction' },
})
add({
  name: 'old 11357(c) recorded as a felony',
  weight: 250,
  texts: ['11357(C) HS-POSSESS MARIJUANA OVER 28.5 GRAMS', '11357(C)HS-POSSESS MARIJUANA'],
  section: '11357',
  toc: 'F',
  from: LETTERS_FROM,
  to: BEFORE_ACT,
  gives: {
    adult: 'redesignate-misdemeanor',
    young: 'redesignate-misdemeanor',
    child: 'redesignate-infraction',
  },
  reduced: 'not-eligible',
})
add({
  name: 'old 11357(d)',
  weight: 150,
  texts: ['11357(D) HS-POSSESS MARIJUANA 28.5- GRAMS:SCHOOL'],
  section: '11357',
  toc: 'M',
  from: LETTERS_FROM,
  to: BEFORE_ACT,
  gives: { adult: 'not-eligible', young: 'not-eligible' },
})
add({
  name: 'old 11357(e)',
  weight: 1000,
  texts: ['11357(E) HS-MINOR POSSESS MARIJUANA:SCHOOL'],
  section: '11357',
  toc: 'M',
  from: LETTERS_FROM,
  to: BEFORE_ACT,
  gives: { child: 'redesignate-infraction' },
})
add({
  name: '11357 from before the letters',
  weight: 250,
  texts: ['11357 HS-POSSESS MARIJUANA'],
  section: '11357',
  toc: 'F',
  from: NUMBERS_FROM,
  to: theDay('1974-12-31'),
  gives: { adult: 'review', young: 'review', child: 'redesignate-infraction' },
  // Less than an ounce would be lawful: of a felony the lesser relief is sure all the same.
  least: 'redesignate-misdemeanor',
})
add({
  name: '11357 without its subdivision',
  weight: 300,
  texts: ['11357 HS-POSSESS MARIJUANA'],
  section: '11357',
  toc: 'M',
  from: LETTERS_FROM,
  to: BEFORE_ACT,
  gives: { adult: 'review', young: 'review', child: 'redesignate-infraction' },
})

// ---- 11358, 11359, 11360(a) -------------------------------------------------------------------------------------

const misdemeanor = {
  adult: 'redesignate-misdemeanor',
  young: 'redesignate-misdemeanor',
  child: 'redesignate-infraction',
} as const
const unchanged = { adult: 'not-eligible', young: 'not-eligible', child: 'redesignate-infraction' } as const

const graver: readonly [Situation['section'], string, number, readonly string[], Day][] = [
  [
    '11358',
    '11358',
    1400,
    [
      '11358 HS-CULTIVATE MARIJUANA',
      '11358 HS-CULTIVATE CANNABIS',
      '11358 HS-PLANT/CULTIVATE/ETC MARIJUANA/HASH',
    ],
    NUMBERS_FROM,
  ],
  [
    '11359',
    '11359',
    2800,
    ['11359 HS-POSSESS MARIJUANA FOR SALE', '11359 HS-POSS MARIJUANA/HASHISH FOR SALE'],
    NUMBERS_FROM,
  ],
  [
    '11360',
    'old 11360(a)',
    1700,
    ['11360(A) HS-TRANSPORT/SELL MARIJUANA', '11360(A) HS-SELL/FURNISH/ETC MARIJUANA/HASH'],
    LETTERS_FROM,
  ],
]
for (const [section, name, weight, texts, from] of graver) {
  add({
    name: `${name} felony`,
    weight,
    texts,
    section,
    toc: 'F',
    from,
    to: BEFORE_ACT,
    gives: misdemeanor,
    priorsMatter: true,
    reduced: 'not-eligible',
  })
  add({
    name: `${name} already a misdemeanor`,
    weight: 100,
    texts,
    section,
    toc: 'M',
    from,
    to: BEFORE_ACT,
    gives: unchanged,
  })
}
add({
  name: 'old 11360(b)',
  weight: 600,
  texts: ['11360(B) HS-GIVE/TRANSPORT/ETC 28.5- GRAMS MARIJUANA'],
  section: '11360',
  toc: 'M',
  from: LETTERS_FROM,
  to: BEFORE_ACT,
  gives: concentrate,
  classless: ['adult'],
})
add({
  name: '11360 without subdivision: a felony is (a)',
  weight: 300,
  texts: ['11360 HS-TRANSPORT/SELL MARIJUANA'],
  section: '11360',
  toc: 'F',
  from: LETTERS_FROM,
  to: BEFORE_ACT,
  gives: misdemeanor,
  priorsMatter: true,
})
add({
  name: '11360 without subdivision misdemeanor',
  weight: 80,
  texts: ['11360 HS-TRANSPORT/SELL MARIJUANA'],
  section: '11360',
  toc: 'M',
  from: LETTERS_FROM,
  to: BEFORE_ACT,
  gives: { adult: 'review', young: 'review' },
})

// ---- the numbers of before 1973 ---------------------------------------------------------------------------------

add({
  name: 'former 11530',
  weight: 250,
  texts: ['11530 HS-POSSESS MARIJUANA'],
  section: '11357',
  toc: 'F',
  from: FORMER_FROM,
  to: FORMER_TO,
  gives: { adult: 'review', young: 'review', child: 'redesignate-infraction' },
  least: 'redesignate-misdemeanor',
})
const former: readonly [Situation['section'], string, string][] = [
  ['11358', 'former 11530.1', '11530.1 HS-CULTIVATE MARIJUANA'],
  ['11359', 'former 11530.5', '11530.5 HS-POSSESS MARIJUANA FOR SALE'],
  ['11360', 'former 11531', '11531 HS-TRANSPORT/SELL MARIJUANA'],
]
for (const [section, name, text] of former) {
  add({
    name,
    weight: 180,
    texts: [text],
    section,
    toc: 'F',
    from: FORMER_FROM,
    to: FORMER_TO,
    gives: misdemeanor,
    priorsMatter: true,
  })
}

// ---- attempts and the like --------------------------------------------------------------------------------------

const inchoate: readonly [
  string,
  Situation['section'],
  readonly string[],
  'review' | 'not-eligible',
  number,
][] = [
  [
    'attempt: an attorney decides',
    '11359',
    [
      '664-11359 HS-ATT POSSESS MARIJUANA FOR SALE',
      '664/11359 HS-ATT POSSESS MARIJUANA FOR SALE',
      '11359-664 HS',
    ],
    'review',
    120,
  ],
  [
    'attempt: an attorney decides',
    '11358',
    ['664/11358 HS-ATT CULTIVATE MARIJUANA', '66411358 HS'],
    'review',
    50,
  ],
  [
    'attempt: an attorney decides',
    '11357',
    ['66411357(A) HS', '664/11357(A) HS-ATT POSSESS CANNABIS'],
    'review',
    40,
  ],
  [
    'solicitation: an attorney decides',
    '11360',
    ['653F(D)/11360(A) HS-SOLICIT SALE OF MARIJUANA'],
    'review',
    15,
  ],
  ['two sections in one count', '11360', ['11360(A)/11358 HS-SELL/CULTIVATE MARIJUANA'], 'review', 60],
  [
    'conspiracy is not covered',
    '11359',
    ['182(A)(1)/11359 HS-CONSPIRACY', '182/11359 HS-CONSPIRACY'],
    'not-eligible',
    90,
  ],
  ['conspiracy is not covered', '11360', ['182(A)(1)/11360(A) HS-CONSPIRACY'], 'not-eligible', 40],
  [
    '11361 is not covered',
    '11361',
    ['11361(A) HS-EMPLOY MINOR SELL MARIJUANA', '11361(B) HS-FURNISH MARIJUANA TO MINOR'],
    'not-eligible',
    70,
  ],
]
for (const [name, section, texts, given, weight] of inchoate) {
  add({
    name,
    weight,
    texts,
    section,
    toc: 'F',
    from: LETTERS_FROM,
    to: BEFORE_ACT,
    gives: { adult: given, young: given },
    ageless: true,
    ...(name === 'two sections in one count' ? { also: ['11358'] } : {}),
  })
}

export const SITUATIONS: readonly Situation[] = situations

// ---- what happens to it -----------------------------------------------------------------------------------------

/** Something that changes an otherwise eligible conviction, or shows that nothing changes. */
export interface Complication {
  readonly says: string
  readonly weight: number
  /** `same`: the answer of the situation. `as-reduced`: what the situation says of a reduction. */
  readonly answer: 'same' | 'as-reduced' | Exclude<Answer, 'eligible'>
  readonly sentence: 'complete' | 'silent' | 'running' | 'life' | 'unread'
  readonly later?: 'set-aside' | 'sealed' | 'reduced' | 'revoked' | 'revoked-resentenced'
  /** The person died: every sentence is over. */
  readonly dies?: boolean
  /** The cycle shows no arrest. */
  readonly unarrested?: boolean
  /** Where the days of arrest and conviction lie about the Act. */
  readonly when?: 'arrested-just-before' | 'arrested-after' | 'arrested-long-after'
  /** Only for a felony under 11358, 11359 or 11360(a) at 18 or older. */
  readonly graverOnly?: boolean
  readonly felonyOnly?: boolean
  /** Whether the birth date no longer matters to the answer. */
  readonly settles?: boolean
}

export const SENTENCE_OVER: Complication = {
  says: 'sentence over',
  weight: 700,
  answer: 'same',
  sentence: 'complete',
}
export const WITHOUT_SENTENCE: Complication = {
  says: 'no sentence in the record',
  weight: 120,
  answer: 'same',
  sentence: 'silent',
}

export const COMPLICATIONS: readonly Complication[] = [
  SENTENCE_OVER,
  WITHOUT_SENTENCE,
  { says: 'sentence still running', weight: 30, answer: 'review', sentence: 'running' },
  { says: 'life sentence', weight: 12, answer: 'review', sentence: 'life' },
  {
    says: 'sentence would still run but the person died',
    weight: 10,
    answer: 'same',
    sentence: 'running',
    dies: true,
  },
  { says: 'died after the sentence', weight: 15, answer: 'same', sentence: 'complete', dies: true },
  { says: 'a sentence part cannot be read', weight: 12, answer: 'unknowable', sentence: 'unread' },
  { says: 'set aside under 1203.4', weight: 35, answer: 'same', sentence: 'complete', later: 'set-aside' },
  {
    says: 'already sealed under 11361.8',
    weight: 15,
    answer: 'not-eligible',
    sentence: 'complete',
    later: 'sealed',
    settles: true,
  },
  {
    says: 'reduced under 17(b)',
    weight: 30,
    answer: 'as-reduced',
    sentence: 'complete',
    later: 'reduced',
    felonyOnly: true,
  },
  {
    says: 'probation revoked without a new sentence',
    weight: 15,
    answer: 'unknowable',
    sentence: 'complete',
    later: 'revoked',
  },
  {
    says: 'probation revoked and resentenced',
    weight: 12,
    answer: 'same',
    sentence: 'complete',
    later: 'revoked-resentenced',
  },
  { says: 'no arrest in the record', weight: 20, answer: 'same', sentence: 'complete', unarrested: true },
  {
    says: 'arrested before the Act and convicted after',
    weight: 15,
    answer: 'same',
    sentence: 'complete',
    when: 'arrested-just-before',
    graverOnly: true,
  },
  {
    says: 'arrested after the Act: the offense may be before',
    weight: 25,
    answer: 'review',
    sentence: 'complete',
    when: 'arrested-after',
    graverOnly: true,
  },
  {
    says: 'offense surely after the Act',
    weight: 8,
    answer: 'not-eligible',
    sentence: 'complete',
    when: 'arrested-long-after',
    graverOnly: true,
    settles: true,
  },
]
