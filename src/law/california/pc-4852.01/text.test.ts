/** PC 4852.01 to 4852.22 held against their cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc485201 } from './text.ts'

testCases(pc485201, CASES, 12)
