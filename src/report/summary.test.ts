import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnswerText, decided, texts } from '../../test/decided.ts'
import { type CountText, person } from '../../test/people.ts'
import type { DecidedPerson } from '../run/consumer.ts'
import { theDay } from '../time/day.ts'
import { type RunFacts, summarize, summaryJson, summaryText } from './summary.ts'
import { tableMaker } from './tables.ts'
import { mergeTally, newTally, type Tally } from './tally.ts'

const day = theDay('2019-11-11')

function tallyOf(people: readonly DecidedPerson[]): Tally {
  const make = tableMaker({ tables: [], day, columns: [], texts })
  for (const one of people) make.person(one)
  return make.tally()
}

const facts: RunFacts = {
  setaside: '0.1.0',
  day,
  county: 'SACRAMENTO',
  program: {
    name: 'prop64',
    title: 'Cannabis convictions: HSC 11361.8 (Proposition 64)',
    version: '1',
    checked: '2026-07-21, against the sources that are listed with each of its rules',
    attorneyReview: 'none',
  },
  policy: { name: 'made-up', title: 'A made-up policy' },
  rows: { lines: 12_340, parts: { 'rows read': 12_337, header: 1, 'rejected: too few columns': 2 } },
}

const felony: CountText = { offense: '11359 HS', class: 'felony', on: '2015-01-01' }
const misdemeanor: CountText = { offense: '11357 HS', class: 'misdemeanor', on: '2001-01-01' }

const row = {
  ...{ file: 'made-up.csv', line: 2, block: Buffer.alloc(0), start: 0, end: 0 },
  endOf: () => 0,
  field: () => '',
}

const people: readonly DecidedPerson[] = [
  decided(person({ convictions: [felony] }), [
    {
      outcome: 'eligible',
      relief: 'dismiss',
      basis: 'policy',
      policy: { outcome: 'grant', grant: 'dismiss', reason: '57 years or older', open: [] },
      law: { outcome: 'not-eligible' },
    },
  ]),
  decided(person({ convictions: [misdemeanor, felony] }), [
    { outcome: 'eligible', relief: 'dismiss-and-seal', basis: 'law' },
    { outcome: 'review', open: 'redesignate-misdemeanor' },
  ]),
  decided(person({ convictions: [{ offense: '459 PC', on: '2001-01-01' }] }), [], { rows: [row] }),
  decided(
    person({ convictions: [{ offense: '11358 HS' }] }),
    [{ outcome: 'eligible-later', relief: 'dismiss', from: theDay('2020-02-03') }],
    // The third row tells of the same event as another.
    { rows: [row, row, { ...row, duplicate: true }] },
  ),
  decided(person({ convictions: [felony], doubts: ['identity'] }), [{ outcome: 'not-eligible' }]),
]

test('a tally counts people, convictions and answers', () => {
  expect(tallyOf(people)).toEqual({
    people: { total: 5, considered: 4, helped: 2, waiting: 1, open: 0, nothing: 1, forReview: 1, inDoubt: 1 },
    rows: { used: 2 },
    convictions: { total: 5, felonies: 3, considered: 5 },
    determination: { eligible: 2, 'eligible-later': 1, 'not-eligible': 1, review: 1 },
    beside: {},
    acts: { policy: 1, petition: 1 },
    relief: { dismiss: 1, 'dismiss-and-seal': 1 },
    basis: { policy: 1, law: 1 },
    class: {
      felony: { eligible: 1, review: 1, 'not-eligible': 1 },
      misdemeanor: { eligible: 1 },
      unknown: { 'eligible-later': 1 },
    },
    county: {},
    section: {
      'HS 11357': { eligible: 1 },
      'HS 11358': { 'eligible-later': 1 },
      'HS 11359': { eligible: 1, review: 1, 'not-eligible': 1 },
    },
    reason: {
      eligible: { '57 years or older': 1, 'The law’s reason': 1 },
      'eligible-later': { 'The law’s reason': 1 },
      'not-eligible': { 'The law’s reason': 1 },
      review: { 'The law’s reason': 1 },
    },
    missing: { 'birth date': 1, 'offense date': 1 },
    confidence: { policy: 1, copy: 3, none: 1 },
    reliefs: {
      arrests: {},
      statute: { 'made-up': { eligible: 1, 'eligible-later': 1, 'not-eligible': 2, review: 1 } },
      person: {},
      way: { 'on a petition of the person, must be granted': { 'dismiss-and-seal': 1 } },
      waits: { 'birth date': 1, 'offense date': 1 },
      months: { '2020-02': { dismiss: 1 } },
    },
    impact: {
      felony: {
        before: { yes: 2, no: 0, unknown: 2, freed: 0 },
        after: { yes: 1, no: 1, unknown: 2, freed: 1 },
        dismissAll: { yes: 2, no: 0, unknown: 2, freed: 0 },
        dismissAllAndRelated: { yes: 2, no: 0, unknown: 2, freed: 0 },
      },
      conviction: {
        before: { yes: 3, no: 0, unknown: 1, freed: 0 },
        after: { yes: 2, no: 1, unknown: 1, freed: 1 },
        dismissAll: { yes: 3, no: 0, unknown: 1, freed: 0 },
        dismissAllAndRelated: { yes: 3, no: 0, unknown: 1, freed: 0 },
      },
      recent: {
        before: { yes: 2, no: 0, unknown: 2, freed: 0 },
        after: { yes: 1, no: 1, unknown: 2, freed: 1 },
        dismissAll: { yes: 2, no: 0, unknown: 2, freed: 0 },
        dismissAllAndRelated: { yes: 2, no: 0, unknown: 2, freed: 0 },
      },
    },
  } satisfies Tally)
})

const outcome = fc.constantFrom<AnswerText['outcome']>('eligible', 'eligible-later', 'not-eligible', 'review')
const relief = fc.constantFrom('dismiss', 'reduce', 'dismiss-and-seal', 'redesignate-misdemeanor')
const count = fc.record<CountText>(
  {
    offense: fc.constantFrom('11357 HS', '11358 HS', '11359 HS', '11360(A) HS', '?'),
    class: fc.constantFrom('felony', 'misdemeanor'),
    on: fc.constantFrom('2001-01-01', '2015-01-01', '2012'),
  },
  { requiredKeys: ['offense'] },
)
const anyone = fc.array(fc.tuple(count, fc.record({ outcome, relief })), { maxLength: 4 }).map(told =>
  decided(
    person({ convictions: told.map(([conviction]) => conviction) }),
    told.map(([, answer]) => answer),
  ),
)

test('tallies add up to the same sum, however the people are divided and in whatever order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyone, fc.nat(3)), { maxLength: 12 }), told => {
      const parts = [0, 1, 2, 3].map(part =>
        tallyOf(told.filter(([, at]) => at === part).map(([one]) => one)),
      )
      const whole = tallyOf(told.map(([one]) => one))
      const sum = (of: readonly Tally[]): Tally => {
        const all = newTally()
        for (const one of of) mergeTally(all, structuredClone(one))
        return all
      }
      const forwards = sum(parts)
      const backwards = sum(parts.toReversed())
      expect(forwards).toEqual(whole)
      expect(backwards).toEqual(whole)
      // The file is the same to the byte.
      const json = (tally: Tally) => summaryJson(summarize(facts, tally))
      expect(json(forwards)).toBe(json(whole))
      expect(json(backwards)).toBe(json(whole))
      expect(json(JSON.parse(JSON.stringify(whole)))).toBe(json(whole))
    }),
    { numRuns: 200 },
  )
})

test('every person considered is in one place of each scenario', () => {
  const { impact, people: counted } = tallyOf(people)
  for (const scenarios of Object.values(impact)) {
    for (const { yes, no, unknown } of Object.values(scenarios))
      expect(yes + no + unknown).toBe(counted.considered)
  }
})

test('the summary as a page', () => {
  const page = summaryText(summarize(facts, tallyOf(people)), { lines: 'convictions' })
  expect(page).toMatchSnapshot()
})

const longReason = 'an uncommonly long reason '.repeat(12)
test('a page of at most 80 columns, whatever the numbers and the words', () => {
  const tally = tallyOf(people)
  const many = { ...tally, people: { ...tally.people, total: 123_456_789 } }
  many.reason.review = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`${longReason}${i}`, 1_000_000 - i]),
  )
  many.section['HS 11364.5(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)'] = { review: 12_345_678 }
  const policy = { name: 'x'.repeat(200), title: 'x'.repeat(200) }
  const page = summaryText(summarize({ ...facts, policy }, many), { lines: 'convictions' })
  expect(page.split('\n').filter(line => line.length > 80)).toEqual([])
  expect(page).toContain('of 12 other kinds: see summary.json')
})

test('promise 4: the summary says so when lines of the files are not accounted for', () => {
  const rows = { lines: 10, parts: { 'rows read': 8, header: 1 } }
  const summary = summarize({ ...facts, rows }, newTally())
  expect(summary.rows).toEqual({ ...rows, addUp: false })
  expect(summaryText(summary, { lines: 'convictions' })).toContain('THESE DO NOT ADD UP')
})

test('summary.json names the law, the office’s choice and the rows behind the numbers', () => {
  const { impact: _, ...summary } = JSON.parse(summaryJson(summarize(facts, newTally())))
  expect(summary).toEqual({
    setaside: '0.1.0',
    asOf: '2019-11-11',
    county: 'SACRAMENTO',
    program: facts.program,
    policy: facts.policy,
    rows: { ...facts.rows, addUp: true },
    people: { total: 0, considered: 0, helped: 0, waiting: 0, open: 0, nothing: 0, forReview: 0, inDoubt: 0 },
    convictions: { total: 0, felonies: 0, considered: 0 },
    determination: { eligible: 0, 'eligible-later': 0, 'not-eligible': 0, review: 0 },
    beside: {},
    acts: {},
    relief: {},
    basis: {},
    class: {},
    section: {},
    reason: {},
    missing: {},
    confidence: {},
    reliefs: { arrests: {}, statute: {}, person: {}, way: {}, waits: {}, months: {} },
  })
})
