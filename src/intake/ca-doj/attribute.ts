/** Whom the damaged lines of a file may be of, and which of them cannot be said to be of anybody the files know. */
import { COLUMN, COLUMN_COUNT } from './columns.ts'
import { SUBJECT } from './hash-identity.ts'
import { STRONG, STRONG_COLUMN } from './identifiers.ts'
import type { LinkedGroup, SignFound } from './linked-group.ts'
import {
  BEFORE_PART,
  cellOf,
  DAMAGED,
  HEAD,
  isWhole,
  kindOf,
  LINE_OF_FILE,
  NAMES_ONE,
  NOT_ALL,
  OF_FILE,
  OF_GROUP,
  OF_LINE,
  SECOND,
} from './signs.ts'

/** The damaged lines of a part, `DAMAGED` words each. */
export type DamagedOfPart = Uint32Array

/** A damaged line, by its part and its number there, and a group that it may be of and does not stand in. */
export interface MayBeOf {
  readonly part: number
  readonly number: number
  readonly group: LinkedGroup
}

export interface Attributed {
  readonly mayBeOf: readonly MayBeOf[]
  /** Lines of which nobody can say whose they are, by their part and their number there. */
  readonly ofNobody: readonly { readonly part: number; readonly number: number }[]
}

/** Where each kind of sign stands in a record. */
const COLUMN_OF: readonly number[] = [
  ...STRONG.map(kind => STRONG_COLUMN[kind]),
  COLUMN.SUBJECT_ID,
  COLUMN.PRI_NAME,
]
/** No record begins so far before the line it stands in. */
const LOST_BEFORE = -3
/** Cells from the beginning of a record in which its SUBJECT_ID may stand, where nothing tells its place. */
const EARLY = 6

/** `fileOf`: the file of a part; undefined where rows of several files stand together in it. */
export function attribute(
  damaged: readonly DamagedOfPart[],
  found: readonly SignFound[],
  fileOf: (part: number) => number | undefined,
): Attributed {
  const byLine = new Map<number, SignFound[]>()
  for (const sign of found) {
    const key = sign.part * 2 ** 32 + sign.number
    const known = byLine.get(key)
    if (known === undefined) byLine.set(key, [sign])
    else known.push(sign)
  }
  const mayBeOf: MayBeOf[] = []
  const ofNobody: { readonly part: number; readonly number: number }[] = []
  for (const [part, words] of damaged.entries())
    for (let number = 0; number * DAMAGED < words.length; number++) {
      const line = words.subarray(number * DAMAGED, (number + 1) * DAMAGED)
      const signs = (byLine.get(part * 2 ** 32 + number) ?? []).filter(sign => isOfFile(sign, line, fileOf))
      const { kept, isSure } = readSigns(line, signs)
      if (!isSure) ofNobody.push({ part, number })
      const known = new Set([ownGroup(line, part, signs)])
      for (const { group } of kept) {
        const key = keyOf(group)
        if (known.has(key)) continue
        known.add(key)
        mayBeOf.push({ part, number, group })
      }
    }
  return { mayBeOf, ofNobody }
}

/** A SUBJECT_ID means something within its file. */
function isOfFile(
  { word, group }: SignFound,
  line: Uint32Array,
  fileOf: (part: number) => number | undefined,
): boolean {
  const file = fileOf(group.part)
  return kindOf(word) !== SUBJECT || file === undefined || file === line[OF_FILE]
}

const keyOf = ({ part, offset }: Pick<LinkedGroup, 'part' | 'offset'>): number => part * 2 ** 32 + offset

/** The group among whose rows the line stands: it is read with them. Negative where there is none. */
function ownGroup(line: Uint32Array, part: number, signs: readonly SignFound[]): number {
  const own = line[OF_GROUP] as number
  if (own !== BEFORE_PART) return own === 0 ? -1 : keyOf({ part, offset: own - 1 })
  // It has begun before and not ended: no other group of its SUBJECT_ID is nearer.
  let last = -1
  for (const { word, group } of signs)
    if (kindOf(word) === SUBJECT && cellOf(word) === COLUMN.SUBJECT_ID && group.part < part)
      last = Math.max(last, keyOf(group))
  return last
}

/** A sign with the cell its record would begin with. */
interface Placed extends SignFound {
  readonly cell: number
  readonly start: number
  readonly subject: boolean
}

/** The signs of a line that count, and whether they say whose it is: of each record in it, where it holds two. */
function readSigns(
  line: Uint32Array,
  signs: readonly SignFound[],
): { readonly kept: readonly SignFound[]; readonly isSure: boolean } {
  const second = line[SECOND] as number
  const named = ((line[HEAD] as number) & NAMES_ONE) !== 0
  const placed = signs.map((sign): Placed => {
    const cell = cellOf(sign.word)
    const kind = kindOf(sign.word)
    return { ...sign, cell, start: cell - (COLUMN_OF[kind] as number), subject: kind === SUBJECT }
  })
  const whole = placed.filter(({ word }) => isWhole(word))
  const starts = new Set(
    whole.flatMap(({ subject, start }) => (!subject && start >= LOST_BEFORE ? [start] : [])),
  )
  const isSure = (sign: Placed): boolean => {
    if (!sign.subject) return isWhole(sign.word)
    // Where another record begins with this very cell, two were joined there.
    if (!isWhole(sign.word) || starts.has(sign.cell)) return false
    return sign.start === 0 || (second > 0 && sign.start === second) || starts.has(sign.start)
  }
  const sure = placed.filter(isSure)
  const begins = new Set(sure.map(({ start }) => start))
  // Somebody of whom there is no other row is one too.
  if (named) begins.add(0)
  const kept = placed.filter(
    ({ subject, cell, start }) => !subject || begins.has(start) || !isNearOne(cell, begins),
  )
  const cells = sure.map(({ cell }) => cell)
  if (named) cells.push(COLUMN.SUBJECT_ID)
  return { kept, isSure: isAllSure(line, cells, begins) }
}

/** Whether a record begins so near before a cell that its SUBJECT_ID would be known to stand elsewhere. */
const isNearOne = (cell: number, begins: ReadonlySet<number>): boolean => {
  for (let start = cell - EARLY; start <= cell; start++) if (begins.has(start)) return true
  return false
}

/** Whether each record in a line is somebody's for sure: by the cells that say whose, and those their records begin with. */
function isAllSure(line: Uint32Array, sure: readonly number[], begins: Iterable<number>): boolean {
  const [head, second] = [line[HEAD] as number, line[SECOND] as number]
  if (sure.length === 0 || (head & NOT_ALL) !== 0) return false
  if (second > 0) return sure.some(cell => cell < second) && sure.some(cell => cell >= second)
  const first = Math.min(...[...begins].filter(start => start >= LOST_BEFORE), MANY)
  if (first <= 0 || first === MANY) return true
  // What stands before the record may be the beginning of another one: its first cells, or a SUBJECT_ID that was cut.
  let before = 0
  for (let cell = 0; cell < first + COLUMN.SUBJECT_ID && cell < 16; cell++) before += (head >>> cell) & 1
  return before <= COLUMN.SUBJECT_ID
}

const MANY = COLUMN_COUNT * 16
/** Where a damaged line stands, given how many lines of its file stand before its part. */
export function placeOf(
  words: DamagedOfPart,
  number: number,
  before: number,
): { readonly file: number; readonly line: number } {
  const line = words.subarray(number * DAMAGED, (number + 1) * DAMAGED)
  const ownBefore = ((line[HEAD] as number) & LINE_OF_FILE) === 0 ? before : 0
  return { file: line[OF_FILE] as number, line: ownBefore + (line[OF_LINE] as number) }
}
