import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type IndexBuilder, indexBuilder, type Key, type Place, readPeopleIndex } from './people-index.ts'

const folder = mkdtempSync(join(tmpdir(), 'setaside-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0
const scratch = (name: string): string => join(folder, `${made++}-${name}`)

const SUMS = [Uint32Array.of(7, 8), new Uint32Array(0), Uint32Array.of(0xffff_ffff)]

type Entry = readonly [Key, Place]

const addTo = (builder: IndexBuilder, entries: readonly Entry[]): void => {
  for (const [{ high, low }, { file, byte, line }] of entries) builder.add(high, low, file, byte, line)
}

/** The bytes of an index of these. */
function indexOf(entries: readonly Entry[], linked: readonly (readonly Key[])[], most?: number): Buffer {
  const builder = indexBuilder(scratch, most)
  addTo(builder, entries)
  const links = linked.flatMap((keys, set) => keys.flatMap(({ high, low }) => [high, low, set]))
  return Buffer.concat(Array.from(builder.bytes(Uint32Array.from(links), SUMS), bytes => bytes.slice()))
}

function reading<T>(bytes: Buffer, read: (index: ReturnType<typeof readPeopleIndex>) => T): T {
  const path = scratch('people.idx')
  writeFileSync(path, bytes)
  const handle = openSync(path, 'r')
  try {
    return read(readPeopleIndex(handle))
  } finally {
    closeSync(handle)
  }
}

const word = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xffff_ffff }))
const key = fc.record({ high: word, low: fc.integer({ min: 0, max: 3 }) })
const place = fc.record({
  file: fc.integer({ min: 0, max: 0xffff }),
  byte: fc.oneof(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 2 ** 48 - 1 })),
  line: fc.integer({ min: 1, max: 0xffff_ffff }),
})
const same = (a: Key, b: Key): boolean => a.high === b.high && a.low === b.low

test('every key gives its places, in the order they were added, and no other', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, place), { maxLength: 600 }), key, (entries, other) => {
      const bytes = indexOf(entries, [])
      reading(bytes, index => {
        for (const wanted of [...entries.slice(0, 20).map(([one]) => one), other])
          expect(index?.placesOf(wanted)).toEqual(
            entries.filter(([one]) => same(one, wanted)).map(([, where]) => where),
          )
      })
      // Whatever goes to files on its way, the bytes are the same.
      expect(indexOf(entries, [], 40).equals(bytes)).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('keys that can only be told apart together', () => {
  const keys = (...lows: readonly number[]): readonly Key[] => lows.map(low => ({ high: low * 3, low }))
  const [a, b] = [keys(5, 1, 9), keys(2, 7)]
  reading(indexOf([], [a, b]), index => {
    for (const set of [a, b]) for (const one of set) expect(index?.linkedWith(one)).toEqual(set)
    const alone = { high: 15, low: 6 }
    const sums = [0, 1, 2].map(file => [0, 1, 2].map(block => index?.sumOf(file, block)))
    expect(sums).toEqual([
      [7, 8, undefined],
      [undefined, undefined, undefined],
      [0xffff_ffff, undefined, undefined],
    ])
    expect(index?.linkedWith(alone)).toEqual([alone])
  })
})

test('what is no index', () => {
  for (const text of ['', 'person_id\n', '{"peopleIndex":2}\n', '{"peopleIndex":1'])
    expect(reading(Buffer.from(text), index => index)).toBeUndefined()
})

test('nothing on its way is left', () => {
  const before = readdirSync(folder).length
  const builder = indexBuilder(scratch, 1)
  builder.add(1, 1, 0, 0, 1)
  expect(readdirSync(folder).length).toBe(before + 128)
  builder.close()
  expect(readdirSync(folder).length).toBe(before)
})
