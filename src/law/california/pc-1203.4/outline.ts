/** The text of PC 1203.4, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt, penalCodeAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('4171500 to 4178000'))
/** A section beside it. */
const BESIDE = readIn('verbatim', penalCodeAt('4162500 to 4168000'))

export const OUTLINE: Outline = {
  id: 'pc-1203.4',
  entries: [
    V(
      '(a)(1), of right',
      'Where the conditions of probation were fulfilled for the entire period of probation, or the person was discharged before its end, the court must permit what follows.',
    ),
    V(
      '(a)(1), in discretion',
      'So it does in any other case in which the court, in its discretion and the interest of justice, determines that this relief should be granted.',
    ),
    V(
      '(a)(1), when',
      'At any time after the period of probation has ended, if the person then serves no sentence for an offense, is on probation for none and charged with none.',
    ),
    V(
      '(a)(1), relief',
      'The plea of guilty or no contest is withdrawn, or the verdict of guilty set aside; the court dismisses the case; and the person is released from all penalties and disabilities of the offense, except as noted below and in VC 13555.',
    ),
    V(
      '(a)(1), advice',
      'The probation papers inform the person of this, and of the right, if any, to petition for a certificate of rehabilitation and pardon.',
    ),
    V(
      '(a)(1), application',
      'The application and the change of plea are made in person, by an attorney, or by a probation officer who is authorized in writing.',
    ),
    V(
      '(a)(1), as a prior',
      'In a later prosecution for another offense the conviction may be pleaded and proved, with the same effect as if probation had not been granted or the case dismissed.',
    ),
    V(
      '(a)(1), disclosure',
      'The order states, and the person is informed, that the conviction must still be disclosed when a questionnaire or application for public office, for a state or local license, or for a contract with the Lottery asks for it directly.',
    ),
    V(
      '(a)(2)',
      'Dismissal does not permit anyone to have a firearm, and does not prevent a conviction for having one (PC 29800 and after).',
    ),
    V('(a)(3)', 'It does not permit a person whom the conviction bars from public office to hold it.'),
    V(
      '(a)(4)',
      'It releases nobody from an unexpired criminal protective order under PC 136.2(i)(1), 273.5(j), 368(l) or 646.9(k), which stays in full effect until it expires or the court changes or ends it.',
    ),
    V('(a)(5)', 'Subdivision (a) applies to all applications that are filed on or after 23 November 1970.'),
    V(
      '(b)',
      'Subdivision (a) does not apply to a misdemeanor within VC 42002.1; to a violation of PC 286(c), 288, 287(c) or former 288a(c), 288.5, 289(j), 311.1, 311.2, 311.3 or 311.11; to a felony conviction under PC 261.5(d); or to an infraction.',
    ),
    V(
      '(c)(1)',
      'Except as (2) provides, subdivision (a) does not apply to a person who receives a notice to appear for an offense that VC 12810(a) to (e) describes, or is otherwise charged with one.',
    ),
    V(
      '(c)(2)',
      'Where a person who was convicted of such an offense petitions, the court, in its discretion and in the interest of justice, may order the relief of (a).',
    ),
    V(
      '(c)(3)(A)',
      'A petition is not denied because of an unfulfilled order of restitution or restitution fine.',
    ),
    V(
      '(c)(3)(B)',
      'Nor is that a ground to find that the conditions of probation were not fulfilled for the entire period.',
    ),
    V(
      '(c)(3)(C)',
      'Nor, where the court decides in its discretion and in the interest of justice, a ground to deny the petition.',
    ),
    V(
      '(d)',
      'No relief unless the prosecuting attorney has had fifteen days’ notice of the petition, of which the probation officer too gives notice. Notice is presumed where proof of service is filed.',
    ),
    V(
      '(e)',
      'A prosecuting attorney who had notice, and did not appear and object, may not move to set the grant aside or appeal it.',
    ),
    V(
      '(f)',
      'In extraordinary circumstances the Governor may pardon a person convicted under PC 286(c), 288, 287(c) or former 288a(c), 288.5 or 289(j).',
    ),
    BESIDE(
      '1203.3',
      'While probation runs the court may end it and discharge the person, when the ends of justice and the person’s good conduct and reform warrant it, after a hearing of which the prosecuting attorney had two days’ notice; otherwise it discharges the person at the end of the term.',
    ),
  ],
}
