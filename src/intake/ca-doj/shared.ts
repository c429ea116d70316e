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
  /** More groups share their SUBJECT_ID than were allowed: rows of one person stand all over. Then `apart` is empty. */
  readonly scattered: boolean
}

export interface Marks {
  readonly add: (marks: Uint32Array<ArrayBuffer>) => void
  /** Called once, when all have been added. At most so many groups may share their SUBJECT_ID. */
  readonly shared: (most: number) => Shared
}

/** Words kept in memory before they go to files. */
const MOST = 1 << 22
/** Marks are looked at by the first bits of their hash, so few at a time that a processor has them at hand. */
const BUCKET_BITS = 7
const BUCKETS = 1 << BUCKET_BITS
/** Words of one bucket that go to its file together. */
const TOGETHER = 1 << 14

/** Gathers marks. `scratch` gives the path of a new file. */
export function gatherMarks(scratch: (name: string) => string, most = MOST): Marks {
  const buckets = Array.from({ length: BUCKETS }, () => newBucket())
  let files: readonly BucketFile[] | undefined
  let held = 0
  /** Hashes of name and birth date of rows without SUBJECT_ID. */
  const strangers = new Set<number>()

  const spill = (least: number): void => {
    files ??= buckets.map((_, at) => newFile(scratch(`marks-${at}`)))
    for (const [at, bucket] of buckets.entries()) {
      if (bucket.length < least) continue
      const file = files[at] as BucketFile
      writeWhole(file.handle, new Uint8Array(bucket.words.buffer, 0, bucket.length * 4))
      file.words += bucket.length
      bucket.length = 0
    }
  }

  return {
    add: marks => {
      for (let at = 0; at < marks.length; at += MARK) {
        const flags = marks[at + 2] as number
        if ((flags & NAMELESS) !== 0 && (flags & OF_NAME) !== 0) strangers.add(keyOf(marks, at))
        put(buckets[(marks[at] as number) >>> (32 - BUCKET_BITS)] as Bucket, marks, at)
      }
      held += marks.length
      if (files !== undefined) spill(TOGETHER)
      else if (held > most) spill(1)
    },
    shared: allowed => {
      const found: Found = { apart: new Map(), scattered: new Set() }
      const looker = markLooker(strangers, allowed, found)
      if (files === undefined) {
        for (const { words, length } of buckets) if (found.scattered.size <= allowed) looker(words, length)
      } else {
        spill(1)
        for (const { handle, path, words } of files) {
          if (found.scattered.size <= allowed) looker(readWhole(handle, words), words)
          closeSync(handle)
          rmSync(path)
        }
      }
      if (found.scattered.size > allowed) return { apart: [], scattered: true }
      const apart = [...found.apart.values()].sort((a, b) => a.part - b.part || a.offset - b.offset)
      return { apart, scattered: false }
    },
  }
}

interface Bucket {
  words: Uint32Array<ArrayBuffer>
  length: number
}

interface BucketFile {
  readonly handle: number
  readonly path: string
  words: number
}

const newBucket = (): Bucket => ({ words: new Uint32Array(MARK * 256), length: 0 })

const newFile = (path: string): BucketFile => ({ handle: openSync(path, 'wx+', 0o600), path, words: 0 })

function put(bucket: Bucket, marks: Uint32Array, at: number): void {
  const { length } = bucket
  if (length + MARK > bucket.words.length) {
    const larger = new Uint32Array(bucket.words.length + (bucket.words.length >> 1))
    larger.set(bucket.words)
    bucket.words = larger
  }
  const { words } = bucket
  words[length] = marks[at] as number
  words[length + 1] = marks[at + 1] as number
  words[length + 2] = marks[at + 2] as number
  words[length + 3] = marks[at + 3] as number
  words[length + 4] = marks[at + 4] as number
  bucket.length = length + MARK
}

/** 53 bits of a hash, as a number: what two share by chance does no harm. */
const keyOf = (marks: Uint32Array, at: number): number =>
  (marks[at] as number) * 2 ** 21 + ((marks[at + 1] as number) >>> 11)

interface Found {
  readonly apart: Map<number, Apart>
  readonly scattered: Set<number>
}

/**
 * Looks at all marks of a bucket, and notes the groups that share a hash, those without SUBJECT_ID, and those that have a
 * name and birth date of `strangers`.
 */
function markLooker(strangers: ReadonlySet<number>, allowed: number, { apart, scattered }: Found) {
  /** By hash, one more than the place of its first mark: open addressing. */
  let slots = new Uint32Array(1 << 12)

  return (marks: Uint32Array, length: number): void => {
    const note = (at: number): void => {
      const part = (marks[at + 2] as number) & PART
      const offset = marks[at + 3] as number
      const key = part * 2 ** 32 + offset
      if (((marks[at + 2] as number) & BY_ID) !== 0) scattered.add(key)
      if (!apart.has(key)) apart.set(key, { part, offset, line: marks[at + 4] as number })
    }
    const sameGroup = (one: number, other: number): boolean =>
      (((marks[one + 2] as number) ^ (marks[other + 2] as number)) & PART) === 0 &&
      marks[one + 3] === marks[other + 3]

    const room = 2 ** Math.ceil(Math.log2(Math.max(1, length / MARK) * 2))
    if (slots.length < room) slots = new Uint32Array(room)
    else slots.fill(0)
    const mask = slots.length - 1
    for (let at = 0; at < length; at += MARK) {
      const flags = marks[at + 2] as number
      if ((flags & NAMELESS) !== 0) note(at)
      if ((flags & OF_NAME) !== 0) {
        if (strangers.size > 0 && strangers.has(keyOf(marks, at))) note(at)
        continue
      }
      const [high, low] = [marks[at] as number, marks[at + 1] as number]
      let slot = low & mask
      for (;;) {
        const known = slots[slot] as number
        if (known === 0) {
          slots[slot] = at / MARK + 1
          break
        }
        const other = (known - 1) * MARK
        if (marks[other] === high && marks[other + 1] === low) {
          if (!sameGroup(other, at)) {
            note(other)
            note(at)
            if (scattered.size > allowed) return
          }
          break
        }
        slot = (slot + 1) & mask
      }
    }
  }
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
