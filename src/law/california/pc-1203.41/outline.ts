/** The text of PC 1203.41, subdivision by subdivision, in our words. */
import { notRead, type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-1203.41',
  entries: [
    notRead('(a)(1)', 'the court may dismiss a felony'),
    V('(a)(2)', 'one year after a split sentence, two after straight jail or prison'),
    V('(a)(3)', 'not supervised, serving, on probation or charged'),
    notRead('(a)(4)', 'told at sentencing'),
    notRead('(a)(5)', 'who may apply'),
    V('(a)(6)', 'prison and registration: excluded'),
    notRead('(b)', 'priors, disclosure, firearms, office'),
    V('(c)', 'convictions before, on or after 1 January 2021'),
    notRead('(d)', 'unpaid restitution no ground to deny'),
    V('(e)', 'fifteen days’ notice'),
    notRead('(f)', 'who had notice and did not object may not undo it'),
    notRead('(g)', 'protective orders'),
    notRead('(h)', 'care licensing, supportive services'),
  ],
}
