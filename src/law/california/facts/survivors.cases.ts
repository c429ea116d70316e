/** What PC 236.14 and 236.15 give to whom, in the words that fit both. */
import type { CaseCount, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const GRANTED: StatuteAnswer = { outcome: 'eligible', relief: 'vacate', route: 'petition' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const VIOLENT: StatuteAnswer = {
  ...NOTHING,
  reason: 'A violent felony (PC 667.5(c)), which the section excludes',
}
const review = (...missing: readonly string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'petition',
  better: ['vacate', 'unknown'],
  missing,
})

/** `since`: the first day the section is in force, and the day before it. */
export function survivorsCases(
  victimOf: string,
  since: readonly [before: string, first: string],
): readonly StatuteCase[] {
  const victim = `victim of ${victimOf}`
  const direct = `direct result of ${victimOf}`
  const free = `no longer a victim of ${victimOf}`
  const shown = { [victim]: true, [direct]: true, [free]: true }
  const of = (offense: string, rest: Partial<CaseCount> = {}) => ({
    convictions: [
      {
        offense,
        arrested: '2008-02-01',
        on: '2008-05-03',
        class: 'misdemeanor',
        sentence: '30 D',
        ...rest,
      } as const,
    ],
  })
  const PROSTITUTION = '647(B) PC-DISORDERLY CONDUCT:PROSTITUTION'
  return [
    {
      name: 'A conviction that was the direct result of it: the court may vacate',
      record: of(PROSTITUTION),
      known: shown,
      answer: GRANTED,
    },
    {
      name: 'No file shows who was a victim, of what, and whether that led to the offense',
      record: of(PROSTITUTION),
      answer: review(victim, direct, free),
    },
    {
      name: 'Never a victim',
      record: of(PROSTITUTION),
      known: { [victim]: false },
      answer: { ...NOTHING, reason: `The person was no victim of ${victimOf}` },
    },
    {
      name: 'A victim, but the offense had nothing to do with it',
      record: of(PROSTITUTION),
      known: { ...shown, [direct]: false },
      answer: { ...NOTHING, reason: 'The conviction was no direct result of it' },
    },
    {
      name: 'Still a victim: the petition comes after that',
      record: of(PROSTITUTION),
      known: { ...shown, [free]: false },
      answer: { ...NOTHING, reason: 'The person is still a victim: the petition comes after that' },
    },
    {
      name: 'A felony that is not violent is within it, whatever it is',
      record: of('459 PC-BURGLARY', { class: 'felony', sentence: 'PROBATION 3 Y' }),
      known: { ...shown, 'violent felony': false },
      answer: GRANTED,
    },
    {
      name: 'Possession for sale is not violent',
      record: of('11351 HS-POSS/PURCHASE FOR SALE NARC', { class: 'felony', sentence: 'PRISON 2 Y' }),
      known: shown,
      answer: GRANTED,
    },
    {
      name: 'Robbery is violent',
      record: of('211 PC-ROBBERY', { class: 'felony', sentence: 'PRISON 3 Y' }),
      known: shown,
      answer: VIOLENT,
    },
    {
      name: 'Burglary, of a dwelling with someone at home or not',
      record: of('459 PC-BURGLARY', { class: 'felony', sentence: 'PRISON 3 Y' }),
      known: shown,
      answer: review('violent felony'),
    },
    {
      name: 'A finding of injury in the same case may make it violent',
      record: {
        convictions: [
          ...of('245(A)(4) PC-ADW', { class: 'felony', sentence: 'PRISON 3 Y', cycle: 'one' }).convictions,
          { offense: '12022.7(A) PC-GBI', class: 'felony', on: '2008-05-03', cycle: 'one' },
        ],
      },
      known: shown,
      answer: review('violent felony'),
    },
    {
      name: 'A life term may make it violent, whatever the section',
      record: of('11351 HS-POSS/PURCHASE FOR SALE NARC', { class: 'felony', sentence: 'LIFE' }),
      known: shown,
      answer: review('violent felony'),
    },
    {
      name: 'Robbery convicted as what the record calls a misdemeanor: which is right is asked',
      record: of('211 PC-ROBBERY'),
      known: shown,
      answer: review('violent felony'),
    },
    {
      name: 'Nothing could be read of the offense',
      record: of('SEE COMMENT', { class: 'felony' }),
      known: shown,
      answer: review('violent felony'),
    },
    {
      name: 'A sentence still running is no bar',
      record: of(PROSTITUTION, { on: '2026-09-01', arrested: '2026-08-01', sentence: 'PROBATION 1 Y' }),
      known: shown,
      answer: GRANTED,
    },
    {
      name: 'Dismissed under PC 1203.4 before: vacatur still gives more',
      record: of(PROSTITUTION, { later: ['dismissed'] }),
      known: shown,
      answer: GRANTED,
    },
    {
      name: 'Already vacated',
      record: of(PROSTITUTION, { later: ['vacated'] }),
      known: shown,
      answer: { ...NOTHING, reason: 'Already vacated' },
    },
    {
      name: 'Sealed, under which law the record does not say',
      record: of(PROSTITUTION, { later: [{ kind: 'sealed', text: 'SEALED' }] }),
      known: shown,
      answer: review('already vacated'),
    },
    {
      name: 'Since the section is in force, whenever the conviction was',
      record: of(PROSTITUTION),
      known: shown,
      answer: [
        [since[0], { ...GRANTED, outcome: 'eligible-later', from: since[1] }],
        [since[1], GRANTED],
      ],
    },
    {
      name: 'A row of the person was rejected: it may be an order on this conviction',
      record: { ...of(PROSTITUTION), doubts: ['unread-row'] },
      known: shown,
      answer: review('what the rejected rows of this person say'),
    },
    // ---- written from the text on 2026-11-30
    {
      name: 'Attempted robbery is not on the list of PC 667.5(c)',
      record: of('664/211 PC-ATTEMPTED ROBBERY', { class: 'felony', sentence: 'PRISON 2 Y' }),
      known: shown,
      answer: GRANTED,
    },
    {
      name: 'Attempted murder is',
      record: of('664/187(A) PC-ATTEMPTED MURDER', { class: 'felony', sentence: 'PRISON 2 Y' }),
      known: shown,
      answer: VIOLENT,
    },
    {
      name: 'Kidnapping is',
      record: of('207(A) PC-KIDNAPPING', { class: 'felony', sentence: 'PRISON 2 Y' }),
      known: shown,
      answer: VIOLENT,
    },
    {
      name: 'Carjacking is',
      record: of('215(A) PC-CARJACKING', { class: 'felony', sentence: 'PRISON 2 Y' }),
      known: shown,
      answer: VIOLENT,
    },
    {
      name: 'Arson of an inhabited structure is',
      record: of('451(B) PC-ARSON:INHABITED', { class: 'felony', sentence: 'PRISON 2 Y' }),
      known: shown,
      answer: VIOLENT,
    },
    {
      name: 'Arson of property is not',
      record: of('451(D) PC-ARSON OF PROPERTY', { class: 'felony', sentence: 'PRISON 2 Y' }),
      known: shown,
      answer: GRANTED,
    },
    {
      name: 'Identity theft is not',
      record: of('530.5(A) PC-IDENTITY THEFT', { class: 'felony', sentence: 'PRISON 2 Y' }),
      known: shown,
      answer: GRANTED,
    },
    {
      name: 'Pimping is not',
      record: of('266H(A) PC-PIMPING', { class: 'felony', sentence: 'PRISON 2 Y' }),
      known: shown,
      answer: GRANTED,
    },
    {
      name: 'An infraction is an offense too',
      record: of('602.8(A) PC-TRESPASS ON PRIVATE LAND', { class: 'infraction', sentence: 'FINE' }),
      known: shown,
      answer: GRANTED,
    },
    {
      name: 'A duty to register is no bar',
      record: { ...of(PROSTITUTION), registered: ['2010-01-01'] },
      known: shown,
      answer: GRANTED,
    },
    {
      name: 'Nor is a charge in court today',
      record: {
        ...of(PROSTITUTION),
        arrests: [{ on: '2026-09-01', charges: [{ offense: '211 PC-ROBBERY', class: 'felony' }] }],
      },
      known: shown,
      answer: GRANTED,
    },
  ]
}
