/** Citations: which text says so, and how surely we know that it does. */

/**
 * How the text behind a citation was read.
 * `verbatim`: the official text, word for word. `copy`: the same words on an unofficial copy or in part.
 * `secondary`: a digest, an agency's page, a summary. `program`: the code of an earlier program.
 * `unverified`: from memory, or a reading of Setaside's own; to be checked before anyone relies on it.
 */
export type Confidence = 'verbatim' | 'copy' | 'secondary' | 'program' | 'unverified'

/** From the surest to the least sure. */
export const CONFIDENCES: readonly Confidence[] = ['verbatim', 'copy', 'secondary', 'program', 'unverified']

export interface Citation {
  /** Section and subdivision as the field cites it, never finer than what was read. */
  readonly text: string
  readonly confidence: Confidence
  /** What the reader should know of it: a choice made, an open point. */
  readonly note?: string
}

export const cite = (text: string, confidence: Confidence, note?: string): Citation =>
  note === undefined ? { text, confidence } : { text, confidence, note }

/** The least sure of two. */
export const lessSure = (a: Confidence, b: Confidence): Confidence =>
  CONFIDENCES.indexOf(a) >= CONFIDENCES.indexOf(b) ? a : b
