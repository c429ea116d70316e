/** Review: questions of law, then of fact; cases taken, answered, looked at, skipped, taken back, read a second time. */

import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { record } from '../audit.ts'
import {
  answer,
  type Case,
  type Changed,
  inCurrentRun,
  isAlike,
  isDone,
  looked,
  readAgain,
  readingsOf,
  settle,
  skip,
  type TakenTold,
  type Told,
  take,
  takeOne,
  takeSecond,
  undo,
} from '../case-work.ts'
import { countedNow, groupsFor } from '../cases-counted.ts'
import { anyOf } from '../database/connection.ts'
import type { OpenRun } from '../engine.ts'
import type { NewFact } from '../facts.ts'
import { officeOf } from '../office.ts'
import { refreshCases } from '../person.ts'
import { DECIDE, SEE, SETTLE, WORK } from '../roles.ts'
import { isReadTwice } from '../second-reads.ts'
import type { Services } from '../services.ts'
import { caseOf } from './case-shape.ts'
import { mustBeTaken } from './person-ways.ts'
import { ById, currentRun, sentence } from './run-ways.ts'
import {
  CaseAnswer,
  CaseLooked,
  CaseShape,
  Cases,
  Nothing,
  Readings,
  Review,
  SecondRead,
  Settlement,
  Take,
  Withdraw,
} from './shapes.ts'
import { type Asked, Refusal, way } from './way.ts'

export function reviewWays(api: OpenAPIHono, services: Services): void {
  queue(api, services)
  answering(api, services)
  second(api, services)
}

/** Sends cases with the names of their people. */
async function withNames(
  services: Services,
  cases: readonly Case[],
  viewer: number,
  now: Date,
): Promise<z.input<typeof CaseShape>[]> {
  if (cases.length === 0) return []
  const names = await services.db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('run_id', '=', (cases[0] as Case).run_id)
    .where('person_id', '=', anyOf(cases.map(one => one.person_id)))
    .execute()
  const byId = new Map(names.map(({ person_id, name }) => [person_id, name]))
  return cases.map(one => caseOf(one, viewer, now, byId.get(one.person_id) ?? ''))
}

/** What was changed, or why not, as the page can tell it. */
function done(changed: Changed, viewer: number, now: Date): Case {
  if (isDone(changed)) return changed.done
  if ('notNow' in changed) throw new Refusal(409, sentence(changed.notNow))
  throw new Refusal(409, 'Somebody has changed this case since you opened it. Nothing of yours was saved.', {
    case: caseOf(changed.case, viewer, now, ''),
  })
}

function queue(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/review',
      says: 'What is asked, and how many wait',
      may: SEE,
      gives: Review,
      byItself: true,
    },
    async ({ session }) => {
      const { id } = await currentRun(services)
      const { counted, settings } = await countedNow(services, id)
      return { groups: [...groupsFor(counted, session.userId, settings)] }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/review/leases',
      says: 'Takes the next cases of a question',
      may: WORK,
      body: Take,
      gives: Cases,
    },
    async ({ body, session, who, now }) => {
      const { id, open } = await currentRun(services)
      const { deadlines } = (await officeOf(db)).settings
      const told = takenBy(who, now, open.run.sha256, { fact: body.fact })
      const cases = await take(db, id, body.fact, session.userId, body.most, deadlines, now, told)
      return { cases: await withNames(services, cases, session.userId, now) }
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/review/cases',
      says: 'The cases of a question',
      may: SEE,
      query: Take.pick({ fact: true }),
      gives: Cases,
    },
    async ({ query, session, now }) => {
      const { id } = await currentRun(services)
      const rows = await db
        .selectFrom('review_case')
        .selectAll()
        .where('run_id', '=', id)
        .where('fact', '=', query.fact)
        .where('state', '<>', 'not-needed')
        .orderBy('person_id')
        .orderBy('id')
        .limit(5_000)
        .execute()
      return { cases: await withNames(services, rows as Case[], session.userId, now) }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/cases/{id}/lease',
      says: 'Takes one case',
      may: WORK,
      params: ById,
      gives: CaseShape,
    },
    async ({ params, session, who, now }) => {
      const taken = done(
        await takeOne(db, params.id, session.userId, now, takenBy(who, now)),
        session.userId,
        now,
      )
      return (await withNames(services, [taken], session.userId, now))[0] as z.input<typeof CaseShape>
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/cases/{id}/skip',
      says: 'Puts a case back for half an hour',
      may: WORK,
      params: ById,
      gives: Nothing,
    },
    async ({ params, session, who, now }) => {
      const told: Told = (trx, one) =>
        record(trx, who, { action: 'skipped a case', object: String(one.id) }, now)
      done(await skip(db, params.id, session.userId, now, told), session.userId, now)
      return {}
    },
  )
}

/** Who took which cases, in one entry. */
const takenBy =
  (who: Named['who'], now: Date, run = '', detail: Readonly<Record<string, unknown>> = {}): TakenTold =>
  (trx, cases, action) =>
    record(trx, who, { action, detail: { ...detail, cases }, run }, now)

export type Named = Pick<Asked<never, never, never>, 'session' | 'who' | 'now'>

/** The fact that an answer gives. */
export function factOf(
  one: Pick<Case, 'person_id' | 'count_key' | 'fact'>,
  value: string,
  unit: string,
  source: string,
  { session, now }: Pick<Named, 'session' | 'now'>,
): NewFact {
  return {
    person: one.person_id,
    count: one.count_key,
    fact: one.fact,
    value,
    unit,
    source,
    by: session.name || session.osUser,
    asOf: now.toISOString().slice(0, 10),
    corrects: false,
    reason: '',
  }
}

export async function caseAt(services: Services, id: number): Promise<Case> {
  const row = await services.db
    .selectFrom('review_case')
    .selectAll()
    .where('id', '=', id)
    .where(inCurrentRun)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal(404, 'The run that people work on has no such case.')
  return row as Case
}

function answering(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/cases/{id}/answer',
      says: 'Answers a case',
      may: WORK,
      params: ById,
      body: CaseAnswer,
      gives: CaseShape,
    },
    async ({ params, body, session, roles, who, now }) => {
      const one = await caseAt(services, params.id)
      if (one.of_law && !roles.some(role => DECIDE.includes(role)))
        throw new Refusal(403, 'A question of law is answered by a reviewing attorney or an approver.')
      const { id, open } = await currentRun(services)
      const source = body.reference === '' ? body.source : `${body.source}: ${body.reference}`
      const fact = factOf(one, body.value, body.unit, source, { session, now })
      mustBeTaken(open, fact)
      const told = toldOf(who, now, 'answered a case', open)
      const { secondReads } = (await officeOf(db)).settings
      const changed = done(
        await answer(
          db,
          params.id,
          body.version,
          session.userId,
          { ...body, fact },
          found => isReadTwice(found, secondReads, services.vault),
          now,
          told,
        ),
        session.userId,
        now,
      )
      await refreshCases(services, open, id, one.person_id)
      return (await withNames(services, [changed], session.userId, now))[0] as z.input<typeof CaseShape>
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/cases/{id}/looked',
      says: 'Looked at, without an answer',
      may: WORK,
      params: ById,
      body: CaseLooked,
      gives: CaseShape,
    },
    async ({ params, body, session, who, now }) => {
      const { open } = await currentRun(services)
      const told = toldOf(who, now, 'answered a case', open, { how: body.how })
      const changed = done(
        await looked(db, params.id, body.version, session.userId, body.how, body.note, now, told),
        session.userId,
        now,
      )
      return (await withNames(services, [changed], session.userId, now))[0] as z.input<typeof CaseShape>
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/cases/{id}/undo',
      says: 'Takes an answer back; it is kept',
      may: WORK,
      params: ById,
      body: Withdraw,
      gives: CaseShape,
    },
    async ({ params, body, session, roles, who, now }) => {
      const mayAll = roles.some(role => DECIDE.includes(role))
      const { id, open } = await currentRun(services)
      const ruling = await rulingOf(services, params.id)
      const told =
        ruling === undefined
          ? toldOf(who, now, 'took an answer back', open)
          : toldOf(who, now, 'took a case out of a ruling', open, { ruling, reason: body.reason })
      const changed = done(
        await undo(db, params.id, session.userId, mayAll, body.reason, now, told),
        session.userId,
        now,
      )
      await refreshCases(services, open, id, changed.person_id)
      return (await withNames(services, [changed], session.userId, now))[0] as z.input<typeof CaseShape>
    },
  )
}

/** The ruling that answered a case, and still does. */
async function rulingOf({ db }: Services, id: number): Promise<number | undefined> {
  const found = await db
    .selectFrom('decision')
    .select('ruling_id')
    .where('case_id', '=', id)
    .where('ruling_id', 'is not', null)
    .where('undone', 'is', null)
    .executeTakeFirst()
  return found?.ruling_id ?? undefined
}

const toldOf =
  (
    who: Named['who'],
    now: Date,
    action: Parameters<typeof record>[2]['action'],
    open: OpenRun,
    detail: Readonly<Record<string, unknown>> = {},
  ): Told =>
  (trx, changed) =>
    record(
      trx,
      who,
      {
        action,
        object: changed.person_id,
        detail: { case: changed.id, state: changed.state, ...detail },
        run: open.run.sha256,
      },
      now,
    )

function second(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/review/second',
      says: 'Takes a case that another has answered, without their answer',
      may: DECIDE,
      gives: Cases,
    },
    async ({ session, who, now }) => {
      const { id, open } = await currentRun(services)
      const told = takenBy(who, now, open.run.sha256, { second: true })
      const one = await takeSecond(db, id, session.userId, now, told)
      return { cases: await withNames(services, one === undefined ? [] : [one], session.userId, now) }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/cases/{id}/second-read',
      says: 'A second answer, by another person',
      may: DECIDE,
      params: ById,
      body: SecondRead,
      gives: CaseShape,
    },
    async ({ params, body, session, who, now }) => {
      const { reader, readOn, ...said } = body
      const onPaper = onPaperBy({ reader, readOn }, session)
      const { id, open } = await currentRun(services)
      const told = toldOf(who, now, 'recorded a second read', open, { onPaper: reader !== undefined })
      const changed = done(
        await readAgain(db, params.id, session.userId, { ...said, ...onPaper }, now, told),
        session.userId,
        now,
      )
      await refreshCases(services, open, id, changed.person_id)
      return (await withNames(services, [changed], session.userId, now))[0] as z.input<typeof CaseShape>
    },
  )
  settling(api, services)
}

/** A second reading on paper, or a decision on paper, has a name and a day, and is another person’s than who records it. */
function onPaperBy(
  { reader, readOn }: { readonly reader?: string | undefined; readonly readOn?: string | undefined },
  session: Named['session'],
): { readonly reader: string; readonly readOn: string } | Record<string, never> {
  if ((reader === undefined) !== (readOn === undefined))
    throw new Refusal(400, 'What was read on paper has the reader’s name and the day.')
  if (reader === undefined || readOn === undefined) return {}
  if (session.mode === 'agency')
    throw new Refusal(
      409,
      'In an agency whoever reads signs in and reads here: nobody records it for another.',
    )
  if (isAlike(reader, session.name || session.osUser))
    throw new Refusal(400, 'On paper another person reads than the one who records it here.', {
      errors: [{ field: 'reader', says: 'This is you. Name the person who read it.' }],
    })
  return { reader, readOn }
}

function settling(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/cases/{id}/readings',
      says: 'Two answers that differ, side by side',
      may: SETTLE,
      params: ById,
      gives: Readings,
    },
    async ({ params, tell }) => {
      const found = await readingsOf(db, params.id)
      if (found === undefined)
        throw new Refusal(409, 'These answers do not differ: nobody sees one before giving the other.')
      const { person_id } = await caseAt(services, params.id)
      await tell({ action: 'looked at two answers', object: person_id, detail: { case: params.id } })
      return { readings: found.map(({ userId: _, at, ...one }) => ({ ...one, at: at.toISOString() })) }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/cases/{id}/settlement',
      says: 'Settles two answers that differ',
      may: SETTLE,
      params: ById,
      body: Settlement,
      gives: CaseShape,
    },
    async ({ params, body, session, who, now }) => {
      const one = await caseAt(services, params.id)
      const { id, open } = await currentRun(services)
      const { version, value, unit, source, note } = body
      const onPaper = onPaperBy(body, session)
      const fact = factOf(one, value, unit, source, { session, now })
      const by = onPaper.reader === undefined ? fact.by : `${onPaper.reader} (on paper)`
      mustBeTaken(open, { ...fact, by })
      const told = toldOf(who, now, 'settled a dispute', open, { onPaper: onPaper.reader !== undefined })
      const said = { value, source, note, fact: { ...fact, by }, ...onPaper }
      const changed = done(
        await settle(db, params.id, version, session.userId, said, now, told),
        session.userId,
        now,
      )
      await refreshCases(services, open, id, changed.person_id)
      return (await withNames(services, [changed], session.userId, now))[0] as z.input<typeof CaseShape>
    },
  )
}
