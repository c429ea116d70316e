/** The text of PC 1170.18, subdivision by subdivision, in our words. */
import { notRead, type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-1170.18',
  entries: [
    V('(a)', 'serving a felony sentence on 5 November 2014: petition'),
    V('(b)', 'resentenced, unless an unreasonable risk'),
    V('(c)', 'what an unreasonable risk is'),
    notRead('(d)', 'credit for time served, parole'),
    notRead('(e)', 'no longer term'),
    V('(f)', 'completed: application'),
    V('(g)', 'the court shall designate a misdemeanor'),
    V('(h)', 'no hearing unless asked'),
    V('(i)', 'not with a superstrike or registrable prior'),
    V('(j)', 'misdemeanor for all purposes except firearms'),
    notRead('(k)', 'another judge'),
    notRead('(l)', 'other remedies'),
    notRead('(m)', 'finality otherwise preserved'),
    notRead('(n)', 'resentencing hearing under Marsy’s Law'),
    notRead('(o)', 'persons committed to a state hospital'),
  ],
}
