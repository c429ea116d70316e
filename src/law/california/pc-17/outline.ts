/** The text of PC 17, subdivision by subdivision, in our words. */
import { notRead, type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-17',
  entries: [
    notRead('(a)', 'what a felony, a misdemeanor and an infraction are'),
    V('(b)(1)', 'judgment other than prison: by operation of law'),
    V('(b)(2)', 'youth facility'),
    V('(b)(3)', 'probation granted: declared then or on later application'),
    V('(b)(4)', 'charged as a misdemeanor'),
    V('(b)(5)(A)', 'determined before trial'),
    V('(b)(5)(B)', 'renewed motion'),
    notRead('(c)', 'discharge from a youth facility'),
    notRead('(d)(1)', 'charged as an infraction'),
    V('(d)(2)', 'misdemeanor of PC 19.8 as an infraction, with consent'),
    V('(e)', 'does not end registration'),
    V('(f)', 'unpaid restitution no ground to deny'),
  ],
}
