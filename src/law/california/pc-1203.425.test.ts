/** PC 1203.425 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-1203.425.cases.ts'
import { pc1203425 } from './pc-1203.425.ts'

testCases(pc1203425, CASES, 30)
