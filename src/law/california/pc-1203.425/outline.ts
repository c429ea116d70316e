/** The text of PC 1203.425, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('4201500 to 4219500'))

export const OUTLINE: Outline = {
  id: 'pc-1203.425',
  entries: [
    V(
      '(a)(1)(A)',
      'From 1 October 2024, subject to an appropriation, the department reviews the statewide databases every month and identifies, from the state summary criminal history and the Supervised Release File, who is eligible.',
    ),
    V('(a)(1)(B)', 'A person is eligible who meets all of (i) to (iv).'),
    V('(a)(1)(B)(i)', 'Not required to register under the Sex Offender Registration Act.'),
    V(
      '(a)(1)(B)(ii)',
      'No active record of local, state or federal supervision in the Supervised Release File.',
    ),
    V(
      '(a)(1)(B)(iii)',
      'From what the department has, disposition dates and sentencing terms among it, the person does not appear to be serving a sentence, and there is no indication of pending criminal charges.',
    ),
    V('(a)(1)(B)(iv)', 'The conviction meets (I) or (II), each for convictions on or after 1 January 1973.'),
    V('(a)(1)(B)(iv)(I)', 'It meets (ia) or (ib).'),
    V(
      '(a)(1)(B)(iv)(I)(ia)',
      'Sentenced to probation, and by the disposition date and the term of probation specified in the department’s records the term appears to be completed without revocation. Any class.',
    ),
    V(
      '(a)(1)(B)(iv)(I)(ib)',
      'An infraction or misdemeanor that is not eligible under (ia): by the disposition date and the term specified the sentence appears to be completed, and at least one calendar year has passed since the judgment.',
    ),
    V(
      '(a)(1)(B)(iv)(II)',
      'On or after 1 January 1973, a felony other than one whose probation was completed without revocation: all incarceration, probation, mandatory supervision, postrelease community supervision and parole appear complete, and four years have passed since probation or supervision for it was completed, without a new felony conviction. This subclause does not apply to serious or violent felonies or to those that require registration.',
    ),
    V(
      '(a)(2)(A)',
      'The department grants the relief without a petition, if the relevant information is present in its electronic records.',
    ),
    V('(a)(2)(B)', 'The state record notes “relief granted”, the day and the section.'),
    V(
      '(a)(2)(C)',
      'The person is released from the penalties and disabilities of the offense, except as (4) and VC 13555 say.',
    ),
    V(
      '(a)(3)(A)',
      'Each month from 1 July 2022 the department tells the courts of their cases. From 1 January 2023 a court discloses a conviction that was relieved so, or under PC 1203.4, 1203.4a, 1203.41 or 1203.42, to nobody but the person and criminal justice agencies.',
    ),
    V('(a)(3)(B)', 'Where probation was transferred, both courts are told.'),
    V('(a)(3)(C)', 'A court that took a case over and reduces or dismisses the conviction reports it.'),
    V('(a)(3)(D)', 'A court that is told of it updates its records, and discloses no more.'),
    V('(a)(4)(A)', 'Applicants to become peace officers must disclose the conviction.'),
    V(
      '(a)(4)(B)',
      'So must applicants for public office, for in-home supportive or waiver personal care services, and for contracts with the Lottery.',
    ),
    V('(a)(4)(C)', 'Criminal justice agencies keep their access.'),
    V('(a)(4)(D)', 'Later motions about the conviction are not limited.'),
    V('(a)(4)(E)', 'Firearms stay as they were.'),
    V('(a)(4)(F)', 'Bars from public office stay.'),
    V('(a)(4)(G)', 'Criminal protective orders under PC 136.2, 273.5, 368 or 646.9 stay in force.'),
    V('(a)(4)(H)', 'Licensing of community care may look at it.'),
    V('(a)(4)(I)', 'Nobody becomes eligible for in-home supportive services by it.'),
    V('(a)(4)(J)', 'It may be pleaded and proved as a prior.'),
    V('(a)(4)(K)(i)', 'Schools and those who credential teachers may look at it.'),
    V(
      '(a)(4)(K)(ii)',
      'Except drug possession (HSC 11350, 11377, former 11500 and 11500.5) more than five years old.',
    ),
    V('(a)(4)(L)', 'The same once more of these protective orders.'),
    V(
      '(a)(5)',
      'Other relief stays open (PC 1016.5, 1203.4, 1203.4a, 1203.4b, 1203.41, 1203.42, 1203.49, 1473.7, 4852.01).',
    ),
    V('(a)(6)', 'Yearly statistics by county.'),
    V('(a)(7)', 'A copy of the record for its subject, on request.'),
    V(
      '(b)(1)',
      'The prosecuting attorney or the probation department may petition to prohibit the relief as a substantial threat to public safety, at the latest 90 calendar days before the day of eligibility.',
    ),
    V('(b)(2)', 'Notice to the defendant, and a hearing within 45 days.'),
    V('(b)(3)', 'What evidence may be brought.'),
    V('(b)(4)', 'Who petitions has first to prove the substantial threat.'),
    V('(b)(5)', 'Then the defendant has to show that the hardship outweighs it.'),
    V(
      '(b)(6)',
      'Where the court grants that petition there is no automatic relief, and the court reports to the department that relief was denied.',
    ),
    V(
      '(b)(7)',
      'Who was denied may still have relief under other law (PC 1203.4, 1203.4a, 1203.4b, 1203.41).',
    ),
    V(
      '(c)',
      'At sentencing the court advises the defendant of this section and of the right, if any, to petition for a certificate of rehabilitation and pardon.',
    ),
    V('(d)', 'Operative on 1 October 2024.'),
  ],
}
