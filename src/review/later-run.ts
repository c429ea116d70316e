/** A later run that reads the record of an approved count differently: which, what it says, and on which lines of its files. */
import type { Unusable } from '../results/manifest.ts'
import { type Approval, alone, approvalsOf, moveApprovals } from './approvals.ts'
import { record, type Who } from './audit.ts'
import { markOut, UNSIGNED } from './batches.ts'
import { NOT_FILED_YET } from './count-states.ts'
import type { Database } from './database/connection.ts'
import { countName } from './due-counts.ts'
import type { GivenSubject, OpenRun, SourceRow } from './engine.ts'
import { asNew, factsFor, factTable } from './facts.ts'
import { type FilingOffice, officeThere } from './filing-office.ts'
import type { Services } from './services.ts'
import { isSame, type Standings, standingsOf, standingsOfPerson } from './standings.ts'

export interface ChangedReading {
  readonly approval: number
  /** A sentence without a person's data: which run, which lines, what was and what is. */
  readonly why: string
}

interface Current {
  readonly run: number
  readonly open: OpenRun
  readonly office: FilingOffice
}

/** What the newest run that asks the same question has against approvals that were read in an earlier one. */
export async function laterReading(
  services: Services,
  { run, open, office }: Current,
  own: readonly Approval[],
): Promise<{ readonly changed: readonly ChangedReading[] } | Unusable> {
  const { db, runs } = services
  const newest = own.length === 0 ? undefined : await newestAlike(db, run, open.run)
  const later = newest === undefined ? undefined : await runs.open(newest)
  if (newest === undefined || later === undefined || 'unusable' in later) return { changed: [] }
  return { changed: await readingsIn(services, { run: newest, open: later, office }, own) }
}

/** The newest run after one that asks the same question of the same place. */
export async function newestAlike(
  db: Database,
  run: number,
  { program, county, policy }: OpenRun['run'],
): Promise<number | undefined> {
  const newest = await db
    .selectFrom('run')
    .select('id')
    .where('id', '>', run)
    .where('ready', '=', true)
    .where('purged', 'is', null)
    .where('program', '=', program.name)
    .where('county', '=', county)
    .where('policy', policy === undefined ? 'is' : '=', (policy?.name ?? null) as never)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.id
}

/** Of each approval that a run does not find as it was approved: why. */
async function readingsIn(
  services: Services,
  { run, open, office }: Current,
  own: readonly Approval[],
  person?: string,
): Promise<readonly ChangedReading[]> {
  const { db } = services
  const standings =
    person === undefined
      ? await standingsOf(db, { id: run, open }, office)
      : await standingsOfPerson(db, { id: run, open }, office, person)
  if ('unusable' in standings) return own.map(({ id }) => ({ approval: id, why: standings.unusable }))
  const there = new Set((await approvalsOf(db, run, person)).map(({ id }) => id))
  const changed: ChangedReading[] = []
  for (const one of own) {
    if (there.has(one.id) && stands(one, standings)) continue
    changed.push({
      approval: one.id,
      why: await whyOf(services, one, run, open, there.has(one.id), standings),
    })
  }
  return changed
}

const stands = (one: Approval, { all }: Standings): boolean => {
  const now = all
    .get(countName(one.person_id, one.count_key))
    ?.may.find(({ statute }) => statute === one.statute)
  return now !== undefined && isSame(now.standing, one.standing)
}

async function whyOf(
  services: Services,
  one: Approval,
  run: number,
  open: OpenRun,
  isThere: boolean,
  { all }: Standings,
): Promise<string> {
  if (!isThere) return `Run ${run} has nobody of this number, name and birth date.`
  const is = standingNow(await givenOf(services.db, run, open, one.person_id), one, all)
  return `${await where(services, one, run, open)}: it was ${inWords(one.standing)}, and is ${inWords(is)}.`
}

/** What has changed: a fact, lines of the files, or what the program makes of them. */
async function where(services: Services, one: Approval, run: number, open: OpenRun): Promise<string> {
  if (one.run_id === run) return 'A fact was given or withdrawn since it was approved'
  const before = await services.runs.open(one.run_id)
  const [was, is] = await Promise.all([
    'unusable' in before ? undefined : before.rows(one.person_id),
    open.rows(one.person_id),
  ])
  const lines =
    was === undefined || is === undefined || 'unusable' in was || 'unusable' in is
      ? []
      : linesChanged(was, is)
  return lines.length === 0
    ? `Run ${run} answers this record differently`
    : `Run ${run} reads this record differently (${lines.join(', ')})`
}

async function givenOf(
  db: Database,
  run: number,
  open: OpenRun,
  person: string,
): Promise<readonly GivenSubject[]> {
  const facts = await factsFor(db, run, person, undefined)
  const given = await open.givenEach(person, factTable(facts.map(asNew)))
  return given === undefined || 'unusable' in given ? [] : given
}

function standingNow(
  each: readonly GivenSubject[],
  one: Approval,
  all: Standings['all'],
): { readonly outcome: string; readonly relief: string } | undefined {
  const now = all
    .get(countName(one.person_id, one.count_key))
    ?.may.find(({ statute }) => statute === one.statute)
  const given = each.find(({ of, key }) => of === 'conviction' && key === one.count_key)?.given
  return given && { outcome: given.outcome, relief: now?.relief ?? given.relief }
}

function inWords(standing: Readonly<Record<string, unknown>> | undefined): string {
  if (standing === undefined) return 'not a conviction that is considered'
  const { outcome, relief } = standing
  return relief === '' || relief === undefined ? `[${outcome}]` : `[${outcome}, ${relief}]`
}

/** So many lines are named. */
const NAMED = 4

/** The lines of the later files that the earlier do not have as they are, and lines that are gone. */
export function linesChanged(was: readonly SourceRow[], is: readonly SourceRow[]): readonly string[] {
  const text = ({ cells }: SourceRow): string => JSON.stringify(cells)
  const before = new Set(was.map(text))
  const after = new Set(is.map(text))
  const changed = is.filter(row => !before.has(text(row))).map(({ file, line }) => `line ${line} of ${file}`)
  const gone = was.filter(row => !after.has(text(row)))
  const told = changed.length > 0 ? changed : gone.map(({ file, line }) => `line ${line} of ${file} is gone`)
  return told.length > NAMED ? [...told.slice(0, NAMED), `and ${told.length - NAMED} more`] : told
}

/**
 * Holds what is approved and not filed where its answer is not the one that was approved any more: it is opened again with why, and
 * a batch that was signed with it is to be signed again. Nothing that is filed moves. `person`: only theirs.
 */
export async function holdChanged(
  services: Services,
  { run, open }: Omit<Current, 'office'>,
  person?: string,
): Promise<readonly number[]> {
  const { db, now } = services
  const waiting = await db
    .selectFrom('approval')
    .select('id')
    .where('state', 'in', [...NOT_FILED_YET])
    .$if(person !== undefined, query => query.where('person_id', '=', person as string))
    .limit(1)
    .executeTakeFirst()
  const office = waiting === undefined ? undefined : await officeThere(db, open)
  if (office === undefined) return []
  const alike = await runsAlike(db, open)
  const own = (await approvalsOf(db, run, person)).filter(
    one => NOT_FILED_YET.includes(one.state) && alike.has(one.run_id),
  )
  const changed = own.length === 0 ? [] : await readingsIn(services, { run, open, office }, own, person)
  if (changed.length === 0) return []
  return await db.transaction().execute(async trx => {
    await alone(trx)
    const held: number[] = []
    for (const { approval, why } of changed) {
      const [one] = await moveApprovals(trx, [approval], 'hold', now(), { why })
      if (one === undefined) continue
      held.push(approval)
      if (one.batch_id !== null) await outOfBatch(trx, one.batch_id, approval, why, now())
      await record(
        trx,
        PROGRAM,
        {
          action: 'held an approval',
          object: one.person_id,
          detail: { approval, why },
          run: open.run.sha256,
        },
        now(),
      )
    }
    return held
  })
}

/** The runs that were asked the same: of another question an answer says nothing. */
const runsAlike = async (db: Database, { run }: OpenRun): Promise<ReadonlySet<number>> =>
  new Set(
    (
      await db
        .selectFrom('run')
        .select('id')
        .where('program', '=', run.program.name)
        .where('county', '=', run.county)
        .where('policy', run.policy === undefined ? 'is' : '=', (run.policy?.name ?? null) as never)
        .execute()
    ).map(({ id }) => id),
  )

/** Nobody did: it follows from what somebody did, which has its own entry. */
const PROGRAM: Who = { who: 'Setaside', session: '' }

/** A batch that was signed has another list without the count: it is open again, and to be signed again. */
async function outOfBatch(
  trx: Database,
  batch: number,
  approval: number,
  why: string,
  now: Date,
): Promise<void> {
  await markOut(trx, batch, [approval], why, undefined, now)
  const { state, version } = await trx
    .selectFrom('batch')
    .select(['state', 'version'])
    .where('id', '=', batch)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const signed = state === 'signed'
  await trx
    .updateTable('batch')
    .set({ version: version + 1, ...(signed ? { state: 'open', ...UNSIGNED } : {}) })
    .where('id', '=', batch)
    .execute()
  if (!signed) return
  const rest = await trx.selectFrom('approval').select('id').where('batch_id', '=', batch).execute()
  await moveApprovals(
    trx,
    rest.map(({ id }) => id),
    'unsign',
    now,
  )
}
