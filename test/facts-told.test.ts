/** What is asked beside the statutes (whose case it is, what a policy looks at), and who said what an answer rests on: in every table and paper. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ARREST, COURT, DOE, type Fields, ROE } from '../src/intake/ca-doj/made-up.ts'
import { linesOf, setaside, table, workplace } from './command.ts'
import { motionOf } from './motion.ts'

const place = workplace()
const { fresh, file } = place
const DAY = ['--as-of', '2026-11-01']
const COUNTY = ['--county', 'SACRAMENTO', ...DAY]
const HEAD = 'person_id,cycle_count,fact,value,source,by,as_of,corrects\n'
const KEY = '101002001'

async function run(county: string, ...more: readonly string[]) {
  const folder = fresh('results')
  const ended = await setaside(['run', county, '--out', folder, ...more])
  return { ...ended, folder }
}

const withFacts = (...lines: readonly string[]) => [
  '--facts',
  file('facts.csv', `${HEAD}${lines.map(line => `${line}\n`).join('')}`),
]

/** Whose court's county nobody can read, and somebody whose court stands elsewhere. */
const UNREAD: Fields = { ...ROE, ...COURT, STP_ORI_CNTY_NAME: 'CENTRAL DIST' }
const elsewhere = file(
  'elsewhere.csv',
  linesOf([
    { ...ROE, ...ARREST },
    UNREAD,
    { ...DOE, ...ARREST, STP_ORI_CNTY_NAME: 'YOLO' },
    { ...DOE, ...COURT, STP_ORI_CNTY_NAME: 'YOLO' },
  ]),
)
const county = (person: string, value: string, corrects = '') =>
  `${person},${KEY},county,${value},case file,J. Roe,2026-10-30,${corrects}`

describe('the county of a count', () => {
  test('that nobody can read is asked for in the sheet, and an answer decides whose case it is', async () => {
    const before = await run(elsewhere, ...COUNTY)
    expect(table(before.folder, 'convictions')).toMatchObject([
      { person_id: '1001', determination: 'review', missing_facts: 'county' },
    ])
    const sheet = fresh('questions.csv')
    await setaside(['review', '--run', before.folder, '--out', sheet])
    const text = readFileSync(sheet, 'utf8')
    const [, group = '', line = ''] = text.split('\r\n')
    expect(line).toContain('In which county was the conviction?')
    expect(line).toContain(
      'any: SACRAMENTO: eligible, redesignate-misdemeanor | any: another: not of this run',
    )
    const told = group.replace('?,,?1,,,,,,"', '?,,sacramento county,,case file,J. Roe,2026-10-30,,"')
    writeFileSync(sheet, text.replace(group, told))
    const after = await run(elsewhere, ...COUNTY, '--facts', sheet)
    expect(after.err).toBe('')
    expect(table(after.folder, 'convictions')).toMatchObject([
      {
        county: 'SACRAMENTO',
        determination: 'eligible',
        given_facts: 'county: SACRAMENTO (case file; J. Roe, 2026-10-30)',
      },
    ])
    const explained = await setaside(['explain', '--run', after.folder, '--person', '1001'])
    expect(explained.out).toMatch(/county: SACRAMENTO; given by J\. Roe on 2026-10-30, from case file/)
  })

  test('of another county is not decided here; what contradicts the record asks, and a correction makes it ours', async () => {
    const other = await run(elsewhere, ...COUNTY, ...withFacts(county('1001', 'Kern')))
    expect(table(other.folder, 'convictions')).toEqual([])
    expect(table(other.folder, 'facts')).toMatchObject([{ state: 'given', value: 'KERN' }])
    const disputed = await run(elsewhere, ...COUNTY, ...withFacts(county('1002', 'Sacramento')))
    expect(disputed.err).toContain('facts.csv:2 the record says otherwise')
    expect(table(disputed.folder, 'convictions')[1]).toMatchObject({
      person_id: '1002',
      determination: 'review',
      missing_facts: 'county',
      reason: expect.stringMatching(/^The county is in dispute\. /),
    })
    const corrected = await run(elsewhere, ...COUNTY, ...withFacts(county('1002', 'Sacramento', 'yes')))
    expect(table(corrected.folder, 'convictions')[1]).toMatchObject({
      person_id: '1002',
      determination: 'eligible',
      county: 'SACRAMENTO',
    })
    const all = await run(elsewhere, '--county', 'all', ...DAY, ...withFacts(county('1001', 'Kern')))
    const { byCounty } = JSON.parse(readFileSync(join(all.folder, 'summary.json'), 'utf8'))
    expect(Object.keys(byCounty)).toEqual(['KERN', 'YOLO'])
  })

  test('of an arrest is told as well', async () => {
    const path = file('arrest.csv', linesOf([{ ...ROE, ...ARREST, STP_ORI_CNTY_NAME: 'CENTRAL' }]))
    const asked = [...COUNTY, '--program', 'arrests']
    const line = `1001,101,county,Sacramento,booking sheet,J. Roe,2026-10-30,`
    const [before, after] = [await run(path, ...asked), await run(path, ...asked, ...withFacts(line))]
    const [waits, known] = [before, after].map(({ folder }) => table(folder, 'reliefs')[0])
    expect([waits?.determination, waits?.missing_facts]).toEqual(['review', 'county'])
    expect([known?.determination, known?.county]).toEqual(['eligible', 'SACRAMENTO'])
    expect(known?.given_facts).toBe('county: SACRAMENTO (booking sheet; J. Roe, 2026-10-30)')
  })

  test('that there is not is not taken, and is told without its text', async () => {
    const { err, folder } = await run(elsewhere, ...COUNTY, ...withFacts(county('1001', 'Ruritania')))
    expect(err).toContain('facts.csv:2 (value) is none of the 58 choices, from ALAMEDA to YUBA')
    expect(err).not.toContain('Ruritania')
    expect(table(folder, 'convictions')).toMatchObject([{ determination: 'review' }])
  })
})

test('what only a policy asks is in the sheet, with what each answer does', async () => {
  const related: Fields = {
    ...COURT,
    CNT_ORDER: '101002002000',
    OFFENSE_DESCR: '647 PC-DISORDERLY CONDUCT',
    CONV_STAT_DESCR: 'MISDEMEANOR',
  }
  const path = file(
    'related.csv',
    linesOf([
      { ...ROE, ...ARREST },
      { ...ROE, ...COURT },
      { ...ROE, ...related },
    ]),
  )
  const { folder } = await run(path, ...COUNTY, '--policy', 'san-joaquin')
  const waits = table(folder, 'convictions').find(({ determination }) => determination === 'review')
  expect(waits?.law_determination).toBe('not-eligible')
  const sheet = fresh('questions.csv')
  await setaside(['review', '--run', folder, '--out', sheet])
  const asked = readFileSync(sheet, 'utf8')
  for (const name of (waits?.missing_facts ?? '').split('; ')) expect(asked).toContain(`,${name},1001,`)
  expect(asked).toContain('policy/san-joaquin: yes: eligible, dismiss')
})

describe('what somebody vouches for', () => {
  const WORDS = ['--program', 'automatic', '--vouch', 'pending-charges,supervision']
  const SAID = ['--vouched-by', 'D. Clerk', '--vouched-source', 'case system, 30 October']
  const theft = {
    OFFENSE_DESCR: '484(A) PC-THEFT',
    CONV_STAT_DESCR: 'MISDEMEANOR',
    DISP_DESCR: 'CONVICTED-JAIL',
  }
  const one = file('one.csv', linesOf([{ ...ROE, ...COURT, ...theft }]))

  test.each([
    [
      ['--vouched-by', 'D. Clerk'],
      '--vouch is what somebody has looked up; say where after [--vouched-source]',
    ],
    [
      ['--vouched-source', 'x', '--vouched-by', ' '],
      '--vouch is somebody’s word; name who gives it after [--vouched-by]',
    ],
  ])('needs a name and a source: %j', async (said, sentence) => {
    const ended = await run(one, ...COUNTY, ...WORDS, ...said)
    expect([ended.code, ended.err]).toEqual([2, expect.stringContaining(sentence)])
    const alone = await run(one, ...COUNTY, ...SAID.slice(0, 2))
    expect([alone.code, alone.err]).toEqual([
      2,
      expect.stringContaining('--vouched-by is about what [--vouch] names'),
    ])
  })

  test('is a fact of everybody, with its name and source in every table, page and manifest, and the next run takes it', async () => {
    const { folder, out } = await run(one, ...COUNTY, ...WORDS, ...SAID)
    expect(out).toContain('Facts: 2 lines: 2 count (facts.csv)')
    const rows = table(folder, 'facts')
    expect(rows.map(({ person_id, by, source, as_of }) => [person_id, by, source, as_of])).toEqual(
      rows.map(() => ['*', 'D. Clerk', 'case system, 30 October', '2026-11-01']),
    )
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    expect(manifest).toMatchObject({
      options: {
        vouched: ['pending-charges', 'supervision'],
        vouchedBy: 'D. Clerk',
        vouchedSource: 'case system, 30 October',
      },
      facts: { files: [], lines: { given: 2 } },
    })
    const said = /looked up by the office: [^:]+: yes \(case system, 30 October; D\. Clerk, 2026-11-01\)/
    for (const name of ['convictions', 'reliefs', 'people'])
      expect(
        table(folder, name).some(({ given_facts = '' }) => said.test(given_facts)),
        name,
      ).toBe(true)
    const page = await setaside(['explain', '--run', folder, '--person', '1001', '--proof'])
    expect(page.out).toContain('given by D. Clerk on 2026-11-01, from case system, 30 October')
    const again = await run(one, ...COUNTY, ...WORDS.slice(0, 2), '--facts', join(folder, 'facts.csv'))
    expect(table(again.folder, 'convictions')).toEqual(table(folder, 'convictions'))
  })

  test('is named in the declaration of a motion, as its PDF is read', async () => {
    const cannabis = file(
      'cannabis.csv',
      linesOf([
        { ...ROE, ...ARREST },
        { ...ROE, ...COURT },
      ]),
    )
    const { folder } = await run(
      cannabis,
      ...COUNTY,
      '--program',
      'all',
      '--vouch',
      'pending-charges',
      ...SAID,
    )
    expect(await motionOf(folder, place)).toContain('given by D. Clerk')
  })
})
