/** PC 17 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc17 } from './text.ts'

testCases(pc17, CASES)
