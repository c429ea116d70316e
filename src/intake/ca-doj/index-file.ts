/**
 * Indexes one file for partitions: numbers its groups of rows, says of each line which group it is of, and gives what the
 * first pass of a run finds in its parts as if the file were one part, under a key.
 */
import { closeSync, openSync } from 'node:fs'
import type { OpenedFile } from '../files.ts'
import { hashOf, hashWords } from '../hash.ts'
import type { IndexedFacts, IndexedLine, IndexSink, KeyedHash, Partitioned } from '../partitions/door.ts'
import { type IdentifiedPart, partIdentifier } from './identify.ts'
import { MARK, type MarkList, markList, NAMELESS, PART, SIGN } from './marks.ts'
import { addNaming, type Naming, NO_NAMING } from './naming.ts'
import { cut, lineOf, quickSpace, type Range, type Source, type Space, scanPart } from './part.ts'
import { tellPlaces } from './place-list.ts'
import { PART_BYTES } from './plan.ts'
import { ALL_FIELDS, type Line } from './scan.ts'
import { DAMAGED, OF_FILE, OF_GROUP, OF_LINE } from './signs.ts'
import { subjectOf } from './subject.ts'

/** What only this format looks into. */
export interface OwnFacts {
  readonly naming: Naming
  /** Groups as a run counts them, and damaged lines. */
  readonly groups: number
  readonly damaged: number
  /** By damaged line, its group. */
  readonly damagedGroups: readonly number[]
}

/** Lines that are of nobody: headers and blank ones. */
const NOBODY = 0
/** Parts of a file have numbers of their own among those of all files. */
const MOST_PARTS = 1 << 16
/** Beside the kinds of what is hashed otherwise: a whole row. */
const WHOLE_ROW = 0x77

export const indexFile: Partitioned['index'] = (file, number, keyed, sink) => {
  const handle = openSync(file.path, 'r')
  try {
    return indexSource({ handle, bytes: file.bytes, file: number }, file, keyed, sink)
  } finally {
    closeSync(handle)
  }
}

function indexSource(source: Source, { bytes }: OpenedFile, keyed: KeyedHash, sink: IndexSink): IndexedFacts {
  const file = source.file as number
  const identify = partIdentifier()
  const numbering = groupNumbering(sink)
  const list = markList()
  const space = quickSpace()
  let naming = NO_NAMING
  let [before, groups] = [0, 0]
  const damagedGroups: number[] = []
  for (const [at, range] of cut(bytes, PART_BYTES).entries()) {
    const found = identify(source, range, file * MOST_PARTS + at)
    const numbered = numbering.part(source, range, space, before)
    rewriteMarks(found.marks, { file, damagedBefore: damagedGroups.length, numbered, keyed, list })
    for (const [group, hash] of numbered.rows) {
      keyed(hash)
      list.add(hash, (file | NAMELESS) >>> 0, group, 0)
    }
    sink.marks(list.take())
    sink.damaged(rewriteDamaged(found, file, before, numbered))
    damagedGroups.push(...numbered.damaged)
    tellPlaces(found.places, { file, start: range.start, before }, sink.place)
    naming = addNaming(naming, found.naming)
    groups += found.groups
    before += found.lines
  }
  const own: OwnFacts = { naming, groups, damaged: damagedGroups.length, damagedGroups }
  return { lines: before, groups: numbering.groups(), own }
}

/** What the lines of a part are of. */
interface NumberedPart {
  /** Where groups begin in the part, in order, and their numbers. */
  readonly offsets: readonly number[]
  readonly numbers: readonly number[]
  /** By rejected line, the group it is of, and whether that is a group of rows. */
  readonly damaged: readonly number[]
  readonly inGroup: readonly boolean[]
  /** Rows without SUBJECT_ID: their groups, and hashes of them. */
  readonly rows: readonly (readonly [group: number, hash: Uint32Array])[]
}

/** Numbers groups over all parts of a file, as `walkGroups` finds them in each. */
function groupNumbering(sink: Pick<IndexSink, 'line'>) {
  let groups = NOBODY + 1
  /** The group that is open: the rows after it go on with it where they name the same SUBJECT_ID. */
  let [id, current] = ['', NOBODY]
  const give = (found: Line, group: number): void => {
    const { number: line, bytes, start, end, fault, lines } = found
    const is: IndexedLine['is'] = fault === 'too long' ? 'cut' : lines > 1 ? 'folded' : undefined
    // A carriage return at its end is of the line: a writer of Windows has it on each.
    const last = bytes[end] === CR && is !== 'cut' ? end + 1 : end
    sink.line({ group, line, bytes: bytes.subarray(start, last), ...(is === undefined ? {} : { is }) })
  }
  const part = (source: Source, range: Range, space: Space, before: number): NumberedPart => {
    const [offsets, numbers, damaged]: [number[], number[], number[]] = [[], [], []]
    const inGroup: boolean[] = []
    const rows: (readonly [number, Uint32Array])[] = []
    const begin = (found: Line): number => {
      offsets.push(found.offset - range.start)
      numbers.push(groups)
      return groups++
    }
    const line = lineOf(source)
    line.number = before
    const groupOf = (found: Line): number => {
      if (found.kind !== 'row' && found.kind !== 'rejected') return NOBODY
      const named = subjectOf(found)
      const isTheirs = named !== '' && named === id
      if (found.kind === 'rejected') {
        const group = isTheirs ? current : groups++
        damaged.push(group)
        inGroup.push(isTheirs)
        return group
      }
      if (isTheirs) return current
      const group = begin(found)
      if (named === '') {
        const hash = new Uint32Array(2)
        hashWords(WHOLE_ROW, hashOf(found.bytes.subarray(found.start, found.end)), hash)
        rows.push([group, hash])
      } else [id, current] = [named, group]
      return group
    }
    scanPart({
      source,
      range,
      space,
      line,
      need: ALL_FIELDS,
      passing: true,
      closed: true,
      onLine: found => give(found, groupOf(found)),
      onBeyond: () => false,
    })
    return { offsets, numbers, damaged, inGroup, rows }
  }
  return { part, groups: () => groups }
}

const CR = 13

interface Rewriting {
  readonly file: number
  readonly damagedBefore: number
  readonly numbered: NumberedPart
  readonly keyed: KeyedHash
  readonly list: MarkList
}

/** The file stands where the part stood, and the number of the group where its place stood. */
function rewriteMarks(marks: Uint32Array, { file, damagedBefore, numbered, keyed, list }: Rewriting): void {
  const hash = new Uint32Array(2)
  for (let at = 0; at < marks.length; at += MARK) {
    hash[0] = marks[at] as number
    hash[1] = marks[at + 1] as number
    keyed(hash)
    const flags = (marks[at + 2] as number) & ~PART
    const isSign = (marks[at + 2] as number) >= SIGN
    const place = marks[at + 3] as number
    list.add(
      hash,
      (file | flags) >>> 0,
      isSign ? damagedBefore + place : groupAt(numbered, place),
      isSign ? (marks[at + 4] as number) : 0,
    )
  }
}

function groupAt({ offsets, numbers }: NumberedPart, offset: number): number {
  let [from, to] = [0, offsets.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((offsets[middle] as number) < offset) from = middle + 1
    else to = middle
  }
  if (offsets[from] !== offset) throw new Error('a group begins where none was found')
  return numbers[from] as number
}

function rewriteDamaged(
  { damaged }: IdentifiedPart,
  file: number,
  before: number,
  numbered: NumberedPart,
): Uint32Array {
  const words = damaged.slice()
  for (let number = 0; number * DAMAGED < words.length; number++) {
    const at = number * DAMAGED
    words[at + OF_FILE] = file
    words[at + OF_LINE] = before + (words[at + OF_LINE] as number)
    words[at + OF_GROUP] = numbered.inGroup[number] === true ? (numbered.damaged[number] as number) + 1 : 0
  }
  return words
}
