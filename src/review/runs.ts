/** Finished runs that were opened here: a copy of their tables for lists and search, and the one that people work on. */
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Insertable } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import type { TableRow } from '../results/csv-read.ts'
import { type FinishedRun, readTable } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import type { Database, Opened } from './database/connection.ts'
import type { RunTable } from './database/tables.ts'
import type { Engine, OpenRun, RunPerson } from './engine.ts'
import type { StepsKept } from './job-steps.ts'
import { keptPath, pathKept } from './kept-paths.ts'
import { type KeptRun, keepingTold } from './kept-told.ts'
import type { OwnFiles } from './making.ts'
import { contradictedIn } from './move-work.ts'
import { wordsOf } from './names.ts'
import { UnderWay } from './once.ts'
import { makeRunList } from './run-list.ts'
import { GIVEN_HERE, nameBeside } from './run-place.ts'
import { tookOf } from './run-progress.ts'
import type { Vault } from './vault.ts'

/** A run as the workstation knows it. */
export interface Runs {
  /** Opens a folder and copies what is searched; the same run twice is the same. */
  readonly add: (folder: string, by: number, made?: RunMade, told?: RunTold) => Promise<Added | Unusable>
  /** Where a run stands, and what it has of its own, whether it can be opened or not. */
  readonly placeOf: (id: number) => Promise<RunPlace | undefined>
  /** The run of a number, open to be read. */
  readonly open: (id: number) => Promise<OpenRun | Unusable>
  /** Has the pages of everybody of a run that is open made before they are asked for, where they are many. */
  readonly prepare: (id: number) => Promise<void>
  /** What it held has been removed. */
  readonly forget: (id: number) => void
  /** The number of the run that people work on. */
  readonly current: () => Promise<number | undefined>
}

/** Tells of a run in the transaction that opens it. */
export type RunTold = (db: Database, id: number) => Promise<void>

export interface Added {
  readonly id: number
  /** The very run was here before: the folder was not needed. */
  readonly before: boolean
}

export interface RunPlace {
  readonly folder: string
  readonly sha256: string
  readonly own: OwnFiles
  /** Absent of a run that was opened from a folder. */
  readonly made?: { readonly place: string; readonly earlierFacts: string | undefined }
}

/** A run that was made here, before it is known by a number. */
export interface RunMade {
  readonly place: string
  readonly from: number | undefined
  readonly own: OwnFiles
  readonly earlierFacts: string | undefined
  /** How many facts it was given. */
  readonly given: number
  /** In which step of its making it is. */
  readonly steps: StepsKept
  /** Told in the transaction that makes it one of the runs; what it throws unmakes it. */
  readonly tell: (db: Database, id: number) => Promise<void>
}

export function runsIn({ db, pool }: Opened, engine: Engine, vault: Vault, data: string): Runs {
  const placeOf = placesIn(db, data)
  const known = openRuns(engine, placeOf)
  const adding = new UnderWay()
  const addOpen = async (
    open: OpenRun,
    by: number,
    made: RunMade | undefined,
    told: RunMade['tell'],
  ): Promise<Added | Unusable> => {
    const { run } = open
    const before = await db
      .selectFrom('run')
      .select(['id', 'ready', 'purged'])
      .where('sha256', '=', run.sha256)
      .executeTakeFirst()
    if (before?.ready === true) {
      if (made !== undefined) return { id: before.id, before: true }
      // One that was made here stays where it was made, with what it has of its own.
      const stands = await placeOf(before.id)
      const isMade = stands?.made !== undefined
      const kept = keptPath(data, run.folder)
      await db.transaction().execute(async trx => {
        if (!isMade) await trx.updateTable('run').set({ folder: kept }).where('id', '=', before.id).execute()
        await told(trx, before.id)
      })
      if (isMade) return { id: before.id, before: true }
      known.keep(before.id, open)
      return { id: before.id, before: true }
    }
    // A copy that was not finished is made anew.
    const purged = before !== undefined && before.purged !== null ? before.id : undefined
    if (before !== undefined && purged === undefined)
      await db.deleteFrom('run').where('id', '=', before.id).execute()
    const row = { ...describe(run, data), opened_by: by, ready: false, current: false }
    const id = await keepRow(db, row, purged)
    try {
      const broken = await copyRun({ db, pool }, open, id, { vault, steps: made?.steps })
      if (broken !== undefined) {
        await dropRow(db, id, purged)
        return broken
      }
      const against = await contradictedIn(db, open, id)
      await db.transaction().execute(async trx => {
        for (const fact of against)
          await trx.insertInto('run_contradiction').values({ run_id: id, fact_id: fact }).execute()
        if (made !== undefined) await keepMade(trx, id, made, data)
        await told(trx, id)
        await trx.updateTable('run').set({ ready: true, purged: null }).where('id', '=', id).execute()
      })
    } catch (error) {
      await dropRow(db, id, purged)
      throw error
    }
    known.keep(id, open)
    return { id, before: false }
  }
  return {
    placeOf,
    forget: known.forget,
    prepare: id =>
      known.prepare(id, async () => {
        const people = db.selectFrom('person').select('person_id').where('run_id', '=', id)
        return (await people.where('considered', '>', 0).orderBy('person_id').execute()).map(
          ({ person_id }) => person_id,
        )
      }),
    add: async (folder, by, made, told = async () => {}) => {
      if (made !== undefined) nameBeside(made.place)
      const open = await engine.open(folder, made?.own)
      // Of two who open the same at once the second finds it there.
      return 'unusable' in open
        ? open
        : await adding.after(open.run.sha256, () => addOpen(open, by, made, told))
    },
    open: known.open,
    current: async () =>
      (await db.selectFrom('run').select('id').where('current', '=', true).executeTakeFirst())?.id,
  }
}

interface OpenRuns {
  readonly open: (id: number) => Promise<OpenRun | Unusable>
  readonly keep: (id: number, open: OpenRun) => void
  readonly prepare: (id: number, people: () => Promise<readonly string[]>) => Promise<void>
  readonly forget: (id: number) => void
}

/** Pages of fewer people are made when somebody asks: nobody waits for long. */
const FEW = 1_000

/** The runs that are open. Two who ask at once wait for the same, and what was removed meanwhile is not kept when it comes. */
function openRuns(engine: Engine, placeOf: Runs['placeOf']): OpenRuns {
  const known = new Map<number, KeptRun>()
  const preparing = new Map<number, { readonly open: KeptRun; readonly stop: AbortController }>()
  const opening = new Map<number, Promise<KeptRun | Unusable>>()
  const openAt = async (id: number): Promise<KeptRun | Unusable> => {
    const row = await placeOf(id)
    if (row === undefined) return { unusable: 'there is no such run' }
    if (row.made !== undefined && existsSync(row.folder)) nameBeside(row.made.place)
    const open = await engine.open(row.folder, row.own)
    if ('unusable' in open) return open
    return open.run.sha256 === row.sha256
      ? keepingTold(open)
      : {
          unusable: `[${row.folder}] holds another run than the one that was opened; open it as a new one`,
        }
  }
  return {
    open: async id => {
      const before = known.get(id) ?? opening.get(id)
      if (before !== undefined) return await before
      const own = openAt(id)
      opening.set(id, own)
      try {
        const open = await own
        if (!('unusable' in open) && opening.get(id) === own) known.set(id, open)
        return open
      } finally {
        if (opening.get(id) === own) opening.delete(id)
      }
    },
    keep: (id, open) => {
      opening.delete(id)
      known.set(id, keepingTold(open))
    },
    prepare: async (id, people) => {
      const open = known.get(id)
      if (open === undefined || preparing.get(id)?.open === open) return
      for (const { stop } of preparing.values()) stop.abort()
      const stop = new AbortController()
      preparing.clear()
      preparing.set(id, { open, stop })
      const ids = await people()
      if (ids.length >= FEW) await open.prepare(ids, stop.signal)
    },
    forget: id => {
      preparing.get(id)?.stop.abort()
      preparing.delete(id)
      opening.delete(id)
      known.delete(id)
    },
  }
}

/** Where runs stand: of one that was made here, wherever the data folder is now. */
const placesIn =
  (db: Database, data: string): Runs['placeOf'] =>
  async id => {
    const row = await db
      .selectFrom('run')
      .leftJoin('run_made', 'run_made.run_id', 'run.id')
      .select(['folder', 'sha256', 'place', 'policy_file', 'map_file', 'earlier_facts'])
      .where('id', '=', id)
      .where('ready', '=', true)
      .executeTakeFirst()
    if (row === undefined) return undefined
    const { sha256, place, policy_file, map_file, earlier_facts } = row
    const folder = pathKept(data, row.folder)
    if (place === null) return { folder, sha256, own: {} }
    const there = (kept: string | null): string | undefined =>
      kept === null ? undefined : pathKept(data, kept)
    const [policy, map] = [there(policy_file), there(map_file)]
    const own = {
      ...(policy === undefined ? {} : { policy }),
      ...(map === undefined ? {} : { map }),
      givenHere: GIVEN_HERE,
    }
    return { folder, sha256, own, made: { place: pathKept(data, place), earlierFacts: there(earlier_facts) } }
  }

async function keepMade(db: Database, id: number, made: RunMade, data: string): Promise<void> {
  const { place, from, own, earlierFacts, given, steps, tell } = made
  const kept = (path: string | undefined): string | null => (path === undefined ? null : keptPath(data, path))
  await db
    .insertInto('run_made')
    .values({
      run_id: id,
      place: keptPath(data, place),
      from_run: from ?? null,
      policy_file: kept(own.policy),
      map_file: kept(own.map),
      earlier_facts: kept(earlierFacts),
      given,
      took: JSON.stringify(tookOf(steps)),
    })
    .execute()
  await tell(db, id)
}

/** A new row; or that of a run whose contents were removed, and that has come back. */
async function keepRow(db: Database, row: Insertable<RunTable>, purged: number | undefined): Promise<number> {
  if (purged === undefined)
    return (await db.insertInto('run').values(row).returning('id').executeTakeFirstOrThrow()).id
  await db.updateTable('run').set({ folder: row.folder }).where('id', '=', purged).execute()
  return purged
}

/** Nothing stays of a run that did not come whole; of one that was there before, that it was. */
async function dropRow(db: Database, id: number, purged: number | undefined): Promise<void> {
  if (purged === undefined) await db.deleteFrom('run').where('id', '=', id).execute()
  else for (const table of COPIES) await db.deleteFrom(table).where('run_id', '=', id).execute()
}

/** What is copied of a run for lists and search, and made of it. */
export const COPIES = [
  'person',
  'conviction',
  'identifier',
  'subject',
  'name_word',
  'run_list',
  'review_case',
  'run_contradiction',
  'run_made',
] as const

const describe = (run: FinishedRun, data: string) => ({
  folder: keptPath(data, run.folder),
  sha256: run.sha256,
  as_of: run.asOf,
  county: run.county,
  program: run.program.name,
  policy: run.policy?.name ?? null,
  rules: run.program.version,
  rows: JSON.stringify(run.rows),
})

/** How a line of a table of a run becomes one of ours. */
interface Into {
  readonly table: string
  readonly columns: readonly string[]
  readonly cells: (row: TableRow, place: number) => readonly (string | number)[]
}

const number = (text: string | undefined): number => Number(text ?? '') || 0

const PERSON: Into = {
  table: 'person',
  columns: [
    'person_id',
    'name',
    'born',
    'convictions',
    'felonies',
    'considered',
    'eligible',
    'later',
    'not_eligible',
    'review',
  ],
  cells: row => [
    row.person_id ?? '',
    row.name ?? '',
    row.birth_date ?? '',
    number(row.convictions),
    number(row.felonies),
    number(row.considered),
    number(row.eligible),
    number(row.eligible_later),
    number(row.not_eligible),
    number(row.review),
  ],
}

const CONVICTION: Into = {
  table: 'conviction',
  columns: [
    ...[
      'place',
      'person_id',
      'count_key',
      'name',
      'case_numbers',
      'offense',
      'offense_text',
      'section',
      'class',
    ],
    ...[
      'convicted',
      'county',
      'answer',
      'relief',
      'due',
      'due_from',
      'later',
      'open',
      'reason',
      'missing',
      'citation',
    ],
    ...['file', 'line'],
  ],
  cells: (row, place) => [
    place,
    ...[row.person_id, row.cycle_count, row.name, row.case_numbers, row.offense, row.offense_text].map(
      textOf,
    ),
    sectionOf(row.offense ?? ''),
    ...[row.class, row.conviction_date, row.county, row.determination, row.relief, row.due, row.due_from].map(
      textOf,
    ),
    ...[row.later, row.open, row.reason, row.missing_facts, row.citation, row.source_file].map(textOf),
    number(row.source_line),
  ],
}

const textOf = (text: string | undefined): string => text ?? ''

/** `HS 11357(a)` is of `HS 11357`: facets are of sections. */
const sectionOf = (offense: string): string => /^[^(;]*/.exec(offense)?.[0].trim() ?? ''

interface Copying {
  readonly pool: Opened['pool']
  readonly run: FinishedRun
  readonly table: string
  readonly into: Into
  readonly id: number
}

/** Copies what is searched and listed of a run, and works out its list. */
async function copyRun(
  { db, pool }: Pick<Opened, 'db' | 'pool'>,
  open: OpenRun,
  id: number,
  { vault, steps }: { readonly vault: Vault; readonly steps: StepsKept | undefined },
): Promise<Unusable | undefined> {
  const { run } = open
  steps?.begin('copy')
  const broken =
    (await copyTable({ pool, run, table: 'people.csv', into: PERSON, id })) ??
    (await copyTable({ pool, run, table: 'convictions.csv', into: CONVICTION, id })) ??
    (await copyPeople(pool, open, id, { vault, steps }))
  if (broken === undefined) await makeRunList(db, id)
  return broken
}

/** Copies a table whole or not at all: its hash is known at its end only. */
async function copyTable({ pool, run, table, into, id }: Copying): Promise<Unusable | undefined> {
  const lines: string[] = []
  let place = 0
  const broken = readTable(run, table, row => {
    lines.push(copyLine([id, ...into.cells(row, place++)]))
  })
  if (broken !== undefined) return broken
  await copyLines(pool, into.table, ['run_id', ...into.columns], lines)
  return undefined
}

/** So many lines go at once. */
const TOGETHER = 2_000

async function copyLines(
  pool: Opened['pool'],
  table: string,
  columns: readonly string[],
  lines: readonly string[],
  onCopied?: (more: number) => void,
): Promise<void> {
  const client = await pool.connect()
  try {
    const into = client.query(
      copyFrom(`copy "${table}" (${columns.map(name => `"${name}"`).join(', ')}) from stdin`),
    )
    const pieces = function* (): Generator<string> {
      for (let at = 0; at < lines.length; at += TOGETHER) {
        const some = lines.slice(at, at + TOGETHER)
        yield some.join('')
        onCopied?.(some.length)
      }
    }
    await pipeline(Readable.from(pieces(), { objectMode: false }), into)
  } finally {
    client.release()
  }
}

const SIGNS: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
/** The database keeps no NUL, and a record may have one. */
const copyLine = (cells: readonly (string | number | boolean)[]): string =>
  `${cells
    .map(cell =>
      String(cell)
        .replaceAll('\0', '�')
        .replaceAll(/[\\\t\n\r]/g, sign => SIGNS[sign] as string),
    )
    .join('\t')}\n`

const CASE_COLUMNS = [
  ...[
    'run_id',
    'person_id',
    'count_key',
    'fact',
    'asks',
    'about',
    'of_law',
    'answers',
    'choices',
    'kind',
    'unit',
  ],
  ...['waiting', 'state'],
]

/** The numbers people are known by, as hashes, and the questions that are open. */
async function copyPeople(
  pool: Opened['pool'],
  open: OpenRun,
  id: number,
  { vault, steps }: { readonly vault: Vault; readonly steps: StepsKept | undefined },
): Promise<Unusable | undefined> {
  const numbers: string[] = []
  const cases: string[] = []
  const subjects: string[] = []
  const words: string[] = []
  const broken = await open.people(
    person => {
      const lookups = new Set(
        [person.id, ...person.numbers].map(one => vault.lookup('number', one).toString('hex')),
      )
      for (const lookup of lookups) numbers.push(copyLine([id, person.id, `\\x${lookup}`]))
      const identity = vault.lookup('person', `${person.name} ${person.born}`).toString('hex')
      subjects.push(copyLine([id, person.id, `\\x${identity}`]))
      for (const word of wordsOf(person.name)) words.push(copyLine([id, word, person.id]))
      for (const line of casesOf(person, id)) cases.push(line)
    },
    far => steps?.readingAgain(far),
  )
  if (broken !== undefined) return broken
  const all = numbers.length + cases.length + subjects.length + words.length
  let copied = 0
  const onCopied = (more: number): void => {
    copied += more
    steps?.filling(copied / all)
  }
  steps?.filling(0)
  await copyLines(pool, 'identifier', ['run_id', 'person_id', 'lookup'], numbers, onCopied)
  await copyLines(pool, 'subject', ['run_id', 'person_id', 'identity'], subjects, onCopied)
  await copyLines(pool, 'name_word', ['run_id', 'word', 'person_id'], words, onCopied)
  await copyLines(pool, 'review_case', CASE_COLUMNS, cases, onCopied)
  steps?.begin('list')
  // What was copied is counted and sorted much: the database must know what it has.
  await pool.query('vacuum (analyze) person, conviction, identifier, name_word, review_case')
  return undefined
}

const casesOf = (person: RunPerson, id: number): readonly string[] =>
  person.questions.map(({ count, fact, ofLaw, asks, about, answers, effects, waiting }) =>
    copyLine([
      ...[id, person.id, count, fact, asks, about, ofLaw],
      JSON.stringify(effects),
      JSON.stringify(choicesOf(answers, effects)),
      answers.kind,
      answers.kind === 'number' ? answers.unit : '',
      JSON.stringify(waiting),
      'waiting',
    ]),
  )

/** What there is to choose from; of a day or a number what each answer tried would do is told, and the answer is written. */
function choicesOf(
  answers: RunPerson['questions'][number]['answers'],
  effects: RunPerson['questions'][number]['effects'],
): readonly string[] {
  if (answers.kind === 'yes-no') return ['yes', 'no']
  if (answers.kind === 'choice') return answers.options
  return answers.kind === 'day'
    ? effects.map(({ answer }) => answer).filter(answer => /^on or /.test(answer))
    : []
}
