import { describe, expect, test } from 'vitest'
import type { Offense } from '../../../record/person.ts'
import { isPleaSection, relatedCharge } from './beside-marijuana.ts'
import { readOffense } from './read-offense.ts'

const first = (text: string): Offense => {
  const [offense] = readOffense(text).offenses
  if (offense === undefined) throw new Error(`no offense in [${text}]`)
  return offense
}

describe('what stands beside them', () => {
  test.each([
    ['32 PC', true],
    ['11364 HS', true],
    ['11364(A) HS', true],
    ['11366 HS', true],
    ['11366.5 HS', false],
    ['11364.7 HS', false],
    ['32 VC', false],
    ['664/32 PC', true],
    ['182/32 PC', false],
  ])('a plea from a marijuana charge: %s %s', (text, expected) => {
    expect(isPleaSection(first(text))).toBe(expected)
  })

  test.each([
    ['148(A)(1) PC', 'yes'],
    ['148 PC', 'yes'],
    ['148.9(A) PC', 'yes'],
    ['148.5 PC', 'no'],
    ['1480 PC', 'no'],
    ['148', 'unknown'],
    ['148 VC', 'no'],
    ['602(L) PC', 'yes'],
    ['602.8 PC', 'no'],
    ['602.8(A) PC', 'no'],
    ['647(F) PC', 'yes'],
    ['647(f) HS', 'no'],
    ['647(B) PC', 'no'],
    ['647 PC', 'unknown'],
    ['647F PC', 'unknown'],
    ['466 PC', 'yes'],
    ['4060 BP', 'yes'],
    ['4050.6 BP', 'no'],
    ['4149 BP - UNLICENSED SALE OF NEEDLES', 'yes'],
    ['40508(A) VC', 'yes'],
    ['1320(A) PC', 'yes'],
    ['1320.5 PC', 'no'],
    ['11550(A) HS', 'yes'],
    ['14859 PC', 'no'],
    ['11357(A) HS', 'no'],
  ])('a related charge: %s %s', (text, expected) => {
    expect(relatedCharge(first(text))).toBe(expected)
  })
})
