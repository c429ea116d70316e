/** Files of an office in their own columns, described by a mapping, through the real commands. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COURT, ROE } from '../src/intake/ca-doj/made-up.ts'
import { linesOf, setaside, table, workplace } from './command.ts'
import { sized } from './size.ts'

const { fresh, file } = workplace()
const EXAMPLES = join(import.meta.dirname, '../docs/examples')
const court = ['people', 'cases', 'charges'].map(name => join(EXAMPLES, 'court-extract', `${name}.csv`))
const ASKED = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']

const run = async (files: readonly string[], map: string, ...more: readonly string[]) => {
  const out = fresh('results')
  const ended = await setaside(['run', '--map', map, ...files, ...ASKED, '--out', out, ...more])
  return { ...ended, folder: out }
}
const answersIn = (folder: string): readonly string[] =>
  table(folder, 'convictions')
    .map(({ person_id, case_numbers, offense, determination, missing_facts }) =>
      [person_id, case_numbers, offense, determination, missing_facts].join('|'),
    )
    .sort()

/** The court extract with other lines in one of its tables. */
const withLines = (
  name: string,
  change: (lines: readonly string[]) => readonly string[],
): readonly string[] => {
  const folder = join(fresh('court'), '..')
  return court.map(path => {
    const to = join(folder, basename(path))
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    writeFileSync(to, `${(basename(path) === `${name}.csv` ? change(lines) : lines).join('\n')}\n`)
    return to
  })
}

describe('a court extract of three tables', () => {
  test('is read as one record; what the county does not know of others is unknown, and no row is lost', async () => {
    const { code, folder } = await run(court, 'court-extract')
    expect(code).toBe(0)
    expect(answersIn(folder)).toEqual([
      'P1|95F01|HS 11357(c)|not-eligible|',
      expect.stringMatching(/^P2\|96F02\|HS 11358\|review\|how the count ended; whole record of the person/),
      expect.stringMatching(/^P2\|96F02\|HS 11359\|review\|whole record of the person/),
    ])
    const { rows, mapping } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    const { lines, headers, rows: read, duplicates, rejected, notes } = rows
    expect({ lines, headers, kept: read + duplicates, rejected }).toEqual({
      lines: 14,
      headers: 3,
      kept: 11,
      rejected: 0,
    })
    expect(notes).toMatchObject({ 'mapping: count.ended: a word that is not in the mapping': 1 })
    expect(mapping).toEqual({ name: 'court-extract', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const explained = await setaside(['explain', '--run', folder, '--person', 'P2', '--proof'])
    expect(explained.out).toContain('Doubt: these files do not tell of what happened in other counties')
  })

  test('a run by a mapping of an office’s own is explained by that very mapping', async () => {
    const good = JSON.parse((await setaside(['intake', 'show', 'court-extract'])).out)
    const map = file('ours.json', JSON.stringify({ ...good, name: 'ours' }))
    const other = file('theirs.json', JSON.stringify({ ...good, name: 'ours', blank: [] }))
    const { folder } = await run(court, map)
    const explain = (...more: readonly string[]) =>
      setaside(['explain', '--run', folder, '--person', 'P2', ...more])
    const [bare, by, changed] = await Promise.all([explain(), explain('--map', map), explain('--map', other)])
    expect([bare, by, changed].map(({ code }) => code)).toEqual([2, 0, 3])
    expect(bare.err).toContain('the run had a mapping of its own, [ours]; add [--map] with its file')
    expect(changed.err).toContain('the mapping [ours] is not as it was for the run')
  })

  test('gives the same answers in any order of rows and files, in any number of threads', async () => {
    const [, ...rest] = withLines('charges', ([head = '', ...rows]) => [head, ...rows.toReversed()])
    const [people = ''] = court
    const [as, turned] = await Promise.all([
      run(court, 'court-extract'),
      run([...rest.toReversed(), people], 'court-extract', '--workers', '2'),
    ])
    expect(answersIn(turned.folder)).toEqual(answersIn(as.folder))
  })

  test('two rows of one key that differ: what they differ in is not known', async () => {
    const files = withLines('charges', lines => [...lines, (lines[3] ?? '').replace(',PG,', ',DISM,')])
    const { folder } = await run(files, 'court-extract')
    expect(answersIn(folder).filter(line => line.includes('11359'))).toEqual([
      expect.stringContaining('|review|how the count ended'),
    ])
  })

  test('a row without its case, and one that is none, are rejected as they stand and name nobody', async () => {
    const files = withLines('charges', lines => [
      ...lines,
      '99F99,1,11358,H&S,F,PG,9/14/1996,,,,,,',
      '"left open,1',
    ])
    const { code, folder } = await run(files, 'court-extract', '--max-rejects', '50%')
    expect(code).toBe(4)
    expect(table(folder, 'rejects').map(({ line, problem, text }) => [line, problem, text])).toEqual([
      ['7', 'no row of the table [cases] is the one it belongs to', '99F99,1,11358,H&S,F,PG,9/14/1996,,,,,,'],
      ['8', 'a quote is never closed', '"left open,1'],
    ])
  })

  test('a column that nothing is said of, one that is missing, and a file of no table are refused in a sentence', async () => {
    const more = withLines('cases', lines => lines.map((line, at) => `${line},${at === 0 ? 'Judge' : 'x'}`))
    const less = withLines('cases', lines => lines.map(line => line.replace('ArrestDate', 'ArestDate')))
    const said = await Promise.all(
      [more, less, court.slice(0, 2), [...court, file('other.csv', 'A\n1\n')]].map(files =>
        run(files, 'court-extract'),
      ),
    )
    expect(said.map(({ code }) => code)).toEqual([3, 3, 3, 3])
    expect(said.map(({ err }) => err.trim())).toEqual([
      expect.stringContaining('[cases.csv] has columns that the mapping neither reads nor ignores: [Judge]'),
      expect.stringContaining(
        '[cases.csv] has no column [ArrestDate], which the mapping names; did you mean [ArestDate]?',
      ),
      expect.stringContaining('no file of the table [charges] was given'),
      expect.stringContaining('[other.csv] is no file of the mapping'),
    ])
  })
})

describe('the bulk file of the state', () => {
  const county = async (rows: number, dirt: string): Promise<string> => {
    const path = fresh('county.csv')
    const asked = ['--rows', String(rows), '--seed', 'mapped', '--county', 'SACRAMENTO', '--dirt', dirt]
    await setaside(['synth', ...asked, '--out', path])
    return path
  }
  /** The same rows under other names of columns, in another order, parted by another sign. */
  const renamed = (path: string): { readonly file: string; readonly map: string } => {
    const [head = '', ...lines] = readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\n')
    const names = head.split(',')
    const order = names.map((_, at) => names.length - 1 - at)
    const cells = (line: string): readonly string[] =>
      [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) => cell)
    const rows = lines.map(line => {
      const own = cells(line)
      return order.map(at => own[at]).join('|')
    })
    const mapping = JSON.parse(readFileSync('src/intake/ca-doj/mappings/doj-bulk.json', 'utf8'))
    const asWritten = Object.fromEntries(names.map(name => [name, `bulk.x ${name.toLowerCase()}`]))
    return {
      file: file(
        'renamed.txt',
        `${[order.map(at => `x ${(names[at] ?? '').toLowerCase()}`).join('|'), ...rows].join('\n')}\n`,
      ),
      map: file(
        'renamed.json',
        JSON.stringify({
          ...mapping,
          name: 'renamed',
          files: { bulk: { of: 'counts', separator: '|' } },
          asWritten,
        }),
      ),
    }
  }
  const tables = (folder: string, name: string) =>
    table(folder, name).map(({ source_file: _, ...row }) => row)

  test('mapped by its own columns gives what its reader gives', async () => {
    const rows = sized(3_000, 100_000)
    const dirty = await county(rows, '0.02')
    const out = fresh('own')
    const [own, mapped] = await Promise.all([
      setaside(['run', dirty, ...ASKED, '--out', out]),
      run([dirty], 'doj-bulk'),
    ])
    expect(mapped.code).toBe(own.code)
    for (const name of ['convictions', 'review', 'rejects', 'identity'])
      expect(tables(mapped.folder, name)).toEqual(tables(out, name))
  })

  test('and under other names, in another order, parted otherwise', async () => {
    const rows = sized(3_000, 100_000)
    const clean = await county(rows, '0')
    const { file: path, map } = renamed(clean)
    const out = fresh('own')
    await setaside(['run', clean, ...ASKED, '--out', out])
    const { code, folder } = await run([path], map)
    expect(code).toBe(0)
    for (const name of ['convictions', 'review']) expect(tables(folder, name)).toEqual(tables(out, name))
  })
})

describe('setaside intake check', () => {
  test('each mapping that comes with Setaside reads its example, and tells what it cannot read', async () => {
    const files = (name: string, ...tables: readonly string[]) =>
      tables.map(one => join(EXAMPLES, name, `${one}.csv`))
    const told = await Promise.all([
      setaside(['intake', 'check', 'court-extract', ...court]),
      setaside(['intake', 'check', 'san-francisco', ...files('san-francisco', 'cases', 'weights')]),
      setaside(['intake', 'check', 'pc-13370', ...files('pc-13370', 'charges')]),
      setaside(['intake', 'check', 'doj-bulk', join(import.meta.dirname, 'fixtures/ca-doj/extra_comma.csv')]),
    ])
    expect(told.map(({ code }) => code)).toEqual([0, 0, 0, 3])
    const [extract, sf, jdata, bulk] = told.map(({ out, err }) => out + err)
    expect(extract).toMatch(/count\.ended +4 +0 +0 +0 +1\n/)
    expect(sf).toMatch(/offense\.grams +3 +0 +0 +0 +0\n/)
    expect(sf).toContain('not read: a row that is joined to none: 1')
    expect(jdata).toContain('Every word is mapped.')
    expect(bulk).toContain('has columns that the mapping neither reads nor ignores: [#96]')
  })

  test('a word that fewer than eleven people carry is counted and not shown; one of eleven is, with its digits masked', async () => {
    const rows = (people: number, word: string): readonly string[] =>
      Array.from({ length: people }, (_, at) => `${word}-${at},${at},P${word}${at},1,1,1,1`)
    const map = file(
      'small.json',
      JSON.stringify({
        version: 1,
        name: 'small',
        jurisdiction: 'us-ca',
        reader: 'ca-doj',
        files: { rows: { of: 'counts', ignored: ['C', 'D', 'E', 'F'] } },
        facts: {
          'case.number': 'rows.A',
          'person.id': 'rows.B',
          'count.class': { from: 'rows.W', words: { F: 'felony' } },
        },
        says: { sentences: 'no', otherCounties: 'no', laterOrders: 'no', arrests: 'no' },
      }),
    )
    const lines = [...rows(11, 'OFTEN 7'), ...rows(10, 'SECRET')].map(row => {
      const [a = '', b = '', , ...rest] = row.split(',')
      return [a, `${a}${b}`, a.replace(/-\d+$/, ''), ...rest].join(',')
    })
    const { out } = await setaside([
      'intake',
      'check',
      map,
      file('rows.csv', `A,B,W,C,D,E,F\n${lines.join('\n')}\n`),
    ])
    expect(out).toContain('count.class: [OFTEN #] in 11 rows of 11 people')
    expect(out).toContain('count.class: 1 of fewer people, not shown')
    expect(out).not.toContain('SECRET')
  })

  test('what is wrong with a mapping is told in sentences, with the nearest name', async () => {
    const good = JSON.parse((await setaside(['intake', 'show', 'court-extract'])).out)
    const wrong = {
      ...good,
      facts: {
        ...good.facts,
        'count.clas': 'charges.Level',
        'count.class': { from: 'charges.Level', words: { F: 'felon' } },
        'person.birth': { from: 'peple.DOB', dates: ['MMDDYY'] },
      },
      says: { sentences: 'complete' },
    }
    const bySchema = await setaside(['intake', 'check', file('wrong.json', JSON.stringify(wrong))])
    expect(bySchema.code).toBe(3)
    expect(bySchema.err).toContain('[says] has no [otherCounties]; add it')
    const byName = await setaside([
      'intake',
      'check',
      file('names.json', JSON.stringify({ ...wrong, says: good.says })),
    ])
    expect(byName.err).toContain('[count.clas] is no fact; did you mean [count.class]?')
    expect(byName.err).toContain('[felon] is no value of it; did you mean [felony]?')
    expect(byName.err).toContain('[peple] is no table of [files]; did you mean [people]?')
    expect(byName.err).toContain(
      '[facts.person.birth] has dates [MMDDYY], whose year may be of two centuries',
    )
    const noMapping = await setaside([
      'run',
      '--map',
      'court-extrct',
      ...court,
      ...ASKED,
      '--out',
      fresh('no'),
    ])
    expect(noMapping.code).toBe(2)
    expect(noMapping.err).toContain(
      '[court-extrct] is neither a mapping that comes with Setaside nor a file; did you mean [court-extract]?',
    )
  })
})

test('the published schema of mappings is the one that is used', () => {
  const text = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
  expect(text('docs/schemas/mapping.schema.json')).toBe(text('src/intake/mapped/mapping.schema.json'))
})

describe('facts of an extract, beside the record', () => {
  test('are given to the one count they mean, in a run of these files and in one of the state’s', async () => {
    const facts = fresh('facts.csv')
    const told = await setaside([
      'intake',
      'tell',
      'court-extract',
      ...court,
      '--as-of',
      '2026-11-01',
      '--out',
      facts,
    ])
    expect(told).toEqual({ code: 0, out: `3 facts in ${facts}\n`, err: '' })
    const own = await run(court, 'court-extract', '--facts', facts)
    const state = file(
      'state.csv',
      linesOf([
        {
          ...COURT,
          ...ROE,
          SUBJECT_ID: '77',
          CII_NUMBER: 'A22345678',
          PRI_NAME: 'DOE,DAN',
          FE_NUM_CRT_CASE: '96-F-02',
          STP_EVENT_DATE: '19960914',
          CYC_DATE: '19960613',
        },
      ]),
    )
    const out = fresh('joined')
    await setaside(['run', state, '--facts', facts, ...ASKED, '--out', out])
    const dates = (folder: string) =>
      table(folder, 'convictions').map(line => `${line.case_numbers} ${line.offense} ${line.offense_date}`)
    expect(dates(own.folder)).toEqual([
      '95F01 HS 11357(c) 1995-05-30',
      '96F02 HS 11359 1996-06-01',
      '96F02 HS 11358 1996-06-01',
    ])
    expect(dates(out)).toEqual(['96-F-02 HS 11359 1996-06-01'])
  })
})

test('a word that is not mapped is not made good by another column', async () => {
  const rows = ['cases', 'weights'].map(name => join(EXAMPLES, 'san-francisco', `${name}.csv`))
  const folder = join(fresh('sf'), '..')
  const files = rows.map(path => {
    const to = join(folder, basename(path))
    // The charge was discharged, whatever became of its case.
    writeFileSync(
      to,
      readFileSync(path, 'utf8').replaceAll('190,COUNTY JAIL W/ PROBATION CONDITION,,', '190,DISCHARGED,,'),
    )
    return to
  })
  const out = fresh('sf')
  const asked = ['--county', 'SAN FRANCISCO', '--as-of', '2026-11-01', '--max-rejects', '50%']
  await setaside(['run', '--map', 'san-francisco', ...files, ...asked, '--out', out])
  expect(table(out, 'convictions').find(({ offense }) => offense === 'HS 11359')?.missing_facts).toContain(
    'how the count ended',
  )
})
