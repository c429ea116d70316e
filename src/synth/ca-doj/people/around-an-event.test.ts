import { describe, expect, test } from 'vitest'
import { formatDay, theDay } from '../../../time/day.ts'
import { seeded } from '../../random.ts'
import { planContext } from '../context.ts'
import { SITUATIONS } from '../scenarios.ts'
import { answerBeside, aroundAnEvent, arrestsInRelation, type Relation } from './around-an-event.ts'

const context = planContext(seeded('events'), { county: 'KERN', asOf: theDay('2026-11-01') })
const RELATIONS: readonly Relation[] = ['before', 'just-before', 'edge', 'gap', 'same-day', 'after']

test('an arrest stands in a relation to an event by the six years in which the offense can be', () => {
  const days = RELATIONS.map(relation => {
    const { from, to } = arrestsInRelation(relation, theDay('1990-06-01'), context)
    return [relation, formatDay(from), formatDay(to)]
  })
  expect(days).toEqual([
    ['before', '1996-07-11', '2016-10-31'],
    ['just-before', '1996-06-02', '1996-06-02'],
    ['edge', '1996-06-01', '1996-06-01'],
    ['gap', '1990-06-02', '1996-05-12'],
    ['same-day', '1990-06-01', '1990-06-01'],
    ['after', '1960-01-01', '1990-05-31'],
  ])
})

describe('the answer beside an event', () => {
  const named = (says: string) => SITUATIONS.filter(one => one.says === says)
  const [sale] = named('21 or older 11359 felony')
  const [concentrate] = named('21 or older old 11357(a) felony')
  if (sale === undefined || concentrate === undefined) throw new Error('a situation has another name now')

  test.each([
    ['before', 'not-eligible', 'review', 'eligible'],
    ['just-before', 'not-eligible', 'review', 'eligible'],
    ['edge', 'review', 'review', 'eligible'],
    ['gap', 'review', 'review', 'eligible'],
    ['same-day', 'eligible', 'eligible', 'eligible'],
    ['after', 'eligible', 'eligible', 'eligible'],
  ] as const)('%s: %s where it bars, %s where it may, %s where it does not', (relation, yes, perhaps, no) => {
    expect(answerBeside(sale, relation, 'yes')).toBe(yes)
    expect(answerBeside(sale, relation, 'perhaps')).toBe(perhaps)
    expect(answerBeside(sale, relation, 'no')).toBe(no)
    expect(answerBeside(concentrate, relation, 'yes')).toBe('eligible')
  })
})

test('the convictions of such a person say what stands where, and never stand alone', () => {
  const said = new Set<string>()
  for (let n = 0; n < 2000; n++) {
    const { alone, answers } = aroundAnEvent(context)
    expect(alone).toBe(false)
    for (const { why, answer, situation } of answers)
      if (situation.priorsMatter) said.add(`${why.slice(why.indexOf('; ') + 2)}: ${answer}`)
  }
  expect([...said].filter(text => text.startsWith('superstrike')).sort()).toEqual([
    'superstrike after the arrest: eligible',
    'superstrike before the offense: not-eligible',
    'superstrike in the six years before the arrest: review',
    'superstrike on the day of the arrest: eligible',
    'superstrike on the earliest day the offense can be: review',
    'superstrike the day before the earliest the offense can be: not-eligible',
  ])
  // What led to a registration may lie earlier than it: nobody is asked whether it came after.
  expect([...said].filter(text => text.startsWith('sex offender registration')).sort()).toEqual([
    'sex offender registration before the offense: not-eligible',
    'sex offender registration in the six years before the arrest: review',
    'sex offender registration on the earliest day the offense can be: review',
    'sex offender registration the day before the earliest the offense can be: not-eligible',
  ])
})
