/** The words around a citation that say what the numbers after them are: a count, a charge, a case, an attempt. */
import type { Offense } from '../../../record/person.ts'

const COUNT = new Set(['CNT', 'CNTS', 'COUNT', 'COUNTS', 'CT', 'CTS'])
const CHARGE = new Set(['CHRG', 'CHRGS', 'CHG', 'CHGS', 'CHARGE', 'CHARGES', 'SEC', 'SECTION'])
const CASE = new Set(['CASE', 'DOCKET', 'DKT'])
const CASE_MORE = new Set(['NO', 'NUM', 'NUMBER'])

type Inchoate = NonNullable<Offense['inchoate']>

/** PC 664 (attempt), 182 (conspiracy), 653f (solicitation): alone a section, before another what modifies it. */
const MODIFIER: ReadonlyMap<string, Inchoate> = new Map([
  ['664', 'attempt'],
  ['182', 'conspiracy'],
  ['653f', 'solicitation'],
])

export const isCountMarker = (word: string): boolean => COUNT.has(word)
export const isChargeMarker = (word: string): boolean => CHARGE.has(word)
export const isCaseMarker = (word: string): boolean => CASE.has(word)
export const continuesCaseMarker = (word: string): boolean => CASE_MORE.has(word)
export const modifierSection = (section: string): Inchoate | undefined => MODIFIER.get(section)
