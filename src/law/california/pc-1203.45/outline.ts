/** The text of PC 1203.45, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-1203.45',
  entries: [
    V('the section', 'misdemeanor of a person under 18, with relief under 1203.4 or 1203.4a: may be sealed'),
  ],
}
