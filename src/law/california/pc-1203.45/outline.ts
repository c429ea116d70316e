/** The text of PC 1203.45, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt, penalCodeAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('4235000 to 4239500'))
/** A section beside it. */
const BESIDE = readIn('verbatim', penalCodeAt('4239000 to 4241500'))

export const OUTLINE: Outline = {
  id: 'pc-1203.45',
  entries: [
    V('(a), age', 'A person who was under 18 at the time of the offense.'),
    V('(a), misdemeanor', 'And committed a misdemeanor.'),
    V('(a), dismissed', 'And who is eligible for the relief of PC 1203.4 or 1203.4a, or has received it.'),
    V(
      '(a), petition',
      'May petition, in a proceeding under those sections or by itself, to seal the record of conviction and the other official records in the case, those of the arrests that led to it and of other charges in the pleading, acquitted or dismissed, among them.',
    ),
    V('(a), order', 'The court, where it finds both, may make the order.'),
    V(
      '(a), effect',
      'Then the conviction, arrest or other proceeding is deemed not to have occurred, and the person may answer accordingly.',
    ),
    V('(b)', 'The section applies to convictions before and after it took effect.'),
    V(
      '(c)',
      'Not to offenses that require registration under PC 290, to violations of division 10 of the Health and Safety Code, or to misdemeanors of the Vehicle Code on the operation of a vehicle or of a local ordinance on operating, standing, stopping or parking one.',
    ),
    V(
      '(d)',
      'Not to a person convicted of more than one offense, in the same action or another, except as follows.',
    ),
    V('(d)(1)', 'One of the offenses includes the other or others.'),
    V(
      '(d)(2)(A)',
      'The others were misdemeanors of chapters 1 to 9, 12 or 13 of division 11 of the Vehicle Code, other than VC 23103, 23104, 23105, 23152, 23153 or 23220.',
    ),
    V(
      '(d)(2)(B)',
      'Or violations of a local ordinance on operating, stopping, standing or parking a motor vehicle.',
    ),
    V('(d)(3)', 'Or any combination of (1) and (2).'),
    V(
      '(e)',
      'For an offense before 7 March 1973 the section applies to a person who was under 21 at the time.',
    ),
    V(
      '(f)(1)',
      'A petition is not denied because of an unfulfilled order of restitution or restitution fine.',
    ),
    V(
      '(f)(2)',
      'Nor is that a ground to find that the conditions of probation were not fulfilled for the entire period.',
    ),
    V(
      '(f)(3)',
      'Nor, where the court decides in its discretion and in the interest of justice, a ground to deny the petition.',
    ),
    V(
      '(g)',
      'In an action for defamation a court may, for good cause, have the sealed records opened and admitted into evidence, in confidence, and has them sealed again when its judgment is final.',
    ),
    BESIDE(
      '1203.47',
      'A person adjudged in juvenile court for PC 647(b) or former 653.22, other than one who paid for it, may have the record sealed on reaching 18.',
    ),
  ],
}
