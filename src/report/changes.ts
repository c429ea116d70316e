/** What counts as a change between two runs: held row against row, for one person, and written to `changes.csv`. */
import type { CsvRows } from '../results/csv.ts'
import { cellsOf } from '../results/csv-read.ts'

/** The tables that hold answers. */
export const COMPARED = ['convictions', 'reliefs'] as const
export type Compared = (typeof COMPARED)[number]

const KEY = ['of', 'cycle_count', 'statute'] as const
const ABOUT = ['county', 'case_numbers', 'offense', 'class'] as const
const TOLD = [
  'determination',
  'relief',
  'from',
  'basis',
  'by',
  'grant',
  'better_relief',
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
  convictions: ['determination', 'relief', 'from', 'basis', 'better_relief'],
  reliefs: ['determination', 'relief', 'by', 'grant', 'from', 'better_relief'],
}
/** The same answer may be given for another reason. */
const WHY: readonly Cell[] = ['reason', 'rule', 'citation', 'missing_facts']
const SOURCE: readonly Cell[] = ['source_file', 'source_line']
const ONLY_OF_RELIEFS: readonly Cell[] = ['of', 'statute']

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

/** The columns a table must have to be compared. */
export const columnsNeeded = (table: Compared): readonly string[] => [
  'person_id',
  ...[...KEY, ...ABOUT].filter(cell => table === 'reliefs' || !ONLY_OF_RELIEFS.includes(cell)),
  ...ANSWER[table],
  ...WHY,
  ...SOURCE,
]

/** How the lines of a table are read: by the columns its run gave it. */
export interface LineReader {
  readonly columns: string
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
    return found === undefined ? [] : [{ table, ...unequal(found) }]
  })
  const known = {
    before: knownCounts(sides, 'before', about),
    after: knownCounts(sides, 'after', about),
  }
  const changes: { readonly key: string; readonly change: Change }[] = []
  const same: Partial<Record<Compared, number>> = {}
  for (const { table, before, after, equal } of read) {
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

export function lineReader(table: Compared, columns: readonly string[]): LineReader {
  const places = CELLS.map(cell => columns.indexOf(cell))
  return {
    columns: columns.join(),
    read: line => {
      const cells = cellsOf(line)
      const row: Partial<Record<Cell, string>> = {}
      for (const [at, cell] of CELLS.entries()) row[cell] = cells[places[at] as number] ?? ''
      if (table === 'convictions') row.of = 'conviction'
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

const countOf = ({ of, cycle_count }: Row): string => `${of}\n${cycle_count}`

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
  const [answers, why] = [other(ANSWER[table]), other(WHY)]
  if (answers.length + why.length === 0) return undefined
  const kind =
    answers.length === 0 ? 'other-reason' : becameDue(before, after, about) ? 'became-due' : 'changed'
  return { table, kind, person, before, after, differs: answers, why }
}

/** The day it was due from has come, and nothing else about it is new. */
const becameDue = (before: Row, after: Row, { asOf }: Circumstances): boolean =>
  before.determination === 'eligible-later' &&
  after.determination === 'eligible' &&
  (['relief', 'basis', 'by', 'grant'] as const).every(cell => before[cell] === after[cell]) &&
  asOf.before < asOf.after &&
  before.from !== '' &&
  before.from <= asOf.after

// ---- changes.csv -----------------------------------------------------------------------------------------------

export const CHANGE_COLUMNS: readonly string[] = [
  'table',
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
