/** PC 1203.42: dismissal of felonies sentenced before October 2011 that today could be served in county jail. */
import { convictionDate, offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, before, holds, is } from '../../../rules/leaves.ts'
import { formatDay, theDay } from '../../../time/day.ts'
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
  SPLIT,
  STRAIGHT,
  undisclosed,
} from '../facts/dismissal.ts'
import { notServing, notSupervised, REALIGNMENT, standsUntouched } from '../facts/history.ts'
import { chargedWithNothing } from '../facts/pending-charges.ts'
import { STAYS } from '../facts/what-stays.ts'
import { servedInJail } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

const realignment = theDay(REALIGNMENT)

// ---- (a): who may have a felony dismissed ---------------------------------------------------------------------------------

// (a), before realignment: Where a person was sentenced before the 2011 Realignment took effect, for a crime
// that would otherwise have been eligible for sentencing under PC 1170(h), the court, in its discretion and
// in the interest of justice, may order the following relief, subject to (b).
const beforeRealignment = law.clause(
  '(a), before realignment',
  all<Conviction>(
    'a felony sentenced before realignment that today could be served in county jail',
    is(offenseClass, ['felony'], {
      says: 'a felony',
      otherwise: 'no longer a felony: see PC 1203.4 and 1203.4a',
    }),
    before(convictionDate, realignment, {
      says: `sentenced before ${formatDay(realignment)}`,
      otherwise: `sentenced on or after ${formatDay(realignment)}: see PC 1203.41`,
      cite: law.cite('(a), before realignment', 'the day of conviction stands for that of the sentence'),
    }),
    is(felonySentence, [PRISON, STRAIGHT, SPLIT], {
      says: 'a sentence was imposed',
      otherwise:
        'probation, or jail that was no sentence of a felony, and no sentence completed: see PC 1203.4, 1203.41 and 17(b)(1)',
    }),
    holds(servedInJail, {
      says: 'a crime that today could be served in county jail',
      otherwise:
        'served in state prison today too: by its section, or after a serious, violent or registrable offense',
      cite: cite('PC 1170(h)(3)', 'verbatim', 'bulk data of the Legislature, characters 3706000 to 3722000'),
    }),
  ),
)

// (a)(1) The plea of guilty or no contest is withdrawn, or the verdict set aside; the court dismisses the
// case; and the person is released from all penalties and disabilities of the offense, except as VC 13555
// provides.
law.told('(a)(1)')

// (a)(2) Only after two years have passed from the completion of the sentence.
const longEnough = law.clause(
  '(a)(2)',
  after(completion, { years: 2 }, 'two years since the sentence was complete'),
)

// (a)(3) Only if the person is not under supervised release, and is not serving a sentence for, on probation
// for, or charged with an offense.
const standing = law.clause(
  '(a)(3)',
  all(
    'not supervised, not serving, not on probation and not charged',
    all('not under supervised release', notSupervised),
    all('not serving a sentence and not on probation', notServing),
    all('not charged with an offense', chargedWithNothing),
  ),
)

// (a)(4) Application and change of plea are made in person, by an attorney, or by a probation officer who is
// authorized in writing.
law.leftOut('(a)(4)', 'Procedure: told with the filing, not decided from the record.')

// ---- (b): what it leaves as it was ------------------------------------------------------------------------------------------

// (b)(1) In a later prosecution for another offense the conviction may be pleaded and proved, with the same
// effect as if the case had not been dismissed.
const prior = law.leaves('(b)(1)', STAYS.prior)

// (b)(2) The order states, and the person is informed, that the conviction must still be disclosed when a
// questionnaire or application for public office, for a state or local license, or for a contract with the
// Lottery asks for it directly.
const disclosure = law.leaves('(b)(2)', STAYS.disclosure)

// (b)(3) Dismissal does not permit anyone to have a firearm, and does not prevent a conviction for having one
// (PC 29800 and after).
const firearms = law.leaves('(b)(3)', STAYS.firearms)

// (b)(4) It does not permit a person whom the conviction bars from public office to hold it.
const office = law.leaves('(b)(4)', STAYS.office)

// ---- (c)-(e): restitution, and notice to the prosecutor -----------------------------------------------------------------------

// (c) Where the court decides in its discretion and in the interest of justice, an unpaid order of
// restitution or restitution fine is no ground to deny the petition.
law.told('(c)')

// (d) No relief unless the prosecuting attorney has had fifteen days’ notice of the petition, of which the
// probation officer too gives notice. Notice is presumed where proof of service is filed.
law.leftOut('(d)', 'Procedure: told with the filing, not decided from the record.')

// (e) A prosecuting attorney who had notice, and did not appear and object, may not move to set the grant
// aside or appeal it.
law.leftOut('(e)', 'It speaks of what follows a grant, not of who may have one.')

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc120342 = statute<Conviction>({
  id: 'pc-1203.42',
  title: 'Dismissal of felonies sentenced before realignment',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2023-07-10',
      says: 'AB 134 (Stats 2023 ch 47): unpaid restitution is no ground to deny. Earlier text is not modeled.',
    },
    { on: '2026-11-26', says: 'Encoded. PC 1203.41 now reaches the same convictions.' },
    { on: '2026-11-30', says: 'It says nothing of protective orders, and is asked for before PC 1203.41.' },
  ],
  reliefs: [dismissal([...[firearms, office, prior, disclosure], ...otherLawsLeave, undisclosed])],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: ({ class: convictedAs, convictionDate: { soonest } }) =>
    (convictedAs === 'felony' || convictedAs === undefined) && soonest < realignment,
  rules: [
    {
      id: 'pc-1203.42/dismiss',
      relief: 'dismiss',
      cite: law.cite(WHOLE),
      says: 'A felony sentenced before October 2011 that could now be served in jail, two years after completion',
      inForce: {
        from: theDay('2023-07-10'),
        cite: cite('Stats 2023 ch 47 (AB 134)', 'verbatim', 'the text as it is encoded'),
      },
      appliesTo: all('a felony sentenced before realignment', standsUntouched, beforeRealignment),
      when: all('nothing stands in the way', longEnough, standing),
      routes: [
        {
          name: 'discretion',
          says: `Petition on form CR-180, which the court may grant in the interest of justice; it keeps fewer duties than PC 1203.41, for which the same petition does. ${NOTICE}`,
          cite: law.cite(WHOLE),
          by: 'petition',
          grant: 'may',
          opens: always('whether it is in the interest of justice, the court finds on the petition'),
        },
      ],
    },
  ],
})
