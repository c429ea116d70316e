/**
 * The byte scanner: finds the lines of a file and the fields of each line, and makes no string.
 *
 * One physical line is one record, but for a row with line breaks inside quotes. Lines are taken for such a row where they
 * have the right number of columns together, are few, and none but the first is a row by itself; else each is read by itself,
 * so that a quote left open spoils its own line only. Whether a line goes on with a row follows from the few lines before it:
 * a file may be cut at any line break and its parts scanned apart, by several threads if need be.
 *
 * - Lines end in LF or CRLF; the last one may end with the file. A UTF-8 byte-order mark is skipped.
 * - A field that starts with a quote ends at the next single quote; two quotes inside stand for one. After the closing
 *   quote only a comma or the end of the line may follow.
 * - A quote inside a field that does not start with one is text.
 */
import { LIMITS } from '../../record/limits.ts'
import { COLUMN, COLUMN_COUNT } from './columns.ts'
import { type FieldFinder, fieldFinder } from './fields.ts'
import { namesSomebody } from './names-somebody.ts'

/** Why a line is no row. */
export type Fault =
  | 'too few columns'
  | 'too many columns'
  | 'a quote is never closed'
  | 'text follows a closing quote'
  | 'a NUL byte'
  | 'too long'
  | 'a cell is too long'
  | 'it names nobody'

/** What a line is: a row, a header, nothing but blanks, or a line that was rejected. */
export type LineKind = 'row' | 'header' | 'blank' | 'rejected'

/** One line as the scanner sees it. One object is used for every line: it and its bytes change after the callback. */
export interface Line {
  kind: LineKind
  fault: Fault | undefined
  /** The number of its file. */
  file: number
  /** Line number in the file, from 1; of a row of several lines that of the first. */
  number: number
  /** How many lines of the file it is. */
  lines: number
  /** So far its bytes hold what stands in the file; what stands there further on is asked for. */
  limit: number
  more: ((offset: number) => Buffer) | undefined
  /** Lines begin with the number of their file and their own, each with a comma after it: rows put in another order. */
  tagged: boolean
  /** Place of the line's first byte in the file. */
  offset: number
  bytes: Buffer
  /** Where the line starts and ends in `bytes`, without its line break. Of a line too long, the first part. */
  start: number
  end: number
  /**
   * Where each field ends in `bytes`, for the first fields found, from place `base` on. A field starts one byte after the
   * end of the one before. Whoever keeps a line moves `base` on by `ENDS`, and the places stay as they are.
   */
  ends: Int32Array
  base: number
  /** How many fields were found. */
  fields: number
  /** Its identifying fields are those of the line before, byte for byte. Where it is false they may be all the same. */
  alike: boolean
  /** Where in `ends` the line before has its places; -1 where there is none in `bytes`, or it is no row. */
  like: number
  /** Where what identifies a person starts and ends in `bytes`, in the line before. */
  who: number
  whoEnd: number
  /** Finds fields faster, where it can and in its own bytes. */
  finder: FieldFinder | undefined
}

/** A line longer than this, in bytes, is rejected without being kept. */
export const LONGEST_LINE = LIMITS.row.most
/** A cell longer than this, in bytes, makes the line no row. */
export const LONGEST_CELL = LIMITS.cell.most
/** How much of a line too long is kept, to be shown. */
export const KEPT = 1 << 16

/** Every field of a row is wanted. */
export const ALL_FIELDS = -1

const LF = 10
/** Ends the tag of a line too long, of which only the first part is there. */
export const CUT = 33
/** Ends the tag of a row of several lines; where a line breaks stands a NUL, which no row has. */
export const FOLDED = 43
/** A row is of no more lines than this. */
const MOST_LINES = LIMITS.rowLines.most
const CR = 13
const QUOTE = 34
const HASH = 35
const COMMA = 44
const SPACE = 32
const UNDERLINE = 95
/** Ctrl-Z, with which old programs end a text. */
const END_OF_TEXT = 26

/** Ends are kept for one field more than a row may have. */
const MOST = COLUMN_COUNT + 1
/** `ends` carries two numbers more: how many fields were found, and what is wrong. */
const FOUND = MOST
const WRONG = MOST + 1
/** How many places of `ends` a line takes. */
export const ENDS = MOST + 2
/** What identifies a person ends here. */
export const IDENTIFYING = COLUMN.FBI_NUMBER + 1
/** What describes a person ends here: rows of one person have these fields in common. */
const DESCRIBING = COLUMN.CITIZENSHIP_LIST + 1

const FAULTS: readonly (Fault | undefined)[] = [
  undefined,
  'a quote is never closed',
  'text follows a closing quote',
  'a NUL byte',
]

const NO_BYTES = Buffer.alloc(0)

/** A line to read into, with room for the places of its fields where there is some. */
export const newLine = (ends: Int32Array = new Int32Array(ENDS)): Line => ({
  kind: 'row',
  fault: undefined,
  file: 0,
  number: 0,
  lines: 1,
  limit: 0,
  more: undefined,
  tagged: false,
  offset: 0,
  bytes: NO_BYTES,
  start: 0,
  end: 0,
  ends,
  base: 0,
  fields: 0,
  alike: false,
  like: -1,
  who: 0,
  whoEnd: 0,
  finder: undefined,
})

/** Memory of so many bytes in which fields are found faster; undefined where there is none to be had. */
export const finderFor = (bytes: number): FieldFinder | undefined => fieldFinder(bytes, MOST, ENDS)

/**
 * The hot loop. Finds the fields from the `found`-th on, which starts at `start`, and gives the place of the line's LF,
 * which must be there. Stops looking after `need` fields and jumps to the line's end.
 */
function findFields(
  bytes: Buffer,
  start: number,
  ends: Int32Array,
  base: number,
  need: number,
  before: number,
): number {
  let at = start
  let found = before
  let wrong = 0
  let byte = 0
  while (found !== need) {
    byte = bytes[at] as number
    if (byte === QUOTE) {
      for (;;) {
        byte = bytes[++at] as number
        if (byte === QUOTE) {
          if (bytes[at + 1] !== QUOTE) break
          at++
        } else if (byte === LF || byte === 0) break
      }
      if (byte === QUOTE) {
        byte = bytes[++at] as number
        if (byte === CR && bytes[at + 1] === LF) byte = bytes[++at] as number
        if (byte !== COMMA && byte !== LF) wrong = byte === 0 ? 3 : 2
      } else wrong = byte === 0 ? 3 : 1
    } else {
      // Most bytes are letters and digits, above the comma: one comparison each.
      while (byte > COMMA || (byte !== COMMA && byte !== LF && byte !== 0)) byte = bytes[++at] as number
      if (byte === 0) wrong = 3
    }
    if (wrong !== 0) break
    if (found < MOST) ends[base + found] = at
    found++
    if (byte === LF) break
    at++
  }
  if (byte !== LF) at = bytes.indexOf(LF, at)
  ends[base + FOUND] = found
  ends[base + WRONG] = wrong
  return at
}

/**
 * The place after the first `common` fields of a line where they are those of the line before, whose ends stand at `like`;
 * 0 where they are not. One comparison of blocks of bytes instead of a loop over a third of the row. The first field
 * may differ: it numbers the rows.
 */
function sameFields(
  bytes: Buffer,
  start: number,
  ends: Int32Array,
  base: number,
  like: number,
  common: number,
): number {
  let first = start
  let byte = bytes[first] as number
  if (byte === QUOTE) return 0
  while (byte > COMMA || (byte !== COMMA && byte !== LF && byte !== 0)) byte = bytes[++first] as number
  const from = ends[like] as number
  const to = (ends[like + common - 1] as number) + 1
  const moved = first - from
  if (byte !== COMMA || bytes[to - 1] !== COMMA || to + moved > bytes.length) return 0
  if (bytes.compare(bytes, from, to, first, to + moved) !== 0) return 0
  for (let field = 0; field < common; field++) ends[base + field] = (ends[like + field] as number) + moved
  return to + moved
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]
    if (byte !== SPACE && byte !== 9 && byte !== CR && byte !== END_OF_TEXT) return false
  }
  return true
}

const SUBJECT_NAME = Buffer.from('SUBJECT_ID')
const RECORD_NAME = Buffer.from('RECORD_ID')

/**
 * A line is a header where its first cell or that of SUBJECT_ID holds the name of its column: in any case, with blanks for `_`.
 * What a program wrote before the first name, marks of an encoding read as letters, then makes no row of it.
 */
function isHeader(bytes: Buffer, start: number, ends: Int32Array, base: number, fields: number): boolean {
  if (isName(bytes, start, ends[base] as number, RECORD_NAME)) return true
  if (fields <= COLUMN.SUBJECT_ID) return false
  const from = (ends[base + COLUMN.SUBJECT_ID - 1] as number) + 1
  return isName(bytes, from, ends[base + COLUMN.SUBJECT_ID] as number, SUBJECT_NAME)
}

/** A line like the one before differs from it in the first cell. */
const mayBeName = (byte: number | undefined): boolean =>
  byte === RECORD_NAME[0] || byte === QUOTE || byte === SPACE

function isName(bytes: Buffer, start: number, end: number, name: Buffer): boolean {
  let [from, to] = [start, end]
  if (bytes[from] === QUOTE) {
    from++
    to--
  }
  while (from < to && bytes[from] === SPACE) from++
  while (from < to && bytes[to - 1] === SPACE) to--
  if (to - from !== name.length) return false
  for (let at = 0; at < name.length; at++) {
    const [byte, wanted] = [bytes[from + at] as number, name[at] as number]
    if (byte !== wanted && byte !== (wanted === UNDERLINE ? SPACE : wanted | 32)) return false
  }
  return true
}

/**
 * A row with one empty column too many is taken where the mark `#` of the last column stands right before it: nothing has
 * moved. Without the mark an unquoted comma may have moved every field, and the row is rejected.
 */
function endsAfterMark(line: Pick<Line, 'bytes' | 'ends' | 'base'>): boolean {
  const { bytes, ends, base } = line
  const mark = base + COLUMN.END_OF_REC
  const from = (ends[mark - 1] as number) + 1
  return ends[mark] === from + 1 && bytes[from] === HASH && ends[mark + 1] === (ends[mark] as number) + 1
}

/** No row of several lines begins here; the bytes end before it could be told. */
const NO_ROW = -1
const TOO_SHORT = -2
const joinedEnds = new Int32Array(ENDS)
const ownEnds = new Int32Array(ENDS)

/** The place of the LF that ends a row of several lines, which begins at `start`; `NO_ROW` or `TOO_SHORT`. */
function joinedEnd(bytes: Buffer, start: number, limit: number): number {
  let found = 0
  let lines = 1
  let at = start
  for (;;) {
    let byte = at < limit ? (bytes[at] as number) : -1
    if (byte === QUOTE) {
      for (at++; ; at++) {
        if (at + 1 >= limit) return TOO_SHORT
        byte = bytes[at] as number
        if (byte === QUOTE) {
          if (bytes[at + 1] !== QUOTE) break
          at++
        } else if (byte === 0 || (byte === LF && ++lines > MOST_LINES)) return NO_ROW
      }
      byte = bytes[++at] as number
      if (byte === CR && bytes[at + 1] === LF) byte = bytes[++at] as number
      if (byte !== COMMA && byte !== LF) return NO_ROW
    } else
      while (byte !== COMMA && byte !== LF && byte !== 0 && byte !== -1)
        byte = ++at < limit ? (bytes[at] as number) : -1
    if (byte === -1) return at - start > LONGEST_LINE ? NO_ROW : TOO_SHORT
    if (byte === 0 || found > MOST || at - start > LONGEST_LINE) return NO_ROW
    if (found < MOST) joinedEnds[found] = at
    found++
    if (byte === LF) break
    at++
  }
  joinedEnds[FOUND] = found
  if (found !== COLUMN_COUNT && !(found === MOST && endsAfterMark({ bytes, ends: joinedEnds, base: 0 })))
    return NO_ROW
  return lines > 1 && holdsNoRow(bytes, start, at) ? at : NO_ROW
}

/** Whether no line but the first is a row by itself. */
function holdsNoRow(bytes: Buffer, start: number, end: number): boolean {
  for (let at = bytes.indexOf(LF, start) + 1; at <= end && at > 0; at = bytes.indexOf(LF, at) + 1) {
    findFields(bytes, at, ownEnds, 0, ALL_FIELDS, 0)
    if (ownEnds[WRONG] === 0 && (ownEnds[FOUND] as number) >= COLUMN_COUNT) return false
  }
  return true
}

/**
 * Where the row or line ends that begins at `at`: the place after its LF. `more` gives what stands behind, where the
 * bytes end too soon. For finding where lines begin, and no more.
 */
export function lineEndsAt(bytes: Buffer, at: number, limit: number, more: () => Buffer): number {
  const end = bytes.indexOf(LF, at)
  if (end < 0 || end >= limit) return limit
  const mark = markLength(bytes, at, limit)
  const start = at + mark
  findFields(bytes, start, ownEnds, 0, ALL_FIELDS, 0)
  if (ownEnds[WRONG] !== 1) return end + 1
  let joined = joinedEnd(bytes, start, limit)
  if (joined === TOO_SHORT) {
    const own = more()
    joined = joinedEnd(own, mark, own.length)
    if (joined >= 0) joined += at
  }
  return (joined < 0 ? end : joined) + 1
}

/** Reads a row of several lines that begins at `start`; gives the place after its LF, 0 where none begins there. */
function readJoined(bytes: Buffer, start: number, line: Line): number {
  let own = bytes
  let from = start
  let end = joinedEnd(bytes, start, line.limit)
  if (end === TOO_SHORT && line.more !== undefined) {
    own = line.more(line.offset)
    from = markLength(own, 0, own.length)
    end = joinedEnd(own, from, own.length)
  }
  if (end < 0) return 0
  takeJoined(own, from, end, line)
  return start + (end - from) + 1
}

/** Makes `line` the row of several lines that `joinedEnd` has just found. */
function takeJoined(bytes: Buffer, start: number, end: number, line: Line): void {
  const last = bytes[end - 1] === CR ? end - 1 : end
  const found = joinedEnds[FOUND] as number
  if (joinedEnds[found - 1] === end) joinedEnds[found - 1] = last
  line.ends.set(joinedEnds, line.base)
  line.bytes = bytes
  line.start = start
  line.end = last
  line.fields = found
  const named = namesSomebody(line)
  line.kind = named ? 'row' : 'rejected'
  line.fault = named ? undefined : 'it names nobody'
  line.alike = false
  line.like = -1
  for (let at = bytes.indexOf(LF, start); at >= 0 && at < end; at = bytes.indexOf(LF, at + 1)) line.lines++
}

/** Reads one line that starts at `start` into `line` and gives the place after its LF. */
function readLine(bytes: Buffer, start: number, line: Line, need: number): number {
  const { ends, base, like, finder } = line
  const common = need === ALL_FIELDS ? DESCRIBING : need
  let at = -1
  let found = 0
  if (finder !== undefined && finder.bytes === bytes) {
    at = finder.find(start)
    found = finder.found()
  }
  if (at >= 0 && finder !== undefined) {
    if (need !== ALL_FIELDS && found > need) found = need
    if (ends !== finder.ends)
      for (let field = 0; field < found; field++) ends[base + field] = finder.ends[field] as number
    const from = ends[base] as number
    const to = ends[base + IDENTIFYING - 1] as number
    line.alike =
      like >= 0 &&
      found >= IDENTIFYING &&
      to - from === line.whoEnd - line.who &&
      finder.same(from, line.who, to - from + 1)
    line.fault = undefined
  } else {
    // What was looked for and not found may stand where the places of the line before stood.
    const same = like < 0 || ends === finder?.ends ? 0 : sameFields(bytes, start, ends, base, like, common)
    at = findFields(bytes, same || start, ends, base, need, same === 0 ? 0 : common)
    found = ends[base + FOUND] as number
    line.alike = same !== 0
    line.fault = FAULTS[ends[base + WRONG] as number]
    if (ends[base + WRONG] === 1 && !line.tagged) {
      const joined = readJoined(bytes, start, line)
      if (joined > 0) return joined
    }
  }
  const end = at > start && bytes[at - 1] === CR ? at - 1 : at
  line.like = found >= common ? base : -1
  line.who = ends[base] as number
  line.whoEnd = ends[base + IDENTIFYING - 1] as number
  line.bytes = bytes
  line.start = start
  line.end = end
  line.fields = found
  line.kind = 'row'
  if (found > 0 && found <= MOST && ends[base + found - 1] === at) ends[base + found - 1] = end
  if (end - start > LONGEST_LINE) shorten(line, Buffer.from(bytes.subarray(start, start + KEPT)))
  else if (line.fault !== undefined || found !== (need === ALL_FIELDS ? COLUMN_COUNT : need)) judge(line)
  else if (end - start > LONGEST_CELL && need === ALL_FIELDS && hasLongCell(line)) {
    line.fault = 'a cell is too long'
    judge(line)
  } else if (isNameless(bytes[(ends[base + COLUMN.SUBJECT_ID - 1] as number) + 1]) && !namesSomebody(line)) {
    line.fault = 'it names nobody'
    judge(line)
  } else if ((!line.alike || mayBeName(bytes[start])) && isHeader(bytes, start, ends, base, found)) {
    line.kind = 'header'
    // The same line again is one too.
    line.like = -1
  }
  return at + 1
}

/** Whether a SUBJECT_ID that begins so may be none: `,`, a blank, a quote, or the N of NULL. */
const isNameless = (byte: number | undefined): boolean =>
  byte === COMMA || byte === 32 || byte === 34 || byte === 78 || byte === 110

function hasLongCell({ start, end, ends, base, fields }: Line): boolean {
  let from = start
  for (let field = 0; field < Math.min(fields, MOST); field++) {
    const to = ends[base + field] as number
    if (to - from > LONGEST_CELL) return true
    from = to + 1
  }
  return end - from > LONGEST_CELL
}

/** The rare cases: anything but a whole row of the right number of columns. */
function judge(line: Line): void {
  const { bytes, start, end, ends, base, fields } = line
  line.kind = 'rejected'
  if (isBlank(bytes, start, end) || (line.fault === 'it names nobody' && isEmpty(bytes, start, end)))
    line.kind = 'blank'
  else if (fields > 0 && isHeader(bytes, start, ends, base, fields)) line.kind = 'header'
  else if (line.fault === undefined && fields === MOST && endsAfterMark(line)) line.kind = 'row'
  else line.fault ??= fields < COLUMN_COUNT ? 'too few columns' : 'too many columns'
  if (line.kind !== 'rejected') line.fault = undefined
  // What it seems to say of who it is about is not taken for that of the next line.
  else {
    line.alike = false
    line.like = -1
  }
}

/** A row of nothing but commas: what a spreadsheet leaves behind the last row. */
function isEmpty(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== COMMA && bytes[at] !== 32) return false
  return true
}

/** Makes `line` the first part of a line too long. */
function shorten(line: Line, part: Buffer): void {
  line.alike = false
  line.like = -1
  const bytes = Buffer.concat([part.subarray(0, KEPT), Buffer.of(LF)])
  findFields(bytes, 0, line.ends, line.base, ALL_FIELDS, 0)
  line.kind = 'rejected'
  line.fault = 'too long'
  line.bytes = bytes
  line.start = 0
  line.end = bytes.length - 1
  // The last field found may have been cut: it is not one of the fields that can be read.
  line.fields = Math.max(0, Math.min(line.ends[line.base + FOUND] as number, MOST) - 1)
}

/**
 * Gives every line of `bytes` that begins from `from` on and before `to` to `onLine`, and gives where the last one ends. The
 * byte before `to` must be a LF. `line` counts on from its number; `offset` is the place of `bytes[0]` in the file. `limit`:
 * so far the bytes hold what stands in the file.
 */
export function scanBytes(
  bytes: Buffer,
  from: number,
  to: number,
  offset: number,
  line: Line,
  need: number,
  onLine: (line: Line) => void,
  limit: number = to,
): number {
  line.like = -1
  line.limit = limit
  let at = from
  while (at < to) {
    line.offset = offset + at
    let tag = 0
    if (line.tagged) {
      at = readTag(bytes, at, line)
      tag = bytes[at - 2] as number
      line.lines = 1
    } else {
      line.number += line.lines
      line.lines = 1
      if (bytes[at] === MARK_OF_UTF8[0]) at += markLength(bytes, at, to)
    }
    const start = at
    if (tag === FOLDED) at = unfold(bytes, at, line)
    else at = readLine(bytes, at, line, need)
    if (tag === CUT) shorten(line, bytes.subarray(start, line.end))
    onLine(line)
  }
  return at
}

/** Reads a row of several lines that was folded into one, and gives the place after its LF. */
function unfold(bytes: Buffer, start: number, line: Line): number {
  const end = bytes.indexOf(LF, start)
  const own = Buffer.from(bytes.subarray(start, end + 1))
  for (let at = own.indexOf(0); at >= 0; at = own.indexOf(0, at)) own[at] = LF
  if (joinedEnd(own, 0, own.length) < 0) throw new Error('a row of several lines is not what it was')
  takeJoined(own, 0, own.length - 1, line)
  return end + 1
}

/** Reads the file and the number a line is tagged with, and gives the place after the tag. */
function readTag(bytes: Buffer, start: number, line: Line): number {
  let at = start
  let number = 0
  for (let byte = bytes[at++] as number; byte !== COMMA; byte = bytes[at++] as number)
    number = number * 10 + byte - 48
  line.file = number
  number = 0
  for (let byte = bytes[at++] as number; byte !== COMMA; byte = bytes[at++] as number)
    if (byte !== CUT && byte !== FOLDED) number = number * 10 + byte - 48
  line.number = number
  return at
}

/** At the beginning of a file; and inside one that was put together of several. */
const MARK_OF_UTF8 = [0xef, 0xbb, 0xbf] as const
const markLength = (bytes: Buffer, from: number, to: number): number =>
  to - from >= 3 && MARK_OF_UTF8.every((byte, at) => bytes[from + at] === byte) ? 3 : 0
