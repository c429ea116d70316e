/** The text of PC 17, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('11500 to 16000'))

export const OUTLINE: Outline = {
  id: 'pc-17',
  entries: [
    V(
      '(a)',
      'A felony is a crime punishable by death, by state prison, or by county jail under PC 1170(h). Every other crime is a misdemeanor, but for those classified as infractions.',
    ),
    V(
      '(b)',
      'A crime that the court may punish either by state prison or jail under PC 1170(h), or by a fine or county jail, is a misdemeanor for all purposes in each of the cases (1) to (5).',
    ),
    V(
      '(b)(1)',
      'After a judgment that imposes a punishment other than state prison or jail under PC 1170(h).',
    ),
    V(
      '(b)(2)',
      'When the court commits the defendant to a secure youth treatment facility and designates the offense a misdemeanor.',
    ),
    V(
      '(b)(3)',
      'When the court grants probation and declares the offense a misdemeanor, either then or later on application of the defendant or the probation officer.',
    ),
    V(
      '(b)(4)',
      'When the prosecutor files a complaint that specifies a misdemeanor, in a court with jurisdiction over misdemeanors, unless the defendant objects at arraignment or plea; then the case goes on as a felony.',
    ),
    V(
      '(b)(5)(A)',
      'When the court determines before trial, on its own motion or that of a party, that the offense is a misdemeanor.',
    ),
    V(
      '(b)(5)(B)',
      'After a denial the motion may be made again only on a showing of changed circumstances: new facts about the charge or the person, or a change of the law.',
    ),
    V(
      '(c)',
      'Where the defendant was committed to a secure youth treatment facility for such a crime, it is a misdemeanor for all purposes from the discharge.',
    ),
    V(
      '(d)',
      'A violation of a section that PC 19.8 lists is an infraction, under the procedures of PC 19.6 and 19.7, in each of the cases (1) and (2).',
    ),
    V(
      '(d)(1)',
      'The prosecutor charges it as an infraction, unless the defendant, told of the rights at arraignment, elects a misdemeanor.',
    ),
    V(
      '(d)(2)',
      'The court determines, with the defendant’s consent, that the offense is an infraction; the case goes on as if arraigned on an infraction complaint.',
    ),
    V(
      '(e)',
      'The section lets no judge relieve a defendant of the duty to register under PC 290 who was charged with and found guilty of an offense that requires it.',
    ),
    V(
      '(f)',
      'Where the court uses its discretion under the section, unpaid restitution or an unpaid restitution fine is no ground to deny a reduction.',
    ),
  ],
}
