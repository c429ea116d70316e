import { describe, expect, test } from 'vitest'
import { theDay } from '../../time/day.ts'
import { streamsOf } from '../random.ts'
import type { DirtyPerson, Kind } from './dirt/kind.ts'
import { DIRT } from './dirt.ts'
import { identify } from './identity.ts'
import { planner } from './people/planner.ts'
import { lineOf } from './row.ts'
import { rowsOf } from './rows.ts'
import { spreadDirt } from './spread-dirt.ts'

const asOf = theDay('2026-11-01')

/** What dirt makes of so many people, each with the rows that they had before. */
function dirtied(share: number, people: number, kinds: readonly Kind[] = DIRT) {
  const streams = streamsOf(`dirt ${share}`)
  const planOf = planner(streams, { county: 'KERN', asOf })
  const touched: Record<string, number> = {}
  const dirt = spreadDirt({ streams, kinds, share, asOf, touched })
  let rows = 0
  const met: (DirtyPerson | undefined)[] = []
  for (let index = 0; index < people; index++) {
    const plan = planOf(index)
    const another = (birth: number) => identify(streams('other', index), index + people, birth)
    const identity = identify(streams('identity', index), index, plan.birth)
    const made = rowsOf(of => streams(of, index), plan, identity)
    rows += made.length
    met.push(dirt({ index, plan, identity, rows: made, another }))
  }
  return { rows, met, touched }
}

function spread(share: number, people: number) {
  const { rows, met, touched } = dirtied(share, people)
  const dirty = met.filter(person => person !== undefined)
  const marijuana = dirty.filter(({ plan }) => plan.answers.length > 0)
  return {
    share: Object.values(touched).reduce((a, b) => a + b, 0) / rows,
    met: dirty.length,
    marijuana: marijuana.length / dirty.length,
  }
}

describe('dirt', () => {
  test.each([0.01, 0.1, 0.4])('touches about %d of the rows', share => {
    const found = spread(share, 10_000)
    expect(found.share).toBeGreaterThan(share * 0.8)
    expect(found.share).toBeLessThan(share * 1.2)
  })

  test('falls on people with a marijuana conviction more often than they come', () => {
    expect(spread(0.01, 10_000).marijuana).toBeGreaterThan(0.2)
  })

  test('is on every person where every row is to be touched', () => {
    const { met, marijuana } = spread(1, 200)
    expect(met).toBeGreaterThan(0)
    expect(marijuana).toBeLessThan(1)
  })

  test('of one more kind takes its own places, and leaves everything else as it was', () => {
    const written = (person: DirtyPerson | undefined) =>
      person?.rows.map(({ row, breaks, away, twice, crlf }) => [
        lineOf(row),
        away,
        twice,
        crlf,
        breaks !== undefined,
      ])
    const all = dirtied(0.2, 1500)
    for (const left of [DIRT[0], DIRT[20], DIRT[40]]) {
      const without = dirtied(
        0.2,
        1500,
        DIRT.filter(kind => kind !== left),
      )
      const changed = all.met.filter(
        (person, at) => JSON.stringify(written(person)) !== JSON.stringify(written(without.met[at])),
      )
      expect(changed.length).toBeLessThanOrEqual(all.touched[left?.name ?? ''] ?? 0)
      expect(changed.length).toBeGreaterThan(0)
    }
  })
})
