/** A new run in a real browser: from the first start to the results in six clicks, a wrong file told by what it is, names that lead elsewhere. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { request } from 'node:http'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isAccessible } from './axe.ts'
import { answeredOf } from './caller.ts'
import { setaside, workplace } from './command.ts'
import { sized } from './size.ts'
import {
  type Answered,
  type Caller,
  startBrowser,
  startWorkstation,
  type Workstation,
} from './workstation.ts'

/** In full a run of 50,000 rows is made twice, on a machine that may have more to do. */
const LONGEST = sized(120_000, 900_000)
vi.setConfig({ testTimeout: LONGEST })

const place = workplace()
let folder: string
let file: string
let data: string
let station: Workstation
let browser: Browser
let ann: Caller
let bomb: Buffer<ArrayBuffer>

beforeAll(async () => {
  file = place.fresh('county.csv')
  folder = dirname(file)
  data = join(folder, 'data')
  const rows = String(sized(2_000, 50_000))
  await setaside(['synth', '--rows', rows, '--seed', 'new', '--county', 'YOLO', '--out', file])
  writeFileSync(join(folder, 'rap-sheet.pdf'), '%PDF-1.7\n1 0 obj\n')
  // A beginning, so that it is recognized, and then a gigabyte of blanks in a megabyte.
  const blanks = gzipSync(Buffer.alloc(1e8, 0x20))
  bomb = Buffer.concat([gzipSync(readFileSync(file).subarray(0, 20_000)), ...Array(10).fill(blanks)])
  station = await startWorkstation(data)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await station?.stop()
})

/** Pictures for whoever looks at them. */
const seen = async (page: Page, name: string): Promise<void> => {
  const to = process.env.PICTURES
  if (to === undefined) return
  for (const width of [1366, 683]) {
    await page.setViewportSize({ width, height: 768 })
    await page.screenshot({ path: join(to, `${name}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}

const bytesOf = (of: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(of)
      .filter(name => name !== 'inputs.json')
      .map(name => [name, readFileSync(join(of, name), 'base64')]),
  )

test('from the first start to the results of a file by mouse: six clicks, two typed fields, and the bytes of the command line', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  const faults: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') faults.push(message.text())
  })
  let [clicks, typed] = [0, 0]
  const click = async (name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> => {
    clicks++
    await page.getByRole(role, { name }).click()
  }
  const type = async (label: string, text: string): Promise<void> => {
    typed++
    await page.getByLabel(label).fill(text)
  }
  await page.goto(station.link('ann'))
  await type('Your name, as it should appear', 'Ann Test')
  await click('Start')
  await click('Choose files', 'link')
  await page.getByText('1. Files').waitFor()
  await isAccessible(page)
  await seen(page, 'new-run-empty')
  const chooser = page.waitForEvent('filechooser')
  await click('Choose files')
  await (await chooser).setFiles(file)
  await type('Which county', 'yolo')
  await click(/^Today, /)
  await page.getByText('1 file is what the run reads.').waitFor()
  await isAccessible(page)
  await seen(page, 'new-run-ready')
  await click('Start the run')
  await page.getByText('Run 1 is done').waitFor({ timeout: LONGEST })
  await isAccessible(page)
  await click('See the results', 'link')
  await page.locator('table.results tbody th a').first().waitFor()
  expect([clicks, typed]).toEqual([6, 2])
  expect(faults).toEqual([])
  ann = await station.signIn('ann')
  const { runs } = (await ann.call('/api/runs')).json
  expect(runs).toMatchObject([{ id: 1, current: true, county: 'YOLO' }])
  const [made] = readdirSync(join(data, 'runs')) as [string]
  const out = place.fresh('typed')
  await setaside(['run', file, '--county', 'YOLO', '--as-of', runs[0].asOf, '--out', out])
  expect(bytesOf(join(data, 'runs', made, 'results'))).toEqual(bytesOf(out))
  const copied = join(data, 'runs', made, 'files', 'county.csv')
  expect(readFileSync(copied).equals(readFileSync(file))).toBe(true)
  if (process.platform !== 'win32') expect(statSync(copied).mode & 0o777).toBe(0o600)
})

test('a wrong file is told by what it is, in the words of the command line, and the run does not begin', async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.goto(station.link('ann'))
  await page.getByText(/Where \d+ convictions stand/).waitFor()
  await page.goto(`${station.origin}/runs/new?county=Yollo&asOf=2026-11-01`)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles([file, join(folder, 'rap-sheet.pdf')])
  const typed = await setaside([
    'run',
    join(folder, 'rap-sheet.pdf'),
    '--county',
    'YOLO',
    '--as-of',
    '2026-11-01',
    '--out',
    place.fresh('no'),
  ])
  const says = /\] (.*)\n/.exec(typed.err)?.[1] ?? ''
  expect(says).toMatch(/is a PDF/)
  await page.getByRole('cell', { name: `[rap-sheet.pdf] ${says}` }).waitFor()
  await page.getByText('did you mean [YOLO]?').first().waitFor()
  expect(await page.getByRole('button', { name: 'Start the run' }).isDisabled()).toBe(true)
  await isAccessible(page)
  await seen(page, 'new-run-wrong')
  await page.getByRole('button', { name: 'Take out rap-sheet.pdf' }).click()
  await page.getByLabel('Which county').fill('Yolo, sacramento')
  await page.getByText('1 file is what the run reads.').waitFor()
  // After a reload it is all there again, from the address.
  await page.reload()
  await page.getByText('1 file is what the run reads.').waitFor()
  await page.getByRole('button', { name: 'Let these files go' }).click()
  await page.getByText('Files of the run').waitFor({ state: 'detached' })
  expect(readdirSync(join(data, 'runs'))).toHaveLength(1)
  await context.close()
})

const put = async (
  draft: string,
  name: string,
  body: string | Uint8Array<ArrayBuffer>,
  caller = ann,
): Promise<Answered> => {
  const response = await fetch(`${station.origin}/api/new-runs/${draft}/files/${encodeURIComponent(name)}`, {
    method: 'PUT',
    body,
    headers: { cookie: caller.cookie, origin: station.origin, 'x-setaside': 'test' },
    ...({ duplex: 'half' } as object),
  })
  return await answeredOf(response)
}
const draftOf = async (): Promise<string> =>
  (await ann.call('/api/new-runs', { method: 'POST', body: {} })).json.id

const asked = (draft: string, name: string, length: number) =>
  request(`${station.origin}/api/new-runs/${draft}/files/${name}`, {
    method: 'PUT',
    headers: {
      cookie: ann.cookie,
      origin: station.origin,
      'x-setaside': 'test',
      'content-length': String(length),
    },
  })

const stopsInTheMiddle = (draft: string): Promise<void> =>
  new Promise(done => {
    const sending = asked(draft, 'cut.csv', 10_000_000)
    sending.on('error', () => done())
    sending.on('close', () => done())
    sending.write(Buffer.alloc(1_000_000), () => setTimeout(() => sending.destroy(), 100))
  })

const saysItIsLonger = (draft: string): Promise<string> =>
  new Promise((done, failed) => {
    const sending = asked(draft, 'long.csv', 1e15)
    sending.on('error', failed)
    sending.on('response', async answer => {
      let text = ''
      for await (const piece of answer) text += piece
      done(JSON.parse(text).detail)
    })
    sending.flushHeaders()
  })

test('a name that leads elsewhere is refused, another’s files are nobody else’s, and what does not come whole is gone', async () => {
  const before = readdirSync(folder)
  const draft = await draftOf()
  const made = readdirSync(join(data, 'runs')).find(name =>
    existsSync(join(data, 'runs', name, 'unfinished')),
  ) as string
  const files = join(data, 'runs', made, 'files')
  for (const name of [
    '../../../x.csv',
    '..\\..\\x.csv',
    '/etc/x.csv',
    'C:\\x.csv',
    '..',
    '.hidden',
    'a\0b.csv',
    'a\nb.csv',
    'NUL',
    'con.csv',
    'x.csv.',
    'x:stream.csv',
    `${'long'.repeat(100)}.csv`,
    ' ',
  ])
    expect((await put(draft, name, 'x')).status, name).toBeGreaterThanOrEqual(400)
  expect(readdirSync(files)).toEqual([])
  expect(readdirSync(folder)).toEqual(before)
  const bob = await station.signIn('bob')
  expect((await put(draft, 'x.csv', 'x', bob)).status).toBe(404)
  expect((await bob.call(`/api/new-runs/${draft}`)).status).toBe(404)
  // One that stops in the middle, and one that is longer than any disk.
  await stopsInTheMiddle(draft)
  expect(await saysItIsLonger(draft)).toMatch(/^There is not room for \[long\.csv\] on the disk/)
  await expect.poll(() => readdirSync(files)).toEqual([])
  expect((await put(draft, 'x.csv', 'x')).status).toBe(200)
  expect((await put(draft, 'X.CSV', 'x')).json.detail).toMatch(/^There is a file \[X\.CSV\] already/)
  expect((await ann.call(`/api/new-runs/${draft}`, { method: 'DELETE' })).status).toBe(200)
  expect(existsSync(files)).toBe(false)
})

test('a file that unpacks to very much is refused by the run, and nothing stays but the files that were brought', async () => {
  const draft = await draftOf()
  expect((await put(draft, 'bomb.csv.gz', bomb)).status).toBe(200)
  const asked = { jurisdiction: 'us-ca', county: 'YOLO', asOf: '2026-11-01', program: 'prop64' }
  const begun = await ann.call(`/api/new-runs/${draft}/begin`, { method: 'POST', body: asked })
  await expect
    .poll(async () => (await ann.call(`/api/jobs/${begun.json.id}`)).json, { timeout: 30_000 })
    .toMatchObject({
      state: 'refused',
      draft,
      says: expect.stringMatching(
        /^\[bomb\.csv\.gz\] is a gzip file that unpacks to more than 100 times its size/,
      ),
    })
  // A policy and a mapping are chosen by their names: no path of the server can be asked for.
  for (const field of ['policy', 'map'])
    expect(
      (
        await ann.call(`/api/new-runs/${draft}/begin`, {
          method: 'POST',
          body: { ...asked, [field]: '/etc/passwd' },
        })
      ).status,
    ).toBe(400)
  await ann.call(`/api/new-runs/${draft}`, { method: 'DELETE' })
  expect((await ann.call('/api/runs')).json.runs).toHaveLength(1)
  expect(readdirSync(join(data, 'runs'))).toHaveLength(1)
})

test('a data folder that is moved works where it is now: a person, the lines of the files, and the run decided again', async () => {
  const [{ person }] = (await ann.call('/api/results?most=1')).json.rows
  const before = (await ann.call(`/api/people/${person}`)).json
  const [made = ''] = readdirSync(join(data, 'runs'))
  const inputs = (): string => join(data, 'runs', made, 'results', 'inputs.json')
  // As an earlier Setaside named it: by its whole path.
  const named = JSON.parse(readFileSync(inputs(), 'utf8'))
  expect(named.files[0].path).toBe('../files/county.csv')
  named.files[0].path = join(data, 'runs', made, 'files', 'county.csv')
  writeFileSync(inputs(), JSON.stringify(named))
  await station.stop()
  const moved = join(folder, 'moved', 'elsewhere')
  mkdirSync(dirname(moved))
  renameSync(data, moved)
  data = moved
  station = await startWorkstation(moved)
  ann = await station.signIn('ann')
  const after = await ann.call(`/api/people/${person}`)
  expect(after.status, after.text).toBe(200)
  expect(after.json.counts).toEqual(before.counts)
  expect(readFileSync(inputs(), 'utf8')).toContain('"../files/county.csv"')
  const begun = await ann.call('/api/runs/1/again', { method: 'POST' })
  await expect
    .poll(async () => (await ann.call(`/api/jobs/${begun.json.id}`)).json, { timeout: 60_000 })
    .toMatchObject({ state: 'done', run: 1, before: true })
})
