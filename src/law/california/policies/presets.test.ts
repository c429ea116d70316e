/** Every line of every preset: whom it fits, whom it does not, what is left open, and which comes first. */
import { describe, expect, test } from 'vitest'
import { type CountText, conviction, type PersonText, person } from '../../../../test/people.ts'
import type { Conviction } from '../../../record/person.ts'
import { type Condition, within } from '../../../rules/condition.ts'
import { missingNames } from '../../../rules/reason.ts'
import { formatDay, theDay } from '../../../time/day.ts'
import { ask, type Policy, presetNamed } from '../../policy.ts'
import { CALIFORNIA_POLICIES } from './book.ts'
import { CHARGES } from './circumstances.ts'
import { configurable, DEFAULTS, type Options } from './configurable.ts'
import { contraCosta, losAngeles, losAngelesWith, sacramento, sanJoaquin } from './counties.ts'
import { PRESETS } from './presets.ts'
import { dismissAll, dismissAllAndRelated } from './what-if.ts'

/** What else is known of the person. Born on 15 June 1980 where nothing else is said; `unknown` leaves it out. */
type Rest = Omit<PersonText, 'convictions'>

/** A sentence, the answer for the first count, the counts, the rest. */
type Case = readonly [says: string, expected: string, counts: readonly CountText[], rest?: Rest]

const TODAY = theDay('2019-11-11')

/** The first count of a person. */
function counted(counts: readonly CountText[], { born = '1980-06-15', ...rest }: Rest = {}): Conviction {
  return conviction(person({ ...rest, ...(born === 'unknown' ? {} : { born }), convictions: counts }))
}

/** The answer for the first count, in a line. */
function answer(policy: Policy, counts: readonly CountText[], rest: Rest = {}): string {
  const { outcome, grant, reason, open, from } = ask(policy, counted(counts, rest), TODAY)
  if (outcome === 'unknown') {
    const least = grant === undefined ? '' : `, at least ${grant}`
    return `unknown${least}: ${open.map(line => line.reason).join('; ')}`
  }
  return `${grant ?? outcome}: ${reason}${from === undefined ? '' : ` (granted from ${formatDay(from)})`}`
}

const table = (policy: Policy, cases: readonly Case[]) =>
  test.each(cases.map(one => [one[0], one] as const))('%s', (_, [, expected, counts, rest]) => {
    expect(answer(policy, counts, rest)).toBe(expected)
  })

/** A felony sale of 2012 whose sentence ended in 2015, with what a case changes. */
const sale = (change: Partial<CountText> = {}): CountText => ({
  offense: '11359 HS',
  class: 'felony',
  on: '2012-07-03',
  sentence: '3 Y',
  ...change,
})
const without = (key: keyof CountText, change: Partial<CountText> = {}): CountText => {
  const { [key]: _, ...rest } = sale(change)
  return rest as CountText
}
const burglary = (on: string, change: Partial<CountText> = {}): CountText => ({
  offense: '459 PC',
  class: 'felony',
  on,
  sentence: '1 Y',
  ...change,
})
const murder = (on: string): CountText => ({ offense: '187(A) PC', class: 'felony', on, sentence: '1 Y' })

describe('Sacramento', () => {
  table(sacramento, [
    [
      'convicted on the day of the Act',
      'not-eligible: Occurred after 11/09/2016',
      [sale({ on: '2016-11-09' })],
    ],
    [
      'convicted the day before it',
      'reduce: Sentence not Completed',
      [sale({ on: '2016-11-08', sentence: '4 Y' })],
    ],
    [
      'convicted some day of that month',
      'unknown: Occurred after 11/09/2016',
      [sale({ on: '2016-11', sentence: '4 Y' })],
    ],
    [
      'after the Act, a misdemeanor too',
      'not-eligible: Occurred after 11/09/2016',
      [sale({ on: '2017-02-14', class: 'misdemeanor' })],
    ],
    ['a misdemeanor', 'dismiss: Misdemeanor or Infraction', [sale({ class: 'misdemeanor' })]],
    ['an infraction', 'dismiss: Misdemeanor or Infraction', [sale({ class: 'infraction' })]],
    [
      'a felony since reduced',
      'dismiss: Misdemeanor or Infraction',
      [sale({ later: [{ kind: 'reduced', to: 'misdemeanor' }] })],
    ],
    [
      'a felony since reduced to a class not readable, sentence over',
      'dismiss: Sentence Completed',
      [sale({ later: ['reduced'] })],
    ],
    [
      'no class, and a felony would be reduced',
      'unknown, at least reduce: Misdemeanor or Infraction',
      [without('class', { sentence: '10 Y' })],
    ],
    ['no class, and a felony would be dismissed', 'dismiss: Sentence Completed', [without('class')]],
    ['former 11357(b)', 'dismiss: HS 11357(b)', [sale({ offense: '11357(B) HS' }), burglary('2018-01-01')]],
    [
      'former 11357(c) with a recent conviction',
      'reduce: Has convictions in past 10 years',
      [sale({ offense: '11357(C) HS' }), burglary('2018-01-01')],
    ],
    [
      '11357 without a letter',
      'unknown, at least reduce: HS 11357(b)',
      [sale({ offense: '11357 HS' }), burglary('2018-01-01')],
    ],
    [
      'two, the latest more than ten years ago',
      'dismiss: No convictions in past 10 years',
      [sale({ on: '1994-03-07' }), burglary('2009-11-10')],
    ],
    [
      'two, the latest ten years ago to the day',
      'reduce: Has convictions in past 10 years',
      [sale({ on: '1994-03-07' }), burglary('2009-11-11')],
    ],
    [
      'two, the latest in the month of ten years ago',
      'unknown, at least reduce: No convictions in past 10 years',
      [sale({ on: '1994-03-07' }), burglary('2009-11')],
    ],
    [
      'two, one date not readable',
      'unknown, at least reduce: No convictions in past 10 years',
      [sale({ on: '1994-03-07' }), { offense: '459 PC', class: 'felony' }],
    ],
    [
      'two, though the sentence is over',
      'reduce: Has convictions in past 10 years',
      [sale(), burglary('1994-03-07')],
    ],
    [
      'two, the other in the same case',
      'reduce: Has convictions in past 10 years',
      [sale({ cycle: 'one' }), burglary('2012-07-03', { cycle: 'one' })],
    ],
    [
      'two, the other vacated: no conviction',
      'dismiss: Sentence Completed',
      [sale(), burglary('2018-01-01', { later: ['vacated'] })],
    ],
    [
      'two, the other dismissed by PC 1203.4: still one',
      'reduce: Has convictions in past 10 years',
      [sale(), burglary('2018-01-01', { later: ['dismissed'] })],
    ],
    [
      'two, an order that may concern the other',
      'unknown, at least reduce: Has convictions in past 10 years',
      [sale(), burglary('2018-01-01', { later: ['other'] })],
    ],
    ['one, sentence over', 'dismiss: Sentence Completed', [sale()]],
    [
      'one, the sentence ends today',
      'dismiss: Sentence Completed',
      [sale({ on: '2016-11-07', sentence: '3 Y + 4 D' })],
    ],
    [
      'one, the sentence ends tomorrow',
      'reduce: Sentence not Completed',
      [sale({ on: '2016-11-07', sentence: '3 Y + 5 D' })],
    ],
    ['one, no sentence in the record', 'unknown, at least reduce: Sentence Completed', [without('sentence')]],
    [
      'one, a part of the sentence not readable',
      'unknown, at least reduce: Sentence Completed',
      [sale({ sentence: '90 D + ?' })],
    ],
    ['one, a life sentence', 'unknown, at least reduce: Sentence Completed', [sale({ sentence: 'LIFE' })]],
    [
      'one, a life sentence ended by death',
      'dismiss: Sentence Completed',
      [sale({ sentence: 'LIFE' })],
      { died: '2018-04-01' },
    ],
    [
      'one, a row of the person rejected',
      'unknown, at least reduce: Has convictions in past 10 years',
      [sale()],
      { doubts: ['unread-row'] },
    ],
    [
      'one of long ago, rows of doubtful identity',
      'unknown, at least reduce: No convictions in past 10 years; Has convictions in past 10 years',
      [sale({ on: '1994-03-07' })],
      { doubts: ['identity'] },
    ],
  ])
})

const relatedCases = (county: Policy) =>
  table(county, [
    [
      'convicted on the day of the Act',
      'not-eligible: Occurred after 11/09/2016',
      [sale({ on: '2016-11-09' })],
    ],
    [
      'a related charge after the Act',
      'not-eligible: Occurred after 11/09/2016',
      [sale({ offense: '602(L) PC', on: '2017-01-04', charged: ['11357(B) HS'] })],
    ],
    [
      'a related charge and none of marijuana',
      'attorney: No Related Prop64 Charges',
      [sale({ offense: '602(L) PC', class: 'misdemeanor', charged: ['459 PC'] })],
    ],
    [
      'a marijuana charge only in another cycle',
      'attorney: No Related Prop64 Charges',
      [sale({ offense: '602 PC' }), sale({ offense: '11357(B) HS' })],
    ],
    [
      'a related charge, a charge of its cycle not readable',
      'unknown: No Related Prop64 Charges',
      [sale({ offense: '602 PC', charged: ['113 57'] })],
    ],
    [
      'a related charge, rows of doubtful identity',
      'unknown: No Related Prop64 Charges',
      [sale({ offense: '602 PC' })],
      { doubts: ['identity'] },
    ],
    [
      'a related charge beside a dismissed marijuana charge',
      'dismiss: 602 PC',
      [sale({ offense: '602(L) PC', charged: ['11357(B) HS'] })],
    ],
    [
      'a related charge beside a marijuana conviction',
      'dismiss: 148 PC',
      [sale({ offense: '148(A)(1) PC', cycle: 'one' }), sale({ cycle: 'one' })],
    ],
    [
      'BP 4060 is an attorney’s',
      'attorney: 4060 BP',
      [sale({ offense: '4060 BP', charged: ['11357(B) HS'] })],
    ],
    [
      'BP 4060 and no marijuana charge',
      'attorney: No Related Prop64 Charges',
      [sale({ offense: '4060 BP' })],
    ],
    ['PC 647(f) is one', 'dismiss: 647(F) PC', [sale({ offense: '647(F) PC', charged: ['11359 HS'] })]],
    [
      'PC 647 without a letter may be one, or a crime no office clears',
      'unknown: 647(F) PC',
      [sale({ offense: '647 PC', charged: ['11359 HS'] })],
    ],
    [
      'PC 647 without a letter may be one, or not',
      'unknown: 647(F) PC',
      [sale({ offense: '647 PC', charged: ['11359 HS'], sentence: '9 Y' })],
    ],
    ['a misdemeanor', 'dismiss: Misdemeanor or Infraction', [sale({ class: 'misdemeanor' })]],
    [
      'PC 647F may be section 647f',
      'unknown: 647(F) PC',
      [sale({ offense: '647F PC', charged: ['11359 HS'], sentence: '9 Y' })],
    ],
    [
      'another letter of PC 647 is none, long ago as it may be',
      'not-eligible: Not a conviction under HS 11357-11360',
      [sale({ offense: '647(A) PC', charged: ['11359 HS'] })],
    ],
    [
      'no class, recent convictions',
      'unknown: Misdemeanor or Infraction',
      [without('class'), burglary('2018-01-01')],
    ],
    ['11357 of any letter', 'dismiss: 11357 HS', [sale({ offense: '11357 HS' }), burglary('2018-01-01')]],
    [
      'former 11530 is 11357',
      'dismiss: 11357 HS',
      [sale({ offense: '11530 HS', on: '1969-02-01' }), burglary('2018-01-01')],
    ],
    [
      'two, the latest more than five years ago',
      'dismiss: No convictions in past 5 years',
      [sale(), burglary('2014-11-10')],
    ],
    [
      'two, the latest five years ago to the day',
      'attorney: Has convictions in past 5 years (granted from 2019-11-12)',
      [sale(), burglary('2014-11-11')],
    ],
    [
      'two, one date not readable',
      'unknown: No convictions in past 5 years',
      [sale(), { offense: '459 PC' }],
    ],
    ['one, sentence over', 'dismiss: Sentence Completed', [sale()]],
    [
      'one, still serving',
      'attorney: Sentence not Completed (granted from 2022-07-03)',
      [sale({ sentence: '10 Y' })],
    ],
    ['one, no sentence in the record', 'unknown: Sentence Completed', [without('sentence')]],
    [
      'one, a row of the person rejected',
      'unknown: Has convictions in past 5 years',
      [sale({ on: '2016-03-01', sentence: '1 Y' })],
      { doubts: ['unread-row'] },
    ],
  ])

describe('San Joaquin', () => {
  relatedCases(sanJoaquin)

  test('each related charge has its own line, the section as its reason', () => {
    expect(
      CHARGES.map(charge => answer(sanJoaquin, [sale({ offense: charge, charged: ['11359 HS'] })])),
    ).toEqual([
      'dismiss: 647(F) PC',
      'dismiss: 602 PC',
      'dismiss: 466 PC',
      'dismiss: 148.9 PC',
      'dismiss: 148 PC',
      'dismiss: 1320 PC',
      'dismiss: 40508 VC',
      'dismiss: 11364 HS',
      'dismiss: 11550 HS',
      'dismiss: 4140 BP',
      'dismiss: 4149 BP',
      'attorney: 4060 BP',
    ])
  })
})

describe('Contra Costa', () => relatedCases(contraCosta))

describe('Los Angeles', () => {
  /** Recent enough, and of mixed kind, that no later line grants anything; everyone has finished the sentence. */
  const recent = burglary('2013-05-01')
  const attorney = 'attorney: No applicable eligibility criteria (granted from 2023-05-01)'

  table(losAngeles, [
    ['a misdemeanor', 'city-attorney: Misdemeanor or Infraction', [sale({ class: 'misdemeanor' })]],
    [
      'a misdemeanor after the Act',
      'city-attorney: Misdemeanor or Infraction',
      [sale({ class: 'misdemeanor', on: '2017-01-01' })],
    ],
    ['no class', 'unknown: Misdemeanor or Infraction', [without('class', { offense: '11357(A) HS' })]],
    [
      'convicted on the day of the Act',
      'not-eligible: Occurred after 11/09/2016',
      [sale({ on: '2016-11-09' })],
    ],
    ['former 11357(a)', 'dismiss: 11357(a) or 11357(b)', [sale({ offense: '11357(A) HS' }), recent]],
    ['former 11357(b)', 'dismiss: 11357(a) or 11357(b)', [sale({ offense: '11357(B) HS' }), recent]],
    ['former 11357(c)', 'attorney: Other 11357', [sale({ offense: '11357(C) HS' }), recent]],
    ['11357 without a letter', 'unknown: 11357(a) or 11357(b)', [sale({ offense: '11357 HS' }), recent]],
    [
      'a letter from before the letters of 1976',
      'unknown: 11357(a) or 11357(b)',
      [sale({ offense: '11357(A) HS', on: '1974-06-01' }), recent],
    ],
    [
      'a superstrike before it',
      'not-eligible: PC 667(e)(2)(c)(iv)',
      [sale(), murder('2003-01-01')],
      { born: '1950-01-01' },
    ],
    [
      'a superstrike after it',
      'dismiss: 50 years or older',
      [sale(), murder('2014-01-01')],
      { born: '1950-01-01' },
    ],
    [
      'a superstrike on the same day',
      'dismiss: 50 years or older',
      [sale(), murder('2012-07-03')],
      { born: '1950-01-01' },
    ],
    [
      'a superstrike in the same month',
      'unknown: PC 667(e)(2)(c)(iv)',
      [sale(), { ...murder('2012-07'), offense: '4500 PC' }],
      { born: '1950-01-01' },
    ],
    [
      '537 PC is no superstrike',
      'dismiss: 50 years or older',
      [sale(), { offense: '537 PC', class: 'felony', on: '2003-01-01' }],
      { born: '1950-01-01' },
    ],
    [
      'a gang finding with extortion of its case before it',
      'not-eligible: PC 667(e)(2)(c)(iv)',
      [
        sale(),
        { offense: '519 PC', class: 'felony', on: '2003-01-01', cycle: 'gang' },
        { offense: '186.22(B)(4) PC', class: 'felony', on: '2003-01-01', cycle: 'gang' },
      ],
    ],
    [
      'a gang finding in another case',
      attorney,
      [sale(), { offense: '519 PC', class: 'felony', on: '2003-01-01', sentence: '1 Y' }, recent],
    ],
    [
      'a superstrike and 11357: the section comes first',
      'dismiss: 11357(a) or 11357(b)',
      [sale({ offense: '11357(B) HS' }), murder('2003-01-01')],
    ],
    [
      'registered before it',
      'not-eligible: PC 290',
      [sale()],
      { registered: ['2005-01-01'], born: '1950-01-01' },
    ],
    [
      'registered after it',
      'dismiss: 50 years or older',
      [sale()],
      { registered: ['2013-01-01'], born: '1950-01-01' },
    ],
    [
      'registered on the day itself',
      'dismiss: 50 years or older',
      [sale()],
      { registered: ['2012-07-03'], born: '1950-01-01' },
    ],
    [
      'an undated registration is undetermined',
      'unknown: PC 290',
      [sale()],
      { registered: ['undated'], born: '1950-01-01' },
    ],
    [
      'an undated one beside one before it',
      'not-eligible: PC 290',
      [sale()],
      { registered: ['undated', '2005-01-01'] },
    ],
    [
      'a registrable conviction before it',
      'not-eligible: PC 290',
      [sale(), { offense: '243.4(A) PC', class: 'felony', on: '2003-01-01' }],
    ],
    ['a registrable conviction after it', attorney, [sale(), { ...recent, offense: '243.4(A) PC' }]],
    [
      'two of the section before it',
      'not-eligible: Two priors',
      [sale(), sale({ on: '1994-03-07' }), sale({ on: '1996-03-07' })],
    ],
    [
      'one before it, one after',
      'dismiss: 50 years or older',
      [sale(), sale({ on: '1994-03-07' }), sale({ on: '2013-03-07' })],
      { born: '1950-01-01' },
    ],
    [
      'two of another section',
      'dismiss: 50 years or older',
      [
        sale(),
        sale({ on: '1994-03-07', offense: '11358 HS' }),
        sale({ on: '1996-03-07', offense: '11358 HS' }),
      ],
      { born: '1950-01-01' },
    ],
    [
      'two of which one has no date',
      'unknown: Two priors',
      [sale(), sale({ on: '1994-03-07' }), without('on')],
      { born: '1950-01-01' },
    ],
    ['fifty today', 'dismiss: 50 years or older', [sale(), recent], { born: '1969-11-11' }],
    [
      'fifty tomorrow',
      'attorney: No applicable eligibility criteria (granted from 2019-11-12)',
      [sale(), recent],
      { born: '1969-11-12' },
    ],
    [
      '21, until the 22nd birthday',
      'dismiss: 21 years or younger',
      [sale({ on: '2015-12-01' }), recent],
      { born: '1997-11-12' },
    ],
    [
      '22 today',
      'attorney: No applicable eligibility criteria (granted from 2023-05-01)',
      [sale({ on: '2012-12-01' }), recent],
      { born: '1997-11-11' },
    ],
    [
      'no birth date',
      'unknown: 50 years or older; 21 years or younger',
      [sale(), recent],
      { born: 'unknown' },
    ],
    ['a birth year that leaves it open', 'unknown: 50 years or older', [sale(), recent], { born: '1969' }],
    ['only marijuana, sentence over', 'dismiss: Only has 11357-60 charges and completed sentence', [sale()]],
    [
      'only marijuana, in several counties',
      'dismiss: Only has 11357-60 charges and completed sentence',
      [sale(), sale({ on: '2014-01-01', county: 'YOLO' })],
    ],
    [
      'only marijuana, another vacated',
      'dismiss: Only has 11357-60 charges and completed sentence',
      [sale(), { ...recent, later: ['vacated'] }],
    ],
    [
      'only marijuana, still serving',
      'attorney: Currently serving sentence (granted from 2020-07-03)',
      [sale({ sentence: '8 Y' })],
    ],
    [
      'only marijuana, no sentence in the record',
      'unknown: Only has 11357-60 charges and completed sentence',
      [without('sentence')],
    ],
    [
      'an attempt is not surely a marijuana conviction',
      'unknown: Only has 11357-60 charges and completed sentence',
      [sale(), sale({ offense: '664/11359 HS', on: '2014-01-01' })],
    ],
    [
      'an offense that cannot be read may be another',
      'unknown: Only has 11357-60 charges and completed sentence',
      [sale(), { ...recent, on: '2014-01-01', offense: '' }],
    ],
    [
      'rows of doubtful identity leave what is absent open',
      'unknown: PC 667(e)(2)(c)(iv); PC 290; Two priors; Only has 11357-60 charges and completed sentence',
      [sale()],
      { doubts: ['identity'] },
    ],
    [
      'ten years ago to the day',
      'dismiss: No convictions in past 10 years',
      [sale({ on: '2009-11-11' }), burglary('2005-01-01')],
    ],
    [
      'ten years tomorrow',
      'attorney: No applicable eligibility criteria (granted from 2019-11-12)',
      [sale({ on: '2009-11-12' }), burglary('2005-01-01')],
    ],
    [
      'free of convictions, though serving',
      'dismiss: No convictions in past 10 years',
      [sale({ on: '2009-11-11', sentence: '20 Y' }), burglary('2005-01-01')],
    ],
    [
      'the date of another not readable',
      'unknown: No convictions in past 10 years',
      [sale({ on: '2009-01-01' }), { offense: '459 PC', class: 'felony', sentence: '1 Y' }],
    ],
    [
      'serving another sentence',
      'attorney: Currently serving sentence (granted from 2023-05-01)',
      [sale(), { ...recent, sentence: '7 Y' }],
    ],
    [
      'serving, and dead: death ended it',
      'dismiss: Deceased',
      [sale(), { ...recent, sentence: '7 Y' }],
      { died: '2018-04-01' },
    ],
    [
      'a death without a day may have come after the sentence',
      'unknown: Currently serving sentence',
      [sale(), { ...recent, sentence: '7 Y' }],
      { died: 'on an unknown day' },
    ],
    ['deceased', 'dismiss: Deceased', [sale(), recent], { died: '2018-04-01' }],
    ['none of these', attorney, [sale(), recent]],
  ])

  test('the age and the years can be set', () => {
    const younger = losAngelesWith({ ageAtLeast: 40, yearsConvictionFree: 6 })
    expect(answer(younger, [sale(), recent], { born: '1979-11-11' })).toBe('dismiss: 40 years or older')
    expect(answer(younger, [sale(), recent])).toBe('dismiss: No convictions in past 6 years')
  })
})

describe('configurable', () => {
  const everySection =
    'Not a conviction under HS 11357-11360; ' +
    'Dismiss all HS 11357 convictions; Dismiss all HS 11358 convictions; Dismiss all HS 11359 convictions; Dismiss all HS 11360 convictions'

  describe('with nothing chosen', () =>
    table(configurable(DEFAULTS), [
      ['a misdemeanor', 'dismiss: Misdemeanor or Infraction', [sale({ class: 'misdemeanor' })]],
      ['11357', 'dismiss: Dismiss all HS 11357 convictions', [sale({ offense: '11357(C) HS' })]],
      ['11358', 'dismiss: Dismiss all HS 11358 convictions', [sale({ offense: '11358 HS' })]],
      ['11359', 'dismiss: Dismiss all HS 11359 convictions', [sale()]],
      ['11360', 'dismiss: Dismiss all HS 11360 convictions', [sale({ offense: '11360(A) HS' })]],
      [
        '11531, the number of before 1972',
        'dismiss: Dismiss all HS 11360 convictions',
        [sale({ offense: '11531 HS', on: '1968-01-01' })],
      ],
      ['no class: dismissed either way', 'dismiss: Dismiss all HS 11359 convictions', [without('class')]],
      [
        'a strike before it does not stop the policy; the statute’s bar is the run’s to weigh',
        'dismiss: Dismiss all HS 11359 convictions',
        [sale(), murder('2003-01-01')],
      ],
      [
        'an attempt is not surely the section',
        `unknown: ${everySection}`,
        [sale({ offense: '664/11359 HS' })],
      ],
      ['nor is one of two sections', `unknown: ${everySection}`, [sale({ offense: '11360(A)/11358 HS' })]],
      ['nor a number without its code', `unknown: ${everySection}`, [sale({ offense: '11359' })]],
      [
        'another section',
        'not-eligible: Not a conviction under HS 11357-11360',
        [sale({ offense: '11361 HS' })],
      ],
    ]))

  /** The options of the small file of made-up people. */
  const chosen: Options = {
    ...DEFAULTS,
    dismiss: ['11357', '11358'],
    reduce: ['11359', '11360'],
    also: {
      under21AtConviction: true,
      ageAtLeast: 57,
      yearsSinceConviction: 10,
      onlyMarijuanaConvictions: true,
      deceased: true,
    },
  }
  const reduced = 'reduce: Reduce all HS 11359 convictions'
  const mixed = burglary('2013-05-01')

  describe('with options', () =>
    table(configurable(chosen), [
      [
        'the class comes before the section',
        'dismiss: Misdemeanor or Infraction',
        [sale({ offense: '11358 HS', class: 'misdemeanor' })],
      ],
      [
        'the section comes before the person',
        'dismiss: Dismiss all HS 11358 convictions',
        [sale({ offense: '11358 HS' })],
        { died: '2018-04-01' },
      ],
      ['20 at conviction', 'dismiss: 21 years or younger', [sale({ on: '2001-06-14' })]],
      [
        '21 at conviction: strictly under is meant',
        'dismiss: Conviction occurred 10 or more years ago',
        [sale({ on: '2001-06-15' })],
      ],
      ['57 today', 'dismiss: 57 years or older', [sale(), mixed], { born: '1962-11-11' }],
      ['57 tomorrow', reduced, [sale(), mixed], { born: '1962-11-12' }],
      [
        'ten years ago to the day',
        'dismiss: Conviction occurred 10 or more years ago',
        [sale({ on: '2009-11-11' }), mixed],
      ],
      ['ten years tomorrow', reduced, [sale({ on: '2009-11-12' }), mixed]],
      [
        'only marijuana convictions',
        'dismiss: Only has 11357-60 charges',
        [sale(), sale({ county: 'YOLO' })],
      ],
      ['only marijuana, still serving', 'dismiss: Only has 11357-60 charges', [sale({ sentence: '20 Y' })]],
      ['deceased', 'dismiss: Individual is deceased', [sale(), mixed], { died: '2018-04-01' }],
      ['none of these, 11359', reduced, [sale(), mixed]],
      [
        'none of these, 11360',
        'reduce: Reduce all HS 11360 convictions',
        [sale({ offense: '11360(A) HS' }), mixed],
      ],
      ['no class', 'unknown, at least reduce: Misdemeanor or Infraction', [without('class'), mixed]],
      [
        'no birth date',
        'unknown, at least reduce: 21 years or younger; 57 years or older',
        [sale(), mixed],
        { born: 'unknown' },
      ],
      [
        'no conviction date',
        'unknown, at least reduce: 21 years or younger; Conviction occurred 10 or more years ago',
        [without('on'), mixed],
      ],
      [
        'rows of doubtful identity',
        'unknown, at least reduce: Only has 11357-60 charges',
        [sale()],
        { doubts: ['identity'] },
      ],
      [
        'rows of doubtful identity, one of them another crime',
        reduced,
        [sale(), mixed],
        { doubts: ['identity'] },
      ],
    ]))

  describe('with years free of convictions, and a section on neither list', () =>
    table(configurable({ ...DEFAULTS, dismiss: [], reduce: ['11358'], also: { yearsConvictionFree: 7 } }), [
      [
        'seven years ago to the day',
        'dismiss: No convictions in the past 7 years',
        [sale({ on: '2012-11-11' })],
      ],
      [
        'seven years tomorrow',
        'attorney: No applicable eligibility criteria (granted from 2019-11-12)',
        [sale({ on: '2012-11-12' })],
      ],
      [
        'a later conviction of any kind',
        'attorney: No applicable eligibility criteria (granted from 2020-05-01)',
        [sale(), mixed],
      ],
      [
        'one of them vacated',
        'dismiss: No convictions in the past 7 years',
        [sale(), { ...mixed, later: ['vacated'] }],
      ],
      ['a date not readable', 'unknown: No convictions in the past 7 years', [sale(), { offense: '459 PC' }]],
      [
        'a row of the person rejected',
        'unknown: No convictions in the past 7 years',
        [sale()],
        { doubts: ['unread-row'] },
      ],
      [
        'a section to reduce',
        'reduce: Reduce all HS 11358 convictions',
        [sale({ offense: '11358 HS' }), mixed],
      ],
      [
        'the same, free of convictions',
        'dismiss: No convictions in the past 7 years',
        [sale({ offense: '11358 HS' })],
      ],
    ]))
})

describe('what if', () => {
  const beside = (offense: string): readonly CountText[] => [
    sale({ offense, class: 'misdemeanor', charged: ['11357(B) HS'] }),
  ]

  test('every conviction of the four sections were dismissed', () => {
    expect(answer(dismissAll, [sale(), murder('2003-01-01')])).toBe(
      'dismiss: Dismiss all Prop 64 convictions',
    )
    expect(answer(dismissAll, [sale({ offense: '664/11359 HS' })])).toBe(
      'unknown: Dismiss all Prop 64 convictions',
    )
    expect(answer(dismissAll, beside('602 PC'))).toBe('not-eligible: Not a conviction under HS 11357-11360')
  })

  test('and related charges with them', () => {
    expect(answer(dismissAllAndRelated, [sale()])).toBe('dismiss: Dismiss all Prop 64 convictions')
    expect(answer(dismissAllAndRelated, beside('602 PC'))).toBe(
      'dismiss: Dismiss all Prop 64 convictions and related charges',
    )
    expect(answer(dismissAllAndRelated, [sale({ offense: '602 PC' })])).toBe(
      'not-eligible: Not a conviction under HS 11357-11360',
    )
    expect(answer(dismissAllAndRelated, beside('459 PC'))).toBe(
      'not-eligible: Not a conviction under HS 11357-11360',
    )
  })
})

describe('every policy', () => {
  test('the presets by name', () => {
    expect(
      PRESETS.map(({ name, title, whenLawBars, related }) => [name, title, whenLawBars, related]),
    ).toEqual([
      ['configurable', 'Configurable: by section, with further reasons to dismiss', 'refer', false],
      ['sacramento', 'Sacramento (2019)', 'refer', false],
      ['san-joaquin', 'San Joaquin (2019)', 'refer', true],
      ['contra-costa', 'Contra Costa (2019)', 'refer', true],
      ['los-angeles', 'Los Angeles (October 2019)', 'refer', false],
    ])
    expect(presetNamed(CALIFORNIA_POLICIES, 'los-angeles')).toBe(losAngeles)
    expect(presetNamed(CALIFORNIA_POLICIES, 'san-francisco')).toBeUndefined()
  })

  test.each([
    '459 PC',
    '32 PC',
    '11361 HS',
    '11366 HS',
    '11357.5 HS',
    '647 PC',
    '647(A) PC',
    '664/602 PC',
    '182/11359 HS',
    '999',
    '',
  ])('grants nothing on [%s], whatever else is so', offense => {
    const persons: readonly Rest[] = [{}, { born: '1940-01-01', died: '2018-04-01' }]
    const counts = (['infraction', 'misdemeanor', 'felony'] as const).flatMap(of => [
      sale({ offense, class: of, on: '1994-03-07' }),
      sale({ offense, class: of, on: '1994-03-07', charged: ['11357(B) HS'] }),
    ])
    const given = [...PRESETS, dismissAll, dismissAllAndRelated].flatMap(policy =>
      counts.flatMap(count => persons.map(rest => ask(policy, counted([count], rest), TODAY).grant)),
    )
    expect(new Set(given)).toEqual(new Set([undefined]))
  })

  test('no line takes silence for an answer: what is unknown to a policy stays unknown', () => {
    const conditions = [...PRESETS, dismissAll, dismissAllAndRelated]
      .flatMap(({ lines }) =>
        lines.flatMap(({ when, closes }) => (closes === undefined ? [when] : [when, closes])),
      )
      .flatMap(condition => [...within(condition as unknown as Condition<never>)])
    expect(conditions.filter(({ kind }) => kind === 'presumed' || kind === 'mustAppear')).toEqual([])
  })

  const asked: readonly (readonly [Policy, string, readonly CountText[], Rest?])[] = [
    [losAngeles, 'birth date', [sale(), burglary('2013-05-01')], { born: 'unknown' }],
    [
      losAngeles,
      'registration as a sex offender before this conviction',
      [sale()],
      { registered: ['undated'] },
    ],
    [losAngeles, 'end of the last sentence', [without('sentence')]],
    [
      losAngeles,
      'only marijuana convictions on record',
      [sale(), sale({ offense: '664/11359 HS', on: '2014-01-01' })],
    ],
    [sacramento, 'end of the sentence', [without('sentence')]],
    [sacramento, 'subdivision convicted of', [sale({ offense: '11357 HS' }), burglary('2018-01-01')]],
    [sacramento, 'more than one conviction on record', [sale()], { doubts: ['identity'] }],
    [
      sanJoaquin,
      'marijuana charge in the same cycle',
      [sale({ offense: '602 PC' })],
      { doubts: ['identity'] },
    ],
    [
      sanJoaquin,
      'convicted under PC 647(f)',
      [sale({ offense: '647 PC', charged: ['11359 HS'], sentence: '9 Y' })],
    ],
    [sanJoaquin, 'date of the most recent conviction', [sale(), { offense: '459 PC' }]],
    [configurable(DEFAULTS), 'section convicted of', [sale({ offense: '11359' })]],
  ]
  test.each(asked.map(([policy, fact, counts, rest]) => [policy.name, fact, policy, counts, rest] as const))(
    '%s: what is open asks for the %s',
    (_, fact, policy, counts, rest) => {
      const first = counted(counts, rest)
      const { outcome, open } = ask(policy, first, TODAY)
      const missing = missingNames(
        open.map(line => line.when),
        first,
        TODAY,
      )
      expect([outcome, missing]).toEqual(['unknown', [fact]])
    },
  )
})
