/** Joins the two rooms that do not know each other: the run that decides, and the report that makes tables of it. */
import type { Accounts } from '../intake/accounts.ts'
import type { Format } from '../intake/format.ts'
import { registrable, superstrike } from '../law/california/offenses/lists.ts'
import { marijuanaSection } from '../law/california/offenses/marijuana.ts'
import { formatOffense, readOffense } from '../law/california/offenses/read-offense.ts'
import { CALIFORNIA_POLICIES } from '../law/california/policies/book.ts'
import { programNamed } from '../law/california/program-named.ts'
import { presetNamed } from '../law/policy.ts'
import type { Conviction, Vouched } from '../record/person.ts'
import { IDENTITY_COLUMNS, identityRows } from '../report/identity.ts'
import { REJECT_COLUMNS, rejectRows } from '../report/rejects.ts'
import { type RowAccounts, type Summary, summarize, summaryJson } from '../report/summary.ts'
import { headers, type TableName, tableMaker, wantsOthers } from '../report/tables.ts'
import { mergeTally, newTally, type Tally } from '../report/tally.ts'
import type { Listing, Telling } from '../report/telling.ts'
import { csvLine } from '../results/csv.ts'
import type { Tables } from '../run/consumer.ts'
import { questionsOf } from '../run/explain.ts'
import { decidingFor, type Question } from '../run/person.ts'
import { reasonsOf } from '../run/reasons.ts'
import type { Maker, Setup, SetupSource } from '../run/setup.ts'
import { rulesVersion } from '../run/versions.ts'
import type { Day } from '../time/day.ts'

const REJECTS = 'rejects.csv'
const IDENTITY = 'identity.csv'
const SUMMARY = 'summary.json'

/** Makes the tables asked for, the rejects, the identity notes and the summary of one run over files of these columns. */
export function makerFor(
  question: Question,
  columns: readonly string[],
  tables: readonly TableName[],
  setaside: string,
): Maker<Tally> {
  const telling = tellingFor(question)
  return {
    headers: {
      ...asFiles(headers({ tables, columns })),
      [REJECTS]: csvLine(REJECT_COLUMNS),
      [IDENTITY]: csvLine(IDENTITY_COLUMNS),
    },
    wantsOthers: wantsOthers(tables),
    consumer: () => {
      const maker = tableMaker({ tables, day: question.day, columns, telling })
      return { ...maker, drain: spare => asFiles(maker.drain(spare)) }
    },
    noTally: newTally,
    merge: mergeTally,
    rejectRow: reject => ({ file: REJECTS, bytes: rejectRows([reject]) }),
    identityRows: notes => ({ file: IDENTITY, bytes: identityRows(notes) }),
    closing: (tally, accounts) => ({
      [SUMMARY]: Buffer.from(summaryJson(summaryOf(question, tally, accounts, setaside))),
    }),
  }
}

/** What was asked for, as plain data: each thread makes its own question and tables from it. */
export interface SetupOptions {
  /** The module of the format; see `Format`. */
  readonly format: string
  readonly county?: string
  readonly day: Day
  /** The name of a preset, or what a policy file holds. */
  readonly policy?: unknown
  /** The name of the program. */
  readonly program: string
  readonly vouched: readonly Vouched[]
  readonly tables: readonly TableName[]
  readonly setaside: string
}

export const setupSource = (options: SetupOptions): SetupSource => ({ module: import.meta.url, options })

/** Makes the question and the maker of its tables. The policy has been checked before. */
export async function setUp(options: unknown): Promise<Setup<Tally>> {
  const {
    county,
    day,
    policy: named,
    program: asked,
    vouched,
    tables,
    setaside,
    ...from
  } = options as SetupOptions
  const { format } = (await import(from.format)) as { readonly format: Format }
  const program = await programNamed(asked)
  if (program === undefined) throw new Error(`[${asked}] is no program`)
  const book = CALIFORNIA_POLICIES
  const policy =
    named === undefined
      ? undefined
      : typeof named === 'string'
        ? presetNamed(book, named)
        : book.read(named).policy
  const question: Question = {
    program,
    policies: book,
    ...(policy === undefined ? {} : { policy }),
    ...(vouched.length === 0 ? {} : { vouched: new Set(vouched) }),
    ...(county === undefined ? {} : { county }),
    day,
  }
  return { question, format, maker: makerFor(question, format.columns, tables, setaside) }
}

export function summaryOf(
  { program, policy, county, day }: Question,
  tally: Tally,
  accounts: Accounts,
  setaside: string,
): Summary {
  return summarize(
    {
      setaside,
      day,
      ...(county === undefined ? {} : { county }),
      program: { ...program, version: rulesVersion(program).version },
      ...(policy === undefined ? {} : { policy }),
      rows: rowAccounts(accounts, tally.rows.used),
    },
    tally,
  )
}

/** Every line in one part and no other, in the words of the summary. */
function rowAccounts(accounts: Accounts, used: number): RowAccounts {
  const { lines, headers, blank, rows, duplicates, rejectedBy, rejectedOfNobody } = accounts
  const rejected = Object.entries(rejectedBy).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    lines,
    ofNobody: rejectedOfNobody,
    parts: {
      'used: of people with a conviction considered': used,
      'irrelevant: of other people': rows - used,
      'the same event told again': duplicates,
      header: headers,
      blank,
      ...Object.fromEntries(rejected.map(([fault, count]) => [`rejected: ${fault}`, count])),
    },
  }
}

const asFiles = (tables: Tables): Tables =>
  Object.fromEntries(Object.entries(tables).map(([table, bytes]) => [`${table}.csv`, bytes]))

export function tellingFor(question: Question): Telling {
  const deciding = decidingFor(question).convictions
  return {
    reasonsOf: decided => reasonsOf(decided, deciding),
    questionsOf: decided => questionsOf(deciding, decided),
    listed,
    sectionOf: question.program.sectionOf,
    namesProp64: text => readOffense(text).offenses.some(offense => marijuanaSection(offense) !== undefined),
    formatOffense,
  }
}

/** Surely or possibly on a list: the tables name either, for a reader to judge. */
function listed(conviction: Conviction): Listing {
  const { offense, offenseDate, cycle } = conviction
  const context = {
    ...(conviction.class === undefined ? {} : { class: conviction.class }),
    offenseDate,
    sameCase: cycle.convictions.flatMap(other => other.offense.offenses),
  }
  return {
    superstrike: offense.offenses.some(one => superstrike(one, context).verdict !== 'no'),
    registrable: offense.offenses.some(one => registrable(one, context).verdict !== 'no'),
  }
}
