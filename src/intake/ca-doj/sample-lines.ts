/** Gives rows of a file from which is told how its columns are used: from parts of it that follow from its size alone. */
import { closeSync, openSync, readSync } from 'node:fs'
import { sampleRanges } from '../forms/samples.ts'
import { ALL_FIELDS, type Line, newLine, scanBytes } from './scan.ts'

const LF = 10

/** A row is to be looked at in `onRow` only. Throws what the file system throws. */
export function sampleRows(path: string, bytes: number, onRow: (line: Line) => void): void {
  const handle = openSync(path, 'r')
  try {
    for (const { start, end } of sampleRanges(bytes)) look(handle, start, end, bytes, onRow)
  } finally {
    closeSync(handle)
  }
}

/** Looks at the lines that begin and end between two places. */
function look(handle: number, start: number, end: number, bytes: number, onRow: (line: Line) => void): void {
  const block = Buffer.allocUnsafeSlow(end - start + 1)
  let got = 0
  for (let more = -1; more !== 0 && got < end - start; got += more)
    more = readSync(handle, block, got, end - start - got, start + got)
  // The last line of a file may have no line break.
  if (start + got === bytes && block[got - 1] !== LF) block[got++] = LF
  const lines = block.subarray(0, got)
  const from = start === 0 ? 0 : lines.indexOf(LF) + 1
  const to = lines.lastIndexOf(LF) + 1
  if (to <= from) return
  scanBytes(lines, from, to, start, newLine(), ALL_FIELDS, line => {
    if (line.kind === 'row') onRow(line)
  })
}
