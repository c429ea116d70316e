/** What PC 1203.4 gives to whom, case by case, as a lawyer would say it. */
import type { StatuteAnswer, StatuteCase } from './cases.ts'

const BURGLARY = '459 PC-BURGLARY'
const PROBATION = {
  arrested: '2010-02-01',
  on: '2010-05-03',
  class: 'felony',
  disposition: 'CONVICTED-PROB/JAIL',
  sentence: 'PROBATION 3 Y + 90 D',
} as const

const OF_RIGHT: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'of right' }
const DISCRETION: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'discretion' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const fulfilled = { 'conditions of probation fulfilled': true }

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Probation over, conditions shown to be fulfilled: the court shall dismiss',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION }] },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'Probation over, nothing known of its conditions: a petition is open, and not claimed to be of right',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION }] },
    answer: DISCRETION,
  },
  {
    name: 'Probation once revoked: left to discretion',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, later: ['probation-revoked'] }] },
    answer: DISCRETION,
  },
  {
    name: 'Sodomy with a child is excluded',
    record: { convictions: [{ offense: '286(C)(1) PC-SODOMY', ...PROBATION }] },
    answer: { ...NOTHING, reason: 'An offense that PC 1203.4(b) excludes' },
  },
  {
    name: 'The term of probation is still running: from the day it ends',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, arrested: '2025-02-01', on: '2025-05-03' }] },
    known: fulfilled,
    answer: [
      ['2026-11-01', { ...OF_RIGHT, outcome: 'eligible-later', from: '2028-08-01' }],
      ['2028-08-01', OF_RIGHT],
    ],
  },
]
