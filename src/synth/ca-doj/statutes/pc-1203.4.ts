/** People of PC 1203.4: dismissal after probation, written from its subdivisions (Penal Code, read 2026-11-29). */
import { theDay } from '../../../time/day.ts'
import { convictedCount, conviction, order } from './records.ts'
import { type Scenario, type StatutePeople, scenario } from './scenario.ts'
import { between, onADay, type Setting, yearsAgo, yearsOn } from './setting.ts'
import { eligible, later, notEligible, review, withheld } from './truth.ts'

const BURGLARY = 'F 459/460(B) PC-BURGLARY:SECOND DEGREE'
const THEFT = 'M 484(A) PC-THEFT OF PERSONAL PROPERTY'
const relieved = eligible('automatic-relief', 'shall')

/** A probation of some years ago that has run out. */
const longOver = (at: Setting, offense: string, sentence = 'PROBATION 3 Y + JAIL 90 D') =>
  conviction({ offense, sentence, court: between(at, 16, 7) })

const excluded = (offense: string, says: string): Scenario =>
  scenario(`${says}, on probation that is over`, '(b)', at => ({
    cases: [longOver(at, offense)],
    truth: notEligible,
  }))

const discretionary = (offense: string): Scenario =>
  scenario(`an offense of the points of VC 12810: ${offense}`, '(c)(2)', at => ({
    cases: [longOver(at, offense, 'PROBATION 36 M + JAIL 10 D + FINE')],
    truth: eligible('dismiss', 'may'),
  }))

const inspection = (offense: string): Scenario =>
  scenario(`${offense}: within VC 42002.1 or not`, '(b)', at => ({
    cases: [longOver(at, offense, 'PROBATION 12 M + FINE')],
    truth: review('whether equipment was to be inspected or a condition endangered somebody'),
  }))

export const PEOPLE: StatutePeople = {
  statute: 'pc-1203.4',
  of: 'conviction',
  scenarios: [
    scenario('felony probation of three years, over, and nothing else', '(a)(1), of right', at => ({
      cases: [longOver(at, BURGLARY)],
      truth: eligible('dismiss'),
      also: { 'pc-1203.425': relieved, 'pc-1203.41': eligible('dismiss', 'may') },
    })),
    scenario('misdemeanor probation of a year, over', '(a)(1), of right', at => ({
      cases: [longOver(at, THEFT, 'PROBATION 12 M + JAIL 10 D')],
      truth: eligible('dismiss'),
      also: { 'pc-1203.425': relieved, 'pc-1203.4a': notEligible },
    })),
    scenario('the court ended probation early', '(a)(1), of right', at => {
      const court = between(at, 16, 7)
      return {
        cases: [
          conviction({
            offense: BURGLARY,
            court,
            sentence: 'PROBATION 5 Y + JAIL 180 D',
            later: [order('PROBATION TERMINATED EARLY', yearsOn(court, 2))],
          }),
        ],
        truth: eligible('dismiss', 'shall'),
      }
    }),
    scenario('probation revoked, reinstated and since run out', '(a)(1), in discretion', at => {
      const court = between(at, 22, 15)
      return {
        cases: [
          conviction({
            offense: BURGLARY,
            court,
            sentence: 'PROBATION 3 Y + JAIL 180 D',
            later: [
              order('PROBATION REVOKED', court + 300),
              order('PROBATION REINSTATED', court + 360),
              order('PROBATION TERMINATED', yearsOn(court, 5)),
            ],
          }),
        ],
        truth: eligible('dismiss', 'may'),
      }
    }),
    scenario('two years of probation ended a day before', '(a)(1), when', at => ({
      cases: [conviction({ offense: BURGLARY, court: yearsAgo(at, 2, -1), sentence: 'PROBATION 2 Y' })],
      truth: eligible('dismiss'),
    })),
    scenario('two years of probation end in ten days', '(a)(1), when', at => {
      const court = yearsAgo(at, 2, 10)
      return {
        cases: [conviction({ offense: BURGLARY, court, sentence: 'PROBATION 2 Y' })],
        truth: later('dismiss'),
        also: { 'pc-1203.425': later('automatic-relief') },
      }
    }),
    scenario('probation granted this year for two', '(a)(1), when', at => ({
      cases: [conviction({ offense: BURGLARY, court: yearsAgo(at, 1, 120), sentence: 'PROBATION 2 Y' })],
      truth: later('dismiss'),
    })),
    scenario('an old probation is over, another runs', '(a)(1), when', at => ({
      cases: [
        longOver(at, THEFT, 'PROBATION 12 M'),
        conviction({ offense: 'M 242 PC-BATTERY', court: yearsAgo(at, 1, 200), sentence: 'PROBATION 12 M' }),
      ],
      truth: later('dismiss'),
    })),
    scenario('an old probation is over, a prison term of ten years runs', '(a)(1), when', at => ({
      cases: [
        longOver(at, THEFT, 'PROBATION 12 M'),
        conviction({ offense: 'F 211 PC-ROBBERY', court: between(at, 2, 1), sentence: 'PRISON 10 Y' }),
      ],
      truth: withheld,
    })),
    scenario('execution of a prison term suspended, and probation completed', '(a)(1), of right', at => ({
      cases: [longOver(at, BURGLARY, 'PRISON 2 Y + EXEC SEN SS + PROBATION 3 Y')],
      truth: eligible('dismiss'),
    })),
    scenario('sent to prison, without probation', '(a)(1), when', at => ({
      cases: [longOver(at, BURGLARY, 'PRISON 2 Y')],
      truth: notEligible,
    })),
    scenario('a misdemeanor with jail, without probation', '(a)(1), when', at => ({
      cases: [longOver(at, THEFT, 'JAIL 30 D')],
      truth: notEligible,
      also: { 'pc-1203.4a': eligible('dismiss') },
    })),
    scenario('dismissed under this section already', '(a)(1), relief', at => {
      const court = between(at, 16, 10)
      return {
        cases: [
          conviction({
            offense: THEFT,
            court,
            sentence: 'PROBATION 12 M',
            later: [order('CONV SET ASIDE & DISM PER 1203.4 PC', yearsOn(court, 3))],
          }),
        ],
        truth: notEligible,
      }
    }),
    ...[
      ['M 484(A) PC-THEFT OF PERSONAL PROPERTY', '2022-03-01', 'two years for theft since 2021'],
      ['M 484(A) PC-THEFT OF PERSONAL PROPERTY', '2010-03-01', 'three years before 2021'],
    ].map(([offense = '', day = '', cap = '']) =>
      scenario(`probation without its length: ${cap}, ${offense}`, '(a)(1), when', at => ({
        cases: [
          conviction({ offense, court: onADay(at, theDay(day), theDay(day) + 200), sentence: 'PROBATION' }),
        ],
        truth: eligible('dismiss'),
        also: { 'pc-1203.425': withheld },
      })),
    ),
    ...[
      ['M 242 PC-BATTERY', '2022-03-01', 'of a partner it has no longest'],
      ['F 11378 HS-POSS CNTL SUB FOR SALE', '2010-03-01', 'what bounded a felony before 2021 was not read'],
    ].map(([offense = '', day = '', cap = '']) =>
      scenario(`probation without its length: ${cap}, ${offense}`, '(a)(1), when', at => ({
        cases: [
          conviction({ offense, court: onADay(at, theDay(day), theDay(day) + 200), sentence: 'PROBATION' }),
        ],
        truth: review('the day on which probation ended'),
        also: { 'pc-1203.425': withheld },
      })),
    ),
    scenario('probation without its length, revoked: no cap holds', '(a)(1), when', at => {
      const court = onADay(at, theDay('2010-03-01'), theDay('2010-12-01'))
      return {
        cases: [
          conviction({
            offense: THEFT,
            court,
            sentence: 'PROBATION',
            later: [order('PROBATION REVOKED', court + 300)],
          }),
        ],
        truth: withheld,
      }
    }),
    scenario('a felony of former PC 647f: the law vacated it', '(a)(1), relief', at => ({
      cases: [longOver(at, 'F 647F PC-PROSTITUTION:W/PRIOR:AIDS')],
      truth: notEligible,
    })),
    scenario('the record shows no sentence', '(a)(1), when', at => ({
      cases: [longOver(at, THEFT, '')],
      truth: review('whether probation was granted'),
    })),
    excluded('F 286(C)(1) PC-SODOMY:PERSON UNDER 14 YRS', 'PC 286(c)'),
    excluded('F 288(A) PC-LEWD OR LASC ACTS W/CHILD UNDER 14', 'PC 288'),
    excluded('F 288A(C)(1) PC-ORAL COP:PERSON UNDER 14/ETC', 'former PC 288a(c)'),
    excluded('F 288.5(A) PC-CONTINUOUS SEX ABUSE OF CHILD', 'PC 288.5'),
    excluded('F 289(J) PC-SEX PEN:VICTIM UNDER 14', 'PC 289(j)'),
    excluded('F 311.11(A) PC-POSSESS/ETC OBSCENE MATTER:MINOR', 'PC 311.11'),
    excluded('M 311.3(A) PC-SEXUAL EXPLOITATION OF CHILD', 'PC 311.3'),
    excluded('F 261.5(D) PC-SEX INTERCOURSE W/MINOR:PERP 21+/VIC -16', 'a felony under PC 261.5(d)'),
    scenario('a misdemeanor under PC 261.5(d): only the felony is excluded', '(b)', at => ({
      cases: [
        longOver(at, 'M 261.5(D) PC-SEX INTERCOURSE W/MINOR:PERP 21+/VIC -16', 'PROBATION 3 Y + JAIL 60 D'),
      ],
      truth: eligible('dismiss'),
    })),
    scenario('PC 289(i) is not excluded', '(b)', at => ({
      cases: [longOver(at, 'F 289(I) PC-SEX PEN:PERP 21+/VIC -16')],
      truth: eligible('dismiss'),
    })),
    scenario('former PC 288a(b)(2) is not excluded', '(b)', at => ({
      cases: [longOver(at, 'F 288A(B)(2) PC-ORAL COP:PERP 21+/VIC -16')],
      truth: eligible('dismiss'),
    })),
    scenario('an infraction, with a fine', '(b)', at => ({
      cases: [longOver(at, 'I 602.8(A) PC-TRESPASS ON PRIVATE LAND', 'FINE')],
      truth: notEligible,
    })),
    discretionary('M 23152(A) VC-DUI ALCOHOL/DRUGS'),
    discretionary('M 23152(B) VC-DUI ALCOHOL/0.08 PERCENT'),
    discretionary('M 23103 VC-RECKLESS DRIVING'),
    discretionary('M 23103.5 VC-RECKLESS DRIVING:IN LIEU OF 23152'),
    discretionary('M 20002(A) VC-HIT AND RUN:PROPERTY DAMAGE'),
    discretionary('M 14601.1(A) VC-DRIVE WHILE LIC SUSP/ETC'),
    discretionary('F 2800.2(A) VC-EVADE PO:DISREGARD SAFETY'),
    discretionary('F 23153(A) VC-DUI ALCOHOL/DRUGS:CAUSE BODILY INJURY'),
    discretionary('M 192(C)(2) PC-VEH MANSL W/O GROSS NEG'),
    discretionary('F 2800.3(A) VC-EVADE PO:CAUSE INJURY'),
    discretionary('M 191.5(B) PC-VEH MANSL W/O GROSS NEG:INTOX'),
    discretionary('F 20001(A) VC-HIT AND RUN:DEATH/INJURY'),
    discretionary('M 23104(A) VC-RECKLESS DRIVING:CAUSE INJURY'),
    discretionary('M 14601.2(A) VC-DRIVE:LIC SUSP/ETC:DUI'),
    discretionary('M 23109.1(A) VC-SPEED CONTEST CAUSE INJURY'),
    inspection('M 2800(A) VC-DISOBEY PEACE OFFICER'),
    inspection('M 2801 VC-DISOBEY FIREMAN'),
    inspection('M 2803(A) VC-UNLAWFUL LOAD'),
    scenario('charged with driving under the influence, convicted of disturbing the peace', '(c)(1)', at => ({
      cases: [
        conviction({
          offense: 'M 415 PC-DISTURBING THE PEACE',
          charged: 'M 23152(A) VC-DUI ALCOHOL/DRUGS',
          court: between(at, 16, 7),
          sentence: 'PROBATION 12 M',
        }),
      ],
      truth: eligible('dismiss', 'may'),
    })),
    ...['M 2800.1(A) VC-EVADE PEACE OFFICER', 'M 12500(A) VC-DRIVE W/O LICENSE'].map(offense =>
      scenario(`of neither list of the Vehicle Code: ${offense}`, '(c)(1)', at => ({
        cases: [longOver(at, offense, 'PROBATION 12 M')],
        truth: eligible('dismiss'),
      })),
    ),
    scenario('summary probation', '(a)(1), of right', at => ({
      cases: [longOver(at, THEFT, 'SUMMARY PROBATION 12 M')],
      truth: eligible('dismiss'),
      also: { 'pc-1203.4a': notEligible },
    })),
    scenario('a conditional sentence is probation', '(a)(1), of right', at => ({
      cases: [longOver(at, THEFT, 'CONDITIONAL SENTENCE 12 M')],
      truth: eligible('dismiss'),
      also: { 'pc-1203.4a': notEligible },
    })),
    scenario('ended early this year; the two years would run on', '(a)(1), when', at => ({
      cases: [
        conviction({
          offense: BURGLARY,
          court: yearsAgo(at, 1, -250),
          sentence: 'PROBATION 2 Y',
          later: [order('PROBATION TERMINATED EARLY', at.asOf - 40)],
        }),
      ],
      truth: eligible('dismiss', 'shall'),
    })),
    scenario('reversed on appeal', '(a)(1), relief', at => {
      const court = between(at, 20, 12)
      return {
        cases: [
          conviction({
            offense: BURGLARY,
            court,
            sentence: 'PROBATION 3 Y',
            later: [order('CONV REVERSED ON APPEAL', court + 500)],
          }),
        ],
        truth: notEligible,
      }
    }),
    scenario('felony and misdemeanor of one case, probation for both, over', '(a)(1), of right', at => ({
      cases: [
        conviction({
          offense: BURGLARY,
          court: between(at, 16, 7),
          sentence: 'PROBATION 3 Y + JAIL 90 D',
          beside: [convictedCount(THEFT, 'PROBATION 3 Y')],
        }),
      ],
      truth: eligible('dismiss'),
    })),
  ],
}
