/** People of PC 851.93: automatic relief for arrests (Penal Code, read 2026-11-29). */
import { theDay } from '../../../time/day.ts'
import { endedCount, endedInCourt, neverFiled, order } from './records.ts'
import { type StatutePeople, scenario } from './scenario.ts'
import { between, onADay, type Setting, yearsAgo } from './setting.ts'
import { eligible, later, notEligible, review, type Truth, withheld } from './truth.ts'
import { ARRESTED } from './whole-people.ts'

const BATTERY = 'M 242 PC-BATTERY'
const RECEIVING = 'F 496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY'
const METH = 'M 11377(A) HS-POSSESS CONTROLLED SUBSTANCE'
const given = eligible('automatic-arrest-relief', 'shall')
const REJECTED = 'PROS REJ-INSUFFICIENT EVIDENCE'
const FROM = theDay('1973-01-01')

const inCourt = (at: Setting, offense: string, disposition: string, truth: Truth, arrestedFor?: string) => {
  const day = between(at, 16, 8)
  return {
    cases: [
      endedInCourt({
        offense,
        day,
        court: day + 60,
        disposition,
        ...(arrestedFor === undefined ? {} : { arrestedFor }),
      }),
    ] as const,
    truth,
  }
}

export const PEOPLE: StatutePeople = {
  statute: 'pc-851.93',
  of: 'arrest',
  scenarios: [
    ...ARRESTED,
    scenario('misdemeanor arrest, charge dismissed', '(a)(2)(A)', at =>
      inCourt(at, BATTERY, 'DISMISSED/FURTHERANCE OF JUSTICE', given),
    ),
    scenario('misdemeanor arrest last month, charge dismissed: nothing to wait for', '(a)(2)(A)', at => ({
      cases: [
        endedInCourt({
          offense: BATTERY,
          day: at.asOf - 45,
          court: at.asOf - 20,
          disposition: 'DISMISSED/LACK OF EVIDENCE',
        }),
      ],
      truth: given,
    })),
    scenario('misdemeanor arrest, acquitted', '(a)(2)(B)', at => inCourt(at, BATTERY, 'ACQUITTED', given)),
    scenario('felony arrest, acquitted', '(a)(2)(C)(i)', at => inCourt(at, RECEIVING, 'ACQUITTED', given)),
    scenario('arrest for murder, acquitted', '(a)(2)(C)(ii)', at =>
      inCourt(at, 'F 187(A) PC-MURDER', 'ACQUITTED', given),
    ),
    scenario('felony arrest, charge filed and dismissed: in none of (A) to (D)', '(a)(2)(C)(i)', at =>
      inCourt(at, RECEIVING, 'DISMISSED/FURTHERANCE OF JUSTICE', notEligible),
    ),
    scenario('misdemeanor arrest, rejected a year ago to the day', '(a)(2)(B)', at => ({
      cases: [neverFiled(BATTERY, yearsAgo(at, 1), REJECTED)],
      truth: given,
    })),
    scenario('misdemeanor arrest, rejected; a year tomorrow', '(a)(2)(B)', at => ({
      cases: [neverFiled(BATTERY, yearsAgo(at, 1, 1), REJECTED)],
      truth: later('automatic-arrest-relief', at.asOf + 1),
    })),
    scenario('misdemeanor arrest, no outcome shown, two years ago', '(a)(2)(B)', at => ({
      cases: [neverFiled(BATTERY, yearsAgo(at, 2), '')],
      truth: given,
    })),
    scenario('felony arrest, rejected three years ago to the day', '(a)(2)(C)(i)', at => ({
      cases: [neverFiled(RECEIVING, yearsAgo(at, 3), REJECTED)],
      truth: given,
    })),
    scenario('felony arrest, rejected; three years tomorrow', '(a)(2)(C)(i)', at => ({
      cases: [neverFiled(RECEIVING, yearsAgo(at, 3, 1), REJECTED)],
      truth: later('automatic-arrest-relief', at.asOf + 1),
    })),
    scenario('arrest for murder, rejected six years ago to the day', '(a)(2)(C)(ii)', at => ({
      cases: [neverFiled('F 187(A) PC-MURDER', yearsAgo(at, 6), REJECTED)],
      truth: given,
    })),
    scenario('arrest for murder, rejected; six years tomorrow', '(a)(2)(C)(ii)', at => ({
      cases: [neverFiled('F 187(A) PC-MURDER', yearsAgo(at, 6, 1), REJECTED)],
      truth: later('automatic-arrest-relief', at.asOf + 1),
    })),
    scenario(
      'arrest for robbery, rejected four years ago: its forms differ by eight years',
      '(a)(2)(C)(ii)',
      at => ({
        cases: [neverFiled('F 211 PC-ROBBERY', yearsAgo(at, 4), REJECTED)],
        truth: review('whether the form arrested for is punishable by eight years'),
      }),
    ),
    scenario('arrest for robbery, rejected two years ago: neither time has run', '(a)(2)(C)', at => ({
      cases: [neverFiled('F 211 PC-ROBBERY', yearsAgo(at, 2), REJECTED)],
      truth: withheld,
    })),
    scenario(
      'arrest under HSC 11352(a), rejected four years ago: five years at most',
      '(a)(2)(C)(i)',
      at => ({
        cases: [neverFiled('F 11352(A) HS-TRANSPORT/SELL NARCOTIC/CNTL SUB', yearsAgo(at, 4), REJECTED)],
        truth: given,
      }),
    ),
    scenario(
      'arrest for transport of narcotics, rejected four years ago: its forms differ',
      '(a)(2)(C)(ii)',
      at => ({
        cases: [neverFiled('F 11352 HS-TRANSPORT/SELL NARCOTIC/CNTL SUB', yearsAgo(at, 4), REJECTED)],
        truth: review('whether the form arrested for is punishable by eight years'),
      }),
    ),
    scenario('arrest for burglary, rejected four years ago: no form has eight years', '(a)(2)(C)(i)', at => ({
      cases: [neverFiled('F 459 PC-BURGLARY', yearsAgo(at, 4), REJECTED)],
      truth: given,
    })),
    scenario('arrest for rape by force, rejected four years ago: eight years', '(a)(2)(C)(ii)', at => ({
      cases: [neverFiled('F 261(A)(2) PC-RAPE BY FORCE/FEAR/ETC', yearsAgo(at, 4), REJECTED)],
      truth: later('automatic-arrest-relief'),
    })),
    scenario('arrest for assault with a deadly weapon, rejected four years ago', '(a)(2)(C)(i)', at => ({
      cases: [neverFiled('F 245(A)(1) PC-ADW:NOT FIREARM', yearsAgo(at, 4), REJECTED)],
      truth: given,
    })),
    scenario('cited for an infraction, dismissed', '(a)(2)', at =>
      inCourt(at, 'I 22349(A) VC-EXCEED SPEED ON HIGHWAY', 'DISMISSED/FURTHERANCE OF JUSTICE', notEligible),
    ),
    scenario('arrest for robbery, rejected seven years ago', '(a)(2)(C)(ii)', at => ({
      cases: [neverFiled('F 211 PC-ROBBERY', yearsAgo(at, 7), REJECTED)],
      truth: given,
    })),
    scenario('arrested on the last day of 1972', '(a)(2)', () => ({
      cases: [neverFiled(BATTERY, FROM - 1, REJECTED)],
      truth: notEligible,
    })),
    scenario('arrested on the first day of 1973', '(a)(2)', () => ({
      cases: [neverFiled(BATTERY, FROM, REJECTED)],
      truth: given,
    })),
    scenario('misdemeanor arrest, dismissed at the end of a diversion', '(a)(2)(A)', at =>
      inCourt(at, BATTERY, 'DISMISSED/DIVERSION COMPLETED', given),
    ),
    scenario('felony drug arrest, deferred entry of judgment completed', '(a)(2)(D)(ii)', at => {
      const court = onADay(at, theDay('1999-01-10'), theDay('2014-12-01'))
      return {
        cases: [
          endedInCourt({
            offense: 'F 11350(A) HS-POSSESS NARCOTIC CONTROLLED SUBSTANCE',
            day: court - 40,
            court,
            disposition: 'DEFERRED ENTRY OF JUDGMENT',
            later: [order('DISMISSED/DEJ COMPLETED', court + 600)],
          }),
        ],
        truth: given,
      }
    }),
    scenario('felony arrest, a diversion of no statute completed', '(a)(2)(D)', at =>
      inCourt(at, RECEIVING, 'DISMISSED/DIVERSION COMPLETED', review('under which statute')),
    ),
    scenario('felony arrest, mental health diversion completed: chapter 2.8A', '(a)(2)(D)(v)', at => {
      const court = onADay(at, theDay('2019-01-10'), theDay('2024-12-01'))
      return {
        cases: [
          endedInCourt({
            offense: RECEIVING,
            day: court - 700,
            court,
            disposition: 'MENTAL HEALTH DIVERSION COMPLETED',
          }),
        ],
        truth: given,
      }
    }),
    scenario('felony arrest, acquitted of one charge and the other dismissed', '(a)(2)(C)(i)', at => {
      const day = between(at, 16, 8)
      return {
        cases: [
          endedInCourt({
            offense: RECEIVING,
            day,
            court: day + 60,
            disposition: 'ACQUITTED',
            beside: [endedCount('F 459 PC-BURGLARY', 'DISMISSED/FURTHERANCE OF JUSTICE')],
          }),
        ],
        truth: review('whether “any charges” are one of them or all'),
      }
    }),
    scenario('a prefiling diversion completed after a felony arrest', '(a)(2)(D)(i)', at => ({
      cases: [neverFiled(RECEIVING, between(at, 2, 1), 'PREFILING DIVERSION COMPLETED')],
      truth: review('whether a prosecuting attorney ran it'),
    })),
    scenario('a complaint filed three months ago', '(a)(2)(B)', at => ({
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
    scenario('two misdemeanor charges of one arrest, both dismissed', '(a)(2)(A)', at => {
      const day = between(at, 16, 8)
      return {
        cases: [
          endedInCourt({
            offense: BATTERY,
            day,
            court: day + 60,
            disposition: 'DISMISSED/FURTHERANCE OF JUSTICE',
            beside: [
              {
                charged: { text: METH.slice(2), toc: 'M' },
                disposition: 'DISMISSED/FURTHERANCE OF JUSTICE',
                parts: [],
                later: [],
              },
            ],
          }),
        ],
        truth: given,
      }
    }),
    scenario('arrested for a felony, charged with a misdemeanor, dismissed', '(a)(2)(A)', at =>
      inCourt(
        at,
        BATTERY,
        'DISMISSED/FURTHERANCE OF JUSTICE',
        withheld,
        'F 245(A)(4) PC-ADW:FORCE LIKELY GBI',
      ),
    ),
  ],
}
