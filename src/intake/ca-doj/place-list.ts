/**
 * Lists where the people of a part may be found: each group under its SUBJECT_ID, and under every CII number in it, as
 * written and as its writings are compared.
 */
import { hashOf } from '../hash.ts'
import { ASKED_BY, type OnPlace, personKeyWords, rowKey } from '../person-key.ts'
import { COLUMN } from './columns.ts'
import { hashUsual } from './hash-identity.ts'
import { identifier } from './identifiers.ts'
import type { Line } from './scan.ts'
import { textOf } from './text.ts'

/**
 * Words of 32 bits in a place: two of the key, the offset in the part and the line in it of the group's first line. Where
 * both words of the key are `OWN_KEY`, the place is that of a row without SUBJECT_ID or of a rejected line, and its key is made of the place.
 */
const PLACE_WORDS = 4
const OWN_KEY = 0xffff_ffff

export interface PlaceList {
  /** A group of this SUBJECT_ID begins at this place and with this line of the part. */
  readonly open: (id: string, offset: number, line: number) => void
  /** A line of the group that says who it is about. */
  readonly add: (line: Line) => void
  /** A row without SUBJECT_ID, a group by itself. The group that is open may go on after it. */
  readonly addNameless: (row: Line, offset: number, line: number) => void
  /** A rejected line, which may be found to be of somebody: of the SUBJECT_ID it names, or of another. The group that is open may go on after it. */
  readonly addDamaged: (subject: string, offset: number, line: number) => void
  /** All of them, `PLACE_WORDS` words each; the list is empty afterwards. */
  readonly take: () => Uint32Array<ArrayBuffer>
}

/** A part that was looked at: where it begins in its file, and how many lines of the file stand before it. */
export interface LookedAt {
  readonly file: number
  readonly start: number
  readonly before: number
}

/** Gives the places of a part as places of its file. */
export function tellPlaces(words: Uint32Array, { file, start, before }: LookedAt, take: OnPlace): void {
  for (let at = 0; at < words.length; at += PLACE_WORDS) {
    const [high, low] = [words[at] as number, words[at + 1] as number]
    const [byte, line] = [start + (words[at + 2] as number), before + (words[at + 3] as number)]
    if (high === OWN_KEY && low === OWN_KEY) {
      const own = rowKey(file, line)
      take(own.high, own.low, file, byte, line)
    } else take(high, low, file, byte, line)
  }
}

export function placeList(): PlaceList {
  let words = new Uint32Array(1024 * PLACE_WORDS)
  let length = 0
  const key = new Uint32Array(2)
  /** The group that is open: its place, and where its own places begin. */
  let group = { offset: 0, line: 0, from: 0 }

  const put = (high: number, low: number, offset: number, line: number): void => {
    if (length + PLACE_WORDS > words.length) {
      const larger = new Uint32Array(words.length * 2)
      larger.set(words)
      words = larger
    }
    words[length++] = high
    words[length++] = low
    words[length++] = offset
    words[length++] = line
  }
  const hasKey = (from: number): boolean => {
    for (let at = from; at < length; at += PLACE_WORDS)
      if (words[at] === key[0] && words[at + 1] === key[1]) return true
    return false
  }
  const putKey = ({ offset, line, from }: typeof group): void => {
    if (!hasKey(from)) put(key[0] as number, key[1] as number, offset, line)
  }
  const putText = (text: string, at: typeof group): void => {
    if (text === '') return
    personKeyWords(text, key)
    putKey(at)
  }

  /** Under the number as written, and as all its writings are compared. One written as usual never becomes text. */
  const putNumber = (line: Line, at: typeof group): void => {
    if (hashUsual(ASKED_BY, 'CII', line, key)) {
      putKey(at)
      return
    }
    const cii = textOf(line, COLUMN.CII_NUMBER)
    if (cii === '') return
    putText(cii, at)
    putText(identifier('CII', cii), at)
  }

  return {
    open: (id, offset, line) => {
      group = { offset, line, from: length }
      putText(id, group)
    },
    add: line => putNumber(line, group),
    addNameless: (row, offset, line) => {
      const alone = { offset, line, from: length }
      put(OWN_KEY, OWN_KEY, offset, line)
      putNumber(row, alone)
      putText(`row-${hashOf(row.bytes.subarray(row.start, row.end))}`, alone)
    },
    addDamaged: (subject, offset, line) => {
      put(OWN_KEY, OWN_KEY, offset, line)
      putText(subject, { offset, line, from: length })
    },
    take: () => {
      const taken = words.slice(0, length)
      length = 0
      return taken
    },
  }
}
