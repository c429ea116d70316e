/** The text of PC 851.7, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-851.7',
  entries: [
    V('the section', 'arrest of a minor, released, dismissed or acquitted: shall be sealed; exclusions'),
  ],
}
