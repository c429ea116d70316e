/** The text of PC 1203.49, sentence by sentence, in our words, with PC 1203.47. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('4239000 to 4242500'))

export const OUTLINE: Outline = {
  id: 'pc-1203.49',
  entries: [
    V(
      'the section, first sentence',
      'A defendant convicted of solicitation or prostitution under PC 647(b), who has completed any term of probation for it, may petition.',
    ),
    V(
      'the section, second sentence',
      'If clear and convincing evidence establishes that the conviction was the result of being a victim of human trafficking, the court may issue an order that does all of (a) to (c).',
    ),
    V(
      '(a)',
      'The order finds that the person was a victim of human trafficking when the crime was committed.',
    ),
    V('(b)', 'It orders any of the relief of PC 1203.4.'),
    V('(c)', 'It notifies the Department of Justice of the finding and of the relief.'),
    V(
      '1203.47',
      'Whoever was found a ward (WIC 602) for PC 647(b) or former 653.22 may petition at 18 to have that record sealed, but for whoever paid or tried to pay.',
    ),
  ],
}
