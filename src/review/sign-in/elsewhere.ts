/** The agency's own sign-in, by OpenID Connect: who it says somebody is, and nothing is asked of any other server. */
import type * as Client from 'openid-client'
import { anyOf, type Database } from '../database/connection.ts'
import type { Elsewhere } from '../office.ts'
import { INVITED_MS } from '../people.ts'
import type { Vault } from '../vault.ts'
import { accountName } from './sign-in.ts'

export const ELSEWHERE_SECRET = 'sign-in secret'

/** What a browser that was sent there must bring back; it is sealed, and good for a few minutes. */
export interface Sent {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly at: number
  /** Of somebody who is signed in and proves it again for what they sign. */
  readonly again?: Again
}

/** Who proves it again, by the hash of their session, and the page they come back to. */
export interface Again {
  readonly session: string
  readonly to: string
}

export const SENT_MS = 10 * 60_000

export interface Proven {
  /** Issuer and number: what a person is known by there for good. */
  readonly elsewhere: string
  /** What they may be known by here, before they have come in so: a name their own sign-in vouches for. */
  readonly accounts: readonly string[]
}

/** It cannot be reached, is not what it should be, or what came back proves nothing: its message is a sentence. */
export class NotProven extends Error {
  override readonly name = 'NotProven'
  /** Their own sign-in knows them, and this office does not. */
  get isUnknown(): boolean {
    return this.cause === 'unknown'
  }
}

const isLoopback = (issuer: URL): boolean =>
  /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(issuer.hostname)

async function configured(
  client: typeof Client,
  { issuer, client: id }: Elsewhere,
  secret: string,
): Promise<Client.Configuration> {
  const url = new URL(issuer)
  try {
    return await client.discovery(url, id, secret, undefined, {
      timeout: 10,
      execute: [
        // The way it comes is proof enough to the protocol; its signature proves it whoever stands in the way.
        client.enableNonRepudiationChecks,
        ...(url.protocol === 'http:' && isLoopback(url) ? [client.allowInsecureRequests] : []),
      ],
    })
  } catch (error) {
    throw new NotProven(
      'The sign-in of your agency does not answer as it should. Sign in with a password and a code, or try again in a moment.',
      { cause: error },
    )
  }
}

/** Where the browser goes, and what it must bring back. */
export async function sendThere(
  elsewhere: Elsewhere,
  secret: string,
  back: string,
  now: Date,
  again?: Again,
): Promise<{ readonly url: URL; readonly sent: Sent }> {
  const client = await import('openid-client')
  const config = await configured(client, elsewhere, secret)
  const verifier = client.randomPKCECodeVerifier()
  const sent: Sent = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier,
    at: now.getTime(),
    ...(again === undefined ? {} : { again }),
  }
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: back,
    scope: 'openid email profile',
    state: sent.state,
    nonce: sent.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    // Who proves it again types it again.
    ...(again === undefined ? {} : { prompt: 'login', max_age: '0' }),
  })
  return { url, sent }
}

/** Clocks may differ by so many seconds. */
const SKEW = 60

/** Whether it says that something was done that is still to come. */
const isAhead = ({ iat, auth_time: proved }: Readonly<Record<string, unknown>>): boolean =>
  [iat, proved].some(second => typeof second === 'number' && second > Date.now() / 1000 + SKEW)

/** Who came back. Throws `NotProven`. */
export async function provenBy(elsewhere: Elsewhere, secret: string, came: URL, sent: Sent): Promise<Proven> {
  const client = await import('openid-client')
  const config = await configured(client, elsewhere, secret)
  const claims = await client
    .authorizationCodeGrant(config, came, {
      pkceCodeVerifier: sent.verifier,
      expectedState: sent.state,
      expectedNonce: sent.nonce,
      idTokenExpected: true,
      ...(sent.again === undefined ? {} : { maxAge: 60 }),
    })
    .then(
      tokens => tokens.claims(),
      (error: unknown) => {
        throw new NotProven('What came back from the sign-in of your agency proves nobody. Begin again.', {
          cause: error,
        })
      },
    )
  if (claims === undefined || claims.sub === '' || isAhead(claims))
    throw new NotProven('What came back from the sign-in of your agency proves nobody. Begin again.')
  // Where a mail address is theirs for the asking, so is a name that looks like one: many issuers take the one as the other.
  const { email_verified: verified, email, preferred_username: name } = claims
  const isAsked = verified === false && typeof name === 'string' && name.includes('@')
  const names = [verified === true ? email : undefined, isAsked ? undefined : name]
  return {
    elsewhere: `${claims.iss} ${claims.sub}`,
    accounts: names.filter((one): one is string => typeof one === 'string').map(accountName),
  }
}

/** Who that is here: whoever came so before, or was invited under the name that is vouched for and has come in by nothing else. */
export async function userOf(
  db: Database,
  { elsewhere, accounts }: Proven,
  now: Date,
): Promise<number | undefined> {
  const known = await db
    .selectFrom('user_account')
    .select(['id', 'closed'])
    .where('elsewhere', '=', elsewhere)
    .executeTakeFirst()
  if (known !== undefined) return known.closed === null ? known.id : undefined
  if (accounts.length === 0) return undefined
  const invited = await db
    .selectFrom('user_account')
    .innerJoin('invitation', 'invitation.user_id', 'user_account.id')
    .select('user_account.id')
    .where('os_user', '=', anyOf(accounts))
    .where('invitation.made', '>', new Date(now.getTime() - INVITED_MS))
    .where('elsewhere', 'is', null)
    .where('password', 'is', null)
    .where('closed', 'is', null)
    .executeTakeFirst()
  if (invited === undefined) return undefined
  await db.updateTable('user_account').set({ elsewhere }).where('id', '=', invited.id).execute()
  await db.deleteFrom('invitation').where('user_id', '=', invited.id).execute()
  return invited.id
}

export const sealSent = (vault: Vault, sent: Sent): string =>
  vault.seal('sent elsewhere', Buffer.from(JSON.stringify(sent))).toString('base64url')

/** Undefined where it is none of ours, or too old. */
export function readSent(vault: Vault, text: string, now: Date): Sent | undefined {
  const plain = vault.unseal('sent elsewhere', Buffer.from(text, 'base64url'))
  if (plain === undefined) return undefined
  const sent = JSON.parse(plain.toString('utf8')) as Sent
  const age = now.getTime() - sent.at
  return age >= 0 && age <= SENT_MS ? sent : undefined
}
