/** What PC 851.93 gives to whom, case by case, as a lawyer would say it. */
import type { CaseArrest, CaseCharge, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const theft: CaseCharge = { offense: '484 PC-THEFT', class: 'misdemeanor' }
const trespass: CaseCharge = { offense: '602 PC-TRESPASS', class: 'misdemeanor' }
const burglary: CaseCharge = { offense: '459 PC-BURGLARY', class: 'felony' }
const robbery: CaseCharge = { offense: '211 PC-ROBBERY', class: 'felony' }
const drugs: CaseCharge = { offense: '11350 HS-POSSESS NARCOTIC', class: 'felony' }

const GIVEN: StatuteAnswer = {
  outcome: 'eligible',
  relief: 'automatic-arrest-relief',
  route: 'automatic',
}
const from = (day: string): StatuteAnswer => ({ ...GIVEN, outcome: 'eligible-later', from: day })
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const asks = (...missing: readonly string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'automatic',
  better: ['automatic-arrest-relief', 'unknown'],
  missing,
})
const SILENT: StatuteAnswer = { ...NOTHING, better: ['automatic-arrest-relief', 'silence'] }
const FILED: StatuteAnswer = {
  ...NOTHING,
  reason:
    'Criminal proceedings were begun and did not end in a way the statute names (a dismissal counts for misdemeanor arrests only): see PC 851.91',
}

const arrested = (
  on: string,
  ...charges: readonly CaseCharge[]
): { readonly arrests: readonly CaseArrest[] } => ({
  arrests: [{ on, charges }],
})
const record = (on: string, ...charges: readonly CaseCharge[]) => ({
  convictions: [],
  ...arrested(on, ...charges),
})

export const CASES: readonly StatuteCase[] = [
  // ---- misdemeanor arrests: (A), (B)
  {
    name: 'Misdemeanor arrest, the charge dismissed: granted at once',
    record: record('2026-09-01', { ...theft, ended: 'dismissed', on: '2026-10-15' }),
    answer: GIVEN,
  },
  {
    name: 'Two misdemeanor charges, both dismissed: granted',
    record: record('2015-09-01', { ...theft, ended: 'dismissed' }, { ...trespass, ended: 'dismissed' }),
    answer: GIVEN,
  },
  {
    name: 'Misdemeanor arrest, acquitted: granted at once',
    record: record('2026-03-01', { ...theft, ended: 'acquitted' }),
    answer: GIVEN,
  },
  {
    name: 'Misdemeanor arrest, one charge dismissed and acquitted of the other: an attorney must say',
    record: record('2015-09-01', { ...theft, ended: 'dismissed' }, { ...trespass, ended: 'acquitted' }),
    answer: asks('charges that ended in different ways'),
  },
  {
    name: 'The same where an attorney agrees: granted',
    record: record('2015-09-01', { ...theft, ended: 'dismissed' }, { ...trespass, ended: 'acquitted' }),
    known: { 'charges that ended in different ways': true },
    answer: GIVEN,
  },
  {
    name: 'Misdemeanor arrest, nothing filed: one calendar year after the arrest',
    record: record('2025-11-02', theft),
    answer: [
      ['2026-11-01', from('2026-11-02')],
      ['2026-11-02', GIVEN],
    ],
  },
  {
    name: 'Misdemeanor arrest, rejected by the prosecutor: a year after the arrest, not after the rejection',
    record: record('2025-10-01', { ...theft, ended: 'not-filed', on: '2026-02-01' }),
    answer: [
      ['2026-09-30', from('2026-10-01')],
      ['2026-10-01', GIVEN],
    ],
  },
  {
    name: 'Arrested on 29 February: the year is over on 1 March',
    record: record('2024-02-29', theft),
    answer: [
      ['2025-02-28', from('2025-03-01')],
      ['2025-03-01', GIVEN],
    ],
  },
  {
    name: 'Misdemeanor arrest, a charge in court without an outcome: open',
    record: record('2015-09-01', { ...theft, stage: 'court' }),
    answer: asks('every charge dismissed or diverted to its end', 'acquitted of every charge'),
  },
  {
    name: 'Misdemeanor arrest, one charge dismissed and the outcome of another not shown: open',
    record: record('2015-09-01', { ...theft, ended: 'dismissed' }, { ...trespass, stage: 'court' }),
    answer: asks('every charge dismissed or diverted to its end', 'charges that ended in different ways'),
  },
  {
    name: 'Misdemeanor arrest, diverted and the end not shown: open',
    record: record('2024-09-01', { ...theft, ended: 'diverted' }),
    answer: asks(
      'diversion completed',
      'statute of the diversion',
      'end of every charge in court',
      'every charge dismissed or diverted to its end',
      'acquitted of every charge',
    ),
  },
  {
    name: 'Arrest for an infraction: the statute does not speak of it',
    record: record('2015-09-01', { ...trespass, class: 'infraction', ended: 'dismissed' }),
    answer: { ...NOTHING, reason: 'An arrest for an infraction, of which the statute does not speak' },
  },

  {
    name: 'Misdemeanor arrest on a warrant, no court row: the warrant may show that proceedings were initiated, so it is asked',
    record: { convictions: [], arrests: [{ on: '2015-09-01', charges: [theft], warrant: true }] },
    answer: asks(
      'criminal proceedings begun',
      'every charge dismissed or diverted to its end',
      'acquitted of every charge',
    ),
  },
  {
    name: 'The same, and it is known that none were',
    record: { convictions: [], arrests: [{ on: '2015-09-01', charges: [theft], warrant: true }] },
    known: { 'criminal proceedings begun': false },
    answer: GIVEN,
  },
  {
    name: 'Misdemeanor arrest on a warrant, rejected by the prosecutor: nothing was initiated',
    record: {
      convictions: [],
      arrests: [{ on: '2015-09-01', charges: [{ ...theft, ended: 'not-filed' }], warrant: true }],
    },
    answer: GIVEN,
  },
  {
    name: 'Felony arrest on a warrant, no court row: asked',
    record: { convictions: [], arrests: [{ on: '2015-03-01', charges: [burglary], warrant: true }] },
    answer: asks('criminal proceedings begun', 'acquitted of every charge'),
  },

  // ---- felony arrests: (C)
  {
    name: 'Felony arrest, acquitted: granted at once',
    record: record('2026-03-01', { ...burglary, ended: 'acquitted' }),
    answer: GIVEN,
  },
  {
    name: 'Felony arrest, charge filed and dismissed: not covered, petition under PC 851.91',
    record: record('2010-03-01', { ...burglary, ended: 'dismissed' }),
    answer: FILED,
  },
  {
    name: 'Felony arrest, one charge dismissed and acquitted of the other: “any charges” may be one of them, and it is asked',
    record: record('2010-03-01', { ...burglary, ended: 'dismissed' }, { ...drugs, ended: 'acquitted' }),
    answer: asks('acquitted of some of the charges'),
  },
  {
    name: 'The same, and an attorney reads it so',
    record: record('2010-03-01', { ...burglary, ended: 'dismissed' }, { ...drugs, ended: 'acquitted' }),
    known: { 'acquitted of some of the charges': true },
    answer: GIVEN,
  },
  {
    name: 'Felony arrest, one charge dismissed and one diverted, acquitted of none: not covered',
    record: record(
      '2010-03-01',
      { ...burglary, ended: 'dismissed' },
      { ...robbery, ended: 'diversion-completed', disposition: 'DIVERSION COMPLETED 1001.83 PC' },
    ),
    answer: FILED,
  },
  {
    name: 'Felony arrest, nothing filed, six years over before the text was operative: from that day on, whatever the longest term',
    record: record('2018-05-10', burglary),
    answer: [
      ['2021-05-09', from('2024-10-01')],
      ['2024-05-09', from('2024-10-01')],
      ['2024-10-01', GIVEN],
    ],
  },
  {
    name: 'Felony arrest of four years ago, nothing filed: burglary of either degree is under eight years, so three',
    record: record('2022-05-10', burglary),
    answer: [
      ['2025-05-09', from('2025-05-10')],
      ['2025-05-10', GIVEN],
    ],
  },
  {
    name: 'Kidnapping is eight years or more in every form: six years',
    record: record('2020-05-10', { offense: '207(A) PC-KIDNAPPING', class: 'felony' }),
    answer: [
      ['2026-05-09', from('2026-05-10')],
      ['2026-05-10', GIVEN],
    ],
  },
  {
    name: 'Attempted kidnapping is four years or five and a half: three years',
    record: record('2023-05-10', { offense: '664/207(A) PC-ATTEMPTED KIDNAPPING', class: 'felony' }),
    answer: [
      ['2026-05-09', from('2026-05-10')],
      ['2026-05-10', GIVEN],
    ],
  },
  {
    name: 'Attempted carjacking is four and a half years: three years',
    record: record('2023-05-10', { offense: '664/215 PC-ATTEMPTED CARJACKING', class: 'felony' }),
    answer: [
      ['2026-05-09', from('2026-05-10')],
      ['2026-05-10', GIVEN],
    ],
  },
  {
    name: 'Attempted murder is nine years at the least: six years',
    record: record('2020-05-10', { offense: '664/187(A) PC-ATTEMPTED MURDER', class: 'felony' }),
    answer: [
      ['2026-05-09', from('2026-05-10')],
      ['2026-05-10', GIVEN],
    ],
  },
  {
    name: 'A robbery that says second degree is five years: three years',
    record: record('2023-05-10', { offense: '211 PC-ROBBERY:SECOND DEGREE', class: 'felony' }),
    answer: [
      ['2026-05-09', from('2026-05-10')],
      ['2026-05-10', GIVEN],
    ],
  },
  {
    name: 'Sale of a narcotic without its subdivision: five years or nine, asked',
    record: record('2022-05-10', { offense: '11352 HS-TRANSPORT/SELL', class: 'felony' }),
    answer: asks('eight years or more'),
  },
  {
    name: 'A felony whose term nobody has read: asked',
    record: record('2022-05-10', { offense: '4574(A) PC-BRING WEAPON INTO PRISON', class: 'felony' }),
    answer: asks('eight years or more'),
  },
  {
    name: 'A grave offense beside a lesser one: six years',
    record: record('2020-05-10', burglary, { offense: '215 PC-CARJACKING', class: 'felony' }),
    answer: [
      ['2026-05-09', from('2026-05-10')],
      ['2026-05-10', GIVEN],
    ],
  },
  {
    name: 'A lesser felony beside one that may be grave: asked',
    record: record('2022-05-10', burglary, robbery),
    answer: asks('eight years or more'),
  },
  {
    name: 'A felony beside a misdemeanor of no table, which is no grave offense: three years',
    record: record('2023-05-10', burglary, { offense: '11550(A) HS-UNDER INFLUENCE', class: 'misdemeanor' }),
    answer: [
      ['2026-05-09', from('2026-05-10')],
      ['2026-05-10', GIVEN],
    ],
  },
  {
    name: 'A wobbler of eight years that is called a misdemeanor, beside a felony: six years, by its longest term',
    record: record('2020-05-10', burglary, {
      offense: '245.5(B) PC-ADW SCHOOL EMPLOYEE:FIREARM',
      class: 'misdemeanor',
    }),
    answer: [
      ['2026-05-09', from('2026-05-10')],
      ['2026-05-10', GIVEN],
    ],
  },
  {
    name: 'An offense that cannot be read: asked',
    record: record('2022-05-10', { offense: 'SEE COMMENT', class: 'felony' }),
    answer: asks('eight years or more'),
  },
  {
    name: 'Robbery of four years ago, nothing filed: some forms are nine years and some are less',
    record: record('2022-05-10', robbery),
    answer: [
      ['2025-05-09', { ...asks('eight years or more'), from: '2025-05-10' }],
      ['2025-05-10', asks('eight years or more')],
      ['2028-05-09', asks('eight years or more')],
      ['2028-05-10', GIVEN],
    ],
  },
  {
    name: 'The same where less than eight years threaten: three calendar years after the arrest',
    record: record('2022-05-10', robbery),
    known: { 'eight years or more': false },
    answer: [
      ['2025-05-09', from('2025-05-10')],
      ['2025-05-10', GIVEN],
    ],
  },
  {
    name: 'The same where eight years or more threaten: six years after the arrest',
    record: record('2022-05-10', robbery),
    known: { 'eight years or more': true },
    answer: [
      ['2028-05-09', from('2028-05-10')],
      ['2028-05-10', GIVEN],
    ],
  },
  {
    name: 'Felony arrest, a charge in court without an outcome: open',
    record: record('2010-03-01', { ...burglary, stage: 'court' }),
    answer: asks('acquitted of every charge'),
  },
  {
    name: 'Arrested for a felony and a misdemeanor, nothing filed: as a felony',
    record: record('2023-05-10', theft, burglary),
    answer: [
      ['2026-05-09', from('2026-05-10')],
      ['2026-05-10', GIVEN],
    ],
  },
  {
    name: 'Arrested for a felony, charged in court with a misdemeanor only and dismissed: still a felony arrest',
    record: record('2010-03-01', burglary, { ...trespass, ended: 'dismissed' }),
    answer: FILED,
  },
  {
    name: 'Arrested for a misdemeanor, charged with a felony and dismissed: which arrest it was stays open',
    record: record('2010-03-01', theft, { ...burglary, ended: 'dismissed' }),
    answer: asks('class the person was arrested for'),
  },

  // ---- diversion: (D)
  {
    name: 'Felony arrest, diversion completed under a statute the record does not name: open',
    record: record('2015-03-01', { ...drugs, ended: 'diversion-completed' }),
    answer: asks('statute of the diversion'),
  },
  {
    name: 'The same where it was deferred entry of judgment: granted',
    record: record('2015-03-01', { ...drugs, ended: 'diversion-completed' }),
    known: { 'statute of the diversion': true },
    answer: GIVEN,
  },
  {
    name: 'Felony drug arrest, and the words of deferred entry in its years: granted',
    record: record('2005-03-01', {
      ...drugs,
      ended: 'diversion-completed',
      disposition: 'DISMISSED/DEJ COMPLETED',
    }),
    answer: GIVEN,
  },
  {
    name: 'The same words on a theft: of which statute stays open',
    record: record('2005-03-01', {
      ...burglary,
      ended: 'diversion-completed',
      disposition: 'DISMISSED/DEJ COMPLETED',
    }),
    answer: asks('statute of the diversion'),
  },
  {
    name: 'The same words before 1997: open',
    record: record('1995-03-01', {
      ...drugs,
      ended: 'diversion-completed',
      disposition: 'DISMISSED/DEJ COMPLETED',
    }),
    answer: asks('statute of the diversion'),
  },
  {
    name: 'The same words since 2018, when PC 1000 took no plea: open',
    record: record('2019-03-01', {
      ...drugs,
      ended: 'diversion-completed',
      disposition: 'DEFERRED ENTRY OF JUDGMENT COMPLETED',
    }),
    answer: asks('statute of the diversion'),
  },
  {
    name: 'The same where the statute is not one that is listed: not covered, for the felony charge was filed',
    record: record('2015-03-01', { ...drugs, ended: 'diversion-completed' }),
    known: { 'statute of the diversion': false },
    answer: FILED,
  },
  {
    name: 'Diversion completed on one charge, another still in court: open',
    record: record('2015-03-01', { ...drugs, ended: 'diversion-completed' }, { ...burglary, stage: 'court' }),
    known: { 'statute of the diversion': true },
    answer: asks('end of every charge in court'),
  },
  {
    name: 'Misdemeanor arrest, one charge diverted and completed and the other dismissed: both are dismissals',
    record: record(
      '2015-03-01',
      { ...theft, ended: 'diversion-completed' },
      { ...trespass, ended: 'dismissed' },
    ),
    answer: GIVEN,
  },
  {
    name: 'Misdemeanor arrest, diversion completed under a statute that (D) does not list: a dismissal under (A)',
    record: record('2024-03-01', {
      ...theft,
      ended: 'diversion-completed',
      disposition: 'DISMISSED-COMPLETED DIVERSION 1001.95 PC',
    }),
    answer: GIVEN,
  },
  {
    name: 'Felony arrest, the same statute: in none of (A) to (D)',
    record: record('2024-03-01', {
      ...burglary,
      ended: 'diversion-completed',
      disposition: 'DISMISSED-COMPLETED DIVERSION 1001.95 PC',
    }),
    answer: FILED,
  },
  {
    name: 'Misdemeanor arrest, dismissed under a statute of diversion that (D) lists: (A) asks for no reason',
    record: record('2024-03-01', {
      ...theft,
      ended: 'diversion-completed',
      disposition: 'DISMISSED/1001.36 PC',
    }),
    answer: GIVEN,
  },
  {
    name: 'Felony arrest, dismissed under the chapter of mental health diversion: (D) lists it',
    record: record('2024-03-01', {
      ...burglary,
      ended: 'diversion-completed',
      disposition: 'DISMISSED/1001.36 PC',
    }),
    answer: GIVEN,
  },
  {
    name: 'Felony arrest, dismissed by military diversion whose section is not named: open',
    record: record('2024-03-01', {
      ...burglary,
      ended: 'diversion-completed',
      disposition: 'DISMISSED/MILITARY DIVERSION',
    }),
    answer: asks('statute of the diversion'),
  },
  {
    name: 'Felony arrest, the diversion of a primary caregiver: in none of (A) to (D)',
    record: record('2024-03-01', {
      ...burglary,
      ended: 'diversion-completed',
      disposition: 'DIVERSION COMPLETED 1001.83 PC',
    }),
    answer: FILED,
  },
  {
    name: 'Felony arrest, diversion of repeat theft under the chapter of 1001.81: listed',
    record: record('2024-03-01', {
      ...burglary,
      ended: 'diversion-completed',
      disposition: 'DIVERSION COMPLETED 1001.82 PC',
    }),
    answer: GIVEN,
  },

  // ---- what must be so of every one
  {
    name: 'Arrested on the last day of 1972: out of reach',
    record: record('1972-12-31', { ...theft, ended: 'dismissed' }),
    answer: { ...NOTHING, reason: 'Arrested before 1 January 1973' },
  },
  {
    name: 'Arrested on the first day of 1973: within reach',
    record: record('1973-01-01', { ...theft, ended: 'dismissed' }),
    answer: GIVEN,
  },
  {
    name: 'Arrested in 1973, the day not shown: all of that year is within reach',
    record: record('1973', { ...theft, ended: 'dismissed' }),
    answer: GIVEN,
  },
  {
    name: 'Only the year of the arrest is known, nothing filed: open until its last day is a year ago',
    record: record('2025', theft),
    answer: [
      ['2025-12-31', { ...asks('arrest date'), from: '2026-01-01' }],
      ['2026-06-30', asks('arrest date')],
      ['2026-12-31', GIVEN],
    ],
  },
  {
    name: 'Day of the arrest not in the record: the department cannot act',
    record: { convictions: [], arrests: [{ charges: [{ ...theft, ended: 'dismissed' }] }] },
    answer: {
      ...SILENT,
      missing: ['day of arrest in the record', 'arrest date'],
      reason: 'The record does not show the day of the arrest: relief cannot come by itself',
    },
  },
  {
    name: 'Class not in the record: the department cannot act',
    record: record('2015-03-01', { offense: '484 PC-THEFT', ended: 'dismissed' }),
    answer: {
      ...SILENT,
      missing: ['class of the arrest in the record', 'class the person was arrested for'],
      reason: 'The record does not show what class the arrest was for: relief cannot come by itself',
    },
  },
  {
    name: 'Class of one of two charges not in the record: open',
    record: record('2015-03-01', { ...theft, ended: 'dismissed' }, { offense: '602 PC', ended: 'dismissed' }),
    answer: asks('class the person was arrested for'),
  },
  {
    name: 'Class of one of two charges not in the record, acquitted of both: one is a felony, so granted',
    record: record(
      '2015-03-01',
      { ...burglary, ended: 'acquitted' },
      { offense: '602 PC', ended: 'acquitted' },
    ),
    answer: GIVEN,
  },
  {
    name: 'A conviction came of it after all: nothing',
    record: record('2015-03-01', theft),
    known: { 'conviction from the arrest': true },
    answer: { ...NOTHING, reason: 'A conviction came of the arrest' },
  },
  {
    name: 'A conviction in another case bars nothing',
    record: {
      convictions: [{ offense: '211 PC-ROBBERY', class: 'felony', on: '2016-01-01', sentence: 'PRISON 5 Y' }],
      ...arrested('2015-03-01', { ...theft, ended: 'dismissed' }),
    },
    answer: GIVEN,
  },
  {
    name: 'Somebody who must register is not excluded here',
    record: { ...record('2015-03-01', { ...theft, ended: 'dismissed' }), registered: ['2016-01-01'] },
    answer: GIVEN,
  },
  {
    name: 'A pattern of domestic violence arrests is no bar to automatic relief',
    record: record('2015-03-01', {
      offense: '243(E)(1) PC-BATTERY:SPOUSE/EX SP/DATE/ETC',
      class: 'misdemeanor',
      ended: 'dismissed',
    }),
    answer: GIVEN,
  },
  {
    name: 'It is not sure whose rows these are: open',
    record: { ...record('2015-03-01', { ...theft, ended: 'dismissed' }), doubts: ['identity'] },
    answer: asks(
      'conviction from the arrest',
      'every charge dismissed or diverted to its end',
      'whole record of the person',
    ),
  },
  {
    name: 'An arrest for violating probation is for no offense of a class of its own',
    record: record('2015-03-01', { ...theft, offense: '1203.2(A) PC-PROB VIOL' }),
    answer: asks('class the person was arrested for'),
  },
  {
    name: 'A row of the person was rejected: open',
    record: { ...record('2015-03-01', theft), doubts: ['unread-row'] },
    answer: asks(
      'diversion completed',
      'statute of the diversion',
      'conviction from the arrest',
      'criminal proceedings begun',
      'every charge dismissed or diverted to its end',
      'acquitted of every charge',
      'whole record of the person',
    ),
  },
  {
    name: 'Before 1 October 2024 the text encoded was not operative',
    record: record('2015-03-01', { ...theft, ended: 'dismissed' }),
    answer: [
      ['2024-09-30', from('2024-10-01')],
      ['2024-10-01', GIVEN],
    ],
  },
  {
    name: 'Felony drug arrest dismissed under PC 1000.3: the end of a program of PC 1000, which (D)(ii) lists',
    record: record('2009-03-01', {
      ...drugs,
      ended: 'diversion-completed',
      disposition: 'DISMISSED 1000.3 PC',
    }),
    answer: GIVEN,
  },
  // Programs told by their name, on a felony charge.
  ...(
    [
      ['PREFILING DIVERSION COMPLETED', '2019-03-01', asks('statute of the diversion')],
      ['MENTAL HEALTH DIVERSION COMPLETED', '2020-03-01', GIVEN],
      ['MENTAL HEALTH DIVERSION COMPLETED', '2009-03-01', asks('statute of the diversion')],
      ['MILITARY DIVERSION COMPLETED', '2026-03-01', GIVEN],
      ['DIVERSION COMPLETED', '2020-03-01', asks('statute of the diversion')],
      ['PRIMARY CAREGIVER DIVERSION COMPLETED', '2022-03-01', FILED],
    ] as const
  ).map(
    ([disposition, on, answer]): StatuteCase => ({
      name: `${disposition}, an arrest of ${on.slice(0, 4)} for a felony`,
      record: record(on, { ...burglary, ended: 'diversion-completed', disposition, on }),
      answer,
    }),
  ),
]
