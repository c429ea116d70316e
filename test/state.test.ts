/** One run over every county: what each of them would get, and what an office files of it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { type Line, setaside, table, workplace } from './command.ts'
import { OFFICE } from './office.ts'

const { fresh } = workplace()
const AS_OF = ['--as-of', '2026-11-01']
const county = fresh('state.csv')
const [all, some, yolo] = ['all', 'some', 'yolo'].map(fresh) as [string, string, string]

beforeAll(async () => {
  await setaside(['synth', '--rows', '5000', '--seed', 'state', '--county', 'YOLO', '--out', county])
  for (const [out, names] of [
    [all, ['all']],
    [some, ['yolo', 'Los Angeles, kern']],
    [yolo, ['YOLO']],
  ] as const) {
    const ended = await setaside([
      'run',
      county,
      ...names.flatMap(name => ['--county', name]),
      ...AS_OF,
      '--out',
      out,
    ])
    expect(ended.code, ended.err).toBe(0)
  }
})

const summary = (out: string) => JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
const ofCounty = (out: string, name: string) => table(out, 'convictions').filter(line => line.county === name)

test('a run of all counties gives each conviction the answer that the run of its county gives', () => {
  expect(ofCounty(all, 'YOLO')).toEqual(ofCounty(yolo, 'YOLO'))
  expect(new Set(table(all, 'convictions').map(line => line.county)).size).toBeGreaterThan(3)
  expect(new Set(table(some, 'convictions').map(line => line.county))).toEqual(
    new Set(['YOLO', 'LOS ANGELES', 'KERN']),
  )
})

test('the summary counts by county, in print and in JSON; of one county it does not', async () => {
  const { byCounty, determination } = summary(all)
  const sums: Record<string, number> = {}
  for (const counts of Object.values(byCounty as Record<string, Record<string, number>>))
    for (const [outcome, count] of Object.entries(counts)) sums[outcome] = (sums[outcome] ?? 0) + count
  expect(sums).toEqual(Object.fromEntries(Object.entries(determination).filter(([, count]) => count !== 0)))
  expect(Object.keys(summary(some).byCounty)).toEqual(['KERN', 'LOS ANGELES', 'YOLO'])
  expect(summary(some).county).toBe('KERN, LOS ANGELES, YOLO')
  expect(summary(yolo).byCounty).toBeUndefined()
  const { out } = await setaside(['run', county, '--county', 'all', ...AS_OF, '--out', all])
  expect(out).toMatch(/^Considered, by county +due +later +open +nothing\n {2}\w/m)
})

test.each([
  [['all,YOLO'], '--county names [all] and others beside it; all are all, so leave out the others'],
  [['YOLO', 'YOLOO'], '--county is [YOLOO], which is no county of California; did you mean [YOLO]?'],
  [['YOLO,'], '--county is [], which is no county of California; write its name, such as SACRAMENTO'],
])('%s are refused', async (names, says) => {
  const options = names.flatMap(name => ['--county', name])
  const ended = await setaside(['run', county, ...options, ...AS_OF, '--out', fresh('none')])
  expect(ended).toEqual({ code: 2, out: '', err: `setaside: ${says}\n` })
})

test('approvals of one county of a run of all are those of a run of that county', async () => {
  const approved = async (run: string, ...more: readonly string[]) => {
    const [out, others] = [fresh('approvals.csv'), fresh('others.csv')]
    const given = ['--all-eligible', '--by', 'A. Attorney', '--on', '2026-11-02', '--others', others]
    const ended = await setaside(['approve', '--run', run, ...given, ...more, '--out', out])
    expect(ended.code, ended.err).toBe(0)
    const rows = parse(readFileSync(out), { columns: true }) as readonly Line[]
    return { told: ended.out, rows: rows.map(({ run: _, ...row }) => row) }
  }
  const [one, own] = [await approved(all, '--county', 'Yolo'), await approved(yolo)]
  expect(one.rows).toEqual(own.rows)
  expect(one.told).toMatch(/^[\d,]+ are of other counties, whose offices approve them$/m)
  expect((await approved(yolo, '--county', 'YOLO')).rows).toEqual(own.rows)
})

test.each<readonly [string, () => readonly string[], string]>([
  [
    'a county the run is not of',
    () => [some, 'ALPINE'],
    '--county is [ALPINE], and the run is of [KERN, LOS ANGELES, YOLO]; name the run of that county',
  ],
  [
    'a name that is none',
    () => [all, 'YOLOO'],
    '--county is [YOLOO], which is no county of California; did you mean [YOLO]?',
  ],
  [
    'all',
    () => [all, 'all'],
    '--county is [all], which is no county of California; write its name, such as SACRAMENTO',
  ],
])('approvals of %s are refused', async (_, given, says) => {
  const [run = '', county = ''] = given()
  const out = fresh('approvals.csv')
  const asked = ['--all-eligible', '--by', 'A. Attorney', '--on', '2026-11-02', '--out', out]
  const ended = await setaside(['approve', '--run', run, '--county', county, ...asked])
  expect(ended).toMatchObject({ out: '', err: `setaside: ${says}\n` })
  expect(existsSync(out)).toBe(false)
})

test('approvals of a county of which nothing is due, and by the office of another county, are refused', async () => {
  const out = fresh('approvals.csv')
  const asked = ['--all-eligible', '--by', 'A. Attorney', '--on', '2026-11-02', '--out', out]
  const given = ['approve', '--run', all, ...asked]
  const nothing = await setaside([...given, '--county', 'Alpine'])
  expect([nothing.code, nothing.out]).toEqual([3, ''])
  expect(nothing.err).toMatch(
    /^setaside: all \[\d+\] that could be approved are of other counties; name one of theirs after \[--county\], or leave it out\n$/,
  )
  const office = fresh('office.json')
  writeFileSync(office, JSON.stringify(OFFICE))
  const another = await setaside([...given, '--county', 'YOLO', '--office', office])
  expect(another).toEqual({
    code: 3,
    out: '',
    err: `setaside: --county is [YOLO], and the office in [${office}] is of [SACRAMENTO]; each office approves for its own county\n`,
  })
  writeFileSync(office, '{ "agency": ')
  const broken = await setaside([...given, '--county', 'YOLO', '--office', office])
  expect([broken.code, broken.out]).toEqual([3, ''])
  expect(broken.err).toMatch(/^setaside: the office file \[.*office\.json\] [^\n]+\n$/)
  expect(existsSync(out)).toBe(false)
})

test('an office files what is of its county, tells what others file, and its papers count no other county', async () => {
  const office = fresh('office.json')
  writeFileSync(office, JSON.stringify({ ...OFFICE, agency: { ...OFFICE.agency, county: 'Yolo' } }))
  const filed = async (run: string) => {
    const [approvals, out] = [fresh('approvals.csv'), fresh('filing')]
    const approving = ['--all-eligible', '--office', office, '--by', 'A. Attorney', '--on', '2026-11-02']
    const approved = await setaside(['approve', '--run', run, ...approving, '--out', approvals])
    expect(approved.code, approved.err).toBe(0)
    const given = ['--run', run, '--approvals', approvals, '--office', office, '--filed-on', '2026-11-03']
    const ended = await setaside(['file', ...given, '--only', 'court-update,summary', '--out', out])
    expect(ended.code, ended.err).toBe(0)
    return { ended, rows: table(out, 'court-update'), out }
  }
  const [whole, own] = [await filed(all), await filed(yolo)]
  expect(whole.rows.length).toBeGreaterThan(10)
  expect(whole.rows.map(row => row.case_number)).toEqual(own.rows.map(row => row.case_number))
  expect(whole.ended.err).toMatch(
    /^\[\d+\] approvals in \[.*\] are not of \[YOLO\]; the offices of their counties file them\.\n$/,
  )
  const told = (out: string) => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).filing
  expect(told(whole.out).counts).toEqual(told(own.out).counts)
})
