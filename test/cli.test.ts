/** The command line from end to end, through the real `bin/setaside`: what is printed, what is written, how it ends. */
import { spawn } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { setaside as command, type Ended, fixture, workplace } from './command.ts'

const root = resolve(import.meta.dirname, '..')
const { fresh, file } = workplace()
const setaside = (...args: readonly string[]): Promise<Ended> => command(args)

/** How a command that is used wrongly ends: one sentence, no output. */
const wrong = (says: string): Ended => ({ code: 2, out: '', err: `setaside: ${says}\n` })
const refusal = (says: string): Ended => ({ code: 3, out: '', err: `setaside: ${says}\n` })
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

const run = (input: string | readonly string[], out: string, ...more: readonly string[]) =>
  setaside(
    'run',
    ...[input].flat(),
    '--county',
    'sacramento ',
    '--as-of',
    '2019-11-11',
    '--out',
    out,
    ...more,
  )

describe.concurrent('help', () => {
  test('the whole program', async () => {
    const { code, out, err } = await setaside('--help')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const word of ['run', 'explain', 'compare', 'policy', 'law', 'synth', 'Examples:', 'Exit codes:']) {
      expect(out).toContain(word)
    }
  })

  test.each(['run', 'explain', 'compare', 'policy', 'law', 'synth'])(
    'setaside %s --help has examples',
    async name => {
      const { code, out, err } = await setaside(name, '--help')
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain(`Usage: setaside ${name}`)
      expect(out).toContain(`  setaside ${name} `)
    },
  )

  test('no line of help is wider than 120 columns', async () => {
    const pages = await Promise.all(
      [[], ['run'], ['explain'], ['compare'], ['synth']].map(page => setaside(...page, '--help')),
    )
    expect(pages.flatMap(({ out }) => out.split('\n')).filter(line => line.length > 120)).toEqual([])
  })

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await setaside('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })
})

describe.concurrent('wrong usage ends with 2 and one sentence', () => {
  test('no command at all', async () => {
    const { code, out, err } = await setaside()
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('Usage: setaside')
  })

  test.each<[string, readonly string[], string]>([
    ['a command that is not', ['rnu'], 'unknown command [rnu] (Did you mean run?); see [setaside --help]'],
    [
      'no file',
      ['run', '--county', 'YOLO', '--out', 'x'],
      '[<files...>] and [--as-of <date>] are missing; see [setaside run --help]',
    ],
    [
      'an option that is not',
      ['run', 'a.csv', '--county', 'YOLO', '--out', 'x', '--polcy', 'x'],
      'unknown option [--polcy] (Did you mean --policy?); see [setaside run --help]',
    ],
    [
      'an option left out',
      ['run', 'a.csv', '--county', 'YOLO'],
      '[--out <dir>] and [--as-of <date>] are missing; see [setaside run --help]',
    ],
    [
      'an option of one value given twice',
      ['run', 'a.csv', '--county', 'YOLO', '--as-of', '2026-11-01', '--as-of', '2026-11-02', '--out', 'x'],
      'option [--as-of <date>] is given twice, and takes one value; see [setaside run --help]',
    ],
    [
      'a program that is not, by the older name of the option',
      ['run', 'a.csv', '--county', 'YOLO', '--out', 'x', '--programme', 'prop65'],
      '--program is [prop65]; did you mean [prop64]? Choose one of prop64, automatic, petition, arrests, all',
    ],
    [
      'a county that is nearly one',
      ['run', 'a.csv', '--county', 'SACREMENTO', '--as-of', '2019-11-11', '--out', 'x'],
      '--county is [SACREMENTO], which is no county of California; did you mean [SACRAMENTO]?',
    ],
    [
      'no day, in a script',
      ['run', 'a.csv', '--county', 'YOLO', '--out', 'x'],
      'no [--as-of] was given, and a script must name the day its answers are for; add --as-of YYYY-MM-DD',
    ],
    [
      'a day that does not exist',
      ['run', 'a.csv', '--county', 'YOLO', '--as-of', '2019-02-29', '--out', 'x'],
      '--as-of is [2019-02-29], which is no date; write it as YYYY-MM-DD, such as 2026-11-01',
    ],
    [
      'a limit that is no number',
      ['run', 'a.csv', '--county', 'YOLO', '--as-of', '2019-11-11', '--out', 'x', '--max-rejects', 'few'],
      '--max-rejects is [few]; write a number of rows, such as 20, or a share, such as 2%',
    ],
    [
      'a policy that is not',
      ['run', 'a.csv', '--county', 'YOLO', '--as-of', '2019-11-11', '--out', 'x', '--policy', 'yolo'],
      '[yolo] is neither a preset (configurable, sacramento, san-joaquin, contra-costa, los-angeles) nor a file; name one of them, or a policy file',
    ],
    [
      'a rule that is not',
      ['law', 'show', 'hsc-11361.8/11356/dismiss-and-seal'],
      'no statute or rule is called [hsc-11361.8/11356/dismiss-and-seal]; did you mean [hsc-11361.8/11357/dismiss-and-seal]? [setaside law list] names them all',
    ],
    [
      'a share above one',
      ['synth', '--rows', '9', '--seed', 'a', '--county', 'YOLO', '--out', 'x.csv', '--dirt', '2'],
      '--dirt is [2]; write a share from 0 to 1, such as 0.01 for one row in a hundred',
    ],
    [
      'a number of rows with a comma',
      ['synth', '--rows', '1,000', '--seed', 'a', '--county', 'YOLO', '--out', 'x.csv'],
      '--rows is [1,000]; write a whole number of at least 1, without commas',
    ],
  ])('%s', async (_, args, says) => {
    expect(await setaside(...args)).toEqual(wrong(says))
  })
})

describe.concurrent('what is not this format is refused with 3, and nothing is written', () => {
  const cases: readonly [string, () => string, (path: string) => string][] = [
    ['an empty file', () => file('empty.csv', ''), path => `[${path}] is empty: ask for it again.`],
    ['a folder', () => root, path => `[${path}] is a folder: give the files in it.`],
    [
      'a PDF',
      () => file('county.csv', '%PDF-1.7\n%\xe2\xe3\n1 0 obj\n'),
      path =>
        `[${path}] is a PDF document, not a California DOJ bulk file: give the bulk file itself (.csv or .dat).`,
    ],
    ['a missing file', () => fresh('nothing.csv'), path => `[${path}] does not exist: check the path.`],
    [
      'a file one column short',
      () => fixture('bad.csv'),
      path =>
        `[${path}] is not a California DOJ bulk file: its header has 94 columns, the format has 95. Ask for the file with all its columns.`,
    ],
    [
      'UTF-16',
      () => file('county.csv', Buffer.from('\ufeffRECORD_ID,SUBJECT_STATUS', 'utf16le')),
      path => `[${path}] is UTF-16 text, not a California DOJ bulk file: save it as UTF-8 or Latin-1.`,
    ],
  ]
  test.each(cases)('%s', async (_, input, says) => {
    const path = input()
    const out = fresh('results')
    expect(await run(path, out)).toEqual(refusal(says(path)))
    expect(existsSync(out)).toBe(false)
  })

  test('one bad file among good ones refuses them all', async () => {
    const out = fresh('results')
    const empty = file('empty.csv', '')
    expect(await run([fixture('no_headers.csv'), empty], out)).toEqual(
      refusal(`[${empty}] is empty: ask for it again.`),
    )
    expect(existsSync(out)).toBe(false)
  })
})

describe.concurrent('setaside policy', () => {
  test('list names the presets', async () => {
    const { code, out, err } = await setaside('policy', 'list')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.split('\n').map(line => line.split(' ')[0])).toEqual([
      'configurable',
      'sacramento',
      'san-joaquin',
      'contra-costa',
      'los-angeles',
      '',
    ])
  })

  test('show prints the lines in order', async () => {
    const { code, out, err } = await setaside('policy', 'show', 'Los-Angeles')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('A policy adds to what the law gives and never takes away.')
    expect(out).toMatch(/\d+\. "Misdemeanor or Infraction": the city attorney decides\n/)
    expect(out).toMatch(/\d+\. "50 years or older": dismiss\n/)
    expect(out).toMatch(/\d+\. otherwise "No applicable eligibility criteria": an attorney decides\n/)
  })

  test('check accepts a good file', async () => {
    const path = file('ours.json', '{"name":"Ours","extends":"configurable","dismiss":["HS 11357"]}')
    const { code, out, err } = await setaside('policy', 'check', path)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.replace(/\d+ lines/, 'N lines')).toBe(
      `[${path}] can be used: [Ours], a policy file that extends configurable, N lines\n`,
    )
  })

  test('check tells everything that is wrong', async () => {
    const path = file(
      'ours.json',
      JSON.stringify({
        extends: 'sacremento',
        dismiss: ['HS 11357', 'HS 11356'],
        also: { ageAtLeast: 39, deceased: 'yes', ageAtMost: 70 },
      }),
    )
    expect(await setaside('policy', 'check', path)).toEqual({
      code: 3,
      out: '',
      err: [
        `${path}: the file has no [name]; add it`,
        `${path}: [extends] is [sacremento]; did you mean [sacramento]? Use one of configurable, sacramento, san-joaquin, contra-costa, los-angeles`,
        `${path}: [dismiss.1] is [HS 11356]; did you mean [HS 11357]? Use one of HS 11357, HS 11358, HS 11359, HS 11360`,
        `${path}: [also] holds [ageAtMost], which is no option; did you mean [ageAtLeast]? Choose among under21AtConviction, ageAtLeast, yearsSinceConviction, yearsConvictionFree, onlyMarijuanaConvictions, deceased`,
        `${path}: [also.ageAtLeast] is [39]; use a whole number from 40 to 65`,
        `${path}: [also.deceased] is [yes]; use true or false`,
        `setaside: the policy file [${path}] has 6 problems, told above; mend them and check again`,
        '',
      ].join('\n'),
    })
  })

  test('check finds words that contradict each other', async () => {
    const path = file(
      'ours.json',
      '{"name":"Ours","extends":"configurable","dismiss":["HS 11357"],"reduce":["HS 11357"]}',
    )
    expect((await setaside('policy', 'check', path)).err).toBe(
      `${path}: [HS 11357] stands in "dismiss" and in "reduce": keep it in one of them\n` +
        `setaside: the policy file [${path}] has one problem, told above; mend it and check again\n`,
    )
  })

  test('a file that is not JSON is told by its line', async () => {
    const path = file('ours.json', '{\n  "name": "Ours",\n  "extends" "configurable"\n}')
    const out = fresh('results')
    expect(await run(fixture('no_headers.csv'), out, '--policy', path)).toEqual(
      refusal(
        `the policy file [${path}] cannot be used: it is not JSON (line 3): mend it there; [setaside policy check ${path}] lists all that is wrong`,
      ),
    )
    expect(existsSync(out)).toBe(false)
  })
})

describe.concurrent('setaside synth', () => {
  test('writes the same bytes for the same seed, for the owner only, in folders it makes', async () => {
    const [one, two] = [fresh('a/b/county.csv'), fresh('county.csv')]
    const truth = fresh('c/truth.csv')
    const synth = (out: string, ...more: readonly string[]) =>
      setaside('synth', '--rows', '500', '--seed', 'cli', '--county', 'yolo', '--out', out, ...more)
    const [first, second] = await Promise.all([synth(one, '--truth', truth), synth(two)])
    expect([first.code, first.err, second.code, second.err]).toEqual([0, '', 0, ''])
    expect(first.out).toMatch(/^\d+ rows of \d+ made-up people, [\d.]+ MB, in .*county\.csv\n.*truth\.csv\n$/)
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true)
    expect(readFileSync(truth, 'utf8')).toMatch(/^person_id,cycle_count,determination,relief,why\n/)
    expect([mode(one), mode(truth), mode(resolve(one, '..')), mode(resolve(truth, '..'))]).toEqual([
      '600',
      '600',
      '700',
      '700',
    ])
    expect(readdirSync(resolve(one, '..'))).toEqual(['county.csv'])
  })

  test('a place that cannot be written is told in one sentence', async () => {
    const blocked = file('file', '')
    const out = join(blocked, 'county.csv')
    const ended = await setaside('synth', '--rows', '9', '--seed', 'a', '--county', 'YOLO', '--out', out)
    expect(ended).toEqual(wrong(`[${blocked}]: it is a file, not a folder (EEXIST); choose another place`))
  })
})

describe.concurrent('what is not a plain file', () => {
  test('made-up rows are never written over a folder or a device', async () => {
    const folder = fresh('folder')
    mkdirSync(folder)
    const synth = (...more: readonly string[]) =>
      setaside('synth', '--rows', '9', '--seed', 'a', '--county', 'YOLO', ...more)
    expect(await synth('--out', folder)).toEqual(
      wrong(`--out is [${folder}], which is a folder; name a file`),
    )
    expect(await synth('--out', join(folder, 'a.csv'), '--truth', folder)).toEqual(
      wrong(`--truth is [${folder}], which is a folder; name a file`),
    )
    expect(await synth('--out', '')).toEqual(wrong('--out is blank; name a file'))
    const there = file('real.csv', 'not to be lost')
    expect(await synth('--out', there)).toEqual(
      wrong(`--out is [${there}], a file that is there already; name another, or add --force to replace it`),
    )
    expect(readFileSync(there, 'utf8')).toBe('not to be lost')
    expect((await synth('--out', there, '--force')).code).toBe(0)
  })

  test.runIf(existsSync('/dev/full'))(
    'a disk that is full under what is printed is told in one sentence',
    async () => {
      const full = openSync('/dev/full', 'w')
      const child = spawn(join(root, 'bin/setaside'), ['law', 'list'], { stdio: ['ignore', full, 'pipe'] })
      let err = ''
      child.stderr?.setEncoding('utf8').on('data', text => {
        err += text
      })
      const code = await new Promise(done => child.on('close', done))
      closeSync(full)
      expect({ code, err }).toEqual({
        code: 1,
        err: 'setaside: what was printed could not all be written where it was sent (ENOSPC); make room there, or send it elsewhere\n',
      })
    },
  )
})

describe.concurrent('setaside explain', () => {
  const explained = (...more: readonly string[]) =>
    setaside('explain', fixture('configurable-policy.input.csv'), '--as-of', '2019-11-11', ...more)

  test('proves the answers of one person', async () => {
    const { code, out, err } = await explained('--person', '18675309', '--county', 'sacramento', '--proof')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^18675309 {2}SKYWALKER,LUKE S {2}born 1960-03-14\n/)
    for (const part of [
      'Answer:',
      'Facts used:',
      'configurable-policy.input.csv:7',
      'Citations:',
      'HSC 11361.8',
    ]) {
      expect(out).toContain(part)
    }
  })

  test('--json is one document', async () => {
    const { code, out } = await explained('--person', '18675309', '--policy', 'sacramento', '--json')
    expect(code).toBe(0)
    const { asOf, policy, people } = JSON.parse(out)
    expect({ asOf, policy }).toEqual({ asOf: '2019-11-11', policy: 'sacramento' })
    expect(people.map((one: { person: string }) => one.person)).toEqual(['18675309'])
    expect(people[0].explanations[0].citations.length).toBeGreaterThan(0)
  })

  test('an identifier nobody has is not repeated in the error', async () => {
    expect(await explained('--person', '99999999')).toEqual(
      wrong(
        'nobody in the file has the identifier given with [--person]; take one from the column person_id of convictions.csv, or a SUBJECT_ID',
      ),
    )
  })
})

describe.concurrent('setaside run', () => {
  const results = [
    'answers.jsonl',
    'convictions.csv',
    'identity.csv',
    'people.csv',
    'people.idx',
    'rejects.csv',
    'reliefs.csv',
    'review.csv',
    'summary.json',
  ]
  /** What stands in the folder beside them. */
  const beside = ['inputs.json', 'manifest.json']

  test('prints the summary and where the results are; results are readable by their owner only', async () => {
    const out = fresh('a/results')
    const { code, out: printed, err } = await run(fixture('configurable-policy.input.csv'), out)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(printed).toContain('No attorney has reviewed these rules.')
    expect(printed).toContain('These add up: every line is accounted for.')
    expect(printed.split('\n').at(-2)).toBe(
      `The results are in ${out}: ${[...results, 'manifest.json'].join(', ')}`,
    )
    expect(readdirSync(out).sort()).toEqual([...results, ...beside].sort())
    expect(readdirSync(out).map(name => mode(join(out, name)))).toEqual(Array(11).fill('600'))
    expect(mode(out)).toBe('700')
  })

  test.each(['no_headers.csv', 'extra_comma.csv'])('reads %s', async name => {
    expect(await run(fixture(name), fresh('results'))).toMatchObject({ code: 0, err: '' })
  })

  test('writes the tables asked for, reliefs, and no others', async () => {
    const out = fresh('results')
    const { code } = await run(fixture('no_headers.csv'), out, '--tables', 'all-results.csv, people')
    expect(code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(
      [
        'all-results.csv',
        'answers.jsonl',
        'identity.csv',
        ...beside,
        'people.csv',
        'people.idx',
        'rejects.csv',
        'reliefs.csv',
        'summary.json',
      ].sort(),
    )
    expect(await run(fixture('no_headers.csv'), out, '--tables', 'peple')).toEqual(
      wrong(
        '--tables names [peple]; did you mean [people]? Choose among convictions, people, review, reliefs, all-results, all-results-condensed, prop64-results, with commas between',
      ),
    )
  })

  test('--json prints one event a line, the last with the summary', async () => {
    const out = fresh('results')
    const { code, out: printed, err } = await run(fixture('no_headers.csv'), out, '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const events = printed
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    const last = events.pop()
    expect(new Set(events.map(({ event, phase }) => `${event} ${phase}`))).toEqual(
      new Set(['progress identify', 'progress decide']),
    )
    const { size } = statSync(fixture('no_headers.csv'))
    expect(events.at(-1)).toMatchObject({ bytesDone: size, bytesTotal: size })
    expect(last).toMatchObject({ event: 'done', exit: 0, out, outputs: results })
    expect(last.summary).toEqual(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')))
  })

  test('--json tells of a failure as well', async () => {
    const missing = fresh('nothing.csv')
    const { code, out } = await run(missing, fresh('results'), '--json')
    expect(code).toBe(3)
    expect(out).toBe(
      `${JSON.stringify({ event: 'failed', exit: 3, says: `[${missing}] does not exist: check the path.` })}\n`,
    )
  })

  test('rejected rows above --max-rejects end with 4; the results are whole', async () => {
    const lines = readFileSync(fixture('no_headers.csv'), 'utf8').split('\n')
    const input = file('cut.csv', `${lines.join('\n').trimEnd()}\nx,x,18675309,cut\n`)
    const rows = lines.filter(line => line !== '').length + 1
    const ended = (out: string, limit: string): Ended['err'] =>
      `setaside: rejected [1] of [${rows}] rows, more than --max-rejects [${limit}] allows; the results are whole: read rejects.csv in [${out}], and ask for the file again or allow more\n`

    const [one, two, three] = [fresh('results'), fresh('results'), fresh('results')]
    const [usual, none, enough] = await Promise.all([
      run(input, one),
      run(input, two, '--max-rejects', '0'),
      run(input, three, '--max-rejects', '1'),
    ])
    expect([usual.code, usual.err]).toEqual([4, ended(one, '2%')])
    expect([none.code, none.err]).toEqual([4, ended(two, '0')])
    expect([enough.code, enough.err]).toEqual([0, ''])
    for (const out of [one, two, three]) {
      expect(existsSync(join(out, 'manifest.json'))).toBe(true)
      expect(readFileSync(join(out, 'rejects.csv'), 'utf8')).toContain('"x,x,18675309,cut"')
    }
    expect(usual.err + none.err).not.toContain('18675309')
  })

  test('says what it found in the folder, and replaces it', async () => {
    const out = fresh('results')
    const twice = async () => (await run(fixture('no_headers.csv'), out)).err
    expect(await twice()).toBe('')
    expect(await twice()).toBe(
      `[${out}] holds the results of a finished run; they are replaced when this one is whole.\n`,
    )
    rmSync(join(out, 'manifest.json'))
    writeFileSync(join(out, 'people.csv.partial'), 'cut off')
    writeFileSync(join(out, 'notes.txt'), 'not ours')
    expect(await twice()).toBe(`[${out}] holds what an interrupted run left; it is removed.\n`)
    expect(readdirSync(out).sort()).toEqual([...results, ...beside, 'notes.txt'].sort())
  })

  test('never writes over its input', async () => {
    const out = fresh('results')
    mkdirSync(out)
    const input = join(out, 'people.csv')
    copyFileSync(fixture('no_headers.csv'), input)
    expect(await run(input, out)).toEqual(
      wrong(
        `the file [${input}] stands in the folder for results and is named as one of them; choose another [--out]`,
      ),
    )
    expect(readFileSync(input).equals(readFileSync(fixture('no_headers.csv')))).toBe(true)
  })

  test('never writes over its input by way of a link', async () => {
    const out = fresh('results')
    mkdirSync(out)
    const link = fresh('link')
    symlinkSync(out, link)
    copyFileSync(fixture('no_headers.csv'), join(out, 'people.csv'))
    const input = join(link, 'people.csv')
    expect((await run(input, out)).code).toBe(2)
    expect(readdirSync(out)).toEqual(['people.csv'])
  })

  test('the same file is not read twice, and two files need two names', async () => {
    const out = fresh('results')
    const input = fixture('no_headers.csv')
    const [link, copy] = [fresh('link.csv'), fresh('no_headers.csv')]
    symlinkSync(input, link)
    copyFileSync(input, copy)
    expect(await run([input, link], out)).toEqual(
      wrong(`[${link}] is the same file as [${input}]; name it once`),
    )
    const explained = ['--person', '1', '--as-of', '2019-11-11']
    expect(await setaside('explain', input, input, ...explained)).toEqual(
      wrong(`[${input}] is the same file as [${input}]; name it once`),
    )
    expect(await run([input, copy], out)).toEqual(
      wrong(
        `[${input}] and [${copy}] have one name, and the results call a file by its name; rename one of them`,
      ),
    )
  })

  test.each([
    ['people.csv', 'mine'],
    ['manifest.json', '{"name":"a web page"}'],
    ['manifest.json', 'no JSON'],
  ])('a %s of somebody else is never written over', async (name, text) => {
    const out = fresh('results')
    mkdirSync(out)
    writeFileSync(join(out, name), text)
    expect(await run(fixture('no_headers.csv'), out)).toEqual(
      wrong(
        `[${join(out, name)}] would be written over, and no run is known to have written it; choose another [--out], or move it away`,
      ),
    )
    expect(readFileSync(join(out, name), 'utf8')).toBe(text)
  })

  test('what others left unfinished stays; what a run could not finish is removed', async () => {
    const out = fresh('results')
    mkdirSync(join(out, 'folder.partial'), { recursive: true })
    writeFileSync(join(out, 'thesis.partial'), 'mine')
    expect((await run(fixture('no_headers.csv'), out)).code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(
      [...results, ...beside, 'folder.partial', 'thesis.partial'].sort(),
    )
    rmSync(join(out, 'people.csv'))
    mkdirSync(join(out, 'people.csv'))
    expect((await run(fixture('no_headers.csv'), out)).code).toBe(2)
    expect(readdirSync(out).filter(name => name.endsWith('.csv.partial'))).toEqual([])
  })

  test('a blank folder is told in one sentence', async () => {
    expect(await run(fixture('no_headers.csv'), '')).toEqual(
      wrong('--out is blank; name a folder for the results'),
    )
  })

  test('a folder that is a file is told in one sentence', async () => {
    const out = file('results', '')
    expect(await run(fixture('no_headers.csv'), out)).toEqual(
      wrong(`[${out}]: it is a file, not a folder (EEXIST); choose another place`),
    )
  })

  test('a reader that goes away is no fault of the run', async () => {
    const out = fresh('results')
    const child = spawn(
      join(root, 'bin/setaside'),
      ['run', fixture('no_headers.csv'), '--county', 'YOLO', '--as-of', '2019-11-11', '--out', out, '--json'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    child.stdout.destroy()
    let err = ''
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text
    })
    const code = await new Promise(done => child.on('close', done))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(existsSync(join(out, 'manifest.json'))).toBe(true)
  })
})
