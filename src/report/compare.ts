/** Compares two finished runs: whose answer is another one, from what to what, counted by rule and reason. */

import { openSync, rmSync } from 'node:fs'
import { temporaryFolder } from '../disk/temporary.ts'
import { csvLine, csvRows } from '../results/csv.ts'
import type { Finished } from '../results/finished.ts'
import type { Output } from '../results/folder.ts'
import { stableJson } from '../results/hash.ts'
import { pathIn } from '../results/path-in.ts'
import { byPerson, type OpenTable, openTable, type PersonLines } from './by-person.ts'
import {
  CHANGE_COLUMNS,
  type Change,
  type Circumstances,
  COMPARED,
  type Compared,
  changesOf,
  columnMissing,
  type Kind,
  type LineReader,
  lineReader,
  type Row,
  type Sides,
  writeChange,
} from './changes.ts'
import { withoutDays } from './days.ts'
import { type Difference, differencesOf } from './runs-differ.ts'

/** The files a comparison reads of a run. */
export const COMPARED_FILES: readonly string[] = COMPARED.map(table => `${table}.csv`)
export const CHANGES = 'changes.csv'
export const COMPARISON = 'compare.json'

export interface CompareRequest {
  readonly before: Finished
  readonly after: Finished
  /** The version of Setaside that compares. */
  readonly setaside: string
  /** Where the changes are written; without it they are only counted. */
  readonly out?: Output
  /** How many are named of each kind of change. */
  readonly examples: number
  /** Bytes of the tables held at once; for tests. */
  readonly most?: number
}

/** How many rows, and of how many people. */
export type Count = { count: number; people: number }

export interface Answer {
  readonly determination: string
  readonly relief: string
}
export interface Reasoned extends Answer {
  readonly rule: string
  readonly reason: string
}

/** Where one change stands: no name, and no case. */
export interface Example {
  readonly person_id: string
  readonly of: string
  readonly cycle_count: string
  readonly statute?: string
  /** File and line. */
  readonly before?: string
  readonly after?: string
}

/** Rows that went the same way. */
export interface Way<State extends Answer> extends Count {
  readonly kind: Kind
  readonly before?: State
  readonly after?: State
  /** What else makes it another answer, where determination and relief are the same. */
  readonly differs?: readonly string[]
  /** The first by their keys, where they are asked for. */
  readonly examples?: readonly Example[]
}

export interface TableChanges {
  /** Of the table in each run. */
  readonly rows: { readonly before: number; readonly after: number }
  readonly same: Count
  readonly otherReason: Count
  readonly changed: Count
  readonly becameDue: Count
  readonly new: Count
  readonly gone: Count
  /** The most frequent first, as everywhere below. */
  readonly transitions: readonly Way<Answer>[]
  readonly reasons: readonly Way<Reasoned>[]
  readonly otherReasons: readonly Way<Reasoned>[]
}

export interface ComparedRun {
  readonly manifestSha256: string
  readonly setaside: unknown
  readonly asOf: unknown
  readonly county: unknown
  readonly program?: unknown
  readonly policy?: unknown
}

export interface Comparison {
  readonly setaside: string
  readonly before: ComparedRun
  readonly after: ComparedRun
  readonly sameInputs: boolean
  readonly differs: readonly Difference[]
  /** People with a row in a table compared; `changed`: an answer of theirs is another one, new or gone. */
  readonly people: { before: number; after: number; new: number; gone: number; changed: number }
  readonly convictions?: TableChanges
  readonly reliefs?: TableChanges
  /** Tables that one run has and the other has not. */
  readonly notCompared: readonly string[]
}

/** Of rows held as text, beside what is made of them. */
const MOST = 1 << 23

/** Why two runs cannot be compared, in a sentence. */
export function whyNotCompared(
  before: Finished,
  after: Finished,
  differentInputs: boolean,
): string | undefined {
  if (!differentInputs && !sameInputs(before, after))
    return `the runs are not of the same files (the hashes of [${filesOf(before)}] and of [${filesOf(after)}] differ): compare runs of the same, or add --different-inputs`
  const tables = inBoth(before, after)
  if (tables.length === 0)
    return `the runs have neither of [${COMPARED_FILES.join(', ')}] in common: run both with the table convictions`
  for (const run of [before, after]) {
    for (const table of tables) {
      const missing = columnMissing(table, tableOf(run, table).columns)
      if (missing !== undefined)
        return `[${pathIn(run.folder, `${table}.csv`)}] has no column [${missing}] where it should be: another version of Setaside made it; run it again with this one`
    }
  }
  return undefined
}

const filesOf = ({ inputs }: Finished): string => inputs.map(({ name }) => name).join(', ')
const sameInputs = (before: Finished, after: Finished): boolean => hashesOf(before) === hashesOf(after)
/** In whatever order the files were named. */
const hashesOf = ({ inputs }: Finished): string =>
  inputs
    .map(({ sha256 }) => sha256)
    .sort()
    .join()

const inBoth = (before: Finished, after: Finished): readonly Compared[] =>
  COMPARED.filter(table => [before, after].every(run => run.open.has(`${table}.csv`)))

const tableOf = ({ open }: Finished, table: Compared): OpenTable =>
  openTable(open.get(`${table}.csv`) as number)

/** Compares two runs that nothing speaks against comparing, and writes the changes where they are wanted. */
export function compareRuns(request: CompareRequest): Comparison {
  const { setaside, out } = request
  try {
    out?.append(CHANGES, csvLine(CHANGE_COLUMNS))
    const comparison = compared(request)
    if (out !== undefined) {
      out.append(COMPARISON, Buffer.from(comparisonJson(comparison, { examples: false })))
      const { sameInputs, differs } = comparison
      out.finish(
        outputs =>
          `${stableJson(
            {
              setaside,
              comparison: { before: comparison.before, after: comparison.after, sameInputs, differs },
              outputs,
            },
            2,
          )}\n`,
      )
    }
    return comparison
  } catch (error) {
    out?.abandon()
    throw error
  }
}

/** What is gathered of one table while the people go by. */
interface Tally {
  readonly rows: { before: number; after: number }
  readonly same: Count
  readonly kinds: Readonly<Record<Kind, Count>>
  readonly transitions: Ways<Answer>
  readonly reasons: Ways<Reasoned>
  readonly otherReasons: Ways<Reasoned>
}

const none = (): Count => ({ count: 0, people: 0 })

/** A comparison that is being made. */
interface Comparing {
  readonly tables: readonly {
    readonly table: Compared
    readonly tally: Tally
    readonly readers: BothReaders
  }[]
  readonly people: { before: number; after: number; new: number; gone: number; changed: number }
  readonly about: Circumstances
}

interface BothReaders {
  readonly before: LineReader
  readonly after: LineReader
}

function compared(request: CompareRequest): Comparison {
  const { before, after, setaside } = request
  const { tables, people } = comparePeople(request)
  const found = new Map(tables.map(({ table, tally }) => [table, tableChanges(tally)]))
  const [convictions, reliefs] = COMPARED.map(table => found.get(table))
  return {
    setaside,
    before: describeRun(before),
    after: describeRun(after),
    sameInputs: sameInputs(before, after),
    differs: differencesOf(before.manifest, after.manifest),
    people,
    ...(convictions === undefined ? {} : { convictions }),
    ...(reliefs === undefined ? {} : { reliefs }),
    notCompared: COMPARED_FILES.filter(name => before.open.has(name) !== after.open.has(name)),
  }
}

/** Goes through the people of both runs, counts their changes, and writes them where they are wanted. */
function comparePeople({ before, after, out, examples, most = MOST }: CompareRequest): Comparing {
  const open = inBoth(before, after).map(table => ({
    table,
    old: tableOf(before, table),
    now: tableOf(after, table),
  }))
  const comparing: Comparing = {
    tables: open.map(({ table, old, now }) => ({
      table,
      tally: newTally(examples),
      readers: { before: lineReader(table, old.columns), after: lineReader(table, now.columns) },
    })),
    people: { before: 0, after: 0, new: 0, gone: 0, changed: 0 },
    about: {
      asOf: { before: String(before.manifest.asOf), after: String(after.manifest.asOf) },
      sameCounts: sameInputs(before, after) && before.manifest.county === after.manifest.county,
    },
  }
  const rows = csvRows()
  let held = 0
  const tables = open.flatMap(({ old, now }) => [old, now])
  for (const person of byPerson(tables, { most, scratch: () => openScratch(out) })) {
    const changes = comparePerson(comparing, person)
    if (out === undefined) continue
    for (const change of changes) writeChange(rows, change)
    held = (held + 1) % FLUSH
    if (held === 0) out.append(CHANGES, rows.take())
  }
  out?.append(CHANGES, rows.take())
  return comparing
}

/** Counts one person, and gives the answers of theirs that are other ones. */
function comparePerson(
  { tables, people, about }: Comparing,
  { person, lines }: PersonLines,
): readonly Change[] {
  const sides: Partial<Record<Compared, Sides[Compared]>> = {}
  let [olds, news] = [0, 0]
  for (const [at, { table, tally, readers }] of tables.entries()) {
    const [old, now] = [lines[2 * at] ?? [], lines[2 * at + 1] ?? []]
    sides[table] = { before: { as: readers.before, lines: old }, after: { as: readers.after, lines: now } }
    tally.rows.before += old.length
    tally.rows.after += now.length
    olds += old.length
    news += now.length
  }
  if (olds > 0) people.before++
  if (news > 0) people.after++
  if (olds === 0) people.new++
  if (news === 0) people.gone++
  const { changes, same } = changesOf(person, sides as Sides, about)
  for (const { table, tally } of tables)
    tallyPerson(
      tally,
      changes.filter(change => change.table === table),
      same[table] ?? 0,
    )
  const answers = changes.filter(({ kind }) => kind !== 'other-reason')
  if (answers.length > 0) people.changed++
  return answers
}

const newTally = (examples: number): Tally => ({
  rows: { before: 0, after: 0 },
  same: none(),
  kinds: { changed: none(), 'became-due': none(), new: none(), gone: none(), 'other-reason': none() },
  transitions: ways(examples, answerOf),
  reasons: ways(examples, reasonedOf),
  otherReasons: ways(0, reasonedOf),
})

/** Adds the changes of one person in one table, and how many of the rows are the same. */
function tallyPerson(tally: Tally, changes: readonly Change[], same: number): void {
  tally.same.count += same
  if (same > 0) tally.same.people++
  for (const change of changes) {
    tally.kinds[change.kind].count++
    if (change.kind === 'other-reason') tally.otherReasons.add(change)
    else {
      tally.transitions.add(change)
      tally.reasons.add(change)
    }
  }
  for (const kind of new Set(changes.map(change => change.kind))) tally.kinds[kind].people++
}

/** People whose changes are held before they are written. */
const FLUSH = 1_000

/**
 * A new file, beside the changes or else where the machine keeps such files. It is gone from its folder as soon as it is
 * open, so that no row stays behind even where the program is killed.
 */
function openScratch(out: Output | undefined): number {
  const folder = out === undefined ? temporaryFolder() : undefined
  const path = folder === undefined ? out?.scratch('rows') : pathIn(folder.path, 'rows')
  const handle = openSync(path as string, 'wx+', 0o600)
  rmSync(path as string)
  folder?.remove()
  return handle
}

const tableChanges = ({ rows, same, kinds, transitions, reasons, otherReasons }: Tally): TableChanges => ({
  rows,
  same,
  otherReason: kinds['other-reason'],
  changed: kinds.changed,
  becameDue: kinds['became-due'],
  new: kinds.new,
  gone: kinds.gone,
  transitions: transitions.all(),
  reasons: reasons.all(),
  otherReasons: otherReasons.all(),
})

function describeRun({ manifest, manifestSha256 }: Finished): ComparedRun {
  const { setaside, asOf, county, program, policy } = manifest
  return {
    manifestSha256,
    setaside,
    asOf,
    county,
    ...(program === undefined ? {} : { program }),
    ...(policy === undefined ? {} : { policy }),
  }
}

// ---- ways ------------------------------------------------------------------------------------------------------

interface Ways<State extends Answer> {
  /** Of one person after the other. */
  readonly add: (change: Change) => void
  readonly all: () => readonly Way<State>[]
}

function ways<State extends Answer>(most: number, stateOf: (row: Row) => State): Ways<State> {
  interface Open {
    readonly way: Way<State>
    readonly examples: Example[]
    last: string | undefined
  }
  const found = new Map<string, Open>()
  return {
    add: change => {
      const { kind, before, after, differs, person } = change
      const [old, now] = [before && stateOf(before), after && stateOf(after)]
      const other = kind === 'changed' && sameAnswer(change) ? differs : undefined
      const key = [kind, ...Object.values(old ?? {}), '->', ...Object.values(now ?? {}), other].join('\n')
      let known = found.get(key)
      if (known === undefined) {
        const examples: Example[] = []
        const way = {
          kind,
          ...(old === undefined ? {} : { before: old }),
          ...(now === undefined ? {} : { after: now }),
          ...(other === undefined ? {} : { differs: other }),
          ...none(),
          ...(most > 0 ? { examples } : {}),
        }
        known = { way, examples, last: undefined }
        found.set(key, known)
      }
      known.way.count++
      if (known.last !== person) known.way.people++
      known.last = person
      if (known.examples.length < most) known.examples.push(exampleOf(change))
    },
    all: () =>
      [...found]
        .sort(([a, { way: m }], [b, { way: n }]) => n.count - m.count || (a < b ? -1 : 1))
        .map(([, { way }]) => way),
  }
}

const sameAnswer = ({ before, after }: Change): boolean =>
  before !== undefined &&
  after !== undefined &&
  before.determination === after.determination &&
  before.relief === after.relief

const answerOf = ({ determination, relief }: Row): Answer => ({ determination, relief })

/** A day in a reason is one person's: all such reasons are counted as one, and no day is told. */
const reasonedOf = ({ determination, relief, rule, reason }: Row): Reasoned => ({
  determination,
  relief,
  rule,
  reason: withoutDays(reason),
})

function exampleOf({ person, before, after }: Change): Example {
  const { subject: of = '', cycle_count = '', statute = '' } = after ?? before ?? {}
  const [old, now] = [sourceOf(before), sourceOf(after)]
  return {
    person_id: person,
    of,
    cycle_count,
    ...(statute === '' ? {} : { statute }),
    ...(old === undefined ? {} : { before: old }),
    ...(now === undefined ? {} : { after: now }),
  }
}

const sourceOf = (row: Row | undefined): string | undefined =>
  row === undefined || row.source_file === '' ? undefined : `${row.source_file}:${row.source_line}`

/** The bytes of `compare.json`: the same for the same runs. With examples it names people by their identifiers. */
export const comparisonJson = (comparison: Comparison, { examples }: { examples: boolean }): string =>
  `${JSON.stringify(
    comparison,
    (key, value: unknown) => (key === 'examples' && !examples ? undefined : value),
    2,
  )}\n`
