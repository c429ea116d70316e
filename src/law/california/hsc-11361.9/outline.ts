/** The text of HSC 11361.9, subdivision by subdivision, in our words. No public copy of it was found: digests tell of it. */
import { notRead, type Outline, readIn } from '../../outline.ts'

const digests = readIn('secondary', {
  on: '2026-07-21',
  where: 'digests of AB 1793 and AB 1706; not the official code',
})

export const OUTLINE: Outline = {
  id: 'hsc-11361.9',
  entries: [
    digests(
      '(a)',
      'The Department of Justice identifies the convictions that may be eligible and notifies the prosecution by 1 July 2019.',
    ),
    digests('(b)', 'The prosecution reviews them by 1 July 2020.'),
    notRead('(c)(1)', 'What the prosecution may challenge a resentencing for.'),
    notRead('(c)(2)', 'What it may challenge a dismissal, sealing or redesignation for.'),
    notRead('(c)(3)', 'It notifies the court and the public defender of what it challenges.'),
    notRead('(c)(4)', 'The public defender notifies the person.'),
    digests('(d)', 'What was not challenged the court orders by 1 March 2023, and the records are updated.'),
    digests('(g)', 'Those who serve a sentence or have petitioned come first.'),
  ],
}
