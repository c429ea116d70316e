/** The flags of the qualifier columns: each changes the offense, or says nothing of it, or is asked about. */
import { describe, expect, test } from 'vitest'
import { formatOffense, readOffense } from './read-offense.ts'

const read = (text: string, flags: string): string => {
  const { offenses, unread } = readOffense(text, flags)
  return `${offenses.map(formatOffense).join(' + ')} | ${unread}`
}

const SALE = '11358 HS-PLANT/CULTIVATE/ETC MARIJUANA/HASH'

describe('what a flag makes of an offense', () => {
  test.each([
    ['ATTEMPTED', 'HS 664/11358 | '],
    ['attempted', 'HS 664/11358 | '],
    ['ATTEMPT', 'HS 664/11358 | '],
    ['-ATTEMPTED', 'HS 664/11358 | '],
    ['664', 'HS 664/11358 | '],
    ['CONSPIRACY', 'HS 182/11358 | '],
    ['CONSPIRACY TO COMMIT', 'HS 182/11358 | '],
    ['SOLICITATION', 'HS 653f/11358 | '],
    ['SOLICITED', 'HS 653f/11358 | '],
    ['ACCESSORY', 'PC 32 | '],
    ['ACCESSORY AFTER THE FACT', 'PC 32 | '],
    // About a warrant, a revocation or nothing.
    ['BENCH WARRANT', 'HS 11358 | '],
    ['B/W', 'HS 11358 | '],
    ['WARRANT', 'HS 11358 | '],
    ['OUTSIDE WARRANT', 'HS 11358 | '],
    ['PROBATION REVO', 'HS 11358 | '],
    ['PROBATION REVOCATION', 'HS 11358 | '],
    ['PAROLE VIOLATION', 'HS 11358 | '],
    ['FTA', 'HS 11358 | '],
    ['AIDING & ABETTING', 'HS 11358 | '],
    ['NONE', 'HS 11358 | '],
    // Several, whatever stands between them.
    ['ATTEMPTED, BENCH WARRANT', 'HS 664/11358 | '],
    ['BENCH WARRANT;ATTEMPTED', 'HS 664/11358 | '],
    ['BENCH WARRANT/PROBATION REVO', 'HS 11358 | '],
    ['BENCH WARRANT ATTEMPTED', 'HS 664/11358 | '],
    ['WARRANT|CONSPIRACY', 'HS 182/11358 | '],
    ['ATTEMPTED ATTEMPTED', 'HS 664/11358 | '],
    // Not known, or contradicting each other.
    ['W/PRIOR', 'HS 11358 | W/PRIOR'],
    ['QX', 'HS 11358 | QX'],
    ['ATTEMPTED, QX', 'HS 11358 | ATTEMPTED, QX'],
    ['ATTEMPTED, CONSPIRACY', 'HS 11358 | ATTEMPTED, CONSPIRACY'],
    ['NOT ATTEMPTED', 'HS 11358 | NOT ATTEMPTED'],
    ['WARRANTLESS', 'HS 11358 | WARRANTLESS'],
  ])('%s', (flags, expected) => {
    expect(read(SALE, flags)).toBe(expected)
  })
})

test.each([
  ['664/187 PC', 'ATTEMPTED', 'PC 664/187 | '],
  ['664/187 PC', 'CONSPIRACY', 'PC 664/187 | CONSPIRACY'],
  ['187 PC-MURDER', 'ATTEMPTED', 'PC 664/187 | '],
  ['187 PC-MURDER', 'ACCESSORY', 'PC 32 | '],
  ['11359/11360(A) HS', 'CONSPIRACY', 'HS 182/11359 + HS 182/11360(a) | '],
  ['MURDER', 'ATTEMPTED', ' | '],
  ['', 'QX', ' | QX'],
])('beside [%s], %s: %s', (text, flags, expected) => {
  expect(read(text, flags)).toBe(expected)
})

test('an accessory to a marijuana offense keeps that it is one', () => {
  expect([readOffense('11359 HS', 'ACCESSORY').says, readOffense('187 PC', 'ACCESSORY').says]).toEqual([
    new Set(['MARIJUANA']),
    undefined,
  ])
})
