/** PC 1203.4b held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc12034b } from './text.ts'

testCases(pc12034b, CASES)
