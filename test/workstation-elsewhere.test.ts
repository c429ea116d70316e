/** An agency's own sign-in: a real OpenID Connect server on this computer, and the browser between it and the workstation. */
import { createServer, type Server } from 'node:http'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshSecondFactor, sessionOf } from '../src/review/sessions.ts'
import { type Agency, startAgency } from './agency.ts'
import { isAccessible } from './axe.ts'
import { setaside, workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { callerWith, startBrowser } from './workstation.ts'

const place = workplace()
let agency: Agency
let provider: Server
let issuer: string
const BACK = '/api/sign-in/elsewhere/back'

beforeAll(async () => {
  const file = place.fresh('county.csv')
  const run = join(dirname(file), 'run')
  await setaside(['synth', '--rows', '2000', '--seed', 'elsewhere', '--county', 'YOLO', '--out', file])
  await setaside(['run', file, '--county', 'YOLO', '--as-of', '2026-11-01', '--out', run])
  agency = await startAgency(join(dirname(file), 'agency'), async alone => {
    await alone.call('/api/runs', { method: 'POST', body: { folder: run } })
    const text = JSON.stringify({ ...OFFICE, agency: { ...OFFICE.agency, county: 'YOLO' } })
    await alone.call('/api/filing/office', { method: 'PUT', body: { text } })
  })
  // The other server has the clock of this computer.
  agency.clock.now = Date.now()
  await agency.started.services.db.updateTable('user_account').set({ code_step: 0 }).execute()
  provider = createServer()
  await new Promise<void>(done => provider.listen(0, '127.0.0.1', done))
  const address = provider.address()
  // Another site than the workstation's: what a browser keeps for one alone does not come along from it.
  issuer = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`
  const { default: Provider } = (await import('oidc-provider' as string)) as {
    default: new (issuer: string, how: unknown) => { readonly callback: () => (...asked: unknown[]) => void }
  }
  const real = new Provider(issuer, {
    clients: [
      {
        client_id: 'setaside',
        client_secret: 'a secret of the county',
        redirect_uris: [agency.started.origin + BACK],
      },
    ],
    cookies: { keys: ['for the test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    // Whoever types a name is that one: its number is not the name.
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({
        sub,
        email: `${sub.replace('number-of-', '')}@county.example`,
        email_verified: !sub.includes('unproven'),
      }),
    }),
  })
  provider.on('request', real.callback())
})
afterAll(async () => {
  provider?.closeAllConnections()
  provider?.close()
  await agency?.stop()
})

/** A browser as far as it is needed: cookies of each server, and where it is sent. */
function browserOf() {
  const jars = new Map<string, Map<string, string>>()
  const get = async (url: string, body?: URLSearchParams): Promise<Response> => {
    const { origin } = new URL(url)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    const answered = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    for (const cookie of answered.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return answered
  }
  const cookie = (): string => `setaside=${jars.get(agency.started.origin)?.get('setaside') ?? ''}`
  return { get, cookie }
}

/** Goes on until it is back at the workstation; types the name where it is asked. */
async function cameBack(
  browser: ReturnType<typeof browserOf>,
  from: string,
  name: string,
): Promise<Response> {
  let url = from
  for (let steps = 0; steps < 20; steps++) {
    let answered = await browser.get(url)
    if (answered.status === 200) {
      // The development pages of the server: a form for the name, then one for consent.
      const page = await answered.text()
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? ''
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? ''
      answered = await browser.get(
        new URL(action, url).href,
        new URLSearchParams({ prompt, login: `number-of-${name}`, password: 'any' }),
      )
    }
    const next = answered.headers.get('location')
    if (next === null) return answered
    if (new URL(next, url).pathname === BACK) return await browser.get(new URL(next, url).href)
    url = new URL(next, url).href
  }
  throw new Error('it never came back')
}

const from = (): string => `${agency.started.origin}/api/sign-in/elsewhere`

test('whoever was invited under a name that the sign-in vouches for comes in by it, again by their number alone; others do not', async () => {
  const keys = await agency.signIn(agency.admin)
  expect((await keys.call('/api/office')).json.elsewhere).toBeUndefined()
  expect((await agency.nobody().call('/api/sign-in/elsewhere')).status).toBe(404)
  const settings = { title: 'County sign-in', issuer, client: 'setaside', secret: 'a secret of the county' }
  expect(
    (
      await keys.call('/api/settings/sign-in', {
        method: 'PUT',
        body: { ...settings, issuer: 'http://login.county.gov' },
      })
    ).status,
  ).toBe(400)
  expect((await keys.call('/api/settings/sign-in', { method: 'PUT', body: settings })).status).toBe(200)
  expect((await keys.call('/api/office')).json.elsewhere).toBe('County sign-in')
  for (const account of ['ana@county.example', 'unproven@county.example'])
    await keys.call('/api/colleagues', {
      method: 'POST',
      body: { account, name: account, roles: ['approver'] },
    })

  const browser = browserOf()
  const back = await cameBack(browser, from(), 'ana')
  expect(back.headers.get('location')).toBe('/')
  const ana = callerWith(agency.started.origin, browser.cookie())
  expect((await ana.call('/api/session')).json).toMatchObject({
    account: 'ana@county.example',
    roles: ['approver'],
  })
  const again = browserOf()
  expect((await cameBack(again, from(), 'ana')).headers.get('location')).toBe('/')

  for (const name of ['mallory', 'unproven', 'keys']) {
    const other = browserOf()
    expect((await cameBack(other, from(), name)).headers.get('location'), name).toBe(
      '/sign-in?elsewhere=unknown',
    )
    expect(other.cookie(), name).toBe('setaside=')
  }
})

test('what comes back is good in the browser that was sent, once, unchanged, and for a few minutes', async () => {
  const { origin } = agency.started
  const refused = async (browser: ReturnType<typeof browserOf>, url: string): Promise<void> => {
    expect((await browser.get(url)).headers.get('location')).toBe('/sign-in?elsewhere=no')
  }
  await refused(browserOf(), `${origin}${BACK}?code=anything&state=anything`)
  const sent = browserOf()
  await sent.get(from())
  await refused(sent, `${origin}${BACK}?code=anything&state=another`)
  // A code of another's sign-in is not good with the state of one's own.
  const victim = browserOf()
  await victim.get(from())
  const stolen = browserOf()
  const came = await stolenUrl(stolen)
  await refused(victim, came)
  const late = browserOf()
  const url = await stolenUrl(late)
  agency.clock.now += 11 * 60_000
  await refused(late, url)
  agency.clock.now = Date.now()
})

/** The address somebody is sent back to, before they go there. */
async function stolenUrl(browser: ReturnType<typeof browserOf>): Promise<string> {
  let url = from()
  for (let steps = 0; steps < 20; steps++) {
    let answered = await browser.get(url)
    if (answered.status === 200) {
      const page = await answered.text()
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? ''
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? ''
      answered = await browser.get(
        new URL(action, url).href,
        new URLSearchParams({ prompt, login: 'number-of-ana', password: 'any' }),
      )
    }
    url = new URL(answered.headers.get('location') ?? '', url).href
    if (new URL(url).pathname === BACK) return url
  }
  throw new Error('it never came back')
}

test('whoever signs proves it again there, and that is good once', async () => {
  const browser = browserOf()
  await cameBack(browser, from(), 'ana')
  const token = browser.cookie().split('=')[1] ?? ''
  const { db } = agency.started.services
  const session = await sessionOf(db, token, new Date(agency.clock.now), false)
  expect(session?.by).toBe('elsewhere')
  const fresh = () =>
    freshSecondFactor(db, session as NonNullable<typeof session>, new Date(agency.clock.now))
  expect(await fresh()).toBe(false)
  expect((await cameBack(browser, `${from()}?again=yes`, 'ana')).headers.get('location')).toBe('/')
  expect(await fresh()).toBe(true)
  expect(await fresh()).toBe(false)
})

test('nobody is led from there to another address', async () => {
  const { origin } = agency.started
  for (const to of [
    '//evil.example',
    'https://evil.example',
    '/\\\\evil.example',
    '/settings',
    '/batches/1@evil.example',
  ])
    expect(
      (await fetch(`${origin}/api/sign-in/elsewhere?again=yes&to=${encodeURIComponent(to)}`)).status,
      to,
    ).toBe(400)
})

test('an approver who came in by it signs a batch off: proves it there once more, comes back to the batch, and another person’s proof signs nothing', async () => {
  // The clock was moved about: codes of the phone that were good before are good again.
  await agency.started.services.db.updateTable('user_account').set({ code_step: 0 }).execute()
  const rita = await agency.signIn(await agency.member('rita', ['reviewer']))
  const effects = (await rita.call('/api/approvals/effects', { method: 'POST', body: {} })).json
  await rita.call('/api/approvals', { method: 'POST', body: { expects: effects.counts } })
  const { id } = (await rita.call('/api/batches', { method: 'POST', body: {} })).json
  const nobody = (await rita.call(`/api/batches/${id}/checks`)).json.checks.find(
    (one: { name: string }) => one.name === 'nobody',
  )
  if (nobody?.state === 'stop')
    await rita.call(`/api/batches/${id}/going-on`, { method: 'POST', body: { despite: nobody.number } })

  const browser = await startBrowser()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(agency.started.origin)
    await page.getByRole('link', { name: 'Sign in with County sign-in' }).click()
    await provesAs(page, 'ana')
    await page.getByText('ana@county.example').first().waitFor()
    await page.goto(`${agency.started.origin}/batches/${id}`)
    const proof = page.getByRole('link', { name: 'Prove it with County sign-in' })
    await proof.waitFor()
    await isAccessible(page, 'to be proved')
    const sign = page.getByRole('button', { name: /^Sign off/ })
    await page.getByRole('checkbox', { name: /^The list/ }).check()
    expect(await sign.getAttribute('aria-disabled')).toBe('true')
    await proof.click()
    await provesAs(page, 'mallory')
    await page.getByRole('alert').getByText('not proved to be you').waitFor()
    expect(new URL(page.url()).pathname).toBe(`/batches/${id}`)
    await isAccessible(page, 'not proved')
    await proof.click()
    await provesAs(page, 'ana')
    await page.getByText('It is proved that it is you.').waitFor()
    expect(new URL(page.url()).pathname).toBe(`/batches/${id}`)
    await isAccessible(page, 'proved')
    await page.getByRole('checkbox', { name: /^The list/ }).check()
    await sign.click()
    await page.getByText('Make the documents').first().waitFor()
    const { db } = agency.started.services
    const signed = await db
      .selectFrom('batch')
      .select(['state', 'signed_how', 'signed_name'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(signed).toMatchObject({ state: 'signed', signed_how: 'code', signed_name: 'ana@county.example' })
    const told = await db
      .selectFrom('audit')
      .select(['action', 'detail'])
      .where('action', 'in', ['gave a code', 'signed off'])
      .orderBy('number', 'desc')
      .limit(2)
      .execute()
    expect(told.map(({ action }) => action)).toEqual(['signed off', 'gave a code'])
    expect(told[1]?.detail).toEqual({ by: 'elsewhere' })
    await page.goto(`${agency.started.origin}/settings`)
    await page.getByText('You sign in with County sign-in.').waitFor()
  } finally {
    await browser.close()
  }
}, 120_000)

/** On the pages of the other server: a name, any password, and consent where it is asked. */
async function provesAs(page: Page, name: string): Promise<void> {
  await page.waitForURL(url => url.origin === issuer)
  await page.locator('input[name=login]').fill(`number-of-${name}`)
  await page.locator('input[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  for (let tries = 0; tries < 100 && new URL(page.url()).origin === issuer; tries++) {
    const consent = page.locator('form[action$="/consent"], form:has(input[value=consent])')
    if ((await consent.count()) > 0) await consent.locator('button[type=submit]').click()
    else await page.waitForTimeout(50)
  }
}
