/** Every screen the router has, and the report in each of its languages: by axe also in forced colors, by keyboard, without motion, at 320 pixels, and on paper. */
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECORD_PATHS, type RecordPath } from '../web/src/paths.ts'
import { violationsOf } from './axe.ts'
import { setaside, workplace } from './command.ts'
import { YOLO } from './office.ts'
import { readPdf } from './pdf.ts'
import { show, wantingOf } from './walked.ts'
import { startBrowser, startWorkstation, type Workstation } from './workstation.ts'

const COUNTY = ['--county', 'YOLO']
const place = workplace()
let folder: string
let station: Workstation
let browser: Browser
let page: Page
/** What stands for each part of a path. */
let parts: Readonly<Record<string, string>>

beforeAll(async () => {
  folder = dirname(place.fresh('county.csv'))
  const file = join(folder, 'county.csv')
  await setaside(['synth', '--rows', '3000', '--seed', 'walk', ...COUNTY, '--dirt', '0.01', '--out', file])
  for (const [run, asOf] of [
    ['run', '2026-11-01'],
    ['later', '2026-12-01'],
  ] as const)
    await setaside(['run', file, ...COUNTY, '--as-of', asOf, '--out', join(folder, run)])
  station = await startWorkstation(join(folder, 'data'))
  const caller = await station.signIn('dana')
  const done = async (path: string, body: unknown, method: 'POST' | 'PUT' = 'POST') => {
    const { status, json, text } = await caller.call(path, { method, body })
    expect({ path, status, text }).toMatchObject({ status: 200 })
    return json
  }
  await done('/api/runs', { folder: join(folder, 'later') })
  await done('/api/runs', { folder: join(folder, 'run') })
  await done('/api/filing/office', { text: JSON.stringify(YOLO) }, 'PUT')
  const effects = await done('/api/approvals/effects', {})
  await done('/api/approvals', { expects: effects.counts })
  const batch = await done('/api/batches', {})
  const { groups } = (await caller.call('/api/review')).json
  parts = {
    id: String(batch.id ?? batch.batch ?? 1),
    part: 'people',
    person: (await caller.call('/api/results?answer=review&most=1')).json.rows[0].person,
    fact: groups.find((one: { ofLaw: boolean; waiting: number }) => !one.ofLaw && one.waiting > 0).fact,
  }
  browser = await startBrowser()
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  await page.goto(station.link('dana'))
  await page.getByText(/Where \d+ convictions stand/).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await station?.stop()
})

/** Which of the numbers a path means, where it is not a batch. */
const OTHER_IDS: Readonly<Partial<Record<RecordPath, string>>> = {
  '/runs/:id/compare': '2',
  '/runs/on-its-way/:id': 'none',
}
const addressOf = (path: RecordPath): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((name === 'id' ? OTHER_IDS[path] : undefined) ?? parts[name] ?? ''),
  )

const ADDRESSES: readonly (readonly [name: string, address: () => string])[] = [
  ...RECORD_PATHS.map(path => [path, () => addressOf(path)] as const),
  ['the report in Spanish', () => '/report?language=es'],
  ['an address that is none', () => '/nowhere'],
  ['what is not there', () => '/batches/4096'],
]

const shown = (address: string): Promise<void> => show(page, `${station.origin}${address}`)

/** All of them in full mode; else those that have no test of their screen. */
const WALKED = process.env.MODE === 'full' ? ADDRESSES : ADDRESSES.slice(-3)

describe.each(WALKED)('%s', (name, address) => {
  test('is for everybody', async () => {
    await shown(address())
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await wantingOf(page, 11), name).toEqual([])
  })

  test('says on paper of which run it is, and that no attorney has read the rules', async () => {
    // What the office sets is of no run.
    const isOfRun = !address().startsWith('/settings')
    await shown(address())
    if (isOfRun) await page.getByRole('region', { name: 'Current run' }).waitFor()
    await page.emulateMedia({ media: null, reducedMotion: 'reduce' })
    const path = join(folder, 'screen.pdf')
    await page.pdf({ path, format: 'Letter' })
    const { text } = await readPdf(path)
    expect(text.replaceAll(/\s+/g, ' ')).toContain('No attorney has reviewed')
    if (isOfRun) expect(text).toContain('YOLO')
    expect(text).not.toContain('Keyboard shortcuts')
  })
})

test('the report is told in the language of its address, and the rest of the screen is not', async () => {
  await shown('/report?language=es')
  await page.getByText('vale el texto en inglés').waitFor()
  const spanish = await page.locator('main [lang=es]').allTextContents()
  expect(spanish.join(' ')).toMatch(/Condenas por sección de la ley/)
  expect(spanish.join(' ')).not.toMatch(/Convictions|As a table|How it was counted/)
  expect(await page.locator('main h1').textContent()).toBe('Report')
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ])
  expect(taken.suggestedFilename()).toBe('report.csv')
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByText('Convictions by section').first().waitFor()
  expect(new URL(page.url()).search).toBe('')
})

test.runIf(process.env.MODE === 'full')('what opens over a screen is for everybody too', async () => {
  await shown('/')
  await page.keyboard.press('?')
  await page.locator('dialog[open]').waitFor()
  const found = [...(await violationsOf(page, 'the keys'))]
  await page.keyboard.press('Escape')
  await shown(`/batches/${parts.id}`)
  await page
    .getByRole('button', { name: 'Dissolve' })
    .or(page.getByRole('button', { name: 'Let it go' }))
    .first()
    .click()
  await page.locator('dialog[open]').waitFor()
  found.push(...(await violationsOf(page, 'a reason that is asked')))
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  found.push(...(await violationsOf(page, 'a reason that is asked, in forced colors')))
  await page.keyboard.press('Escape')
  await shown(`/review/${encodeURIComponent(parts.fact ?? '')}`)
  await page.locator('.rec tr').first().waitFor()
  await page.evaluate('document.activeElement instanceof HTMLElement && document.activeElement.blur()')
  await page.keyboard.press('1')
  await page.getByLabel('Source').fill('Court file')
  await page.getByRole('button', { name: /^Save and next/ }).click()
  await page.locator('.toast').first().waitFor()
  found.push(...(await violationsOf(page, 'what was done is told')))
  expect(found).toEqual([])
})
