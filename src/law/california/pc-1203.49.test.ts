/** PC 1203.49 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-1203.49.cases.ts'
import { pc120349 } from './pc-1203.49.ts'

testCases(pc120349, CASES)
