/** PC 1203.4 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-1203.4.cases.ts'
import { pc12034 } from './pc-1203.4.ts'

testCases(pc12034, CASES, 30)
