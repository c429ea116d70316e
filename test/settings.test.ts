/** The settings of a folder, standard input, and names that are nearly right, through the real command line. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const BIN = join(import.meta.dirname, '../bin/setaside')
const folder = mkdtempSync(join(tmpdir(), 'setaside-settings-'))

function setaside(args: readonly string[], input?: string) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  })
  return { code: status, out: stdout, err: stderr }
}
const set = (settings: unknown) =>
  writeFileSync(
    join(folder, 'setaside.json'),
    typeof settings === 'string' ? settings : JSON.stringify(settings),
  )

setaside([...'synth --rows 300 --seed settings --county YOLO --out county.csv'.split(' ')])
const county = readFileSync(join(folder, 'county.csv'), 'utf8')
const DAY = ['--as-of', '2026-11-01']

describe('setaside.json', () => {
  test('gives what was not typed, tells so, and stands in the manifest', () => {
    set({ county: 'yolo', policy: 'los-angeles', results: 'r', office: 'office.json' })
    const run = setaside(['run', 'county.csv', ...DAY])
    expect(run).toMatchObject({
      code: 0,
      err: 'From setaside.json: --county yolo, --out r, --policy los-angeles\n',
    })
    const { options, county: decided } = JSON.parse(readFileSync(join(folder, 'r/manifest.json'), 'utf8'))
    expect({ decided, options }).toMatchObject({
      decided: 'YOLO',
      options: { policy: 'los-angeles', settings: { county: 'yolo', out: 'r', policy: 'los-angeles' } },
    })
    const typed = setaside([
      'run',
      'county.csv',
      ...DAY,
      '--county',
      'KERN',
      '--out',
      's',
      '--policy',
      'sacramento',
    ])
    expect(typed).toMatchObject({ code: 0, err: '' })
    expect(setaside(['run', 'county.csv', ...DAY, '--no-settings']).err).toBe(
      'setaside: [--county <name>] and [--out <dir>] are missing; see [setaside run --help]\n',
    )
    // Of a run it is not asked again what the run was asked.
    expect(setaside(['explain', '--person', 'nobody']).err).toContain('nobody in the file has the identifier')
  })

  test('gives the run and the folder of a report, and what a run says itself is not asked of it', () => {
    set({ county: 'YOLO', results: 'r', report: 'page', policy: 'san-francisco', map: 'nowhere.json' })
    expect(setaside(['report'])).toMatchObject({
      code: 0,
      err: 'From setaside.json: <run> r, --out page\n',
      out: expect.stringContaining('The page is in page'),
    })
    expect(setaside(['review', '--out', 'q.csv', '--force'])).toMatchObject({ code: 0 })
    set({ policy: 'los-angeles', county: 'YOLO' })
    expect(setaside(['explain', '--run', 'r', '--person', 'nobody']).err).toContain('nobody in the file has')
  })

  test('gives the key and the folders of a state that is decided in partitions', () => {
    writeFileSync(join(folder, 'index.key'), Buffer.from(Array.from({ length: 48 }, (_, i) => i * 5)), {
      mode: 0o600,
    })
    set({ key: 'index.key', indexes: 'i', groups: 'g' })
    expect(setaside(['index', 'county.csv'])).toMatchObject({
      code: 0,
      err: 'From setaside.json: --key index.key, --out i\n',
    })
    expect(setaside(['group', '--partitions', '1'])).toMatchObject({
      code: 0,
      err: 'From setaside.json: <index> i, --out g\n',
    })
    expect(
      setaside(['partition', 'g/part-00000.jsonl', '--tagged', '--county', 'YOLO', ...DAY]).err,
    ).toContain('From setaside.json: --groups g\n')
  })

  test('what it gave and does not go with what was typed is told with where it stands', () => {
    set({ policy: 'los-angeles' })
    expect(
      setaside(['run', 'county.csv', ...DAY, ...'--county YOLO --out x --program automatic'.split(' ')]),
    ).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        / \(\[--policy\] is from setaside\.json; \[--no-settings\] leaves it aside\)\n$/,
      ),
    })
  })

  test.each([
    [{ conty: 'YOLO' }, 'holds [conty], which is no setting; did you mean [county]?'],
    [{ 'court-codes': 'x' }, 'holds [court-codes], which is no setting; did you mean [courtCodes]?'],
    [
      { asOf: '2026-11-01' },
      'holds the day of a run, which each run says itself; take it out and give [--as-of]',
    ],
    [
      { county: 7 },
      'has a [county] that is no text in quotes; it is the county whose convictions are decided',
    ],
    [['YOLO'], 'holds no object in braces; write {"county": "SACRAMENTO"}'],
    ['{"county": "YOLO",\n oops}', 'is not JSON (line 2): mend it there'],
  ])('%j is refused', (settings, says) => {
    set(settings)
    expect(setaside(['run', 'county.csv', ...DAY])).toEqual({
      code: 3,
      out: '',
      err: `setaside: [setaside.json] in the working folder ${says}\n`,
    })
  })

  test('what needs no setting does not read it', () => {
    set('no JSON')
    expect(setaside(['completion', 'bash']).code).toBe(0)
    set({})
  })
})

describe('- is standard input', () => {
  const asked = ['--county', 'YOLO', ...DAY]
  test('as the file itself', () => {
    expect(setaside(['run', '-', ...asked, '--out', 'piped'], county)).toMatchObject({ code: 0, err: '' })
    copyFileSync(join(folder, 'county.csv'), join(folder, 'stdin'))
    setaside(['run', 'stdin', ...asked, '--out', 'named'])
    const table = (run: string) => readFileSync(join(folder, run, 'reliefs.csv'), 'utf8')
    expect(table('piped')).toBe(table('named'))
  })
  test('and no folder', () => {
    for (const args of [
      ['report', '-', '--out', 'p'],
      ['run', 'county.csv', ...asked, '--out', '-'],
      ['gather', '-', ...'--groups g --index i --key k --out o'.split(' ')],
    ])
      expect(setaside(args)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(
          /^setaside: \[-\] is standard input, and \[(?:<run>|--out|<answers>)\] is a folder; name the folder\n$/,
        ),
      })
  })
  test('once, and by that name where it is refused', () => {
    expect(setaside(['run', '-', '-', ...asked, '--out', 'x'], county).err).toBe(
      'setaside: [-] is standard input, which can be read once; name files for the rest\n',
    )
    const refused = setaside(['run', '-', ...asked, '--out', 'x'], 'no county')
    expect(refused.code).toBe(3)
    expect(refused.err).toContain('[standard input]')
  })
})

test('a name that is nearly one is told: of a file, a value, a name in a list', () => {
  const says = (...args: readonly string[]) => setaside(args).err
  expect(says('run', 'conuty.csv', ...DAY, '--county', 'YOLO', '--out', 'x')).toBe(
    'setaside: [conuty.csv] does not exist: check the path. Did you mean [county.csv]?\n',
  )
  expect(says('law', 'show', 'pc-1203.44')).toContain('did you mean [pc-1203.4]?')
  expect(says('law', 'shwo', 'pc-1203.4')).toContain('(Did you mean show?)')
  expect(
    says('run', 'county.csv', ...DAY, ...'--county YOLO --out x --tables review,convctions'.split(' ')),
  ).toContain('did you mean [convictions]?')
  expect(says('policy', 'show', 'sacremento')).toContain('did you mean [sacramento]?')
})
