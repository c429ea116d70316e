/** HSC 11361.5 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { hsc113615Arrests } from './arrests.ts'
import { ARREST_CASES, CASES } from './cases.ts'
import { hsc113615 } from './text.ts'

testCases(hsc113615, CASES, 12)
testCases(hsc113615Arrests, ARREST_CASES, 12)
