/** PC 851.93 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc85193 } from './text.ts'

testCases(pc85193, CASES, 30)
