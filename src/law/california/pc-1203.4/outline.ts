/** The text of PC 1203.4, subdivision by subdivision, in our words. */
import { notRead, type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-1203.4',
  entries: [
    V('(a)', 'of right where probation was fulfilled or ended early, else in the interest of justice'),
    V('(a)(5)', 'applications filed on or after 23 November 1970'),
    V('(b)', 'offenses excluded'),
    V('(c)(1)', 'driving offenses of VC 12810(a) to (e)'),
    V('(c)(2)', 'for which it is at the court’s discretion'),
    notRead('(c)(3)', 'unpaid restitution no ground to deny'),
    V('(d)', 'fifteen days’ notice to the prosecutor'),
    notRead('(e)', 'who had notice and did not object may not undo it'),
    notRead('(f)', 'pardons'),
  ],
}
