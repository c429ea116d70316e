import { describe, expect, test } from 'vitest'
import { formatDay, theDay } from '../../time/day.ts'
import { seeded } from '../random.ts'
import { answerWith, arrestDays, drawComplication, makesSense, mayStillRun } from './complications.ts'
import { planContext } from './context.ts'
import { COMPLICATIONS, type Complication, SITUATIONS, type Situation } from './scenarios.ts'

const context = (asOf: string) => planContext(seeded('complications'), { county: 'KERN', asOf: theDay(asOf) })
const now = context('2026-11-01')

function situation(says: string): Situation {
  const found = SITUATIONS.find(one => one.says === says)
  if (found === undefined) throw new Error(`no situation is called [${says}]`)
  return found
}

function complication(says: string): Complication {
  const found = COMPLICATIONS.find(one => one.says === says)
  if (found === undefined) throw new Error(`no complication is called [${says}]`)
  return found
}

const sale = situation('21 or older 11359 felony')
const smallAmount = situation('21 or older old 11357(b) infraction')
const possession = situation('21 or older old 11357(c) recorded as a felony')

describe('which complications make sense', () => {
  const of = (one: Situation) =>
    COMPLICATIONS.filter(each => makesSense(now, one, each)).map(({ says }) => says)

  test('all of them for a felony where earlier convictions matter', () => {
    expect(of(sale)).toEqual(COMPLICATIONS.map(({ says }) => says))
  })

  test('nothing about the Act for a felony where they do not', () => {
    expect(of(possession)).toEqual(
      COMPLICATIONS.filter(({ graverOnly }) => graverOnly !== true).map(({ says }) => says),
    )
  })

  test('neither a sentence that runs nor a later order for an infraction', () => {
    expect(of(smallAmount)).toEqual([
      'sentence over',
      'no sentence in the record',
      'died after the sentence',
      'no arrest in the record',
    ])
  })

  test('none but a silent sentence where the answer is no anyway', () => {
    expect(of(situation('21 or older old 11357(c) misdemeanor'))).toEqual([
      'sentence over',
      'no sentence in the record',
    ])
  })

  test('none that needs years of which there are not yet enough', () => {
    const early = context('1995-01-01')
    expect(makesSense(early, sale, complication('offense surely after the Act'))).toBe(false)
    expect(makesSense(early, sale, complication('set aside under 1203.4'))).toBe(true)
    expect(makesSense(early, possession, complication('set aside under 1203.4'))).toBe(false)
  })

  test('whatever is drawn makes sense', () => {
    for (const one of now.situations.any.list)
      for (let n = 0; n < 50; n++) expect(makesSense(now, one, drawComplication(now, one))).toBe(true)
  })
})

describe('the days of the arrest', () => {
  const days = (one: Situation, each: string) => {
    const { from, to } = arrestDays(now, one, complication(each))
    return `${formatDay(from)} to ${formatDay(to)}`
  }

  test.each([
    ['sentence over', '1973-01-02 to 2016-11-08'],
    // Short enough ago for a sentence to run.
    ['sentence still running', '2004-12-06 to 2016-11-08'],
    // Long enough ago for a later order and for a death.
    ['set aside under 1203.4', '1973-01-02 to 2014-07-07'],
    ['died after the sentence', '1973-01-02 to 2014-07-07'],
    ['sentence would still run but the person died', '2004-12-06 to 2014-07-07'],
    ['arrested before the Act and convicted after', '2016-06-12 to 2016-11-08'],
    ['arrested after the Act: the offense may be before', '2016-11-09 to 2018-12-31'],
    ['offense surely after the Act', '2022-11-09 to 2024-12-31'],
  ])('%s: %s', (says, expected) => {
    expect(days(sale, says)).toBe(expected)
  })
})

test('the answer is that of the situation, what it says of a reduction, or what the complication makes of it', () => {
  const answers = (one: Situation) =>
    ['died after the sentence', 'reduced under 17(b)', 'life sentence'].map(says =>
      answerWith(one, complication(says)),
    )
  expect(answers(possession)).toEqual(['eligible', 'not-eligible', 'review'])
  expect(answers(sale)).toEqual(['eligible', 'not-eligible', 'review'])
})

test('a sentence may still run where nothing ended it', () => {
  expect(COMPLICATIONS.filter(mayStillRun).map(({ says }) => says)).toEqual([
    'sentence still running',
    'life sentence',
    'a sentence part cannot be read',
    'probation revoked without a new sentence',
  ])
})
