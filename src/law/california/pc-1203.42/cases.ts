/** What PC 1203.42 gives to whom, case by case, as a lawyer would say it. */
import type { StatuteAnswer, StatuteCase } from '../statute-case.ts'

const SALE = '11379(A) HS-TRANSPORT/SELL CNTL SUB'
const PRISON = {
  arrested: '2005-02-01',
  on: '2005-05-03',
  class: 'felony',
  disposition: 'CONVICTED-PRISON',
  sentence: 'PRISON 4 Y',
} as const

const MAY: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'discretion' }
const later = (from: string): StatuteAnswer => ({ ...MAY, outcome: 'eligible-later', from })
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'discretion',
  better: ['dismiss', 'unknown'],
  missing,
})
const PRISON_TODAY =
  'Served in state prison today too: by its section, or after a serious, violent or registrable offense'
const MARIJUANA = '11359 HS-POSS MARIJUANA FOR SALE'
const ROBBERY = {
  offense: '211 PC-ROBBERY',
  class: 'felony',
  disposition: 'CONVICTED-PRISON',
  sentence: 'PRISON 2 Y',
} as const
const JAIL_TODAY = 'crime of PC 1170(h)'
const jailToday = { [JAIL_TODAY]: true }

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Prison before realignment for a crime that is served in jail today, long complete: the court may dismiss',
    record: { convictions: [{ offense: SALE, ...PRISON }] },
    known: jailToday,
    answer: MAY,
  },
  {
    name: 'Whether the crime is served in jail today nobody has read: asked',
    record: { convictions: [{ offense: SALE, ...PRISON }] },
    answer: review(JAIL_TODAY),
  },
  {
    name: 'A blank offense may be any: whether it is served in jail today, and what a prison would keep, are asked',
    record: { convictions: [{ offense: '', ...PRISON }] },
    answer: review('completion of the sentence', JAIL_TODAY, 'end of the last supervision'),
  },
  {
    name: 'Burglary of the second degree is punished under PC 1170(h)',
    record: { convictions: [{ offense: '459 PC-BURGLARY:SECOND DEGREE', ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'A check without funds, the same (PC 476a(a))',
    record: { convictions: [{ offense: '476A(A) PC-NSF CHECKS', ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'Methamphetamine for sale, the same (HSC 11378)',
    record: { convictions: [{ offense: '11378 HS-POSS CNTL SUB F/SALE', ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'Receiving stolen property, the same',
    record: { convictions: [{ offense: '496(A) PC-RECEIVE KNOWN STOLEN PROPERTY', ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'Marijuana for sale, the same',
    record: { convictions: [{ offense: MARIJUANA, ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'Burglary without its degree may be the first, which is a strike and served in prison',
    record: { convictions: [{ offense: '459 PC-BURGLARY', ...PRISON }] },
    answer: review(JAIL_TODAY),
  },
  {
    name: 'Corporal injury to a spouse is served in state prison',
    record: { convictions: [{ offense: '273.5(A) PC-INFLICT CORP INJ:SPOUSE', ...PRISON }] },
    answer: { ...NOTHING, reason: PRISON_TODAY },
  },
  {
    name: 'So is a firearm in the hands of a felon',
    record: { convictions: [{ offense: '12021(A)(1) PC-POSSESS FIREARM BY FELON', ...PRISON }] },
    answer: { ...NOTHING, reason: PRISON_TODAY },
  },
  {
    name: 'After a robbery even a crime of PC 1170(h) is served in state prison',
    record: {
      convictions: [
        { offense: MARIJUANA, ...PRISON },
        { ...ROBBERY, on: '1999-05-03' },
      ],
    },
    answer: { ...NOTHING, reason: PRISON_TODAY },
  },
  {
    name: 'So it is with a robbery in the same case',
    record: {
      convictions: [
        { offense: MARIJUANA, ...PRISON, cycle: 'one' },
        { ...ROBBERY, on: '2005-05-03', cycle: 'one' },
      ],
    },
    answer: { ...NOTHING, reason: PRISON_TODAY },
  },
  {
    name: 'A robbery of later years changes nothing of it',
    record: {
      convictions: [
        { offense: MARIJUANA, ...PRISON },
        { ...ROBBERY, on: '2010-05-03' },
      ],
    },
    answer: MAY,
  },
  {
    name: 'An earlier robbery that was vacated is none',
    record: {
      convictions: [
        { offense: MARIJUANA, ...PRISON },
        { ...ROBBERY, on: '1999-05-03', later: ['vacated'] },
      ],
    },
    answer: MAY,
  },
  {
    name: 'An earlier burglary of unknown degree may be a strike',
    record: {
      convictions: [
        { offense: MARIJUANA, ...PRISON },
        { ...ROBBERY, offense: '459 PC-BURGLARY', on: '1999-05-03' },
      ],
    },
    answer: review(JAIL_TODAY),
  },
  {
    name: 'An earlier assault that requires registration takes it to state prison',
    record: {
      convictions: [
        { offense: MARIJUANA, ...PRISON },
        { ...ROBBERY, offense: '243.4(A) PC-SEXUAL BATTERY', on: '1999-05-03' },
      ],
    },
    answer: { ...NOTHING, reason: PRISON_TODAY },
  },
  {
    name: 'The white-collar enhancement stands in the case: asked',
    record: {
      convictions: [
        { offense: '487(A) PC-GRAND THEFT', ...PRISON, cycle: 'one' },
        { ...ROBBERY, offense: '186.11 PC-AGGRAVATED WHITE COLLAR', on: '2005-05-03', cycle: 'one' },
      ],
    },
    answer: review(JAIL_TODAY),
  },
  {
    name: 'Jail without probation before realignment was no sentence of a felony',
    record: {
      convictions: [{ offense: MARIJUANA, ...PRISON, disposition: 'CONVICTED-JAIL', sentence: '180 D' }],
    },
    answer: NOTHING,
  },
  {
    name: 'It is known not to be one',
    record: { convictions: [{ offense: SALE, ...PRISON }] },
    known: { [JAIL_TODAY]: false },
    answer: {
      ...NOTHING,
      reason:
        'Served in state prison today too: by its section, or after a serious, violent or registrable offense',
    },
  },
  {
    name: 'Robbery is served in state prison today too',
    record: { convictions: [{ offense: '211 PC-ROBBERY', ...PRISON }] },
    answer: {
      ...NOTHING,
      reason:
        'Served in state prison today too: by its section, or after a serious, violent or registrable offense',
    },
  },
  {
    name: 'So is a registrable offense',
    record: { convictions: [{ offense: '261(A)(2) PC-RAPE BY FORCE', ...PRISON }] },
    answer: {
      ...NOTHING,
      reason:
        'Served in state prison today too: by its section, or after a serious, violent or registrable offense',
    },
  },
  {
    name: 'Two years after completion, with parole that is known to have ended: the day before, and the day',
    record: {
      convictions: [
        { offense: SALE, ...PRISON, arrested: '2011-02-01', on: '2011-05-03', sentence: 'PRISON 13 Y' },
      ],
    },
    known: {
      ...jailToday,
      'completion of the sentence': '2025-01-15',
      'end of the last supervision': '2025-01-15',
    },
    answer: [
      ['2026-11-01', later('2027-01-15')],
      ['2027-01-14', later('2027-01-15')],
      ['2027-01-15', MAY],
    ],
  },
  {
    name: 'Parole may not be over, or not for two years',
    record: {
      convictions: [
        { offense: SALE, ...PRISON, arrested: '2011-02-01', on: '2011-05-03', sentence: 'PRISON 12 Y' },
      ],
    },
    known: jailToday,
    answer: [
      ['2027-05-02', review('completion of the sentence', 'end of the last supervision')],
      ['2027-05-03', review('completion of the sentence')],
      ['2027-11-01', review('completion of the sentence')],
      ['2029-05-02', review('completion of the sentence')],
      ['2029-05-03', MAY],
    ],
  },
  {
    name: 'Sentenced on the last day before realignment',
    record: { convictions: [{ offense: SALE, ...PRISON, on: '2011-09-30' }] },
    known: jailToday,
    answer: MAY,
  },
  {
    name: 'Sentenced on the day of realignment: nothing to say (see PC 1203.41)',
    record: { convictions: [{ offense: SALE, ...PRISON, on: '2011-10-01' }] },
    answer: 'not considered',
  },
  {
    name: 'Convicted on some day of 2011: it may be after realignment',
    record: { convictions: [{ offense: SALE, ...PRISON, on: '2011', sentence: 'PRISON 2 Y' }] },
    known: jailToday,
    answer: review('conviction date'),
  },
  {
    name: 'Probation was granted and ended as such: not this section',
    record: {
      convictions: [
        { offense: SALE, ...PRISON, disposition: 'CONVICTED-PROB/JAIL', sentence: 'PROBATION 3 Y + 90 D' },
      ],
    },
    answer: {
      ...NOTHING,
      reason:
        'Probation, or jail that was no sentence of a felony, and no sentence completed: see PC 1203.4, 1203.41 and 17(b)(1)',
    },
  },
  {
    name: 'No sentence on record',
    record: { convictions: [{ offense: SALE, arrested: '2005-02-01', on: '2005-05-03', class: 'felony' }] },
    known: jailToday,
    answer: review(
      'kind of felony sentence',
      'completion of the sentence',
      'end of the last supervision',
      'end of the last sentence',
    ),
  },
  {
    name: 'Since reduced to a misdemeanor',
    record: { convictions: [{ offense: SALE, ...PRISON, later: [{ kind: 'reduced', to: 'misdemeanor' }] }] },
    answer: { ...NOTHING, reason: 'No longer a felony: see PC 1203.4 and 1203.4a' },
  },
  {
    name: 'A misdemeanor: nothing to say',
    record: { convictions: [{ offense: SALE, ...PRISON, class: 'misdemeanor' }] },
    answer: 'not considered',
  },
  {
    name: 'Already dismissed',
    record: { convictions: [{ offense: SALE, ...PRISON, later: ['dismissed'] }] },
    answer: { ...NOTHING, reason: 'Already dismissed, sealed or vacated' },
  },
  {
    name: 'On probation in another case: from the day that ends',
    record: {
      convictions: [
        { offense: SALE, ...PRISON },
        {
          offense: '484(A) PC-THEFT',
          on: '2026-03-01',
          class: 'misdemeanor',
          disposition: 'CONVICTED-PROB',
          sentence: 'PROBATION 1 Y',
        },
      ],
    },
    known: jailToday,
    answer: later('2027-03-01'),
  },
  {
    name: 'A charge in court without an outcome: it may be pending',
    record: {
      convictions: [{ offense: SALE, ...PRISON }],
      arrests: [{ on: '2018-05-01', charges: [{ offense: '484(A) PC-THEFT', stage: 'court' }] }],
    },
    known: jailToday,
    answer: review('charge without an outcome'),
  },
  // ---- written from the text on 2026-11-30
  {
    name: 'Forgery is punished under PC 1170(h): served in prison once, in jail today',
    record: { convictions: [{ offense: '470(D) PC-FORGERY', ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'Grand theft is punished under PC 1170(h): served in prison once, in jail today',
    record: { convictions: [{ offense: '487(A) PC-GRAND THEFT', ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'Identity theft is punished under PC 1170(h): served in prison once, in jail today',
    record: { convictions: [{ offense: '530.5(A) PC-IDENTITY THEFT', ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'Vehicle theft is punished under PC 1170(h): served in prison once, in jail today',
    record: { convictions: [{ offense: '10851(A) VC-VEHICLE THEFT', ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'Assault with a deadly weapon is served in state prison today too',
    record: { convictions: [{ offense: '245(A)(1) PC-ADW', ...PRISON }] },
    answer: NOTHING,
  },
  {
    name: 'Voluntary manslaughter is served in state prison today too',
    record: { convictions: [{ offense: '192(A) PC-VOL MANSLAUGHTER', ...PRISON }] },
    answer: NOTHING,
  },
  {
    name: 'Gross vehicular manslaughter while intoxicated is served in state prison today too',
    record: { convictions: [{ offense: '191.5(A) PC-GROSS VEH MANSLAUGHTER:INTOX', ...PRISON }] },
    answer: NOTHING,
  },
  {
    name: 'Smuggling drugs into a jail is served in jail (PC 4573)',
    record: { convictions: [{ offense: '4573 PC-BRING CNTL SUB INTO JAIL', ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'A robbery before it that was dismissed is a prior all the same',
    record: {
      convictions: [
        { offense: MARIJUANA, ...PRISON },
        {
          ...ROBBERY,
          arrested: '1999-02-01',
          on: '1999-05-03',
          later: [{ kind: 'dismissed', text: 'CONV SET ASIDE & DISM PER 1203.4 PC' }],
        },
      ],
    },
    answer: { ...NOTHING, reason: PRISON_TODAY },
  },
  {
    name: 'An attempted robbery before it is a serious felony too',
    record: {
      convictions: [
        { offense: MARIJUANA, ...PRISON },
        { ...ROBBERY, offense: '664/211 PC-ATTEMPTED ROBBERY', arrested: '1999-02-01', on: '1999-05-03' },
      ],
    },
    answer: { ...NOTHING, reason: PRISON_TODAY },
  },
  {
    name: 'In jail for another offense today: from the day that ends',
    record: {
      convictions: [
        { offense: MARIJUANA, ...PRISON },
        {
          offense: '484(A) PC-THEFT',
          class: 'misdemeanor',
          arrested: '2026-05-01',
          on: '2026-06-01',
          disposition: 'CONVICTED-JAIL',
          sentence: '180 D',
        },
      ],
    },
    answer: later('2026-11-28'),
  },
]
