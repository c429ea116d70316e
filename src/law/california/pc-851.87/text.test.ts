/** PC 851.87 and 851.90 held against their cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc85187 } from './text.ts'

testCases(pc85187, CASES, 12)
