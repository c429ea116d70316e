/** PC 1203.42 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc120342 } from './text.ts'

testCases(pc120342, CASES)
