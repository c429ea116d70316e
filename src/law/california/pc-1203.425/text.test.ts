/** PC 1203.425 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc1203425 } from './text.ts'

testCases(pc1203425, CASES, 30)
