/** PC 236.15 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-236.15.cases.ts'
import { pc23615 } from './pc-236.15.ts'

testCases(pc23615, CASES, 12)
