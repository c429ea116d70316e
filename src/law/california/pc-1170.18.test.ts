/** PC 1170.18 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-1170.18.cases.ts'
import { pc117018 } from './pc-1170.18.ts'

testCases(pc117018, CASES, 30)
