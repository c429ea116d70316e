/** Rulings: one answer on the law for many cases, its effect before it is given, and each case taken out of it or put back. */
import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { type Action, record } from '../audit.ts'
import type { Case, NotNow } from '../case-work.ts'
import { anyOf } from '../database/connection.ts'
import { holdChanged } from '../later-run.ts'
import { effectsOf, refreshCases, seenBy } from '../person.ts'
import { DECIDE, SEE, WORK } from '../roles.ts'
import { casesOf, putBack, rule, rulingsOf, type ToldCases, takeOut, withdrawRuling } from '../rulings.ts'
import type { Services } from '../services.ts'
import { mustBeTaken } from './person-ways.ts'
import { caseAt, factOf, type Named } from './review-ways.ts'
import {
  CasesOfRuling,
  NewRuling,
  PutBack,
  Ruled,
  RulingAsked,
  RulingEffects,
  Rulings,
  TakenOut,
} from './ruling-shapes.ts'
import { ById, currentRun, sentence, usable } from './run-ways.ts'
import { Withdraw } from './shapes.ts'
import { Refusal, way } from './way.ts'

export function rulingWays(api: OpenAPIHono, services: Services): void {
  giving(api, services)
  seeing(api, services)
  withdrawing(api, services)
  outAndBack(api, services)
}

const RULED_BY = (authority: string): string => `ruling: ${authority}`

/** Tells of the cases of a ruling what was done with them, and why. */
const toldOf =
  (
    { who, now }: Pick<Named, 'who' | 'now'>,
    action: Action,
    run: string,
    detail: Readonly<Record<string, unknown>> = {},
  ): ToldCases =>
  (trx, ruling, cases) =>
    record(trx, who, { action, object: String(ruling), detail: { ...detail, cases: [...cases] }, run }, now)

function done<T extends object>(found: T | NotNow): T {
  if ('notNow' in found) throw new Refusal(409, sentence(found.notNow))
  return found
}

function giving(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/rulings/effects',
      says: 'What one answer would do to many cases',
      may: DECIDE,
      body: RulingAsked,
      gives: RulingEffects,
    },
    async ({ body, session, now }) => effectsOfRuling(services, body, { session, now }),
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/rulings',
      says: 'Answers many cases by one ruling',
      may: DECIDE,
      body: NewRuling,
      gives: Ruled,
    },
    async ({ body, session, who, now }) => {
      const { id, open } = await currentRun(services)
      const first = await caseAt(services, body.cases[0] as number)
      mustBeTaken(open, factOf(first, body.value, '', body.authority, { session, now }))
      const ruled = await rule(
        db,
        { fact: body.fact, value: body.value, authority: body.authority, run: id },
        body.cases,
        one => factOf(one, body.value, '', RULED_BY(body.authority), { session, now }),
        {
          user: session.userId,
          now,
          told: toldOf({ who, now }, 'ruled on the law', open.run.sha256, { fact: body.fact }),
        },
      )
      const { id: ruling, cases } = done(ruled)
      return { id: ruling, cases: [...cases] }
    },
  )
}

function seeing(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    { method: 'get', path: '/api/rulings', says: 'The rulings of this run', may: SEE, gives: Rulings },
    async ({ session }) => {
      const { id } = await currentRun(services)
      const rulings = await rulingsOf(db, id, session.userId)
      return {
        rulings: rulings.map(({ at, cases, said, ...one }) => ({
          ...one,
          ...(said === undefined ? {} : { said }),
          at: at.toISOString(),
          cases: [...cases],
        })),
      }
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/rulings/{id}/cases',
      says: 'The cases that rest on a ruling, and those taken out of it',
      may: SEE,
      params: ById,
      gives: CasesOfRuling,
    },
    async ({ params }) => ({
      cases: (await casesOf(db, params.id)).map(({ case: id, ...one }) => ({ id, ...one })),
    }),
  )
}

/** What rested on an answer that counted and is gone is decided again: other questions of these people may be asked again. */
async function decidedAgain(services: Services, cases: readonly Case[]): Promise<number[]> {
  const { id, open } = await currentRun(services)
  const counted = cases.filter(({ state }) => state === 'settled')
  for (const person of new Set(counted.map(one => one.person_id)))
    await refreshCases(services, open, id, person)
  return cases.map(one => one.id)
}

function withdrawing(api: OpenAPIHono, services: Services): void {
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/rulings/{id}/withdrawal',
      says: 'Withdraws a ruling: what rested on it waits again',
      may: DECIDE,
      params: ById,
      body: Withdraw,
      gives: Ruled,
    },
    async ({ params, body, session, who, now }) => {
      const current = await currentRun(services)
      const fell = await withdrawRuling(services.db, params.id, body.reason, {
        user: session.userId,
        now,
        told: toldOf({ who, now }, 'withdrew a ruling', current.open.run.sha256, { reason: body.reason }),
      })
      const cases = await decidedAgain(services, done(fell))
      await holdChanged(services, { run: current.id, open: current.open })
      return { id: params.id, cases }
    },
  )
}

function outAndBack(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/rulings/{id}/out',
      says: 'Takes cases out of a ruling: they wait by themselves',
      may: WORK,
      params: ById,
      body: TakenOut,
      gives: Ruled,
    },
    async ({ params, body, session, who, now }) => {
      const { open } = await currentRun(services)
      const out = await takeOut(db, params.id, body.cases, body.reason, {
        user: session.userId,
        now,
        told: toldOf({ who, now }, 'took a case out of a ruling', open.run.sha256, { reason: body.reason }),
      })
      return { id: params.id, cases: await decidedAgain(services, done(out)) }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/rulings/{id}/back',
      says: 'Puts cases back under a ruling that they were taken out of',
      may: DECIDE,
      params: ById,
      body: PutBack,
      gives: Ruled,
    },
    async ({ params, body, session, who, now }) => {
      const { open } = await currentRun(services)
      const back = await putBack(
        db,
        params.id,
        body.cases,
        (one, { value, authority }) => {
          const fact = factOf(one, value, '', RULED_BY(authority), { session, now })
          mustBeTaken(open, fact)
          return { ...fact, reason: body.reason }
        },
        {
          user: session.userId,
          now,
          told: toldOf({ who, now }, 'put a case back under a ruling', open.run.sha256, {
            reason: body.reason,
          }),
        },
      )
      // Nothing counts by it before a second person has read it.
      return { id: params.id, cases: done(back).map(one => one.id) }
    },
  )
}

/** Every person of the cases is decided with the answer, and what becomes of the counts that wait is added up. */
async function effectsOfRuling(
  services: Services,
  { cases, value, fact }: z.output<typeof RulingAsked>,
  asked: Pick<Named, 'session' | 'now'>,
): Promise<z.input<typeof RulingEffects>> {
  const current = await currentRun(services)
  const { open } = current
  const rows = await services.db
    .selectFrom('review_case')
    .selectAll()
    .where('id', '=', anyOf(cases))
    .where('run_id', '=', current.id)
    .where('fact', '=', fact)
    .execute()
  const becomes = new Map<string, number>()
  let stays = 0
  for (const row of rows as Case[]) {
    const proposed = factOf(row, value, '', 'not saved yet', asked)
    mustBeTaken(open, proposed)
    const seen = await seenBy(services, current, row.person_id, asked.session.userId)
    // Of somebody who cannot be read nothing can be said: then no effect is told at all, rather than one without them.
    if (seen === undefined)
      throw new Refusal(409, 'Somebody of these cases is not in the run any more: look at them again.')
    const effects = usable(await effectsOf(open, usable(seen), proposed))
    const changed = effects.changes.filter(({ key }) => row.waiting.includes(key))
    stays += row.waiting.length - changed.length
    for (const { after } of changed) becomes.set(after.answer, (becomes.get(after.answer) ?? 0) + 1)
  }
  return {
    cases: rows.length,
    becomes: [...becomes]
      .map(([answer, convictions]) => ({ answer, convictions }))
      .sort((a, b) => b.convictions - a.convictions),
    stays,
  }
}
