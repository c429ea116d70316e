/** Lines that are damaged where they say whose they are: their numbers still stand further on. */
import {
  addReason,
  courtRows,
  type DirtyPerson,
  isHeldOnly,
  isServed,
  type Kind,
  makeUnknowable,
} from './kind.ts'

/** What is left of the beginning of a line: its numbers still stand further on. */
const BEGINNINGS: readonly ((line: string) => string)[] = [
  line => `\0${line.slice(1)}`,
  line => `"${line.slice(1)}`,
  line => `,${line}`,
  line => line.slice(line.indexOf(',', 8) + 1),
]

function doubt(dirty: DirtyPerson, says: string): void {
  addReason(dirty.answers, says)
  for (const known of dirty.answers) makeUnknowable(known, known.answer === 'not-eligible')
}

export const LINES: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'a line damaged where it says whose it is',
    weight: 8,
    apply: (dirty, out) => {
      const { row } = out
      const own = row.count?.known
      if (out.twice === true || row.planned.kind === 'deceased' || isServed(dirty, row.count)) return 0
      if (isHeldOnly(dirty, row.count)) return 0
      // A line that has no other beside it would be nobody's.
      if (dirty.rows.filter(({ breaks }) => breaks === undefined).length < 2) return 0
      if (
        own !== undefined &&
        row.role === 'court' &&
        courtRows(dirty, row.count ?? expectCount()).length !== 1
      )
        return 0
      out.breaks = dirty.random.pick(BEGINNINGS)
      if (own !== undefined && row.role === 'court')
        dirty.answers = dirty.answers.filter(known => known !== own)
      doubt(dirty, 'a damaged line that may be of the person')
      return 1
    },
  },
]

function expectCount(): never {
  throw new Error('a row of a known answer is of a count')
}
