/** Priors: which earlier conviction counts, by which date, and what a record that may not be whole leaves open. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CountText, conviction, type PersonText, person } from '../../test/people.ts'
import { all, unless } from '../rules/algebra.ts'
import { barsOf } from '../rules/bars.ts'
import { cite } from '../rules/citation.ts'
import { determine } from '../rules/determination.ts'
import type { DayFact, Fact } from '../rules/fact.ts'
import { always, is } from '../rules/leaves.ts'
import type { FactUse } from '../rules/proof.ts'
import { questions } from '../rules/question.ts'
import { missing, missingNames } from '../rules/reason.ts'
import { ready } from '../rules/rule.ts'
import { ALWAYS, theDay } from '../time/day.ts'
import { lies, NO, UNKNOWN, verdictOn, type Window, YES } from '../time/window.ts'
import { convictionDate } from './facts.ts'
import type { Conviction } from './person.ts'
import { type Counting, describe as inWords, type Prior, priors } from './priors.ts'

const law = cite('Test Code 1', 'unverified')
const today = theDay('2026-07-01')

const offenseDate: DayFact<Conviction> = {
  name: 'offense date',
  asks: 'On which day was the offense committed?',
  answers: { kind: 'day' },
  read: ({ offenseDate }) => offenseDate,
}
const sectionOf: Fact<Prior, string> = {
  name: 'section of the earlier conviction',
  asks: 'Which section?',
  answers: { kind: 'choice', options: ['459', '187', '484'] },
  read: ({ prior }) => prior.offense.offenses[0]?.section,
  of: ({ prior }) => prior,
  about: ({ prior }) => inWords(prior),
}
const classOf: Fact<Prior, string> = {
  name: 'class of the earlier conviction',
  asks: 'Which class?',
  answers: { kind: 'choice', options: ['felony', 'misdemeanor'] },
  read: ({ prior }) => prior.class,
  of: ({ prior }) => prior,
  about: ({ prior }) => inWords(prior),
}
const burglary = () => is(sectionOf, ['459'])
const felonyBurglary = () => all('a felony burglary', burglary(), is(classOf, ['felony']))

/** By conviction date before the offense. */
const byConviction: Counting = {
  says: 'an earlier burglary',
  cite: law,
  dated: convictionDate,
  before: offenseDate,
}
/** By offense date before the conviction. */
const byOffense: Counting = { ...byConviction, dated: offenseDate, before: convictionDate }

/** The last conviction told is the one asked about. */
const asked = (convictions: readonly CountText[], rest: Omit<PersonText, 'convictions'> = {}): Conviction =>
  conviction(person({ ...rest, convictions }), convictions.length - 1)
const now: CountText = {
  offense: '484 PC',
  on: '1995-06-01',
  arrested: '1995-01-10',
  committed: '1995-01-10',
}
const burglaryOf = (on: string, more: Partial<CountText> = {}): CountText => ({
  offense: '459 PC',
  class: 'felony',
  on,
  committed: on,
  ...more,
})

describe('the date that counts', () => {
  test.each<[string, CountText, Window, Window]>([
    ['both before', burglaryOf('1990-01-01'), YES, YES],
    ['both after', burglaryOf('1996-01-01'), NO, NO],
    ['convicted the day before the offense', burglaryOf('1995-01-09'), YES, YES],
    ['convicted on the day of the offense: the same day is not before', burglaryOf('1995-01-10'), NO, YES],
    [
      'committed before, convicted after the offense',
      burglaryOf('1995-03-01', { committed: '1994-12-24' }),
      NO,
      YES,
    ],
    ['committed on the day of the conviction', burglaryOf('1995-06-01'), NO, NO],
    ['committed after the offense, before the conviction', burglaryOf('1995-05-31'), NO, YES],
    ['convicted some day of the month of the offense', burglaryOf('1995-01'), UNKNOWN, YES],
    ['convicted some day of the month before', burglaryOf('1994-12'), YES, YES],
  ])(
    '%s: by conviction before the offense, by offense before the conviction',
    (_, earlier, conviction_, offense) => {
      const of = asked([earlier, now])
      expect([
        priors(1, burglary(), byConviction).when(of),
        priors(1, burglary(), byOffense).when(of),
      ]).toEqual([conviction_, offense])
    },
  )

  test('a date that is not in the record leaves it open, and is what is asked for', () => {
    const of = asked([{ offense: '459 PC', class: 'felony' }, now])
    const early = priors(1, burglary(), byConviction)
    expect(early.when(of)).toEqual(UNKNOWN)
    expect(missing([early], of, today).map(({ name, about }) => [name, about])).toEqual([
      ['conviction date of the earlier conviction', '459 PC, convicted unknown'],
    ])
  })

  test('an offense known only by its arrest leaves a conviction of the meantime open', () => {
    const of = asked([
      burglaryOf('1994-06-01'),
      { offense: '484 PC', on: '1995-06-01', arrested: '1995-01-10' },
    ])
    expect(of.offenseDate.soonest).toBe(ALWAYS)
    expect(priors(1, burglary(), byConviction).when(of)).toEqual(UNKNOWN)
  })

  test('the order of the record is no matter, only its dates', () => {
    const later = person({ convictions: [now, burglaryOf('1990-01-01')] })
    expect(priors(1, burglary(), byConviction).when(conviction(later, 0))).toEqual(YES)
    expect(priors(1, burglary(), byConviction).when(conviction(later, 1))).toEqual(NO)
  })
})

describe('one conviction must be all that is asked of a prior', () => {
  test('a felony burglary before: not a felony, a burglary and an early date of three different ones', () => {
    const split = asked([
      burglaryOf('1990-01-01', { class: 'misdemeanor' }),
      burglaryOf('1996-01-01'),
      { offense: '187 PC', class: 'felony', on: '1990-01-01' },
      now,
    ])
    const joined = asked([burglaryOf('1990-01-01'), now])
    const condition = priors(1, felonyBurglary(), byConviction)
    expect([condition.when(split), condition.when(joined)]).toEqual([NO, YES])
  })

  test('two or more are counted one by one', () => {
    const two = priors(2, burglary(), byConviction)
    const early = burglaryOf('1990-01-01')
    const undated: CountText = { offense: '459 PC' }
    expect(
      [
        [early, now],
        [early, early, now],
        [early, undated, now],
        [early, burglaryOf('1996-01-01'), now],
        [undated, undated, now],
      ].map(convictions => two.when(asked(convictions))),
    ).toEqual([NO, YES, UNKNOWN, NO, UNKNOWN])
  })

  test('a conviction is never its own prior, however it is dated', () => {
    const of = asked([{ offense: '187 PC', on: '1980-01-01' }, burglaryOf('1990-01-01')])
    const afterAll: Counting = { ...byConviction, before: { ...offenseDate, read: () => NO } }
    expect(priors(1, burglary(), afterAll).when(of)).toEqual(NO)
    expect(priors(1, burglary(), afterAll).when(asked([burglaryOf('1990-01-01'), now]))).toEqual(YES)
  })

  test('counts of one cycle may be priors of each other where their dates say so, never of the same day', () => {
    const cycle = { cycle: 'one', arrested: '1990-01-01' }
    const of = asked([
      burglaryOf('1990-06-01', cycle),
      { ...burglaryOf('1990-06-01', cycle), offense: '484 PC' },
    ])
    expect(priors(1, burglary(), byConviction).when(of)).toEqual(NO)
  })
})

describe('a record that may not be whole', () => {
  test.each<[string, PersonText['doubts'], Window, Window]>([
    ['whole', [], NO, YES],
    ['a rejected row', ['unread-row'], UNKNOWN, YES],
    ['identity in doubt: the one found may be someone else’s', ['identity'], UNKNOWN, UNKNOWN],
    ['both', ['unread-row', 'identity'], UNKNOWN, UNKNOWN],
  ])('%s: none found, one found', (_, doubts = [], none, one) => {
    const condition = priors(1, burglary(), byConviction)
    expect([
      condition.when(asked([now], { doubts })),
      condition.when(asked([burglaryOf('1990-01-01'), now], { doubts })),
    ]).toEqual([none, one])
  })

  test('what is missing is then the whole record', () => {
    const of = asked([now], { doubts: ['unread-row'] })
    expect(missingNames([priors(1, burglary(), byConviction)], of, today)).toEqual([
      'whole record of the person',
    ])
  })

  test('promise 1: learning never contradicts: neither dates that are found nor rows that turn up', () => {
    const day = fc.constantFrom('1990', '1990-05', '1995-01-09', '1995-01-10', '1995', '1996-02-29')
    const exact = (text: string) =>
      text.length === 4 ? `${text}-07-01` : text.length === 7 ? `${text}-15` : text
    const count = fc.record({
      offense: fc.constantFrom('459 PC', '187 PC'),
      class: fc.constantFrom('felony' as const, 'misdemeanor' as const),
      on: day,
    })
    const silent = (text: CountText, how: number): CountText => {
      const { class: class_, on, ...rest } = text
      return { ...rest, ...(how & 1 ? {} : { class: class_ }), ...(how & 2 ? {} : { on }) } as CountText
    }
    fc.assert(
      fc.property(
        fc.array(fc.tuple(count, fc.integer({ min: 0, max: 3 }), fc.boolean()), { maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (earlier, n) => {
          const lost = earlier.some(([, , gone]) => gone)
          const known = asked(
            [...earlier.flatMap(([text, how, gone]) => (gone ? [] : [silent(text, how)])), now],
            lost ? { doubts: ['unread-row'] } : {},
          )
          const truth = asked([...earlier.map(([text]) => ({ ...text, on: exact(text.on) })), now])
          const condition = priors(n, felonyBurglary(), byConviction)
          expect(lies(condition.when(truth), condition.when(known))).toBe(true)
          expect(verdictOn(condition.when(truth), today)).not.toBe('unknown')
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('asked about', () => {
  const two = (convictions: readonly CountText[]) =>
    missing([priors(2, felonyBurglary(), byConviction)], asked(convictions), today)
  const places = (uses: readonly FactUse[]) =>
    uses.map(({ name, about, subject }) => [name.split(' ')[0], about, (subject as Conviction).key])

  test('two counts that read the same are two questions', () => {
    const unclassed: CountText = { offense: '459 PC', on: '1990-01-01' }
    expect(places(two([unclassed, unclassed, now]))).toEqual([
      ['class', '459 PC, convicted 1990-01-01', 'cycle 1-1'],
      ['class', '459 PC, convicted 1990-01-01', 'cycle 2-1'],
    ])
  })

  test('one answer about an earlier conviction serves every bar that asks it', () => {
    const bar = (says: string, counting: Counting) =>
      unless<Conviction>(says, priors(1, felonyBurglary(), counting))
    const [rule] = ready<Conviction>([
      {
        id: 'test/1',
        relief: 'seal',
        rank: 1,
        cite: law,
        says: 'may be sealed',
        inForce: { from: ALWAYS, cite: law },
        appliesTo: always('any conviction'),
        when: all('no bar', bar('no burglary', byConviction), bar('no burglary by offense', byOffense)),
        routes: [{ name: 'motion', says: '', cite: law, opens: always('open') }],
      },
    ])
    if (rule === undefined) throw new Error('one rule')
    const of = asked([{ offense: '459 PC', on: '1990-01-01', committed: '1989-01-01' }, now])
    expect(barsOf([rule], of, undefined)).toEqual([
      { says: 'no burglary', sure: false },
      { says: 'no burglary by offense', sure: false },
    ])
    const found = questions(
      missing([rule.substance], of, today),
      suppose => determine([rule], of, today, suppose).outcome,
      outcome => outcome !== 'review',
    )
    expect(found.map(({ facts, answers }) => [facts.map(fact => fact.name), answers])).toEqual([
      [
        ['class of the earlier conviction'],
        [
          [['felony'], 'not-eligible'],
          [['misdemeanor'], 'eligible'],
        ],
      ],
    ])
  })

  test('a prior is named as the record writes it', () => {
    expect(
      [burglaryOf('1990-01-01'), { offense: '459 PC' }, { offense: '', on: '1990' }].map(text =>
        inWords(asked([text])),
      ),
    ).toEqual([
      '459 PC, convicted 1990-01-01',
      '459 PC, convicted unknown',
      'offense not readable, convicted between 1990-01-01 and 1990-12-31',
    ])
  })
})
