/** PC 236.14 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-236.14.cases.ts'
import { pc23614 } from './pc-236.14.ts'

testCases(pc23614, CASES, 12)
