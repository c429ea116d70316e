/** The text of PC 851.87 and 851.90, subdivision by subdivision, in our words, with PC 1000.4 and 1001.9. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt, penalCodeAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('3013500 to 3019000'))
const OTHERS = readIn('verbatim', {
  ...penalCodeAt('3394000 to 3399500 and 3417000 to 3427000'),
  on: '2026-11-30',
})

export const OUTLINE: Outline = {
  id: 'pc-851.87',
  entries: [
    V(
      '851.87(a)(1)',
      'Arrested, and a prefiling diversion of the prosecutor, instead of a filing, completed successfully: the person may petition the superior court, and the court may order the records of the arrest sealed as PC 851.92 says. Served on the agency and the prosecutor, who may ask for a hearing within 60 days and present evidence.',
    ),
    V('851.87(a)(2)', 'The person gets a copy of the order and is told the effect.'),
    V('851.87(a)(3)', 'But for (b) and (c), the person may say that there was no arrest.'),
    V(
      '851.87(a)(4)',
      'But for (b) and (c), the record may not be used, without permission, so that employment, a benefit or a certificate could be denied.',
    ),
    V('851.87(b)', 'Applicants to become peace officers must disclose the arrest, and the department does.'),
    V('851.87(c)', 'Criminal justice agencies keep their access, as PC 851.92 says.'),
    V(
      '851.87(d)',
      'Prefiling diversion: one that the prosecutor offers instead of, or before, filing an accusatory pleading.',
    ),
    V(
      '851.90(a)(1)',
      'Diverted to a drug program of the superior court under PC 1000.5, or admitted to deferred entry of judgment under PC 1000 or 1000.8, and successfully completed: the judge may order the records of the arrest sealed as PC 851.92 says, on motion of any party or the court’s own, with notice to all.',
    ),
    V('851.90(a)(2)', 'The defendant gets a copy of the order and is told the effect.'),
    V(
      '851.90(a)(3)',
      'But for (b) and (c), the defendant may say that there was no arrest and no such program.',
    ),
    V(
      '851.90(a)(4)',
      'But for (b) and (c), the record may not be used, without permission, so that employment, a benefit or a certificate could be denied.',
    ),
    V('851.90(b)', 'Applicants to become peace officers must disclose the arrest, and the department does.'),
    V('851.90(c)', 'Criminal justice agencies keep their access, as PC 851.92 says.'),
    OTHERS(
      '1000.4(a)',
      'After a pretrial diversion of the chapter of PC 1000 (also a drug court of PC 1000.5) the arrest is deemed never to have occurred, and the court may seal its records as PC 851.92 says; the person may say so, and it may not be used to deny employment, a benefit, a license or a certificate, but for licenses of the healing arts.',
    ),
    OTHERS('1000.4(b)', 'Licensing agencies may have certified records of such diversions.'),
    OTHERS(
      '1000.4(c)-(d)',
      'Applicants to become peace officers must disclose the arrest; criminal justice agencies keep their access.',
    ),
    OTHERS(
      '1001.9(a)',
      'After a diversion of PC 1001 to 1001.9, of an offense filed as a misdemeanor, the arrest is deemed never to have occurred, and the court may seal its records as PC 851.92 says; the person may say so, and it may not be used to deny employment, a benefit, a license or a certificate.',
    ),
    OTHERS('1001.9(b)-(c)', 'The same of peace officers and of criminal justice agencies.'),
  ],
}
