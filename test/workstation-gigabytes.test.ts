/** A file of five gigabytes, brought by a real browser: the server and the page hold none of it, and the time left is true. In full only: it takes minutes, and ten gigabytes of disk. */
import { execFileSync } from 'node:child_process'
import { createWriteStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { setaside, workplace } from './command.ts'
import { sized } from './size.ts'
import { startBrowser, startWorkstation } from './workstation.ts'

const GB = 1e9
const FIVE = 5 * GB
const place = workplace()

/** Rows of a county, over and over, until there are so many bytes. */
async function largeFile(path: string): Promise<void> {
  const county = join(dirname(path), 'small.csv')
  await setaside(['synth', '--rows', '20000', '--seed', 'large', '--county', 'YOLO', '--out', county])
  const whole = readFileSync(county)
  const rows = whole.subarray(whole.indexOf(10) + 1)
  const pieces = function* (): Generator<Buffer> {
    yield whole
    for (let bytes = whole.length; bytes < FIVE; bytes += rows.length) yield rows
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path))
}

interface Process {
  readonly pid: number
  readonly says: string
}

const processes = (): readonly Process[] =>
  execFileSync('ps', ['-eo', 'pid=,args='])
    .toString()
    .split('\n')
    .map(line => ({ pid: Number.parseInt(line, 10), says: line }))

/** Megabytes that a process holds in memory by itself, without pages of files that the system keeps for it. */
function held({ pid }: Process): number {
  try {
    const found = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(found ?? 0) / 1000
  } catch {
    return 0
  }
}

const sum = (of: readonly Process[]): number => of.reduce((all, one) => all + held(one), 0)

/** `about 2 minutes left`, in seconds. */
function secondsIn(text: string): number | undefined {
  const [, number, unit] = /about (\d+) (second|minute)/.exec(text) ?? []
  return number === undefined ? undefined : Number(number) * (unit === 'minute' ? 60 : 1)
}

test.runIf(sized(false, process.platform === 'linux'))(
  'five gigabytes: memory stays flat, the time left is true within a quarter, and what is stopped or canceled is gone',
  { timeout: 1_800_000 },
  async () => {
    const file = place.fresh('large.csv')
    const data = join(dirname(file), 'data')
    await largeFile(file)
    const station = await startWorkstation(data)
    const browser = await startBrowser()
    try {
      const caller = await station.signIn('ann')
      const page = await browser.newPage()
      await page.goto(station.link('ann'))
      await page.getByRole('link', { name: 'Choose files' }).click()
      await page.getByText('1. Files').waitFor()
      const server = processes().filter(({ says }) => says.includes(data) && says.includes(' serve '))
      const tab = processes().filter(({ says }) => says.includes('--type=renderer'))
      expect(server).toHaveLength(1)
      const idle = { server: sum(server), tab: sum(tab) }
      const most = { ...idle }
      const told: { readonly at: number; readonly left: number; readonly share: number }[] = []
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Choose files' }).click()
      const began = Date.now()
      await (await chooser).setFiles(file)
      for (;;) {
        most.server = Math.max(most.server, sum(server))
        most.tab = Math.max(most.tab, sum(tab))
        const bar = await page
          .locator('.coming progress')
          .getAttribute('value', { timeout: 1_000 })
          .catch(() => null)
        const says =
          bar === null
            ? ''
            : await page
                .locator('.coming')
                .innerText()
                .catch(() => '')
        const left = secondsIn(says)
        if (bar !== null && left !== undefined && Number(bar) >= 10)
          told.push({ at: Date.now(), left, share: Number(bar) })
        if (await page.getByRole('button', { name: 'Take out large.csv' }).isVisible()) break
        await new Promise(done => setTimeout(done, 500))
      }
      const ended = Date.now()
      // Words for minutes are round: what is told in seconds, and what is far from its end.
      const off = told
        .filter(({ at }) => ended - at > 8_000)
        .map(({ at, left }) => Math.abs(left * 1000 - (ended - at)) / (ended - at))
      console.log(
        JSON.stringify({
          seconds: (ended - began) / 1000,
          server: most.server - idle.server,
          tab: most.tab - idle.tab,
          told: told.length,
          off: {
            median: off.toSorted((a, b) => a - b)[Math.floor(off.length / 2)],
            most: Math.max(0, ...off),
          },
        }),
      )
      expect(most.server - idle.server).toBeLessThan(300)
      expect(most.tab - idle.tab).toBeLessThan(150)
      const [draft] = readdirSync(join(data, 'runs')) as [string]
      expect(existsSync(join(data, 'runs', draft, 'files', 'large.csv'))).toBe(true)
      // The run of it begins, and is canceled: no row, no file.
      await page.getByLabel('Which county').fill('yolo')
      await page.getByRole('button', { name: /^Today, / }).click()
      await page.getByRole('button', { name: 'Start the run' }).click({ timeout: 60_000 })
      await page
        .getByText('left · ')
        .or(page.getByText(/ of .* · about/))
        .first()
        .waitFor({ timeout: 120_000 })
      most.server = Math.max(most.server, sum(server))
      await page.getByRole('button', { name: 'Cancel the run' }).click()
      await page.getByText('The run was canceled').waitFor({ timeout: 60_000 })
      expect(readdirSync(join(data, 'runs'))).toEqual([])
      expect((await caller.call('/api/runs')).json.runs).toEqual([])
      expect(most.server - idle.server).toBeLessThan(300)
      expect(off.toSorted((a, b) => a - b)[Math.floor(off.length / 2)]).toBeLessThan(0.25)
    } finally {
      await browser.close()
      await station.stop()
      rmSync(dirname(file), { recursive: true, force: true })
    }
  },
)
