/** From a file to what is filed, through the real command: approvals, documents read back, the court's answers. */
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { ANSWERS, OUTCOMES } from '../src/filing/court-outcomes.ts'
import type { Summary } from '../src/report/summary.ts'
import { csvTable } from '../src/results/csv.ts'
import { readFilledIn } from '../src/results/filled-in.ts'
import { hashes, type Line, setaside, sha256, table, workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { type Pdf, readPdf } from './pdf.ts'

const { fresh, file } = workplace()

const officeFile = (office: unknown = OFFICE): string => file('office.json', JSON.stringify(office))

const run = fresh('run')
let approvals = ''
let text = ''
let convictions: readonly Line[] = []
let summary: Summary

beforeAll(async () => {
  const county = fresh('county.csv')
  await setaside([
    'synth',
    ...['--rows', '6000', '--seed', 'filing', '--county', 'SACRAMENTO', '--out', county],
  ])
  const ended = await setaside([
    ...['run', county, '--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--policy', 'los-angeles'],
    ...['--out', run],
  ])
  expect(ended.code, ended.err).toBe(0)
  convictions = table(run, 'convictions')
  summary = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8')) as Summary
  approvals = fresh('approvals.csv')
  const approved = await setaside([
    ...['approve', '--run', run, '--all-eligible', '--by', 'A. Attorney', '--on', '2026-11-03'],
    ...['--out', approvals],
  ])
  expect(approved).toMatchObject({ code: 0, err: '' })
  text = readFileSync(approvals, 'utf8')
})

const filing = (out: string, ...more: readonly string[]) => fileWith(out, approvals, officeFile(), more)
const fileWith = (out: string, list: string, office: string, more: readonly string[] = []) =>
  setaside([
    ...['file', '--run', run, '--approvals', list, '--office', office, '--filed-on', '2026-11-05'],
    ...['--out', out, ...more],
  ])

/** Numbers by relief of lines. */
const byRelief = (lines: readonly Line[]): Readonly<Record<string, number>> => {
  const found: Record<string, number> = {}
  for (const { relief = '' } of lines) found[relief] = (found[relief] ?? 0) + 1
  return found
}
const eligible = () => convictions.filter(({ determination }) => determination === 'eligible')

describe('approve', () => {
  test('a line for each conviction that is eligible, for its owner only', () => {
    expect(statSync(approvals).mode & 0o777).toBe(0o600)
    const lines = text.trim().split('\r\n')
    expect(lines[0]).toBe(
      'person_id,cycle_count,name,case_numbers,offense,conviction_date,statute,relief,reason,approved_by,approved_on,note,run',
    )
    expect(lines).toHaveLength(1 + eligible().length)
    expect(eligible().length).toBeGreaterThan(30)
    expect(lines[1]?.endsWith(sha256(join(run, 'manifest.json')))).toBe(true)
  })

  test.each<[string, readonly string[], string]>([
    [
      'nothing said',
      ['--by', 'A', '--on', '2026-11-03'],
      'nothing says what is approved; add [--all-eligible], or write approvals.csv by hand (docs/tables.md)',
    ],
    [
      'by nobody',
      ['--all-eligible', '--by', ' ', '--on', '2026-11-03'],
      '--by is blank; write the name of the person who approves',
    ],
    [
      'on no day',
      ['--all-eligible', '--by', 'A', '--on', 'today'],
      '--on is [today], which is no date; write it as YYYY-MM-DD, such as 2026-11-01',
    ],
  ])('%s is wrong usage', async (_, more, says) => {
    expect(await setaside(['approve', '--run', run, '--out', fresh('a.csv'), ...more])).toEqual({
      code: 2,
      out: '',
      err: `setaside: ${says}\n`,
    })
  })

  test('no run, and a file that is there', async () => {
    const folder = fresh('nothing')
    const asked = ['approve', '--all-eligible', '--by', 'A', '--on', '2026-11-03']
    expect(await setaside([...asked, '--run', folder, '--out', fresh('a.csv')])).toEqual({
      code: 3,
      out: '',
      err: `setaside: [${folder}] holds no finished run: it has no manifest.json; name the folder of [setaside run --out]\n`,
    })
    expect(await setaside([...asked, '--run', run, '--out', approvals])).toMatchObject({ code: 2 })
  })
})

describe('file', () => {
  const out = fresh('filing')
  let motion: Pdf
  let order: Pdf
  let list: Pdf
  beforeAll(async () => {
    const ended = await filing(out)
    expect(ended.code, ended.err).toBe(0)
    motion = await readPdf(join(out, 'motion-001.pdf'))
    order = await readPdf(join(out, 'order-001.pdf'))
    list = await readPdf(join(out, 'exhibit-001.pdf'))
  }, 60_000)

  test('every file is for its owner only, and named in the manifest with its hash', () => {
    const names = readdirSync(out).sort()
    expect(names).toEqual([
      'court-update.csv',
      'court-update.jsonl',
      'exhibit-001.pdf',
      'manifest.json',
      'motion-001.pdf',
      'order-001.pdf',
      'service-001.pdf',
      'summary.json',
      'summary.pdf',
    ])
    expect(statSync(out).mode & 0o777).toBe(0o700)
    for (const name of names) expect(statSync(join(out, name)).mode & 0o777).toBe(0o600)
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
    const { 'manifest.json': _, ...others } = hashes(out)
    expect(
      Object.fromEntries(
        manifest.outputs.map(({ name, sha256: hash }: { name: string; sha256: string }) => [name, hash]),
      ),
    ).toEqual(others)
    expect(manifest.run.sha256).toBe(sha256(join(run, 'manifest.json')))
    expect(manifest.approvalsSha256).toBe(sha256(approvals))
  })

  test('the counts are the same in the summary of the run, the exhibits, the update file and the page', () => {
    const expected = byRelief(eligible())
    expect(summary.relief).toEqual(expected)
    const page = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
    expect(page.eligible).toEqual(expected)
    expect(
      Object.fromEntries(
        Object.entries<{ counts: number }>(page.filed.byRelief).map(([relief, { counts }]) => [
          relief,
          counts,
        ]),
      ),
    ).toEqual(expected)

    const states: Readonly<Record<string, string>> = {
      'dismissed-and-sealed': 'dismiss-and-seal',
      dismissed: 'dismiss',
      infraction: 'redesignate-infraction',
      misdemeanor: 'redesignate-misdemeanor',
    }
    const update = table(out, 'court-update')
    expect(byRelief(update.map(row => ({ relief: states[row.new_state ?? ''] ?? '?' })))).toEqual(expected)
    const lines = readFileSync(join(out, 'court-update.jsonl'), 'utf8').trim().split('\n')
    expect(lines).toHaveLength(update.length)

    const words: Readonly<Record<string, string>> = {
      'dismiss-and-seal': 'Dismissed and sealed',
      dismiss: 'Dismissed',
      'redesignate-infraction': 'Redesignated as an infraction',
      'redesignate-misdemeanor': 'Redesignated as a misdemeanor',
    }
    for (const { text: pages } of [motion, order, list]) {
      const totals = pages.slice(pages.indexOf('Totals of EXHIBIT A'))
      for (const [relief, counts] of Object.entries(expected))
        expect(totals).toMatch(new RegExp(`${words[relief]} ${counts} `))
      expect(totals).toContain(`All ${eligible().length} `)
    }
  })

  test('every count stands once in motion, order and sealed list, under the number of the update file; the list alone has names and cases', () => {
    const rows = (pdf: Pdf) =>
      pdf.pages
        .filter(({ width, height }) => width > height)
        .flatMap(page => page.placed.filter(({ x }) => x < 65).map(one => one.text))
        .filter(one => /^\d+$/.test(one))
        .map(Number)
    const all = Array.from(eligible(), (_, i) => i + 1)
    expect(rows(motion)).toEqual(all)
    expect(rows(list)).toEqual(all)
    expect(rows(order)).toEqual(all)
    const update = table(out, 'court-update')
    expect(
      update.map(({ order_reference }) => Number(order_reference?.split('/')[1])).sort((a, b) => a - b),
    ).toEqual(all)
    for (const { case_numbers: numbers = '', record_count: count = '' } of update) {
      expect(list.text).toContain(count)
      for (const one of numbers.split('; ').filter(Boolean)) {
        expect(list.text).toContain(one)
        for (const open of [motion, order]) expect(open.text).not.toContain(one)
      }
    }
  })

  test('tagged, titled, bookmarked, dated by the argument', () => {
    for (const pdf of [motion, order]) {
      expect(pdf.tagged).toBe(true)
      expect(pdf.accessible).toBe(true)
      expect(pdf.language).toBe('en')
      expect(pdf.created).toMatch(/^D:20261105/)
      expect(pdf.bookmarks).toContain('EXHIBIT A')
    }
    expect(motion.title).toBe(
      'Notice of Motion and Motion for Relief from Past Convictions; Points and Authorities; Declaration',
    )
    expect(motion.bookmarks.slice(0, 3)).toEqual([
      'NOTICE OF MOTION AND MOTION',
      'MEMORANDUM OF POINTS AND AUTHORITIES',
      'I.  The cases',
    ])
    expect(motion.bookmarks).toContain('DECLARATION OF ANA EXAMPLE')
    expect(motion.pages[0]?.roles).toContain('H1')
    const exhibit = motion.pages.find(({ width, height }) => width > height)
    for (const role of ['Table', 'TR', 'TH', 'TD']) expect(exhibit?.roles).toContain(role)
  })

  test('the declaration says how the cases were found', () => {
    const manifest = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'))
    const plain = motion.text.replaceAll(' ', '')
    for (const hash of [
      sha256(join(run, 'manifest.json')),
      manifest.program.rulesSha256,
      manifest.inputs[0].sha256,
      sha256(approvals),
    ])
      expect(plain).toContain(hash)
    expect(motion.text).toContain('as of November 1, 2026')
    expect(motion.text).toContain('approved for filing on November 3, 2026 by A. Attorney')
  })

  test('pleading paper: 28 numbered lines, three to the inch from an inch below the top, the text on them', () => {
    const paper = motion.pages.filter(({ width, height }) => width < height)
    for (const page of paper) {
      const numbers = page.placed.filter(({ x, text: one }) => x < 95 && /^\d+$/.test(one))
      expect(numbers.map(one => Number(one.text))).toEqual(Array.from({ length: 28 }, (_, i) => i + 1))
      for (const [i, { y }] of numbers.entries()) expect(y).toBeCloseTo(792 - 72 - 9 - i * 24, 1)
      // Double-spaced text stands on a number; single-spaced on a number or half way.
      for (const { x, y, size } of page.placed.filter(one => one.x > 95 && one.y > 49)) {
        const lines = (711 - y) / 12
        expect(Math.abs(lines - Math.round(lines))).toBeLessThan(0.13)
        expect(size).toBeGreaterThanOrEqual(12)
        expect(x).toBeGreaterThan(100)
      }
      const footer = page.placed.filter(({ y }) => y < 48)
      expect(footer.map(one => one.text).join(' ')).toMatch(/\d+ Notice of Motion/)
      expect(Math.min(...footer.map(({ size }) => size))).toBeGreaterThanOrEqual(10)
    }
    const court = paper[0]?.placed.find(({ text: one }) => one.startsWith('SUPERIOR COURT'))
    expect(792 - (court?.y ?? 792)).toBeGreaterThan((3 + 1 / 3) * 72)
    // The right of the first two inches is the clerk's.
    expect(paper[0]?.placed.filter(({ x, y }) => x > 306 && y > 792 - 72 - 144)).toEqual([])
  })

  test('the judge has a box for each count of the order', () => {
    expect(order.text).toContain('whose box in the column “Struck” is not marked')
    expect(order.text).toContain(`Counts struck, in all: __________ of ${eligible().length}.`)
    expect(motion.text).not.toContain('Struck')
  })

  test('proof of service names the public defender', async () => {
    const { text: service, pages } = await readPdf(join(out, 'service-001.pdf'))
    expect(service).toContain('Sacramento County Public Defender, 700 H Street, Sacramento, CA 95814')
    expect(pages.length).toBeLessThanOrEqual(2)
  })

  test('the page for the press is one page and names nobody', async () => {
    const { text: page, pages } = await readPdf(join(out, 'summary.pdf'))
    expect(pages).toHaveLength(1)
    expect(page).toContain(`${eligible().length} past convictions`)
    const json = readFileSync(join(out, 'summary.json'), 'utf8')
    for (const { name = '', person_id: id = '' } of eligible()) {
      const [last = ''] = name.split(',')
      for (const known of [last, id]) {
        expect(page).not.toContain(known)
        expect(json).not.toContain(known)
      }
    }
  })

  test('the same bytes again, from anywhere, in another time zone', async () => {
    const again = fresh('again')
    const ended = await setaside(
      [
        ...['file', '--run', run, '--approvals', approvals, '--office', officeFile()],
        ...['--filed-on', '2026-11-05', '--out', again],
      ],
      { env: { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
    )
    expect(ended.err).toBe('')
    expect(hashes(again)).toEqual(hashes(out))
  }, 60_000)

  test('the same bytes from one thread and from several', async () => {
    const [one, several] = [fresh('one'), fresh('several')]
    const few = file(
      'few.csv',
      listOf(
        readFilledIn(text)
          .rows.slice(0, 30)
          .map(({ row }) => row),
      ),
    )
    for (const [folder, workers] of [
      [one, '1'],
      [several, '3'],
    ] as const) {
      const ended = await fileWith(folder, few, officeFile(), ['--only', 'per-case', '--workers', workers])
      expect([ended.code, ended.err]).toEqual([0, ''])
    }
    expect(readdirSync(one).length).toBeGreaterThan(48)
    expect(hashes(several)).toEqual(hashes(one))
    expect((await fileWith(fresh('none'), few, officeFile(), ['--workers', '0'])).code).toBe(2)
  }, 60_000)

  test('lists are workbooks too, with the answers to choose from, and what is written there is read back', async () => {
    const sheets = fresh('sheets')
    const ask = ['--only', 'court-update', '--format']
    expect((await filing(sheets, ...ask, 'csv,xlsx')).out).toContain('court-update                3 files')
    const rowsIn = async (path: string) =>
      (await readXlsx(new Uint8Array(readFileSync(path)))).sheets[0]?.rows.map(cells =>
        cells.map(cell => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''))),
      ) ?? []
    const [columns = [], ...rows] = await rowsIn(join(sheets, 'court-update.xlsx'))
    expect(rows.map(row => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? ''])))).toEqual(
      table(sheets, 'court-update').map(row => ({ ...row })),
    )
    const packed = unzipSync(readFileSync(join(sheets, 'court-update.xlsx')))
    expect(strFromU8(packed['xl/worksheets/sheet1.xml'] as Uint8Array)).toMatch(
      /<dataValidation type="list"[^>]* sqref="O2:O1048576">/,
    )
    const [one, two] = [fresh('one.xlsx'), fresh('two.csv')]
    const answers = file('order.csv', 'order_reference,answer,answered_on\norder-001,granted,12/1/2026\n')
    const read = (list: string, updated: string) =>
      setaside(['file', 'answers', '--filing', sheets, '--answers', list, '--updated', updated])
    expect([(await read(answers, one)).code, (await read(one, two)).code]).toEqual([0, 0])
    expect((await rowsIn(one)).slice(1).map(row => row.slice(13, 16))).toEqual(
      rows.map(() => ['2026-12-01', 'granted', '2026-12-01']),
    )
    expect(readFileSync(two, 'utf8').match(/,2026-12-01,granted,2026-12-01,/g)).toHaveLength(rows.length)
    // Later, without: none is left that says what was.
    expect((await filing(sheets, ...ask, 'csv')).code).toBe(0)
    expect(readdirSync(sheets)).not.toContain('court-update.xlsx')
    expect((await filing(sheets, ...ask, 'parquet')).err).toContain('--format')
  }, 60_000)

  test('one document at a limit of cases, and no case in two of them', async () => {
    const split = fresh('split')
    const office = officeFile({ ...OFFICE, filing: { casesPerDocument: 20 } })
    const ended = await fileWith(split, approvals, office, ['--only', 'proposed-order,court-update'])
    expect(ended.code, ended.err).toBe(0)
    const orders = readdirSync(split).filter(name => name.startsWith('order-'))
    expect(orders.length).toBeGreaterThan(1)
    const where = new Map<string, Set<string>>()
    for (const { order_reference: reference = '', person_id = '', case_numbers: numbers = '' } of table(
      split,
      'court-update',
    )) {
      if (numbers === '') continue
      const key = `${person_id} ${numbers}`
      where.set(key, (where.get(key) ?? new Set()).add(reference.split('/')[0] ?? ''))
    }
    expect([...where.values()].filter(({ size }) => size > 1)).toEqual([])
    let counted = 0
    for (const name of orders) {
      const { text: pages } = await readPdf(join(split, name))
      counted += Number(/Totals of EXHIBIT A .* All (\d+) /.exec(pages)?.[1])
    }
    expect(counted).toBe(eligible().length)
  }, 60_000)

  test('a motion and an order for each case, and the list of them', async () => {
    const cases = fresh('cases')
    const few = file('approvals.csv', `${text.trim().split('\r\n').slice(0, 9).join('\r\n')}\r\n`)
    const office = officeFile({ ...OFFICE, filing: { motions: 'per-case' } })
    const ended = await fileWith(cases, few, office)
    expect(ended.code, ended.err).toBe(0)
    const list = table(cases, 'cases')
    expect(list.length).toBeGreaterThan(4)
    expect(list.reduce((sum, { counts }) => sum + Number(counts), 0)).toBe(8)
    for (const {
      motion: motionFile = '',
      order: orderFile = '',
      defendant = '',
      case_numbers: numbers = '',
    } of list)
      for (const name of [motionFile, orderFile]) {
        const { text: pages, tagged } = await readPdf(join(cases, name))
        expect(tagged).toBe(true)
        expect(pages).toContain(defendant)
        expect(pages).toContain(numbers === '' ? '____' : (numbers.split('; ')[0] ?? ''))
      }
    expect(table(cases, 'court-update').map(({ order_reference }) => order_reference)).toContain(
      'case-000001/1',
    )
    expect(readdirSync(cases)).not.toContain('motion-001.pdf')
  }, 60_000)

  describe('the answers of the court', () => {
    const answered = (...lines: readonly string[]) =>
      file('answers.csv', ['order_reference,count_id,answer,answered_on', ...lines, ''].join('\n'))
    const ask = (answers: string, ...more: readonly string[]) =>
      setaside(['file', 'answers', '--filing', out, '--answers', answers, ...more])

    test('a whole order granted, single counts struck or continued: what is open is told and written', async () => {
      const open = fresh('open.csv')
      const updated = fresh('updated.csv')
      const answers = answered(
        'order-001,,granted,2026-12-01',
        'order-001/2,,struck,2026-12-01',
        'order-001/3,,continued,2026-12-01',
        'order-001/4,,continued,2026-12-01',
        'order-001/4,,denied,2027-01-05',
      )
      const { code, out: told, err } = await ask(answers, '--open', open, '--updated', updated)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      const all = eligible().length
      expect(told.split('\n').map(line => line.replaceAll(/\s+/g, ' ').trim())).toEqual([
        `counts filed ${all}`,
        `granted ${all - 3}`,
        'denied 1',
        'struck 1',
        'continued 1',
        'no answer yet 0',
        'still open 1',
        'order-001 1',
        '',
      ])
      expect(statSync(open).mode & 0o777).toBe(0o600)
      expect(readFileSync(open, 'utf8').trim().split('\r\n')).toHaveLength(2)
      const rows = readFileSync(updated, 'utf8')
      expect(rows.match(/,2026-12-01,granted,2026-12-01,\r\n/g)).toHaveLength(all - 3)
      // What was written is an answer itself.
      expect((await ask(updated)).out).toBe(told)
    })

    test('nothing answered: everything is open', async () => {
      const { out: told } = await ask(join(out, 'court-update.csv'))
      expect(told).toMatch(new RegExp(`still open +${eligible().length}\n`))
    })

    test.each<[string, string, string]>([
      [
        'an answer that is none',
        'order-001/2,,maybe,2026-12-01',
        '[answer] is not understood; write one of granted, denied, struck, continued, no-record-found, wrong-case-number, destroyed, already-dismissed, already-reduced, deceased, or leave it empty',
      ],
      [
        'no day',
        'order-001/2,,granted,soon',
        '[answered_on] is no date; write it as YYYY-MM-DD, or as M/D/YYYY',
      ],
      [
        'no count',
        ',,granted,2026-12-01',
        'it names no count; write its [count_id] or its [order_reference]',
      ],
      [
        'another order',
        'order-007/1,,granted,2026-12-01',
        'nothing was filed under this [order_reference]; take it from court-update.csv of this filing',
      ],
    ])('%s is refused', async (_, line, says) => {
      const answers = answered(line)
      expect(await ask(answers)).toEqual({
        code: 3,
        out: '',
        err: `[${answers}] line 2: ${says}\nsetaside: [1] lines of [${answers}] cannot be used, and no other has an answer; mend them\n`,
      })
    })

    test('what keeps the court from ruling: each with its next step, and one bad line holds back no other', async () => {
      const open = fresh('open-outcomes.csv')
      const answers = answered(
        'order-001/1,,GRANTED,12/1/2026',
        'order-001/2,,no record found,',
        'order-001/3,,Purged,12/1/2026',
        'order-001/4,,already dismissed,5/6/2019',
        'order-001/5,,Already reduced,',
        'order-001/6,,Defendant deceased,',
        'order-001/7,,wrong case number,',
        'order-001/8,,perhaps,12/1/2026',
      )
      const { code, out: told, err } = await ask(answers, '--open', open)
      expect([code, err.split('\n')]).toEqual([
        4,
        [
          expect.stringMatching(/line 9: \[answer\] is not understood; /),
          `setaside: [1] lines of [${answers}] cannot be used, and the others were; mend them and run this again`,
          '',
        ],
      ])
      const all = eligible().length
      expect(told.split('\n').map(line => line.replaceAll(/\s+/g, ' ').trim())).toEqual([
        `counts filed ${all}`,
        'granted 1',
        'denied 0',
        'struck 0',
        'continued 0',
        'no record found 1',
        'wrong case number 1',
        'destroyed or purged 1',
        'already dismissed 1',
        'already reduced 1',
        'defendant deceased 1',
        `no answer yet ${all - 7}`,
        `still open ${all - 5}`,
        `order-001 ${all - 5}`,
        ...ANSWERS.filter(answer => OUTCOMES[answer].next !== '').map(
          answer => `${OUTCOMES[answer].says}: ${OUTCOMES[answer].next}.`,
        ),
        '',
      ])
      const rows = readFilledIn(readFileSync(open, 'utf8')).rows.map(({ row }) => row)
      expect(
        rows
          .filter(row => row.next_step !== '' || row.order_reference === 'order-001/8')
          .map(({ order_reference, answer, next_step }) => [order_reference, answer, next_step]),
      ).toEqual([
        ['order-001/2', 'no-record-found', OUTCOMES['no-record-found'].next],
        ['order-001/7', 'wrong-case-number', OUTCOMES['wrong-case-number'].next],
        ['order-001/8', '', ''],
      ])
      expect((await ask(answers, '--partial')).code).toBe(0)
    })

    test('answers that come one after the other: what was answered before stays, and what differs is told', async () => {
      const first = fresh('first.csv')
      await ask(answered('order-001/1,,granted,2026-12-01'), '--updated', first)
      const later = answered('order-001/1,,already dismissed,2026-12-20', 'order-001/2,,denied,2026-12-20')
      const { code, out: told, err } = await ask(later, '--before', first)
      expect([code, err]).toEqual([
        0,
        `[${later}] line 2: the same count is answered [already-dismissed] on 2026-12-20 and [granted] on 2026-12-01 (recorded before); the latter is taken: ask the court if it should not be\n`,
      ])
      expect(told).toMatch(/granted +1\n +denied +1\n/)
    })

    test('two answers on one day that differ', async () => {
      const answers = answered('order-001/2,,granted,2026-12-01', 'order-001/2,,denied,2026-12-01')
      expect((await ask(answers)).err).toContain(
        'line 3: line 2 answers the same count otherwise on the same day; ask the court which holds',
      )
    })
  })
})

/** A list of approvals with these rows. */
const listOf = (rows: readonly Partial<Line>[]): Buffer => {
  const columns = readFilledIn(text).columns ?? []
  return csvTable([columns, ...rows.map(row => columns.map(name => row[name] ?? ''))])
}

describe('approvals as a spreadsheet saves them', () => {
  test('days as M/D/YYYY, a mark at the start, columns in capitals; semicolons; a workbook', async () => {
    const rows = readFilledIn(text).rows.map(({ row }): Line => ({ ...row, approved_on: '11/3/2026' }))
    const commas = listOf(rows).toString()
    const asked = ['approve', '--run', run, '--all-eligible', '--by', 'A. Attorney', '--on', '2026-11-03']
    const workbook = fresh('approvals.xlsx')
    expect((await setaside([...asked, '--out', workbook])).code).toBe(0)
    const columns = readFilledIn(text).columns ?? []
    const semicolons = [columns, ...rows.map(row => columns.map(name => row[name] ?? ''))].map(cells =>
      cells.map(cell => (cell === '11/3/2026' ? '2026-11-03' : `"${cell}"`)).join(';'),
    )
    const updates: string[] = []
    for (const list of [
      file('saved.csv', `\uFEFF${commas.replace(/^.*/, head => head.toUpperCase())}`),
      file('saved.csv', semicolons.join('\r\n')),
      workbook,
    ]) {
      const out = fresh('saved')
      const ended = await fileWith(out, list, officeFile(), ['--only', 'court-update'])
      expect([ended.code, ended.err]).toEqual([0, ''])
      expect(table(out, 'court-update')).toHaveLength(eligible().length)
      updates.push(sha256(join(out, 'court-update.csv')))
    }
    expect(new Set(updates).size).toBe(1)
    const late = file('late.csv', commas.replaceAll('11/3/2026', '11/6/2026'))
    expect((await fileWith(fresh('late'), late, officeFile())).err.split('\n')[0]).toBe(
      `[${late}] lines 2 to ${rows.length + 1} (${rows.length} lines): [approved_on] is later than --filed-on [2026-11-05]; mend one of them`,
    )
  })
})

describe('bad input is refused one by one, with its reason, and the rest filed only with --partial', () => {
  const rows = () => readFilledIn(text).rows.map(({ row }) => row)
  const notEligible = () => convictions.find(({ determination }) => determination === 'not-eligible') as Line

  /** What is wrong with a line, how it comes to be so, and the reason told. */
  const faults = (): readonly [string, Partial<Line>, string][] => [
    [
      'unknown case',
      { cycle_count: '999009009' },
      'no conviction of the run has this person_id and cycle_count; take both from convictions.csv',
    ],
    [
      'by nobody',
      { approved_by: ' ' },
      'nobody approved it: [approved_by] is empty; write the name of who did',
    ],
    [
      'another relief',
      { relief: 'redesignate-infraction' },
      'the relief [redesignate-infraction] is not what the run found due, which is [dismiss',
    ],
    [
      'a stale run',
      { run: 'f'.repeat(64) },
      'it was made for another run, and what was approved may have changed since; look at this run and approve again',
    ],
    ['no run', { run: '' }, 'it names no run; write the sha256 of its manifest.json into [run]'],
    [
      'no day',
      { approved_on: '3 November' },
      '[approved_on] is no date; write it as YYYY-MM-DD, or as M/D/YYYY',
    ],
    [
      'a day to come',
      { approved_on: '2026-11-06' },
      '[approved_on] is later than --filed-on [2026-11-05]; mend one of them',
    ],
    [
      'another statute',
      { statute: 'pc-1203.4' },
      'the run found nothing due under this statute; take it from reliefs.csv, or leave it out',
    ],
    [
      'not eligible',
      { person_id: notEligible().person_id ?? '', cycle_count: notEligible().cycle_count ?? '' },
      'the run found this count [not-eligible], not eligible today; leave it out, or have an attorney decide it',
    ],
    [
      'sorted by itself',
      { name: 'SOMEBODY,ELSE' },
      'its [name] is not that of its person_id and cycle_count: a column was sorted or changed by itself; put the rows together again, or approve again',
    ],
    [
      'misread',
      { approved_by: 'Jos\u00c3\u00a9 Attorney' },
      '[approved_by] has letters that were read in another encoding than they were written in',
    ],
    [
      'made a number',
      { cycle_count: '1.02E+08' },
      'no conviction of the run has this person_id and cycle_count; a spreadsheet seems to have made numbers of them',
    ],
  ]

  test('what a policy adds is filed under the statute that gives less by itself, named or not', async () => {
    const best = new Map(
      table(run, 'reliefs').flatMap(({ person_id, cycle_count, statute, best: is }) =>
        is === 'yes' ? [[`${person_id}/${cycle_count}`, statute ?? '']] : [],
      ),
    )
    const id = ({ person_id, cycle_count }: Line) => `${person_id}/${cycle_count}`
    const byPolicy = eligible().filter(line => line.basis === 'policy' && best.has(id(line)))
    const [named, unnamed] = byPolicy as [Line, Line]
    expect(byPolicy.length).toBeGreaterThan(1)
    const chosen = [named, unnamed].map(({ person_id, cycle_count }, i) => ({
      ...rows().find(row => row.person_id === person_id && row.cycle_count === cycle_count),
      ...(i === 0 ? { statute: 'hsc-11361.8' } : {}),
    }))
    const list = file('approvals.csv', listOf(chosen))
    const out = fresh('filing')
    expect((await fileWith(out, list, officeFile(), ['--only', 'court-update'])).code).toBe(0)
    const filed = table(out, 'court-update').map(({ count_id, statute, new_state }) => [
      count_id,
      statute,
      new_state,
    ])
    expect(filed.sort()).toEqual(
      [
        [`${id(named)}/hsc-11361.8`, 'hsc-11361.8', 'dismissed'],
        [id(unnamed), 'hsc-11361.8', 'dismissed'],
      ].sort(),
    )
  })

  test('approvals', async () => {
    const all = rows()
    const dismissed = all.filter(({ relief }) => relief === 'dismiss')
    const spoilt = faults().map(([, change], i) => ({ ...dismissed[i], ...change }))
    const good = all.filter(row => !dismissed.slice(0, spoilt.length).includes(row))
    const list = file('approvals.csv', listOf([...spoilt, ...good, good[0] ?? {}]))
    const twice = `the count is approved on line ${spoilt.length + 2} already; keep one of the two`
    const out = fresh('filing')
    const refused = await fileWith(out, list, officeFile(), ['--only', 'court-update'])
    expect({ code: refused.code, out: refused.out }).toEqual({ code: 3, out: '' })
    const told = refused.err.split('\n')
    for (const [i, [fault, , why]] of faults().entries())
      expect(told[i]?.startsWith(`[${list}] line ${i + 2}: ${why}`), fault).toBe(true)
    const last = good.length + spoilt.length + 2
    expect(told.slice(spoilt.length)).toEqual([
      `[${list}] line ${last}: ${twice}`,
      `setaside: [${spoilt.length + 1}] of [${last - 1}] approvals in [${list}] are refused, and nothing was filed; mend them, or file the other [${good.length}] with [--partial]`,
      '',
    ])
    expect(() => readdirSync(out)).toThrow()
    const none = await fileWith(out, file('none.csv', listOf(spoilt)), officeFile(), [
      '--only',
      'court-update',
    ])
    expect(none.err).toMatch(/are refused, and nothing was filed; mend them\n$/)

    const partial = await fileWith(out, list, officeFile(), ['--only', 'court-update', '--partial'])
    expect(partial.code, partial.err).toBe(0)
    const reasons = spoilt.length + 1
    expect(partial.err.split('\n').slice(0, reasons)).toEqual(told.slice(0, reasons))
    expect(table(out, 'court-update')).toHaveLength(good.length)
    const kept = table(out, 'refused')
    expect(kept.map(({ line }) => Number(line))).toEqual([...spoilt.keys().map(i => i + 2), last])
    expect(kept.map(({ why }) => why)).toEqual(told.slice(0, reasons).map(line => line.replace(/^.*?: /, '')))
    for (const { name: person = '', person_id: id = '' } of convictions) {
      expect(refused.err).not.toContain(person)
      expect(refused.err).not.toContain(id)
    }
  })

  test('a file that is no list of approvals', async () => {
    const list = file(
      'approvals.csv',
      'person_id,cycle_count,relief,approved_by,approved_on\r\n1,2,3,4,5\r\n',
    )
    expect(await fileWith(fresh('filing'), list, officeFile())).toEqual({
      code: 3,
      out: '',
      err: `setaside: [${list}] cannot be used: it has no column [run]; its first line must name person_id, cycle_count, statute, relief, approved_by, approved_on, note, run\n`,
    })
  })

  test('a table of the run that was changed', async () => {
    const copy = fresh('run')
    cpSync(run, copy, { recursive: true })
    writeFileSync(join(copy, 'convictions.csv'), `${readFileSync(join(run, 'convictions.csv'), 'utf8')}\r\n`)
    const out = fresh('filing')
    expect(
      await setaside([
        ...['file', '--run', copy, '--approvals', approvals, '--office', officeFile()],
        ...['--filed-on', '2026-11-05', '--out', out],
      ]),
    ).toEqual({
      code: 3,
      out: '',
      err: expect.stringMatching(
        /^setaside: \[.*convictions\.csv\] has \[\d+\] bytes and was written with \[\d+\]: .*; make it again\n$/,
      ),
    })
  })

  const { policyAuthority: _, ...withoutAuthority } = OFFICE
  test.each<[string, unknown, string]>([
    ['not JSON', '{', 'it is not JSON (line 1): mend it there'],
    [
      'a bar number with letters',
      { ...OFFICE, attorney: { ...OFFICE.attorney, barNumber: 'SBN 12' } },
      '[attorney.barNumber] is [SBN 12], which is not as it must be (Of the State Bar, digits only.)',
    ],
    ['no court', { ...OFFICE, court: undefined }, 'the file has no [court]; add it'],
    [
      'a misspelled option',
      { ...OFFICE, filing: { motion: 'bulk' } },
      '[filing] holds [motion], which is nothing it may say; choose among motions, casesPerDocument, caseNumber, sealExhibit',
    ],
    [
      'a hearing on a day that does not exist',
      { ...OFFICE, hearing: { date: '2026-02-30' } },
      '[hearing.date] is [2026-02-30], which is no date; write it as YYYY-MM-DD',
    ],
    [
      'another county',
      { ...OFFICE, agency: { ...OFFICE.agency, county: 'YOLO' } },
      'the office is of [YOLO] and the run of [SACRAMENTO]; name the run of its county',
    ],
    [
      'no authority for what rests on policy',
      withoutAuthority,
      "approved counts rest on the office's policy and not on the statute; say in [policyAuthority] of office.json",
    ],
  ])('an office file: %s', async (_name, office, says) => {
    const out = fresh('filing')
    const path = typeof office === 'string' ? file('office.json', office) : officeFile(office)
    const { code, out: told, err } = await fileWith(out, approvals, path)
    expect({ code, told }).toEqual({ code: 3, told: '' })
    expect(err).toContain(says)
    expect(() => readdirSync(out)).toThrow()
  })

  test('a folder of a run, of somebody else, and an earlier filing', async () => {
    const into = (out: string) => filing(out, '--only', 'court-update')
    expect((await into(run)).err).toBe(
      `setaside: [${join(run, 'manifest.json')}] would be written over, and no run is known to have written it; choose another [--out], or move it away\n`,
    )
    expect(readdirSync(run)).toContain('convictions.csv')
    const strange = fresh('strange')
    mkdirSync(strange)
    writeFileSync(join(strange, 'motion-001.pdf'), 'mine')
    expect((await into(strange)).code).toBe(2)
    expect(readFileSync(join(strange, 'motion-001.pdf'), 'utf8')).toBe('mine')
    const earlier = fresh('earlier')
    expect((await filing(earlier, '--only', 'court-update,summary')).code).toBe(0)
    writeFileSync(join(earlier, 'my-notes.pdf'), 'mine')
    expect((await into(earlier)).code).toBe(0)
    expect(readdirSync(earlier).sort()).toEqual([
      'court-update.csv',
      'court-update.jsonl',
      'manifest.json',
      'my-notes.pdf',
    ])
    expect(
      (await setaside(['run', approvals, '--county', 'YOLO', '--as-of', '2026-11-01', '--out', earlier]))
        .code,
    ).toBe(2)
  })

  test('what is left out of the command is told', async () => {
    expect(await setaside(['file', '--run', run])).toEqual({
      code: 2,
      out: '',
      err: 'setaside: [--approvals <file>], [--office <file>], [--filed-on <date>] and [--out <dir>] are missing; see [setaside file --help]\n',
    })
  })
})

describe('a program of several statutes', () => {
  const several = fresh('several')
  beforeAll(async () => {
    const county = fresh('county.csv')
    await setaside([
      'synth',
      ...['--rows', '3000', '--seed', 'several', '--county', 'SACRAMENTO', '--out', county],
    ])
    const ended = await setaside([
      ...['run', county, '--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--program', 'petition'],
      ...['--out', several],
    ])
    expect(ended.code, ended.err).toBe(0)
  })
  const filed = async (lines: readonly string[], ...more: readonly string[]) => {
    const head = 'person_id,cycle_count,statute,relief,approved_by,approved_on,run'
    const list = file('approvals.csv', [head, ...lines, ''].join('\n'))
    const out = fresh('filing')
    const ended = await setaside([
      ...['file', '--run', several, '--approvals', list, '--office', officeFile()],
      ...['--filed-on', '2026-11-05', '--only', 'court-update', '--out', out, ...more],
    ])
    return { ended, out }
  }
  const approval = ({ person_id, cycle_count, relief }: Line, statute: string) =>
    [
      person_id,
      cycle_count,
      statute,
      relief,
      'A. Attorney',
      '2026-11-03',
      sha256(join(several, 'manifest.json')),
    ].join(',')

  test('the best of its statutes is filed where none is named, or the one that is', async () => {
    const due = table(several, 'reliefs').filter(
      row => row.subject === 'conviction' && row.determination === 'eligible',
    )
    // Where a better relief is still open, the conviction as a whole is for review: only a statute by name can be approved.
    const whole = new Set(
      table(several, 'convictions').flatMap(row =>
        row.determination === 'eligible' ? [`${row.person_id} ${row.cycle_count}`] : [],
      ),
    )
    const best = due.find(row => row.best === 'yes' && whole.has(`${row.person_id} ${row.cycle_count}`))
    const other = due.find(row => row.person_id !== best?.person_id)
    expect(best).toBeDefined()
    expect(other).toBeDefined()
    const { ended, out } = await filed([
      approval(best as Line, ''),
      approval(other as Line, other?.statute ?? ''),
    ])
    expect(ended.code, ended.err).toBe(0)
    expect(
      table(out, 'court-update')
        .map(({ count_id, statute }) => `${count_id} ${statute}`)
        .sort(),
    ).toEqual(
      [
        `${best?.person_id}/${best?.cycle_count} ${best?.statute}`,
        `${other?.person_id}/${other?.cycle_count}/${other?.statute} ${other?.statute}`,
      ].sort(),
    )
  })

  test('a statute that gives nothing is refused', async () => {
    const [best] = table(several, 'reliefs').filter(
      row => row.best === 'yes' && row.determination === 'eligible',
    )
    const { ended } = await filed([approval(best as Line, 'pc-1')])
    expect(ended.err).toContain(
      'line 2: the run found nothing due under this statute; take it from reliefs.csv, or leave it out',
    )
  })
})
