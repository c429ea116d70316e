/** The text of PC 851.91, subdivision by subdivision, in our words. */
import { notRead, type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-851.91',
  entries: [
    V('(a)(1)(A)', 'nothing filed and limitations run'),
    V('(a)(1)(B)', 'filed, and dismissed, acquitted, vacated or reversed'),
    V('(a)(2)(A)', 'still chargeable'),
    V('(a)(2)(B)', 'murder and offenses without limitation'),
    V('(a)(2)(C)', 'evaded prosecution'),
    V('(a)(2)(D)', 'identity fraud'),
    V('(b)(1)(E)', 'contents of the petition'),
    V('(c)(1)', 'matter of right'),
    V('(c)(2)', 'pattern of domestic violence, child or elder abuse: interests of justice'),
    notRead('(d)(1)', 'evidence at the hearing'),
    notRead('(d)(2)', 'who has to prove what'),
    V('(e)(2)(B)', 'effect, and what stays'),
    V('851.92', 'orders, notes, stamps, penalties'),
  ],
}
