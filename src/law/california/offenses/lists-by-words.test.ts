/** Questions of the lists that the words or the subdivision of a text answer, and those they leave. */
import { describe, expect, test } from 'vitest'
import { theDay } from '../../../time/day.ts'
import { on, UNKNOWN } from '../../../time/window.ts'
import { CHILD_ABUSE, DOMESTIC_VIOLENCE, ELDER_ABUSE } from './abuse.ts'
import { RELATED_CHARGES } from './beside-marijuana.ts'
import { type ListContext, type Listed, onList, type ReadyList, saidOfIt } from './list-entry.ts'
import { EXCLUDED_1203_4B, registrable, serious, superstrike, violent } from './lists.ts'
import { readOffense } from './read-offense.ts'

const verdict = (
  list: (offense: NonNullable<ReturnType<typeof readOffense>['offenses'][0]>, context: ListContext) => Listed,
  text: string,
  date?: string,
): string => {
  const reading = readOffense(text)
  const found = reading.offenses.map(
    offense =>
      list(offense, {
        class: 'felony',
        offenseDate: date === undefined ? UNKNOWN : on(theDay(date)),
        sameCase: reading.offenses,
        says: saidOfIt(reading),
      }).verdict,
  )
  expect(reading.unread).toBe('')
  return found.join()
}
const of = (list: ReadyList) => (offense: Parameters<typeof superstrike>[0], context: ListContext) =>
  onList(list, offense, context)

describe('an assault or a kidnapping, by the crime it was for', () => {
  test.each([
    ['220 PC-COMMIT MAYHEM', 'no', 'no'],
    ['220 PC- COMMIT MAYHEM', 'no', 'no'],
    ['220 PC-ASLT W/INT COMMIT MAYHEM', 'no', 'no'],
    ['220 PC-ASSAULT TO COMMIT ROBBERY', 'no', 'no'],
    ['220 PC-ASSAULT W/INT COMMIT GRAND LARCENY', 'no', 'no'],
    ['220 PC-ASLT TO COMMIT RAPE', 'yes', 'yes'],
    ['220(A) PC-ASSAULT W/INT COMMIT SODOMY', 'yes', 'yes'],
    ['220 PC-ASSAULT TO COMMIT ORAL COP', 'yes', 'yes'],
    ['220 PC-ASSAULT W/INTENT COMMIT LEWD ACT', 'yes', 'yes'],
    ['220 PC-ASSAULT TO COMMIT MAYHEM/RAPE/ETC', 'unknown', 'unknown'],
    ['220 PC-ASSAULT TO COMMIT MAYHEM/ETC', 'unknown', 'unknown'],
    ['220 PC-ASSAULT TO COMMIT FELONY', 'unknown', 'unknown'],
    ['220 PC', 'unknown', 'unknown'],
    ['207(A) PC-KIDNAPPING', 'unknown', 'unknown'],
    ['207(A) PC-KIDNAP FOR ROBBERY', 'no', 'no'],
    ['207(B) PC-KIDNAP CHILD UNDER 14 FOR LEWD ACTS', 'yes', 'yes'],
  ])('%s: registration %s, superstrike %s', (text, registers, strikes) => {
    expect([verdict(registrable, text), verdict(superstrike, text)]).toEqual([registers, strikes])
  })

  test.each([
    ['209 PC-KIDNAP FOR RANSOM', 'no'],
    ['209(B)(1) PC-KIDNAP FOR ROBBERY', 'no'],
    ['209(B)(1) PC-KIDNAP TO COMMIT RAPE', 'yes'],
    ['209(B)(1) PC-KIDNAP FOR ROBBERY/RAPE', 'unknown'],
    ['209 PC', 'unknown'],
    ['272 PC-CONTRIBUTE DELINQUENCY MINOR:LEWD', 'yes'],
    ['272 PC-CONTRIBUTE DELINQUENCY MINOR', 'unknown'],
    ['647A PC-ANNOY/MOLEST CHILDREN', 'yes'],
    ['647A PC-DISORDERLY CONDUCT:LEWD ACT', 'no'],
    ['647A PC', 'unknown'],
    ['314 PC-INDECENT EXPOSURE', 'yes'],
    ['314 PC', 'unknown'],
    ['266H PC-PIMPING MINOR', 'yes'],
  ])('%s: registration %s', (text, expected) => {
    expect(verdict(registrable, text)).toBe(expected)
  })
})

describe('force, and the age of the child', () => {
  test.each([
    ['261(2) PC-RAPE BY FORCE', 'yes'],
    ['261 PC-RAPE BY FORCE/FEAR/ETC', 'yes'],
    ['261 PC-RAPE', 'unknown'],
    ['261(A)(4) PC-RAPE:VICTIM UNCONSCIOUS', 'unknown'],
    ['289 PC-SEXUAL PENETRATION W/FORCE', 'yes'],
    ['288A PC-ORAL COPULATION BY FORCE', 'yes'],
    ['286 PC-SODOMY', 'unknown'],
    ['288(A) PC-LEWD OR LASC ACTS W/CHILD UNDER 14', 'yes'],
    ['288(A) PC-LEWD ACT', 'unknown'],
    ['288(C) PC-LEWD ACT W/CHILD 14/15', 'no'],
    ['653F PC-SOLICIT MURDER', 'yes'],
    ['653F PC-SOLICIT COMMIT FELONY', 'unknown'],
  ])('%s: superstrike %s', (text, expected) => {
    expect(verdict(superstrike, text)).toBe(expected)
  })

  test('a lewd act is excluded from PC 1203.4b where its text says under 14', () => {
    expect(verdict(of(EXCLUDED_1203_4B), '288(A) PC-LEWD ACT W/CHILD UNDER 14')).toBe('yes')
    expect(verdict(of(EXCLUDED_1203_4B), '288 PC-LEWD ACT')).toBe('unknown')
  })
})

describe('PC 245: a weapon, or force alone', () => {
  test.each([
    // What (a)(1) held beside the weapon has been (a)(4) since 2012.
    ['245(A)(1) PC-ADW NOT F/ARM OR GBI LIKELY', '2012-01-01', 'yes'],
    ['245(A)(1) PC', '2015-06-01', 'yes'],
    ['245(A)(1) PC-ADW NOT F/ARM OR GBI LIKELY', '2011-12-31', 'unknown'],
    ['245(A)(1) PC', '2005-06-01', 'unknown'],
    ['245(A)(1) PC', undefined, 'unknown'],
    ['245(A)(4) PC-ASSAULT BY FORCE LIKELY GBI', '2015-06-01', 'no'],
    ['245(A)(4) PC', undefined, 'no'],
    ['245(A)(1) PC-ASSAULT W/DEADLY WEAPON', '2005-06-01', 'yes'],
    ['245(A)(1) PC-ASSAULT BY FORCE LIKELY GBI', '2005-06-01', 'no'],
    ['245(A)(2) PC', '2005-06-01', 'yes'],
    ['245(A) PC-ASSAULT W/FIREARM', '1990-06-01', 'yes'],
    ['245 PC', '2015-06-01', 'unknown'],
    ['664/245(A)(1) PC', '2015-06-01', 'no'],
    ['245.2 PC-ADW ON TRANSIT DRIVER', '1990-06-01', 'yes'],
    ['245.5(A) PC-ASSAULT SCHOOL EMPLOYEE', '1990-06-01', 'unknown'],
  ])('%s of %s: serious %s', (text, date, expected) => {
    expect(verdict(serious, text, date)).toBe(expected)
  })
})

describe('burglary, manslaughter and drugs', () => {
  test.each([
    ['459 PC-BURGLARY:FIRST DEGREE', 'yes', 'unknown'],
    ['459 PC-BURGLARY:SECOND DEGREE', 'no', 'no'],
    ['459 PC-2ND DEGREE BURGLARY', 'no', 'no'],
    ['459 PC-BURGLARY:RESIDENTIAL', 'yes', 'unknown'],
    ['459 PC-BURGLARY:VEHICLE', 'no', 'no'],
    ['459 PC-COMMERCIAL BURGLARY', 'no', 'no'],
    ['459 PC-BURGLARY', 'unknown', 'unknown'],
    ['459 PC-BURGLARY:INHAB VEHICLE', 'unknown', 'no'],
    ['460 PC-BURGLARY:SECOND DEGREE', 'no', 'no'],
    ['460 PC-BURGLARY:FIRST DEGREE', 'yes', 'unknown'],
    ['192 PC-VOLUNTARY MANSLAUGHTER', 'yes', 'yes'],
    ['192 PC-INVOLUNTARY MANSLAUGHTER', 'no', 'no'],
    ['192 PC-MANSLAUGHTER', 'unknown', 'unknown'],
    ['11353 HS-INDUCE MINOR VIOL:HEROIN', 'yes', 'no'],
    ['11353 HS-ADULT INDUCE MINOR VIOL CNTL SUB', 'unknown', 'no'],
  ])('%s: serious %s, violent %s', (text, seriously, violently) => {
    expect([verdict(serious, text), verdict(violent, text)]).toEqual([seriously, violently])
  })
})

describe('abuse, and charges beside marijuana', () => {
  test.each<[string, ReadyList, string]>([
    ['242 PC-BATTERY ON SPOUSE', DOMESTIC_VIOLENCE, 'yes'],
    ['243 PC-BAT:SPOUSE/EX SP/DATE/ETC', DOMESTIC_VIOLENCE, 'yes'],
    ['273.6(A) PC-VIO ORD:PREVENT DOMESTIC VIOLENCE', DOMESTIC_VIOLENCE, 'yes'],
    ['242 PC-BATTERY', DOMESTIC_VIOLENCE, 'unknown'],
    ['368(B)(1) PC-ELDER ABUSE', ELDER_ABUSE, 'yes'],
    ['368 PC-ABUSE OF DEPENDENT ADULT', ELDER_ABUSE, 'no'],
    ['368 PC-ELDER/DEPENDENT ADULT ABUSE', ELDER_ABUSE, 'unknown'],
    ['242 PC-BATTERY', CHILD_ABUSE, 'unknown'],
    ['647F PC-DISORDERLY CONDUCT:INTOX DRUG/ALCOH', RELATED_CHARGES, 'yes'],
    ['647F PC-PROSTITUTION W/HIV', RELATED_CHARGES, 'no'],
    ['647 PC-DISORDERLY CONDUCT:INTOX', RELATED_CHARGES, 'yes'],
    ['647 PC-DISORDERLY CONDUCT:PROSTITUTION', RELATED_CHARGES, 'no'],
    ['647 PC-DISORDERLY CONDUCT', RELATED_CHARGES, 'unknown'],
  ])('%s', (text, list, expected) => {
    expect(verdict(of(list), text)).toBe(expected)
  })
})

test('the words of a text of two offenses answer for neither', () => {
  expect(verdict(registrable, '220/203 PC-COMMIT MAYHEM')).toBe('unknown,no')
})
