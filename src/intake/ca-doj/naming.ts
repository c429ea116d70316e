/**
 * Whether files name the offense convicted of wherever they give the class or the code of it. In such files a row that does not
 * has lost the name; in others the offense charged stands for it. It is told of every row of all files together, so that it
 * is the same in any order of them.
 */
import { COLUMN } from './columns.ts'
import type { Line } from './scan.ts'
import { hasText } from './text.ts'

/** So many rows tell of a custom, and so many of a hundred must keep it: the others have lost something. */
const ENOUGH = 10
const MOST = 75

/** How many rows give the class or the code of an offense convicted of, and how many of them its name. */
export interface Naming {
  readonly given: number
  readonly named: number
}

export const NO_NAMING: Naming = { given: 0, named: 0 }

export const addNaming = (a: Naming, b: Naming): Naming => ({
  given: a.given + b.given,
  named: a.named + b.named,
})

export const namesOffenses = ({ given, named }: Naming): boolean =>
  given >= ENOUGH && named * 100 >= given * MOST

/** What is so of the files of a run; it is known once all of them have been looked at. */
export interface Custom {
  namesOffenses: boolean
}

/** Counts rows, one after the other. */
export function namingCounter(): { readonly add: (row: Line) => void; readonly take: () => Naming } {
  let [given, named] = [0, 0]
  return {
    add: row => {
      if (!(hasText(row, COLUMN.CONV_OFFENSE_TOC) || hasText(row, COLUMN.CONV_OFFENSE_CODE))) return
      given++
      if (hasText(row, COLUMN.CONV_OFFENSE_DESCR)) named++
    },
    take: () => ({ given, named }),
  }
}
