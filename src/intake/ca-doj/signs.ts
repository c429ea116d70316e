/**
 * What a line that cannot be read may say of who it is about: every number, and every name with a birth date, that stands
 * where somebody's may stand. They become marks like those of a group, and whose they are is found with the groups.
 *
 * A number of its own form counts wherever it stands, between commas or other signs. A short one, one of digits only, or a
 * SUBJECT_ID counts only about where its column is, as dates, heights and counts are written alike.
 */

import { hashWords } from '../hash.ts'
import { COLUMN } from './columns.ts'
import { type Cell, type DamagedCells, damagedCells } from './damaged-cells.ts'
import { hashNameIn, nameWithBirth, SUBJECT } from './hash-identity.ts'
import { identifier, plainBirth, STRONG, STRONG_COLUMN, type Strong } from './identifiers.ts'
import { type MarkList, SIGN } from './marks.ts'
import type { Line } from './scan.ts'
import { decode } from './text.ts'

/** Words of 32 bits that are kept of a damaged line. */
export const DAMAGED = 5
/**
 * Its file; its line, in its part or its file; one more than where the group begins that it stands in, 0 where in none, and
 * `BEFORE_PART` where that began in another part.
 */
export const OF_FILE = 0
export const OF_LINE = 1
export const OF_GROUP = 2
export const BEFORE_PART = 0xffff_ffff
/** With which cell a second record begins for certain, 0 where none does. */
export const SECOND = 3
/** Which of its first cells say something, a bit each; and whether it is too long to be looked at whole, or of more records. */
export const HEAD = 4
export const NOT_ALL = 0x8000_0000
/** Its line is that of its file: it was put in another order. */
export const LINE_OF_FILE = 0x4000_0000
/** It says for certain who it is about: a SUBJECT_ID and a number stand whole in their columns. */
export const NAMES_ONE = 0x2000_0000
const HEAD_CELLS = 16

/** Kinds of signs, beside those of the strong identifiers. */
export const BY_NAME = SUBJECT + 1

/** A sign as the last word of its mark: its cell, its kind, and whether it is sure to be what was written. */
export const signWord = (cell: number, kind: number, whole: boolean): number =>
  ((cell << 4) | (kind << 1) | (whole ? 1 : 0)) >>> 0
export const cellOf = (word: number): number => word >>> 4
export const kindOf = (word: number): number => (word >>> 1) & 7
/** The same sign, not sure to be what was written. */
export const unsure = (word: number): number => (word & ~1) >>> 0
export const isWhole = (word: number): boolean => (word & 1) !== 0

export interface SignList {
  /** Adds a rejected line of the part; `group` is one more than where its group begins, 0 where it stands in none. */
  readonly add: (line: Line, number: number, group: number) => void
  /** `DAMAGED` words of each line; the list is empty afterwards. */
  readonly take: () => Uint32Array<ArrayBuffer>
}

/** Where its column is, or so near that a comma may have been lost or added before it. */
const NEAR = 3
/** A SUBJECT_ID of a line whose first cells are damaged stands among so many. */
const EARLY = 6

/** A number that is of no other kind, wherever it stands. */
const OWN_FORM: Readonly<Record<Strong, RegExp>> = {
  CII: /^A\d{6,10}$/i,
  SSN: /^\d{3}-?\d{2}-?\d{4}$/,
  CDL: /^[A-Z]\d{7,8}$/i,
  FBI: /^\d{5,7}[A-Z]{1,2}\d{1,2}$/i,
}
/** The same inside something longer: where a comma was lost, or a sign damaged. */
const INSIDE = /[A-Z]?\d{6,10}(?:[A-Z]{1,2}\d{1,2})?/gi
const DIGITS = /[A-Z]?\d+/gi
/** Longer ones are text. */
const LONGEST = 24

/** Lists the signs of the damaged lines of a part among its marks. */
export function signList(part: number, marks: MarkList): SignList {
  const words: number[] = []
  const hash = new Uint32Array(2)
  let number = 0
  const mark = (cell: number, kind: number, whole: boolean): void =>
    marks.add(hash, (part | SIGN) >>> 0, number, signWord(cell, kind, whole))

  const addText = (
    line: Line,
    text: string,
    cell: number,
    whole: boolean,
    starts: readonly number[],
  ): void => {
    for (const [kind, strong] of STRONG.entries()) {
      if (!mayBe(strong, text, cell, starts)) continue
      const value = identifier(strong, text)
      if (value === '') continue
      hashWords(kind, value, hash)
      mark(cell, kind, whole)
    }
    if (!isEarly(cell, starts)) return
    hashWords(SUBJECT, subjectText(line, text), hash)
    mark(cell, SUBJECT, whole)
  }

  const addCell = (line: Line, { from, to, whole }: Cell, cell: number, starts: readonly number[]): void => {
    const early = isEarly(cell, starts)
    if (to - from > LONGEST && !early && whole) return
    const text = decode(line.bytes, from, Math.min(to, from + 4096))
    if (!/\d/.test(text)) {
      // A SUBJECT_ID may be anything.
      if (early && whole && text !== '') addText(line, text, cell, true, starts)
      return
    }
    if (text.length <= LONGEST) addText(line, text, cell, whole, starts)
    if (whole && /^[A-Z]?[\d-]+$/i.test(text)) return
    for (const [found] of text.matchAll(early ? DIGITS : INSIDE))
      if (found !== text) {
        addText(line, found, cell, false, starts)
        if (/^[A-Z]/i.test(found)) addText(line, found.slice(1), cell, false, starts)
      }
  }

  const addNames = (line: Line, cells: readonly Cell[], at: number): void => {
    const { from, to, whole } = cells[at] as Cell
    const birth = to - from === 8 ? plainBirth(decode(line.bytes, from, to)) : ''
    if (birth === '') return
    // `LAST,FIRST` and the sex before it; without quotes the name is of several cells, and the sex may be lost.
    for (const last of [at - 2, at - 1])
      for (let first = last; first >= Math.max(0, last - 2); first--) {
        const [begin, end] = [cells[first] as Cell, cells[last] as Cell]
        if (end === undefined || !hashNameIn(line.bytes, begin.from, end.to, hash)) continue
        nameWithBirth(hash[0] as number, hash[1] as number, Number(birth), hash)
        mark(first, BY_NAME, whole && begin.whole && end.whole && first === last)
      }
  }

  return {
    add: (line, lineNumber, group) => {
      const found = damagedCells(line.bytes, line.start, line.end)
      const { cells, records } = found
      const starts = startsOf(line, found)
      for (const [at, cell] of cells.entries()) {
        if (cell.from === cell.to) continue
        addCell(line, cell, at, starts)
        addNames(line, cells, at)
      }
      const notAll = line.fault === 'too long' || records.length > 1 ? NOT_ALL : 0
      const ofFile = line.tagged ? LINE_OF_FILE : 0
      const names = namesOne(line, cells) ? NAMES_ONE : 0
      words.push(
        line.file,
        lineNumber,
        group,
        records[0] ?? 0,
        (headOf(cells) | notAll | ofFile | names) >>> 0,
      )
      number++
    },
    take: () => {
      const taken = Uint32Array.from(words)
      words.length = 0
      number = 0
      return taken
    },
  }
}

/** A SUBJECT_ID means something in its file: where lines of several stand together the file is part of it. */
export const subjectText = ({ tagged, file }: Pick<Line, 'tagged' | 'file'>, text: string): string =>
  tagged ? `${file}\n${text}` : text

/** Where records may begin in a line: first of all at its beginning, and where a name and a birth date look like one's. */
function startsOf({ bytes }: Line, { cells, records }: DamagedCells): readonly number[] {
  const starts = [0, ...records]
  for (let at = COLUMN.PRI_DOB + 1; at < cells.length; at++) {
    const [name, sex, birth] = [cells[at - 2] as Cell, cells[at - 1] as Cell, cells[at] as Cell]
    if (birth.to - birth.from !== 8 || sex.to - sex.from > 1 || name.to - name.from < 3) continue
    if (plainBirth(decode(bytes, birth.from, birth.to)) !== '') starts.push(at - COLUMN.PRI_DOB)
  }
  return starts
}

const isEarly = (cell: number, starts: readonly number[]): boolean =>
  starts.some(start => cell >= start && cell <= start + EARLY)

/** Whether a text may be a number of this kind: by its form, or by where it stands and not being a date there. */
function mayBe(kind: Strong, text: string, cell: number, starts: readonly number[]): boolean {
  if (OWN_FORM[kind].test(text)) return true
  const column = STRONG_COLUMN[kind]
  if (starts.some(start => cell === start + column)) return true
  if (text.length < 4 || plainBirth(text) !== '') return false
  return starts.some(start => Math.abs(cell - start - column) <= NEAR)
}

const WHERE_NUMBERS_STAND: readonly (readonly [Strong, number])[] = [
  ...STRONG.map(strong => [strong, STRONG_COLUMN[strong]] as const),
  ['CII', COLUMN.REQ_CII_NUMBER],
  ['CDL', COLUMN.REQ_CDL],
  ['SSN', COLUMN.REQ_SSN],
]

/** Whether a SUBJECT_ID and a number of a person stand whole where they belong: a line damaged further on. */
function namesOne({ bytes }: Line, cells: readonly Cell[]): boolean {
  const subject = cells[COLUMN.SUBJECT_ID]
  if (subject === undefined || !subject.whole || subject.from === subject.to) return false
  return WHERE_NUMBERS_STAND.some(([strong, column]) => {
    const cell = cells[column]
    if (cell === undefined || !cell.whole || cell.to - cell.from > LONGEST) return false
    const text = decode(bytes, cell.from, cell.to)
    return OWN_FORM[strong].test(text) && identifier(strong, text) !== ''
  })
}

/** Which of the first cells say something, a bit each. */
function headOf(cells: readonly Cell[]): number {
  let head = 0
  for (const [at, { from, to }] of cells.slice(0, HEAD_CELLS).entries()) if (to > from) head |= 1 << at
  return head
}
