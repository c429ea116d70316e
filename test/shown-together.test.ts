/**
 * Whatever stands on the public page together, no count from 1 to 10 can be worked out from it. The sums are not those the page was
 * made with: what follows from what is found by adding one person after another and looking which counts move.
 */
import { describe, expect, test } from 'vitest'
import { type Beside, type Hiding, reportOf } from '../src/report/chief.ts'
import type { Report } from '../src/report/public-page.ts'
import { reportHtml } from '../src/report/report-html.ts'
import { reportPage } from '../src/report/report-pdf.ts'
import { FEW, suppress } from '../src/report/suppression.ts'
import { speechIn } from '../src/report/words.ts'
import {
  dice,
  FACTS,
  groupsOf,
  type MadePerson,
  madePerson,
  reachedOf,
  summaryOf,
  workOf,
} from './made-up-work.ts'
import { sized } from './size.ts'

const nothingHidden: Hiding = async ({ cells }) => new Map(cells.map(({ id, value }) => [id, value]))
/** Without what hides a second number beside the small one. */
const onlyTheSmall: Hiding = async ({ cells }) =>
  new Map(cells.map(({ id, value }) => [id, value >= 1 && value <= FEW ? 'few' : value]))

/** People of the run, how many more the files hold, and what stands on the page. */
interface Made {
  readonly people: readonly MadePerson[]
  readonly more: number
  readonly elsewhere: number
  readonly with: { readonly work: boolean; readonly policies: boolean }
}

function made(seed: number): Made {
  const roll = dice(seed)
  return {
    people: Array.from({ length: 20 + roll(sized(60, 180)) }, () => madePerson(roll)),
    more: roll(40),
    elsewhere: roll(20),
    with: { work: roll(2) === 0, policies: roll(2) === 0 },
  }
}

const pageOf = (
  { people, more, elsewhere, with: { work, policies } }: Made,
  hide: Hiding,
): Promise<Report> => {
  const beside: Beside = {
    ...(work ? { work: workOf(people, elsewhere) } : {}),
    ...(policies ? { reached: reachedOf(people) } : {}),
  }
  return reportOf(FACTS, summaryOf(people, more), groupsOf(people), beside, speechIn('es'), hide)
}

/** Each count of the tables by where it stands. Texts that tell of counts (a share, a middle of days) are none. */
const cellsOf = ({ tables }: Report): ReadonlyMap<string, number | string> =>
  new Map(
    tables.flatMap(({ id, rows }) =>
      rows.flatMap(({ label, cells }) =>
        cells.map((cell, at) => [`${id} | ${label} | ${at}`, cell] as const),
      ),
    ),
  )

const countsOf = async (one: Made): Promise<ReadonlyMap<string, number>> =>
  new Map(
    [...cellsOf(await pageOf(one, nothingHidden))].flatMap(([at, cell]) =>
      typeof cell === 'number' ? [[at, cell] as const] : [],
    ),
  )

/**
 * How each count moves with one more person of any kind, a column for each that leaves the lines of the tables as they are: more kinds
 * than there are counts, for a reader does not know which kinds there are.
 */
async function movesOf(
  one: Made,
  truth: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number[]>> {
  const moves = new Map([...truth.keys()].map(at => [at, [] as number[]]))
  const step = async (changed: Made): Promise<void> => {
    const counts = await countsOf(changed)
    if (counts.size !== truth.size || [...counts.keys()].some(at => !truth.has(at))) return
    for (const [at, column] of moves) column.push((counts.get(at) ?? 0) - (truth.get(at) ?? 0))
  }
  const roll = dice(truth.size)
  for (let kinds = 0; kinds < truth.size; kinds++)
    await step({ ...one, people: [...one.people, madePerson(roll)] })
  await step({ ...one, more: one.more + 1 })
  if (one.with.work) await step({ ...one, elsewhere: one.elsewhere + 1 })
  return moves
}

/** A prime below the root of the largest whole number: rows are reduced in its field, where nothing is rounded. */
const PRIME = 67_108_859
const mod = (n: number): number => ((n % PRIME) + PRIME) % PRIME
const times = (a: number, b: number): number => (a * b) % PRIME
function inverse(a: number): number {
  let [result, base, left] = [1, a, PRIME - 2]
  for (; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(result, base)
    base = times(base, base)
  }
  return result
}

/** What a reader can add up of rows that are known. */
function adder(): {
  readonly learn: (row: readonly number[]) => void
  readonly knows: (row: readonly number[]) => boolean
} {
  const known: { readonly lead: number; readonly row: readonly number[] }[] = []
  const reduced = (row: readonly number[]): number[] => {
    let left = row.map(mod)
    for (const { lead, row: other } of known) {
      const by = left[lead] ?? 0
      if (by !== 0) left = left.map((n, i) => mod(n - times(by, other[i] ?? 0)))
    }
    return left
  }
  return {
    learn: row => {
      const left = reduced(row)
      const lead = left.findIndex(n => n !== 0)
      if (lead < 0) return
      const by = inverse(left[lead] ?? 1)
      known.push({ lead, row: left.map(n => times(n, by)) })
    },
    knows: row => row.some(n => n !== 0) && reduced(row).every(n => n === 0),
  }
}

/** Counts from 1 to 10 that are shown on one of these pages, or that what is shown on all of them adds up to. */
async function givenAway(
  one: Made,
  hide: Hiding,
  pages: readonly Made['with'][] = [one.with],
): Promise<readonly string[]> {
  const truth = await countsOf(one)
  const shown = new Map<string, number | string>()
  for (const beside of pages)
    for (const [at, cell] of cellsOf(await pageOf({ ...one, with: beside }, hide)))
      if (typeof shown.get(at) !== 'number') shown.set(at, cell)
  const moves = await movesOf(one, truth)
  const reader = adder()
  for (const [at, row] of moves) if (typeof shown.get(at) === 'number') reader.learn(row)
  return [...truth].flatMap(([at, count]) =>
    count >= 1 && count <= FEW && (typeof shown.get(at) === 'number' || reader.knows(moves.get(at) ?? []))
      ? [at]
      : [],
  )
}

const SEEDS = Array.from({ length: sized(1, 400) }, (_, seed) => seed)

describe('everything on the page together', () => {
  test.each(SEEDS)('gives away no count from 1 to 10: county %i', { timeout: 300_000 }, async seed => {
    expect(await givenAway(made(seed), suppress)).toEqual([])
  })

  test('nor does the page with more beside it, held against the page with less', {
    timeout: 120_000,
  }, async () => {
    const whole = { work: true, policies: true }
    const pages = [{ work: false, policies: false }, { work: true, policies: false }, whole]
    for (const seed of SEEDS.slice(0, sized(1, 40)))
      expect(await givenAway({ ...made(seed), with: whole }, suppress, pages)).toEqual([])
  })

  test('would give some away if only the small counts themselves were hidden', {
    timeout: 120_000,
  }, async () => {
    const found = await Promise.all(SEEDS.slice(0, 2).map(seed => givenAway(made(seed), onlyTheSmall)))
    expect(found.flat()).not.toEqual([])
  })

  test('is all there is: sentences, charts, page, document and list hold no count that the tables hide', async () => {
    const page = await pageOf({ ...made(3), with: { work: true, policies: true } }, suppress)
    const shown = new Set([...cellsOf(page).values()].filter(cell => typeof cell === 'number'))
    const { headline, lead, charts } = page
    const said = [headline, ...lead.map(text => text.replaceAll(/\d+\sde\s\p{L}+\sde\s\d{4}/gu, ''))]
    const numbers = said.flatMap(text =>
      (text.match(/\d[\d,]*/g) ?? []).map(n => Number(n.replaceAll(',', ''))),
    )
    // A sentence says *fewer than 11* of what it hides.
    for (const number of numbers) expect([...shown, FEW + 1], String(number)).toContain(number)
    const bars = [...charts.standing, ...(charts.stages ?? []), ...(charts.policies ?? [])]
    expect(bars.length).toBeGreaterThan(3)
    for (const { value } of bars) expect([...shown]).toContain(value)
    const cells = page.tables.flatMap(({ rows }) => rows.flatMap(row => row.cells.map(String)))
    const plain = (text: string): string => text.replaceAll(/(?<=\d),(?=\d{3})/g, '')
    const rows = [...reportHtml(page).matchAll(/<tbody>(.*?)<\/tbody>/gs)]
      .map(([, body]) => body ?? '')
      .join('')
    const html = [...rows.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text]) => plain(text ?? ''))
    const pdf = (reportPage(page, '') as { tables: { rows: { cells: string[] }[] }[] }).tables
    expect(html).toEqual(cells.map(plain))
    expect(pdf.flatMap(({ rows }) => rows.flatMap(row => row.cells.map(plain)))).toEqual(cells.map(plain))
  })
})
