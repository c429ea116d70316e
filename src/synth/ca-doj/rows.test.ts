import { describe, expect, test } from 'vitest'
import { theDay } from '../../time/day.ts'
import { type Random, seeded } from '../random.ts'
import { identify } from './identity.ts'
import { type Count, type Cycle, eventCycle, type KnownAnswer, type Plan } from './plan.ts'
import { HEADER, lineOf } from './row.ts'
import { rowsOf } from './rows.ts'
import { COMPLICATIONS, SITUATIONS } from './scenarios.ts'

/** Chance under which whatever happens now and then never does. */
const dull: Random = { ...seeded('rows'), below: () => 3, percent: () => false, oneIn: () => false }
const birth = theDay('1960-01-01')
const identity = identify(dull, 0, birth)

const rowsFor = (cycle: Cycle, random: Random = dull) => {
  const plan: Plan = { birth, cycles: [cycle], answers: [], alone: true }
  return rowsOf(() => random, plan, identity)
}

const sale = { text: '11359 HS-POSSESS MARIJUANA FOR SALE', toc: 'F' } as const
const theft = { text: '488 PC-PETTY THEFT', toc: 'M' } as const
const count = (change: Partial<Count> = {}): Count => ({
  charged: sale,
  convicted: sale,
  disposition: 'CONVICTED-JAIL',
  parts: [{ place: 'JAIL', length: '90', unit: 'D', unitText: 'DAYS' }],
  later: [],
  ...change,
})
const criminal = (counts: readonly Count[], change: Partial<Cycle> = {}): Cycle => ({
  kind: 'criminal',
  day: theDay('1990-03-01'),
  unarrested: false,
  court: theDay('1990-06-01'),
  county: 'KERN',
  counts,
  ...change,
})

describe('the rows of a case', () => {
  test('are the arrest, then the court, a row for each count and each part of its sentence', () => {
    const dismissed = count({ charged: theft, disposition: 'ACQUITTED', parts: [] })
    const { convicted: _, ...acquitted } = dismissed
    const twoParts = count({
      parts: [
        { place: 'PROBATION', length: '3', unit: 'Y', unitText: 'YEARS' },
        { place: 'JAIL', length: '90', unit: 'D', unitText: 'DAYS' },
      ],
    })
    const rows = rowsFor(criminal([twoParts, acquitted]))
    expect(
      rows.map(row => [row.order, row.role, row.step.day, row.offense, row.standing, row.place, row.age]),
    ).toEqual([
      ['101001001000', 'arrest', '19900301', sale.text, '', '', '30'],
      ['101001002000', 'arrest', '19900301', theft.text, '', '', '30'],
      ['101002001000', 'court', '19900601', sale.text, 'FELONY', 'PROBATION', '30'],
      ['101002001000', 'court', '19900601', sale.text, 'FELONY', 'JAIL', '30'],
      ['101002002000', 'court', '19900601', theft.text, '', '', '30'],
    ])
  })

  test('show what it ended in at the arrest where no charge was filed', () => {
    const { court: _, ...unfiled } = criminal([
      count({ disposition: 'PROS REJ-INTEREST OF JUSTICE', parts: [] }),
    ])
    expect(rowsFor(unfiled).map(row => [row.role, row.disposition, row.disposed])).toEqual([
      ['arrest', 'PROS REJ-INTEREST OF JUSTICE', '19900301'],
    ])
  })

  test('show no day of arrest where the record has none', () => {
    const rows = rowsFor(criminal([count()], { unarrested: true }))
    expect(rows.map(row => [row.role, row.step.arrested, row.step.stepOrder])).toEqual([
      ['court', '        ', '001'],
    ])
  })

  test('name what the conviction is for in a column of its own where the charge was another', () => {
    const rows = rowsFor(criminal([count({ convicted: theft })])).filter(row => row.role === 'court')
    expect(
      rows.map(row => [row.offense, row.toc, row.convictedOffense, row.convictedToc, row.standing]),
    ).toEqual([[sale.text, 'F', theft.text, 'M', 'MISDEMEANOR']])
  })

  test('end with later orders, which name their count or, untied, none', () => {
    const order = { disposition: 'PROBATION REVOKED', day: theDay('1991-01-01'), parts: [] }
    const rows = rowsFor(criminal([count(), count({ later: [order, { ...order, untied: true }] })]))
    expect(
      rows
        .filter(row => row.role === 'later')
        .map(row => [row.order, row.step.day, row.disposition, row.offense]),
    ).toEqual([
      ['101003002000', '19910101', 'PROBATION REVOKED', sale.text],
      ['101004009000', '19910101', 'PROBATION REVOKED', ''],
    ])
  })

  test('tell of the prison where chance has it so', () => {
    const prison = count({ parts: [{ place: 'PRISON', length: '2', unit: 'Y', unitText: 'YEARS' }] })
    const lucky: Random = { ...dull, oneIn: of => of === 3 }
    const sent = { order: '101003002000', offense: sale.text, place: 'PRISON', length: '2', unit: 'Y' }
    expect(rowsFor(criminal([count(), prison]), lucky).filter(row => row.role === 'custody')).toMatchObject([
      {
        ...sent,
        comment: expect.stringMatching(/^SEN FROM: KERN CO CRT #90F\d{5}$/),
        step: { type: 'CUSTODY', day: '19900621', county: 'SACRAMENTO' },
      },
    ])
    const paroled: Random = { ...dull, oneIn: of => of < 4 }
    expect(
      rowsFor(criminal([count(), prison]), paroled)
        .filter(row => row.role === 'custody')
        .map(row => [row.order, row.step.type, row.disposition, row.disposed, row.place]),
    ).toEqual([
      ['101003002000', 'CUSTODY', '', '        ', 'PRISON'],
      ['101004002000', 'PAROLE', 'PAROLED', '19900803', ''],
    ])
    expect(rowsFor(criminal([count()]), lucky).filter(row => row.role === 'custody')).toEqual([])
  })

  test('give the known answer the key of its row in court', () => {
    const [situation = expect.fail()] = SITUATIONS
    const [complication = expect.fail()] = COMPLICATIONS
    const known: KnownAnswer = {
      key: '',
      answer: 'eligible',
      relief: undefined,
      why: '',
      situation,
      complication,
    }
    rowsFor(criminal([count({ charged: theft }), count({ known })]))
    expect(known.key).toBe('101002002')
  })
})

test('an event is one row', () => {
  const event = eventCycle('registration', {
    day: theDay('1990-03-01'),
    county: 'KERN',
    text: '290 PC-REGISTRATION',
  })
  expect(
    rowsFor(event).map(row => [row.order, row.role, row.step.type, row.step.arrested, row.offense]),
  ).toEqual([['101001001000', 'event', 'REGISTRATION', '19900301', '290 PC-REGISTRATION']])
})

test('more cycles than three digits can number are a fault', () => {
  const event = eventCycle('applicant', { day: birth, county: 'KERN' })
  const plan = (size: number): Plan => ({ birth, cycles: Array(size).fill(event), answers: [], alone: true })
  expect(rowsOf(() => dull, plan(899), identity).at(-1)?.order).toBe('999001001000')
  expect(() => rowsOf(() => dull, plan(900), identity)).toThrow(
    'a person of more than 899 cycles cannot be numbered',
  )
})

test('a line has as many columns as the header', () => {
  const [row = expect.fail()] = rowsFor(criminal([count()]))
  const unquoted = lineOf(row).replaceAll(identity.name, 'NAME')
  expect(unquoted.split(',').length).toBe(HEADER.split(',').length)
})
