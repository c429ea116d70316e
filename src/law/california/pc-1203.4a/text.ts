/** PC 1203.4a: dismissal of misdemeanors without probation, and of infractions, a year after judgment. */
import { convictionDate, offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { others } from '../../../record/priors.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, holds, is } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { beforeAndAfterReduction, completion, dismissal, familyLeaves } from '../facts/dismissal.ts'
import {
  chargedWithNothing,
  notServing,
  onTheList,
  probationGranted,
  standsUntouched,
  yesNo,
} from '../facts/history.ts'
import { stays } from '../facts/what-stays.ts'
import { EXCLUDED_1203_4A } from '../offenses/lists.ts'
import { OUTLINE } from './outline.ts'

const text = cite('PC 1203.4a(a)', 'verbatim')
const excludedText = cite('PC 1203.4a(d)', 'verbatim')

const excluded = beforeAndAfterReduction(
  onTheList(
    'offense excluded from PC 1203.4a',
    'Is the offense one that PC 1203.4a(d) excludes?',
    EXCLUDED_1203_4A,
  ),
)

/** VC 42001 speaks of infractions of the Vehicle Code and of local ordinances; which of them, its text was not read. */
const trafficInfraction = yesNo(
  'infraction within VC 42001',
  'Is the offense an infraction that VC 42001 covers (traffic infractions of the Vehicle Code and of local ordinances)?',
  ({ offense: { offenses, unread } }) =>
    offenses.length > 0 && unread === '' && offenses.every(({ code }) => code !== undefined && code !== 'VC')
      ? false
      : undefined,
)

/** The record may show an offense since; that there was none, and an upright life beside, no file shows. */
const upright = yesNo(
  'honest and upright life',
  'Has the person since the judgment lived an honest and upright life and obeyed the law? (Unpaid restitution does not count against it.)',
  conviction =>
    others(conviction).some(
      ({ prior }) =>
        prior.offenseDate.soonest > conviction.convictionDate.latest &&
        prior.person.undisposed?.includes(prior) !== true &&
        prior.person.doubts.every(({ kind }) => kind !== 'identity'),
    )
      ? false
      : undefined,
  ({ person }) => person.convictions.flatMap(({ sources }) => sources),
)

const routes: readonly Route<Conviction>[] = [
  {
    name: 'of right',
    says: 'Petition on form CR-180, which the court shall grant: the person has lived an honest and upright life since. For an infraction by written declaration, with fifteen days’ notice to the prosecutor.',
    cite: text,
    by: 'petition',
    grant: 'shall',
    opens: holds(upright, { says: 'an honest and upright life since the judgment', cite: text }),
  },
  {
    name: 'discretion',
    says: 'Petition on form CR-180, which the court may grant in the interest of justice. For an infraction by written declaration, with fifteen days’ notice to the prosecutor.',
    cite: cite('PC 1203.4a(b)', 'verbatim'),
    by: 'petition',
    grant: 'may',
    opens: always('whether it is in the interest of justice, the court finds on the petition'),
  },
]

export const pc12034a = statute<Conviction>({
  id: 'pc-1203.4a',
  title: 'Dismissal of misdemeanors without probation, and of infractions',
  cite: cite('PC 1203.4a', 'verbatim'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2023-01-01',
      says: 'SB 1106 (Stats 2022 ch 734): unpaid restitution is no ground to deny. Earlier text is not modelled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [dismissal([...familyLeaves('PC 1203.4a'), stays.disclosure('PC 1203.4a')])],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '(a)',
      says: 'Of right a year after judgment, the sentence performed and an upright life led.',
      status: 'encoded',
    },
    { at: '(b)', says: 'In the court’s discretion where (a) is not met in full.', status: 'encoded' },
    {
      at: '(c)(1)',
      says: 'The person is told of the section at sentencing, and may apply in person or by another.',
      status: 'left-out',
      why: 'Procedure. That the conviction may be pleaded as a prior is told with the relief.',
    },
    {
      at: '(c)(2)-(4)',
      says: 'Firearms, public office and protective orders stay as they were.',
      status: 'encoded',
    },
    {
      at: '(d)',
      says: 'Offenses that are excluded; convictions of any date are covered.',
      status: 'encoded',
    },
    { at: '(e)', says: 'Unpaid restitution is no ground to deny.', status: 'encoded' },
    {
      at: '(f)',
      says: 'Infractions: by written declaration, with fifteen days’ notice.',
      status: 'left-out',
      why: 'Procedure: told with the filing, not decided from the record.',
    },
    {
      at: '(g)',
      says: 'How a court fixes amounts.',
      status: 'left-out',
      why: 'Costs of the court, which no criminal record shows.',
    },
  ],
  // A later order may have reduced a felony; one that could not be read may have done so too.
  concerns: ({ class: convictedAs, later }) =>
    convictedAs !== 'felony' || later.some(({ kind }) => kind === 'reduced' || kind === 'other'),
  rules: [
    {
      id: 'pc-1203.4a/dismiss',
      relief: 'dismiss',
      rank: 1,
      cite: cite('PC 1203.4a', 'verbatim'),
      says: 'A misdemeanor without probation, or an infraction, a year after judgment',
      inForce: {
        from: theDay('2023-01-01'),
        cite: cite(
          'Stats 2022 ch 734 (SB 1106)',
          'copy',
          'the text as it is encoded; its day is from the note below the section',
        ),
      },
      appliesTo: all(
        'a misdemeanor without probation, or an infraction',
        standsUntouched,
        is(offenseClass, ['misdemeanor', 'infraction'], {
          says: 'a misdemeanor or an infraction',
          otherwise: 'a felony: see PC 1203.4, 1203.41 and 1203.42',
          cite: text,
        }),
        any(
          {
            says: 'an infraction, or a misdemeanor for which probation was not granted',
            otherwise: 'probation was granted: see PC 1203.4',
            cite: text,
          },
          is(offenseClass, ['infraction'], { says: 'an infraction', otherwise: 'not an infraction' }),
          not(
            {
              says: 'probation was not granted',
              otherwise: 'probation was granted: see PC 1203.4',
            },
            holds(probationGranted),
          ),
        ),
      ),
      when: all(
        'nothing stands in the way',
        unless(
          {
            says: 'not an offense that is excluded',
            otherwise: 'an offense that PC 1203.4a(d) excludes',
            cite: excludedText,
          },
          holds(excluded),
        ),
        unless(
          {
            says: 'not a traffic infraction',
            otherwise: 'an infraction within VC 42001, which PC 1203.4a(d) excludes',
            cite: cite('PC 1203.4a(d)', 'verbatim', 'what VC 42001 covers is from memory'),
          },
          all(
            'an infraction within VC 42001',
            is(offenseClass, ['infraction'], 'an infraction'),
            holds(trafficInfraction),
          ),
        ),
        after(convictionDate, { years: 1 }, { says: 'a year since judgment was pronounced', cite: text }),
        after(completion, {}, { says: 'the sentence has been performed', cite: text }),
        notServing,
        chargedWithNothing,
      ),
      routes,
    },
  ],
})
