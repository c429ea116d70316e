/** Every program, through the real command: each answer told once, the best of them, and the counts. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { PROGRAMS } from '../src/law/california/programs.ts'
import type { Summary } from '../src/report/summary.ts'
import { hashes, type Line, setaside, table, workplace } from './command.ts'

const { fresh, file } = workplace()
const ASKED = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']
const county = fresh('county.csv')

beforeAll(async () => {
  await setaside([
    ...['synth', '--rows', '6000', '--seed', 'several', '--county', 'SACRAMENTO', '--dirt', '0.05'],
    ...['--out', county],
  ])
})

async function run(program: string, ...more: readonly string[]) {
  const out = fresh(program)
  const ended = await setaside(['run', county, ...ASKED, '--program', program, '--out', out, ...more])
  expect(ended.code, ended.err).toBe(0)
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary
  return { out, summary, convictions: table(out, 'convictions'), reliefs: table(out, 'reliefs') }
}

const key = ({ person_id, subject = 'conviction', cycle_count }: Line): string =>
  `${person_id} ${subject} ${cycle_count}`

describe.each(Object.keys(jurisdiction.programs))('--program %s', name => {
  let made: Awaited<ReturnType<typeof run>>
  beforeAll(async () => {
    made = await run(name)
  })

  test('what the lines of reliefs.csv count up to is what the summary says of each statute', () => {
    const { reliefs, summary } = made
    const counted: Record<string, Record<string, number>> = {}
    for (const { statute, determination, reason } of reliefs) {
      // Where the county cannot be read the line is for review, whatever the statute gives.
      if (reason?.startsWith('The county cannot be read')) continue
      counted[statute ?? ''] ??= {}
      const found = counted[statute ?? ''] as Record<string, number>
      found[determination ?? ''] = (found[determination ?? ''] ?? 0) + 1
    }
    const unread = reliefs.filter(({ reason }) => reason?.startsWith('The county cannot be read')).length
    let told = 0
    let shown = 0
    for (const [statute, found] of Object.entries(summary.reliefs.statute))
      for (const [determination, count] of Object.entries(found)) {
        if (determination === 'not-eligible') continue
        told += count
        shown += counted[statute]?.[determination] ?? 0
      }
    expect(told).toBe(shown + unread)
    expect(told).toBeGreaterThan(0)
  })

  test('each statute answers once for a conviction or arrest, and at most one answer is the best', () => {
    const answers = new Set<string>()
    const best = new Map<string, string>()
    for (const line of made.reliefs) {
      const one = `${key(line)} ${line.statute}`
      expect(answers.has(one), one).toBe(false)
      answers.add(one)
      if (line.best !== 'yes') continue
      expect(best.has(key(line)), one).toBe(false)
      best.set(key(line), line.relief ?? '')
    }
    for (const line of made.convictions)
      if (line.determination === 'eligible') expect(best.get(key(line)), key(line)).toBe(line.relief)
  })

  test('every line has its rule, its citation, who acts, whether it must be granted, and its row', () => {
    for (const line of made.reliefs) {
      expect(line.rule, key(line)).toContain(`${line.statute}/`)
      expect(line.citation).not.toBe('')
      expect(['automatic', 'duty', 'motion', 'petition']).toContain(line.had_by)
      expect(['shall', 'may', 'open']).toContain(line.granted)
      expect(line.source_file).toBe('county.csv')
      expect(Number(line.source_line)).toBeGreaterThan(0)
      if (line.determination === 'review') expect(line.missing_facts, key(line)).not.toBe('')
      if (line.determination === 'eligible-later') expect(line.due_from).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })

  test('due, later and open of a conviction are the lines of its statutes, and the first decides', () => {
    const lines = Map.groupBy(made.reliefs, key)
    for (const line of made.convictions) {
      const own = lines.get(key(line)) ?? []
      const told = (cell: string | undefined) => (cell === '' || cell === undefined ? [] : cell.split('; '))
      const of = (determination: string) =>
        own
          .filter(one => one.determination === determination)
          .map(({ statute, relief, due_from: from }) =>
            [statute, relief, ...(determination === 'eligible-later' ? ['from', from] : [])].join(' '),
          )
      const besides = (column: 'later' | 'open') =>
        own.filter(one => one[column] !== '').map(one => one[column])
      const [due, later, open] = [told(line.due), told(line.later), told(line.open)]
      const countyUnread = line.reason?.startsWith('The county cannot be read') === true
      if (!countyUnread) {
        expect(due.toSorted(), key(line)).toEqual(of('eligible').sort())
        expect(later.toSorted(), key(line)).toEqual([...of('eligible-later'), ...besides('later')].sort())
        for (const one of [...of('review'), ...besides('open')]) expect(open, key(line)).toContain(one)
        expect(line.determination === 'eligible').toBe(due.length > 0)
        expect(line.determination === 'eligible-later').toBe(due.length === 0 && later.length > 0)
      }
      if (line.determination === 'eligible') expect(due[0]?.split(' ')[1]).toBe(line.relief)
      if (line.determination === 'review' && !countyUnread) expect(open).not.toEqual([])
      if (open.length > 0) expect(line.missing_facts, key(line)).not.toBe('')
    }
  })

  test('the figures of the summary add up, and are those of the tables', () => {
    const { summary, convictions, out } = made
    const { people, determination, acts, relief, basis, beside } = summary
    const total = (counts: Readonly<Record<string, number>>) =>
      Object.values(counts).reduce((a, b) => a + b, 0)
    const count = (lines: readonly Line[], wanted: (line: Line) => boolean) => lines.filter(wanted).length
    expect(people.helped + people.waiting + people.open + people.nothing).toBe(people.considered)
    expect(total(determination)).toBe(convictions.length)
    for (const [outcome, found] of Object.entries(determination))
      expect(found, outcome).toBe(count(convictions, line => line.determination === outcome))
    for (const counts of [acts, relief, basis]) expect(total(counts)).toBe(determination.eligible)
    expect(acts.petition_or_motion ?? 0).toBe(
      count(
        made.reliefs,
        ({ determination, best, statute }) =>
          determination === 'eligible' && best === 'yes' && statute === 'hsc-11361.8',
      ),
    )
    expect(beside.eligible?.more ?? 0).toBe(
      count(convictions, line => line.determination === 'eligible' && line.due?.includes('; ') === true),
    )
    for (const column of ['later', 'open'] as const)
      expect(beside.eligible?.[column] ?? 0).toBe(
        count(convictions, line => line.determination === 'eligible' && line[column] !== ''),
      )
    const persons = table(out, 'people')
    const sum = (column: string) => persons.reduce((all, line) => all + Number(line[column]), 0)
    expect([sum('eligible'), sum('eligible_later'), sum('not_eligible'), sum('review')]).toEqual(
      ['eligible', 'eligible-later', 'not-eligible', 'review'].map(outcome => determination[outcome]),
    )
    const helped = new Set(
      [...convictions, ...made.reliefs]
        .filter(line => line.determination === 'eligible')
        .map(line => line.person_id),
    )
    expect(people.helped).toBe(helped.size)
  })
})

describe('the promises hold for several statutes as for one', () => {
  test('the same input gives the same bytes, whatever the number of threads', async () => {
    const [one, two, three] = await Promise.all([
      run('all', '--workers', '1'),
      run('all', '--workers', '2'),
      run('all', '--workers', '3'),
    ])
    expect(hashes(two.out)).toEqual(hashes(one.out))
    expect(hashes(three.out)).toEqual(hashes(one.out))
    for (const name of Object.keys(hashes(one.out)))
      expect(statSync(join(one.out, name)).mode & 0o777, name).toBe(0o600)
  })

  test('rows in any order give the same lines', async () => {
    const { reliefs } = await run('all')
    const [header = '', ...rows] = readFileSync(county, 'latin1').trimEnd().split('\n')
    const path = file('county.csv', Buffer.from([header, ...rows.toReversed()].join('\n'), 'latin1'))
    const out = fresh('reversed')
    const ended = await setaside(['run', path, ...ASKED, '--program', 'all', '--out', out])
    expect(ended.code, ended.err).toBe(0)
    const told = (lines: readonly Line[]) =>
      lines.map(({ source_line: _, ...rest }) => JSON.stringify(rest)).sort()
    expect(told(table(out, 'reliefs'))).toEqual(told(reliefs))
  })
})

describe('what may be asked', () => {
  test('a program that is none', async () => {
    const ended = await setaside(['run', county, ...ASKED, '--out', fresh('x'), '--program', 'prop65'])
    expect(ended).toEqual({
      code: 2,
      out: '',
      err: 'setaside: --program is [prop65]; did you mean [prop64]? Choose one of prop64, automatic, petition, arrests, all\n',
    })
  })

  test('a policy with a program that none is known for', async () => {
    const ended = await setaside([
      ...['run', county, ...ASKED, '--out', fresh('x')],
      ...['--program', 'all', '--policy', 'los-angeles'],
    ])
    expect(ended.code).toBe(2)
    expect(ended.err).toContain("no office's policy for [all] is known")
  })

  test('a table the program does not have', async () => {
    const ended = await setaside([
      ...['run', county, ...ASKED, '--out', fresh('x')],
      ...['--program', 'all', '--tables', 'all-results'],
    ])
    expect(ended.code).toBe(2)
    expect(ended.err).toContain('[all-results], which --program all does not have')
  })

  test('something to vouch for that is nothing', async () => {
    const ended = await setaside([
      ...['run', county, ...ASKED, '--out', fresh('x')],
      ...['--program', 'all', '--vouch', 'everything'],
    ])
    expect(ended.code).toBe(2)
    expect(ended.err).toContain('--vouch names [everything]')
  })

  test('what the office vouches for is in the manifest, and settles what waited on it', async () => {
    const without = await run('automatic')
    const vouched = [
      ...['--vouch', 'pending-charges,supervision,registration,sentences'],
      ...['--vouched-by', 'D. Clerk', '--vouched-source', 'case system'],
    ]
    const withIt = await run('automatic', ...vouched)
    const manifest = JSON.parse(readFileSync(join(withIt.out, 'manifest.json'), 'utf8'))
    expect(manifest.options.vouched).toEqual(['pending-charges', 'supervision', 'registration', 'sentences'])
    const eligible = ({ reliefs }: typeof without) =>
      new Set(
        reliefs
          .filter(({ determination }) => determination === 'eligible')
          .map(line => `${key(line)} ${line.statute}`),
      )
    const [before, after] = [eligible(without), eligible(withIt)]
    // Learning a fact never takes away what was sure.
    expect([...before].filter(one => !after.has(one))).toEqual([])
    expect(after.size).toBeGreaterThan(before.size)
  })
})

test('every program is named, and made of statutes that say who acts', async () => {
  expect(PROGRAMS.map(({ name }) => name)).toEqual(Object.keys(jurisdiction.programs))
  for (const name of Object.keys(jurisdiction.programs)) {
    const program = await jurisdiction.programs[name]?.()
    const { convictions = [], arrests = [] } = program?.statutes ?? {}
    expect(convictions.length + arrests.length).toBeGreaterThan(0)
  }
})
