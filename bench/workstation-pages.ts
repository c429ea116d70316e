/** The workstation's pages in a real browser: how soon one can be read, how a list scrolls, and what a tab takes. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { CDPSession, Page } from 'playwright-core'
import { startBrowser, type Workstation } from '../test/workstation.ts'
import { median } from './statistics.ts'

const VIEWPORT = { width: 1366, height: 768 } as const
const COLD = 5

/** Lines of a table. */
export async function atPages(station: Workstation): Promise<readonly string[]> {
  const browser = await startBrowser()
  try {
    const context = await browser.newContext({ viewport: VIEWPORT })
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable')
    await page.goto(station.link('dana'))
    await page.waitForURL(/\/$/)
    await cdp.send('Network.enable')
    const home = await coldly(page, cdp, `${station.origin}/`)
    const empty = await heapOf(cdp)
    const results = await coldly(page, cdp, `${station.origin}/results`)
    await page.waitForSelector('table.results tbody th')
    const first = (await page.locator('table.results tbody th a').first().getAttribute('href')) ?? ''
    const scrolled = await scrollToTheEnd(page)
    const full = await heapOf(cdp)
    const person = await coldly(page, cdp, `${station.origin}${first}`)
    const text = ({ all }: Readable): string =>
      `${median(all).toFixed(0)} ms (longest ${Math.max(...all).toFixed(0)} ms)`
    return [
      '| in Chromium, 1366 x 768, nothing kept by the browser | |',
      '| --- | ---: |',
      `| home can be read, the median of ${COLD} | ${text(home)} |`,
      `| results can be read | ${text(results)} |`,
      `| a person can be read | ${text(person)} |`,
      `| the list, ${scrolled.rows} rows from end to end: rows in the page at most | ${scrolled.most} |`,
      `| a row was blank for at most | ${scrolled.blank.toFixed(0)} ms |`,
      `| from one frame to the next, 95 of a hundred, and at most | ${scrolled.frame.toFixed(0)} and ${scrolled.slowest.toFixed(0)} ms |`,
      `| memory of the tab’s objects on home, and with the list scrolled | ${empty.toFixed(0)} and ${full.toFixed(0)} MB |`,
      ...bundle(),
    ]
  } finally {
    await browser.close()
  }
}

interface Readable {
  /** When the largest part of the page was painted, of each time. */
  readonly all: readonly number[]
}

/** Runs in the page. */
const LARGEST_PAINT = `new Promise(done => {
  new PerformanceObserver(seen => done(seen.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true })
})`

async function coldly(page: Page, cdp: CDPSession, address: string): Promise<Readable> {
  const all: number[] = []
  for (let time = 0; time < COLD; time++) {
    await cdp.send('Network.clearBrowserCache')
    await page.goto('about:blank')
    await page.goto(address)
    await page.waitForSelector('h1')
    await page.waitForLoadState('networkidle')
    all.push((await page.evaluate(LARGEST_PAINT)) as number)
  }
  return { all }
}

interface Scrolled {
  readonly rows: number
  readonly most: number
  readonly blank: number
  readonly frame: number
  readonly slowest: number
}

/** A wheel that is turned without a pause, a screen and a half at a time for a while, then in strides to the end. */
const scrollToTheEnd = (page: Page): Promise<Scrolled> => page.evaluate(SCROLL) as Promise<Scrolled>

/** Runs in the page. */
const SCROLL = `(async () => {
  const box = document.querySelector('.scroll')
  const frames = []
  const blankSince = new Map()
  let [most, blank, last] = [0, 0, performance.now()]
  const look = now => {
    const lines = [...box.querySelectorAll('tbody tr[aria-rowindex]')]
    most = Math.max(most, lines.length)
    const { top, bottom } = box.getBoundingClientRect()
    const seen = new Set()
    for (const line of lines) {
      const place = line.getBoundingClientRect()
      if (line.querySelector('th') !== null || place.bottom < top || place.top > bottom) continue
      const index = line.getAttribute('aria-rowindex')
      seen.add(index)
      blankSince.set(index, blankSince.get(index) ?? now)
      blank = Math.max(blank, now - blankSince.get(index))
    }
    for (const index of blankSince.keys()) if (!seen.has(index)) blankSince.delete(index)
  }
  const frame = () => new Promise(done => requestAnimationFrame(() => {
    const now = performance.now()
    frames.push(now - last)
    last = now
    look(now)
    done()
  }))
  for (let turn = 0; turn < 200; turn++) {
    box.scrollTop += box.clientHeight * 1.5
    await frame()
  }
  const stride = box.scrollHeight / 200
  for (let at = 0; at < 200; at++) {
    box.scrollTop += stride
    // Where a hand stops, it looks.
    for (let still = 0; still < 6; still++) await frame()
  }
  for (let still = 0; still < 60; still++) await frame()
  const inOrder = frames.slice(1).sort((a, b) => a - b)
  return {
    rows: Number(box.querySelector('table').getAttribute('aria-rowcount')) - 1,
    most,
    blank,
    frame: inOrder[Math.floor(inOrder.length * 0.95)],
    slowest: inOrder.at(-1),
  }
})()`

async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6
}

/** What the pages are built into, as it is and as it is sent by a server that packs it. */
function bundle(): readonly string[] {
  const assets = join(import.meta.dirname, '..', 'dist-pages', 'assets')
  return ['js', 'css'].map(kind => {
    const files = readdirSync(assets).filter(name => name.endsWith(`.${kind}`))
    const texts = files.map(name => readFileSync(join(assets, name)))
    const raw = texts.reduce((sum, text) => sum + text.length, 0)
    const packed = texts.reduce((sum, text) => sum + gzipSync(text).length, 0)
    return `| ${kind === 'js' ? 'scripts' : 'styles'}, and packed with gzip | ${(raw / 1000).toFixed(0)} and ${(packed / 1000).toFixed(0)} kB |`
  })
}
