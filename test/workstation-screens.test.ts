/** Every screen: read by axe in every width and in forced colors, in the order a screen reader takes, by keyboard and on paper. */
import { dirname, join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAccessible } from './axe.ts'
import { setaside, workplace } from './command.ts'
import { readPdf } from './pdf.ts'
import { sized } from './size.ts'
import { type Caller, startBrowser, startWorkstation, type Workstation } from './workstation.ts'

const COUNTY = ['--county', 'YOLO']
const place = workplace()
let folder: string
let station: Workstation
let browser: Browser
let caller: Caller
let context: BrowserContext
let page: Page
let person: string

/** An office PC, the same at 200%, and the narrowest. */
const WIDTHS = [1366, 683, 320] as const
/** Where most is chosen: as usual these are read also at their narrowest and in forced colors, in full mode all. */
const BUSY = ['case', 'ruling']

beforeAll(async () => {
  folder = dirname(place.fresh('county.csv'))
  const file = join(folder, 'county.csv')
  const run = join(folder, 'run')
  await setaside(['synth', '--rows', '4000', '--seed', 'desk', ...COUNTY, '--dirt', '0.01', '--out', file])
  await setaside(['run', file, ...COUNTY, '--as-of', '2026-11-01', '--out', run])
  station = await startWorkstation(join(folder, 'data'))
  caller = await station.signIn('dana')
  await caller.call('/api/runs', { method: 'POST', body: { folder: run } })
  person = (await caller.call('/api/results?answer=review&most=1')).json.rows[0].person
  browser = await startBrowser()
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  page = await context.newPage()
  await page.goto(station.link('dana'))
  await page.getByText(/Where \d+ convictions stand/).waitFor()
  await aDispute()
})
afterAll(async () => {
  await browser?.close()
  await station?.stop()
})

/** Two people answer a question of law otherwise, so that there is something to settle, and a second thing to read. */
async function aDispute(): Promise<void> {
  const { groups } = (await caller.call('/api/review')).json
  const law = groups.find((one: { ofLaw: boolean; waiting: number }) => one.ofLaw && one.waiting > 1)
  const { cases } = (await caller.call(`/api/review/cases?fact=${encodeURIComponent(law.fact)}`)).json
  const two = cases.slice(0, 2).map((one: { id: number }) => one.id)
  await caller.call('/api/rulings', {
    method: 'POST',
    body: { fact: law.fact, value: 'yes', cases: two, authority: 'memo 12' },
  })
  await caller.call(`/api/cases/${two[0]}/second-read`, {
    method: 'POST',
    body: { value: 'no', source: 'memo 13', reader: 'Ines Whitlock', readOn: '2026-11-28' },
  })
}

/** How each screen is reached, with what opens in it opened. */
const SCREENS: Readonly<Record<string, () => Promise<void>>> = {
  home: async () => {
    await page.goto(`${station.origin}/`)
    await page.getByText(/Where \d+ convictions stand/).waitFor()
  },
  results: async () => {
    await page.goto(`${station.origin}/results?answer=review`)
    await page.locator('table.results tbody th a').first().waitFor()
    for (const one of await page.locator('.facet details, details.columns').all())
      await one.evaluate('element => { element.open = true }' as never)
  },
  'no result': async () => {
    await page.goto(`${station.origin}/results?q=nobodyofthisname`)
    await page.getByText('No conviction fits').waitFor()
  },
  person: async () => {
    await page.goto(`${station.origin}/people/${person}`)
    await page.getByRole('heading', { name: 'History' }).waitFor()
    await page.getByRole('button', { name: /Show the lines/ }).click()
    await page.locator('.source').first().waitFor()
    await page.getByText('Why, rule by rule').first().click()
    await page.locator('.statute').first().waitFor()
    for (const one of await page.locator('details').all())
      await one.evaluate('element => { element.open = true }' as never)
    await page.getByRole('button', { name: 'Give a fact' }).click()
  },
  review: async () => {
    await page.goto(`${station.origin}/review`)
    await page.getByText('Questions of fact').waitFor()
    await page
      .getByRole('button', { name: /^Its cases/ })
      .first()
      .click()
    await page.locator('.ruled li').first().waitFor()
  },
  'many choices': async () => {
    await page.goto(`${station.origin}/people/${person}`)
    await page.getByRole('button', { name: 'Give a fact' }).click()
    await page.locator('form.give').getByLabel('Fact', { exact: true }).selectOption('county')
    await page.getByRole('combobox', { name: 'Value' }).fill('sa')
    await page.locator('.combo-list [role=option]').first().waitFor()
  },
  ruling: async () => {
    await page.goto(`${station.origin}/review`)
    await page
      .getByRole('button', { name: /Answer for all/ })
      .last()
      .click()
    await page.locator('form.qopen').getByLabel('All of them').check()
    await page.locator('form.qopen').getByLabel('yes').check()
    await page.locator('form.qopen .diff li').first().waitFor()
    // As somebody has scrolled into it: nothing may cover what is to be chosen.
    await page.locator('form.qopen .picks input').last().scrollIntoViewIfNeeded()
    await page.mouse.wheel(0, 150)
  },
  case: async () => {
    await page.goto(`${station.origin}/review/next`)
    await page.locator('.rec tr').first().waitFor()
    await page.keyboard.press('2')
  },
  second: async () => {
    await page.goto(`${station.origin}/review/second`)
    await page.getByText('Both answers stand below').waitFor()
  },
  rejects: async () => {
    await page.goto(`${station.origin}/rejects`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  },
  doubts: async () => {
    await page.goto(`${station.origin}/doubts`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  },
  audit: async () => {
    await page.goto(`${station.origin}/audit`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  },
}

const sideways = (): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth') as Promise<number>

describe.each(Object.keys(SCREENS))('the screen %s', name => {
  test('has no violation, whatever its width or colors, and does not scroll sideways', async () => {
    await page.setViewportSize({ width: 1366, height: 768 })
    await SCREENS[name]?.()
    await isAccessible(page, name)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 768 })
      expect(await sideways(), `${name} at ${width}`).toBeLessThanOrEqual(0)
      if (width !== 1366 && sized(width === 320 && BUSY.includes(name), true))
        await isAccessible(page, `${name} at ${width}`)
    }
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    if (sized(BUSY.includes(name), true)) await isAccessible(page, `${name} in forced colors`)
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' })
  })

  test('has one heading of the first level, before all else of its main part, and a title of its own', async () => {
    const tree = await page.locator('main').ariaSnapshot()
    const headings = tree.match(/heading "[^"]*" \[level=1\]/g) ?? []
    expect(headings, name).toHaveLength(1)
    const before = tree.slice(0, tree.indexOf(headings[0] as string))
    // A way back may stand before it, and the list of what was taken.
    expect(before, name).not.toMatch(/button|textbox|checkbox|radio|table/)
    expect(await page.title()).toMatch(/ – Setaside$/)
  })
})

test('changes are said: results of a filter, an effect before saving, what was saved', async () => {
  await SCREENS.results?.()
  expect(await page.getByRole('status').first().textContent()).toMatch(/\d+ convictions? of \d+ pe/)
  await SCREENS.ruling?.()
  expect(await page.locator('form.qopen [role=status] li').count()).toBeGreaterThan(0)
})

test('single keys are turned off and on, are off in fields, and each has a control that is seen', async () => {
  await SCREENS.home?.()
  await page.keyboard.press('?')
  await page.getByLabel('Single keys are on').uncheck()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.keyboard.press('/')
  expect(new URL(page.url()).pathname).toBe('/')
  expect(await page.locator('dialog[open]').count()).toBe(0)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await page.getByLabel('Single keys are on').check()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.getByRole('heading', { name: 'Results' }).waitFor()
  await page.locator('#q').fill('')
  await page.locator('#q').pressSequentially('g h ?')
  expect(new URL(page.url()).pathname).toBe('/results')
  expect(await page.locator('dialog[open]').count()).toBe(0)
  await SCREENS.case?.()
  for (const says of ['Skip', 'Save and next', 'Find a person or case', 'Keyboard shortcuts'])
    expect(await page.getByRole('button', { name: says }).isVisible(), says).toBe(true)
  for (const says of ['Home', 'Results', 'Review', 'Audit'])
    expect(
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: says }).isVisible(),
      says,
    ).toBe(true)
})

test('of many choices one is searched for, by keyboard alone, and what fits none is no answer', async () => {
  await SCREENS['many choices']?.()
  const field = page.getByRole('combobox', { name: 'Value' })
  const shown = (): Promise<readonly string[]> => page.locator('.combo-list [role=option]').allTextContents()
  expect((await shown())[0]).toBe('SACRAMENTO')
  expect((await shown()).every(name => /SA/.test(name))).toBe(true)
  await field.fill('fran')
  expect(await shown()).toEqual(['SAN FRANCISCO'])
  await field.fill('san')
  await page.keyboard.press('ArrowDown')
  const [, second = ''] = await shown()
  expect(await page.locator('.combo-list [aria-selected=true]').textContent()).toBe(second)
  await page.keyboard.press('Enter')
  expect(await field.inputValue()).toBe(second)
  expect(await field.getAttribute('aria-expanded')).toBe('false')
  // Enter has chosen, and sent nothing.
  expect(await page.getByText('Before you save').count()).toBe(0)
  await field.fill('sanq')
  await page.getByText('None of them fits').waitFor()
  await page.keyboard.press('Tab')
  expect(await field.inputValue()).toBe('')
})

test('a case is taken out of a ruling and put back under it where the rulings are listed', async () => {
  await SCREENS.review?.()
  const line = page.locator('.ruled li').last()
  await line.getByRole('button', { name: /^Take out/ }).click()
  await page.getByLabel('Why does it not apply to this case?').fill('its facts are other ones')
  await page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click()
  await line.getByText('Taken out: its facts are other ones').waitFor()
  await line.getByRole('button', { name: /^Put back/ }).click()
  await page.getByLabel('Why does it apply after all?').fill('read again')
  await page.getByRole('dialog').getByRole('button', { name: 'Put back' }).click()
  await line.getByText('To be read a second time').waitFor()
})

test('nothing that is an answer is chosen on load, and what lacks a source is refused where it lacks', async () => {
  await page.goto(`${station.origin}/review/next`)
  await page.locator('.rec tr').first().waitFor()
  expect(await page.locator('form.decide input:checked').count()).toBe(0)
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await page.getByText('no source, no save').first().waitFor()
  await expect
    .poll(() => page.evaluate('document.activeElement.labels?.[0]?.textContent'))
    .toContain('Source')
})

test('the second reader’s paper does not hold the first answer; the one for a dispute holds both', async () => {
  await SCREENS.second?.()
  const pages = async (name: string): Promise<string> => {
    const path = join(folder, `${name}.pdf`)
    await page.pdf({ path })
    return (await readPdf(path)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ')
  }
  const dispute = await pages('dispute')
  expect(dispute).toContain('memo 12')
  expect(dispute).toContain('memo 13')
  await page.locator('.qlist button').last().click()
  await page.getByRole('button', { name: 'Print for the second reader' }).waitFor()
  const blind = await pages('second')
  expect(blind).toContain('Name and signature')
  expect(blind).toContain('No attorney has reviewed')
  expect(blind).not.toContain('memo 12')
})

test('whoever gave one of the two answers does not decide between them; a third on paper does', async () => {
  const { groups } = (await caller.call('/api/review')).json
  const fact = groups.find((one: { unread: number }) => one.unread > 0).fact
  const { cases } = (await caller.call(`/api/review/cases?fact=${encodeURIComponent(fact)}`)).json
  const one = cases.find(({ state }: { state: string }) => state === 'disputed')
  const unread = cases.find(({ state }: { state: string }) => state === 'second-read')
  expect((await caller.call(`/api/cases/${unread.id}/readings`)).status).toBe(409)
  const said = { version: one.version, value: 'no', source: 'both memos' }
  const settle = (more: object) =>
    caller.call(`/api/cases/${one.id}/settlement`, { method: 'POST', body: { ...said, ...more } })
  expect((await settle({})).status).toBe(409)
  expect((await settle({ reader: 'Ines Whitlock', readOn: '2026-11-29' })).status).toBe(409)
  expect((await settle({ reader: 'dana test', readOn: '2026-11-29' })).status).toBe(400)
  expect((await settle({ reader: 'Marcus Hale' })).status).toBe(400)
  const done = await settle({ reader: 'Marcus Hale', readOn: '2026-11-29' })
  expect(done.json.state).toBe('settled')
  const { facts } = (await caller.call(`/api/people/${one.person}`)).json
  expect(facts.filter(({ count }: { count: string }) => count === one.count)).toMatchObject([
    { value: 'no', by: 'Marcus Hale (on paper)' },
  ])
})
