import { expect, test } from 'vitest'
import { addPeriod, theDay } from '../../../time/day.ts'
import { seeded } from '../../random.ts'
import { planContext } from '../context.ts'
import { answerOfNth, convictionsOfOneSection } from './same-section.ts'

test('the third of a section is barred by two before it, and open where the second may be after the offense', () => {
  expect([1, 2, 3, 4].map(nth => answerOfNth(nth, false))).toEqual([
    { answer: 'eligible', says: '0 earlier of the same section' },
    { answer: 'eligible', says: '1 earlier of the same section' },
    { answer: 'not-eligible', says: 'two earlier of the same section' },
    { answer: 'not-eligible', says: 'two earlier of the same section' },
  ])
  expect(answerOfNth(3, true)).toEqual({
    answer: 'review',
    says: 'a second of the same section in the three years before the arrest',
  })
})

test('the days bear the answers out', () => {
  const context = planContext(seeded('one section'), { county: 'KERN', asOf: theDay('2026-11-01') })
  const thirds = { review: 0, 'not-eligible': 0 }
  for (let n = 0; n < 500; n++) {
    const { cycles, answers } = convictionsOfOneSection(context)
    expect(new Set(answers.map(({ situation }) => situation.section)).size).toBeLessThanOrEqual(1)
    const [, second, third] = cycles
    const answer = third?.counts[0]?.known?.answer
    if (second?.court === undefined || third === undefined || answer === undefined) continue
    const surelyBefore = addPeriod(second.court, { years: 3 }) < third.day
    expect(answer).toBe(surelyBefore ? 'not-eligible' : 'review')
    thirds[surelyBefore ? 'not-eligible' : 'review']++
  }
  expect(Math.min(...Object.values(thirds))).toBeGreaterThan(20)
})
