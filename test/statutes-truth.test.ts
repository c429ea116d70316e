/**
 * People of every statute, whose answers were written from its text before a row existed and apart from the rules, through
 * the real command: where the text is definite the run agrees, and where a fact is open it asks.
 */
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { setaside, workplace } from './command.ts'
import { sized } from './size.ts'
import { OPEN } from './statutes-truth.open.ts'
import { type Held, heldAgainst } from './statutes-truth.ts'

const { fresh } = workplace()

/** As many rows as hold every kind of person twice, and more. */
const ROWS = sized(4_000, 50_000)

async function made(asOf: string, dirt: string): Promise<Held> {
  const county = fresh('county.csv')
  const truth = join(resolve(county, '..'), 'truth.csv')
  const people = [
    '--people',
    'all',
    '--county',
    'SACRAMENTO',
    '--as-of',
    asOf,
    '--seed',
    `${asOf} ${dirt}`,
    '--dirt',
    dirt,
  ]
  const synth = await setaside([
    'synth',
    ...people,
    '--rows',
    String(ROWS),
    '--out',
    county,
    '--truth',
    truth,
  ])
  expect({ code: synth.code, err: synth.err }).toEqual({ code: 0, err: '' })
  const out = fresh('results')
  const asked = [
    '--program',
    'all',
    '--county',
    'SACRAMENTO',
    '--as-of',
    asOf,
    '--out',
    out,
    '--max-rejects',
    '100%',
  ]
  const run = await setaside(['run', county, ...asked])
  expect({ code: run.code, err: run.err }).toEqual({ code: 0, err: '' })
  return heldAgainst(resolve(truth, '..'), out)
}

describe.each(
  sized(
    [{ asOf: '2026-11-01', dirt: '0.02' }],
    [
      { asOf: '2026-11-01', dirt: '0' },
      { asOf: '2027-03-15', dirt: '0.02' },
      { asOf: '2026-11-01', dirt: '0.2' },
    ],
  ),
)('people of the statutes on $asOf, $dirt of their rows misbehaving', ({ asOf, dirt }) => {
  let held: Held
  beforeAll(async () => {
    held = await made(asOf, dirt)
  })

  test('are of every statute, and mostly plain', () => {
    expect(held.statutes.size).toBe(24)
    expect(held.kinds.size).toBeGreaterThan(300)
    expect(held.definite / held.claims).toBeGreaterThan(0.6)
  })

  test('have the answers their texts give', () => {
    expect(held.differences.filter(({ kind }) => !OPEN.has(kind))).toEqual([])
  })

  test('are all there of whom another answer is known', () => {
    expect([...OPEN.keys()].filter(kind => !held.kinds.has(kind))).toEqual([])
  })
})
