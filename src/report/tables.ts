/** Makes the result tables and the tally of a run, person by person. */

import { type CsvRows, csvLine, csvRows } from '../results/csv.ts'
import type { Consumer, DecidedPerson, InputRow, Tables } from '../run/consumer.ts'
import type { Day } from '../time/day.ts'
import { annotator, CONDENSED, EIGHTEEN } from './annotated.ts'
import { CONVICTION_COLUMNS, writeConviction } from './convictions.ts'
import { firstRecentDay, impactOf } from './impact.ts'
import { PEOPLE_COLUMNS, writePerson } from './people.ts'
import { RELIEF_COLUMNS, writeArrestReliefs, writeReliefs } from './reliefs.ts'
import { REVIEW_COLUMNS, writeReview } from './review.ts'
import {
  countArrest,
  countDecided,
  countOthers,
  countPerson,
  countReliefs,
  newTally,
  type Tally,
} from './tally.ts'
import type { Telling } from './telling.ts'

/** The tables a run can make of its people; each is a file of its name and `.csv`. */
export const TABLES = [
  'convictions',
  'people',
  'review',
  'reliefs',
  'all-results',
  'all-results-condensed',
  'prop64-results',
] as const
export type TableName = (typeof TABLES)[number]

/** Tables in which people stand of whom nothing is decided. */
const OF_ALL: readonly TableName[] = ['all-results', 'all-results-condensed']
export const wantsOthers = (tables: readonly TableName[]): boolean =>
  tables.some(table => OF_ALL.includes(table))

/** Made in any case: what each statute gives, which no other table holds. */
export const ALWAYS_MADE: readonly TableName[] = ['reliefs']
/** What is made when nothing is asked for. */
export const DEFAULT_TABLES: readonly TableName[] = ['convictions', 'people', 'review', ...ALWAYS_MADE]

/** Tables that want the input rows of every person, and not only what was read from them. */
export const ANNOTATED: readonly TableName[] = ['all-results', 'all-results-condensed', 'prop64-results']

export interface TableOptions {
  readonly tables: readonly TableName[]
  readonly day: Day
  /** The names of the input columns, in order, for the annotated tables. */
  readonly columns: readonly string[]
  readonly telling: Telling
}

/** The column names of a table. */
export function columnsOf(table: TableName, columns: readonly string[]): readonly string[] {
  switch (table) {
    case 'convictions':
      return CONVICTION_COLUMNS
    case 'people':
      return PEOPLE_COLUMNS
    case 'review':
      return REVIEW_COLUMNS
    case 'reliefs':
      return RELIEF_COLUMNS
    case 'all-results-condensed':
      return [...CONDENSED, ...EIGHTEEN]
    case 'all-results':
    case 'prop64-results':
      return [...columns, ...EIGHTEEN]
  }
}

/** The header lines of the tables asked for: the first bytes of each file, whether or not a row follows. */
export const headers = ({ tables, columns }: Pick<TableOptions, 'tables' | 'columns'>): Tables =>
  Object.fromEntries(tables.map(table => [table, csvLine(columnsOf(table, columns))]))

/** A maker of tables. A run may have several, one for each part of the people. */
export function tableMaker({ tables, day, columns, telling }: TableOptions): Consumer<Tally> {
  const open = new Map<TableName, CsvRows>(tables.map(table => [table, csvRows()]))
  const convictions = open.get('convictions')
  const people = open.get('people')
  const review = open.get('review')
  const reliefs = open.get('reliefs')
  const annotated = {
    ...optional('all', open.get('all-results')),
    ...optional('condensed', open.get('all-results-condensed')),
    ...optional('prop64', open.get('prop64-results')),
  }
  const annotate =
    Object.keys(annotated).length === 0 ? undefined : annotator({ day, columns, telling }, annotated)
  const firstRecent = firstRecentDay(day)
  let tally = newTally()

  const person = (one: DecidedPerson): void => {
    const { decided } = one
    const impact = impactOf(one, firstRecent)
    countPerson(tally, one, impact)
    const reasons = decided.map(telling.reasonsOf)
    for (const [i, answer] of decided.entries()) {
      const why = reasons[i] as (typeof reasons)[number]
      countDecided(tally, answer, why, telling.sectionOf(answer.subject))
      if (convictions !== undefined) writeConviction(convictions, answer, why, telling)
      countReliefs(tally, answer, day)
      if (reliefs !== undefined) writeReliefs(reliefs, answer, day, telling)
      if (review !== undefined && answer.outcome === 'review') writeReview(review, answer, why, telling)
    }
    for (const arrest of one.arrests) {
      countArrest(tally, arrest, day)
      if (reliefs !== undefined) writeArrestReliefs(reliefs, arrest, day, telling)
    }
    if (people !== undefined && decided.length + one.arrests.length > 0) writePerson(people, one, impact)
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

const optional = <K extends string>(key: K, rows: CsvRows | undefined): Partial<Record<K, CsvRows>> =>
  rows === undefined ? {} : ({ [key]: rows } as Partial<Record<K, CsvRows>>)
