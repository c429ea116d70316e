/** The text of PC 1170.18, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('3775500 to 3781500'))

export const OUTLINE: Outline = {
  id: 'pc-1170.18',
  entries: [
    V(
      '(a)',
      'Who on 5 November 2014 was serving a sentence, by trial or plea, for a felony that would have been a misdemeanor under the Act, had it been in effect at the time of the offense, may petition the trial court for recall and resentencing under HSC 11350, 11357 or 11377 or PC 459.5, 473, 476a, 490.2, 496 or 666, as the Act amended or added them.',
    ),
    V(
      '(b)',
      'Where the petitioner meets (a), the felony sentence is recalled and a misdemeanor sentence given, unless the court, in its discretion, finds that this would pose an unreasonable risk of danger to public safety.',
    ),
    V(
      '(b)(1)-(3)',
      'What the court may consider: the criminal history, the record in custody, and any other evidence.',
    ),
    V(
      '(c)',
      'An unreasonable risk of danger is one of a new violent felony within PC 667(e)(2)(C)(iv), throughout the code.',
    ),
    V('(d)', 'Credit for time served, and parole for a year, unless the court releases the person from it.'),
    V('(e)', 'No longer term than the original sentence.'),
    V(
      '(f)',
      'Who has completed the sentence for such a felony may apply to the trial court to have it designated a misdemeanor.',
    ),
    V('(g)', 'Where the application meets (f), the court shall designate it a misdemeanor.'),
    V('(h)', 'No hearing is necessary unless the applicant asks for one.'),
    V(
      '(i)',
      'The section does not apply to a person with a prior conviction for an offense within PC 667(e)(2)(C)(iv), or for one that requires registration under PC 290(c).',
    ),
    V('(j)', 'The felony is then a misdemeanor for all purposes, except that firearms stay barred.'),
    V('(k)', 'Another judge, where the court that sentenced is not available.'),
    V('(l)', 'Other rights and remedies are not diminished.'),
    V('(m)', 'The finality of judgments that the section does not reach stays.'),
    V('(n)', 'A resentencing hearing is a post-conviction release proceeding under Marsy’s Law.'),
    V(
      '(o)',
      'A person committed to a state hospital after a finding of insanity may petition to have the maximum term of commitment reduced, before 1 January 2021, or later for good cause.',
    ),
  ],
}
