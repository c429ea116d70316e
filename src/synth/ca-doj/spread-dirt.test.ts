import { describe, expect, test } from 'vitest'
import { theDay } from '../../time/day.ts'
import { seeded } from '../random.ts'
import { identify } from './identity.ts'
import { planner } from './people/planner.ts'
import { rowsOf } from './rows.ts'
import { spreadDirt } from './spread-dirt.ts'

const asOf = theDay('2026-11-01')

function spread(share: number, people: number) {
  const random = seeded(`dirt ${share}`)
  const next = planner(random, { county: 'KERN', asOf })
  let index = 0
  const another = (birth: number) => identify(random, index++, birth)
  const touched: Record<string, number> = {}
  const dirt = spreadDirt({ random, share, asOf, another, touched })
  let rows = 0
  let met = 0
  let marijuana = 0
  for (let n = 0; n < people; n++) {
    const plan = next()
    const identity = another(plan.birth)
    const made = rowsOf(random, plan, identity)
    rows += made.length
    const dirty = dirt(plan, identity, made)
    if (dirty === undefined) continue
    met++
    if (plan.answers.length > 0) marijuana++
  }
  const share_ = Object.values(touched).reduce((a, b) => a + b, 0) / rows
  return { share: share_, met, marijuana: marijuana / met }
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
})
