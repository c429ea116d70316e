/** PC 1203.41: dismissal of felonies, in the court’s discretion; of those served in jail or prison after a year or two. */
import { offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, any, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import {
  completion,
  dismissal,
  felonySentence,
  NOTICE,
  otherLawsLeave,
  PRISON,
  PROBATION,
  SPLIT,
  undisclosed,
} from '../facts/dismissal.ts'
import { notServing, notSupervised, standsUntouched } from '../facts/history.ts'
import { chargedWithNothing } from '../facts/pending-charges.ts'
import { STAYS } from '../facts/what-stays.ts'
import { broughtRegistration } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- (a): who may have a felony dismissed ---------------------------------------------------------------------------------

// (a), felony: Where a person is convicted of a felony the court, in its discretion and in the interest of
// justice, may order the following relief, subject to (b).
const felony = law.clause(
  '(a), felony',
  is(offenseClass, ['felony'], {
    says: 'a felony',
    otherwise: 'no longer a felony: see PC 1203.4 and 1203.4a',
  }),
  'one that was reduced is a misdemeanor for all purposes (PC 17(b), 1170.18(j)): the sections for misdemeanors are open to it',
)

// (a)(1) The plea of guilty or no contest is withdrawn, or the verdict set aside; the court dismisses the
// case; and the person is released from all penalties and disabilities of the offense, except as VC 13555
// provides.
law.told('(a)(1)')

// (a)(2) Only after one year has passed from the completion of the sentence, if it was imposed under PC
// 1170(h)(5)(B), or two years, if it was imposed under PC 1170(h)(5)(A) or the person was sentenced to state
// prison.
const longEnough = law.clause(
  '(a)(2)',
  any(
    'long enough since the sentence was complete',
    // For probation the text sets no time: that it be over is asked with (a)(3).
    is(felonySentence, [PROBATION], 'probation, for which there is no time to wait'),
    all(
      'a split sentence, and a year',
      is(felonySentence, [SPLIT], 'jail and mandatory supervision'),
      after(completion, { years: 1 }, 'a year since the sentence was complete'),
    ),
    // Two years are enough after jail alone and prison, and so after every sentence.
    after(completion, { years: 2 }, 'two years since the sentence was complete'),
  ),
)

// (a)(3) Only if the person is not on parole or under supervision under PC 1170(h)(5)(B), and is not serving
// a sentence for, on probation for, or charged with an offense.
const standing = law.clause(
  '(a)(3)',
  all(
    'not supervised, not serving, not on probation and not charged',
    all(
      {
        says: 'not on parole or under supervision',
        cite: law.cite(
          '(a)(3)',
          'postrelease community supervision is part of the sentence too: PC 3000(a)(1), read 2026-11-30',
        ),
      },
      notSupervised,
    ),
    all('not serving a sentence and not on probation', notServing),
    all('not charged with an offense', chargedWithNothing),
  ),
)

// (a)(4) At sentencing the person is informed of the section, and of the right, if any, to petition for a
// certificate of rehabilitation and pardon.
law.leftOut('(a)(4)', 'Procedure of the sentencing court.')

// (a)(5) Application and change of plea are made in person, by an attorney, or by a probation officer who is
// authorized in writing.
law.leftOut('(a)(5)', 'Procedure: told with the filing, not decided from the record.')

// (a)(6) For a felony that resulted in a sentence to state prison, only if that felony did not result in a
// requirement to register as a sex offender.
const noRegistration = law.clause(
  '(a)(6)',
  unless(
    {
      says: 'not a prison felony that brought a duty to register',
      otherwise: 'a prison felony that requires registration under PC 290',
    },
    all<Conviction>(
      'state prison for an offense that requires registration',
      is(felonySentence, [PRISON], 'sentenced to state prison'),
      holds(broughtRegistration),
    ),
  ),
)

// ---- (b): what it leaves as it was ------------------------------------------------------------------------------------------

// (b)(1) In a later prosecution for another offense the conviction may be pleaded and proved, with the same
// effect as if the case had not been dismissed.
const prior = law.leaves('(b)(1)', STAYS.prior)

// (b)(2) The order states, and the person is informed, that the conviction must still be disclosed when a
// questionnaire or application for public office, for a license of a state or local agency or a federally
// recognized tribe, to provide in-home supportive or waiver personal care services, or for a contract with
// the Lottery asks for it directly.
const disclosure = law.leaves(
  '(b)(2)',
  'It must still be disclosed in an application for public office, a state, local or tribal license, in-home supportive services, or a contract with the Lottery.',
)

// (b)(3) Dismissal does not permit anyone to have a firearm, and does not prevent a conviction for having one
// (PC 29800 and after).
const firearms = law.leaves('(b)(3)', STAYS.firearms)

// (b)(4) It does not permit a person whom the conviction bars from public office to hold it.
const office = law.leaves('(b)(4)', STAYS.office)

// ---- (c)-(h): its reach, the petition, and what else it leaves --------------------------------------------------------------

// (c) The section applies to convictions before, on and after 1 January 2021.
law.told('(c)')

// (d) Where the court decides in its discretion and in the interest of justice, an unpaid order of
// restitution or restitution fine is no ground to deny the petition.
law.told('(d)')

// (e) No relief unless the prosecuting attorney has had fifteen days’ notice of the petition, of which the
// probation officer too gives notice. Notice is presumed where proof of service is filed.
law.leftOut('(e)', 'Procedure: told with the filing, not decided from the record.')

// (f) A prosecuting attorney who had notice, and did not appear and object, may not move to set the grant
// aside or appeal it.
law.leftOut('(f)', 'It speaks of what follows a grant, not of who may have one.')

// (g) Relief releases nobody from an unexpired criminal protective order under PC 136.2(i)(1), 273.5(j),
// 368(l) or 646.9(k), which stays in full effect until it expires or the court changes or ends it.
const protective = law.leaves('(g)', STAYS.protective)

// (h) Relief does not affect who may receive, and act on, criminal history information under HSC 1522,
// 1568.09, 1569.17 or 1596.871 (community care licensing), and makes nobody eligible to provide in-home
// supportive or waiver personal care services who otherwise is not.
const care = law.leaves(
  '(h)',
  'Care licensing may still see it and act on it, and it does not make anyone eligible to provide in-home supportive services.',
)

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc120341 = statute<Conviction>({
  id: 'pc-1203.41',
  title: 'Dismissal of felonies, after jail or prison a year or two later',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2023-07-10',
      says: 'AB 134 (Stats 2023 ch 47), after SB 731 had widened the section to any felony, state prison included. Earlier text is not modeled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'Probation felonies are within it, without a time to wait; two years after completion are enough for every sentence.',
    },
  ],
  reliefs: [
    dismissal([
      ...[firearms, office, prior, protective],
      ...otherLawsLeave,
      undisclosed,
      ...[disclosure, care],
    ]),
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: ({ class: convictedAs }) => convictedAs === 'felony' || convictedAs === undefined,
  rules: [
    {
      id: 'pc-1203.41/dismiss',
      relief: 'dismiss',
      cite: law.cite(WHOLE),
      says: 'A felony, and after jail or prison a year or two since the sentence was complete',
      inForce: {
        from: theDay('2023-07-10'),
        cite: cite('Stats 2023 ch 47 (AB 134)', 'verbatim', 'the text as it is encoded'),
      },
      appliesTo: all('a felony', standsUntouched, felony),
      when: all('nothing stands in the way', noRegistration, longEnough, standing),
      routes: [
        {
          name: 'discretion',
          says: `Petition on form CR-180, which the court may grant in the interest of justice. Where PC 1203.4 or 1203.42 is open as well, ask for that in the same petition: it keeps fewer duties. ${NOTICE}`,
          cite: law.cite(WHOLE),
          by: 'petition',
          grant: 'may',
          opens: always('whether it is in the interest of justice, the court finds on the petition'),
        },
      ],
    },
  ],
})
