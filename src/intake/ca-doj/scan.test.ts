import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sized } from '../../../test/size.ts'
import { COLUMN, COLUMN_COUNT } from './columns.ts'
import { DOE, type Fields, HEADER, inFolder, ROE, row } from './made-up.ts'
import { cut, lineOf, newSpace, type Range, type Source, scanPart } from './part.ts'
import { ALL_FIELDS, type Fault, type Line, LONGEST_LINE, newLine, scanBytes } from './scan.ts'
import { openSources } from './sources.ts'
import { fieldText } from './text.ts'

/** How many times the usual number of lines to try: `SETASIDE_FUZZ=100` tries a million. */
const FUZZ = Number(process.env.SETASIDE_FUZZ ?? sized(1, 10))

interface Seen {
  readonly kind: string
  readonly number: number
  readonly offset: number
  readonly fault?: Fault
  readonly text: string
  readonly fields: readonly string[]
}

const fieldsOf = (line: Line): readonly string[] =>
  Array.from({ length: Math.min(line.fields, COLUMN_COUNT + 1) }, (_, at) =>
    fieldText(line.bytes, at === 0 ? line.start : (line.ends[at - 1] as number) + 1, line.ends[at] as number),
  )

const seen = (line: Line): Seen => ({
  kind: line.kind,
  number: line.number,
  offset: line.offset,
  ...(line.fault === undefined ? {} : { fault: line.fault }),
  text: line.bytes.toString('latin1', line.start, line.end),
  fields: line.kind === 'row' || line.kind === 'rejected' ? fieldsOf(line) : [],
})

interface How {
  /** Bytes of a part; the whole when absent. */
  readonly part?: number
  /** Only the part from this byte to that. */
  readonly range?: Range
  readonly need?: number
}

/** The lines of a file, scanned in parts. */
function scan(
  content: string | Buffer,
  { part, range, need = ALL_FIELDS }: How = {},
): Promise<readonly Seen[]> {
  return inFolder(async write => {
    const bytes = Buffer.from(content).length
    const { sources, close } = openSources([{ path: write('a.csv', content), bytes, file: 0 }])
    const source = sources[0] as Source
    const line = lineOf(source)
    const lines: Seen[] = []
    for (const one of range === undefined ? cut(bytes, part ?? bytes) : [range])
      scanPart({
        source,
        range: one,
        space: newSpace(),
        line,
        need,
        passing: false,
        closed: true,
        onLine: found => void lines.push(seen(found)),
        onBeyond: () => false,
      })
    close()
    return lines
  })
}

/** What the scanner makes of one line, given with its line break. */
function scanOne(text: string): Seen {
  const bytes = Buffer.from(`${text}\n`, 'latin1')
  const found: Seen[] = []
  scanBytes(bytes, 0, bytes.length, 1, newLine(), ALL_FIELDS, line => void found.push(seen(line)))
  expect(found).toHaveLength(1)
  return found[0] as Seen
}

const strict = (text: string): readonly string[] => {
  if (text === '') return ['']
  const [fields = ['']] = parse(text, {
    relax_column_count: true,
    record_delimiter: '\n',
    skip_empty_lines: false,
  }) as string[][]
  return fields
}

const codeOf = (error: unknown): string => (error as { readonly code: string }).code

/** The same line read by csv-parse; a quote inside an unquoted field, which it refuses, stands for itself. */
function oracle(line: string): { readonly fields?: readonly string[]; readonly fault?: string } {
  let text = line.endsWith('\r') ? line.slice(0, -1) : line
  for (;;) {
    try {
      return { fields: strict(text).map(field => field.replaceAll('\u0001', '"')) }
    } catch (error) {
      if (codeOf(error) === 'CSV_QUOTE_NOT_CLOSED') return { fault: 'a quote is never closed' }
      if (codeOf(error) === 'CSV_INVALID_CLOSING_QUOTE') return { fault: 'text follows a closing quote' }
      if (codeOf(error) !== 'INVALID_OPENING_QUOTE') throw error
      const at = firstLiteralQuote(text)
      text = `${text.slice(0, at)}\u0001${text.slice(at + 1)}`
    }
  }
}

/** The first quote that csv-parse takes for one inside an unquoted field. */
function firstLiteralQuote(text: string): number {
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    try {
      strict(text.slice(0, at + 1))
    } catch (error) {
      if (codeOf(error) === 'INVALID_OPENING_QUOTE') return at
    }
  }
  throw new Error('csv-parse names a quote that is not there')
}

/** Compares one line; `undefined` where both agree. */
function disagreement(text: string): unknown {
  const ours = scanOne(text)
  if (ours.kind === 'blank' || ours.kind === 'header') return undefined
  const theirs = oracle(text)
  if (theirs.fault !== undefined) return ours.fault === theirs.fault ? undefined : { text, ours, theirs }
  const { fields = [] } = theirs
  const fault =
    fields.length === COLUMN_COUNT
      ? undefined
      : fields.length < COLUMN_COUNT
        ? 'too few columns'
        : fields.length === COLUMN_COUNT + 1 &&
            fields[COLUMN_COUNT - 1] === '#' &&
            fields[COLUMN_COUNT] === ''
          ? undefined
          : 'too many columns'
  const same =
    ours.fault === fault &&
    (ours.kind === 'row') === (fault === undefined) &&
    JSON.stringify(ours.fields) === JSON.stringify(fields.slice(0, COLUMN_COUNT + 1))
  return same ? undefined : { text, ours, theirs }
}

const nasty = fc.array(fc.constantFrom('"', '""', ',', 'A', '\r', ' ', '\xe9', '","', ',"', '",', '#', 'é'), {
  maxLength: 14,
})

describe('the scanner against csv-parse', () => {
  test('short adversarial lines: the same fields or the same rejection', {
    timeout: 60_000 * (1 + FUZZ),
  }, () => {
    const check = fc.property(nasty, parts => {
      expect(disagreement(parts.join(''))).toBeUndefined()
    })
    fc.assert(check, { numRuns: 6_000 * FUZZ })
  })

  test('whole rows with one place made nasty: the same fields or the same rejection', {
    timeout: 60_000 * (1 + FUZZ),
  }, () => {
    const field = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('', 'x', 'SACRAMENTO   ', '19950601', '"ROE,ROBIN"', '"A ""B"" C"'),
      },
      { weight: 1, arbitrary: nasty.map(parts => parts.join('')) },
    )
    const length = fc.constantFrom(
      COLUMN_COUNT,
      COLUMN_COUNT,
      COLUMN_COUNT,
      COLUMN_COUNT - 1,
      COLUMN_COUNT + 1,
      97,
    )
    const check = fc.property(
      length.chain(n => fc.tuple(fc.array(field, { minLength: n, maxLength: n }), fc.boolean())),
      ([fields, mark]) => {
        if (mark) fields[COLUMN_COUNT - 1] = '#'
        expect(disagreement(fields.join(','))).toBeUndefined()
      },
    )
    fc.assert(check, { numRuns: 1_500 * FUZZ })
  })
})

describe('lines', () => {
  const good = row(ROE)

  test('rows, headers and blank lines are told apart, LF or CRLF, with a byte-order mark and no last line break', async () => {
    const text = `\uFEFF${HEADER},\r\n${good}\r\n   \r\n\n${good}\n"RECORD_ID"${HEADER.slice(9)}\n${good}`
    const lines = await scan(text)
    expect(lines.map(({ kind, number }) => [number, kind])).toEqual([
      [1, 'header'],
      [2, 'row'],
      [3, 'blank'],
      [4, 'blank'],
      [5, 'row'],
      [6, 'header'],
      [7, 'row'],
    ])
    expect(lines.filter(({ kind }) => kind === 'row').map(line => line.text)).toEqual([good, good, good])
  })

  test('a header is one however it is written, and as often as it stands there', async () => {
    const marks = '\u00ef\u00bb\u00bf'
    const headers = [
      ...[
        HEADER,
        HEADER,
        HEADER.toLowerCase(),
        HEADER.replaceAll('_', ' '),
        `${marks}${HEADER}`,
        `???${HEADER}`,
      ],
      ...[
        HEADER.split(',')
          .map(name => `"${name}"`)
          .join(),
        HEADER.replaceAll(',', ', '),
        `\u200b${HEADER}`,
      ],
    ]
    expect((await scan(`${headers.join('\n')}\n${good}\n`)).map(({ kind }) => kind)).toEqual([
      ...headers.map(() => 'header'),
      'row',
    ])
  })
  test('the sign with which old programs end a text is no line that was lost', async () => {
    expect((await scan(`${good}\n\u001a`)).map(({ kind }) => kind)).toEqual(['row', 'blank'])
  })

  test('a quote left open rejects its own line only', async () => {
    const lines = await scan(`${good.replace('OTHER', '"OTHER')}\n${good}\n`)
    expect(lines.map(({ kind, fault }) => [kind, fault])).toEqual([
      ['rejected', 'a quote is never closed'],
      ['row', undefined],
    ])
  })

  test('a NUL byte rejects the row, inside quotes or not', async () => {
    const lines = await scan(
      `${good.replace('OTHER', 'OT\0ER')}\n${good.replace('OTHER', '"OT\0ER"')}\n${good}\n`,
    )
    expect(lines.map(({ fault }) => fault)).toEqual(['a NUL byte', 'a NUL byte', undefined])
  })

  test('an empty column after the end-of-record mark is nothing; without the mark the row is rejected', async () => {
    const [blank, other] = [row({ ...ROE, END_OF_REC: '' }), row({ ...ROE, END_OF_REC: 'x' })]
    const lines = await scan(`${good},\n${blank},\n${other},\n${good},x\n${good},,\n`)
    expect(lines.map(({ fault }) => fault ?? 'row')).toEqual([
      'row',
      'too many columns',
      'too many columns',
      'too many columns',
      'too many columns',
    ])
  })

  test('a line longer than 1 MiB is rejected without being kept; the next is read', async () => {
    const long = `${good.slice(0, 20)}${'A'.repeat(LONGEST_LINE + 1)}`
    const justFits = `x,x,1${',y'.repeat(10)}`.padEnd(LONGEST_LINE, 'A')
    // The last part ends between the CR and the LF of the line that just fits.
    const split = good.length + 1 + long.length + 1 + LONGEST_LINE + 1
    for (const part of [1 << 20, 1 << 16, 999_983, split]) {
      const lines = await scan(`${good}\n${long}\n${justFits}\r\n${justFits}A\n${good}\n${long}`, { part })
      expect(lines.map(({ fault, text }) => [fault, text.length])).toEqual([
        [undefined, good.length],
        ['too long', 65536],
        ['too few columns', LONGEST_LINE],
        ['too long', 65536],
        [undefined, good.length],
        ['too long', 65536],
      ])
      expect(lines[3]?.fields[2]).toBe('1')
    }
  })

  test('a hundred thousand columns are counted and rejected', () => {
    const line = scanOne(','.repeat(99_999))
    expect([line.fault, line.fields.length]).toEqual(['too many columns', 96])
  })

  test('a broken last line is a rejected row like any other', async () => {
    const lines = await scan(`${good}\n${good.slice(0, 40)}`)
    expect(lines.map(({ kind, fault }) => [kind, fault])).toEqual([
      ['row', undefined],
      ['rejected', 'too few columns'],
    ])
  })

  test('an empty file has no line', async () => {
    expect(await scan('')).toEqual([])
  })
})

describe('a row of several lines', () => {
  const good = row(ROE)
  const broken = (breaks: number, fields: Fields = ROE) =>
    row({ ...fields, COMMENT_TEXT: `SCN-1${'\nPHOTO AVAILABLE'.repeat(breaks)}` })
  const kinds = async (...lines: readonly string[]) =>
    (await scan(lines.map(line => `${line}\n`).join(''))).map(({ kind, number }) => [kind, number])

  test('is one row, of the number of its first line, with its breaks', async () => {
    const lines = await scan(`${HEADER}\n${good}\n${broken(2)}\n${good}\n`)
    expect(lines.map(({ kind, number }) => [kind, number])).toEqual([
      ['header', 1],
      ['row', 2],
      ['row', 3],
      ['row', 6],
    ])
    expect(lines[2]?.fields[COLUMN.COMMENT_TEXT]).toBe('SCN-1\nPHOTO AVAILABLE\nPHOTO AVAILABLE')
    expect(lines[2]?.text).toBe(broken(2))
  })
  test('may be the last, without line break, or the only one', async () => {
    expect(await scan(broken(1))).toMatchObject([{ kind: 'row', number: 1 }])
    expect(await scan(`${good}\r\n${broken(3)}`)).toMatchObject([{ number: 1 }, { kind: 'row', number: 2 }])
  })
  test('is of sixteen lines at most', async () => {
    expect(await kinds(broken(15), good)).toEqual([
      ['row', 1],
      ['row', 17],
    ])
    const apart = await kinds(broken(16), good)
    expect(apart.map(([kind]) => kind)).toEqual([...Array<string>(17).fill('rejected'), 'row'])
  })
  test('has the columns of a row, or its lines are read by themselves', async () => {
    expect(await kinds(`x,${broken(1)}`, good)).toEqual([
      ['rejected', 1],
      ['rejected', 2],
      ['row', 3],
    ])
  })
  test('never has a row among its lines: two quotes astray swallow nobody', async () => {
    const open = row({ ...ROE, COMMENT_TEXT: 'OPEN' })
      .replace('OPEN', '"OPEN')
      .replace(/,#$/, '')
    const close = row({ ...DOE, PRI_NAME: 'DOE', COMMENT_TEXT: 'CLOSE' }).replace('CLOSE', 'CLOSE"')
    expect(await kinds(open, good, close)).toEqual([
      ['rejected', 1],
      ['row', 2],
      ['row', 3],
    ])
    expect(await kinds(open, close)).toEqual([
      ['rejected', 1],
      ['row', 2],
    ])
  })
  test('is the same wherever the file is cut', async () => {
    const several = fc.oneof(
      { weight: 3, arbitrary: fc.constant(good) },
      { weight: 3, arbitrary: fc.nat(18).map(breaks => broken(breaks)) },
      { weight: 1, arbitrary: fc.nat(3).map(breaks => broken(breaks).replaceAll('PHOTO', 'PHO,"TO')) },
      { weight: 1, arbitrary: fc.constant(good.replace('OTHER', '"OTHER')) },
      { weight: 1, arbitrary: fc.constantFrom('PHOTO AVAILABLE",#', '"', '', 'x') },
      { weight: 1, arbitrary: fc.constant(row({ ...DOE, PRI_NAME: 'DOE,\nDANA', END_OF_REC: '\n#' })) },
    )
    const files = fc
      .tuple(fc.array(several, { maxLength: 9 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
      .map(([lines, end, ended]) => lines.join('\n').replaceAll('\n', end) + (ended ? end : ''))
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 4000 }), async (text, part) => {
        expect(await scan(text, { part })).toEqual(await scan(text))
      }),
      { numRuns: 150 * FUZZ },
    )
  })
})

const anyLine = fc.oneof(
  fc.constant(row(ROE)),
  fc.constant(''),
  fc.constant(HEADER),
  nasty.map(parts => parts.join('')),
  nasty.map(parts => `${row(ROE)}${parts.join('')}`),
)
const anyFile = fc
  .tuple(fc.array(anyLine, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean())
  .map(([lines, end, ended, mark]) =>
    Buffer.concat([
      Buffer.from(mark ? [0xef, 0xbb, 0xbf] : []),
      Buffer.from(lines.join(end) + (ended ? end : ''), 'latin1'),
    ]),
  )

/** Rows that have much in common, as those of one person do, and lines between them that have not. */
const neighbors = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(fc.constantFrom('', '1', '22', '"3"', 'RECORD_ID'), fc.nat(2), fc.nat(3)),
    },
    { weight: 1, arbitrary: fc.constantFrom('', '   ', 'x,y', '"', ','.repeat(40)) },
  ),
  { maxLength: 12 },
)

describe('a row like the one before', () => {
  test('has the fields it has by itself', () => {
    fc.assert(
      fc.property(
        neighbors,
        fc.constantFrom(ALL_FIELDS, 20),
        fc.constantFrom('\n', '\r\n'),
        (lines, need, end) => {
          const texts = lines.map(line => {
            if (typeof line === 'string') return line
            const [first, who, what] = line
            const name = ['ROE,ROBIN', 'DOE', 'POE, "PAT"'][who] as string
            const whole = row({ RECORD_ID: '#', ...ROE, PRI_NAME: name, COMMENT_TEXT: 'c'.repeat(what) })
            return whole.replace('#', first).slice(0, what === 3 ? 110 : undefined)
          })
          const bytes = Buffer.from(texts.map(text => text + end).join(''), 'latin1')
          const together: Seen[] = []
          scanBytes(bytes, 0, bytes.length, 1, newLine(), need, line => void together.push(seen(line)))
          let offset = 1
          const apart = texts.map((text, at) => {
            const one = Buffer.from(text + end, 'latin1')
            const found: Seen[] = []
            const line = newLine()
            line.number = at
            scanBytes(one, 0, one.length, offset, line, need, each => void found.push(seen(each)))
            offset += one.length
            return found[0]
          })
          expect(together).toEqual(apart)
        },
      ),
      { numRuns: 1_500 * FUZZ },
    )
  })
})

describe('any way of cutting a file', () => {
  test('parts of any size give the same lines', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, fc.integer({ min: 1, max: 700 }), async (bytes, part) => {
        expect(await scan(bytes, { part })).toEqual(await scan(bytes))
      }),
      { numRuns: 150 },
    )
  })

  test('ranges of bytes, wherever they are cut, give each line once', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFile,
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(undefined, 0, 1, 2)), {
          maxLength: 4,
        }),
        async (bytes, cuts) => {
          // Anywhere, and as often right before, at or after a line break.
          const breaks = [...bytes.keys()].filter(at => bytes[at] === 10)
          const places = cuts.map(([cut, near]) => {
            const at = near === undefined ? undefined : breaks[Math.floor(cut * breaks.length)]
            return at === undefined ? Math.floor(cut * bytes.length) : at + (near ?? 0)
          })
          const ends = [...places.filter(at => at < bytes.length).sort((a, b) => a - b), bytes.length]
          const parts: Seen[] = []
          let start = 0
          for (const end of ends) {
            if (end > start) parts.push(...(await scan(bytes, { range: { start, end } })))
            start = Math.max(start, end)
          }
          const plain = (lines: readonly Seen[]) => lines.map(line => ({ ...line, number: 0 }))
          expect(plain(parts)).toEqual(plain(await scan(bytes)))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('looking at the first fields only gives the same fields, and the end of the line', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async bytes => {
        const all = await scan(bytes)
        const some = await scan(bytes, { need: 20 })
        expect(some.map(({ number, offset, text }) => [number, offset, text])).toEqual(
          all.map(({ number, offset, text }) => [number, offset, text]),
        )
        for (const [at, line] of some.entries())
          if (line.kind === 'row') expect(line.fields).toEqual(all[at]?.fields.slice(0, 20))
      }),
      { numRuns: 100 },
    )
  })
})

test('a tagged row of several lines has the number of its tag, and as many lines as it was', () => {
  const folded = row({ ...ROE, OFFENSE_DESCR: '"SEVERAL\nLINES, OF IT"' }).replaceAll('\n', '\0')
  const bytes = Buffer.from(`3,17+,${folded}\n3,19,${row(DOE)}\n`, 'latin1')
  const line = newLine()
  line.tagged = true
  const found: (readonly [string, number, number, number])[] = []
  scanBytes(bytes, 0, bytes.length, 0, line, ALL_FIELDS, ({ kind, file, number, lines }) =>
    found.push([kind, file, number, lines]),
  )
  expect(found).toEqual([
    ['row', 3, 17, 2],
    ['row', 3, 19, 1],
  ])
})
