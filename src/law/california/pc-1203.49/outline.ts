/** The text of PC 1203.49, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-1203.49',
  entries: [V('the section', 'soliciting, as a result of trafficking, probation completed')],
}
