/** PC 1203.4a held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc12034a } from './text.ts'

testCases(pc12034a, CASES)
