/** PC 17 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-17.cases.ts'
import { pc17 } from './pc-17.ts'

testCases(pc17, CASES)
