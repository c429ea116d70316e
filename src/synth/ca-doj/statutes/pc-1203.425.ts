/** People of PC 1203.425: automatic relief for convictions (Penal Code, read 2026-11-29 and again 2026-11-30). */
import { theDay } from '../../../time/day.ts'
import { conviction, endedInCourt, neverFiled, order, registered, report } from './records.ts'
import { type StatutePeople, scenario } from './scenario.ts'
import { between, onADay, type Setting, yearsAgo, yearsOn } from './setting.ts'
import { eligible, later, notEligible, review, withheld } from './truth.ts'
import { CONVICTED } from './whole-people.ts'

const DRUG_SALE = 'F 11378 HS-POSS CNTL SUB FOR SALE'
const THEFT = 'M 484(A) PC-THEFT OF PERSONAL PROPERTY'
const BATTERY = 'M 242 PC-BATTERY'
const given = eligible('automatic-relief', 'shall')
const FROM = theDay('1973-01-01')

/** A misdemeanor with a little jail, long over. */
const oldTheft = (at: Setting) =>
  conviction({ offense: THEFT, court: between(at, 20, 12), sentence: 'JAIL 20 D' })

/** Prison and parole for it, from which the person was discharged on that day. */
const paroled = (offense: string, discharged: number, others: { readonly court?: number } = {}) => {
  const court = others.court ?? discharged - 1900
  return conviction({
    offense,
    court,
    sentence: 'PRISON 2 Y',
    reports: [
      report('PAROLE', 'PAROLED', court + 700),
      report('PAROLE', 'DISCHARGED FROM PAROLE', discharged),
    ],
  })
}

export const PEOPLE: StatutePeople = {
  statute: 'pc-1203.425',
  of: 'conviction',
  scenarios: [
    ...CONVICTED,
    scenario('felony probation, over without revocation', '(a)(1)(B)(iv)(I)(ia)', at => ({
      cases: [
        conviction({ offense: DRUG_SALE, court: between(at, 16, 6), sentence: 'PROBATION 3 Y + JAIL 90 D' }),
      ],
      truth: given,
      also: { 'pc-1203.4': eligible('dismiss') },
    })),
    scenario('misdemeanor probation, over without revocation', '(a)(1)(B)(iv)(I)(ia)', at => ({
      cases: [conviction({ offense: THEFT, court: between(at, 16, 3), sentence: 'PROBATION 12 M' })],
      truth: given,
    })),
    scenario('misdemeanor with jail, a year since judgment today', '(a)(1)(B)(iv)(I)(ib)', at => ({
      cases: [conviction({ offense: THEFT, court: yearsAgo(at, 1), sentence: 'JAIL 20 D' })],
      truth: given,
    })),
    scenario('misdemeanor with jail, a year since judgment tomorrow', '(a)(1)(B)(iv)(I)(ib)', at => ({
      cases: [conviction({ offense: THEFT, court: yearsAgo(at, 1, 1), sentence: 'JAIL 20 D' })],
      truth: later('automatic-relief', at.asOf + 1),
    })),
    scenario('misdemeanor probation revoked, then jail', '(a)(1)(B)(iv)(I)(ib)', at => {
      const court = between(at, 16, 8)
      return {
        cases: [
          conviction({
            offense: THEFT,
            court,
            sentence: 'PROBATION 12 M',
            later: [order('PROBATION REVOKED', court + 150, 'JAIL 60 D')],
          }),
        ],
        truth: given,
      }
    }),
    scenario('an infraction with a fine', '(a)(1)(B)(iv)(I)(ib)', at => ({
      cases: [
        conviction({
          offense: 'I 22349(A) VC-EXCEED SPEED ON HIGHWAY',
          court: between(at, 16, 2),
          sentence: 'FINE',
        }),
      ],
      truth: given,
      also: { 'pc-1203.4a': notEligible },
    })),
    scenario('prison; discharged from parole four years ago to the day', '(a)(1)(B)(iv)(II)', at => ({
      cases: [paroled(DRUG_SALE, yearsAgo(at, 4))],
      truth: given,
    })),
    scenario('prison; discharged from parole three years ago', '(a)(1)(B)(iv)(II)', at => ({
      cases: [paroled(DRUG_SALE, yearsAgo(at, 3))],
      truth: later('automatic-relief'),
    })),
    scenario('prison so long ago that any parole ended ten years ago', '(a)(1)(B)(iv)(II)', at => ({
      cases: [conviction({ offense: DRUG_SALE, court: between(at, 34, 22), sentence: 'PRISON 2 Y' })],
      truth: given,
    })),
    scenario('prison, and a new felony two years after the discharge', '(a)(1)(B)(iv)(II)', at => {
      const discharged = between(at, 14, 12)
      return {
        cases: [
          paroled(DRUG_SALE, discharged),
          conviction({ offense: DRUG_SALE, court: discharged + 700, sentence: 'PRISON 2 Y' }),
        ],
        truth: withheld,
      }
    }),
    ...[
      'F 664/211 PC-ATT ROBBERY',
      'F 182(A)(1)/211 PC-CONSPIRACY:ROBBERY',
      'F 451(B) PC-ARSON:INHABITED STRUCTURE',
    ].map(offense =>
      scenario(`serious: ${offense}, with a prison term`, '(a)(1)(B)(iv)(II)', at => ({
        cases: [conviction({ offense, court: between(at, 34, 24), sentence: 'PRISON 2 Y' })],
        truth: notEligible,
      })),
    ),
    ...[
      'F 273.5(A) PC-INFLICT CORP INJ:SPOUSE/COHAB',
      'F 12021(A)(1) PC-POSSESS FIREARM BY FELON',
      'F 10851(A) VC-TAKE VEH W/O OWN CONSENT/VEH THEFT',
      'F 470 PC-FORGERY',
      'F 11351 HS-POSS/PURCHASE FOR SALE NARC/CNTL SUB',
    ].map(offense =>
      scenario(`neither serious nor violent: ${offense}, prison long over`, '(a)(1)(B)(iv)(II)', at => ({
        cases: [conviction({ offense, court: between(at, 34, 24), sentence: 'PRISON 2 Y' })],
        truth: given,
      })),
    ),
    ...[
      'F 451.5(A) PC-AGGRAVATED ARSON',
      'F 205 PC-AGGRAVATED MAYHEM',
      'F 209(A) PC-KIDNAP FOR RANSOM',
      'F 220(B) PC-ASSAULT W/INTENT TO COMMIT FELONY',
      'F 288.7(A) PC-SEX W/CHILD 10 OR UNDER',
      'F 664/206 PC-ATT TORTURE',
      'F 192.1 PC-VOLUNTARY MANSLAUGHTER',
      'F 261.2 PC-RAPE BY FORCE',
      'F 459/460(A) PC-BURGLARY:FIRST DEGREE',
      'F 203 PC-MAYHEM',
      'F 246 PC-SHOOT AT INHABITED DWELLING/VEH/ETC',
    ].map(offense =>
      scenario(`on the lists, with a term of years: ${offense}`, '(a)(1)(B)(iv)(II)', at => ({
        cases: [conviction({ offense, court: between(at, 36, 30), sentence: 'PRISON 3 Y' })],
        truth: notEligible,
      })),
    ),
    scenario('assault by force alone, of 2012, prison over', '(a)(1)(B)(iv)(II)', at => ({
      cases: [
        conviction({
          offense: 'F 245(A)(4) PC-ADW:FORCE LIKELY GBI',
          court: onADay(at, theDay('2012-06-01'), theDay('2013-06-01')),
          sentence: 'PRISON 2 Y',
        }),
      ],
      truth: given,
    })),
    scenario('assault with a deadly weapon, of 2019, prison', '(a)(1)(B)(iv)(II)', at => ({
      cases: [
        conviction({
          offense: 'F 245(A)(1) PC-ADW:NOT FIREARM',
          court: onADay(at, theDay('2019-06-01'), theDay('2020-06-01')),
          sentence: 'PRISON 2 Y',
        }),
      ],
      truth: notEligible,
    })),
    scenario('felony probation revoked, prison after it, all over long ago', '(a)(1)(B)(iv)(II)', at => {
      const court = between(at, 34, 28)
      return {
        cases: [
          conviction({
            offense: DRUG_SALE,
            court,
            sentence: 'PROBATION 3 Y',
            later: [order('PROBATION REVOKED', court + 400, 'PRISON 2 Y')],
          }),
        ],
        truth: given,
      }
    }),
    scenario('a felony reduced to a misdemeanor after clean probation', '(a)(1)(B)(iv)(I)(ia)', at => {
      const court = between(at, 16, 10)
      return {
        cases: [
          conviction({
            offense: 'F 496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY',
            court,
            sentence: 'PROBATION 3 Y',
            later: [order('CONV REDUCED TO MISD PER 17(B) PC', yearsOn(court, 4))],
          }),
        ],
        truth: given,
        also: { 'pc-1203.4': eligible('dismiss'), 'pc-17': notEligible },
      }
    }),
    scenario('robbery with a prison term', '(a)(1)(B)(iv)(II)', at => ({
      cases: [
        conviction({ offense: 'F 211 PC-ROBBERY', court: between(at, 34, 22), sentence: 'PRISON 3 Y' }),
      ],
      truth: notEligible,
    })),
    scenario('first degree burglary with a prison term', '(a)(1)(B)(iv)(II)', at => ({
      cases: [
        conviction({
          offense: 'F 460(A) PC-BURGLARY:FIRST DEGREE',
          court: between(at, 34, 22),
          sentence: 'PRISON 2 Y',
        }),
      ],
      truth: notEligible,
    })),
    scenario('criminal threats with a prison term', '(a)(1)(B)(iv)(II)', at => ({
      cases: [
        conviction({
          offense: 'F 422 PC-CRIM THREAT:TERRORIZE',
          court: between(at, 34, 22),
          sentence: 'PRISON 2 Y',
        }),
      ],
      truth: notEligible,
    })),
    scenario('torture that records a term of years', '(a)(1)(B)(iv)(II)', at => ({
      cases: [
        conviction({ offense: 'F 206 PC-TORTURE', court: between(at, 34, 30), sentence: 'PRISON 3 Y' }),
      ],
      truth: notEligible,
    })),
    scenario('a felony that requires registration, with prison', '(a)(1)(B)(iv)(II)', at => ({
      cases: [
        conviction({
          offense: 'F 243.4(A) PC-SEXUAL BATTERY',
          court: between(at, 40, 30),
          sentence: 'PRISON 2 Y',
        }),
      ],
      truth: notEligible,
    })),
    scenario(
      'robbery, probation over without revocation: an attorney signs off',
      '(a)(1)(B)(iv)(I)(ia)',
      at => ({
        cases: [
          conviction({
            offense: 'F 211 PC-ROBBERY',
            court: between(at, 16, 8),
            sentence: 'PROBATION 5 Y + JAIL 1 Y',
          }),
        ],
        truth: review('whether an attorney agrees that the exclusion is of (II) only'),
        also: { 'pc-1203.4': eligible('dismiss') },
      }),
    ),
    scenario('convicted the day before 1973', '(a)(1)(B)(iv)', () => ({
      cases: [conviction({ offense: BATTERY, court: FROM - 1, sentence: 'JAIL 30 D' })],
      truth: notEligible,
    })),
    scenario('convicted on the first day of 1973', '(a)(1)(B)(iv)', () => ({
      cases: [conviction({ offense: BATTERY, court: FROM, sentence: 'JAIL 30 D' })],
      truth: given,
    })),
    scenario('registered as a sex offender this year', '(a)(1)(B)(i)', at => ({
      cases: [oldTheft(at), registered(at.asOf - 90)],
      truth: withheld,
    })),
    scenario('a prison term of ten years runs', '(a)(1)(B)(iii)', at => ({
      cases: [
        oldTheft(at),
        conviction({ offense: 'F 211 PC-ROBBERY', court: between(at, 2, 1), sentence: 'PRISON 10 Y' }),
      ],
      truth: withheld,
    })),
    scenario('probation for another case runs', '(a)(1)(B)(iii)', at => ({
      cases: [
        oldTheft(at),
        conviction({ offense: BATTERY, court: yearsAgo(at, 1, 200), sentence: 'PROBATION 12 M' }),
      ],
      truth: withheld,
    })),
    scenario('a complaint filed half a year ago, without an outcome', '(a)(1)(B)(iii)', at => ({
      cases: [
        oldTheft(at),
        endedInCourt({
          offense: BATTERY,
          day: at.asOf - 200,
          court: at.asOf - 170,
          disposition: 'COMPLAINT FILED',
        }),
      ],
      truth: withheld,
    })),
    scenario('arrested for battery two months ago, without an outcome', '(a)(1)(B)(iii)', at => ({
      cases: [oldTheft(at), neverFiled(BATTERY, at.asOf - 60, '')],
      truth: review('whether charges are pending'),
    })),
    scenario('arrested for battery six years ago, without an outcome', '(a)(1)(B)(iii)', at => ({
      cases: [oldTheft(at), neverFiled(BATTERY, yearsAgo(at, 6), '')],
      truth: given,
    })),
    scenario('arrested for a drug sale a year ago, without an outcome', '(a)(1)(B)(iii)', at => ({
      cases: [oldTheft(at), neverFiled(DRUG_SALE, yearsAgo(at, 1), '')],
      truth: review('whether charges are pending'),
    })),
    scenario('arrested for a drug sale eight years ago, without an outcome', '(a)(1)(B)(iii)', at => ({
      cases: [oldTheft(at), neverFiled(DRUG_SALE, yearsAgo(at, 8), '')],
      truth: given,
    })),
    scenario('arrested two months ago, and the prosecutor rejected it', '(a)(1)(B)(iii)', at => ({
      cases: [oldTheft(at), neverFiled(BATTERY, at.asOf - 60, 'PROS REJ-INSUFFICIENT EVIDENCE')],
      truth: given,
    })),
    scenario('the record shows no sentence', '(a)(2)(A)', at => ({
      cases: [conviction({ offense: DRUG_SALE, court: between(at, 16, 8), sentence: '' })],
      truth: withheld,
    })),
    scenario('probation of a length that the record does not show', '(a)(1)(B)(iv)(I)(ia)', at => ({
      cases: [conviction({ offense: DRUG_SALE, court: between(at, 16, 8), sentence: 'PROBATION' })],
      truth: withheld,
    })),
    scenario('the court prohibited this relief', '(b)(6)', at => {
      const court = between(at, 9, 6)
      return {
        cases: [
          conviction({
            offense: THEFT,
            court,
            sentence: 'PROBATION 12 M',
            later: [order('RELIEF DENIED PER 1203.425 PC', court + 300)],
          }),
        ],
        truth: withheld,
      }
    }),
    scenario('dismissed under PC 1203.4 already', '(a)(5)', at => {
      const court = onADay(at, yearsAgo(at, 16), yearsAgo(at, 9))
      return {
        cases: [
          conviction({
            offense: THEFT,
            court,
            sentence: 'PROBATION 12 M',
            later: [order('CONV SET ASIDE & DISM PER 1203.4 PC', yearsOn(court, 3))],
          }),
        ],
        truth: withheld,
      }
    }),
  ],
}
