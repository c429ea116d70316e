/**
 * Marks: what a group of rows may share with another one, as hashes with the place of the group. They are five numbers
 * each, in one array, in the order of the first bits of their hashes.
 */

import { FILE_OF_MARK, MARK_WORDS } from '../partitions/marks.ts'

/** Words of 32 bits in a mark: two of the hash, the part, the offset in it and the line in it of the group's first line. */
export const MARK = MARK_WORDS
/** Set beside the number of the part: the row has no SUBJECT_ID. */
export const NAMELESS = 0x4000_0000
/** Set beside the number of the part: the hash is of a SUBJECT_ID. */
export const BY_ID = 0x2000_0000
/**
 * Set beside the number of the part: it is no mark of a group, but a sign in a damaged line, whose number among those of the
 * part and whose word (see `signWord`) stand where a group has its place.
 */
export const SIGN = 0x8000_0000
/** Set beside the number of the part: the hash is of a name and birth date that stand on one row. */
export const PAIRED = 0x1000_0000
export const PART = FILE_OF_MARK

/** Marks are looked at by the first bits of their hash, so few at a time that a processor has them at hand. */
const BUCKET_BITS = 7
export const BUCKETS = 1 << BUCKET_BITS
export const bucketOf = (high: number): number => high >>> (32 - BUCKET_BITS)

export interface MarkList {
  readonly add: (hash: Uint32Array, part: number, offset: number, line: number) => void
  readonly length: () => number
  /** Whether one of the marks from this place on has the hash and is of the group that begins at `offset`. */
  readonly has: (hash: Uint32Array, offset: number, from: number) => boolean
  /** All of them in the order of their buckets; the list is empty afterwards. */
  readonly take: () => Uint32Array<ArrayBuffer>
}

export function markList(): MarkList {
  let words = new Uint32Array(1024 * MARK)
  let length = 0
  return {
    add: (hash, part, offset, line) => {
      if (length + MARK > words.length) {
        const larger = new Uint32Array(words.length * 2)
        larger.set(words)
        words = larger
      }
      words[length++] = hash[0] as number
      words[length++] = hash[1] as number
      words[length++] = part
      words[length++] = offset
      words[length++] = line
    },
    length: () => length,
    has: (hash, offset, from) => {
      for (let at = from; at < length; at += MARK)
        if (words[at] === hash[0] && words[at + 1] === hash[1] && words[at + 3] === offset) return true
      return false
    },
    take: () => {
      const taken = byBucket(words, length)
      length = 0
      return taken
    },
  }
}

/** The first so many words of marks, in the order of their buckets. */
export function byBucket(words: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const taken = new Uint32Array(length)
  /** Where the next mark of each bucket goes. */
  const next = new Uint32Array(BUCKETS + 1)
  for (let at = 0; at < length; at += MARK) {
    const bucket = bucketOf(words[at] as number)
    next[bucket + 1] = (next[bucket + 1] as number) + MARK
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket++)
    next[bucket] = (next[bucket] as number) + (next[bucket - 1] as number)
  for (let at = 0; at < length; at += MARK) {
    const bucket = bucketOf(words[at] as number)
    let to = next[bucket] as number
    next[bucket] = to + MARK
    for (let from = at; from < at + MARK; from++) taken[to++] = words[from] as number
  }
  return taken
}
