/** The text of PC 1203.4a, subdivision by subdivision, in our words. */
import { notRead, type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-1203.4a',
  entries: [
    V('(a)', 'misdemeanor without probation or infraction, a year after judgment, honest life: shall'),
    V('(b)', 'otherwise discretion'),
    notRead('(c)', 'told at sentencing; priors, firearms, office, protective orders'),
    V('(d)', 'offenses excluded'),
    notRead('(e)', 'unpaid restitution no ground to deny'),
    V('(f)', 'infractions: written declaration, fifteen days’ notice'),
    notRead('(g)', 'how a court fixes amounts'),
  ],
}
