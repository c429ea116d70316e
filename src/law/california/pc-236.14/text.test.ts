/** PC 236.14 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc23614 } from './text.ts'

testCases(pc23614, CASES, 12)
