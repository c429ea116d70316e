/** What tells race or sex is left out, and nothing else. */
import { expect, test } from 'vitest'
import { isHidden, lineWithoutLooks } from './looks-of.ts'

test.each([
  'RACE',
  'RACE_CODE',
  'Race/Ethnicity',
  'Defendant Race',
  'DefendantRace',
  'SEX',
  'Sex (M/F)',
  'GENDER',
  'REQ_GENDER',
  'Hispanic?',
  'EYE_COLOR_DESCR',
  'HAIR_COLOR',
])('the column %s is hidden', column => expect(isHidden(column)).toBe(true))

test.each([
  'TRACE_NUMBER',
  'SEX_OFFENDER_FLAG',
  'Sex Registrant',
  'SUSSEX',
  'RACEWAY',
  'OFF_DESCR',
  'EYEWITNESS',
])('the column %s is not', column => expect(isHidden(column)).toBe(false))

test('of a line that could not be read, cells that tell it are left out, and names stay', () => {
  expect(lineWithoutLooks('86915052,"BROWN,DOVRIN Z",M,19700101,B,BLACK,OTHER ASIAN,511,CASO YOLO')).toBe(
    '86915052,"BROWN,DOVRIN Z",…,19700101,…,…,…,511,CASO YOLO',
  )
  expect(lineWithoutLooks('1;"AMERICAN INDIAN";"PC 211 - ROBBERY";F')).toBe('1;…;"PC 211 - ROBBERY";…')
  expect(lineWithoutLooks('1,"NEVER CLOSED,W,WHITE,YOLO')).toBe('1,NEVER CLOSED,…,…,YOLO')
  expect(lineWithoutLooks('')).toBe('')
})
