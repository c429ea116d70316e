import { expect, test } from 'vitest'
import { addPeriod, theDay } from '../../../time/day.ts'
import { seeded } from '../../random.ts'
import { planContext } from '../context.ts'
import { answerOfNth, convictionsOfOneSection } from './same-section.ts'

test('the third of a section is barred by two before it, and open where the second may be after the offense', () => {
  expect([1, 2, 3, 4].map(nth => answerOfNth(nth, false))).toEqual([
    { answer: 'eligible', says: '0 earlier of the same section' },
    { answer: 'eligible', says: '1 earlier of the same section' },
    { answer: 'review', says: 'two earlier of the same section' },
    { answer: 'review', says: 'two earlier of the same section' },
  ])
  expect(answerOfNth(3, true)).toEqual({
    answer: 'review',
    says: 'a second of the same section in the six years before the arrest',
  })
})

test('the days bear the answers out', () => {
  const context = planContext(seeded('one section'), { county: 'KERN', asOf: theDay('2026-11-01') })
  const thirds = { before: 0, perhaps: 0 }
  for (let n = 0; n < 500; n++) {
    const { cycles, answers } = convictionsOfOneSection(context)
    expect(new Set(answers.map(({ situation }) => situation.section)).size).toBeLessThanOrEqual(1)
    const [, second, third] = cycles
    const known = third?.counts[0]?.known
    if (second?.court === undefined || third === undefined || known === undefined) continue
    const surelyBefore = addPeriod(second.court, { years: 6 }) < third.day
    expect(known.answer).toBe('review')
    expect(known.why.endsWith('two earlier of the same section')).toBe(surelyBefore)
    thirds[surelyBefore ? 'before' : 'perhaps']++
  }
  expect(Math.min(...Object.values(thirds))).toBeGreaterThan(20)
})
