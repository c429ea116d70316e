import { describe, expect, test } from 'vitest'
import { UNKNOWN } from '../time/window.ts'
import { type Given, settle } from './given.ts'
import type { Value } from './source.ts'

const line = (value: Value, corrects = false): Given => ({
  value,
  source: 'a file',
  by: 'J. Roe',
  asOf: 0,
  corrects,
  at: { file: 'facts.csv', line: 2 },
})
const on = (soonest: number, latest = soonest) => ({ soonest, latest })

describe('what was given, beside what the record says', () => {
  test.each<[record: Value | undefined, lines: readonly Given[], state: string, value: Value | undefined]>([
    [undefined, [line(true)], 'given', true],
    [false, [line(false)], 'agrees', false],
    [false, [line(true)], 'contradicts', undefined],
    [false, [line(true, true)], 'corrects', true],
    [undefined, [line(true), line(false)], 'differs', undefined],
    [true, [line(true), line(false)], 'differs', undefined],
    [true, [line(true), line(false, true)], 'differs', undefined],
    ['felony', [line('misdemeanor')], 'contradicts', undefined],
    [on(10, 20), [line(on(15))], 'given', on(15)],
    [UNKNOWN, [line(on(15))], 'given', on(15)],
    [on(15), [line(on(15))], 'agrees', on(15)],
    [on(15), [line(on(10, 20))], 'agrees', on(15)],
    [on(10, 20), [line(on(21))], 'contradicts', UNKNOWN],
    [on(10, 20), [line(on(21), true)], 'corrects', on(21)],
    [on(10, 20), [line(on(0, 16)), line(on(14, 30))], 'given', on(14, 16)],
    [on(10, 20), [line(on(15)), line(on(16))], 'differs', UNKNOWN],
  ])('of %j and %j: %s', (record, lines, state, value) => {
    expect(settle(record, lines)).toEqual({ state, value, record, lines })
  })
})
