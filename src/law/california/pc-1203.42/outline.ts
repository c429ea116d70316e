/** The text of PC 1203.42, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAt('4198500 to 4202500'))

export const OUTLINE: Outline = {
  id: 'pc-1203.42',
  entries: [
    V(
      '(a), before realignment',
      'Where a person was sentenced before the 2011 Realignment took effect, for a crime that would otherwise have been eligible for sentencing under PC 1170(h), the court, in its discretion and in the interest of justice, may order the following relief, subject to (b).',
    ),
    V(
      '(a)(1)',
      'The plea of guilty or no contest is withdrawn, or the verdict set aside; the court dismisses the case; and the person is released from all penalties and disabilities of the offense, except as VC 13555 provides.',
    ),
    V('(a)(2)', 'Only after two years have passed from the completion of the sentence.'),
    V(
      '(a)(3)',
      'Only if the person is not under supervised release, and is not serving a sentence for, on probation for, or charged with an offense.',
    ),
    V(
      '(a)(4)',
      'Application and change of plea are made in person, by an attorney, or by a probation officer who is authorized in writing.',
    ),
    V(
      '(b)(1)',
      'In a later prosecution for another offense the conviction may be pleaded and proved, with the same effect as if the case had not been dismissed.',
    ),
    V(
      '(b)(2)',
      'The order states, and the person is informed, that the conviction must still be disclosed when a questionnaire or application for public office, for a state or local license, or for a contract with the Lottery asks for it directly.',
    ),
    V(
      '(b)(3)',
      'Dismissal does not permit anyone to have a firearm, and does not prevent a conviction for having one (PC 29800 and after).',
    ),
    V('(b)(4)', 'It does not permit a person whom the conviction bars from public office to hold it.'),
    V(
      '(c)',
      'Where the court decides in its discretion and in the interest of justice, an unpaid order of restitution or restitution fine is no ground to deny the petition.',
    ),
    V(
      '(d)',
      'No relief unless the prosecuting attorney has had fifteen days’ notice of the petition, of which the probation officer too gives notice. Notice is presumed where proof of service is filed.',
    ),
    V(
      '(e)',
      'A prosecuting attorney who had notice, and did not appear and object, may not move to set the grant aside or appeal it.',
    ),
  ],
}
