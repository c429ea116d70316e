/**
 * The first pass: reads only the identifiers of a part's rows, and gives what each group can share with another as hashes.
 * A group that shares nothing is one person by itself, and is decided without knowing of any other.
 */
import type { OffenseReader } from '../../record/person.ts'
import { hashBytes, hashWords } from '../hash.ts'
import { COLUMN } from './columns.ts'
import { walkGroups } from './groups.ts'
import { identifier, plainName, STRONG, STRONG_COLUMN, type Strong } from './identifiers.ts'
import { type LookedFor, type Mattering, mattering } from './mattering.ts'
import { quickSpace, type Range, type Source, type Space } from './part.ts'
import { ALL_FIELDS, IDENTIFYING, type Line } from './scan.ts'
import { measureStretches, type Stretches } from './stretches.ts'
import { identifies } from './subject.ts'
import { stampOf, textOf } from './text.ts'

/** Words of 32 bits in a mark: two of the hash, the part, the offset in it and the line in it of the group's first line. */
export const MARK = 5
/** Set beside the number of the part: the hash is of a name and birth date. */
export const OF_NAME = 0x8000_0000
/** Set beside the number of the part: the row has no SUBJECT_ID. */
export const NAMELESS = 0x4000_0000
/** Set beside the number of the part: the hash is of a SUBJECT_ID. */
export const BY_ID = 0x2000_0000
export const PART = 0x1fff_ffff

/** Marks are looked at by the first bits of their hash, so few at a time that a processor has them at hand. */
const BUCKET_BITS = 7
export const BUCKETS = 1 << BUCKET_BITS
export const bucketOf = (high: number): number => high >>> (32 - BUCKET_BITS)

export interface IdentifiedPart {
  readonly lines: number
  readonly groups: number
  /** Everything the groups of the part may share with others, each `MARK` words, in the order of their buckets. */
  readonly marks: Uint32Array<ArrayBuffer>
  /** What the second pass must read; all of it where nothing is said. */
  readonly stretches?: Stretches
}

/** What the second pass looks for, and how it reads it. */
export interface Looking {
  readonly readOffense: OffenseReader
  readonly lookedFor: LookedFor
}

/** The place of SUBJECT_ID among the kinds of what is hashed. */
const SUBJECT = STRONG.length
const NAME = SUBJECT + 1

/**
 * An identifier of parts; keep one, as it uses its memory again. `number` is that of the part among all parts. With
 * something to look for it looks at rows whole, and says where it may stand.
 */
export function partIdentifier(
  looking?: Looking,
): (source: Source, range: Range, number: number) => IdentifiedPart {
  const space = quickSpace()
  const marks = markList()
  const looks = looking === undefined ? undefined : mattering(looking.readOffense, looking.lookedFor)
  /** Rows of a person do not stand together, and will be put in another order: looking at them would be for nothing. */
  let scattered = false
  return (source, range, number) => {
    const found = identifyPart(source, range, number, space, marks, scattered ? undefined : looks)
    scattered = found.groups * 2 > found.lines
    return found
  }
}

function identifyPart(
  source: Source,
  range: Range,
  number: number,
  space: Space,
  marks: MarkList,
  looks: Mattering | undefined,
): IdentifiedPart {
  const hash = new Uint32Array(2)
  let lines = 0
  let groups = 0
  /** The group being read: where it begins, and where its marks do. */
  let [offset, first, from] = [0, 0, 0]
  /** Its names, as pairs of words, and its birth dates, each once. */
  const names: number[] = []
  const births: number[] = []

  /** Marks what a line says of who it is about, each value once. */
  const markLine = (line: Line, flags: number): void => {
    for (let kind = 0; kind < STRONG.length; kind++)
      if (hashIdentifier(kind, STRONG[kind] as Strong, line, hash) && !marks.has(hash, offset, from))
        marks.add(hash, (number | flags) >>> 0, offset, first)
    if (hashName(line, hash)) {
      const [high, low] = hash as unknown as [number, number]
      if (!hasPair(names, high, low)) names.push(high, low)
    }
    const { bytes, ends, base } = line
    const birth = stampOf(
      bytes,
      (ends[base + COLUMN.PRI_DOB - 1] as number) + 1,
      ends[base + COLUMN.PRI_DOB] as number,
    )
    if (birth >= 0 && !births.includes(birth)) births.push(birth)
  }
  /** Marks each name with each birth date. */
  const markNames = (flags: number): void => {
    for (let name = 0; name < names.length; name += 2)
      for (const birth of births) {
        hash[0] = ((names[name] as number) ^ Math.imul(birth, 0x9e3779b1)) >>> 0
        hash[1] = ((names[name + 1] as number) + birth) >>> 0
        marks.add(hash, (number | flags | OF_NAME) >>> 0, offset, first)
      }
    names.length = 0
    births.length = 0
  }
  const markSubject = (id: string, flags: number): void => {
    hashWords(SUBJECT, id, hash)
    marks.add(hash, (number | flags) >>> 0, offset, first)
  }

  const stretches = looks === undefined ? undefined : measureStretches()
  /** The stretch is not all of one subject in one file; the file of its last line, none yet when negative. */
  let several = false
  let lastFile = -1
  const matters = (): boolean => several || (looks?.matter() ?? false)

  looks?.begin()
  walkGroups(
    { source, range, space, before: 0, need: looks === undefined ? IDENTIFYING : ALL_FIELDS, passing: true },
    {
      line: line => {
        lines++
        stretches?.line(line)
      },
      open: (id, line) => {
        groups++
        offset = line.offset - range.start
        if (looks !== undefined && stretches !== undefined) {
          stretches.open(offset, matters())
          looks.begin()
          several = false
          lastFile = -1
        }
        first = lines
        from = marks.length()
        markSubject(id, BY_ID)
      },
      add: line => {
        // Where it is alike the line before has been marked.
        if (!line.alike && identifies(line)) markLine(line, 0)
        if (looks === undefined) return
        if (line.kind === 'row') looks.add(line)
        if (lastFile >= 0 && !(line.alike && line.file === lastFile)) several = true
        lastFile = line.file
      },
      close: () => markNames(0),
      nameless: line => {
        groups++
        several = true
        // A group may go on after this row.
        const group = [offset, first, from, names.splice(0), births.splice(0)] as const
        offset = line.offset - range.start
        first = lines
        from = marks.length()
        // At least one mark, which no other group has.
        markSubject(`\n${number} ${offset}`, NAMELESS)
        markLine(line, NAMELESS)
        markNames(NAMELESS)
        // It may be printed under its CII number, unless that is somebody's SUBJECT_ID.
        const cii = identifier('CII', textOf(line, COLUMN.CII_NUMBER))
        if (cii !== '') markSubject(cii, NAMELESS)
        offset = group[0]
        first = group[1]
        from = group[2]
        names.push(...group[3])
        births.push(...group[4])
      },
    },
  )
  return {
    lines,
    groups,
    marks: marks.take(),
    ...(stretches === undefined ? {} : { stretches: stretches.end(range.end - range.start, matters()) }),
  }
}

const SPACE = 32
/** Digits and capital letters stand for themselves in identifiers and names; 1 for a digit. */
const PLAIN = new Uint8Array(256)
for (let byte = 48; byte <= 57; byte++) PLAIN[byte] = 1
for (let byte = 65; byte <= 90; byte++) PLAIN[byte] = 2

/** Hashes an identifier of a line; false where there is none. Where its bytes are plain it never becomes text. */
function hashIdentifier(kind: number, strong: Strong, line: Line, into: Uint32Array): boolean {
  const { bytes, ends, base } = line
  const column = STRONG_COLUMN[strong]
  let from = (ends[base + column - 1] as number) + 1
  let to = ends[base + column] as number
  while (from < to && bytes[from] === SPACE) from++
  while (from < to && bytes[to - 1] === SPACE) to--
  if (from === to) return false
  let digits = 0
  let plain = true
  for (let at = from; plain && at < to; at++) {
    const what = PLAIN[bytes[at] as number] as number
    if (what === 0) plain = false
    else if (what === 1) digits++
  }
  // What has letters only may be a word for none.
  if (plain && digits > 0 && digits < to - from && strong !== 'SSN') {
    hashBytes(kind, bytes, from, to, into)
    return true
  }
  // So does a number of nine digits, unless it is one repeated, or one that is written for none.
  if (plain && digits === 9 && to - from === 9 && strong === 'SSN' && !standsForNone(bytes, from)) {
    hashBytes(kind, bytes, from, to, into)
    return true
  }
  const value = identifier(strong, textOf(line, column))
  if (value === '') return false
  hashWords(kind, value, into)
  return true
}

/** Whether nine digits may be written where there is no number: whoever knows better is asked then. */
const standsForNone = (bytes: Buffer, from: number): boolean =>
  bytes[from] === bytes[from + 1] || (bytes[from] === 49 && bytes[from + 1] === 50)

/** Hashes the letters and digits of a name; false where it has none. Names that are one however written have one hash. */
function hashName(line: Line, into: Uint32Array): boolean {
  const { bytes, ends, base } = line
  const from = (ends[base + COLUMN.PRI_NAME - 1] as number) + 1
  const to = ends[base + COLUMN.PRI_NAME] as number
  let high = NAME
  let low = NAME
  let letters = 0
  for (let at = from; at < to; at++) {
    let byte = bytes[at] as number
    if (byte > 127) return hashText(plainName(textOf(line, COLUMN.PRI_NAME)), into)
    if (byte >= 97 && byte <= 122) byte -= 32
    if (PLAIN[byte] === 0) continue
    letters++
    high = Math.imul(high ^ byte, 0x01000193)
    low = Math.imul(low + byte, 0x5bd1e995)
  }
  into[0] = high
  into[1] = low ^ (low >>> 15)
  return letters > 0
}

/** The same of a name that is not plain: what is neither letter nor digit is left out. */
function hashText(name: string, into: Uint32Array): boolean {
  let high = NAME
  let low = NAME
  let letters = 0
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at)
    if (unit > 127 || PLAIN[unit] === 0) continue
    letters++
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low + unit, 0x5bd1e995)
  }
  into[0] = high
  into[1] = low ^ (low >>> 15)
  return letters > 0
}

function hasPair(pairs: readonly number[], high: number, low: number): boolean {
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === high && pairs[at + 1] === low) return true
  return false
}

type MarkList = ReturnType<typeof markList>

function markList() {
  let words = new Uint32Array(1024 * MARK)
  /** Where the next mark of each bucket goes. */
  const next = new Uint32Array(BUCKETS + 1)
  let length = 0
  return {
    add: (hash: Uint32Array, part: number, offset: number, line: number): void => {
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
    length: (): number => length,
    /** Whether one of the marks from this place on has the hash and is of the group that begins at `offset`. */
    has: (hash: Uint32Array, offset: number, from: number): boolean => {
      for (let at = from; at < length; at += MARK)
        if (words[at] === hash[0] && words[at + 1] === hash[1] && words[at + 3] === offset) return true
      return false
    },
    /** All of them in the order of their buckets; the list is empty afterwards. */
    take: (): Uint32Array<ArrayBuffer> => {
      const taken = new Uint32Array(length)
      next.fill(0)
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
      length = 0
      return taken
    },
  }
}
