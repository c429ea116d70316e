/** PC 851.7 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-851.7.cases.ts'
import { pc8517 } from './pc-851.7.ts'

testCases(pc8517, CASES, 12)
