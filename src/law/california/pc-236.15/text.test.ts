/** PC 236.15 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc23615 } from './text.ts'

testCases(pc23615, CASES, 12)
