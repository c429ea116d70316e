/** The page of a person through the real command line: what a record says stands on it and acts nowhere. */
import { readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { linesOf, setaside, workplace } from './command.ts'
import { arrest, court, cycle, JAIL, MARIJUANA, THEFT } from './made-up-records.ts'
import { readPdf } from './pdf.ts'

const { fresh, file } = workplace()
const DAY = ['--as-of', '2026-11-01', '--county', 'SACRAMENTO', '--program', 'all']

const ACTS = 'ROE,\u202eROBIN\u001b[31m\u0007 <b>'
const person = (id: string, name: string, rows: readonly object[]) =>
  rows.map(fields => ({
    RECORD_ID: 'A',
    SUBJECT_ID: id,
    CII_NUMBER: `A2000${id}`,
    PRI_NAME: name,
    PRI_DOB: '19790712',
    END_OF_REC: '#',
    ...fields,
  }))
const county = file(
  'county.csv',
  linesOf([
    ...person('6001', ACTS, [
      ...cycle('101', '19981017', { ...MARIJUANA, ...JAIL }),
      arrest('102', '20100105', THEFT),
    ]),
    ...person('6002', 'ROE,SAM', [
      arrest('101', '20010203', THEFT),
      court('101', '20010301', { ...THEFT, ...JAIL }),
    ]),
  ]),
)
const explain = (...more: readonly string[]) => setaside(['explain', county, ...more, ...DAY])

describe('the page of a person', () => {
  test('tells the record in order of time, ages, and beside a count its answer', async () => {
    const { out, code } = await explain('--person', '6001')
    expect(code).toBe(0)
    const days = [...out.matchAll(/^(\d{4}-\d{2}-\d{2}) /gm)].map(found => found[1])
    expect(days).toEqual([...days].sort())
    expect(out).toContain('1998-07-17  Arrested (19 then)')
    expect(out).toMatch(
      /\n1998-10-17 {2}Convicted \(19 then\): .* \(felony\)[\s\S]*\n {12}\| Answer {5}[A-Z]/,
    )
    expect(out).toContain('Only the person can tell')
    expect(out).not.toContain('[]')
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(100)
  })

  test('shows what would act as what it is, in every form', async () => {
    const text = await explain('--person', '6001')
    const proof = await explain('--person', '6001', '--proof')
    for (const { out } of [text, proof]) {
      expect(out).toContain('ROE,[U+202E]ROBIN[U+001B][31m[U+0007] <b>')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    }
    const path = fresh('page.html')
    expect((await explain('--person', '6001', '--out', path)).code).toBe(0)
    const html = readFileSync(path, 'utf8')
    expect(html).toContain('[31m[U+0007] &lt;b&gt;')
    expect(html).not.toContain('\u202e')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('several people, in the order they are named, each once; a packet for all that wait', async () => {
    const both = await explain('--person', '6002', '--person', '6001', '--person', '6002')
    expect([...both.out.matchAll(/^(600\d) /gm)].map(found => found[1])).toEqual(['6002', '6001'])
    expect((await explain('--person', '6002', '--person', '9')).err).toBe(
      'setaside: nobody in the file has [1] of the [2] identifiers given with [--person]; take one from the column person_id of convictions.csv, or a SUBJECT_ID\n',
    )
    const [run, ofRun, ofFiles] = [fresh('run'), fresh('a.pdf'), fresh('b.pdf')]
    await setaside(['run', county, ...DAY, '--out', run])
    expect((await setaside(['explain', '--run', run, '--review', '--out', ofRun])).code).toBe(0)
    expect((await explain('--review', '--out', ofFiles)).code).toBe(0)
    expect(readFileSync(ofRun).equals(readFileSync(ofFiles))).toBe(true)
    const { pages, accessible } = await readPdf(ofRun)
    expect({ pages: pages.length, accessible }).toEqual({ pages: 1, accessible: true })
  })

  test('of a long record what is alike is told once, and every row is told in either form', async () => {
    const arrests = Array.from({ length: 9 }, (_, i) => [
      arrest(`${103 + i} 001 001`, `20${10 + i}0105`, THEFT),
      {
        ...court(`${103 + i} 002 001`, `20${10 + i}0301`, THEFT),
        DISP_DESCR: 'DISMISSED/LACK OF PROBABLE CAUSE',
      },
      arrest(`${203 + i} 001 001`, `20${10 + i}0606`, { ...THEFT, STP_ORI_CNTY_NAME: 'YOLO' }),
    ]).flat()
    const long = file(
      'long.csv',
      linesOf(
        person('6003', 'ROE,LEE', [...cycle('101', '19981017', { ...MARIJUANA, ...JAIL }), ...arrests]),
      ),
    )
    const page = (...more: readonly string[]) =>
      setaside(['explain', long, '--person', '6003', ...DAY, ...more])
    const [brief, all] = [(await page()).out, (await page('--all')).out]
    const rowsIn = (text: string): readonly number[] =>
      [
        ...new Set(
          [...text.matchAll(/long\.csv:([\d,]+)/g)].flatMap(found => (found[1] ?? '').split(',').map(Number)),
        ),
      ].sort((a, b) => a - b)
    expect(rowsIn(brief)).toEqual(rowsIn(all))
    expect(rowsIn(brief)).toEqual(Array.from({ length: arrests.length + 2 }, (_, i) => i + 2))
    expect(brief).toMatch(/\d arrests that have the same answer/)
    expect(all).not.toContain('have the same answer')
    expect([...all.matchAll(/\| Answer/g)].length).toBeGreaterThan([...brief.matchAll(/\| Answer/g)].length)
    expect(brief.split('\n').length).toBeLessThan(all.split('\n').length * 0.9)
  })

  test('a proof says in words what holds', async () => {
    const { out } = await explain('--person', '6001', '--proof')
    expect(out).toMatch(/\n {6}(holds|fails|later|unknown) {2,}\S/)
  })

  test.each([
    [[], 'nobody was named; add [--person]'],
    [['--review', '--person', '1'], '--review is of everyone who waits'],
    [['--person', ' '], '--person is blank'],
    [['--person', '6001', '--out', 'x.doc'], 'name a file that ends in .txt, .html, .pdf'],
    [['--person', '6001', '--proof', '--out', 'x.txt'], '--out is for pages'],
    [['--person', '6001', '--proof', '--all'], '--all is about pages'],
  ])('%j is wrong use', async (args, says) => {
    const { code, err, out } = await explain(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(says)
  })
})
