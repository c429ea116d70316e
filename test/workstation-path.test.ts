/** The whole path on one computer, in a real browser: run, fact, ruling, batch, sign-off on paper, documents, the court's file, one denied and opened again; after each step every number agrees with the database and with the tables. */
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { type Started, serve } from '../src/review/serve.ts'
import { newLink } from '../src/review/sessions.ts'
import { setaside, table, workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { readPdf } from './pdf.ts'
import { type Caller, callerWith, passable, startBrowser } from './workstation.ts'

const place = workplace()
let folder: string
let data: string
let run: string
let started: Started
let browser: Browser
let page: Page
let caller: Caller
const YOLO = {
  ...OFFICE,
  agency: { ...OFFICE.agency, name: 'Yolo County District Attorney', county: 'YOLO' },
}
const TODAY = '2026-11-30'

beforeAll(async () => {
  const file = place.fresh('county.csv')
  folder = dirname(file)
  data = join(folder, 'data')
  run = join(folder, 'run')
  passable(data)
  await setaside([
    'synth',
    '--rows',
    '5000',
    '--seed',
    'path',
    '--county',
    'YOLO',
    '--dirt',
    '0.01',
    '--out',
    file,
  ])
  await setaside(['run', file, '--county', 'YOLO', '--as-of', '2026-11-01', '--out', run])
  started = await serve({
    engine: engineFor(JURISDICTIONS),
    data,
    port: 0,
    pages: join(import.meta.dirname, '../dist-pages'),
    now: () => new Date('2026-11-30T17:00:00Z'),
    onFault: kind => expect(kind).toBe('no fault'),
  })
  browser = await startBrowser()
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  page = await context.newPage()
  await page.goto(
    `${started.origin}/open#${newLink(data, 'dana', new Date('2026-11-30T17:00:00Z').getTime())}`,
  )
  await page.getByLabel('Your name, as it should appear').fill('Dana Reyes')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByLabel('Folder of the run on this computer').fill(run)
  await page.getByRole('button', { name: 'Open run' }).click()
  await page.getByText(/Where [\d,]+ convictions stand/).waitFor()
  const [cookie] = await context.cookies()
  caller = callerWith(started.origin, `${cookie?.name}=${cookie?.value}`)
})
afterAll(async () => {
  await browser?.close()
  await started?.stop()
  rmSync(data, { recursive: true, force: true })
})

const isAccessible = async (): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page: page as never }).withTags(tags).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  for (const width of [683, 320]) {
    await page.setViewportSize({ width, height: 768 })
    expect(
      await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
      `${width}`,
    ).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}

/** Home, results and batches, as the API and the pages tell them, beside convictions.csv and the database. */
async function numbersAgree(): Promise<void> {
  const { db } = started.services
  const rows = table(run, 'convictions')
  const home = (await caller.call('/api/home')).json
  for (const { answer, convictions } of home.answers)
    expect(rows.filter(row => row.determination === answer).length, answer).toBe(convictions)
  expect((await caller.call('/api/facets')).json.convictions).toBe(rows.length)
  // Eligible by the record, and, of whoever a fact was given of, by the engine.
  const touched = new Set(
    (await db.selectFrom('fact').select('person_id').execute()).map(one => one.person_id),
  )
  let eligible = rows.filter(
    row => row.determination === 'eligible' && !touched.has(row.person_id ?? ''),
  ).length
  for (const person of touched)
    eligible += (await caller.call(`/api/people/${person}`)).json.counts.filter(
      ({ answer, of }: { answer: string; of: string }) => answer === 'eligible' && of === 'conviction',
    ).length
  const approvals = await db.selectFrom('approval').select(['state', 'batch_id']).execute()
  const filing = (await caller.call('/api/filing')).json
  const inState = (state: string): number => approvals.filter(one => one.state === state).length
  // What was opened again may be approved again: it is ready.
  const left = approvals.filter(({ state }) => state !== 'eligible' && state !== 'reopened').length
  expect(filing.ready.counts + left).toBe(eligible)
  expect(filing.approved.counts).toBe(inState('approved'))
  expect(filing.reopened).toBe(inState('reopened'))
  for (const batch of filing.batches) {
    const shown = (await caller.call(`/api/batches/${batch.id}`)).json
    expect(shown.counts).toBe(batch.counts)
    expect((await caller.call(`/api/batches/${batch.id}/counts`)).json.counts.length).toBe(batch.counts)
  }
  await page.goto(`${started.origin}/`)
  await page.getByText(`Where ${rows.length.toLocaleString('en-US')} convictions stand`).waitFor()
  const tasks = page.locator('.tasks li')
  for (const [says, n] of [
    ['Ready to be approved', filing.ready.counts],
    ['Approved, and in no batch', filing.approved.counts],
    ['To be looked at again', filing.reopened],
    [
      'With the court',
      filing.batches.reduce((sum: number, one: { awaited: number }) => sum + one.awaited, 0),
    ],
  ] as const)
    if (n > 0)
      await tasks.filter({ hasText: says }).getByText(n.toLocaleString('en-US'), { exact: true }).waitFor()
    else expect(await tasks.filter({ hasText: says }).count(), says).toBe(0)
}

test('from a run to the court and back; after each step every number agrees', {
  timeout: 600_000,
}, async () => {
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await page.getByRole('heading', { name: 'No office is named yet' }).waitFor()
  await isAccessible()
  const office = {
    name: 'office.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(YOLO)),
  }
  await page.getByLabel('File of the office').setInputFiles(office)
  await page.getByRole('button', { name: /^Approve \d+ counts/ }).waitFor()
  await numbersAgree()

  // A fact, by key; and a ruling, which another person reads on paper.
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.locator('.rec tr').first().waitFor()
  await page.keyboard.press('1')
  await page.getByLabel('Source').fill('Court file')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  const { groups } = (await caller.call('/api/review')).json
  const law = groups.find(({ ofLaw, waiting }: { ofLaw: boolean; waiting: number }) => ofLaw && waiting > 0)
  const asked = (await caller.call(`/api/review/cases?fact=${encodeURIComponent(law.fact)}`)).json.cases
  const ruled = await caller.call('/api/rulings', {
    method: 'POST',
    body: {
      fact: law.fact,
      value: 'yes',
      authority: 'memo 12',
      cases: asked.map(({ id }: { id: number }) => id),
    },
  })
  for (const id of ruled.json.cases)
    await caller.call(`/api/cases/${id}/second-read`, {
      method: 'POST',
      body: { value: 'yes', source: 'memo 12', reader: 'Frank Oduya', readOn: TODAY },
    })
  await numbersAgree()

  await page.goto(`${started.origin}/results?answer=eligible`)
  await page.getByRole('button', { name: 'Approve what you see' }).click()
  await page.getByText('would be approved in your name').waitFor()
  await page
    .locator('dialog')
    .getByRole('button', { name: /^Approve \d+ counts/ })
    .click()
  await page.locator('dialog').waitFor({ state: 'detached' })
  await numbersAgree()
  await page.goto(`${started.origin}/batches`)
  // What review has settled is approved as well.
  const rest = page.getByRole('button', { name: /^Approve \d+ counts?/ })
  await page.getByRole('button', { name: /^Make a batch/ }).waitFor()
  if ((await rest.count()) > 0) {
    await rest.click()
    await page
      .locator('dialog')
      .getByRole('button', { name: /^Approve \d+ counts?/ })
      .click()
    await page.locator('dialog').waitFor({ state: 'detached' })
  }
  await numbersAgree()
  await page.goto(`${started.origin}/batches`)
  await isAccessible()
  await page.getByLabel('What is it called? (optional)').fill('Due by law')
  await page.getByRole('button', { name: /^Make a batch/ }).click()
  await page.getByRole('heading', { name: 'Check before signing' }).waitFor()
  const address = page.url()
  await page.locator('.checks li').first().waitFor()
  await isAccessible()
  await numbersAgree()
  await page.goto(address)
  await goOn('nobody', 'Go on in spite of')
  await goOn('decided', 'Decide again')
  await page.getByText('The run was decided with every fact that stands').waitFor({ timeout: 120_000 })
  await goOn('same-case', 'File now')
  await expect.poll(async () => (await checks()).blocked).toBe(false)

  // Signed on paper: the printed list has every count in the order of the exhibit, the run and who has read the rules on each page.
  const before = await checks()
  await page.getByRole('link', { name: 'Print the list' }).click()
  await page.getByText(before.list).waitFor()
  await isAccessible()
  const path = join(folder, 'list.pdf')
  await page.pdf({ path, format: 'Letter' })
  const printed = (await readPdf(path)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' '))
  for (const text of printed) {
    expect(text).toContain('No attorney has reviewed the rules.')
    expect(text).toContain('as of Nov 1, 2026')
  }
  const at = before.places.map(({ reference }: { reference: string }) =>
    printed.join(' ').indexOf(`${reference} `),
  )
  expect(at.every((where: number) => where >= 0)).toBe(true)
  expect(at).toEqual(at.toSorted((a: number, b: number) => a - b))
  await page.getByRole('link', { name: 'Back to the batch' }).click()
  await page.getByLabel('Who signed').fill('Ines Whitlock')
  await page.getByLabel('On which day').fill(TODAY)
  await page.getByRole('checkbox', { name: /The list and the checks were read/ }).check()
  await page.getByRole('button', { name: /^Record the sign-off/ }).click()
  await page.getByRole('button', { name: 'Make the documents' }).waitFor()
  await page.getByLabel('The day that stands on them').fill(TODAY)
  await page.getByRole('button', { name: 'Make the documents' }).click()
  await page.getByText('The list in these documents is the one that was signed').waitFor({ timeout: 180_000 })
  await isAccessible()
  await numbersAgree()
  await page.goto(address)
  await page.getByLabel('On which day was it filed?').fill(TODAY)
  await page.getByLabel('The court’s number').fill('CR-2026-1207')
  await page.getByRole('button', { name: /as filed$/ }).click()
  await page.getByRole('heading', { name: 'What the court answered' }).waitFor()
  await numbersAgree()

  await page.goto(address)
  await page
    .getByRole('checkbox', { name: /^Choose/ })
    .first()
    .check()
  await answer('denied', 'Record for 1 count')
  await page.getByText('1 answer was taken').waitFor()
  await page.getByRole('button', { name: 'All that are not answered' }).click()
  await answer('granted', /^Record for \d+ counts/)
  await page.getByText(/\d+ answers were taken/).waitFor()
  await isAccessible()
  await numbersAgree()
  await page.goto(address)
  await page
    .getByRole('button', { name: /^Open again/ })
    .first()
    .click()
  await page.getByLabel('Why is it looked at again?').fill('The court wants a declaration')
  await page.locator('dialog').getByRole('button', { name: 'Open again' }).click()
  await page.locator('dialog').waitFor({ state: 'detached' })
  await numbersAgree()
  await page.goto(`${started.origin}/review`)
  await page.getByText('The court wants a declaration').waitFor()
  await isAccessible()
  expect((await caller.call('/api/audit/chain')).json.holds).toBe(true)
})

const checks = async () => (await caller.call('/api/batches/1/checks')).json

/** Where the check does not pass it is answered. */
async function goOn(name: string, says: string): Promise<void> {
  const found = (await checks()).checks.find((one: { name: string }) => one.name === name)
  if (found.state === 'ok') return
  await page
    .getByRole('button', { name: new RegExp(`^${says}`) })
    .first()
    .click()
  await page.waitForLoadState('networkidle')
}

async function answer(word: string, button: string | RegExp): Promise<void> {
  await page.getByLabel('Answer', { exact: true }).selectOption(word)
  await page.getByLabel('On which day').fill(TODAY)
  await page.getByRole('button', { name: button }).click()
}
