/** A state that exists nowhere goes through the real command line: what is for every state is for it too, and names no other. */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { coverageOfAll } from '../src/law/coverage.ts'
import { type Ended, hashes, table, workplace } from './command.ts'
import { readPdf } from './pdf.ts'
import { OFFICE } from './ruritania/office.ts'
import { jurisdiction } from './ruritania/ruritania.ts'

const node = resolve(import.meta.dirname, '../node_modules/.bin/node')
const entry = resolve(import.meta.dirname, 'ruritania/setaside.ts')
const { fresh, file } = workplace()
const DAY = ['--as-of', '1895-11-01'] as const

/** All that any command printed. */
const printed: string[] = []

function ruritania(...args: readonly string[]): Promise<Ended> {
  return new Promise((done, failed) => {
    const child = spawn(node, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', text => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text
    })
    child.on('error', failed)
    child.on('close', code => {
      printed.push(out, err)
      done({ code, out, err })
    })
  })
}

/** Runs a command that must end well, and gives what it printed. */
async function done(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await ruritania(...args)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

const register = fresh('register.csv')
const law = fresh('law')
const lawOfTwo = fresh('law-of-two')
const policy = fresh('policy')
const changes = fresh('changes')
const filing = fresh('filing')
const approvals = fresh('approvals.csv')

beforeAll(async () => {
  await done('synth', '--rows', '7', '--seed', 'any', '--county', 'Norland', '--out', register)
  const run = (out: string, ...more: readonly string[]) =>
    done('run', register, '--county', 'norland', ...DAY, '--out', out, ...more)
  await run(law, '--workers', '1')
  await run(lawOfTwo, '--workers', '2')
  await run(policy, '--policy', 'jubilee')
}, 120_000)

describe('run', () => {
  test('decides by the articles of Ruritania, in its districts and its words', () => {
    expect(
      table(law, 'convictions').map(row => [
        row.person_id,
        row.county,
        row.offense,
        row.determination,
        row.relief,
        row.due_from,
        row.citation,
        row.reason,
      ]),
    ).toEqual([
      [
        '1',
        'Norland',
        'Article 7',
        'eligible',
        'forget',
        '',
        'ART 7(a)',
        'Smuggling of beets, ten years ago',
      ],
      ['2', 'Norland', 'Article 7', 'not-eligible', '', '', 'ART 7(a)', 'Convicted again since'],
      ['2', 'Norland', 'Article 9', 'review', '', '', 'ART 9(a)', 'Cannot be known without: keeper paid'],
      [
        '3',
        'Norland',
        'Article 7',
        'eligible-later',
        'forget',
        '1902-07-01',
        'ART 7(a)',
        'Smuggling of beets, ten years ago, from 1902-07-01',
      ],
      ['6', 'Norland', 'Article 9', 'review', '', '', 'ART 9(a)', 'Cannot be known without: keeper paid'],
    ])
  })

  test('names the jurisdiction and the format in the manifest', () => {
    expect(JSON.parse(readFileSync(join(law, 'manifest.json'), 'utf8'))).toMatchObject({
      jurisdiction: 'ruritania',
      inputFormat: 'ruritania-register',
      county: 'NORLAND',
      program: { name: 'amnesty' },
    })
  })

  test('gives the same bytes with two workers', () => {
    expect(hashes(lawOfTwo)).toEqual(hashes(law))
  })

  test.each([
    [
      ['--county', 'nordland'],
      '--county is [nordland], which is no district of Ruritania; did you mean [NORLAND]?',
    ],
    [
      ['--county', 'norland', '--jurisdiction', 'us-xx'],
      '--jurisdiction is [us-xx]; choose one of ruritania',
    ],
    [
      ['--county', 'norland', '--input-format', 'cards'],
      '--input-format is [cards]; files of [ruritania] are of ruritania-register',
    ],
    [['--county', 'norland', '--program', 'mercy'], '--program is [mercy]; choose one of amnesty'],
  ])('refuses %j', async (args, says) => {
    expect(await ruritania('run', register, ...args, ...DAY, '--out', fresh('refused'))).toEqual({
      code: 2,
      out: '',
      err: `setaside: ${says}\n`,
    })
  })
})

test('explain proves an answer with citations of Ruritania', async () => {
  expect(await done('explain', register, '--person', '6', '--proof', ...DAY)).toBe(
    `6  DETCHARD,ALBERT  born 1868-01-01
  As of 1895-11-01, any county, Beets forgotten, poachers pardoned: articles 7 and 9
  1 conviction on record, 1 considered
  No attorney has reviewed the rules.

Count 1893-02-01 Norland Art. 9 a hare: Art. 9 a hare, convicted 1893-02-01
  Answer:  REVIEW: a person decides what art-9 gives
  Rows:    register.csv:8

  art-9  Poachers pardoned  [ART 9(a); verbatim]
    Answer:  REVIEW, pardon, by petition, may be granted, from 1896-02-01
    Why:     Cannot be known without: keeper paid
    Route:   Petition to the magistrate, who may pardon. [ART 9(a)]
    Does:    The poacher is pardoned.
    Facts missing:
      - keeper paid: not in the record
    Questions, and what each answer would do:
      - Did the poacher pay the keeper?
          yes: eligible-later, pardon (may be granted), from 1896-02-01
          no: not-eligible
    Rules asked, best relief first (later: holds from a later day; unknown: cannot be known from the record):
      unknown  pardon: Poaching, three years ago, the keeper paid [ART 9(a); verbatim] (art-9/pardon)
        unknown  nothing stands in the way
          unknown  the keeper was paid [ART 9(b); verbatim]
                   keeper paid is not in the record
        holds    the magistrate decides on the petition
    Citations:
      - ART 9(a) (read in the official text)
      - ART 9(b) (read in the official text)
`,
  )
}, 60_000)

test('compare tells whose answer the jubilee changes', async () => {
  await done('compare', law, policy, '--out', changes)
  expect(
    table(changes, 'changes').map(row => [
      row.person_id,
      row.offense,
      row.before_determination,
      row.after_determination,
      row.after_relief,
      row.after_basis,
      row.after_reason,
    ]),
  ).toEqual([
    ['2', 'Article 7', 'not-eligible', 'eligible', 'dismiss', 'policy', 'Judged before the jubilee'],
  ])
}, 60_000)

test('approve and file make the motion to the magistrate', async () => {
  await done(
    'approve',
    '--run',
    policy,
    '--all-eligible',
    '--by',
    'R. Clerk',
    '--on',
    '1895-11-02',
    '--out',
    approvals,
  )
  const office = file('office.json', JSON.stringify(OFFICE))
  await done(
    ...['file', '--run', policy, '--approvals', approvals, '--office', office],
    ...['--filed-on', '1895-11-03', '--out', filing],
  )
  expect(readdirSync(filing).sort()).toEqual(['manifest.json', 'motion-001.pdf'])
  const { text } = await readPdf(join(filing, 'motion-001.pdf'))
  printed.push(text)
  expect(text).toBe(
    'To the magistrate of Strelsau The Crown Office of Norland, November 3, 1895 ' +
      '1. RUPERT HENTZAU, Article 7: dismiss (policy: jubilee).',
  )
}, 60_000)

test('every paragraph of its articles is encoded, told, or left out with a reason', async () => {
  expect(coverageOfAll(await jurisdiction.register()).faults).toEqual([])
})

test('no word of another state stands in anything that was printed, written or filed', () => {
  // What a packed page says is among what was printed; its bytes may spell anything.
  const written = [law, policy, changes, filing].flatMap(folder =>
    readdirSync(folder)
      .filter(name => !name.endsWith('.pdf'))
      .map(name => readFileSync(join(folder, name), 'utf8')),
  )
  const words =
    /California|Sacramento|Los Angeles|marijuana|cannabis|prop(?:osition)? ?64|penal code|superior court|\bDOJ\b|\bHSC?\b|\bPC\b|\bCII\b|SUBJECT_ID/i
  const all = [...printed, readFileSync(approvals, 'utf8'), ...written]
  expect(all.length).toBeGreaterThan(30)
  expect(all.flatMap(text => words.exec(text)?.[0] ?? [])).toEqual([])
})
