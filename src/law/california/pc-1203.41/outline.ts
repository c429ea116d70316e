/** The text of PC 1203.41, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAt('4192000 to 4199000'))

export const OUTLINE: Outline = {
  id: 'pc-1203.41',
  entries: [
    V(
      '(a), felony',
      'Where a person is convicted of a felony the court, in its discretion and in the interest of justice, may order the following relief, subject to (b).',
    ),
    V(
      '(a)(1)',
      'The plea of guilty or no contest is withdrawn, or the verdict set aside; the court dismisses the case; and the person is released from all penalties and disabilities of the offense, except as VC 13555 provides.',
    ),
    V(
      '(a)(2)',
      'Only after one year has passed from the completion of the sentence, if it was imposed under PC 1170(h)(5)(B), or two years, if it was imposed under PC 1170(h)(5)(A) or the person was sentenced to state prison.',
    ),
    V(
      '(a)(3)',
      'Only if the person is not on parole or under supervision under PC 1170(h)(5)(B), and is not serving a sentence for, on probation for, or charged with an offense.',
    ),
    V(
      '(a)(4)',
      'At sentencing the person is informed of the section, and of the right, if any, to petition for a certificate of rehabilitation and pardon.',
    ),
    V(
      '(a)(5)',
      'Application and change of plea are made in person, by an attorney, or by a probation officer who is authorized in writing.',
    ),
    V(
      '(a)(6)',
      'For a felony that resulted in a sentence to state prison, only if that felony did not result in a requirement to register as a sex offender.',
    ),
    V(
      '(b)(1)',
      'In a later prosecution for another offense the conviction may be pleaded and proved, with the same effect as if the case had not been dismissed.',
    ),
    V(
      '(b)(2)',
      'The order states, and the person is informed, that the conviction must still be disclosed when a questionnaire or application for public office, for a license of a state or local agency or a federally recognized tribe, to provide in-home supportive or waiver personal care services, or for a contract with the Lottery asks for it directly.',
    ),
    V(
      '(b)(3)',
      'Dismissal does not permit anyone to have a firearm, and does not prevent a conviction for having one (PC 29800 and after).',
    ),
    V('(b)(4)', 'It does not permit a person whom the conviction bars from public office to hold it.'),
    V('(c)', 'The section applies to convictions before, on and after 1 January 2021.'),
    V(
      '(d)',
      'Where the court decides in its discretion and in the interest of justice, an unpaid order of restitution or restitution fine is no ground to deny the petition.',
    ),
    V(
      '(e)',
      'No relief unless the prosecuting attorney has had fifteen days’ notice of the petition, of which the probation officer too gives notice. Notice is presumed where proof of service is filed.',
    ),
    V(
      '(f)',
      'A prosecuting attorney who had notice, and did not appear and object, may not move to set the grant aside or appeal it.',
    ),
    V(
      '(g)',
      'Relief releases nobody from an unexpired criminal protective order under PC 136.2(i)(1), 273.5(j), 368(l) or 646.9(k), which stays in full effect until it expires or the court changes or ends it.',
    ),
    V(
      '(h)',
      'Relief does not affect who may receive, and act on, criminal history information under HSC 1522, 1568.09, 1569.17 or 1596.871 (community care licensing), and makes nobody eligible to provide in-home supportive or waiver personal care services who otherwise is not.',
    ),
  ],
}
