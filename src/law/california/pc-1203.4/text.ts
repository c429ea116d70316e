/** PC 1203.4: dismissal after probation, of right where its conditions were fulfilled, else as justice requires. */
import { offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { dismissal, NOTICE, otherLawsLeave, probationOver, undisclosed } from '../facts/dismissal.ts'
import { probationGranted, standsUntouched } from '../facts/history.ts'
import { chargedWithNothing } from '../facts/pending-charges.ts'
import { servingNothing } from '../facts/serving.ts'
import { STAYS } from '../facts/what-stays.ts'
import { drivingCharged, drivingOffense, endedEarly, excluded, fulfilled, prisonInstead } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- (a): who may have the case dismissed, and what that leaves ---------------------------------------------------------

// (a)(1), of right: Where the conditions of probation were fulfilled for the entire period of probation, or
// the person was discharged before its end, the court must permit what follows.
const keptProbation = law.clause(
  '(a)(1), of right',
  any(
    'its conditions were fulfilled for the whole period, or it was ended early',
    holds(fulfilled, 'its conditions were fulfilled for the whole period'),
    holds(endedEarly, 'the court ended it early'),
  ),
)

// (a)(1), in discretion: So it does in any other case in which the court, in its discretion and the interest
// of justice, determines that this relief should be granted.
law.told('(a)(1), in discretion')

// (a)(1), when: At any time after the period of probation has ended, if the person then serves no sentence
// for an offense, is on probation for none and charged with none.
const afterProbation = law.clause(
  '(a)(1), when',
  all(
    'probation is over, and the person serves nothing and is charged with nothing',
    unless(
      {
        says: 'probation did not end in prison',
        otherwise: 'probation was revoked for good and ended in prison: see PC 1203.41',
        cite: cite(
          'People v. Parker (2013) 217 Cal.App.4th 498',
          'secondary',
          'a prison term whose execution was suspended is no bar once the probation is completed; that who was sent to prison instead has no period of probation that came to an end is Setaside’s reading',
        ),
      },
      holds(prisonInstead),
    ),
    after(probationOver, {}, 'the term of probation is over'),
    servingNothing,
    chargedWithNothing,
  ),
)

// (a)(1), relief: The plea of guilty or no contest is withdrawn, or the verdict of guilty set aside; the
// court dismisses the case; and the person is released from all penalties and disabilities of the offense,
// except as noted below and in VC 13555.
law.told('(a)(1), relief')

// (a)(1), advice: The probation papers inform the person of this, and of the right, if any, to petition for a
// certificate of rehabilitation and pardon.
law.leftOut('(a)(1), advice', 'A duty of those who grant probation.')

// (a)(1), application: The application and the change of plea are made in person, by an attorney, or by a
// probation officer who is authorized in writing.
law.leftOut('(a)(1), application', 'Procedure: told with the filing, not decided from the record.')

// (a)(1), as a prior: In a later prosecution for another offense the conviction may be pleaded and proved,
// with the same effect as if probation had not been granted or the case dismissed.
const prior = law.leaves('(a)(1), as a prior', STAYS.prior)

// (a)(1), disclosure: The order states, and the person is informed, that the conviction must still be
// disclosed when a questionnaire or application for public office, for a state or local license, or for a
// contract with the Lottery asks for it directly.
const disclosure = law.leaves('(a)(1), disclosure', STAYS.disclosure)

// (a)(2) Dismissal does not permit anyone to have a firearm, and does not prevent a conviction for having one
// (PC 29800 and after).
const firearms = law.leaves('(a)(2)', STAYS.firearms)

// (a)(3) It does not permit a person whom the conviction bars from public office to hold it.
const office = law.leaves('(a)(3)', STAYS.office)

// (a)(4) It releases nobody from an unexpired criminal protective order under PC 136.2(i)(1), 273.5(j),
// 368(l) or 646.9(k), which stays in full effect until it expires or the court changes or ends it.
const protective = law.leaves('(a)(4)', STAYS.protective)

// (a)(5) Subdivision (a) applies to all applications that are filed on or after 23 November 1970.
const since1970 = law.told('(a)(5)')

// ---- (b), (c): offenses ---------------------------------------------------------------------------------------------

// (b) Subdivision (a) does not apply to a misdemeanor within VC 42002.1; to a violation of PC 286(c), 288,
// 287(c) or former 288a(c), 288.5, 289(j), 311.1, 311.2, 311.3 or 311.11; to a felony conviction under PC
// 261.5(d); or to an infraction.
const notExcluded = law.clause(
  '(b)',
  all<Conviction>(
    'an offense that is not excluded',
    unless(
      {
        says: 'not an offense that is excluded',
        otherwise: 'an offense that PC 1203.4(b) excludes',
      },
      holds(excluded),
    ),
    is(offenseClass, ['felony', 'misdemeanor'], {
      says: 'a felony or a misdemeanor',
      otherwise: 'an infraction, which PC 1203.4(b) excludes',
    }),
  ),
)

// (c)(1) Except as (2) provides, subdivision (a) does not apply to a person who receives a notice to appear
// for an offense that VC 12810(a) to (e) describes, or is otherwise charged with one.
const noDriving = law.clause(
  '(c)(1)',
  all(
    'no driving offense that leaves it to discretion',
    not('not a driving offense that leaves it to discretion', holds(drivingOffense)),
    not('no such driving offense was charged in the case', holds(drivingCharged)),
  ),
  'which offenses: VC 12810(a)-(e), read 2026-11-30; a conviction under VC 23103.5 is one of reckless driving. Who was cited for or charged with one and convicted of something else is not told of in (2): Setaside’s reading leaves that person no worse off than who was convicted of it',
)

// (c)(2) Where a person who was convicted of such an offense petitions, the court, in its discretion and in
// the interest of justice, may order the relief of (a).
law.told('(c)(2)')

// (c)(3)(A) A petition is not denied because of an unfulfilled order of restitution or restitution fine.
law.told('(c)(3)(A)')

// (c)(3)(B) Nor is that a ground to find that the conditions of probation were not fulfilled for the entire
// period.
law.told('(c)(3)(B)')

// (c)(3)(C) Nor, where the court decides in its discretion and in the interest of justice, a ground to deny
// the petition.
law.told('(c)(3)(C)')

// ---- (d)-(f): the petition, and pardons ------------------------------------------------------------------------------

// (d) No relief unless the prosecuting attorney has had fifteen days’ notice of the petition, of which the
// probation officer too gives notice. Notice is presumed where proof of service is filed.
law.leftOut('(d)', 'Procedure: told with the filing, not decided from the record.')

// (e) A prosecuting attorney who had notice, and did not appear and object, may not move to set the grant
// aside or appeal it.
law.leftOut('(e)', 'It speaks of what follows a grant, not of who may have one.')

// (f) In extraordinary circumstances the Governor may pardon a person convicted under PC 286(c), 288, 287(c)
// or former 288a(c), 288.5 or 289(j).
law.leftOut('(f)', 'A pardon is not a court’s relief and is asked of the Governor.')

// ---- beside it ------------------------------------------------------------------------------------------------------

// 1203.3 While probation runs the court may end it and discharge the person, when the ends of justice and the
// person’s good conduct and reform warrant it, after a hearing of which the prosecuting attorney had two
// days’ notice; otherwise it discharges the person at the end of the term.
law.leftOut(
  '1203.3',
  'A motion of its own, granted on conduct that no record shows; once granted it opens this section.',
)

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc12034 = statute<Conviction>({
  id: 'pc-1203.4',
  title: 'Dismissal after probation',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '1970-11-23', says: 'Applications may be made from this day on, whenever the conviction was.' },
    {
      on: '2023-07-10',
      says: 'AB 134 (Stats 2023 ch 47), after SB 1106 (Stats 2022 ch 734): unpaid restitution is no ground to deny.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'A suspended prison term is no bar after a completed probation (Parker); parole of another case is asked, and probation of it that was revoked and reinstated (PC 1203.2(a)).',
    },
  ],
  reliefs: [
    dismissal([...[firearms, office, prior, disclosure, protective], ...otherLawsLeave, undisclosed]),
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: conviction => conviction.class !== 'infraction',
  rules: [
    {
      id: 'pc-1203.4/dismiss',
      relief: 'dismiss',
      cite: law.cite(WHOLE),
      says: 'Probation was granted and is over',
      inForce: { from: theDay('1970-11-23'), cite: since1970 },
      appliesTo: all(
        'a conviction with probation',
        standsUntouched,
        holds(probationGranted, {
          says: 'probation was granted',
          otherwise: 'probation was not granted: see PC 1203.4a, 1203.41 and 1203.42',
          cite: law.cite('(a)(1), when'),
        }),
      ),
      when: all('nothing stands in the way', notExcluded, afterProbation),
      routes: [
        {
          name: 'of right',
          says: `Petition on form CR-180, which the court shall grant: the conditions of probation were fulfilled, or it was ended early. ${NOTICE}`,
          cite: law.cite('(a)(1)'),
          by: 'petition',
          grant: 'shall',
          opens: all(
            'probation was fulfilled, and the offense is not one left to discretion',
            keptProbation,
            noDriving,
          ),
        },
        {
          name: 'discretion',
          says: `Petition on form CR-180, which the court may grant in the interest of justice. ${NOTICE}`,
          cite: law.cite('(a)(1),(c)'),
          by: 'petition',
          grant: 'may',
          opens: always('whether it is in the interest of justice, the court finds on the petition'),
        },
      ],
    },
  ],
})
