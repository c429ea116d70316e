/** PC 851.7 held against its cases and the calendar. */
import { testCases } from '../../../../test/statute-cases.ts'
import { CASES } from './cases.ts'
import { pc8517 } from './text.ts'

testCases(pc8517, CASES, 12)
