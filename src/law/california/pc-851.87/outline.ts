/** The text of PC 851.87, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-851.87',
  entries: [
    V('the section', 'prefiling diversion completed: the court may seal'),
    V('851.90', 'diversion or deferred entry of judgment completed: the judge may seal'),
  ],
}
