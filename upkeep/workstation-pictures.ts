/** `node upkeep/workstation-pictures.ts`: makes the pictures of the workstation anew, by the program itself and from made-up people. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { setaside } from '../test/command.ts'
import { OFFICE } from '../test/office.ts'
import { startBrowser, startWorkstation } from '../test/workstation.ts'

const PICTURES = join(import.meta.dirname, '../docs/pictures/workstation')
/** An office PC, and the same at 200%. */
const SIZES = { '1366': { width: 1366, height: 768 }, '200': { width: 683, height: 768 } } as const

const folder = mkdtempSync(join(tmpdir(), 'setaside-pictures-'))
const file = join(folder, 'county.csv')
const run = join(folder, 'run')
await setaside([
  'synth',
  '--rows',
  '50000',
  '--seed',
  '7',
  '--county',
  'YOLO',
  '--dirt',
  '0.01',
  '--out',
  file,
])
await setaside(['run', file, '--county', 'YOLO', '--as-of', '2026-11-01', '--out', run])
const station = await startWorkstation(join(folder, 'data'))
const browser = await startBrowser()
mkdirSync(PICTURES, { recursive: true })
try {
  const context = await browser.newContext({ viewport: SIZES['1366'], reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(station.link('analyst'))
  await page.getByLabel('Your name, as it should appear').fill('Dana Reyes')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByLabel('Folder of the run on this computer').fill(run)
  await page.getByRole('button', { name: 'Open run' }).click()
  await page.getByText(/Where \d+ convictions stand/).waitFor({ timeout: 60_000 })
  for (const [name, show] of Object.entries(screens())) {
    await show(page, station.origin)
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport)
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: join(PICTURES, `${name}-${size}.png`) })
    }
    await page.setViewportSize(SIZES['1366'])
  }
} finally {
  await browser.close()
  await station.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** What is due is approved and put into a batch, so that there is work to be shown. */
async function worked(page: Page, origin: string): Promise<void> {
  const send = async (method: string, path: string, data: unknown): Promise<{ readonly counts: number }> => {
    const headers = { origin, 'x-setaside': 'pictures' }
    const sent = await page.request.fetch(`${origin}/api${path}`, { method, data, headers })
    return (await sent.json()) as { readonly counts: number }
  }
  const agency = { ...OFFICE.agency, name: 'Yolo County District Attorney', county: 'YOLO' }
  await send('PUT', '/filing/office', { text: JSON.stringify({ ...OFFICE, agency }) })
  const { counts } = await send('POST', '/approvals/effects', {})
  await send('POST', '/approvals', { expects: counts })
  await send('POST', '/batches', { title: 'Due by law' })
}

/** How each screen is reached. */
function screens(): Readonly<Record<string, (page: Page, origin: string) => Promise<void>>> {
  return {
    home: async (page, origin) => {
      await page.goto(`${origin}/`)
      await page.getByText(/Where \d+ convictions stand/).waitFor()
    },
    results: async (page, origin) => {
      await page.goto(`${origin}/results?answer=review`)
      await page.locator('table.results tbody th a').first().waitFor()
    },
    person: async page => {
      await page.locator('table.results tbody th a').first().click()
      await page.getByRole('heading', { name: 'History' }).waitFor()
    },
    review: async (page, origin) => {
      await page.goto(`${origin}/review`)
      await page.getByText('Questions of fact').waitFor()
    },
    ruling: async page => {
      await page
        .getByRole('button', { name: /Answer for all/ })
        .last()
        .click()
      await page.getByLabel('All of them').check()
      await page.locator('form.qopen').getByLabel('yes').check()
      await page.locator('form.qopen .diff li').first().waitFor()
    },
    case: async (page, origin) => {
      await page.goto(`${origin}/review`)
      await page.getByRole('link', { name: /^Take 10: Under which subdivision/ }).click()
      await page.locator('.rec tr').first().waitFor()
      await page.keyboard.press('2')
    },
    policy: async (page, origin) => {
      await page.goto(`${origin}/policy`)
      await page.getByText('Nobody moves').waitFor({ timeout: 60_000 })
      const section = page.getByRole('group', { name: 'HSC 11359' })
      await section.getByRole('radio', { name: 'Dismiss' }).check({ force: true })
      await page.getByRole('region', { name: 'Who moves' }).locator('tbody tr').first().waitFor()
    },
    report: async (page, origin) => {
      await worked(page, origin)
      await page.goto(`${origin}/report`)
      await page.getByText('How it was counted').waitFor()
      await page.getByRole('heading', { name: /^How far the work has come;/ }).scrollIntoViewIfNeeded()
    },
    'report-es': async (page, origin) => {
      await page.goto(`${origin}/report?language=es`)
      await page.getByText('Cómo se contó').waitFor()
    },
    'report-policies': async (page, origin) => {
      await page.goto(`${origin}/report?policies=los-angeles,sacramento`)
      const heading = page.getByRole('heading', { name: /^Policies beside each other/ })
      await heading.waitFor({ timeout: 60_000 })
      await heading.scrollIntoViewIfNeeded()
    },
    'new-run': async (page, origin) => {
      await page.goto(`${origin}/runs/new`)
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
    batches: async (page, origin) => {
      await page.goto(`${origin}/batches`)
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
    audit: async (page, origin) => {
      await page.goto(`${origin}/audit`)
      await page.getByText('hold the one before them').waitFor()
    },
  }
}
