/** Files packed with gzip are read as they are: the same answers, and one sentence where they are damaged. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fixture, setaside, workplace } from './command.ts'

const { fresh, file } = workplace()
const plain = readFileSync(fixture('configurable-policy.input.csv'))

const run = async (path: string) => {
  const folder = fresh('out')
  const asked = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--out', folder]
  return { folder, ...(await setaside(['run', path, ...asked])) }
}
const tables = (out: string): readonly string[] =>
  readdirSync(out)
    .filter(name => name.endsWith('.csv') || name === 'summary.json')
    .map(name => readFileSync(join(out, name), 'utf8').replaceAll('county.csv.gz', 'county.csv'))

describe('a packed file', () => {
  test('gives the answers of what it holds, under its own name', async () => {
    const [packed, bare] = await Promise.all([
      run(file('county.csv.gz', gzipSync(plain))),
      run(file('county.csv', plain)),
    ])
    expect([packed.code, packed.err, bare.code]).toEqual([0, '', 0])
    expect(tables(packed.folder)).toEqual(tables(bare.folder))
    expect(readFileSync(join(packed.folder, 'convictions.csv'), 'utf8')).toContain(',county.csv.gz,')
    const [input] = JSON.parse(readFileSync(join(packed.folder, 'manifest.json'), 'utf8')).inputs
    expect([input.name, input.bytes]).toEqual(['county.csv.gz', gzipSync(plain).length])
    expect(readdirSync(packed.folder).filter(name => name.startsWith('.'))).toEqual([])
  })

  test('may be of several packed pieces, one after the other', async () => {
    const pieces = Buffer.concat([gzipSync(plain.subarray(0, 5000)), gzipSync(plain.subarray(5000))])
    const [packed, bare] = await Promise.all([
      run(file('county.csv.gz', pieces)),
      run(file('county.csv', plain)),
    ])
    expect(tables(packed.folder)).toEqual(tables(bare.folder))
  })

  test('is explained as it is', async () => {
    const [one, other] = await Promise.all(
      [file('county.csv.gz', gzipSync(plain)), file('county.csv', plain)].map(path =>
        setaside(['explain', path, '--proof', '--person', '18675309', '--as-of', '2026-11-01']),
      ),
    )
    expect(one?.code).toBe(0)
    expect(one?.out.replaceAll('county.csv.gz', 'county.csv')).toBe(other?.out)
  })
})

describe('refused in one sentence, with nothing left', () => {
  const packed = gzipSync(plain)
  const damaged = 'is a gzip file that is damaged or cut short: ask for it again.'
  const over = (bytes: number) =>
    `is a gzip file whose last ${bytes} bytes hold nothing that can be unpacked: a part of it may be lost. Ask for it again; if these bytes are only padding, unpack it and give what it holds.`
  /** A packed file of as many bytes as are read at once: its name, which is told in it, fills it up. */
  const blockLong = (): Buffer => {
    const head = Buffer.from(packed.subarray(0, 10))
    head[3] = 8
    const name = Buffer.alloc((1 << 18) - packed.length, 'n')
    name[name.length - 1] = 0
    return Buffer.concat([head, name, packed.subarray(10)])
  }
  for (const [what, bytes, says] of [
    ['cut short', packed.subarray(0, packed.length >> 1), damaged],
    [
      'damaged inside',
      Buffer.concat([packed.subarray(0, 400), Buffer.alloc(300, 7), packed.subarray(700)]),
      damaged,
    ],
    [
      'a second piece that is all zeros',
      Buffer.concat([gzipSync(plain.subarray(0, 5000)), Buffer.alloc(700)]),
      over(700),
    ],
    ['zeros right after what is read at once', Buffer.concat([blockLong(), Buffer.alloc(512)]), over(512)],
    ['something else after it', Buffer.concat([packed, Buffer.from('more')]), damaged],
    ['a second piece cut short', Buffer.concat([packed, packed.subarray(0, 300)]), damaged],
    ['empty inside', gzipSync(''), 'holds nothing: ask for it again.'],
    [
      'something else inside',
      gzipSync('%PDF-1.7\n'),
      'is a PDF document, not a California DOJ bulk file: give the bulk file itself (.csv or .dat).',
    ],
  ] as const) {
    test(what, async () => {
      const path = file('county.csv.gz', bytes)
      const { code, err, folder } = await run(path)
      expect([code, err]).toEqual([3, `setaside: [${path}] ${says}\n`])
      expect(existsSync(folder)).toBe(false)
    })
  }
})
