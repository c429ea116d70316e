/** HSC 11361.9: the review of cannabis convictions by the state. What the court still owes is a route of HSC 11361.8’s rules. */
import type { Conviction } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)
const over = 'Its day has passed: whoever was left out asks under HSC 11361.8, whose rules decide.'
const challenge = `${over} Whether one was challenged no state file shows.`

// (a) [read in a summary] The Department of Justice identifies the convictions that may be eligible and
// notifies the prosecution by 1 July 2019.
law.leftOut('(a)', over)

// (b) [read in a summary] The prosecution reviews them by 1 July 2020.
law.leftOut('(b)', over)

// (c)(1) [not read by anyone] What the prosecution may challenge a resentencing for.
law.leftOut('(c)(1)', challenge)

// (c)(2) [not read by anyone] What it may challenge a dismissal, sealing or redesignation for.
law.leftOut('(c)(2)', challenge)

// (c)(3) [not read by anyone] It notifies the court and the public defender of what it challenges.
law.leftOut('(c)(3)', challenge)

// (c)(4) [not read by anyone] The public defender notifies the person.
law.leftOut('(c)(4)', challenge)

// (d) [read in a summary] What was not challenged the court orders by 1 March 2023, and the records are
// updated.
law.leftOut(
  '(d)',
  'Told as a route of its own with each rule of HSC 11361.8, behind the application: the court’s duty, if unchallenged, not yet done. A file shows it as a conviction that still stands.',
)

// (g) [read in a summary] Those who serve a sentence or have petitioned come first.
law.leftOut('(g)', 'Procedure of the review.')

export const hsc113619 = statute<Conviction>({
  id: 'hsc-11361.9',
  title: 'Cannabis convictions, the review by the state',
  cite: cite('HSC 11361.9', 'secondary'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'digests of AB 1793 and AB 1706; not the official code' },
  attorneyReview: 'none',
  history: [
    { on: '2018-09-30', says: 'AB 1793 adds the section, operative on 1 January 2019.' },
    {
      on: '2019-07-01',
      says: 'The Department of Justice was to have told the prosecutors of each conviction.',
    },
    { on: '2020-07-01', says: 'The last day for prosecutors to challenge.' },
    {
      on: '2022-09-18',
      says: 'AB 1706: what was not challenged is to be ordered, and on record, by set days.',
    },
    { on: '2023-03-01', says: 'Courts were to have issued an order for each conviction not challenged.' },
    { on: '2023-07-01', says: 'The Department of Justice was to have its database in order.' },
    {
      on: '2024-01-01',
      says: 'AB 1754 (Stats 2023 ch 131) amends it for the maintenance of the codes; the text was not found.',
    },
    { on: '2026-11-26', says: 'Described; no rule rests on it.' },
    {
      on: '2026-11-30',
      says: 'The duty of the court is told beside HSC 11361.8; it decides nothing.',
    },
  ],
  reliefs: [],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: () => false,
  rules: [],
})
