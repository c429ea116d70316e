/** PC 1203.425: dismissal that the Department of Justice grants by itself, from what its records show. */
import { alikeUnder } from '../../../record/alike-convictions.ts'
import { convictionDate, offenseClass, recordIsWhole, sentenceEnd } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { describe, others, type Prior, priorsTested } from '../../../record/priors.ts'
import { all, among, any, mustAppear, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Condition } from '../../../rules/condition.ts'
import type { Fact } from '../../../rules/fact.ts'
import { after, always, before, elapsed, fromDay, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import {
  isSerious,
  isViolent,
  mustRegister,
  notServingOnRecord,
  notSupervisedOnRecord,
  probationEnds,
  probationGranted,
  probationRevoked,
  requiresRegistration,
  standsUntouched,
} from '../facts/history.ts'
import { chargedWithNothing } from '../facts/pending-charges.ts'
import { STAYS } from '../facts/what-stays.ts'
import {
  classShown,
  dayOfOther,
  dayShown,
  objection,
  otherIsFelony,
  signOff,
  supervisionEnd,
  supervisionEndOfThis,
  termRead,
  termShown,
} from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- asked within the clauses below ---------------------------------------------------------------------------------

const present = law.cite(
  '(a)(2)(A)',
  'relief is given where the information is present in the department’s records; where it is not, a petition remains',
)

const termGiven = all<Conviction>(
  'the record gives the term',
  mustAppear(
    {
      says: 'the sentence is in the department’s records',
      otherwise:
        'the record does not show the sentence or the term of probation: relief cannot come by itself',
      cite: present,
    },
    holds(termShown),
  ),
  holds(termRead, 'and its term of probation can be read'),
)

const classIs = (classes: readonly string[], says: string, otherwise: string): Condition<Conviction> =>
  all(
    says,
    mustAppear(
      {
        says: 'the class is in the department’s records',
        otherwise: 'the record does not show the class: relief cannot come by itself',
        cite: present,
      },
      holds(classShown),
    ),
    is(offenseClass, classes, { says, otherwise }),
  )

const notListed = (name: string, listed: Fact<Conviction, boolean>): Condition<Conviction> =>
  unless(
    {
      says: `not a ${name}`,
      otherwise: `a ${name} without clean probation, which is excluded`,
      cite: law.cite('(a)(1)(B)(iv)(II)'),
    },
    holds(listed, `a ${name}`),
  )

const FOUR_YEARS = { years: 4 }
const withinFourYears = all<Prior>(
  'a felony conviction within the four years',
  holds(otherIsFelony, 'a conviction of a new felony'),
  elapsed(supervisionEndOfThis, {}, dayOfOther, 'not before supervision ended'),
  not(
    'within four years of it',
    elapsed(supervisionEndOfThis, FOUR_YEARS, dayOfOther, 'four years after supervision ended'),
  ),
)

const newFelony = among<Conviction, Prior>(
  1,
  {
    says: 'convicted of a new felony within four years of the end of supervision',
    cite: law.cite(
      '(a)(1)(B)(iv)(II)',
      'read as the four years that follow the end of supervision: four later years without a felony do not count',
    ),
  },
  {
    members: others,
    alike: alikeUnder({
      ...priorsTested(withinFourYears),
      day: {
        fact: dayOfOther,
        against: [
          [supervisionEndOfThis, {}],
          [supervisionEndOfThis, FOUR_YEARS],
        ],
      },
    }),
    test: withinFourYears,
    about: ({ prior }) => describe(prior),
    whole: recordIsWhole,
  },
)

// ---- (a)(1): who is eligible ----------------------------------------------------------------------------------------

// (a)(1)(A) From 1 October 2024, subject to an appropriation, the department reviews the statewide databases
// every month and identifies, from the state summary criminal history and the Supervised Release File, who is
// eligible.
law.told('(a)(1)(A)')

// (a)(1)(B) A person is eligible who meets all of (i) to (iv).
law.encodedIn('(a)(1)(B)', '(a)(1)(B)(i)-(iv)')

// (a)(1)(B)(i) Not required to register under the Sex Offender Registration Act.
const notRegistered = law.clause(
  '(a)(1)(B)(i)',
  unless(
    {
      says: 'the person need not register as a sex offender',
      otherwise: 'the person must register as a sex offender',
    },
    holds(mustRegister),
  ),
)

// (a)(1)(B)(ii) No active record of local, state or federal supervision in the Supervised Release File.
const underNoSupervision = law.clause('(a)(1)(B)(ii)', all('under no supervision', notSupervisedOnRecord))

// (a)(1)(B)(iii) From what the department has, disposition dates and sentencing terms among it, the person
// does not appear to be serving a sentence, and there is no indication of pending criminal charges.
const servingNothing = law.clause(
  '(a)(1)(B)(iii)',
  all('serving no sentence and charged with nothing', notServingOnRecord, chargedWithNothing),
  'asked again every month',
)

// (a)(1)(B)(iv) The conviction meets (I) or (II), each for convictions on or after 1 January 1973.
const since1973 = law.clause(
  '(a)(1)(B)(iv)',
  all(
    'the record shows a conviction on or after 1 January 1973',
    mustAppear(
      {
        says: 'the day of the judgment is in the department’s records',
        otherwise: 'the record does not show the day of the judgment: relief cannot come by itself',
        cite: present,
      },
      holds(dayShown),
    ),
    not(
      { says: 'convicted on or after 1 January 1973', otherwise: 'convicted before 1 January 1973' },
      before(convictionDate, theDay('1973-01-01')),
    ),
  ),
)

// (a)(1)(B)(iv)(I) It meets (ia) or (ib).
law.encodedIn('(a)(1)(B)(iv)(I)', '(a)(1)(B)(iv)(I)(ia),(ib)')

// (a)(1)(B)(iv)(I)(ia) Sentenced to probation, and by the disposition date and the term of probation
// specified in the department’s records the term appears to be completed without revocation. Any class.
const cleanProbation = law.clause(
  '(a)(1)(B)(iv)(I)(ia)',
  all(
    {
      says: 'probation was completed without revocation',
      otherwise: 'probation was not granted, or not completed without revocation',
    },
    termGiven,
    holds(probationGranted, 'probation was granted'),
    not('it was not revoked', holds(probationRevoked)),
    after(probationEnds, {}, 'the term of probation is over'),
    holds(signOff, {
      says: 'no serious, violent or registrable felony, or an attorney has signed off on it',
      otherwise: 'an attorney does not agree that a serious, violent or registrable felony is eligible',
      cite: law.cite(
        '(a)(1)(B)(iv)(I)(ia),(II)',
        'the exclusion is attached to (II) only; to be signed off by an attorney, the department’s practice is not known',
      ),
    }),
  ),
)

// (a)(1)(B)(iv)(I)(ib) An infraction or misdemeanor that is not eligible under (ia): by the disposition date
// and the term specified the sentence appears to be completed, and at least one calendar year has passed
// since the judgment.
const lesser = law.clause(
  '(a)(1)(B)(iv)(I)(ib)',
  all(
    'an infraction or misdemeanor, its sentence complete, and a year since the judgment',
    termGiven,
    classIs(['misdemeanor', 'infraction'], 'an infraction or misdemeanor', 'a felony'),
    after(sentenceEnd, {}, 'the sentence is complete'),
    after(convictionDate, { years: 1 }, 'one calendar year since the judgment'),
  ),
)

// (a)(1)(B)(iv)(II) On or after 1 January 1973, a felony other than one whose probation was completed without
// revocation: all incarceration, probation, mandatory supervision, postrelease community supervision and
// parole appear complete, and four years have passed since probation or supervision for it was completed,
// without a new felony conviction. This subclause does not apply to serious or violent felonies or to those
// that require registration.
const otherFelony = law.clause(
  '(a)(1)(B)(iv)(II)',
  all(
    'a felony, all of its sentence complete, and four years without a new felony',
    termGiven,
    classIs(['felony'], 'a felony', 'not a felony'),
    fromDay(theDay('2024-10-01'), {
      says: 'felonies without clean probation: since 1 October 2024',
      cite: law.cite('(d)', 'the text of SB 731 before that day is not modeled'),
    }),
    notListed('serious felony', isSerious),
    notListed('violent felony', isViolent),
    notListed('felony that requires registration', requiresRegistration),
    after(
      supervisionEnd,
      { years: 4 },
      {
        says: 'four years since all custody and supervision ended',
        cite: law.cite(
          '(a)(1)(B)(iv)(II)',
          'where there was no supervision: from the end of custody; after prison, the longest parole of the offense is allowed for (PC 3000(b))',
        ),
      },
    ),
    unless(
      {
        says: 'no new felony conviction in these four years',
        otherwise: 'convicted of a new felony within four years of the end of supervision',
        cite: law.cite('(a)(1)(B)(iv)(II)'),
      },
      newFelony,
    ),
  ),
)

// ---- (a)(2)-(7): how it is given, and what it leaves as it was --------------------------------------------------------

// (a)(2)(A) The department grants the relief without a petition, if the relevant information is present in
// its electronic records.
law.encodedIn('(a)(2)(A)', '(a)(1)(B)(iv)')

// (a)(2)(B) The state record notes “relief granted”, the day and the section.
law.leftOut('(a)(2)(B)', 'What the department does after the decision.')

// (a)(2)(C) The person is released from the penalties and disabilities of the offense, except as (4) and VC
// 13555 say.
const driving = law.leaves(
  '(a)(2)(C)',
  'A driving privilege that was suspended or revoked for it stays so (VC 13555).',
  'what VC 13555 says is from memory',
)

// (a)(3)(A) Each month from 1 July 2022 the department tells the courts of their cases. From 1 January 2023 a
// court discloses a conviction that was relieved so, or under PC 1203.4, 1203.4a, 1203.41 or 1203.42, to
// nobody but the person and criminal justice agencies.
law.leftOut(
  '(a)(3)(A)',
  'Procedure of the department and the courts; that courts do not disclose it stands in the relief.',
)

// (a)(3)(B) Where probation was transferred, both courts are told.
law.leftOut('(a)(3)(B)', 'Procedure of the department and the courts.')

// (a)(3)(C) A court that took a case over and reduces or dismisses the conviction reports it.
law.leftOut('(a)(3)(C)', 'Procedure of the department and the courts.')

// (a)(3)(D) A court that is told of it updates its records, and discloses no more.
law.leftOut('(a)(3)(D)', 'Procedure of the department and the courts.')

// (a)(4)(A) Applicants to become peace officers must disclose the conviction.
const peaceOfficer = law.leaves(
  '(a)(4)(A)',
  'It must still be disclosed in an application to become a peace officer.',
)

// (a)(4)(B) So must applicants for public office, for in-home supportive or waiver personal care services,
// and for contracts with the Lottery.
const disclosure = law.leaves(
  '(a)(4)(B)',
  'It must still be disclosed in an application for public office, to provide in-home supportive or waiver personal care services, or for a contract with the Lottery.',
)

// (a)(4)(C) Criminal justice agencies keep their access.
const justice = law.leaves('(a)(4)(C)', STAYS.justice)

// (a)(4)(D) Later motions about the conviction are not limited.
const laterMotions = law.leaves(
  '(a)(4)(D)',
  'A later motion to amend the record, or an attack on the conviction, is not cut off.',
)

// (a)(4)(E) Firearms stay as they were.
const firearms = law.leaves('(a)(4)(E)', STAYS.firearms)

// (a)(4)(F) Bars from public office stay.
const office = law.leaves('(a)(4)(F)', STAYS.office)

// (a)(4)(G) Criminal protective orders under PC 136.2, 273.5, 368 or 646.9 stay in force.
law.told('(a)(4)(G)')

// (a)(4)(H) Licensing of community care may look at it.
const careLicenses = law.leaves(
  '(a)(4)(H)',
  'Agencies that license community care may still see it and act on it.',
)

// (a)(4)(I) Nobody becomes eligible for in-home supportive services by it.
const homeCare = law.leaves(
  '(a)(4)(I)',
  'It does not make eligible who may not provide in-home supportive services.',
)

// (a)(4)(J) It may be pleaded and proved as a prior.
const prior = law.leaves('(a)(4)(J)', STAYS.prior)

// (a)(4)(K)(i) Schools and those who credential teachers may look at it.
law.told('(a)(4)(K)(i)')

// (a)(4)(K)(ii) Except drug possession (HSC 11350, 11377, former 11500 and 11500.5) more than five years old.
law.told('(a)(4)(K)(ii)')
const teachers = {
  says: 'Teacher credentialing and school employment may still see it and act on it, except drug possession more than five years old (HS 11350, 11377, former 11500 and 11500.5).',
  cite: law.cite('(a)(4)(K)'),
}

// (a)(4)(L) The same once more of these protective orders.
law.told('(a)(4)(L)')
const protective = { says: STAYS.protective, cite: law.cite('(a)(4)(G),(L)') }

// (a)(5) Other relief stays open (PC 1016.5, 1203.4, 1203.4a, 1203.4b, 1203.41, 1203.42, 1203.49, 1473.7,
// 4852.01).
law.leftOut('(a)(5)', 'Other statutes are asked beside this one; this one bars none.')

// (a)(6) Yearly statistics by county.
law.leftOut('(a)(6)', 'A duty of the department to publish.')

// (a)(7) A copy of the record for its subject, on request.
law.leftOut('(a)(7)', 'Procedure: how to confirm that relief was granted.')

// ---- (b): objections ------------------------------------------------------------------------------------------------

// (b)(1) The prosecuting attorney or the probation department may petition to prohibit the relief as a
// substantial threat to public safety, at the latest 90 calendar days before the day of eligibility.
law.leftOut('(b)(1)', 'No file shows a pending petition.')

// (b)(2) Notice to the defendant, and a hearing within 45 days.
law.leftOut('(b)(2)', 'Procedure.')

// (b)(3) What evidence may be brought.
law.leftOut('(b)(3)', 'Procedure.')

// (b)(4) Who petitions has first to prove the substantial threat.
law.leftOut('(b)(4)', 'A finding of the court.')

// (b)(5) Then the defendant has to show that the hardship outweighs it.
law.leftOut('(b)(5)', 'A finding of the court.')

// (b)(6) Where the court grants that petition there is no automatic relief, and the court reports to the
// department that relief was denied.
const noObjection = law.clause(
  '(b)(6)',
  unless(
    {
      says: 'no court has prohibited the relief on an objection',
      otherwise: 'a court granted an objection to automatic relief; petitions stay open',
    },
    mustAppear(
      {
        says: 'an objection that was granted is shown',
        cite: law.cite(
          '(b)(6)',
          'the court reports a granted objection to the department: a record that shows none is read as one without (Setaside’s reading, unverified)',
        ),
      },
      holds(objection),
    ),
  ),
)

// (b)(7) Who was denied may still have relief under other law (PC 1203.4, 1203.4a, 1203.4b, 1203.41).
law.leftOut('(b)(7)', 'Other statutes are asked beside this one.')

// (c) At sentencing the court advises the defendant of this section and of the right, if any, to petition for
// a certificate of rehabilitation and pardon.
law.leftOut('(c)', 'A duty of the court.')

// (d) Operative on 1 October 2024.
law.encodedIn('(d)', '(a)(1)(B)(iv)(II)')

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc1203425 = statute<Conviction>({
  id: 'pc-1203.425',
  title: 'Automatic relief for convictions',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2022-07-01',
      says: 'The department’s monthly runs begin (AB 1076, AB 1308: convictions since 1 January 1973).',
    },
    { on: '2023-01-01', says: 'Courts no longer disclose convictions that were granted relief.' },
    { on: '2023-07-10', says: 'AB 134 amends it.' },
    {
      on: '2024-10-01',
      says: 'AB 168 becomes operative: other felonies after four years, since 1 January 1973 (SB 731 had said 2005).',
    },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'An arrest without an outcome is asked about within its offense’s own time to prosecute, and is nothing after it; no later day is promised.',
    },
  ],
  reliefs: [
    {
      id: 'automatic-relief',
      says: 'The conviction is dismissed without a petition, the state’s record says “relief granted”, courts do not disclose it, and penalties and disabilities end, with exceptions.',
      effect: 'dismissed',
      leaves: [
        ...[firearms, office, prior, justice, protective, driving],
        ...[peaceOfficer, disclosure, laterMotions, careLicenses, homeCare, teachers],
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: () => true,
  rules: [
    {
      id: 'pc-1203.425/automatic',
      relief: 'automatic-relief',
      cite: law.cite('(a)'),
      says: 'The sentence appears complete and nothing stands in the way',
      inForce: {
        from: theDay('2022-07-01'),
        cite: cite(
          'PC 1203.425',
          'secondary',
          'first monthly runs: KQED; felonies of (II) since 1 October 2024',
        ),
      },
      appliesTo: all('a conviction since 1973', standsUntouched, since1973),
      when: all(
        'nothing stands in the way',
        notRegistered,
        noObjection,
        any(
          {
            says: 'the sentence was completed in one of the three ways',
            cite: law.cite('(a)(1)(B)(iv)'),
          },
          cleanProbation,
          lesser,
          otherFelony,
        ),
        underNoSupervision,
        servingNothing,
        recordIsWhole,
      ),
      routes: [
        {
          name: 'automatic',
          says: 'The Department of Justice grants it in a monthly run; nobody need ask. If the state’s record does not say “relief granted”, ask the department why, or petition.',
          cite: law.cite('(a)(2)(A)'),
          by: 'automatic',
          grant: 'shall',
          opens: always('the department acts by itself'),
        },
      ],
    },
  ],
})
