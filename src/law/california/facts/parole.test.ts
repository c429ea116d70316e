import { describe, expect, test } from 'vitest'
import { conviction as first, person } from '../../../../test/people.ts'
import { formatDay, NEVER, theDay } from '../../../time/day.ts'
import { on } from '../../../time/window.ts'
import { latestEndOfParole } from './parole.ts'

/** The last day of parole after a prison term that ends on 1 June 2005. */
function lastDay(offense: string, convicted: string, ends: string, registers = false): string {
  const conviction = first(
    person({ convictions: [{ offense, class: 'felony', on: convicted, sentence: 'PRISON 2 Y' }] }),
  )
  const day = latestEndOfParole(conviction, on(theDay(ends)), registers)
  return day === NEVER ? 'nothing bounds it' : formatDay(day)
}

describe('the longest parole after prison', () => {
  test.each([
    ['496(A) PC-RECEIVING', '2009-06-01'],
    ['211 PC-ROBBERY', '2009-06-01'],
    ['288(A) PC-LEWD ACT W/CHILD', '2020-06-01'],
    ['206 PC-TORTURE', '2012-06-01'],
    ['664/187 PC-ATTEMPTED MURDER', '2012-06-01'],
    ['187(A) PC-MURDER', 'nothing bounds it'],
    ['261(A)(2) PC-RAPE', 'nothing bounds it'],
    ['288(B)(1) PC-LEWD ACT BY FORCE', 'nothing bounds it'],
    ['288 PC-LEWD ACT', 'nothing bounds it'],
    ['SEE COMMENT', 'nothing bounds it'],
  ])('%s: %s', (offense, expected) => {
    expect(lastDay(offense, '2003-06-01', '2005-06-01')).toBe(expected)
  })

  test.each([
    ['3056 PC-VIOLATION OF PAROLE', 'nothing bounds it'],
    ['3064 PC-PAROLE ESCAPE', 'nothing bounds it'],
    ['1203.2(A) PC-PROBATION VIOL', '2009-06-01'],
  ])('beside an arrest for %s: %s', (charge, expected) => {
    const of = person({
      convictions: [
        { offense: '496(A) PC-RECEIVING', class: 'felony', on: '2003-06-01', sentence: 'PRISON 2 Y' },
      ],
      arrests: [{ on: '2006-03-01', charges: [{ offense: charge, class: 'felony' }] }],
    })
    const day = latestEndOfParole(first(of), on(theDay('2005-06-01')), false)
    expect(day === NEVER ? 'nothing bounds it' : formatDay(day)).toBe(expected)
  })

  test('is shorter for those convicted since July 2020, unless they may have to register', () => {
    expect(lastDay('496(A) PC-RECEIVING', '2020-07-01', '2022-07-01')).toBe('2025-07-01')
    expect(lastDay('496(A) PC-RECEIVING', '2020-06-30', '2022-07-01')).toBe('2026-07-01')
    expect(lastDay('311.11(A) PC-POSSESS CHILD PORN', '2020-07-01', '2022-07-01', true)).toBe('2026-07-01')
  })
})
