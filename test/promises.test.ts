/** The five promises, each held by the real command as a whole; the tests beside the sources hold them part by part. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { COLUMN_NAMES } from '../src/intake/ca-doj/columns.ts'
import { ARREST, COURT, type Fields, later, ROE } from '../src/intake/ca-doj/made-up.ts'
import { hashes, linesOf, setaside, table, workplace } from './command.ts'

const { fresh, file } = workplace()

const root = resolve(import.meta.dirname, '..')
const AS_OF = '2026-11-01'
const asked = (out: string): readonly string[] => ['--county', 'SACRAMENTO', '--as-of', AS_OF, '--out', out]

/** An arrest and the court that convicted after it. */
const convicted = (cycle: number, on: string, offense: string, fields: Fields = {}): readonly Fields[] => {
  const about = { CYC_DATE: on, OFFENSE_DESCR: offense, ...fields }
  const { CYC_DATE: arrested } = about
  return [
    {
      ...ARREST,
      ...about,
      STP_EVENT_DATE: arrested,
      CNT_ORDER: `${100 + cycle}001001000`,
      CONV_OFFENSE_DESCR: '',
    },
    {
      ...COURT,
      ...about,
      STP_EVENT_DATE: on,
      CNT_ORDER: `${100 + cycle}002001000`,
      FE_NUM_CRT_CASE: `F${cycle}${on}`,
    },
  ]
}

const FOR_SALE = '11359 HS-POSSESS MARIJUANA FOR SALE'
const POSSESSION = '11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS'
const LESSER: Fields = { OFFENSE_TOC: 'M', CONV_STAT_DESCR: 'MISDEMEANOR' }

describe('promise 1: fail closed', () => {
  /** Records that have one definite answer each. */
  const records: Readonly<Record<string, { readonly answer: string; readonly rows: readonly Fields[] }>> = {
    'felony of an adult': {
      answer: 'eligible redesignate-misdemeanor',
      rows: convicted(1, '19950901', FOR_SALE, { CYC_DATE: '19950601' }),
    },
    'lawful since the Act': {
      answer: 'eligible dismiss-and-seal',
      rows: convicted(1, '19950901', POSSESSION, LESSER),
    },
    'nineteen years old': {
      answer: 'eligible redesignate-infraction',
      rows: convicted(1, '19890601', POSSESSION, LESSER),
    },
    'convicted of less than charged': {
      answer: 'eligible dismiss-and-seal',
      rows: convicted(1, '19950901', '11360(A) HS-SELL MARIJUANA', {
        CONV_OFFENSE_DESCR: POSSESSION,
        CONV_OFFENSE_TOC: 'M',
        CONV_STAT_DESCR: 'MISDEMEANOR',
      }),
    },
    'already a misdemeanor': { answer: 'not-eligible', rows: convicted(1, '19950901', FOR_SALE, LESSER) },
    'after murder': {
      answer: 'not-eligible',
      rows: [...convicted(1, '19880301', '187(A) PC-MURDER'), ...convicted(2, '19950901', FOR_SALE)],
    },
    'of a registered person': {
      answer: 'not-eligible',
      rows: [
        {
          CYC_DATE: '19880301',
          STP_EVENT_DATE: '19880301',
          STP_TYPE_DESCR: 'REGISTRATION',
          CNT_ORDER: '101001001000',
          OFFENSE_DESCR: '290 PC-REGISTRATION OF SEX OFFENDER',
        },
        ...convicted(2, '19950901', FOR_SALE),
      ],
    },
    'already sealed': {
      answer: 'not-eligible',
      rows: [
        ...convicted(1, '19950901', FOR_SALE),
        later('CONV DISM & SEALED PER 11361.8 HS', {
          CYC_DATE: '19950901',
          STP_EVENT_DATE: '20180101',
          FE_NUM_CRT_CASE: 'F119950901',
        }),
      ],
    },
    'already reduced': {
      answer: 'not-eligible',
      rows: [
        ...convicted(1, '19950901', FOR_SALE),
        later('CONV REDUCED TO MISD PER 17(B) PC', {
          CYC_DATE: '19950901',
          STP_EVENT_DATE: '20000101',
          FE_NUM_CRT_CASE: 'F119950901',
        }),
      ],
    },
    'after the Act': { answer: 'not-eligible', rows: convicted(1, '20230901', FOR_SALE) },
  }
  const spoils: readonly string[] = ['', 'NULL', '?']

  /**
   * Cells without which a row tells another thing, and nothing on it shows that it does. They are known, and listed so that
   * there are no others: each is a cell, what it may make of the answer, and why.
   */
  const limits: readonly { readonly why: string; readonly cell: RegExp; readonly becomes: RegExp }[] = [
    {
      why: 'a number that another row has too is the number of one person',
      cell: /, SUBJECT_ID \[\?\]$/,
      becomes: /./,
    },
  ]

  test('any cell of a record blank or unreadable: the answer stays or a person decides', async () => {
    const told: { readonly id: string; readonly about: string; readonly answer: string }[] = []
    const rows: Fields[] = []
    /** Whose each row is. */
    const owners: string[] = []
    const add = (about: string, answer: string, own: readonly Fields[]) => {
      const id = String(100_000 + told.length)
      told.push({ id, about, answer })
      for (const fields of own) {
        owners.push(id)
        rows.push({ ...ROE, SUBJECT_ID: id, CII_NUMBER: `A${id}`, PRI_NAME: `ROE,R ${id}`, ...fields })
      }
    }
    for (const [name, { answer, rows: own }] of Object.entries(records)) {
      add(`${name}, whole`, answer, own)
      for (const [at, row] of own.entries()) {
        for (const column of COLUMN_NAMES) {
          for (const spoil of spoils) {
            const spoiled = own.with(at, { ...row, [column]: spoil })
            add(`${name}, row ${at + 1}, ${column} [${spoil}]`, answer, spoiled)
          }
        }
      }
    }
    const out = fresh('results')
    const ended = await setaside([
      'run',
      file('county.csv', linesOf(rows)),
      ...asked(out),
      '--max-rejects',
      '0',
    ])
    expect({ code: ended.code, err: ended.err }).toEqual({ code: 0, err: '' })
    const found = new Map<string | undefined, string[]>()
    for (const { source_line, determination, relief } of table(out, 'convictions')) {
      // By the row, as the number itself may be what was spoiled; the first row is line 2.
      const id = owners[Number(source_line) - 2]
      found.set(id, [...(found.get(id) ?? []), `${determination} ${relief}`.trim()])
    }
    const used = new Set<string>()
    const wrong = told.flatMap(({ id, about, answer }) => {
      const answers = [...new Set(found.get(id))].join(' and ') || 'not considered'
      if (answers === answer || (answers === 'review' && !about.endsWith('whole'))) return []
      const limit = limits.find(({ cell, becomes }) => cell.test(about) && becomes.test(answers))
      if (limit !== undefined) used.add(limit.why)
      return limit === undefined ? [`${about}: ${answer} becomes ${answers}`] : []
    })
    expect(wrong).toEqual([])
    expect(limits.filter(({ why }) => !used.has(why))).toEqual([])
  })
})

/** Rows that misbehave in every way, of people with a number and a name of their own. */
const dirtyCounty = async (rows: number, dirt: number): Promise<string> => {
  const county = fresh('county.csv')
  const { code } = await setaside([
    ...['synth', '--rows', String(rows), '--seed', 'promises', '--county', 'SACRAMENTO'],
    ...['--dirt', String(dirt), '--as-of', AS_OF, '--out', county],
  ])
  expect(code).toBe(0)
  return county
}
const POLICY = JSON.stringify({
  name: 'Ours',
  extends: 'configurable',
  dismiss: ['HS 11357'],
  reduce: ['HS 11359'],
  also: { ageAtLeast: 50, yearsConvictionFree: 10 },
})
const LENIENT: readonly string[] = ['--max-rejects', '100%']

describe('promise 2: every answer explains itself', () => {
  let county = ''
  let out = ''
  beforeAll(async () => {
    county = await dirtyCounty(8000, 0.05)
    out = fresh('results')
    const { code } = await setaside(['run', county, ...asked(out), ...LENIENT])
    expect(code).toBe(0)
  })

  test('each line has a rule that can be looked up, its citation, a reason and its row', async () => {
    const list = await setaside(['law', 'list'])
    const lines = readFileSync(county, 'latin1').split('\n')
    const bare = table(out, 'convictions').filter(line => {
      const { rule = '', citation, reason, source_file, source_line, cycle_count = '' } = line
      const row = lines[Number(source_line) - 1] ?? ''
      return (
        !list.out.includes(`${rule} `) ||
        citation === '' ||
        reason === '' ||
        source_file !== 'county.csv' ||
        !row.includes(cycle_count)
      )
    })
    expect(bare).toEqual([])
  })

  test('each line in review says what is missing, and asks for it', () => {
    const open = table(out, 'convictions').filter(({ determination }) => determination === 'review')
    expect(open.length).toBeGreaterThan(20)
    expect(open.filter(({ missing_facts }) => missing_facts === '')).toEqual([])
    expect(table(out, 'review').filter(({ questions }) => !questions?.includes('?'))).toEqual([])
  })

  test('explain gives the answer of the run, from the same rows, with a citation for every rule', async () => {
    const answers = table(out, 'convictions')
    const people = ['eligible', 'not-eligible', 'review'].map(
      wanted => answers.find(({ determination }) => determination === wanted)?.person_id ?? '',
    )
    const explained = await Promise.all(
      people.map(id =>
        setaside(['explain', county, '--person', id, '--county', 'SACRAMENTO', '--as-of', AS_OF, '--json']),
      ),
    )
    for (const [at, { code, out: text }] of explained.entries()) {
      expect(code).toBe(0)
      const [person] = JSON.parse(text).people as readonly ExplainedPerson[]
      const own = answers.filter(({ person_id }) => person_id === people[at])
      expect(
        person?.explanations.map(({ key: count, outcome, relief = '', reasons, sources }) => ({
          count,
          outcome,
          relief: outcome === 'review' ? '' : relief,
          reason: reasons.reason,
          rule: reasons.rule,
          citation: reasons.citation,
          line: sources[0]?.line,
        })),
      ).toEqual(
        own.map(line => ({
          count: line.cycle_count,
          outcome: line.determination,
          relief: line.relief,
          reason: line.reason,
          rule: line.rule,
          citation: line.citation,
          line: Number(line.source_line),
        })),
      )
      for (const { citations, statutes } of person?.explanations ?? []) {
        expect(citations.length).toBeGreaterThan(0)
        for (const { statute, rules } of statutes) {
          expect(rules.length, statute).toBeGreaterThan(0)
          expect(rules.filter(({ cite }) => cite.text === '')).toEqual([])
        }
      }
    }
  })
})

/** What is looked at in the JSON of `explain`. */
interface ExplainedPerson {
  readonly explanations: readonly {
    readonly key: string
    readonly outcome: string
    readonly relief?: string
    readonly reasons: { readonly reason: string; readonly rule: string; readonly citation: string }
    readonly sources: readonly { readonly line: number }[]
    readonly citations: readonly { readonly text: string }[]
    readonly statutes: readonly {
      readonly statute: string
      readonly rules: readonly { readonly cite: { readonly text: string } }[]
    }[]
  }[]
}

describe('promise 3: the same input gives the same bytes', () => {
  test('on another day, in another time zone and language', async () => {
    const county = await dirtyCounty(3000, 0.05)
    const policy = file('policy.json', POLICY)
    const more = ['--policy', policy, '--tables', 'convictions,people,review,prop64-results', ...LENIENT]
    /** Every clock that a program can read stands still in 1985. */
    const stopped = `
      const then = 474379200000
      const { Date: Real } = globalThis
      globalThis.Date = class extends Real {
        constructor(...given) { given.length === 0 ? super(then) : super(...given) }
        static now() { return then }
      }
      performance.now = () => 0
      if (globalThis.Temporal) {
        const { Instant } = Temporal
        Temporal.Now.instant = () => Instant.fromEpochMilliseconds(then)
      }`
    const [here, there] = [fresh('results'), fresh('results')]
    const ended = await Promise.all([
      setaside(['run', county, ...asked(here), ...more], {
        env: { TZ: 'America/Los_Angeles', LC_ALL: 'en_US.UTF-8' },
      }),
      setaside(['run', county, ...asked(there), ...more], {
        node: ['--import', `data:text/javascript,${encodeURIComponent(stopped)}`],
        env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      }),
    ])
    expect(ended.map(({ code, err }) => ({ code, err }))).toEqual(Array(2).fill({ code: 0, err: '' }))
    expect(table(here, 'convictions').length).toBeGreaterThan(20)
    expect(hashes(there)).toEqual(hashes(here))
  })
})

describe('promise 4: nothing is lost', () => {
  test('every line of the file stands in all-results as it was, or in rejects with a reason', async () => {
    const county = await dirtyCounty(5000, 0.3)
    const out = fresh('results')
    const { code } = await setaside(['run', county, ...asked(out), ...LENIENT, '--tables', 'all-results'])
    expect(code).toBe(0)
    const lines = readFileSync(county, 'latin1').split('\n')
    const rejects = table(out, 'rejects')
    const rejected = new Set(rejects.map(({ line }) => Number(line)))
    const rows = lines
      .map(line => line.replace(/\r$/, ''))
      .filter((line, at) => at > 0 && line !== '' && !rejected.has(at + 1))
      .sort()
    const kept = readFileSync(join(out, 'all-results.csv'), 'latin1').split('\n').slice(1, -1).sort()
    expect(kept.length).toBe(rows.length)
    expect(kept.filter((line, at) => !line.startsWith(`${rows[at]},`))).toEqual([])
    expect(rejects.length).toBeGreaterThan(10)
    for (const { line, problem, text = '' } of rejects) {
      expect(problem).not.toBe('')
      const was = lines[Number(line) - 1] ?? ''
      // Letters beyond ASCII are told as UTF-8, and what is no text at all is told as such.
      if (/^[ -~]*$/.test(was)) expect(text).toBe(was)
    }
    const { rows: told } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
    expect(told.addUp).toBe(true)
  })
})

describe('promise 5: private by construction', () => {
  test('no name, number or case of anybody is printed, in the summary, or in an error', async () => {
    const county = await dirtyCounty(3000, 0.3)
    const cut = file('cut.csv', readFileSync(county).subarray(0, 30_000))
    const again = file('again.csv', readFileSync(county))
    const blocked = file('blocked', '')
    const out = fresh('results')
    const explain = ['explain', county, '--county', 'SACRAMENTO', '--as-of', AS_OF, '--person']
    const { printed, codes } = await said([
      ['run', county, ...asked(out), '--max-rejects', '0'],
      ['run', county, again, ...asked(fresh('results')), ...LENIENT, '--json'],
      ['run', cut, ...asked(fresh('results')), ...LENIENT],
      ['run', county, ...asked(join(blocked, 'results'))],
      [...explain, 'A00000000'],
    ])
    const written = ['summary.json', 'manifest.json'].map(name => readFileSync(join(out, name), 'utf8'))
    expect(codes).toEqual([4, 0, 0, 2, 2])
    const secrets = personal(readFileSync(county, 'latin1'))
    expect(leaks(secrets, [...printed, ...written].join('\n'))).toEqual([])
    // The tables do hold such words, and there they are found.
    expect(leaks(secrets, readFileSync(join(out, 'convictions.csv'), 'utf8')).length).toBeGreaterThan(50)
  })

  test('it runs where the machine refuses it any network, other programs, and any file but the results', async () => {
    const county = await dirtyCounty(2000, 0.02)
    const out = fresh('results')
    mkdirSync(out)
    const elsewhere = fresh('elsewhere')
    // What is refused altogether where only some files may be written is left out: it says nothing of what is written.
    const before = `
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      fs.fsyncSync = () => undefined
      syncBuiltinESMExports()`
    /** Tries all that is refused, to show that it is. */
    const tries = `${before}
      import { connect } from 'node:net'
      import { lookup } from 'node:dns'
      import { execSync } from 'node:child_process'
      const tried = async (name, act) => {
        const code = await new Promise(done => {
          try { act(error => done(error?.code)) } catch (error) { done(error.code) }
        })
        console.error(name, code)
      }
      await tried('connect', done => connect(9, '127.0.0.1').on('error', done).on('connect', () => done()))
      await tried('lookup', done => lookup('localhost', done))
      await tried('program', done => done(execSync('true') && undefined))
      await tried('file', done => done(fs.writeFileSync(${JSON.stringify(elsewhere)}, '')))`
    const confined = (first: string) => ({
      node: [
        ...['--permission', '--allow-fs-read=*', `--allow-fs-write=${out}`, '--allow-worker'],
        ...['--disable-warning=PERM0006', '--import', `data:text/javascript,${encodeURIComponent(first)}`],
      ],
    })
    const refused = await setaside(['--version'], confined(tries))
    expect(refused.err).toBe(
      ['connect', 'lookup', 'program', 'file'].map(name => `${name} ERR_ACCESS_DENIED\n`).join(''),
    )
    const ended = await setaside(['run', county, ...asked(out), ...LENIENT], confined(before))
    expect({ code: ended.code, err: ended.err }).toEqual({ code: 0, err: '' })
    const free = fresh('results')
    await setaside(['run', county, ...asked(free), ...LENIENT])
    expect(hashes(out)).toEqual(hashes(free))
  })
})

/** Runs commands, and gives all they printed and how they ended. */
async function said(
  commands: readonly (readonly string[])[],
): Promise<{ readonly printed: readonly string[]; readonly codes: readonly (number | null)[] }> {
  const ended = await Promise.all(commands.map(args => setaside(args)))
  return { printed: ended.map(({ out, err }) => out + err), codes: ended.map(({ code }) => code) }
}

/** Names, numbers of people and cases, and dates, wherever they stand in a file, read or not. */
function personal(text: string): ReadonlySet<string> {
  const [, ...rows] = text.split('\n')
  const all = rows.join('\n')
  return new Set([
    ...(all.match(/\b[A-Z]{3,},[A-Z]{3,}( [A-Z]+)*\b/g) ?? []),
    ...(all.match(/\b[A-Z]?\d{8,}(XX)?\b/g) ?? []),
    ...(all.match(/\b\d{2}F\d{5}\b/g) ?? []),
  ])
}

/** The secrets that a text tells. */
function leaks(secrets: ReadonlySet<string>, text: string): readonly string[] {
  const words = new Set(text.match(/[A-Z0-9]+/gi))
  return [...secrets].filter(secret => (secret.includes(',') ? text.includes(secret) : words.has(secret)))
}

describe('the README', () => {
  test('names for each promise tests that there are', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    const rows = readme.split('\n').filter(line => /^\| \*\*/.test(line))
    expect(rows.length).toBe(5)
    const missing = rows.flatMap(row => {
      const tests = row.split('|')[2] ?? ''
      const named = [...tests.matchAll(/`([^`]+)`: ([^`]+?)(?=;|$)/g)]
      if (named.length === 0) return [`no test: ${row}`]
      return named.flatMap(([, path = '', titles = '']) => {
        const source = readFileSync(join(root, path), 'utf8')
        return [...titles.matchAll(/\*([^*]+)\*/g)]
          .map(([, title = '']) => title)
          .filter(title => !source.includes(title))
          .map(title => `${path}: ${title}`)
      })
    })
    expect(missing).toEqual([])
  })
})
