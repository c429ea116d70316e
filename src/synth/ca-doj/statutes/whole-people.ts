/**
 * People of whom every statute is asked: plain records, and what each of the texts gives them. They stand under the statute that
 * gives the most.
 */
import { conviction, endedInCourt, neverFiled } from './records.ts'
import { type Scenario, scenario } from './scenario.ts'
import { between } from './setting.ts'
import { eligible, notEligible, review } from './truth.ts'

const TRAFFICKED = review('whether the person was a victim of human trafficking')
const ABUSED = review('whether the person was a victim of intimate partner or sexual violence')
const VETERAN = review('whether it came of military service')
const survivors = { 'pc-236.14': TRAFFICKED, 'pc-236.15': ABUSED }
const noCannabis = {
  'hsc-11361.5': notEligible,
  'hsc-11361.8': notEligible,
  'hsc-11361.9': notEligible,
}

/** Of PC 1203.425. */
export const CONVICTED: readonly Scenario[] = [
  scenario('every statute: a misdemeanor theft, probation over, at thirty', '(a)(1)(B)(iv)(I)(ia)', at => ({
    cases: [
      conviction({
        offense: 'M 484(A) PC-THEFT OF PERSONAL PROPERTY',
        court: between(at, 16, 7),
        sentence: 'PROBATION 12 M + FINE',
      }),
    ],
    truth: eligible('automatic-relief', 'shall'),
    also: {
      ...survivors,
      ...noCannabis,
      'pc-17': notEligible,
      'pc-1170.9': VETERAN,
      'pc-1170.18': notEligible,
      'pc-1203.4': eligible('dismiss'),
      'pc-1203.4a': notEligible,
      'pc-1203.41': notEligible,
      'pc-1203.42': notEligible,
      'pc-1203.45': notEligible,
      'pc-1203.49': notEligible,
      'pc-4852.01': notEligible,
    },
  })),
  scenario('every statute: a misdemeanor battery, jail alone', '(a)(1)(B)(iv)(I)(ib)', at => ({
    cases: [conviction({ offense: 'M 242 PC-BATTERY', court: between(at, 16, 7), sentence: 'JAIL 30 D' })],
    truth: eligible('automatic-relief', 'shall'),
    also: {
      ...survivors,
      ...noCannabis,
      'pc-17': notEligible,
      'pc-1170.9': notEligible,
      'pc-1170.18': notEligible,
      'pc-1203.4': notEligible,
      'pc-1203.4a': eligible('dismiss'),
      'pc-1203.41': notEligible,
      'pc-1203.42': notEligible,
      'pc-1203.45': notEligible,
      'pc-1203.49': notEligible,
      'pc-4852.01': notEligible,
    },
  })),
  scenario('every statute: felony possession for sale, probation over', '(a)(1)(B)(iv)(I)(ia)', at => ({
    cases: [
      conviction({
        offense: 'F 11378 HS-POSS CNTL SUB FOR SALE',
        court: between(at, 16, 9),
        sentence: 'PROBATION 3 Y + JAIL 120 D',
      }),
    ],
    truth: eligible('automatic-relief', 'shall'),
    also: {
      ...survivors,
      ...noCannabis,
      'pc-1170.9': VETERAN,
      'pc-1170.18': notEligible,
      'pc-1203.4': eligible('dismiss'),
      'pc-1203.4a': notEligible,
      'pc-1203.41': eligible('dismiss', 'may'),
      'pc-1203.45': notEligible,
      'pc-1203.49': notEligible,
      'pc-4852.01': review('residence and conduct'),
    },
  })),
  scenario('every statute: simple possession of a narcotic, probation over', '(a)(1)(B)(iv)(I)(ia)', at => ({
    cases: [
      conviction({
        offense: 'F 11350(A) HS-POSSESS NARCOTIC CONTROLLED SUBSTANCE',
        court: between(at, 25, 16),
        sentence: 'PROBATION 3 Y + JAIL 60 D',
      }),
    ],
    truth: eligible('automatic-relief', 'shall'),
    also: {
      ...survivors,
      ...noCannabis,
      'pc-1170.9': VETERAN,
      'pc-1170.18': eligible('designate-misdemeanor', 'shall'),
      'pc-1203.4': eligible('dismiss'),
      'pc-1203.4a': notEligible,
      'pc-1203.41': eligible('dismiss', 'may'),
      'pc-1203.45': notEligible,
      'pc-1203.49': notEligible,
      'pc-4852.01': review('residence and conduct'),
    },
  })),
]

/** Of PC 851.93. */
export const ARRESTED: readonly Scenario[] = [
  scenario('every statute: battery, dismissed long ago', '(a)(2)(A)', at => {
    const day = between(at, 22, 12)
    return {
      cases: [
        endedInCourt({
          offense: 'M 242 PC-BATTERY',
          day,
          court: day + 60,
          disposition: 'DISMISSED/FURTHERANCE OF JUSTICE',
        }),
      ],
      truth: eligible('automatic-arrest-relief', 'shall'),
      also: {
        'hsc-11361.5-arrests': notEligible,
        'pc-851.7': notEligible,
        'pc-851.8': review('whether there was no reasonable cause to believe it'),
        'pc-851.91': eligible('seal-arrest', 'shall'),
        'pc-1203.43': notEligible,
      },
    }
  }),
  scenario('every statute: sale of cannabis, rejected long ago', '(a)(2)(C)(i)', at => ({
    cases: [
      neverFiled(
        'F 11359 HS-POSSESS MARIJUANA FOR SALE',
        between(at, 30, 16),
        'PROS REJ-INSUFFICIENT EVIDENCE',
      ),
    ],
    truth: eligible('automatic-arrest-relief', 'shall'),
    also: {
      'hsc-11361.5-arrests': notEligible,
      'pc-851.7': notEligible,
      'pc-851.8': review('whether there was no reasonable cause to believe it'),
      'pc-851.91': eligible('seal-arrest', 'shall'),
      'pc-1203.43': notEligible,
    },
  })),
]
