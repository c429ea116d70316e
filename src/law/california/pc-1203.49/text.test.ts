/** PC 1203.49 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc120349 } from './text.ts'

testCases(pc120349, CASES)
