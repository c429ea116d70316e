/** Putting a run together: files that are brought or named, what was written of it, what is found of both, and its beginning. */
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Unusable } from '../../results/manifest.ts'
import { BESIDE_KINDS, type Draft } from '../drafts.ts'
import type { Written } from '../making.ts'
import { beginRun, check } from '../new-run.ts'
import { WORK } from '../roles.ts'
import type { Services } from '../services.ts'
import { JobShape } from './making-shapes.ts'
import { jobShape } from './making-ways.ts'
import { DraftShape, NamedFile, NewDraft, RunChecked, RunChoices, RunWritten } from './new-run-shapes.ts'
import { sentence } from './run-ways.ts'
import { Nothing } from './shapes.ts'
import { Refusal, way } from './way.ts'

const OfDraft = z.object({ id: z.string().max(40) })
const OfBeside = OfDraft.extend({ kind: z.enum(BESIDE_KINDS) })
const OfFile = OfDraft.extend({ name: z.string().max(1_000) })

/** A file on its way is as large as it is: it is written as it comes. */
export const isFileOnItsWay = (method: string, path: string): boolean =>
  method === 'PUT' && /^\/api\/new-runs\/[0-9a-f]+\/(?:files|beside\/(?:policy|map|facts))\/[^/]+$/.test(path)

export function newRunWays(api: OpenAPIHono, services: Services): void {
  const { drafts, engine } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/new-runs/choices',
      says: 'What a new run may be asked: states, counties, programs, policies',
      may: WORK,
      gives: RunChoices,
    },
    async ({ session }) => ({
      states: (await engine.making.choices()).map(one => structuredClone(one) as never),
      mayName: session.mode === 'one-computer',
    }),
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/new-runs',
      says: 'Begins to put a run together, perhaps with a policy of its own',
      may: WORK,
      body: NewDraft,
      gives: DraftShape,
    },
    async ({ session, body }) => draftShape(drafts.begin(session.userId, body.policy)),
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/new-runs/{id}',
      says: 'A run that somebody puts together, as far as it is',
      may: WORK,
      params: OfDraft,
      gives: DraftShape,
    },
    async ({ params, session }) => draftShape(draftOf(services, params.id, session.userId)),
  )
  way(
    api,
    services,
    {
      method: 'delete',
      path: '/api/new-runs/{id}',
      says: 'Lets the files go that were brought for a run',
      may: WORK,
      params: OfDraft,
      gives: Nothing,
    },
    async ({ params, session, tell }) => {
      const draft = draftOf(services, params.id, session.userId)
      await tell({ action: 'let files go', object: draft.id, detail: { files: draft.files.length } })
      drafts.discard(draft.id)
      return {}
    },
  )
  fileWays(api, services)
  besideWays(api, services)
  beginningWays(api, services)
}

function fileWays(api: OpenAPIHono, services: Services): void {
  const { drafts } = services
  way(
    api,
    services,
    {
      method: 'put',
      path: '/api/new-runs/{id}/files/{name}',
      says: 'Brings a file: its bytes as they are, written as they come',
      may: WORK,
      params: OfFile,
      gives: DraftShape,
    },
    ({ params, session, context, tell }) =>
      ofBody(context.req.raw, async from => {
        const draft = draftOf(services, params.id, session.userId)
        const length = context.req.header('content-length')
        const come = done(
          await drafts.bring(draft, params.name, from, length === undefined ? undefined : Number(length)),
        )
        const entry = { action: 'brought a file', object: draft.id, detail: { bytes: come.bytes } } as const
        await tell(entry).catch((error: unknown) => {
          // No entry, no file.
          drafts.remove(draft, come.name)
          throw error
        })
        return draftShape(draft)
      }),
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/new-runs/{id}/files',
      says: 'Names a file that stays where it is on this computer',
      may: WORK,
      params: OfDraft,
      body: NamedFile,
      gives: DraftShape,
    },
    async ({ params, session, body, tell }) => {
      // On a server for several a path would be one of the server's own.
      if (session.mode !== 'one-computer')
        throw new Refusal(403, 'Here files are brought, and not named: their places are those of the server.')
      const draft = draftOf(services, params.id, session.userId)
      const named = done(drafts.name(draft, body.path))
      await tell({ action: 'brought a file', object: draft.id, detail: { bytes: named.bytes, stays: true } })
      return draftShape(draft)
    },
  )
  way(
    api,
    services,
    {
      method: 'delete',
      path: '/api/new-runs/{id}/files/{name}',
      says: 'Takes a file out again',
      may: WORK,
      params: OfFile,
      gives: DraftShape,
    },
    async ({ params, session, tell }) => {
      const draft = draftOf(services, params.id, session.userId)
      if (draft.files.some(({ name }) => name === params.name))
        await tell({ action: 'let files go', object: draft.id, detail: { files: 1 } })
      if (!drafts.remove(draft, params.name)) throw new Refusal(404, 'There is no such file here any more.')
      return draftShape(draft)
    },
  )
}

function besideWays(api: OpenAPIHono, services: Services): void {
  const { drafts } = services
  way(
    api,
    services,
    {
      method: 'put',
      path: '/api/new-runs/{id}/beside/{kind}/{name}',
      says: 'Brings a policy, a mapping or a file of facts of the office’s own, which goes along',
      may: WORK,
      params: OfBeside.extend({ name: z.string().max(1_000) }),
      gives: DraftShape,
    },
    ({ params, session, context, tell }) =>
      ofBody(context.req.raw, async from => {
        const draft = draftOf(services, params.id, session.userId)
        done(await drafts.bringBeside(draft, params.kind, params.name, from))
        await tell({ action: 'brought a file', object: draft.id, detail: { kind: params.kind } })
        return draftShape(draft)
      }),
  )
  way(
    api,
    services,
    {
      method: 'delete',
      path: '/api/new-runs/{id}/beside/{kind}',
      says: 'Takes out what goes along again',
      may: WORK,
      params: OfBeside,
      gives: DraftShape,
    },
    async ({ params, session }) => {
      const draft = draftOf(services, params.id, session.userId)
      if (!drafts.removeBeside(draft, params.kind))
        throw new Refusal(404, 'There is no such file here any more.')
      return draftShape(draft)
    },
  )
}

/** Takes a file as it comes. */
async function ofBody<T>({ body }: Request, take: (from: Readable) => Promise<T>): Promise<T> {
  if (body === null) throw new Refusal(400, 'The file is empty: ask for it again.')
  const from = Readable.fromWeb(body as ReadableStream<Uint8Array>)
  try {
    return await take(from)
  } catch (error) {
    await readOn(from)
    throw error
  }
}

/** So much of what is refused is read all the same. */
const READ_ON = 4_000_000
const READ_ON_MS = 1_000

/** Whoever is sending hears why they are refused once they have sent: a little is read on, and of more the connection ends. */
async function readOn(from: Readable): Promise<void> {
  let read = 0
  const enough = setTimeout(() => from.destroy(), READ_ON_MS)
  try {
    for await (const piece of from) {
      read += (piece as Uint8Array).length
      if (read > READ_ON) return
    }
  } catch {
    // They have gone, or send no more.
  } finally {
    clearTimeout(enough)
  }
}

function beginningWays(api: OpenAPIHono, services: Services): void {
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/new-runs/{id}/check',
      says: 'What is found of the files and of what was written, before the run begins',
      may: WORK,
      params: OfDraft,
      body: RunWritten,
      gives: RunChecked,
    },
    async ({ params, session, body }) => {
      const draft = draftOf(services, params.id, session.userId)
      const written = await known(services, body)
      const { wrong, files, facts } = await check(services, draft, written)
      return {
        wrong: wrong.map(({ field, says }) => ({ field, says: sentence(says) })),
        files: files.map(({ name, bytes, refused, notes }) => ({
          name,
          bytes,
          notes: [...notes],
          ...(refused === undefined ? {} : { refused: sentence(refused) }),
        })),
        facts,
      }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/new-runs/{id}/begin',
      says: 'Begins the run',
      may: WORK,
      params: OfDraft,
      body: RunWritten,
      gives: JobShape,
    },
    async ({ params, session, body, who }) => {
      const draft = draftOf(services, params.id, session.userId)
      const written = await known(services, body)
      const begun = await beginRun(services, draft, written, { ...who, userId: session.userId })
      if ('wrong' in begun) {
        const errors = begun.wrong.map(({ field, says }) => ({ field, says: sentence(says) }))
        throw new Refusal(400, errors[0]?.says ?? 'Something is missing.', { errors })
      }
      return jobShape(done(begun), session.userId)
    },
  )
}

/** What is named must be among what there is to choose from: no path leads to a file of the server. */
async function known({ engine }: Services, body: z.output<typeof RunWritten>): Promise<Written> {
  const { jurisdiction, map, policy } = body
  const state = (await engine.making.choices()).find(one => one.jurisdiction === jurisdiction)
  const field =
    map !== undefined && state?.maps.includes(map) !== true
      ? 'map'
      : policy !== undefined && state?.policies.some(({ name }) => name === policy) !== true
        ? 'policy'
        : undefined
  if (field !== undefined)
    throw new Refusal(400, 'Choose one of those that come with Setaside.', {
      errors: [{ field, says: 'Choose one of those that come with Setaside.' }],
    })
  return { ...body, map, policy }
}

function done<T extends object>(found: T | Unusable): T {
  if ('unusable' in found) throw new Refusal(409, sentence(String(found.unusable)), { title: 'Not taken' })
  return found
}

function draftOf({ drafts }: Services, id: string, user: number): Draft {
  const draft = drafts.of(id, user)
  if (draft === undefined)
    throw new Refusal(
      404,
      'These files are not here any more: the run has begun, they were let go, or the server was started anew. Choose them again.',
    )
  return draft
}

const draftShape = ({ id, files, beside }: Draft): z.input<typeof DraftShape> => ({
  id,
  files: files.map(file => ({ ...file })),
  beside: Object.fromEntries(Object.entries(beside).map(([kind, { name }]) => [kind, name])),
})
