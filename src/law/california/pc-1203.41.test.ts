/** PC 1203.41 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-1203.41.cases.ts'
import { pc120341 } from './pc-1203.41.ts'

testCases(pc120341, CASES)
