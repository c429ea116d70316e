/** The API as the pages use it: its shapes, what stops an answer, and nothing else of the program. */
import type { z } from '@hono/zod-openapi'
import type * as auditShapes from '../../src/review/http/audit-shapes.ts'
import type * as batches from '../../src/review/http/batch-shapes.ts'
import type * as keepingShapes from '../../src/review/http/keeping-shapes.ts'
import type * as policyShapes from '../../src/review/http/policy-shapes.ts'
import type * as reportShapes from '../../src/review/http/report-shapes.ts'
import type * as rulingShapes from '../../src/review/http/ruling-shapes.ts'
import type * as shapes from '../../src/review/http/shapes.ts'
import type * as signInShapes from '../../src/review/http/sign-in-shapes.ts'

type Of<K extends keyof typeof shapes> = (typeof shapes)[K] extends z.ZodType
  ? z.output<(typeof shapes)[K]>
  : never

type OfBatches<K extends keyof typeof batches> = (typeof batches)[K] extends z.ZodType
  ? z.output<(typeof batches)[K]>
  : never

export type Filings = OfBatches<'Filings'>
export type ApproveEffects = OfBatches<'ApproveEffects'>
export type PersonFilings = OfBatches<'PersonFilings'>
export type ReopenedCounts = OfBatches<'ReopenedCounts'>
export type BatchShown = OfBatches<'BatchShown'>
export type BatchCount = OfBatches<'BatchCount'>
export type BatchChecks = OfBatches<'BatchChecks'>
export type BatchCheck = OfBatches<'BatchCheck'>
export type PapersShown = OfBatches<'PapersShown'>
export type CourtRecorded = OfBatches<'CourtRecorded'>

export type Session = Of<'Session'>
export type Home = Of<'Home'>
export type ToKnow = Of<'ToKnow'>
export type Run = Of<'Run'>
export type ResultRow = Of<'ResultRow'>
export type Facets = Of<'Facets'>
export type Person = Of<'Person'>
export type Count = Of<'Count'>
export type Proof = Of<'Proof'>
export type Step = shapes.StepShape
export type Effects = Of<'Effects'>
export type FactsAsked = Of<'FactsAsked'>
export type GivenFact = Of<'GivenFact'>
export type Review = Of<'Review'>
export type Case = Of<'CaseShape'>
type OfRulings<K extends keyof typeof rulingShapes> = z.output<(typeof rulingShapes)[K]>
export type Rulings = OfRulings<'Rulings'>
export type RulingEffects = OfRulings<'RulingEffects'>
export type CasesOfRuling = OfRulings<'CasesOfRuling'>
export type Readings = Of<'Readings'>
export type Audit = z.output<typeof auditShapes.AuditEntries>
export type AuditChain = z.output<typeof auditShapes.AuditChain>
export type Office = z.output<typeof signInShapes.Office>
export type Invited = z.output<typeof signInShapes.Invited>
export type Accepted = z.output<typeof signInShapes.Accepted>
export type Colleagues = z.output<typeof signInShapes.Colleagues>
export type Colleague = Colleagues['colleagues'][number]
export type InvitationLink = z.output<typeof signInShapes.InvitationLink>
export type Start = z.output<typeof keepingShapes.Start>
export type Keys = z.output<typeof keepingShapes.Keys>
export type OfficeSettings = z.output<typeof keepingShapes.SettingsShown>
export type OverTime = z.output<typeof keepingShapes.OverTime>
export type Rejects = Of<'Rejects'>
export type Doubts = Of<'Doubts'>
export type SourceRows = Of<'SourceRows'>
type OfPolicies<K extends keyof typeof policyShapes> = z.output<(typeof policyShapes)[K]>
export type Policies = OfPolicies<'Policies'>
export type PolicyEffect = OfPolicies<'PolicyEffect'>
export type PolicyPeople = OfPolicies<'PolicyPeople'>
export type ReportShape = z.output<typeof reportShapes.ReportShape>
type ProblemShape = Of<'Problem'>

/** What the server would not do, in its words; or that it did not answer. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly shape: Partial<ProblemShape>
  constructor(status: number, shape: Partial<ProblemShape>) {
    super(shape.detail ?? '')
    this.status = status
    this.shape = shape
  }
  /** Nobody answered: nothing is known of what was asked for. */
  get isLost(): boolean {
    return this.status === 0 || this.status === 503
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** What was asked for and not yet answered, with the key under which it is done once, however often it is sent. */
const asked = new Map<string, string>()

/** `patience`: an answer that takes longer, in milliseconds, is lost. */
export async function call<T>(method: Method, path: string, body?: unknown, patience?: number): Promise<T> {
  if (method === 'GET' || body instanceof Blob) return await send<T>(method, path, body, undefined, patience)
  const what = JSON.stringify([method, path, body])
  const key = asked.get(what) ?? crypto.randomUUID()
  asked.set(what, key)
  try {
    return await untilAnswered(() => send<T>(method, path, body, key))
  } finally {
    asked.delete(what)
  }
}

/** After how many seconds it is sent again, and from then on after as many as the last. */
const AFTER = [1, 2, 4, 8, 15] as const
const A_SECOND = 1_000

/** Saves that were lost on their way, and what sends each of them again at once. */
let lost: readonly { again: () => void }[] = []
const watching = new Set<() => void>()
const setLost = (next: typeof lost): void => {
  lost = next
  for (const told of watching) told()
}

/** Whether something that was to be saved is not there yet, for whoever shows it. */
export const lostSaves = {
  subscribe: (told: () => void): (() => void) => {
    watching.add(told)
    return () => watching.delete(told)
  },
  are: (): boolean => lost.length > 0,
  sendAgain: (): void => {
    for (const { again } of lost) again()
  },
}

/** Sends again what was lost: whether it was done nobody knows here, and under its key it is done once. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  const own = { again: (): void => {} }
  try {
    for (let times = 0; ; times++)
      try {
        return await ask()
      } catch (error) {
        if (!(error instanceof Problem && error.isLost)) throw error
        if (!lost.includes(own)) setLost([...lost, own])
        const seconds = AFTER[Math.min(times, AFTER.length - 1)] ?? 1
        await new Promise<void>(done => {
          own.again = done
          window.setTimeout(done, seconds * A_SECOND)
        })
      }
  } finally {
    if (lost.includes(own)) setLost(lost.filter(one => one !== own))
  }
}

async function send<T>(
  method: Method,
  path: string,
  body: unknown,
  key: string | undefined,
  patience?: number,
): Promise<T> {
  const response = await fetch(`/api${path}`, {
    method,
    ...(patience === undefined ? {} : { signal: AbortSignal.timeout(patience) }),
    headers: {
      'x-setaside': 'page',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
  }).catch(() => undefined)
  if (response === undefined) throw new Problem(0, {})
  if (response.ok) return (await response.json()) as T
  const shape = (await response.json().catch(() => ({}))) as Partial<ProblemShape>
  throw new Problem(response.status, shape)
}

/** A file that is made for the reader: saved under its own name. */
export async function download(path: string, body: unknown): Promise<void> {
  const response = await fetch(`/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-setaside': 'page', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => undefined)
  if (response === undefined) throw new Problem(0, {})
  if (!response.ok)
    throw new Problem(response.status, (await response.json().catch(() => ({}))) as Partial<ProblemShape>)
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'setaside'
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** A part of an address as it may stand there. */
export const part = (text: string): string => encodeURIComponent(text)

export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
