/** PC 17: a felony that might have been punished as a misdemeanor is made one, and a misdemeanor of PC 19.8 an infraction. */
import { offenseClass, stands } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Condition } from '../../../rules/condition.ts'
import { always, holds, is } from '../../../rules/leaves.ts'
import { addPeriod, theDay } from '../../../time/day.ts'
import type { Leaves } from '../../relief.ts'
import { statute } from '../../statute.ts'
import { felonySentence, PROBATION } from '../facts/dismissal.ts'
import { onTheList, prisonGiven, probationGranted, REALIGNMENT, yesNo } from '../facts/history.ts'
import { isAlwaysFelony } from '../offenses/list-entry.ts'
import { INFRACTION_ELIGIBLE_19_8 } from '../offenses/lists.ts'
import { OUTLINE } from './outline.ts'

const text = cite('PC 17(b)', 'verbatim')
const onApplication = cite('PC 17(b)(3)', 'verbatim')

/**
 * Which sections are wobblers no list here says, so nothing says yes. The few that are surely felonies whatever the
 * sentence say no; an attempt or the like of one is left open.
 */
const wobbler = yesNo(
  'wobbler',
  'Could the offense, as it was then, be punished either by prison (or PC 1170(h)) or by county jail or a fine?',
  ({ offense: { offenses, unread } }) =>
    offenses.length > 0 &&
    unread === '' &&
    offenses.every(offense => offense.inchoate === undefined && isAlwaysFelony(offense))
      ? false
      : undefined,
)
const isWobbler = holds(wobbler, {
  says: 'the offense could be punished as a felony or as a misdemeanor',
  otherwise: 'the offense is a felony whatever the sentence',
  cite: cite('PC 17(b)', 'verbatim', 'which sections are always felonies is from memory'),
})

/**
 * Jail under PC 1170(h): not before October 2011; surely where supervision stands beside it, or where it is longer than
 * the year that jail takes otherwise. A shorter term may be either.
 */
const jail1170h = yesNo(
  'jail under PC 1170(h)',
  'Was the jail imposed under PC 1170(h), as the sentence of a felony?',
  ({ sentence: { parts, says }, convictionDate: { latest } }) => {
    if (latest < theDay(REALIGNMENT)) return false
    if (parts.some(({ kind }) => kind === 'supervision')) return true
    if (says !== 'complete' || parts.some(({ kind }) => kind === undefined)) return undefined
    const jail = parts.filter(({ kind }) => kind === 'jail')
    if (jail.length === 0) return false
    const longest = jail.some(({ length = {} }) => addPeriod(0, length) > addPeriod(0, { years: 1 }))
    return longest ? true : undefined
  },
)

/** A dismissal leaves the felony one; whether it can still be reduced afterwards, the section does not say. */
const dismissedAlready = yesNo(
  'dismissed and beyond reduction',
  'The conviction was dismissed: does the court no longer reduce it for that reason?',
  ({ later }) => (later.some(({ kind }) => kind === 'dismissed') ? undefined : false),
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)

const standing = all<Conviction>(
  'the conviction stands',
  holds(
    yesNo('how the count ended', 'Did the court convict of this count?', one =>
      one.person.undisposed?.includes(one) ? undefined : true,
    ),
    { says: 'the court convicted of it', otherwise: 'no conviction' },
  ),
  holds(stands, { says: 'it was not vacated or sealed', otherwise: 'already vacated or sealed' }),
  unless(
    {
      says: 'no dismissal stands in the way',
      otherwise: 'already dismissed, and no longer reduced',
      cite: cite('PC 17(b)', 'unverified', 'the section does not say whether a dismissed felony is reduced'),
    },
    holds(dismissedAlready),
  ),
)

const felony: Condition<Conviction> = is(offenseClass, ['felony'], {
  says: 'a felony today',
  otherwise: 'not a felony today',
  cite: text,
})
const notPrison = not<Conviction>(
  { says: 'not sentenced to state prison', otherwise: 'sentenced to state prison', cite: text },
  holds(prisonGiven),
)

/** Probation is no judgment: without it, and without prison or PC 1170(h), the judgment itself makes a misdemeanor. */
const byLaw = all<Conviction>(
  { says: 'a judgment of neither prison nor jail under PC 1170(h)', cite: cite('PC 17(b)(1)', 'verbatim') },
  not(
    { says: 'probation was not granted', otherwise: 'probation was granted: judgment was not imposed' },
    holds(probationGranted),
  ),
  not(
    {
      says: 'not sentenced to jail under PC 1170(h)',
      otherwise: 'sentenced to jail under PC 1170(h)',
      cite: cite(
        'PC 17(b)(1)',
        'unverified',
        'Setaside’s reading: more than a year of jail, or mandatory supervision, is PC 1170(h)',
      ),
    },
    holds(jail1170h),
  ),
)
const onProbation = all<Conviction>(
  { says: 'probation, which did not end in a felony’s sentence', cite: onApplication },
  holds(probationGranted, { says: 'probation was granted', otherwise: 'probation was not granted' }),
  is(felonySentence, [PROBATION], {
    says: 'it did not end in a sentence under PC 1170(h)',
    otherwise: 'it ended in jail under PC 1170(h) or in prison',
  }),
)

const leaves: readonly Leaves[] = [
  {
    says: 'It does not end a duty to register under PC 290.',
    cite: cite('PC 17(e)', 'verbatim'),
  },
  {
    says: 'The conviction stands: it is a lesser one, not dismissed. A dismissal is asked for beside it.',
    cite: text,
  },
]

export const pc17 = statute<Conviction>({
  id: 'pc-17',
  title: 'Reduction to a misdemeanor or an infraction',
  cite: cite('PC 17', 'verbatim'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2026-01-01',
      says: 'AB 321 (Stats 2025 ch 611): determination before trial, and renewed motions. Earlier text is not modelled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'reduce-to-infraction',
      says: 'The misdemeanor becomes an infraction.',
      effect: 'infraction',
      leaves: [{ says: 'The conviction stands, as an infraction.', cite: cite('PC 17(d)(2)', 'verbatim') }],
    },
    {
      id: 'reduce-to-misdemeanor',
      says: 'The felony becomes a misdemeanor for all purposes.',
      effect: 'misdemeanor',
      leaves,
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '(a)',
      says: 'What a felony, a misdemeanor and an infraction are.',
      status: 'left-out',
      why: 'A definition; the class on record is taken.',
    },
    {
      at: '(b)(1)',
      says: 'A wobbler is a misdemeanor by a judgment that imposes neither prison nor PC 1170(h).',
      status: 'encoded',
    },
    {
      at: '(b)(2)',
      says: 'So it is where the court says so on commitment to a youth facility.',
      status: 'left-out',
      why: 'Commitments to youth facilities are not told apart in these files.',
    },
    { at: '(b)(3)', says: 'Where probation is granted, on application.', status: 'encoded' },
    {
      at: '(b)(4)-(5)',
      says: 'Charged as a misdemeanor, or found one before trial.',
      status: 'left-out',
      why: 'Before judgment: the class of the conviction on record already shows it.',
    },
    {
      at: '(c)',
      says: 'A misdemeanor on discharge from a youth facility.',
      status: 'left-out',
      why: 'Commitments to youth facilities are not told apart in these files.',
    },
    {
      at: '(d)(1)',
      says: 'Charged as an infraction.',
      status: 'left-out',
      why: 'Before judgment: the class of the conviction on record already shows it.',
    },
    {
      at: '(d)(2)',
      says: 'The court finds an offense of PC 19.8 an infraction, with consent.',
      status: 'encoded',
    },
    { at: '(e)', says: 'A duty to register stays.', status: 'encoded' },
    {
      at: '(f)',
      says: 'Unpaid restitution is no ground to deny.',
      status: 'encoded',
    },
  ],
  concerns: ({ class: convictedAs }) => convictedAs !== 'infraction',
  rules: [
    {
      id: 'pc-17/infraction',
      relief: 'reduce-to-infraction',
      rank: 1,
      cite: cite('PC 17(d)(2)', 'verbatim'),
      says: 'A misdemeanor of PC 19.8',
      inForce: { from: theDay('2026-01-01'), cite: cite('Stats 2025 ch 611 (AB 321)', 'verbatim') },
      appliesTo: all(
        'a misdemeanor',
        standing,
        is(offenseClass, ['misdemeanor'], {
          says: 'a misdemeanor today',
          otherwise: 'not a misdemeanor today',
          cite: cite('PC 17(d)(2)', 'verbatim'),
        }),
      ),
      when: holds(
        onTheList(
          'misdemeanor of PC 19.8',
          'Is the offense one that PC 19.8 makes subject to PC 17(d)?',
          INFRACTION_ELIGIBLE_19_8,
        ),
        {
          says: 'an offense that PC 19.8 lists',
          otherwise: 'not an offense that PC 19.8 lists',
          cite: cite(
            'PC 19.8',
            'verbatim',
            'offenses that other laws make subject to PC 17(d) are not listed',
          ),
        },
      ),
      routes: [
        {
          name: 'discretion',
          says: 'Petition on form CR-180 (reduction under PC 17(d)(2)), by which the person consents; the court may grant it. Unpaid restitution is no ground to deny.',
          cite: cite(
            'PC 17(d)(2)',
            'verbatim',
            'that it may be asked for after judgment rests on form CR-180, not on the words of the section',
          ),
          by: 'petition',
          grant: 'may',
          opens: always('whether to reduce it, the court decides on the petition'),
        },
      ],
    },
    {
      id: 'pc-17/misdemeanor',
      relief: 'reduce-to-misdemeanor',
      rank: 2,
      cite: text,
      says: 'A wobbler without prison',
      inForce: { from: theDay('2026-01-01'), cite: cite('Stats 2025 ch 611 (AB 321)', 'verbatim') },
      appliesTo: all('a felony', standing, felony),
      when: all(
        'a wobbler, and no prison',
        isWobbler,
        notPrison,
        any(
          {
            says: 'probation was granted, or the judgment imposed less than a felony’s sentence',
            otherwise: 'neither probation nor a judgment of less than jail under PC 1170(h)',
            cite: text,
          },
          byLaw,
          onProbation,
        ),
      ),
      routes: [
        {
          name: 'by law',
          says: 'Nothing need be granted: the judgment made it a misdemeanor. The court or the Department of Justice may be asked to correct the record.',
          cite: cite('PC 17(b)(1)', 'verbatim'),
          by: 'application',
          grant: 'shall',
          opens: byLaw,
        },
        {
          name: 'discretion',
          says: 'Application on form CR-180 (reduction under PC 17(b)), at any time, also while probation runs; the court may declare the offense a misdemeanor. Unpaid restitution is no ground to deny.',
          cite: onApplication,
          by: 'application',
          grant: 'may',
          opens: onProbation,
        },
      ],
    },
  ],
})
