/** What PC 1170.18 gives to whom, case by case, as a lawyer would say it. */
import type { StatuteAnswer, StatuteCase } from '../statute-case.ts'

const POSSESSION = '11350(A) HS-POSSESS NARCOTIC'
const BURGLARY = '459 PC-BURGLARY'
const RECEIVING = '496(A) PC-RECEIVE KNOWN STOLEN PROPERTY'
const OLD = {
  arrested: '2009-02-01',
  on: '2009-05-04',
  class: 'felony',
  sentence: '90 D + PROBATION 3 Y',
} as const

const VALUE = 'value in dollars'
const CONDUCT = 'conduct within Proposition 47'
const EXCEPTION = 'exception of the section itself'
const DANGER = 'unreasonable risk of danger'

const APPLICATION: StatuteAnswer = {
  outcome: 'eligible',
  relief: 'designate-misdemeanor',
  route: 'application',
}
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const SUPERSTRIKE: StatuteAnswer = {
  ...NOTHING,
  reason: 'Another conviction is a superstrike (PC 667(e)(2)(C)(iv))',
}
const review = (...missing: readonly string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'application',
  better: ['designate-misdemeanor', 'unknown'],
  missing,
})

export const CASES: readonly StatuteCase[] = [
  // ---- what the section says by itself
  {
    name: 'Felony possession of a narcotic, sentence complete: the court shall designate it',
    record: { convictions: [{ offense: POSSESSION, ...OLD }] },
    answer: APPLICATION,
  },
  {
    name: 'Felony possession of methamphetamine',
    record: { convictions: [{ offense: '11377(A) HS-POSSESS CNTL SUB', ...OLD }] },
    answer: APPLICATION,
  },
  {
    name: 'Felony possession of concentrated cannabis: listed still, though Proposition 64 gives more',
    record: { convictions: [{ offense: '11357(A) HS-POSSESS CONCENTRATED CANNABIS', ...OLD }] },
    answer: APPLICATION,
  },
  {
    name: 'Petty theft with a prior needs no value: petty theft is the offense',
    record: { convictions: [{ offense: '666 PC-PETTY THEFT W/PRIOR JAIL', ...OLD }] },
    answer: APPLICATION,
  },
  {
    name: 'Possession for sale is not listed, and the statute says nothing of it',
    record: { convictions: [{ offense: '11351 HS-POSS/PURCHASE FOR SALE NARC', ...OLD }] },
    answer: 'not considered',
  },
  {
    name: 'A conviction for misdemeanor possession has nothing to gain',
    record: { convictions: [{ offense: POSSESSION, ...OLD, class: 'misdemeanor' }] },
    answer: 'not considered',
  },
  {
    name: 'A felony already reduced to a misdemeanor',
    record: {
      convictions: [{ offense: POSSESSION, ...OLD, later: [{ kind: 'reduced', to: 'misdemeanor' }] }],
    },
    answer: { ...NOTHING, reason: 'Already no more than a misdemeanor' },
  },
  {
    name: 'A felony reduced, to what the row does not say',
    record: { convictions: [{ offense: POSSESSION, ...OLD, later: ['reduced'] }] },
    answer: review('class of the conviction'),
  },
  {
    name: 'No class in the record',
    record: {
      convictions: [{ offense: POSSESSION, arrested: '2009-02-01', on: '2009-05-04', sentence: '90 D' }],
    },
    answer: review('class of the conviction'),
  },
  // ---- value
  {
    name: 'Receiving stolen property: no file shows the value',
    record: { convictions: [{ offense: RECEIVING, ...OLD }] },
    answer: review(VALUE),
  },
  {
    name: 'Receiving stolen property worth $950',
    record: { convictions: [{ offense: RECEIVING, ...OLD }] },
    known: { [VALUE]: 950 },
    answer: APPLICATION,
  },
  {
    name: 'Receiving stolen property worth $951',
    record: { convictions: [{ offense: RECEIVING, ...OLD }] },
    known: { [VALUE]: 951 },
    answer: { ...NOTHING, reason: 'The value was more than $950' },
  },
  {
    name: 'A bad check of $400: whether the section’s own exception applies must be looked up too',
    record: { convictions: [{ offense: '476A(A) PC-MAKE/PASS CHECK W/INSUF FUNDS', ...OLD }] },
    known: { [VALUE]: 400 },
    answer: review(EXCEPTION),
  },
  {
    name: 'A bad check of $400, and no exception of the section',
    record: { convictions: [{ offense: '476A(A) PC-MAKE/PASS CHECK W/INSUF FUNDS', ...OLD }] },
    known: { [VALUE]: 400, [EXCEPTION]: false },
    answer: APPLICATION,
  },
  {
    name: 'Forgery together with identity theft stays a felony, whatever the value',
    record: { convictions: [{ offense: '473 PC-FORGERY', ...OLD }] },
    known: { [VALUE]: 400, [EXCEPTION]: true },
    answer: { ...NOTHING, reason: 'The section itself keeps it a felony' },
  },
  // ---- old labels
  {
    name: 'Burglary may have been what is shoplifting now: what was done, and its value, are asked',
    record: { convictions: [{ offense: BURGLARY, ...OLD }] },
    answer: review(CONDUCT, VALUE),
  },
  {
    name: 'Burglary of an open shop for $60 worth',
    record: { convictions: [{ offense: BURGLARY, ...OLD }] },
    known: { [CONDUCT]: true, [VALUE]: 60 },
    answer: APPLICATION,
  },
  {
    name: 'Burglary of a dwelling is no shoplifting',
    record: { convictions: [{ offense: BURGLARY, ...OLD }] },
    known: { [CONDUCT]: false },
    answer: { ...NOTHING, reason: 'What was done is no misdemeanor under Proposition 47' },
  },
  {
    name: 'Grand theft of $500, when the line was lower',
    record: { convictions: [{ offense: '487(A) PC-GRAND THEFT', ...OLD }] },
    known: { [CONDUCT]: true, [VALUE]: 500 },
    answer: APPLICATION,
  },
  {
    name: 'Vehicle theft may be theft of a car worth little',
    record: { convictions: [{ offense: '10851(A) VC-TAKE VEH W/O OWN CONSENT', ...OLD }] },
    answer: review(CONDUCT, VALUE),
  },
  {
    name: 'Nothing could be read of the offense',
    record: { convictions: [{ offense: 'SEE COMMENT', ...OLD }] },
    answer: review(
      'drug possession or petty theft of Proposition 47',
      'theft, forgery or receiving of Proposition 47',
      'section used before Proposition 47',
      CONDUCT,
      VALUE,
      EXCEPTION,
    ),
  },
  {
    name: 'An attempt: whether the list covers it is asked',
    record: { convictions: [{ offense: '664/11350(A) HS-ATTEMPT POSSESS NARCOTIC', ...OLD }] },
    answer: review('drug possession or petty theft of Proposition 47'),
  },
  // ---- when
  {
    name: 'Arrested on the last day before the Act',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD, arrested: '2014-11-04', on: '2015-01-10', sentence: '90 D' },
      ],
    },
    answer: APPLICATION,
  },
  {
    name: 'Arrested on the day of the Act: the offense may have been before it',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD, arrested: '2014-11-05', on: '2015-01-10', sentence: '90 D' },
      ],
    },
    answer: review('offense date'),
  },
  {
    name: 'Committed on the day of the Act: it applied already',
    record: {
      convictions: [
        {
          offense: POSSESSION,
          ...OLD,
          committed: '2014-11-05',
          arrested: '2014-11-05',
          on: '2015-01-10',
          sentence: '90 D',
        },
      ],
    },
    answer: {
      ...NOTHING,
      reason: 'The offense was on or after 5 November 2014: Proposition 47 applied to it already',
    },
  },
  {
    name: 'Arrested for possession six years after the Act and more: the offense was surely after it',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD, arrested: '2020-11-05', on: '2021-01-10', sentence: '90 D' },
      ],
    },
    answer: {
      ...NOTHING,
      reason: 'The offense was on or after 5 November 2014: Proposition 47 applied to it already',
    },
  },
  {
    name: 'A forgery is prosecuted from its discovery: an arrest of 2019 does not show when it was done',
    record: {
      convictions: [
        { offense: '470(D) PC-FORGERY', ...OLD, arrested: '2019-03-01', on: '2019-05-01', sentence: '90 D' },
      ],
    },
    known: { [VALUE]: 100, [CONDUCT]: true, [EXCEPTION]: false },
    answer: review('offense date'),
  },
  {
    name: 'Before the Act nothing, and from its day the application',
    record: { convictions: [{ offense: POSSESSION, ...OLD }] },
    answer: [
      ['2014-11-04', { ...APPLICATION, outcome: 'eligible-later', from: '2014-11-05' }],
      ['2014-11-05', APPLICATION],
    ],
  },
  // ---- what closes it
  {
    name: 'A superstrike before the offense closes it',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD },
        {
          offense: '187(A) PC-MURDER',
          arrested: '1990-01-02',
          on: '1990-09-03',
          class: 'felony',
          sentence: 'PRISON 15 Y',
        },
      ],
    },
    answer: SUPERSTRIKE,
  },
  {
    name: 'A strike that a comment speaks of is asked about',
    record: { convictions: [{ offense: POSSESSION, ...OLD, remark: '2ND STRIKE' }] },
    answer: review('whether an earlier conviction that only words tell of bars it'),
  },
  {
    name: 'A superstrike after the offense closes it as well: any time before the application counts',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD },
        {
          offense: '187(A) PC-MURDER',
          arrested: '2016-01-02',
          on: '2016-09-03',
          class: 'felony',
          sentence: 'PRISON 15 Y',
        },
      ],
    },
    answer: SUPERSTRIKE,
  },
  {
    name: 'A later conviction that requires registration closes it',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD },
        {
          offense: '647.6(A)(1) PC-ANNOY/MOLEST CHILD',
          arrested: '2016-01-02',
          on: '2016-09-03',
          class: 'misdemeanor',
          sentence: '90 D',
        },
      ],
    },
    answer: { ...NOTHING, reason: 'Another conviction requires registration under PC 290(c)' },
  },
  {
    name: 'A superstrike that was vacated counts no more',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD },
        {
          offense: '187(A) PC-MURDER',
          arrested: '1990-01-02',
          on: '1990-09-03',
          class: 'felony',
          sentence: 'PRISON 15 Y',
          later: ['vacated'],
        },
      ],
    },
    answer: APPLICATION,
  },
  {
    name: 'A strike that is no superstrike closes nothing',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD },
        {
          offense: '211 PC-ROBBERY',
          arrested: '1990-01-02',
          on: '1990-09-03',
          class: 'felony',
          sentence: 'PRISON 5 Y',
        },
      ],
    },
    answer: APPLICATION,
  },
  {
    name: 'A lewd act with a child requires registration, whether or not it is a superstrike as well',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD },
        {
          offense: '288(A) PC-LEWD ACT W/CHILD',
          arrested: '1990-01-02',
          on: '1990-09-03',
          class: 'felony',
          sentence: 'PRISON 5 Y',
        },
      ],
    },
    answer: { ...NOTHING, reason: 'Another conviction requires registration under PC 290(c)' },
  },
  {
    name: 'Kidnapping, with what intent the section does not show',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD },
        {
          offense: '207(A) PC-KIDNAPPING',
          arrested: '1990-01-02',
          on: '1990-09-03',
          class: 'felony',
          sentence: 'PRISON 5 Y',
        },
      ],
    },
    answer: review(
      'whether an earlier conviction is a superstrike',
      'whether an earlier conviction requires registration',
    ),
  },
  {
    name: 'A registration on record without a conviction for it',
    record: { convictions: [{ offense: POSSESSION, ...OLD }], registered: ['2000-01-01'] },
    answer: review('why the person registers'),
  },
  // ---- serving
  {
    name: 'Serving since before the Act: a petition that danger may defeat, an application from the last day',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD, arrested: '2012-02-01', on: '2012-06-01', sentence: '16 Y' },
      ],
    },
    answer: [
      [
        '2026-11-01',
        {
          outcome: 'review',
          route: 'petition',
          from: '2028-06-01',
          better: ['designate-misdemeanor', 'unknown'],
          missing: [DANGER],
        },
      ],
      ['2028-06-01', APPLICATION],
    ],
  },
  {
    name: 'Serving since before the Act, and no danger: the petition must be granted',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD, arrested: '2012-02-01', on: '2012-06-01', sentence: '16 Y' },
      ],
    },
    known: { [DANGER]: false },
    answer: { ...APPLICATION, route: 'petition' },
  },
  {
    name: 'Sentenced after the Act for an earlier offense and serving: nothing until the sentence has run',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD, arrested: '2014-10-01', on: '2015-06-01', sentence: '13 Y' },
      ],
    },
    answer: [
      ['2026-11-01', { ...APPLICATION, outcome: 'eligible-later', from: '2028-06-01' }],
      ['2028-06-01', APPLICATION],
    ],
  },
  {
    name: 'A prison term, and no word of parole: complete four years later at the latest',
    record: {
      convictions: [
        { offense: POSSESSION, ...OLD, arrested: '2013-10-01', on: '2014-01-02', sentence: 'PRISON 2 Y' },
      ],
    },
    answer: [
      ['2020-01-01', review('end of the sentence', DANGER)],
      ['2020-01-02', APPLICATION],
    ],
  },
  {
    name: 'The record gives no sentence: whether it is complete is not known',
    record: {
      convictions: [{ offense: POSSESSION, arrested: '2009-02-01', on: '2009-05-04', class: 'felony' }],
    },
    answer: review('end of the sentence', DANGER),
  },
  // ---- the record
  {
    name: 'Dismissed under PC 1203.4: still a felony to designate (Tidwell)',
    record: {
      convictions: [
        {
          offense: POSSESSION,
          ...OLD,
          later: [{ kind: 'dismissed', text: 'CONV SET ASIDE & DISM PER 1203.4 PC' }],
        },
      ],
    },
    answer: APPLICATION,
  },
  {
    name: 'Dismissed in another way: whether there is still a felony to designate is asked',
    record: { convictions: [{ offense: POSSESSION, ...OLD, later: ['dismissed'] }] },
    answer: review('whether the dismissed conviction still counts'),
  },
  {
    name: 'A vacated conviction',
    record: { convictions: [{ offense: POSSESSION, ...OLD, later: ['vacated'] }] },
    answer: { ...NOTHING, reason: 'Already vacated' },
  },
  {
    name: 'An order that could not be read',
    record: { convictions: [{ offense: POSSESSION, ...OLD, later: ['other'] }] },
    answer: review('already vacated'),
  },
  {
    name: 'A row of the person was rejected: it may hold a superstrike, or an order',
    record: { convictions: [{ offense: POSSESSION, ...OLD }], doubts: ['unread-row'] },
    answer: review('what the rejected rows of this person say', 'whole record of the person'),
  },
  // ---- old labels, and what none of them holds
  {
    name: 'Burglary written as of the second degree: the elements of shoplifting and the value are asked',
    record: { convictions: [{ offense: '460(B) PC-BURGLARY:SECOND DEGREE', ...OLD }] },
    answer: review(CONDUCT, VALUE),
  },
  {
    name: 'Burglary written as of the first degree: never',
    record: { convictions: [{ offense: '460(A) PC-BURGLARY:FIRST DEGREE', ...OLD }] },
    answer: NOTHING,
  },
  {
    name: 'PC 459 whose words say first degree: never',
    record: { convictions: [{ offense: '459 PC-BURGLARY:FIRST DEGREE', ...OLD }] },
    answer: NOTHING,
  },
  {
    name: 'Shoplifting as PC 459.5 has it, shown',
    record: { convictions: [{ offense: '459 PC-BURGLARY:SECOND DEGREE', ...OLD }] },
    known: { [CONDUCT]: true, [VALUE]: 950 },
    answer: APPLICATION,
  },
  {
    name: 'One dollar over the limit',
    record: { convictions: [{ offense: '459 PC-BURGLARY:SECOND DEGREE', ...OLD }] },
    known: { [CONDUCT]: true, [VALUE]: 951 },
    answer: { ...NOTHING, reason: 'The value was more than $950' },
  },
  {
    name: 'Embezzlement by a clerk is theft (PC 490a): the value is asked',
    record: { convictions: [{ offense: '508 PC-EMBEZZLEMENT BY CLERK/ETC', ...OLD }] },
    answer: review(CONDUCT, VALUE),
  },
  {
    name: 'Embezzlement by a bailee likewise',
    record: { convictions: [{ offense: '507 PC', ...OLD }] },
    known: { [CONDUCT]: true, [VALUE]: 400 },
    answer: APPLICATION,
  },
  {
    name: 'Public money embezzled (PC 514): asked, for whether it is within is from memory',
    record: { convictions: [{ offense: '514 PC', ...OLD }] },
    answer: review(CONDUCT, VALUE),
  },
  {
    name: 'Card account information (PC 484e(d)): grand theft, so the value is asked',
    record: { convictions: [{ offense: '484E(D) PC', ...OLD }] },
    answer: review(CONDUCT, VALUE),
  },
  {
    name: 'A sale of cards (PC 484e(a)) likewise',
    record: { convictions: [{ offense: '484E(A) PC', ...OLD }] },
    answer: review(CONDUCT, VALUE),
  },
  {
    name: 'A counterfeit card (PC 484f) is forgery of no check or note: out (Bloomfield)',
    record: { convictions: [{ offense: '484F(A) PC', ...OLD }] },
    answer: 'not considered',
  },
  {
    name: 'An altered card (PC 484i(b)) likewise',
    record: { convictions: [{ offense: '484I(B) PC', ...OLD }] },
    answer: 'not considered',
  },
  {
    name: 'Identity theft (PC 530.5(a)) is out (Jimenez)',
    record: { convictions: [{ offense: '530.5(A) PC-GET CREDIT/ETC OTHERS ID', ...OLD }] },
    answer: 'not considered',
  },
  {
    name: 'A forged seal (PC 472) is out',
    record: { convictions: [{ offense: '472 PC-FORGE OFFICIAL SEAL', ...OLD }] },
    answer: 'not considered',
  },
  {
    name: 'A false entry in a record (PC 471) is out',
    record: { convictions: [{ offense: '471 PC', ...OLD }] },
    answer: 'not considered',
  },
  {
    name: 'A firearm taken (PC 487(d)(2)) is out (PC 490.2(c))',
    record: { convictions: [{ offense: '487(D)(2) PC-GRAND THEFT:FIREARM', ...OLD }] },
    answer: NOTHING,
  },
  {
    name: 'Old 487.3 was of cars and firearms: which it was is asked with the value',
    record: {
      convictions: [
        { offense: '487.3 PC-GRAND THEFT:AUTO', ...OLD, arrested: '1988-02-01', on: '1988-05-04' },
      ],
    },
    known: { 'section used before Proposition 47': true },
    answer: review(CONDUCT, VALUE),
  },
  {
    name: 'Copper (PC 487j) was grand theft only above $950: out',
    record: { convictions: [{ offense: '487J PC', ...OLD, arrested: '2013-02-01', on: '2013-05-04' }] },
    answer: 'not considered',
  },
  {
    name: 'Cattle (PC 487a) has a grand theft of its own, which PC 490.2 overrides: the value is asked',
    record: { convictions: [{ offense: '487A(A) PC', ...OLD }] },
    answer: review(CONDUCT, VALUE),
  },
  {
    name: 'False pretenses (PC 532): the value is asked',
    record: { convictions: [{ offense: '532(A) PC', ...OLD }] },
    answer: review(CONDUCT, VALUE),
  },
  {
    name: 'A forged check of $200, and no identity theft in the whole record: nothing else is asked',
    record: { convictions: [{ offense: '470(D) PC-FORGERY', ...OLD }] },
    known: { [CONDUCT]: true, [VALUE]: 200 },
    answer: APPLICATION,
  },
  {
    name: 'A forged check beside identity theft: whether PC 473(b) is lost is asked',
    record: {
      convictions: [
        { offense: '470(D) PC-FORGERY', ...OLD },
        { offense: '530.5(A) PC-GET CREDIT/ETC OTHERS ID', ...OLD },
      ],
    },
    known: { [CONDUCT]: true, [VALUE]: 200 },
    answer: review(EXCEPTION),
  },
  {
    name: 'A bad check of $200: convictions of other states stand in no file of this one, so the exception is asked',
    record: { convictions: [{ offense: '476A(A) PC-INSUFFICIENT FUNDS CHECK', ...OLD }] },
    known: { [VALUE]: 200 },
    answer: review(EXCEPTION),
  },
  {
    name: 'Petty theft with a prior, the theft written beside PC 666: one offense, and no value is asked',
    record: { convictions: [{ offense: '484/666 PC-PETTY THEFT W/PRIOR JAIL TERM', ...OLD }] },
    answer: APPLICATION,
  },
  {
    name: 'The same the other way round',
    record: { convictions: [{ offense: '666/488 PC-PETTY THEFT W/PRIOR', ...OLD }] },
    answer: APPLICATION,
  },
  {
    name: 'Grand theft beside PC 666 is not written so: what it was is asked',
    record: { convictions: [{ offense: '487/666 PC', ...OLD }] },
    answer: review(
      'drug possession or petty theft of Proposition 47',
      'section used before Proposition 47',
      CONDUCT,
      VALUE,
    ),
  },
  {
    name: 'Receiving as files of before 1985 write it: the value is asked',
    record: {
      convictions: [
        { offense: '496.1 PC-RECEIVE STOLEN PROP', ...OLD, arrested: '1984-02-01', on: '1984-05-04' },
      ],
    },
    answer: review(CONDUCT, VALUE),
  },
]
