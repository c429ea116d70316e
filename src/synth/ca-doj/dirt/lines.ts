/** Lines that are damaged where they say whose they are: their numbers still stand further on. */
import { doubtAll, mayBreak } from './breaks.ts'
import type { Kind } from './kind.ts'

/** What is left of the beginning of a line: its numbers still stand further on. */
const BEGINNINGS: readonly ((line: string) => string)[] = [
  line => `\0${line.slice(1)}`,
  line => `"${line.slice(1)}`,
  line => `,${line}`,
  line => line.slice(line.indexOf(',', 8) + 1),
]

export const LINES: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'a line damaged where it says whose it is',
    weight: 8,
    apply: (dirty, out) => {
      const { row } = out
      const own = row.count?.known
      if (!mayBreak(dirty, out)) return 0
      out.breaks = dirty.random.pick(BEGINNINGS)
      if (own !== undefined && row.role === 'court')
        dirty.answers = dirty.answers.filter(known => known !== own)
      doubtAll(dirty, 'a damaged line that may be of the person')
      return 1
    },
  },
]
