/** Joins the maker of tables with the rules that tell it what to write: the one place where report and law meet. */
import { COLUMN_NAMES } from '../intake/ca-doj/columns.ts'
import type { Accounts } from '../intake/ca-doj/read.ts'
import { registrable, superstrike } from '../law/california/offenses/lists.ts'
import { marijuanaSection } from '../law/california/offenses/marijuana.ts'
import { formatOffense, readOffense } from '../law/california/offenses/read-offense.ts'
import type { Conviction, Offense } from '../record/person.ts'
import { header } from '../report/csv.ts'
import { IDENTITY_COLUMNS, identityRows } from '../report/identity.ts'
import { REJECT_COLUMNS, rejectRows } from '../report/rejects.ts'
import { type RowAccounts, type Summary, summarize, summaryJson } from '../report/summary.ts'
import { headers, type TableName, tableMaker } from '../report/tables.ts'
import type { Tally } from '../report/tally.ts'
import type { Telling } from '../report/telling.ts'
import { questionsOf } from '../run/explain.ts'
import { decidingFor, type Question } from '../run/person.ts'
import { reasonsOf } from '../run/reasons.ts'
import type { Maker } from '../run/run.ts'

/** What the tables ask of the rules, for one question. */
export function tellingFor(question: Question): Telling {
  const deciding = decidingFor(question)
  return {
    reasonsOf: decided => reasonsOf(decided, question.day, question.policy?.name),
    questionsOf: decided => questionsOf(deciding, decided),
    listed: conviction => ({
      superstrike: onList(conviction, superstrike),
      registrable: onList(conviction, registrable),
    }),
    sectionOf: question.programme.sectionOf,
    namesProp64: text => readOffense(text).offenses.some(offense => marijuanaSection(offense) !== undefined),
    formatOffense,
  }
}

function onList(conviction: Conviction, list: typeof superstrike): boolean {
  const { offense, cycle, offenseDate } = conviction
  const sameCase: readonly Offense[] = cycle.convictions.flatMap(other => other.offense.offenses)
  const context = {
    ...(conviction.class === undefined ? {} : { class: conviction.class }),
    offenseDate,
    sameCase,
  }
  return offense.offenses.some(one => list(one, context).verdict !== 'no')
}

/** Every line of the files by what became of it. */
export function rowsOf(
  { lines, headers, blank, rows, duplicates, rejectedBy }: Accounts,
  usedRows: number,
): RowAccounts {
  const rejected = Object.entries(rejectedBy).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    lines,
    parts: {
      'used: of people with a conviction considered': usedRows,
      'irrelevant: of other people': rows - usedRows,
      'the same event told twice': duplicates,
      headers,
      'blank lines': blank,
      ...Object.fromEntries(rejected.map(([fault, count]) => [`rejected: ${fault}`, count])),
    },
  }
}

export interface Making {
  readonly question: Question
  readonly tables: readonly TableName[]
  readonly setaside: string
}

export function summaryOf({ question, setaside }: Making, tally: Tally, accounts: Accounts): Summary {
  const { programme, policy, county, day } = question
  return summarize(
    {
      setaside,
      day,
      ...(county === undefined ? {} : { county }),
      programme,
      ...(policy === undefined ? {} : { policy }),
      rows: rowsOf(accounts, tally.rows.used),
    },
    tally,
  )
}

/** The maker of a run's files. */
export function makerFor(making: Making): Maker<Tally> {
  const { question, tables } = making
  const columns = COLUMN_NAMES
  const telling = tellingFor(question)
  const named = (table: string) => `${table}.csv`
  const options = { tables, day: question.day, columns, telling }
  const files = (all: Readonly<Record<string, Uint8Array>>) =>
    Object.fromEntries(Object.entries(all).map(([table, bytes]) => [named(table), bytes]))
  return {
    headers: {
      ...files(headers(options)),
      'rejects.csv': header(REJECT_COLUMNS),
      'identity.csv': header(IDENTITY_COLUMNS),
    },
    consumer: () => {
      const made = tableMaker(options)
      return { person: made.person, drain: () => files(made.drain()), tally: made.tally }
    },
    rejectRow: reject => ({ file: 'rejects.csv', bytes: rejectRows([reject]) }),
    identityRows: notes => ({ file: 'identity.csv', bytes: identityRows(notes) }),
    closing: (tally, accounts) => ({
      'summary.json': Buffer.from(summaryJson(summaryOf(making, tally, accounts))),
    }),
  }
}
