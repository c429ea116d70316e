/** PC 851.91: sealing of an arrest that did not end in a conviction, of right unless there is a pattern of abuse. */
import { type Arrest, allAcquitted, allDismissedOrAcquitted } from '../../../record/arrests.ts'
import type { Charge, Offense } from '../../../record/person.ts'
import { all, any, not, presumed, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Fact } from '../../../rules/fact.ts'
import { always, holds } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { showsPattern } from '../facts/abuse-pattern.ts'
import {
  anyCharge,
  arrestStays,
  nothingFiled,
  notInArrestFile,
  ofArrest,
  timeHasRun,
  withoutConviction,
} from '../facts/arrest-history.ts'
import { NO_LIMITATION } from '../offenses/limitations.ts'
import { onList } from '../offenses/lists.ts'
import { OUTLINE } from './outline.ts'

const text = cite('PC 851.91(a)(1)', 'verbatim')

// ---- an arrest that did not result in a conviction ----------------------------------------------------------------

const acquitted = holds(allAcquitted, {
  says: 'acquitted of every charge',
  cite: cite('PC 851.91(a)(1)(B)', 'verbatim'),
})

const notRefilable = notInArrestFile(
  'the charges may not be filed again',
  'Is it sure that none of the dismissed charges may be filed again (dismissed twice, or with prejudice)?',
)

const ended = any<Arrest>(
  {
    says: 'it did not result in a conviction, and cannot any more',
    otherwise: 'the person may still be charged with an offense of the arrest',
    cite: text,
  },
  acquitted,
  all<Arrest>(
    'nothing was filed, and no longer can be',
    holds(nothingFiled, { says: 'no charge was filed', cite: cite('PC 851.91(a)(1)(A)', 'verbatim') }),
    timeHasRun,
  ),
  all<Arrest>(
    'every charge was dismissed, and none may be filed again',
    holds(allDismissedOrAcquitted, {
      says: 'every charge was dismissed or ended in acquittal',
      cite: cite('PC 851.91(a)(1)(B)', 'verbatim'),
    }),
    any('none may be filed again', timeHasRun, holds(notRefilable, 'none of them may be filed again')),
  ),
)

// ---- who is not eligible -------------------------------------------------------------------------------------------

const withoutLimitation = anyCharge(
  'offense without a limitation of time',
  'Was any charge of the arrest murder, or another offense that may be prosecuted at any time (PC 799)?',
  (offense, context) => onList(NO_LIMITATION, offense, context),
)
const foundInnocent = notInArrestFile(
  'found factually innocent',
  'Has a court or agency found the person factually innocent of that charge?',
)

const notGravest = unless<Arrest>(
  {
    says: 'no charge of murder or the like, unless acquitted or found innocent',
    otherwise: 'a charge of murder, or of another offense that may be prosecuted at any time',
    cite: cite('PC 851.91(a)(2)(B)', 'verbatim', 'which offenses have no limitation of time is from memory'),
  },
  all<Arrest>(
    'a charge that may be prosecuted at any time, without acquittal or finding of innocence',
    holds(withoutLimitation, 'a charge of murder or the like'),
    not('not acquitted of every charge', acquitted),
    not('not found factually innocent', holds(foundInnocent)),
  ),
)

/** Failing to appear or to keep a promise to, and passing for another: where the record shows one, evasion is asked about. */
const SIGNS: ReadonlySet<string> = new Set(['1320', '1320.5', '853.7', '40508', '148.9', '529', '530.5'])
const sign = ({ section }: Offense): boolean => SIGNS.has(section)

const evasionSigned: Fact<Arrest, boolean> = ofArrest(
  'sign of evasion in the record',
  'Does the record show, since the arrest, a failure to appear, a warrant or a false identity?',
  ({ cycle: { arrested }, person }) => {
    const since = ({ day, offense, disposition }: Charge): boolean =>
      day.latest >= arrested.soonest &&
      (offense.offenses.some(sign) || /\bWARRANT|\bFTA\b|FAIL\w* TO APPEAR/i.test(disposition ?? ''))
    for (const cycle of person.cycles) {
      if (cycle.otherCharges.some(since)) return true
      if (
        cycle.convictions.some(
          ({ convictionDate, offense }) =>
            convictionDate.latest >= arrested.soonest && offense.offenses.some(sign),
        )
      )
        return true
    }
    return person.doubts.length > 0 ? undefined : false
  },
)
const evaded = notInArrestFile(
  'evaded prosecution',
  'Did the person intentionally evade prosecution of this arrest, by leaving or by a false identity? (A warrant or failure to appear that was dealt with before the case closed is none.)',
)
const evasion = cite('PC 851.91(a)(2)', 'verbatim')

const notEvaded = any<Arrest>(
  { says: 'the person did not evade prosecution', otherwise: 'the person evaded prosecution', cite: evasion },
  unless({ says: 'no evasion', otherwise: 'the person evaded prosecution', cite: evasion }, holds(evaded)),
  all<Arrest>(
    { says: 'nothing in the record points to evasion', otherwise: 'the person evaded prosecution' },
    not(
      'no failure to appear, warrant or false identity since the arrest',
      holds(evasionSigned, 'a failure to appear, a warrant or a false identity'),
    ),
    presumed(
      {
        says: 'and so none is taken to be there',
        cite: cite(
          'PC 851.91(d)(2)',
          'unverified',
          'the petitioner has the first burden; that evasion is then for the prosecutor to show is Setaside’s reading',
        ),
      },
      unless(
        { says: 'no evasion', otherwise: 'the person evaded prosecution', cite: evasion },
        holds(evaded),
      ),
    ),
  ),
)

// ---- the two ways --------------------------------------------------------------------------------------------------

const routes: readonly Route<Arrest>[] = [
  {
    name: 'of right',
    says: 'Petition on form CR-409, which the court shall grant: the arrest is sealed as a matter of right.',
    cite: cite('PC 851.91(c)(1)', 'verbatim'),
    by: 'petition',
    grant: 'shall',
    opens: not(
      {
        says: 'no pattern of domestic violence, child abuse or elder abuse with an arrest for it',
        cite: cite('PC 851.91(c)(1)-(2)', 'verbatim'),
      },
      showsPattern,
    ),
  },
  {
    name: 'interests of justice',
    says: 'Petition on form CR-409 with declarations, which the court may grant where sealing serves the interests of justice.',
    cite: cite('PC 851.91(c)(2)', 'verbatim'),
    by: 'petition',
    grant: 'may',
    opens: always('whether it serves the interests of justice, the court finds on the petition'),
  },
]

export const pc85191 = statute<Arrest>({
  id: 'pc-851.91',
  title: 'Sealing of an arrest without a conviction',
  cite: cite('PC 851.91', 'verbatim'),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '2018-01-01', says: 'SB 393 adds the section (from memory).' },
    { on: '2019-01-01', says: 'AB 2599 (Stats 2018 ch 653): the text as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'seal-arrest',
      says: 'The arrest and its records are sealed, and it is deemed not to have occurred.',
      effect: 'sealed',
      leaves: [
        arrestStays.pleaded('PC 851.91(e)(2)(B)'),
        arrestStays.disclosure('PC 851.91(e)(2)(B)'),
        arrestStays.firearms('PC 851.91(e)(2)(B)'),
        arrestStays.office('PC 851.91(e)(2)(B)'),
        arrestStays.justice('PC 851.92'),
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '(a)(1)(A)',
      says: 'Nothing filed, and the time to prosecute has run for every offense.',
      status: 'encoded',
    },
    {
      at: '(a)(1)(B)(i)-(ii)',
      says: 'Filed, and dismissed beyond refiling or ended in acquittal.',
      status: 'encoded',
    },
    {
      at: '(a)(1)(B)(iii)',
      says: 'A conviction that was vacated or reversed for good.',
      status: 'left-out',
      why: 'An arrest that once ended in a conviction is not among the arrests of a record: it is looked at as that conviction.',
    },
    { at: '(a)(2)(A)', says: 'Not while the person may still be charged.', status: 'encoded' },
    {
      at: '(a)(2)(B)',
      says: 'Not for murder and the like, unless acquitted or found innocent.',
      status: 'encoded',
    },
    { at: '(a)(2)(C)-(D)', says: 'Not after evading prosecution.', status: 'encoded' },
    {
      at: '(b)',
      says: 'What the petition holds, where it is filed and on whom it is served, 15 days before.',
      status: 'left-out',
      why: 'Procedure: told with the filing, not decided from the record.',
    },
    { at: '(c)(1)', says: 'Of right.', status: 'encoded' },
    { at: '(c)(2)(A)', says: 'Only in the interests of justice with a pattern of abuse.', status: 'encoded' },
    {
      at: '(c)(2)(B)',
      says: 'What the court may consider.',
      status: 'left-out',
      why: 'The court weighs it on the petition.',
    },
    {
      at: '(d)(1)',
      says: 'Evidence at the hearing.',
      status: 'left-out',
      why: 'Procedure.',
    },
    { at: '(d)(2)', says: 'Who has to prove what.', status: 'encoded' },
    { at: '(e)', says: 'The order, and what it leaves.', status: 'encoded' },
    {
      at: '851.92',
      says: 'How courts and agencies are told, mark and stamp the record, and what a violation costs.',
      status: 'left-out',
      why: 'What follows once granted; it decides nobody’s case.',
    },
  ],
  concerns: () => true,
  rules: [
    {
      id: 'pc-851.91/seal',
      relief: 'seal-arrest',
      rank: 1,
      cite: cite('PC 851.91', 'verbatim'),
      says: 'An arrest that did not result in a conviction',
      inForce: {
        from: theDay('2018-01-01'),
        cite: cite('PC 851.91', 'unverified', 'that SB 393 (Stats 2017 ch 680) added it is from memory'),
      },
      appliesTo: withoutConviction,
      when: all('it ended for good, and nothing excludes it', notGravest, ended, notEvaded),
      routes,
    },
  ],
})
