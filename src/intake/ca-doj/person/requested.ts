/** Holds what was asked for (the REQ columns) against what was found: both say who a person is. */
import type { Told } from '../../../record/person.ts'
import type { Source } from '../../../rules/fact.ts'
import { isKnown, type Window } from '../../../time/window.ts'
import { COLUMN, type ColumnName } from '../columns.ts'
import { identifier, type Strong } from '../identifiers.ts'
import type { Row } from '../row.ts'
import { words } from '../text.ts'
import type { Readers } from './readers.ts'

/** Whether two texts, neither blank, cannot be meant of one person. */
type Differ = (asked: string, found: string) => boolean

const letters = (text: string): readonly string[] => words(text).match(/[^\s,.'-]{2,}/g) ?? []

/** No word of one name begins as one of the other does: middle names, order and spelling differ in one person's files. */
const otherName: Differ = (asked, found) => {
  const known = letters(found)
  return !letters(asked).some(word => known.some(other => word.slice(0, 3) === other.slice(0, 3)))
}

/** Two numbers of a kind, each of somebody, however they are written. */
const otherNumber =
  (kind: Strong): Differ =>
  (asked, found) => {
    const [one, other] = [identifier(kind, asked), identifier(kind, found)]
    return one !== '' && other !== '' && one !== other
  }

const otherLetter: Differ = (asked, found) =>
  /^[MF]/i.test(asked) && /^[MF]/i.test(found) && asked[0]?.toUpperCase() !== found[0]?.toUpperCase()

const PAIRS = [
  ['REQ_CII_NUMBER', 'CII_NUMBER', otherNumber('CII')],
  ['REQ_NAME', 'PRI_NAME', otherName],
  ['REQ_GENDER', 'GENDER', otherLetter],
  ['REQ_CDL', 'PRI_CDL', otherNumber('CDL')],
  ['REQ_SSN', 'PRI_SSN', otherNumber('SSN')],
] as const satisfies readonly (readonly [ColumnName, ColumnName, Differ])[]

/** Tells each pair of columns that differ; gives the birth dates asked for that are not the ones found. */
export function holdRequested(rows: readonly Row[], told: Told[], readers: Readers): readonly Window[] {
  const differing = new Map<string, Source[]>()
  const births: Window[] = []
  let before: Row | undefined
  for (const row of rows) {
    if (before?.sameFrom(COLUMN.REQ_CII_NUMBER, COLUMN.PRI_CDL, row) === true) continue
    before = row
    const differs = (asked: ColumnName, found: ColumnName): void => {
      const says = `${asked} and ${found} differ`
      const sources = differing.get(says)
      if (sources === undefined) differing.set(says, [row.sourceOf(asked)])
      else sources.push(row.sourceOf(asked))
    }
    for (const [asked, found, differ] of PAIRS)
      if (contradict(row, asked, found, differ)) differs(asked, found)
    const birth = otherBirth(row, readers)
    if (birth === undefined) continue
    births.push(birth)
    differs('REQ_DOB', 'PRI_DOB')
  }
  if (differing.size === 0) return births
  for (const [says, sources] of [...differing].sort(([a], [b]) => (a < b ? -1 : 1))) {
    readers.note(says)
    told.push({ kind: 'contradiction', says, sources })
  }
  return births
}

function contradict(row: Row, asked: ColumnName, found: ColumnName, differ: Differ): boolean {
  if (row.sameColumns(COLUMN[asked], COLUMN[found])) return false
  const [a, b] = [row.text(COLUMN[asked]), row.text(COLUMN[found])]
  return a !== '' && b !== '' && a !== b && differ(a, b)
}

/** The birth date asked for, where none of its days is one found. */
function otherBirth(row: Row, { date }: Readers): Window | undefined {
  if (row.sameColumns(COLUMN.REQ_DOB, COLUMN.PRI_DOB) || row.stamp(COLUMN.REQ_DOB) < 0) return undefined
  const [asked, found] = [date(row, 'REQ_DOB'), date(row, 'PRI_DOB')]
  if (!(isKnown(asked) && isKnown(found))) return undefined
  return asked.soonest > found.latest || asked.latest < found.soonest ? asked : undefined
}
