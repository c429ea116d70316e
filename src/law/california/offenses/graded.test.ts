import { expect, test } from 'vitest'
import { onList } from './list-entry.ts'
import { SERIOUS } from './lists.ts'
import { formatOffense, readOffense } from './read-offense.ts'

const read = (text: string): string => readOffense(text).offenses.map(formatOffense).join(' + ')

test.each([
  ['459/460(A) PC-BURGLARY:FIRST DEGREE', 'PC 460(a)'],
  ['459/460(B) PC-BURGLARY:SECOND DEGREE', 'PC 460(b)'],
  ['459-460(B) PC', 'PC 460(b)'],
  ['459 PC/460(B) PC', 'PC 460(b)'],
  ['460(B)/459 PC', 'PC 460(b)'],
  ['459/460B PC', 'PC 460(b)'],
  ['459/461(B) PC-BURGLARY', 'PC 461(b)'],
  ['664/459/460(A) PC', 'PC 664/460(a)'],
])('%s is one burglary', (text, offense) => expect(read(text)).toBe(offense))

test.each([
  // Of which degree it is the number alone does not say.
  ['459/460 PC-BURGLARY', 'PC 459 + PC 460'],
  ['459/461 PC-BURGLARY', 'PC 459 + PC 461'],
  ['459/487(A) PC', 'PC 459 + PC 487(a)'],
  ['459.5(A)/460(B) PC', 'PC 459.5(a) + PC 460(b)'],
  ['459/460(B)/496(A) PC', 'PC 459 + PC 460(b) + PC 496(a)'],
  ['459 PC', 'PC 459'],
])('%s stays as it is', (text, offenses) => expect(read(text)).toBe(offenses))

test('what grades it decides whether it is serious', () => {
  const verdict = (text: string) =>
    readOffense(text).offenses.map(
      offense =>
        onList(SERIOUS, offense, { class: 'felony', offenseDate: { soonest: 0, latest: 0 }, sameCase: [] })
          .verdict,
    )
  expect(verdict('459/460(A) PC-BURGLARY')).toEqual(['yes'])
  expect(verdict('459/460(B) PC-BURGLARY')).toEqual(['no'])
  expect(verdict('459/461(A) PC-BURGLARY')).toEqual(['yes'])
  expect(verdict('461 PC-BURGLARY')).toEqual(['unknown'])
})
