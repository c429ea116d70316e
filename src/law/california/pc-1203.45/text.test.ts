/** PC 1203.45 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc120345 } from './text.ts'

testCases(pc120345, CASES)
