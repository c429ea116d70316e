/** The text of PC 236.15, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-236.15',
  entries: [
    V('the section', 'the same for victims of intimate-partner or sexual violence'),
    V('(l)', 'within a reasonable time'),
  ],
}
