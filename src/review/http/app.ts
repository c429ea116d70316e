/** The program as a server: every way of the API, the pages, and what guards both. */
import { readFileSync, statSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { NoSubject } from '../facts.ts'
import type { Services } from '../services.ts'
import { auditWays } from './audit-ways.ts'
import { batchWays } from './batch-ways.ts'
import { courtWays } from './court-ways.ts'
import { elsewhereWays } from './elsewhere-ways.ts'
import { filingWays } from './filing-ways.ts'
import { keepingWays } from './keeping-ways.ts'
import { keptRunsWays } from './kept-runs-ways.ts'
import { makingWays } from './making-ways.ts'
import { isFileOnItsWay, newRunWays } from './new-run-ways.ts'
import { peopleWays } from './people-ways.ts'
import { personWays } from './person-ways.ts'
import { policyWays } from './policy-ways.ts'
import { previewWays } from './preview-ways.ts'
import { readingWays } from './reading-ways.ts'
import { reportWays } from './report-ways.ts'
import { resultWays } from './result-ways.ts'
import { reviewWays } from './review-ways.ts'
import { rulingWays } from './ruling-ways.ts'
import { runWays } from './run-ways.ts'
import { sessionWays } from './session-ways.ts'
import { signInWays } from './sign-in-ways.ts'
import { newApi, problem, Refusal } from './way.ts'

/** Nothing is loaded from elsewhere, nothing runs that is not a file of ours, nobody may frame it, and no page is kept. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'x-frame-options': 'DENY',
}

/** A document is shown within a page of ours, and of nobody else. */
const SHOWN_IN_A_PAGE: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'self'",
  'x-frame-options': 'SAMEORIGIN',
}

/** Whatever changes something carries this: no form and no picture of another page can send it. */
export const SENT_BY = 'x-setaside'

/** So much is taken of one request; files of facts are the largest. */
const LARGEST = 50_000_000

/** Of whoever is not known yet, and of what is a form and not a file: so little is sent at once. */
const LITTLE = 100_000
const LITTLE_MS = 30_000
const LARGEST_MS = 10 * 60_000

/** Ends the connection of whoever sends what they said slower than anybody does: it would be held open for as long as they like. */
function notForever(context: Context): () => void {
  const { incoming } = (context.env ?? {}) as { readonly incoming?: IncomingMessage }
  if (incoming === undefined || isFileOnItsWay(context.req.method, context.req.path)) return () => {}
  const said = Number(context.req.header('content-length') ?? '0')
  const ends = setTimeout(
    () => {
      if (!incoming.complete) incoming.destroy()
    },
    said > LITTLE ? LARGEST_MS : LITTLE_MS,
  )
  ends.unref()
  return () => clearTimeout(ends)
}

export function newApp(services: Services): OpenAPIHono {
  const api = newApi()
  api.use('*', async (context, next) => {
    const refused = whyRefused(context, services)
    const done = notForever(context)
    try {
      if (refused === undefined) await next()
      else context.res = refused
    } finally {
      done()
    }
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value)
    if (context.res.headers.get('content-type') === 'application/pdf')
      for (const [name, value] of Object.entries(SHOWN_IN_A_PAGE)) context.res.headers.set(name, value)
    if (services.origin().startsWith('https:'))
      context.res.headers.set('strict-transport-security', 'max-age=31536000')
    if (context.req.path.startsWith('/api/')) context.res.headers.set('cache-control', 'no-store')
  })
  sessionWays(api, services)
  signInWays(api, services)
  elsewhereWays(api, services)
  peopleWays(api, services)
  keepingWays(api, services)
  runWays(api, services)
  newRunWays(api, services)
  makingWays(api, services)
  keptRunsWays(api, services)
  resultWays(api, services)
  personWays(api, services)
  previewWays(api, services)
  readingWays(api, services)
  reviewWays(api, services)
  rulingWays(api, services)
  filingWays(api, services)
  batchWays(api, services)
  policyWays(api, services)
  courtWays(api, services)
  reportWays(api, services)
  auditWays(api, services)
  api.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Setaside',
      version: services.engine.version,
      description: 'What the pages of the workstation use. Each way names in x-setaside-may who may call it.',
    },
  })
  api.all('/api/*', context => problem(context, 404, 'There is no such way into the program.'))
  api.get('*', context => page(context, services.pages))
  api.onError((error, context) => {
    if (error instanceof Refusal) return problem(context, error.status, error.message, error.more)
    if (error instanceof NoSubject) return problem(context, 404, 'Nobody of this run is called so.')
    if (error instanceof RangeError && /call stack/i.test(error.message))
      return problem(context, 400, 'What was sent is nested deeper than anything that is taken here.')
    if (isNoDatabase(error)) {
      services.onLost()
      return problem(
        context,
        503,
        'The database does not answer. Whether this was saved is not known; send it again in a moment, it is done once.',
      )
    }
    services.onFault(error.name)
    return problem(
      context,
      500,
      'A fault of the program stopped this. Nothing was saved by it; whoever started Setaside sees its kind.',
    )
  })
  return api
}

/** Another page, another name of this computer, or something too large. */
function whyRefused(context: Context, { origin, behindProxy }: Services): Response | undefined {
  const { method } = context.req
  const own = origin()
  const host = context.req.header('host')
  if (host === undefined || host !== new URL(own).host)
    return problem(context, 403, 'Setaside is reached by its own address only.')
  // Who comes to the server before it without TLS is sent back by that; it says so.
  if (behindProxy && context.req.header('x-forwarded-proto') !== 'https')
    return problem(context, 403, 'Setaside is reached over TLS only.')
  const from = context.req.header('origin')
  if (from !== undefined && from !== own) return problem(context, 403, 'Another page may not use Setaside.')
  if (method === 'GET' || method === 'HEAD') return undefined
  if (context.req.header(SENT_BY) === undefined || from === undefined)
    return problem(context, 403, 'Another page may not use Setaside.')
  if (isFileOnItsWay(method, context.req.path)) return undefined
  // Of what is sent in pieces nobody knows how much it will be: it is read whole before it is looked at.
  if (context.req.header('transfer-encoding') !== undefined)
    return problem(context, 411, 'Say with Content-Length how much is sent.')
  return Number(context.req.header('content-length') ?? '0') > LARGEST
    ? problem(context, 413, 'This is too large to be taken.')
    : undefined
}

/** The connection is gone, refused, or the server is going down: class 08 and 57P of PostgreSQL, and the system's own. */
const isNoDatabase = (error: Error): boolean =>
  ('code' in error &&
    typeof error.code === 'string' &&
    /^(08|57P|ECONN|ENOENT$|EPIPE$|53300$)/.test(error.code)) ||
  /Connection terminated|timeout exceeded when trying to connect|Cannot use a pool/i.test(error.message)

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** A file of the built pages; every address that is none is the application, which knows its own. */
function page(context: Context, pages: string): Response {
  const path = resolve(pages, `.${decodeSafely(context.req.path)}`)
  const inside =
    path.startsWith(resolve(pages) + sep) && statSync(path, { throwIfNoEntry: false })?.isFile() === true
  const type = inside ? TYPES[extname(path)] : undefined
  if (type === undefined && extname(path) !== '') return problem(context, 404, 'There is no such page.')
  const file = type === undefined ? join(pages, 'index.html') : path
  // What is built has the hash of its contents in its name.
  const kept =
    type !== undefined && /-[\w-]{8}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache'
  return context.body(readFileSync(file), 200, {
    'content-type': type ?? TYPES['.html'] ?? '',
    'cache-control': kept,
  })
}

function decodeSafely(path: string): string {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') ? '/' : decoded
  } catch {
    return '/'
  }
}
