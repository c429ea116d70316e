/** Whether a screen is for everybody: by axe also in forced colors, by keyboard and eye, without motion, at 200% and at 320 pixels, in the order in which it is heard. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violationsOf } from './axe.ts'

/** Shows a screen as it is when nothing is loading any more, with everything open that opens. */
export async function show(page: Page, url: string): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.emulateMedia({ media: 'screen', forcedColors: 'none', reducedMotion: 'reduce' })
  await page.goto(url)
  await page.locator('h1').first().waitFor()
  // What comes after its heading: nothing is loading any more.
  await expect.poll(() => page.locator('main [aria-busy=true]').count()).toBe(0)
  for (const one of await page.locator('main details').all())
    await one.evaluate('element => { element.open = true }' as never)
}

/** What can be done on a screen, and what of it keyboard or eye cannot find. */
const FOUND_WANTING = `(async () => {
  const reach = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]'
  const says = one => (one.outerHTML || '').slice(0, 120)
  const seen = one => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0
  const wanting = []
  let reached = 0
  for (const one of document.querySelectorAll(reach)) {
    if (!seen(one) || one.closest('[inert], [aria-hidden=true]')) continue
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

async function wanting(
  page: Page,
): Promise<{ readonly reached: number; readonly wanting: readonly string[] }> {
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

/** What a screen reader comes to first, and numbers of which nothing says what they count; in dialogs nothing is asked of the page beneath. */
const HEARD = `(() => {
  const wanting = []
  const main = document.querySelector('main') || document.body
  const h1 = main.querySelector('h1')
  if (!h1) return ['has no heading']
  const before = [...main.querySelectorAll('button, input, select, textarea, table')].find(
    one => one.compareDocumentPosition(h1) & Node.DOCUMENT_POSITION_FOLLOWING && one.checkVisibility())
  if (before) wanting.push('stands before its heading: ' + before.outerHTML.slice(0, 120))
  const after = [...main.querySelectorAll('p, table, form, fieldset, ul, ol, dl, h2')].find(
    one => h1.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && one.checkVisibility())
  if (after && after.matches('table')) wanting.push('has a table before any sentence')
  for (const cell of main.querySelectorAll('td')) {
    if (!/^[\\d,]+$/.test(cell.textContent.trim()) || !cell.checkVisibility()) continue
    const table = cell.closest('table')
    const head = [...(table.tHead?.rows[0]?.cells ?? [])][cell.cellIndex]
    const row = cell.parentElement.querySelector('th')
    if (!head?.textContent.trim() && !row) wanting.push('is a number of nothing: ' + cell.parentElement.outerHTML.slice(0, 160))
    if (!table.caption && !table.ariaLabel) wanting.push('has no caption: ' + table.outerHTML.slice(0, 100))
  }
  return wanting
})()`

/** All that is wanting of the screen that is shown. `reached`: how many controls it has at least. */
export async function wantingOf(page: Page, reached: number): Promise<readonly string[]> {
  const found = await violationsOf(page, 'as it is')
  expect((await page.locator('h1:visible').all()).length).toBe(1)
  const heard = (await page.evaluate(HEARD)) as string[]
  const plain = await wanting(page)
  expect(plain.reached).toBeGreaterThanOrEqual(reached)
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const forced = await wanting(page)
  const inForced = await violationsOf(page, 'forced colors')
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' })
  const wide: string[] = []
  for (const width of [683, 320]) {
    await page.setViewportSize({ width, height: width === 683 ? 384 : 568 })
    const out = (await page.evaluate(TOO_WIDE)) as string[]
    wide.push(...out.map(html => `wider than ${width}: ${html}`))
  }
  return [
    ...found,
    ...heard,
    ...plain.wanting,
    ...forced.wanting.map(text => `forced colors: ${text}`),
    ...inForced,
    ...wide,
    ...(await violationsOf(page, '320 wide')),
  ]
}
