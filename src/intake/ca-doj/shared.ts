/**
 * Finds the groups that share an identifier with another one: the only ones that must be looked at together. Marks are
 * kept in memory while they are few, and in files by their hash once they are many.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { BY_ID, MARK, NAMELESS, OF_NAME, PART } from './identify.ts'

/** A group that may be of more than one person, or one of several that are one person: where it begins. */
export interface Apart {
  readonly part: number
  /** From the start of the part. */
  readonly offset: number
  /** Its line, the first of the part being 1. */
  readonly line: number
}

export interface Shared {
  /** In the order of the files. */
  readonly apart: readonly Apart[]
  /** More groups share their SUBJECT_ID than were allowed: rows of one person stand all over. Then `apart` is not whole. */
  readonly scattered: boolean
}

export interface Marks {
  readonly add: (marks: Uint32Array<ArrayBuffer>) => void
  /** Called once, when all have been added. At most so many groups may share their SUBJECT_ID. */
  readonly shared: (most: number) => Shared
}

/** Words kept in memory before they go to files. */
const MOST = 1 << 23
const BUCKET_BITS = 6
const BUCKETS = 1 << BUCKET_BITS

/** Gathers marks. `scratch` gives the path of a new file, which is somebody else's to remove. */
export function gatherMarks(scratch: (name: string) => string, most = MOST): Marks {
  let held: Uint32Array<ArrayBuffer>[] = []
  let words = 0
  const files: { readonly handle: number; readonly path: string; words: number }[] = []
  /** Hashes of name and birth date of rows without SUBJECT_ID. */
  const strangers = new Set<string>()

  const spill = (): void => {
    if (files.length === 0)
      for (let bucket = 0; bucket < BUCKETS; bucket++) files.push(newFile(scratch(`marks-${bucket}`)))
    const all = together(held)
    const counts = new Uint32Array(BUCKETS + 1)
    const bucketOf = (at: number): number => (all[at] as number) >>> (32 - BUCKET_BITS)
    for (let at = 0; at < all.length; at += MARK) (counts[bucketOf(at) + 1] as number)++
    for (let bucket = 0; bucket < BUCKETS; bucket++)
      counts[bucket + 1] = (counts[bucket + 1] as number) + (counts[bucket] as number)
    const next = counts.slice()
    const ordered = new Uint32Array(all.length)
    for (let at = 0; at < all.length; at += MARK) {
      const bucket = bucketOf(at)
      const to = (next[bucket] as number) * MARK
      for (let word = 0; word < MARK; word++) ordered[to + word] = all[at + word] as number
      next[bucket] = (next[bucket] as number) + 1
    }
    for (const [bucket, file] of files.entries()) {
      const part = ordered.subarray((counts[bucket] as number) * MARK, (counts[bucket + 1] as number) * MARK)
      writeWhole(file.handle, new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
      file.words += part.length
    }
    held = []
    words = 0
  }

  return {
    add: marks => {
      if (marks.length === 0) return
      for (let at = 0; at < marks.length; at += MARK) {
        const flags = marks[at + 2] as number
        if ((flags & NAMELESS) !== 0 && (flags & OF_NAME) !== 0) strangers.add(nameOf(marks, at))
      }
      held.push(marks)
      words += marks.length
      if (words > most) spill()
    },
    shared: most => {
      const found = new Map<number, Apart>()
      const scattered = new Set<number>()
      if (files.length === 0) findIn(together(held), strangers, found, scattered, most)
      else {
        spill()
        for (const { handle, path, words: length } of files) {
          if (scattered.size <= most) findIn(readWhole(handle, length), strangers, found, scattered, most)
          closeSync(handle)
          rmSync(path)
        }
      }
      held = []
      const apart = [...found.values()].sort((a, b) => a.part - b.part || a.offset - b.offset)
      return { apart, scattered: scattered.size > most }
    },
  }
}

const newFile = (path: string) => ({ handle: openSync(path, 'wx+', 0o600), path, words: 0 })

const nameOf = (marks: Uint32Array, at: number): string => `${marks[at]} ${marks[at + 1]}`

/** Notes the groups of these marks that share a hash. All marks of one hash are among them. */
function findIn(
  marks: Uint32Array,
  strangers: ReadonlySet<string>,
  found: Map<number, Apart>,
  scattered: Set<number>,
  most: number,
): void {
  const note = (at: number): void => {
    const part = (marks[at + 2] as number) & PART
    const offset = marks[at + 3] as number
    const key = part * 2 ** 32 + offset
    if (((marks[at + 2] as number) & BY_ID) !== 0) scattered.add(key)
    if (!found.has(key)) found.set(key, { part, offset, line: marks[at + 4] as number })
  }
  let size = 16
  while (size * MARK < marks.length * 2) size *= 2
  /** One more than the place of the first mark of a hash; open addressing. */
  const first = new Uint32Array(size)
  for (let at = 0; at < marks.length && scattered.size <= most; at += MARK) {
    const flags = marks[at + 2] as number
    if ((flags & OF_NAME) !== 0) {
      if (strangers.size > 0 && strangers.has(nameOf(marks, at))) note(at)
      continue
    }
    if ((flags & NAMELESS) !== 0) note(at)
    const [high, low] = [marks[at] as number, marks[at + 1] as number]
    let slot = low & (size - 1)
    for (;;) {
      const known = first[slot] as number
      if (known === 0) {
        first[slot] = at / MARK + 1
        break
      }
      const other = (known - 1) * MARK
      if (marks[other] === high && marks[other + 1] === low) {
        const same =
          ((marks[other + 2] as number) & PART) === (flags & PART) && marks[other + 3] === marks[at + 3]
        if (!same) {
          note(other)
          note(at)
        }
        break
      }
      slot = (slot + 1) & (size - 1)
    }
  }
}

function together(parts: readonly Uint32Array<ArrayBuffer>[]): Uint32Array<ArrayBuffer> {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export function writeWhole(handle: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
}

function readWhole(handle: number, words: number): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array(words)
  const bytes = new Uint8Array(all.buffer)
  for (let got = 0; got < bytes.length; ) {
    const more = readSync(handle, bytes, got, bytes.length - got, got)
    if (more === 0) break
    got += more
  }
  return all
}
