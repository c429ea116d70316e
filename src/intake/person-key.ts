/** Keys that people are found by: hashes of what they may be asked for by, and where their rows stand. */
import { hashWords } from './hash.ts'

/** Sixty-four bits of an identifier. Two identifiers may have one key, so rows that are found are looked at again. */
export interface PersonKey {
  readonly high: number
  readonly low: number
}

/** Where rows of a person begin that stand together: the number of their file, the byte, and the line, the first being 1. */
export interface PersonPlace {
  readonly file: number
  readonly byte: number
  readonly line: number
}

/** What knows where people's rows stand. */
export interface PersonFinder {
  /** Places of a key, perhaps with some of another identifier. */
  readonly placesOf: (key: PersonKey) => readonly PersonPlace[]
  /** The keys whose rows can only be told apart together with those of this one, itself among them. */
  readonly linkedWith: (key: PersonKey) => readonly PersonKey[]
}

/** Takes a place under a key: the two words of the key, and the place. */
export type OnPlace = (high: number, low: number, file: number, byte: number, line: number) => void

/** Words of 32 bits in a link: the two of a key, and the number of its set. Sets are numbered from 0 and stand in order. */
export const LINK_WORDS = 3

/** Bytes of a file that an answer rests on, from one place to another. */
export interface ReadRange {
  readonly file: number
  readonly from: number
  readonly to: number
}

/** The kind of what somebody is asked for by, among the kinds of what is hashed. */
export const ASKED_BY = 0x50
const BY_PLACE = 0x51
const words = new Uint32Array(2)

const keyOf = (kind: number, text: string): PersonKey => {
  hashWords(kind, text, words)
  return { high: words[0] as number, low: words[1] as number }
}

/** The key of an identifier as it is written. */
export const personKey = (id: string): PersonKey => keyOf(ASKED_BY, id)
/** The same, put into the two words of `into`. */
export const personKeyWords = (id: string, into: Uint32Array): void => hashWords(ASKED_BY, id, into)

/** The key of a row that has no identifier of its own, by where it stands. */
export const rowKey = (file: number, line: number): PersonKey => keyOf(BY_PLACE, `${file} ${line}`)
