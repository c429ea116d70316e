import { expect, test } from 'vitest'
import { explainFact } from './explained.ts'

test('a fact that may be about something else, and is not, is about nothing', () => {
  const fact = { name: 'serious', asks: 'Is it?', answers: { kind: 'yes-no' }, read: () => true } as const
  const use = { ...fact, value: true, open: false, about: '', sources: [], fact, subject: {}, probes: [] }
  expect(explainFact(use)).toEqual({ name: 'serious', about: undefined, value: 'yes', sources: [] })
})
