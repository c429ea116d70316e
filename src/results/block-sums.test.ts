import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { areUnchanged, sumBuilder } from './block-sums.ts'

const folder = mkdtempSync(join(tmpdir(), 'setaside-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const BLOCK = 1 << 16
const bytes = Buffer.from(Array.from({ length: BLOCK * 2 + 500 }, (_, at) => (at * 7 + (at >> 8)) % 251))

function sumsOf(pieces: number): Uint32Array {
  const builder = sumBuilder()
  for (let at = 0; at < bytes.length; at += pieces) builder.add(bytes.subarray(at, at + pieces))
  return builder.sums()
}

const sums = sumsOf(bytes.length)

function unchanged(now: Uint8Array, from: number, to: number): boolean {
  const path = join(folder, 'file')
  writeFileSync(path, now)
  const handle = openSync(path, 'r')
  try {
    return areUnchanged(handle, { from, to }, block => sums[block])
  } finally {
    closeSync(handle)
  }
}

test('sums are those of the blocks, however the bytes come', () => {
  expect(sums.length).toBe(3)
  for (const pieces of [1000, BLOCK, BLOCK + 1, BLOCK * 2]) expect(sumsOf(pieces)).toEqual(sums)
  expect(sumBuilder().sums()).toEqual(new Uint32Array(0))
})

test('a change is seen in its block, and in no other', () => {
  const changed = Buffer.from(bytes)
  changed[BLOCK + 3] = (changed[BLOCK + 3] ?? 0) ^ 1
  expect(unchanged(bytes, 0, bytes.length)).toBe(true)
  expect(unchanged(changed, 0, BLOCK)).toBe(true)
  expect(unchanged(changed, 0, BLOCK + 1)).toBe(false)
  expect(unchanged(changed, BLOCK * 2, bytes.length)).toBe(true)
})

test('what was cut off or added is seen; beyond the end there is nothing to see', () => {
  expect(unchanged(bytes.subarray(0, -1), BLOCK * 2, BLOCK * 2 + 1)).toBe(false)
  expect(unchanged(Buffer.concat([bytes, Buffer.of(1)]), BLOCK * 2, BLOCK * 2 + 1)).toBe(false)
  expect(unchanged(bytes, BLOCK * 2, BLOCK * 9)).toBe(true)
})
