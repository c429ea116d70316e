/** An agency that runs for tests, with a clock that the test moves: its people are invited, choose a password and set up a phone as everybody does. */
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { type Serving, type Started, serve } from '../src/review/serve.ts'
import { newLink } from '../src/review/sessions.ts'
import { codeOf, fromBase32, stepOf } from '../src/review/sign-in/code.ts'
import { type Answered, type Caller, callerWith, readyForStart } from './workstation.ts'

export interface Member {
  readonly account: string
  readonly password: string
  readonly secret: Buffer
  readonly paper: readonly string[]
}

export interface Agency {
  readonly started: Started
  readonly data: string
  /** What the server takes the time to be. */
  readonly clock: { now: number }
  readonly admin: Member
  /** The code their phone shows; each is good once, so the clock goes on by half a minute. */
  readonly codeOf: (member: Pick<Member, 'secret'>) => string
  readonly invited: (link: string) => Promise<Member>
  readonly member: (account: string, roles: readonly string[]) => Promise<Member>
  readonly trySignIn: (body: unknown, caller?: Caller) => Promise<Answered>
  readonly signIn: (member: Member) => Promise<Caller>
  readonly nobody: () => Caller
  readonly stop: () => Promise<void>
}

export const PASSWORD = 'the mill burned twice'
const STEP = 30_000

export const cookieOf = ({ headers }: Answered): string => headers.get('set-cookie')?.split(';')[0] ?? ''

/** `before`: what is done while one person works at one computer. */
export async function startAgency(
  file: string,
  before: (caller: Caller, started: Started) => Promise<void> = async () => {},
  more: Partial<Serving> = {},
): Promise<Agency> {
  const data = join(dirname(file), 'data')
  await readyForStart(data)
  const clock = { now: Date.parse('2026-11-30T17:00:00Z') }
  const started = await serve({
    engine: engineFor(JURISDICTIONS),
    data,
    port: 0,
    pages: join(import.meta.dirname, '../dist-pages'),
    now: () => new Date(clock.now),
    onFault: kind => {
      throw new Error(`a fault of its own: ${kind}`)
    },
    ...more,
  })
  const nobody = (): Caller => callerWith(started.origin, '')
  const phone = ({ secret }: Pick<Member, 'secret'>): string => {
    clock.now += STEP
    return codeOf(secret, stepOf(new Date(clock.now)))
  }
  const invited = async (link: string): Promise<Member> => {
    const invitation = link.split('#')[1]
    const asked = (await nobody().call('/api/invitation', { method: 'POST', body: { invitation } })).json
    const secret = fromBase32(asked.secret) as Buffer
    const { status, json } = await nobody().call('/api/invitation/acceptance', {
      method: 'POST',
      body: { invitation, password: PASSWORD, code: phone({ secret }) },
    })
    if (status !== 200) throw new Error(`an invitation was refused with ${status}`)
    return { account: asked.account, password: PASSWORD, secret, paper: json.codes }
  }
  const trySignIn = (body: unknown, caller = nobody()): Promise<Answered> =>
    caller.call('/api/sign-in', { method: 'POST', body })
  const signIn = async (member: Member): Promise<Caller> => {
    const { account, password } = member
    const opened = await trySignIn({ account, password, code: phone(member) })
    if (opened.status !== 200) throw new Error(`[${account}] was refused with ${opened.status}`)
    return callerWith(started.origin, cookieOf(opened))
  }
  const token = newLink(data, 'dana', clock.now)
  const opened = await nobody().call('/api/session', { method: 'POST', body: { token } })
  const alone = callerWith(started.origin, cookieOf(opened))
  await alone.call('/api/session/name', { method: 'PUT', body: { name: 'Dana Reyes' } })
  await before(alone, started)
  const office = { office: 'Yolo County', account: 'keys', name: 'Kim Keys' }
  const admin = await invited(
    (await alone.call('/api/agency', { method: 'POST', body: office })).json.link as string,
  )
  return {
    ...{ started, data, clock, admin, codeOf: phone, invited, trySignIn, signIn, nobody },
    member: async (account, roles) => {
      const caller = await signIn(admin)
      const body = { account, name: `${account} Test`, roles }
      const { json } = await caller.call('/api/colleagues', { method: 'POST', body })
      return await invited(json.link)
    },
    stop: async () => {
      await started.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
