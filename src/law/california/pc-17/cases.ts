/** What PC 17 gives to whom, case by case, as a lawyer would say it. */
import type { CaseCount, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const BURGLARY = '459 PC-BURGLARY'
const PROBATION = {
  arrested: '2015-02-01',
  on: '2015-05-03',
  class: 'felony',
  disposition: 'CONVICTED-PROB/JAIL',
  sentence: 'PROBATION 3 Y + 90 D',
} as const
const JAIL = { ...PROBATION, disposition: 'CONVICTED-JAIL' } as const

const MAY: StatuteAnswer = { outcome: 'eligible', relief: 'reduce-to-misdemeanor', route: 'discretion' }
const BY_LAW: StatuteAnswer = { outcome: 'eligible', relief: 'reduce-to-misdemeanor', route: 'by law' }
const INFRACTION: StatuteAnswer = { outcome: 'eligible', relief: 'reduce-to-infraction', route: 'discretion' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'discretion',
  better: ['reduce-to-misdemeanor', 'unknown'],
  missing,
})
const MAYBE_OF_198: StatuteAnswer = {
  ...review('misdemeanor of PC 19.8'),
  better: ['reduce-to-infraction', 'unknown'],
}
const JAIL_ASKED: StatuteAnswer = { ...review('jail under PC 1170(h)'), route: 'by law' }
const wobbler = { wobbler: true }

/** The same record for every section: probation in 2015, unless told otherwise. */
const of = (
  offense: string,
  what: string,
  answer: StatuteAnswer,
  more: Partial<CaseCount> = {},
): StatuteCase => ({
  name: `${offense}: ${what}`,
  record: { convictions: [{ offense, ...PROBATION, ...more }] },
  answer,
})
const STRAIGHT: StatuteAnswer = { ...NOTHING, reason: 'The offense is a felony whatever the sentence' }
const OPEN = review('wobbler')
const in1990 = { arrested: '1990-02-01', on: '1990-05-03' }

/** Which sections are wobblers, each by its own text. */
const SECTIONS: readonly StatuteCase[] = [
  of('459 PC-BURGLARY:SECOND DEGREE', 'county jail or PC 1170(h), PC 461(b)', MAY),
  of('459 PC-BURGLARY:FIRST DEGREE', 'state prison, PC 461(a)', STRAIGHT),
  of('460(B) PC-BURGLARY', 'the second degree by its number', MAY),
  of('487(A) PC-GRAND THEFT:MONEY/LABOR/PROP', 'PC 489(c)', MAY),
  of('487.1 PC-GRAND THEFT:PROPERTY', 'the same in old notation', MAY, in1990),
  of('487(D)(2) PC-GRAND THEFT OF FIREARM', 'state prison, PC 489(a)', STRAIGHT),
  of('487(D) PC-GRAND THEFT', 'an automobile or a firearm', OPEN),
  of('487(D) PC-GRAND THEFT AUTO', 'an automobile, by its words', MAY),
  of('245(A)(1) PC-ADW NOT F/ARM', 'prison, or county jail, or a fine', MAY),
  of('245(C) PC-ADW ON PEACE OFFICER', 'state prison', STRAIGHT),
  of('245 PC-ASSAULT', 'which of its subdivisions is not told', OPEN),
  of('273.5(A) PC-INFLICT CORP INJ:SPOUSE/COHAB', 'prison, or county jail, or a fine', MAY),
  of('422 PC-CRIM THREAT', 'county jail or state prison', MAY),
  of('136.1(C)(1) PC-THREATEN WITNESS BY FORCE', 'state prison', STRAIGHT),
  of('136.1(B)(1) PC-DISSUADE VICTIM', 'county jail or state prison', MAY),
  of('236 PC-FALSE IMPRISONMENT W/VIOLENCE', 'PC 1170(h), PC 237(a)', STRAIGHT),
  of('236/237(A) PC-FALSE IMPRISONMENT', 'one offense and its penalty', STRAIGHT),
  of('530.5(A) PC-GET CREDIT/ETC OTHERS ID', 'a fine, county jail, or PC 1170(h)', MAY),
  of('10851(A) VC-TAKE VEH W/O OWN CONSENT', 'county jail, PC 1170(h), or a fine', MAY),
  of('10851(B) VC-TAKE AMBULANCE', 'PC 1170(h) or a fine: PC 18(b) adds county jail', MAY),
  of('2800.2 VC-EVADE PO:DISREGARD SAFETY', 'state prison or county jail', MAY),
  of('23153(A) VC-DUI CAUSING INJURY', 'a felony alone after two like convictions, VC 23566', OPEN),
  of('32 PC-ACCESSORY', 'a fine, PC 1170(h), or county jail, PC 33', MAY),
  of('646.9(A) PC-STALKING', 'county jail, a fine, or state prison', MAY),
  of('646.9(B) PC-STALKING WITH COURT ORDER', 'state prison', STRAIGHT),
  of('452(C) PC-CAUSE FIRE OF STRUCTURE', 'state prison, county jail, or a fine', MAY),
  of('451(D) PC-ARSON OF PROPERTY', 'state prison', STRAIGHT),
  of('192(B) PC-INVOLUNTARY MANSLAUGHTER', 'PC 1170(h), PC 193(b)', STRAIGHT),
  of('503 PC-EMBEZZLEMENT', 'as theft, but state prison for public money, PC 514', OPEN),
  of('11359 HS-POSS MARIJUANA FOR SALE', 'PC 1170(h) until Proposition 64', STRAIGHT),
  of('11351 HS-POSS NARC CNTL SUB FOR SALE', 'PC 1170(h)', STRAIGHT),
  of(
    '11377(A) HS-POSSESS CONTROLLED SUBSTANCE',
    'county jail or state prison, before Proposition 47',
    MAY,
    in1990,
  ),
  of('11377(A) HS-POSSESS CONTROLLED SUBSTANCE', 'what a felony of it is since, nobody has read', OPEN),
  of('11378 HS-POSSESS CNTL SUB FOR SALE', 'PC 1170(h) and nothing beside it, HSC 11378', STRAIGHT),
  of('11379(A) HS-TRANSPORT/SELL CNTL SUB', 'nobody has read its penalty', OPEN),
  of('12021(A)(1) PC-POSSESS FIREARM BY FELON', 'guilty of a felony, by a text of the 1990s', STRAIGHT),
  of('12021(A) PC-POSSESS FIREARM BY FELON', 'of earlier texts nothing is read', OPEN, in1990),
  of('664/459 PC-ATT BURGLARY:SECOND DEGREE', 'half of either alternative, PC 664', MAY),
  of('664/187(A) PC-ATTEMPTED MURDER', 'state prison, PC 664(a)', STRAIGHT),
  of('182/459 PC-CONSPIRACY:BURGLARY SECOND DEGREE', 'how a conspiracy is punished is asked', OPEN),
  of('273.5(A) PC-INFLICT CORP INJ:SPOUSE', 'jail, and no probation: a misdemeanor by the judgment', BY_LAW, {
    ...in1990,
    disposition: 'CONVICTED-JAIL',
    sentence: '180 D',
  }),
  of('487(A) PC-GRAND THEFT', 'before the determinate terms, which nobody has read', OPEN, {
    arrested: '1975-02-01',
    on: '1975-05-03',
  }),
]

export const CASES: readonly StatuteCase[] = [
  ...SECTIONS,
  {
    name: 'A wobbler with probation: the court may declare it a misdemeanor',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION }] },
    known: wobbler,
    answer: MAY,
  },
  {
    name: 'Burglary without its degree: the first is a felony alone, the second a wobbler, so it is asked',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION }] },
    answer: review('wobbler'),
  },
  {
    name: 'Robbery is a felony whatever the sentence',
    record: { convictions: [{ offense: '211 PC-ROBBERY', ...PROBATION }] },
    answer: { ...NOTHING, reason: 'The offense is a felony whatever the sentence' },
  },
  {
    name: 'An attempted robbery: half the prison term, and no alternative (PC 664(a), 213(b))',
    record: { convictions: [{ offense: '664/211 PC-ATT ROBBERY', ...PROBATION }] },
    answer: { ...NOTHING, reason: 'The offense is a felony whatever the sentence' },
  },
  {
    name: 'Probation still running: an application is open at any time',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, arrested: '2026-02-01', on: '2026-05-03' }] },
    known: wobbler,
    answer: MAY,
  },
  {
    name: 'State prison: no reduction',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION, disposition: 'CONVICTED-PRISON', sentence: 'PRISON 2 Y' },
      ],
    },
    known: wobbler,
    answer: NOTHING,
  },
  {
    name: 'Probation and then prison: no reduction',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          sentence: 'PROBATION 3 Y + PRISON 2 Y',
          later: ['probation-revoked'],
        },
      ],
    },
    known: wobbler,
    answer: NOTHING,
  },
  {
    name: 'Probation was revoked and jail stands beside it: what the sentence was in the end is asked',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, later: ['probation-revoked'] }] },
    known: wobbler,
    answer: review('kind of felony sentence'),
  },
  {
    name: 'The same, and probation was reinstated',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, later: ['probation-revoked'] }] },
    known: { ...wobbler, 'kind of felony sentence': 'probation' },
    answer: MAY,
  },
  {
    name: 'Jail and mandatory supervision: a sentence under PC 1170(h), so no reduction',
    record: { convictions: [{ offense: BURGLARY, ...JAIL, sentence: '1 Y + SUPERVISION 1 Y' }] },
    known: wobbler,
    answer: NOTHING,
  },
  {
    name: 'More than a year of jail since October 2011: likewise',
    record: { convictions: [{ offense: BURGLARY, ...JAIL, sentence: '16 M' }] },
    known: wobbler,
    answer: NOTHING,
  },
  {
    name: 'A short term of jail since October 2011: under PC 1170(h) or not is asked',
    record: { convictions: [{ offense: BURGLARY, ...JAIL, sentence: '180 D' }] },
    known: wobbler,
    answer: { ...review('jail under PC 1170(h)'), route: 'by law' },
  },
  {
    name: 'Jail for a wobbler before October 2011, without probation: a misdemeanor since the judgment',
    record: {
      convictions: [
        { offense: BURGLARY, ...JAIL, arrested: '2005-02-01', on: '2005-05-03', sentence: '180 D' },
      ],
    },
    known: wobbler,
    answer: BY_LAW,
  },
  {
    name: 'A fine for a wobbler: likewise, at any time',
    record: {
      convictions: [{ offense: BURGLARY, ...JAIL, disposition: 'CONVICTED-FINE', sentence: 'FINE' }],
    },
    known: wobbler,
    answer: BY_LAW,
  },
  {
    name: 'No sentence on record: whether probation was granted is unknown',
    record: {
      convictions: [{ offense: BURGLARY, arrested: '2015-02-01', on: '2015-05-03', class: 'felony' }],
    },
    known: wobbler,
    answer: {
      ...review('state prison', 'probation granted', 'jail under PC 1170(h)', 'kind of felony sentence'),
      route: 'by law',
    },
  },
  {
    name: 'Already reduced: a misdemeanor that PC 19.8 does not list',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION, later: [{ kind: 'reduced', to: 'misdemeanor' }] }],
    },
    known: wobbler,
    answer: NOTHING,
  },
  {
    name: 'Dismissed in a way that is not that of PC 1203.4: whether the conviction ended is asked',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, later: ['dismissed'] }] },
    known: wobbler,
    answer: review('dismissed and beyond reduction'),
  },
  {
    name: 'Dismissed, and the conviction ended with it: nothing to reduce',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, later: ['dismissed'] }] },
    known: { ...wobbler, 'dismissed and beyond reduction': true },
    answer: { ...NOTHING, reason: 'Already dismissed' },
  },
  {
    name: 'Vacated: nothing is left to reduce',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, later: ['vacated'] }] },
    known: wobbler,
    answer: { ...NOTHING, reason: 'Already vacated or sealed' },
  },
  {
    name: 'A misdemeanor of PC 19.8: the court may make it an infraction',
    record: { convictions: [{ offense: '415(1) PC-FIGHT IN PUBLIC', ...PROBATION, class: 'misdemeanor' }] },
    answer: INFRACTION,
  },
  {
    name: 'Trespass of PC 602 without a subdivision: it may be (o)',
    record: { convictions: [{ offense: '602 PC-TRESPASSING', ...PROBATION, class: 'misdemeanor' }] },
    answer: {
      outcome: 'review',
      route: 'discretion',
      better: ['reduce-to-infraction', 'unknown'],
      missing: ['misdemeanor of PC 19.8'],
    },
  },
  {
    name: 'A misdemeanor that PC 19.8 does not list',
    record: { convictions: [{ offense: '484(A) PC-THEFT', ...PROBATION, class: 'misdemeanor' }] },
    answer: NOTHING,
  },
  {
    name: 'An infraction: nothing to say',
    record: { convictions: [{ offense: '415 PC-DISTURB PEACE', on: '2015-02-01', class: 'infraction' }] },
    answer: 'not considered',
  },
  {
    name: 'The class is unknown: a felony may be reduced, a misdemeanor not',
    record: {
      convictions: [
        { offense: BURGLARY, arrested: '2015-02-01', on: '2015-05-03', sentence: 'PROBATION 3 Y' },
      ],
    },
    known: wobbler,
    answer: review('class of the conviction'),
  },
  {
    name: 'The offense cannot be read',
    record: { convictions: [{ offense: 'SEE COMMENTS', ...PROBATION }] },
    answer: review('wobbler'),
  },
  {
    name: 'A registrable wobbler may be reduced: the duty to register stays',
    record: { convictions: [{ offense: '243.4(A) PC-SEXUAL BATTERY', ...PROBATION }] },
    known: wobbler,
    answer: MAY,
  },
  {
    name: 'A prison term imposed and suspended for probation: no reduction any more (Wood)',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, sentence: 'PROBATION 3 Y + PRISON 2 Y' }] },
    known: wobbler,
    answer: { ...NOTHING, reason: 'Sentenced to state prison' },
  },
  {
    name: 'The same, dismissed since under PC 1203.4: still none',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          sentence: 'PROBATION 3 Y + PRISON 2 Y',
          later: [{ kind: 'dismissed', text: 'DISM 1203.4 PC' }],
        },
      ],
    },
    known: wobbler,
    answer: { ...NOTHING, reason: 'Sentenced to state prison' },
  },
  {
    name: 'Dismissed under PC 1203.4 after probation: the court may still declare a misdemeanor (Meyer)',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          later: [{ kind: 'dismissed', text: 'CONV SET ASIDE & DISM PER 1203.4 PC' }],
        },
      ],
    },
    known: wobbler,
    answer: MAY,
  },
  {
    name: 'Dismissed under PC 1203.4a: likewise, where the judgment did not make it a misdemeanor by itself',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION, later: [{ kind: 'dismissed', text: 'DISMISSED 1203.4A PC' }] },
      ],
    },
    known: wobbler,
    answer: MAY,
  },
  {
    name: 'Probation beside more than a year of jail before October 2011: no term under PC 1170(h) yet',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '2005-02-01',
          on: '2005-05-03',
          sentence: 'PROBATION 3 Y + 18 M',
        },
      ],
    },
    known: wobbler,
    answer: MAY,
  },
  {
    name: 'Probation beside more than a year of jail since then: a term under PC 1170(h) may have been suspended, so the kind is asked',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, sentence: 'PROBATION 3 Y + 18 M' }] },
    known: wobbler,
    answer: review('kind of felony sentence'),
  },
  {
    name: 'Exactly a year of jail may be a condition of probation (PC 19.2)',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, sentence: 'PROBATION 3 Y + 1 Y' }] },
    known: wobbler,
    answer: MAY,
  },
  {
    name: 'Probation beside mandatory supervision: what the sentence was is asked',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION, sentence: 'PROBATION 2 Y + SUPERVISION 1 Y' }],
    },
    known: wobbler,
    answer: review('kind of felony sentence'),
  },
  {
    name: 'A serious felony that is a wobbler may be reduced, and stays a strike: told, not decided',
    record: { convictions: [{ offense: '245(A)(1) PC-ADW NOT FIREARM', ...PROBATION }] },
    known: wobbler,
    answer: MAY,
  },
  {
    name: 'Probation denied and jail of a year and less before realignment: a misdemeanor by the judgment',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          disposition: 'CONVICTED-PROB DENIED/JAIL',
          arrested: '2001-02-01',
          on: '2001-05-03',
          sentence: '1 Y',
        },
      ],
    },
    known: wobbler,
    answer: BY_LAW,
  },
  // Jail since October 2011: of a crime whose felony is served in state prison it is none of PC 1170(h).
  ...(
    [
      ['273.5(A) PC-INFLICT CORP INJ:SPOUSE/COHAB', 'state prison or jail', BY_LAW],
      ['422 PC-CRIM THREAT:TERRORIZE', 'state prison or jail', BY_LAW],
      ['245(A)(1) PC-ADW NOT F/ARM', 'state prison or jail', BY_LAW],
      ['2800.2 VC-EVADE PO:DISREGARD SAFETY', 'state prison or jail', BY_LAW],
      ['487(A) PC-GRAND THEFT:MONEY/LABOR/PROP', 'jail either way, and it is asked', JAIL_ASKED],
      ['459 PC-BURGLARY:SECOND DEGREE', 'jail either way, and it is asked', JAIL_ASKED],
    ] as const
  ).map(
    ([offense, what, answer]): StatuteCase => ({
      name: `Ninety days of jail and no probation for ${offense}: ${what}`,
      record: { convictions: [{ offense, ...JAIL, sentence: '90 D' }] },
      answer,
    }),
  ),
  // PC 19.8 names PC 602(o); the letters of PC 602 were others before 2010.
  ...(
    [
      ['602(O) PC-FAIL TO LEAVE PROPERTY', '2015-05-03', INFRACTION],
      ['602(N) PC-DRIVE ON PRIVATE PROPERTY', '2015-05-03', NOTHING],
      ['602(O) PC-TRESPASS', '1995-05-03', MAYBE_OF_198],
      ['602(N) PC-TRESPASS', '1995-05-03', MAYBE_OF_198],
      ['602(L) PC-TRESPASS:OCCUPY PROPERTY', '1995-05-03', NOTHING],
    ] as const
  ).map(
    ([offense, on, answer]): StatuteCase => ({
      name: `${offense} of ${on.slice(0, 4)}: which subdivision that was then`,
      record: { convictions: [{ offense, ...PROBATION, class: 'misdemeanor', arrested: on, on }] },
      answer,
    }),
  ),
]
