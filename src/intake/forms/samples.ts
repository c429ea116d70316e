/** Which parts of a file are looked at to know its columns: they follow from its size alone. */

export interface SampleRange {
  readonly start: number
  readonly end: number
}

/** So much of the beginning, and so many pieces of so much spread over the rest, in bytes. */
const BEGINNING = 1 << 18
const PIECE = 1 << 15
const PIECES = 16

export function sampleRanges(bytes: number): readonly SampleRange[] {
  if (bytes <= BEGINNING + PIECE * PIECES) return [{ start: 0, end: bytes }]
  const room = bytes - BEGINNING - PIECE
  return [
    { start: 0, end: BEGINNING },
    ...Array.from({ length: PIECES }, (_, at) => {
      const start = BEGINNING + Math.floor((room * at) / (PIECES - 1))
      return { start, end: start + PIECE }
    }),
  ]
}
