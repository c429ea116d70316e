/**
 * The first pass: reads only the identifiers of a part's rows, and gives what each group can share with another as hashes.
 * A group that shares nothing is one person by itself, and is decided without knowing of any other.
 */
import { walkGroups } from './groups.ts'
import { hashWords } from './hash.ts'
import { STRONG } from './identifiers.ts'
import type { Range, Source, Space } from './part.ts'
import { IDENTIFYING } from './scan.ts'
import { cardFields, cardOf, identifies } from './subjects.ts'
import { textOf } from './text.ts'

/** Words of 32 bits in a mark: two of the hash, the part, the offset in it and the line in it of the group's first line. */
export const MARK = 5
/** Set beside the number of the part: the hash is of a name and birth date. */
export const OF_NAME = 0x8000_0000
/** Set beside the number of the part: the row has no SUBJECT_ID. */
export const NAMELESS = 0x4000_0000
/** Set beside the number of the part: the hash is of a SUBJECT_ID. */
export const BY_ID = 0x2000_0000
export const PART = 0x1fff_ffff

export interface IdentifiedPart {
  readonly lines: number
  readonly groups: number
  /** Everything the groups of the part may share with others, each `MARK` words. */
  readonly marks: Uint32Array<ArrayBuffer>
}

/** The place of SUBJECT_ID among the kinds of what is hashed. */
const SUBJECT = STRONG.length
const NAME = SUBJECT + 1

export function identifyPart(source: Source, range: Range, number: number, space: Space): IdentifiedPart {
  const marks = markList()
  const hash = new Uint32Array(2)
  let lines = 0
  let groups = 0
  /** The group being read: where it begins, and what its rows say of who they are about. */
  let [offset, first] = [0, 0]
  let cards: string[] = []

  const mark = (kind: number, value: string, flags: number, at: number, line: number): void => {
    hashWords(kind, value, hash)
    marks.add(hash, (number | flags) >>> 0, at, line)
  }
  /** Marks the identifiers of a group, each value once. */
  const markCards = (written: readonly string[], flags: number, at: number, line: number): void => {
    const fields = written.map(cardFields)
    for (const kind of STRONG.keys())
      for (const value of distinct(fields.map(card => card[kind] as string)))
        mark(kind, value, flags, at, line)
    const births = distinct(fields.map(card => card[BIRTH_FIELD] as string))
    for (const name of distinct(fields.map(card => card[NAME_FIELD] as string)))
      for (const birth of births) mark(NAME, `${name}\t${birth}`, flags | OF_NAME, at, line)
  }

  walkGroups(
    { source, range, space, before: 0, need: IDENTIFYING },
    {
      line: () => {
        lines++
      },
      open: (id, line) => {
        groups++
        offset = line.offset - range.start
        first = lines
        cards = []
        mark(SUBJECT, id, BY_ID, offset, first)
      },
      add: line => {
        if ((line.alike && cards.length > 0) || !identifies(line)) return
        const card = cardOf(column => textOf(line, column))
        if (!cards.includes(card)) cards.push(card)
      },
      close: () => markCards(cards, 0, offset, first),
      nameless: line => {
        groups++
        const at = line.offset - range.start
        const card = cardOf(column => textOf(line, column))
        // At least one mark, which no other group has.
        mark(SUBJECT, `\n${number} ${at}`, NAMELESS, at, lines)
        markCards([card], NAMELESS, at, lines)
        // It may be printed under its CII number, unless that is somebody's SUBJECT_ID.
        const [cii = ''] = cardFields(card)
        if (cii !== '') mark(SUBJECT, cii, NAMELESS, at, lines)
      },
    },
  )
  return { lines, groups, marks: marks.take() }
}

const NAME_FIELD = STRONG.length
const BIRTH_FIELD = NAME_FIELD + 1

const distinct = (values: readonly string[]): readonly string[] =>
  values.length === 1 ? (values[0] === '' ? [] : values) : [...new Set(values.filter(value => value !== ''))]

function markList() {
  let words = new Uint32Array(1024 * MARK)
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
    take: (): Uint32Array<ArrayBuffer> => words.slice(0, length),
  }
}
