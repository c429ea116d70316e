/** Joins the two rooms that do not know each other: the run that decides, and the report that makes tables of it. */
import type { Accounts } from '../intake/accounts.ts'
import type { Format } from '../intake/format.ts'
import { formSentences } from '../intake/forms/column-form.ts'
import type { Mapping } from '../intake/mapped/mapping.ts'
import type { Jurisdiction } from '../jurisdictions/jurisdiction.ts'
import type { Venue } from '../law/jurisdiction.ts'
import { type Policy, presetNamed, readPolicy } from '../law/policy.ts'
import type { FactLine } from '../record/fact-line.ts'
import { IDENTITY_COLUMNS, identityRows } from '../report/identity.ts'
import { REJECT_COLUMNS, rejectRows } from '../report/rejects.ts'
import type { RowTables } from '../report/row-tables.ts'
import { type RowAccounts, type Summary, summarize, summaryJson } from '../report/summary.ts'
import type { TableTexts } from '../report/table-texts.ts'
import { headers, ownTables, type TableName, tableMaker, wantsOthers } from '../report/tables.ts'
import { mergeTally, newTally, type Tally } from '../report/tally.ts'
import { ANSWERS } from '../results/answers.ts'
import { csvLine } from '../results/csv.ts'
import type { Tables } from '../run/consumer.ts'
import { questionsOf } from '../run/explain.ts'
import { givenOf, givenOfAnswer, givenUseText } from '../run/given-facts.ts'
import { countiesText, decidingFor, type Question } from '../run/person.ts'
import { reasonsOf } from '../run/reasons.ts'
import type { Maker, Setup, SetupSource } from '../run/setup.ts'
import { answersDictionary, answersWriter } from '../run/typed-answers.ts'
import { rulesVersion } from '../run/versions.ts'
import type { Day } from '../time/day.ts'
import type { Vouched } from './choose-program.ts'
import { factsFor, withFacts } from './given-facts.ts'

const REJECTS = 'rejects.csv'
const IDENTITY = 'identity.csv'
const SUMMARY = 'summary.json'

/** Which tables are made, of files of which columns, by which Setaside. */
export interface TablesAsked {
  readonly columns: readonly string[]
  readonly tables: readonly TableName[]
  /** The tables of the jurisdiction. */
  readonly more?: RowTables | undefined
  readonly setaside: string
}

/** Makes the tables asked for, the rejects, the identity notes and the summary of one run. */
export function makerFor(question: Question, { columns, tables, more, setaside }: TablesAsked): Maker<Tally> {
  const texts = tableTextsFor(question)
  const dictionary = answersDictionary(question)
  return {
    headers: {
      ...asFiles(headers({ tables, columns, more })),
      [REJECTS]: csvLine(REJECT_COLUMNS),
      [IDENTITY]: csvLine(IDENTITY_COLUMNS),
      [ANSWERS]: Buffer.from(`${JSON.stringify(dictionary)}\n`),
    },
    ownTables: ownTables(more),
    wantsOthers: wantsOthers(tables, more),
    consumer: () => {
      const maker = tableMaker({ tables, day: question.day, columns, more, texts })
      const answers = answersWriter(dictionary, question.day)
      return {
        ...maker,
        person: one => {
          maker.person(one)
          answers.add(one)
        },
        drain: spare => ({ ...asFiles(maker.drain(spare)), [ANSWERS]: answers.take(spare) }),
      }
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
  /** The module of the jurisdiction; see `Jurisdiction`. */
  readonly jurisdiction: string
  /** The module of the format; see `Format`. */
  readonly format: string
  /** What describes the files, where they are none of the format itself. */
  readonly mapping?: Mapping
  readonly counties?: readonly string[]
  readonly day: Day
  /** The name of a preset, or what a policy file holds. */
  readonly policy?: unknown
  /** The name of the program. */
  readonly program: string
  /** What is vouched for of everybody. */
  readonly vouched?: Vouched
  /** Facts that did not come from the files. */
  readonly facts?: readonly FactLine[]
  readonly tables: readonly TableName[]
  readonly setaside: string
}

export const setupSource = (options: SetupOptions): SetupSource => ({ module: import.meta.url, options })

/** Makes the question and the maker of its tables. The policy has been checked before. */
export async function setUp(options: unknown): Promise<Setup<Tally>> {
  const {
    counties,
    day,
    mapping,
    policy: named,
    program: asked,
    vouched,
    facts,
    tables,
    setaside,
    ...from
  } = options as SetupOptions
  const { jurisdiction } = (await import(from.jurisdiction)) as { readonly jurisdiction: Jurisdiction }
  const { format: own } = (await import(from.format)) as { readonly format: Format }
  const format = mapping === undefined ? own : await inColumnsOf(own, mapping)
  const program = await jurisdiction.programs[asked]?.()
  if (program === undefined) throw new Error(`[${asked}] is no program`)
  const { policies: book, tables: more } = jurisdiction
  const policy =
    named === undefined || book === undefined
      ? undefined
      : typeof named === 'string'
        ? presetNamed(book, named)
        : readPolicy(book, named).policy
  const question: Question = {
    law: jurisdiction,
    program,
    ...(policy === undefined ? {} : { policy }),
    ...withFacts(factsFor({ facts, vouched, law: jurisdiction, day }, program, policy)),
    ...(counties === undefined ? {} : { counties }),
    day,
  }
  return { question, format, maker: makerFor(question, { columns: format.columns, tables, more, setaside }) }
}

/** The format of files that a mapping describes; see `mappedFormat`. */
async function inColumnsOf(format: Format, mapping: Mapping): Promise<Format> {
  const { isMappable, mappedFormat } = await import('../intake/mapped/format.ts')
  if (!isMappable(format)) throw new Error(`[${format.id}] reads no files in other columns`)
  return mappedFormat(format, mapping)
}

export function summaryOf(
  { program, policy, counties, day }: Question,
  tally: Tally,
  accounts: Accounts,
  setaside: string,
): Summary {
  return summarize(
    {
      setaside,
      day,
      ...(counties === undefined ? {} : { county: countiesText(counties) }),
      program: { ...program, version: rulesVersion(program).version },
      ...(policy === undefined ? {} : { policy }),
      rows: rowAccounts(accounts, tally.rows.used),
    },
    tally,
  )
}

/** Every line in one part and no other, in the words of the summary. */
function rowAccounts(accounts: Accounts, used: number): RowAccounts {
  const { lines, headers, blank, rows, duplicates, rejectedBy, unattributed, forms } = accounts
  const rejected = Object.entries(rejectedBy).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    lines,
    unattributed,
    ...(forms === undefined ? {} : { forms: formSentences(forms) }),
    parts: {
      'used: of people with a conviction considered': used,
      'irrelevant: of other people': rows - used,
      'duplicate: the same event again': duplicates,
      header: headers,
      blank,
      ...Object.fromEntries(rejected.map(([fault, count]) => [`rejected: ${fault}`, count])),
    },
  }
}

const asFiles = (tables: Tables): Tables =>
  Object.fromEntries(Object.entries(tables).map(([table, bytes]) => [`${table}.csv`, bytes]))

/** The county of a conviction as the law names it; each text is looked up once. */
function countyReader({ match }: Venue): NonNullable<TableTexts['countyOf']> {
  const known = new Map<string, string>()
  return ({ county = '' }) => {
    const found = known.get(county) ?? match(county) ?? 'unknown'
    known.set(county, found)
    return found
  }
}

export function tableTextsFor(question: Question): TableTexts {
  const deciding = decidingFor(question).convictions
  const { day } = question
  return {
    ...(question.facts === undefined
      ? {}
      : {
          givenOf: (decided, answer) =>
            (answer === undefined
              ? givenOf(decided, {
                  day,
                  ...(deciding.policy && {
                    policy: deciding.policy as unknown as Policy<typeof decided.subject>,
                  }),
                })
              : givenOfAnswer(answer, day)
            ).map(givenUseText),
        }),
    reasonsOf: decided => reasonsOf(decided, deciding),
    questionsOf: decided => questionsOf(deciding, decided),
    sectionOf: question.program.sectionOf,
    day,
    policy: question.policy === undefined ? '' : `policy/${question.policy.name}`,
    formatOffense: question.law.formatOffense,
    ...(question.counties?.length === 1 ? {} : { countyOf: countyReader(question.law.venue) }),
  }
}
