/**
 * Whatever stands on the public page together, no count from 1 to 10 can be worked out from it. The sums are not those the page was
 * made with: what follows from what is found by adding one person after another and looking which counts move.
 */
import { describe, expect, test } from 'vitest'
import { type Hiding, reportOf } from '../src/report/chief.ts'
import { inOrderOf } from '../src/report/groups.ts'
import type { Reached } from '../src/report/policy-reach.ts'
import type { Report } from '../src/report/public-page.ts'
import { reportHtml } from '../src/report/report-html.ts'
import { reportPage } from '../src/report/report-pdf.ts'
import type { Summary } from '../src/report/summary.ts'
import { FEW, suppress } from '../src/report/suppression.ts'
import { speechIn } from '../src/report/words.ts'
import type { Work } from '../src/report/work.ts'
import { dice, FACTS, type MadePerson, madePerson, reachedOf, summaryOf, workOf } from './made-up-work.ts'
import { sized } from './size.ts'

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

/** All that a page is made of. The counts of several people are the sums of each one’s. */
interface OfPage {
  readonly summary: Summary
  readonly work: Work
  readonly reached: Reached
}

const toldOf = (people: readonly MadePerson[], more: number, elsewhere: number): OfPage => ({
  summary: summaryOf(people, more),
  work: workOf(people, elsewhere),
  reached: reachedOf(people),
})

const pageOf = ({ summary, work, reached }: OfPage, beside: Made['with'], hide: Hiding): Promise<Report> => {
  const [run] = reached.reaches.of
  const groups = inOrderOf({
    race: new Map(run?.groups.race),
    sex: new Map(run?.groups.sex),
    age: new Map(run?.groups.age),
  })
  return reportOf(
    FACTS,
    summary,
    groups,
    { ...(beside.work ? { work } : {}), ...(beside.policies ? { reached } : {}) },
    speechIn('es'),
    hide,
  )
}

const madeToldOf = ({ people, more, elsewhere }: Made): OfPage => toldOf(people, more, elsewhere)

/** Each count of the tables by where it stands. Texts that tell of counts (a share, a middle of days) are none. */
const cellsOf = ({ tables }: Report): ReadonlyMap<string, number | string> =>
  new Map(
    tables.flatMap(({ id, rows }) =>
      rows.flatMap(({ label, cells }) =>
        cells.map((cell, at) => [`${id} | ${label} | ${at}`, cell] as const),
      ),
    ),
  )

/** What the counts of a page are, by their names. */
async function countsOf(told: OfPage, beside: Made['with']): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  await pageOf(told, beside, async ({ cells }) => {
    for (const { id, value, shown } of cells) if (shown) counts.set(id, value)
    return new Map(cells.map(({ id }) => [id, 0]))
  })
  return counts
}

/** Where each count stands: told by numbers that each stand for one. */
async function namesOf(told: OfPage, beside: Made['with']): Promise<ReadonlyMap<string, string>> {
  const names: string[] = []
  const page = await pageOf(told, beside, async ({ cells }) => {
    names.splice(0, names.length, ...cells.map(({ id }) => id))
    return new Map(cells.map(({ id }, at) => [id, at]))
  })
  return new Map(
    [...cellsOf(page)].flatMap(([at, cell]) =>
      typeof cell === 'number' ? [[at, names[cell] as string] as const] : [],
    ),
  )
}

/** The one and so many of the other, of whatever holds counts; a list of days is as long as both. */
function plus(one: unknown, other: unknown, many: number): unknown {
  if (typeof other === 'number') return ((one as number | undefined) ?? 0) + other * many
  if (Array.isArray(other) || (typeof other === 'object' && 'length' in (other as object))) {
    const pairs = other as readonly unknown[]
    const before = (one ?? []) as readonly unknown[]
    if (typeof pairs[0] === 'number' || typeof before[0] === 'number' || !Array.isArray(before))
      return { length: before.length + pairs.length * many }
    if ([...before, ...pairs].every(pair => Array.isArray(pair) && typeof pair[0] === 'string')) {
      const named = (of: readonly unknown[]) => Object.fromEntries(of as (readonly [string, unknown])[])
      return Object.entries(plus(named(before), named(pairs), many) as object)
    }
    return pairs.map((value, at) => plus(before[at], value, many))
  }
  if (typeof other !== 'object') return one ?? other
  const sum: Record<string, unknown> = { ...(one as object | undefined) }
  for (const [key, value] of Object.entries(other as object)) sum[key] = plus(sum[key], value, many)
  return sum
}

/** Which policy is part of which stays what it is. */
function withMore(told: OfPage, other: OfPage, many: number): OfPage {
  const { summary, work, reached } = plus(told, other, many) as OfPage
  const { of } = reached.reaches
  return { summary, work, reached: { ...told.reached, reaches: { ...told.reached.reaches, of } } }
}

/** So much of a person stands for one of them in a sum, beside those before: a count of one is less than 8 and every sum is exact. */
const SMALL = 8
const AT_ONCE = 14

/**
 * How each count moves with one more person of any kind, a column for each that leaves the lines of the tables as they are. Kinds are
 * drawn until so many in a row tell nothing new: a reader does not know which kinds there are. With fewer, more would seem to add up.
 */
async function movesOf(
  told: OfPage,
  beside: Made['with'],
  truth: ReadonlyMap<string, number>,
  patience: number,
): Promise<Moves> {
  const places = [...truth.keys()]
  const columns: number[][] = []
  const news = adder()
  const learn = async (kinds: readonly OfPage[]): Promise<boolean> => {
    const all = kinds.reduce((sum, kind, at) => withMore(sum, kind, SMALL ** -(at + 1)), told)
    const counts = await countsOf(all, beside)
    if (counts.size !== truth.size || places.some(at => !counts.has(at))) {
      // One of them has a line of its own.
      if (kinds.length === 1) return false
      const half = Math.ceil(kinds.length / 2)
      const first = await learn(kinds.slice(0, half))
      return (await learn(kinds.slice(half))) || first
    }
    const left = places.map(at => (counts.get(at) ?? 0) - (truth.get(at) ?? 0))
    let isNew = false
    for (const _ of kinds) {
      const column = left.map(n => Math.floor(n * SMALL))
      for (const [at, n] of column.entries()) left[at] = (left[at] ?? 0) * SMALL - n
      if (!news.learn(column)) continue
      columns.push(column)
      isNew = true
    }
    return isNew
  }
  await learn([toldOf([], 1, 0), toldOf([], 0, 1)])
  const roll = dice(truth.size)
  for (let old = 0; old < patience; )
    old = (await learn(Array.from({ length: AT_ONCE }, () => toldOf([madePerson(roll)], 0, 0)))) ? 0 : old + 1
  return new Map(places.map((at, i) => [at, columns.map(column => column[i] ?? 0)]))
}

type Moves = ReadonlyMap<string, readonly number[]>

/** The largest prime whose square is a whole number of 31 bits: rows are reduced in its field, where nothing is rounded. */
const PRIME = 46_337
const mod = (n: number): number => ((n % PRIME) + PRIME) % PRIME
function inverse(a: number): number {
  let [result, base, left] = [1, a, PRIME - 2]
  for (; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

/** What a reader can add up of rows that are known. `learn` says whether a row is none that was known before. */
function adder(): {
  readonly learn: (row: readonly number[]) => boolean
  readonly knows: (row: readonly number[]) => boolean
} {
  const known: { readonly lead: number; readonly row: Int32Array }[] = []
  const reduced = (row: readonly number[]): Int32Array => {
    const left = Int32Array.from(row, mod)
    for (const { lead, row: other } of known) {
      const by = left[lead] as number
      if (by === 0) continue
      const less = PRIME - by
      // What comes before the first that is not zero is zero.
      for (let i = lead; i < left.length; i++) {
        const n = (left[i] as number) + (((less * (other[i] as number)) | 0) % PRIME)
        left[i] = n >= PRIME ? n - PRIME : n
      }
    }
    return left
  }
  return {
    learn: row => {
      const left = reduced(row)
      const lead = left.findIndex(n => n !== 0)
      if (lead < 0) return false
      const by = inverse(left[lead] as number)
      known.push({ lead, row: left.map(n => (n * by) % PRIME) })
      return true
    },
    knows: row => row.some(n => n !== 0) && reduced(row).every(n => n === 0),
  }
}

/** People and convictions considered: everything else is read against them. */
const TOTALS = { people: 'con una condena considerada', convictions: 'consideradas' }

function expectTotals({ tables }: Report): void {
  for (const [id, label] of Object.entries(TOTALS)) {
    const row = tables.find(table => table.id === id)?.rows.find(one => one.label === label)
    if (row?.cells[0] !== 'menos de 11') expect(typeof row?.cells[0], id).toBe('number')
  }
}

/** Counts from 1 to 10 that are shown on one of these pages, or that what is shown on all of them adds up to. */
async function givenAway(
  one: Made,
  hide: Hiding,
  pages: readonly Made['with'][] = [one.with],
): Promise<readonly string[]> {
  const told = madeToldOf(one)
  const truth = await countsOf(told, one.with)
  const names = await namesOf(told, one.with)
  const shown = new Map<string, number | string>()
  for (const beside of pages) {
    const page = await pageOf(told, beside, hide)
    expectTotals(page)
    for (const [at, cell] of cellsOf(page)) {
      const name = names.get(at)
      if (name !== undefined && typeof shown.get(name) !== 'number') shown.set(name, cell)
    }
  }
  for (const [name, count] of truth) if (count === 0 && shown.has(name)) expect(shown.get(name), name).toBe(0)
  const solvedBy = async (patience: number): Promise<readonly string[]> => {
    const moves = await movesOf(told, one.with, truth, patience)
    const reader = adder()
    for (const [at, row] of moves) if (typeof shown.get(at) === 'number') reader.learn(row)
    return [...truth].flatMap(([at, count]) =>
      count >= 1 && count <= FEW && (typeof shown.get(at) === 'number' || reader.knows(moves.get(at) ?? []))
        ? [at]
        : [],
    )
  }
  // What seems to add up may do so for want of a kind of people that is seldom drawn.
  return (await solvedBy(FIRST_PATIENCE)).length === 0 ? [] : solvedBy(LAST_PATIENCE)
}

/** After how many draws of people in a row that tell nothing new there is thought to be nothing. */
const [FIRST_PATIENCE, LAST_PATIENCE] = [2, 60]

const COUNTIES = sized(1, 10_000)
/** So many counties a test. */
const PART = sized(1, 500)
const seedsOf = (first: number, many: number): readonly number[] =>
  Array.from({ length: many }, (_, i) => first + i)

describe('everything on the page together', () => {
  test.each(seedsOf(0, COUNTIES / PART))(
    'gives away no count from 1 to 10, and holds back no total: part %i',
    {
      timeout: 1_800_000,
    },
    async part => {
      for (const seed of seedsOf(part * PART, PART)) {
        expect(await givenAway(made(seed), suppress), `county ${seed}`).toEqual([])
      }
    },
  )

  test('nor does the page with more beside it, held against the page with less', {
    timeout: 600_000,
  }, async () => {
    const whole = { work: true, policies: true }
    const pages = [{ work: false, policies: false }, { work: true, policies: false }, whole]
    for (const seed of seedsOf(0, sized(1, 200)))
      expect(await givenAway({ ...made(seed), with: whole }, suppress, pages)).toEqual([])
  })

  test('would give some away if only the small counts themselves were hidden', {
    timeout: 120_000,
  }, async () => {
    const found = await Promise.all([0, 1].map(seed => givenAway(made(seed), onlyTheSmall)))
    expect(found.flat()).not.toEqual([])
  })

  test('is all there is: sentences, charts, page, document and list hold no count that the tables hide', async () => {
    const page = await pageOf(madeToldOf(made(3)), { work: true, policies: true }, suppress)
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
