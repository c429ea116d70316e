/** The pages stay small: who opens them first waits for no more than this. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const ASSETS = join(import.meta.dirname, '../dist-pages/assets')

const packed = (kind: string): number =>
  readdirSync(ASSETS)
    .filter(name => name.endsWith(kind))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(ASSETS, name))).length, 0)

test('all scripts are under 250 kB packed, all styles under 20 kB', () => {
  expect(packed('.js')).toBeGreaterThan(0)
  expect(packed('.js')).toBeLessThan(250_000)
  expect(packed('.css')).toBeLessThan(20_000)
})
