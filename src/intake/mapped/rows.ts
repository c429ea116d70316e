/** Every line of mapped files as what it is: a row with its facts, its person and its number, a line that is no row, or nothing. */
import type { OpenedFile, Refused } from '../files.ts'
import { hashOf } from '../hash.ts'
import { countsTable, type Mapping } from './mapping.ts'
import type { FactRow, MappedReader } from './reader.ts'
import { UNREADABLE } from './reader.ts'
import { type MetValue, type RowContext, type RowFactReader, rowFactReader } from './row-facts.ts'
import type { FaultyLine } from './table.ts'
import { type MergedRow, readTables, type Table } from './tables.ts'

export type MappedLine =
  | { readonly is: 'header'; readonly names: readonly string[] }
  /** Made when it is asked for: there may be very many. */
  | {
      readonly is: 'row'
      readonly table: string
      readonly cells: readonly string[]
      readonly row: () => FactRow
    }
  /** `harmless`: it tells of nobody, and nobody's record lacks it. */
  | { readonly is: 'faulty'; readonly found: FaultyLine; readonly harmless?: true }

export interface MappedFile {
  readonly lines: number
  /** By the number of the line they begin on. */
  readonly found: ReadonlyMap<number, MappedLine>
}

export interface MappedRows {
  /** In the order in which the files were given. */
  readonly files: readonly MappedFile[]
}

/** A value that was met in a row, and whose. */
export type OnMet = (fact: string, value: MetValue, subject: string) => void

export function mappedRows(
  files: readonly OpenedFile[],
  mapping: Mapping,
  reader: MappedReader,
  onMet?: OnMet,
): MappedRows | Refused {
  const tables = readTables(files, mapping)
  if ('refused' in tables) return tables
  const facts = rowFactReader(mapping, reader, tables)
  const drafts = new Map<string, readonly Draft[]>()
  for (const [name, table] of tables.byName) drafts.set(name, draftsOf(table, mapping, reader, facts, onMet))
  const users = usersOf(drafts, mapping)
  const all = [...drafts.values()].flat()
  const numbers = numbersOf(all.map(draft => placeOf(draft, mapping, users)))
  const found = files.map((): Map<number, MappedLine> => new Map())
  const lines = files.map(() => 0)
  for (const [name, table] of tables.byName) {
    for (const { file, header, names, lines: count, faulty } of table.files) {
      lines[file] = count
      if (header > 0) found[file]?.set(headerLine(table, file), { is: 'header', names })
      for (const one of faulty) found[file]?.set(one.line, { is: 'faulty', found: one })
    }
    for (const draft of drafts.get(name) ?? [])
      found[draft.file]?.set(draft.line, lineOf(draft, { mapping, numbers, users, facts }))
  }
  return { files: found.map((each, at) => ({ lines: lines[at] ?? 0, found: each })) }
}

/** The header is the first line that is not blank, before every row. */
const headerLine = (table: Table, file: number): number =>
  Math.min(
    ...table.files
      .filter(one => one.file === file)
      .flatMap(({ rows, faulty, lines, header }) => [
        ...[rows[0], faulty[0]].flatMap(first => (first === undefined ? [] : [first.line - header])),
        lines - header + 1,
      ]),
  )

/** A row before its person's rows are numbered. */
interface Draft {
  readonly table: string
  readonly file: number
  readonly line: number
  readonly lines: number
  readonly merged: MergedRow
  readonly context: RowContext
  readonly facts: ReadonlyMap<string, string>
  readonly subject: string
  /** The table of rows it should belong to and does not. */
  readonly lacks: string | undefined
  /** What tells its case and its count apart from those of the same person. */
  readonly caseKey: string
  readonly countKey: string
  readonly cells: readonly string[]
}

function draftsOf(
  table: Table,
  mapping: Mapping,
  reader: MappedReader,
  facts: RowFactReader,
  onMet: OnMet | undefined,
): readonly Draft[] {
  const counts = countsTable(mapping)
  const { of } = mapping.files[table.name] ?? { of: 'facts' }
  return table.rows.map(({ row, merged }) => {
    const context = facts.contextOf(table.name, merged)
    const met: (readonly [string, MetValue])[] = []
    const own = facts.factsOf(
      context,
      onMet === undefined ? undefined : (fact, value) => met.push([fact, value]),
    )
    const subject = subjectOf(own, reader)
    if (of === 'counts' || of === 'sentences') for (const [fact, value] of met) onMet?.(fact, value, subject)
    const count = of === 'sentences' ? context.get(counts) : merged
    return {
      table: table.name,
      file: row.file,
      line: row.line,
      lines: row.lines,
      merged,
      context,
      facts: own,
      subject,
      lacks: facts.lacks(table.name, context),
      caseKey: caseKeyOf(own),
      countKey: count === undefined || subject === '' ? '' : identityOf(count, counts, facts),
      cells: row.cells,
    }
  })
}

const known = (facts: ReadonlyMap<string, string>, name: string): string => {
  const found = facts.get(name)
  return found === undefined || found === UNREADABLE ? '' : found.toUpperCase()
}

/** What rows of one person have in common for sure: an identifier of the files' own, or all that identifies them. */
function subjectOf(facts: ReadonlyMap<string, string>, { strong }: MappedReader): string {
  const own = known(facts, 'person.id')
  if (own !== '') return own
  const numbers = strong.map(name => known(facts, name))
  const who = ['person.name', 'person.last', 'person.first', 'person.middle', 'person.birth'].map(name =>
    known(facts, name),
  )
  if (numbers.some(number => number !== '')) return madeId([...numbers, ...who])
  const number = caseKeyOf(facts)
  return number === '' || who.every(text => text === '') ? '' : madeId([...who, number])
}

/** An identifier that follows from what it stands for and tells nothing of it. */
const madeId = (texts: readonly string[]): string => `M-${hashOf(Buffer.from(texts.join('\t')))}`

const caseKeyOf = (facts: ReadonlyMap<string, string>): string =>
  ['case.number', 'case.docket', 'case.agencyNumber']
    .map(name => known(facts, name))
    .find(text => text !== '') ?? ''

/** What a count is: all that its row and those it belongs to say of it. Rows of one key say it together. */
function identityOf(row: MergedRow, table: string, facts: RowFactReader): string {
  const context = facts.contextOf(table, row)
  return hashOf(
    Buffer.from(
      [...facts.factsOf(context), ...facts.writtenOf(context)]
        .map(([name, value]) => `${name}\t${value}`)
        .join('\n'),
    ),
  )
}

/** What a row is of, by its table and by whether rows of other tables belong to it. */
type Place = Pick<Draft, 'subject' | 'caseKey' | 'countKey'>

/** Rows of no count stand together, before all cases; a case without counts is one whose count is not known. */
function placeOf(draft: Draft, { files }: Mapping, users: Users): Place {
  const of = files[draft.table]?.of ?? 'facts'
  if (of === 'counts' || of === 'sentences') return draft
  const { subject } = users.of(draft) ?? draft
  return of === 'cases' && users.of(draft) === undefined
    ? { subject, caseKey: draft.caseKey, countKey: 'case' }
    : { subject, caseKey: '', countKey: '' }
}

/** The numbers of cases among those of their person, and of counts in their case: by what they say, never by where they stand. */
interface Numbers {
  readonly of: (place: Place) => FactRow['number']
}

const keyOf = ({ caseKey, countKey }: Place): string => (caseKey === '' ? countKey : caseKey)

function numbersOf(places: readonly Place[]): Numbers {
  const cases = new Map<string, Map<string, Set<string>>>()
  for (const place of places) {
    if (place.subject === '') continue
    const own = cases.get(place.subject) ?? new Map<string, Set<string>>()
    cases.set(place.subject, own)
    own.set(keyOf(place), (own.get(keyOf(place)) ?? new Set()).add(place.countKey))
  }
  const numbered = new Map<string, readonly [number, ReadonlyMap<string, number>]>()
  for (const [subject, own] of cases)
    for (const [at, key] of [...own.keys()].sort().entries())
      numbered.set(`${subject}\t${key}`, [
        at + 1,
        new Map([...(own.get(key) ?? [])].sort().map((one, n) => [one, n + 1])),
      ])
  return {
    of: place => {
      const [number, counts] = numbered.get(`${place.subject}\t${keyOf(place)}`) ?? []
      const count = counts?.get(place.countKey)
      return number === undefined || count === undefined ? undefined : { case: number, count }
    },
  }
}

/** Which count a row of another table is told of by: of several, the one whose person comes first. */
interface Users {
  readonly of: (draft: Draft) => Draft | undefined
}

function usersOf(drafts: ReadonlyMap<string, readonly Draft[]>, { files }: Mapping): Users {
  const users = new Map<unknown, Draft>()
  for (const [name, own] of drafts) {
    if (files[name]?.of !== 'counts') continue
    for (const draft of own)
      for (const [other, row] of draft.context) {
        if (other === draft.table) continue
        for (const one of row.rows) {
          const known = users.get(one)
          if (known === undefined || draft.subject < known.subject) users.set(one, draft)
        }
      }
  }
  return { of: ({ merged }) => merged.rows.map(row => users.get(row)).find(user => user !== undefined) }
}

interface Lining {
  readonly mapping: Mapping
  readonly numbers: Numbers
  readonly users: Users
  readonly facts: RowFactReader
}

function lineOf(draft: Draft, { mapping, numbers, users, facts }: Lining): MappedLine {
  const { table, lacks, line, lines, cells } = draft
  const of = mapping.files[table]?.of ?? 'facts'
  const user = users.of(draft)
  if (lacks !== undefined || (of === 'facts' && user === undefined)) {
    const problem =
      lacks === undefined
        ? 'no row of the other tables is told of by it'
        : `no row of the table [${lacks}] is the one it belongs to`
    const text = cells.join(mapping.files[table]?.separator ?? ',')
    const found = { line, lines, text, fault: 'a row that is joined to none', problem }
    return of === 'facts' ? { is: 'faulty', found, harmless: true } : { is: 'faulty', found }
  }
  const ofCount = of === 'counts' || of === 'sentences'
  const number = numbers.of(placeOf(draft, mapping, users))
  const who = of === 'facts' && user !== undefined ? user : draft
  return {
    is: 'row',
    table,
    cells,
    row: () => ({
      of: ofCount ? 'count' : of === 'cases' && user === undefined ? 'case' : 'person',
      facts: who.facts,
      asWritten: facts.writtenOf(who.context),
      subject: who.subject,
      ...(number === undefined ? {} : { number }),
      tellsSentences: mapping.says.sentences !== 'no',
    }),
  }
}
