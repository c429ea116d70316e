/** The table of penalties says one thing of each section, and nothing from memory. */
import { expect, test } from 'vitest'
import { theDay } from '../../../time/day.ts'
import { on } from '../../../time/window.ts'
import { PENALTIES } from './penalties.ts'
import { penaltyOf } from './penalty.ts'
import { readOffense } from './read-offense.ts'

const IN_2010 = { offenseDate: on(theDay('2010-03-01')), sameCase: [] }

test('no entry is from memory, and each says where it was read', () => {
  const unsure = PENALTIES.filter(
    ({ cite: { confidence } }) => confidence !== 'verbatim' && confidence !== 'copy',
  )
  expect(unsure).toEqual([])
  expect(
    PENALTIES.filter(({ cite: { note } }) => note === undefined).map(({ cite: { text } }) => text),
  ).toEqual(['PC 190.3, 3000.1 and each section'])
})

test('every section that needs no question is answered, as its entry says', () => {
  const wrong: string[] = []
  for (const { sections, is, needs, told } of PENALTIES) {
    if (needs !== undefined || told !== undefined) continue
    for (const section of sections) {
      const [offense] = readOffense(section).offenses
      if (offense === undefined || penaltyOf(offense, IN_2010)?.is !== is) wrong.push(section)
    }
  }
  expect(wrong).toEqual([])
})

test.each([
  ['459 PC', undefined, undefined],
  ['487 PC', undefined, undefined],
  ['487(C) PC', 'either', 'jail'],
  ['487.3 PC', undefined, undefined],
  ['192(A) PC', 'felony', 'prison'],
  ['192 PC', undefined, undefined],
  ['245.5(A) PC', 'either', undefined],
  ['664/422 PC', 'either', 'prison'],
  ['23152(A) VC', 'either', undefined],
  ['20001 VC', undefined, undefined],
  ['532 PC', undefined, undefined],
  ['4573 PC', 'felony', 'jail'],
  ['4573.8 PC', 'felony', 'prison'],
  ['191.5(B) PC', 'either', 'jail'],
  ['191.5 PC', undefined, undefined],
  ['286(C)(1) PC', 'felony', 'prison'],
  ['286 PC', undefined, undefined],
  ['289(C) PC', 'either', 'prison'],
  ['288A(C)(1) PC', undefined, undefined],
  ['236 PC', 'felony', 'jail'],
  ['237(A) PC', 'felony', 'jail'],
  ['11360 HS', undefined, undefined],
] as const)('%s', (text, is, served) => {
  const [offense] = readOffense(text).offenses
  const found = offense && penaltyOf(offense, IN_2010)
  expect([found?.is, found?.served]).toEqual([is, served])
})
