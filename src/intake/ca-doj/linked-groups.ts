/**
 * Finds the groups that share an identifier with another one: the only ones that must be looked at together. Marks are
 * kept in memory while they are few, and in files by their hash once they are many.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import type { LinkedGroup, SignFound } from './linked-group.ts'
import { BUCKETS, BY_ID, bucketOf, MARK, NAMELESS, PAIRED, PART, SIGN } from './marks.ts'
import { BY_NAME, kindOf, unsure } from './signs.ts'

export interface LinkedGroups {
  /** In the order of the files. */
  readonly groups: readonly LinkedGroup[]
  /** What a damaged line has in common with a group. */
  readonly signs: readonly SignFound[]
  /** More groups share their SUBJECT_ID than were allowed: rows of one person stand all over. Then `groups` is empty. */
  readonly scattered: boolean
}

export interface Marks {
  readonly add: (marks: Uint32Array<ArrayBuffer>) => void
  /** Called once, when all have been added. At most so many groups may share their SUBJECT_ID. */
  readonly linked: (most: number) => LinkedGroups
  /**
   * The same for what must be decided in one place: called once instead, gives each group that shares a hash with another with
   * the first that has it, and keeps no more of them than are allowed to share their SUBJECT_ID.
   */
  readonly shared: (most: number, take: OnShared) => Omit<LinkedGroups, 'groups'>
}

export type OnShared = (one: LinkedGroup, other: LinkedGroup) => void

/** Words kept in memory before they go to files. */
const MOST = 1 << 22

/** Gathers marks. `scratch` gives the path of a new file. */
export function gatherMarks(scratch: (name: string) => string, most = MOST): Marks {
  /** Marks of parts, each in the order of their buckets. */
  let held: Uint32Array<ArrayBuffer>[] = []
  let words = 0
  let files: readonly BucketFile[] | undefined

  /** Gives the marks held, bucket by bucket. They are written over with the next bucket's. */
  const eachBucket = (
    take: (bucket: number, marks: Uint32Array<ArrayBuffer>, length: number) => void,
  ): void => {
    const places = new Uint32Array(held.length)
    let together = new Uint32Array(1 << 12)
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      let length = 0
      for (const [at, marks] of held.entries()) {
        const from = places[at] as number
        const to = bucketEnd(marks, from, bucket)
        if (to === from) continue
        places[at] = to
        if (length + to - from > together.length) {
          const larger = new Uint32Array((length + to - from) * 2)
          larger.set(together.subarray(0, length))
          together = larger
        }
        together.set(marks.subarray(from, to), length)
        length += to - from
      }
      take(bucket, together, length)
    }
    held = []
    words = 0
  }

  const spill = (): void => {
    const open = files ?? Array.from({ length: BUCKETS }, (_, bucket) => newFile(scratch(`marks-${bucket}`)))
    files = open
    eachBucket((bucket, marks, length) => {
      const file = open[bucket] as BucketFile
      writeWhole(file.handle, new Uint8Array(marks.buffer, 0, length * 4))
      file.words += length
    })
  }

  /** Gives all marks of each bucket. */
  const eachWhole = (take: (marks: Uint32Array<ArrayBuffer>, length: number) => void): void => {
    if (files === undefined) {
      eachBucket((_, marks, length) => take(marks, length))
      return
    }
    spill()
    for (const { handle, path, words: length } of files) {
      take(readWhole(handle, length), length)
      closeSync(handle)
      rmSync(path)
    }
  }

  return {
    add: marks => {
      held.push(marks)
      words += marks.length
      if (words > most) spill()
    },
    linked: allowed => {
      const groups = new Map<number, LinkedGroup>()
      const scattered = new Set<number>()
      const signs: SignFound[] = []
      const isOver = (): boolean => scattered.size > allowed
      const note = (group: LinkedGroup, byId: boolean): void => {
        const key = groupKey(group)
        if (byId) scattered.add(key)
        if (!groups.has(key)) groups.set(key, group)
      }
      const look = markLooker({ note, signs, isOver })
      eachWhole((marks, length) => {
        if (!isOver()) look(marks, length)
      })
      if (isOver()) return { groups: [], signs: [], scattered: true }
      return { groups: inOrder(groups.values()), signs, scattered: false }
    },
    shared: (allowed, take) => {
      const scattered = new Set<number>()
      const signs: SignFound[] = []
      const note = (group: LinkedGroup, byId: boolean): void => {
        if (byId && scattered.size <= allowed) scattered.add(groupKey(group))
      }
      eachWhole(markLooker({ note, signs, isOver: () => false, share: take }))
      return { signs, scattered: scattered.size > allowed }
    },
  }
}

export const inOrder = (groups: Iterable<LinkedGroup>): readonly LinkedGroup[] =>
  [...groups].sort((a, b) => a.part - b.part || a.offset - b.offset)

interface BucketFile {
  readonly handle: number
  readonly path: string
  words: number
}

const newFile = (path: string): BucketFile => ({ handle: openSync(path, 'wx+', 0o600), path, words: 0 })

/** Where the marks of a bucket end that begin here. */
function bucketEnd(marks: Uint32Array, from: number, bucket: number): number {
  let to = from
  while (to < marks.length && bucketOf(marks[to] as number) === bucket) to += MARK
  return to
}

const groupKey = ({ part, offset }: LinkedGroup): number => part * 2 ** 32 + offset

/** What becomes of the groups that share a hash, and of those without SUBJECT_ID. */
interface Looking {
  /** `byId`: the mark is of its SUBJECT_ID. */
  readonly note: (group: LinkedGroup, byId: boolean) => void
  readonly share?: OnShared
  readonly signs: SignFound[]
  /** Nothing more is to be looked at. */
  readonly isOver: () => boolean
}

/** Looks at all marks of a bucket, and notes the groups that share a hash, and those without SUBJECT_ID. */
function markLooker({ note: noteGroup, share, signs, isOver }: Looking) {
  /** By hash, one more than the place of its first mark: open addressing. */
  let slots = new Uint32Array(1 << 12)

  return (marks: Uint32Array, length: number): void => {
    const groupAt = (at: number): LinkedGroup => ({
      part: (marks[at + 2] as number) & PART,
      offset: marks[at + 3] as number,
      line: marks[at + 4] as number,
    })
    const note = (at: number): void => noteGroup(groupAt(at), ((marks[at + 2] as number) & BY_ID) !== 0)
    const sameGroup = (one: number, other: number): boolean =>
      (((marks[one + 2] as number) ^ (marks[other + 2] as number)) & PART) === 0 &&
      marks[one + 3] === marks[other + 3]

    const room = 2 ** Math.ceil(Math.log2(Math.max(1, length / MARK) * 2))
    if (slots.length < room) slots = new Uint32Array(room)
    else slots.fill(0)
    const mask = slots.length - 1
    let anySign = false
    for (let at = 0; at < length; at += MARK) {
      const flags = marks[at + 2] as number
      if (flags >= SIGN) {
        anySign = true
        continue
      }
      if ((flags & NAMELESS) !== 0) note(at)
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
            share?.(groupAt(other), groupAt(at))
            if (isOver()) return
          }
          break
        }
        slot = (slot + 1) & mask
      }
    }
    if (anySign) addSigns(marks, length, signs)
  }
}

/** What more groups have than this tells nobody apart: no more of them are looked at, and it is not sure to be theirs. */
const MOST_GROUPS = 1000
/** Of the first word of a hash. */
const LAST_BITS = 0xfff

/** Adds what damaged lines have in common with groups, among the marks of a bucket. It looks at no fewer bits than `SHARED_BITS`. */
function addSigns(marks: Uint32Array, length: number, found: SignFound[]): void {
  const keyOf = (at: number): number => (marks[at] as number) * 2 ** 21 + ((marks[at + 1] as number) >>> 11)
  const signs = new Map<number, { readonly at: number[]; readonly groups: LinkedGroup[]; many: boolean }>()
  /** Which last bits some sign has: most groups have none of them. */
  const some = new Uint8Array(LAST_BITS + 1)
  for (let at = 0; at < length; at += MARK) {
    if ((marks[at + 2] as number) < SIGN) continue
    some[(marks[at] as number) & LAST_BITS] = 1
    const known = signs.get(keyOf(at))
    if (known === undefined) signs.set(keyOf(at), { at: [at], groups: [], many: false })
    else known.at.push(at)
  }
  for (let at = 0; at < length; at += MARK) {
    if (some[(marks[at] as number) & LAST_BITS] === 0 || (marks[at + 2] as number) >= SIGN) continue
    const same = signs.get(keyOf(at))
    if (same === undefined) continue
    // A name of one row and a birth date of another are nobody's.
    const byName = kindOf(marks[(same.at[0] as number) + 4] as number) === BY_NAME
    if (byName && ((marks[at + 2] as number) & PAIRED) === 0) continue
    if (same.groups.length === MOST_GROUPS) same.many = true
    else
      same.groups.push({
        part: (marks[at + 2] as number) & PART,
        offset: marks[at + 3] as number,
        line: marks[at + 4] as number,
      })
  }
  for (const { at, groups, many } of signs.values())
    for (const sign of at)
      for (const group of groups) {
        const [part, number, word] = [sign + 2, sign + 3, sign + 4].map(place => marks[place] as number) as [
          number,
          number,
          number,
        ]
        found.push({ part: part & PART, number, word: many ? unsure(word) : word, group })
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
