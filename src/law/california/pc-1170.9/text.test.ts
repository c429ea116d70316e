/** PC 1170.9(h) held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc11709 } from './text.ts'

testCases(pc11709, CASES, 12)
