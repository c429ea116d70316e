/** PC 1203.41: dismissal of felonies served in jail or prison, in the court’s discretion, after a year or two. */
import { offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, any, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, holds, is } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import {
  completion,
  dismissal,
  familyLeaves,
  felonySentence,
  NOTICE,
  PRISON,
  SPLIT,
  STRAIGHT,
} from '../facts/dismissal.ts'
import {
  chargedWithNothing,
  notServing,
  notSupervised,
  requiresRegistration,
  standsUntouched,
  yesNo,
} from '../facts/history.ts'
import { OUTLINE } from './outline.ts'

const waits = cite('PC 1203.41(a)(2)', 'verbatim')
const standing = cite('PC 1203.41(a)(3)', 'verbatim')

/** Registration may be ordered for offenses that no list names, so an event of it that nothing else explains is asked about. */
const broughtRegistration = yesNo(
  'registration came of this felony',
  'Did this felony result in a duty to register under PC 290?',
  conviction => {
    const listed = requiresRegistration.read(conviction)
    if (listed !== false) return listed
    const { registrations, convictions } = conviction.person
    const explained = convictions.some(one => one !== conviction && requiresRegistration.read(one) === true)
    return registrations.length > 0 && !explained ? undefined : false
  },
  ({ sources, person }) => [...sources, ...person.registrations.flatMap(event => event.sources)],
)

const routes: readonly Route<Conviction>[] = [
  {
    name: 'discretion',
    says: `Petition on form CR-180, which the court may grant in the interest of justice. ${NOTICE}`,
    cite: cite('PC 1203.41', 'verbatim'),
    by: 'petition',
    grant: 'may',
    opens: always('whether it is in the interest of justice, the court finds on the petition'),
  },
]

export const pc120341 = statute<Conviction>({
  id: 'pc-1203.41',
  title: 'Dismissal of felonies served in jail or prison',
  cite: cite('PC 1203.41', 'verbatim'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2023-07-10',
      says: 'AB 134 (Stats 2023 ch 47), after SB 731 had widened the section to any felony, state prison included. Earlier text is not modelled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    dismissal([
      ...familyLeaves('PC 1203.41'),
      {
        says: 'It must still be disclosed in an application for public office, a state, local or tribal licence, in-home supportive services, or a contract with the Lottery.',
        cite: cite('PC 1203.41', 'verbatim'),
      },
      {
        says: 'Care licensing may still see it and act on it, and it does not make anyone eligible to provide in-home supportive services.',
        cite: cite('PC 1203.41', 'verbatim'),
      },
    ]),
  ],
  outline: OUTLINE,
  subdivisions: [
    { at: '(a)(1)', says: 'The court may dismiss a felony.', status: 'encoded' },
    {
      at: '(a)(2)',
      says: 'One year after completion of a split sentence, two after any other.',
      status: 'encoded',
    },
    {
      at: '(a)(3)',
      says: 'Not on parole or under supervision, serving, on probation or charged.',
      status: 'encoded',
    },
    {
      at: '(a)(4)',
      says: 'The person is told of the section at sentencing.',
      status: 'left-out',
      why: 'Procedure of the sentencing court.',
    },
    {
      at: '(a)(5)',
      says: 'Who may make the application.',
      status: 'left-out',
      why: 'Procedure: told with the filing, not decided from the record.',
    },
    {
      at: '(a)(6)',
      says: 'Not where a prison felony brought a duty to register under PC 290.',
      status: 'encoded',
    },
    {
      at: '(b)',
      says: 'What the dismissal leaves: priors, disclosure, firearms, office.',
      status: 'encoded',
    },
    { at: '(c)', says: 'Convictions before, on or after 1 January 2021.', status: 'encoded' },
    { at: '(d)', says: 'Unpaid restitution is no ground to deny.', status: 'encoded' },
    {
      at: '(e)',
      says: 'Fifteen days’ notice to the prosecutor.',
      status: 'left-out',
      why: 'Procedure: told with the filing, not decided from the record.',
    },
    {
      at: '(f)',
      says: 'A prosecutor who had notice and did not object may not undo the dismissal.',
      status: 'left-out',
      why: 'It speaks of what follows a grant, not of who may have one.',
    },
    {
      at: '(g)-(h)',
      says: 'Protective orders, care licensing and supportive services stay as they were.',
      status: 'encoded',
    },
  ],
  concerns: ({ class: convictedAs }) => convictedAs === 'felony' || convictedAs === undefined,
  rules: [
    {
      id: 'pc-1203.41/dismiss',
      relief: 'dismiss',
      rank: 1,
      cite: cite('PC 1203.41', 'verbatim'),
      says: 'A felony served in jail or prison, and a year or two since its completion',
      inForce: {
        from: theDay('2023-07-10'),
        cite: cite('Stats 2023 ch 47 (AB 134)', 'verbatim', 'the text as it is encoded'),
      },
      appliesTo: all(
        'a felony served in jail or prison',
        standsUntouched,
        is(offenseClass, ['felony'], {
          says: 'a felony',
          otherwise: 'no longer a felony: see PC 1203.4 and 1203.4a',
          cite: cite('PC 1203.41', 'verbatim'),
        }),
        is(felonySentence, [SPLIT, STRAIGHT, PRISON], {
          says: 'sentenced to jail under PC 1170(h) or to state prison',
          otherwise: 'probation was granted: see PC 1203.4',
          cite: waits,
        }),
      ),
      when: all(
        'nothing stands in the way',
        unless(
          {
            says: 'not a prison felony that brought a duty to register',
            otherwise: 'a prison felony that requires registration under PC 290',
            cite: cite('PC 1203.41(a)(6)', 'verbatim'),
          },
          all(
            'state prison for an offense that requires registration',
            is(felonySentence, [PRISON], 'sentenced to state prison'),
            holds(broughtRegistration),
          ),
        ),
        any(
          { says: 'long enough since the sentence was complete', cite: waits },
          all(
            'a split sentence, and a year',
            is(felonySentence, [SPLIT], 'jail and mandatory supervision'),
            after(completion, { years: 1 }, 'a year since the sentence was complete'),
          ),
          all(
            'jail alone or prison, and two years',
            is(felonySentence, [STRAIGHT, PRISON], 'jail alone or state prison'),
            after(completion, { years: 2 }, 'two years since the sentence was complete'),
          ),
        ),
        all({ says: 'not on parole or under supervision', cite: standing }, notSupervised),
        all({ says: 'not serving a sentence and not on probation', cite: standing }, notServing),
        all({ says: 'not charged with an offense', cite: standing }, chargedWithNothing),
      ),
      routes,
    },
  ],
})
