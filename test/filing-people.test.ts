/** Awkward people in what is filed: names of every kind, no case number or fifty, eighty counts, words that look like source. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KINDS } from '../src/filing/california/kinds.ts'
import { fileAll } from '../src/filing/file.ts'
import { countOrder, type FiledCount, type FilingInput, nameOf, type Office } from '../src/filing/filing.ts'
import { theDay } from '../src/time/day.ts'
import { workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { type PdfPage, readPdf } from './pdf.ts'

/** The papers of a motion, and what goes with them; forms, messages and letters have tests of their own. */
const NAMES = ['bulk-motion', 'proposed-order', 'proof-of-service', 'per-case', 'court-update', 'summary']
const PAPERS = KINDS.filter(({ name }) => NAMES.includes(name))

const { fresh } = workplace()
const office = OFFICE as unknown as Office

const count = (fields: Partial<Omit<FiledCount, 'name'>> & { readonly name?: string }): FiledCount => {
  const { name: file = 'ROE,ROBIN', ...rest } = fields
  const name = nameOf(file)
  const made = {
    person: '1001',
    cycleCount: '101002001',
    birthDate: '1970-01-02',
    county: 'SACRAMENTO',
    court: 'CASC SACRAMENTO',
    caseNumbers: ['95F01234'],
    sections: ['HS 11359'],
    offenseText: '11359 HS-POSSESS MARIJUANA FOR SALE',
    class: 'felony',
    convictionDate: '1995-09-01',
    offenseDate: '',
    sentenceEnds: '1996-09-01',
    relief: 'redesignate-misdemeanor',
    basis: 'law',
    rule: 'hsc-11361.8/11359/redesignate-misdemeanor',
    citation: 'HSC 11361.8; HSC 11359(b)-(d)',
    reason: 'Possession for sale that is a misdemeanor since the Act',
    law: { relief: 'redesignate-misdemeanor', reason: '' },
    statute: 'hsc-11361.8',
    source: { file: 'a.csv', line: 2 },
    approval: { by: 'A. Attorney', on: '2026-11-03', note: '' },
    ...rest,
    ...(name === undefined ? {} : { name }),
  }
  return { ...made, id: `${made.person}/${made.cycleCount}` }
}

const input = (counts: readonly FiledCount[], more: Partial<FilingInput> = {}): FilingInput => ({
  setaside: '0.1.0',
  office,
  run: {
    folder: '/nowhere',
    sha256: 'a'.repeat(64),
    setaside: '0.1.0',
    asOf: '2026-11-01',
    county: 'SACRAMENTO',
    program: { name: 'prop64', version: '1', rulesSha256: 'b'.repeat(64) },
    inputs: [{ name: 'a.csv', bytes: 1, sha256: 'c'.repeat(64) }],
    outputs: [],
    options: {},
    rows: { lines: 10, people: 3, rejected: 0 },
    determinations: { eligible: counts.length },
    eligible: { 'redesignate-misdemeanor': counts.length },
  },
  counts: counts.toSorted(countOrder),
  filedOn: theDay('2026-11-05'),
  approvalsSha256: 'd'.repeat(64),
  refused: 0,
  ...more,
})

/** Makes all kinds, and reads back the text of every PDF. */
async function filed(
  of: FilingInput,
): Promise<Readonly<Record<string, Awaited<ReturnType<typeof readPdf>>>>> {
  const out = fresh('filing')
  const made = await fileAll(of, PAPERS, [], { out })
  expect(made).toHaveProperty('manifest')
  const pdfs: Record<string, Awaited<ReturnType<typeof readPdf>>> = {}
  for (const name of readdirSync(out).filter(each => each.endsWith('.pdf')))
    pdfs[name] = await readPdf(join(out, name))
  return pdfs
}

/** Lines of text between header and footer, without the numbers of the paper. */
const linesOf = ({ placed, width, height }: PdfPage): number =>
  new Set(
    placed
      .filter(({ x, y }) => y > 52 && y < height - 60 && (width > height || x > 100))
      .map(({ y }) => Math.round(y)),
  ).size

const joined = (text: string): string => text.replaceAll(/[\s\u200b]/g, '')

describe('names', () => {
  test.each<[string, string]>([
    ['ROE,ROBIN', 'ROBIN ROE'],
    ['ROE,ROBIN Q JR', 'ROBIN Q ROE JR'],
    ['DE LA CRUZ,MARÍA JOSÉ', 'MARÍA JOSÉ DE LA CRUZ'],
    ['ROE, ROBIN , III', 'ROBIN ROE III'],
    ['MONONYM', 'MONONYM'],
    ['ROE,II', 'II ROE'],
  ])('%s is printed %s', (file, printed) => {
    expect(nameOf(file)).toEqual({ file, printed })
  })

  test('none', () => {
    expect(nameOf('  ')).toBeUndefined()
  })
})

describe('each is printed in every paper as it is', () => {
  const long = `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.repeat(3)}ABCDEFGHIJ`
  test.each<[string, string, string]>([
    ['accents', 'GARCÍA-MUÑOZ,JOSÉ ÁNGEL', 'JOSÉ ÁNGEL GARCÍA-MUÑOZ'],
    ['accents as two signs', 'GARCI\u0301A,JOSE\u0301', 'JOSÉ GARCÍA'],
    ['Vietnamese', 'NGUYỄN,THỊ ÁNH', 'THỊ ÁNH NGUYỄN'],
    ['Armenian in Latin, Polish, Turkish', 'ŽÓŁĆ,ŞİRİN', 'ŞİRİN ŽÓŁĆ'],
    ['Cyrillic', 'ИВАНОВА,АННА', 'АННА ИВАНОВА'],
    ['an apostrophe', 'O’BRIEN,PAT D’ARCY', 'PAT D’ARCY O’BRIEN'],
    ['source of typst', '#import "x",*A* _B_ $C$ \\ <d> @e', '*A* _B_ $C$ \\ <d> @e #import "x"'],
    ['JSON', '"}],ROBIN', 'ROBIN "}]'],
    ['ninety letters without a blank', `${long},ROBIN`, `ROBIN ${long}`],
    ['ninety letters with blanks', `${'VAN DER '.repeat(11)}X,Y`, `Y ${'VAN DER '.repeat(11)}X`],
  ])('%s', async (_, name, printed) => {
    const pdfs = await filed(input([count({ name })]))
    for (const paper of ['exhibit-001.pdf', 'case-000001-motion.pdf', 'case-000001-order.pdf'])
      expect(joined(pdfs[paper]?.text ?? '').toUpperCase(), paper).toContain(joined(printed).toUpperCase())
    for (const open of ['motion-001.pdf', 'order-001.pdf', 'service-001.pdf', 'summary.pdf'])
      expect(joined(pdfs[open]?.text ?? '').toUpperCase(), open).not.toContain(joined(printed).toUpperCase())
    // Nothing runs out of its page.
    for (const { pages } of Object.values(pdfs))
      for (const { placed, width } of pages) for (const { x } of placed) expect(x).toBeLessThan(width - 36)
  })

  test('letters that no paper can print stand as such, and the filing says so', async () => {
    const out = fresh('filing')
    const made = await fileAll(input([count({ name: '李,明' })]), PAPERS, [], { out })
    const { text } = await readPdf(join(out, 'exhibit-001.pdf'))
    expect(text).toContain('\ufffd')
    expect(JSON.stringify(made)).toContain('1 name has letters that the font lacks; write them in by hand')
    expect(readFileSync(join(out, 'court-update.csv'), 'utf8')).toContain('李,明')
  })

  test('a formula in a name does not run in the list', async () => {
    const out = fresh('filing')
    await fileAll(input([count({ name: '=HYPERLINK("x")' })]), PAPERS, [], { out })
    expect(readFileSync(join(out, 'court-update.csv'), 'utf8')).toContain(`"'=HYPERLINK(""x"")"`)
  })
})

describe('cases', () => {
  test('fifty case numbers stand in the exhibit and below the caption', async () => {
    const caseNumbers = Array.from({ length: 50 }, (_, i) => `95F${String(i).padStart(5, '0')}`)
    const pdfs = await filed(input([count({ caseNumbers })]))
    for (const paper of ['exhibit-001.pdf', 'case-000001-motion.pdf', 'case-000001-order.pdf'])
      for (const one of caseNumbers) expect(pdfs[paper]?.text).toContain(one)
    expect(pdfs['case-000001-motion.pdf']?.text).toContain('and 44 others named below')
  })

  test('no page of a motion, an order or a list has a few lines alone, however long they are', async () => {
    const counts = Array.from({ length: 8 }, (_, person) =>
      Array.from({ length: person + 1 }, (_, i) =>
        count({
          person: String(10000001 + person),
          cycleCount: String(101002001 + i),
          caseNumbers: [`95F0000${person}`],
          relief: i % 3 === 0 ? 'dismiss-and-seal' : 'redesignate-misdemeanor',
        }),
      ),
    ).flat()
    const pdfs = await filed(input(counts))
    const few = Object.entries(pdfs).flatMap(([name, { pages }]) =>
      pages.flatMap((page, at) => (linesOf(page) < 8 ? [`${name} ${at + 1}: ${linesOf(page)}`] : [])),
    )
    expect(Object.keys(pdfs).length).toBeGreaterThan(18)
    expect(few).toEqual([])
  })

  test('nobody signs on a page that says nothing else of it', async () => {
    // Cases whose memorandum ends near the foot of a page: former numbers and reasons make it longer line by line.
    const sections = ['HS 11530', 'HS 11530.1', 'HS 11530.5', 'HS 11531', 'HS 11359']
    const counts = Array.from({ length: 12 }, (_, person) =>
      sections.slice(person % 5).map((section, i) =>
        count({
          person: String(10000001 + person),
          cycleCount: String(101002001 + i),
          caseNumbers: [`70F0000${person}`],
          sections: [section],
          reason: `A reason ${'of some length '.repeat(person)}for ${section}`,
        }),
      ),
    ).flat()
    const pdfs = await filed(input(counts))
    const signedAlone = Object.entries(pdfs).flatMap(([name, { pages }]) =>
      pages.flatMap(({ text }, at) =>
        /^\s*(?:\d+\s+)*(?:Dated|Executed on)/.test(text) ? [`${name} ${at + 1}`] : [],
      ),
    )
    expect(Object.keys(pdfs).length).toBeGreaterThan(26)
    expect(signedAlone).toEqual([])
  })

  test('a motion says of each statute what is true of its counts, and what former numbers are today', async () => {
    const probation = {
      statute: 'pc-1203.4',
      relief: 'dismiss',
      by: 'petition',
      sections: ['PC 484(a)'],
      reason: 'Probation was granted and is over',
      citation: 'PC 1203.4',
    }
    const pdfs = await filed(
      input([
        count({ sections: ['HS 11530(a)'] }),
        count({ cycleCount: '102002001', sections: ['HS 11531'] }),
        count({ person: '1002', ...probation }),
      ]),
    )
    const { text = '' } = pdfs['motion-001.pdf'] ?? {}
    expect(text).toContain(
      'as to the counts under Health and Safety Code section 11361.8, each conviction is for conduct that is no crime',
    )
    expect(text).toContain(
      'as to the counts under Penal Code section 1203.4, each person was granted probation',
    )
    expect(text).toContain('the one conviction listed in Exhibit A under “Dismissed” be set aside')
    expect(text).toContain('under “Redesignated as a misdemeanor” each be redesignated')
    expect(text).toContain(
      'Until 1972 sections 11357 and 11360 of the Health and Safety Code stood there as sections 11530 and 11531, in this order.',
    )
    expect(text.replaceAll('\u00a0', ' ')).toContain('HS 11530(a) (now HS 11357)')
    const theft = Object.values(pdfs).filter(
      ({ title, text: own }) =>
        title.startsWith('Notice') && own.includes('Case No.: 95F01234') && own.includes('PC 484(a)'),
    )
    expect(theft.length).toBeGreaterThan(0)
    for (const { text: own } of theft) expect(own).not.toContain('Until 1972')
  })

  test('the day of the offense stands where the relief rests on it, and never in public', async () => {
    const counts = [
      count({ offenseDate: '1995-06-17', turnsOnOffenseDate: true }),
      count({ cycleCount: '101002002', offenseDate: '1995-06-18' }),
    ]
    const pdfs = await filed(input(counts))
    expect(pdfs['exhibit-001.pdf']?.text).toContain('06/17/1995')
    expect(pdfs['case-000001-motion.pdf']?.text).toContain('offense 06/17/1995')
    for (const { text } of Object.values(pdfs)) expect(text).not.toContain('06/18/1995')
    for (const name of ['motion-001.pdf', 'order-001.pdf'])
      expect(pdfs[name]?.text).not.toContain('06/17/1995')
  })

  test('papers of one case speak of no exhibit; those of many have the number the court gave, or say where numbers are', async () => {
    const one = await filed(input([count({})]))
    for (const [name, { text }] of Object.entries(one))
      if (name.startsWith('case-'))
        expect([name, text]).not.toEqual([name, expect.stringMatching(/exhibit/i)])
    expect(one['motion-001.pdf']?.text).toContain('as listed in Exhibit A, lodged conditionally under seal')
    const numbered = { ...office, filing: { ...office.filing, caseNumber: 'MISC-2026-77' } }
    const many = await filed(input([count({})], { office: numbered }))
    for (const name of ['motion-001.pdf', 'order-001.pdf', 'exhibit-001.pdf', 'service-001.pdf'])
      expect(many[name]?.text).toContain('Case No.: MISC-2026-77')
  })

  test('no case number, court, class, date or name: said to be missing, never made up', async () => {
    const pdfs = await filed(
      input([count({ caseNumbers: [], court: '', class: '', convictionDate: '', name: '' })]),
    )
    const list = pdfs['exhibit-001.pdf']?.text ?? ''
    expect(list).toContain('Court not in record: Redesignated as a misdemeanor')
    expect(list).toContain('name not in record')
    expect(list.match(/not in record/g)?.length).toBeGreaterThanOrEqual(5)
    expect(pdfs['order-001.pdf']?.text).toContain('whose case number is not in the record')
    expect(pdfs['case-000001-motion.pdf']?.pages[0]?.text).toContain('Case No.: ____________________')
  })

  test('eighty counts of one person', async () => {
    const counts = Array.from({ length: 80 }, (_, i) => count({ cycleCount: String(101002001 + i) }))
    const pdfs = await filed(input(counts))
    const { text = '', pages = [] } = pdfs['case-000001-order.pdf'] ?? {}
    expect(pages.length).toBeGreaterThan(6)
    for (const { cycleCount } of counts) expect(text).toContain(`record count ${cycleCount}`)
    expect(text.match(/\d+\. is struck\./g)).toHaveLength(80)
    expect(pdfs['motion-001.pdf']?.text).toContain('80 counts in 1 case of 1 person')
  })

  test('two courts at two places have papers of their own', async () => {
    const [branch] = office.court.branches
    const elsewhere = { ...branch, name: 'Galt Branch', courts: ['CASM GALT'] }
    const two: Office = { ...office, court: { branches: [branch, elsewhere] } }
    const pdfs = await filed(
      input([count({}), count({ person: '1002', court: 'CASM GALT', name: 'DOE,DANA' })], { office: two }),
    )
    expect(pdfs['exhibit-001.pdf']?.text).toContain('ROBIN ROE')
    expect(pdfs['exhibit-001.pdf']?.text).not.toContain('DANA DOE')
    expect(pdfs['motion-002.pdf']?.pages[0]?.text).toContain('Galt Branch')
    expect(pdfs['exhibit-002.pdf']?.text).toContain('DANA DOE')
    expect(pdfs['motion-002.pdf']?.text).toContain('part 2 of 2')
  })

  test('where the list is not to be sealed, motion and order have it with the names, and no other file does', async () => {
    const open: Office = { ...office, filing: { ...office.filing, sealExhibit: false } }
    const pdfs = await filed(input([count({})], { office: open }))
    for (const paper of ['motion-001.pdf', 'order-001.pdf']) expect(pdfs[paper]?.text).toContain('ROBIN ROE')
    expect(pdfs).not.toHaveProperty('exhibit-001.pdf')
    expect(pdfs['motion-001.pdf']?.text).not.toMatch(/under seal|redacted/i)
  })

  test('a statute nothing more is known of is cited as the run cites it', async () => {
    const pdfs = await filed(
      input([
        count({
          statute: 'pc-1203.4',
          relief: 'dismiss',
          citation: 'PC 1203.4(a)(1)',
          reason: 'Probation was completed',
        }),
      ]),
    )
    const { text = '' } = pdfs['motion-001.pdf'] ?? {}
    expect(text).toContain('Penal Code section 1203.4')
    expect(text).toContain('1 count, to be dismissed: Probation was completed (PC 1203.4(a)(1)).')
    expect(text).not.toContain('11361.8')
  })

  test('a defender has no paper of the prosecution', async () => {
    const defender: Office = { ...office, agency: { ...office.agency, kind: 'defender' } }
    const out = fresh('filing')
    expect(await fileAll(input([count({})], { office: defender }), PAPERS, [], { out })).toEqual({
      unusable:
        'bulk-motion cannot be made: it is the paper of a prosecuting agency, and [agency.kind] of the office is [defender]; leave it out with [--only]',
    })
    expect(KINDS.filter(({ usual }) => usual(defender)).map(({ name }) => name)).toEqual([
      'forms',
      'court-update',
      'summary',
    ])
  })
})
