/** The workstation from its first start to a saved decision, through the real command, database and browser; and what it refuses. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAccessible } from './axe.ts'
import { setaside, workplace } from './command.ts'
import { readPdf } from './pdf.ts'
import { type Caller, callerWith, startBrowser, startWorkstation, type Workstation } from './workstation.ts'

const COUNTY = ['--county', 'YOLO']
const place = workplace()
let folder: string
let run: string
let station: Workstation
let browser: Browser

beforeAll(async () => {
  folder = dirname(place.fresh('county.csv'))
  const file = join(folder, 'county.csv')
  run = join(folder, 'run')
  await setaside(['synth', '--rows', '4000', '--seed', 'desk', ...COUNTY, '--dirt', '0.01', '--out', file])
  await setaside(['run', file, ...COUNTY, '--as-of', '2026-11-01', '--out', run])
  // The database too is made at its first start.
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  station = await startWorkstation(data)
  browser = await startBrowser()
})

afterAll(async () => {
  await browser?.close()
  await station?.stop()
})

/** Rules of WCAG 2.0 to 2.2, A and AA, and best practice. */

/** The screen of an office. */
const PC = { width: 1366, height: 768 }

async function inSight(page: Page, button: string): Promise<boolean> {
  const box = await page.getByRole('button', { name: button }).boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= PC.height
}

describe('one person at one computer', () => {
  test('from the first start to a saved decision, by mouse and keyboard; nothing leaves the origin, no page breaks its policy', async () => {
    const context = await browser.newContext({ viewport: PC })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('request', request => {
      if (!request.url().startsWith(station.origin) && !request.url().startsWith('data:'))
        faults.push(request.url())
    })
    page.on('console', message => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('pageerror', error => faults.push(error.message))
    await page.goto(station.link('dana'))
    await page.getByLabel('Your name, as it should appear').fill('Dana Reyes')
    await isAccessible(page)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByText('No runs yet').waitFor()
    expect(page.url()).toBe(`${station.origin}/`)
    await page.getByLabel('Folder of the run on this computer').fill(run)
    await page.getByRole('button', { name: 'Open run' }).click()
    await page.getByText(/Where \d+ convictions stand/).waitFor()
    await isAccessible(page)

    await page.getByRole('link', { name: 'Needs review' }).click()
    await page.locator('table.results tbody th a').first().waitFor()
    await isAccessible(page)
    await page.locator('table.results tbody th a').first().click()
    await page.getByRole('heading', { name: 'History' }).waitFor()
    await page.getByText('Why, rule by rule').first().click()
    await page.locator('.statute').first().waitFor()
    await isAccessible(page)
    // Printed it has the run line and who has read the rules on every page, and one page is enough.
    const path = join(folder, 'person.pdf')
    await page.pdf({ path })
    const printed = (await readPdf(path)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' '))
    expect(printed.length).toBe(1)
    for (const text of printed) {
      expect(text).toContain('No attorney has reviewed the rules.')
      expect(text).toContain('as of Nov 1, 2026')
    }

    await page.goto(`${station.origin}/review`)
    await page.getByText('Questions of fact').waitFor()
    await isAccessible(page)
    const before = (await caller.call('/api/home')).json.work
    // Whoever has taken them.
    const unanswered = async (): Promise<number> =>
      (await caller.call('/api/review')).json.groups.reduce(
        (sum: number, of: { waiting: number; mine: number; others: number }) =>
          sum + of.waiting + of.mine + of.others,
        0,
      )
    const all = await unanswered()
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    await page.locator('.rec tr').first().waitFor()
    expect(await page.locator('form.decide input:checked').count()).toBe(0)
    await isAccessible(page)
    // The way to save is seen on every question, and no page scrolls sideways at 200% or at 320 px.
    expect(await inSight(page, 'Save and next')).toBe(true)
    for (const width of [683, 320]) {
      await page.setViewportSize({ width, height: 768 })
      expect(
        await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
      ).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize(PC)
    // No source, no save: refused in a sentence, and nothing is saved.
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.getByText('no source, no save').first().waitFor()
    await page.getByLabel('Source').fill('Court file')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    expect((await caller.call('/api/home')).json.work.settled).toBe(before.settled + 1)
    // The next case has the focus; undo puts everything back, the case in its place.
    const list = page.locator('.qlist li')
    expect(await list.nth(0).getAttribute('aria-current')).toBeNull()
    await page.locator('h1').focus()
    await page.keyboard.press('u')
    await expect.poll(async () => (await caller.call('/api/home')).json.work.settled).toBe(before.settled)
    await page.locator('.qlist li:first-child[aria-current]').waitFor()
    expect(await page.locator('form.decide input:checked').count()).toBe(0)
    expect(await unanswered()).toBe(all)
    expect(faults.filter(fault => !/status of 400/.test(fault))).toEqual([])
    await context.close()
  })

  let caller: Caller
  beforeAll(async () => {
    caller = await station.signIn('erin')
  })

  test('a fact is decided by the engine before it is saved, as setaside explain decides it afterwards', async () => {
    const { groups } = (await caller.call('/api/review')).json
    const group = groups.find(
      (one: { ofLaw: boolean; kind: string; waiting: number }) =>
        !one.ofLaw && one.kind === 'yes-no' && one.waiting > 0,
    )
    const { cases } = (
      await caller.call('/api/review/leases', { method: 'POST', body: { fact: group.fact, most: 1 } })
    ).json
    const [one] = cases
    const given = { count: one.count, fact: one.fact, value: 'yes' }
    const effects = await caller.call(`/api/people/${one.person}/effects`, { method: 'POST', body: given })
    expect(effects.status).toBe(200)
    const saved = await caller.call(`/api/people/${one.person}/facts`, {
      method: 'POST',
      body: { ...given, source: 'court file 1', asOf: '2026-10-01' },
    })
    expect(saved.status).toBe(200)
    const person = (await caller.call(`/api/people/${one.person}`)).json
    for (const { key, after } of effects.json.changes)
      expect(person.counts.find((count: { key: string }) => count.key === key)).toMatchObject({
        answer: after.answer,
        reason: after.reason,
      })
    // The facts go out as a file that a command takes, and it says the same.
    const facts = join(folder, 'facts.csv')
    const { text } = await caller.call('/api/facts.csv')
    writeFileSync(facts, text)
    const told = await setaside([
      'explain',
      join(folder, 'county.csv'),
      ...COUNTY,
      '--as-of',
      '2026-11-01',
      '--person',
      one.person,
      '--facts',
      facts,
      '--json',
    ])
    const [explained] = JSON.parse(told.out).people
    for (const { key, outcome } of explained.explanations)
      expect(person.counts.find((count: { key: string }) => count.key === key)?.answer, key).toBe(outcome)
    const again = await caller.call(`/api/facts/${saved.json.id}/withdrawal`, {
      method: 'POST',
      body: { reason: 'a test' },
    })
    expect(again.status).toBe(200)
    expect((await caller.call(`/api/people/${one.person}`)).json.facts).toEqual([])
  })

  test('a ruling answers many, a second person must read it, and withdrawn it gives them back', async () => {
    const { groups } = (await caller.call('/api/review')).json
    const law = groups.find((one: { ofLaw: boolean }) => one.ofLaw)
    const all = (await caller.call(`/api/review/cases?fact=${encodeURIComponent(law.fact)}`)).json.cases.map(
      (one: { id: number }) => one.id,
    )
    const asked = { fact: law.fact, value: 'yes', cases: all }
    const effects = (await caller.call('/api/rulings/effects', { method: 'POST', body: asked })).json
    expect(effects.cases).toBe(all.length)
    const nothing = await caller.call('/api/rulings', { method: 'POST', body: asked })
    expect(nothing).toMatchObject({ status: 400 })
    const ruled = (
      await caller.call('/api/rulings', { method: 'POST', body: { ...asked, authority: 'memo 12' } })
    ).json
    expect(ruled.cases).toEqual(all.toSorted((a: number, b: number) => a - b))
    // Blind: another person sees neither the answer nor what comes of it.
    const other = await station.signIn('frank')
    const [second] = (await other.call('/api/review/second', { method: 'POST' })).json.cases
    expect((await other.call(`/api/people/${second.person}`)).json.facts).toEqual([])
    expect(
      (
        await caller.call(`/api/cases/${second.id}/second-read`, {
          method: 'POST',
          body: { value: 'yes', source: 'memo 12' },
        })
      ).status,
    ).toBe(409)
    const agreed = await other.call(`/api/cases/${second.id}/second-read`, {
      method: 'POST',
      body: { value: 'yes', source: 'memo 12, read again' },
    })
    expect(agreed.json.state).toBe('settled')
    const withdrawn = (
      await caller.call(`/api/rulings/${ruled.id}/withdrawal`, {
        method: 'POST',
        body: { reason: 'a later case' },
      })
    ).json
    expect(withdrawn.cases.length).toBe(all.length)
    expect(
      (await caller.call('/api/review')).json.groups.find((one: { fact: string }) => one.fact === law.fact)
        .waiting,
    ).toBe(all.length)
  })
})

test('a text that no database keeps is refused in a sentence wherever it stands, and nothing of it is kept', async () => {
  const caller = await station.signIn('mallory')
  const [{ person }] = (await caller.call('/api/results?most=1')).json.rows
  const refused = { status: 400, json: { detail: expect.stringContaining('a sign that no text has') } }
  for (const text of ['a\0b', '\ud800'])
    for (const [path, body] of [
      [`/api/people/${person}/notes`, { text }],
      ['/api/exports', { format: 'csv', reason: text }],
      ['/api/rulings', { fact: 'x', value: 'yes', cases: [1], authority: text }],
    ] as const)
      expect(await caller.call(path, { method: 'POST', body }), path).toMatchObject(refused)
  for (const path of ['/api/results?q=a%00b', '/api/people/a%00b', '/api/people/a%00b/filing'])
    expect(await caller.call(path), path).toMatchObject(refused)
  expect((await caller.call(`/api/people/${person}`)).json.notes).toEqual([])
})

describe('private', () => {
  test('another page, another host and a used link are refused', async () => {
    const nobody = callerWith(station.origin, '')
    const link = station.link('mallory')
    const token = link.split('#')[1]
    const elsewhere = { method: 'POST', body: { token }, headers: { origin: 'http://evil.example' } }
    expect((await nobody.call('/api/session', elsewhere)).status).toBe(403)
    expect(
      (await nobody.call('/api/session', { method: 'POST', body: { token }, headers: { 'x-setaside': '' } }))
        .status,
    ).toBe(200)
    expect((await nobody.call('/api/session', { method: 'POST', body: { token } })).status).toBe(401)
  })

  test('what it keeps is for its owner alone, and no number of a person stands in it in clear', async () => {
    const { data } = station
    for (const name of ['identifiers.key', 'database.secret', 'address'])
      expect(statSync(join(data, name)).mode & 0o077, name).toBe(0)
    expect(statSync(join(data, 'links')).mode & 0o077).toBe(0)
    expect(existsSync(join(data, 'database', 'PG_VERSION'))).toBe(true)
    const log = readFileSync(join(data, 'database', 'setaside.log'), 'utf8')
    const [, first = ''] = readFileSync(join(run, 'people.csv'), 'utf8').split('\r\n')
    const [id = ''] = first.split(',')
    expect(log).not.toContain(id)
    expect(station.printed()).not.toContain(id)
  })

  test('every entry of the audit holds the one before it, and the database refuses to change one', async () => {
    const caller = await station.signIn('gwen')
    const audit = (await caller.call('/api/audit')).json
    expect((await caller.call('/api/audit/chain')).json.holds).toBe(true)
    expect(audit.entries.length).toBeGreaterThan(5)
  })
})

test('what was saved is there after a crash and a new start', async () => {
  const caller = await station.signIn('hugo')
  const [one] = (await caller.call('/api/results?most=1')).json.rows
  const note = await caller.call(`/api/people/${one.person}/notes`, {
    method: 'POST',
    body: { text: 'read the court file' },
  })
  expect(note.status).toBe(200)
  await station.kill()
  station = await startWorkstation(station.data)
  const again = await station.signIn('hugo')
  expect((await again.call(`/api/people/${one.person}`)).json.notes).toMatchObject([
    { text: 'read the court file', by: 'hugo Test' },
  ])
})
