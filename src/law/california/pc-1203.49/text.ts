/** PC 1203.49: dismissal of a conviction of prostitution that came of human trafficking. */
import type { Conviction } from '../../../record/person.ts'
import { all, any, not } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, holds } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { dismissal, familyLeaves, probationOver } from '../facts/dismissal.ts'
import { notInFile, onTheList, probationGranted, standsUntouched } from '../facts/history.ts'
import { stays } from '../facts/what-stays.ts'
import { readyList } from '../offenses/list-entry.ts'
import { OUTLINE } from './outline.ts'

const text = cite('PC 1203.49', 'verbatim')

const PROSTITUTION = readyList({
  name: 'prostitution of PC 647(b)',
  cite: text,
  attempt: 'asks',
  conspiracy: 'asks',
  solicitation: 'counts',
  entries: [{ cite: text, says: 'solicitation or prostitution', sections: ['PC 647(b)'] }],
  beyond: [],
})
const prostitution = onTheList(
  'prostitution of PC 647(b)',
  'Is the conviction one of solicitation or prostitution under PC 647(b)?',
  PROSTITUTION,
)

const trafficked = notInFile(
  'conviction came of trafficking',
  'Is there clear and convincing evidence that the conviction was the result of the person’s being a victim of human trafficking?',
)

const routes: readonly Route<Conviction>[] = [
  {
    name: 'discretion',
    says: 'Petition on form CR-180, with the evidence of trafficking; the court may dismiss as under PC 1203.4, and find that the person was a victim.',
    cite: text,
    by: 'petition',
    grant: 'may',
    opens: always('whether to grant it, the court decides on the petition'),
  },
]

export const pc120349 = statute<Conviction>({
  id: 'pc-1203.49',
  title: 'Dismissal of prostitution that came of trafficking',
  cite: text,
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
      ...familyLeaves('PC 1203.4').map(leaves => ({
        ...leaves,
        cite: { ...leaves.cite, note: 'the relief is that of PC 1203.4' },
      })),
      stays.disclosure('PC 1203.4'),
    ]),
  ],
  outline: OUTLINE,
  subdivisions: [
    {
      at: 'the section, first paragraph',
      says: 'PC 647(b), probation completed, and trafficking shown by clear and convincing evidence.',
      status: 'encoded',
    },
    {
      at: '(a)',
      says: 'The order finds that the person was a victim of trafficking.',
      status: 'left-out',
      why: 'What the order says; whether it may be made is decided by the first paragraph.',
    },
    { at: '(b)', says: 'The relief of PC 1203.4.', status: 'encoded' },
    {
      at: '(c)',
      says: 'The Department of Justice is told of the finding and the relief.',
      status: 'left-out',
      why: 'The court’s own notice; nothing to decide.',
    },
    {
      at: 'PC 1203.47',
      says: 'Juvenile adjudications of the same offense may be sealed.',
      status: 'left-out',
      why: 'An adjudication in juvenile court is no conviction and does not stand in these files as one.',
    },
  ],
  concerns: ({ offense: { offenses, unread } }) =>
    unread !== '' || offenses.length === 0 || offenses.some(({ section }) => section === '647'),
  tables: { PROSTITUTION },
  rules: [
    {
      id: 'pc-1203.49/dismiss',
      relief: 'dismiss',
      rank: 1,
      cite: text,
      says: 'Prostitution that came of trafficking, probation completed',
      inForce: {
        from: theDay('2015-01-01'),
        cite: cite('Stats 2014 ch 708 (AB 1585)', 'copy', 'the note below the section in the bulk data'),
      },
      appliesTo: all(
        'a conviction of prostitution',
        standsUntouched,
        holds(prostitution, {
          says: 'solicitation or prostitution, PC 647(b)',
          otherwise: 'not PC 647(b)',
          cite: text,
        }),
      ),
      when: all(
        'nothing stands in the way',
        any(
          { says: 'any term of probation is completed', cite: text },
          not('no probation was granted', holds(probationGranted, 'probation was granted')),
          after(probationOver, {}, 'the term of probation is over'),
        ),
        holds(trafficked, {
          says: 'the conviction was the result of trafficking',
          otherwise: 'the conviction is not shown to be the result of trafficking',
          cite: text,
        }),
      ),
      routes,
    },
  ],
})
