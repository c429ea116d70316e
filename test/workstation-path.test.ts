/** The whole path: by mouse on one computer, each screen read by axe; in full also without a mouse, by one person on one computer and by several of several roles in an agency, which takes minutes each. */
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { serve } from '../src/review/serve.ts'
import { newLink } from '../src/review/sessions.ts'
import { type Member, startAgency } from './agency.ts'
import { isAccessible } from './axe.ts'
import { setaside, workplace } from './command.ts'
import { type Hands, keyboard, mouse } from './hands.ts'
import { sized } from './size.ts'
import { type Desk, type Path, wholePath } from './whole-path.ts'
import { callerWith, readyForStart, startBrowser } from './workstation.ts'

const place = workplace()
const full = sized(false, true)
const NOW = new Date('2026-11-30T17:00:00Z')
let file: string
let browser: Browser

beforeAll(async () => {
  file = place.fresh('county.csv')
  await setaside([
    ...['synth', '--rows', '2500', '--seed', 'path', '--county', 'YOLO', '--dirt', '0.01'],
    ...['--out', file],
  ])
  browser = await startBrowser()
}, 600_000)
afterAll(() => browser?.close())

/** A page of somebody's own, and what they may ask of the API with its session. */
async function deskAt(
  origin: string,
  handsAt: (page: Page) => Hands,
  signIn: (desk: Omit<Desk, 'caller'>) => Promise<void>,
): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-US' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const hands = handsAt(page)
  await signIn({ hands })
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`)
  return { hands, caller: callerWith(origin, cookies.join('; ')) }
}

/** One person does all of it, with these hands, and another reads and signs on paper. */
async function onOneComputer(name: string, handsAt: (page: Page) => Hands, at?: Path['at']): Promise<void> {
  const data = join(dirname(file), name, 'data')
  mkdirSync(dirname(data))
  await readyForStart(data)
  const started = await serve({
    engine: engineFor(JURISDICTIONS),
    data,
    port: 0,
    pages: join(import.meta.dirname, '../dist-pages'),
    now: () => NOW,
    onFault: kind => expect(kind).toBe('no fault'),
  })
  try {
    const dana = await deskAt(started.origin, handsAt, async ({ hands }) => {
      const { page } = hands
      await page.goto(`${started.origin}/open#${newLink(data, 'dana', NOW.getTime())}`)
      await hands.write(page.getByLabel('Your name, as it should appear'), 'Dana Reyes')
      await hands.press(page.getByRole('button', { name: 'Start' }))
      await page.getByRole('link', { name: 'Choose files' }).waitFor()
    })
    await wholePath({
      ...{ started, data, file },
      ...{ analyst: dana, reviewer: dana, second: dana, approver: dana },
      ...(at === undefined ? {} : { at }),
    })
    expect((await dana.caller.call('/api/audit/chain')).json.holds).toBe(true)
  } finally {
    await started.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** Screens that only work brings about. */
const READ = ['batch', 'printed', 'documents', 'answered', 'opened again']

const isForEverybody: Path['at'] = async (step, { hands: { page } }) => {
  if (!READ.includes(step)) return
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await isAccessible(page, step)
  for (const width of [683, 320]) {
    await page.setViewportSize({ width, height: 768 })
    expect(
      await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
      `${step} at ${width}`,
    ).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}

test('by mouse on one computer', { timeout: 600_000 }, () => onOneComputer('mouse', mouse, isForEverybody))

test.runIf(full)('by keyboard on one computer', { timeout: 1_800_000 }, () => onOneComputer('keys', keyboard))

test.runIf(full)('by keyboard in an agency, each at their own screen', { timeout: 1_800_000 }, async () => {
  const agency = await startAgency(place.fresh('agency'))
  try {
    const members = new Map<string, Member>()
    for (const [account, role] of [
      ['ana', 'analyst'],
      ['rita', 'reviewer'],
      ['rolf', 'reviewer'],
      ['paul', 'approver'],
      ['aud', 'auditor'],
    ] as const)
      members.set(account, await agency.member(account, [role]))
    const signedIn = (account: string): Promise<Desk> =>
      deskAt(agency.started.origin, keyboard, async ({ hands }) => {
        const { page } = hands
        const member = members.get(account) as Member
        await page.goto(`${agency.started.origin}/`)
        await hands.write(page.getByLabel('Sign-in name'), member.account)
        await hands.write(page.getByLabel('Password'), member.password)
        await hands.write(page.getByLabel('Code from your phone'), agency.codeOf(member))
        await page.keyboard.press('Enter')
        await page.getByRole('navigation', { name: 'Main' }).waitFor()
      })
    // One after the other: each code moves the clock.
    const analyst = await signedIn('ana')
    const reviewer = await signedIn('rita')
    const second = await signedIn('rolf')
    const approver = await signedIn('paul')
    await wholePath({
      ...{ started: agency.started, data: agency.data, file },
      ...{ analyst, reviewer, second, approver },
      code: () => agency.codeOf(members.get('paul') as Member),
    })
    const auditor = await signedIn('aud')
    expect((await auditor.caller.call('/api/audit/chain')).json.holds).toBe(true)
    // Each did what their role may, and nothing else: the audit names them.
    const { db } = agency.started.services
    const by = async (action: string): Promise<readonly string[]> =>
      (
        await db
          .selectFrom('audit')
          .select('who')
          .where('action', '=', action as never)
          .execute()
      ).map(({ who }) => who)
    expect(new Set(await by('made a run'))).toContain('ana Test')
    expect(await by('ruled on the law')).toEqual(['rita Test'])
    expect(await by('signed off')).toEqual(['paul Test'])
    expect(await by('filed a batch')).toEqual(['ana Test'])
  } finally {
    await agency.stop()
  }
})
