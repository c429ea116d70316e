/** PC 1203.4b held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-1203.4b.cases.ts'
import { pc12034b } from './pc-1203.4b.ts'

testCases(pc12034b, CASES)
