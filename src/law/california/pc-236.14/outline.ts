/** The text of PC 236.14, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-236.14',
  entries: [
    V('the section', 'nonviolent offense as a result of trafficking: vacated'),
    V('(k)(2)', 'sealed and destroyed'),
    V('(l)', 'no time limit'),
  ],
}
