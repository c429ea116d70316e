import { describe, expect, test } from 'vitest'
import type { Offense } from '../../../record/person.ts'
import { modifiedBy, modifiersIn, priorsIn, unsaidModifiers } from './modifiers.ts'
import { readOffense } from './read-offense.ts'
import { tokenize } from './tokens.ts'

const kindsIn = (text: string): readonly string[] => modifiersIn(tokenize(text)).map(({ kind }) => kind)

describe('what a text makes of the offense it stands beside', () => {
  test.each([
    ['ATTEMPT', 'attempt'],
    ['**ATT.**', 'attempt'],
    ['DCN:1234567890 ATTMPTD', 'attempt'],
    ['664/', 'attempt'],
    ['66411359', 'attempt'],
    ['DEFT CONSPIRED W/OTHERS', 'conspiracy'],
    ['182(A)(1)', 'conspiracy'],
    ['SOLICITING', 'solicitation'],
    ['653F', 'solicitation'],
    ['ACCESSORY AFTER THE FACT', 'accessory'],
    ['DCN 1 32 PC', 'accessory'],
    ['AIDING', 'unclear'],
  ])('%s: %s', (text, kind) => {
    expect(kindsIn(text)).toEqual([kind])
  })
  test.each([
    'AIDING AND ABETTING',
    'LEGAL AID APPOINTED',
    '182 DAYS JAIL',
    'BKG #664',
    'SCN-66483686',
    'ATTY PRESENT',
    '11359(A) HS',
  ])('%s: nothing', text => {
    expect(kindsIn(text)).toEqual([])
  })
})

test('of a marijuana offense the words are left unread where it does not say so and is not one by itself', () => {
  const unsaid = (offense: Partial<Offense>, description = 'ATT SALE OR CONSP') =>
    unsaidModifiers(modifiersIn(tokenize(description)), [
      { section: '11359', subdivisions: [], code: 'HS', ...offense },
    ]).map(({ token }) => token.text)
  expect(unsaid({})).toEqual(['ATT', 'CONSP'])
  expect(unsaid({ section: '11360' })).toEqual(['CONSP'])
  expect(unsaid({ inchoate: 'attempt' })).toEqual([])
  expect(unsaid({ section: '11378' })).toEqual([])
  expect(unsaid({ code: 'PC' })).toEqual([])
})

test('an offense as words elsewhere may have it', () => {
  const sale = readOffense('11359 HS')
  const [own] = sale.offenses
  expect(modifiedBy(['attempt', 'accessory', 'unclear'], sale)).toEqual([
    { ...own, inchoate: 'attempt' },
    { code: 'PC', section: '32', subdivisions: [] },
  ])
  expect(modifiedBy(['attempt'], readOffense('664/11359 HS'))).toEqual([])
  expect(modifiedBy(['accessory'], readOffense('32 PC'))).toEqual([])
  expect(modifiedBy(['attempt'], readOffense(''))).toEqual([])
})

describe('earlier convictions that words tell of', () => {
  test.each([
    ['STRIKE', 'strike'],
    ['2ND STRIKE PRIOR', 'strike'],
    ['SENT PER 667(B)-(I)', 'strike'],
    ['1170.12 PC', 'strike'],
    ['WITH PRIOR', 'some'],
    ['W/PRIORS', 'some'],
    ['2 PRIORS', 'some'],
    ['11366.5(D) HS W/PR', 'some'],
    ['RELEASED OR/PR', undefined],
    ['PRIOR FEL CONV ADMITTED', 'some'],
    ['NO PRIORS', undefined],
    ['W/O PRIOR', undefined],
    ['NON-STRIKE', undefined],
    ['PRIOR TO SENTENCING', undefined],
    ['667.5(B) PC', undefined],
  ])('%s: %s', (text, told) => {
    expect(priorsIn(tokenize(text), readOffense(text).offenses)).toBe(told)
  })
})
