/** The policy bench in the real browser: each choice says at once what it does, what is kept can be chosen again, and people can be opened. */
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAccessible } from './axe.ts'
import { setaside, workplace } from './command.ts'
import { type Caller, startBrowser, startWorkstation, type Workstation } from './workstation.ts'

const { fresh } = workplace()
const TAKES_MS = 120_000

let folder: string
let here: Workstation
let caller: Caller
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = fresh('run')
  await setaside([
    ...['run', resolve(import.meta.dirname, 'golden/files/los-angeles.csv'), '--county', 'LOS ANGELES'],
    ...['--as-of', '2026-11-01', '--max-rejects', '100%', '--out', folder],
  ])
  here = await startWorkstation(join(dirname(fresh('run')), 'data'))
  caller = await here.signIn('dana')
  await caller.call('/api/runs', { method: 'POST', body: { folder } })
  browser = await startBrowser()
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const [name = '', value = ''] = caller.cookie.split('=')
  await context.addCookies([{ name, value, url: here.origin }])
  page = await context.newPage()
}, TAKES_MS)

afterAll(async () => {
  await browser?.close()
  await here?.stop()
})

const moves = () => page.getByRole('region', { name: 'Who moves' }).locator('tbody tr')
const eligible = () => page.locator('.figs dd').first().innerText()

test(
  'a choice says what it does beside the law, whom it moves, and is kept',
  async () => {
    await page.goto(`${here.origin}/policy`)
    await page.getByText('Nobody moves').waitFor()
    await page
      .getByRole('group', { name: 'HSC 11359' })
      .getByRole('radio', { name: 'Dismiss' })
      .check({ force: true })
    await moves().first().waitFor()
    // What the page shows is what the engine says of the policy in its address.
    const policy = JSON.parse(new URL(page.url()).searchParams.get('policy') ?? '')
    expect(policy.dismiss).toEqual(['HS 11359'])
    const { json } = await caller.call('/api/policies/effect', { method: 'POST', body: { policy } })
    expect(await eligible()).toContain(String(json.policy.answers.eligible))
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/policy.png`, fullPage: true })
    await isAccessible(page)

    await page
      .getByRole('button', { name: /^\d+ (person|people)$/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('listitem').first().waitFor()
    expect(await dialog.getByRole('listitem').count()).toBe(json.moves[0].people)
    await dialog.getByRole('button', { name: 'Close' }).click()

    await page.getByRole('button', { name: 'Save as' }).click()
    await page.getByLabel('Name').fill('Our draft')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved as “Our draft”.').waitFor()
    await page.goto(`${here.origin}/policy`)
    await page.getByText('Nobody moves').waitFor()
    await page.getByLabel('Start from').selectOption({ label: 'Our draft' })
    await moves().first().waitFor()
    const { json: audit } = await caller.call('/api/audit')
    expect(
      audit.entries
        .map(({ action }: { action: string }) => action)
        .filter((one: string) => /polic/.test(one)),
    ).toEqual(['kept a policy', 'looked at whom a policy moves'])
  },
  TAKES_MS,
)

test(
  'by keyboard: a slider steps, and words say where it stands',
  async () => {
    await page.goto(`${here.origin}/policy`)
    await page.getByText('Nobody moves').waitFor()
    const age = page.getByRole('slider', { name: /By age/ })
    expect(await age.getAttribute('aria-valuetext')).toBe('Off')
    await age.focus()
    await page.keyboard.press('ArrowRight')
    expect(await age.getAttribute('aria-valuetext')).toBe('65 or older')
    await page.keyboard.press('End')
    expect(await age.getAttribute('aria-valuetext')).toBe('40 or older')
    await page.keyboard.press('Home')
    expect(await age.getAttribute('aria-valuetext')).toBe('Off')
  },
  TAKES_MS,
)

test(
  'ten quick changes show only the last',
  async () => {
    await page.goto(`${here.origin}/policy`)
    await page.getByText('Nobody moves').waitFor()
    const age = page.getByRole('slider', { name: /By age/ })
    await age.focus()
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(600)
    const policy = JSON.parse(new URL(page.url()).searchParams.get('policy') ?? '')
    expect(policy.also).toEqual({ ageAtLeast: 56 })
    const { json } = await caller.call('/api/policies/effect', { method: 'POST', body: { policy } })
    expect(await eligible()).toContain(String(json.policy.answers.eligible))
  },
  TAKES_MS,
)

test('what is no policy is refused in the words of the command line', async () => {
  const refused = await caller.call('/api/policies/effect', {
    method: 'POST',
    body: { policy: { name: 'Ours', extends: 'configurable', dismiss: ['HS 11357'], reduce: ['HS 11357'] } },
  })
  expect(refused.status).toBe(400)
  expect(refused.json.detail).toBe('[HS 11357] stands in "dismiss" and in "reduce": keep it in one of them.')
  const unknown = await caller.call('/api/policies/effect', { method: 'POST', body: { policy: 'nowhere' } })
  expect(unknown.json.detail).toBe('[nowhere] is no policy that comes with Setaside.')
  expect((await caller.call('/api/policies/99', { method: 'DELETE' })).status).toBe(404)
})

test(
  'the report says in the browser what the command line says, and its files are the same bytes',
  async () => {
    const out = join(dirname(fresh('report')), 'report')
    expect((await setaside(['report', folder, '--data', here.data, '--out', out])).code).toBe(0)
    const { json } = await caller.call('/api/report')
    const { headline, tables } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))
    expect({ headline: json.headline, tables: json.tables }).toEqual({ headline, tables })
    for (const kind of ['html', 'csv', 'json'] as const) {
      const file = await caller.call('/api/report/files', { method: 'POST', body: { kind } })
      expect(file.text).toBe(readFileSync(join(out, `report.${kind}`), 'utf8'))
    }
    await page.goto(`${here.origin}/report`)
    await page.getByText('How it was counted').waitFor()
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/report.png`, fullPage: true })
    expect(await page.getByRole('row').count()).toBe(
      tables.reduce((sum: number, { rows }: { rows: readonly unknown[] }) => sum + rows.length + 1, 0),
    )
    await isAccessible(page)
  },
  TAKES_MS,
)
