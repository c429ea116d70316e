/** An office's file held against the state's, through the real command: who is who, which row is which conviction, what is answered. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COURT, ROE } from '../src/intake/ca-doj/made-up.ts'
import { OFFICE_HEADER, WEIGHTS_HEADER } from '../src/synth/ca-doj/office.ts'
import { linesOf, setaside, table, workplace } from './command.ts'
import { sized } from './size.ts'

const { fresh, file } = workplace()
const ASKED = ['--county', 'SAN FRANCISCO', '--as-of', '2019-11-11']

interface Office {
  readonly court?: string
  readonly incident?: string
  readonly name?: string
  readonly charge?: string
  readonly level?: string
  readonly disposed?: string
  readonly words?: string
  readonly offense?: string
  readonly birth?: string
  readonly local?: string
  readonly cii?: string
  readonly ssn?: string
}
const WORDS = 'COUNTY JAIL W/ PROBATION CONDITION'
const officeRow = (of: Office): string => {
  const { court = '', incident = '', name = '', charge = '', level = 'F', disposed = '', words = WORDS } = of
  const { offense = '', birth = '', local = '', cii = '', ssn = '' } = of
  return [
    ...[
      court,
      '',
      incident,
      name,
      'FEL',
      ' 190',
      words,
      disposed,
      '',
      '',
      '',
      offense,
      charge,
      level,
      '',
      '190',
      words,
      disposed,
    ],
    ...['', '', '', '', '', birth, local, cii, '', ssn, '', 'EOR'],
  ].join(',')
}
const cases = (rows: readonly Office[]): string =>
  file('cases.csv', `${[OFFICE_HEADER, ...rows.map(officeRow)].join('\n')}\n`)
const weights = (rows: readonly string[]): string =>
  file(
    'weights.csv',
    `${[WEIGHTS_HEADER, ...rows.map((row, at) => `${at * 3 + 1},${row}`)].join('\r\n')}\r\n`,
  )

const SF = { STP_ORI_CNTY_NAME: 'SAN FRANCISCO' }
const of = (subject: string, name: string, birth: string, cii: string) => ({
  ...COURT,
  ...SF,
  SUBJECT_ID: subject,
  PRI_NAME: name,
  PRI_DOB: birth,
  CII_NUMBER: cii,
})
const ADA = of('1', 'ROE,ADA QUINN', '19660707', 'A12345670')
const SAM = of('2', 'POE,SAM', '19700102', 'A22222220')

const reconciled = async (state: string, office: readonly string[], ...more: readonly string[]) => {
  const out = fresh('reconciled')
  const ended = await setaside([
    'reconcile',
    '--doj',
    state,
    '--office',
    'san-francisco',
    ...office,
    ...ASKED,
    '--out',
    out,
    ...more,
  ])
  return { ...ended, folder: out }
}
const rowsOf = (folder: string) =>
  [...table(folder, 'paired'), ...table(folder, 'office-only')].sort(
    (a, b) => Number(a.office_line) - Number(b.office_line),
  )
const short = (folder: string) =>
  rowsOf(folder).map(row =>
    [
      row.list,
      row.state_person_id,
      row.paired_with,
      row['Office Line Recommendation'],
      row.determination,
      row.why,
    ].join('|'),
  )

describe('nine rows as San Francisco’s run had them', () => {
  const state = linesOf([
    { ...ADA, FE_NUM_CRT_CASE: '', OFN: '1236 412233-00', STP_EVENT_DATE: '19920315', CYC_DATE: '19920110' },
    {
      ...SAM,
      FE_NUM_CRT_CASE: '500777',
      STP_EVENT_DATE: '19951120',
      CYC_DATE: '19950911',
      OFFENSE_DESCR: '11360(A) HS-SELL',
    },
    {
      ...SAM,
      FE_NUM_CRT_CASE: '300111',
      STP_EVENT_DATE: '19900101',
      CYC_DATE: '19890911',
      OFFENSE_DESCR: '187(A) PC-MURDER',
      CNT_ORDER: '102002001000',
    },
    {
      ...of('3', 'LOE,KIM', '19800303', 'A33333330'),
      FE_NUM_CRT_CASE: '600111',
      STP_EVENT_DATE: '20050505',
      CYC_DATE: '20050501',
    },
  ])
  const office: readonly Office[] = [
    // The day differs by a month, the court number is a piece of OFN; weighed.
    {
      court: '412233',
      incident: 'I1',
      name: 'ROE/ADA/Q       ',
      charge: '11359HS',
      disposed: '041592',
      birth: '070766',
      local: 'S1',
      cii: 'A012345670',
    },
    // The same person, and a misdemeanor that the state does not have; no birth date on this row.
    {
      court: '412233',
      incident: 'I1',
      name: 'ROE/ADA/Q       ',
      charge: '11357(C)HS',
      level: 'M',
      disposed: '041592',
      local: 'S1',
      cii: 'A12345670',
    },
    // A superstrike before it.
    {
      court: '500777',
      incident: 'I2',
      name: 'POE/SAM/',
      charge: '11360(A)HS',
      disposed: '112095',
      offense: '091095',
      birth: '010270',
      local: 'S2',
      cii: 'A22222220',
    },
    // Over a pound.
    {
      court: '600111',
      incident: 'I3',
      name: 'LOE/KIM/',
      charge: '11359HS',
      disposed: '050505',
      birth: '030380',
      local: 'S3',
      cii: 'A33333330',
    },
    // Not weighed, and no conviction of that day or number.
    {
      court: '999111',
      name: 'LOE/KIM/',
      charge: '11359HS',
      disposed: '050595',
      birth: '030380',
      local: 'S3',
      cii: 'A33333330',
    },
    // Dismissed.
    {
      court: '600112',
      name: 'LOE/KIM/',
      charge: '11359HS',
      words: 'DISMISSED',
      disposed: '050505',
      birth: '030380',
      local: 'S3',
      cii: 'A33333330',
    },
    // Another section.
    {
      court: '600113',
      name: 'LOE/KIM/',
      charge: '11377HS',
      disposed: '050505',
      birth: '030380',
      local: 'S3',
      cii: 'A33333330',
    },
    // A number of another person alone.
    {
      court: '700111',
      name: 'DOE/DAN/',
      charge: '11359HS',
      disposed: '050505',
      birth: '040450',
      local: 'S4',
      cii: 'A12345670',
    },
    // Nobody.
    {
      court: '800111',
      name: 'NIX/NED/',
      charge: '11359HS',
      disposed: '050505',
      birth: '040451',
      local: 'S5',
      cii: 'A44444440',
    },
  ]

  test('each has its line’s answer or another by law, with the state’s priors; every row stands in one list', async () => {
    const files = [cases(office), weights(['I1,412233,120.5', 'I3,600111,612'])]
    const { code, folder } = await reconciled(file('state.csv', state), files)
    expect(code).toBe(0)
    expect(short(folder)).toEqual([
      'paired|1|state.csv:2|eligible|eligible|',
      'office-only|1||eligible||the person has no conviction of this section and court number or day in the state’s file',
      'paired|2|state.csv:3|ineligible|not-eligible|',
      // The law has no pound.
      'paired|3|state.csv:5|ineligible|eligible|',
      'office-only|3||needs review||the person has no conviction of this section and court number or day in the state’s file',
      'office-only|3||n/a||no conviction, by the office’s file',
      'office-only|3||n/a||the person has no conviction of this section and court number or day in the state’s file',
      'office-only|||needs review|review|in doubt: a number is the same and neither name nor birth date agrees',
      'office-only|||no match||no match: nobody in the state’s file has enough in common',
    ])
    const [first] = table(folder, 'paired')
    expect(first).toMatchObject({
      'Court Number': '412233',
      'Weight (grams)': '120.5',
      'Over 1lb': 'No',
      match_score: '8',
      match_reasons: 'CII, name, birth date, case number agree',
      pair_reasons: 'same section; same court number; 31 days apart',
      state_class: 'felony',
    })
    expect(table(folder, 'paired')[1]?.state_other_convictions).toBe('187(A) PC-MURDER, convicted 1990-01-01')
    expect(table(folder, 'doubts')).toMatchObject([{ candidate_person_id: '1', office_lines: '9' }])
    for (const name of ['paired.csv', 'facts.csv', 'manifest.json'])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  })

  test('in any order of rows and files the same', async () => {
    const files = (rows: readonly Office[]) => [cases(rows), weights(['I3,600111,612', 'I1,412233,120.5'])]
    const [as, turned] = await Promise.all([
      reconciled(file('state.csv', state), files(office)),
      reconciled(
        file('state.csv', state.split('\n').toReversed().join('\n')),
        files(office.toReversed()).toReversed(),
      ),
    ])
    const bare = (folder: string) =>
      rowsOf(folder)
        .map(({ office_line: _, paired_with: __, ...row }) => JSON.stringify(row))
        .sort()
    expect(bare(turned.folder)).toEqual(bare(as.folder))
  })
})

describe('what is in doubt is told and never used', () => {
  const row = {
    court: '412233',
    name: 'ROE/ADA/Q',
    charge: '11359HS',
    disposed: '090195',
    birth: '070766',
    local: 'S1',
    cii: 'A12345670',
  }
  const one = { ...ADA, FE_NUM_CRT_CASE: '412233' }

  test.each([
    [
      'one number alone',
      [{ ...row, name: 'DOE/DAN/', birth: '010150' }],
      [one],
      'in doubt: a number is the same',
    ],
    [
      'name and birth date without the case number',
      [{ ...row, cii: '', court: '1' }],
      [one],
      'in doubt: no number is the same',
    ],
    [
      'two people of the state who both agree',
      [row],
      [one, { ...ADA, SUBJECT_ID: '7', PRI_NAME: 'ROE,ADA', PRI_DOB: '19660708', CNT_ORDER: '101002001000' }],
      'in doubt: 2 people of the state’s file may be this one',
    ],
    [
      'a number that cannot be read',
      [{ ...row, cii: 'A1234567?', birth: '' }],
      [one],
      'in doubt: no number is the same',
    ],
    [
      'two convictions that fit as well',
      [row],
      [one, { ...one, CNT_ORDER: '101002002000' }],
      'in doubt: two rows or two convictions fit as well',
    ],
    [
      'two rows that contradict each other about one conviction',
      [row, { ...row, offense: '080195' }],
      [one],
      'in doubt: two rows or two convictions fit as well',
    ],
  ] as const)('%s', async (_, office, state, why) => {
    const { folder } = await reconciled(file('state.csv', linesOf([...state])), [
      cases(office),
      weights([',412233,1']),
    ])
    expect(table(folder, 'paired')).toEqual([])
    for (const found of table(folder, 'office-only')) {
      expect(found.why).toContain(why)
      expect(found.determination).toBe('review')
    }
  })

  test('the very same row twice is one; name, birth date and case number are enough without a number', async () => {
    const bare = { ...row, cii: '' }
    const { folder } = await reconciled(file('state.csv', linesOf([one])), [
      cases([bare, bare]),
      weights([',412233,1']),
    ])
    expect(table(folder, 'paired').map(({ match_reasons }) => match_reasons)).toEqual([
      'name, birth date, case number agree',
      'name, birth date, case number agree',
    ])
  })
})

test('bad input: one clear sentence', async () => {
  const state = file('state.csv', linesOf([{ ...ROE, ...COURT }]))
  const some = cases([{ name: 'A/B/' }])
  const said = await Promise.all([
    setaside(['reconcile', '--office', 'san-francisco', some, ...ASKED, '--out', fresh('a')]),
    reconciled(state, [some]),
    reconciled(fresh('nowhere.csv'), [some, weights([])]),
    setaside(['reconcile', '--doj', state, '--office', 'san-fransisco', some, ...ASKED, '--out', fresh('b')]),
    reconciled(state, [some, weights([])], '--slack', 'ten'),
    reconciled(state, [fresh('nobody.csv')]),
  ])
  expect(said.map(({ code }) => code)).toEqual([2, 3, 3, 2, 2, 2])
  expect(said[5]?.err).toContain('no file of the office was named: the mapping [san-francisco] calls them')
  for (const { err, out } of said) {
    expect(out).toBe('')
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/^setaside: /)
  }
})

test('every true pair that a strong number shows is found, and nobody is granted anything by a false one', async () => {
  const state = fresh('state.csv')
  const folder = fresh('office')
  const rows = sized(10_000, 500_000)
  const made = ['--rows', String(rows), '--seed', 'pairs', '--county', 'SAN FRANCISCO', '--out', state]
  await setaside([
    'synth',
    ...made,
    '--office',
    folder,
    '--office-rows',
    String(sized(200, 9_000)),
    '--office-dirt',
    '0.02',
  ])
  const out = fresh('reconciled')
  const files = ['cases', 'weights'].map(name => join(folder, `${name}.csv`))
  await setaside(['reconcile', '--doj', state, '--office', 'san-francisco', ...files, ...ASKED, '--out', out])
  const found = new Map(rowsOf(out).map(row => [row.office_line, row]))
  const truth = table(folder, 'truth')
  expect(truth.length).toBe(found.size)
  const missed = truth.filter(
    ({ office_line, person_id, strong, agrees }) =>
      strong === 'yes' && agrees === 'yes' && found.get(office_line)?.state_person_id !== person_id,
  )
  const falsely = truth.filter(({ office_line, person_id }) => {
    const { state_person_id = '' } = found.get(office_line) ?? {}
    return state_person_id !== '' && state_person_id !== person_id
  })
  expect({ missed, falsely }).toEqual({ missed: [], falsely: [] })
  // Which conviction of the person: cycle, step and count of the line it stands on.
  const stateLines = readFileSync(state, 'latin1').split('\n')
  const order = stateLines[0]?.split(',').indexOf('CNT_ORDER') ?? 0
  const keyOf = (written = ''): string => {
    const cells = stateLines[Number(written.split(':').at(-1)) - 1]?.replaceAll(/"[^"]*"/g, '').split(',')
    return written === '' ? '' : (cells?.[order]?.slice(0, 9) ?? '')
  }
  const wrongly = truth.filter(({ office_line, person_id, cycle_count }) => {
    const row = found.get(office_line)
    return row?.state_person_id === person_id && keyOf(row?.paired_with) !== cycle_count
  })
  expect(wrongly).toEqual([])
  const { office } = JSON.parse(readFileSync(join(out, 'reconcile.json'), 'utf8'))
  const { lines, headers, counts, otherRows, rejected, blank } = office
  expect(headers + counts + otherRows + rejected + blank).toBe(lines)
})

test('the commands of the guide run', async () => {
  const root = join(import.meta.dirname, '..')
  const guide = readFileSync(join(root, 'docs/guide/office-files.md'), 'utf8')
  const place = join(fresh('guide'), '..')
  const lines = [...guide.matchAll(/^bin\/setaside (.+)$/gm)].map(([, line = '']) => line)
  expect(lines.length).toBeGreaterThan(6)
  for (const line of lines) {
    const [, call = '', to] = /^(.*?)(?: > (\S+))?$/.exec(line) ?? []
    const args = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = '']) =>
      (quoted ?? plain).replace(/^setaside-results/, place).replace(/^docs\//, `${root}/docs/`),
    )
    const { code, out, err } = await setaside(args)
    expect({ line, code, err: err.replace(/^\[.*one person\.\n/gm, '') }).toEqual({
      line,
      code: 0,
      err: '',
    })
    if (to !== undefined) writeFileSync(to.replace(/^setaside-results/, place), out)
  }
})
