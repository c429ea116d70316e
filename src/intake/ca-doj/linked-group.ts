/** Groups that must be looked at together with others, and what makes them so. */

/** A group that shares an identifier with another, has no SUBJECT_ID, or may be that of a damaged line: where it begins. */
export interface LinkedGroup {
  readonly part: number
  /** From the start of the part. */
  readonly offset: number
  /** Its line, the first of the part being 1. */
  readonly line: number
}

/** A group that has something a damaged line has. */
export interface SignFound {
  /** The part and the number in it of the line, and the word of the sign: see `signWord`. */
  readonly part: number
  readonly number: number
  readonly word: number
  readonly group: LinkedGroup
}
