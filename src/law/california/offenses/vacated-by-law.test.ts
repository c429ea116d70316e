import { expect, test } from 'vitest'
import { readOffense } from './read-offense.ts'

test.each([
  ['647F PC-PROSTITUTION W/AIDS', 'VACATED BY LAW: PC 1170.21'],
  ['647f PC', 'VACATED BY LAW: PC 1170.21'],
  ['647(F) PC-DISORDERLY CONDUCT:INTOX', undefined],
  ['647(B) PC-PROSTITUTION', undefined],
  ['647F/11359 HS', undefined],
])('%s: %s', (text, expected) => {
  expect(readOffense(text).vacatedAsFelony).toBe(expected)
})
