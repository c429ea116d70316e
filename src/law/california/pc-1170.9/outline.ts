/** The text of PC 1170.9, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('3802000 to 3813000'))

export const OUTLINE: Outline = {
  id: 'pc-1170.9',
  entries: [
    V(
      '(a)',
      'Whoever is convicted of an offense that jail or prison could be imposed for, and says that it came of sexual trauma, traumatic brain injury, post-traumatic stress disorder, substance abuse or mental health problems from service in the United States military: before sentencing the court determines whether the defendant is or was a member of the military and may suffer from such a condition because of the service.',
    ),
    V(
      '(b)(1)',
      'For a person of (a) who is otherwise eligible for probation, these circumstances are a factor in favor of granting it.',
    ),
    V(
      '(b)(2)',
      'With probation the court may order a treatment program, no longer than the custody would have been, if the defendant agrees and a fitting program exists.',
    ),
    V('(c)', 'What the county mental health authority must provide where it is referred to.'),
    V(
      '(d)',
      'Whether the defendant’s needs call for probation with treatment: that the person is one of (a) is considered.',
    ),
    V('(e)', 'Time in residential treatment earns sentence credits.'),
    V('(f)', 'Programs that have treated veterans successfully are preferred.'),
    V('(g)', 'The court and the program may work with the departments of veterans affairs.'),
    V(
      '(h)(1)',
      'To restore a defendant whose record came of a mental health disorder from military service is in the interests of justice. It applies where the trial court, or the court that monitors probation under the section, finds (A) to (E) at a public hearing, after at least 15 days’ notice to the prosecution, the defense and any victim.',
    ),
    V('(h)(1)(A)', 'Probation was granted, and the defendant was then a person of (a).'),
    V('(h)(1)(B)', 'The defendant substantially complies with the conditions of that probation.'),
    V(
      '(h)(1)(C)',
      'The defendant has successfully taken part in court-ordered treatment and services for the condition from military service.',
    ),
    V('(h)(1)(D)', 'The defendant is no danger to the health and safety of others.'),
    V(
      '(h)(1)(E)',
      'The defendant has shown significant benefit from court-ordered education, treatment or rehabilitation, so that the relief is clearly in the interests of justice.',
    ),
    V(
      '(h)(2)',
      'For that the court may consider, among others: part taken in education, treatment and rehabilitation; formal education; career; leadership and responsibility; service to the community.',
    ),
    V(
      '(h)(3)',
      'Where every requirement of (1) is met, the court may do any of (A) to (C), by a written order with reasons.',
    ),
    V(
      '(h)(3)(A)',
      'Deem all conditions of probation satisfied, fines and fees among them, and end probation early. Victim restitution that was ordered stays.',
    ),
    V('(h)(3)(B)', 'Reduce an eligible felony to a misdemeanor under PC 17(b).'),
    V('(h)(3)(C)', 'Grant relief in accordance with PC 1203.4.'),
    V('(h)(4)', 'Whatever PC 1203.4 says, a dismissal under this subdivision has the effect of (A) to (I).'),
    V(
      '(h)(4)(A)',
      'It releases the defendant from all penalties and disabilities of the offense, but for what this paragraph says.',
    ),
    V(
      '(h)(4)(B)(i)-(vii)',
      'It does not apply to a conviction under VC 42002.1(c), a felony under PC 261.5(d), or a conviction under PC 286(c), 288, subdivision (c) of 287 or former 288a, 288.5 or 289(j).',
    ),
    V('(h)(4)(B)(viii)', 'Nor to the requirement to register under PC 290.'),
    V(
      '(h)(4)(C)',
      'The defendant need not disclose the arrest, the dismissed action or the conviction, and may say that there was no arrest where it was the only one; not in answer to a direct question in an application for a law enforcement position.',
    ),
    V('(h)(4)(D)', 'The court may order the police and court records sealed from the public.'),
    V('(h)(4)(E)', 'It bars any later action for the same conduct.'),
    V('(h)(4)(F)', 'In a later prosecution the conviction may be pleaded and proved as a prior.'),
    V(
      '(h)(4)(G)',
      'It may count as a conviction where the driving privilege is revoked, suspended or limited for two or more.',
    ),
    V('(h)(4)(H)', 'The DNA sample and profile stay in the data bank.'),
    V('(h)(4)(I)', 'It gives no right to firearms, and prevents no conviction for having one.'),
  ],
}
