/** Where a line's places of fields are put: over those of the line before, behind them, or in an array of their own. */
import { ENDS, type Line } from './scan.ts'

/** Leaves the places of this line as they are, and has the next line's put behind them. */
export function keepPlaces(line: Line): void {
  line.base += ENDS
  if (line.base + ENDS <= line.ends.length) return
  const larger = new Int32Array(Math.max(line.ends.length * 2, ENDS * 64))
  larger.set(line.ends)
  line.ends = larger
}

/** Moves the places of this line to the front: those before it are not needed any more. */
export function firstPlaces(line: Line): void {
  if (line.base === 0) return
  line.ends.copyWithin(0, line.base, line.base + ENDS)
  if (line.like >= 0) line.like = 0
  line.base = 0
}

/** Gives the next lines places of their own: those before stay as they are. */
export function freshPlaces(line: Line): void {
  if (line.base === 0) return
  line.ends = line.ends.slice(line.base, line.base + ENDS)
  if (line.like >= 0) line.like = 0
  line.base = 0
}
