import { describe, expect, test } from 'vitest'
import type { Offense } from '../../../record/person.ts'
import { isMinorsSection, marijuanaSection, oldSubdivision } from './marijuana.ts'
import { readOffense } from './read-offense.ts'

const first = (text: string): Offense => {
  const [offense] = readOffense(text).offenses
  if (offense === undefined) throw new Error(`no offense in [${text}]`)
  return offense
}

describe('the sections of the act', () => {
  test.each([
    ['11357(A) HS', '11357', 'a'],
    ['11357B2 HS', '11357', 'b'],
    ['11357 HS', '11357', undefined],
    ['11357(1) HS', '11357', undefined],
    ['11358 HS', '11358', undefined],
    ['11359(C) HS', '11359', 'c'],
    ['11360(A) HS', '11360', 'a'],
    ['66411357(A) HS', '11357', 'a'],
    ['182/11359 HS', '11359', undefined],
    ['11357(C)', '11357', 'c'],
    ['11,357(D) HS', '11357', 'd'],
    ['11530 HS', '11357', undefined],
    ['11530(A) HS', '11357', undefined],
    ['11530.1 HS', '11358', undefined],
    ['11530.5 HS', '11359', undefined],
    ['11531 HS', '11360', undefined],
    ['11357.5 HS', undefined, undefined],
    ['11357.5(A) HS', undefined, undefined],
    ['11530.6 HS', undefined, undefined],
    ['111357 HS', undefined, undefined],
    ['11361 HS', undefined, undefined],
    ['11357(A) PC', undefined, undefined],
    ['1358 HS', undefined, undefined],
  ])('%s: section %s, letter %s', (text, section, letter) => {
    expect([marijuanaSection(first(text)), oldSubdivision(first(text))]).toEqual([section, letter])
  })

  test.each([
    ['11361(A) HS', true],
    ['11361.5 HS', false],
    ['11361 PC', false],
  ])('%s is the section on minors: %s', (text, expected) => {
    expect(isMinorsSection(first(text))).toBe(expected)
  })
})
