/** The text of PC 1203.4b, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('4182500 to 4192500'))

export const OUTLINE: Outline = {
  id: 'pc-1203.4b',
  entries: [
    V(
      '(a)(1), crew',
      'A person is eligible who took part successfully as a hand crew member in the California Conservation Camp program, as a member of a county hand crew, or at an institutional firehouse.',
    ),
    V('(a)(1), released', 'And has been released from custody.'),
    V('(a)(1), exceptions', 'But nobody is eligible who has been convicted of any of the following crimes.'),
    V('(a)(1)(A)', 'Murder.'),
    V('(a)(1)(B)', 'Kidnapping.'),
    V('(a)(1)(C)', 'Rape as defined in PC 261(a)(2) or (6), or in PC 262(a)(1) or (4).'),
    V('(a)(1)(D)', 'Lewd acts on a child under 14, as PC 288 defines them.'),
    V('(a)(1)(E)', 'A felony punishable by death or by imprisonment in the state prison for life.'),
    V('(a)(1)(F)', 'A sex offense that requires registration under PC 290.'),
    V('(a)(1)(G)', 'Escape from a secure perimeter within the previous ten years.'),
    V('(a)(1)(H)', 'Arson.'),
    V('(a)(2)', 'A denial is without prejudice.'),
    V(
      '(a)(3)',
      'Successful participation means that the person adequately performed the duties, without any conduct that warranted removal from the program.',
    ),
    V('(b)(1)', 'The petition may be filed in the court of the county where the person was sentenced.'),
    V(
      '(b)(2)(A)',
      'Upon release the Department of Corrections and Rehabilitation certifies to that court that the person took part successfully in a camp or at a firehouse, and gives the person a copy with information on the process.',
    ),
    V('(b)(2)(B)', 'For a county hand crew a county authority does the same.'),
    V(
      '(b)(3)',
      'If it is so certified, and the person has been released from custody, the court, in its discretion and in the interests of justice, may make the order of (c).',
    ),
    V(
      '(b)(4)',
      'The term of probation, parole or supervised release need not be completed; the court orders it to end early if it finds that no term or condition of it was violated before or during the petition.',
    ),
    V(
      '(b)(5)',
      'All convictions are covered for which the person was serving a sentence when taking part, but not for a person convicted of an offense of (a)(1)(A) to (H).',
    ),
    V(
      '(b)(6)(A)',
      'Who is granted the order need not disclose the conviction on an application for a state or local license.',
    ),
    V(
      '(b)(6)(B)',
      'This does not apply to a license of the Commission on Teacher Credentialing, to a position as a peace officer, to public office, or to contracts with the Lottery.',
    ),
    V(
      '(b)(7)',
      'Except as (a)(1) provides, no state or local agency may deny such a person a certificate as an emergency medical technician, or another license needed to work as a firefighter, for arrests and convictions there were at the time.',
    ),
    V(
      '(c)(1)',
      'Where the section is met the court, in its discretion and in the interest of justice, may permit that the plea of guilty or no contest is withdrawn, or sets the verdict aside; it dismisses the case; and the person is released from all penalties and disabilities of the offense, except as VC 13555 provides.',
    ),
    V('(c)(2)', 'No relief while the person is charged with any other offense.'),
    V('(c)(3)', 'Application and change of plea are made in person or by an attorney.'),
    V(
      '(c)(4)(A)',
      'A petition is not denied because of an unfulfilled order of restitution or restitution fine.',
    ),
    V('(c)(4)(B)', 'Nor is that a ground to find that the person did not take part successfully.'),
    V(
      '(c)(4)(C)',
      'Nor, where the court decides in its discretion and in the interest of justice, a ground to deny the petition.',
    ),
    V(
      '(d)(1)',
      'In a later prosecution for another offense the conviction may be pleaded and proved, with the same effect as if the case had not been dismissed.',
    ),
    V(
      '(d)(2)',
      'The order states, and the person is informed, that the conviction must still be disclosed when a questionnaire or application for a license of the Commission on Teacher Credentialing, as a peace officer, for public office, or for a contract with the Lottery asks for it directly.',
    ),
    V(
      '(d)(3)',
      'Dismissal does not permit anyone to have a firearm, and does not prevent a conviction for having one (PC 29800 and after).',
    ),
    V('(d)(4)', 'It does not permit a person whom the conviction bars from public office to hold it.'),
    V(
      '(d)(5)',
      'It releases nobody from an unexpired criminal protective order under PC 136.2(i)(1), 273.5(j), 368(l) or 646.9(k), which stays in full effect until it expires or the court changes or ends it.',
    ),
    V(
      '(e)',
      'No relief unless the prosecuting attorney has had fifteen days’ notice of the petition, which is presumed where proof of service is filed.',
    ),
    V(
      '(f)',
      'A prosecuting attorney who had notice, and did not appear and object, may not move to set the grant aside or appeal it.',
    ),
  ],
}
