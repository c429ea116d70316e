/** PC 1170.18: felonies from before Proposition 47 that would have been misdemeanors under it. */
import { convictionDate, offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { othersAtAnyTime } from '../../../record/priors.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, atMost, before, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { countsDespiteDismissal, notVacated } from '../facts/not-vacated.ts'
import { POSTCONVICTION, postconviction } from '../facts/postconviction.ts'
import { STAYS } from '../facts/what-stays.ts'
import { danger, diedUndated } from '../hsc-11361.8/facts.ts'
import { isRegistrable, isSuperstrike, priorSpokenOf } from '../hsc-11361.8/priors.ts'
import {
  conduct,
  exception,
  FRAUDS,
  mayBeReached,
  NAMES_EXCEPTION,
  offenseDay,
  precursor,
  registration,
  value,
  wholeSentenceEnd,
  withoutValue,
  withValue,
} from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

/** The day Proposition 47 took effect. */
const ACT = theDay('2014-11-05')

// ---- asked by (a) and (f) alike: a felony that would have been a misdemeanor ------------------------------------------

const criteria = law.cite('(a),(f)')

const freeOfValue = holds(withoutValue, 'possession of drugs, or petty theft with a prior')
const namedWithValue = holds(
  withValue,
  'theft, forgery, a bad check or receiving, under a section of the statute',
)
const oldLabel = holds(precursor, {
  says: 'burglary, forgery, theft or identity theft under an old label',
  cite: law.cite(
    '(a)',
    'which old labels hold such conduct: PC 484 to 490.2, 503 to 508, 459.5, 473, read 2026-11-30',
  ),
})

const misdemeanorNow = all<Conviction>(
  { says: 'it would have been a misdemeanor under Proposition 47', cite: criteria },
  any(
    {
      says: 'a section of the statute, or one that held such conduct before',
      otherwise: 'not an offense that Proposition 47 made a misdemeanor',
      cite: criteria,
    },
    freeOfValue,
    namedWithValue,
    oldLabel,
  ),
  any(
    'what was done is within it',
    freeOfValue,
    namedWithValue,
    all(
      'under an old label, conduct that is a misdemeanor now',
      oldLabel,
      holds(conduct, {
        says: 'what was done would have been a misdemeanor',
        otherwise: 'what was done is no misdemeanor under Proposition 47',
        cite: criteria,
      }),
    ),
  ),
  any(
    'the value is within it',
    freeOfValue,
    all(
      'the value was low and no exception applies',
      any('a section with a limit of value', namedWithValue, oldLabel),
      atMost(value, 950, {
        says: 'the value was $950 or less',
        otherwise: 'the value was more than $950',
        cite: cite('PC 459.5(a), 473(b), 476a(b), 490.2(a), 496(a)', 'verbatim', 'read 2026-11-30'),
      }),
      unless(
        {
          says: 'no exception of the section keeps it a felony',
          otherwise: 'the section itself keeps it a felony',
          cite: cite('PC 473(b), 476a(b)', 'verbatim', 'read 2026-11-30'),
        },
        holds(exception),
      ),
    ),
  ),
)

const felony = is(offenseClass, ['felony'], {
  says: 'the conviction is a felony',
  otherwise: 'already no more than a misdemeanor',
  cite: criteria,
})

const beforeAct = before(offenseDay, ACT, {
  says: 'the offense was before 5 November 2014',
  otherwise: 'the offense was on or after 5 November 2014: Proposition 47 applied to it already',
  cite: law.cite(
    '(a),(f)',
    'but for frauds the offense is read as no more than six years before the arrest (Setaside’s reading, unverified)',
  ),
})

// ---- (a) to (e): who is serving -------------------------------------------------------------------------------------

// (a) Who on 5 November 2014 was serving a sentence, by trial or plea, for a felony that would have been a
// misdemeanor under the Act, had it been in effect at the time of the offense, may petition the trial court
// for recall and resentencing under HSC 11350, 11357 or 11377 or PC 459.5, 473, 476a, 490.2, 496 or 666, as
// the Act amended or added them.
const servingThen = law.clause(
  '(a)',
  before(convictionDate, ACT + 1, {
    says: 'convicted by 5 November 2014, so that a sentence still running ran on that day',
    otherwise: 'not yet sentenced on 5 November 2014',
  }),
)

// (b) Where the petitioner meets (a), the felony sentence is recalled and a misdemeanor sentence given,
// unless the court, in its discretion, finds that this would pose an unreasonable risk of danger to public
// safety.
const noDanger = law.clause('(b)', not('no unreasonable risk of danger', holds(danger)))

// (b)(1)-(3) What the court may consider: the criminal history, the record in custody, and any other
// evidence.
law.leftOut('(b)(1)-(3)', 'A finding of the court.')

// (c) An unreasonable risk of danger is one of a new violent felony within PC 667(e)(2)(C)(iv), throughout
// the code.
law.encodedIn('(c)', '(b)')

// (d) Credit for time served, and parole for a year, unless the court releases the person from it.
law.leftOut('(d)', 'What follows once resentenced, not who may be.')

// (e) No longer term than the original sentence.
law.leftOut('(e)', 'For the court when it resentences.')

// ---- (f) to (h): who has completed the sentence ---------------------------------------------------------------------

// (f) Who has completed the sentence for such a felony may apply to the trial court to have it designated a
// misdemeanor.
const complete = law.clause(
  '(f)',
  any(
    'the sentence is complete',
    after(
      wholeSentenceEnd,
      {},
      {
        says: 'every part of the sentence has run, with the longest parole of the offense after prison where none is recorded',
        cite: law.reading(
          '(f)',
          'PC 3000: that parole is part of the sentence, and its three years, are Setaside’s reading',
        ),
      },
    ),
    holds(diedUndated, 'the person has died'),
  ),
)

// (g) Where the application meets (f), the court shall designate it a misdemeanor.
law.told('(g)')

// (h) No hearing is necessary unless the applicant asks for one.
law.leftOut('(h)', 'Procedure: told with the route.')

// ---- (i) to (o) -----------------------------------------------------------------------------------------------------

const everBefore =
  'a conviction at any time before the application counts: People v. Casillas, read in a summary'

// (i) The section does not apply to a person with a prior conviction for an offense within PC
// 667(e)(2)(C)(iv), or for one that requires registration under PC 290(c).
const notBarred = law.clause(
  '(i)',
  all(
    'no other conviction closes it',
    unless(
      {
        says: 'no superstrike, whenever it was',
        otherwise: 'another conviction is a superstrike (PC 667(e)(2)(C)(iv))',
        cite: law.cite('(i)', everBefore),
      },
      any(
        { says: 'another conviction is a superstrike', otherwise: 'no other conviction is a superstrike' },
        othersAtAnyTime(1, holds(isSuperstrike, 'listed in PC 667(e)(2)(C)(iv)'), {
          says: 'a superstrike conviction before the application',
          cite: law.cite('(i)', everBefore),
        }),
        holds(priorSpokenOf, 'words of the record speak of an earlier conviction that bars it'),
      ),
    ),
    unless(
      {
        says: 'no conviction that requires registration, whenever it was',
        otherwise: 'another conviction requires registration under PC 290(c)',
        cite: law.cite('(i)', everBefore),
      },
      any(
        'a conviction that requires registration',
        othersAtAnyTime(1, holds(isRegistrable, 'requires registration under PC 290(c)'), {
          says: 'a conviction requiring registration before the application',
          cite: law.cite('(i)', everBefore),
        }),
        holds(registration),
      ),
    ),
  ),
)

// (j) The felony is then a misdemeanor for all purposes, except that firearms stay barred.
const firearms = law.leaves('(j)', STAYS.firearms)

// (k) Another judge, where the court that sentenced is not available.
law.leftOut('(k)', 'Procedure.')

// (l) Other rights and remedies are not diminished.
law.leftOut('(l)', 'Other statutes are asked beside this one.')

// (m) The finality of judgments that the section does not reach stays.
law.leftOut('(m)', 'Decides nobody’s case.')

// (n) A resentencing hearing is a post-conviction release proceeding under Marsy’s Law.
law.leftOut('(n)', 'Procedure.')

// (o) A person committed to a state hospital after a finding of insanity may petition to have the maximum
// term of commitment reduced, before 1 January 2021, or later for good cause.
law.leftOut(
  '(o)',
  'Commitments after a finding of insanity are no convictions. Its day for filing, 1 January 2021 or later for good cause, is for them alone: (a) and (f) have none.',
)

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc117018 = statute<Conviction>({
  id: 'pc-1170.18',
  title: 'Felonies made misdemeanors by Proposition 47',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '2014-11-05', says: 'Proposition 47 takes effect.' },
    { on: '2023-10-08', says: 'SB 749 (Stats 2023 ch 633): there is no deadline for filing any more.' },
    {
      on: '2024-12-18',
      says: 'Proposition 36 (2024) adds PC 666.1, theft with two priors; it does not repeal this section.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'Embezzlement and the like ask the value; first-degree burglary, PC 484f, 484i(b), 487j, 471, 472 and 530.5 are out; the limits were read; PC 1171 is told.',
    },
  ],
  reliefs: [
    {
      id: 'designate-misdemeanor',
      says: 'The felony is a misdemeanor for all purposes but firearms.',
      effect: 'misdemeanor',
      leaves: [firearms],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: mayBeReached,
  tables: { FRAUDS, NAMES_EXCEPTION },
  rules: [
    {
      id: 'pc-1170.18/designate',
      relief: 'designate-misdemeanor',
      cite: law.cite(WHOLE),
      says: 'A felony that Proposition 47 made a misdemeanor',
      inForce: { from: ACT, cite: law.cite('(a)') },
      appliesTo: all(
        'a felony from before Proposition 47',
        notVacated,
        countsDespiteDismissal(
          'whether the dismissed conviction still counts',
          'Is there still a felony to designate as a misdemeanor?',
        ),
        felony,
        beforeAct,
      ),
      when: all('a misdemeanor now, and nothing closes it', misdemeanorNow, notBarred),
      routes: [
        {
          name: 'application',
          says: 'The sentence is complete: application to designate the felony as a misdemeanor, which the court shall grant, without a hearing unless one is asked for.',
          cite: law.cite('(f)-(h)'),
          by: 'petition',
          grant: 'shall',
          opens: complete,
        },
        {
          name: 'petition',
          says: `The sentence of 5 November 2014 is still running: petition for recall and resentencing to a misdemeanor, unless the court finds an unreasonable risk of danger. ${POSTCONVICTION}`,
          cite: { ...law.cite('(a)-(c)'), text: `PC 1170.18(a)-(c); ${postconviction.text}` },
          by: 'petition',
          grant: 'shall',
          opens: all('serving on 5 November 2014, and no danger', servingThen, noDanger),
          closes: complete,
        },
      ],
    },
  ],
})
