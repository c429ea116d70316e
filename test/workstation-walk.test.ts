/** Every screen the router has, and the report in each of its languages: by axe also in forced colors, by keyboard, without motion, at 320 pixels, and on paper. */
import { dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECORD_PATHS, type RecordPath } from '../web/src/paths.ts'
import { setaside, workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { readPdf } from './pdf.ts'
import { startBrowser, startWorkstation, type Workstation } from './workstation.ts'

const COUNTY = ['--county', 'YOLO']
const YOLO = {
  ...OFFICE,
  agency: { ...OFFICE.agency, name: 'Yolo County District Attorney', county: 'YOLO' },
}
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
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

async function show(address: string): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.emulateMedia({ media: 'screen', forcedColors: 'none', reducedMotion: 'reduce' })
  await page.goto(`${station.origin}${address}`)
  await page.locator('main h1').waitFor()
  // What comes after its heading: nothing is loading any more.
  await expect.poll(() => page.locator('main [aria-busy=true]').count()).toBe(0)
  for (const one of await page.locator('main details').all())
    await one.evaluate('element => { element.open = true }' as never)
}

const axe = async (says: string): Promise<readonly string[]> =>
  (await new AxeBuilder({ page: page as never }).withTags(TAGS).analyze()).violations.map(
    ({ id, nodes }) => `${says}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`,
  )

/** What can be done on a screen, and what of it keyboard or eye cannot find. */
const FOUND_WANTING = `(async () => {
  const reach = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]'
  const says = one => (one.outerHTML || '').slice(0, 120)
  const seen = one => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0
  const wanting = []
  let reached = 0
  for (const one of document.querySelectorAll(reach)) {
    if (!seen(one) || one.closest('[inert]')) continue
    reached++
    one.focus({ focusVisible: true })
    // What is drawn as it is scrolled to is drawn first.
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    if (!one.isConnected) continue
    if (document.activeElement !== one) { wanting.push('takes no focus: ' + says(one)); continue }
    // A choice shows where it is by its own mark or by what is around it.
    const shown = [one, one.closest('label'), one.parentElement].filter(Boolean).some(around => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(around)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\\)$/.test(outlineColor)
    })
    if (!shown) wanting.push('shows no focus: ' + says(one))
    const { left, top, width, height } = one.getClientRects()[0] ?? one.getBoundingClientRect()
    if (width < 3 || height < 3 || height > innerHeight / 2) continue
    const [x, y] = [left + Math.min(width / 2, 40), top + Math.min(height / 2, 12)]
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) { wanting.push('is out of sight with the focus: ' + says(one)); continue }
    const there = document.elementFromPoint(x, y)
    if (there && !one.contains(there) && !there.contains(one) && !(one.labels && [...one.labels].some(label => label.contains(there))))
      wanting.push('is covered by ' + says(there) + ': ' + says(one))
  }
  for (const one of document.querySelectorAll('main *')) {
    if (!seen(one) || getComputedStyle(one).cursor !== 'pointer') continue
    if (!one.closest(reach + ', label, [role=row]') && !one.closest('button, fieldset, svg')) wanting.push('is for the mouse alone: ' + says(one))
  }
  const running = document.getAnimations().filter(({ playState }) => playState === 'running')
  for (const one of running) wanting.push('moves: ' + says(one.effect.target))
  return { reached, wanting }
})()`

const wanting = async (): Promise<{ readonly reached: number; readonly wanting: readonly string[] }> => {
  // With a key the browser shows where the focus is.
  await page.keyboard.press('Tab')
  return (await page.evaluate(FOUND_WANTING)) as { reached: number; wanting: string[] }
}

/** What is wider than the window, and does not scroll in itself. */
const TOO_WIDE = `(() => {
  if (document.documentElement.scrollWidth <= innerWidth) return []
  return [...document.querySelectorAll('body *')].filter(one => {
    const { right } = one.getBoundingClientRect()
    return right > innerWidth + 1 && !one.closest('.tblwrap, .vh, svg')
  }).slice(0, 5).map(one => one.outerHTML.slice(0, 120))
})()`

/** All of them in full mode; else those that have no test of their screen. */
const WALKED = process.env.MODE === 'full' ? ADDRESSES : ADDRESSES.slice(-3)

describe.each(WALKED)('%s', (name, address) => {
  test('is for everybody', async () => {
    await show(address())
    const found = await axe('as it is')
    expect((await page.locator('main h1').all()).length).toBe(1)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    const plain = await wanting()
    expect(plain.reached).toBeGreaterThan(10)
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    const forced = await wanting()
    const inForced = await axe('forced colors')
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' })
    const wide: string[] = []
    for (const width of [683, 320]) {
      await page.setViewportSize({ width, height: width === 683 ? 384 : 568 })
      const out = (await page.evaluate(TOO_WIDE)) as string[]
      wide.push(...out.map(html => `wider than ${width}: ${html}`))
    }
    expect(
      [
        ...found,
        ...plain.wanting,
        ...forced.wanting.map(text => `forced colors: ${text}`),
        ...inForced,
        ...wide,
        ...(await axe('320 wide')),
      ],
      name,
    ).toEqual([])
  })

  test('says on paper of which run it is, and that no attorney has read the rules', async () => {
    await show(address())
    await page.emulateMedia({ media: null, reducedMotion: 'reduce' })
    const path = join(folder, 'screen.pdf')
    await page.pdf({ path, format: 'Letter' })
    const { text } = await readPdf(path)
    expect(text.replaceAll(/\s+/g, ' ')).toContain('No attorney has reviewed')
    // What the office sets is of no run.
    if (!address().startsWith('/settings')) expect(text).toContain('YOLO')
    expect(text).not.toContain('Keyboard shortcuts')
  })
})

test('the report is told in the language of its address, and the rest of the screen is not', async () => {
  await show('/report?language=es')
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
