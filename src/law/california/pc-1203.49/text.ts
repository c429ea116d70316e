/** PC 1203.49: dismissal of a conviction of prostitution that came of human trafficking. */
import type { Conviction } from '../../../record/person.ts'
import { all, any, not } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, holds } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import type { Leaves } from '../../relief.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { dismissal, otherLawsLeave, probationOver } from '../facts/dismissal.ts'
import { onTheList, probationGranted, standsUntouched } from '../facts/history.ts'
import { STAYS } from '../facts/what-stays.ts'
import { readyList } from '../offenses/list-entry.ts'
import { trafficked } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- who may petition -----------------------------------------------------------------------------------------------

const PROSTITUTION = readyList({
  name: 'prostitution of PC 647(b)',
  cite: law.cite(WHOLE),
  attempt: 'asks',
  conspiracy: 'asks',
  solicitation: 'counts',
  entries: [{ cite: law.cite(WHOLE), says: 'solicitation or prostitution', sections: ['PC 647(b)'] }],
  beyond: [],
})

// the section, first sentence: A defendant convicted of solicitation or prostitution under PC 647(b), who has
// completed any term of probation for it, may petition.
const ofProstitution = law.clause(
  'the section, first sentence',
  holds(
    onTheList(
      'prostitution of PC 647(b)',
      'Is the conviction one of solicitation or prostitution under PC 647(b)?',
      PROSTITUTION,
    ),
    { says: 'solicitation or prostitution, PC 647(b)', otherwise: 'not PC 647(b)' },
  ),
)
const probationCompleted = any<Conviction>(
  { says: 'any term of probation is completed', cite: law.cite('the section, first sentence') },
  not('no probation was granted', holds(probationGranted, 'probation was granted')),
  after(probationOver, {}, 'the term of probation is over'),
)

// the section, second sentence: If clear and convincing evidence establishes that the conviction was the
// result of being a victim of human trafficking, the court may issue an order that does all of (a) to (c).
const resultOfTrafficking = law.clause(
  'the section, second sentence',
  holds(trafficked, {
    says: 'the conviction was the result of trafficking',
    otherwise: 'the conviction is not shown to be the result of trafficking',
  }),
)

// ---- what the order does --------------------------------------------------------------------------------------------

// (a) The order finds that the person was a victim of human trafficking when the crime was committed.
law.leftOut('(a)', 'What the order says; whether it may be made is decided by the sentences above.')

// (b) It orders any of the relief of PC 1203.4.
law.told('(b)')

// (c) It notifies the Department of Justice of the finding and of the relief.
law.leftOut('(c)', 'The court’s own notice; nothing to decide.')

// 1203.47 Whoever was found a ward (WIC 602) for PC 647(b) or former 653.22 may petition at 18 to have that
// record sealed, but for whoever paid or tried to pay.
law.leftOut(
  '1203.47',
  'An adjudication in juvenile court is no conviction and does not stand in these files as one.',
)

// ---- what the relief of PC 1203.4 leaves ------------------------------------------------------------------------------

const { firearms, office, prior, protective, disclosure } = STAYS
const of12034 = (says: string): Leaves => ({
  says,
  cite: cite('PC 1203.4', 'verbatim', 'the relief is that of PC 1203.4'),
})

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc120349 = statute<Conviction>({
  id: 'pc-1203.49',
  title: 'Dismissal of prostitution that came of trafficking',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    { on: '2015-01-01', says: 'AB 1585 (Stats 2014 ch 708) adds the section.' },
    { on: '2026-11-26', says: 'Encoded. PC 236.14 reaches further for the same persons.' },
  ],
  reliefs: [
    dismissal([
      ...[firearms, office, prior, protective].map(of12034),
      ...otherLawsLeave,
      of12034(disclosure),
    ]),
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: ({ offense: { offenses, unread } }) =>
    unread !== '' || offenses.length === 0 || offenses.some(({ section }) => section === '647'),
  tables: { PROSTITUTION },
  rules: [
    {
      id: 'pc-1203.49/dismiss',
      relief: 'dismiss',
      cite: law.cite(WHOLE),
      says: 'Prostitution that came of trafficking, probation completed',
      inForce: {
        from: theDay('2015-01-01'),
        cite: cite('Stats 2014 ch 708 (AB 1585)', 'copy', 'the note below the section in the bulk data'),
      },
      appliesTo: all('a conviction of prostitution', standsUntouched, ofProstitution),
      when: all('nothing stands in the way', probationCompleted, resultOfTrafficking),
      routes: [
        {
          name: 'discretion',
          says: 'Petition on form CR-180, with the evidence of trafficking; the court may dismiss as under PC 1203.4, and find that the person was a victim.',
          cite: law.cite(WHOLE),
          by: 'petition',
          grant: 'may',
          opens: always('whether to grant it, the court decides on the petition'),
        },
      ],
    },
  ],
})
