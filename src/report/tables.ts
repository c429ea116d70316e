/** Makes the result tables and the tally of a run, person by person. */

import { type CsvRows, csvLine, csvRows } from '../results/csv.ts'
import { tableFiles } from '../results/folder-kind.ts'
import type { Consumer, DecidedPerson, InputRow, Tables } from '../run/consumer.ts'
import type { Day } from '../time/day.ts'
import { CONVICTION_COLUMNS, writeConviction } from './convictions.ts'
import { firstRecentDay, impactOf } from './impact.ts'
import { PEOPLE_COLUMNS, writePerson } from './people.ts'
import { RELIEF_COLUMNS, writeArrestReliefs, writeReliefs } from './reliefs.ts'
import { REVIEW_COLUMNS, writeReview } from './review.ts'
import type { RowTables } from './row-tables.ts'
import type { TableTexts } from './table-texts.ts'
import {
  countArrest,
  countDecided,
  countOthers,
  countPerson,
  countReliefs,
  newTally,
  type Tally,
} from './tally.ts'

/** The tables every run can make of its people, by their columns; each is a file of its name and `.csv`. */
const COLUMNS = {
  convictions: CONVICTION_COLUMNS,
  people: PEOPLE_COLUMNS,
  review: REVIEW_COLUMNS,
  reliefs: RELIEF_COLUMNS,
} as const
/** One of these, or one of the jurisdiction's own. */
export type TableName = string

/** The tables of a run, with those of its jurisdiction. */
export const tableNames = (more: RowTables | undefined): readonly TableName[] => [
  ...Object.keys(COLUMNS),
  ...(more?.tables ?? []).map(({ name }) => name),
]

/** The files that only this jurisdiction has. */
export const ownTables = (more: RowTables | undefined): readonly string[] =>
  (more?.tables ?? []).flatMap(({ name }) => tableFiles(name))

/** Whether people stand in these tables of whom nothing is decided. */
export const wantsOthers = (tables: readonly TableName[], more: RowTables | undefined): boolean =>
  more?.tables.some(({ name, ofAll }) => ofAll && tables.includes(name)) === true

/** Made in any case: what each statute gives, which no other table holds. */
export const ALWAYS_MADE: readonly TableName[] = ['reliefs']
/** What is made when nothing is asked for. */
export const DEFAULT_TABLES: readonly TableName[] = ['convictions', 'people', 'review', ...ALWAYS_MADE]

export interface TableOptions {
  readonly tables: readonly TableName[]
  readonly day: Day
  /** The names of the input columns, in order, for tables of the rows themselves. */
  readonly columns: readonly string[]
  /** The tables of the jurisdiction. */
  readonly more?: RowTables | undefined
  readonly texts: TableTexts
}

/** The column names of a table. */
export function columnsOf(
  table: TableName,
  { columns, more }: Pick<TableOptions, 'columns' | 'more'>,
): readonly string[] {
  const own = Object.entries(COLUMNS).find(([name]) => name === table)?.[1]
  const found = own ?? more?.tables.find(({ name }) => name === table)?.columns(columns)
  if (found === undefined) throw new Error(`no table is called [${table}]`)
  return found
}

/** The header lines of the tables asked for: the first bytes of each file, whether or not a row follows. */
export const headers = ({ tables, ...about }: Pick<TableOptions, 'tables' | 'columns' | 'more'>): Tables =>
  Object.fromEntries(tables.map(table => [table, csvLine(columnsOf(table, about))]))

/** A maker of tables. A run may have several, one for each part of the people. */
export function tableMaker({ tables, day, columns, more, texts }: TableOptions): Consumer<Tally> {
  const open = new Map<TableName, CsvRows>(tables.map(table => [table, csvRows()]))
  const convictions = open.get('convictions')
  const people = open.get('people')
  const review = open.get('review')
  const reliefs = open.get('reliefs')
  const wanted = more?.tables.some(({ name }) => open.has(name)) === true
  const annotate = wanted ? more.annotator({ day, columns, texts }, open) : undefined
  const firstRecent = firstRecentDay(day)
  let tally = newTally()

  const person = (one: DecidedPerson): void => {
    const { decided } = one
    const impact = impactOf(one, firstRecent)
    countPerson(tally, one, impact)
    const reasons = decided.map(texts.reasonsOf)
    for (const [i, answer] of decided.entries()) {
      const why = reasons[i] as (typeof reasons)[number]
      countDecided(tally, answer, why, texts.sectionOf(answer.subject), texts.countyOf?.(answer.subject))
      if (convictions !== undefined) writeConviction(convictions, answer, why, texts)
      countReliefs(tally, answer, day)
      if (reliefs !== undefined) writeReliefs(reliefs, answer, texts)
      if (review !== undefined && answer.outcome === 'review') writeReview(review, answer, why, texts)
    }
    for (const arrest of one.arrests) {
      countArrest(tally, arrest, day)
      if (reliefs !== undefined) writeArrestReliefs(reliefs, arrest, texts)
    }
    if (people !== undefined && decided.length + one.arrests.length > 0)
      writePerson(people, one, impact, texts)
    annotate?.person(one, reasons)
  }

  const others = (rows: () => readonly InputRow[]): void => {
    countOthers(tally, 1)
    annotate?.others(rows())
  }

  return {
    person,
    others,
    passed: people => countOthers(tally, people),
    drain: spare => Object.fromEntries([...open].map(([table, rows]) => [table, rows.take(spare)])),
    tally: () => {
      const counted = tally
      tally = newTally()
      return counted
    },
  }
}
