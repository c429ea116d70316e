import { expect, test } from 'vitest'
import { moreCounts } from './more-counts.ts'
import { tokenize } from './tokens.ts'

const says = (text: string): boolean => moreCounts(tokenize(text)) !== undefined

test.each([
  'PLUS 3 CTS',
  'CNTS 2,3',
  'CTS 2 & 3',
  'CNTS 1-3',
  '+2 CTS',
  '3 CTS',
  '2 COUNTS',
  'COUNTS 1 AND 2',
  'CTS 1,2,3 CONCURRENT',
  'PLUS 1 COUNT OF 187 PC',
  'CNT 1, 2 CHRG 11358 HS',
  'CTS: 2 THRU 5',
])('[%s] numbers further counts', text => {
  expect(says(text)).toBe(true)
})

test.each([
  'CNT-01 CHRG 11358 HS',
  'CNT 1',
  'CNT: 01',
  '1 COUNT',
  'COUNT 2',
  '30 DAYS CTS',
  '180 CTS',
  'CTS 4 DAYS',
  'SCN-12345678',
  'CRT CASE NBR 95F12345',
  'CNT 1-32 PC',
])('[%s] does not', text => {
  expect(says(text)).toBe(false)
})
