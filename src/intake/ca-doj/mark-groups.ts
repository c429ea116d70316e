/** Marks what each group of a part may share with another: its identifiers, and each of its names with each birth date. */
import { hashWords } from '../hash.ts'
import { COLUMN } from './columns.ts'
import { birthStamp, hashIdentifier, hashName, SUBJECT } from './hash-identity.ts'
import { STRONG, writtenOf } from './identifiers.ts'
import { BY_ID, type MarkList, NAMELESS } from './marks.ts'
import type { Line } from './scan.ts'
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
}

const newGroup = (): Group => ({ offset: 0, line: 0, from: 0, names: [], births: [] })

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
    if (hashName(line, hash)) addPair(of.names, hash[0] as number, hash[1] as number)
    const birth = birthStamp(line)
    if (birth >= 0 && !of.births.includes(birth)) of.births.push(birth)
  }
  const markNames = ({ names, births, offset, line }: Group, flags: number): void => {
    for (let name = 0; name < names.length; name += 2)
      for (const birth of births) {
        hash[0] = ((names[name] as number) ^ Math.imul(birth, 0x9e3779b1)) >>> 0
        hash[1] = ((names[name + 1] as number) + birth) >>> 0
        marks.add(hash, (part | flags) >>> 0, offset, line)
      }
    names.length = 0
    births.length = 0
  }

  return {
    groups: () => groups,
    open: (id, offset, line) => {
      begin(group, offset, line)
      markText(group, id, BY_ID)
    },
    add: line => markLine(group, line, 0),
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

/** Adds a pair that is not there yet. */
function addPair(pairs: number[], high: number, low: number): void {
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === high && pairs[at + 1] === low) return
  pairs.push(high, low)
}
