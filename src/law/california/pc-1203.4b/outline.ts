/** The text of PC 1203.4b, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-1203.4b',
  entries: [
    V('the section', 'fire camp, hand crew, institutional firehouse; exclusions'),
    V('(e)', 'fifteen days’ notice'),
  ],
}
