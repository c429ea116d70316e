/** A screen as axe reads it. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Waits until what moves has come to where it goes: a color on its way is none that anybody is shown. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect && effect.getComputedTiming().iterations !== Infinity)
  .map(({ finished }) => finished))`

/** What keeps somebody from using what the page shows; `says` is what is looked at. */
export async function violationsOf(page: Page, says: string): Promise<readonly string[]> {
  await page.evaluate(SETTLED)
  const { violations } = await new AxeBuilder({ page: page as never }).withTags(TAGS).analyze()
  return violations.map(
    ({ id, nodes }) => `${says}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`,
  )
}

export const isAccessible = async (page: Page, says = page.url()): Promise<void> =>
  expect(await violationsOf(page, says)).toEqual([])
