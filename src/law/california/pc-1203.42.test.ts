/** PC 1203.42 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-1203.42.cases.ts'
import { pc120342 } from './pc-1203.42.ts'

testCases(pc120342, CASES)
