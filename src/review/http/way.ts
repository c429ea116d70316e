/** A way into the program: its shape, who may take it, and what it does. Nothing is reached by any other: whoever is not named is refused. */
import { createRoute, OpenAPIHono, type RouteConfig, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { visibleJson } from '../../record/visible.ts'
import { type Entry, recordAlone, type Who } from '../audit.ts'
import { anyOf, type Database } from '../database/connection.ts'
import { type Act, actOf, doneBefore, isDoneAlready, keepAnswer } from '../once.ts'
import { ROLE_SAYS, type Role } from '../roles.ts'
import type { Services } from '../services.ts'
import { modeOf, type Session, sessionOf } from '../sessions.ts'
import { Problem } from './shapes.ts'

/** Others reach it over TLS. */
export const isSecure = ({ origin }: Pick<Services, 'origin'>): boolean => origin().startsWith('https:')

/** Over TLS a name that only this very address can set: no other server of the county's domain puts its own in its place. */
export const cookieName = (services: Pick<Services, 'origin'>): string =>
  isSecure(services) ? '__Host-setaside' : 'setaside'

type Schema = z.ZodType
type Body<S> = S extends Schema ? z.output<S> : undefined

export interface WayShape<P, Q, B, R> {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: string
  /** In a line, for the description. */
  readonly says: string
  /** `open`: anybody, without a session. */
  readonly may: readonly Role[] | 'open'
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly gives: R
  /** It is asked by itself from time to time: it is no sign that somebody works. */
  readonly byItself?: true
  /** What it is sent or tells is a secret: nothing of it is kept, and whoever asks again asks for it anew. */
  readonly secret?: true
}

/** What a way is given. */
export interface Asked<P, Q, B> {
  readonly services: Services
  readonly db: Database
  readonly session: Session
  readonly roles: readonly Role[]
  readonly who: Who
  readonly now: Date
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly context: Context
  /** Writes an entry of the audit before anything is sent. */
  readonly tell: (entry: Entry) => Promise<void>
}

/** What stops an answer, as RFC 9457 has it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 423 | 429 | 503
  readonly more: Readonly<Record<string, unknown>>
  constructor(status: Refusal['status'], detail: string, more: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.status = status
    this.more = more
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Something is missing',
  401: 'Nobody is signed in',
  403: 'Not for you',
  404: 'Not here',
  409: 'Someone was faster',
  413: 'Too large',
  423: 'Locked',
  429: 'Too many tries',
  500: 'A fault of the program',
  503: 'Not now',
}

export const problem = (
  context: Context,
  status: number,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): Response =>
  context.body(
    JSON.stringify({ type: 'about:blank', title: TITLES[status] ?? 'Not done', status, detail, ...more }),
    status as 400,
    { 'content-type': 'application/problem+json' },
  )

/** What records hold must not act on a page: each text is sent visible. */
const sent = (context: Context, done: unknown): Response =>
  context.body(visibleJson(done), 200, { 'content-type': 'application/json' })

export const newApi = (): OpenAPIHono =>
  new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return undefined
      const errors = result.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        says: message,
      }))
      return problem(context, 400, errors[0]?.says ?? 'What was sent cannot be read.', { errors })
    },
  })

/** Whether a text in it cannot be kept or compared: a NUL, or half of a sign. */
export function holdsNoText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed()
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, part]) => holdsNoText(name) || holdsNoText(part))
}

/** So much is taken of whoever is not signed in. */
const LARGEST_FORM = 100_000

/** Adds a way. `handle` gives what is sent as JSON, or a response of its own. */
export function way<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  R extends Schema = Schema,
>(
  api: OpenAPIHono,
  services: Services,
  shape: WayShape<P, Q, B, R>,
  handle: (asked: Asked<Body<P>, Body<Q>, Body<B>>) => Promise<z.input<R> | Response>,
): void {
  const { method, path, says, may, params, query, body, gives } = shape
  const request: RouteConfig['request'] = {
    ...(params === undefined ? {} : { params: params as never }),
    ...(query === undefined ? {} : { query: query as never }),
    ...(body === undefined
      ? {}
      : { body: { required: true, content: { 'application/json': { schema: body as never } } } }),
  }
  const route = createRoute({
    method,
    path,
    summary: says,
    request,
    'x-setaside-may': may,
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: gives } } },
      default: { description: 'Not done', content: { 'application/problem+json': { schema: Problem } } },
    },
  } as RouteConfig)
  // Whoever may not is refused before what they sent is looked at.
  api.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context, next) => {
    // Nobody knows who sends it: a form is small.
    if (may === 'open' && Number(context.req.header('content-length') ?? '0') > LARGEST_FORM)
      throw new Refusal(413, 'This is too large to be taken.')
    const session = may === 'open' ? NOBODY : await admitted(context, services, may, shape.byItself !== true)
    context.set('session' as never, session as never)
    await next()
  })
  api.openapi(route, (async (context: Context) => {
    const session = context.get('session' as never) as Session
    const valid = (of: string) => context.req.valid(of as never) as unknown
    const said = {
      params: params && valid('param'),
      query: query && valid('query'),
      body: body && valid('json'),
    }
    if (holdsNoText(said))
      throw new Refusal(400, 'What was sent holds a sign that no text has. Take it out and send it again.')
    const now = services.now()
    const keyed = method !== 'get' && session !== NOBODY && shape.secret !== true
    const act = keyed ? await actIn(context, method, path) : undefined
    const who: Who =
      session === NOBODY ? NOT_SIGNED_IN : { ...whoOf(session), ...(act === undefined ? {} : { act }) }
    const asked: Asked<Body<P>, Body<Q>, Body<B>> = {
      services,
      db: services.db,
      session,
      roles: session.roles,
      who,
      now,
      params: said.params as Body<P>,
      query: said.query as Body<Q>,
      body: said.body as Body<B>,
      context,
      tell: entry =>
        session === NOBODY ? tellOfNobody(services, entry, now) : recordAlone(services.db, who, entry, now),
    }
    const doIt = async (): Promise<Response> => {
      const done = await handle(asked)
      return done instanceof Response ? done : sent(context, done)
    }
    return act === undefined ? await doIt() : await once(context, services, session.userId, act, doIt)
  }) as never)
}

/** So many refusals of nobody who is signed in have an entry of their own each minute. */
const MOST_REFUSALS = 120
const A_MINUTE = 60_000
const refusals = new WeakMap<Services, { began: number; told: number; more: number }>()

/** Whoever knocks without end fills no disk: what is too much for a minute is counted, and the next entry says how many there were. */
async function tellOfNobody(services: Services, entry: Entry, now: Date): Promise<void> {
  const before = refusals.get(services)
  const at = now.getTime()
  const lately =
    before !== undefined && at - before.began < A_MINUTE
      ? before
      : { began: at, told: 0, more: before?.more ?? 0 }
  refusals.set(services, lately)
  if (lately.told >= MOST_REFUSALS) {
    lately.more++
    return
  }
  lately.told++
  const { more } = lately
  lately.more = 0
  const detail = more === 0 ? entry.detail : { ...entry.detail, notToldBefore: more }
  await recordAlone(
    services.db,
    NOT_SIGNED_IN,
    { ...entry, ...(detail === undefined ? {} : { detail }) },
    now,
  )
}

/** A key is a name that its sender made up, such as a UUID. */
const KEY = /^[\w-]{8,100}$/

async function actIn(context: Context, method: string, path: string): Promise<Act | undefined> {
  const key = context.req.header('idempotency-key')
  // What is streamed is not read twice: such a way sees by itself that it does nothing twice.
  if (key === undefined || !/json/.test(context.req.header('content-type') ?? 'json')) return undefined
  if (!KEY.test(key)) throw new Refusal(400, 'An Idempotency-Key is 8 to 100 letters, digits and dashes.')
  return actOf(key, `${method} ${new URL(context.req.url).pathname || path}`, await context.req.text())
}

/** Does what is asked for by a key; where it has been done, tells what came of it and does nothing. */
async function once(
  context: Context,
  { db, underWay }: Services,
  userId: number,
  act: Act,
  doIt: () => Promise<Response>,
): Promise<Response> {
  return await underWay.after(`${userId} ${act.key}`, () => onceAlone(context, db, userId, act, doIt))
}

async function onceAlone(
  context: Context,
  db: Database,
  userId: number,
  act: Act,
  doIt: () => Promise<Response>,
): Promise<Response> {
  const before = await toldBefore(context, db, userId, act)
  if (before !== undefined) return before
  try {
    const response = await doIt()
    if (act.marked && response.ok && /json/.test(response.headers.get('content-type') ?? ''))
      await keepAnswer(db, userId, act, await response.clone().text())
    return response
  } catch (error) {
    if (!isDoneAlready(error)) throw error
    return (
      (await toldBefore(context, db, userId, act)) ??
      problem(context, 503, 'This is being saved already; try again in a moment.')
    )
  }
}

async function toldBefore(
  context: Context,
  db: Database,
  userId: number,
  act: Act,
): Promise<Response | undefined> {
  const before = await doneBefore(db, userId, act)
  if (before === undefined) return undefined
  if (!before.same) throw new Refusal(409, 'This key was used for something else. Nothing was saved by this.')
  // Where the program ended between doing it and telling so, it is told that it is done.
  return context.body(before.answer ?? '{}', 200, {
    'content-type': 'application/json',
    'x-setaside-before': 'yes',
  })
}

const NOBODY: Session = {
  ...{ id: Buffer.alloc(0), mark: '', userId: 0, osUser: '', name: '', locked: false },
  ...{ mode: 'one-computer', roles: [], by: 'link', proven: false },
}
const NOT_SIGNED_IN: Who = { who: 'nobody signed in', session: '' }

/** As the audit names them. */
export const whoOf = ({ userId, name, osUser, mark, roles }: Session): Who => ({
  userId,
  who: name || osUser,
  session: mark,
  roles,
})

async function admitted(
  context: Context,
  services: Services,
  may: readonly Role[],
  works: boolean,
): Promise<Session> {
  const token = getCookie(context, cookieName(services))
  const session = token === undefined ? undefined : await sessionOf(services.db, token, services.now(), works)
  if (session === undefined) {
    const agency = (await modeOf(services.db)) === 'agency'
    throw new Refusal(
      401,
      agency
        ? 'Nobody is signed in here. Sign in first.'
        : 'Nobody is signed in here. Open Setaside with the link of [setaside open].',
      { mode: agency ? 'agency' : 'one-computer' },
    )
  }
  if (session.locked)
    throw new Refusal(
      423,
      session.mode === 'agency'
        ? 'The screen is locked, because nobody worked for ten minutes. Sign in again to unlock it.'
        : 'The screen is locked, because nobody worked for ten minutes. Unlock it with the link of [setaside open].',
      { mode: session.mode, account: session.osUser },
    )
  if (!session.roles.some(role => may.includes(role))) {
    await recordAlone(
      services.db,
      whoOf(session),
      { action: 'refused', object: context.req.routePath, detail: { method: context.req.method } },
      services.now(),
    )
    throw new Refusal(403, await whoCan(services, may))
  }
  return session
}

/** So many are named; where there are more, their role says enough. */
const MOST_NAMED = 3

/** Who can do what somebody may not: by role, and by name where they are few. */
export async function whoCan({ db }: Pick<Services, 'db'>, may: readonly Role[]): Promise<string> {
  const says = may.map(role => ROLE_SAYS[role])
  const roles = says.length < 2 ? says.join('') : `${says.slice(0, -1).join(', ')} or ${says.at(-1)}`
  const people = await db
    .selectFrom('user_account')
    .innerJoin('user_role', 'user_role.user_id', 'user_account.id')
    .select('name')
    .distinct()
    .where('role', '=', anyOf(may))
    .where('closed', 'is', null)
    .where('name', '<>', '')
    .orderBy('name')
    .limit(MOST_NAMED + 1)
    .execute()
  const named =
    people.length === 0 || people.length > MOST_NAMED ? '' : `: ${people.map(({ name }) => name).join(', ')}`
  return `This is for ${roles}${named}.`
}
