import { describe, expect, test } from 'vitest'
import { type AnswerText, decided } from '../../test/decided.ts'
import { type CountText, type PersonText, person } from '../../test/people.ts'
import { addPeriod, formatDay, theDay } from '../time/day.ts'
import { firstRecentDay, impactOf } from './impact.ts'

const day = theDay('2019-11-11')

/** `felony conviction recent` before and after, as `yes no unknown`. */
function impact(
  convictions: readonly CountText[],
  answers: readonly AnswerText[] = [],
  rest: Omit<PersonText, 'convictions'> = {},
) {
  const { before, after } = impactOf(decided(person({ ...rest, convictions }), answers), firstRecentDay(day))
  const told = (has: typeof before) => `${has.felony} ${has.conviction} ${has.recent}`
  return [told(before), told(after)]
}

const felony: CountText = { offense: '11359 HS', class: 'felony', on: '2015-01-01' }
const misdemeanor: CountText = { offense: '148 PC', class: 'misdemeanor', on: '2001-01-01' }

describe('before', () => {
  test.each<[string, readonly CountText[], string]>([
    ['nothing', [], 'no no no'],
    ['a felony of 2015', [felony], 'yes yes yes'],
    ['a misdemeanor of 2001', [misdemeanor], 'no yes no'],
    ['both', [misdemeanor, felony], 'yes yes yes'],
    [
      'promise 1: a class that cannot be read is no answer',
      [{ offense: '459 PC', on: '2001-01-01' }],
      'unknown yes no',
    ],
    [
      'promise 1: a date that cannot be read is no answer',
      [{ ...misdemeanor, on: undefined }].map(without),
      'no yes unknown',
    ],
    ['a year in which it may be recent', [{ ...misdemeanor, on: '2012' }], 'no yes unknown'],
    [
      'a felony reduced since',
      [{ ...felony, later: [{ kind: 'reduced', to: 'misdemeanor' }] }],
      'no yes yes',
    ],
    ['a felony reduced to who knows what', [{ ...felony, later: ['reduced'] }], 'unknown yes yes'],
    ['dismissed since', [{ ...felony, later: ['dismissed'] }], 'no no no'],
    ['vacated since', [{ ...felony, later: ['vacated'] }], 'no no no'],
    ['sealed since', [{ ...felony, later: ['other', 'sealed'] }], 'no no no'],
    ['after an order that may concern it', [{ ...felony, later: ['other'] }], 'unknown unknown unknown'],
    ['probation revoked', [{ ...felony, later: ['probation-revoked'] }], 'yes yes yes'],
  ])('%s', (_, convictions, has) => {
    expect(impact(convictions)).toEqual([has, has])
  })

  test('promise 1: nothing is sure of a record in doubt', () => {
    const unknown = 'unknown unknown unknown'
    expect(impact([felony], [], { doubts: ['identity'] })).toEqual([unknown, unknown])
    expect(impact([], [], { doubts: ['unread-row'] })).toEqual([unknown, unknown])
  })
})

/** A count with no date, and not one whose date is undefined. */
function without({
  on: _,
  ...rest
}: { readonly [K in keyof CountText]?: CountText[K] | undefined }): CountText {
  return rest as CountText
}

describe('after', () => {
  test.each<[AnswerText, string]>([
    [{ outcome: 'eligible', relief: 'dismiss-and-seal' }, 'no no no'],
    [{ outcome: 'eligible', relief: 'dismiss' }, 'no no no'],
    [{ outcome: 'eligible', relief: 'reduce' }, 'no yes yes'],
    [{ outcome: 'eligible', relief: 'redesignate-misdemeanor' }, 'no yes yes'],
    [{ outcome: 'eligible', relief: 'redesignate-infraction' }, 'no yes yes'],
    [{ outcome: 'eligible-later', relief: 'dismiss' }, 'yes yes yes'],
    [{ outcome: 'review', relief: 'dismiss' }, 'yes yes yes'],
    [{ outcome: 'not-eligible' }, 'yes yes yes'],
  ])('%j', (answer, after) => {
    expect(impact([felony], [answer])).toEqual(['yes yes yes', after])
  })

  test('what is left of the record stays', () => {
    expect(impact([felony, misdemeanor], [{ outcome: 'eligible', relief: 'dismiss' }])).toEqual([
      'yes yes yes',
      'no yes no',
    ])
  })

  test('a reduction settles a class that could not be read', () => {
    expect(
      impact([{ offense: '11359 HS', on: '2001-01-01' }], [{ outcome: 'eligible', relief: 'reduce' }]),
    ).toEqual(['unknown yes no', 'no yes no'])
  })
})

test('the what-ifs stand on the law, not on the policy of the run', () => {
  const of = person({
    convictions: [felony, { ...felony, offense: '11357 HS' }, { ...misdemeanor, on: '2018-01-01' }],
  })
  const [first, second, third] = of.convictions
  if (first === undefined || second === undefined || third === undefined) throw new Error('three convictions')
  const found = impactOf(
    decided(
      of,
      [
        // Dismissed by the policy of the run only; the law would not even reduce it.
        { outcome: 'eligible', relief: 'dismiss', basis: 'policy', law: { outcome: 'not-eligible' } },
        {
          outcome: 'eligible',
          relief: 'dismiss',
          law: { outcome: 'eligible', relief: 'redesignate-misdemeanor' },
        },
      ],
      {
        whatIf: [
          { conviction: first, dismissAll: true, dismissAllAndRelated: true },
          { conviction: second, dismissAll: false, dismissAllAndRelated: true },
          { conviction: third, dismissAll: false, dismissAllAndRelated: true },
        ],
      },
    ),
    firstRecentDay(day),
  )
  expect(found).toEqual({
    before: { felony: 'yes', conviction: 'yes', recent: 'yes' },
    after: { felony: 'no', conviction: 'yes', recent: 'yes' },
    dismissAll: { felony: 'no', conviction: 'yes', recent: 'yes' },
    dismissAllAndRelated: { felony: 'no', conviction: 'no', recent: 'no' },
  })
})

test('a conviction is recent until seven years have passed', () => {
  expect(formatDay(firstRecentDay(day))).toBe('2012-11-12')
  for (let asOf = theDay('2019-12-01'); asOf < theDay('2024-04-01'); asOf++) {
    const first = firstRecentDay(asOf)
    expect(addPeriod(first, { years: 7 })).toBeGreaterThan(asOf)
    expect(addPeriod(first - 1, { years: 7 })).toBeLessThanOrEqual(asOf)
  }
})
