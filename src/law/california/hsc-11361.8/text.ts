/** HSC 11361.8: relief for cannabis convictions from before the Adult Use of Marijuana Act (Proposition 64). */
import {
  birthDate,
  convictionDate,
  latestOffenseDay,
  offenseClass,
  sentenceEnd,
  sentenceSilent,
} from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { priors } from '../../../record/priors.ts'
import { all, any, mustAppear, not, presumed, unless } from '../../../rules/algebra.ts'
import { type Citation, cite } from '../../../rules/citation.ts'
import type { Condition } from '../../../rules/condition.ts'
import { after, atMost, before, elapsed, holds, is } from '../../../rules/leaves.ts'
import type { ReadyRule, Route } from '../../../rules/rule.ts'
import { type RuleText, statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { POSTCONVICTION, postconviction } from '../facts/postconviction.ts'
import {
  ACT,
  accessoryToCannabis,
  acrossBorder,
  convictedOf,
  convictedUnderAct,
  countsAsPrior,
  covered,
  danger,
  diedUndated,
  environment,
  grams,
  hiredMinor,
  lettered,
  offenseDate,
  personal,
  plants,
  standsNow,
  toMinor,
} from './facts.ts'
import { graverForm } from './graver-form.ts'
import { OUTLINE } from './outline.ts'
import { isRegistrable, isSuperstrike, priorSpokenOf, registeredBefore, sectionOfPrior } from './priors.ts'
import { headingOf, OTHER, SECTIONS, sectionsAsked } from './sections.ts'

const law = text(OUTLINE)
const procedure = 'Procedure: told with the filing, not decided from the record.'

// ---- asked within the clauses below ---------------------------------------------------------------------------------

/** What the court presumes unless the opposing party proves otherwise. */
const presumption = law.cite('(b),(f)')

/** A bar that nothing in a file would show: it is presumed of everybody not to stand. */
const presumedSo = (clause: Condition<Conviction>): Condition<Conviction> =>
  presumed({ says: clause.says, otherwise: clause.otherwise, cite: presumption }, clause)

/** What the record itself says is not silence: no presumption answers it. */
const noGraverForm = (at: string): Condition<Conviction> =>
  unless<Conviction>(
    {
      says: 'the record names no form of it that stays a felony',
      otherwise: 'its own text names a form that stays a felony',
      cite: law.cite(at),
    },
    holds(graverForm),
  )

const smit = cite(
  'People v. Smit (2018)',
  'secondary',
  'a disqualifying prior must precede the marijuana offense; without a warrant the offense is read as no more than six years before the arrest (Setaside’s reading of PC 801, 803(d) and 804)',
)

const hadSuperstrike = priors(1, holds(isSuperstrike, 'listed in PC 667(e)(2)(C)(iv)'), {
  says: 'a superstrike conviction before the offense',
  cite: smit,
  dated: convictionDate,
  before: offenseDate,
})

const hadRegistrable = priors(1, holds(isRegistrable, 'requires registration under PC 290(c)'), {
  says: 'a conviction requiring registration under PC 290(c) before the offense',
  cite: smit,
  dated: convictionDate,
  before: offenseDate,
})

const noStrikeBefore = (at: string): Condition<Conviction> =>
  all(
    'no superstrike and no registrable conviction before it',
    unless<Conviction>(
      {
        says: 'no superstrike before it',
        otherwise: 'a superstrike (PC 667(e)(2)(C)(iv)) before the offense',
        cite: law.cite(at),
      },
      any(
        { says: 'a superstrike before it', otherwise: 'no superstrike before it' },
        hadSuperstrike,
        holds(priorSpokenOf, 'words of the record speak of an earlier conviction that bars it'),
      ),
    ),
    unless<Conviction>(
      {
        says: 'no registrable conviction before it',
        otherwise: 'a conviction requiring PC 290 registration before the offense',
        cite: law.cite(at),
      },
      any('registration under PC 290 before the offense', hadRegistrable, holds(registeredBefore)),
    ),
  )

/** Which earlier convictions are "under" the misdemeanor paragraph is contested: two that may be are asked about. */
const notTwiceBefore = (at: string): Condition<Conviction> =>
  unless<Conviction>(
    {
      says: 'fewer than two earlier convictions under the misdemeanor paragraph',
      otherwise: 'two or more convictions of the same section before the offense',
    },
    all(
      'two or more earlier convictions that count',
      priors(2, holds(sectionOfPrior, 'a conviction of the same section'), {
        says: 'two or more convictions of the same section before the offense',
        cite: law.cite(at),
        dated: convictionDate,
        before: offenseDate,
      }),
      holds(countsAsPrior, {
        says: 'they count as convictions under the misdemeanor paragraph',
        cite: law.reading(
          at,
          'the text counts convictions under the misdemeanor paragraph, which is of the Act; earlier programs counted any of the section: contested, and asked',
        ),
      }),
    ),
  )

// ---- HSC 11361.8: who may ask, and how ------------------------------------------------------------------------------

// (a) [read on a copy] A person serving a sentence, by trial or plea, who would not have been guilty, or
// guilty of a lesser offense, had the Act been in effect at the time of the offense, may petition the trial
// court for recall or dismissal under HSC 11357 to 11360 and 11362.1 to 11362.4, as that act amended or added
// them.
const beforeAct = law.clause(
  '(a)',
  all(
    'the Act was not applied to it',
    unless(
      {
        says: 'not convicted under the Act',
        otherwise: 'convicted of a lesser offense under the Act already',
      },
      holds(convictedUnderAct),
    ),
    before(offenseDate, ACT, {
      says: 'the offense was before 9 November 2016',
      otherwise: 'the offense was on or after 9 November 2016: sentenced under the Act already',
    }),
  ),
  'effective date of Proposition 64: courts.ca.gov/prop64',
)

// (b) [read on a copy] The court presumes the criteria of (a) to be met unless the opposing party proves
// otherwise by clear and convincing evidence. It then recalls the sentence and resentences, or dismisses it
// as legally invalid, unless that would pose an unreasonable risk of danger to public safety (PC 1170.18(b),
// (c)).
const noDanger = law.clause(
  '(b)',
  not('no unreasonable risk of danger', holds(danger)),
  'what such a risk is: PC 1170.18(b)-(c)',
)

// (c) [read on a copy] Credit for time served; supervision for one year after custody or for what was left of
// it, whichever is shorter, unless released from it (only its opening was read).
const supervised = law.leaves(
  '(c)',
  'Who is resentenced while serving a sentence may be supervised for up to a year after it.',
)

// (d) [read in a summary] No longer term; charges dismissed in a plea are not filed again.
law.leftOut('(d)', 'It bounds what the court may impose, not who may ask.')

// (e) [read on a copy] A person who has completed the sentence for a conviction under HSC 11357, 11358, 11359
// or 11360, and would not have been guilty, or guilty of a lesser offense, under the Act, may apply to have
// it dismissed and sealed as legally invalid, or redesignated as a misdemeanor or infraction.
const complete = law.clause(
  '(e)',
  any(
    'the sentence is complete',
    after(sentenceEnd, {}, 'every part of the sentence has run'),
    holds(diedUndated, 'the person has died'),
    all(
      'no sentence in the record, and so presumed complete',
      holds(sentenceSilent, 'the record gives no sentence'),
      presumed(
        { says: 'complete', cite: presumption },
        after(sentenceEnd, {}, 'every part of the sentence has run'),
      ),
    ),
  ),
)

// (f) [read on a copy] The court presumes the criteria of (e) to be met unless the opposing party proves
// otherwise by clear and convincing evidence; once they are, it shall redesignate the conviction or dismiss
// and seal it.
law.encodedIn(
  '(f)',
  '(e), 11357(a), 11358(d)(3), 11359(c)(3), 11359(d), 11360(a)(3)(C), 11360(a)(3)(D), 11362.1(a)(1)-(3)',
)

// (g) [not read by anyone] No hearing unless the applicant asks for one.
law.leftOut('(g)', procedure)

// (h) [read in a summary] What was redesignated is a misdemeanor or infraction for all purposes.
law.told('(h)')
const lesserForAll = {
  says: 'The conviction stands, as the lesser offense for all purposes.',
  cite: law.reading('(h)', 'for all purposes: read in summaries only'),
}

// (i) [not read by anyone] Another judge, where the one who sentenced is not available.
law.leftOut('(i)', procedure)

// (j) [not read by anyone] No other remedy is reduced.
law.told('(j)')

// (k) [not read by anyone] Finality is otherwise preserved.
law.told('(k)')
const finality = {
  says: 'What else was decided in the case stays as it was decided.',
  cite: law.cite('(j)-(k)'),
}

// (l) [not read by anyone] A resentencing hearing is one under Marsy’s Law.
law.leftOut('(l)', procedure)

// Under 18 on the last day the offense can have happened, or shown to have been under 18 on the day itself.

// (m) [not read by anyone] It applies to juvenile adjudications.
const minor = law.clause(
  '(m)',
  any(
    { says: 'under 18 at the offense', otherwise: 'not under 18 at the offense' },
    not(
      'under 18 when arrested or convicted',
      elapsed(birthDate, { years: 18 }, latestOffenseDay, '18 or older when arrested or convicted'),
    ),
    mustAppear(
      {
        says: 'shown to have been under 18 at the offense, though not when arrested',
        cite: law.reading(
          '(f)',
          'Setaside’s reading: an arrest at 18 or later is taken for an adult’s offense unless shown otherwise',
        ),
      },
      not(
        'under 18 at the offense',
        elapsed(birthDate, { years: 18 }, offenseDate, '18 or older at the offense'),
      ),
    ),
  ),
  'applies equally to offenses by minors; juvenile forms JV-744 to JV-746',
)

// (n) [not read by anyone] The Judicial Council makes the forms.
law.leftOut('(n)', procedure)

// ---- HSC 11357: possession ------------------------------------------------------------------------------------------

const noMoreThan8 = atMost(grams, 8, {
  says: 'no more than 8 grams of concentrated cannabis',
  cite: law.cite('11357(a)', '8 grams since 27 June 2017; the Act as passed said 4'),
})

/**
 * What is presumed is that the criteria are met: a lesser offense or none, not the better of the two. So a felony of unknown
 * grams is surely a misdemeanor, and no less only if shown; of a misdemeanor nothing lesser is left but what a small amount gives.
 */
const littleConcentrate = any(
  {
    says: 'little concentrate',
    otherwise: 'not shown to be 8 grams of concentrated cannabis or less',
  },
  mustAppear(
    {
      says: 'shown to be no more than 8 grams of concentrated cannabis',
      otherwise: 'not shown to be 8 grams of concentrated cannabis or less',
      cite: law.reading(
        '(f)',
        'the presumption reaches the lesser relief, not the better one (People v. Hall)',
      ),
    },
    noMoreThan8,
  ),
  all(
    'a misdemeanor, which can become nothing lesser otherwise',
    is(offenseClass, ['misdemeanor', 'infraction'], 'no more than a misdemeanor'),
    presumed(
      {
        says: 'no more than 8 grams of concentrated cannabis',
        cite: law.reading(
          '(f)',
          'the criteria can be met in no other way (Setaside’s reading, for an attorney)',
        ),
      },
      noMoreThan8,
    ),
  ),
)

// 11357(a) [read on a copy] Possession of not more than 28.5 grams of cannabis, or 8 grams of concentrate, or
// both, is an infraction for persons under 18 and of 18 to 20.
const smallPossession = law.clause(
  '11357(a)',
  any(
    {
      says: 'a small amount',
      otherwise: 'the subdivision convicted of is for larger amounts or school grounds',
    },
    lettered('b', 'former 11357(b): 28.5 grams or less'),
    all(
      'former 11357(a) with little concentrate',
      lettered('a', 'former 11357(a): concentrated cannabis'),
      littleConcentrate,
    ),
  ),
)

// 11357(b)(1) [read on a copy] More than that is an infraction for persons under 18.
law.told('11357(b)(1)')

// 11357(b)(2) [read in a summary] And a misdemeanor for persons of 18 or older.
law.told('11357(b)(2)')

// 11357(c) [read in a summary] The smaller amount on the grounds of a school, in its hours, is a misdemeanor
// for persons of 18 or older.
law.told('11357(c)')

// 11357(d) [not read by anyone] And an infraction for persons under 18.
law.told('11357(d)')

/** Former 11357(e) is an offense of persons under 18 only: there silence does not speak for an adult’s. */
const minorByItsTerms = all<Conviction>(
  {
    says: 'convicted as a person under 18 on school grounds',
    cite: cite('former HSC 11357(e)', 'unverified'),
  },
  lettered('e', 'former 11357(e): under 18, on school grounds'),
  not(
    'under 18 at the offense',
    elapsed(birthDate, { years: 18 }, offenseDate, '18 or older at the offense'),
  ),
)

// ---- HSC 11358: cultivation -----------------------------------------------------------------------------------------

// 11358(a) [read on a copy] Cultivation by a person under 18 is an infraction.
law.told('11358(a)')

// 11358(b) [read on a copy] Cultivation of not more than six living plants by a person of 18 to 20 is an
// infraction.
const fewPlants = law.clause(
  '11358(b)',
  mustAppear(
    { says: 'shown to be six plants or fewer', otherwise: 'not shown to be six plants or fewer' },
    atMost(plants, 6, 'six plants or fewer'),
  ),
  'HSC 11362.2; the strict outcome for an unknown number is the misdemeanor',
)

// 11358(c) [read in a summary] Cultivation of more than six plants by a person of 18 or older is a
// misdemeanor.
law.told('11358(c)')

// 11358(d)(1) [read in a summary] It may be a felony with a prior conviction for a superstrike (PC
// 667(e)(2)(C)(iv)) or for an offense that requires registration under PC 290(c).
const noStrikeBeforePlants = law.clause('11358(d)(1)', noStrikeBefore('11358(d)(1)'))

// 11358(d)(2) [read in a summary] Or with two or more prior convictions under (c).
const notTwicePlants = law.clause('11358(d)(2)', notTwiceBefore('11358(d)(2)'))

// 11358(d)(3) [not read by anyone] Or with one of the environmental violations that are listed.
const noViolation = law.clause(
  '11358(d)(3)',
  unless(
    {
      says: 'no environmental violation of 11358(d)(3)',
      otherwise: 'environmental violation of 11358(d)(3)',
    },
    holds(environment),
  ),
)

// ---- HSC 11359: possession for sale ---------------------------------------------------------------------------------

// 11359(a) [read on a copy] Possession for sale by a person under 18 is an infraction.
law.told('11359(a)')

// 11359(b) [read on a copy] Possession for sale by a person of 18 or older is a misdemeanor.
law.told('11359(b)')

// 11359(c)(1) [read on a copy] It may be a felony with a prior conviction for a superstrike or for an offense
// that requires registration under PC 290(c).
const noStrikeBeforeSale = law.clause('11359(c)(1)', noStrikeBefore('11359(c)(1)'))

// 11359(c)(2) [read on a copy] Or with two or more prior convictions under (b).
const notTwiceForSale = law.clause('11359(c)(2)', notTwiceBefore('11359(c)(2)'))

// 11359(c)(3) [read on a copy] Or in connection with a knowing sale, or attempted sale, to a person under 18.
const notForMinors = law.clause(
  '11359(c)(3)',
  unless({ says: 'no sale to a person under 18', otherwise: 'sale to a person under 18' }, holds(toMinor)),
)

// 11359(d) [not read by anyone] Or by a person of 21 or older who knowingly hires or uses one of 20 or
// younger.
const noYoungHelper = law.clause(
  '11359(d)',
  unless(
    { says: 'no use of a person of 20 or younger', otherwise: 'use of a person of 20 or younger' },
    holds(hiredMinor),
  ),
)

// ---- HSC 11360: transport, sale and gift ----------------------------------------------------------------------------

const isGift = lettered('b', 'former 11360(b): gift or transport of 28.5 grams or less')
const isSale = lettered('a', 'former 11360(a): sale, transport, import, gift')

// 11360(a)(1) [read on a copy] Transport, import, sale or gift by a person under 18 is an infraction.
law.told('11360(a)(1)')

// 11360(a)(2) [read on a copy] By a person of 18 or older it is a misdemeanor.
law.told('11360(a)(2)')

// 11360(a)(3)(A) [read on a copy] It may be a felony with a prior conviction for a superstrike or for an
// offense that requires registration under PC 290(c).
const noStrikeBeforeTransport = law.clause('11360(a)(3)(A)', noStrikeBefore('11360(a)(3)(A)'))

// 11360(a)(3)(B) [read on a copy] Or with two or more prior convictions under paragraph (2).
const notTwiceTransport = law.clause('11360(a)(3)(B)', notTwiceBefore('11360(a)(3)(B)'))

// 11360(a)(3)(C) [read on a copy] Or with a knowing sale, attempted sale, offer or gift to a person under 18.
const notToMinors = law.clause(
  '11360(a)(3)(C)',
  unless({ says: 'no sale to a person under 18', otherwise: 'sale to a person under 18' }, holds(toMinor)),
)

// 11360(a)(3)(D) [not read by anyone] Or with import or export, for sale, of more than 28.5 grams or of more
// than 4 grams of concentrate.
const notAcrossBorder = law.clause(
  '11360(a)(3)(D)',
  unless(
    {
      says: 'no import or export for sale of more than the limit',
      otherwise: 'import or export for sale of more than the limit',
    },
    holds(acrossBorder),
  ),
)

// 11360(b) [read in a summary] A gift or transport of not more than 28.5 grams, no concentrate, is an
// infraction at all ages.
const smallTransport = law.clause(
  '11360(b)',
  any(
    'a small amount for own use or as a gift',
    all('under former (b), to nobody under 18', isGift, noGraverForm('11360(a)(3)(C)')),
    all(
      'under former (a)',
      isSale,
      mustAppear(
        {
          says: 'shown to be personal transport or a gift to an adult of 28.5 grams or less',
          otherwise: 'not shown to be personal transport or a gift',
          cite: law.cite(
            '11360(b), 11362.1(a)(1)',
            'the strict outcome for an unknown kind or amount is the misdemeanor',
          ),
        },
        holds(personal),
      ),
    ),
  ),
)

// ---- HSC 11362.1: what is lawful ------------------------------------------------------------------------------------

// 21 or older on the last day the offense can have happened; that it was so on the day itself is presumed.

// 11362.1(a)(1)-(3) [read in a summary] Lawful for persons of 21 or older: (1) to possess, transport, obtain
// or give away to others of 21 or older, without payment, not more than 28.5 grams; (2) 8 grams of
// concentrate; (3) to cultivate not more than six living plants.
const adult = law.clause(
  '11362.1(a)(1)-(3)',
  all(
    { says: '21 or older at the offense', otherwise: 'not 21 or older at the offense' },
    elapsed(birthDate, { years: 21 }, latestOffenseDay, {
      says: '21 or older when arrested or convicted',
      otherwise: 'under 21 when arrested or convicted',
    }),
    presumed(
      { says: 'and so at the offense', cite: presumption },
      elapsed(birthDate, { years: 21 }, offenseDate, '21 or older at the offense'),
    ),
  ),
)

// ---- the rules: which convictions they are for, and the two routes --------------------------------------------------

export const reached = all<Conviction>(
  'the offense is one the Act reaches',
  holds(covered, {
    says: 'a conviction under HSC 11357 to 11360',
    otherwise: 'not an offense that HSC 11361.8 reaches (conspiracy, or HSC 11361)',
    cite: cite(
      'HSC 11361.8(a),(e); People v. Medina (conspiracy); People v. Boatwright (plea to accessory)',
      'secondary',
    ),
  }),
)

const GATES = new Map(
  [...SECTIONS, OTHER].map(section => [
    section,
    all('a conviction that the Act reaches', standsNow, reached, convictedOf(section), beforeAct),
  ]),
)

const felony = is(offenseClass, ['felony'], {
  says: 'the conviction is a felony',
  otherwise: 'already no more than a misdemeanor: the Act leaves it unchanged',
})
const aboveInfraction = is(offenseClass, ['felony', 'misdemeanor'], {
  says: 'the conviction is more than an infraction',
  otherwise: 'already an infraction: the Act leaves it unchanged',
})

const officeMoves: Route<Conviction>['officeMoves'] = {
  says: 'The statute has the person ask, and does not say that nobody else may. It presumes its criteria satisfied unless the party opposing proves otherwise, and the People, who could oppose, do not. Section 11361.9 has the prosecution review these convictions, and the court act without a petition on those that it does not challenge. District attorneys have moved for this relief of their own motion since 2018, San Francisco’s for every eligible conviction since 1975.',
  cite: cite(
    'HSC 11361.8(b), (e), (f); 11361.9',
    'secondary',
    'Setaside’s reading, beside what the District Attorney of San Francisco told of the office’s own motions (sfdistrictattorney.org, read 2026-11-30); no opinion on it was found',
  ),
}

const application: Route<Conviction> = {
  name: 'application',
  says: 'The sentence is complete: application under (e)-(f), which the court shall grant. Where nobody challenged the conviction in time the court owes it unasked as well (HSC 11361.9, read in guidance only).',
  cite: law.cite('(e)-(f)'),
  by: 'petition',
  officeMoves,
  grant: 'shall',
  opens: complete,
}

const petition: Route<Conviction> = {
  name: 'petition',
  says: `The sentence is still running: petition for recall or dismissal under (a)-(b), unless the court finds an unreasonable risk of danger. ${POSTCONVICTION}`,
  cite: { ...law.cite('(a)-(b)'), text: `HSC 11361.8(a)-(b); ${postconviction.text}` },
  by: 'petition',
  officeMoves,
  grant: 'shall',
  opens: noDanger,
  closes: complete,
  note: 'petition while the sentence runs',
  whileOpen: {
    says: 'The sentence is running or its end is not known: a court weighs danger on a petition',
    enough: 'an application is enough',
  },
}

/** Open where an application is, and behind it, so that it never takes its place: told beside the answer. */
const duty: Route<Conviction> = {
  name: 'duty of the court',
  says: 'Without any petition, where nobody challenged the conviction by 1 July 2020 the court was to order this by 1 March 2023, and must do so still: not yet done. Whether it was challenged the record does not show; the court can be asked.',
  cite: cite(
    'HSC 11361.9',
    'secondary',
    'read in guidance and digests only (selfhelp.courts.ca.gov; AB 1793, AB 1706): no public copy of the section was found',
  ),
  by: 'duty',
  grant: 'shall',
  opens: complete,
}

type Relief = 'dismiss-and-seal' | 'redesignate-infraction' | 'redesignate-misdemeanor'

const rule = (
  relief: Relief,
  section: string,
  text: Citation,
  says: string,
  when: Condition<Conviction>,
): RuleText<Conviction> => ({
  id: `hsc-11361.8/${section}/${relief}`,
  relief,
  cite: { ...text, text: `HSC 11361.8; ${text.text}` },
  says,
  inForce: {
    from: ACT,
    cite: cite('HSC 11361.8', 'secondary', 'effective date of Proposition 64: courts.ca.gov/prop64'),
  },
  appliesTo: GATES.get(section) as Condition<Conviction>,
  when,
  routes: [application, petition, duty],
})

const possession: readonly RuleText<Conviction>[] = [
  rule(
    'dismiss-and-seal',
    '11357',
    law.cite('11357(a), 11362.1(a)(1)'),
    'Possession lawful since the Act for a person of 21 or older',
    all('conduct the Act made lawful', adult, smallPossession),
  ),
  rule(
    'redesignate-infraction',
    '11357',
    law.cite('11357(a),(b)'),
    'Possession that is an infraction since the Act',
    all(
      'conduct that is an infraction now',
      aboveInfraction,
      any(
        { says: 'under 18, or a small amount', otherwise: 'neither under 18 nor a small amount' },
        minor,
        minorByItsTerms,
        smallPossession,
      ),
    ),
  ),
  rule(
    'redesignate-misdemeanor',
    '11357',
    cite('HSC 11357', 'secondary'),
    'Possession that is at most a misdemeanor since the Act',
    felony,
  ),
]

const cultivation: readonly RuleText<Conviction>[] = [
  rule(
    'dismiss-and-seal',
    '11358',
    cite('HSC 11358; 11362.1(a)(3), 11362.2', 'secondary'),
    'Cultivation of six plants or fewer, lawful since the Act for a person of 21 or older',
    all('conduct the Act made lawful', fewPlants, adult),
  ),
  rule(
    'redesignate-infraction',
    '11358',
    law.cite('11358(a),(b)'),
    'Cultivation that is an infraction since the Act',
    all(
      'conduct that is an infraction now',
      aboveInfraction,
      any(
        {
          says: 'under 18, or six plants or fewer',
          otherwise: 'neither under 18 nor shown to be six plants or fewer',
        },
        minor,
        fewPlants,
      ),
    ),
  ),
  rule(
    'redesignate-misdemeanor',
    '11358',
    law.cite('11358(c)-(d)'),
    'Cultivation that is a misdemeanor since the Act',
    all(
      'conduct that is a misdemeanor now',
      felony,
      all('no prior that leaves it a felony', noStrikeBeforePlants, notTwicePlants),
      presumedSo(noViolation),
      noGraverForm('11358(d)(3)'),
    ),
  ),
]

const forSale: readonly RuleText<Conviction>[] = [
  rule(
    'redesignate-infraction',
    '11359',
    law.cite('11359(a)'),
    'Possession for sale by a person under 18, an infraction since the Act',
    all('conduct that is an infraction now', aboveInfraction, minor),
  ),
  rule(
    'redesignate-misdemeanor',
    '11359',
    law.cite('11359(b)-(d)'),
    'Possession for sale that is a misdemeanor since the Act',
    all(
      'conduct that is a misdemeanor now',
      felony,
      all('no prior that leaves it a felony', noStrikeBeforeSale, notTwiceForSale),
      presumedSo(notForMinors),
      presumedSo(noYoungHelper),
      noGraverForm('11359(c)(3), 11359(d)'),
    ),
  ),
]

const transport: readonly RuleText<Conviction>[] = [
  rule(
    'dismiss-and-seal',
    '11360',
    law.cite('11360(b), 11362.1(a)(1)'),
    'Gift or transport of a small amount, lawful since the Act for a person of 21 or older',
    all('conduct the Act made lawful', smallTransport, adult),
  ),
  rule(
    'redesignate-infraction',
    '11360',
    law.cite('11360(a)(1),(b)'),
    'Transport or gift that is an infraction since the Act',
    all(
      'conduct that is an infraction now',
      aboveInfraction,
      any(
        {
          says: 'under 18, or a gift or transport of a small amount',
          otherwise: 'neither under 18 nor a gift or transport of a small amount',
        },
        minor,
        smallTransport,
      ),
    ),
  ),
  rule(
    'redesignate-misdemeanor',
    '11360',
    law.cite('11360(a)(2)-(3)'),
    'Sale or transport that is a misdemeanor since the Act',
    all(
      'conduct that is a misdemeanor now',
      felony,
      isSale,
      all('no prior that leaves it a felony', noStrikeBeforeTransport, notTwiceTransport),
      presumedSo(notToMinors),
      presumedSo(notAcrossBorder),
      noGraverForm('11360(a)(3)(C), 11360(a)(3)(D)'),
    ),
  ),
]

const BOATWRIGHT = cite(
  'People v. Boatwright (2019) 36 Cal.App.5th 848',
  'secondary',
  'without the felony there is no accessory; (e) speaks of convictions under the listed sections, so a completed sentence is asked about',
)
/** Whoever serves a sentence as an accessory would not have been guilty of an offense, had the Act been in effect. */
const accessory: RuleText<Conviction> = {
  ...rule(
    'dismiss-and-seal',
    OTHER,
    BOATWRIGHT,
    'An accessory to cultivation or possession for sale, while the sentence is served',
    holds(accessoryToCannabis, {
      says: 'accessory (PC 32) to cultivation or possession for sale of cannabis',
      otherwise: 'not an accessory to cultivation or possession for sale of cannabis',
    }),
  ),
  appliesTo: all('a conviction from before the Act', standsNow, beforeAct),
  routes: [petition],
}

/** Pleas to accessory and the like, and HSC 11361: whatever relief there is, an attorney must say that the Act reaches it. */
const beyond: readonly RuleText<Conviction>[] = [
  accessory,
  rule(
    'redesignate-misdemeanor',
    OTHER,
    cite('People v. Boatwright', 'secondary'),
    'A plea to a lesser offense from marijuana charges, where an attorney finds that the Act reaches it',
    is(offenseClass, ['felony', 'misdemeanor'], {
      says: 'more than an infraction',
      otherwise: 'already an infraction',
    }),
  ),
]

const WRITTEN = [...possession, ...cultivation, ...forSale, ...transport, ...beyond]

// ---- the statute, and what it gives ---------------------------------------------------------------------------------

const described = statute<Conviction>({
  id: 'hsc-11361.8',
  title: 'Cannabis convictions from before the Adult Use of Marijuana Act (Proposition 64)',
  cite: cite('HSC 11361.8', 'secondary', '(a) to (c) read on a copy, the rest in summaries and forms'),
  of: 'conviction',
  status: 'in force',
  read: {
    on: '2026-07-21',
    where: 'an unofficial copy of (a) to (c), opinions, forms and agencies’ pages; not the official code',
  },
  attorneyReview: 'none',
  tellsBars: true,
  history: [
    { on: '2016-11-09', says: 'Proposition 64 takes effect.' },
    {
      on: '2017-06-27',
      says: 'SB 94: eight grams of concentrated cannabis in HSC 11357, four in the Act as passed.',
    },
    { on: '2019-01-01', says: 'AB 1793: HSC 11361.9 sets going a review by the state, without a petition.' },
    { on: '2026-11-23', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'The duty of the court under HSC 11361.9 is a route behind the application; an accessory (PC 32) is within the Act while serving (Boatwright); PC 1171 is told.',
    },
  ],
  reliefs: [
    {
      id: 'dismiss-and-seal',
      says: 'The conviction is dismissed because legally invalid, and sealed. By the position of the Department of Justice it then ceases to exist for all purposes.',
      effect: 'sealed',
      leaves: [finality],
    },
    {
      id: 'redesignate-infraction',
      says: 'The conviction is redesignated as an infraction.',
      effect: 'infraction',
      leaves: [lesserForAll, supervised, finality],
    },
    {
      id: 'redesignate-misdemeanor',
      says: 'The conviction is redesignated as a misdemeanor.',
      effect: 'misdemeanor',
      leaves: [lesserForAll, supervised, finality],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: conviction => headingOf(conviction) !== undefined,
  rules: WRITTEN,
})

/** In the order of the text. */
export const RULES: readonly ReadyRule<Conviction>[] = WRITTEN.map(
  ({ id }) => described.rules.find(one => one.id === id) as ReadyRule<Conviction>,
)

// ---- found by section -----------------------------------------------------------------------------------------------

const bySection = (section: string) => RULES.filter(one => one.id.startsWith(`hsc-11361.8/${section}/`))
const TABLE = new Map<string, readonly ReadyRule<Conviction>[]>(
  [...SECTIONS, OTHER].map(section => [section, bySection(section)]),
)

/** For a count that names several sections, the rules of each, best relief first: which applies is a fact to be asked. */
function rulesOfSeveral(sections: readonly string[]): readonly ReadyRule<Conviction>[] {
  const key = sections.join(' ')
  const known = TABLE.get(key)
  if (known !== undefined) return known
  const joined = sections.flatMap(bySection).sort((a, b) => a.rank - b.rank)
  TABLE.set(key, joined)
  return joined
}

export const rulesFor = (conviction: Conviction): readonly ReadyRule<Conviction>[] | undefined => {
  const heading = headingOf(conviction)
  if (heading === undefined || heading === OTHER) return heading && TABLE.get(heading)
  return rulesOfSeveral(sectionsAsked(conviction))
}

/** Found by section, as the run finds them. */
export const hsc113618 = { ...described, rules: RULES, rulesFor }
