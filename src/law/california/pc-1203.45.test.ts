/** PC 1203.45 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-1203.45.cases.ts'
import { pc120345 } from './pc-1203.45.ts'

testCases(pc120345, CASES)
