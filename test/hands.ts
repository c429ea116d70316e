/** Somebody at a screen, who uses the mouse or nothing but the keyboard: the same steps by either. */
import type { Locator, Page } from 'playwright-core'

/** What is asked of a screen, whichever way it is done. */
export interface Hands {
  readonly page: Page
  readonly press: (on: Locator) => Promise<void>
  readonly write: (into: Locator, text: string) => Promise<void>
  /** A day, `2026-11-30`. */
  readonly day: (into: Locator, day: string) => Promise<void>
  readonly choose: (from: Locator, value: string) => Promise<void>
  readonly tick: (box: Locator) => Promise<void>
  /** One of several answers. */
  readonly pick: (group: Locator, value: string) => Promise<void>
  /** Presses what asks for files, and gives them. */
  readonly give: (to: Locator, files: Files) => Promise<void>
  /** Goes to a place of the top bar, by its name or by its two keys. */
  readonly go: (key: string, place: string) => Promise<void>
  /** Makes the screen show what stands now, whatever another has done meanwhile. */
  readonly renew: () => Promise<void>
}

type Files = Parameters<Locator['setInputFiles']>[0]

export const mouse = (page: Page): Hands => ({
  page,
  press: on => on.click(),
  write: (into, text) => into.fill(text),
  day: (into, day) => into.fill(day),
  choose: async (from, value) => void (await from.selectOption(value)),
  tick: box => box.check(),
  pick: (group, value) => group.getByRole('radio', { name: value, exact: true }).check(),
  give: async (to, files) => {
    const chooser = page.waitForEvent('filechooser')
    await to.click()
    await (await chooser).setFiles(files)
  },
  go: async (_, place) =>
    page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: new RegExp(`^${place}`) })
      .click(),
  renew: async () => void (await page.reload()),
})

/** What was shown is held to be so for five seconds. */
const FRESH_MS = 5_500

/** Nothing here points anywhere: what is not reached by Tab is not reached. */
export function keyboard(page: Page): Hands {
  const write = async (into: Locator, text: string): Promise<void> => {
    await reach(page, into)
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }
  return {
    page,
    press: async on => {
      await reach(page, on)
      await page.keyboard.press('Enter')
    },
    write,
    day: async (into, day) => {
      await reach(page, into)
      const [year = '', month = '', date = ''] = day.split('-')
      // As an American browser takes it.
      await page.keyboard.type(`${month}${date}${year}`)
      const found = await into.inputValue()
      if (found !== day) throw new Error(`the day was typed and is [${found}]`)
    },
    choose: async (from, value) => {
      await reach(page, from)
      await page.keyboard.press('Home')
      for (let tries = 0; (await from.inputValue()) !== value; tries++) {
        if (tries > MANY) throw new Error(`[${value}] is not among what can be chosen`)
        await page.keyboard.press('ArrowDown')
      }
    },
    tick: async box => {
      await reach(page, box)
      if (!(await box.isChecked())) await page.keyboard.press('Space')
    },
    pick: async (group, value) => {
      // Of a group one is a stop; the arrows go on from it.
      await reach(page, group.getByRole('radio').first())
      const wanted = group.getByRole('radio', { name: value, exact: true })
      await page.keyboard.press('Space')
      for (let tries = 0; !(await wanted.isChecked()); tries++) {
        if (tries > MANY) throw new Error(`[${value}] is not among the answers`)
        await page.keyboard.press('ArrowDown')
      }
    },
    give: async (to, files) => {
      await reach(page, to)
      const chooser = page.waitForEvent('filechooser')
      // What opens a window of the system is pressed by either.
      await page.keyboard.press((await to.evaluate(TYPE)) === 'file' ? 'Space' : 'Enter')
      await (await chooser).setFiles(files)
    },
    go: async key => {
      // Keys of places are off in fields: whoever writes leaves the field first.
      await page.evaluate('document.activeElement instanceof HTMLElement && document.activeElement.blur()')
      await page.keyboard.press('g')
      await page.keyboard.press(key)
    },
    renew: () => page.waitForTimeout(FRESH_MS),
  }
}

const MANY = 60
/** So many stops lie between two things of a page at most. */
const STOPS = 700
const SETTLES_MS = 100

/** By Tab, forward or back, whichever way the element lies; fails where no Tab comes to it. */
async function reach(page: Page, to: Locator): Promise<void> {
  await to.waitFor()
  for (let stops = 0; stops < STOPS; stops++) {
    const where = await to.evaluate(WHERE)
    if (where === 'here') {
      // A screen that has just come takes the keyboard to its beginning.
      await page.waitForTimeout(SETTLES_MS)
      if ((await to.evaluate(WHERE)) === 'here') return
      continue
    }
    if (where === 'disabled') {
      await page.waitForTimeout(50)
      continue
    }
    await page.keyboard.press(where === 'before' ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`no key leads to ${to}`)
}

/** An element, as far as it is asked in the page. */
interface Element {
  readonly ownerDocument: { readonly activeElement: Element | null }
  readonly disabled?: boolean
  readonly compareDocumentPosition: (other: Element) => number
}

const TYPE = (element: { readonly type?: string }): string => element.type ?? ''

/** Where an element lies from what has the keyboard now. */
const WHERE = (element: Element): 'here' | 'before' | 'after' | 'disabled' => {
  const at = element.ownerDocument.activeElement
  if (at === element) return 'here'
  if (element.disabled === true) return 'disabled'
  return at !== null && (at.compareDocumentPosition(element) & 2) !== 0 ? 'before' : 'after'
}
