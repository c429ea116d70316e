/**
 * Glances: what a rule answers at once, held against its parts all asked. Under an empty supposition nothing is supposed
 * and no glance is taken, so the two must be equal for any record.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CountText, type DateText, type PersonText, person } from '../../../test/people.ts'
import { openFiles } from '../../intake/ca-doj/read.ts'
import type { Conviction, OffenseReading, Person } from '../../record/person.ts'
import { barsOf } from '../../rules/bars.ts'
import { determine } from '../../rules/determination.ts'
import { SILENCE_OPEN, type Supposition } from '../../rules/fact.ts'
import { synthesize } from '../../synth/synth.ts'
import { theDay } from '../../time/day.ts'
import { CASES } from './hsc-11361.8/cases.ts'
import { policyMayGrant, RULES, rulesFor, shortened } from './hsc-11361.8/text.ts'
import { readOffense } from './offenses/read-offense.ts'

const NOTHING: Supposition = {}
const SILENT: Supposition = { silenceOpen: true }
const DAYS = ['2005-06-30', '2016-11-09', '2026-11-01'].map(theDay)

/** Everything that a decision asks of a conviction. */
function answers(conviction: Conviction, suppose: Supposition | undefined): readonly unknown[] {
  return RULES.flatMap(({ id, substance, appliesTo, barring, routes }) => [
    id,
    appliesTo.when(conviction, suppose),
    substance.when(conviction, suppose),
    ...barring.flatMap(({ bar, ways }) =>
      [bar, ...ways].map(each => each.when(conviction as never, suppose)),
    ),
    ...routes.flatMap(({ opens, closes }) => [
      opens.when(conviction, suppose),
      closes?.when(conviction, suppose),
    ]),
  ]).concat([policyMayGrant.marijuana, policyMayGrant.related].map(each => each.when(conviction, suppose)))
}

/** A person with what a record may say beside: by the number of a count, how it ended is not known, or it has a comment. */
interface Told {
  readonly text: PersonText
  readonly open?: readonly number[]
  readonly remarks?: Readonly<Record<number, string>>
}

function told({ text, open = [], remarks = {} }: Told): Person {
  const made = person(text)
  const { convictions, cycles } = made
  for (const [at, conviction] of convictions.entries()) {
    const remark = remarks[at]
    if (remark !== undefined) Object.assign(conviction, { remark })
  }
  const undisposed = convictions.filter((_, at) => open.includes(at))
  if (undisposed.length === 0) return made
  const ended = (all: readonly Conviction[]) => all.filter(one => !undisposed.includes(one))
  for (const cycle of cycles) Object.assign(cycle, { convictions: ended(cycle.convictions) })
  return Object.assign(made, { convictions: ended(convictions), undisposed })
}

/** Readings by their texts, as a run shares them: what is remembered of a text is met in other people too. */
const readings = new Map<string, OffenseReading>()
let shortenedOnes = 0

function check({ convictions, undisposed = [] }: Person): void {
  // Twice, in turn: what is remembered of one conviction is never given for another.
  const all = [...convictions, ...undisposed]
  for (const conviction of all) {
    const { offense } = conviction
    if (!readings.has(offense.text)) readings.set(offense.text, offense)
    Object.assign(conviction, { offense: readings.get(offense.text) })
  }
  for (const conviction of [...all, ...all]) {
    const wanted = answers(conviction, NOTHING)
    expect(answers(conviction, undefined)).toEqual(wanted)
    const open = answers(conviction, SILENT)
    expect(answers(conviction, SILENCE_OPEN)).toEqual(open)
    const rules = rulesFor(conviction) ?? []
    for (const day of DAYS) {
      const wanted = determine(rules, conviction, day, NOTHING)
      expect(determine(rules, conviction, day)).toEqual(wanted)
      const short = shortened(conviction, rules)
      if (short === undefined) continue
      shortenedOnes++
      const { law, bars } = short(conviction, day)
      expect(law).toEqual(wanted)
      expect(bars).toEqual(barsOf(rules, conviction, wanted.due?.rule, NOTHING))
    }
  }
}

const OFFENSES = [
  ...['11357(A) HS-POSSESS', '11357(B) HS-POSSESS', '11357(C) HS', '11357(E) HS', '11357 HS', '11357(F) HS'],
  ...['11358 HS-CULTIVATE', '11359 HS-POSS FOR SALE', '11359', '11360(A) HS-SELL', '11360(B) HS', '11360 HS'],
  ...['11530 HS', '11531 HS', '11361(A) HS', '664/11359 HS', '182/11358 HS', '11359/11360(A) HS', '32 PC'],
  ...['187(A) PC-MURDER', '664/187 PC', '192(B) PC', '190.6 PC', '211 PC', '186.22(B)(4) PC', '215 PC'],
  ...['288(A) PC', '288A(C) PC', '290 PC', '243.4(A) PC', '220 PC', '261.5 PC', '664 PC', '182 PC', '459 PC'],
  ...['187', '1135 HS', 'SEE COMMENT', '', '11359 HS 1135X', '484 PC-THEFT'],
]
const LATER = ['dismissed', 'sealed', 'vacated', 'probation-revoked', 'other'] as const

const date: fc.Arbitrary<DateText> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('2016-11-08', '2016-11-09', '1975-12-31', '1994-02-28', '2000-02-29'),
  },
  {
    weight: 6,
    arbitrary: fc
      .date({ min: new Date('1960-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
      .map(at => at.toISOString().slice(0, 10)),
  },
  { weight: 1, arbitrary: fc.constantFrom('1994-03', '2013', '2016', '1997') },
)

const count: fc.Arbitrary<CountText> = fc
  .record(
    {
      offense: fc.constantFrom(...OFFENSES),
      class: fc.constantFrom('felony', 'felony', 'misdemeanor', 'infraction'),
      on: date,
      arrested: date,
      sentence: fc.constantFrom('90 D', '3 Y', '90 D + 3 Y', 'LIFE', 'FINE', '?', '60 Y'),
      later: fc.array(
        fc.oneof(
          fc.constantFrom(...LATER),
          fc.constant({ kind: 'sealed' as const, text: 'SEALED, PC 851.91' }),
          fc.record({
            kind: fc.constant('reduced' as const),
            to: fc.constantFrom('misdemeanor', 'infraction'),
          }),
        ),
        { maxLength: 1 },
      ),
      cycle: fc.constantFrom('A', 'B', 'C'),
      charged: fc.constantFrom([], ['11359 HS'], ['187 PC']),
    },
    { requiredKeys: ['offense'] },
  )
  .map(text => text as CountText)

const texts: fc.Arbitrary<PersonText> = fc
  .record(
    {
      born: date,
      died: fc.constantFrom('2001-01-01', 'on an unknown day'),
      convictions: fc.array(count, { minLength: 1, maxLength: 4 }),
      registered: fc.array(fc.oneof(date, fc.constant('undated')), { maxLength: 1 }),
      doubts: fc.array(fc.constantFrom('unread-row', 'identity'), { maxLength: 1 }),
    },
    { requiredKeys: ['convictions'] },
  )
  .map(text => text as PersonText)

const people: fc.Arbitrary<Told> = fc
  .record(
    {
      text: texts,
      open: fc.array(fc.nat({ max: 3 }), { maxLength: 1 }),
      remarks: fc.dictionary(fc.constantFrom('0', '1', '2'), fc.constantFrom(...OFFENSES), { maxKeys: 1 }),
    },
    { requiredKeys: ['text'] },
  )
  .map(one => one as Told)

describe('a glance says what the parts say', () => {
  test('in every case', () => {
    for (const { record } of CASES) check(person(record))
  })

  test('of any person', () => {
    fc.assert(
      fc.property(people, one => check(told(one))),
      { numRuns: 2_000 },
    )
    expect(shortenedOnes).toBeGreaterThan(1_000)
  })

  test('of everybody in a made-up county with much dirt', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'setaside-glances-'))
    try {
      const path = join(folder, 'county.csv')
      const blocks: Uint8Array[] = []
      await synthesize({ rows: 8_000, seed: 'glances', county: 'YOLO', dirt: 0.2 }, block => {
        blocks.push(block)
      })
      writeFileSync(path, Buffer.concat(blocks))
      const opened = await openFiles([path])
      if ('refused' in opened) throw new Error(opened.refused)
      let asked = 0
      await opened.people({
        asOf: theDay('2026-11-01'),
        readOffense,
        onPerson: read => {
          asked++
          check(read.person)
        },
      })
      expect(asked).toBeGreaterThan(1_000)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
