/** Held against every assignment of small tables: no hidden count is the only one that fits what is shown. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, type Figures, suppress, type Told } from './suppression.ts'

const shown = (id: string, value: number): Cell => ({ id, value, shown: true })
const told = async (figures: Figures): Promise<Readonly<Record<string, Told>>> =>
  Object.fromEntries(await suppress(figures))

test('a count from 1 to 10 is few, zero and larger ones are shown', async () => {
  const cells = [shown('a', 0), shown('b', 1), shown('c', 10), shown('d', 11)]
  expect(await told({ cells, sums: [] })).toEqual({ a: 0, b: 'few', c: 'few', d: 11 })
})

test('a count that follows from a total takes the smallest beside it along', async () => {
  const cells = [shown('all', 640), shown('a', 624), shown('b', 15), shown('c', 1)]
  expect(await told({ cells, sums: [{ whole: 'all', parts: ['a', 'b', 'c'] }] })).toEqual({
    all: 640,
    a: 624,
    b: 'hidden',
    c: 'few',
  })
})

test('six today hides in 25 more and 31 after', async () => {
  const cells = [shown('today', 6), shown('more', 25), shown('after', 31)]
  expect(await told({ cells, sums: [{ whole: 'after', parts: ['today', 'more'] }] })).toEqual({
    today: 'few',
    more: 'hidden',
    after: 31,
  })
})

test('two tens of twenty are not given away by their bound', async () => {
  const cells = [shown('all', 20), shown('a', 10), shown('b', 10)]
  expect(await told({ cells, sums: [{ whole: 'all', parts: ['a', 'b'] }] })).toEqual({
    all: 'hidden',
    a: 'few',
    b: 'few',
  })
})

test('a difference that nobody wrote down is protected as well', async () => {
  const cells = [shown('had', 30), shown('freed', 28), { id: 'kept', value: 2, shown: false }]
  expect(await told({ cells, sums: [{ whole: 'had', parts: ['freed', 'kept'] }] })).toEqual({
    had: 30,
    freed: 'hidden',
  })
})

test('of two numbers that may hide a small one, the one the page is about is shown', async () => {
  const cells = [
    shown('all', 30),
    { ...shown('freed', 12), need: 'first' as const },
    shown('rest', 13),
    shown('few', 5),
  ]
  expect(await told({ cells, sums: [{ whole: 'all', parts: ['freed', 'rest', 'few'] }] })).toMatchObject({
    freed: 12,
    few: 'few',
  })
})

test('ten parts of a count told as few are not ten ones', async () => {
  const parts = Array.from({ length: 10 }, (_, i) => shown(`p${i}`, 1))
  const found = await told({
    cells: [shown('all', 10), ...parts],
    sums: [{ whole: 'all', parts: parts.map(({ id }) => id) }],
  })
  expect(found).toMatchObject({ all: 'any', p0: 'few', p9: 'few' })
})

test('sums that do not add up are refused', async () => {
  const cells = [shown('all', 3), shown('a', 1)]
  await expect(suppress({ cells, sums: [{ whole: 'all', parts: ['a'] }] })).rejects.toThrow('do not add up')
})

/** A table of small counts with sums of rows and columns, as a page shows it. */
const tables = fc
  .array(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 2, maxLength: 2 }), {
    minLength: 2,
    maxLength: 3,
  })
  .map(rows => {
    const cells: Cell[] = []
    const sums: { whole: string; parts: readonly string[] }[] = []
    for (const [r, row] of rows.entries()) {
      for (const [c, value] of row.entries()) cells.push(shown(`${r}.${c}`, value))
      cells.push(shown(`${r}.all`, (row[0] as number) + (row[1] as number)))
      sums.push({ whole: `${r}.all`, parts: [`${r}.0`, `${r}.1`] })
    }
    for (const c of [0, 1]) {
      cells.push(
        shown(
          `all.${c}`,
          rows.reduce((sum, row) => sum + (row[c] as number), 0),
        ),
      )
      sums.push({ whole: `all.${c}`, parts: rows.map((_, r) => `${r}.${c}`) })
    }
    return { cells, sums, rows }
  })

/** Every table that looks the same: found by trying, apart from the solver. */
function* fitting(
  rows: number,
  page: Readonly<Record<string, Told>>,
  at = 0,
  found: number[][] = [],
): Generator<readonly (readonly number[])[]> {
  if (at === rows) {
    if (
      [0, 1].every(c =>
        fits(
          page[`all.${c}`],
          found.reduce((sum, row) => sum + (row[c] as number), 0),
        ),
      )
    )
      yield found
    return
  }
  for (const a of candidates(page[`${at}.0`]))
    for (const b of candidates(page[`${at}.1`]))
      if (fits(page[`${at}.all`], a + b)) yield* fitting(rows, page, at + 1, [...found, [a, b]])
}
const MOST = 30
const candidates = (told: Told | undefined): readonly number[] =>
  typeof told === 'number'
    ? [told]
    : Array.from({ length: MOST + 1 }, (_, i) => i).filter(one => fits(told, one))
const fits = (told: Told | undefined, value: number): boolean =>
  told === 'few'
    ? value >= 1 && value <= 10
    : told === 'hidden'
      ? value > 10
      : told === 'any'
        ? value > 0
        : told === value

test('no hidden count of any small table is the only one that fits', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ({ rows, ...figures }) => {
      const page = await told(figures)
      const seen = new Map<string, Set<number>>()
      for (const other of fitting(rows.length, page))
        for (const [r, row] of other.entries())
          for (const [c, value] of row.entries()) {
            const id = `${r}.${c}`
            seen.set(id, (seen.get(id) ?? new Set()).add(value))
          }
      for (const [id, values] of seen)
        if (typeof page[id] !== 'number') expect(values.size, id).toBeGreaterThan(1)
    }),
    { numRuns: 60 },
  )
})

test('the order of cells and sums changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ({ cells, sums }) => {
      const turned = { cells: [...cells].reverse(), sums: [...sums].reverse() }
      expect(await told(turned)).toEqual(await told({ cells, sums }))
    }),
    { numRuns: 20 },
  )
})
