/** What PC 1203.45 gives to whom, case by case, as a lawyer would say it. */
import type { StatuteAnswer, StatuteCase } from '../statute-case.ts'

const THEFT = '484(A) PC-THEFT'
/** Seventeen when arrested. */
const JAIL = {
  arrested: '2018-02-01',
  on: '2018-05-03',
  class: 'misdemeanor',
  disposition: 'CONVICTED-JAIL',
  sentence: '10 D',
} as const
const born = '2000-06-15'

const SEAL: StatuteAnswer = { outcome: 'eligible', relief: 'seal', route: 'discretion' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'discretion',
  better: ['seal', 'unknown'],
  missing,
})

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Seventeen when arrested, one misdemeanor, jail served, a year gone by: the court may seal',
    record: { born, convictions: [{ offense: THEFT, ...JAIL }] },
    answer: SEAL,
  },
  {
    name: 'Already dismissed under PC 1203.4: that is no bar, but a way',
    record: {
      born,
      convictions: [
        {
          offense: THEFT,
          ...JAIL,
          sentence: 'PROBATION 1 Y',
          disposition: 'CONVICTED-PROB',
          later: [{ kind: 'dismissed', text: 'CONV SET ASIDE & DISM PER 1203.4 PC' }],
        },
      ],
    },
    answer: SEAL,
  },
  {
    name: 'Dismissed, and the record does not say under which section: asked',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL, later: [{ kind: 'dismissed', text: 'CONV SET ASIDE & DISM' }] },
      ],
    },
    answer: review('dismissed under PC 1203.4 or 1203.4a'),
  },
  {
    name: 'Probation is still running: from the day it ends and the case may be dismissed',
    record: {
      born: '2008-06-15',
      convictions: [
        {
          offense: THEFT,
          ...JAIL,
          arrested: '2026-02-01',
          on: '2026-05-03',
          sentence: 'PROBATION 1 Y',
          disposition: 'CONVICTED-PROB',
        },
      ],
    },
    answer: { ...SEAL, outcome: 'eligible-later', from: '2027-05-03' },
  },
  {
    name: 'Arrested the day before the eighteenth birthday',
    record: { born, convictions: [{ offense: THEFT, ...JAIL, arrested: '2018-06-14', on: '2018-08-01' }] },
    answer: SEAL,
  },
  {
    name: 'Arrested on the eighteenth birthday: the offense may lie before it',
    record: { born, convictions: [{ offense: THEFT, ...JAIL, arrested: '2018-06-15', on: '2018-08-01' }] },
    answer: review('offense date'),
  },
  {
    name: 'Eighteen at the offense, whose day is known',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL, committed: '2018-06-15', arrested: '2018-06-15', on: '2018-08-01' },
      ],
    },
    answer: { ...NOTHING, reason: 'Not under 18 at the offense (21 before 7 March 1973)' },
  },
  {
    name: 'Arrested at thirty: three years back is no minor’s age',
    record: { born: '1988-06-15', convictions: [{ offense: THEFT, ...JAIL }] },
    answer: { ...NOTHING, reason: 'Not under 18 at the offense (21 before 7 March 1973)' },
  },
  {
    name: 'The birth date is unknown',
    record: { convictions: [{ offense: THEFT, ...JAIL }] },
    answer: review('birth date', 'offense date'),
  },
  {
    name: 'Twenty at an offense before 7 March 1973',
    record: {
      born: '1952-06-15',
      convictions: [
        { offense: THEFT, ...JAIL, committed: '1973-03-06', arrested: '1973-03-06', on: '1973-05-01' },
      ],
    },
    answer: SEAL,
  },
  {
    name: 'Twenty at an offense of 7 March 1973',
    record: {
      born: '1952-06-15',
      convictions: [
        { offense: THEFT, ...JAIL, committed: '1973-03-07', arrested: '1973-03-07', on: '1973-05-01' },
      ],
    },
    answer: { ...NOTHING, reason: 'Not under 18 at the offense (21 before 7 March 1973)' },
  },
  {
    name: 'A drug offense of division 10 is excluded',
    record: { born, convictions: [{ offense: '11364 HS-POSS PARAPHERNALIA', ...JAIL }] },
    answer: { ...NOTHING, reason: 'A drug offense of HSC division 10' },
  },
  {
    name: 'A registrable offense is excluded',
    record: { born, convictions: [{ offense: '314.1 PC-INDECENT EXPOSURE', ...JAIL }] },
    answer: { ...NOTHING, reason: 'An offense that requires registration under PC 290' },
  },
  {
    name: 'Driving under the influence is excluded',
    record: { born, convictions: [{ offense: '23152(A) VC-DUI ALCOHOL/DRUGS', ...JAIL }] },
    answer: { ...NOTHING, reason: 'A misdemeanor of operating a vehicle' },
  },
  {
    name: 'Another offense of the Vehicle Code: whether it is of operating a vehicle is asked',
    record: { born, convictions: [{ offense: '31 VC-FALSE INFO TO PEACE OFFICER', ...JAIL }] },
    answer: review('offense of operating a vehicle'),
  },
  {
    name: 'A second conviction in another case',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: '594(A) PC-VANDALISM', on: '2021-02-01', class: 'misdemeanor', sentence: '10 D' },
      ],
    },
    answer: { ...NOTHING, reason: 'Convicted of more than one offense' },
  },
  {
    name: 'A second conviction that was dismissed is still one',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        {
          offense: '594(A) PC-VANDALISM',
          on: '2021-02-01',
          class: 'misdemeanor',
          sentence: '10 D',
          later: ['dismissed'],
        },
      ],
    },
    answer: { ...NOTHING, reason: 'Convicted of more than one offense' },
  },
  {
    name: 'A second conviction that was vacated is none',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        {
          offense: '594(A) PC-VANDALISM',
          on: '2021-02-01',
          class: 'misdemeanor',
          sentence: '10 D',
          later: ['vacated'],
        },
      ],
    },
    answer: SEAL,
  },
  {
    name: 'A second conviction in the same case: one may include the other, which is asked',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL, cycle: 'a' },
        { offense: '496(A) PC-RECEIVE STOLEN PROP', ...JAIL, cycle: 'a' },
      ],
    },
    answer: review('another conviction that counts'),
  },
  {
    name: 'A lesser traffic misdemeanor beside it does not count',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: '23109(A) VC-SPEED CONTEST', on: '2021-02-01', class: 'misdemeanor', sentence: '10 D' },
      ],
    },
    answer: SEAL,
  },
  {
    name: 'Driving under the influence beside it does',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: '23152(A) VC-DUI', on: '2021-02-01', class: 'misdemeanor', sentence: '10 D' },
      ],
    },
    answer: { ...NOTHING, reason: 'Convicted of more than one offense' },
  },
  {
    name: 'A plea of reckless driving with alcohol beside it: it may be one of the grave offenses',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        {
          offense: '23103.5 VC-RECKLESS DRIVING W/ALC',
          on: '2021-02-01',
          class: 'misdemeanor',
          sentence: '10 D',
        },
      ],
    },
    answer: review('another conviction that counts'),
  },
  {
    name: 'Rows of the person were rejected: another conviction may stand in them',
    record: {
      born,
      convictions: [{ offense: THEFT, ...JAIL, later: [{ kind: 'dismissed', text: 'DISM PER 1203.4A PC' }] }],
      doubts: ['unread-row'],
    },
    answer: review('whole record of the person'),
  },
  {
    name: 'Already sealed',
    record: { born, convictions: [{ offense: THEFT, ...JAIL, later: ['sealed'] }] },
    answer: { ...NOTHING, reason: 'Already vacated or sealed' },
  },
  {
    name: 'A felony: nothing to say',
    record: { born, convictions: [{ offense: '459 PC-BURGLARY', ...JAIL, class: 'felony' }] },
    answer: 'not considered',
  },
  {
    name: 'A felony reduced to a misdemeanor, probation over: a misdemeanor today',
    record: {
      born,
      convictions: [
        {
          offense: '459 PC-BURGLARY',
          ...JAIL,
          class: 'felony',
          disposition: 'CONVICTED-PROB',
          sentence: 'PROBATION 3 Y',
          later: [{ kind: 'reduced', to: 'misdemeanor' }],
        },
      ],
    },
    answer: SEAL,
  },
  {
    name: 'Not yet a year since judgment without probation: from the year',
    record: {
      born: '2008-06-15',
      convictions: [{ offense: THEFT, ...JAIL, arrested: '2026-02-01', on: '2026-05-03' }],
    },
    answer: [
      ['2027-05-02', { ...SEAL, outcome: 'eligible-later', from: '2027-05-03' }],
      ['2027-05-03', SEAL],
    ],
  },
  // ---- written from the text on 2026-11-30
  {
    name: 'A fight at seventeen',
    record: { born, convictions: [{ offense: '415(1) PC-FIGHT', ...JAIL }] },
    answer: SEAL,
  },
  {
    name: 'Alcohol in the hands of a minor (a law of the Business and Professions Code)',
    record: { born, convictions: [{ offense: '25662(A) BP-MINOR POSSESS ALCOHOL', ...JAIL }] },
    answer: SEAL,
  },
  {
    name: 'Being under the influence is of division 10 too',
    record: { born, convictions: [{ offense: '11550(A) HS-UNDER INFLUENCE CNTL SUB', ...JAIL }] },
    answer: NOTHING,
  },
  {
    name: 'Indecent exposure requires registration',
    record: { born, convictions: [{ offense: '314.1 PC-INDECENT EXPOSURE', ...JAIL }] },
    answer: NOTHING,
  },
  {
    name: 'Speeding as a misdemeanor beside it (chapter 7 of division 11)',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: '22350 VC-BASIC SPEED LAW', ...JAIL, arrested: '2019-02-01', on: '2019-05-03' },
      ],
    },
    answer: SEAL,
  },
  {
    name: 'A bicycle under the influence beside it (chapter 1)',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: '21200.5 VC-CYCLING UNDER INFLUENCE', ...JAIL, arrested: '2019-02-01', on: '2019-05-03' },
      ],
    },
    answer: SEAL,
  },
  {
    name: 'Hit and run beside it is of division 10 of the Vehicle Code',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        {
          offense: '20002(A) VC-HIT AND RUN:PROPERTY DAMAGE',
          ...JAIL,
          arrested: '2019-02-01',
          on: '2019-05-03',
        },
      ],
    },
    answer: NOTHING,
  },
  {
    name: 'Driving on a suspended license beside it is of division 6',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: '14601.1(A) VC-DRIVE WHILE LIC SUSP', ...JAIL, arrested: '2019-02-01', on: '2019-05-03' },
      ],
    },
    answer: NOTHING,
  },
  {
    name: 'Drinking while driving beside it is named (VC 23220)',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: '23220 VC-DRINK WHILE DRIVING', ...JAIL, arrested: '2019-02-01', on: '2019-05-03' },
      ],
    },
    answer: NOTHING,
  },
  {
    name: 'Reckless driving with injury beside it is named (VC 23104)',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: '23104(A) VC-RECKLESS DRIVING:INJURY', ...JAIL, arrested: '2019-02-01', on: '2019-05-03' },
      ],
    },
    answer: NOTHING,
  },
  {
    name: 'Two traffic misdemeanors beside it',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: '22350 VC-BASIC SPEED LAW', ...JAIL, arrested: '2019-02-01', on: '2019-05-03' },
        { offense: '21200.5 VC-CYCLING UNDER INFLUENCE', ...JAIL, arrested: '2020-02-01', on: '2020-05-03' },
      ],
    },
    answer: SEAL,
  },
  {
    name: 'A local ordinance, which may be one on parking or driving: asked ((c))',
    record: { born, convictions: [{ offense: '80.69 MC-LOCAL ORDINANCE', ...JAIL }] },
    answer: review('offense of operating a vehicle'),
  },
  {
    name: 'A local ordinance beside it, which may be one on parking or driving: asked ((d)(2)(B))',
    record: {
      born,
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: '80.69 MC-LOCAL ORDINANCE', ...JAIL, arrested: '2019-02-01', on: '2019-05-03' },
      ],
    },
    answer: review('another conviction that counts'),
  },
]
