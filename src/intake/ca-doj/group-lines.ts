/** The lines of one group. Most groups are of nobody relevant, and their lines never become rows. */
import { Row } from './row.ts'
import type { Line } from './scan.ts'

export interface GroupRows {
  /** At least one. */
  readonly rows: readonly Row[]
  /** Lines that are no rows, and name the same SUBJECT_ID. */
  readonly unread: readonly Row[]
}

export interface GroupLines {
  readonly add: (line: Line) => void
  /** Whether all of them are rows, of one subject in one file as far as their bytes tell at once. */
  readonly plain: () => boolean
  readonly several: () => boolean
  readonly rows: () => GroupRows
  readonly clear: () => void
}

/** Lines of files of these names; keep it, as it uses its memory again. */
export function groupLines(names: readonly string[]): GroupLines {
  const bytes: Buffer[] = []
  /** Six numbers a line: its file and number, its start and end, its base, and 0 where it is a row. */
  const numbers: number[] = []
  let ends: Int32Array = new Int32Array(0)
  let finder: Line['finder']
  let whole = true
  /** More than one subject may be among them; the file of the last row, none when negative. */
  let several = false
  let lastFile = -1

  const lineAt = (at: number): Row =>
    new Row(names[numbers[at] as number] as string, {
      file: numbers[at] as number,
      number: numbers[at + 1] as number,
      bytes: bytes[at / 6] as Buffer,
      start: numbers[at + 2] as number,
      end: numbers[at + 3] as number,
      ends,
      base: numbers[at + 4] as number,
      finder,
    })

  return {
    add: line => {
      const isRow = line.kind === 'row'
      if (isRow) {
        if (lastFile >= 0 && !(line.alike && line.file === lastFile)) several = true
        lastFile = line.file
      } else whole = false
      bytes.push(line.bytes)
      numbers.push(line.file, line.number, line.start, line.end, line.base, isRow ? 0 : 1)
      ends = line.ends
      finder = line.finder
    },
    plain: () => whole && !several,
    several: () => several,
    rows: () => {
      const [rows, unread]: readonly [Row[], Row[]] = [[], []]
      for (let at = 0; at < numbers.length; at += 6) (numbers[at + 5] === 0 ? rows : unread).push(lineAt(at))
      return { rows, unread }
    },
    clear: () => {
      bytes.length = 0
      numbers.length = 0
      whole = true
      several = false
      lastFile = -1
    },
  }
}
