/** The text of PC 1203.42, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-1203.42',
  entries: [
    V(
      'the section',
      'sentenced before realignment for what is now a jail felony: two years after, discretion',
    ),
    V('(d)', 'fifteen days’ notice'),
  ],
}
