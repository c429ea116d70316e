/**
 * People of HSC 11361.5: destruction of cannabis records. The present text was not read: these hold to what the former text
 * and the summaries of today's agree on (read 2026-11-29).
 */
import { theDay } from '../../../time/day.ts'
import { conviction, endedInCourt, neverFiled } from './records.ts'
import { type StatutePeople, scenario } from './scenario.ts'
import { onADay, type Setting, yearsAgo } from './setting.ts'
import { eligible, later, notEligible, type Truth } from './truth.ts'

const OUNCE = 'M 11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS'
const OVER = 'M 11357(C) HS-POSSESS MARIJUANA OVER 28.5 GRAMS'
const GIFT = 'M 11360(B) HS-GIVE/TRANSPORT/ETC 28.5- GRAMS MARIJUANA'
const SALE = 'F 11359 HS-POSSESS MARIJUANA FOR SALE'
const given = eligible('destroy-records')
const old = (at: Setting) => onADay(at, theDay('1983-02-01'), theDay('2010-06-01'))
const REJECTED = 'PROS REJ-INSUFFICIENT EVIDENCE'

const convicted = (at: Setting, offense: string, truth: Truth, sentence = 'FINE') => ({
  cases: [conviction({ offense, court: old(at), sentence })] as const,
  truth,
})

export const CONVICTED: StatutePeople = {
  statute: 'hsc-11361.5',
  of: 'conviction',
  scenarios: [
    scenario('former 11357(b), years ago', '(a), formerly', at => convicted(at, OUNCE, given)),
    scenario('former 11357(c), years ago', '(a), formerly', at => convicted(at, OVER, given)),
    scenario('former 11357(c) with probation, years ago', '(a), formerly', at =>
      convicted(at, OVER, given, 'PROBATION 12 M'),
    ),
    scenario('former 11360(b), years ago', '(a), formerly', at => convicted(at, GIFT, given)),
    scenario('11357 two years ago to the day', '(a), today', at => ({
      cases: [
        conviction({
          offense: 'M 11357(B)(2) HS-POSSESS MARIJUANA OVER 28.5 GRAMS',
          court: yearsAgo(at, 2),
          sentence: 'FINE',
        }),
      ],
      truth: given,
    })),
    scenario('11357; two years tomorrow', '(a), today', at => ({
      cases: [
        conviction({
          offense: 'M 11357(B)(2) HS-POSSESS MARIJUANA OVER 28.5 GRAMS',
          court: yearsAgo(at, 2, 1),
          sentence: 'FINE',
        }),
      ],
      truth: later('destroy-records', at.asOf + 1),
    })),
    scenario('possession of 1975: on application', '(b)', at => ({
      cases: [
        conviction({
          offense: 'M 11357 HS-POSSESS MARIJUANA',
          court: onADay(at, theDay('1974-03-01'), theDay('1975-12-30')),
          sentence: 'FINE',
        }),
      ],
      truth: given,
    })),
    scenario('sale is not of the section', '(a), formerly', at =>
      convicted(at, SALE, notEligible, 'PROBATION 3 Y'),
    ),
    scenario('cultivation is not', '(a), formerly', at =>
      convicted(at, 'F 11358 HS-CULTIVATE MARIJUANA', notEligible, 'PROBATION 3 Y'),
    ),
    scenario('former 11360(a) is not', '(a), formerly', at =>
      convicted(at, 'F 11360(A) HS-TRANSPORT/SELL MARIJUANA', notEligible, 'PROBATION 3 Y'),
    ),
  ],
}

const arrested = (at: Setting, offense: string, truth: Truth) => ({
  cases: [neverFiled(offense, old(at), REJECTED)] as const,
  truth,
})

export const ARRESTED: StatutePeople = {
  statute: 'hsc-11361.5-arrests',
  of: 'arrest',
  scenarios: [
    scenario('former 11357(b), rejected years ago', '(a), formerly', at => arrested(at, OUNCE, given)),
    scenario('former 11357(c), rejected years ago', '(a), formerly', at => arrested(at, OVER, given)),
    scenario('former 11360(b), rejected years ago', '(a), formerly', at => arrested(at, GIFT, given)),
    scenario('former 11357(b), dismissed years ago', '(a), formerly', at => {
      const day = old(at)
      return {
        cases: [
          endedInCourt({
            offense: OUNCE,
            day,
            court: day + 60,
            disposition: 'DISMISSED/FURTHERANCE OF JUSTICE',
          }),
        ],
        truth: given,
      }
    }),
    scenario('11357(b)(2), rejected two years ago to the day', '(a), today', at => ({
      cases: [neverFiled('M 11357(B)(2) HS-POSSESS MARIJUANA OVER 28.5 GRAMS', yearsAgo(at, 2), REJECTED)],
      truth: given,
    })),
    scenario('11357(b)(2), rejected; two years tomorrow', '(a), today', at => ({
      cases: [neverFiled('M 11357(B)(2) HS-POSSESS MARIJUANA OVER 28.5 GRAMS', yearsAgo(at, 2, 1), REJECTED)],
      truth: later('destroy-records', at.asOf + 1),
    })),
    scenario('possession of 1974, rejected: on application', '(b)', at => ({
      cases: [
        neverFiled(
          'M 11357 HS-POSSESS MARIJUANA',
          onADay(at, theDay('1974-03-01'), theDay('1975-12-30')),
          REJECTED,
        ),
      ],
      truth: given,
    })),
    scenario('possession for sale, rejected', '(a), formerly', at => arrested(at, SALE, notEligible)),
    scenario('cultivation, rejected', '(a), formerly', at =>
      arrested(at, 'F 11358 HS-CULTIVATE MARIJUANA', notEligible),
    ),
  ],
}
