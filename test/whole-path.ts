/** The whole path, from files to the court's answers, as people of any roles do it by any hands; after each step every number agrees with the database and with the tables of the run. */
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Started } from '../src/review/serve.ts'
import { setaside, table } from './command.ts'
import type { Hands } from './hands.ts'
import { YOLO } from './office.ts'
import { readPdf } from './pdf.ts'
import type { Answered, Caller } from './workstation.ts'

export const TODAY = '2026-11-30'
const AS_OF = '2026-11-01'

/** Somebody who works, at a page of their own. */
export interface Desk {
  readonly hands: Hands
  readonly caller: Caller
}

export interface Path {
  readonly started: Started
  readonly data: string
  /** The state's file. */
  readonly file: string
  /** Who reads records and gives facts; on one computer all are the same. */
  readonly analyst: Desk
  readonly reviewer: Desk
  /** Reads a second time what the reviewer answered; on one computer that is done on paper. */
  readonly second: Desk
  readonly approver: Desk
  /** The code their phone shows; absent on one computer, where the list is signed on paper. */
  readonly code?: () => string
  /** What else is looked at at each step. */
  readonly at?: (step: string, desk: Desk) => Promise<void>
}

const button = ({ hands: { page } }: Desk, name: string | RegExp) =>
  page.getByRole('button', { name }).first()
const said = ({ hands: { page } }: Desk, text: string | RegExp, timeout = 60_000): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout })
const get = async ({ caller }: Desk, path: string): Promise<Answered['json']> => {
  const { status, json, text } = await caller.call(path)
  expect(status, `${path}: ${text}`).toBe(200)
  return json
}

export async function wholePath(path: Path): Promise<void> {
  const { analyst, reviewer, at = async () => {} } = path
  await newRun(path)
  await at('run', analyst)
  const agree = await agreeing(path)
  await agree()
  await nameOffice(path)
  await agree()
  await giveFacts(analyst)
  await at('facts', analyst)
  await agree()
  await rule(path)
  await agree()
  await readAgain(path)
  await agree()
  await approve(reviewer)
  await at('approved', reviewer)
  await agree()
  const batch = await collect(reviewer)
  await at('batch', reviewer)
  await agree()
  await check(reviewer)
  await at('checked', reviewer)
  await agree()
  await signOff(path)
  await agree()
  await makeDocuments(path)
  await at('documents', analyst)
  await agree()
  await file(analyst, batch)
  await agree()
  await courtAnswers(analyst, batch)
  await at('answered', analyst)
  await agree()
  await openAgain(reviewer, batch)
  await agree()
  await at('opened again', reviewer)
  const told = await path.started.services.db.selectFrom('audit').select('action').execute()
  for (const action of ['made a run', 'ruled on the law', 'filed a batch'])
    expect(
      told.map(one => one.action),
      action,
    ).toContain(action)
}

async function newRun({ analyst, file, data }: Path): Promise<void> {
  const { hands } = analyst
  const { page } = hands
  await hands.press(page.getByRole('link', { name: 'Choose files' }))
  await said(analyst, '1. Files')
  await hands.give(button(analyst, 'Choose files'), file)
  await hands.write(page.getByLabel('Which county'), 'Yolo')
  await hands.day(page.getByLabel('The day the answers are for'), AS_OF)
  await said(analyst, '1 file is what the run reads.')
  await hands.press(button(analyst, 'Start the run'))
  await said(analyst, 'Run 1 is done', 180_000)
  expect(readdirSync(join(data, 'runs'))).toHaveLength(1)
}

/** Home, results, batches and report, as the pages and the API tell them, beside the tables of the run, the database, and the report of the command line. */
async function agreeing({ started, data, analyst, reviewer }: Path): Promise<() => Promise<void>> {
  const { db } = started.services
  const [place = ''] = readdirSync(join(data, 'runs'))
  const run = join(data, 'runs', place, 'results')
  const out = join(mkdtempSync(join(tmpdir(), 'setaside-test-')), 'report')
  const made = await setaside(['report', run, '--out', out, '--json'])
  expect(made.code, made.err).toBe(0)
  const { headline } = JSON.parse(made.out) as { readonly headline: string }
  const rows = table(run, 'convictions')
  const counted = rows.length.toLocaleString('en-US')
  const persons = new Set(rows.map(row => row.person_id)).size.toLocaleString('en-US')
  return async () => {
    const home = await get(analyst, '/api/home')
    for (const { answer, convictions } of home.answers)
      expect(rows.filter(row => row.determination === answer).length, answer).toBe(convictions)
    const filing = await get(reviewer, '/api/filing')
    const { hands } = analyst
    await hands.renew()
    await hands.go('h', 'Home')
    await said(analyst, `Where ${counted} convictions stand`)
    const answers = hands.page.getByRole('table', { name: 'Answers of run 1' })
    for (const { convictions } of home.answers)
      await answers
        .getByRole('cell', { name: convictions.toLocaleString('en-US'), exact: true })
        .first()
        .waitFor()
    await tasksAgree(analyst, filing)
    await hands.go('r', 'Results')
    await hands.page
      .getByRole('status')
      .filter({ hasText: `${counted} convictions` })
      .filter({ hasText: `${persons} people` })
      .waitFor()
    await hands.go('e', 'Report')
    await said(analyst, headline)
    if (filing.office !== undefined) await batchesAgree({ db, rows, analyst, filing })
  }
}

async function tasksAgree({ hands: { page } }: Desk, filing: Answered['json']): Promise<void> {
  const tasks = page.locator('.tasks li')
  const awaited = (filing.batches ?? []).reduce(
    (sum: number, one: { awaited: number }) => sum + one.awaited,
    0,
  )
  for (const [says, n] of [
    ['Ready to be approved', filing.ready?.counts ?? 0],
    ['Approved, and in no batch', filing.approved?.counts ?? 0],
    ['To be looked at again', filing.reopened ?? 0],
    ['With the court', awaited],
  ] as const)
    if (n > 0)
      await tasks.filter({ hasText: says }).getByText(n.toLocaleString('en-US'), { exact: true }).waitFor()
    else expect(await tasks.filter({ hasText: says }).count(), says).toBe(0)
}

async function batchesAgree({
  db,
  rows,
  analyst,
  filing,
}: {
  readonly db: Started['services']['db']
  readonly rows: ReturnType<typeof table>
  readonly analyst: Desk
  readonly filing: Answered['json']
}): Promise<void> {
  // Eligible by the record, and, of whoever a fact was given of, by the engine.
  const touched = new Set(
    (await db.selectFrom('fact').select('person_id').execute()).map(one => one.person_id),
  )
  let eligible = rows.filter(
    row => row.determination === 'eligible' && !touched.has(row.person_id ?? ''),
  ).length
  for (const person of touched)
    eligible += (await get(analyst, `/api/people/${person}`)).counts.filter(
      ({ answer, of }: { answer: string; of: string }) => answer === 'eligible' && of === 'conviction',
    ).length
  const approvals = await db.selectFrom('approval').select('state').execute()
  const inState = (state: string): number => approvals.filter(one => one.state === state).length
  // What was opened again may be approved again: it is ready.
  const left = approvals.filter(({ state }) => state !== 'eligible' && state !== 'reopened').length
  expect(filing.ready.counts + left).toBe(eligible)
  expect(filing.approved.counts).toBe(inState('approved'))
  expect(filing.reopened).toBe(inState('reopened'))
  const { hands } = analyst
  await hands.go('b', 'Batches')
  await hands.page.getByRole('heading', { level: 1 }).waitFor()
  for (const batch of filing.batches) {
    const shown = await get(analyst, `/api/batches/${batch.id}`)
    expect(shown.counts).toBe(batch.counts)
    const { counts } = await get(analyst, `/api/batches/${batch.id}/counts`)
    expect(counts.length).toBe(batch.counts)
    const found = await db
      .selectFrom('batch_count')
      .select('approval_id')
      .where('batch_id', '=', batch.id)
      .where('taken_out', 'is', null)
      .execute()
    expect(found.length).toBe(batch.counts)
    await hands.page
      .getByRole('row')
      .filter({ hasText: batch.title })
      .getByText(batch.counts.toLocaleString('en-US'))
      .first()
      .waitFor()
  }
}

async function nameOffice({ approver }: Path): Promise<void> {
  const { hands } = approver
  await hands.go('b', 'Batches')
  await hands.give(hands.page.getByLabel('File of the office'), {
    name: 'office.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(YOLO)),
  })
  await button(approver, /^Approve \d+ counts/).waitFor()
}

/** Two questions of fact, one after the other, by the keys that every hand has. */
async function giveFacts(desk: Desk): Promise<void> {
  const { hands } = desk
  const { page } = hands
  const open = async (): Promise<number> => {
    const { waiting, mine } = (await get(desk, '/api/home')).work
    return waiting + mine
  }
  await hands.go('h', 'Home')
  await hands.press(page.getByRole('link', { name: /^Continue reviewing/ }))
  for (let given = 0, looked = 0; given < 2 && looked < MOST_LOOKED; looked++) {
    await page.locator('.rec tr').first().waitFor()
    const before = await open()
    await page.evaluate('document.activeElement instanceof HTMLElement && document.activeElement.blur()')
    // A question without answers to choose from is for another day.
    if ((await page.locator('form.decide fieldset > label.opt.key').count()) === 0) {
      await hands.press(button(desk, 'Skip'))
      await page.waitForTimeout(500)
    } else {
      await page.keyboard.press('1')
      // The second time the source stands there, as last time.
      if (given === 0) await hands.write(page.getByLabel('Source'), 'Court file')
      await hands.press(button(desk, /^Save and next/))
      await button(desk, 'Undo').waitFor()
      await expect.poll(open).toBeLessThan(before)
      given++
    }
  }
}

/** So many cases are looked at for two that can be answered. */
const MOST_LOOKED = 8

/** So many cases are answered by one ruling. */
const RULED = 3

async function rule({ reviewer }: Path): Promise<void> {
  const { hands } = reviewer
  const { page } = hands
  await hands.go('q', 'Review')
  await hands.press(button(reviewer, /^Answer for all/))
  const form = page.locator('form.qopen')
  await form.waitFor()
  const boxes = form.locator('.picks input')
  await boxes.first().waitFor()
  const n = Math.min(RULED, await boxes.count())
  for (let at = 0; at < n; at++) await hands.tick(boxes.nth(at))
  await hands.pick(form, 'yes')
  await hands.write(form.getByLabel('On what authority?'), 'Memo 12')
  await hands.press(button(reviewer, new RegExp(`^Answer ${n} case`)))
  await said(reviewer, 'Memo 12')
}

/** In an agency by another who reads for themselves; on one computer on paper, with the name and the day. */
async function readAgain({ second, code }: Path): Promise<void> {
  const { hands } = second
  const { page } = hands
  await hands.go('q', 'Review')
  await hands.press(page.getByRole('link', { name: /^Second reads/ }))
  for (let read = 0; ; read++) {
    const { groups } = await get(second, '/api/review')
    const unread = groups.reduce((sum: number, one: { unread: number }) => sum + one.unread, 0)
    if (unread === 0) break
    expect(read).toBeLessThan(RULED + 1)
    if (code !== undefined) await hands.press(button(second, 'Read the next one'))
    await page.locator('form.decide').waitFor()
    const form = page.locator('form.decide')
    await hands.pick(form, 'yes')
    await hands.write(form.getByLabel('Source'), 'Memo 12')
    if (code === undefined) {
      await hands.write(form.getByLabel('Who read it'), 'Frank Oduya')
      await hands.day(form.getByLabel('On which day'), TODAY)
    }
    await hands.press(button(second, 'Record the second read'))
    await expect
      .poll(async () =>
        (await get(second, '/api/review')).groups.reduce(
          (sum: number, one: { unread: number }) => sum + one.unread,
          0,
        ),
      )
      .toBeLessThan(unread)
  }
}

/** First what a filter shows, then what is left. */
async function approve(desk: Desk): Promise<void> {
  const { hands } = desk
  const { page } = hands
  const inDialog = async (): Promise<void> => {
    await said(desk, 'would be approved in your name')
    await hands.press(page.locator('dialog').getByRole('button', { name: /^Approve \d+ counts?/ }))
    await page.locator('dialog').waitFor({ state: 'detached' })
  }
  await hands.go('r', 'Results')
  await hands.tick(page.getByRole('checkbox', { name: /^Eligible now/ }))
  await page.waitForURL(/answer=eligible/)
  await hands.press(button(desk, 'Approve what you see'))
  await inDialog()
  await hands.go('b', 'Batches')
  await button(desk, /^Make a batch/).waitFor()
  // What review has settled is approved as well.
  const { ready } = await get(desk, '/api/filing')
  if (ready.counts === 0) return
  await hands.press(button(desk, /^Approve \d+ counts?/))
  await inDialog()
}

async function collect(desk: Desk): Promise<number> {
  const { hands } = desk
  const { page } = hands
  await hands.go('b', 'Batches')
  await hands.write(page.getByLabel('What is it called? (optional)'), 'Due by law')
  await hands.press(button(desk, /^Make a batch/))
  await page.getByRole('heading', { name: 'Check before signing' }).waitFor()
  return Number(/\/batches\/(\d+)/.exec(page.url())?.[1])
}

async function openBatch(desk: Desk): Promise<void> {
  const { hands } = desk
  await hands.go('b', 'Batches')
  await hands.press(hands.page.getByRole('link', { name: /Due by law/ }).first())
  await hands.page.getByRole('heading', { name: 'Counts in this batch' }).waitFor()
}

async function check(desk: Desk): Promise<void> {
  await openBatch(desk)
  for (const [name, says] of [
    ['nobody', 'Go on in spite of'],
    ['decided', 'Decide again'],
    ['same-case', 'File now'],
  ] as const) {
    const checks = await get(desk, '/api/batches/1/checks')
    if (checks.checks.find((one: { name: string }) => one.name === name).state === 'ok') continue
    await desk.hands.press(button(desk, new RegExp(`^${says}`)))
    if (name === 'decided') await said(desk, 'The run was decided with every fact that stands', 180_000)
    await expect
      .poll(
        async () =>
          (await get(desk, '/api/batches/1/checks')).checks.find((one: { name: string }) => one.name === name)
            .state,
      )
      .toBe('ok')
  }
  expect((await get(desk, '/api/batches/1/checks')).blocked).toBe(false)
}

/** What is signed on paper has every count in the order of the exhibit; the run, and who has read the rules, on each page. */
async function printList(desk: Desk, at: Required<Path>['at']): Promise<void> {
  const { hands } = desk
  const { list, places } = await get(desk, '/api/batches/1/checks')
  await hands.press(hands.page.getByRole('link', { name: 'Print the list' }))
  await said(desk, list)
  await at('printed', desk)
  const path = join(mkdtempSync(join(tmpdir(), 'setaside-test-')), 'list.pdf')
  await hands.page.pdf({ path, format: 'Letter' })
  const pages = (await readPdf(path)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' '))
  for (const text of pages) {
    expect(text).toContain('No attorney has reviewed the rules.')
    expect(text).toContain('as of Nov 1, 2026')
  }
  const found = places.map(({ reference }: { reference: string }) => pages.join(' ').indexOf(`${reference} `))
  expect(found.every((where: number) => where >= 0)).toBe(true)
  expect(found).toEqual(found.toSorted((one: number, other: number) => one - other))
  await hands.press(hands.page.getByRole('link', { name: 'Back to the batch' }))
}

async function signOff({ approver, code, at = async () => {} }: Path): Promise<void> {
  const { hands } = approver
  const { page } = hands
  await openBatch(approver)
  if (code === undefined) {
    await printList(approver, at)
    await hands.write(page.getByLabel('Who signed'), 'Ines Whitlock')
    await hands.day(page.getByLabel('On which day'), TODAY)
  }
  await hands.tick(page.getByRole('checkbox', { name: /The list and the checks were read/ }))
  if (code !== undefined) await hands.write(page.getByLabel('Six-digit code from your phone'), code())
  await hands.press(button(approver, code === undefined ? /^Record the sign-off/ : /^Sign off/))
  await page.getByLabel('The day that stands on them').waitFor()
}

async function makeDocuments({ analyst }: Path): Promise<void> {
  const { hands } = analyst
  await openBatch(analyst)
  await button(analyst, 'Make the documents').waitFor()
  await hands.day(hands.page.getByLabel('The day that stands on them'), TODAY)
  await hands.press(button(analyst, 'Make the documents'))
  await said(analyst, 'The list in these documents is the one that was signed', 240_000)
}

async function file(desk: Desk, batch: number): Promise<void> {
  const { hands } = desk
  const { page } = hands
  await openBatch(desk)
  await hands.day(page.getByLabel('On which day was it filed?'), TODAY)
  await hands.write(page.getByLabel('The court’s number'), 'CR-2026-1207')
  await hands.press(button(desk, /as filed$/))
  await page.getByRole('heading', { name: 'What the court answered' }).waitFor()
  expect((await get(desk, `/api/batches/${batch}`)).state).toBe('filed')
}

async function courtAnswers(desk: Desk, batch: number): Promise<void> {
  const { hands } = desk
  const { page } = hands
  const answer = async (word: string, record: RegExp): Promise<void> => {
    await hands.choose(page.getByLabel('Answer', { exact: true }), word)
    await hands.day(page.getByLabel('On which day'), TODAY)
    await hands.press(button(desk, record))
    await said(desk, /answers? w(as|ere) taken/)
  }
  await openBatch(desk)
  await hands.tick(page.getByRole('checkbox', { name: /^Choose/ }).first())
  await answer('denied', /^Record for 1 count/)
  await hands.press(button(desk, 'All that are not answered'))
  await answer('granted', /^Record for \d+ counts/)
  await expect.poll(async () => (await get(desk, `/api/batches/${batch}`)).awaited).toBe(0)
}

async function openAgain(desk: Desk, batch: number): Promise<void> {
  const { hands } = desk
  const { page } = hands
  await openBatch(desk)
  await hands.press(button(desk, /^Open again/))
  await hands.write(page.getByLabel('Why is it looked at again?'), 'The court wants a declaration')
  await hands.press(page.locator('dialog').getByRole('button', { name: 'Open again' }))
  await page.locator('dialog').waitFor({ state: 'detached' })
  await hands.go('q', 'Review')
  await said(desk, 'The court wants a declaration')
  const { counts } = await get(desk, `/api/batches/${batch}/counts`)
  expect(counts.filter(({ state }: { state: string }) => state === 'reopened')).toHaveLength(1)
}
