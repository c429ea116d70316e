/** How people come into an agency, and what its office sets, in a real browser: every form is filled in, refused, mended and saved, and read by axe. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newLink } from '../src/review/sessions.ts'
import { fromBase32 } from '../src/review/sign-in/code.ts'
import { MOST_FAILURES, SHUT_MS } from '../src/review/sign-in/tries.ts'
import { type Agency, type Member, PASSWORD, startAgency } from './agency.ts'
import { isAccessible as hasNoViolation } from './axe.ts'
import { workplace } from './command.ts'
import { sized } from './size.ts'
import { startBrowser } from './workstation.ts'

const place = workplace()
let agency: Agency
let browser: Browser
let page: Page

/** An office PC, and the narrowest window. */
const WIDTHS = [1366, 320] as const

async function isAccessible(name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 768 })
    if (sized(width === 1366, true)) await hasNoViolation(page, `${name} at ${width}`)
    const wider = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
    expect(wider, `${name} at ${width} scrolls sideways`).toBe(false)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}

const field = (label: string) => page.getByLabel(label, { exact: true })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const hasFocus = async (label: string): Promise<void> => field(label).and(page.locator(':focus')).waitFor()
const alert = () => page.getByRole('alert')

async function signIn(account: string, password: string, code: string): Promise<void> {
  await field('Sign-in name').fill(account)
  await field('Password').fill(password)
  await field('Code from your phone').fill(code)
  await press('Sign in')
}

const signOut = async (): Promise<void> => {
  await press('Sign out')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

beforeAll(async () => {
  browser = await startBrowser()
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  page.setDefaultTimeout(60_000)
  agency = await startAgency(place.fresh('office'), async (_, { origin, services }) => {
    await page.goto(`${origin}/open#${newLink(services.data, 'dana', services.now().getTime())}`)
    await page.getByText('Dana Reyes').first().waitFor()
    await page.goto(`${origin}/settings`)
    await page.getByRole('heading', { name: 'Others in my office' }).waitFor()
    await isAccessible('one computer becomes an agency')
    await field('Name of the office').fill('Yolo County')
    await field('Sign-in name').fill('no name at all')
    await field('Name, as it should appear').fill('Nobody')
    await press('Invite the administrator')
    // The field that is wrong says so, and has the focus.
    const says = 'Write a sign-in name of letters, digits, dots and dashes, or a mail address.'
    await alert().getByText(says).waitFor()
    await hasFocus('Sign-in name')
    expect(await page.getByText(says).count()).toBe(2)
  })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await agency?.stop()
})

describe('joining', () => {
  test('passwords that differ, one that is weak and a wrong code are told at their fields; then there are ten codes for paper', async () => {
    const keys = await agency.signIn(agency.admin)
    const body = { account: 'rae', name: 'Rae Stone', roles: ['reviewer'] }
    const { link } = (await keys.call('/api/colleagues', { method: 'POST', body })).json
    await page.goto(link)
    await page.getByRole('heading', { name: 'Join the office' }).waitFor()
    expect(page.url()).not.toContain('#')
    await isAccessible('join')
    const secret = fromBase32((await page.locator('code.breaks').innerText()).replaceAll(' ', '')) as Buffer
    const fill = async (password: string, again: string, code: string): Promise<void> => {
      await field('Choose a password').fill(password)
      await field('The password again').fill(again)
      await field('The code it shows now').fill(code)
      await press('Join')
    }
    await fill(PASSWORD, `${PASSWORD}!`, '123456')
    await page.getByText('The two passwords differ.').waitFor()
    await hasFocus('The password again')
    await fill('short', 'short', '123456')
    expect(await alert().innerText()).toMatch(/12/)
    await fill(PASSWORD, PASSWORD, '123456')
    await alert().getByText('This is not the code your phone shows now.').waitFor()
    await isAccessible('join, refused')
    await fill(PASSWORD, PASSWORD, agency.codeOf({ secret }))
    await page.getByRole('heading', { name: 'You have joined' }).waitFor()
    const paper = await page.locator('ul.codes code').allInnerTexts()
    expect(paper.length).toBe(10)
    await isAccessible('joined')
    rae = { account: 'rae', password: PASSWORD, secret, paper }
    await page.goto('about:blank')
    await page.goto(link)
    await page.getByRole('heading', { name: 'This invitation cannot be used' }).waitFor()
    await isAccessible('an invitation that was used')
  })
})
let rae: Member

describe('signing in', () => {
  test('what is wrong is told in one way, and password and code are typed anew; a phone opens, a paper code once', async () => {
    await page.goto(`${agency.started.origin}/`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await isAccessible('sign in')
    await signIn('rae', 'not the password', '123456')
    await alert().getByText('do not belong together').waitFor()
    await isAccessible('sign in, refused')
    expect([await field('Password').inputValue(), await field('Code from your phone').inputValue()]).toEqual([
      '',
      '',
    ])
    expect(await field('Sign-in name').inputValue()).toBe('rae')
    await signIn('rae', PASSWORD, agency.codeOf(rae))
    await page.getByText('Rae Stone').waitFor()
    await signOut()
    const [code = ''] = rae.paper
    await signIn('rae', PASSWORD, code)
    await page.getByText('Rae Stone').waitFor()
    await signOut()
    await signIn('rae', PASSWORD, code)
    await alert().getByText('do not belong together').waitFor()
  })

  test('after five failures the name is shut, and says until when', async () => {
    for (let tries = 0; tries < MOST_FAILURES; tries++) {
      await signIn('rae', 'not the password', '123456')
      await expect.poll(() => field('Password').inputValue()).toBe('')
    }
    await signIn('rae', PASSWORD, agency.codeOf(rae))
    await alert().getByText('Five tries failed.').waitFor()
    await isAccessible('sign in, shut')
    agency.clock.now += SHUT_MS
    await signIn('rae', PASSWORD, agency.codeOf(rae))
    await page.getByText('Rae Stone').waitFor()
  })

  test('one changes the own password, and makes new codes for paper', async () => {
    await page.goto(`${agency.started.origin}/settings`)
    await page.getByRole('heading', { name: 'Change your password' }).waitFor()
    await isAccessible('own sign-in')
    const form = page.locator('form', { hasText: 'Change your password' })
    const next = 'a kettle on the roof'
    const change = async (password: string): Promise<void> => {
      await field('The password you have').fill(password)
      await field('The new password').fill(next)
      await form.getByLabel('Code from your phone').fill(agency.codeOf(rae))
      await form.getByRole('button', { name: 'Save' }).click()
    }
    await change('not the password')
    await alert().getByText('This is not right.').waitFor()
    await change(PASSWORD)
    await form.getByText('Changed.').waitFor()
    const paper = page.locator('form', { hasText: 'New codes for paper' })
    await paper.getByLabel('Code from your phone').fill(agency.codeOf(rae))
    await paper.getByRole('button', { name: 'Make ten new codes' }).click()
    await paper.locator('ul.codes code').nth(9).waitFor()
    const [code = ''] = await paper.locator('ul.codes code').allInnerTexts()
    expect(rae.paper).not.toContain(code)
    await isAccessible('own sign-in, saved')
    await signOut()
    await signIn('rae', next, code)
    await page.getByText('Rae Stone').waitFor()
    await signOut()
  })
})

describe('what the office sets', () => {
  test('an administrator invites, changes roles and closes an account', async () => {
    await signIn(agency.admin.account, PASSWORD, agency.codeOf(agency.admin))
    await page.getByRole('heading', { name: 'Set up the office' }).waitFor()
    await isAccessible('first steps')
    await page.goto(`${agency.started.origin}/settings/people`)
    await page.getByRole('heading', { name: 'Invite a person' }).waitFor()
    const form = page.locator('form', { hasText: 'Invite a person' })
    await form.getByLabel('Name, as it should appear').fill('Ben Ito')
    await form.getByLabel('Sign-in name').fill('ben')
    await press('Invite')
    await alert().getByText('Choose at least one role.').waitFor()
    expect(await form.getByLabel('Sign-in name').inputValue()).toBe('ben')
    await form.getByLabel('Approving prosecutor').check()
    await press('Invite')
    await page.getByText('Give this link to Ben Ito').waitFor()
    expect(await form.getByLabel('Sign-in name').inputValue()).toBe('')
    await isAccessible('people')
    await page.getByRole('button', { name: 'Change roles Ben Ito' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Administrator').check()
    await isAccessible('roles')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('alert').getByText('An administrator reads no records').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Close account Ben Ito' }).click()
    await dialog.getByRole('button', { name: 'Close account' }).click()
    await page.getByRole('button', { name: 'Open again Ben Ito' }).waitFor()
  })

  test('keys, backup and its test: each says what came of it', async () => {
    await page.goto(`${agency.started.origin}/settings/keys`)
    await press('Make a recovery key')
    const key = await page.locator('code.block').innerText()
    expect(key).toMatch(/^[A-Z2-7]{4}(?:-[A-Z2-7]{4})+$/)
    await press('Back up now')
    await page.getByText(/rows are in .*\.backup/).waitFor()
    await field('The recovery key').fill('AAAA-BBBB')
    await press('Test it')
    await alert().getByText('This is not the recovery key').waitFor()
    await field('The recovery key').fill(key)
    await press('Test it')
    await page.getByText('It came back whole').waitFor({ timeout: 60_000 })
    await press('Change the key')
    await page.getByText('Changed. There have been 2 keys.').waitFor()
    await isAccessible('keys')
  })

  test('the name of the office is saved, and what it cannot be is told', async () => {
    await page.goto(`${agency.started.origin}/settings/office`)
    await field('Name of the office').fill('Yolo County District Attorney')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText('Saved.').waitFor()
    await isAccessible('office')
    await page.goto(`${agency.started.origin}/settings/retention`)
    await field('Months that a run is kept').fill('many')
    await press('Save')
    await alert().getByText('Write months as a whole number.').waitFor()
    await hasFocus('Months that a run is kept')
    await field('Months that a run is kept').fill('24')
    await press('Save')
    await page.getByText('Nothing is over its time.').waitFor()
    await isAccessible('retention')
    await page.goto(`${agency.started.origin}/settings/rules`)
    await field('Of a hundred other answers, read twice').fill('101')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await alert().getByText('Write the share from 0 to 100.').waitFor()
    await field('Of a hundred other answers, read twice').fill('10')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await field('To answer a question').fill('14')
    await page.getByRole('button', { name: 'Save' }).last().click()
    await expect.poll(() => page.getByText('Saved.').count()).toBe(2)
    await isAccessible('rules')
    const office = (await agency.nobody().call('/api/office')).json
    expect(office.office).toBe('Yolo County District Attorney')
  })
})
