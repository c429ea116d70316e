/**
 * What HSC 11361.8 gives to whom, case by case, as a lawyer would say it: written from the statute and the decisions,
 * not from what the rules answer. Tests run every one of them; they are also the quickest way to read the rules.
 */
import type { CaseCount, CaseRecord, DateText } from '../statute-case.ts'

/** The whole answer expected; what is left out must be absent. */
export interface CaseAnswer {
  readonly outcome: 'eligible' | 'eligible-later' | 'not-eligible' | 'review'
  /** The relief surely due now, or else from a later day. */
  readonly relief?: string
  /** The way to the relief that is due, or that is open. */
  readonly route?: 'application' | 'petition'
  /** Given only where that day is still to come. */
  readonly from?: DateText
  /** A relief that a fact may give, better than what is due now, and whether one is unknown or the record is silent. */
  readonly better?: readonly [relief: string, because: 'unknown' | 'silence']
  /** Facts by name that would settle it. */
  readonly missing?: readonly string[]
  /** Checked only where given. */
  readonly reason?: string
}

export interface LawCase {
  /** What a lawyer would say. */
  readonly name: string
  readonly record: CaseRecord
  /** Facts learned from elsewhere than the record, by the name of the fact. */
  readonly known?: Readonly<Record<string, boolean | number | string>>
  /** Where the county of the conviction cannot be read. */
  readonly countyUnread?: true
  /** One answer (for 1 January 2026), a timeline, or that the Act has nothing to do with the offense. */
  readonly answer: CaseAnswer | readonly (readonly [DateText, CaseAnswer])[] | 'not considered'
}

/** The day on which a case without a timeline is asked. */
export const CASE_DAY = '2026-01-01'

// ---- people, cases and answers that occur again and again ------------------------------------------------------

/** 34, 19 and 16 when arrested on 1 March 1995. */
const ADULT = '1960-05-01'
const YOUTH = '1975-05-01'
const CHILD = '1978-05-01'

const ARREST = { arrested: '1995-03-01', on: '1995-06-01' }
const FELONY = { ...ARREST, class: 'felony', sentence: '3 Y' } as const
const MISDEMEANOR = { ...ARREST, class: 'misdemeanor', sentence: '90 D + 1 Y' } as const
const INFRACTION = {
  arrested: '2012-03-01',
  on: '2012-04-01',
  class: 'infraction',
  sentence: 'FINE',
} as const

/** The day of the offense known, which leaves nothing open about the age. */
const SAME_DAY = { committed: '1995-03-01' }

const SEALED = { outcome: 'eligible', relief: 'dismiss-and-seal', route: 'application' } as const
const AS_INFRACTION = { outcome: 'eligible', relief: 'redesignate-infraction', route: 'application' } as const
const AS_MISDEMEANOR = {
  outcome: 'eligible',
  relief: 'redesignate-misdemeanor',
  route: 'application',
} as const
const NOTHING = { outcome: 'not-eligible' } as const
const UNCHANGED: CaseAnswer = {
  outcome: 'not-eligible',
  reason: 'Already no more than a misdemeanor: the Act leaves it unchanged',
}

/** Open for want of facts: the better relief, and the facts. */
const open = (relief: string, ...missing: readonly string[]): CaseAnswer => ({
  outcome: 'review',
  route: 'application',
  better: [relief, 'unknown'],
  missing,
})

/** The same beside a lesser relief that is due whatever the facts are. */
const besides = (relief: string, more: CaseAnswer): CaseAnswer => ({ ...more, outcome: 'eligible', relief })

/** Only what the law presumes where the record is silent stands between the person and a better relief. */
const unlessShown = (relief: string, ...missing: readonly string[]) =>
  ({ better: [relief, 'silence'], missing }) as const

const PLANTS = unlessShown('dismiss-and-seal', 'number of plants')
const HASH_SHOWN = unlessShown('dismiss-and-seal', 'grams of concentrated cannabis')
const GIFT = unlessShown('dismiss-and-seal', 'personal transport or gift')
/** 18 to 20 when arrested, and perhaps under 18 at an offense up to three years before. */
const PERHAPS_UNDER_18 = unlessShown('redesignate-infraction', 'offense date')

const SALE = '11359 HS-POSSESS MARIJUANA FOR SALE'
const GROW = '11358 HS-CULTIVATE MARIJUANA'
const SELL = '11360(A) HS-TRANSPORT/SELL MARIJUANA'
const GIVE = '11360(B) HS-GIVE/TRANSPORT/ETC 28.5- GRAMS MARIJUANA'
const OUNCE = '11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS'
const HASH = '11357(A) HS-POSSESS CONCENTRATED CANNABIS'
const MORE = '11357(C) HS-POSSESS MARIJUANA OVER 28.5 GRAMS'
const SCHOOL = '11357(D) HS-POSSESS MARIJUANA 28.5- GRAMS:SCHOOL'
const MINOR_AT_SCHOOL = '11357(E) HS-MINOR POSSESS MARIJUANA:SCHOOL'

/** Torture: a superstrike, and nothing to register for. Sexual battery: to register for, and no superstrike. */
const STRIKE = '206 PC-TORTURE'
const REGISTRABLE = '243.4(A) PC-SEXUAL BATTERY'
const priorFelony = { class: 'felony', sentence: '1 Y' } as const
const in1985 = { ...priorFelony, arrested: '1985-01-10', on: '1985-05-04' }

/** An adult's felony of possession for sale, and earlier convictions beside it. */
const saleAfter = (...priors: readonly CaseCount[]): CaseRecord => ({
  born: ADULT,
  convictions: [{ offense: SALE, ...FELONY }, ...priors],
})
const one = (born: DateText, offense: string, count: Omit<CaseCount, 'offense'>): CaseRecord => ({
  born,
  convictions: [{ offense, ...count }],
})

const STRIKE_BARS: CaseAnswer = {
  outcome: 'not-eligible',
  reason: 'A superstrike (PC 667(e)(2)(C)(iv)) before the offense',
}
const REGISTRATION_BARS: CaseAnswer = {
  outcome: 'not-eligible',
  reason: 'A conviction requiring PC 290 registration before the offense',
}
/** Whether two earlier convictions of the section, from before the Act, count is contested: an attorney says. */
const COUNTS = 'whether earlier convictions count as under the misdemeanor paragraph'
const TWO_BAR: CaseAnswer = {
  outcome: 'not-eligible',
  reason: 'Two or more convictions of the same section before the offense',
}
const TWO_ASK: CaseAnswer = {
  outcome: 'review',
  route: 'application',
  better: ['redesignate-misdemeanor', 'unknown'],
  missing: [COUNTS],
}
const CLEARED: CaseAnswer = { outcome: 'not-eligible', reason: 'Already vacated, or dismissed and sealed' }
const AFTER_THE_ACT: CaseAnswer = {
  outcome: 'not-eligible',
  reason: 'The offense was on or after 9 November 2016: sentenced under the Act already',
}
const APPLIED: CaseAnswer = {
  outcome: 'not-eligible',
  reason: 'Convicted of a lesser offense under the Act already',
}
const NOT_REACHED: CaseAnswer = {
  outcome: 'not-eligible',
  reason: 'Not an offense that HSC 11361.8 reaches (conspiracy, or HSC 11361)',
}

// ---- possession: former 11357 ----------------------------------------------------------------------------------

const possession: readonly LawCase[] = [
  {
    name: 'A felony of concentrate of an amount nobody recorded is surely a misdemeanor; nothing at all only if 8 grams or less are shown',
    record: one(ADULT, HASH, FELONY),
    answer: {
      ...AS_MISDEMEANOR,
      ...HASH_SHOWN,
      reason: 'Possession that is at most a misdemeanor since the Act',
    },
  },
  {
    name: 'The same as a misdemeanor is dismissed and sealed: nothing lesser is left that the criteria could mean',
    record: one(ADULT, HASH, MISDEMEANOR),
    answer: SEALED,
  },
  {
    name: 'Concentrate of 8 grams is still lawful',
    record: one(ADULT, HASH, FELONY),
    known: { 'grams of concentrated cannabis': 8 },
    answer: SEALED,
  },
  {
    name: 'More than 8 grams of concentrate is a misdemeanor today: an adult’s felony becomes one',
    record: one(ADULT, HASH, FELONY),
    known: { 'grams of concentrated cannabis': 9 },
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'More than 8 grams of concentrate, convicted as a misdemeanor, stays what it is',
    record: one(ADULT, HASH, MISDEMEANOR),
    known: { 'grams of concentrated cannabis': 9 },
    answer: UNCHANGED,
  },
  {
    name: 'A felony of concentrate at 19 is surely a misdemeanor; an infraction if 8 grams or less, or an age under 18, are shown',
    record: one(YOUTH, HASH, FELONY),
    answer: {
      ...AS_MISDEMEANOR,
      ...unlessShown('redesignate-infraction', 'offense date', 'grams of concentrated cannabis'),
    },
  },
  {
    name: 'A misdemeanor of concentrate at 19 is an infraction',
    record: one(YOUTH, HASH, MISDEMEANOR),
    answer: AS_INFRACTION,
  },
  {
    name: 'More than 8 grams of concentrate at 19 is a misdemeanor today, unless shown to be of a minor',
    record: one(YOUTH, HASH, FELONY),
    known: { 'grams of concentrated cannabis': 20 },
    answer: { ...AS_MISDEMEANOR, ...PERHAPS_UNDER_18 },
  },
  {
    name: 'More than 8 grams of concentrate at 16 is an infraction all the same',
    record: one(CHILD, HASH, FELONY),
    known: { 'grams of concentrated cannabis': 20 },
    answer: AS_INFRACTION,
  },
  {
    name: 'An ounce in the pocket of an adult is lawful today: misdemeanor dismissed and sealed',
    record: one(ADULT, OUNCE, MISDEMEANOR),
    answer: SEALED,
  },
  {
    name: 'An adult’s infraction for an ounce is dismissed and sealed like the misdemeanor before 2011',
    record: one(ADULT, OUNCE, INFRACTION),
    answer: SEALED,
  },
  {
    name: 'An ounce at 19 is an infraction today',
    record: one(YOUTH, OUNCE, MISDEMEANOR),
    answer: AS_INFRACTION,
  },
  {
    name: 'An ounce at 19 that was an infraction already stays one',
    record: one('1992-05-01', OUNCE, INFRACTION),
    answer: UNCHANGED,
  },
  {
    name: 'An ounce at 16 is an infraction today',
    record: one(CHILD, OUNCE, MISDEMEANOR),
    answer: AS_INFRACTION,
  },
  {
    name: 'An ounce at 16 that was an infraction already stays one',
    record: one('1995-05-01', OUNCE, INFRACTION),
    answer: UNCHANGED,
  },
  {
    name: 'More than an ounce is a misdemeanor then and now',
    record: one(ADULT, MORE, MISDEMEANOR),
    answer: UNCHANGED,
  },
  {
    name: 'More than an ounce recorded as a felony is no more than a misdemeanor',
    record: one(ADULT, MORE, FELONY),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'More than an ounce at 19 on the day itself stays a misdemeanor',
    record: one(YOUTH, MORE, { ...MISDEMEANOR, ...SAME_DAY }),
    answer: UNCHANGED,
  },
  {
    name: 'More than an ounce, arrested at 19: only a showing that the offense was before 18 would change it',
    record: one(YOUTH, MORE, MISDEMEANOR),
    answer: { ...UNCHANGED, ...PERHAPS_UNDER_18 },
  },
  {
    name: 'More than an ounce at 16 is an infraction today',
    record: one(CHILD, MORE, MISDEMEANOR),
    answer: AS_INFRACTION,
  },
  {
    name: 'Possession on school grounds by an adult stays a misdemeanor',
    record: one(ADULT, SCHOOL, MISDEMEANOR),
    answer: UNCHANGED,
  },
  {
    name: 'Possession on school grounds by a minor is an infraction today',
    record: one(CHILD, MINOR_AT_SCHOOL, MISDEMEANOR),
    answer: AS_INFRACTION,
  },
  {
    name: 'A conviction as a minor on school grounds, arrested at 19: the offense itself says under 18, so ask its day',
    record: one(YOUTH, MINOR_AT_SCHOOL, MISDEMEANOR),
    answer: open('redesignate-infraction', 'offense date'),
  },
  {
    name: 'A conviction as a minor on school grounds of somebody surely over 18 gives nothing: the letter is wrong',
    record: one(ADULT, MINOR_AT_SCHOOL, MISDEMEANOR),
    answer: UNCHANGED,
  },
  {
    name: 'A prior superstrike does not matter to possession',
    record: {
      born: ADULT,
      convictions: [
        { offense: OUNCE, ...MISDEMEANOR },
        { offense: STRIKE, ...in1985 },
      ],
    },
    answer: SEALED,
  },
  {
    name: 'A registered sex offender’s possession is lawful like anybody’s',
    record: { ...one(ADULT, HASH, MISDEMEANOR), registered: ['1990-05-04'] },
    answer: SEALED,
  },
  {
    name: 'Possession without its subdivision may be of an ounce or of more: an attorney looks',
    record: one(ADULT, '11357 HS-POSSESS MARIJUANA', MISDEMEANOR),
    answer: open('dismiss-and-seal', 'subdivision convicted of'),
  },
  {
    name: 'A felony of possession without its subdivision is at most a misdemeanor, and perhaps nothing',
    record: one(ADULT, '11357 HS-POSSESS MARIJUANA', FELONY),
    answer: besides('redesignate-misdemeanor', open('dismiss-and-seal', 'subdivision convicted of')),
  },
  {
    name: 'Possession without its subdivision at 19 may be an infraction',
    record: one(YOUTH, '11357 HS-POSSESS MARIJUANA', { ...MISDEMEANOR, ...SAME_DAY }),
    answer: open('redesignate-infraction', 'subdivision convicted of'),
  },
  {
    name: 'Possession under 18 is an infraction whatever the subdivision',
    record: one(CHILD, '11357 HS-POSSESS MARIJUANA', MISDEMEANOR),
    answer: AS_INFRACTION,
  },
  {
    name: 'A letter that former 11357 did not have is no subdivision',
    record: one(ADULT, '11357(F) HS', MISDEMEANOR),
    answer: open('dismiss-and-seal', 'subdivision convicted of'),
  },
  {
    name: 'Former 11357(b) had no numbered paragraphs: (b)(2) is the lettering of the Act, where (b) is more than an ounce',
    record: one(ADULT, '11357(B)(2) HS', MISDEMEANOR),
    answer: open('dismiss-and-seal', 'subdivision convicted of'),
  },
  {
    name: 'A letter from before 1976 says nothing: the section was divided otherwise',
    record: one('1940-05-01', OUNCE, { ...MISDEMEANOR, arrested: '1974-03-01', on: '1974-06-01' }),
    answer: open('dismiss-and-seal', 'subdivision convicted of'),
  },
  {
    name: 'Convicted in 1976 on an arrest of 1975: the letter is still of the old division',
    record: one('1940-05-01', OUNCE, { ...MISDEMEANOR, arrested: '1975-12-31', on: '1976-02-01' }),
    answer: open('dismiss-and-seal', 'subdivision convicted of'),
  },
  {
    name: 'Arrested on 1 January 1976: the letter counts',
    record: one('1940-05-01', OUNCE, { ...MISDEMEANOR, arrested: '1976-01-01', on: '1976-02-01' }),
    answer: SEALED,
  },
]

// ---- cultivation, sale, transport: former 11358 to 11360 -------------------------------------------------------

const graver: readonly LawCase[] = [
  {
    name: 'Cultivation of nobody knows how many plants becomes a misdemeanor; six or fewer, if shown, would be lawful',
    record: one(ADULT, GROW, FELONY),
    answer: { ...AS_MISDEMEANOR, ...PLANTS },
  },
  {
    name: 'Six plants, known, are lawful for an adult',
    record: one(ADULT, GROW, FELONY),
    known: { 'number of plants': 6 },
    answer: SEALED,
  },
  {
    name: 'Seven plants are a misdemeanor',
    record: one(ADULT, GROW, FELONY),
    known: { 'number of plants': 7 },
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Six plants at 19 are an infraction',
    record: one(YOUTH, GROW, { ...FELONY, ...SAME_DAY }),
    known: { 'number of plants': 6 },
    answer: AS_INFRACTION,
  },
  {
    name: 'Cultivation at 19 is a misdemeanor; an infraction if few plants are shown',
    record: one(YOUTH, GROW, { ...FELONY, ...SAME_DAY }),
    answer: { ...AS_MISDEMEANOR, ...unlessShown('redesignate-infraction', 'number of plants') },
  },
  {
    name: 'Cultivation, arrested at 19: an infraction if few plants, or an age under 18, are shown',
    record: one(YOUTH, GROW, FELONY),
    answer: {
      ...AS_MISDEMEANOR,
      ...unlessShown('redesignate-infraction', 'offense date', 'number of plants'),
    },
  },
  { name: 'Cultivation at 16 is an infraction', record: one(CHILD, GROW, FELONY), answer: AS_INFRACTION },
  {
    name: 'Cultivation convicted as a misdemeanor stays one, unless six plants or fewer are shown',
    record: one(ADULT, GROW, MISDEMEANOR),
    answer: { ...UNCHANGED, ...PLANTS },
  },
  {
    name: 'A grower known to have spoiled a stream keeps the felony, unless there were six plants or fewer',
    record: one(ADULT, GROW, FELONY),
    known: { 'environmental violation': true },
    answer: { ...NOTHING, ...PLANTS, reason: 'Environmental violation of 11358(d)(3)' },
  },
  {
    name: 'Possession for sale becomes a misdemeanor: nothing known of the buyer is nothing against the seller',
    record: one(ADULT, SALE, FELONY),
    answer: { ...AS_MISDEMEANOR, reason: 'Possession for sale that is a misdemeanor since the Act' },
  },
  {
    name: 'Possession for sale at 19 on the day itself becomes a misdemeanor',
    record: one(YOUTH, SALE, { ...FELONY, ...SAME_DAY }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Possession for sale, arrested at 19: a misdemeanor, unless shown to be from before 18',
    record: one(YOUTH, SALE, FELONY),
    answer: { ...AS_MISDEMEANOR, ...PERHAPS_UNDER_18 },
  },
  {
    name: 'Possession for sale at 16 is an infraction',
    record: one(CHILD, SALE, FELONY),
    answer: AS_INFRACTION,
  },
  {
    name: 'A minor’s possession for sale that is a misdemeanor is an infraction too',
    record: one(CHILD, SALE, MISDEMEANOR),
    answer: AS_INFRACTION,
  },
  {
    name: 'Possession for sale convicted as a misdemeanor stays one',
    record: one(ADULT, SALE, MISDEMEANOR),
    answer: UNCHANGED,
  },
  {
    name: 'A known sale to a person under 18 leaves the felony',
    record: one(ADULT, SALE, FELONY),
    known: { 'sale to a minor': true },
    answer: { ...NOTHING, reason: 'Sale to a person under 18' },
  },
  {
    name: 'Known use of a seller of 20 or younger leaves the felony',
    record: one(ADULT, SALE, FELONY),
    known: { 'use of a young person': true },
    answer: { ...NOTHING, reason: 'Use of a person of 20 or younger' },
  },
  {
    name: 'Sale becomes a misdemeanor; a gift or own transport, if shown, would be lawful',
    record: one(ADULT, SELL, FELONY),
    answer: { ...AS_MISDEMEANOR, ...GIFT },
  },
  {
    name: 'A gift of an ounce between adults, known, is lawful though convicted under (a)',
    record: one(ADULT, SELL, FELONY),
    known: { 'personal transport or gift': true },
    answer: SEALED,
  },
  {
    name: 'A gift of an ounce at 19, known, is an infraction though convicted under (a)',
    record: one(YOUTH, SELL, { ...FELONY, ...SAME_DAY }),
    known: { 'personal transport or gift': true },
    answer: AS_INFRACTION,
  },
  {
    name: 'A sale known to be no gift is a misdemeanor and nothing better',
    record: one(ADULT, SELL, FELONY),
    known: { 'personal transport or gift': false },
    answer: AS_MISDEMEANOR,
  },
  { name: 'Sale at 16 is an infraction', record: one(CHILD, SELL, FELONY), answer: AS_INFRACTION },
  {
    name: 'Known import for sale over the limit leaves the felony, unless it was a gift',
    record: one(ADULT, SELL, FELONY),
    known: { 'import or export': true },
    answer: { ...NOTHING, ...GIFT },
  },
  {
    name: 'A known sale to a person under 18 leaves the felony of 11360 too',
    record: one(ADULT, SELL, FELONY),
    known: { 'sale to a minor': true, 'personal transport or gift': false },
    answer: { ...NOTHING, reason: 'Sale to a person under 18' },
  },
  {
    name: 'Giving away an ounce is lawful for an adult',
    record: one(ADULT, GIVE, MISDEMEANOR),
    answer: SEALED,
  },
  {
    name: 'Giving away an ounce at 19 is an infraction',
    record: one(YOUTH, GIVE, MISDEMEANOR),
    answer: AS_INFRACTION,
  },
  {
    name: 'Giving away an ounce at 16 is an infraction',
    record: one(CHILD, GIVE, MISDEMEANOR),
    answer: AS_INFRACTION,
  },
  {
    name: 'No prior bars relief for giving away an ounce',
    record: {
      born: ADULT,
      convictions: [
        { offense: GIVE, ...MISDEMEANOR },
        { offense: STRIKE, ...in1985 },
      ],
    },
    answer: SEALED,
  },
  {
    name: 'A felony under 11360 without its subdivision is (a), since (b) was never one',
    record: one(ADULT, '11360 HS-TRANSPORT/SELL MARIJUANA', FELONY),
    answer: { ...AS_MISDEMEANOR, ...GIFT },
  },
  {
    name: 'A misdemeanor under 11360 without its subdivision may be the gift of (b)',
    record: one(ADULT, '11360 HS-TRANSPORT/SELL MARIJUANA', MISDEMEANOR),
    answer: open('dismiss-and-seal', 'subdivision convicted of'),
  },
  {
    name: 'A misdemeanor under 11360(a) is not the gift of (b) and stays what it is',
    record: one(ADULT, SELL, MISDEMEANOR),
    answer: { ...UNCHANGED, ...GIFT },
  },
  {
    name: 'Possession for sale on either side of the Act’s own letters: 11359(b) of 1995 is just 11359',
    record: one(ADULT, '11359(B) HS', FELONY),
    answer: AS_MISDEMEANOR,
  },
]

// ---- the numbers of before 1972 --------------------------------------------------------------------------------

const IN_1970 = { arrested: '1970-03-01', on: '1970-06-01', class: 'felony', sentence: '3 Y' } as const
const formerNumbers: readonly LawCase[] = [
  {
    name: 'Former 11530 is possession of an amount that the number does not tell',
    record: one('1940-05-01', '11530 HS-POSSESS MARIJUANA', IN_1970),
    answer: besides('redesignate-misdemeanor', open('dismiss-and-seal', 'subdivision convicted of')),
  },
  {
    name: 'Former 11530 at 17 is an infraction',
    record: one('1952-05-01', '11530 HS-POSSESS MARIJUANA', IN_1970),
    answer: AS_INFRACTION,
  },
  {
    name: 'Former 11530.1 is cultivation',
    record: one('1940-05-01', '11530.1 HS-CULTIVATE MARIJUANA', IN_1970),
    answer: { ...AS_MISDEMEANOR, ...PLANTS },
  },
  {
    name: 'Former 11530.5 is possession for sale',
    record: one('1940-05-01', '11530.5 HS-POSSESS MARIJUANA FOR SALE', IN_1970),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Former 11531 is sale or transport',
    record: one('1940-05-01', '11531 HS-SELL MARIJUANA', IN_1970),
    answer: { ...AS_MISDEMEANOR, ...GIFT },
  },
  {
    name: 'Two convictions under the old number are convictions of the same section: whether they count is asked',
    record: saleAfter(
      { offense: '11530.5 HS', ...priorFelony, arrested: '1969-01-05', on: '1969-03-01' },
      { offense: '11530.5 HS', ...priorFelony, arrested: '1971-01-05', on: '1971-03-01' },
    ),
    answer: TWO_ASK,
  },
]

// ---- priors ----------------------------------------------------------------------------------------------------

const priors: readonly LawCase[] = [
  {
    name: 'A superstrike before the offense leaves the felony',
    record: saleAfter({ offense: STRIKE, ...in1985 }),
    answer: STRIKE_BARS,
  },
  {
    name: 'The same for a grower, unless six plants or fewer are shown, which no prior makes a felony',
    record: {
      born: ADULT,
      convictions: [
        { offense: GROW, ...FELONY },
        { offense: STRIKE, ...in1985 },
      ],
    },
    answer: { ...STRIKE_BARS, ...PLANTS },
  },
  {
    name: 'The same for a seller, unless a gift is shown',
    record: {
      born: ADULT,
      convictions: [
        { offense: SELL, ...FELONY },
        { offense: STRIKE, ...in1985 },
      ],
    },
    answer: { ...STRIKE_BARS, ...GIFT },
  },
  {
    name: 'A registrable conviction before the offense leaves a grower’s felony as well',
    record: {
      born: ADULT,
      convictions: [
        { offense: GROW, ...FELONY },
        { offense: REGISTRABLE, ...in1985 },
      ],
    },
    answer: { ...REGISTRATION_BARS, ...PLANTS },
  },
  {
    name: 'Two earlier convictions of cultivation may leave the third a felony, and one of another section does not count',
    record: {
      born: ADULT,
      convictions: [
        { offense: GROW, ...FELONY },
        { offense: GROW, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
        { offense: GROW, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' },
        { offense: SALE, ...in1985 },
      ],
    },
    answer: TWO_ASK,
  },
  {
    name: 'Two earlier convictions of cultivation that an attorney counts leave the third a felony',
    record: {
      born: ADULT,
      convictions: [
        { offense: GROW, ...FELONY },
        { offense: GROW, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
        { offense: GROW, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' },
      ],
    },
    known: { [COUNTS]: true },
    answer: { ...TWO_BAR, ...PLANTS },
  },
  {
    name: 'A registrable conviction before the offense leaves a seller’s felony as well',
    record: {
      born: ADULT,
      convictions: [
        { offense: SELL, ...FELONY },
        { offense: REGISTRABLE, ...in1985 },
      ],
    },
    answer: { ...REGISTRATION_BARS, ...GIFT },
  },
  {
    name: 'Two earlier convictions of sale may leave the third a felony, and one of another section does not count',
    record: {
      born: ADULT,
      convictions: [
        { offense: SELL, ...FELONY },
        { offense: SELL, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
        { offense: SELL, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' },
        { offense: SALE, ...in1985 },
      ],
    },
    answer: TWO_ASK,
  },
  {
    name: 'Two earlier convictions of sale that an attorney counts leave the third a felony',
    record: {
      born: ADULT,
      convictions: [
        { offense: SELL, ...FELONY },
        { offense: SELL, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
        { offense: SELL, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' },
      ],
    },
    known: { [COUNTS]: true },
    answer: { ...TWO_BAR, ...GIFT },
  },
  {
    name: 'A superstrike does not matter where the conviction is a misdemeanor already',
    record: {
      born: ADULT,
      convictions: [
        { offense: SALE, ...MISDEMEANOR },
        { offense: STRIKE, ...in1985 },
      ],
    },
    answer: UNCHANGED,
  },
  {
    name: 'No prior of a minor leaves possession for sale a felony',
    record: {
      born: CHILD,
      convictions: [
        { offense: SALE, ...FELONY },
        { offense: STRIKE, ...priorFelony, arrested: '1993-01-10', on: '1993-02-01' },
      ],
    },
    answer: AS_INFRACTION,
  },
  {
    name: 'A superstrike after the offense does not bar (Smit)',
    record: saleAfter({ offense: STRIKE, ...priorFelony, arrested: '1997-01-10', on: '1997-05-04' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A superstrike convicted on the very day of the arrest is not before the offense',
    record: saleAfter({ offense: STRIKE, ...priorFelony, arrested: '1994-12-10', on: '1995-03-01' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A superstrike convicted the day before the arrest may be before the offense or after it',
    record: saleAfter({ offense: STRIKE, ...priorFelony, arrested: '1994-12-10', on: '1995-02-28' }),
    answer: open('redesignate-misdemeanor', 'offense date'),
  },
  {
    name: 'A superstrike committed before but convicted after the offense is not a prior conviction',
    record: saleAfter({ offense: STRIKE, ...priorFelony, arrested: '1990-01-10', on: '1995-05-01' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A superstrike convicted more than six years before the arrest is surely before: three to prosecute, three of absence',
    record: saleAfter({ offense: STRIKE, ...priorFelony, arrested: '1988-12-10', on: '1989-02-28' }),
    answer: STRIKE_BARS,
  },
  {
    name: 'A superstrike convicted just six years before the arrest may be on the day of the offense',
    record: saleAfter({ offense: STRIKE, ...priorFelony, arrested: '1988-12-10', on: '1989-03-01' }),
    answer: open('redesignate-misdemeanor', 'offense date'),
  },
  {
    name: 'A superstrike convicted four years before the arrest may be after an offense whose person was out of the state',
    record: saleAfter({ offense: STRIKE, ...priorFelony, arrested: '1990-12-10', on: '1991-03-01' }),
    answer: open('redesignate-misdemeanor', 'offense date'),
  },
  {
    name: 'Where the record gives the day of the offense nothing is open',
    record: {
      born: ADULT,
      convictions: [
        { offense: SALE, ...FELONY, ...SAME_DAY },
        { offense: STRIKE, ...priorFelony, arrested: '1993-01-10', on: '1993-05-04' },
      ],
    },
    answer: STRIKE_BARS,
  },
  {
    name: 'Without an arrest in the record nothing says how long before the conviction the offense was',
    record: {
      born: ADULT,
      convictions: [
        { offense: SALE, class: 'felony', on: '1995-06-01', sentence: '3 Y' },
        { offense: STRIKE, ...priorFelony, on: '1970-05-04' },
      ],
    },
    answer: open('redesignate-misdemeanor', 'offense date'),
  },
  {
    name: 'An undated superstrike may be before the offense',
    record: saleAfter({ offense: STRIKE, class: 'felony' }),
    answer: open('redesignate-misdemeanor', 'conviction date of the earlier conviction', 'offense date'),
  },
  {
    name: 'A superstrike that was vacated is no prior',
    record: saleAfter({ offense: STRIKE, ...in1985, later: ['vacated'] }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A superstrike dismissed under PC 1203.4 may still be pleaded as a prior',
    record: saleAfter({ offense: STRIKE, ...in1985, later: ['dismissed'] }),
    answer: STRIKE_BARS,
  },
  {
    name: 'A superstrike that an unclear later order may have vacated is open',
    record: saleAfter({ offense: STRIKE, ...in1985, later: ['other'] }),
    answer: open('redesignate-misdemeanor', 'whether an earlier conviction is a superstrike'),
  },
  {
    name: 'Murder is a superstrike',
    record: saleAfter({ offense: '187(A) PC-MURDER', ...in1985 }),
    answer: STRIKE_BARS,
  },
  {
    name: 'Attempted murder is a superstrike',
    record: saleAfter({ offense: '664/187 PC-ATT MURDER', ...in1985 }),
    answer: STRIKE_BARS,
  },
  {
    name: 'An assault with a machine gun on a peace officer is a superstrike',
    record: saleAfter({ offense: '245(D)(3) PC', ...in1985 }),
    answer: STRIKE_BARS,
  },
  {
    name: 'An assault on a peace officer under 245(d) may be the one with a machine gun',
    record: saleAfter({ offense: '245(D) PC', ...in1985 }),
    answer: open('redesignate-misdemeanor', 'whether an earlier conviction is a superstrike'),
  },
  {
    name: 'An assault with a semiautomatic firearm on a peace officer is another paragraph and no superstrike',
    record: saleAfter({ offense: '245(D)(2) PC', ...in1985 }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Voluntary manslaughter is violent and serious, and no superstrike',
    record: saleAfter({ offense: '192(A) PC-VOLUNTARY MANSLAUGHTER', ...in1985 }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Robbery is a strike and no superstrike',
    record: saleAfter({ offense: '211 PC-ROBBERY', ...in1985 }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Failing to register shows an earlier duty, but not from which conviction',
    record: saleAfter({ offense: '290(B) PC-FAIL TO REGISTER', ...in1985 }),
    answer: open('redesignate-misdemeanor', 'whether an earlier conviction requires registration'),
  },
  {
    name: 'Defrauding an innkeeper is not torture or anything of the kind',
    record: saleAfter({ offense: '537 PC-DEFRAUD INNKEEPER', ...in1985 }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A lewd act on a child requires registration, whether or not it is a superstrike',
    record: saleAfter({ offense: '288(A) PC-LEWD/LASCIV ACTS W/CHILD', ...in1985 }),
    answer: REGISTRATION_BARS,
  },
  {
    name: 'Assault with intent to commit a felony is on the lists only for some intents: an attorney looks',
    record: saleAfter({ offense: '220 PC-ASSAULT TO COMMIT MAYHEM/RAPE/ETC', ...in1985 }),
    answer: open(
      'redesignate-misdemeanor',
      'whether an earlier conviction is a superstrike',
      'whether an earlier conviction requires registration',
    ),
  },
  {
    name: 'Kidnapping is on the lists only with a sexual purpose: an attorney looks',
    record: saleAfter({ offense: '207(A) PC-KIDNAPPING', ...in1985 }),
    answer: open(
      'redesignate-misdemeanor',
      'whether an earlier conviction is a superstrike',
      'whether an earlier conviction requires registration',
    ),
  },
  {
    name: 'A kidnapping after the offense needs no look',
    record: saleAfter({ offense: '207(A) PC-KIDNAPPING', ...priorFelony, on: '1996-05-04' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A prior whose section cannot be read may be anything',
    record: saleAfter({ offense: 'SEE COMMENT FOR CHARGE', ...in1985 }),
    answer: open(
      'redesignate-misdemeanor',
      'whether an earlier conviction is a superstrike',
      'whether an earlier conviction requires registration',
    ),
  },
  {
    name: 'Two priors whose section cannot be read may be two of the same section',
    record: saleAfter(
      { offense: 'SEE COMMENT FOR CHARGE', ...in1985 },
      { offense: '', ...in1985, on: '1986-05-04' },
    ),
    answer: open(
      'redesignate-misdemeanor',
      'whether an earlier conviction is a superstrike',
      'whether an earlier conviction requires registration',
      'the same section',
      COUNTS,
    ),
  },
  {
    name: 'Sexual battery before the offense requires registration and bars',
    record: saleAfter({ offense: REGISTRABLE, ...in1985 }),
    answer: REGISTRATION_BARS,
  },
  {
    name: 'Sexual battery after the offense does not bar',
    record: saleAfter({ offense: REGISTRABLE, ...priorFelony, on: '1998-05-04' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Registration as a sex offender before the offense bars, whatever it was for',
    record: { ...saleAfter(), registered: ['1985-05-04'] },
    answer: REGISTRATION_BARS,
  },
  {
    name: 'Registration after the offense does not bar',
    record: { ...saleAfter(), registered: ['1996-05-04'] },
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Registration on a day not recorded may be before the offense',
    record: { ...saleAfter(), registered: ['undated'] },
    answer: open('redesignate-misdemeanor', 'registration as a sex offender before the offense'),
  },
  {
    name: 'Registration in the six years before the arrest may be before the offense',
    record: { ...saleAfter(), registered: ['1994-05-04'] },
    answer: open('redesignate-misdemeanor', 'registration as a sex offender before the offense'),
  },
  {
    name: 'Two earlier convictions of possession for sale leave the third a felony only if they count: contested',
    record: saleAfter(
      { offense: SALE, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
      { offense: SALE, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' },
    ),
    answer: TWO_ASK,
  },
  {
    name: 'The same where an attorney counts them',
    record: saleAfter(
      { offense: SALE, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
      { offense: SALE, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' },
    ),
    known: { [COUNTS]: true },
    answer: TWO_BAR,
  },
  {
    name: 'The same where an attorney does not',
    record: saleAfter(
      { offense: SALE, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
      { offense: SALE, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' },
    ),
    known: { [COUNTS]: false },
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Two earlier misdemeanors of the section are asked about like felonies',
    record: saleAfter(
      { offense: SALE, class: 'misdemeanor', on: '1985-03-01', sentence: '30 D' },
      { offense: SALE, class: 'misdemeanor', on: '1988-03-01', sentence: '30 D' },
    ),
    answer: TWO_ASK,
  },
  {
    name: 'One earlier conviction of possession for sale is not two',
    record: saleAfter({ offense: SALE, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Three marijuana convictions in total, of which one of another section, do not bar',
    record: saleAfter(
      { offense: SELL, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
      { offense: SALE, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' },
    ),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Of three convictions of the section the first has no prior',
    record: saleAfter(
      { offense: SALE, ...priorFelony, arrested: '1999-01-05', on: '1999-03-01' },
      { offense: SALE, ...priorFelony, arrested: '2003-01-05', on: '2003-03-01' },
    ),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Three counts of one case are not priors of each other',
    record: {
      born: ADULT,
      convictions: ['one', 'two', 'three'].map(() => ({ offense: SALE, ...FELONY, cycle: 'the case' })),
    },
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Two counts of one earlier case are two convictions, which may count',
    record: saleAfter(
      { offense: SALE, ...in1985, cycle: 'earlier' },
      { offense: SALE, ...in1985, cycle: 'earlier' },
    ),
    answer: TWO_ASK,
  },
  {
    name: 'One prior surely before and one within six years of the arrest: the day of the offense decides',
    record: saleAfter(
      { offense: SALE, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
      { offense: SALE, ...priorFelony, arrested: '1993-01-05', on: '1993-03-01' },
    ),
    answer: open('redesignate-misdemeanor', 'offense date', COUNTS),
  },
  {
    name: 'One prior surely before and one undated: its day decides',
    record: saleAfter(
      { offense: SALE, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
      { offense: SALE, class: 'felony' },
    ),
    answer: open(
      'redesignate-misdemeanor',
      'conviction date of the earlier conviction',
      'offense date',
      COUNTS,
    ),
  },
  {
    name: 'A prior of the section that was sealed under the Act has ceased to exist',
    record: saleAfter(
      { offense: SALE, ...priorFelony, arrested: '1985-01-05', on: '1985-03-01', later: ['sealed'] },
      { offense: SALE, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' },
    ),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'An attempt is not a prior of the section',
    record: saleAfter(
      { offense: '664/11359 HS', ...priorFelony, arrested: '1985-01-05', on: '1985-03-01' },
      { offense: SALE, ...priorFelony, arrested: '1988-01-05', on: '1988-03-01' },
    ),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Priors of another county count like the county’s own',
    record: saleAfter({ offense: STRIKE, ...in1985, county: 'ALAMEDA' }),
    answer: STRIKE_BARS,
  },
]

// ---- the two routes: completed, serving ------------------------------------------------------------------------

const UNTIL_2020 = { class: 'felony', arrested: '2014-03-01', on: '2014-06-01', sentence: '6 Y' } as const
const DANGER = 'unreasonable risk of danger'
const serving = (relief: string, ...missing: readonly string[]): CaseAnswer => ({
  outcome: 'review',
  route: 'petition',
  better: [relief, 'unknown'],
  missing,
})
const RUNNING = 'The sentence is running or its end is not known: a court weighs danger on a petition'
const runningUntil = (day: string) => `${RUNNING}; from ${day} an application is enough`
const END_UNKNOWN = open('redesignate-misdemeanor', 'end of the sentence', DANGER)

const routes: readonly LawCase[] = [
  {
    name: 'A sentence that ended in 1998: redesignation on application from the first day of the Act, and nothing before',
    record: one(ADULT, SALE, FELONY),
    answer: [
      ['1997-01-01', { ...AS_MISDEMEANOR, outcome: 'eligible-later', from: '2016-11-09' }],
      ['2016-11-08', { ...AS_MISDEMEANOR, outcome: 'eligible-later', from: '2016-11-09' }],
      ['2016-11-09', AS_MISDEMEANOR],
      ['2035-01-01', AS_MISDEMEANOR],
    ],
  },
  {
    name: 'A sentence that runs across the Act: a petition while it runs, an application from its last day',
    record: one(ADULT, SALE, UNTIL_2020),
    answer: [
      ['2016-11-08', { ...serving('redesignate-misdemeanor', DANGER), from: '2020-06-01' }],
      [
        '2016-11-09',
        {
          ...serving('redesignate-misdemeanor', DANGER),
          from: '2020-06-01',
          reason: runningUntil('2020-06-01'),
        },
      ],
      [
        '2020-05-31',
        {
          ...serving('redesignate-misdemeanor', DANGER),
          from: '2020-06-01',
          reason: runningUntil('2020-06-01'),
        },
      ],
      ['2020-06-01', AS_MISDEMEANOR],
      ['2026-01-01', AS_MISDEMEANOR],
    ],
  },
  {
    name: 'Dismissal of lawful conduct is weighed for danger as well while the sentence runs',
    record: one(ADULT, OUNCE, { ...UNTIL_2020, class: 'misdemeanor' }),
    answer: [
      [
        '2018-01-01',
        { ...serving('dismiss-and-seal', DANGER), from: '2020-06-01', reason: runningUntil('2020-06-01') },
      ],
      ['2020-06-01', SEALED],
    ],
  },
  {
    name: 'A court that finds no danger grants the petition while the sentence runs',
    record: one(ADULT, SALE, UNTIL_2020),
    known: { [DANGER]: false },
    answer: [
      ['2016-11-08', { ...AS_MISDEMEANOR, route: 'petition', outcome: 'eligible-later', from: '2016-11-09' }],
      [
        '2018-01-01',
        {
          ...AS_MISDEMEANOR,
          route: 'petition',
          reason:
            'Possession for sale that is a misdemeanor since the Act (petition while the sentence runs)',
        },
      ],
      ['2020-06-01', AS_MISDEMEANOR],
    ],
  },
  {
    name: 'A court that finds danger leaves the application for when the sentence has ended',
    record: one(ADULT, SALE, UNTIL_2020),
    known: { [DANGER]: true },
    answer: [
      ['2018-01-01', { ...AS_MISDEMEANOR, outcome: 'eligible-later', from: '2020-06-01' }],
      ['2020-06-01', AS_MISDEMEANOR],
    ],
  },
  {
    name: 'Probation and jail of one count are added up',
    record: one(ADULT, SALE, { ...UNTIL_2020, sentence: '180 D + 36 M' }),
    answer: [
      [
        '2017-06-01',
        {
          ...serving('redesignate-misdemeanor', DANGER),
          from: '2017-11-28',
          reason: runningUntil('2017-11-28'),
        },
      ],
      ['2017-11-28', AS_MISDEMEANOR],
    ],
  },
  {
    name: 'A fine takes no time',
    record: one(ADULT, OUNCE, { ...UNTIL_2020, class: 'misdemeanor', sentence: 'FINE' }),
    answer: [
      ['2016-11-08', { ...SEALED, outcome: 'eligible-later', from: '2016-11-09' }],
      ['2016-11-09', SEALED],
    ],
  },
  {
    name: 'A life sentence never counts as complete',
    record: one(ADULT, SALE, { ...FELONY, sentence: 'LIFE' }),
    answer: END_UNKNOWN,
  },
  {
    name: 'Death ends a life sentence',
    record: { ...one(ADULT, SALE, { ...FELONY, sentence: 'LIFE' }), died: '2018-03-01' },
    answer: [
      ['2017-01-01', END_UNKNOWN],
      ['2018-03-01', AS_MISDEMEANOR],
    ],
  },
  {
    name: 'Death on a day nobody recorded ends it too',
    record: { ...one(ADULT, SALE, { ...FELONY, sentence: 'LIFE' }), died: 'on an unknown day' },
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Death ends a sentence that would still run',
    record: {
      ...one(ADULT, OUNCE, { ...MISDEMEANOR, arrested: '2015-01-01', on: '2015-02-01', sentence: '15 Y' }),
      died: '2019-04-05',
    },
    answer: SEALED,
  },
  {
    name: 'A record without a sentence is presumed to be of one completed',
    record: one(ADULT, SALE, { ...ARREST, class: 'felony' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A sentence part that cannot be read leaves the end open',
    record: one(ADULT, SALE, { ...FELONY, sentence: '90 D + ?' }),
    answer: END_UNKNOWN,
  },
  {
    name: 'Probation revoked with no readable new sentence leaves the end open',
    record: one(ADULT, SALE, { ...FELONY, sentence: '3 Y + ?', later: ['probation-revoked'] }),
    answer: END_UNKNOWN,
  },
  {
    name: 'Probation revoked and a new term given: the term counts, the revocation alone does not bar',
    record: one(ADULT, SALE, { ...FELONY, sentence: '3 Y + 1 Y', later: ['probation-revoked'] }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A sentence of known length from a day not recorded has no known end',
    record: one(ADULT, SALE, { class: 'felony', arrested: '1995-03-01', sentence: '3 Y' }),
    answer: END_UNKNOWN,
  },
  {
    name: 'What gives nothing gives nothing while serving either',
    record: one(ADULT, MORE, { ...MISDEMEANOR, sentence: '?' }),
    answer: UNCHANGED,
  },
]

// ---- the day of the offense about the Act ----------------------------------------------------------------------

const convictedIn2017 = (rest: Omit<CaseCount, 'offense'>): CaseRecord =>
  one(ADULT, SALE, { class: 'felony', on: '2017-01-20', sentence: '1 Y', ...rest })

const aboutTheAct: readonly LawCase[] = [
  {
    name: 'Convicted in January 2017 on an arrest of August 2016: conduct before the Act',
    record: convictedIn2017({ arrested: '2016-08-10' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Arrested on 8 November 2016: before the Act',
    record: convictedIn2017({ arrested: '2016-11-08' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Arrested on 9 November 2016: the offense may still be of the day before',
    record: convictedIn2017({ arrested: '2016-11-09' }),
    answer: open('redesignate-misdemeanor', 'offense date'),
  },
  {
    name: 'Arrested and convicted in 2018: perhaps for something of 2016',
    record: convictedIn2017({ arrested: '2018-02-01', on: '2018-05-01' }),
    answer: open('redesignate-misdemeanor', 'offense date'),
  },
  {
    name: 'Arrested on 8 November 2022: six years back is the last day before the Act',
    record: convictedIn2017({ arrested: '2022-11-08', on: '2023-01-15' }),
    answer: open('redesignate-misdemeanor', 'offense date'),
  },
  {
    name: 'Arrested on 9 November 2022: surely after the Act',
    record: convictedIn2017({ arrested: '2022-11-09', on: '2023-01-15' }),
    answer: AFTER_THE_ACT,
  },
  {
    name: 'Arrested in December 2019: three years to prosecute, and an absence, may reach back before the Act',
    record: convictedIn2017({ arrested: '2019-12-15', on: '2020-03-01' }),
    answer: open('redesignate-misdemeanor', 'offense date'),
  },
  {
    name: 'No arrest in the record and a conviction of February 2017: the offense may be before the Act',
    record: convictedIn2017({ on: '2017-02-10' }),
    answer: open('redesignate-misdemeanor', 'offense date'),
  },
  {
    name: 'No arrest in the record and a conviction of October 2016: before the Act',
    record: convictedIn2017({ on: '2016-10-10' }),
    answer: { ...AS_MISDEMEANOR, ...PERHAPS_UNDER_18 },
  },
  {
    name: 'An offense known to be of 8 November 2016 is before the Act whenever the arrest',
    record: convictedIn2017({ arrested: '2018-02-01', on: '2018-05-01', committed: '2016-11-08' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'An offense known to be of 9 November 2016 is after the Act',
    record: convictedIn2017({ arrested: '2016-12-01', committed: '2016-11-09' }),
    answer: AFTER_THE_ACT,
  },
  {
    name: 'Arrested some day of November 2016: the month does not tell',
    record: convictedIn2017({ arrested: '2016-11' }),
    answer: open('redesignate-misdemeanor', 'offense date'),
  },
  {
    name: 'Nothing dated at all: neither the Act’s day nor the age can be told',
    record: one(ADULT, SALE, { class: 'felony' }),
    answer: open('redesignate-infraction', 'offense date', 'arrest or conviction date'),
  },
  {
    name: 'A misdemeanor of possession for sale in 2018 is one of the Act: before it there were felonies only',
    record: one(ADULT, SALE, { ...MISDEMEANOR, arrested: '2018-02-01', on: '2018-05-01' }),
    answer: APPLIED,
  },
  {
    name: 'The same of 11359(b), the letter of the Act',
    record: one(ADULT, '11359(B) HS', { ...MISDEMEANOR, arrested: '2017-02-01', on: '2017-05-01' }),
    answer: APPLIED,
  },
  {
    name: '11360(a)(2) is numbered as by the Act',
    record: one(ADULT, '11360(A)(2) HS', { ...MISDEMEANOR, arrested: '2017-02-01', on: '2017-05-01' }),
    answer: APPLIED,
  },
  {
    name: 'Former 11360(b) was a misdemeanor before the Act: the day of the offense is asked',
    record: one(ADULT, GIVE, { ...MISDEMEANOR, arrested: '2017-02-01', on: '2017-05-01' }),
    answer: open('dismiss-and-seal', 'offense date'),
  },
]

// ---- age -------------------------------------------------------------------------------------------------------

const LEAP = '1976-02-29'
const inFebruary = (arrested: string, on: string) => ({ arrested, on, sentence: '1 Y' })

const ages: readonly LawCase[] = [
  {
    name: 'Arrested on the 21st birthday: 21',
    record: one('1974-03-01', OUNCE, MISDEMEANOR),
    answer: SEALED,
  },
  {
    name: 'Arrested the day before the 21st birthday: 20',
    record: one('1974-03-02', OUNCE, MISDEMEANOR),
    answer: AS_INFRACTION,
  },
  {
    name: 'Arrested on the 18th birthday: 18',
    record: one('1977-03-01', SALE, FELONY),
    answer: { ...AS_MISDEMEANOR, ...PERHAPS_UNDER_18 },
  },
  {
    name: 'Arrested the day before the 18th birthday: 17',
    record: one('1977-03-02', SALE, FELONY),
    answer: AS_INFRACTION,
  },
  {
    name: 'Arrested at 21 for something perhaps done at 20: presumed to have been 21',
    record: one('1974-02-01', OUNCE, MISDEMEANOR),
    answer: SEALED,
  },
  {
    name: 'Arrested at 22, the day of the offense known to be at 20: an infraction',
    record: one('1973-02-01', OUNCE, { ...MISDEMEANOR, committed: '1993-06-01' }),
    answer: AS_INFRACTION,
  },
  {
    name: 'Arrested at 19, the day of the offense known to be at 17: an infraction',
    record: one(YOUTH, SALE, { ...FELONY, committed: '1993-03-01' }),
    answer: AS_INFRACTION,
  },
  {
    name: 'Born on 29 February and arrested on 28 February at the end of the 21st year: not yet 21',
    record: one(LEAP, OUNCE, { ...inFebruary('1997-02-28', '1997-04-01'), class: 'misdemeanor' }),
    answer: AS_INFRACTION,
  },
  {
    name: 'Born on 29 February and arrested on 1 March of that year: 21',
    record: one(LEAP, OUNCE, { ...inFebruary('1997-03-01', '1997-04-01'), class: 'misdemeanor' }),
    answer: SEALED,
  },
  {
    name: 'Born on 29 February and arrested on 28 February at the end of the 18th year: not yet 18',
    record: one(LEAP, SALE, { ...inFebruary('1994-02-28', '1994-04-01'), class: 'felony' }),
    answer: AS_INFRACTION,
  },
  {
    name: 'Born on 29 February and arrested on 1 March of that year: 18',
    record: one(LEAP, SALE, { ...inFebruary('1994-03-01', '1994-04-01'), class: 'felony' }),
    answer: { ...AS_MISDEMEANOR, ...PERHAPS_UNDER_18 },
  },
  {
    name: 'Without an arrest the conviction bounds the age: 20 when convicted is not 21 at the offense',
    record: one('1974-07-01', OUNCE, { class: 'misdemeanor', on: '1995-06-01', sentence: '90 D' }),
    answer: AS_INFRACTION,
  },
  {
    name: 'A person of unknown age: an ounce is at least an infraction, and lawful from 21',
    record: { convictions: [{ offense: OUNCE, ...MISDEMEANOR }] },
    answer: besides('redesignate-infraction', open('dismiss-and-seal', 'birth date')),
  },
  {
    name: 'A person of unknown age: possession for sale is at least a misdemeanor, and an infraction under 18',
    record: { convictions: [{ offense: SALE, ...FELONY }] },
    answer: besides('redesignate-misdemeanor', open('redesignate-infraction', 'birth date')),
  },
  {
    name: 'A person of unknown age and a superstrike: an infraction under 18, else nothing',
    record: {
      convictions: [
        { offense: SALE, ...FELONY },
        { offense: STRIKE, ...in1985 },
      ],
    },
    answer: open('redesignate-infraction', 'birth date'),
  },
  {
    name: 'A person of unknown age: more than an ounce is an infraction under 18, else nothing',
    record: { convictions: [{ offense: MORE, ...MISDEMEANOR }] },
    answer: open('redesignate-infraction', 'birth date'),
  },
  {
    name: 'Only the year of birth is known, and it does not tell 20 from 21',
    record: one('1974', OUNCE, MISDEMEANOR),
    answer: besides('redesignate-infraction', open('dismiss-and-seal', 'birth date')),
  },
  {
    name: 'Only the year of birth is known, and it is enough',
    record: one('1960', OUNCE, MISDEMEANOR),
    answer: SEALED,
  },
]

// ---- what the record itself says ---------------------------------------------------------------------------------

const GRAVER = 'a graver form that the record itself names'
const SECTION = 'the section convicted of'
const REACHED = 'whether the Act reaches the offense'
const OWN_TEXT: CaseAnswer = { ...NOTHING, reason: 'Its own text names a form that stays a felony' }
const asksForm = open('redesignate-misdemeanor', GRAVER)

/** Texts of an adult's felony that name, or may name, a form that stays one: silence presumes nothing there. */
const NAMES_A_FORM: readonly string[] = [
  '11359(D) HS-POSSESS MARIJUANA FOR SALE',
  '11359(C)(3) HS-POSSESS MARIJUANA FOR SALE',
  '11359(C) HS',
  '11359D HS',
  '11359 HS-EMPLOY MINOR TO SELL MARIJUANA',
  '11359 HS-POSS MARIJUANA FOR SALE TO MINOR',
  '11359 HS-USE JUVENILE POSS MARIJ FOR SALE',
  '11359 HS-POSS MARIJ FOR SALE:PERSON UNDER 18',
  '11530.5 HS-POSS MARIJ FOR SALE TO MINOR',
  '11358(D) HS-CULTIVATE MARIJUANA',
  '11358(D)(3)(A) HS',
]

/** The same of sale and transport, where a gift would be lawful besides. */
const SALE_NAMES_A_FORM: readonly string[] = [
  '11360(A)(3)(C) HS',
  '11360(A)(3)(D) HS',
  '11360(A)(3) HS',
  '11360(A) HS-SALE MARIJUANA TO UNDERAGE',
  '11360(A) HS-SELL/ETC MARIJUANA TO PERSON UNDER 14 YRS',
  '11360(A) HS-SELL MARIJUANA:PERSON UNDER EIGHTEEN',
  '11360(C) HS',
  '11360(D) HS',
  '11360(A) HS-SELL MARIJUANA TO MINOR',
  '11360(A) HS-FURNISH MARIJ TO CHILD',
  '11360(A) HS-IMPORT MARIJUANA',
  '11360(A) HS-IMPORT/EXPORT MARIJUANA',
  '11360(A) HS-IMPORT MARIJ FOR SALE/TRANSPORT',
  '11531 HS-SALE MARIJUANA TO MINOR',
]

/** Texts that name no such form, whatever words they share with those that do. */
const NAMES_NO_FORM: readonly string[] = ['11359(B) HS', '11359 HS-POSS MARIJ FOR SALE AT SCHOOL']
const SALE_NAMES_NO_FORM: readonly string[] = [
  '11360(A)(2) HS',
  '11360(A) HS-TRANSPORT/SELL/IMPORT MARIJUANA',
  '11360(A) HS-SELL/FURNISH/ETC MARIJUANA/HASH',
]

const itsOwnWords: readonly LawCase[] = [
  ...NAMES_A_FORM.map(
    (text): LawCase => ({
      name: `[${text}] is asked about: it may name a form that stays a felony`,
      record: one(ADULT, text, FELONY),
      answer: asksForm,
    }),
  ),
  ...SALE_NAMES_A_FORM.map(
    (text): LawCase => ({
      name: `[${text}] is asked about, whatever a gift would be`,
      record: one(ADULT, text, FELONY),
      known: { 'personal transport or gift': false },
      answer: asksForm,
    }),
  ),
  ...NAMES_NO_FORM.map(
    (text): LawCase => ({
      name: `[${text}] says nothing of a form that stays a felony`,
      record: one(ADULT, text, FELONY),
      answer: AS_MISDEMEANOR,
    }),
  ),
  ...SALE_NAMES_NO_FORM.map(
    (text): LawCase => ({
      name: `[${text}] says nothing of a form of sale that stays a felony`,
      record: one(ADULT, text, FELONY),
      known: { 'personal transport or gift': false },
      answer: AS_MISDEMEANOR,
    }),
  ),
  {
    name: 'Subdivision and words both say that a minor was used: it stays a felony',
    record: one(ADULT, '11359(D) HS-EMPLOY MINOR TO SELL MARIJUANA', FELONY),
    answer: OWN_TEXT,
  },
  {
    name: 'Subdivision and words both say that it was sold to a minor: it stays a felony',
    record: one(ADULT, '11360(A)(3)(C) HS-SELL MARIJUANA TO MINOR', FELONY),
    known: { 'personal transport or gift': false },
    answer: OWN_TEXT,
  },
  {
    name: 'Cultivation found to be of the form of 11358(d) stays a felony',
    record: one(ADULT, '11358(D) HS-CULTIVATE MARIJUANA', FELONY),
    known: { [GRAVER]: true },
    answer: { ...OWN_TEXT, ...PLANTS },
  },
  {
    name: 'A text that names a minor, where an attorney finds that none was sold to: a misdemeanor',
    record: one(ADULT, '11359 HS-POSS MARIJUANA FOR SALE TO MINOR', FELONY),
    known: { [GRAVER]: false },
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A gift of an ounce, whose text says to a minor, is asked about',
    record: one(ADULT, '11360(B) HS-GIVE MARIJUANA TO MINOR', MISDEMEANOR),
    answer: open('dismiss-and-seal', GRAVER),
  },
  {
    name: 'A gift of an ounce that was to a minor is neither lawful nor an infraction',
    record: one(ADULT, '11360(B) HS-GIVE MARIJUANA TO MINOR', MISDEMEANOR),
    known: { [GRAVER]: true },
    answer: NOTHING,
  },
]

const LETTER = 'subdivision convicted of'
const asksWhich = open('dismiss-and-seal', REACHED, SECTION, LETTER)
const asksOfPrior = open(
  'redesignate-misdemeanor',
  'whether an earlier conviction is a superstrike',
  'whether an earlier conviction requires registration',
)

const contradicting: readonly LawCase[] = [
  ...[
    '11395 HS-POSSESS MARIJUANA FOR SALE',
    '1135 HS-POSSESS MARIJUANA FOR SALE',
    '11359 PC-POSSESS MARIJUANA FOR SALE',
    '11378 HS-SELL MARIJ',
    '182 PC-CONSPIRACY SELL MARIJUANA',
  ].map(
    (text): LawCase => ({
      name: `[${text}] is a conviction considered: its words say marijuana`,
      record: one(ADULT, text, FELONY),
      answer: asksWhich,
    }),
  ),
  {
    name: 'A number and words of two marijuana sections leave open which it was',
    record: one(ADULT, '11357 HS-POSSESS MARIJUANA FOR SALE', FELONY),
    answer: open('dismiss-and-seal', SECTION, LETTER),
  },
  {
    name: 'A prior whose words say murder and whose number does not is asked about',
    record: saleAfter({ offense: '178 PC-MURDER', ...in1985 }),
    answer: asksOfPrior,
  },
  {
    name: 'A prior whose number is murder and whose words are not is asked about',
    record: saleAfter({ offense: '187 PC-PETTY THEFT', ...in1985 }),
    answer: asksOfPrior,
  },
  {
    name: 'A prior with words that nobody knows is what its number says',
    record: saleAfter({ offense: '484 PC-QWERTY', ...in1985 }),
    answer: AS_MISDEMEANOR,
  },
]

/** A sale after a burglary, with a comment. */
const remarkedAfter = (remark: string): CaseRecord => ({
  born: ADULT,
  convictions: [
    { offense: SALE, ...FELONY, remark },
    { offense: '459 PC-BURGLARY', ...in1985 },
  ],
})

const remarked: readonly LawCase[] = [
  {
    name: 'Further counts in the comment leave the conviction as it is',
    record: one(ADULT, SALE, { ...FELONY, remark: 'CHRG-3 ADD CNTS OF 11358 HS' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'An enhancement in the comment leaves it as it is',
    record: one(ADULT, SALE, { ...FELONY, remark: 'CHRG 12022(A) PC' }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'Another section that the comment names for the count is asked about',
    record: one(ADULT, SALE, { ...FELONY, remark: 'CHRG 11357(C) HS' }),
    answer: asksWhich,
  },
  {
    name: 'A subdivision in the comment that keeps the felony is asked about',
    record: one(ADULT, SALE, { ...FELONY, remark: 'CHRG 11359(D) HS' }),
    answer: asksForm,
  },
  {
    name: 'Another letter in the comment is asked about',
    record: one(ADULT, OUNCE, { ...MISDEMEANOR, remark: 'CHRG 11357(C) HS' }),
    answer: open('dismiss-and-seal', 'subdivision convicted of'),
  },
  {
    name: 'Marijuana that only the comment of another conviction names is considered',
    record: one(ADULT, '459 PC-BURGLARY', { ...FELONY, remark: 'CHRG-2 ADD CNTS OF 11358 HS' }),
    answer: open('redesignate-misdemeanor', REACHED, SECTION),
  },
  {
    name: 'A superstrike that the comment of an earlier conviction names is asked about',
    record: saleAfter({ offense: '459 PC-BURGLARY', ...in1985, remark: 'CHRG-2 ADD CNTS OF 187 PC' }),
    answer: asksOfPrior,
  },
  ...['ATTEMPT', 'CONSPIRED', 'SOLICITATION', 'ACCESSORY AFTER FACT', 'AIDING', '664/'].map(
    (remark): LawCase => ({
      name: `What a comment makes of the offense is asked about: ${remark}`,
      record: one(ADULT, SALE, { ...FELONY, remark }),
      answer: open('redesignate-misdemeanor', REACHED, SECTION),
    }),
  ),
  {
    name: 'Help that makes a principal changes nothing, and a comment that repeats the text says nothing new',
    record: one(ADULT, SALE, { ...FELONY, remark: 'AIDING AND ABETTING 11359 HS' }),
    answer: AS_MISDEMEANOR,
  },
  ...[
    one(ADULT, SALE, { ...FELONY, remark: 'STRIKE PRIOR ADMITTED' }),
    one(ADULT, SALE, { ...FELONY, remark: 'SENT PER 667(B)-(I) PC' }),
    one(ADULT, SALE, { ...FELONY, remark: 'WITH PRIORS' }),
    one(ADULT, `${SALE} W/PRIOR`, FELONY),
    remarkedAfter('2ND STRIKE'),
  ].map(
    (record, at): LawCase => ({
      name: `A strike, or priors that the record does not show, are asked about (${at + 1})`,
      record,
      answer: open(
        'redesignate-misdemeanor',
        'whether an earlier conviction that only words tell of bars it',
      ),
    }),
  ),
  {
    name: 'Priors that the record shows are those it speaks of',
    record: remarkedAfter('WITH PRIORS'),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A superstrike that a comment makes an attempt of is asked about where that is none',
    record: saleAfter({ offense: '245(D)(3) PC-ADW MACHINE GUN ON OFFICER', ...in1985, remark: 'ATTEMPT' }),
    answer: open('redesignate-misdemeanor', 'whether an earlier conviction is a superstrike'),
  },
  {
    name: 'A section of procedure in the comment is no offense',
    record: one(ADULT, SALE, { ...FELONY, remark: 'CHRG 1203.2 PC' }),
    answer: AS_MISDEMEANOR,
  },
]

// ---- class -----------------------------------------------------------------------------------------------------

const NO_CLASS = { ...ARREST, sentence: '3 Y' }
const classes: readonly LawCase[] = [
  {
    name: 'The class of an adult’s ounce does not matter',
    record: one(ADULT, OUNCE, NO_CLASS),
    answer: SEALED,
  },
  {
    name: 'Whether there is anything to redesignate for an ounce at 19 depends on the class',
    record: one(YOUTH, OUNCE, NO_CLASS),
    answer: open('redesignate-infraction', 'class of the conviction'),
  },
  {
    name: 'Possession for sale of a class not recorded may be a misdemeanor already',
    record: one(ADULT, SALE, NO_CLASS),
    answer: open('redesignate-misdemeanor', 'class of the conviction'),
  },
  {
    name: 'A superstrike bars whatever the class is',
    record: {
      born: ADULT,
      convictions: [
        { offense: SALE, ...NO_CLASS },
        { offense: STRIKE, ...in1985 },
      ],
    },
    answer: STRIKE_BARS,
  },
  {
    name: '11360 of neither subdivision nor class may be (b)',
    record: one(ADULT, '11360 HS-TRANSPORT/SELL MARIJUANA', NO_CLASS),
    answer: open('dismiss-and-seal', 'subdivision convicted of'),
  },
  {
    name: 'Both class and birth date missing: each is asked',
    record: { convictions: [{ offense: SALE, ...NO_CLASS }] },
    answer: open('redesignate-infraction', 'class of the conviction', 'birth date'),
  },
]

// ---- offenses near the listed ones -----------------------------------------------------------------------------

const REACHES = 'whether the Act reaches the offense'
const WHICH = 'the section convicted of'
const near: readonly LawCase[] = [
  {
    name: 'Whether the Act reaches an attempt is for an attorney',
    record: one(ADULT, '664/11359 HS-ATT POSSESS FOR SALE', FELONY),
    answer: open('redesignate-misdemeanor', REACHES),
  },
  {
    name: 'An attempt that would give nothing anyway needs no attorney',
    record: one(ADULT, '664/11359 HS-ATT POSSESS FOR SALE', MISDEMEANOR),
    answer: UNCHANGED,
  },
  {
    name: 'An attempt to possess concentrate may be dismissed',
    record: one(ADULT, '664/11357(A) HS', MISDEMEANOR),
    answer: open('dismiss-and-seal', REACHES),
  },
  {
    name: 'Whether the Act reaches solicitation is for an attorney',
    record: one(ADULT, '653F(D)/11360(A) HS-SOLICIT SALE', FELONY),
    answer: open('redesignate-misdemeanor', REACHES),
  },
  {
    name: 'Conspiracy is not reached (Medina)',
    record: one(ADULT, '182(A)(1)/11359 HS-CONSPIRACY', FELONY),
    answer: NOT_REACHED,
  },
  {
    name: 'Conspiracy to two of them is not reached either',
    record: one(ADULT, '182/11358/11359 HS', FELONY),
    answer: NOT_REACHED,
  },
  {
    name: 'HS 11361, using or selling to minors, is not reached (Samra)',
    record: one(ADULT, '11361(A) HS-EMPLOY MINOR SELL MARIJUANA', FELONY),
    answer: NOT_REACHED,
  },
  {
    name: 'An attempt at HS 11361 is not reached either',
    record: one(ADULT, '664/11361(A) HS', FELONY),
    answer: NOT_REACHED,
  },
  {
    name: 'A plea to accessory from a marijuana charge is likely reached (Boatwright): an attorney looks',
    record: one(ADULT, '32 PC-ACCESSORY', { ...FELONY, charged: [SALE] }),
    answer: open('redesignate-misdemeanor', REACHES),
  },
  {
    name: 'The same while the sentence is served, and the court finds no danger: dismissal (Boatwright); once complete an attorney looks',
    record: {
      born: ADULT,
      convictions: [
        {
          offense: '32 PC-ACCESSORY',
          ...FELONY,
          committed: '2015-03-01',
          arrested: '2015-03-01',
          on: '2015-09-01',
          sentence: 'PRISON 3 Y',
          charged: ['11359 HS-POSSESS MARIJUANA FOR SALE'],
        },
      ],
    },
    known: { 'unreasonable risk of danger': false },
    answer: [
      ['2017-01-15', { outcome: 'eligible', relief: 'dismiss-and-seal', route: 'petition' }],
      ['2018-09-01', open('redesignate-misdemeanor', REACHES)],
    ],
  },
  {
    name: 'The same, and nothing is known of danger: asked of that alone',
    record: {
      born: ADULT,
      convictions: [
        {
          offense: '32 PC-ACCESSORY',
          ...FELONY,
          committed: '2015-03-01',
          arrested: '2015-03-01',
          on: '2015-09-01',
          sentence: 'PRISON 3 Y',
          charged: ['11358 HS-CULTIVATE MARIJUANA'],
        },
      ],
    },
    answer: [
      ['2017-01-15', { ...open('dismiss-and-seal', 'unreasonable risk of danger'), route: 'petition' }],
    ],
  },
  {
    name: 'An accessory in a case that names a burglary as well: of which it was is asked, while it is served',
    record: {
      born: ADULT,
      convictions: [
        {
          offense: '32 PC-ACCESSORY',
          ...FELONY,
          committed: '2015-03-01',
          arrested: '2015-03-01',
          on: '2015-09-01',
          sentence: 'PRISON 3 Y',
          charged: ['11359 HS-POSSESS MARIJUANA FOR SALE', '459 PC-BURGLARY'],
        },
      ],
    },
    known: { 'unreasonable risk of danger': false },
    answer: [
      ['2017-01-15', { ...open('dismiss-and-seal', 'accessory to a cannabis felony'), route: 'petition' }],
    ],
  },
  {
    name: 'An accessory to cultivation as a misdemeanor, still serving: the same',
    record: {
      born: ADULT,
      convictions: [
        {
          offense: '32 PC-ACCESSORY',
          ...MISDEMEANOR,
          committed: '2015-03-01',
          arrested: '2015-03-01',
          on: '2015-09-01',
          sentence: 'PRISON 3 Y',
          charged: ['11358 HS-CULTIVATE MARIJUANA'],
        },
      ],
    },
    known: { 'unreasonable risk of danger': false },
    answer: [['2017-01-15', { outcome: 'eligible', relief: 'dismiss-and-seal', route: 'petition' }]],
  },
  {
    name: 'An accessory in a case that names both felonies of Boatwright',
    record: {
      born: ADULT,
      convictions: [
        {
          offense: '32 PC-ACCESSORY',
          ...FELONY,
          committed: '2015-03-01',
          arrested: '2015-03-01',
          on: '2015-09-01',
          sentence: 'PRISON 3 Y',
          charged: ['11358 HS-CULTIVATE MARIJUANA', '11359 HS-POSSESS MARIJUANA FOR SALE'],
        },
      ],
    },
    known: { 'unreasonable risk of danger': false },
    answer: [['2017-01-15', { outcome: 'eligible', relief: 'dismiss-and-seal', route: 'petition' }]],
  },
  {
    name: 'An accessory to transport alone, which Boatwright was not about: an attorney looks, also while it is served',
    record: {
      born: ADULT,
      convictions: [
        {
          offense: '32 PC-ACCESSORY',
          ...FELONY,
          committed: '2015-03-01',
          arrested: '2015-03-01',
          on: '2015-09-01',
          sentence: 'PRISON 3 Y',
          charged: ['11360(A) HS-SELL/FURNISH/ETC MARIJUANA/HASH'],
        },
      ],
    },
    known: { 'unreasonable risk of danger': false },
    answer: [['2017-01-15', open('redesignate-misdemeanor', REACHES)]],
  },
  {
    name: 'An attempt to be an accessory: an attorney looks',
    record: {
      born: ADULT,
      convictions: [
        {
          offense: '664/32 PC-ATT ACCESSORY',
          ...FELONY,
          committed: '2015-03-01',
          arrested: '2015-03-01',
          on: '2015-09-01',
          sentence: 'PRISON 3 Y',
          charged: ['11359 HS-POSSESS MARIJUANA FOR SALE'],
        },
      ],
    },
    known: { 'unreasonable risk of danger': false },
    answer: open('redesignate-misdemeanor', REACHES),
  },
  {
    name: 'Serving, and the court finds a danger: no dismissal by petition, and an attorney says whether more is open',
    record: {
      born: ADULT,
      convictions: [
        {
          offense: '32 PC-ACCESSORY',
          ...FELONY,
          committed: '2015-03-01',
          arrested: '2015-03-01',
          on: '2015-09-01',
          sentence: 'PRISON 3 Y',
          charged: ['11359 HS-POSSESS MARIJUANA FOR SALE'],
        },
      ],
    },
    known: { 'unreasonable risk of danger': true },
    answer: [
      ['2017-01-15', { ...open('redesignate-misdemeanor', REACHES), from: '2018-09-01' }],
      ['2018-09-01', open('redesignate-misdemeanor', REACHES)],
    ],
  },
  {
    name: 'A plea to accessory beside a marijuana conviction of the same case: an attorney looks',
    record: {
      born: ADULT,
      convictions: [
        { offense: '32 PC-ACCESSORY', ...FELONY, cycle: 'one' },
        { offense: GROW, ...FELONY, cycle: 'one' },
      ],
    },
    answer: open('redesignate-misdemeanor', REACHES),
  },
  {
    name: 'A plea to keeping a place for sale, from a marijuana charge: an attorney looks',
    record: one(ADULT, '11366 HS-KEEP PLACE TO SELL/ETC NARC/CNTL SUB', { ...FELONY, charged: [SELL] }),
    answer: open('redesignate-misdemeanor', REACHES),
  },
  {
    name: 'Accessory in a case without marijuana is none of the Act’s business',
    record: one(ADULT, '32 PC-ACCESSORY', { ...FELONY, charged: ['459 PC-BURGLARY'] }),
    answer: 'not considered',
  },
  {
    name: 'Accessory in one case and marijuana in another are not one case',
    record: {
      born: ADULT,
      convictions: [
        { offense: '32 PC-ACCESSORY', ...FELONY },
        { offense: GROW, ...FELONY },
      ],
    },
    answer: 'not considered',
  },
  {
    name: 'Two sections in one count: which one was it?',
    record: one(ADULT, '11360(A)/11358 HS-SELL/CULTIVATE', FELONY),
    answer: open('redesignate-misdemeanor', WHICH),
  },
  {
    name: 'Two sections in one count, of which the second would be lawful today',
    record: one(ADULT, '11359/11357(B) HS', MISDEMEANOR),
    answer: open('dismiss-and-seal', WHICH),
  },
  {
    name: 'Two sections in one count that both stay what they are',
    record: one(ADULT, '11359/11360(A) HS', MISDEMEANOR),
    known: { 'personal transport or gift': false },
    answer: UNCHANGED,
  },
  {
    name: 'The same section twice in one count is one section',
    record: one(ADULT, '11359/11359 HS', FELONY),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A number without its code is probably of the Health and Safety Code: an attorney looks',
    record: one(ADULT, '11359', FELONY),
    answer: open('redesignate-misdemeanor', WHICH),
  },
  {
    name: 'A citation part of which could not be read: an attorney looks',
    record: one(ADULT, '11359 HS-SALE 11360(A) HS', FELONY),
    answer: open('redesignate-misdemeanor', WHICH),
  },
  {
    name: 'HS 11357.5, synthetic cannabinoids, is another section',
    record: one(ADULT, '11357.5 HS', MISDEMEANOR),
    answer: 'not considered',
  },
  {
    name: 'A number that merely contains 11357 is another section',
    record: one(ADULT, '111357 HS', MISDEMEANOR),
    answer: 'not considered',
  },
  {
    name: 'A case number that contains 11357 is no section: what the conviction was for is not known',
    record: one(ADULT, 'CASE 1135799', MISDEMEANOR),
    answer: open(
      'dismiss-and-seal',
      'whether the Act reaches the offense',
      'the section convicted of',
      'subdivision convicted of',
    ),
  },
  {
    name: 'Section 11357 of another code is not cannabis',
    record: one(ADULT, '11357 PC', MISDEMEANOR),
    answer: 'not considered',
  },
]

// ---- what happened to it since ---------------------------------------------------------------------------------

const DISMISSED = 'what the earlier dismissal ended'
const LATER_ORDER = 'whether a later order concerns the conviction'
const ROWS = 'what the rejected rows of this person say'
const WHOLE = 'whole record of the person'

const since: readonly LawCase[] = [
  {
    name: 'What is dismissed and sealed already needs no relief',
    record: one(ADULT, OUNCE, { ...MISDEMEANOR, later: ['sealed'] }),
    answer: CLEARED,
  },
  {
    name: 'What was sealed under another statute may still be dismissed under the Act: an attorney says',
    record: one(ADULT, OUNCE, {
      ...MISDEMEANOR,
      later: [{ kind: 'sealed', text: 'SEALED PER 1203.45 PC' }],
    }),
    answer: open('dismiss-and-seal', 'already cleared'),
  },
  {
    name: 'What was vacated needs no relief',
    record: one(ADULT, SALE, { ...FELONY, later: ['vacated'] }),
    answer: CLEARED,
  },
  {
    name: 'A dismissal under PC 1203.4 is no bar',
    record: one(ADULT, OUNCE, {
      ...MISDEMEANOR,
      later: [{ kind: 'dismissed', text: 'CONV SET ASIDE & DISM PER 1203.4 PC' }],
    }),
    answer: SEALED,
  },
  {
    name: 'A dismissal that is not one after the sentence may have ended the conviction',
    record: one(ADULT, OUNCE, {
      ...MISDEMEANOR,
      later: [{ kind: 'dismissed', text: 'DISMISSED/FURTHERANCE OF JUSTICE' }],
    }),
    answer: open('dismiss-and-seal', DISMISSED),
  },
  {
    name: 'A felony dismissed under PC 1203.4 may still be redesignated',
    record: one(ADULT, SALE, { ...FELONY, later: [{ kind: 'dismissed', text: 'EXPUNGED 1203.4(A) PC' }] }),
    answer: AS_MISDEMEANOR,
  },
  {
    name: 'A felony reduced under 17(b) is a misdemeanor now, and stays one',
    record: one(ADULT, SALE, { ...FELONY, later: [{ kind: 'reduced', to: 'misdemeanor' }] }),
    answer: UNCHANGED,
  },
  {
    name: 'A felony of concentrate reduced by Proposition 47 is still dismissed and sealed',
    record: one(ADULT, HASH, { ...FELONY, later: [{ kind: 'reduced', to: 'misdemeanor' }] }),
    answer: SEALED,
  },
  {
    name: 'A misdemeanor reduced to an infraction at 19 is where the Act would put it',
    record: one(YOUTH, OUNCE, { ...MISDEMEANOR, later: [{ kind: 'reduced', to: 'infraction' }] }),
    answer: UNCHANGED,
  },
  {
    name: 'A felony reduced to nobody can read what: the class must be asked',
    record: one(ADULT, SALE, { ...FELONY, later: ['reduced'] }),
    answer: open('redesignate-misdemeanor', 'class of the conviction'),
  },
  {
    name: 'A later order that could be about this conviction or about another of its case',
    record: one(ADULT, OUNCE, { ...MISDEMEANOR, later: ['other'] }),
    answer: open('dismiss-and-seal', LATER_ORDER),
  },
  {
    name: 'Whatever an unclear order did, what gives nothing gives nothing',
    record: one(ADULT, MORE, { ...MISDEMEANOR, later: ['other'] }),
    answer: UNCHANGED,
  },
]

const doubts: readonly LawCase[] = [
  {
    name: 'A row of the person that could not be read may change even a conviction that is due for dismissal',
    record: { ...one(ADULT, OUNCE, MISDEMEANOR), doubts: ['unread-row'] },
    answer: open('dismiss-and-seal', ROWS),
  },
  {
    name: 'A row that could not be read changes nothing for what gives nothing',
    record: { ...one(ADULT, MORE, MISDEMEANOR), doubts: ['unread-row'] },
    answer: UNCHANGED,
  },
  {
    name: 'A superstrike bars for sure only where every row was read: one may have vacated it',
    record: { ...saleAfter({ offense: STRIKE, ...in1985 }), doubts: ['unread-row'] },
    answer: open(
      'redesignate-misdemeanor',
      ROWS,
      'whether an earlier conviction is a superstrike',
      WHOLE,
      COUNTS,
    ),
  },
  {
    name: 'A row that could not be read may be a prior as well',
    record: { ...saleAfter(), doubts: ['unread-row'] },
    answer: open('redesignate-misdemeanor', ROWS, WHOLE, COUNTS),
  },
  {
    name: 'Doubt about who the person is leaves possession as it is: no prior matters to it',
    record: { ...one(ADULT, OUNCE, MISDEMEANOR), doubts: ['identity'] },
    answer: SEALED,
  },
  {
    name: 'Doubt about who the person is leaves the priors of a seller open',
    record: { ...saleAfter(), doubts: ['identity'] },
    answer: open('redesignate-misdemeanor', WHOLE, COUNTS),
  },
  {
    name: 'A strike bars nobody while it is in doubt whose it is',
    record: { ...saleAfter({ offense: STRIKE, ...in1985 }), doubts: ['identity'] },
    answer: open('redesignate-misdemeanor', 'whose the earlier conviction is', WHOLE, COUNTS),
  },
  {
    name: 'A county that cannot be read: whose case it is comes first',
    record: one(ADULT, OUNCE, MISDEMEANOR),
    countyUnread: true,
    answer: {
      ...SEALED,
      outcome: 'review',
      missing: ['county'],
      reason: 'The county cannot be read. Possession lawful since the Act for a person of 21 or older',
    },
  },
  {
    name: 'What gives nothing gives nothing in any county',
    record: one(ADULT, MORE, MISDEMEANOR),
    countyUnread: true,
    answer: UNCHANGED,
  },
]

export const CASES: readonly LawCase[] = [
  ...possession,
  ...graver,
  ...itsOwnWords,
  ...contradicting,
  ...remarked,
  ...formerNumbers,
  ...priors,
  ...routes,
  ...aboutTheAct,
  ...ages,
  ...classes,
  ...near,
  ...since,
  ...doubts,
]
