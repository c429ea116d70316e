/** PC 1203.42: dismissal of felonies sentenced before October 2011 that today could be served in county jail. */
import { convictionDate, offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, before, holds, is } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { formatDay, theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import {
  completion,
  dismissal,
  driving,
  felonySentence,
  NOTICE,
  PRISON,
  SPLIT,
  STRAIGHT,
} from '../facts/dismissal.ts'
import {
  chargedWithNothing,
  isSerious,
  isViolent,
  notServing,
  notSupervised,
  REALIGNMENT,
  requiresRegistration,
  standsUntouched,
  yesNo,
} from '../facts/history.ts'
import { stays } from '../facts/what-stays.ts'
import { OUTLINE } from './outline.ts'

const text = cite('PC 1203.42', 'verbatim')
const realignment = theDay(REALIGNMENT)

/**
 * No list of the crimes of PC 1170(h) can be trusted here, so nothing says yes. What is surely served in state prison
 * says no: serious, violent and registrable offenses.
 */
const servedInJail = yesNo(
  'crime of PC 1170(h)',
  'Is the crime one that today is punished under PC 1170(h), in county jail, and would the person have been eligible for that (no serious or violent prior, no duty to register)?',
  conviction =>
    isSerious.read(conviction) === true ||
    isViolent.read(conviction) === true ||
    requiresRegistration.read(conviction) === true
      ? false
      : undefined,
)

const routes: readonly Route<Conviction>[] = [
  {
    name: 'discretion',
    says: `Petition on form CR-180, which the court may grant in the interest of justice. ${NOTICE}`,
    cite: text,
    by: 'petition',
    grant: 'may',
    opens: always('whether it is in the interest of justice, the court finds on the petition'),
  },
]

export const pc120342 = statute<Conviction>({
  id: 'pc-1203.42',
  title: 'Dismissal of felonies sentenced before realignment',
  cite: text,
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2023-07-10',
      says: 'AB 134 (Stats 2023 ch 47): unpaid restitution is no ground to deny. Earlier text is not modelled.',
    },
    { on: '2026-11-26', says: 'Encoded. PC 1203.41 now reaches the same convictions.' },
  ],
  reliefs: [
    dismissal([
      stays.firearms('PC 1203.42'),
      stays.office('PC 1203.42'),
      stays.prior('PC 1203.42'),
      stays.disclosure('PC 1203.42'),
      {
        says: 'A protective order that came with it is taken to stay in force until it ends by itself.',
        cite: cite('PC 1203.42', 'unverified', 'its sister sections say so of themselves'),
      },
      stays.registration('PC 290.007'),
      driving,
    ]),
  ],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '(a)',
      says: 'Sentenced before realignment for a crime that could now be served in county jail.',
      status: 'encoded',
    },
    { at: '(a)(1)', says: 'The court may dismiss.', status: 'encoded' },
    { at: '(a)(2)', says: 'Two years after completion of the sentence.', status: 'encoded' },
    { at: '(a)(3)', says: 'Not supervised, serving, on probation or charged.', status: 'encoded' },
    {
      at: '(a)(4)',
      says: 'Who may make the application.',
      status: 'left-out',
      why: 'Procedure: told with the filing, not decided from the record.',
    },
    {
      at: '(b)',
      says: 'What the dismissal leaves: priors, disclosure, firearms, office.',
      status: 'encoded',
    },
    { at: '(c)', says: 'Unpaid restitution is no ground to deny.', status: 'encoded' },
    {
      at: '(d)',
      says: 'Fifteen days’ notice to the prosecutor.',
      status: 'left-out',
      why: 'Procedure: told with the filing, not decided from the record.',
    },
    {
      at: '(e)',
      says: 'A prosecutor who had notice and did not object may not undo the dismissal.',
      status: 'left-out',
      why: 'It speaks of what follows a grant, not of who may have one.',
    },
  ],
  concerns: ({ class: convictedAs, convictionDate: { soonest } }) =>
    (convictedAs === 'felony' || convictedAs === undefined) && soonest < realignment,
  rules: [
    {
      id: 'pc-1203.42/dismiss',
      relief: 'dismiss',
      rank: 1,
      cite: text,
      says: 'A felony sentenced before October 2011 that could now be served in jail, two years after completion',
      inForce: {
        from: theDay('2023-07-10'),
        cite: cite('Stats 2023 ch 47 (AB 134)', 'verbatim', 'the text as it is encoded'),
      },
      appliesTo: all(
        'a felony sentenced before realignment',
        standsUntouched,
        is(offenseClass, ['felony'], {
          says: 'a felony',
          otherwise: 'no longer a felony: see PC 1203.4 and 1203.4a',
          cite: text,
        }),
        before(convictionDate, realignment, {
          says: `sentenced before ${formatDay(realignment)}`,
          otherwise: `sentenced on or after ${formatDay(realignment)}: see PC 1203.41`,
          cite: cite('PC 1203.42', 'verbatim', 'the day of conviction stands for that of the sentence'),
        }),
        is(felonySentence, [PRISON, STRAIGHT, SPLIT], {
          says: 'a sentence was imposed',
          otherwise: 'probation was granted: see PC 1203.4',
          cite: text,
        }),
        holds(servedInJail, {
          says: 'a crime that today could be served in county jail',
          otherwise: 'a serious, violent or registrable offense, served in state prison today too',
          cite: cite('PC 1170(h)(3)', 'unverified'),
        }),
      ),
      when: all(
        'nothing stands in the way',
        after(completion, { years: 2 }, { says: 'two years since the sentence was complete', cite: text }),
        all({ says: 'not under supervised release', cite: text }, notSupervised),
        all({ says: 'not serving a sentence and not on probation', cite: text }, notServing),
        all({ says: 'not charged with an offense', cite: text }, chargedWithNothing),
      ),
      routes,
    },
  ],
})
