/** The text of PC 851.93, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('3037000 to 3045000'))

export const OUTLINE: Outline = {
  id: 'pc-851.93',
  entries: [
    V('(a)(1)', 'The department reviews the statewide databases every month and identifies who is eligible.'),
    V('(a)(2)', 'Eligible is an arrest on or after 1 January 1973 that meets any of (A) to (D).'),
    V('(a)(2)(A)', 'The arrest was for a misdemeanor, and the charge was dismissed.'),
    V(
      '(a)(2)(B)',
      'The arrest was for a misdemeanor: no indication that proceedings were initiated, at least one calendar year since the arrest, and no conviction; or acquitted of any charges that arose of it.',
    ),
    V(
      '(a)(2)(C)(i)',
      'The arrest was for a felony not in (ii): the same, with at least three calendar years; or acquitted.',
    ),
    V(
      '(a)(2)(C)(ii)',
      'The arrest was for an offense punishable by eight years or more in state prison or under PC 1170(h): the same, with six years; or acquitted.',
    ),
    V('(a)(2)(D)', 'One of the following was successfully completed, relating to the arrest.'),
    V(
      '(a)(2)(D)(i)',
      'A prefiling diversion program, as PC 851.87(d) defines it, of a prosecuting attorney.',
    ),
    V(
      '(a)(2)(D)(ii)',
      'Drug diversion by a court under PC 1000.5, or deferred entry of judgment under PC 1000 or 1000.8.',
    ),
    V('(a)(2)(D)(iii)', 'Pretrial diversion under PC 1000.4.'),
    V('(a)(2)(D)(iv)', 'Diversion under PC 1001.9.'),
    V(
      '(a)(2)(D)(v)',
      'Diversion under one of the chapters that begin with PC 1001.20, 1001.35, 1001.40, 1001.50, 1001.60, 1001.70, 1001.80, 1001.81 and 1001.85.',
    ),
    V(
      '(b)(1)',
      'The department grants the relief without a petition, if the relevant information is present in its electronic records.',
    ),
    V('(b)(2)', 'The state record notes “arrest relief granted”, the day and the section.'),
    V(
      '(b)(3)',
      'The arrest is deemed not to have occurred, the person may answer so and is released from penalties and disabilities, except as (d) says.',
    ),
    V('(c)', 'Notice to the court; courts do not disclose such arrests from 1 August 2022.'),
    V('(d)(1)', 'Applicants to become peace officers must disclose the arrest.'),
    V('(d)(2)', 'Criminal justice agencies keep their access.'),
    V('(d)(3)', 'The offense may still be prosecuted within the limitation.'),
    V('(d)(4)', 'Firearms stay as they were.'),
    V('(d)(5)', 'Bars from public office stay.'),
    V('(d)(6)', 'Licensing of community care may look at it.'),
    V('(e)', 'Other relief for arrests stays open (PC 851.87, 851.90, 851.91, 1000.4, 1001.9).'),
    V(
      '(f)',
      'Yearly statistics by county, of arrests relieved and of those whose record shows no disposition.',
    ),
    V('(g)', 'Operative on 1 October 2024, subject to an appropriation.'),
  ],
}
