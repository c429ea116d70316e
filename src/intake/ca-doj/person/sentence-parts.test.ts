/** Parts of a sentence on several rows, each once. */
import { expect, test } from 'vitest'
import { COURT, eventsOf, type Fields, NO_SENTENCE, rowOf } from '../made-up.ts'
import type { PartReading } from '../sentence.ts'
import { addPart, hasSentence, missesPart } from './sentence-parts.ts'

const parts = (...rows: readonly Fields[]): readonly string[] => {
  const count = { parts: [] as PartReading[], partOrders: [] as string[] }
  for (const fields of rows) addPart(count, rowOf(fields))
  return count.parts.map(({ part }) => `${part.place} ${part.text}`)
}

test('the same part under the same number is one', () => {
  expect(parts(COURT, COURT)).toEqual(['JAIL 90 D'])
})
test('the same words under another number, or under none, are one more', () => {
  expect(parts(COURT, { ...COURT, SENT_ORDER: '2' })).toEqual(['JAIL 90 D', 'JAIL 90 D'])
  const unnumbered = { ...COURT, SENT_ORDER: '' }
  expect(parts(unnumbered, unnumbered)).toEqual(['JAIL 90 D', 'JAIL 90 D'])
})
test('a row without a sentence adds nothing', () => {
  expect([parts({ ...COURT, ...NO_SENTENCE }), hasSentence(rowOf({ ...COURT, ...NO_SENTENCE }))]).toEqual([
    [],
    false,
  ])
})
test('a number without a part is a part that cannot be read', () => {
  const lost = { ...COURT, ...NO_SENTENCE, SENT_ORDER: '1' }
  expect([parts(lost), hasSentence(rowOf(lost))]).toEqual([[' '], false])
})
test('a row can be the part a count misses by its number only', () => {
  const count = { rows: [...eventsOf(COURT)] }
  expect(['1', '2', '', 'x'].map(order => missesPart(count, order))).toEqual([false, true, false, false])
  const second = { rows: [...eventsOf({ ...COURT, SENT_ORDER: '2' })] }
  expect(['1', '2', '3'].map(order => missesPart(second, order))).toEqual([true, false, true])
})
