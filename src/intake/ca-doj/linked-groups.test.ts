import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherMarks } from './linked-groups.ts'
import { BUCKETS, BY_ID, bucketOf, MARK, NAMELESS, PART } from './marks.ts'

/** What one group says of itself: each a hash and what it is of. */
interface Said {
  readonly part: number
  readonly offset: number
  readonly flags: number
  readonly high: number
  readonly low: number
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'setaside-marks-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Marks of each part, in the order of their buckets, as a part gives them. */
function marksOf(said: readonly Said[]): readonly Uint32Array<ArrayBuffer>[] {
  const parts = new Map<number, Said[]>()
  for (const one of said) parts.set(one.part, [...(parts.get(one.part) ?? []), one])
  return [...parts]
    .sort(([a], [b]) => a - b)
    .map(([part, own]) => {
      const ordered = own.toSorted((a, b) => bucketOf(a.high) - bucketOf(b.high))
      return Uint32Array.from(
        ordered.flatMap(({ high, low, flags, offset }) => [
          high,
          low,
          (part | flags) >>> 0,
          offset,
          offset + 1,
        ]),
      )
    })
}

/** The groups to be looked at together, found by comparing each mark with each. */
function linkedOf(said: readonly Said[]): readonly string[] {
  const group = ({ part, offset }: Said): string => `${part}:${offset}`
  const same = (a: Said, b: Said): boolean => a.high === b.high && a.low === b.low
  const has = (one: Said, flag: number): boolean => (one.flags & flag) !== 0
  const found = said.filter(
    one => has(one, NAMELESS) || said.some(other => same(one, other) && group(one) !== group(other)),
  )
  return [...new Set(found.map(group))].sort()
}

/** Few hashes, spread over several buckets, so that many are shared. */
const anyMark = fc.tuple(fc.nat(4), fc.nat(6), fc.nat(40), fc.constantFrom(0, BY_ID, NAMELESS)).map(
  ([part, offset, which, flags]): Said => ({
    part,
    offset: offset * 100,
    flags,
    high: Math.imul(which, 0x9e3779b1) >>> 0,
    low: Math.imul(which, 0x85ebca6b) >>> 0,
  }),
)

test('groups that share a hash are found as by comparing each with each, in memory and through files', () => {
  let runs = 0
  fc.assert(
    fc.property(fc.array(anyMark, { maxLength: 60 }), fc.constantFrom(1, 40, 1 << 20), (said, most) => {
      const scratch = join(folder, String(++runs))
      const marks = gatherMarks(name => `${scratch}-${name}`, most)
      for (const part of marksOf(said)) marks.add(part)
      const { groups, scattered } = marks.linked(Number.POSITIVE_INFINITY)
      expect(scattered).toBe(false)
      expect(groups.map(({ part, offset }) => `${part}:${offset}`).sort()).toEqual(linkedOf(said))
      for (const [at, one] of groups.entries()) {
        expect(one.line).toBe(one.offset + 1)
        const before = groups[at - 1]
        if (before !== undefined)
          expect(before.part < one.part || (before.part === one.part && before.offset < one.offset)).toBe(
            true,
          )
      }
    }),
  )
  expect(readdirSync(folder)).toEqual([])
})

test('more groups that share their SUBJECT_ID than are allowed are told of, and nothing else is', () => {
  const said = Array.from({ length: 40 }, (_, at): Said => {
    const high = Math.imul(at >> 1, 0x9e3779b1) >>> 0
    return { part: at % 5, offset: at * 10, flags: BY_ID, high, low: at >> 1 }
  })
  for (const most of [1, 1 << 20]) {
    const marks = gatherMarks(name => join(folder, `scattered-${name}`), most)
    for (const part of marksOf(said)) marks.add(part)
    expect(existsSync(join(folder, `scattered-marks-${BUCKETS - 1}`))).toBe(most === 1)
    expect(marks.linked(10)).toEqual({ groups: [], signs: [], scattered: true })
  }
  expect(readdirSync(folder)).toEqual([])
})

test('a mark tells its part apart from what it is of', () => {
  expect(MARK).toBe(5)
  for (const flag of [BY_ID, NAMELESS]) expect((flag & PART) >>> 0).toBe(0)
})
