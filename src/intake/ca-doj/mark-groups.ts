/** Marks what each group of a part may share with another: its identifiers, and each of its names with each birth date. */
import { hashWords } from '../hash.ts'
import { COLUMN } from './columns.ts'
import { birthStamp, hashIdentifier, hashName, nameWithBirth, SUBJECT } from './hash-identity.ts'
import { STRONG, writtenOf } from './identifiers.ts'
import { BY_ID, type MarkList, NAMELESS, PAIRED } from './marks.ts'
import type { Line } from './scan.ts'
import { subjectText } from './signs.ts'
import { textOf } from './text.ts'

export interface GroupMarker {
  /** A group of this SUBJECT_ID begins at this place and with this line of the part. */
  readonly open: (id: string, offset: number, line: number) => void
  /** Marks what a line of the group says of who it is about. */
  readonly add: (line: Line) => void
  readonly close: () => void
  /** Marks a row without SUBJECT_ID, a group by itself. The group that is open may go on after it. */
  readonly addNameless: (row: Line, offset: number, line: number) => void
  readonly groups: () => number
}

interface Group {
  /** Where it begins in the part, the number of its first line there, and where its marks begin. */
  offset: number
  line: number
  from: number
  /** Its names, as pairs of words, and its birth dates, each once. */
  readonly names: number[]
  readonly births: number[]
  /** Which of them stand on one row: the place of the name, and the birth date. */
  readonly together: number[]
}

const newGroup = (): Group => ({ offset: 0, line: 0, from: 0, names: [], births: [], together: [] })

/** Marks the groups of the part of this number. */
export function groupMarker(part: number, marks: MarkList): GroupMarker {
  const hash = new Uint32Array(2)
  const group = newGroup()
  const single = newGroup()
  let groups = 0

  const begin = (into: Group, offset: number, line: number): void => {
    groups++
    into.offset = offset
    into.line = line
    into.from = marks.length()
  }
  const markText = ({ offset, line }: Group, text: string, flags: number): void => {
    hashWords(SUBJECT, text, hash)
    marks.add(hash, (part | flags) >>> 0, offset, line)
  }
  /** Each identifier once. */
  const markLine = (of: Group, line: Line, flags: number): void => {
    for (let kind = 0; kind < STRONG.length; kind++)
      if (hashIdentifier(kind, line, hash) && !marks.has(hash, of.offset, of.from))
        marks.add(hash, (part | flags) >>> 0, of.offset, of.line)
    const name = hashName(line, hash) ? addPair(of.names, hash[0] as number, hash[1] as number) : -1
    const birth = birthStamp(line)
    if (birth <= 0) return
    if (!of.births.includes(birth)) of.births.push(birth)
    if (name >= 0) addPair(of.together, name, birth)
  }
  const markNames = ({ names, births, together, offset, line }: Group, flags: number): void => {
    for (let name = 0; name < names.length; name += 2)
      for (const birth of births) {
        const paired = findPair(together, name, birth) < 0 ? 0 : PAIRED
        nameWithBirth(names[name] as number, names[name + 1] as number, birth, hash)
        marks.add(hash, (part | flags | paired) >>> 0, offset, line)
      }
    names.length = 0
    births.length = 0
    together.length = 0
  }

  return {
    groups: () => groups,
    open: (id, offset, line) => {
      begin(group, offset, line)
      markText(group, id, BY_ID)
    },
    add: line => {
      markLine(group, line, 0)
      // Rows put in another order: those of several files stand together, and a SUBJECT_ID means something in its own.
      if (line.tagged) {
        hashWords(SUBJECT, subjectText(line, textOf(line, COLUMN.SUBJECT_ID)), hash)
        if (!marks.has(hash, group.offset, group.from)) marks.add(hash, part, group.offset, group.line)
      }
    },
    close: () => markNames(group, 0),
    addNameless: (row, offset, line) => {
      begin(single, offset, line)
      // At least one mark, which no other group has.
      markText(single, `\n${part} ${offset}`, NAMELESS)
      markLine(single, row, NAMELESS)
      markNames(single, NAMELESS)
      // It may be printed under its CII number, unless that is somebody's SUBJECT_ID.
      const written = writtenOf(textOf(row, COLUMN.CII_NUMBER))
      if (written !== '') markText(single, written, NAMELESS)
    },
  }
}

/** Adds a pair that is not there yet, and gives where it stands. */
function addPair(pairs: number[], high: number, low: number): number {
  const known = findPair(pairs, high, low)
  return known < 0 ? pairs.push(high, low) - 2 : known
}

function findPair(pairs: readonly number[], high: number, low: number): number {
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === high && pairs[at + 1] === low) return at
  return -1
}
