/** PC 851.91 held against its cases and the calendar. */
import { testCases } from '../../../test/statute-cases.ts'
import { CASES } from './pc-851.91.cases.ts'
import { pc85191 } from './pc-851.91.ts'

testCases(pc85191, CASES, 30)
