/** From the checks of a batch to the court's answers: deciding again, signing off, documents, filing, answers and letters. */
import { extname } from 'node:path'
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { answeredTable, withAnswer } from '../../filing/court-update.ts'
import { unattributedIn } from '../../filing/unattributed.ts'
import { readFilledInBytes } from '../../report/filled-in-bytes.ts'
import type { FilledIn } from '../../results/filled-in.ts'
import type { Unusable } from '../../results/manifest.ts'
import { moveApprovals, type NotNow } from '../approvals.ts'
import { record } from '../audit.ts'
import { checkBatch } from '../batch-checks.ts'
import { decideForBatch, decidingOf } from '../batch-facts.ts'
import {
  makePapers,
  type PapersKind,
  type PapersMade,
  paperFile,
  papersJob,
  papersOf,
  whyNotWhole,
} from '../batch-papers.ts'
import { dropPreview } from '../batch-preview.ts'
import { type Batch, batchAt, batchToChange, touchBatch } from '../batches.ts'
import { MAY } from '../count-states.ts'
import { byCountId, filedOf, recordAnswers, recorded, undoAnswers } from '../court-answers.ts'
import { dayOf } from '../day-of.ts'
import { holdChanged } from '../later-run.ts'
import { SEE, WORK } from '../roles.ts'
import type { Services } from '../services.ts'
import { freshSecondFactor, type Session } from '../sessions.ts'
import { readAlone, signOff } from '../signing.ts'
import {
  BatchChecks,
  Changed,
  CourtRecorded,
  CourtSays,
  Dated,
  FiledWith,
  GoOn,
  PapersShown,
  ReasonOfMany,
  Signature,
} from './batch-shapes.ts'
import { doneOr } from './batch-ways.ts'
import { ById, currentRun, sentence, usable } from './run-ways.ts'
import { Nothing } from './shapes.ts'
import { Refusal, way } from './way.ts'

export function courtWays(api: OpenAPIHono, services: Services): void {
  checkWays(api, services)
  signWays(api, services)
  paperWays(api, services)
  answerWays(api, services)
}

export async function theBatch({ db }: Services, id: number): Promise<Batch> {
  const batch = await batchAt(db, id)
  if (batch === undefined) throw new Refusal(404, 'There is no such batch.')
  return batch
}

/** What was done, or why not, of whatever kind. */
const settled = <T extends object>(found: T | NotNow | Unusable): T =>
  usable(doneOr(found) as T | Unusable) as T

function checkWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/batches/{id}/checks',
      says: 'What blocks the sign-off of a batch, what is to be looked at, what passes; and the list as it is now',
      may: SEE,
      params: ById,
      gives: BatchChecks,
    },
    async ({ params, session, now }) => {
      // Asked before the batch is read: what has ended by now the batch and its checks know of.
      const job = decidingOf(services, params.id)
      const batch = await theBatch(services, params.id)
      const { id: run, open } = await currentRun(services)
      const today = dayOf(now)
      const checked = usable(await checkBatch(services, batch, { run, open, today }))
      const { list, decided, checks, approvals } = checked
      const people = new Map(approvals.map(one => [one.id, one.person_id]))
      return {
        version: batch.version,
        checks: checks.map(one => ({
          ...one,
          approvals: [...one.approvals],
          people: new Set(one.approvals.map(id => people.get(id))).size,
          details: [...one.details],
        })),
        blocked: checks.some(({ state }) => state === 'stop'),
        ...(list === undefined ? {} : { list: list.sha256 }),
        ...(decided === undefined ? {} : { decided }),
        places: [...(list?.places ?? [])].map(([approval, place]) => ({ approval, ...place })),
        readAlone: await readAlone(db, run, approvals, {
          how: 'code',
          userId: session.userId,
          name: session.name,
          on: today,
        }),
        signing: signingOf(session),
        ...(job === undefined
          ? {}
          : {
              deciding: {
                job: job.id,
                state: job.state,
                ...(job.says === undefined ? {} : { says: sentence(job.says) }),
              },
            }),
      }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/deciding',
      says: 'Decides the run again with the facts that were added since, for this batch',
      may: MAY.collect,
      params: ById,
      gives: Nothing,
    },
    async ({ params, session, who }) => {
      const batch = await theBatch(services, params.id)
      if (batch.state !== 'open')
        throw new Refusal(409, 'This batch is not open: its list names a run already.')
      const { id: run } = await currentRun(services)
      usable(
        await services.underWay.after(`deciding ${params.id}`, () =>
          decideForBatch(services, params.id, run, { ...who, userId: session.userId }),
        ),
      )
      return {}
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/going-on',
      says: 'Goes on though something is to be looked at: recorded with who said so',
      may: MAY.collect,
      params: ById,
      body: GoOn,
      gives: Nothing,
    },
    async ({ params, body, who, now }) => {
      const { open } = await currentRun(services)
      const nobody = unattributedIn(open.run)
      if (body.despite !== undefined && body.despite !== nobody)
        throw new Refusal(409, `It is ${nobody} lines that name nobody now. Look at them again.`)
      return await db.transaction().execute(async trx => {
        const batch = doneOr(await batchToChange(trx, params.id, undefined, ['open']))
        await trx
          .updateTable('batch')
          .set({
            ...(body.despite === undefined ? {} : { despite: body.despite }),
            ...(body.fileNow === undefined
              ? {}
              : { file_now: JSON.stringify([...new Set([...(batch as Batch).file_now, ...body.fileNow])]) }),
          })
          .where('id', '=', params.id)
          .execute()
        await touchBatch(trx, params.id)
        await record(
          trx,
          who,
          { action: 'went on in spite of a warning', object: String(params.id), detail: body },
          now,
        )
        return {}
      })
    },
  )
}

/** On one computer one person holds every role: what needs another is signed on paper. */
const signingOf = ({ mode }: Pick<Session, 'mode'>): 'paper' | 'code' =>
  mode === 'agency' ? 'code' : 'paper'

function signWays(api: OpenAPIHono, services: Services): void {
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/signature',
      says: 'Signs a batch off: with a code from the phone, or, on one computer, as it was signed on paper',
      may: MAY.sign,
      params: ById,
      body: Signature,
      gives: Changed,
    },
    async ({ params, body, session, who, now }) => {
      const how = signingOf(session)
      if (body.how !== how)
        throw new Refusal(
          403,
          how === 'paper'
            ? 'On one computer nobody signs electronically: print the list, have it signed, and record who signed it and when.'
            : 'An agency signs with a code from the phone, not on paper.',
        )
      const today = dayOf(now)
      const { id: run, open } = await currentRun(services)
      const name = how === 'paper' ? body.name : session.name
      if (name === '')
        throw new Refusal(400, 'Write the name of who signed.', {
          errors: [{ field: 'name', says: 'Write the name of who signed.' }],
        })
      const on = how === 'paper' ? (body.on ?? '') : today
      if (on === '' || on > today)
        throw new Refusal(400, 'Write the day on which it was signed; it cannot be later than today.', {
          errors: [
            { field: 'on', says: 'Write the day on which it was signed; it cannot be later than today.' },
          ],
        })
      const signed = settled(
        await signOff(services, {
          ...{ batch: params.id, version: body.version, list: body.list, run, open, today, who, now },
          signer: { how, userId: session.userId, name, on },
          isSure: trx => (how === 'paper' ? Promise.resolve(true) : freshSecondFactor(trx, session, now)),
        }),
      )
      dropPreview(services, params.id, 'documents')
      return signed
    },
  )
}

// ---- documents ---------------------------------------------------------------------------------------------------------------

const ByFile = ById.extend({ name: z.string().min(1).max(200) })
const KINDS: readonly { readonly kind: PapersKind; readonly path: string; readonly says: string }[] = [
  { kind: 'papers', path: 'documents', says: 'the documents' },
  { kind: 'letters', path: 'letters', says: 'the letters to people whose relief was granted' },
]

function paperWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  for (const { kind, path, says } of KINDS) {
    way(
      api,
      services,
      {
        method: 'get',
        path: `/api/batches/{id}/${path}`,
        says: `How far ${says} are, and which files there are`,
        may: SEE,
        params: ById,
        gives: PapersShown,
        byItself: true,
      },
      async ({ params }) => papersShown(services, await theBatch(services, params.id), kind),
    )
    way(
      api,
      services,
      {
        method: 'post',
        path: `/api/batches/{id}/${path}`,
        says: `Makes ${says} of a batch`,
        may: WORK,
        params: ById,
        body: Dated,
        gives: PapersShown,
      },
      async ({ params, body, who, now }) => {
        const batch = await theBatch(services, params.id)
        await mustBeMade(services, batch, kind, body.dated, now)
        const answers = kind === 'letters' ? await grantedOf(services, batch) : undefined
        settled(await makePapers(services, batch, kind, body.dated, who, answers))
        return papersShown(services, batch, kind)
      },
    )
    way(
      api,
      services,
      {
        method: 'get',
        path: `/api/batches/{id}/${path}/{name}`,
        says: `A file of ${says}, to be read or kept`,
        may: SEE,
        params: ByFile,
        query: z.object({ keep: z.enum(['yes', 'no']).default('no') }),
        gives: Nothing,
      },
      async ({ params, query, tell, context }) => {
        const made = papersThere(services, await theBatch(services, params.id), kind)
        const bytes = paperFile(made, params.name)
        if (bytes === undefined) throw new Refusal(404, 'There is no such document in this batch.')
        const file = usable(bytes)
        await tell({
          action: 'took a document',
          object: String(params.id),
          detail: { name: params.name, keep: query.keep },
        })
        return sendFile(context, file as Buffer, params.name, query.keep === 'yes')
      },
    )
  }
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/batches/{id}/approvals.csv',
      says: 'The list of approvals that was signed, as [setaside file --approvals] takes it',
      may: SEE,
      params: ById,
      gives: Nothing,
    },
    async ({ params, tell, context }) => {
      const { list } = await theBatch(services, params.id)
      if (list === null) throw new Refusal(409, 'This batch is not signed off: its list is not settled yet.')
      await tell({ action: 'took a document', object: String(params.id), detail: { name: 'approvals.csv' } })
      return sendFile(context, list, 'approvals.csv', true)
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/filed',
      says: 'Records that a batch was filed: the day, and the court’s number',
      may: MAY.file,
      params: ById,
      body: FiledWith,
      gives: Changed,
    },
    async ({ params, body, session, who, now }) => {
      const seen = await theBatch(services, params.id)
      const made = papersThere(services, seen, 'papers')
      const broken = whyNotWhole(made)
      if (broken !== undefined) throw new Refusal(409, sentence(broken))
      if (body.on > dayOf(now)) throw new Refusal(400, 'It cannot have been filed later than today.')
      if (body.on < (seen.signed_on ?? ''))
        throw new Refusal(400, 'It cannot have been filed before it was signed off.')
      const { id: run, open } = await currentRun(services)
      // What was not held when its answer changed, because the program or its database ended then, is held now.
      if (seen.state === 'signed') await holdChanged(services, { run, open })
      return await db.transaction().execute(async trx => {
        const batch = doneOr(await batchToChange(trx, params.id, seen.version, ['signed'])) as Batch
        const own = await trx.selectFrom('approval').select('id').where('batch_id', '=', batch.id).execute()
        const filed = await moveApprovals(
          trx,
          own.map(({ id }) => id),
          'file',
          now,
        )
        await trx
          .updateTable('batch')
          .set({ state: 'filed', filed_on: body.on, filed_by: session.userId, court_number: body.number })
          .where('id', '=', batch.id)
          .execute()
        await touchBatch(trx, batch.id)
        const detail = { on: body.on, number: body.number, counts: filed.length, documents: made.sha256 }
        await record(trx, who, { action: 'filed a batch', object: String(batch.id), detail }, now)
        return { counts: filed.length }
      })
    },
  )
}

/** Papers are made of what still holds: nothing of it has changed since it was signed. */
async function mustBeMade(
  services: Services,
  batch: Batch,
  kind: PapersKind,
  dated: string,
  now: Date,
): Promise<void> {
  if (kind === 'letters') {
    if (batch.state !== 'filed') throw new Refusal(409, 'Letters are made when the court has answered.')
    if (dated < (batch.filed_on ?? '')) throw new Refusal(400, 'A letter cannot be older than the filing.')
    return
  }
  if (batch.state !== 'signed')
    throw new Refusal(
      409,
      batch.state === 'filed'
        ? 'This batch is filed: its documents are those that the court has.'
        : 'This batch is not signed off. Documents are made of a list that was signed.',
    )
  if (dated < (batch.signed_on ?? ''))
    throw new Refusal(400, 'The documents cannot be older than the sign-off.')
  const { id: run, open } = await currentRun(services)
  const checked = usable(await checkBatch(services, batch, { run, open, today: dayOf(now) }))
  const stop = checked.checks.find(({ state }) => state === 'stop')
  if (stop !== undefined || checked.list?.sha256 !== batch.list_sha256)
    throw new Refusal(
      409,
      'What was signed does not hold any more: facts were added, an answer has changed, or another office was named since. Let the batch go, collect its counts again, and have the new list signed.',
    )
}

async function grantedOf(services: Services, batch: Batch) {
  const made = papersThere(services, batch, 'papers')
  const filed = usable(await filedOf(services.db, batch.id, made))
  return byCountId(filed, await recorded(services.db, batch.id))
}

export function papersThere(services: Services, batch: Batch, kind: PapersKind): PapersMade {
  const made = papersOf(services, batch, kind)
  if (made === undefined) throw new Refusal(409, 'No documents of this batch are made yet.')
  return usable(made)
}

function papersShown(services: Services, batch: Batch, kind: PapersKind): z.input<typeof PapersShown> {
  const job = papersJob(services, batch.id, kind)
  const made = papersOf(services, batch, kind)
  // It is told as there once the batch says so.
  const state = job?.state === 'done' && made === undefined ? 'running' : job?.state
  const signed = batch.list_sha256 === null ? {} : { signed: batch.list_sha256 }
  if (job !== undefined && (state === 'running' || (state === 'refused' && made === undefined)))
    return {
      state,
      ...job.progress,
      ...(job.says === undefined ? {} : { says: sentence(job.says) }),
      ...{ files: [], kinds: [], ...signed },
    }
  if (made === undefined) return { state: 'none', files: [], kinds: [], ...signed }
  if ('unusable' in made)
    return { state: 'refused', says: sentence(made.unusable), files: [], kinds: [], ...signed }
  const { manifest, dated } = made
  return {
    ...{ state: 'done', dated, list: manifest.approvalsSha256, ...signed },
    files: manifest.outputs.map(({ name, bytes }) => ({ name, bytes })),
    kinds: Object.entries(manifest.filing.kinds).map(([name, { documents, counts, notes = [] }]) => ({
      ...{ name, documents, counts },
      notes: [...notes],
    })),
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
  '.jsonl': 'application/x-ndjson; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}

/** Only a PDF is shown by a browser: whatever else it is, it is kept. */
function sendFile(context: Context, bytes: Uint8Array, name: string, keep: boolean): Response {
  const type = TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
  const inline = !keep && type === 'application/pdf'
  return context.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': type,
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
  })
}

// ---- the court's answers ------------------------------------------------------------------------------------------------------

function answerWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/answers',
      says: 'Records what the court answered to counts, by form',
      may: MAY.granted,
      params: ById,
      body: CourtSays,
      gives: CourtRecorded,
    },
    async ({ params, body, session, who, now }) => {
      const batch = await theBatch(services, params.id)
      const filed = usable(await filedOf(db, batch.id, papersThere(services, batch, 'papers')))
      const chosen = new Set(body.approvals)
      const ids = [...filed.approvals].filter(([, approval]) => chosen.has(approval)).map(([id]) => id)
      if (ids.length !== chosen.size) throw new Refusal(409, 'Some of these counts are not in this batch.')
      return shownOf(
        settled(
          await recordAnswers(
            db,
            batch.id,
            filed,
            formLines(ids, body.answer, body.on),
            { source: 'form', number: body.number, by: session.userId, now, whole: true },
            (trx, { taken }) =>
              record(
                trx,
                who,
                {
                  action: 'recorded answers of the court',
                  object: String(batch.id),
                  detail: { answer: body.answer, on: body.on, number: body.number, approvals: taken },
                },
                now,
              ),
          ),
        ),
      )
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/answers.csv',
      says: 'Records what the court answered, by a file as [setaside file answers] reads it',
      may: MAY.granted,
      params: ById,
      query: z.object({ number: z.string().trim().max(100).default('') }),
      gives: CourtRecorded,
    },
    async ({ params, query, context, session, who, now }) => {
      const batch = await theBatch(services, params.id)
      const filed = usable(await filedOf(db, batch.id, papersThere(services, batch, 'papers')))
      const lines = await readFilledInBytes(new Uint8Array(await context.req.arrayBuffer()), false)
      if ('why' in lines) throw new Refusal(400, `The file of answers ${lines.why}.`)
      return shownOf(
        settled(
          await recordAnswers(
            db,
            batch.id,
            filed,
            lines,
            { source: 'file', number: query.number, by: session.userId, now, whole: false },
            (trx, { taken, problems }) =>
              record(
                trx,
                who,
                {
                  action: 'recorded answers of the court',
                  object: String(batch.id),
                  detail: { file: lines.sha256, approvals: taken, not: problems.length },
                },
                now,
              ),
          ),
        ),
      )
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/batches/{id}/answers.csv',
      says: 'What was filed with what the court answered, as [setaside file --answers] takes it',
      may: SEE,
      params: ById,
      gives: Nothing,
    },
    async ({ params, tell, context }) => {
      const batch = await theBatch(services, params.id)
      const filed = usable(await filedOf(db, batch.id, papersThere(services, batch, 'papers')))
      const answers = byCountId(filed, await recorded(db, batch.id))
      const text = answeredTable(filed.rows.map(row => withAnswer(row, answers.get(row.count_id))))
      await tell({ action: 'took a document', object: String(batch.id), detail: { name: 'answers.csv' } })
      return sendFile(context, Buffer.from(text), 'answers.csv', true)
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/answers/undoing',
      says: 'Takes back what was recorded last of counts; it is kept',
      may: MAY.unanswer,
      params: ById,
      body: ReasonOfMany,
      gives: Changed,
    },
    async ({ params, body, who, now }) => {
      const batch = await theBatch(services, params.id)
      const done = doneOr(
        await undoAnswers(db, batch, body.approvals, body.reason, now, (trx, approvals) =>
          record(
            trx,
            who,
            {
              action: 'took an answer of the court back',
              object: String(batch.id),
              detail: { approvals: [...approvals], reason: body.reason },
            },
            now,
          ),
        ),
      ) as readonly number[]
      return { counts: done.length }
    },
  )
}

/** A form as the lines of a file. */
const formLines = (ids: readonly string[], answer: string, on: string): FilledIn => ({
  columns: ['count_id', 'answer', 'answered_on'],
  separator: ',',
  rows: ids.map((id, at) => ({ line: at + 2, row: { count_id: id, answer, answered_on: on } })),
  broken: [],
})

const shownOf = ({
  taken,
  problems,
  told,
}: {
  readonly taken: readonly number[]
  readonly problems: readonly { readonly line: number; readonly why: string }[]
  readonly told: readonly { readonly line: number; readonly why: string }[]
}): z.input<typeof CourtRecorded> => ({
  taken: taken.length,
  problems: problems.map(({ line, why }) => ({ line, why: sentence(why) })),
  told: told.map(({ line, why }) => ({ line, why: sentence(why) })),
})
