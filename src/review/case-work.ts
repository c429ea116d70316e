/** The cases of a run: taken for a while by one person, answered once, taken back, read a second time. Two people are never on one. */
import { type Selectable, sql } from 'kysely'
import { type Act, after, type State, UNREAD } from './case-states.ts'
import { anyOf, type Database } from './database/connection.ts'
import type { CaseTable } from './database/tables.ts'
import { caseDue, type Deadlines } from './deadlines.ts'
import { addFact, type NewFact, withdrawFact } from './facts.ts'

export type Case = Omit<Selectable<CaseTable>, 'state'> & { readonly state: State }

/** A case is somebody's for so long after they last did something with it, and is left alone for so long after it was skipped. */
export const LEASE_MS = 15 * 60_000
export const SKIP_MS = 30 * 60_000

/** Another has changed it since: nothing is saved. */
export interface Stale {
  readonly stale: true
  readonly case: Case
}
/** What cannot be done now, in a sentence. */
export interface NotNow {
  readonly notNow: string
}
export type Changed = { readonly done: Case } | Stale | NotNow

export const isDone = (changed: Changed): changed is { readonly done: Case } => 'done' in changed

export const asCase = (row: Selectable<CaseTable>): Case => row as Case

/**
 * Takes up to so many cases of a question for somebody: what they have already, then what waits, those that are due first, then
 * lives changed (a person whose only felony it may be), a person's cases together. Nobody else can take what another is taking.
 */
export function take(
  db: Database,
  run: number,
  fact: string,
  user: number,
  most: number,
  deadlines: Deadlines,
  now: Date,
  told: TakenTold,
): Promise<readonly Case[]> {
  return db.transaction().execute(async trx => {
    const until = new Date(now.getTime() + LEASE_MS)
    const mine = await trx
      .selectFrom('review_case')
      .leftJoin('person', join =>
        join
          .onRef('person.run_id', '=', 'review_case.run_id')
          .onRef('person.person_id', '=', 'review_case.person_id'),
      )
      .select('review_case.id')
      .where('review_case.run_id', '=', run)
      .where('review_case.fact', '=', fact)
      .where('review_case.state', '=', 'leased')
      .where('review_case.leased_by', '=', user)
      .where('review_case.leased_until', '>', now)
      .orderBy(sql`person.felonies = 1`, 'desc')
      .orderBy('review_case.person_id')
      .orderBy('review_case.id')
      .execute()
    const wanted = Math.max(0, most - mine.length)
    const free = await trx
      .selectFrom('review_case')
      .leftJoin('person', join =>
        join
          .onRef('person.run_id', '=', 'review_case.run_id')
          .onRef('person.person_id', '=', 'review_case.person_id'),
      )
      .select(['review_case.id', 'review_case.leased_by'])
      .where('review_case.run_id', '=', run)
      .where('review_case.fact', '=', fact)
      .where(({ or, and, eb }) =>
        or([
          eb('review_case.state', '=', 'waiting'),
          and([eb('review_case.state', '=', 'leased'), eb('review_case.leased_until', '<=', now)]),
        ]),
      )
      .where(({ or, eb }) => or([eb('skipped_until', 'is', null), eb('skipped_until', '<=', now)]))
      .orderBy(caseDue(deadlines))
      .orderBy(sql`person.felonies = 1`, 'desc')
      .orderBy('review_case.person_id')
      .orderBy('review_case.id')
      .limit(wanted)
      .forUpdate('review_case')
      .skipLocked()
      .execute()
    if (free.length > 0)
      await trx
        .updateTable('review_case')
        .set({
          state: 'leased',
          leased_by: user,
          leased_until: until,
          changed: now,
          version: sql`version + 1`,
        })
        .where('id', '=', anyOf(free.map(({ id }) => id)))
        .execute()
    await trx
      .updateTable('review_case')
      .set({ leased_until: until })
      .where('id', '=', anyOf(mine.map(({ id }) => id)))
      .execute()
    const all = [...mine, ...free].map(({ id }) => id)
    const taken = await trx.selectFrom('review_case').selectAll().where('id', '=', anyOf(all)).execute()
    const over = free.filter(one => isOvertaken(one, user)).map(({ id }) => id)
    const own = all.filter(id => !over.includes(id))
    if (own.length > 0) await told(trx, own, 'took cases')
    if (over.length > 0) await told(trx, over, 'took over cases')
    return all.map(id => asCase(taken.find(one => one.id === id) as Selectable<CaseTable>))
  })
}

/** Tells the audit, in the transaction that takes them, of cases that were free, or that another had let lie too long. */
export type TakenTold = (
  trx: Database,
  cases: readonly number[],
  action: 'took cases' | 'took over cases',
) => Promise<void>

const isOvertaken = ({ leased_by }: Pick<Case, 'leased_by'>, user: number): boolean =>
  leased_by !== null && leased_by !== user

/** Takes one case that another has not: by its number, from a person's page. */
export const takeOne = (
  db: Database,
  id: number,
  user: number,
  now: Date,
  told: TakenTold,
): Promise<Changed> =>
  changing(db, id, undefined, async (found, trx) => {
    if (isTheirs(found, user, now)) {
      await told(trx, [id], 'took cases')
      return keep(trx, found, now)
    }
    const free: Case =
      found.state === 'leased' && (found.leased_until?.getTime() ?? 0) <= now.getTime()
        ? { ...found, state: 'waiting' }
        : found
    const until = new Date(now.getTime() + LEASE_MS)
    const taken = await move(trx, free, 'take', now, { leased_by: user, leased_until: until })
    if (isDone(taken)) await told(trx, [id], isOvertaken(found, user) ? 'took over cases' : 'took cases')
    return taken
  })

const isTheirs = ({ state, leased_by, leased_until }: Case, user: number, now: Date): boolean =>
  state === 'leased' && leased_by === user && (leased_until?.getTime() ?? 0) > now.getTime()

type Trx = Database

/** Tells the audit of what was changed, in the transaction that changes it. */
export type Told = (trx: Database, changed: Case) => Promise<void>

/** Of a run that people do not work on any more nothing is answered, and nothing shown as if it waited. */
export const inCurrentRun = sql<boolean>`run_id = (select id from run where current)`

/** Changes a case that nobody else can change meanwhile, where it is as it was seen. */
function changing(
  db: Database,
  id: number,
  version: number | undefined,
  change: (found: Case, trx: Trx) => Promise<Changed>,
  told?: Told,
): Promise<Changed> {
  return db.transaction().execute(async trx => {
    const row = await trx
      .selectFrom('review_case')
      .selectAll()
      .where('id', '=', id)
      .where(inCurrentRun)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined)
      return { notNow: 'the run that people work on has no such case any more; go back to the list' }
    const found = asCase(row)
    if (version !== undefined && found.version !== version) return { stale: true, case: found }
    const changed = await change(found, trx)
    if (isDone(changed)) await told?.(trx, changed.done)
    return changed
  })
}

interface Lease {
  readonly leased_by: number | null
  readonly leased_until: Date | null
  readonly skipped_until?: Date
}
const FREE: Lease = { leased_by: null, leased_until: null }

/** Moves a case that nobody else can change meanwhile. */
export async function move(
  trx: Trx,
  found: Case,
  act: Act,
  now: Date,
  lease: Lease = FREE,
): Promise<Changed> {
  const state = after(found.state, act)
  if (state === undefined)
    return { notNow: `this case is ${SAYS[found.state]}: that cannot be done with it now` }
  const row = await trx
    .updateTable('review_case')
    .set({
      state,
      ...lease,
      changed: now,
      version: sql`version + 1`,
      ...(WAITS_ANEW.includes(act) ? { since: now } : {}),
    })
    .where('id', '=', found.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { done: asCase(row) }
}

/** From here on it waits for something else than before. */
const WAITS_ANEW: readonly Act[] = ['answer-for-two', 'differ', 'undo', 'needed-again']

async function keep(trx: Trx, found: Case, now: Date): Promise<Changed> {
  const row = await trx
    .updateTable('review_case')
    .set({ leased_until: new Date(now.getTime() + LEASE_MS) })
    .where('id', '=', found.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { done: asCase(row) }
}

const SAYS: Readonly<Record<State, string>> = {
  waiting: 'waiting, and with nobody',
  leased: 'with somebody',
  'needs-papers': 'waiting for papers',
  referred: 'referred to somebody else',
  'not-found': 'looked at, and its answer was not found',
  'second-read': 'answered, and waiting for a second reader',
  'second-reading': 'answered, and being read a second time',
  disputed: 'answered in two ways',
  settled: 'settled',
  'not-needed': 'not needed any more',
}

export interface Answer {
  readonly value: string
  readonly source: string
  readonly reference: string
  readonly note: string
  /** The fact as it goes into the store. */
  readonly fact: NewFact
}

/** Answers a case that is with them. `isReadTwice`: a second person reads it before it counts. */
export const answer = (
  db: Database,
  id: number,
  version: number,
  user: number,
  said: Answer,
  isReadTwice: (found: Case) => boolean,
  now: Date,
  told: Told,
): Promise<Changed> =>
  changing(
    db,
    id,
    version,
    async (found, trx) => {
      if (!isTheirs(found, user, now)) return notWithYou(found, user)
      const moved = await move(trx, found, isReadTwice(found) ? 'answer-for-two' : 'answer', now)
      if (!isDone(moved)) return moved
      await supersede(trx, id, user, now)
      const factId = await addFact(trx, found.run_id, said.fact, user)
      await decide(trx, id, user, { kind: 'answer', ...said, factId })
      return moved
    },
    told,
  )

/** What was said before a later run read the record otherwise stood until now. */
async function supersede(trx: Trx, id: number, user: number, now: Date): Promise<void> {
  const before = await trx
    .selectFrom('decision')
    .select('fact_id')
    .where('case_id', '=', id)
    .where('undone', 'is not', null)
    .execute()
  for (const { fact_id } of before)
    if (fact_id !== null) await withdrawFact(trx, fact_id, user, 'answered again', now)
}

const notWithYou = (found: Case, user: number): Changed =>
  found.state === 'leased' && found.leased_by === user
    ? { notNow: 'the case was with you too long without an answer, and went back to the list; take it again' }
    : found.state === 'leased'
      ? { stale: true, case: found }
      : { notNow: `this case is ${SAYS[found.state]}: take it first` }

interface Said {
  readonly kind: string
  readonly value?: string
  readonly source?: string
  readonly reference?: string
  readonly note?: string
  readonly factId?: number
  readonly rulingId?: number
  readonly reader?: string
  readonly readOn?: string
}

/** Keeps what somebody said on a case. */
export async function decide(trx: Trx, id: number, by: number, said: Said): Promise<void> {
  const {
    kind,
    value = '',
    source = '',
    reference = '',
    note = '',
    factId,
    rulingId,
    reader = '',
    readOn,
  } = said
  await trx
    .insertInto('decision')
    .values({
      case_id: id,
      by,
      kind,
      value,
      source,
      reference,
      note,
      fact_id: factId ?? null,
      ruling_id: rulingId ?? null,
      reader,
      read_on: readOn ?? null,
    })
    .execute()
}

export type Looked = 'not-found' | 'more-papers' | 'refer'

/** Looked at, and no answer: which paper, to whom, or where it was looked for. */
export const looked = (
  db: Database,
  id: number,
  version: number,
  user: number,
  how: Looked,
  note: string,
  now: Date,
  told: Told,
): Promise<Changed> =>
  changing(
    db,
    id,
    version,
    async (found, trx) => {
      if (!isTheirs(found, user, now)) return notWithYou(found, user)
      const moved = await move(trx, found, how, now)
      if (isDone(moved)) await decide(trx, id, user, { kind: how, note })
      return moved
    },
    told,
  )

/** Puts a case back for a while, without a word on it. */
export const skip = (db: Database, id: number, user: number, now: Date, told: Told): Promise<Changed> =>
  changing(
    db,
    id,
    undefined,
    async (found, trx) =>
      isTheirs(found, user, now)
        ? move(trx, found, 'release', now, { ...FREE, skipped_until: new Date(now.getTime() + SKIP_MS) })
        : notWithYou(found, user),
    told,
  )

/** Takes back what was last said on a case; a fact that came of it is withdrawn. Who answered may, and whoever decides. */
export const undo = (
  db: Database,
  id: number,
  user: number,
  mayAll: boolean,
  why: string,
  now: Date,
  told: Told,
): Promise<Changed> =>
  changing(db, id, undefined, (found, trx) => undoIn(trx, found, { user, mayAll, why, now }), told)

export interface Undoing {
  readonly user: number
  readonly mayAll: boolean
  readonly why: string
  readonly now: Date
}

/** The same within a transaction that holds the case. */
export async function undoIn(trx: Trx, found: Case, { user, mayAll, why, now }: Undoing): Promise<Changed> {
  const { id } = found
  const said = await trx
    .selectFrom('decision')
    .selectAll()
    .where('case_id', '=', id)
    .where('undone', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  if (said.length === 0) return { notNow: 'nothing was said on this case that could be taken back' }
  if (!mayAll && said.some(one => one.by !== user))
    return { notNow: 'another has answered this case: they, or a reviewing attorney, can take it back' }
  const moved = await move(trx, found, 'undo', now)
  if (!isDone(moved)) return moved
  await trx
    .updateTable('decision')
    .set({ undone: now })
    .where('case_id', '=', id)
    .where('undone', 'is', null)
    .execute()
  for (const { fact_id } of said) if (fact_id !== null) await withdrawFact(trx, fact_id, user, why, now)
  return moved
}

// ---- the second reading ------------------------------------------------------------------------------------------------

/** Takes a case to read a second time, that somebody else has answered. */
export function takeSecond(
  db: Database,
  run: number,
  user: number,
  now: Date,
  told: TakenTold,
): Promise<Case | undefined> {
  return db.transaction().execute(async trx => {
    const row = await trx
      .selectFrom('review_case')
      .selectAll()
      .where('run_id', '=', run)
      .where(({ or, and, eb }) =>
        or([
          eb('state', '=', 'second-read'),
          and([eb('state', '=', 'second-reading'), eb('leased_until', '<=', now)]),
          and([eb('state', '=', 'second-reading'), eb('leased_by', '=', user)]),
        ]),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('decision')
              .select('decision.id')
              .whereRef('decision.case_id', '=', 'review_case.id')
              .leftJoin('ruling', 'ruling.id', 'decision.ruling_id')
              .where('decision.undone', 'is', null)
              .where(either => either.or([either('decision.by', '=', user), either('ruling.by', '=', user)])),
          ),
        ),
      )
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (row === undefined) return undefined
    const taken = await trx
      .updateTable('review_case')
      .set({
        state: 'second-reading',
        leased_by: user,
        leased_until: new Date(now.getTime() + LEASE_MS),
        changed: now,
        version: sql`version + 1`,
      })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await told(trx, [row.id], isOvertaken(row, user) ? 'took over cases' : 'took cases')
    return asCase(taken)
  })
}

export interface SecondRead {
  readonly value: string
  readonly source: string
  readonly note: string
  /** Who has read on paper, where it was not the user; and when. */
  readonly reader?: string
  readonly readOn?: string
}

/** A second answer, by another than the first: the same settles the case, another makes a dispute. */
export const readAgain = (
  db: Database,
  id: number,
  user: number,
  said: SecondRead,
  now: Date,
  told: Told,
): Promise<Changed> =>
  changing(db, id, undefined, (found, trx) => readAgainIn(trx, found, user, said, now), told)

async function readAgainIn(
  trx: Trx,
  found: Case,
  user: number,
  said: SecondRead,
  now: Date,
): Promise<Changed> {
  const { id } = found
  const first = await standing(trx, id, 'answer')
  if (first === undefined || !UNREAD.includes(found.state))
    return { notNow: `this case is ${SAYS[found.state]}: it has no answer to be read again` }
  const onPaper = said.reader !== undefined
  const gave = await whoGave(trx, first)
  if (!onPaper && gave.some(one => one.id === user))
    return { notNow: 'you gave the first answer: the second must be another person’s' }
  if (gave.some(({ name }) => said.reader !== undefined && isAlike(name, said.reader)))
    return { notNow: 'whoever gave the first answer does not read it a second time: name another person' }
  if (!onPaper && !(found.state === 'second-reading' && found.leased_by === user))
    return { notNow: 'take the case to read it a second time first' }
  const moved = await move(trx, found, isAlike(first.value, said.value) ? 'agree' : 'differ', now)
  if (isDone(moved)) await decide(trx, id, user, { kind: 'second-read', ...said })
  return moved
}

/** Whoever gave an answer: who gave it for this case, and whose ruling it is where it rests on one. */
const whoGave = (trx: Trx, { by, ruling_id }: { by: number; ruling_id: number | null }) =>
  trx
    .selectFrom('user_account')
    .select(['id', sql<string>`coalesce(nullif(name, ''), os_user)`.as('name')])
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('id', '=', by),
        eb(
          'id',
          '=',
          selectFrom('ruling')
            .select('ruling.by')
            .where('ruling.id', '=', ruling_id ?? -1),
        ),
      ]),
    )
    .execute()

/** Whether two people have written the same. */
export const isAlike = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

const standing = (trx: Trx, id: number, kind: string) =>
  trx
    .selectFrom('decision')
    .selectAll()
    .where('case_id', '=', id)
    .where('kind', '=', kind)
    .where('undone', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** What two people answered, one without seeing the other’s, where they differ. */
export interface Reading {
  readonly value: string
  readonly source: string
  readonly reference: string
  readonly note: string
  /** Who read: by name, where it was on paper. */
  readonly by: string
  readonly userId: number
  readonly at: Date
  readonly onPaper: boolean
}

/** The two answers of a dispute; undefined where there is none: then nobody may see them side by side. */
export async function readingsOf(db: Database, id: number): Promise<readonly Reading[] | undefined> {
  const found = await db.selectFrom('review_case').select('state').where('id', '=', id).executeTakeFirst()
  if (found?.state !== 'disputed') return undefined
  const rows = await db
    .selectFrom('decision')
    .innerJoin('user_account', 'user_account.id', 'decision.by')
    .select(['value', 'source', 'reference', 'note', 'decision.by', 'at', 'reader', 'name', 'os_user'])
    .where('case_id', '=', id)
    .where('kind', 'in', ['answer', 'second-read'])
    .where('undone', 'is', null)
    .orderBy('decision.id')
    .execute()
  return rows.map(({ by, reader, name, os_user, ...row }) => ({
    ...row,
    by: reader === '' ? name || os_user : reader,
    userId: by,
    onPaper: reader !== '',
  }))
}

export interface Settlement {
  readonly value: string
  readonly source: string
  readonly note: string
  readonly fact: NewFact
  /** Who has decided on paper, where it was not the user; and when. */
  readonly reader?: string
  readonly readOn?: string
}

/**
 * Ends a dispute by one of the two answers, or a third: the fact that stood is withdrawn where it was not that. Whoever gave one
 * of the two decides nothing between them.
 */
export const settle = (
  db: Database,
  id: number,
  version: number,
  user: number,
  said: Settlement,
  now: Date,
  told: Told,
): Promise<Changed> => changing(db, id, version, (found, trx) => settleIn(trx, found, user, said, now), told)

async function settleIn(trx: Trx, found: Case, user: number, said: Settlement, now: Date): Promise<Changed> {
  const { id } = found
  const readings = (await readingsOf(trx, id)) ?? []
  const { reader } = said
  const isTheirOwn = readings.some(one =>
    reader === undefined ? !one.onPaper && one.userId === user : isAlike(one.by, reader),
  )
  if (isTheirOwn)
    return {
      notNow:
        'whoever gave one of the two answers does not decide between them: name a third person, or take the answer back',
    }
  const moved = await move(trx, found, 'settle', now)
  if (!isDone(moved)) return moved
  const first = await standing(trx, id, 'answer')
  if (first !== undefined && !isAlike(first.value, said.value)) {
    if (first.fact_id !== null) await withdrawFact(trx, first.fact_id, user, 'settled otherwise', now)
    const factId = await addFact(trx, found.run_id, said.fact, user)
    await decide(trx, id, user, { kind: 'settle', ...said, factId })
  } else await decide(trx, id, user, { kind: 'settle', ...said })
  return moved
}

/** What is still asked of a person: the others need no answer any more, and those that do again wait again. */
export async function refresh(
  db: Database,
  run: number,
  person: string,
  needed: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const rows = await trx
      .selectFrom('review_case')
      .selectAll()
      .where('run_id', '=', run)
      .where('person_id', '=', person)
      .forUpdate()
      .execute()
    for (const row of rows) {
      const found = asCase(row)
      const act: Act = needed.has(caseKey(found.count_key, found.fact)) ? 'needed-again' : 'no-longer-needed'
      if (after(found.state, act) !== undefined) await move(trx, found, act, now)
    }
  })
}

export const caseKey = (count: string, fact: string): string => JSON.stringify([count, fact])
