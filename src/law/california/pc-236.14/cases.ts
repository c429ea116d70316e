/** What PC 236.14 gives to whom, case by case, as a lawyer would say it. */
import { survivorsCases } from '../facts/survivors.cases.ts'

export const CASES = survivorsCases('human trafficking', ['2016-12-31', '2017-01-01'])
