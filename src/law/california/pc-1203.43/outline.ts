/** The text of PC 1203.43, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-1203.43',
  entries: [
    V('the section', 'deferred entry of judgment from 1997, performed and dismissed: plea withdrawn'),
  ],
}
