/** People of PC 851.91: sealing of an arrest without a conviction (Penal Code, read 2026-11-29 and again 2026-11-30). */
import { conviction, endedCount, endedInCourt, neverFiled, order } from './records.ts'
import { type StatutePeople, scenario } from './scenario.ts'
import { between, type Setting, yearsAgo } from './setting.ts'
import { eligible, notEligible, review, type Truth, withheld } from './truth.ts'

const BATTERY = 'M 242 PC-BATTERY'
const RECEIVING = 'F 496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY'
const SPOUSE = 'F 273.5(A) PC-INFLICT CORP INJ:SPOUSE/COHAB'
const given = eligible('seal-arrest', 'shall')
const REJECTED = 'PROS REJ-INSUFFICIENT EVIDENCE'
const DISMISSED = 'DISMISSED/FURTHERANCE OF JUSTICE'

const inCourt = (at: Setting, offense: string, disposition: string, truth: Truth) => {
  const day = between(at, 22, 12)
  return { cases: [endedInCourt({ offense, day, court: day + 60, disposition })] as const, truth }
}

export const PEOPLE: StatutePeople = {
  statute: 'pc-851.91',
  of: 'arrest',
  scenarios: [
    scenario('misdemeanor, rejected, the time to prosecute over by any count', '(a)(1)(A)', at => ({
      cases: [neverFiled(BATTERY, between(at, 20, 6), REJECTED)],
      truth: given,
    })),
    scenario('felony of three years, rejected, the time over by any count', '(a)(1)(A)', at => ({
      cases: [neverFiled(RECEIVING, between(at, 20, 8), REJECTED)],
      truth: given,
    })),
    scenario('misdemeanor, rejected three months ago: it may still be charged', '(a)(2)(A)', at => ({
      cases: [neverFiled(BATTERY, at.asOf - 90, REJECTED)],
      truth: withheld,
    })),
    scenario('felony, rejected two years ago: it may still be charged', '(a)(2)(A)', at => ({
      cases: [neverFiled(RECEIVING, yearsAgo(at, 2), REJECTED)],
      truth: withheld,
    })),
    scenario('spousal injury, rejected four years ago: it has seven', '(a)(2)(A)', at => ({
      cases: [neverFiled(SPOUSE, yearsAgo(at, 4), REJECTED)],
      truth: withheld,
    })),
    scenario('lewd acts with a child, rejected long ago: time that may reopen', '(a)(2)(A)', at => ({
      cases: [neverFiled('F 288(A) PC-LEWD OR LASC ACTS W/CHILD UNDER 14', between(at, 30, 20), REJECTED)],
      truth: review('whether it may still be charged'),
    })),
    scenario('misdemeanor charge dismissed long ago', '(a)(1)(B)(i)', at =>
      inCourt(at, BATTERY, DISMISSED, given),
    ),
    scenario('felony charge dismissed long ago', '(a)(1)(B)(i)', at =>
      inCourt(at, RECEIVING, DISMISSED, given),
    ),
    scenario('acquitted of a misdemeanor', '(a)(1)(B)(ii)', at => inCourt(at, BATTERY, 'ACQUITTED', given)),
    scenario('acquitted of a felony last year', '(a)(1)(B)(ii)', at => {
      const day = yearsAgo(at, 1, -200)
      return {
        cases: [endedInCourt({ offense: RECEIVING, day, court: day + 200, disposition: 'ACQUITTED' })],
        truth: given,
      }
    }),
    scenario('a conviction reversed on appeal long ago', '(a)(1)(B)(iii)', at => {
      const court = between(at, 26, 20)
      return {
        cases: [
          conviction({
            offense: RECEIVING,
            court,
            sentence: 'PROBATION 3 Y',
            later: [order('CONV REVERSED & DISMISSED', court + 500)],
          }),
        ],
        truth: review('whether all appeals are exhausted and it may not be filed again'),
      }
    }),
    scenario('abuse of an elder, a misdemeanor, rejected: five years', '(a)(2)(A)', at => ({
      cases: [neverFiled('M 368(C) PC-ELDER/DEPENDENT ADULT CRUELTY', between(at, 4, 3), REJECTED)],
      truth: withheld,
    })),
    scenario('abuse of an elder, rejected, over by any count', '(a)(1)(A)', at => ({
      cases: [neverFiled('M 368(C) PC-ELDER/DEPENDENT ADULT CRUELTY', between(at, 16, 10), REJECTED)],
      truth: given,
    })),
    scenario('a wobbler as a misdemeanor, rejected two years ago: three years', '(a)(2)(A)', at => ({
      cases: [neverFiled('M 496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY', yearsAgo(at, 2), REJECTED)],
      truth: withheld,
    })),
    scenario('murder, rejected', '(a)(2)(B)', at => ({
      cases: [neverFiled('F 187(A) PC-MURDER', between(at, 30, 15), REJECTED)],
      truth: notEligible,
    })),
    scenario('murder, dismissed', '(a)(2)(B)', at => inCourt(at, 'F 187(A) PC-MURDER', DISMISSED, withheld)),
    scenario('murder, acquitted', '(a)(2)(B)', at => inCourt(at, 'F 187(A) PC-MURDER', 'ACQUITTED', given)),
    scenario('failed to appear, a warrant issued, and dismissed after it', '(a)(2)(C)', at => {
      const day = between(at, 22, 14)
      return {
        cases: [
          endedInCourt({
            offense: BATTERY,
            day,
            court: day + 60,
            disposition: 'FTA BENCH WARRANT ISSUED',
            later: [order(DISMISSED, day + 300)],
          }),
        ],
        truth: given,
      }
    }),
    scenario('a complaint filed three months ago', '(a)(2)(A)', at => ({
      cases: [
        endedInCourt({
          offense: BATTERY,
          day: at.asOf - 120,
          court: at.asOf - 90,
          disposition: 'COMPLAINT FILED',
        }),
      ],
      truth: withheld,
    })),
    scenario('domestic violence, dismissed, and nothing else of the kind', '(c)(1)', at =>
      inCourt(at, 'M 243(E)(1) PC-BAT:SPOUSE/EX SP/DATE/ETC', DISMISSED, given),
    ),
    scenario('domestic violence, and two convictions of it a year apart', '(c)(2)(A)(ii)', at => {
      const day = between(at, 22, 20)
      return {
        cases: [
          endedInCourt({ offense: SPOUSE, day, court: day + 60, disposition: DISMISSED }),
          conviction({ offense: SPOUSE, court: day + 900, sentence: 'PROBATION 3 Y + JAIL 30 D' }),
          conviction({ offense: SPOUSE, court: day + 1250, sentence: 'PROBATION 3 Y + JAIL 90 D' }),
        ],
        truth: eligible('seal-arrest', 'may'),
      }
    }),
    scenario('domestic violence, and five arrests of it within three years', '(c)(2)(A)(ii)', at => {
      const day = between(at, 26, 22)
      const other = (after: number) =>
        endedInCourt({ offense: SPOUSE, day: day + after, court: day + after + 30, disposition: DISMISSED })
      return {
        cases: [
          endedInCourt({ offense: SPOUSE, day, court: day + 60, disposition: DISMISSED }),
          ...[200, 400, 600, 800, 1000].map(other),
        ],
        truth: eligible('seal-arrest', 'may'),
      }
    }),
    scenario('domestic violence, and two convictions of it nine years apart', '(c)(2)(A)(ii)', at => {
      const day = between(at, 26, 24)
      return {
        cases: [
          endedInCourt({ offense: SPOUSE, day, court: day + 60, disposition: DISMISSED }),
          conviction({ offense: SPOUSE, court: day + 1500, sentence: 'PROBATION 3 Y + JAIL 30 D' }),
          conviction({ offense: SPOUSE, court: day + 4800, sentence: 'PROBATION 3 Y + JAIL 90 D' }),
        ],
        truth: given,
      }
    }),
    scenario('a felony charge dismissed last year: it may be filed again', '(a)(1)(B)(i)', at => {
      const day = yearsAgo(at, 1, -60)
      return {
        cases: [endedInCourt({ offense: RECEIVING, day, court: day + 60, disposition: DISMISSED })],
        truth: withheld,
      }
    }),
    scenario('acquitted of one charge, the other dismissed long ago', '(a)(1)(B)', at => {
      const day = between(at, 22, 12)
      return {
        cases: [
          endedInCourt({
            offense: BATTERY,
            day,
            court: day + 60,
            disposition: 'ACQUITTED',
            beside: [endedCount('M 148(A)(1) PC-OBSTRUCT/ETC PUBLIC OFFICER', DISMISSED)],
          }),
        ],
        truth: given,
      }
    }),
    scenario('domestic violence, and one conviction of it: no pattern', '(c)(2)(A)(ii)', at => {
      const day = between(at, 22, 20)
      return {
        cases: [
          endedInCourt({ offense: SPOUSE, day, court: day + 60, disposition: DISMISSED }),
          conviction({ offense: SPOUSE, court: day + 900, sentence: 'PROBATION 3 Y + JAIL 30 D' }),
        ],
        truth: given,
      }
    }),
    scenario('battery, and two convictions of domestic violence: not of this kind', '(c)(2)(A)(i)', at => {
      const day = between(at, 22, 20)
      return {
        cases: [
          endedInCourt({
            offense: 'M 484(A) PC-THEFT OF PERSONAL PROPERTY',
            day,
            court: day + 60,
            disposition: DISMISSED,
          }),
          conviction({ offense: SPOUSE, court: day + 900, sentence: 'PROBATION 3 Y + JAIL 30 D' }),
          conviction({ offense: SPOUSE, court: day + 1250, sentence: 'PROBATION 3 Y + JAIL 90 D' }),
        ],
        truth: given,
      }
    }),
  ],
}
