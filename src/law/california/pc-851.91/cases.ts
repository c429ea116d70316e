/** What PC 851.91 gives to whom, case by case, as a lawyer would say it. */
import type { CaseArrest, CaseCount, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const BATTERY = '243(E)(1) PC-BATTERY:SPOUSE/EX SP/DATE/ETC'
const INJURY = '273.5(A) PC-INFLICT CORPORAL INJ SPOUSE/COHAB'
const TRESPASS = '602(L) PC-TRESPASS'
const DRUGS = '11351 HS-POSS/PURCHASE FOR SALE NARC'

const RIGHT: StatuteAnswer = { outcome: 'eligible', relief: 'seal-arrest', route: 'of right' }
const JUSTICE: StatuteAnswer = { outcome: 'eligible', relief: 'seal-arrest', route: 'interests of justice' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: readonly string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'of right',
  better: ['seal-arrest', 'unknown'],
  missing,
})

const TIME = 'end of the time to prosecute'
const REFILE = 'the charges may not be filed again'
const FILED = 'nothing was filed'
const DISMISSED = 'every charge dismissed or acquitted'
const ACQUITTED = 'acquitted of every charge'
const CONVICTED = 'arrest ended without a conviction'

const rejected = (offense: string, on: string, at: 'felony' | 'misdemeanor' = 'misdemeanor'): CaseArrest => ({
  on,
  charges: [{ offense, class: at, ended: 'not-filed' }],
})
const dismissed = (
  offense: string,
  on: string,
  at: 'felony' | 'misdemeanor' = 'misdemeanor',
): CaseArrest => ({
  on,
  charges: [{ offense, class: at, ended: 'dismissed' }],
})
const convicted = (offense: string, on: string, cycle?: string): CaseCount => ({
  offense,
  class: 'misdemeanor',
  arrested: on,
  on,
  sentence: '30 D',
  ...(cycle === undefined ? {} : { cycle }),
})
const only = (...arrests: readonly CaseArrest[]) => ({ convictions: [], arrests })

export const CASES: readonly StatuteCase[] = [
  // ---- how it ended
  {
    name: 'Acquitted of every charge: of right, at once',
    record: only({
      on: '2026-03-01',
      charges: [{ offense: DRUGS, class: 'felony', ended: 'acquitted', on: '2026-10-01' }],
    }),
    answer: RIGHT,
  },
  {
    name: 'Rejected by the prosecutor, a misdemeanor of long ago',
    record: only(rejected(TRESPASS, '2015-03-01')),
    answer: RIGHT,
  },
  {
    name: 'Rejected, a misdemeanor: open until the longest time to prosecute has run, and of right from then on',
    record: only(rejected(TRESPASS, '2022-11-02')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Rejected, a felony: nine years with all that absence may add',
    record: only(rejected(DRUGS, '2017-11-02', 'felony')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Rejected a month ago, and a lawyer says that the time to prosecute has run',
    record: only(rejected(TRESPASS, '2026-10-01')),
    known: { [TIME]: '2026-10-15' },
    answer: RIGHT,
  },
  {
    name: 'Rejected, and the time to prosecute is known to run until a day to come',
    record: only(rejected(TRESPASS, '2026-10-01')),
    known: { [TIME]: '2027-10-01' },
    answer: { ...RIGHT, outcome: 'eligible-later', from: '2027-10-01' },
  },
  {
    name: 'Forgery is prosecuted from its discovery: no number of years settles it',
    record: only(rejected('470(D) PC-FORGERY', '1995-03-01', 'felony')),
    answer: review(TIME),
  },
  {
    name: 'Dismissed by the court long ago',
    record: only(dismissed(TRESPASS, '2010-03-01')),
    answer: RIGHT,
  },
  {
    name: 'Dismissed lately: whether it may be filed again is asked',
    record: only(dismissed(DRUGS, '2024-03-01', 'felony')),
    answer: review(TIME, REFILE),
  },
  {
    name: 'Dismissed lately, for the second time, so that it may not be filed again',
    record: only(dismissed(DRUGS, '2024-03-01', 'felony')),
    known: { [REFILE]: true },
    answer: RIGHT,
  },
  {
    name: 'The time is counted from the last day of the case, not from the arrest',
    record: only({
      on: '2012-03-01',
      charges: [{ offense: TRESPASS, class: 'misdemeanor', ended: 'dismissed', on: '2023-06-01' }],
    }),
    answer: [
      ['2027-05-31', review(TIME, REFILE)],
      ['2027-06-01', RIGHT],
    ],
  },
  {
    name: 'Diversion completed and the case dismissed long ago',
    record: only({
      on: '2005-03-01',
      charges: [
        { offense: '11350(A) HS-POSSESS', class: 'felony', ended: 'diversion-completed', on: '2007-03-01' },
      ],
    }),
    answer: RIGHT,
  },
  {
    name: 'Diversion begun, its end not recorded',
    record: only({
      on: '2005-03-01',
      charges: [{ offense: '11350(A) HS-POSSESS', class: 'felony', ended: 'diverted' }],
    }),
    answer: review(CONVICTED, ACQUITTED, DISMISSED),
  },
  {
    name: 'No outcome in the record: it may have ended in a conviction',
    record: only({ on: '2005-03-01', charges: [{ offense: TRESPASS, class: 'misdemeanor' }] }),
    answer: review(CONVICTED, ACQUITTED, FILED, DISMISSED),
  },
  {
    name: 'One charge dismissed, of the other the outcome is not recorded',
    record: only({
      on: '2005-03-01',
      charges: [
        { offense: TRESPASS, class: 'misdemeanor', ended: 'dismissed' },
        { offense: DRUGS, class: 'felony', stage: 'court' },
      ],
    }),
    answer: review(CONVICTED, DISMISSED),
  },
  {
    name: 'The day of arrest is not known',
    record: only({ charges: [{ offense: TRESPASS, class: 'misdemeanor', ended: 'not-filed' }] }),
    answer: review(TIME),
  },
  {
    name: 'The charge could not be read',
    record: only({
      on: '1999-01-01',
      charges: [{ offense: 'SEE COMMENT', class: 'felony', ended: 'not-filed' }],
    }),
    answer: review('offense without a limitation of time', 'found factually innocent', TIME),
  },
  // ---- what excludes
  {
    name: 'Arrested for murder and not charged: not sealed, unless found innocent',
    record: only(rejected('187(A) PC-MURDER', '1995-03-01', 'felony')),
    answer: { ...NOTHING, reason: 'The person may still be charged with an offense of the arrest' },
  },
  {
    name: 'Arrested for murder, and acquitted',
    record: only({
      on: '1995-03-01',
      charges: [{ offense: '187(A) PC-MURDER', class: 'felony', ended: 'acquitted' }],
    }),
    answer: RIGHT,
  },
  {
    name: 'Charged with murder, dismissed for good: excluded, unless found factually innocent',
    record: only(dismissed('187(A) PC-MURDER', '1995-03-01', 'felony')),
    known: { [REFILE]: true },
    answer: review('found factually innocent'),
  },
  {
    name: 'Charged with murder, dismissed for good, and never found innocent',
    record: only(dismissed('187(A) PC-MURDER', '1995-03-01', 'felony')),
    known: { [REFILE]: true, 'found factually innocent': false },
    answer: {
      ...NOTHING,
      reason: 'A charge of murder, or of another offense that may be prosecuted at any time',
    },
  },
  {
    name: 'Charged with murder, dismissed, and found factually innocent',
    record: only(dismissed('187(A) PC-MURDER', '1995-03-01', 'felony')),
    known: { [REFILE]: true, 'found factually innocent': true },
    answer: RIGHT,
  },
  {
    name: 'Evaded prosecution',
    record: only(rejected(TRESPASS, '2015-03-01')),
    known: { 'evaded prosecution': true },
    answer: { ...NOTHING, reason: 'The person evaded prosecution' },
  },
  {
    name: 'A failure to appear since the arrest: evasion is asked about',
    record: only(
      rejected(TRESPASS, '2015-03-01'),
      dismissed('1320(A) PC-FTA AFTER OWN RECOG RELEASE', '2015-09-01'),
    ),
    answer: review('evaded prosecution'),
  },
  {
    name: 'A failure to appear before the arrest says nothing of it',
    record: only(
      rejected(TRESPASS, '2015-03-01'),
      dismissed('1320(A) PC-FTA AFTER OWN RECOG RELEASE', '2014-09-01'),
    ),
    answer: RIGHT,
  },
  // ---- the pattern
  {
    name: 'One arrest for domestic violence is no pattern',
    record: only(dismissed(INJURY, '2015-03-01')),
    answer: RIGHT,
  },
  {
    name: 'Two convictions for domestic violence within three years of each other: only in the interests of justice',
    record: {
      convictions: [convicted(BATTERY, '2012-01-10'), convicted(INJURY, '2015-01-10')],
      arrests: [dismissed(BATTERY, '2016-03-01')],
    },
    answer: JUSTICE,
  },
  {
    name: 'Two convictions a day more than three years apart, and this arrest years later: no pattern',
    record: {
      convictions: [convicted(BATTERY, '2002-01-10'), convicted(INJURY, '2005-01-11')],
      arrests: [dismissed(BATTERY, '2016-03-01')],
    },
    answer: RIGHT,
  },
  {
    name: 'Two convictions far apart, each close to an arrest for the same: a pattern',
    record: {
      convictions: [convicted(BATTERY, '2002-01-10'), convicted(INJURY, '2010-01-11')],
      arrests: [
        dismissed(BATTERY, '2016-03-01'),
        dismissed(BATTERY, '2003-03-01'),
        dismissed(BATTERY, '2011-03-01'),
      ],
    },
    answer: JUSTICE,
  },
  {
    name: 'A pattern of domestic violence, and an arrest for trespass: of right',
    record: {
      convictions: [convicted(BATTERY, '2012-01-10'), convicted(INJURY, '2013-01-10')],
      arrests: [dismissed(TRESPASS, '2016-03-01')],
    },
    answer: RIGHT,
  },
  {
    name: 'A pattern of domestic violence, and an arrest for child endangerment: not of the same kind',
    record: {
      convictions: [convicted(BATTERY, '2012-01-10'), convicted(INJURY, '2013-01-10')],
      arrests: [dismissed('273A(B) PC-WILLFUL CRUELTY TO CHILD', '2016-03-01')],
    },
    answer: RIGHT,
  },
  {
    name: 'Two convictions for cruelty to a child, and an arrest for it',
    record: {
      convictions: [
        convicted('273A(B) PC-WILLFUL CRUELTY TO CHILD', '2012-01-10'),
        convicted('273D(A) PC-INFLICT INJURY UPON CHILD', '2013-01-10'),
      ],
      arrests: [dismissed('273A(A) PC-WILLFUL CRUELTY TO CHILD', '2014-03-01')],
    },
    answer: JUSTICE,
  },
  {
    name: 'PC 368 protects dependent adults too: a pattern of elder abuse is possible, and right is not claimed',
    record: {
      convictions: [
        convicted('368(C) PC-CRUELTY TO ELDER/DEPENDENT ADULT', '2012-01-10'),
        convicted('368(C) PC-CRUELTY TO ELDER/DEPENDENT ADULT', '2013-01-10'),
      ],
      arrests: [rejected('368(B)(1) PC-CRUELTY ELDER/DEP ADULT', '2014-03-01')],
    },
    known: { [TIME]: '2020-01-01' },
    answer: JUSTICE,
  },
  {
    name: 'Five other arrests for domestic violence, each within three years of another',
    record: only(
      dismissed(BATTERY, '2016-03-01'),
      dismissed(BATTERY, '2010-03-01'),
      dismissed(INJURY, '2011-03-01'),
      rejected(INJURY, '2012-03-01'),
      dismissed(INJURY, '2013-03-01'),
      dismissed(INJURY, '2014-03-01'),
    ),
    answer: JUSTICE,
  },
  {
    name: 'Five arrests with this one: whether it counts itself is open, and right is not claimed',
    record: only(
      dismissed(BATTERY, '2015-03-01'),
      dismissed(BATTERY, '2010-03-01'),
      dismissed(INJURY, '2011-03-01'),
      rejected(INJURY, '2012-03-01'),
      dismissed(INJURY, '2013-03-01'),
    ),
    answer: JUSTICE,
  },
  {
    name: 'Four arrests with this one are no pattern',
    record: only(
      dismissed(BATTERY, '2015-03-01'),
      dismissed(BATTERY, '2010-03-01'),
      dismissed(INJURY, '2011-03-01'),
      rejected(INJURY, '2012-03-01'),
    ),
    answer: RIGHT,
  },
  {
    name: 'Plain batteries, whose victims the section does not show: a pattern is possible',
    record: {
      convictions: [convicted('242 PC-BATTERY', '2012-01-10'), convicted('242 PC-BATTERY', '2013-01-10')],
      arrests: [dismissed(BATTERY, '2015-03-01')],
    },
    answer: JUSTICE,
  },
  {
    name: 'Plain batteries that a lawyer knows to be no pattern',
    record: {
      convictions: [convicted('242 PC-BATTERY', '2012-01-10'), convicted('242 PC-BATTERY', '2013-01-10')],
      arrests: [dismissed(BATTERY, '2015-03-01')],
    },
    known: {
      'pattern of domestic violence': false,
      'pattern of child abuse': false,
      'pattern of elder abuse': false,
    },
    answer: RIGHT,
  },
  {
    name: 'Two counts of one case are not surely two occasions, but may be',
    record: {
      convictions: [convicted(BATTERY, '2012-01-10', 'one'), convicted(INJURY, '2012-01-10', 'one')],
      arrests: [dismissed(BATTERY, '2016-03-01')],
    },
    answer: JUSTICE,
  },
  // ---- the record
  {
    name: 'A row of the person was rejected: nothing is sure of the arrest',
    record: { ...only(dismissed(TRESPASS, '2010-03-01')), doubts: ['unread-row'] },
    answer: review(
      CONVICTED,
      'offense without a limitation of time',
      'found factually innocent',
      DISMISSED,
      TIME,
      REFILE,
      'evaded prosecution',
      'sign of evasion in the record',
      'arrest for domestic violence',
      'pattern of domestic violence',
      'arrest for child abuse',
      'pattern of child abuse',
      'arrest for elder abuse',
      'pattern of elder abuse',
    ),
  },
]
