/** PC 1203.41 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc120341 } from './text.ts'

testCases(pc120341, CASES)
