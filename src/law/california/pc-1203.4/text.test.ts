/** PC 1203.4 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc12034 } from './text.ts'

testCases(pc12034, CASES, 30)
