/** People of the statutes that turn on what only the person can tell: the record settles no more than who is barred. */
import { conviction, endedInCourt, neverFiled, order } from './records.ts'
import { type Scenario, type StatutePeople, scenario } from './scenario.ts'
import { between, type Setting, yearsAgo } from './setting.ts'
import { notEligible, review, withheld } from './truth.ts'

const PROBATION = 'PROBATION 3 Y + JAIL 90 D'
const one = (
  at: Setting,
  offense: string,
  sentence = PROBATION,
  years: readonly [number, number] = [16, 8],
) => conviction({ offense, sentence, court: between(at, years[0], years[1]) })

const open =
  (needs: string, at: string, sentence?: string) =>
  (offense: string): Scenario =>
    scenario(
      `open to whoever it is true of: ${offense}${sentence === undefined ? '' : `, ${sentence}`}`,
      at,
      setting => ({
        cases: [one(setting, offense, sentence)],
        truth: review(needs),
      }),
    )

const barred =
  (at: string, sentence?: string) =>
  (offense: string): Scenario =>
    scenario(`barred: ${offense}${sentence === undefined ? '' : `, ${sentence}`}`, at, setting => ({
      cases: [one(setting, offense, sentence)],
      truth: notEligible,
    }))

// ---- PC 236.14 and 236.15: survivors ----------------------------------------------------------------------------

const NONVIOLENT = [
  'M 647(B) PC-DISORDERLY CONDUCT:PROSTITUTION',
  'M 484(A) PC-THEFT OF PERSONAL PROPERTY',
  'F 11378 HS-POSS CNTL SUB FOR SALE',
  'F 460(B) PC-BURGLARY:SECOND DEGREE',
  'M 148.9(A) PC-FALSE ID TO SPECIFIC PEACE OFICERS',
]
const NOT_ATTEMPTED = ['F 664/211 PC-ATT ROBBERY', 'F 245(A)(4) PC-ADW:FORCE LIKELY GBI']
const VIOLENT = [
  'F 664/187(A) PC-ATTEMPTED MURDER',
  'F 187(A) PC-MURDER',
  'F 211 PC-ROBBERY',
  'F 192(A) PC-VOLUNTARY MANSLAUGHTER',
  'F 203 PC-MAYHEM',
  'F 215(A) PC-CARJACKING',
  'F 451(B) PC-ARSON:INHABITED STRUCTURE/PROPERTY',
  'F 288(A) PC-LEWD OR LASC ACTS W/CHILD UNDER 14',
  'F 206 PC-TORTURE',
  'F 192.1 PC-VOLUNTARY MANSLAUGHTER',
  'F 288.5(A) PC-CONTINUOUS SEX ABUSE OF CHILD',
  'F 220(A)(1) PC-ASLT TO COMMIT RAPE/ETC',
]
const survivors = (statute: string, who: string): StatutePeople => ({
  statute,
  of: 'conviction',
  scenarios: [
    ...[...NONVIOLENT, ...NOT_ATTEMPTED].map(open(`whether the person was a victim of ${who}`, '(a)')),
    ...VIOLENT.map(barred('(t)(1)', 'PRISON 3 Y')),
  ],
})
export const TRAFFICKED = survivors('pc-236.14', 'human trafficking')
export const ABUSED = survivors('pc-236.15', 'intimate partner or sexual violence')

// ---- PC 1203.49: prostitution -----------------------------------------------------------------------------------

const trafficked = open(
  'whether it came of being trafficked',
  'the section, first sentence',
  'PROBATION 12 M',
)
export const PROSTITUTION: StatutePeople = {
  statute: 'pc-1203.49',
  of: 'conviction',
  scenarios: [
    trafficked('M 647(B) PC-DISORDERLY CONDUCT:PROSTITUTION'),
    trafficked('M 647(B)(1) PC-DISORDERLY CONDUCT:PROSTITUTION'),
    trafficked('M 647(B) PC-DISORD CONDUCT:PROSTITUTION'),
    open(
      'whether it came of being trafficked',
      'the section, first sentence',
      'JAIL 5 D',
    )('M 647(B) PC-DISORDERLY CONDUCT:PROSTITUTION'),
    ...[
      'M 647(F) PC-DISORDERLY CONDUCT:UNDER INFLUENCE',
      'M 647(A) PC-DISORDERLY CONDUCT:SOLICIT LEWD ACT',
      'M 484(A) PC-THEFT OF PERSONAL PROPERTY',
      'F 266H(A) PC-PIMPING',
    ].map(barred('the section, first sentence', 'PROBATION 12 M')),
  ],
}

// ---- PC 1203.4b: who fought fires ---------------------------------------------------------------------------------

const TERM = 'PRISON 2 Y'
const THEFT_TERM = 'F 460(B) PC-BURGLARY:SECOND DEGREE'
const besides = (offense: string, at: string): Scenario =>
  scenario(`a term for burglary, and ever convicted of ${offense}`, at, setting => ({
    cases: [
      one(setting, THEFT_TERM, TERM, [20, 15]),
      conviction({ offense, sentence: 'PRISON 3 Y', court: between(setting, 38, 32) }),
    ],
    truth: notEligible,
  }))
const crew = open('whether the person fought fires, and was certified', '(a)(1), crew', TERM)
export const FIREFIGHTERS: StatutePeople = {
  statute: 'pc-1203.4b',
  of: 'conviction',
  scenarios: [
    crew(THEFT_TERM),
    crew('F 211 PC-ROBBERY'),
    crew('F 11378 HS-POSS CNTL SUB FOR SALE'),
    scenario('a term of ten years of which one has run', '(a)(1), released', setting => ({
      cases: [conviction({ offense: THEFT_TERM, court: between(setting, 2, 1), sentence: 'PRISON 10 Y' })],
      truth: withheld,
    })),
    besides('F 187(A) PC-MURDER', '(a)(1)(A)'),
    besides('F 207(A) PC-KIDNAPPING', '(a)(1)(B)'),
    besides('F 261(A)(2) PC-RAPE BY FORCE/FEAR/ETC', '(a)(1)(C)'),
    besides('F 288(A) PC-LEWD OR LASC ACTS W/CHILD UNDER 14', '(a)(1)(D)'),
    besides('F 206 PC-TORTURE', '(a)(1)(E)'),
    besides('F 243.4(A) PC-SEXUAL BATTERY', '(a)(1)(F)'),
    besides('F 451(D) PC-ARSON:PROPERTY', '(a)(1)(H)'),
  ],
}

// ---- PC 1170.9: military trauma ----------------------------------------------------------------------------------

const veteran = open('whether it came of military service, and treatment helped', '(h)(1)')
export const VETERANS: StatutePeople = {
  statute: 'pc-1170.9',
  of: 'conviction',
  scenarios: [
    veteran('F 11377(A) HS-POSSESS CONTROLLED SUBSTANCE'),
    veteran('M 242 PC-BATTERY'),
    veteran('F 245(A)(4) PC-ADW:FORCE LIKELY GBI'),
    ...[
      'F 286(C)(1) PC-SODOMY:PERSON UNDER 14 YRS',
      'F 288(A) PC-LEWD OR LASC ACTS W/CHILD UNDER 14',
      'F 288A(C)(1) PC-ORAL COP:PERSON UNDER 14/ETC',
      'F 288.5(A) PC-CONTINUOUS SEX ABUSE OF CHILD',
      'F 289(J) PC-SEX PEN:VICTIM UNDER 14',
      'F 261.5(D) PC-SEX INTERCOURSE W/MINOR:PERP 21+/VIC -16',
    ].map(barred('(h)(4)(B)(i)-(vii)')),
    ...['F 11378 HS-POSS CNTL SUB FOR SALE'].map(barred('(h)(1)(A)', 'PRISON 2 Y')),
    ...['M 242 PC-BATTERY'].map(barred('(h)(1)(A)', 'JAIL 30 D')),
  ],
}

// ---- PC 4852.01: certificate of rehabilitation -------------------------------------------------------------------

const rehabilitated = open('residence, conduct and service', '4852.06', 'PRISON 2 Y')
export const REHABILITATED: StatutePeople = {
  statute: 'pc-4852.01',
  of: 'conviction',
  scenarios: [
    rehabilitated('F 211 PC-ROBBERY'),
    rehabilitated('F 11378 HS-POSS CNTL SUB FOR SALE'),
    open('residence, conduct and service', '4852.06')('F 460(B) PC-BURGLARY:SECOND DEGREE'),
    ...[
      'F 269(A)(1) PC-AGGRAVATED SEX ASSAULT OF CHILD',
      'F 286(C)(1) PC-SODOMY:PERSON UNDER 14 YRS',
      'F 288(A) PC-LEWD OR LASC ACTS W/CHILD UNDER 14',
      'F 288A(C)(1) PC-ORAL COP:PERSON UNDER 14/ETC',
      'F 288.5(A) PC-CONTINUOUS SEX ABUSE OF CHILD',
      'F 288.7(A) PC-SEX W/CHILD 10 OR UNDER',
      'F 289(J) PC-SEX PEN:VICTIM UNDER 14',
    ].map(barred('4852.01(c)', 'PRISON 3 Y')),
    ...['M 242 PC-BATTERY', 'M 484(A) PC-THEFT OF PERSONAL PROPERTY'].map(barred('4852.01(a)', 'JAIL 30 D')),
    scenario('a misdemeanor that requires registration, dismissed under PC 1203.4', '4852.01(b)', setting => {
      const court = between(setting, 20, 15)
      return {
        cases: [
          conviction({
            offense: 'M 647.6(A) PC-ANNOY/MOLEST CHILDREN',
            court,
            sentence: 'PROBATION 3 Y',
            later: [order('CONV SET ASIDE & DISM PER 1203.4 PC', court + 1500)],
          }),
        ],
        truth: review('residence and conduct since the dismissal'),
      }
    }),
    scenario('a misdemeanor that requires registration, not dismissed', '4852.01(b)', setting => ({
      cases: [one(setting, 'M 647.6(A) PC-ANNOY/MOLEST CHILDREN', 'PROBATION 3 Y')],
      truth: withheld,
    })),
    scenario('a felony dismissed under PC 1203.4', '4852.01(a)', setting => {
      const court = between(setting, 20, 15)
      return {
        cases: [
          conviction({
            offense: 'F 11378 HS-POSS CNTL SUB FOR SALE',
            court,
            sentence: 'PROBATION 3 Y',
            later: [order('CONV SET ASIDE & DISM PER 1203.4 PC', court + 1500)],
          }),
        ],
        truth: review('residence, conduct and service'),
      }
    }),
  ],
}

// ---- PC 851.8: the factually innocent --------------------------------------------------------------------------

const ended = (setting: Setting, offense: string, disposition: string) => {
  const day = between(setting, 15, 6)
  return endedInCourt({ offense, day, court: day + 60, disposition })
}
const INNOCENT = review('whether there was no reasonable cause to believe it')
export const INNOCENTS: StatutePeople = {
  statute: 'pc-851.8',
  of: 'arrest',
  scenarios: [
    scenario('arrested last year, and nothing was filed', '(a)', at => ({
      cases: [neverFiled('M 242 PC-BATTERY', yearsAgo(at, 1), 'PROS REJ-INSUFFICIENT EVIDENCE')],
      truth: INNOCENT,
    })),
    scenario('arrested for a felony ten years ago, and nothing was filed', '(l)', at => ({
      cases: [neverFiled('F 211 PC-ROBBERY', yearsAgo(at, 10), 'PROS REJ-INSUFFICIENT EVIDENCE')],
      truth: INNOCENT,
    })),
    scenario('released: a detention only', '(m)', at => ({
      cases: [neverFiled('M 242 PC-BATTERY', between(at, 10, 3), 'PROS REL-DET ONLY-LACK OF SUFF EVID')],
      truth: INNOCENT,
    })),
    scenario('a charge of battery was dismissed', '(c)', at => ({
      cases: [ended(at, 'M 242 PC-BATTERY', 'DISMISSED/LACK OF PROBABLE CAUSE')],
      truth: INNOCENT,
    })),
    scenario('a charge of robbery was dismissed', '(c)', at => ({
      cases: [ended(at, 'F 211 PC-ROBBERY', 'DISMISSED/FURTHERANCE OF JUSTICE')],
      truth: INNOCENT,
    })),
    scenario('acquitted of robbery', '(e)', at => ({
      cases: [ended(at, 'F 211 PC-ROBBERY', 'ACQUITTED')],
      truth: INNOCENT,
    })),
    scenario('acquitted of battery', '(e)', at => ({
      cases: [ended(at, 'M 242 PC-BATTERY', 'ACQUITTED')],
      truth: INNOCENT,
    })),
    scenario('cited for an infraction, and it was dismissed', '(n)', at => ({
      cases: [ended(at, 'I 22349(A) VC-EXCEED SPEED ON HIGHWAY', 'DISMISSED/FURTHERANCE OF JUSTICE')],
      truth: notEligible,
    })),
  ],
}
