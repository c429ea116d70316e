/** Rulings: one answer on the law for many cases, each of which is taken out, put back and read a second time by itself. */
import { sql } from 'kysely'
import { after, type State, UNREAD } from './case-states.ts'
import { asCase, type Case, decide, inCurrentRun, isDone, move, type NotNow, undoIn } from './case-work.ts'
import { anyOf, type Database } from './database/connection.ts'
import { addFact, type NewFact } from './facts.ts'

export interface Ruling {
  readonly fact: string
  readonly value: string
  readonly authority: string
  readonly run: number
}

/** Tells the audit, in the transaction of what is told. */
export type ToldCases = (trx: Database, id: number, cases: readonly number[]) => Promise<void>

export interface Ruled {
  readonly id: number
  readonly cases: readonly number[]
}

/** Who does it, and when. */
export interface Doing {
  readonly user: number
  readonly now: Date
  readonly told: ToldCases
}

/** Answers many cases by one ruling; each has a fact of its own that names it. What is with another is left alone. */
export function rule(
  db: Database,
  ruling: Ruling,
  ids: readonly number[],
  factOf: (one: Case) => NewFact,
  { user, now, told }: Doing,
): Promise<Ruled | NotNow> {
  return db.transaction().execute(async trx => {
    const free = (await heldCases(trx, ids))
      .filter(one => one.run_id === ruling.run && one.fact === ruling.fact && one.of_law)
      .filter(one => canBeRuled(one, user, now))
    if (free.length === 0) return { notNow: 'none of these cases waits for this question of law' }
    const { id } = await trx
      .insertInto('ruling')
      .values({
        run_id: ruling.run,
        fact: ruling.fact,
        value: ruling.value,
        authority: ruling.authority,
        by: user,
        withdrawn_why: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const one of free) await answerBy(trx, { ...ruling, id }, one, factOf, { user, now })
    const cases = free.map(one => one.id)
    await told(trx, id, cases)
    return { id, cases }
  })
}

/** Nobody else can change them meanwhile. */
const heldCases = async (trx: Database, ids: readonly number[]): Promise<readonly Case[]> =>
  (
    await trx
      .selectFrom('review_case')
      .selectAll()
      .where('id', '=', anyOf(ids))
      .orderBy('id')
      .forUpdate()
      .execute()
  ).map(asCase)

async function answerBy(
  trx: Database,
  ruling: Pick<Ruling, 'value' | 'authority'> & { readonly id: number },
  one: Case,
  factOf: (one: Case) => NewFact,
  { user, now }: Pick<Doing, 'user' | 'now'>,
): Promise<void> {
  const moved = await move(trx, asFree(one, user, now) ?? one, 'answer-for-two', now)
  if (!isDone(moved)) throw new Error('a case that was free cannot be answered')
  const factId = await addFact(trx, one.run_id, factOf(one), user, ruling.id)
  await decide(trx, one.id, user, {
    kind: 'answer',
    value: ruling.value,
    source: ruling.authority,
    factId,
    rulingId: ruling.id,
  })
}

/** An answer that came in a file, to what two people read: it waits for a second reader as any other does. Why it is not taken, where it is not. */
export async function firstAnswer(
  trx: Database,
  run: number,
  said: NewFact,
  { user, now }: Pick<Doing, 'user' | 'now'>,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('review_case')
    .selectAll()
    .where('run_id', '=', run)
    .where('person_id', '=', said.person)
    .where('count_key', '=', said.count)
    .where('fact', '=', said.fact)
    .forUpdate()
    .executeTakeFirst()
  const free = row && asFree(asCase(row), user, now)
  const moved = free && (await move(trx, free, 'answer-for-two', now))
  if (row === undefined || moved === undefined || !isDone(moved))
    return 'is a question that two people read, and it does not wait for a first answer in Review'
  const factId = await addFact(trx, run, said, user)
  await decide(trx, row.id, user, { kind: 'answer', value: said.value, source: said.source, factId })
  return undefined
}

/** Mine or nobody's counts as waiting; undefined where it is with another: then it is left alone. */
function asFree(one: Case, user: number, now: Date): Case | undefined {
  if (one.state !== 'leased') return one
  const free = one.leased_by === user || (one.leased_until?.getTime() ?? 0) <= now.getTime()
  return free ? { ...one, state: 'waiting' } : undefined
}

function canBeRuled(one: Case, user: number, now: Date): boolean {
  const free = asFree(one, user, now)
  return free !== undefined && after(free.state, 'answer-for-two') !== undefined
}

/** One that stands, of the run people work on or with cases that came along from an earlier one. */
const heldRuling = async (trx: Database, id: number) => {
  const found = await trx
    .selectFrom('ruling')
    .selectAll()
    .where('id', '=', id)
    .where(({ or, exists, selectFrom }) =>
      or([
        inCurrentRun,
        exists(
          selectFrom('decision')
            .innerJoin('review_case', 'review_case.id', 'decision.case_id')
            .select('decision.id')
            .where('decision.ruling_id', '=', id)
            .where(sql<boolean>`review_case.run_id = (select id from run where current)`),
        ),
      ]),
    )
    .forUpdate()
    .executeTakeFirst()
  return found?.withdrawn === null ? found : undefined
}
const NO_RULING: NotNow = { notNow: 'there is no such ruling that stands' }

/** Takes a ruling back: the cases that still rest on it wait again, and are told as they were. */
export function withdrawRuling(
  db: Database,
  id: number,
  why: string,
  { user, now, told }: Doing,
): Promise<readonly Case[] | NotNow> {
  return db.transaction().execute(async trx => {
    if ((await heldRuling(trx, id)) === undefined) return NO_RULING
    await trx.updateTable('ruling').set({ withdrawn: now, withdrawn_why: why }).where('id', '=', id).execute()
    const cases = await heldCases(trx, await casesUnder(trx, id))
    for (const one of cases) await undoIn(trx, one, { user, mayAll: true, why, now })
    await told(
      trx,
      id,
      cases.map(one => one.id),
    )
    return cases
  })
}

/** The cases that rest on a ruling now. */
const casesUnder = async (db: Database, id: number): Promise<readonly number[]> =>
  (
    await db
      .selectFrom('decision')
      .select('case_id')
      .where('ruling_id', '=', id)
      .where('undone', 'is', null)
      .execute()
  ).map(({ case_id }) => case_id)

/** Takes cases out of a ruling that stands: they wait again by themselves, and are told as they were. Anybody who works on cases may. */
export function takeOut(
  db: Database,
  id: number,
  ids: readonly number[],
  why: string,
  { user, now, told }: Doing,
): Promise<readonly Case[] | NotNow> {
  return db.transaction().execute(async trx => {
    if ((await heldRuling(trx, id)) === undefined) return NO_RULING
    // Only then is asked what rests on it: of two who take the same case out, the second finds it out.
    const held = await heldCases(trx, ids)
    const under = new Set((await casesOf(trx, id)).filter(one => !one.out).map(one => one.case))
    const cases = held.filter(one => under.has(one.id))
    if (cases.length === 0) return { notNow: 'none of these cases rests on this ruling' }
    for (const one of cases) await undoIn(trx, one, { user, mayAll: true, why, now })
    await told(
      trx,
      id,
      cases.map(one => one.id),
    )
    return cases
  })
}

/**
 * Puts cases back under a ruling that they were taken out of: answered by it anew, by whoever puts them back, and read a second time
 * by somebody who neither ruled nor put them back. What was answered otherwise meanwhile is left alone.
 */
export function putBack(
  db: Database,
  id: number,
  ids: readonly number[],
  factOf: (one: Case, ruling: Ruling) => NewFact,
  { user, now, told }: Doing,
): Promise<readonly Case[] | NotNow> {
  return db.transaction().execute(async trx => {
    const ruling = await heldRuling(trx, id)
    if (ruling === undefined) return NO_RULING
    const held = await heldCases(trx, ids)
    const out = new Set((await casesOf(trx, id)).filter(one => one.out).map(one => one.case))
    const cases = held.filter(one => out.has(one.id) && canBeRuled(one, user, now))
    if (cases.length === 0)
      return { notNow: 'none of these cases was taken out of this ruling and waits for an answer' }
    const asked: Ruling = { ...ruling, run: ruling.run_id }
    for (const one of cases) await answerBy(trx, ruling, one, found => factOf(found, asked), { user, now })
    await told(
      trx,
      id,
      cases.map(one => one.id),
    )
    return cases
  })
}

export interface CaseOfRuling {
  readonly case: number
  readonly person: string
  readonly name: string
  readonly count: string
  readonly state: State
  /** It was taken out; why, in the words of whoever did. */
  readonly out: boolean
  readonly why: string
}

/** The cases of the run people work on that rest on a ruling, and those that were taken out of it. */
export async function casesOf(db: Database, id: number): Promise<readonly CaseOfRuling[]> {
  const rows = await db
    .selectFrom('review_case')
    .innerJoin(
      db
        .selectFrom('decision')
        .leftJoin('fact', 'fact.id', 'decision.fact_id')
        .distinctOn('decision.case_id')
        .select(['decision.case_id', 'decision.undone', 'fact.withdrawn_why'])
        .where('decision.ruling_id', '=', id)
        .orderBy('decision.case_id')
        .orderBy('decision.id', 'desc')
        .as('said'),
      'said.case_id',
      'review_case.id',
    )
    .leftJoin('person', join =>
      join
        .onRef('person.run_id', '=', 'review_case.run_id')
        .onRef('person.person_id', '=', 'review_case.person_id'),
    )
    .select([
      'review_case.id',
      'review_case.person_id',
      'review_case.count_key',
      'review_case.state',
      'person.name',
      'said.undone',
      'said.withdrawn_why',
    ])
    .where(sql<boolean>`review_case.run_id = (select id from run where current)`)
    .orderBy('review_case.person_id')
    .orderBy('review_case.id')
    .execute()
  return rows.map(row => ({
    case: row.id,
    person: row.person_id,
    name: row.name ?? '',
    count: row.count_key,
    state: row.state as State,
    out: row.undone !== null,
    why: row.undone === null ? '' : (row.withdrawn_why ?? ''),
  }))
}

export interface StandingRuling {
  readonly id: number
  readonly fact: string
  /** Absent while another than the viewer gave it and some of its cases are still to be read a second time: that is done blind. */
  readonly said?: { readonly value: string; readonly authority: string }
  readonly by: string
  readonly at: Date
  readonly withdrawn: boolean
  /** How many rest on it, and how many were taken out. */
  readonly cases: readonly number[]
  readonly out: number
}

/** The rulings of the run people work on, and those whose cases came along from an earlier one; the last one first. */
export async function rulingsOf(
  db: Database,
  run: number,
  viewer: number,
): Promise<readonly StandingRuling[]> {
  const rows = await db
    .selectFrom('ruling')
    .innerJoin('user_account', 'user_account.id', 'ruling.by')
    .select(['ruling.id', 'fact', 'value', 'authority', 'by', 'name', 'os_user', 'at', 'withdrawn'])
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('ruling.run_id', '=', run),
        exists(
          selectFrom('decision')
            .innerJoin('review_case', 'review_case.id', 'decision.case_id')
            .select('decision.id')
            .whereRef('decision.ruling_id', '=', 'ruling.id')
            .where('review_case.run_id', '=', run),
        ),
      ]),
    )
    .orderBy('ruling.id', 'desc')
    .execute()
  const found: StandingRuling[] = []
  for (const row of rows) {
    const cases = await casesOf(db, row.id)
    const under = cases.filter(({ out }) => !out)
    const isBlind = row.by !== viewer && under.some(({ state }) => UNREAD.includes(state))
    found.push({
      id: row.id,
      fact: row.fact,
      ...(isBlind ? {} : { said: { value: row.value, authority: row.authority } }),
      by: row.name || row.os_user,
      at: row.at,
      withdrawn: row.withdrawn !== null,
      cases: under.map(one => one.case),
      out: row.withdrawn === null ? cases.length - under.length : 0,
    })
  }
  return found
}
