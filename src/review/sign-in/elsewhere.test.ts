/** What an issuer made up for it may send back, and who is proven by it: one whose token its key has signed, and nobody else. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { provenBy, type Sent, sendThere } from './elsewhere.ts'

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const [own, other] = [pair(), pair()]
const BACK = 'http://127.0.0.1:1/back'
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token with these claims, signed by a key as this header says; by none where there is none. */
function token(claims: object, key?: KeyObject, header: object = { alg: 'RS256', kid: 'own' }): string {
  const said = `${part(header)}.${part(claims)}`
  return `${said}.${key === undefined ? '' : createSign('RSA-SHA256').update(said).sign(key).toString('base64url')}`
}

let server: Server
let issuer: string
let idToken = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    const told = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'none'],
      },
      '/keys': {
        keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }],
      },
      '/token': { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken },
    }[request.url ?? '']
    response.setHeader('content-type', 'application/json').end(JSON.stringify(told ?? {}))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const NOW = () => Math.floor(Date.now() / 1000)

/** Who is proven where the token is made so; `again` where somebody proves it once more. */
async function proven(
  made: (claims: Readonly<Record<string, unknown>>) => string,
  again = false,
): Promise<string> {
  const elsewhere = { issuer, client: 'setaside' } as Parameters<typeof sendThere>[0]
  const { sent } = await sendThere(elsewhere, 'secret', BACK, new Date())
  idToken = made({
    iss: issuer,
    aud: 'setaside',
    sub: 'ann',
    nonce: sent.nonce,
    iat: NOW(),
    exp: NOW() + 60,
    ...(again ? { auth_time: NOW() } : {}),
  })
  const came = new URL(`${BACK}?code=c&state=${sent.state}&iss=${encodeURIComponent(issuer)}`)
  const asked = again ? ({ ...sent, again: {} } as unknown as Sent) : sent
  return await provenBy(elsewhere, 'secret', came, asked).then(
    who => who.elsewhere,
    (error: Error) => error.name,
  )
}

test('whoever the key of the issuer has signed for is proven, once and again', async () => {
  expect(await proven(claims => token(claims, own.privateKey))).toBe(`${issuer} ann`)
  expect(await proven(claims => token(claims, own.privateKey), true)).toBe(`${issuer} ann`)
})

const FORGED: Readonly<Record<string, (claims: Readonly<Record<string, unknown>>) => string>> = {
  'signed by another key': claims => token(claims, other.privateKey),
  'signed by a key of another name': claims =>
    token(claims, other.privateKey, { alg: 'RS256', kid: 'other' }),
  'with a signature that is none': claims => `${token(claims)}bm9uZQ`,
  'signed by nobody, which the issuer lists': claims => token(claims, undefined, { alg: 'none' }),
  'made tomorrow': claims => token({ ...claims, iat: NOW() + 86_400, exp: NOW() + 90_000 }, own.privateKey),
  'of nobody': claims => token({ ...claims, sub: '' }, own.privateKey),
  'of another issuer': claims => token({ ...claims, iss: 'https://other.example' }, own.privateKey),
  'for another': claims => token({ ...claims, aud: 'other' }, own.privateKey),
  'of another asking': claims => token({ ...claims, nonce: 'other' }, own.privateKey),
  'that has expired': claims => token({ ...claims, iat: NOW() - 900, exp: NOW() - 600 }, own.privateKey),
}
test.each(Object.entries(FORGED))('a token %s proves nobody', async (_, made) => {
  expect(await proven(made)).toBe('NotProven')
})

test('nobody has proven again tomorrow, or long ago', async () => {
  for (const seconds of [86_400, -900])
    expect(
      await proven(claims => token({ ...claims, auth_time: NOW() + seconds }, own.privateKey), true),
    ).toBe('NotProven')
})
