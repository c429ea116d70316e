/** What counts as a change between two runs: held row against row, for one person, and written to `changes.csv`. */
import type { CsvRows } from '../results/csv.ts'
import { cellsOf } from '../results/csv-read.ts'

/** The tables that hold answers. */
export const COMPARED = ['convictions', 'reliefs'] as const
export type Compared = (typeof COMPARED)[number]

const KEY = ['subject', 'cycle_count', 'statute'] as const
const ABOUT = ['county', 'case_numbers', 'offense', 'class'] as const
const TOLD = [
  'determination',
  'relief',
  'due_from',
  'basis',
  'due',
  'later',
  'open',
  'had_by',
  'granted',
  'reason',
  'rule',
  'citation',
  'missing_facts',
  'source_file',
  'source_line',
] as const
const CELLS = [...KEY, ...ABOUT, ...TOLD] as const
type Cell = (typeof CELLS)[number]

/** A row of either table, by the cells that are looked at; one that its table has not is empty. */
export type Row = Readonly<Record<Cell, string>>

/** An answer is another one where one of these differs. */
const ANSWER: Readonly<Record<Compared, readonly Cell[]>> = {
  convictions: ['determination', 'relief', 'due_from', 'basis', 'due', 'later', 'open'],
  reliefs: ['determination', 'relief', 'had_by', 'granted', 'due_from', 'later', 'open'],
}
/** The same answer may be given for another reason. */
const WHY: readonly Cell[] = ['reason', 'rule', 'citation', 'missing_facts']
const SOURCE: readonly Cell[] = ['source_file', 'source_line']
const ONLY_OF_RELIEFS: readonly Cell[] = ['subject', 'statute']

/**
 * `became-due`: what was due from a later day is due, because that day has come. `new` and `gone`: in one run only.
 * `other-reason`: the answer is the same, and why is not.
 */
export type Kind = 'changed' | 'became-due' | 'new' | 'gone' | 'other-reason'

export interface Change {
  readonly table: Compared
  readonly kind: Kind
  readonly person: string
  readonly before?: Row
  readonly after?: Row
  /** Which of the cells that are the answer differ, and which of those that tell why. */
  readonly differs: readonly Cell[]
  readonly why: readonly Cell[]
}

/** What columns were called in folders of results of before version 2. */
const EARLIER_NAME: Partial<Record<Cell, string>> = {
  subject: 'of',
  due_from: 'from',
  had_by: 'by',
  granted: 'grant',
}
/** What those folders have no column for: of a run without one it is not compared. */
const NOT_EARLIER: readonly Cell[] = ['due', 'later', 'open']

/** A column a table must have to be compared, which it lacks; undefined where it lacks none. */
export function columnMissing(table: Compared, columns: readonly string[]): string | undefined {
  if (columns[0] !== 'person_id') return 'person_id'
  return [...KEY, ...ABOUT, ...ANSWER[table], ...WHY, ...SOURCE].find(
    cell =>
      (table === 'reliefs' || !ONLY_OF_RELIEFS.includes(cell)) &&
      !NOT_EARLIER.includes(cell) &&
      columnOf(cell, columns) === -1,
  )
}

function columnOf(cell: Cell, columns: readonly string[]): number {
  const at = columns.indexOf(cell)
  return at === -1 ? columns.indexOf(EARLIER_NAME[cell] ?? '') : at
}

/** How the lines of a table are read: by the columns its run gave it. */
export interface LineReader {
  readonly columns: string
  /** Whether it has a cell, by the name it has now. */
  readonly has: (cell: Cell) => boolean
  readonly read: (line: string) => Row
}

/** A table of one of the runs, for one person. */
export interface Lines {
  readonly as: LineReader
  readonly lines: readonly string[]
}

export interface Circumstances {
  readonly asOf: { readonly before: string; readonly after: string }
  /** Both runs were asked about the same counts: what one of them does not tell it refuses. */
  readonly sameCounts: boolean
}

export type Sides = Readonly<Partial<Record<Compared, { readonly before: Lines; readonly after: Lines }>>>

export interface Changes {
  /** In the order of their keys. */
  readonly changes: readonly Change[]
  /** How many rows give the same answer for the same reason. */
  readonly same: Readonly<Partial<Record<Compared, number>>>
}

/** What became of every row of a person. */
export function changesOf(person: string, sides: Sides, about: Circumstances): Changes {
  const read = COMPARED.flatMap(table => {
    const found = sides[table]
    if (found === undefined) return []
    const both = (cell: Cell) => found.before.as.has(cell) && found.after.as.has(cell)
    return [{ table, ...unequal(found), answer: ANSWER[table].filter(both) }]
  })
  const known = {
    before: knownCounts(sides, 'before', about),
    after: knownCounts(sides, 'after', about),
  }
  const changes: { readonly key: string; readonly change: Change }[] = []
  const same: Partial<Record<Compared, number>> = {}
  for (const { table, before, after, equal, answer } of read) {
    let unchanged = equal
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const [olds, news] = [before.get(key) ?? [], after.get(key) ?? []]
      for (let i = 0; i < Math.max(olds.length, news.length); i++) {
        const [old, now] = [olds[i], news[i]]
        const refused = table === 'reliefs'
        const change = changeOf(
          table,
          person,
          old ?? (refused && known.before(now) ? notEligible(now) : undefined),
          now ?? (refused && known.after(old) ? notEligible(old) : undefined),
          answer,
          about,
        )
        if (change === undefined) unchanged++
        else changes.push({ key: `${key}\n${table}`, change })
      }
    }
    same[table] = unchanged
  }
  changes.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return { changes: changes.map(({ change }) => change), same }
}

type ByKey = ReadonlyMap<string, readonly Row[]>

/** The rows of both runs by their keys. Lines that are the same in both, byte for byte, are not looked into. */
function unequal({ before, after }: { readonly before: Lines; readonly after: Lines }): {
  readonly before: ByKey
  readonly after: ByKey
  readonly equal: number
} {
  const alike = before.as.columns === after.as.columns
  const times = new Map<string, number>()
  if (alike) for (const line of before.lines) times.set(line, (times.get(line) ?? 0) + 1)
  const equal = new Map<string, number>()
  const news = after.lines.filter(line => {
    const left = times.get(line) ?? 0
    if (left === 0) return true
    times.set(line, left - 1)
    equal.set(line, (equal.get(line) ?? 0) + 1)
    return false
  })
  const olds = before.lines.filter(line => {
    const left = equal.get(line) ?? 0
    if (left === 0) return true
    equal.set(line, left - 1)
    return false
  })
  return {
    before: byKey(olds, before.as),
    after: byKey(news, after.as),
    equal: after.lines.length - news.length,
  }
}

/** An application was told apart from a petition in folders of before version 2. */
const WHO_ACTED: Readonly<Record<string, string>> = { application: 'petition' }

export function lineReader(table: Compared, columns: readonly string[]): LineReader {
  const places = CELLS.map(cell => columnOf(cell, columns))
  const known = new Set(CELLS.filter((_, at) => places[at] !== -1))
  const had = columns.includes('by') ? WHO_ACTED : undefined
  return {
    columns: columns.join(),
    has: cell => known.has(cell),
    read: line => {
      const cells = cellsOf(line)
      const row: Partial<Record<Cell, string>> = {}
      for (const [at, cell] of CELLS.entries()) row[cell] = cells[places[at] as number] ?? ''
      if (had !== undefined) row.had_by = had[row.had_by ?? ''] ?? row.had_by ?? ''
      if (table === 'convictions') row.subject = 'conviction'
      return row as Row
    },
  }
}

function byKey(lines: readonly string[], { read }: LineReader): ByKey {
  const rows = new Map<string, Row[]>()
  for (const line of lines) {
    const row = read(line)
    const key = keyOf(row)
    const known = rows.get(key)
    if (known === undefined) rows.set(key, [row])
    else known.push(row)
  }
  return rows
}

const keyOf = (row: Row): string => KEY.map(cell => row[cell]).join('\n')

/** Whether a run surely was asked about the count of a row: then a relief it does not tell is one it refuses. */
function knownCounts(
  sides: Sides,
  side: 'before' | 'after',
  { sameCounts }: Circumstances,
): (row: Row | undefined) => boolean {
  if (sameCounts) return () => true
  let counts: ReadonlySet<string> | undefined
  const read = (): ReadonlySet<string> =>
    new Set(
      COMPARED.flatMap(table => {
        const found = sides[table]?.[side]
        return found === undefined ? [] : found.lines.map(found.as.read).map(countOf)
      }),
    )
  return row => {
    if (row === undefined) return false
    counts ??= read()
    return counts.has(countOf(row))
  }
}

const countOf = ({ subject, cycle_count }: Row): string => `${subject}\n${cycle_count}`

const NOTHING = Object.fromEntries(CELLS.map(cell => [cell, ''])) as Row

/** The row that `reliefs.csv` does not hold, since it says nothing else. */
function notEligible(of: Row | undefined): Row {
  const row: Partial<Record<Cell, string>> = { ...NOTHING, determination: 'not-eligible' }
  for (const cell of [...KEY, ...ABOUT]) row[cell] = of?.[cell] ?? ''
  return row as Row
}

function changeOf(
  table: Compared,
  person: string,
  before: Row | undefined,
  after: Row | undefined,
  answer: readonly Cell[],
  about: Circumstances,
): Change | undefined {
  if (before === undefined || after === undefined) {
    return {
      table,
      kind: before === undefined ? 'new' : 'gone',
      person,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      differs: [],
      why: [],
    }
  }
  const other = (cells: readonly Cell[]) => cells.filter(cell => before[cell] !== after[cell])
  const [answers, why] = [other(answer), other(WHY)]
  if (answers.length + why.length === 0) return undefined
  const kind =
    answers.length === 0 ? 'other-reason' : becameDue(before, after, about) ? 'became-due' : 'changed'
  return { table, kind, person, before, after, differs: answers, why }
}

/** The day it was due from has come, and nothing else about it is new. */
const becameDue = (before: Row, after: Row, { asOf }: Circumstances): boolean =>
  before.determination === 'eligible-later' &&
  after.determination === 'eligible' &&
  (['relief', 'basis', 'had_by', 'granted'] as const).every(cell => before[cell] === after[cell]) &&
  asOf.before < asOf.after &&
  before.due_from !== '' &&
  before.due_from <= asOf.after

// ---- changes.csv -----------------------------------------------------------------------------------------------

export const CHANGE_COLUMNS: readonly string[] = [
  'of_table',
  'kind',
  'differs',
  'person_id',
  ...KEY,
  ...ABOUT,
  ...TOLD.flatMap(cell => [`before_${cell}`, `after_${cell}`]),
]

/** Writes the line of an answer that is another one. */
export function writeChange(
  rows: CsvRows,
  { table, kind, person, before, after, differs, why }: Change,
): void {
  const told = after ?? before ?? NOTHING
  rows.plain(table)
  rows.plain(kind)
  rows.plain([...differs, ...why].join('; '))
  rows.text(person)
  for (const cell of [...KEY, ...ABOUT]) rows.text(told[cell])
  for (const cell of TOLD) {
    rows.text(before?.[cell] ?? '')
    rows.text(after?.[cell] ?? '')
  }
  rows.end()
}
