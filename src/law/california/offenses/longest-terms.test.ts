import { describe, expect, test } from 'vitest'
import { saidOfIt } from './list-entry.ts'
import { LONGEST_TERMS, punishableByEight, termsOf } from './longest-terms.ts'
import { readOffense } from './read-offense.ts'

const asked = (text: string): boolean | undefined => {
  const reading = readOffense(text)
  const [offense] = reading.offenses
  if (offense === undefined || reading.offenses.length !== 1) throw new Error(`[${text}] is not one offense`)
  return punishableByEight(offense, saidOfIt(reading))
}

describe('punishable by eight years or more', () => {
  test.each([
    '187(A) PC-MURDER',
    '664/187(A) PC-ATTEMPTED MURDER',
    '191.5(A) PC-GROSS VEH MANSLAUGHTER:INTOX',
    '192(A) PC-VOLUNTARY MANSLAUGHTER',
    '286(C)(2) PC-SODOMY BY FORCE',
    '289(D) PC-SEXUAL PENETRATION:UNCONSCIOUS',
    '192 PC-VOLUNTARY MANSLAUGHTER',
    '203 PC-MAYHEM',
    '207(A) PC-KIDNAPPING',
    '209(B)(1) PC-KIDNAP FOR ROBBERY',
    '210.5 PC-HOSTAGE',
    '215 PC-CARJACKING',
    '220(A)(2) PC-ASSAULT TO COMMIT RAPE:MINOR',
    '236.1(A) PC-HUMAN TRAFFICKING',
    '245(B) PC-ADW:SEMIAUTO',
    '245(D) PC-ADW ON PO WITH FIREARM',
    '245.5(B) PC-ADW ON SCHOOL EMPLOYEE:FIREARM',
    '261(A)(2) PC-RAPE BY FORCE',
    '264.1 PC-RAPE IN CONCERT',
    '288(A) PC-LEWD ACT',
    '664/288.5 PC-ATTEMPTED CONTINUOUS ABUSE',
    '451(B) PC-ARSON:INHABITED',
    '2800.3(B) VC-EVADE CAUSING DEATH',
    '30600(A) PC-ASSAULT WEAPON SALE',
    '11352(B) HS-TRANSPORT TO NONCONTIGUOUS COUNTY',
  ])('%s: in every form', text => expect(asked(text)).toBe(true))

  test.each([
    '459 PC-BURGLARY',
    '460(A) PC-BURGLARY:FIRST DEGREE',
    '211 PC-ROBBERY:SECOND DEGREE',
    '212.5(C) PC-ROBBERY:SECOND DEGREE',
    '664/211 PC-ATTEMPTED ROBBERY',
    '192(B) PC-INVOLUNTARY MANSLAUGHTER',
    '236 PC-FALSE IMPRISONMENT',
    '368(B)(1) PC-CRUELTY TO ELDER',
    '368(D) PC-THEFT FROM ELDER',
    '243(D) PC-BATTERY W/SERIOUS BODILY INJURY',
    '245(A)(1) PC-ADW',
    '245(C) PC-ADW ON PEACE OFFICER',
    '273.5(A) PC-CORPORAL INJURY',
    '273A(A) PC-CHILD ENDANGERMENT',
    '288(C)(1) PC-LEWD ACT:CHILD 14/15',
    '422 PC-CRIMINAL THREATS',
    '29800(A)(1) PC-FELON POSS FIREARM',
    '451(D) PC-ARSON OF PROPERTY',
    '470(D) PC-FORGERY',
    '487(A) PC-GRAND THEFT',
    '496(A) PC-RECEIVING',
    '530.5(A) PC-IDENTITY THEFT',
    '594(B)(1) PC-VANDALISM',
    '646.9(A) PC-STALKING',
    '191.5(B) PC-VEH MANSLAUGHTER:INTOX',
    '4573.6 PC-POSS CNTL SUB IN PRISON',
    '10851(A) VC-VEHICLE THEFT',
    '20001(A) VC-HIT AND RUN',
    '2800.2 VC-EVADE',
    '11351 HS-POSS FOR SALE',
    '11352(A) HS-TRANSPORT/SELL',
    '11359 HS-POSS MARIJUANA FOR SALE',
    '11377(A) HS-POSSESS CNTL SUB',
    '11378 HS-POSS FOR SALE',
  ])('%s: in none', text => expect(asked(text)).toBe(false))

  test.each([
    // Several terms under one label.
    '211 PC-ROBBERY',
    '211 PC-ROBBERY:FIRST DEGREE',
    '11352 HS-TRANSPORT/SELL',
    '220 PC-ASSAULT TO COMMIT FELONY',
    '245(A) PC-ADW',
    '245 PC-ADW',
    '288 PC-LEWD ACT',
    '192 PC-MANSLAUGHTER',
    '451 PC-ARSON',
    '286 PC-SODOMY',
    // Nobody read the term, or all of it.
    '11379 HS-TRANSPORT CNTL SUB',
    '12021(A)(1) PC-FELON POSS FIREARM',
    // Of a conspiracy the term is another’s, and a section without a code may be of any.
    '182/459 PC-CONSPIRACY:BURGLARY',
    '215 CARJACKING',
  ])('%s: asked', text => expect(asked(text)).toBeUndefined())
})

test('each entry names sections that can be read, and a term', () => {
  for (const { sections, longest, cite } of LONGEST_TERMS) {
    expect(sections.length, cite.text).toBeGreaterThan(0)
    expect(longest.length, cite.text).toBeGreaterThan(0)
    expect(cite.confidence).not.toBe('unverified')
  }
})

test('a form that nobody read leaves the whole label open', () => {
  const [offense] = readOffense('11379 HS-TRANSPORT CNTL SUB').offenses
  expect(offense && termsOf(offense, undefined)).toBeUndefined()
})
