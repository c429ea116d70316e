/** The page for the chief and the public, through the real command: its numbers are the run's, and none is small. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from 'vitest'
import type { Report } from '../src/report/public-page.ts'
import type { Summary } from '../src/report/summary.ts'
import { hashes, setaside, table, workplace } from './command.ts'
import { readPdf } from './pdf.ts'

const { fresh } = workplace()
const [county, run, out] = [fresh('county.csv'), fresh('run'), fresh('report')]
let page: Report
let summary: Summary

const json = <T>(...path: readonly string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T

beforeAll(async () => {
  const asked = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--program', 'all']
  await setaside([
    'synth',
    '--rows',
    '9000',
    '--seed',
    'public',
    '--county',
    'SACRAMENTO',
    '--people',
    'all',
    '--out',
    county,
  ])
  await setaside(['run', county, ...asked, '--out', run])
  const made = await setaside(['report', run, '--out', out])
  expect(made.code, made.err).toBe(0)
  page = json(out, 'report.json')
  summary = json(run, 'summary.json')
})

const cells = (id: string): Readonly<Record<string, readonly (number | string)[]>> =>
  Object.fromEntries(
    (page.tables.find(found => found.id === id)?.rows ?? []).map(({ label, cells }) => [label, cells]),
  )
const asShown = (value: number): unknown =>
  value >= 1 && value <= 10
    ? expect.stringMatching(/^(under 11|hidden)$/)
    : expect.toBeOneOf([value, 'hidden'])

test('it says what summary.json has, or hides it; and hides every count from 1 to 10', () => {
  const { people, convictions, determination, impact } = summary
  expect(cells('people')).toMatchObject({
    'people in the files': [asShown(people.total)],
    'with a conviction considered': [asShown(people.considered)],
    'helped: something is due now': [asShown(people.helped)],
    'open: a person must decide': [asShown(people.open)],
  })
  expect(cells('convictions')).toMatchObject({
    considered: [asShown(convictions.considered)],
    due: [asShown(determination.eligible ?? 0)],
    open: [asShown(determination.review ?? 0)],
  })
  expect(cells('standing')['after this run: who had one before']).toEqual(
    [impact.felony, impact.conviction, impact.convictionInSevenYears].map(({ after }) =>
      asShown(after.freed),
    ),
  )
  const numbers = page.tables
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .filter(cell => typeof cell === 'number')
  expect(numbers.length).toBeGreaterThan(50)
  expect(numbers.filter(one => one >= 1 && one <= 10)).toEqual([])
})

test('groups are counted from the people of the run', () => {
  const people = table(run, 'people')
  const women = people.filter(({ sex }) => sex === 'F')
  const freed = women.filter(one => one.has_felony_before === 'yes' && one.has_felony_after === 'no')
  expect(cells('sex').female?.slice(0, 3)).toEqual([
    asShown(women.length),
    asShown(women.filter(one => one.has_felony_before === 'yes').length),
    asShown(freed.length),
  ])
})

test('the same in the document, the page and the table; nobody is named; for its owner only', async () => {
  const { text } = await readPdf(join(out, 'report.pdf'))
  const html = readFileSync(join(out, 'report.html'), 'utf8')
  for (const said of [text, html]) expect(said.replaceAll(/\s+/g, ' ')).toContain(page.headline)
  expect(html).toContain('<svg role="img"')
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
  expect(table(out, 'report')).toHaveLength(
    page.tables.reduce((all, { rows, columns }) => all + rows.length * (columns.length - 1), 0),
  )
  const names = table(run, 'people').map(({ name = '' }) => name)
  for (const file of ['report.html', 'report.json', 'report.csv']) {
    const said = readFileSync(join(out, file), 'utf8')
    expect(names.filter(name => said.includes(name))).toEqual([])
    expect(statSync(join(out, file)).mode & 0o777).toBe(0o600)
  }
})

test('in Spanish the same numbers stand in the same places, no word of it is English, and it says which text rules', async () => {
  const there = fresh('informe')
  expect((await setaside(['report', run, '--language', 'es', '--out', there])).code).toBe(0)
  const spanish = json<Report>(there, 'report.json')
  const shown = ({ tables }: Report) =>
    tables.map(({ id, rows }) => [
      id,
      rows.map(({ cells }) => cells.map(cell => (typeof cell === 'number' ? cell : /\d%/.test(cell)))),
    ])
  expect(shown(spanish)).toEqual(shown(page))
  const texts = ({ headline, lead, law, policy, method, tables, charts }: Report): readonly string[] => [
    ...[headline, law, policy, ...lead, ...method],
    ...tables.flatMap(({ title, columns, note = '', rows }) => [
      title,
      note,
      ...columns,
      ...rows.map(({ label }) => label),
    ]),
    ...Object.values(charts).flatMap(chart => (Array.isArray(chart) ? chart.map(({ label }) => label) : [])),
  ]
  const english = texts(page)
  // Sections are called alike, and a word may be the same in both: `no binario` is not, `total` might be.
  expect(texts(spanish).filter((text, at) => text === english[at] && /[a-z]{3}/.test(text))).toEqual([])
  expect(spanish.tables.flatMap(({ rows }) => rows.filter(({ labelLanguage }) => labelLanguage))).toEqual([])
  const html = readFileSync(join(there, 'report.html'), 'utf8')
  const { text, language } = await readPdf(join(there, 'report.pdf'))
  expect(html).toContain('<html lang="es">')
  expect(language).toBe('es')
  for (const said of [text, html]) {
    expect(said.replaceAll(/\s+/g, ' ')).toContain('vale el texto en inglés')
    expect(said.replaceAll(/\s+/g, ' ')).toContain('1 de noviembre de 2026')
  }
  expect(readFileSync(join(there, 'report.csv'), 'utf8')).toMatch(/^tabla,fila,columna,mostrado\r?\n/)
  expect(await setaside(['report', run, '--language', 'klingon', '--out', fresh('c')])).toMatchObject({
    code: 2,
    err: expect.stringContaining('en, es'),
  })
})

test('report.json is as its published schema says', () => {
  const schema = json<object>(resolve(import.meta.dirname, '../docs/schemas/report.schema.json'))
  const valid = new Ajv2020({ strict: true }).compile(schema)
  expect(valid(page), JSON.stringify(valid.errors)).toBe(true)
})

test('the same run gives the same bytes; a second report replaces the first, and no run', async () => {
  const before = hashes(out)
  expect((await setaside(['report', run, '--out', out])).code).toBe(0)
  expect(hashes(out)).toEqual(before)
  const over = await setaside(['report', run, '--out', run])
  expect(over).toMatchObject({ code: 2 })
  expect(existsSync(join(run, 'summary.json'))).toBe(true)
})

test('what is no run of this Setaside, or has no people, is refused in a sentence', async () => {
  const bare = fresh('bare')
  await setaside([
    'run',
    county,
    '--county',
    'SACRAMENTO',
    '--as-of',
    '2026-11-01',
    '--tables',
    'convictions',
    '--out',
    bare,
  ])
  expect(await setaside(['report', bare, '--out', fresh('a')])).toMatchObject({
    code: 3,
    err: expect.stringContaining('--tables'),
  })
  expect(await setaside(['report', out, '--out', fresh('b')])).toMatchObject({
    code: 3,
    err: expect.stringContaining('is of a report, not of a run'),
  })
})
