/** PC 851.8 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc8518 } from './text.ts'

testCases(pc8518, CASES, 12)
