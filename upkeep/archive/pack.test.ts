/** The same files are the same archive, and come out of it as they were. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { type Packed, type PackedFiles, tarGzipped, zipped } from './pack.ts'

const place = mkdtempSync(join(tmpdir(), 'setaside-test-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

const text = (content: string): Packed => ({ bytes: Buffer.from(content) })
const LONG = `setaside-0.1.0/app/node_modules/${'a-long-name/'.repeat(9)}index.js`
const FILES: PackedFiles = new Map<string, Packed>([
  ['setaside-0.1.0/setaside', { bytes: Buffer.from('#!/bin/sh\n'), runs: true }],
  ['setaside-0.1.0/empty', text('')],
  [LONG, text('long')],
  // More than is packed at once, to the byte.
  ['setaside-0.1.0/node', { bytes: Buffer.alloc(2 << 20, 'node'), runs: true }],
  ['setaside-0.1.0/SHA256SUMS', text('sums\n')],
  ['setaside-0.1.0/link', { bytes: Buffer.from('sums\n'), link: 'SHA256SUMS' }],
])
const OTHERWISE: PackedFiles = new Map([...FILES].reverse())
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** In another process, whose clock stands elsewhere. */
function inZone(zone: string): string {
  const script = `import { zipped } from ${JSON.stringify(join(import.meta.dirname, 'pack.ts'))}
    console.log((await import('node:crypto')).createHash('sha256').update(zipped(new Map([['a', { bytes: Buffer.from('a') }]]))).digest('hex'))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
    env: { ...process.env, TZ: zone },
  })
  expect(stderr).toBe('')
  return stdout
}

test('a zip is the same in any order and zone, and holds each file with its mode', () => {
  const zip = zipped(FILES)
  expect(sha256(zipped(OTHERWISE))).toBe(sha256(zip))
  expect(inZone('Pacific/Kiritimati')).toBe(inZone('America/Los_Angeles'))
  const out = unzipSync(zip)
  expect(Object.keys(out)).toEqual([...FILES.keys()].sort())
  for (const [path, { bytes }] of FILES) expect(sha256(out[path] ?? zip), path).toBe(sha256(bytes))
})

test('a tar.gz is the same in any order, and is unpacked by the system with its modes', async () => {
  const packed = await tarGzipped(FILES)
  expect(sha256(await tarGzipped(OTHERWISE))).toBe(sha256(packed))
  expect(gunzipSync(packed).length % 512).toBe(0)
  const [path, into] = [join(place, 'a.tar.gz'), join(place, 'into')]
  writeFileSync(path, packed)
  mkdirSync(into)
  const { status, stderr } = spawnSync('tar', ['-xpzf', path, '-C', into], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(readlinkSync(join(into, 'setaside-0.1.0/link'))).toBe('SHA256SUMS')
  for (const [name, { bytes, runs }] of FILES) {
    expect(readFileSync(join(into, name)).equals(bytes), name).toBe(true)
    expect(statSync(join(into, name)).mode & 0o777, name).toBe(runs === true ? 0o755 : 0o644)
  }
})
