/** Ways to make a line unreadable. */
import type { Random } from '../../random.ts'

/** Ways to make a line unreadable, all of them after the columns that say whose it is. */
export const BREAKS: readonly ((random: Random) => (line: string) => string)[] = [
  () => line => line.replace(',          ,', ','),
  () => line => `${line},X,Y`,
  () => line => `${line.slice(0, line.lastIndexOf(',', line.lastIndexOf(',') - 1))},"LEFT OPEN,#`,
  () => line => line.replace('",', '"X,'),
  () => line => `${line.slice(0, -8)}\u0000${line.slice(-8)}`,
  random => line => cutAfter(line, 50, random.below(60)),
]

/** The line up to some letters after its so many commas, and never whole. */
function cutAfter(line: string, commas: number, letters: number): string {
  let at = 0
  for (let met = 0; met < commas; met++) at = line.indexOf(',', at) + 1
  return line.slice(0, Math.min(at + letters, line.length - 30))
}
