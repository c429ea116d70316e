/** PC 1170.9(h): dismissal for those whom a trauma of military service led into crime, after probation with treatment. */
import { offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, unless } from '../../../rules/algebra.ts'
import { always, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { onTheList, probationGranted, standsUntouched } from '../facts/history.ts'
import { allRowsRead } from '../facts/not-vacated.ts'
import { chargedWithNothing } from '../facts/pending-charges.ts'
import { servingNothingElse } from '../facts/serving.ts'
import { STAYS } from '../facts/what-stays.ts'
import { readyList } from '../offenses/list-entry.ts'
import { excludedBy12034, OF_1203_4_ALONE, served, trauma, treated } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- (a) to (g): at sentencing --------------------------------------------------------------------------------------

// (a) Whoever is convicted of an offense that jail or prison could be imposed for, and says that it came of
// sexual trauma, traumatic brain injury, post-traumatic stress disorder, substance abuse or mental health
// problems from service in the United States military: before sentencing the court determines whether the
// defendant is or was a member of the military and may suffer from such a condition because of the service.
const harmedByService = law.clause(
  '(a)',
  all(
    'service led to the offense',
    holds(served, {
      says: 'the person served in the military',
      otherwise: 'the person never served in the military',
      cite: law.cite('(h)(1)(A)'),
    }),
    holds(trauma, {
      says: 'a trauma of service led to the offense',
      otherwise: 'no trauma of service led to the offense',
      cite: law.cite('(h)(1)(A)'),
    }),
  ),
)
const forWhichJailIsImposed = is(offenseClass, ['felony', 'misdemeanor'], {
  says: 'a felony or a misdemeanor',
  otherwise: 'an infraction, for which nobody is sentenced to jail',
  cite: law.cite('(a)'),
})

// (b)(1) For a person of (a) who is otherwise eligible for probation, these circumstances are a factor in
// favor of granting it.
law.leftOut('(b)(1)', 'For the court at sentencing; whether probation was granted is asked.')

// (b)(2) With probation the court may order a treatment program, no longer than the custody would have been,
// if the defendant agrees and a fitting program exists.
law.leftOut('(b)(2)', 'For the court at sentencing; whether treatment followed is asked.')

// (c) What the county mental health authority must provide where it is referred to.
law.leftOut('(c)', 'For the court at sentencing.')

// (d) Whether the defendant’s needs call for probation with treatment: that the person is one of (a) is
// considered.
law.leftOut('(d)', 'For the court at sentencing.')

// (e) Time in residential treatment earns sentence credits.
law.leftOut('(e)', 'For the court at sentencing.')

// (f) Programs that have treated veterans successfully are preferred.
law.leftOut('(f)', 'For the court at sentencing.')

// (g) The court and the program may work with the departments of veterans affairs.
law.leftOut('(g)', 'For the court at sentencing.')

// ---- (h)(1) to (3): who may be granted what -------------------------------------------------------------------------

// (h)(1) To restore a defendant whose record came of a mental health disorder from military service is in the
// interests of justice. It applies where the trial court, or the court that monitors probation under the
// section, finds (A) to (E) at a public hearing, after at least 15 days’ notice to the prosecution, the
// defense and any victim.
law.encodedIn('(h)(1)', '(h)(1)(A),(C)')

// (h)(1)(A) Probation was granted, and the defendant was then a person of (a).
const withProbation = law.clause(
  '(h)(1)(A)',
  holds(probationGranted, { says: 'probation was granted', otherwise: 'probation was not granted' }),
)

// (h)(1)(B) The defendant substantially complies with the conditions of that probation.
law.leftOut('(h)(1)(B)', 'The court finds it at the hearing; a revocation on record does not settle it.')

// (h)(1)(C) The defendant has successfully taken part in court-ordered treatment and services for the
// condition from military service.
const treatment = law.clause(
  '(h)(1)(C)',
  holds(treated, {
    says: 'the person took part in treatment successfully',
    otherwise: 'the person did not take part in treatment successfully',
  }),
)

// (h)(1)(D) The defendant is no danger to the health and safety of others.
law.leftOut('(h)(1)(D)', 'The court weighs it at the hearing.')

// (h)(1)(E) The defendant has shown significant benefit from court-ordered education, treatment or
// rehabilitation, so that the relief is clearly in the interests of justice.
law.leftOut('(h)(1)(E)', 'The court weighs it at the hearing.')

// (h)(2) For that the court may consider, among others: part taken in education, treatment and
// rehabilitation; formal education; career; leadership and responsibility; service to the community.
law.leftOut('(h)(2)', 'The court weighs it at the hearing.')

// (h)(3) Where every requirement of (1) is met, the court may do any of (A) to (C), by a written order with
// reasons.
const courtMay = law.clause(
  '(h)(3)',
  always<Conviction>(
    'compliance, danger, benefit and the interests of justice, the court finds at the hearing',
  ),
)

// (h)(3)(A) Deem all conditions of probation satisfied, fines and fees among them, and end probation early.
// Victim restitution that was ordered stays.
law.leftOut(
  '(h)(3)(A)',
  'A relief from probation; because of it a term still running is no bar here. That restitution stays is told.',
)
const restitution = {
  says: 'Restitution that the court ordered for a victim is still owed.',
  cite: law.cite('(h)(3)(A)'),
}

// (h)(3)(B) Reduce an eligible felony to a misdemeanor under PC 17(b).
law.leftOut('(h)(3)(B)', 'The dismissal goes further; the reduction is asked for under PC 17(b).')

// (h)(3)(C) Grant relief in accordance with PC 1203.4.
const asUnder12034 = law.clause(
  '(h)(3)(C)',
  all<Conviction>(
    'nothing that PC 1203.4 has against it',
    unless(
      {
        says: 'no child pornography, which PC 1203.4(b) excludes',
        otherwise: 'an offense that PC 1203.4(b) excludes',
      },
      holds(excludedBy12034),
    ),
    servingNothingElse,
    chargedWithNothing,
  ),
  'the bars of PC 1203.4 (read 2026-11-30) are taken to hold, but for the probation of this case, which (3)(A) lets the court end, and for what (4)(B) says otherwise: Setaside’s reading',
)

// ---- (h)(4): what the dismissal does, and what it leaves ------------------------------------------------------------

// (h)(4) Whatever PC 1203.4 says, a dismissal under this subdivision has the effect of (A) to (I).
law.encodedIn('(h)(4)', '(h)(4)(B)(i)-(vii)')

// (h)(4)(A) It releases the defendant from all penalties and disabilities of the offense, but for what this
// paragraph says.
law.told('(h)(4)(A)')

const EXCLUDED_1170_9 = readyList({
  name: 'excluded from PC 1170.9(h)',
  cite: law.cite('(h)(4)(B)'),
  attempt: 'asks',
  conspiracy: 'asks',
  solicitation: 'no',
  entries: [
    {
      cite: law.cite(
        '(h)(4)(B)(i)',
        'VC 42002.1(c), read 2026-11-30: of its convictions the third within a year',
      ),
      says: 'a third failure of equipment inspection within a year',
      sections: ['VC 2800', 'VC 2801', 'VC 2803'],
      class: 'misdemeanor',
      needs: 'Was it punished under subdivision (c) of VC 42002.1, as the third or later within a year?',
    },
    {
      cite: law.cite('(h)(4)(B)(ii)'),
      says: 'unlawful intercourse',
      sections: ['PC 261.5(d)'],
      class: 'felony',
    },
    {
      cite: law.cite('(h)(4)(B)(iii)-(vii)'),
      says: 'sexual offenses',
      sections: ['PC 286(c)', 'PC 288', 'PC 287(c)', 'PC 288a(c)', 'PC 288.5', 'PC 289(j)'],
    },
  ],
  beyond: [],
})

// (h)(4)(B)(i)-(vii) It does not apply to a conviction under VC 42002.1(c), a felony under PC 261.5(d), or a
// conviction under PC 286(c), 288, subdivision (c) of 287 or former 288a, 288.5 or 289(j).
const notExcluded = law.clause(
  '(h)(4)(B)(i)-(vii)',
  unless<Conviction>(
    { says: 'not an offense that is excluded', otherwise: 'an offense that PC 1170.9(h) excludes' },
    holds(
      onTheList(
        'offense excluded from PC 1170.9(h)',
        'Is the offense one that PC 1170.9(h) excludes from dismissal?',
        EXCLUDED_1170_9,
      ),
    ),
  ),
)

// (h)(4)(B)(viii) Nor to the requirement to register under PC 290.
const registration = law.leaves(
  '(h)(4)(B)(viii)',
  STAYS.registration,
  'that PC 290.5 ends the duty is from memory',
)

// (h)(4)(C) The defendant need not disclose the arrest, the dismissed action or the conviction, and may say
// that there was no arrest where it was the only one; not in answer to a direct question in an application
// for a law enforcement position.
const disclosure = law.leaves(
  '(h)(4)(C)',
  'It must still be disclosed in an application for a law enforcement position.',
)

// (h)(4)(D) The court may order the police and court records sealed from the public.
law.told('(h)(4)(D)')

// (h)(4)(E) It bars any later action for the same conduct.
const noSecondAction = law.leaves('(h)(4)(E)', 'Nobody may bring a later action for the same conduct.')

// (h)(4)(F) In a later prosecution the conviction may be pleaded and proved as a prior.
const prior = law.leaves('(h)(4)(F)', STAYS.prior)

// (h)(4)(G) It may count as a conviction where the driving privilege is revoked, suspended or limited for two
// or more.
const driving = law.leaves(
  '(h)(4)(G)',
  'It may still count as a conviction where the driving privilege is limited for two or more.',
)

// (h)(4)(H) The DNA sample and profile stay in the data bank.
const dna = law.leaves('(h)(4)(H)', 'The DNA sample and profile stay in the data bank.')

// (h)(4)(I) It gives no right to firearms, and prevents no conviction for having one.
const firearms = law.leaves('(h)(4)(I)', STAYS.firearms)

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc11709 = statute<Conviction>({
  id: 'pc-1170.9',
  title: 'Dismissal after a trauma of military service',
  cite: law.cite('(h)'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    { on: '2013-01-01', says: 'Subdivision (h) takes effect (from memory).' },
    { on: '2020-01-01', says: 'AB 991 (Stats 2019 ch 497): the text as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
    { on: '2026-11-30', says: 'The bars of PC 1203.4 are asked, but for the probation of the same case.' },
  ],
  reliefs: [
    {
      id: 'dismiss',
      says: 'The case is dismissed and its penalties and disabilities end, with exceptions; it need not be disclosed but for law enforcement jobs, and the court may order the records sealed.',
      effect: 'dismissed',
      leaves: [firearms, prior, registration, disclosure, driving, dna, restitution, noSecondAction],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: conviction => conviction.class !== 'infraction',
  tables: { EXCLUDED_1170_9, OF_1203_4_ALONE },
  rules: [
    {
      id: 'pc-1170.9/dismiss',
      relief: 'dismiss',
      cite: law.cite('(h)'),
      says: 'Probation was granted to somebody whom military service had harmed',
      inForce: {
        from: theDay('2013-01-01'),
        cite: law.reading('(h)', 'since when subdivision (h) is in force is from memory'),
      },
      appliesTo: all(
        'a conviction with probation',
        standsUntouched,
        allRowsRead,
        forWhichJailIsImposed,
        withProbation,
      ),
      when: all(
        'service harmed the person, treatment followed, and nothing excludes it',
        notExcluded,
        asUnder12034,
        harmedByService,
        treatment,
      ),
      routes: [
        {
          name: 'petition',
          says: 'Petition on form MIL-183, decided at a public hearing after 15 days’ notice; the court may grant it.',
          cite: law.cite('(h)'),
          by: 'petition',
          grant: 'may',
          opens: courtMay,
        },
      ],
    },
  ],
})
