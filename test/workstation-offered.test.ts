/** What is offered to each role: every screen as every role, every control of it used, and no way among what it asks for that the role may not take. */
import { dirname, join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES, type Role } from '../src/review/roles.ts'
import { OFFICE_PATHS, RECORD_PATHS } from '../web/src/paths.ts'
import { type Agency, type Member, startAgency } from './agency.ts'
import { setaside, workplace } from './command.ts'
import { YOLO } from './office.ts'
import { sized } from './size.ts'
import { type Caller, startBrowser } from './workstation.ts'

const COUNTY = ['--county', 'YOLO', '--as-of', '2026-11-01']
const place = workplace()
let agency: Agency
let browser: Browser
const members = new Map<Role, Member>()
/** What stands for each part of a path. */
let parts: Readonly<Record<string, string>>
/** Who may take each way, as the description says. */
let ways: readonly { readonly is: RegExp; readonly may: readonly string[] }[]

beforeAll(async () => {
  const folder = dirname(place.fresh('county.csv'))
  const run = join(folder, 'run')
  const file = join(folder, 'county.csv')
  await setaside([
    'synth',
    '--rows',
    '3000',
    '--seed',
    'walk',
    '--county',
    'YOLO',
    '--dirt',
    '0.01',
    '--out',
    file,
  ])
  await setaside(['run', file, ...COUNTY, '--out', run])
  await setaside(['run', file, ...COUNTY, '--program', 'petition', '--out', join(folder, 'other')])
  agency = await startAgency(join(folder, 'agency'), async alone => {
    for (const one of ['run', 'other'])
      await alone.call('/api/runs', { method: 'POST', body: { folder: join(folder, one) } })
  })
  for (const role of ROLES)
    members.set(role, role === 'administrator' ? agency.admin : await agency.member(`${role}1`, [role]))
  await someWork(
    await agency.signIn(members.get('approver') as Member),
    await agency.signIn(members.get('reviewer') as Member),
  )
  const { paths } = (await agency.nobody().call('/api/openapi.json')).json as {
    readonly paths: Readonly<
      Record<string, Readonly<Record<string, { 'x-setaside-may': 'open' | string[] }>>>
    >
  }
  ways = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-setaside-may': may }]) => ({
      is: new RegExp(`^${method} ${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      may: may === 'open' ? ROLES : may,
    })),
  )
  browser = await startBrowser()
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await agency?.stop()
})

/** A ruling that waits for its second reader and a dispute, a note, batches that are open and signed. */
async function someWork(paul: Caller, rita: Caller): Promise<void> {
  const done = async (caller: Caller, path: string, body: unknown, method = 'POST') => {
    const { status, json, text } = await caller.call(path, { method, body })
    expect({ path, status, text: text.slice(0, 300) }).toMatchObject({ status: 200 })
    return json
  }

  await done(paul, '/api/filing/office', { text: JSON.stringify(YOLO) }, 'PUT')
  const { counts } = await done(rita, '/api/approvals/effects', {})
  const { rows } = (await rita.call('/api/results?answer=eligible&most=500')).json
  const [{ person, count }] = rows
  await done(rita, '/api/approvals', { counts: [{ person, count }], expects: 1 })
  const signed = await done(rita, '/api/batches', { title: 'Signed' })
  await done(rita, '/api/approvals', { expects: counts - 1 })
  const open = await done(rita, '/api/batches', { title: 'Open' })
  const { checks } = (await rita.call(`/api/batches/${signed.id}/checks`)).json
  const nobody = checks.find(({ name }: { name: string }) => name === 'nobody')
  if (nobody.state === 'stop')
    await done(rita, `/api/batches/${signed.id}/going-on`, { despite: nobody.number })
  const approver = members.get('approver') as Member
  await done(paul, '/api/session/code', { code: agency.codeOf(approver) })
  const { version, list } = (await paul.call(`/api/batches/${signed.id}/checks`)).json
  await done(paul, `/api/batches/${signed.id}/signature`, { version, list, how: 'code', stands: true })
  const { groups } = (await rita.call('/api/review')).json
  const law = groups.find((one: { ofLaw: boolean; waiting: number }) => one.ofLaw && one.waiting > 2)
  const { cases } = (await rita.call(`/api/review/cases?fact=${encodeURIComponent(law.fact)}`)).json
  const some = cases.slice(0, 3).map(({ id }: { id: number }) => id)
  await done(rita, '/api/rulings', { fact: law.fact, value: 'yes', cases: some, authority: 'memo 12' })
  const [read] = (await done(paul, '/api/review/second', {})).cases
  await done(paul, `/api/cases/${read.id}/second-read`, { value: 'no', source: 'memo 13' })
  await done(rita, `/api/people/${person}/notes`, { text: 'a note' })
  parts = {
    id: String(open.id),
    signed: String(signed.id),
    part: 'people',
    person: (await rita.call('/api/results?answer=review&most=1')).json.rows[0].person,
    approved: person,
    fact: groups.find((one: { ofLaw: boolean; waiting: number }) => !one.ofLaw && one.waiting > 0).fact,
  }
}

const ADDRESSES: readonly string[] = [
  ...new Set<string>([...RECORD_PATHS, ...OFFICE_PATHS]),
  '/batches/:signed',
  '/people/:approved',
  '/results?answer=review',
]
const addressOf = (path: string): string =>
  path
    .replace('/runs/:id/compare', '/runs/1/compare?with=2')
    .replace('/runs/on-its-way/:id', '/runs/on-its-way/none')
    .replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''))

const mayTake = (role: Role, way: string): boolean =>
  ways.some(({ is, may }) => is.test(way) && may.includes(role))

/** Ways that a page asked for and its role may not take, by the screen. */
async function watch(context: BrowserContext, role: Role, at: () => string): Promise<ReadonlySet<string>> {
  const refused = new Set<string>()
  await context.route('**/api/**', async route => {
    const request = route.request()
    const { pathname } = new URL(request.url())
    const way = `${request.method().toLowerCase()} ${pathname}`
    if (!mayTake(role, way)) refused.add(`${role} at ${at()}: ${way}`)
    // Nothing is done; what a page is told is a refusal of what was sent.
    const isAsked = request.method() === 'GET' || /\/(effects?|effect|check)$/.test(pathname)
    if (isAsked) await route.continue()
    else
      await route.fulfill({ status: 409, json: { title: 'Not now', status: 409, detail: 'This is a test.' } })
  })
  return refused
}

/** Every control that is seen, once; every form, whatever is missing in it; and what comes of it, until nothing new does. */
const USE_ALL = `(async most => {
  const seen = one => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert]')
  const nameOf = one => one.tagName + (one.getAttribute('aria-label') || one.textContent || '').trim().replace(/[0-9,]+/g, '#').slice(0, 80)
  const used = new Set()
  const here = location.pathname
  const wait = () => new Promise(done => setTimeout(done, 60))
  window.print = () => {}
  for (let round = 0; round < most; round++) {
    const one = [...document.querySelectorAll('main button:not([disabled]), main summary, main form, dialog button:not([disabled]), dialog form')]
      .find(one => seen(one) && !used.has(nameOf(one)))
    if (one === undefined || location.pathname !== here) break
    used.add(nameOf(one))
    if (one.tagName === 'FORM') {
      for (const box of one.querySelectorAll('input[type=radio], input[type=checkbox]')) if (!box.checked) box.click()
      for (const field of one.querySelectorAll('input:not([type]), input[type=text], input[type=search], textarea')) {
        const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set
        set.call(field, 'a test')
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }
      await wait()
      one.noValidate = true
      one.requestSubmit()
    } else one.click()
    await wait()
  }
  return { used: [...used], left: location.pathname !== here }
})`

const screen = async (page: Page, address: string): Promise<void> => {
  await page.goto(`${agency.started.origin}${address}`)
  await page.locator('main h1').first().waitFor()
  await expect.poll(() => page.locator('main [aria-busy=true]').count(), { timeout: 60_000 }).toBe(0)
}

const WALKED: readonly Role[] = sized<readonly Role[]>(['auditor'], ROLES)

test.each(WALKED)(
  'as %s: no screen asks for, and no control sends, what this role may not',
  async role => {
    const { cookie } = await agency.signIn(members.get(role) as Member)
    const [name = '', value = ''] = cookie.split('=')
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      reducedMotion: 'reduce',
    })
    await context.addCookies([{ name, value, url: agency.started.origin }])
    let at = ''
    const refused = await watch(context, role, () => at)
    const page = await context.newPage()
    const empty: string[] = []
    let uses = 0
    for (const path of sized(
      ADDRESSES.filter(one => !one.startsWith('/settings')),
      ADDRESSES,
    )) {
      at = path
      await screen(page, addressOf(path))
      // A screen that is not for this role says so in a sentence; none is empty, and none is a refusal of the server's.
      const says = await page.locator('main').innerText()
      if (says.trim().length < 40 || /^This is for/m.test(says))
        empty.push(`${role} at ${path}: ${says.slice(0, 200)}`)
      // A control that leads to another page ends it.
      const done = await page
        .evaluate<{ used: string[] }>(`${USE_ALL}(${sized(40, 120)})`)
        .catch(() => undefined)
      uses += done?.used.length ?? 0
    }
    expect([...refused]).toEqual([])
    expect(empty).toEqual([])
    expect(uses).toBeGreaterThan(20)
    await context.close()
  },
  1_800_000,
)
