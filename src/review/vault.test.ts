import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KEY_FILE, openVault, settleKeys, writeNextKey } from './vault.ts'

let folder: string
const at = (name: string): string => join(folder, name)
const NEXT = `${KEY_FILE}.next`
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setaside-vault-'))
  openVault(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the next keys are taken up where the database was written with them, and go where it was not', () => {
  writeNextKey(folder)
  const coming = readFileSync(at(NEXT))
  settleKeys(folder, 2)
  expect([readFileSync(at(KEY_FILE)), existsSync(at(NEXT))]).toEqual([coming, false])
  writeNextKey(folder)
  settleKeys(folder, 2)
  expect([readFileSync(at(KEY_FILE)), existsSync(at(NEXT))]).toEqual([coming, false])
  expect(openVault(folder).generation()).toBe(2)
})

test('next keys that are not whole are never taken for the ones, and no key is lost with them', () => {
  writeNextKey(folder)
  const [known, coming] = [readFileSync(at(KEY_FILE)), readFileSync(at(NEXT))]
  for (let length = 0; length < coming.length - 1; length++)
    for (const generation of [1, 2]) {
      writeFileSync(at(NEXT), coming.subarray(0, length))
      if (generation === 1) settleKeys(folder, 1)
      else expect(() => settleKeys(folder, 2)).toThrow(/neither .* holds the keys/)
      expect(readFileSync(at(KEY_FILE))).toEqual(known)
      expect(existsSync(at(NEXT))).toBe(generation === 2)
    }
})

test('next keys that do not go on from the ones there are are not taken', () => {
  writeNextKey(folder)
  writeFileSync(
    at(NEXT),
    `${Buffer.alloc(32, 1).toString('base64url')}\n${Buffer.alloc(32, 2).toString('base64url')}\n`,
  )
  expect(() => settleKeys(folder, 2)).toThrow(/neither/)
})

test('a damaged key file is refused, and no key is made in its place', () => {
  writeFileSync(at(KEY_FILE), readFileSync(at(KEY_FILE)).subarray(0, 20))
  expect(() => openVault(folder)).toThrow(/is damaged/)
})
