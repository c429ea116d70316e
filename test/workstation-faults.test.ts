/** What was saved is saved once, whatever fails meanwhile: the database, the server, the way between. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setaside, workplace } from './command.ts'
import { sized } from './size.ts'
import {
  type Answered,
  type Caller,
  startBrowser,
  startWorkstation,
  type Workstation,
} from './workstation.ts'

const COUNTY = ['--county', 'YOLO']
const place = workplace()
let station: Workstation
let caller: Caller
let person: string
let browser: Browser

beforeAll(async () => {
  const file = place.fresh('county.csv')
  const run = join(dirname(file), 'run')
  await setaside(['synth', '--rows', '3000', '--seed', 'faults', ...COUNTY, '--out', file])
  await setaside(['run', file, ...COUNTY, '--as-of', '2026-11-01', '--out', run])
  station = await startWorkstation(join(dirname(file), 'data'))
  caller = await station.signIn('dana')
  await caller.call('/api/runs', { method: 'POST', body: { folder: run } })
  person = (await caller.call('/api/results?most=1')).json.rows[0].person
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await station?.stop()
})

const note = (text: string, key: string): Promise<Answered> =>
  caller.call(`/api/people/${person}/notes`, {
    method: 'POST',
    body: { text },
    headers: { 'idempotency-key': key },
  })
const notes = async (): Promise<readonly string[]> =>
  (await caller.call(`/api/people/${person}`)).json.notes.map(({ text }: { text: string }) => text)

/** Sends until it is answered, as the pages do. */
async function until200(send: () => Promise<Answered>): Promise<Answered> {
  for (let tries = 0; tries < 100; tries++) {
    const answered = await send().catch(() => undefined)
    if (answered?.status === 200) return answered
    await new Promise(done => setTimeout(done, 200))
  }
  throw new Error('it was never answered')
}

/** Ends the database as a crash does. */
function killDatabase(): void {
  const [pid = ''] = readFileSync(join(station.data, 'database', 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

test('what is sent under one key is done once: again, at once, and with something else under it', async () => {
  const key = 'note-key-0001'
  const [first, second, third] = await Promise.all([note('once', key), note('once', key), note('once', key)])
  const later = await note('once', key)
  expect(first.json.id).toBeGreaterThan(0)
  for (const one of [first, second, third, later])
    expect(one).toMatchObject({ status: 200, json: { id: first.json.id } })
  expect(await notes()).toEqual(['once'])
  expect(await note('another', key)).toMatchObject({ status: 409 })
  expect((await note('short', 'key')).status).toBe(400)
  expect(await notes()).toEqual(['once'])
  const other = await station.signIn('erin')
  const own = await other.call(`/api/people/${person}/notes`, {
    method: 'POST',
    body: { text: 'mine' },
    headers: { 'idempotency-key': key },
  })
  expect(own.json.id).not.toBe(later.json.id)
})

test('views that come together are written together, each once, and every entry holds the one before', async () => {
  const before = (await caller.call('/api/audit')).json.entries[0].number
  const seen = await Promise.all(Array.from({ length: 60 }, () => caller.call(`/api/people/${person}`)))
  expect(seen.every(({ status }) => status === 200)).toBe(true)
  const audit = (await caller.call('/api/audit')).json
  expect(audit.entries[0].number).toBe(before + 60)
  expect((await caller.call('/api/audit/chain')).json.holds).toBe(true)
})

test('a database that is killed while people save comes back by itself, with everything saved, once', async () => {
  const before = (await notes()).length
  const saving = Array.from({ length: 20 }, (_, at) => until200(() => note(`note ${at}`, `fault-key-${at}`)))
  killDatabase()
  await Promise.all(saving)
  const all = await notes()
  expect(all.length).toBe(before + 20)
  for (let at = 0; at < 20; at++) expect(all.filter(text => text === `note ${at}`)).toHaveLength(1)
  expect((await caller.call('/api/audit/chain')).json.holds).toBe(true)
})

test('a server that is killed while people save starts again, and what they send again is saved once', async () => {
  const before = (await notes()).length
  const saving = Array.from({ length: 10 }, (_, at) => note(`late ${at}`, `late-key-${at}`).catch(() => {}))
  await station.kill()
  await Promise.all(saving)
  station = await startWorkstation(station.data)
  caller = await station.signIn('dana')
  for (let at = 0; at < 10; at++) expect((await note(`late ${at}`, `late-key-${at}`)).status).toBe(200)
  const all = await notes()
  expect(all.length).toBe(before + 10)
  expect((await caller.call('/api/audit/chain')).json.holds).toBe(true)
})

/** A thing that is saved from a page: how one comes to it, what is typed, and how often it stands in the database. */
interface Step {
  readonly come: (page: Page) => Promise<void>
  readonly typed: (page: Page) => Locator
  readonly type: (page: Page, text: string) => Promise<void>
  readonly save: (page: Page) => Promise<void>
  readonly times: (text: string) => Promise<number>
}

const facts = async (text: string): Promise<number> =>
  (await caller.call('/api/facts.csv')).text.split('\r\n').filter(line => line.includes(text)).length

const STEPS: Readonly<Record<string, Step>> = {
  'an answer': {
    come: async page => {
      await page.goto(`${station.origin}/review/next`)
      await page.locator('.rec tr').first().waitFor()
    },
    typed: page => page.getByLabel('Page, date or name'),
    type: async (page, text) => {
      await page.keyboard.press('1')
      await page.getByLabel(/^Source/).fill('Court file')
      await page.getByLabel('Page, date or name').fill(text)
    },
    save: page => page.getByRole('button', { name: 'Save and next' }).click(),
    times: facts,
  },
  'a note': {
    come: async page => {
      await page.goto(`${station.origin}/people/${person}`)
      await page.getByRole('button', { name: 'Add a note' }).click()
    },
    typed: page => page.getByRole('textbox', { name: 'Note' }),
    type: (page, text) => page.getByRole('textbox', { name: 'Note' }).fill(text),
    save: page => page.getByRole('dialog').getByRole('button', { name: 'Save' }).click(),
    times: async text => (await notes()).filter(note => note === text).length,
  },
  'a fact': {
    come: async page => {
      await page.goto(`${station.origin}/people/${person}`)
      await page.getByRole('button', { name: 'Give a fact' }).click()
    },
    typed: page => page.getByLabel('Where does this come from?'),
    type: async (page, text) => {
      const form = page.locator('form.give')
      await form.getByLabel('Fact', { exact: true }).selectOption({ index: 1 })
      await form.locator('input[type=radio], input.in').first().waitFor()
      if ((await form.locator('input[type=radio]').count()) > 0)
        await form.locator('input[type=radio]').first().check()
      else await form.locator('input.in').first().fill('2012-05-04')
      await form.getByRole('button', { name: 'See what it changes' }).click()
      await page.getByLabel('Where does this come from?').fill(text)
      await page.getByLabel('On which day was it so?').fill('2026-10-01')
    },
    save: page => page.locator('form.give').getByRole('button', { name: 'Save' }).click(),
    times: facts,
  },
  'a ruling': {
    come: async page => {
      await page.goto(`${station.origin}/review`)
      await page
        .getByRole('button', { name: /Answer for all/ })
        .first()
        .click()
    },
    typed: page => page.getByLabel('On what authority?'),
    type: async (page, text) => {
      await page.locator('form.qopen .pick input').first().check()
      await page.locator('form.qopen').getByLabel('yes').check()
      await page.locator('form.qopen .diff li').first().waitFor()
      await page.getByLabel('On what authority?').fill(text)
    },
    save: page => page.getByRole('button', { name: /^Answer 1 case/ }).click(),
    times: async text =>
      (await caller.call('/api/rulings')).json.rulings.filter(
        ({ authority }: { authority: string }) => authority === text,
      ).length,
  },
}

/** What fails, and how it ends where it does not end by itself. */
const FAULTS: Readonly<Record<string, (page: Page) => Promise<() => Promise<void>>>> = {
  'the database is killed': async () => {
    killDatabase()
    return async () => {}
  },
  'the network is cut': async page => {
    await page.context().setOffline(true)
    return () => page.context().setOffline(false)
  },
  'the server is killed': async () => {
    await station.kill()
    return async () => {
      station = await startWorkstation(station.data, {}, station.origin)
    }
  },
}

const ALL = Object.keys(STEPS).flatMap(step => Object.keys(FAULTS).map(fault => [step, fault] as const))
/** A database that comes back within a second may be back before anybody asks for it. */
const STRIP_MS = 3_000

test.each(
  sized(
    ALL.filter((_, at) => at % 4 === 0),
    ALL,
  ),
)(
  '%s is saved once though %s under the page; it is told within three seconds, and what was typed stays',
  async (name, fault) => {
    const step = STEPS[name] as Step
    const text = `${name} while ${fault}`
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(station.link('dana'))
    await page.getByText(/Where \d+ convictions stand/).waitFor()
    await step.come(page)
    await step.type(page, text)
    const mend = await (FAULTS[fault] as (typeof FAULTS)[string])(page)
    await step.save(page)
    await page.locator('.strip').waitFor({ timeout: STRIP_MS })
    expect(await step.typed(page).inputValue()).toBe(text)
    await mend()
    await page.locator('.strip').waitFor({ state: 'detached', timeout: 40_000 })
    await expect.poll(() => step.times(text), { timeout: 30_000 }).toBe(1)
    // Reloaded it is the same place, and nothing is saved again.
    const where = new URL(page.url()).pathname
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe(where)
    expect(await step.times(text)).toBe(1)
    await context.close()
  },
)
