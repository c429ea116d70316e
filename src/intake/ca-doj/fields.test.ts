import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import wabt from 'wabt'
import { COLUMN_COUNT } from './columns.ts'
import { ASSEMBLED, type FieldFinder } from './fields.ts'
import { ROE, row } from './made-up.ts'
import { ALL_FIELDS, finderFor, IDENTIFYING, type Line, newLine, scanBytes } from './scan.ts'
import { recalledText, trimmedText } from './text.ts'

/** How many times the usual number of lines to try, as in `scan.test.ts`. */
const FUZZ = Number(process.env.SETASIDE_FUZZ ?? 1)

/** Everything that is said of a line; whether it is like the one before may be missed, and is looked at apart. */
const seen = (line: Line) => ({
  kind: line.kind,
  fault: line.fault,
  number: line.number,
  offset: line.offset,
  start: line.start,
  end: line.end,
  fields: line.fields,
  // Of a line that is no row places beyond the fields found are not defined.
  ends: [...line.ends.slice(line.base, line.base + Math.min(line.fields, COLUMN_COUNT + 1))],
})

type Seen = ReturnType<typeof seen> & { readonly who: string; readonly alike: boolean }

/** One for all: making its memory takes longer than using it. */
const FINDER = finderFor(1 << 16) as FieldFinder

/** What is made of all lines of `content` by the plain loop, or by the finder, with or without places of its own. */
function scan(content: Buffer, how: 'plain' | 'kept' | 'passing', need: number): readonly Seen[] {
  const line = newLine()
  const finder = how === 'plain' ? undefined : FINDER
  const bytes = finder?.bytes ?? Buffer.alloc(content.length + 1)
  // Behind the lines stand others, or anything else.
  bytes.fill(content.length % 2 === 0 ? 0 : ',"\n', 0, Math.min(bytes.length, content.length + 200))
  content.copy(bytes)
  line.finder = finder
  if (how === 'passing') line.ends = FINDER.ends
  const found: Seen[] = []
  scanBytes(bytes, 0, content.length, 1, line, need, each => {
    const [from, to] = [each.ends[each.base] as number, each.ends[each.base + IDENTIFYING - 1] as number]
    const who = each.bytes.toString('latin1', from, to + 1)
    found.push({ ...seen(each), who, alike: each.alike })
  })
  return found
}

const said = (lines: readonly Seen[]) => lines.map(({ who: _, alike: __, ...line }) => line)

/** Nothing differs; who is alike is alike. */
function agree(content: Buffer): void {
  for (const need of [ALL_FIELDS, IDENTIFYING]) {
    const plain = scan(content, 'plain', need)
    for (const how of ['kept', 'passing'] as const) {
      const quick = scan(content, how, need)
      expect(said(quick)).toEqual(said(plain))
      for (const [at, { alike, who }] of quick.entries()) if (alike) expect(who).toBe(quick[at - 1]?.who)
    }
  }
}

const PARTS = ['"', '""', ',', 'A', '\r', ' ', '\xe9', '","', ',"', '",', '#', '\0', '"\r', ',,,,,,,,,']
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PARTS),
      fc.nat(70).map(length => 'x'.repeat(length)),
    ),
    { maxLength: 16 },
  )
  .map(parts => parts.join(''))
const cell = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom('', 'x', 'SACRAMENTO   ', '19950601', '"ROE,ROBIN"', '"A ""B"" C"', '""'),
  },
  { weight: 1, arbitrary: nasty },
)
const line = fc.oneof(
  { weight: 2, arbitrary: nasty },
  { weight: 2, arbitrary: fc.constant(row(ROE)) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(COLUMN_COUNT, COLUMN_COUNT, COLUMN_COUNT - 1, COLUMN_COUNT + 1, 97, 130, IDENTIFYING)
      .chain(length => fc.array(cell, { minLength: length, maxLength: length }))
      .map(cells => cells.join(',')),
  },
)
const file = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => Buffer.from(lines.map(text => text + end).join(''), 'latin1'))

describe('the field finder', () => {
  test('is what fields.wat says', async () => {
    const source = readFileSync(new URL('./fields.wat', import.meta.url), 'utf8')
    const parsed = (await wabt()).parseWat('fields.wat', source, { simd: true })
    parsed.validate()
    // When it is not: put this text into fields.ts.
    expect(ASSEMBLED).toBe(Buffer.from(parsed.toBinary({}).buffer).toString('base64'))
  })

  test('reads lines as the plain loop does, whatever stands in them', {
    timeout: 60_000 * (1 + FUZZ),
  }, () => {
    fc.assert(
      fc.property(file, content => agree(content)),
      { numRuns: 1_000 * FUZZ },
    )
  })

  test('reads lines of the few bytes that matter as the plain loop does', {
    timeout: 60_000 * (1 + FUZZ),
  }, () => {
    const bytes = fc
      .array(fc.constantFrom(...[...'"",,,ab\r\n'].map(byte => byte.charCodeAt(0)), 0), { maxLength: 200 })
      .map(all => Buffer.from([...all.filter((byte, at) => byte !== 0 || at % 40 === 0), 10]))
    fc.assert(
      fc.property(bytes, content => agree(content)),
      { numRuns: 2_000 * FUZZ },
    )
  })

  test('puts every byte that matters at every place of a block', () => {
    for (let at = 0; at < 140; at++)
      for (const what of [
        '"',
        '"",',
        ',"a"',
        '"\r',
        ',"a"\r',
        ',"a"b',
        ',"a',
        ',',
        '\0',
        ',"a""b"',
        ',"a"",b"',
      ])
        agree(Buffer.from(`${'x'.repeat(at)}${what}\n${'y'.repeat(at)}${what}\r\nz,z\n`))
  })

  test('knows texts again by their bytes alone, and as they are read without it', () => {
    const finder = finderFor(1 << 12) as FieldFinder
    const text = fc.constantFrom('A', 'B', 'NULL', 'AB CD', '"A ""B"""', '\xe9', '')
    const fields = fc.array(fc.tuple(text, fc.nat(70), fc.nat(3)), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fields, all => {
        for (const [what, pad, before] of all) {
          const field = what + ' '.repeat(pad)
          const at = 1 + before
          finder.bytes.write(`${','.repeat(at)}${field},${'y'.repeat(20)}`, 0, 'latin1')
          const end = at + field.length
          const plain = trimmedText(finder.bytes, at, end)
          expect([recalledText(finder, at, end), recalledText(finder, at, end)]).toEqual([plain, plain])
        }
      }),
      { numRuns: 500 * FUZZ },
    )
  })

  test('keeps kinds of texts apart', () => {
    const finder = finderFor(64) as FieldFinder
    const [a, b] = [finder.newKind(), finder.newKind()]
    finder.bytes.write('SACRAMENTO')
    const slot = ~finder.recall(a, 0, 10)
    expect(slot).toBeGreaterThanOrEqual(0)
    finder.keep(slot, a, 0, 10)
    expect(finder.recall(a, 0, 10)).toBe(slot)
    expect(finder.recall(b, 0, 10)).toBeLessThan(0)
    expect(finder.recall(a, 0, 9)).toBeLessThan(0)
  })

  test('takes most rows itself', () => {
    const content = Buffer.from(`${row(ROE)}\n`)
    const finder = finderFor(content.length)
    content.copy(finder?.bytes as Buffer)
    expect(finder?.find(0)).toBe(content.length - 1)
    expect(finder?.found()).toBe(COLUMN_COUNT)
  })
})
