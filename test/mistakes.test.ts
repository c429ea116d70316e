/**
 * The known mistakes of the programs that came before, one after another: each is a group of tests that carry tiny files
 * through the real command, and assert the answers that those programs got wrong.
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COURT, type Fields, later, NO_SENTENCE, ROE } from '../src/intake/ca-doj/made-up.ts'
import {
  answer,
  type Ended,
  hashes,
  type Line,
  linesOf,
  setaside,
  sha256,
  table,
  workplace,
} from './command.ts'
import { sized } from './size.ts'

const { fresh, file } = workplace()

const SALE = '11360(A) HS-SELL/FURNISH/ETC MARIJUANA/HASH'
const FOR_SALE = '11359 HS-POSSESS MARIJUANA FOR SALE'
const POSSESSION = '11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS'

/** Rows of one person, whom no other has a number or a name in common with. */
const person = (id: string, ...rows: readonly Fields[]): readonly Fields[] =>
  rows.map(fields => ({
    ...ROE,
    SUBJECT_ID: id,
    CII_NUMBER: `A0000${id}`,
    PRI_NAME: `ROE,ROBIN ${id}`,
    ...fields,
  }))

/** The row of a court that convicts; the arrest was on the same day unless told. */
const convicted = (cycle: number, on: string, offense: string, fields: Fields = {}): Fields => ({
  ...COURT,
  CYC_DATE: on,
  CNT_ORDER: `${100 + cycle}002001000`,
  STP_EVENT_DATE: on,
  FE_NUM_CRT_CASE: `${on.slice(2, 4)}F0000${cycle}`,
  OFFENSE_DESCR: offense,
  ...fields,
})

interface Ran extends Ended {
  readonly out: string
  readonly folder: string
  readonly answers: readonly string[]
  readonly convictions: readonly Line[]
}

interface Asked {
  readonly policy?: object
  readonly asOf?: string
  readonly county?: string
  readonly more?: readonly string[]
  /** So many rows could not be read and name nobody: the run says so, and ends as one that is not to be filed from. */
  readonly nobodys?: number
}

async function run(input: string | readonly string[], asked: Asked = {}): Promise<Ran> {
  const { policy, asOf = '2026-11-01', county = 'SACRAMENTO', more = [], nobodys = 0 } = asked
  const folder = fresh('results')
  const named = policy === undefined ? [] : ['--policy', file('policy.json', JSON.stringify(policy))]
  const ended = await setaside([
    ...['run', ...[input].flat(), '--county', county, '--as-of', asOf, '--out', folder],
    ...named,
    ...more,
  ])
  expect(ended.code, ended.err).toBe(nobodys > 0 ? 4 : 0)
  if (nobodys === 0) expect(ended.err).toBe('')
  else expect(ended.err).toMatch(`[${nobodys}] rows could not be read and name nobody`)
  const convictions = table(folder, 'convictions')
  return { ...ended, folder, convictions, answers: convictions.map(answer) }
}

const runRows = (rows: readonly (Fields | string)[], asked?: Asked): Promise<Ran> =>
  run(file('county.csv', linesOf(rows)), asked)

/** A policy that dismisses nothing by its section. */
const policy = (also: object) => ({
  name: 'Ours',
  extends: 'configurable',
  dismiss: [],
  reduce: [],
  also,
})

describe('missing read as false, zero or long ago', () => {
  test('a blank birth date makes nobody 57 or older, and nobody 21 or older', async () => {
    const rows = [
      ...person('101', convicted(1, '19950901', FOR_SALE, { PRI_DOB: '19500102' })),
      ...person('102', convicted(1, '19950901', FOR_SALE, { PRI_DOB: '' })),
      ...person('103', convicted(1, '19950901', POSSESSION, { PRI_DOB: '19500102' })),
      ...person('104', convicted(1, '19950901', POSSESSION, { PRI_DOB: '00000000' })),
    ]
    const { answers } = await runRows(rows, { policy: policy({ ageAtLeast: 57 }) })
    expect(answers).toEqual([
      '101 HS 11359: eligible dismiss (57 years or older)',
      '102 HS 11359: review (Cannot be known without: birth date)',
      '103 HS 11357(b): eligible dismiss-and-seal (Possession lawful since the Act for a person of 21 or older)',
      '104 HS 11357(b): review (Cannot be known without: birth date)',
    ])
  })

  test('a blank class makes no felony a misdemeanor', async () => {
    const blank: Fields = { CONV_STAT_DESCR: '', OFFENSE_TOC: '' }
    const rows = [
      ...person('101', convicted(1, '19950901', FOR_SALE)),
      ...person('102', convicted(1, '19950901', FOR_SALE, blank)),
      ...person('103', convicted(1, '19950901', FOR_SALE, { ...blank, CONV_STAT_DESCR: 'MISDEMEANOR' })),
    ]
    const { answers } = await runRows(rows, { policy: policy({}) })
    expect(answers).toEqual([
      '101 HS 11359: review (For an attorney by the policy: No applicable eligibility criteria)',
      '102 HS 11359: review (Cannot be known without: class of the conviction)',
      '103 HS 11359: eligible dismiss (Misdemeanor or Infraction)',
    ])
  })

  test('a conviction without its day is not long ago', async () => {
    const undated: Fields = { STP_EVENT_DATE: '', DISP_DATE: '', ...NO_SENTENCE }
    const rows = [
      ...person('101', convicted(1, '20050901', FOR_SALE, NO_SENTENCE)),
      ...person('102', convicted(1, '20050901', FOR_SALE, undated)),
    ]
    const { answers } = await runRows(rows, { policy: policy({ yearsSinceConviction: 10 }) })
    expect(answers).toEqual([
      '101 HS 11359: eligible dismiss (Conviction occurred 10 or more years ago)',
      '102 HS 11359: review (Depends on what the record does not show: Conviction occurred 10 or more years ago)',
    ])
  })

  test('a sentence whose length or unit cannot be read is not over; where there is none the law presumes it so', async () => {
    const rows = [
      ...person('101', convicted(1, '19950901', FOR_SALE, NO_SENTENCE)),
      ...person('102', convicted(1, '19950901', FOR_SALE, { SENT_TIME_CODE: '', SENT_TIME_DESCR: '' })),
      ...person('103', convicted(1, '19950901', FOR_SALE, { SENT_LENGTH: '' })),
      ...person(
        '104',
        convicted(1, '19950901', FOR_SALE, { SENT_LENGTH: '', SENT_TIME_CODE: 'L', SENT_TIME_DESCR: 'LIFE' }),
      ),
    ]
    const { answers } = await runRows(rows)
    const open = 'review (Cannot be known without: end of the sentence; unreasonable risk of danger)'
    expect(answers).toEqual([
      '101 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
      `102 HS 11359: ${open}`,
      `103 HS 11359: ${open}`,
      `104 HS 11359: ${open}`,
    ])
  })
})

describe('text matched loosely', () => {
  test('187(A) PC is a strike and 537 PC is none', async () => {
    const having = (prior: string, id: string) =>
      person(id, convicted(1, '19880501', prior), convicted(2, '19950901', FOR_SALE))
    const rows = [
      ...having('187(A) PC-MURDER:FIRST DEGREE', '101'),
      ...having('187 PC-MURDER', '102'),
      ...having('664/187(A) PC-ATTEMPTED MURDER', '103'),
      ...having('537 PC-DEFRAUD INNKEEPER', '104'),
      ...having('1187 PC-NO SUCH OFFENSE', '105'),
    ]
    const { answers } = await runRows(rows)
    expect(answers).toEqual([
      '101 HS 11359: not-eligible (A superstrike (PC 667(e)(2)(C)(iv)) before the offense)',
      '102 HS 11359: not-eligible (A superstrike (PC 667(e)(2)(C)(iv)) before the offense)',
      '103 HS 11359: not-eligible (A superstrike (PC 667(e)(2)(C)(iv)) before the offense)',
      '104 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
      '105 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
    ])
  })

  test('11357.5 HS is no marijuana offense, and neither is a number that only holds 11357', async () => {
    const other = ['11357.5 HS-SELL SYNTHETIC CANNABINOID', '111357 HS-NO SUCH', '113590 HS-NO SUCH']
    const rows = [
      ...other.flatMap((offense, at) => person(`10${at}`, convicted(1, '20150901', offense))),
      ...person('104', convicted(1, '20150901', '459 PC-BURGLARY', { COMMENT_TEXT: 'CASE 1135799' })),
      ...person('105', convicted(1, '20150901', '11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS')),
    ]
    const { answers } = await runRows(rows)
    expect(answers).toEqual([
      '105 HS 11357(b): eligible dismiss-and-seal (Possession lawful since the Act for a person of 21 or older)',
    ])
  })

  test('664-11359 HS, an attempt, does not vanish: an attorney decides', async () => {
    const texts = ['664-11359 HS', '664/11359 HS', '11359-664 HS', '66411357(A) HS']
    const { answers } = await runRows(
      texts.flatMap((text, at) => person(`10${at}`, convicted(1, '19950901', text))),
    )
    expect(answers).toEqual([
      '100 HS 664/11359: review (Cannot be known without: whether the Act reaches the offense)',
      '101 HS 664/11359: review (Cannot be known without: whether the Act reaches the offense)',
      '102 HS 664/11359: review (Cannot be known without: whether the Act reaches the offense)',
      '103 HS 664/11357(a): review (Cannot be known without: whether the Act reaches the offense)',
    ])
  })
})

describe('the charge read instead of the conviction', () => {
  test('charged with sale and convicted of possession is judged on possession', async () => {
    const possession: Fields = {
      CONV_OFFENSE_DESCR: POSSESSION,
      CONV_OFFENSE_TOC: 'M',
      CONV_STAT_DESCR: 'MISDEMEANOR',
    }
    const rows = [
      ...person('101', convicted(1, '19950901', SALE, possession)),
      ...person('102', convicted(1, '19950901', POSSESSION, { CONV_OFFENSE_DESCR: SALE })),
      ...person(
        '103',
        convicted(1, '19950901', SALE, {
          CONV_OFFENSE_DESCR: '415 PC-DISTURB THE PEACE',
          CONV_OFFENSE_TOC: 'M',
        }),
      ),
    ]
    const { answers } = await runRows(rows)
    expect(answers).toEqual([
      '101 HS 11357(b): eligible dismiss-and-seal (Possession lawful since the Act for a person of 21 or older)',
      '102 HS 11360(a): eligible redesignate-misdemeanor (Sale or transport that is a misdemeanor since the Act)',
    ])
  })
})

describe('later events ignored', () => {
  test('a conviction already dismissed is not recommended again', async () => {
    const then = (id: string, disposition: string) =>
      person(
        id,
        convicted(1, '19950901', FOR_SALE),
        later(disposition, { CYC_DATE: '19950901', FE_NUM_CRT_CASE: '95F00001' }),
      )
    const rows = [
      ...then('101', 'CONV DISM & SEALED PER 11361.8 HS'),
      ...then('102', 'CONV SET ASIDE & DISM PER 1203.4 PC'),
      ...then('103', 'CONV REDUCED TO MISD PER 17(B) PC'),
      ...then('104', 'CONV VACATED PER 1473.7 PC'),
      ...then('105', 'PROBATION REVOKED'),
    ]
    const { answers } = await runRows(rows)
    expect(answers).toEqual([
      '101 HS 11359: not-eligible (Already vacated, or dismissed and sealed)',
      // The Act reaches a conviction that was dismissed under PC 1203.4 all the same (by the reasoning of Tidwell).
      '102 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
      '103 HS 11359: not-eligible (Already no more than a misdemeanor: the Act leaves it unchanged)',
      '104 HS 11359: not-eligible (Already vacated, or dismissed and sealed)',
      '105 HS 11359: review (Cannot be known without: end of the sentence; unreasonable risk of danger)',
    ])
  })
})

describe('what the law itself has undone', () => {
  test('a felony of 647f was vacated by PC 1170.21; without a class it is asked, for it is often 647(f)', async () => {
    const of = (id: string, offense: string, status: string) =>
      person(id, convicted(1, '20050901', offense, { CONV_STAT_DESCR: status, OFFENSE_TOC: '' }))
    const rows = [
      ...of('101', '647F PC-PROSTITUTION W/AIDS', 'FELONY'),
      ...of('102', '647F PC', ''),
      ...of('103', '647F PC-DISORDERLY CONDUCT', 'MISDEMEANOR'),
    ]
    const { answers } = await runRows(rows, { more: ['--program', 'petition'] })
    expect(answers.map(line => line.slice(0, 47))).toEqual([
      '101 PC 647f: not-eligible (Already dismissed, s',
      '102 PC 647f: review (Cannot be known without: s',
      // A misdemeanor is 647(f), drunk in public; its probation of 2005 is over whatever its term.
      '103 PC 647f: eligible dismiss (Probation was gr',
    ])
  })
})

describe('each file its own world', () => {
  test('a person split over two files has both files’ convictions in each', async () => {
    const one = file('one.csv', linesOf(person('101', convicted(1, '19950901', FOR_SALE))))
    const two = file(
      'two.csv',
      linesOf(
        person('999', convicted(2, '20050901', '459 PC-BURGLARY', { CII_NUMBER: 'A0000101' })).map(row => ({
          ...row,
          PRI_NAME: 'ROE,ROBIN 101',
        })),
      ),
    )
    const asked = { policy: policy({ onlyMarijuanaConvictions: true }) }
    const [alone, both, turned] = await Promise.all([
      run(one, asked),
      run([one, two], asked),
      run([two, one], asked),
    ])
    expect(alone.answers).toEqual(['101 HS 11359: eligible dismiss (Only has 11357-60 charges)'])
    expect(both.answers).toEqual([
      '101 HS 11359: review (For an attorney by the policy: No applicable eligibility criteria)',
    ])
    expect(turned.answers).toEqual(both.answers)
  })
})

describe('dates of the wrong kind', () => {
  test('the day of the offense, not that of the conviction, says which law holds', async () => {
    const rows = [
      ...person('101', convicted(1, '20170110', FOR_SALE, { CYC_DATE: '20160820' })),
      ...person('102', convicted(1, '20170110', FOR_SALE, { CYC_DATE: '20161120' })),
      ...person('103', convicted(1, '20230110', FOR_SALE, { CYC_DATE: '20221109' })),
      // 20 at the arrest and 21 at the conviction.
      ...person('104', convicted(1, '19950901', POSSESSION, { CYC_DATE: '19950601', PRI_DOB: '19740801' })),
    ]
    const { answers } = await runRows(rows)
    expect(answers).toEqual([
      '101 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
      '102 HS 11359: review (Cannot be known without: offense date)',
      '103 HS 11359: not-eligible (The offense was on or after 9 November 2016: sentenced under the Act already)',
      '104 HS 11357(b): eligible redesignate-infraction (Possession that is an infraction since the Act)',
    ])
  })

  test('years are counted to the day of the run, not to today', async () => {
    const county = file('county.csv', linesOf(person('101', convicted(1, '20090601', FOR_SALE))))
    const ten = policy({ yearsSinceConviction: 10 })
    const runs = await Promise.all(
      ['2019-05-31', '2019-06-01'].map(asOf => run(county, { policy: ten, asOf })),
    )
    expect(runs.flatMap(({ answers }) => answers)).toEqual([
      '101 HS 11359: review (For an attorney by the policy: No applicable eligibility criteria)',
      '101 HS 11359: eligible dismiss (Conviction occurred 10 or more years ago)',
    ])
  })

  test('a disqualifying prior counts only where it came before', async () => {
    const having = (id: string, strike: string) =>
      person(id, convicted(1, strike, '187(A) PC-MURDER'), convicted(2, '19950901', FOR_SALE))
    const rows = [
      ...having('101', '19880115'),
      ...having('102', '19940115'),
      ...having('103', '19950901'),
      ...having('104', '20050115'),
    ]
    const { answers } = await runRows(rows)
    expect(answers).toEqual([
      '101 HS 11359: not-eligible (A superstrike (PC 667(e)(2)(C)(iv)) before the offense)',
      '102 HS 11359: review (Cannot be known without: offense date; whether an earlier conviction requires registration)',
      '103 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
      '104 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
    ])
  })
})

describe('silence about what was not read', () => {
  test('a conviction of an unknown courthouse is reviewed, not dropped', async () => {
    const rows = [
      ...person('101', convicted(1, '19950901', FOR_SALE, { STP_ORI_CNTY_NAME: '', STP_ORI_DESCR: 'CASC' })),
      ...person(
        '102',
        convicted(1, '19950901', FOR_SALE, { STP_ORI_CNTY_NAME: 'NO SUCH PLACE', STP_ORI_DESCR: '' }),
      ),
      ...person(
        '103',
        convicted(1, '19950901', FOR_SALE, { STP_ORI_CNTY_NAME: 'YOLO', STP_ORI_DESCR: 'CASC YOLO' }),
      ),
    ]
    const { answers } = await runRows(rows)
    expect(answers).toEqual([
      '101 HS 11359: review (The county cannot be read. Possession for sale that is a misdemeanor since the Act)',
      '102 HS 11359: review (The county cannot be read. Possession for sale that is a misdemeanor since the Act)',
    ])
  })

  test('one bad quote rejects one row, with its reason and text; the rest is decided', async () => {
    const rows = [
      ...person('101', convicted(1, '19950901', FOR_SALE)),
      ...person('102', convicted(1, '19950901', FOR_SALE)),
      ...person('103', convicted(1, '19950901', FOR_SALE)),
    ]
    const lines = linesOf(rows).split('\n')
    const bad = (lines[2] ?? '').replace('"ROE,ROBIN 102"', '"ROE,ROBIN" 102')
    lines[2] = bad
    const { answers, folder, out } = await run(file('county.csv', lines.join('\n')), {
      more: ['--max-rejects', '1'],
    })
    expect(answers).toEqual([
      '101 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
      '103 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
    ])
    expect(table(folder, 'rejects')).toEqual([
      { file: 'county.csv', line: '3', problem: 'text follows a closing quote (after column 12)', text: bad },
    ])
    expect(out).toContain('rejected')
  })

  test('the case and the blanks of a county’s name change nothing', async () => {
    const county = file('county.csv', linesOf(person('101', convicted(1, '19950901', FOR_SALE))))
    const names = ['SACRAMENTO', 'sacramento', ' Sacramento  ']
    const [usual, ...others] = await Promise.all(names.map(name => run(county, { county: name })))
    expect(usual?.answers).toEqual([
      '101 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
    ])
    for (const { folder } of others) expect(hashes(folder)).toEqual(hashes(usual?.folder ?? ''))
  })
})

describe('whole file in memory', () => {
  test.runIf(sized(false, true))('a file of 85 MB is read in little memory', async () => {
    const county = fresh('county.csv')
    await setaside([
      'synth',
      '--rows',
      '168000',
      '--seed',
      'memory',
      '--county',
      'SACRAMENTO',
      '--out',
      county,
    ])
    const told = fresh('peak')
    const tell = `import { writeFileSync } from 'node:fs'
      import { isMainThread } from 'node:worker_threads'
      if (isMainThread) process.on('exit', () =>
        writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)))`
    const { code } = await setaside(
      ['run', county, '--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--out', fresh('results')],
      { node: ['--max-old-space-size=64', '--import', `data:text/javascript,${encodeURIComponent(tell)}`] },
    )
    const megabytes = Number(readFileSync(told, 'utf8')) / 1024
    expect({ code, large: statSync(county).size > 80_000_000 }).toEqual({ code: 0, large: true })
    // One that kept what it read took more than six times the size of the file.
    expect(megabytes).toBeLessThan(400)
  })
})

describe('different answers on different runs', () => {
  test('rows in any order give the same answers, and the same rows the same bytes', async () => {
    const county = fresh('county.csv')
    await setaside([
      ...['synth', '--rows', '4000', '--seed', 'order', '--county', 'SACRAMENTO'],
      ...['--dirt', '0.05', '--out', county],
    ])
    const [header = '', ...lines] = readFileSync(county, 'latin1').split('\n')
    const rows = lines.filter(line => line.trim() !== '')
    const inOrder = (some: readonly string[]) =>
      file('county.csv', Buffer.from(`${[header, ...some].join('\n')}\n`, 'latin1'))
    const [given, again, turned, mixed] = await Promise.all(
      [rows, rows, rows.toReversed(), shuffled(rows)].map(some =>
        run(inOrder(some), { more: ['--max-rejects', '100%'] }),
      ),
    )
    const said = (ran: Ran | undefined) =>
      ran?.convictions
        .map(({ source_line: _, ...line }) => JSON.stringify(line))
        .sort()
        .join('\n')
    expect(given?.convictions.length).toBeGreaterThan(50)
    expect(hashes(again?.folder ?? '')).toEqual(hashes(given?.folder ?? ''))
    expect(said(turned)).toBe(said(given))
    expect(said(mixed)).toBe(said(given))
  })
})

/** In an order that only looks like none: by the last digits of a product. */
function shuffled(rows: readonly string[]): readonly string[] {
  const place = (at: number) => (at * 7919) % 10_007
  return rows
    .map((row, at) => ({ row, at }))
    .sort((a, b) => place(a.at) - place(b.at))
    .map(({ row }) => row)
}

describe('no trail', () => {
  test('the manifest holds what was asked, which rules and policy decided, what went in and what came out', async () => {
    const county = file('county.csv', linesOf(person('101', convicted(1, '19950901', FOR_SALE))))
    const ours = policy({ ageAtLeast: 57 })
    const [first, same, other] = await Promise.all([
      run(county, { policy: ours }),
      run(county, { policy: ours }),
      run(county, { policy: policy({ ageAtLeast: 58 }) }),
    ])
    const manifest = (ran: Ran) => JSON.parse(readFileSync(join(ran.folder, 'manifest.json'), 'utf8'))
    const told = manifest(first)
    const { 'manifest.json': _, ...written } = hashes(first.folder)
    expect(told).toEqual({
      resultsVersion: 2,
      jurisdiction: 'us-ca',
      inputFormat: 'ca-doj',
      setaside: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      asOf: '2026-11-01',
      county: 'SACRAMENTO',
      options: { policy: 'Ours', tables: ['convictions', 'people', 'review', 'reliefs'] },
      optionsSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      program: {
        name: 'prop64',
        version: expect.stringMatching(/^\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}$/),
        rulesSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      policy: {
        name: 'Ours',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        file: ours,
      },
      inputs: [{ name: 'county.csv', bytes: statSync(county).size, sha256: sha256(county) }],
      outputs: Object.entries(written).map(([name, hash]) => ({
        name,
        bytes: statSync(join(first.folder, name)).size,
        sha256: hash,
      })),
      rows: expect.objectContaining({ lines: 2, headers: 1, rows: 1, rejected: 0 }),
    })
    expect(manifest(same)).toEqual(told)
    expect(manifest(other).policy.sha256).not.toBe(told.policy.sha256)
    expect(manifest(other).program).toEqual(told.program)
  })

  test('each line names the rule, its citation and the row it rests on', async () => {
    const rows = [
      ...person('101', convicted(1, '19950901', FOR_SALE)),
      ...person('102', convicted(1, '19950901', '182(A)(1)/11359 HS-CONSPIRACY')),
    ]
    const { convictions } = await runRows(rows)
    expect(
      convictions.map(({ rule, citation, source_file, source_line }) => ({
        rule,
        citation,
        source_file,
        source_line,
      })),
    ).toEqual([
      {
        rule: 'hsc-11361.8/11359/redesignate-misdemeanor',
        citation: 'HSC 11361.8; HSC 11359(b)-(d)',
        source_file: 'county.csv',
        source_line: '2',
      },
      {
        rule: 'hsc-11361.8/11359/redesignate-misdemeanor',
        citation: 'HSC 11361.8; HSC 11359(b)-(d)',
        source_file: 'county.csv',
        source_line: '3',
      },
    ])
  })
})

describe('crash on odd rows', () => {
  test('odd rows are read as far as they go, and everybody else is decided', async () => {
    const odd: readonly Fields[] = [
      { CNT_ORDER: '10100' },
      { CNT_ORDER: '' },
      { CNT_ORDER: '1O1OO2OO1OOO' },
      { OFFENSE_DESCR: '99999 ZZ-NO SUCH SECTION' },
      { OFFENSE_DESCR: '' },
      { OFFENSE_DESCR: ')((-,;"' },
      { STP_EVENT_DATE: '19951399', CYC_DATE: 'YESTERDAY', DISP_DATE: '-1' },
      { SENT_LENGTH: '9999999999999', SENT_TIME_CODE: 'Y' },
      { STP_TYPE_DESCR: '' },
      { PRI_NAME: '', CII_NUMBER: '' },
    ]
    const rows = odd.flatMap((fields, at) => person(`20${at}`, convicted(1, '19950901', FOR_SALE, fields)))
    const usual = person('101', convicted(1, '19950901', FOR_SALE))
    const short = 'x,y,z'
    const long = `${'x,'.repeat(200)}x`
    const { answers, folder } = await runRows([short, ...usual, long, ...rows, '', ','], {
      more: ['--max-rejects', '3'],
      nobodys: 3,
    })
    expect(answers).toEqual([
      // Whose number of steps leaves a gap may be who the rows of nobody were about.
      '101 HS 11359: review (Cannot be known without: what the rejected rows of this person say; whole record of the person; whether earlier convictions count as under the misdemeanor paragraph)',
      '200 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
      '201 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
      '202 HS 11359: eligible redesignate-misdemeanor (Possession for sale that is a misdemeanor since the Act)',
      '204 : review (Cannot be known without: what the rejected rows of this person say; whether the Act reaches the offense; the section convicted of; subdivision convicted of)',
      '205 : review (Cannot be known without: what the rejected rows of this person say; whether the Act reaches the offense; the section convicted of; subdivision convicted of)',
      '206 HS 11359: review (Cannot be known without: what the rejected rows of this person say; offense date; arrest or conviction date; end of the sentence; unreasonable risk of danger)',
      '207 HS 11359: review (Cannot be known without: what the rejected rows of this person say; whole record of the person; whether earlier convictions count as under the misdemeanor paragraph; end of the sentence; unreasonable risk of danger)',
      '208 HS 11359: review (Cannot be known without: what the rejected rows of this person say; whole record of the person; whether earlier convictions count as under the misdemeanor paragraph)',
      '209 HS 11359: review (Cannot be known without: what the rejected rows of this person say; whole record of the person; whether earlier convictions count as under the misdemeanor paragraph)',
    ])
    expect(table(folder, 'rejects').map(({ line, problem }) => [line, problem])).toEqual([
      ['2', '3 columns where the format has 95'],
      ['4', '201 columns where the format has 95'],
      ['16', '2 columns where the format has 95'],
    ])
  })
})

describe('"unknown" filed as "mandatory"', () => {
  test('what the record does not show is never claimed: it is told beside the answer, as missing', async () => {
    const rows = [
      // Six plants or fewer are lawful since the Act. No row says how many there were.
      ...person('101', convicted(1, '19950901', '11358 HS-CULTIVATE MARIJUANA')),
      // Which subdivision decides between dismissal and nothing.
      ...person(
        '102',
        convicted(1, '19950901', '11357 HS-POSSESS MARIJUANA', { CONV_STAT_DESCR: 'MISDEMEANOR' }),
      ),
      // Whether the sentence still runs decides between an application and a petition.
      ...person(
        '103',
        convicted(1, '20150901', FOR_SALE, { SENT_LENGTH: '', SENT_TIME_CODE: 'L', SENT_TIME_DESCR: 'LIFE' }),
      ),
    ]
    const { convictions, folder } = await runRows(rows)
    expect(
      convictions.map(({ person_id, determination, relief, open, missing_facts }) => ({
        person_id,
        determination,
        relief,
        open,
        missing_facts,
      })),
    ).toEqual([
      {
        person_id: '101',
        determination: 'eligible',
        relief: 'redesignate-misdemeanor',
        open: 'hsc-11361.8 dismiss-and-seal',
        missing_facts: 'number of plants; offense date',
      },
      {
        person_id: '102',
        determination: 'review',
        relief: '',
        open: 'hsc-11361.8 dismiss-and-seal',
        missing_facts: 'subdivision convicted of',
      },
      {
        person_id: '103',
        determination: 'review',
        relief: '',
        open: 'hsc-11361.8 redesignate-misdemeanor',
        missing_facts: 'end of the sentence; unreasonable risk of danger',
      },
    ])
    expect(table(folder, 'review').map(({ person_id, due }) => [person_id, due])).toEqual([
      ['102', ''],
      ['103', ''],
    ])
  })

  test('nothing in review names a relief as due, in a whole county', async () => {
    const county = fresh('county.csv')
    await setaside([
      ...['synth', '--rows', '6000', '--seed', 'unknown', '--county', 'SACRAMENTO'],
      ...['--dirt', '0.1', '--out', county],
    ])
    const { convictions } = await run(county, { policy: policy({}), more: ['--max-rejects', '100%'] })
    const open = convictions.filter(({ determination }) => determination === 'review')
    expect(open.length).toBeGreaterThan(20)
    expect(open.filter(({ relief, basis }) => `${relief}${basis}` !== '')).toEqual([])
  })
})
