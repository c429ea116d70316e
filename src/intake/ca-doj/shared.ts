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
const BUCKET_BITS = 6
const BUCKETS = 1 << BUCKET_BITS

/** Gathers marks. `scratch` gives the path of a new file. */
export function gatherMarks(scratch: (name: string) => string, most = MOST): Marks {
  // Memory that is never written to is never taken: this is room, and no copy is made while it fills.
  let table = markTable(most * 1.25)
  const files: { readonly handle: number; readonly path: string; words: number }[] = []
  /** Hashes of name and birth date of rows without SUBJECT_ID. */
  const strangers = new Set<string>()

  const spill = (marks: Uint32Array): void => {
    if (files.length === 0)
      for (let bucket = 0; bucket < BUCKETS; bucket++) files.push(newFile(scratch(`marks-${bucket}`)))
    const counts = new Uint32Array(BUCKETS + 1)
    const bucketOf = (at: number): number => (marks[at] as number) >>> (32 - BUCKET_BITS)
    for (let at = 0; at < marks.length; at += MARK) {
      const after = bucketOf(at) + 1
      counts[after] = (counts[after] as number) + 1
    }
    for (let bucket = 0; bucket < BUCKETS; bucket++)
      counts[bucket + 1] = (counts[bucket + 1] as number) + (counts[bucket] as number)
    const next = counts.slice()
    const ordered = new Uint32Array(marks.length)
    for (let at = 0; at < marks.length; at += MARK) {
      const bucket = bucketOf(at)
      const to = (next[bucket] as number) * MARK
      for (let word = 0; word < MARK; word++) ordered[to + word] = marks[at + word] as number
      next[bucket] = (next[bucket] as number) + 1
    }
    for (const [bucket, file] of files.entries()) {
      const part = ordered.subarray((counts[bucket] as number) * MARK, (counts[bucket + 1] as number) * MARK)
      writeWhole(file.handle, new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
      file.words += part.length
    }
  }

  return {
    add: marks => {
      if (marks.length === 0) return
      for (let at = 0; at < marks.length; at += MARK) {
        const flags = marks[at + 2] as number
        if ((flags & NAMELESS) !== 0 && (flags & OF_NAME) !== 0) strangers.add(nameOf(marks, at))
      }
      if (files.length === 0) {
        table.add(marks)
        if (table.marks().length <= most) return
        spill(table.marks())
        table = markTable(0)
      } else spill(marks)
    },
    shared: allowed => {
      const found: Found = { apart: new Map(), scattered: new Set() }
      if (files.length === 0) table.find(strangers, allowed, found)
      for (const { handle, path, words } of files) {
        if (found.scattered.size <= allowed) {
          const one = markTable(words)
          one.add(readWhole(handle, words))
          one.find(strangers, allowed, found)
        }
        closeSync(handle)
        rmSync(path)
      }
      if (found.scattered.size > allowed) return { apart: [], scattered: true }
      const apart = [...found.apart.values()].sort((a, b) => a.part - b.part || a.offset - b.offset)
      return { apart, scattered: false }
    },
  }
}

const newFile = (path: string) => ({ handle: openSync(path, 'wx+', 0o600), path, words: 0 })

const nameOf = (marks: Uint32Array, at: number): string => `${marks[at]} ${marks[at + 1]}`

interface Found {
  readonly apart: Map<number, Apart>
  readonly scattered: Set<number>
}

/** Marks in one piece of memory, and which of them have a hash that another group's has: open addressing. */
function markTable(words: number) {
  let marks = new Uint32Array(words)
  let length = 0
  /** One more than the place, in marks, of the first mark of a hash. */
  let slots = new Uint32Array(1 << 14)
  let used = 0
  /** Pairs of places whose hash is the same and whose group is not. */
  let pairs = new Uint32Array(1 << 8)
  let paired = 0

  const slotOf = (at: number): number => {
    const [high, low] = [marks[at] as number, marks[at + 1] as number]
    let slot = low & (slots.length - 1)
    for (;;) {
      const known = slots[slot] as number
      if (known === 0) return slot
      const other = (known - 1) * MARK
      if (marks[other] === high && marks[other + 1] === low) return slot
      slot = (slot + 1) & (slots.length - 1)
    }
  }
  const grow = (): void => {
    const before = slots
    // Fourfold: putting all of them in their places again costs as much as finding the places at first.
    slots = new Uint32Array(before.length * 4)
    for (const known of before) if (known !== 0) slots[slotOf((known - 1) * MARK)] = known
  }

  return {
    add: (more: Uint32Array): void => {
      if (length + more.length > marks.length) {
        const larger = new Uint32Array(Math.max(marks.length * 2, length + more.length))
        larger.set(marks.subarray(0, length))
        marks = larger
      }
      marks.set(more, length)
      const end = length + more.length
      for (let at = length; at < end; at += MARK) {
        if (((marks[at + 2] as number) & OF_NAME) !== 0) continue
        const slot = slotOf(at)
        const known = slots[slot] as number
        if (known === 0) {
          slots[slot] = at / MARK + 1
          if (++used * 2 > slots.length) grow()
        } else {
          const other = (known - 1) * MARK
          const same =
            ((marks[other + 2] as number) & PART) === ((marks[at + 2] as number) & PART) &&
            marks[other + 3] === marks[at + 3]
          if (!same) {
            if (paired === pairs.length) {
              const larger = new Uint32Array(paired * 2)
              larger.set(pairs)
              pairs = larger
            }
            pairs[paired++] = other
            pairs[paired++] = at
          }
        }
      }
      length = end
    },
    marks: (): Uint32Array => marks.subarray(0, length),
    /** Notes the groups that share a hash, those without SUBJECT_ID, and those that have a name and birth date of `strangers`. */
    find: (strangers: ReadonlySet<string>, allowed: number, { apart, scattered }: Found): void => {
      const note = (at: number): void => {
        const part = (marks[at + 2] as number) & PART
        const offset = marks[at + 3] as number
        const key = part * 2 ** 32 + offset
        if (((marks[at + 2] as number) & BY_ID) !== 0) scattered.add(key)
        if (!apart.has(key)) apart.set(key, { part, offset, line: marks[at + 4] as number })
      }
      for (let pair = 0; pair < paired && scattered.size <= allowed; pair++) note(pairs[pair] as number)
      if (scattered.size > allowed) return
      for (let at = 0; at < length; at += MARK) {
        const flags = marks[at + 2] as number
        if ((flags & NAMELESS) !== 0) note(at)
        else if ((flags & OF_NAME) !== 0 && strangers.size > 0 && strangers.has(nameOf(marks, at))) note(at)
      }
    },
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
