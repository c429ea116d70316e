/** The text of PC 1203.4a, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('4177500 to 4183500'))

export const OUTLINE: Outline = {
  id: 'pc-1203.4a',
  entries: [
    V(
      '(a), who',
      'Everyone convicted of a misdemeanor and not granted probation, and everyone convicted of an infraction.',
    ),
    V('(a), when', 'At any time after one year has passed from the day judgment was pronounced.'),
    V(
      '(a), standing',
      'If the person has fully complied with and performed the sentence, is then serving no sentence for an offense, and is not under charge of a crime.',
    ),
    V(
      '(a), upright',
      'And has lived an honest and upright life, and conformed to and obeyed the law, since judgment was pronounced.',
    ),
    V(
      '(a), relief',
      'The court must permit that the plea of guilty or no contest is withdrawn, or set the verdict aside; it dismisses the case; and the person is released from all penalties and disabilities of the offense, except as PC 29900 and after (firearms) and VC 13555 provide.',
    ),
    V(
      '(b)',
      'Where not all of (a) is met, the court may, a year after judgment, grant the relief in its discretion and in the interest of justice to a person convicted of an infraction, or of a misdemeanor and not granted probation, who has fully complied with and performed the sentence, serves no sentence for any offense, and is not under charge of a crime.',
    ),
    V(
      '(c)(1), advice',
      'The person is informed of the section when sentenced. Application and change of plea are made in person, by an attorney, or by a probation officer who is authorized in writing.',
    ),
    V(
      '(c)(1), as a prior',
      'In a later prosecution for another offense the conviction may be pleaded and proved, with the same effect as if relief had not been granted.',
    ),
    V(
      '(c)(2)',
      'Dismissal does not permit anyone to have a firearm, and does not prevent a conviction for having one (PC 29800 and after).',
    ),
    V('(c)(3)', 'It does not permit a person whom the conviction bars from public office to hold it.'),
    V(
      '(c)(4)',
      'It releases nobody from an unexpired criminal protective order under PC 136.2(i)(1), 273.5(j), 368(l) or 646.9(k), which stays in full effect until it expires or the court changes or ends it.',
    ),
    V('(d)', 'The section applies to convictions before and after it took effect, with three exceptions.'),
    V('(d)(1)', 'Not to a misdemeanor violation of PC 288(c).'),
    V('(d)(2)', 'Not to a misdemeanor within VC 42002.1.'),
    V('(d)(3)', 'Not to an infraction within VC 42001.'),
    V(
      '(e)(1)',
      'A petition is not denied because of an unfulfilled order of restitution or restitution fine.',
    ),
    V(
      '(e)(2)',
      'Nor is that a ground to find that the sentence was not fully complied with and performed, or that the person has not lived an honest and upright life and obeyed the law.',
    ),
    V(
      '(e)(3)',
      'Nor, where the court decides in its discretion and in the interest of justice, a ground to deny the petition.',
    ),
    V(
      '(f)',
      'For an infraction the petition is by written declaration, unless a compelling need is shown, and needs fifteen days’ notice to the prosecuting attorney, which is presumed where proof of service is filed.',
    ),
    V(
      '(g)',
      'Amounts that a court fixes under the section are valid only by procedures that the Judicial Council adopted, or if it approves them.',
    ),
  ],
}
