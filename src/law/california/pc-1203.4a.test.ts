/** PC 1203.4a held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-1203.4a.cases.ts'
import { pc12034a } from './pc-1203.4a.ts'

testCases(pc12034a, CASES)
