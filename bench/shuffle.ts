/**
 * Shuffles the rows of a file by a seed, whatever its size: rows are thrown into buckets on disk, and each bucket is put
 * in random order in memory. The header stays where it is. The same seed gives the same bytes.
 */
import { closeSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'

const LF = 10
const BLOCK = 1 << 22
/** Bytes of a bucket, about: one is in memory at a time. */
const BUCKET = 64 << 20
/** Bytes kept of each bucket before they are written. */
const KEPT = 1 << 18

export function shuffle(from: string, to: string, seed: number): void {
  const { size } = statSync(from)
  const count = Math.max(1, Math.ceil(size / BUCKET))
  const paths = Array.from({ length: count }, (_, bucket) => `${to}.bucket-${bucket}`)
  const header = scatter(from, paths, seed)
  const out = openSync(`${to}.partial`, 'w', 0o600)
  writeSync(out, header)
  for (const [bucket, path] of paths.entries()) {
    writeShuffled(out, readFileSync(path), seed + bucket + 1)
    rmSync(path)
  }
  closeSync(out)
  renameSync(`${to}.partial`, to)
}

/** Throws every line but the first into a bucket; gives the first. */
function scatter(from: string, paths: readonly string[], seed: number): Uint8Array {
  const buckets = paths.map(path => ({ handle: openSync(path, 'w', 0o600), kept: [] as Buffer[], bytes: 0 }))
  const flush = (bucket: (typeof buckets)[number]): void => {
    writeSync(bucket.handle, Buffer.concat(bucket.kept))
    bucket.kept = []
    bucket.bytes = 0
  }
  let header: Uint8Array | undefined
  let row = 0
  const file = openSync(from, 'r')
  let rest: Buffer = Buffer.alloc(0)
  const block = Buffer.allocUnsafeSlow(BLOCK)
  for (;;) {
    const read = readSync(file, block, 0, BLOCK, null)
    if (read === 0) break
    const all = Buffer.concat([rest, block.subarray(0, read)])
    let start = 0
    for (;;) {
      const end = all.indexOf(LF, start) + 1
      if (end === 0) break
      const line = all.subarray(start, end)
      if (header === undefined) header = line
      else {
        const bucket = buckets[mixed(row++, seed) % buckets.length] as (typeof buckets)[number]
        bucket.kept.push(line)
        bucket.bytes += line.length
        if (bucket.bytes > KEPT) flush(bucket)
      }
      start = end
    }
    rest = all.subarray(start)
  }
  if (rest.length > 0) buckets[0]?.kept.push(Buffer.concat([rest, Buffer.from([LF])]))
  closeSync(file)
  for (const bucket of buckets) {
    flush(bucket)
    closeSync(bucket.handle)
  }
  return header ?? new Uint8Array(0)
}

function writeShuffled(out: number, bytes: Buffer, seed: number): void {
  const starts: number[] = []
  for (let at = 0; at < bytes.length; at = bytes.indexOf(LF, at) + 1) starts.push(at)
  const order = starts
    .map((start, row) => ({ start, by: mixed(row, seed) }))
    .sort((a, b) => a.by - b.by || a.start - b.start)
  const shuffled = Buffer.allocUnsafe(bytes.length)
  let at = 0
  for (const { start } of order) {
    const end = bytes.indexOf(LF, start) + 1
    bytes.copy(shuffled, at, start, end)
    at += end - start
  }
  let written = 0
  while (written < at) written += writeSync(out, shuffled, written, at - written)
}

/** A number that seems random, from a row and a seed (the finisher of MurmurHash3). */
function mixed(row: number, seed: number): number {
  let hash = (row ^ Math.imul(seed, 0x9e3779b1)) | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
