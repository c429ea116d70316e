/**
 * `people.idx`: where in the files of a run the rows of a person stand, so that one person is found again without reading
 * whole files. It holds hashes of identifiers and places, and nothing in plain words.
 *
 * A line of JSON (see `IndexHeader`), filled up with blanks to a multiple of four bytes; then words of 32 bits, the lowest
 * byte first:
 *
 * - the places, slot by slot, `PLACE` words each: the two words of the key; the number of the file in the upper half of a
 *   word and the upper 16 bits of the byte in the lower; the lower 32 bits of the byte; the line. The slot of a key is its
 *   first bits.
 * - where the places of each slot begin, counted in places, and where the last ones end.
 * - the keys that are linked with others, in order, three words each: the key, and the number of its set.
 * - where the keys of each set begin, and where the last ones end; then these keys, two words each.
 * - the sums of the blocks of each file (see `block-sums.ts`); none of a file that was packed.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'

export const PEOPLE_INDEX = 'people.idx'
/** Words of a place and of a link: see above. */
const PLACE = 5
const LINK = 3

/** Sixty-four bits that stand for an identifier: two of people may be alike, so rows that are found are looked at again. */
export interface Key {
  readonly high: number
  readonly low: number
}

/** Where rows of a person begin that stand together. */
export interface Place {
  /** The number of the file, in the order of the manifest. */
  readonly file: number
  readonly byte: number
  /** The first line of a file is 1. */
  readonly line: number
}

interface IndexHeader {
  readonly peopleIndex: 1
  /** Slots: a power of two. */
  readonly slots: number
  readonly places: number
  /** Keys that are linked with others, and the sets they are in. */
  readonly links: number
  readonly sets: number
  /** How many blocks each file has. */
  readonly blocks: readonly number[]
}

const placeAt = (words: Uint32Array, at: number): Place => ({
  file: (words[at + 2] as number) >>> 16,
  byte: ((words[at + 2] as number) & 0xffff) * 2 ** 32 + (words[at + 3] as number),
  line: words[at + 4] as number,
})

// ---- writing ---------------------------------------------------------------------------------------------------------

export interface IndexBuilder {
  /** Adds a place under the two words of a key. The index of the same places in the same order is the same. */
  readonly add: (high: number, low: number, file: number, byte: number, line: number) => void
  /**
   * Gives the bytes of the index, piece by piece, each written over with the next, and forgets the places. `links`: keys that can only be told apart
   * together, `LINK` words each: the two of the key and the number of its set, sets being numbered from 0 and standing in
   * order. A key is in one set at most. `sums`: those of the blocks of each file.
   */
  readonly bytes: (links: Uint32Array, sums: readonly Uint32Array[]) => Generator<Uint8Array, void>
  /** Removes what is on its way. */
  readonly close: () => void
}

/** Places are gathered by the first bits of their keys, so that of very many only a part is in memory at a time. */
const BUCKET_BITS = 7
const BUCKETS = 1 << BUCKET_BITS
/** Words kept in memory before they go to files. */
const MOST = 1 << 20
/** Places of a slot, about: so many are read to find one. */
const OF_A_SLOT = 128

/** Builds an index. `scratch` gives the path of a new file. */
export function indexBuilder(scratch: (name: string) => string, most = MOST): IndexBuilder {
  let held = new Uint32Array(1024 * PLACE)
  let words = 0
  let places = 0
  let files: readonly BucketFile[] = []

  const spill = (): void => {
    if (files.length === 0)
      files = Array.from({ length: BUCKETS }, (_, bucket) => newFile(scratch(`people-${bucket}`)))
    const sorted = byBits(held.subarray(0, words), 32 - BUCKET_BITS, BUCKETS)
    for (const [bucket, file] of files.entries()) appendWords(file, sorted.part(bucket))
    words = 0
  }

  const close = (): void => {
    for (const { handle, path } of files) {
      closeSync(handle)
      rmSync(path, { force: true })
    }
    files = []
    held = new Uint32Array(0)
    words = 0
  }

  return {
    add: (high, low, file, byte, line) => {
      if (words + PLACE > held.length) {
        const larger = new Uint32Array(held.length * 2)
        larger.set(held)
        held = larger
      }
      held[words++] = high
      held[words++] = low
      held[words++] = ((file << 16) | Math.floor(byte / 2 ** 32)) >>> 0
      held[words++] = byte >>> 0
      held[words++] = line
      places++
      if (words > most) spill()
    },
    bytes: function* (links, sums) {
      if (files.length > 0) spill()
      const slots = Math.max(BUCKETS, 2 ** Math.ceil(Math.log2(places / OF_A_SLOT || 1)))
      const sets = links.length === 0 ? 0 : (links.at(-1) as number) + 1
      yield headerBytes({
        peopleIndex: 1,
        slots,
        places,
        links: links.length / LINK,
        sets,
        blocks: sums.map(({ length }) => length),
      })
      const whole = files.length > 0 ? undefined : byBits(held.subarray(0, words), 32 - BUCKET_BITS, BUCKETS)
      // Memory for a bucket and for what it is put in order in, used again for the next.
      const largest = Math.max(0, ...files.map(file => file.words))
      const [read, ordered] = [new Uint32Array(largest), new Uint32Array(largest)]
      const bucketWords = (bucket: number): Uint32Array =>
        whole?.part(bucket) ?? readWords(files[bucket] as BucketFile, read)
      const starts = new Uint32Array(slots + 1)
      const each = slots / BUCKETS
      for (let bucket = 0, before = 0; bucket < BUCKETS; bucket++) {
        const part = bucketWords(bucket)
        const sorted = byBits(part, 32 - Math.log2(slots), each, whole === undefined ? ordered : undefined)
        for (let slot = 0; slot < each; slot++)
          starts[bucket * each + slot] = before + (sorted.starts[slot] as number) / PLACE
        before += part.length / PLACE
        yield bytesOf(sorted.all)
      }
      starts[slots] = places
      yield bytesOf(starts)
      yield* linkBytes(links, sets)
      for (const own of sums) yield bytesOf(own)
      close()
    },
    close,
  }
}

function headerBytes(header: IndexHeader): Uint8Array {
  const text = JSON.stringify(header)
  return Buffer.from(`${text.padEnd(Math.ceil((text.length + 1) / 4) * 4 - 1)}\n`)
}

interface Sorted {
  readonly all: Uint32Array
  /** Where each part begins, in words, and where the last one ends. */
  readonly starts: Uint32Array
  readonly part: (number: number) => Uint32Array
}

/** Places in so many parts by bits of the first word of their keys, from `shift` on; in a part as they were added. */
function byBits(
  words: Uint32Array,
  shift: number,
  parts: number,
  into = new Uint32Array(words.length),
): Sorted {
  const starts = new Uint32Array(parts + 1)
  const all = into.subarray(0, words.length)
  const partOf = (high: number): number => (high >>> shift) & (parts - 1)
  for (let at = 0; at < words.length; at += PLACE) {
    const part = partOf(words[at] as number)
    starts[part + 1] = (starts[part + 1] as number) + PLACE
  }
  for (let part = 0; part < parts; part++)
    starts[part + 1] = (starts[part + 1] as number) + (starts[part] as number)
  const next = starts.slice()
  for (let at = 0; at < words.length; at += PLACE) {
    const part = partOf(words[at] as number)
    let to = next[part] as number
    next[part] = to + PLACE
    for (let from = at; from < at + PLACE; from++) all[to++] = words[from] as number
  }
  return { all, starts, part: number => all.subarray(starts[number], starts[number + 1]) }
}

function* linkBytes(links: Uint32Array, sets: number): Generator<Uint8Array, void> {
  const count = links.length / LINK
  const word = (link: number, at: number): number => links[link * LINK + at] as number
  const order = new Uint32Array(count)
    .map((_, at) => at)
    .sort((a, b) => word(a, 0) - word(b, 0) || word(a, 1) - word(b, 1))
  const byKey = new Uint32Array(count * LINK)
  for (const [at, link] of order.entries())
    byKey.set(links.subarray(link * LINK, (link + 1) * LINK), at * LINK)
  yield bytesOf(byKey)
  const starts = new Uint32Array(sets + 1)
  const keys = new Uint32Array(count * 2)
  for (let link = 0; link < count; link++) {
    starts[word(link, 2) + 1] = link + 1
    keys[link * 2] = word(link, 0)
    keys[link * 2 + 1] = word(link, 1)
  }
  yield bytesOf(starts)
  yield bytesOf(keys)
}

interface BucketFile {
  readonly handle: number
  readonly path: string
  words: number
}

const newFile = (path: string): BucketFile => ({ handle: openSync(path, 'wx+', 0o600), path, words: 0 })

function appendWords(file: BucketFile, words: Uint32Array): void {
  const bytes = bytesOf(words)
  for (let written = 0; written < bytes.length; ) written += writeSync(file.handle, bytes, written)
  file.words += words.length
}

function readWords({ handle, words }: BucketFile, into: Uint32Array): Uint32Array {
  const all = into.subarray(0, words)
  readAt(handle, bytesOf(all), 0)
  return all
}

const bytesOf = (words: Uint32Array): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength)

// ---- reading ---------------------------------------------------------------------------------------------------------

export interface PeopleIndex {
  /** The places of a key, in the order they were added; those of another identifier with the same key among them. */
  readonly placesOf: (key: Key) => readonly Place[]
  /** The keys that can only be told apart together with this one, itself among them; itself alone where there are none. */
  readonly linkedWith: (key: Key) => readonly Key[]
  /** The sum of a block of a file; undefined where there is none. */
  readonly sumOf: (file: number, block: number) => number | undefined
}

/** Longer than any header. */
const LONGEST_HEADER = 1 << 10

/** Reads the index of an open file; undefined where it is none. Throws what the file system throws. */
export function readPeopleIndex(handle: number): PeopleIndex | undefined {
  const first = Buffer.alloc(LONGEST_HEADER)
  const text = first.toString('latin1', 0, readAt(handle, first, 0))
  const end = text.indexOf('\n') + 1
  const header = headerIn(text.slice(0, end))
  if (header === undefined) return undefined
  const { slots, places, links, sets, blocks } = header
  const rows = end
  const starts = rows + places * PLACE * 4
  const byKey = starts + (slots + 1) * 4
  const setStarts = byKey + links * LINK * 4
  const sums = setStarts + (sets + 1) * 4 + links * 8
  const words = (from: number, length: number): Uint32Array => {
    const found = new Uint32Array(length)
    readAt(handle, bytesOf(found), from)
    return found
  }
  let sortedKeys: Uint32Array | undefined

  return {
    placesOf: ({ high, low }) => {
      const slot = high >>> (32 - Math.log2(slots))
      const [from = 0, to = 0] = words(starts + slot * 4, 2)
      const found = words(rows + from * PLACE * 4, (to - from) * PLACE)
      const own: Place[] = []
      for (let at = 0; at < found.length; at += PLACE)
        if (found[at] === high && found[at + 1] === low) own.push(placeAt(found, at))
      return own
    },
    sumOf: (file, block) => {
      if (block >= (blocks[file] ?? 0)) return undefined
      const before = blocks.slice(0, file).reduce((sum, count) => sum + count, 0)
      return words(sums + (before + block) * 4, 1)[0]
    },
    linkedWith: key => {
      sortedKeys ??= words(byKey, links * LINK)
      const set = setOf(sortedKeys, key)
      if (set === undefined) return [key]
      const [from = 0, to = 0] = words(setStarts + set * 4, 2)
      const keys = words(setStarts + (sets + 1) * 4 + from * 8, (to - from) * 2)
      return Array.from({ length: to - from }, (_, at) => ({
        high: keys[at * 2] as number,
        low: keys[at * 2 + 1] as number,
      }))
    },
  }
}

function headerIn(text: string): IndexHeader | undefined {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null && 'peopleIndex' in found && found.peopleIndex === 1
      ? (found as IndexHeader)
      : undefined
  } catch {
    return undefined
  }
}

/** The set of a key among keys in order, three words each. */
function setOf(keys: Uint32Array, { high, low }: Key): number | undefined {
  let [from, to] = [0, keys.length / 3]
  while (from < to) {
    const middle = (from + to) >>> 1
    const [h, l] = [keys[middle * 3] as number, keys[middle * 3 + 1] as number]
    if (h < high || (h === high && l < low)) from = middle + 1
    else to = middle
  }
  return keys[from * 3] === high && keys[from * 3 + 1] === low ? keys[from * 3 + 2] : undefined
}

/** Reads as many bytes as there is room for from a place on, and says how many there were. */
function readAt(handle: number, into: Uint8Array, from: number): number {
  let got = 0
  while (got < into.length) {
    const more = readSync(handle, into, got, into.length - got, from + got)
    if (more === 0) break
    got += more
  }
  return got
}
