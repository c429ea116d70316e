/** Filing: the office that files, what is ready, approving from results and from a person, taking back, what was opened again. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { ANSWERS } from '../../filing/court-outcomes.ts'
import { unattributedIn } from '../../filing/unattributed.ts'
import {
  type Approvable,
  type Approval,
  alone,
  approvable,
  approvalsOf,
  approve,
  type Chosen,
  isTaken,
  moveApprovals,
} from '../approvals.ts'
import { record } from '../audit.ts'
import { AWAITED, MAY } from '../count-states.ts'
import { anyOf, type Database } from '../database/connection.ts'
import { dayOf } from '../day-of.ts'
import { dueOn } from '../deadlines.ts'
import { type CountStanding, countName } from '../due-counts.ts'
import type { OpenRun } from '../engine.ts'
import { type FilingOffice, keepOffice, officeThere } from '../filing-office.ts'
import { officeOf } from '../office.ts'
import { rowsOf } from '../results.ts'
import { SEE, SETTLE } from '../roles.ts'
import type { Services } from '../services.ts'
import { type Standings, standingsOf, standingsOfPerson } from '../standings.ts'
import {
  Approve,
  Approved,
  ApproveEffects,
  Changed,
  Filings,
  OfficeGiven,
  OfficeShown,
  PersonFilings,
  Reason,
  ReasonOfMany,
  ReopenedCounts,
  ToApprove,
} from './batch-shapes.ts'
import { ById, currentRun, sentence, usable } from './run-ways.ts'
import { Nothing } from './shapes.ts'
import { Refusal, way } from './way.ts'

/** The run that people work on, the office that files, and what it may file of the run. */
export async function filingNow(services: Services): Promise<{
  readonly id: number
  readonly open: OpenRun
  readonly office: FilingOffice
  readonly standings: Standings
}> {
  const { id, open } = await currentRun(services)
  const office = await officeThere(services.db, open)
  if (office === undefined)
    throw new Refusal(
      409,
      'No office is named yet. Choose the file of the office that files, on the page of batches.',
    )
  return { id, open, office, standings: usable(await standingsOf(services.db, { id, open }, office)) }
}

export function filingWays(api: OpenAPIHono, services: Services): void {
  officeWays(api, services)
  readyWays(api, services)
  approveWays(api, services)
  backWays(api, services)
}

function officeWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'put',
      path: '/api/filing/office',
      says: 'The office that files: the text of its office.json',
      may: SETTLE,
      body: OfficeGiven,
      gives: OfficeShown,
    },
    async ({ body, session, who, now }) => {
      const { open } = await currentRun(services)
      const office = await open.filing.office(body.text)
      if ('faults' in office)
        throw new Refusal(400, `The file of the office cannot be used: ${office.faults.join('; and ')}.`)
      await db.transaction().execute(async trx => {
        const id = await keepOffice(trx, body.text, session.userId)
        await record(trx, who, { action: 'named the office', object: String(id) }, now)
      })
      return shown((await officeThere(db, open)) as FilingOffice)
    },
  )
}

export const shown = ({ office, sha256 }: FilingOffice): z.input<typeof OfficeShown> => ({
  name: office.agency.name,
  kind: office.agency.kind,
  county: office.agency.county,
  attorney: office.attorney.name,
  policyAuthority: office.policyAuthority !== undefined,
  sha256,
})

function readyWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/filing',
      says: 'What is ready to be approved, approved, in batches and with the court',
      may: SEE,
      gives: Filings,
    },
    async () => filings(services),
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/people/{person}/filing',
      says: 'What of a person may be approved, and where what was approved stands',
      may: SEE,
      params: ByPerson,
      gives: PersonFilings,
    },
    async ({ params: { person } }) => personFilings(services, person),
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/filing/reopened',
      says: 'Counts to be looked at again, each with the reason',
      may: SEE,
      gives: ReopenedCounts,
    },
    async () => {
      const { id } = await currentRun(services)
      return { counts: await reopened(db, id) }
    },
  )
}

const ByPerson = z.object({ person: z.string().min(1).max(200) })

const counted = (names: Iterable<string>): { name: string; counts: number }[] => {
  const found = new Map<string, number>()
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1)
  return [...found]
    .map(([name, counts]) => ({ name, counts }))
    .sort((a, b) => b.counts - a.counts || (a.name < b.name ? -1 : 1))
}

const peopleIn = (all: Iterable<{ readonly person: string }>): number =>
  new Set([...all].map(({ person }) => person)).size

/** Every count that something is due of, as it is chosen. */
const everything = ({ all }: Standings): readonly Chosen[] =>
  [...all.values()].map(({ person, key }) => ({ person, count: key }))

async function filings(services: Services): Promise<z.input<typeof Filings>> {
  const { db } = services
  const { id, open } = await currentRun(services)
  const office = await officeThere(db, open)
  const [own, approvals, batches] = await Promise.all([
    approvalsOf(db, id),
    db.selectFrom('approval').select(['id', 'state']).execute(),
    batchLines(db),
  ])
  const standings = office && usable(await standingsOf(db, { id, open }, office))
  const { may } = standings ? approvable(everything(standings), standings, own) : NOTHING
  const approved = own.filter(({ state }) => state === 'approved')
  const isApproved = (of: readonly { readonly state: string }[]) =>
    of.filter(({ state }) => state === 'approved').length
  return {
    ...(office === undefined ? {} : { office: shown(office) }),
    nobody: unattributedIn(open.run),
    ready: {
      counts: may.length,
      people: peopleIn(may),
      reliefs: counted(may.map(({ relief }) => relief.relief)),
    },
    apart: standings === undefined ? [] : counted(apartOf(standings)),
    approved: {
      counts: approved.length,
      people: peopleIn(approved.map(({ person_id: person }) => ({ person }))),
      reliefs: counted(approved.map(({ relief }) => relief)),
      elsewhere: isApproved(approvals) - approved.length,
    },
    reopened: own.filter(({ state }) => state === 'reopened').length,
    batches,
  }
}

const NOTHING: Approvable = { may: [], notDue: 0, already: 0, apart: {} }

function* apartOf({ all }: Standings): Iterable<string> {
  for (const { may, apart } of all.values()) {
    const [first] = apart
    if (may.length === 0 && first !== undefined) yield first.who
  }
}

/** Every batch, the newest first, with how many counts it has and what the court has said of them. */
export async function batchLines(db: Database, only?: number): Promise<z.input<typeof Filings>['batches']> {
  const [batches, rows] = await Promise.all([
    db
      .selectFrom('batch')
      .innerJoin('user_account', 'user_account.id', 'batch.made_by')
      .select([
        'batch.id',
        'title',
        'state',
        'made',
        'signed',
        'filed_on',
        'court_number',
        'documents_sha256',
        'name',
        'os_user',
      ])
      .$if(only !== undefined, query => query.where('batch.id', '=', only as number))
      .orderBy('batch.id', 'desc')
      .execute(),
    db
      .selectFrom('batch_count')
      .innerJoin('approval', 'approval.id', 'batch_count.approval_id')
      .select(['batch_count.batch_id', 'approval.person_id', 'approval.state', 'approval.batch_id as now'])
      .where('taken_out', 'is', null)
      .$if(only !== undefined, query => query.where('batch_count.batch_id', '=', only as number))
      .execute(),
  ])
  const said = await saidIn(db, only)
  const { file } = (await officeOf(db)).settings.deadlines
  const byBatch = Map.groupBy(rows, row => row.batch_id)
  return batches.map(batch => {
    const own = byBatch.get(batch.id) ?? []
    const due = batch.state === 'signed' && batch.signed !== null ? dueOn(batch.signed, file) : undefined
    return {
      id: batch.id,
      title: batch.title,
      state: batch.state,
      step: stepOf(batch),
      counts: own.length,
      people: new Set(own.map(one => one.person_id)).size,
      made: batch.made.toISOString(),
      by: batch.name || batch.os_user,
      ...(batch.filed_on === null ? {} : { filedOn: batch.filed_on }),
      ...(due === undefined ? {} : { due }),
      courtNumber: batch.court_number,
      answers: counted(said.get(batch.id) ?? []),
      awaited:
        batch.state === 'filed'
          ? own.filter(one => one.now === batch.id && AWAITED.includes(one.state as never)).length
          : 0,
    }
  })
}

/** What the court has said in each batch, a word for each count it has answered. */
async function saidIn(db: Database, only?: number): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await db
    .selectFrom('court_answer')
    .select(['batch_id', 'approval_id', 'answer'])
    .where('undone', 'is', null)
    .$if(only !== undefined, query => query.where('batch_id', '=', only as number))
    .orderBy('id')
    .execute()
  const last = new Map(rows.map(row => [`${row.batch_id} ${row.approval_id}`, row]))
  const found = new Map<number, string[]>()
  for (const { batch_id, answer } of last.values())
    found.set(batch_id, [...(found.get(batch_id) ?? []), answer])
  for (const all of found.values()) all.sort((a, b) => placeOf(a) - placeOf(b))
  return found
}

const placeOf = (answer: string): number => ANSWERS.indexOf(answer as never)

/** Which of the six steps comes next. */
export const stepOf = ({
  state,
  documents_sha256,
}: {
  readonly state: string
  readonly documents_sha256: string | null
}): string => {
  if (state === 'filed') return 'answers'
  if (state === 'signed') return documents_sha256 === null ? 'documents' : 'file'
  return state === 'dissolved' ? 'dissolved' : 'check'
}

async function personFilings(services: Services, person: string): Promise<z.input<typeof PersonFilings>> {
  const { db } = services
  const { id, open } = await currentRun(services)
  const office = await officeThere(db, open)
  const own = await approvalsOf(db, id, person)
  const all =
    office === undefined
      ? []
      : [...usable(await standingsOfPerson(db, { id, open }, office, person)).all.values()]
  const byCount = new Map<string, CountStanding | undefined>(all.map(one => [one.key, one]))
  for (const { count_key } of own) if (!byCount.has(count_key)) byCount.set(count_key, undefined)
  return {
    office: office !== undefined,
    counts: [...byCount].map(([key, count]) => countFiling(key, count, own)),
  }
}

function countFiling(
  key: string,
  count: CountStanding | undefined,
  own: readonly Approval[],
): z.input<typeof PersonFilings>['counts'][number] {
  const approvals = own.filter(({ count_key, state }) => count_key === key && state !== 'eligible')
  return {
    count: key,
    may: (count?.may ?? [])
      .filter(one => !approvals.some(other => isTaken(other, one)))
      .map(({ statute, relief, usual }) => ({ statute, relief, usual })),
    apart: (count?.apart ?? []).map(one => ({ ...one })),
    approvals: approvals.map(one => ({
      id: one.id,
      statute: one.statute,
      relief: one.relief,
      state: one.state,
      by: one.approved_name,
      on: one.approved_on,
      why: one.why,
      ...(one.batch_id === null ? {} : { batch: one.batch_id }),
    })),
  }
}

async function reopened(db: Database, run: number): Promise<z.input<typeof ReopenedCounts>['counts']> {
  const own = (await approvalsOf(db, run)).filter(({ state }) => state === 'reopened')
  const rows = await db
    .selectFrom('conviction')
    .select(['person_id', 'count_key', 'name', 'case_numbers', 'offense'])
    .where('run_id', '=', run)
    .where('person_id', '=', anyOf(own.map(one => one.person_id)))
    .execute()
  const known = new Map(rows.map(row => [countName(row.person_id, row.count_key), row]))
  return own.map(one => {
    const row = known.get(countName(one.person_id, one.count_key))
    return {
      id: one.id,
      person: one.person_id,
      name: row?.name ?? '',
      count: one.count_key,
      cases: row?.case_numbers ?? '',
      offense: row?.offense ?? '',
      relief: one.relief,
      why: one.why,
      since: one.changed.toISOString(),
    }
  })
}

/** More convictions than this no run of one office has. */
const EVERY = 5_000_000

async function chosenIn(
  { db, vault }: Services,
  run: number,
  { filter, counts }: z.output<typeof ToApprove>,
  standings: Standings,
): Promise<readonly Chosen[]> {
  if (counts !== undefined) return counts
  if (filter === undefined) return everything(standings)
  const { sort, descending, ...asked } = filter
  const rows = await rowsOf(
    db,
    vault,
    { run, filter: asked, sort, descending: descending === 'yes' },
    0,
    EVERY,
  )
  return rows.map(({ person, count }) => ({ person, count }))
}

function approveWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/approvals/effects',
      says: 'What would be approved of what is chosen, and why the rest would not',
      may: MAY.approve,
      body: ToApprove,
      gives: ApproveEffects,
    },
    async ({ body }) => {
      const { id, standings } = await filingNow(services)
      const chosen = await chosenIn(services, id, body, standings)
      return effects(approvable(chosen, standings, await approvalsOf(db, id)))
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/approvals',
      says: 'Approves what is due and the office’s to file',
      may: MAY.approve,
      body: Approve,
      gives: Approved,
    },
    async ({ body, session, who, now }) => {
      const { id, open, standings } = await filingNow(services)
      if (session.name === '') throw new Refusal(400, 'Say your name first: it stands on what you approve.')
      const chosen = await chosenIn(services, id, body, standings)
      return await db.transaction().execute(async trx => {
        await alone(trx)
        const found = approvable(chosen, standings, await approvalsOf(trx, id))
        if (found.may.length === 0) throw new Refusal(409, whyNone(found))
        if (found.may.length !== body.expects)
          throw new Refusal(
            409,
            `It was ${body.expects} counts when you looked, and is ${found.may.length} now. Look again before you approve.`,
          )
        const approving = { run: id, by: session.userId, name: session.name, on: dayOf(now), note: body.note }
        const done = await approve(trx, found.may, approving, now)
        const people = new Set(found.may.map(({ person }) => person))
        const [only] = people
        await record(
          trx,
          who,
          {
            action: 'approved',
            ...(people.size === 1 && only !== undefined ? { object: only } : {}),
            detail: { approvals: done, people: people.size },
            run: open.run.sha256,
          },
          now,
        )
        return { approvals: done.length }
      })
    },
  )
}

const effects = ({ may, notDue, already, apart }: Approvable): z.input<typeof ApproveEffects> => ({
  counts: may.length,
  people: peopleIn(may),
  reliefs: counted(may.map(({ relief }) => relief.relief)),
  notDue,
  already,
  apart: Object.entries(apart).map(([name, counts]) => ({ name, counts })),
})

/** Why nothing of what was chosen is approved. */
const WHY: Readonly<Record<string, string>> = {
  itself: 'What is due comes by itself: no court grants it, and nothing is filed for it.',
  court: 'What is due the court owes without a motion. Ask it whether it is done.',
  agency: 'What is due an agency gives, and no court. The person asks it.',
  person: 'What is due the person must ask for: the office names no authority of its own for a motion.',
  authority:
    'What is due rests on the office’s policy, and the office names no authority for it. Name it in policyAuthority of office.json first.',
  elsewhere: 'These counts are of another county, whose office files them.',
  decision: 'A person decides first: by the policy of the office, or as the county of the case is not known.',
  lesser: 'The office cannot file for the relief that was chosen.',
}

function whyNone({ apart, already }: Approvable): string {
  const [who] = Object.keys(apart)
  if (already > 0 && who === undefined) return 'This is approved already.'
  return (who === undefined ? undefined : WHY[who]) ?? 'Nothing is due today of what was chosen.'
}

function backWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  const one = (
    path: string,
    says: string,
    act: 'take-back' | 'close' | 'reopen',
    action: 'took an approval back' | 'closed a count' | 'opened a count again',
    not: string,
  ): void =>
    way(
      api,
      services,
      { method: 'post', path, says, may: MAY[act], params: ById, body: Reason, gives: Nothing },
      async ({ params, body, who, now }) =>
        db.transaction().execute(async trx => {
          const moved = await moveApprovals(trx, [params.id], act, now, { why: body.reason })
          const [found] = moved
          if (found === undefined) throw new Refusal(409, sentence(not))
          const detail = { approval: params.id, reason: body.reason }
          await record(trx, who, { action, object: found.person_id, detail }, now)
          return {}
        }),
    )
  one(
    '/api/approvals/{id}/taking-back',
    'Takes an approval back that is in no batch',
    'take-back',
    'took an approval back',
    'it is not approved, or is in a batch: take it out of the batch first',
  )
  one(
    '/api/approvals/{id}/closing',
    'Closes a count: nothing is filed of it',
    'close',
    'closed a count',
    'only a count that was opened again is closed',
  )
  one(
    '/api/approvals/{id}/opening',
    'Opens a count again that was closed, or that the court did not grant',
    'reopen',
    'opened a count again',
    'this count is not closed, and no answer of the court lets it be asked again',
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/approvals/opening',
      says: 'Opens counts again that the court did not grant',
      may: MAY.reopen,
      body: ReasonOfMany,
      gives: Changed,
    },
    async ({ body, who, now }) =>
      db.transaction().execute(async trx => {
        const moved = await moveApprovals(trx, body.approvals, 'reopen', now, { why: body.reason })
        if (moved.length === 0)
          throw new Refusal(
            409,
            'None of these counts is closed, and no answer of the court lets one be asked again.',
          )
        const detail = { approvals: moved.map(({ id }) => id), reason: body.reason }
        await record(trx, who, { action: 'opened a count again', detail }, now)
        return { counts: moved.length }
      }),
  )
}
