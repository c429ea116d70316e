/** Reads lines of facts from the rows of a table: a facts file of an office, or a sheet of questions that was filled in. */
import type { FactKey, FactLine, FactProblem } from '../record/fact-line.ts'
import type { TableRow } from '../results/csv-read.ts'
import type { Value } from '../rules/fact.ts'
import type { Day } from '../time/day.ts'
import { writtenDays } from '../time/written-day.ts'
import {
  answerIn,
  nameHash,
  pastedBeside,
  plainLetters,
  type SheetLines,
  sheetLines,
  whyAnswersMoved,
} from './sheet-line.ts'
import { type DayReader, oneDay, readValue } from './value.ts'
import { type FactKind, factNamed, nearestNames, plainName, type Vocabulary } from './vocabulary.ts'

/** The version of facts files and of sheets: see `docs/schemas/fact.schema.json`. */
export const FACTS_VERSION = 1

/** A table as it was read, whatever it stood in. */
export interface FactTable {
  /** The base name of the file. */
  readonly file: string
  /** In small letters, with `_` for blanks. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly row: TableRow; readonly line: number }[]
  /** Lines that are no rows, and why. */
  readonly broken: readonly { readonly line: number; readonly why: string }[]
}

export interface ReadFacts {
  readonly lines: readonly FactLine[]
  readonly problems: readonly FactProblem[]
  /** What is worth telling of lines that were taken. */
  readonly notes: readonly FactProblem[]
  /** Questions of sheets that nobody has answered. */
  readonly unanswered: number
}

/** Why none of a file can be read, in a sentence. */
export interface FactsRefused {
  readonly refused: string
}

/** How a column of a key may be called, the first being its name. */
const KEYS: Readonly<Record<string, Exclude<keyof FactKey, 'everyone'>>> = {
  person_id: 'person',
  cii: 'stateNumber',
  cii_number: 'stateNumber',
  case_number: 'caseNumber',
  incident_number: 'incidentNumber',
  cycle_count: 'count',
  section: 'section',
}
const KEY_COLUMNS = Object.keys(KEYS)

/** What a sheet has beside the columns of a facts file. */
export const SHEET_COLUMNS = ['line', 'group', 'counts', 'check'] as const
const NEEDED = ['fact', 'value', 'source', 'by', 'as_of'] as const

/** Reads all tables of one command: what stands in a column of days tells how its others are meant. */
export function readFacts(tables: readonly FactTable[], vocabulary: Vocabulary): ReadFacts | FactsRefused {
  const named = factNamed(vocabulary)
  const into: Reading = { lines: [], problems: [], notes: [], unanswered: 0 }
  for (const table of tables) {
    const refused = whyRefused(table) ?? readTable(table, vocabulary, named, into)
    if (refused !== undefined) return { refused }
  }
  return into
}

interface Reading {
  readonly lines: FactLine[]
  readonly problems: FactProblem[]
  readonly notes: FactProblem[]
  unanswered: number
}

function whyRefused({ file, columns }: FactTable): string | undefined {
  const absent = NEEDED.filter(name => !columns.includes(name))
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at)
  if (twice !== undefined) return `[${file}] names the column [${twice}] twice; take one of them out`
  if (absent.length > 0)
    return `[${file}] has no column [${absent.join('], [')}]; a file of facts names ${KEY_COLUMNS.join(', ')} (one of them at least), ${NEEDED.join(', ')}`
  if (!columns.some(name => Object.hasOwn(KEYS, name)))
    return `[${file}] has no column that says whom a fact concerns; name one of ${KEY_COLUMNS.join(', ')}`
  return undefined
}

function readTable(
  { file, columns, rows, broken }: FactTable,
  vocabulary: Vocabulary,
  named: (written: string) => FactKind | undefined,
  into: Reading,
): string | undefined {
  for (const { line, why } of broken) into.problems.push({ at: { file, line }, why })
  const days = daysOf(rows)
  const groups = new Map<string, TableRow>()
  const twice = new Set<string>()
  const isSheet = columns.includes('group')
  const isChecked = isSheet && columns.includes('check')
  const moved = isChecked ? whyAnswersMoved(rows) : undefined
  if (moved !== undefined) return `${file}:${moved.line} ${moved.why}`
  const sheet = isChecked ? sheetLines(rows.map(({ row }) => row)) : undefined
  for (const { row, line } of rows) {
    const newer = whyNewer(file, line, row.version)
    if (newer !== undefined) return newer
    if (!isSheet || !isGroupLine(row)) continue
    const other = groups.get(row.group ?? '')
    if (other === undefined) groups.set(row.group ?? '', row)
    else if (GIVEN_FOR.some(name => (row[name] ?? '') !== (other[name] ?? ''))) twice.add(row.group ?? '')
  }
  const ofGroup = (row: TableRow): boolean =>
    isGroupLine(row) || (groups.get(row.group ?? '')?.source ?? '') !== ''
  const beside = isChecked
    ? pastedBeside(
        rows.map(({ row }) => row),
        ofGroup,
      )
    : undefined
  for (const { row, line } of rows) {
    if (isSheet && isGroupLine(row)) continue
    const pasted = beside?.has(row) === true
    const group = groups.get(row.group ?? '')
    const isTwice = twice.has(row.group ?? '')
    const unknown = readRow({ file, line, row, group, isTwice, isSheet, sheet, pasted, days, named }, into)
    if (unknown) return unknownName(file, line, row.fact ?? '', vocabulary)
  }
  return undefined
}

function whyNewer(file: string, line: number, written: string | undefined): string | undefined {
  if (written === undefined || written === '' || Number(written) === FACTS_VERSION) return undefined
  return `${file}:${line} (version): it is of another version of facts than ${FACTS_VERSION}; use the Setaside that wrote it, or make the sheet anew`
}

const unknownName = (file: string, line: number, written: string, vocabulary: Vocabulary): string =>
  `${file}:${line} (fact): there is no fact of that name; the nearest are [${nearestNames(vocabulary, written).join('], [')}]`

/** A line without a key of its own, in a group: its answer is for the others of the group. */
const isGroupLine = (row: TableRow): boolean =>
  (row.group ?? '') !== '' && KEY_COLUMNS.every(name => (row[name] ?? '') === '')

/** What a line that answers for its group gives the others, and of what. */
const GIVEN_FOR = ['fact', 'value', 'unit', 'source', 'by', 'as_of', 'corrects'] as const

/** Why a line cannot take what stands for its group. */
function whyNotOfGroup({ row, group, isTwice, sheet }: Row): Moved {
  if (group === undefined) return undefined
  const [, ...taken] = GIVEN_FOR
  const takes = (name: string): boolean =>
    (name === 'value' ? answerIn(row) : (row[name] ?? '')) === '' &&
    (name === 'value' ? answerIn(group) : (group[name] ?? '')) !== ''
  if (!taken.some(takes)) return undefined
  if (isTwice)
    return {
      column: 'group',
      why: 'has two lines that answer for all of it, and they differ; leave one of them',
    }
  if (plainName(group.fact ?? '') !== plainName(row.fact ?? ''))
    return { column: 'group', why: 'is that of another question; make the sheet anew' }
  return sheet?.whyMoved(group)
}

type Moved = ReturnType<SheetLines['whyMoved']>

const daysOf = (rows: FactTable['rows']) => ({
  value: writtenDays(rows.map(({ row }) => answerIn(row))),
  asOf: writtenDays(rows.map(({ row }) => row.as_of ?? '')),
})

interface Row {
  readonly file: string
  readonly line: number
  readonly row: TableRow
  readonly group: TableRow | undefined
  /** Two lines answer for the group, and differ. */
  readonly isTwice: boolean
  readonly isSheet: boolean
  /** Of a sheet with checks. */
  readonly sheet: SheetLines | undefined
  /** Its answer seems to be that of the line before or after. */
  readonly pasted: boolean
  readonly days: { readonly value: DayReader; readonly asOf: DayReader }
  readonly named: (written: string) => FactKind | undefined
}

/** Reads a row into a line or a problem; true where it names a fact that there is not. */
function readRow(of: Row, into: Reading): boolean {
  const { file, line, group, isSheet, sheet, pasted, days, named } = of
  const row: TableRow = { ...of.row, value: answerIn(of.row) }
  const cell = (name: string): string => (row[name] ?? '').trim()
  const own = cell('value')
  const ofGroup = (name: string): string =>
    group === undefined ? '' : (name === 'value' ? answerIn(group) : (group[name] ?? '')).trim()
  const cellOr = (name: string): string => cell(name) || ofGroup(name)
  const value = cellOr('value')
  const kind = named(cell('fact'))
  if (kind === undefined) {
    if (cell('fact') !== '') return true
    if (value !== '')
      into.problems.push({ at: { file, line, column: 'fact' }, why: 'is blank: which fact is it?' })
    return false
  }
  const withdrawn = said(cell('withdrawn'))
  const problem = (column: string, why: string): false => {
    into.problems.push({ at: { file, line, column }, why })
    return false
  }
  if (value === '' && withdrawn !== true) {
    if (cell('source') !== '' || cell('corrects') !== '')
      return problem('value', 'is blank, and what stands beside it is filled in: what is the answer?')
    into.unanswered++
    return false
  }
  const moved = sheet?.whyMoved(of.row) ?? whyNotOfGroup(of)
  if (moved !== undefined) return problem(moved.column, moved.why)
  if (pasted) return problem('value', PASTED)
  if (withdrawn === 'unclear') return problem('withdrawn', 'is neither yes nor no')
  const corrects = said(cellOr('corrects'))
  if (corrects === 'unclear') return problem('corrects', 'is neither yes nor no')
  const key = keyOf(row, isSheet, sheet)
  if (key === undefined) return problem(KEY_COLUMNS[0] as string, 'nothing says whom the fact concerns')
  if (key.everyone && !kind.about.every(about => about === 'person'))
    return problem('person_id', 'this fact is not about the person: it cannot be so of everyone')
  const read =
    value === ''
      ? undefined
      : readValue(kind.answers, kind.spelled?.(value) ?? value, cellOr('unit'), days.value)
  if (read !== undefined && 'why' in read) return problem(whyColumn(read.why), read.why)
  const asOf = oneDay(cellOr('as_of'), days.asOf)
  if ('why' in asOf) return problem('as_of', cellOr('as_of') === '' ? 'is blank: when was it so?' : asOf.why)
  for (const name of ['source', 'by'] as const) if (cellOr(name) === '') return problem(name, WANTED[name])
  if (own !== '' && differs(own, ofGroup('value')))
    into.notes.push({
      at: { file, line, column: 'value' },
      why: 'differs from the answer of its group: its own was taken',
    })
  into.lines.push(
    lineOf(key, kind, read?.value, {
      unit: kind.answers.kind === 'number' ? kind.answers.unit : undefined,
      source: cellOr('source'),
      by: cellOr('by'),
      asOf: asOf.day,
      corrects: corrects === true,
      withdrawn: withdrawn === true,
      at: { file, line, column: 'value' },
    }),
  )
  return false
}

const PASTED =
  'stands between a source without an answer and an answer without a source: the answers seem to be a line too high or too low'

const WANTED = { source: 'is blank: where was it looked up?', by: 'is blank: who gave it?' } as const

const whyColumn = (why: string): string => (why.includes('unit') ? 'unit' : 'value')

const differs = (own: string, other: string): boolean =>
  other !== '' && own.toLowerCase() !== other.toLowerCase()

/** What a cell of yes or no says; false where it is blank. */
function said(text: string): boolean | 'unclear' {
  if (text === '') return false
  const read = readValue({ kind: 'yes-no' }, text, '', writtenDays([]))
  return 'value' in read ? read.value === true : 'unclear'
}

/** Everybody in the files: `*` for a person. */
const EVERYONE = '*'

function keyOf(row: TableRow, isSheet: boolean, sheet: SheetLines | undefined): FactKey | undefined {
  const of: { -readonly [K in keyof FactKey]: FactKey[K] } = {}
  for (const [column, key] of Object.entries(KEYS)) {
    const text = (row[column] ?? '').trim()
    if (text !== '') of[key] = text
  }
  if (of.person === EVERYONE) return Object.keys(of).length === 1 ? { everyone: true } : undefined
  const { person, stateNumber, caseNumber, incidentNumber } = of
  if ((person ?? stateNumber ?? caseNumber ?? incidentNumber) === undefined) return undefined
  const beside = isSheet ? besideOf(row, sheet?.writtenWith(row)) : undefined
  return beside === undefined ? of : { ...of, beside }
}

/** The name and the cases that a line was written with: in another run they are another's. Without a check, those that it shows. */
function besideOf(
  { name = '', case_numbers: written = '' }: TableRow,
  checked: ReturnType<SheetLines['writtenWith']>,
): FactKey['beside'] {
  const cases = written
    .split(/[;,]/)
    .map(one => one.trim())
    .filter(one => one !== '')
  const known = checked?.name ?? (name === '' ? undefined : nameHash(name))
  const { corrected = [] } = checked ?? {}
  return {
    ...(known === undefined ? {} : { name: known }),
    ...(cases.length === 0 ? {} : { cases }),
    ...(corrected.length === 0
      ? {}
      : {
          corrected: {
            ...(corrected.includes('name') ? { name: plainLetters(name) } : {}),
            ...(corrected.includes('case_numbers') ? { cases: true } : {}),
          },
        }),
  }
}

interface Rest {
  readonly unit: string | undefined
  readonly source: string
  readonly by: string
  readonly asOf: Day
  readonly corrects: boolean
  readonly withdrawn: boolean
  readonly at: FactLine['at']
}

const lineOf = (
  of: FactKey,
  { name }: FactKind,
  value: Value | undefined,
  { unit, corrects, withdrawn, ...rest }: Rest,
): FactLine => ({
  of,
  fact: name,
  ...(value === undefined ? {} : { value }),
  ...(unit === undefined ? {} : { unit }),
  ...rest,
  ...(corrects ? { corrects } : {}),
  ...(withdrawn ? { withdrawn } : {}),
})
