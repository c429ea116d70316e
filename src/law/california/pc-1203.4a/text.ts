/** PC 1203.4a: dismissal of misdemeanors without probation, and of infractions, a year after judgment. */
import { convictionDate, lesserClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { completion, dismissal, otherLawsLeave, undisclosed } from '../facts/dismissal.ts'
import { probationGranted, standsUntouched } from '../facts/history.ts'
import { chargedWithNothing } from '../facts/pending-charges.ts'
import { servingNoSentence } from '../facts/serving.ts'
import { STAYS } from '../facts/what-stays.ts'
import { excluded, trafficInfraction, upright } from './facts.ts'
import { OUTLINE } from './outline.ts'
import { OWN_PENALTY } from './own-penalty.ts'

const law = text(OUTLINE)

// ---- (a): of right ----------------------------------------------------------------------------------------------------

// (a), who: Everyone convicted of a misdemeanor and not granted probation, and everyone convicted of an
// infraction.
const withoutProbation = law.clause(
  '(a), who',
  all<Conviction>(
    'a misdemeanor without probation, or an infraction',
    is(lesserClass, ['misdemeanor', 'infraction'], {
      says: 'a misdemeanor or an infraction',
      otherwise: 'a felony: see PC 1203.4, 1203.41 and 1203.42',
    }),
    any(
      {
        says: 'an infraction, or a misdemeanor for which probation was not granted',
        otherwise: 'probation was granted: see PC 1203.4',
      },
      is(lesserClass, ['infraction'], { says: 'an infraction', otherwise: 'not an infraction' }),
      not(
        {
          says: 'probation was not granted',
          otherwise: 'probation was granted: see PC 1203.4',
        },
        holds(probationGranted),
      ),
    ),
  ),
)

// (a), when: At any time after one year has passed from the day judgment was pronounced.
const aYearAfter = law.clause(
  '(a), when',
  after(convictionDate, { years: 1 }, 'a year since judgment was pronounced'),
)

// (a), standing: If the person has fully complied with and performed the sentence, is then serving no
// sentence for an offense, and is not under charge of a crime.
const sentencePerformed = law.clause(
  '(a), standing',
  all(
    'the sentence is performed, and the person serves nothing and is charged with nothing',
    after(completion, {}, 'the sentence has been performed'),
    servingNoSentence,
    chargedWithNothing,
  ),
  'unlike PC 1203.4(a)(1) it does not name who is on probation for another offense, and the courts’ guidance does: asked while such a probation may run',
)

// (a), upright: And has lived an honest and upright life, and conformed to and obeyed the law, since judgment
// was pronounced.
const uprightLife = law.clause(
  '(a), upright',
  holds(upright, 'an honest and upright life since the judgment'),
  'since: the year after the judgment, as People v. Chandlee (1979) 90 Cal.App.3d Supp. 13 reads it (known from a treatise); a crime after that year leaves the right open, for an attorney',
)

// (a), relief: The court must permit that the plea of guilty or no contest is withdrawn, or set the verdict
// aside; it dismisses the case; and the person is released from all penalties and disabilities of the
// offense, except as PC 29900 and after (firearms) and VC 13555 provide.
const violentOffenders = law.leaves(
  '(a), relief',
  'The bars of PC 29900 and after on firearms stay in force.',
)

// ---- (b): in the court’s discretion -------------------------------------------------------------------------------------

// (b) Where not all of (a) is met, the court may, a year after judgment, grant the relief in its discretion
// and in the interest of justice to a person convicted of an infraction, or of a misdemeanor and not granted
// probation, who has fully complied with and performed the sentence, serves no sentence for any offense, and
// is not under charge of a crime.
const discretion = law.told('(b)')

// ---- (c): what it leaves as it was ----------------------------------------------------------------------------------------

// (c)(1), advice: The person is informed of the section when sentenced. Application and change of plea are
// made in person, by an attorney, or by a probation officer who is authorized in writing.
law.leftOut('(c)(1), advice', 'Procedure: told with the filing, not decided from the record.')

// (c)(1), as a prior: In a later prosecution for another offense the conviction may be pleaded and proved,
// with the same effect as if relief had not been granted.
const prior = law.leaves('(c)(1), as a prior', STAYS.prior)

// (c)(2) Dismissal does not permit anyone to have a firearm, and does not prevent a conviction for having one
// (PC 29800 and after).
const firearms = law.leaves('(c)(2)', STAYS.firearms)

// (c)(3) It does not permit a person whom the conviction bars from public office to hold it.
const office = law.leaves('(c)(3)', STAYS.office)

// (c)(4) It releases nobody from an unexpired criminal protective order under PC 136.2(i)(1), 273.5(j),
// 368(l) or 646.9(k), which stays in full effect until it expires or the court changes or ends it.
const protective = law.leaves('(c)(4)', STAYS.protective)

// ---- (d): offenses that are excluded --------------------------------------------------------------------------------------

// (d) The section applies to convictions before and after it took effect, with three exceptions.
const notExcluded = law.clause(
  '(d)',
  unless(
    {
      says: 'not an offense that is excluded',
      otherwise: 'an offense that PC 1203.4a(d) excludes',
    },
    holds(excluded, { says: excluded.name, cite: law.cite('(d)(1)-(2)') }),
  ),
)

// (d)(1) Not to a misdemeanor violation of PC 288(c).
law.encodedIn('(d)(1)', '(d)')

// (d)(2) Not to a misdemeanor within VC 42002.1.
law.encodedIn('(d)(2)', '(d)')

// (d)(3) Not to an infraction within VC 42001.
const notTraffic = law.clause(
  '(d)(3)',
  unless(
    {
      says: 'not a traffic infraction',
      otherwise: 'an infraction within VC 42001, which PC 1203.4a(d) excludes',
    },
    all<Conviction>(
      'an infraction within VC 42001',
      is(lesserClass, ['infraction'], 'an infraction'),
      holds(trafficInfraction),
    ),
  ),
  'VC 42001(a), read 2026-11-30: every infraction of the code but those for which it gives a penalty of its own',
)

// ---- (e)-(g): restitution, and the petition -----------------------------------------------------------------------------

// (e)(1) A petition is not denied because of an unfulfilled order of restitution or restitution fine.
law.told('(e)(1)')

// (e)(2) Nor is that a ground to find that the sentence was not fully complied with and performed, or that
// the person has not lived an honest and upright life and obeyed the law.
law.told('(e)(2)')

// (e)(3) Nor, where the court decides in its discretion and in the interest of justice, a ground to deny the
// petition.
law.told('(e)(3)')

// (f) For an infraction the petition is by written declaration, unless a compelling need is shown, and needs
// fifteen days’ notice to the prosecuting attorney, which is presumed where proof of service is filed.
law.leftOut('(f)', 'Procedure: told with the filing, not decided from the record.')

// (g) Amounts that a court fixes under the section are valid only by procedures that the Judicial Council
// adopted, or if it approves them.
law.leftOut('(g)', 'Costs of the court, which no criminal record shows.')

/** (e) forgives restitution and restitution fines, and nothing else that was ordered. */
const BASE_FINE =
  'Unpaid restitution and restitution fines are no ground to deny; another fine that is still owed is: the sentence is then not performed.'
/** (f) speaks of infractions only. */
const DECLARATION = 'For an infraction by written declaration, with fifteen days’ notice to the prosecutor.'

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc12034a = statute<Conviction>({
  id: 'pc-1203.4a',
  title: 'Dismissal of misdemeanors without probation, and of infractions',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2023-01-01',
      says: 'SB 1106 (Stats 2022 ch 734): unpaid restitution is no ground to deny. Earlier text is not modeled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'Infractions with a penalty of their own are read section by section; an unpaid fine is told; parole and probation of another case are asked; no duty to disclose is told.',
    },
  ],
  reliefs: [
    dismissal([...[firearms, violentOffenders, office, prior, protective], ...otherLawsLeave, undisclosed]),
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  tables: { OWN_PENALTY },
  // A later order may have reduced a felony; one that could not be read may have done so too.
  concerns: ({ class: convictedAs, later, person }) =>
    convictedAs !== 'felony' ||
    later.some(({ kind }) => kind === 'reduced' || kind === 'other') ||
    person.doubts.some(({ kind }) => kind === 'unread-row'),
  rules: [
    {
      id: 'pc-1203.4a/dismiss',
      relief: 'dismiss',
      cite: law.cite(WHOLE),
      says: 'A misdemeanor without probation, or an infraction, a year after judgment',
      inForce: {
        from: theDay('2023-01-01'),
        cite: cite(
          'Stats 2022 ch 734 (SB 1106)',
          'copy',
          'the text as it is encoded; its day is from the note below the section',
        ),
      },
      appliesTo: all('a misdemeanor without probation, or an infraction', standsUntouched, withoutProbation),
      when: all('nothing stands in the way', notExcluded, notTraffic, aYearAfter, sentencePerformed),
      routes: [
        {
          name: 'of right',
          says: `Petition on form CR-180, which the court shall grant: the person has lived an honest and upright life since. ${BASE_FINE} ${DECLARATION}`,
          cite: law.cite('(a)'),
          by: 'petition',
          grant: 'shall',
          opens: uprightLife,
        },
        {
          name: 'discretion',
          says: `Petition on form CR-180, which the court may grant in the interest of justice. ${BASE_FINE} ${DECLARATION}`,
          cite: discretion,
          by: 'petition',
          grant: 'may',
          opens: always('whether it is in the interest of justice, the court finds on the petition'),
        },
      ],
    },
  ],
})
