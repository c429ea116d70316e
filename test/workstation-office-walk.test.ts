/** Every screen of an agency that is not one of the record: signing in, joining, what the office sets, the screen that is locked. In full mode. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OFFICE_PATHS, SETTINGS_PARTS } from '../web/src/paths.ts'
import { type Agency, startAgency } from './agency.ts'
import { violationsOf } from './axe.ts'
import { workplace } from './command.ts'
import { show, wantingOf } from './walked.ts'
import { startBrowser, startWorkstation, type Workstation } from './workstation.ts'

/** Screens that stand before the router, which no address names. */
const GATES = ['Closed', 'JoinPage', 'Locked', 'SignInPage', 'StartPage']

test('each screen is one of an address, which is walked, or one of those before them, which are walked here', () => {
  const main = readFileSync(join(import.meta.dirname, '../web/src/main.tsx'), 'utf8')
  const pages = [...main.matchAll(/import \{([^}]+)\} from '.\/pages\//g)].flatMap(([, names = '']) =>
    names.split(',').map(name => name.trim()),
  )
  const routed = main.slice(main.indexOf('const OFFICE:'), main.indexOf('const OfficeScreens'))
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.filter(name => !routed.includes(`<${name} `)).sort()).toEqual(GATES)
})

const MINUTES = 60_000
const office = OFFICE_PATHS.flatMap(path =>
  path.includes(':part') ? SETTINGS_PARTS.map(part => path.replace(':part', part)) : [path],
)

describe.runIf(process.env.MODE === 'full')('an agency', { timeout: 300_000 }, () => {
  const place = workplace()
  let agency: Agency
  let browser: Browser
  let page: Page
  const at = (address: string): string => `${agency.started.origin}${address}`

  beforeAll(async () => {
    agency = await startAgency(place.fresh('none'))
    browser = await startBrowser()
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await agency?.stop()
  })

  const signedIn = async (): Promise<void> => {
    const { cookie } = await agency.signIn(agency.admin)
    const [name = '', value = ''] = cookie.split('=')
    await page.context().addCookies([{ name, value, url: agency.started.origin }])
  }

  test('signing in is for everybody', async () => {
    await show(page, at('/'))
    expect(await wantingOf(page, 4)).toEqual([])
  })

  test('joining is for everybody', async () => {
    const admin = await agency.signIn(agency.admin)
    const body = { account: 'anna', name: 'Anna Analyst', roles: ['analyst'] }
    const { json } = await admin.call('/api/colleagues', { method: 'POST', body })
    await show(page, json.link as string)
    expect(await wantingOf(page, 3)).toEqual([])
    await page.goto('about:blank')
    await show(page, at(`/join#${'x'.repeat(43)}`))
    expect(await violationsOf(page, 'an invitation that is none')).toEqual([])
  })

  test.each(office)('%s is for everybody', async address => {
    await page.goto('about:blank')
    await signedIn()
    await show(page, at(address))
    expect(await wantingOf(page, 5), address).toEqual([])
  })

  test('the screen that is locked is for everybody', async () => {
    await page.goto('about:blank')
    await signedIn()
    await show(page, at('/settings'))
    agency.clock.now += 11 * MINUTES
    await page.reload()
    await page.locator('h1:visible').waitFor()
    expect(await wantingOf(page, 1)).toEqual([])
  })
})

describe.runIf(process.env.MODE === 'full')('one computer', { timeout: 300_000 }, () => {
  const place = workplace()
  let station: Workstation
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    station = await startWorkstation(join(dirname(place.fresh('none')), 'data'))
    browser = await startBrowser()
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await station?.stop()
  })

  test('where nobody is signed in, where a link is used up, and where a name is asked, it is for everybody', async () => {
    await show(page, `${station.origin}/`)
    expect(await wantingOf(page, 0)).toEqual([])
    await page.goto('about:blank')
    await show(page, `${station.origin}/open#${'x'.repeat(43)}`)
    expect(await wantingOf(page, 0)).toEqual([])
    await page.goto('about:blank')
    await show(page, station.link('dana'))
    expect(await wantingOf(page, 2)).toEqual([])
  })
})
