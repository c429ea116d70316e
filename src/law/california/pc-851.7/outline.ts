/** The text of PC 851.7, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAt('2993000 to 2999500'))

export const OUTLINE: Outline = {
  id: 'pc-851.7',
  entries: [
    V(
      '(a)',
      'Whoever was cited or arrested for a misdemeanor or felony while a minor may petition, during minority or after it, to have the records of the case sealed, in the court of the proceedings or else where the citation or arrest was, in each of the cases (1) to (3).',
    ),
    V('(a)(1)', 'The person was released under PC 849(b)(1).'),
    V(
      '(a)(2)',
      'Proceedings were dismissed, or the person was discharged, without a conviction or adjudication.',
    ),
    V('(a)(3)', 'The person was acquitted.'),
    V(
      '(b)',
      'If the petitioner is eligible under (a) the court shall grant it; citation, arrest, detention and proceedings are then deemed not to have occurred.',
    ),
    V('(c)', 'For arrests before and after the section took effect.'),
    V(
      '(d)',
      'Not for custody under WIC 625 or a case within WIC 781, unless there were criminal proceedings in the case that did not end in a conviction; to those it applies.',
    ),
    V('(e)', 'Not for arrests for, and proceedings about, what (1) to (3) name.'),
    V('(e)(1)', 'Offenses that require registration under PC 290.'),
    V('(e)(2)', 'Offenses of division 10 of the Health and Safety Code (from section 11000).'),
    V(
      '(e)(3)',
      'Offenses under the Vehicle Code or a local ordinance about operating, stopping, standing or parking a vehicle.',
    ),
    V('(f)', 'In an action for defamation a court may open the records, confidentially, for good cause.'),
    V(
      '(g)',
      'A prosecutor may ask the juvenile court for access in order to disclose what favors a defendant; not for files of WIC 300.',
    ),
    V(
      '(h)',
      'Also for persons who were under 21 when the offense was committed, where that was before 7 March 1973.',
    ),
  ],
}
