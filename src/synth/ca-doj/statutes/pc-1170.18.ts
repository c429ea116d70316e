/** People of PC 1170.18, Proposition 47 (Penal Code, read 2026-11-29; the opinions named in `at`). */
import { theDay } from '../../../time/day.ts'
import { conviction, order } from './records.ts'
import { type Scenario, type StatutePeople, scenario } from './scenario.ts'
import { between, onADay, type Setting, yearsAgo, yearsOn } from './setting.ts'
import { eligible, notEligible, review } from './truth.ts'

const COCAINE = 'F 11350(A) HS-POSSESS NARCOTIC CONTROLLED SUBSTANCE'
const METH = 'F 11377(A) HS-POSSESS CONTROLLED SUBSTANCE'
const given = eligible('designate-misdemeanor', 'shall')
const ACT = theDay('2014-11-05')

/** A day in court long before the Act. */
const before = (at: Setting) => onADay(at, theDay('1995-02-01'), theDay('2009-12-01'))
const old = (at: Setting, offense: string, sentence = 'PROBATION 3 Y + JAIL 60 D') =>
  conviction({ offense, sentence, court: before(at) })

const ofUnknownValue = (offense: string): Scenario =>
  scenario(`theft by its label, of a value that the record does not show: ${offense}`, '(f)', at => ({
    cases: [old(at, offense)],
    truth: review('the value, and what was done'),
  }))

const outside = (offense: string): Scenario =>
  scenario(`no offense of the Act: ${offense}`, '(a)', at => ({
    cases: [old(at, offense)],
    truth: notEligible,
  }))

export const PEOPLE: StatutePeople = {
  statute: 'pc-1170.18',
  of: 'conviction',
  scenarios: [
    scenario('possession of a narcotic, probation over', '(f)', at => ({
      cases: [old(at, COCAINE)],
      truth: given,
    })),
    scenario('possession of a controlled substance, prison over', '(f)', at => ({
      cases: [old(at, METH, 'PRISON 16 M')],
      truth: given,
    })),
    scenario('arrested the day before the Act, convicted after it', '(a)', at => ({
      cases: [
        conviction({ offense: METH, court: ACT + at.random.from(30, 90), after: 0, sentence: 'JAIL 90 D' }),
      ].map(one => ({ ...one, day: ACT - 1 })) as [ReturnType<typeof conviction>],
      truth: given,
    })),
    scenario('arrested more than seven years after the Act', '(a)', at => ({
      cases: [
        conviction({
          offense: METH,
          court: onADay(at, theDay('2022-06-01'), theDay('2023-06-01')),
          sentence: 'JAIL 90 D',
        }),
      ],
      truth: notEligible,
    })),
    ...['F 666 PC-PETTY THEFT W/PRIOR', 'F 484/666 PC-PETTY THEFT W/PRIOR JAIL TERM'].map(offense =>
      scenario(`petty theft with a prior: ${offense}`, '(a)', at => ({
        cases: [old(at, offense)],
        truth: given,
      })),
    ),
    scenario('concentrated cannabis', '(a)', at => ({
      cases: [old(at, 'F 11357(A) HS-POSSESS CONCENTRATED CANNABIS')],
      truth: given,
    })),
    scenario('murder before it', '(i)', at => {
      const court = before(at)
      return {
        cases: [
          conviction({ offense: COCAINE, court, sentence: 'PROBATION 3 Y' }),
          conviction({ offense: 'F 187(A) PC-MURDER', court: court - 9000, sentence: 'PRISON 15 Y' }),
        ],
        truth: notEligible,
      }
    }),
    scenario(
      'torture after it: a superstrike of any time before the application bars',
      '(i), Casillas',
      at => {
        const court = before(at)
        return {
          cases: [
            conviction({ offense: COCAINE, court, sentence: 'JAIL 60 D' }),
            conviction({ offense: 'F 206 PC-TORTURE', court: court + 1500, sentence: 'PRISON 25 Y' }),
          ],
          truth: notEligible,
        }
      },
    ),
    scenario('an offense that requires registration', '(i)', at => {
      const court = before(at)
      return {
        cases: [
          conviction({ offense: METH, court, sentence: 'PROBATION 3 Y' }),
          conviction({
            offense: 'M 647.6(A) PC-ANNOY/MOLEST CHILDREN',
            court: court - 3000,
            sentence: 'PROBATION 3 Y',
          }),
        ],
        truth: notEligible,
      }
    }),
    scenario('robbery is no superstrike', '(i)', at => {
      const court = before(at)
      return {
        cases: [
          conviction({ offense: METH, court, sentence: 'PROBATION 3 Y' }),
          conviction({ offense: 'F 211 PC-ROBBERY', court: court - 5000, sentence: 'PRISON 2 Y' }),
        ],
        truth: given,
      }
    }),
    scenario('dismissed under PC 1203.4', '(f), Tidwell', at => {
      const court = before(at)
      return {
        cases: [
          conviction({
            offense: METH,
            court,
            sentence: 'PROBATION 3 Y',
            later: [order('CONV SET ASIDE & DISM PER 1203.4 PC', yearsOn(court, 4))],
          }),
        ],
        truth: given,
      }
    }),
    scenario('reduced to a misdemeanor already', '(g)', at => {
      const court = before(at)
      return {
        cases: [
          conviction({
            offense: METH,
            court,
            sentence: 'PROBATION 3 Y',
            later: [
              order('CONV REDUCED TO MISD PER 1170.18 PC', onADay(at, theDay('2015-03-01'), yearsAgo(at, 2))),
            ],
          }),
        ],
        truth: notEligible,
      }
    }),
    scenario('a misdemeanor', '(a)', at => ({
      cases: [old(at, 'M 11377(A) HS-POSSESS CONTROLLED SUBSTANCE', 'JAIL 30 D')],
      truth: notEligible,
    })),
    ofUnknownValue('F 460(B) PC-BURGLARY:SECOND DEGREE'),
    ofUnknownValue('F 459 PC-BURGLARY:SECOND DEGREE'),
    ofUnknownValue('F 487(A) PC-GRAND THEFT:MONEY/LABOR/PROP'),
    ofUnknownValue('F 487.1 PC-GRAND THEFT:PROPERTY'),
    ofUnknownValue('F 496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY'),
    ofUnknownValue('F 476A(A) PC-INSUFFICIENT FUNDS:CHECKS'),
    ofUnknownValue('F 484E(D) PC-USE ACCESS ACCOUNT INFO W/O CONSENT'),
    ofUnknownValue('F 10851(A) VC-TAKE VEH W/O OWN CONSENT/VEH THEFT'),
    ofUnknownValue('F 503 PC-EMBEZZLEMENT'),
    ofUnknownValue('F 532(A) PC-OBTAIN MONEY/ETC BY FALSE PRETENSES'),
    ofUnknownValue('F 470(D) PC-FALSE CHECKS/RECORDS/CERTIFICATES/ETC'),
    ofUnknownValue('F 475(A) PC-POSS/ETC BAD/ETC CHECK/ETC'),
    ofUnknownValue('F 476 PC-MAKE/PASS FICTITIOUS CHECK'),
    ofUnknownValue('F 487(C) PC-GRAND THEFT FROM PERSON'),
    ofUnknownValue('F 508 PC-EMBEZZLE BY EMPLOYEE'),
    outside('F 11352(A) HS-TRANSPORT/SELL NARCOTIC/CNTL SUB'),
    outside('F 11351 HS-POSS/PURCHASE FOR SALE NARC/CNTL SUB'),
    outside('F 245(A)(4) PC-ADW:FORCE LIKELY GBI'),
    outside('F 484F(A) PC-FORGE ACCESS CARD'),
    outside('F 484I(B) PC-ALTER/ETC ACCESS CARD'),
    outside('F 530.5(A) PC-GET CREDIT/ETC OTHERS ID'),
    outside('F 472 PC-FORGE OFFICIAL SEAL'),
    outside('F 471 PC-MAKE/ETC FALSE ENTRIES IN RECORDS/RETURNS'),
    outside('F 487(D)(2) PC-GRAND THEFT:FIREARM'),
    outside('F 460(A) PC-BURGLARY:FIRST DEGREE'),
    outside('F 11378 HS-POSS CNTL SUB FOR SALE'),
    outside('F 211 PC-ROBBERY'),
    scenario('a prison term that ran when the Act came, and is over', '(f)', at => ({
      cases: [
        conviction({
          offense: COCAINE,
          court: between({ ...at, asOf: theDay('2014-06-01') }, 2, 1),
          sentence: 'PRISON 3 Y',
        }),
      ],
      truth: given,
    })),
  ],
}
