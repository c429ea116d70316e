/** What PC 236.15 gives to whom, case by case, as a lawyer would say it. */
import { survivorsCases } from '../facts/survivors.cases.ts'

export const CASES = survivorsCases('intimate partner or sexual violence', ['2021-12-31', '2022-01-01'])
