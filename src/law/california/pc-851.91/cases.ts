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
const INNOCENT = 'found factually innocent'
const UNLIMITED = 'offense without a limitation of time'
const UNFILED = 'end of the time to prosecute what was not filed'
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
const EXHAUSTED = 'all appeals exhausted'
const FINAL = { [EXHAUSTED]: true, [REFILE]: true }
const REVERSED = { kind: 'vacated', on: '2010-05-01', text: 'CONV REVERSED & DISMISSED' } as const
/** One conviction of long ago, and what was done to it. */
const undone = (
  what: Partial<CaseCount>,
  offense = TRESPASS,
  at: 'felony' | 'misdemeanor' = 'misdemeanor',
) => ({
  convictions: [{ ...convicted(offense, '2008-03-01'), class: at, ...what }],
})
const only = (...arrests: readonly CaseArrest[]) => ({ convictions: [], arrests })

export const CASES: readonly StatuteCase[] = [
  // ---- an offense that is blank
  {
    name: 'A blank offense that was rejected may be murder, which is prosecuted at any time: its end is asked',
    record: only(rejected('', '2005-03-01', 'felony')),
    answer: review(TIME, INNOCENT, UNLIMITED),
  },
  {
    name: 'A blank offense that was dismissed: asked, whatever its class',
    record: only(dismissed('', '2005-03-01')),
    answer: review(REFILE, TIME, INNOCENT, UNLIMITED),
  },
  {
    name: 'A blank offense of which somebody was acquitted needs no name',
    record: only({
      on: '2015-03-01',
      charges: [{ offense: '', class: 'felony', ended: 'acquitted', on: '2015-10-01' }],
    }),
    answer: RIGHT,
  },
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
    name: 'Rejected, a felony of less than eight years: six years with all that absence may add',
    record: only(rejected(DRUGS, '2020-11-02', 'felony')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Rejected, a felony of eight years in every form: nine years with all that absence may add',
    record: only(rejected('215(A) PC-CARJACKING', '2017-11-02', 'felony')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Rejected, a robbery, which some forms make nine years and others five: the longest counts',
    record: only(rejected('211 PC-ROBBERY', '2017-11-02', 'felony')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Rejected, a robbery of the second degree: six years',
    record: only(rejected('211 PC-ROBBERY:SECOND DEGREE', '2020-11-02', 'felony')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'An attempt has half the term: of carjacking four and a half years',
    record: only(rejected('664/215(A) PC-ATTEMPTED CARJACKING', '2020-11-02', 'felony')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Rejected, a wobbler that is called a misdemeanor: it has the time of the felony',
    record: only(rejected('594(B)(1) PC-VANDALISM', '2020-11-02')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Rejected, a section whose punishment was not read: no shorter than six years, and absence',
    record: only(rejected('4574(A) PC-BRING WEAPON INTO PRISON', '2017-11-02', 'felony')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Corporal injury of 2016 has five years: with absence it was barred before 2025',
    record: only(rejected(INJURY, '2016-11-02', 'felony')),
    answer: [
      ['2024-11-01', review(TIME)],
      ['2024-11-02', RIGHT],
    ],
  },
  {
    name: 'Corporal injury of 2018, with absence not yet barred when 2025 began, has seven',
    record: only(rejected(INJURY, '2018-11-02', 'felony')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2028-11-01', review(TIME)],
      ['2028-11-02', RIGHT],
    ],
  },
  {
    name: 'Cruelty to an elder has five years, as a misdemeanor too',
    record: only(rejected('368(C) PC-CRUELTY TO ELDER', '2018-11-02')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Annoying a child, a misdemeanor: three years, for the child may have been under 14',
    record: only(rejected('647.6(A) PC-ANNOY/MOLEST CHILDREN', '2020-11-02')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'A hidden recording may be found at any time',
    record: only(rejected('647(J)(3) PC-SECRET RECORDING', '2001-11-02')),
    answer: review(TIME),
  },
  {
    name: 'A felony that requires registration may be reopened: asked at any age',
    record: only(rejected('311.11(A) PC-POSSESS OBSCENE MATTER:MINOR', '1995-11-02', 'felony')),
    answer: review(TIME),
  },
  {
    name: 'Hit and run with death: six years, and three of evasion',
    record: only(rejected('20001(B)(2) VC-HIT AND RUN:DEATH', '2017-11-02', 'felony')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Arrested on a warrant: the prosecution was commenced, and no lapse of time is sure',
    record: only({ ...rejected(TRESPASS, '2005-03-01'), warrant: true }),
    answer: review(TIME),
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
    name: 'Forgery is prosecuted within four years from its discovery, which the arrest shows',
    record: only(rejected('470(D) PC-FORGERY', '2019-11-02', 'felony')),
    answer: [
      ['2026-11-01', review(TIME)],
      ['2026-11-02', RIGHT],
    ],
  },
  {
    name: 'Acquitted of what was filed, and the graver offense of the arrest never filed on: it may still be',
    record: only({
      on: '2024-03-01',
      charges: [
        { offense: '211 PC-ROBBERY', class: 'felony' },
        {
          offense: '148(A)(1) PC-OBSTRUCT OFFICER',
          class: 'misdemeanor',
          ended: 'acquitted',
          on: '2025-03-01',
        },
      ],
    }),
    answer: review(UNFILED),
  },
  {
    name: 'The same where the time to prosecute it is over',
    record: only({
      on: '2014-03-01',
      charges: [
        { offense: '211 PC-ROBBERY', class: 'felony' },
        {
          offense: '148(A)(1) PC-OBSTRUCT OFFICER',
          class: 'misdemeanor',
          ended: 'acquitted',
          on: '2015-03-01',
        },
      ],
    }),
    answer: RIGHT,
  },
  {
    name: 'Arrested for what was filed, and acquitted of it: of right, at once',
    record: only({
      on: '2026-03-01',
      charges: [
        { offense: '211 PC-ROBBERY', class: 'felony' },
        { offense: '211 PC-ROBBERY', class: 'felony', ended: 'acquitted', on: '2026-10-01' },
      ],
    }),
    answer: RIGHT,
  },
  {
    name: 'Dismissed for good, and another offense of the arrest rejected lately: it may still be filed',
    record: only({
      on: '2024-03-01',
      charges: [
        { offense: DRUGS, class: 'felony', ended: 'not-filed' },
        { offense: TRESPASS, class: 'misdemeanor', ended: 'dismissed', on: '2024-09-01' },
      ],
    }),
    known: { [REFILE]: true },
    answer: review(UNFILED),
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
    name: 'Acquitted of murder, and another charge of the case dismissed long ago: nothing excludes it',
    record: only({
      on: '1995-03-01',
      charges: [
        { offense: '187(A) PC-MURDER', class: 'felony', ended: 'acquitted' },
        { offense: '245(A)(1) PC-ADW', class: 'felony', ended: 'dismissed' },
      ],
    }),
    answer: RIGHT,
  },
  {
    name: 'Arrested for murder, and acquitted of another offense: murder may still be charged',
    record: only({
      on: '1995-03-01',
      charges: [
        { offense: '187(A) PC-MURDER', class: 'felony' },
        { offense: '245(A)(1) PC-ADW', class: 'felony', ended: 'acquitted' },
      ],
    }),
    answer: {
      ...NOTHING,
      reason: 'The person may still be charged with an offense of the arrest',
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
    name: 'A failure to appear that was charged and dealt with in its own case is none',
    record: only({
      on: '2015-03-01',
      charges: [
        { offense: TRESPASS, class: 'misdemeanor', ended: 'dismissed', on: '2016-09-01' },
        {
          offense: '1320(A) PC-FTA AFTER OWN RECOG RELEASE',
          class: 'misdemeanor',
          ended: 'dismissed',
          on: '2016-09-01',
        },
      ],
    }),
    answer: RIGHT,
  },
  {
    name: 'A warrant that was recalled with the dismissal is none',
    record: only({
      on: '2015-03-01',
      charges: [
        {
          offense: TRESPASS,
          class: 'misdemeanor',
          ended: 'dismissed',
          disposition: 'DISMISSED-WARRANT RECALLED',
          on: '2016-09-01',
        },
      ],
      warrant: true,
    }),
    answer: RIGHT,
  },
  {
    name: 'Arrested for a failure to appear alone: it was another court that was failed, before the arrest',
    record: only(rejected('853.7 PC-FAIL TO APPEAR:WRITTEN PROMISE', '2011-09-01')),
    answer: RIGHT,
  },
  {
    name: 'A failure to appear of no known case, while this one was open in court: asked',
    record: only(
      {
        on: '2010-03-01',
        charges: [{ offense: TRESPASS, class: 'misdemeanor', ended: 'dismissed', on: '2012-09-01' }],
      },
      rejected('853.7 PC-FAIL TO APPEAR:WRITTEN PROMISE', '2011-09-01'),
    ),
    answer: review('evaded prosecution'),
  },
  {
    name: 'A failure to appear after the case was closed is of another',
    record: only(
      {
        on: '2010-03-01',
        charges: [{ offense: TRESPASS, class: 'misdemeanor', ended: 'dismissed', on: '2012-09-01' }],
      },
      rejected('853.7 PC-FAIL TO APPEAR:WRITTEN PROMISE', '2013-09-01'),
    ),
    answer: RIGHT,
  },
  {
    name: 'A failure to appear long after an arrest of which nothing was filed, when nothing could be any more',
    record: only(
      rejected(TRESPASS, '2005-03-01'),
      rejected('1320(A) PC-FTA AFTER OWN RECOG RELEASE', '2015-09-01'),
    ),
    answer: RIGHT,
  },
  {
    name: 'Convicted of failing to appear while this arrest was open: asked',
    record: {
      convictions: [convicted('1320(A) PC-FTA AFTER OWN RECOG RELEASE', '2015-09-01')],
      arrests: [rejected(TRESPASS, '2015-03-01')],
    },
    answer: review('evaded prosecution'),
  },
  {
    name: 'A failure to appear that is charged beside another offense is of that case',
    record: only(rejected(TRESPASS, '2015-03-01'), {
      on: '2015-09-01',
      charges: [
        { offense: '459 PC-BURGLARY', class: 'felony', ended: 'dismissed' },
        { offense: '1320(B) PC-FTA AFTER OWN RECOG RELEASE', class: 'felony', ended: 'dismissed' },
      ],
    }),
    answer: RIGHT,
  },
  {
    name: 'A false name given beside the offense of the arrest: asked',
    record: only({
      on: '2015-03-01',
      charges: [
        { offense: TRESPASS, class: 'misdemeanor', ended: 'dismissed' },
        { offense: '148.9(A) PC-FALSE ID TO PEACE OFFICER', class: 'misdemeanor', ended: 'dismissed' },
      ],
    }),
    answer: review('evaded prosecution'),
  },
  {
    name: 'Arrested for a false name alone: it is what the arrest was for',
    record: only(dismissed('148.9(A) PC-FALSE ID TO PEACE OFFICER', '2015-03-01')),
    answer: RIGHT,
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
  // ---- a conviction that was vacated or reversed on appeal
  {
    name: 'Reversed on appeal long ago: that the appeals are at an end and nothing may be filed again is asked',
    record: undone({ later: [REVERSED] }),
    answer: review(EXHAUSTED, REFILE),
  },
  {
    name: 'The same, and both are known: of right',
    record: undone({ later: [REVERSED] }),
    known: FINAL,
    answer: RIGHT,
  },
  {
    name: 'Reversed, and the prosecutor may try it again: not yet',
    record: undone({ later: [REVERSED] }),
    known: { ...FINAL, [REFILE]: false },
    answer: NOTHING,
  },
  {
    name: 'Vacated, and an appeal from that order is open',
    record: undone({ later: ['vacated'] }),
    known: { ...FINAL, [EXHAUSTED]: false },
    answer: NOTHING,
  },
  {
    name: 'Vacated for an error of immigration advice, for good: of right',
    record: undone({ later: [{ kind: 'vacated', on: '2019-05-01', text: 'CONV VACATED PER 1473.7 PC' }] }),
    known: FINAL,
    answer: RIGHT,
  },
  {
    name: 'Dismissed after probation: the conviction was not vacated, and another arrest is the one looked at',
    record: {
      ...undone({ later: [{ kind: 'dismissed', text: 'CONV SET ASIDE & DISM PER 1203.4 PC' }] }),
      arrests: [rejected(TRESPASS, '2005-03-01')],
    },
    answer: RIGHT,
  },
  {
    name: 'Reduced to a misdemeanor: likewise',
    record: {
      ...undone({ later: [{ kind: 'reduced', to: 'misdemeanor' }] }),
      arrests: [rejected(TRESPASS, '2005-03-01')],
    },
    answer: RIGHT,
  },
  {
    name: 'Two counts, one reversed: the other conviction stands',
    record: {
      convictions: [
        { ...convicted(TRESPASS, '2008-03-01', 'one'), later: [REVERSED] },
        convicted(TRESPASS, '2008-03-01', 'one'),
      ],
      arrests: [rejected(TRESPASS, '2005-03-01')],
    },
    answer: RIGHT,
  },
  {
    name: 'Two counts, both reversed for good: of right',
    record: {
      convictions: [
        { ...convicted(TRESPASS, '2008-03-01', 'one'), later: [REVERSED] },
        { ...convicted(TRESPASS, '2008-03-01', 'one'), later: [REVERSED] },
      ],
    },
    known: FINAL,
    answer: RIGHT,
  },
  {
    name: 'One count reversed for good, another of the case dismissed long ago: of right',
    record: undone({ later: [REVERSED], charged: [TRESPASS] }),
    known: FINAL,
    answer: RIGHT,
  },
  {
    name: 'Reversed, then an order that nobody can read: the conviction may be back',
    record: undone({ later: [REVERSED, 'other'] }),
    known: FINAL,
    answer: review(
      CONVICTED,
      ACQUITTED,
      DISMISSED,
      'every charge dismissed, acquitted or its conviction vacated',
    ),
  },
  {
    name: 'A murder, reversed for good: only a finding of innocence opens it',
    record: undone({ later: [REVERSED] }, '187(A) PC-MURDER', 'felony'),
    known: { ...FINAL, 'found factually innocent': false },
    answer: NOTHING,
  },
  {
    name: 'Spousal battery reversed for good, two convictions of it beside: in the interests of justice',
    record: {
      convictions: [
        { ...convicted(BATTERY, '2012-06-01'), later: [REVERSED] },
        convicted(BATTERY, '2012-01-10'),
        convicted(BATTERY, '2013-01-10'),
      ],
    },
    known: FINAL,
    answer: JUSTICE,
  },
  {
    name: 'Vacated as a victim of trafficking: the arrest was vacated with it, nothing is left to seal',
    record: undone({ later: [{ kind: 'vacated', text: 'CONV VACATED PER 236.14 PC' }] }),
    answer: 'not considered',
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
      UNFILED,
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
