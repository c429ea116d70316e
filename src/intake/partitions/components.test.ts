import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { separateSets } from '../identity/sets.ts'
import { components } from './components.ts'

const folder = mkdtempSync(join(tmpdir(), 'setaside-components-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('components are those found in memory, however few edges are held at once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(40))), fc.constantFrom(2, 7, 1000), (edges, most) => {
      const found = components(name => join(folder, name), most)
      const sets = separateSets(41)
      for (const [one, other] of edges) {
        found.join(one, other)
        sets.join(one, other)
      }
      const { setOf } = sets.number()
      const wanted: [number, number][] = []
      for (let member = 0; member <= 40; member++) {
        const least = setOf.indexOf(setOf[member] as number)
        if (least !== member) wanted.push([member, least])
      }
      const given: [number, number][] = []
      found.each((member, least) => given.push([member, least]))
      expect(given).toEqual(wanted)
      expect(readdirSync(folder)).toEqual([])
    }),
  )
})

test('a chain of many is one component', () => {
  const found = components(name => join(folder, name), 5000)
  for (let at = 0; at < 20_000; at++) found.join(at + 1, at)
  let count = 0
  found.each((_, least) => {
    expect(least).toBe(0)
    count++
  })
  expect(count).toBe(20_000)
})
