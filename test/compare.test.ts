/** What a change changes: two finished runs compared through the real command, and what is refused. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makerFor, setupSource } from '../src/cli/table-maker.ts'
import { format } from '../src/intake/ca-doj/index.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { hsc113618 } from '../src/law/california/hsc-11361.8/text.ts'
import { CALIFORNIA_POLICIES } from '../src/law/california/policies/book.ts'
import { prop64 } from '../src/law/california/prop64.ts'
import type { Program } from '../src/law/program.ts'
import type { Statute } from '../src/law/statute.ts'
import type { Conviction } from '../src/record/person.ts'
import type { TableName } from '../src/report/tables.ts'
import { run } from '../src/run/run.ts'
import { parseDay } from '../src/time/day.ts'
import { type Ended, hashes, type Line, setaside, sha256, table, workplace } from './command.ts'

const { fresh, file } = workplace()
const AS_OF = '2026-11-01'

const refusal = (says: string): Ended => ({ code: 3, out: '', err: `setaside: ${says}\n` })
const wrong = (says: string): Ended => ({ code: 2, out: '', err: `setaside: ${says}\n` })

async function ran(files: readonly string[], ...more: readonly string[]): Promise<string> {
  const out = fresh('run')
  const asOf = more.includes('--as-of') ? [] : ['--as-of', AS_OF]
  const asked = ['--county', 'SACRAMENTO', ...asOf, '--out', out, '--max-rejects', '100%', ...more]
  const { code, err } = await setaside(['run', ...files, ...asked])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

const compare = (...args: readonly string[]): Promise<Ended> => setaside(['compare', ...args])

/** What `--json` prints. */
async function compared(...args: readonly string[]) {
  const { code, out, err } = await compare(...args, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

/** A run in this process: by a program that is in no list, or with fewer tables than the command makes. */
async function decidedBy(program: Program, tables: readonly TableName[] = ['convictions']): Promise<string> {
  const out = fresh('run')
  const day = parseDay(AS_OF) ?? 0
  const question = { program, law: jurisdiction, county: 'SACRAMENTO', day }
  const setaside = '0.0.0'
  const result = await run({
    question,
    files: [county],
    out,
    format,
    maker: makerFor(question, { columns: format.columns, tables, setaside }),
    source: setupSource({
      jurisdiction: jurisdiction.module,
      format: format.module,
      counties: ['SACRAMENTO'],
      day,
      program: 'prop64',
      tables,
      setaside,
    }),
    workers: 1,
    setaside,
    options: { policy: 'none', tables },
  })
  expect(result).not.toHaveProperty('refused')
  return out
}

const copyOf = (folder: string): string => {
  const copy = fresh('copy')
  cpSync(folder, copy, { recursive: true })
  return copy
}

/** What changed in convictions.csv. */
const changesOf = (folder: string): readonly Line[] =>
  table(folder, 'changes').filter(({ of_table }) => of_table === 'convictions')

/** Lines of a table by person and count. */
const keyed = (folder: string): ReadonlyMap<string, Line> =>
  new Map(table(folder, 'convictions').map(line => [`${line.person_id} ${line.cycle_count}`, line]))
const ANSWER = ['determination', 'relief', 'due_from', 'basis', 'due', 'later', 'open'] as const

/** The keys of the answers that differ, found in the simplest way there is. */
function differing(before: string, after: string): readonly string[] {
  const [old, now] = [keyed(before), keyed(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter(key => ANSWER.some(cell => old.get(key)?.[cell] !== now.get(key)?.[cell]))
    .sort()
}

let county = ''
let law = ''
let policy = ''
beforeAll(async () => {
  county = fresh('county.csv')
  const made = ['--rows', '6000', '--seed', 'compare', '--county', 'SACRAMENTO', '--dirt', '0.02']
  await setaside(['synth', ...made, '--as-of', AS_OF, '--out', county])
  ;[law, policy] = await Promise.all([ran([county]), ran([county], '--policy', 'los-angeles')])
}, 60_000)

describe('two policies', () => {
  test('every answer that differs is a line, and no other', async () => {
    const out = fresh('changes')
    const { code, out: printed, err } = await compare(law, policy, '--out', out)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = table(out, 'changes')
    const expected = differing(law, policy)
    expect(expected.length).toBeGreaterThan(20)
    expect(lines.map(({ person_id, cycle_count }) => `${person_id} ${cycle_count}`)).toEqual(expected)
    const [old, now] = [keyed(law), keyed(policy)]
    for (const line of lines) {
      const key = `${line.person_id} ${line.cycle_count}`
      for (const cell of [...ANSWER, 'reason', 'rule', 'citation', 'missing_facts', 'source_line']) {
        expect([line[`before_${cell}`], line[`after_${cell}`]]).toEqual([
          old.get(key)?.[cell],
          now.get(key)?.[cell],
        ])
      }
      expect(line).toMatchObject({ of_table: 'convictions', kind: 'changed', subject: 'conviction' })
      expect(line.offense).toBe(now.get(key)?.offense)
    }
    expect(printed).toContain('policy                  none -> los-angeles')
    expect(printed).toContain('Input     the same files')
    expect(printed.split('\n').at(-2)).toBe(
      `The changes are in ${out}: changes.csv, compare.json, manifest.json`,
    )
    expect(printed.split('\n').filter(line => line.length > 80)).toEqual([
      expect.stringContaining('The changes are in'),
    ])
  })

  test('the counts add up, and people are counted once', async () => {
    const { differs, sameInputs, people, convictions } = await compared(law, policy)
    expect(sameInputs).toBe(true)
    expect(differs).toEqual([{ what: 'policy', before: 'none', after: 'los-angeles' }])
    const keys = differing(law, policy)
    const all = table(law, 'convictions')
    expect(people).toEqual({
      before: new Set(all.map(line => line.person_id)).size,
      after: new Set(all.map(line => line.person_id)).size,
      new: 0,
      gone: 0,
      changed: new Set(keys.map(key => key.split(' ')[0])).size,
    })
    expect(convictions.changed.count).toBe(keys.length)
    const { same, otherReason, changed, becameDue } = convictions
    expect(same.count + otherReason.count + changed.count + becameDue.count).toBe(all.length)
    for (const ways of [convictions.transitions, convictions.reasons]) {
      const count = (ways as { count: number }[]).reduce((sum, way) => sum + way.count, 0)
      expect(count).toBe(keys.length)
    }
    const [first] = convictions.reasons
    expect(first.examples).toHaveLength(3)
    const [{ person_id, cycle_count, before }] = first.examples
    const line = keyed(law).get(`${person_id} ${cycle_count}`)
    expect(before).toBe(`${line?.source_file}:${line?.source_line}`)
    expect(first.before).toMatchObject({ rule: line?.rule, reason: line?.reason })
  })

  test('a manifest names its run as well as the folder does', async () => {
    const [byFolder, byManifest] = await Promise.all([
      compared(law, policy),
      compared(join(law, 'manifest.json'), join(policy, 'manifest.json')),
    ])
    expect(byManifest).toEqual(byFolder)
  })
})

describe('two days', () => {
  test('what was due from a later day and now is became due', async () => {
    const before = await ran([county], '--as-of', '2016-06-01')
    const out = fresh('changes')
    const { convictions, differs } = await compared(before, law, '--out', out)
    expect(differs).toEqual([{ what: 'as of', before: '2016-06-01', after: AS_OF }])
    const [old, now] = [keyed(before), keyed(law)]
    const due = differing(before, law).filter(
      key =>
        old.get(key)?.determination === 'eligible-later' &&
        now.get(key)?.determination === 'eligible' &&
        old.get(key)?.relief === now.get(key)?.relief,
    )
    expect(due.length).toBeGreaterThan(20)
    expect(convictions.becameDue.count).toBe(due.length)
    const lines = changesOf(out).filter(({ kind }) => kind === 'became-due')
    expect(lines.map(({ person_id, cycle_count }) => `${person_id} ${cycle_count}`)).toEqual(due)
    // The other way round nothing becomes due.
    expect((await compared(law, before)).convictions.becameDue).toEqual({ count: 0, people: 0 })
  })

  test('2020 and 2026', async () => {
    const before = await ran([county], '--as-of', '2020-07-01')
    const { convictions } = await compared(before, law)
    const { changed, becameDue } = convictions
    expect(changed.count + becameDue.count).toBe(differing(before, law).length)
    // Of a reason no day is told: it is one person's.
    const texts = JSON.stringify([convictions.reasons, convictions.otherReasons])
    expect(texts).not.toMatch(/\d{4}-\d{2}-\d{2}/)
  })
})

describe('two versions of the rules', () => {
  /** A made-up amendment: one rule dismisses what it reduced. */
  const RULE = 'hsc-11361.8/11359/redesignate-misdemeanor'
  const amend = (rules: Statute<Conviction>['rules']) =>
    rules.map(rule =>
      rule.id === RULE ? { ...rule, relief: 'dismiss', says: 'A made-up amendment dismisses it' } : rule,
    )
  const statute: Statute<Conviction> = {
    ...hsc113618,
    rules: amend(hsc113618.rules),
    rulesFor: conviction => {
      const rules = hsc113618.rulesFor(conviction)
      return rules && amend(rules)
    },
    reliefOf: rule => (rule.id === RULE ? CALIFORNIA_POLICIES.reliefs.dismiss : hsc113618.reliefOf(rule)),
  }
  const amended: Program = {
    ...prop64,
    statutes: { convictions: [statute], arrests: [] },
  }

  test('whose answer an amendment changes, by the rule', async () => {
    const [before, after] = await Promise.all([decidedBy(prop64), decidedBy(amended)])
    const { differs, convictions } = await compared(before, after)
    expect(differs.map(({ what }: { what: string }) => what)).toEqual([
      'what the rules say',
      'version of the rules',
    ])
    const held = table(before, 'convictions').filter(
      ({ rule, determination }) => rule === RULE && determination === 'eligible',
    )
    expect(held.length).toBeGreaterThan(5)
    const [first] = convictions.transitions
    expect(first).toMatchObject({
      kind: 'changed',
      before: { determination: 'eligible', relief: 'redesignate-misdemeanor' },
      after: { determination: 'eligible', relief: 'dismiss' },
      count: held.length,
      people: new Set(held.map(line => line.person_id)).size,
    })
    expect(convictions.reasons[0].after).toMatchObject({
      rule: RULE,
      reason: 'A made-up amendment dismisses it',
    })
    const { out } = await compare(before, after)
    expect(out).toMatch(/what the rules say {6}[0-9a-f]{12}\.\.\. -> [0-9a-f]{12}\.\.\.\n/)
  })
})

describe('nothing changed', () => {
  test('the same run twice', async () => {
    const { out } = await compare(law, await ran([county]))
    expect(out).toContain('nothing that their manifests name')
    expect(out).toContain('Nothing changed: every answer is the same.')
  })

  test('files named in another order', async () => {
    const other = fresh('other.csv')
    const made = ['--rows', '2000', '--seed', 'other', '--county', 'SACRAMENTO', '--as-of', AS_OF]
    await setaside(['synth', ...made, '--out', other])
    const [one, two] = await Promise.all([ran([county, other]), ran([other, county], '--workers', '2')])
    const { sameInputs, people } = await compared(one, two)
    expect({ sameInputs, changed: people.changed }).toEqual({ sameInputs: true, changed: 0 })
  })

  test('rows of people in another order', async () => {
    const [head = '', ...rows] = readFileSync(county, 'latin1').trimEnd().split('\n')
    // Turned round by people: the rows of each stay in their order.
    const groups = new Map<string, string[]>()
    for (const row of rows) {
      const id = row.split(',')[2] ?? ''
      groups.set(id, [...(groups.get(id) ?? []), row])
    }
    const turned = [head, ...[...groups.values()].reverse().flat()].join('\n').concat('\n')
    const again = await ran([file('county.csv', Buffer.from(turned, 'latin1'))])
    const { sameInputs, people } = await compared(law, again, '--different-inputs')
    expect({ sameInputs, changed: people.changed, new: people.new, gone: people.gone }).toEqual({
      sameInputs: false,
      changed: 0,
      new: 0,
      gone: 0,
    })
  })
})

describe('other files', () => {
  /** The same county a month later: some people have gone, others have come. */
  let later = ''
  let next = ''
  beforeAll(async () => {
    const lines = readFileSync(county, 'latin1').trimEnd().split('\n')
    const half = lines.filter((_, at) => at === 0 || at > lines.length / 3)
    next = file('next.csv', Buffer.from(half.join('\n').concat('\n'), 'latin1'))
    later = await ran([next])
  })

  test('are refused, unless they are meant', async () => {
    expect(await compare(law, later)).toEqual(
      refusal(
        'the runs are not of the same files (the hashes of [county.csv] and of [next.csv] differ): compare runs of the same, or add --different-inputs',
      ),
    )
    const out = fresh('changes')
    const { people, convictions } = await compared(law, later, '--different-inputs', '--out', out)
    const [old, now] = [keyed(law), keyed(later)]
    const gone = [...old.keys()].filter(key => !now.has(key))
    expect(convictions.gone.count).toBe(gone.length)
    expect(people.gone).toBeGreaterThan(5)
    expect(people.new).toBe(0)
    const lines = changesOf(out).filter(({ kind }) => kind === 'gone')
    expect(lines.map(({ person_id, cycle_count }) => `${person_id} ${cycle_count}`)).toEqual(gone.sort())
    expect(new Set(lines.map(({ after_determination }) => after_determination))).toEqual(new Set(['']))
    const back = await compared(later, law, '--different-inputs')
    expect(back.convictions.new).toEqual(convictions.gone)
  })

  test('run --since tells and writes what changed', async () => {
    const out = fresh('run')
    const asked = ['--county', 'SACRAMENTO', '--as-of', AS_OF, '--max-rejects', '100%', '--out', out]
    const { code, out: printed, err } = await setaside(['run', next, ...asked, '--since', law])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(printed).toContain('other files: what stands in one run only is new or gone')
    expect(printed).toContain(`The changes are in ${join(out, 'changes')}: changes.csv`)
    const apart = fresh('changes')
    await compare(law, later, '--different-inputs', '--out', apart)
    expect(hashes(join(out, 'changes'))).toEqual(hashes(apart))
    const { out: events } = await setaside([
      'run',
      next,
      ...asked,
      '--since',
      join(law, 'manifest.json'),
      '--json',
    ])
    const last = events
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
      .slice(-2)
    expect(last.map(({ event }) => event)).toEqual(['changes', 'done'])
    expect(last[0].changes).toEqual(JSON.parse(readFileSync(join(apart, 'compare.json'), 'utf8')))
    expect(hashes(join(out, 'changes'))).toEqual(hashes(apart))
  })

  test('a run without --since keeps no changes of the run it replaces, and what is not ours', async () => {
    const [one, two] = [copyOf(law), copyOf(law)]
    await Promise.all([one, two].map(out => compare(law, policy, '--out', join(out, 'changes'))))
    writeFileSync(join(two, 'changes', 'notes.txt'), 'not ours')
    const asked = [
      'run',
      county,
      '--county',
      'SACRAMENTO',
      '--as-of',
      AS_OF,
      '--max-rejects',
      '100%',
      '--out',
    ]
    await Promise.all([one, two].map(out => setaside([...asked, out])))
    expect(existsSync(join(one, 'changes'))).toBe(false)
    expect(readdirSync(join(two, 'changes'))).toEqual(['notes.txt'])
  })

  test('run --since refuses before it begins', async () => {
    const out = fresh('run')
    const asked = ['run', next, '--county', 'SACRAMENTO', '--as-of', AS_OF, '--out']
    const empty = file('empty', '')
    expect(await setaside([...asked, out, '--since', empty])).toEqual(
      refusal(`[${empty}] is no manifest.json of Setaside: give the folder of a finished run.`),
    )
    const withoutAnswers = await decidedBy(prop64, ['people'])
    expect(await setaside([...asked, out, '--since', withoutAnswers, '--tables', 'people'])).toEqual(
      wrong(
        `--since is [${withoutAnswers}], and it and this run have neither of [convictions.csv, reliefs.csv] in common; add convictions to --tables`,
      ),
    )
    expect(existsSync(out)).toBe(false)
    const copy = copyOf(law)
    expect(await setaside([...asked, copy, '--since', copy])).toEqual(
      wrong(`--since is [${copy}], which this run would replace; choose another [--out]`),
    )
    expect(hashes(copy)).toEqual(hashes(law))
  })
})

describe('refused in one sentence', () => {
  test.each<[string, (copy: string) => string]>([
    [
      'a table that was changed',
      copy => {
        appendFileSync(join(copy, 'convictions.csv'), 'x\r\n')
        return `[${join(copy, 'convictions.csv')}] is not as the run wrote it (its bytes are not those that manifest.json names): run it again.`
      },
    ],
    [
      'one cell that was changed',
      copy => {
        const path = join(copy, 'people.csv')
        const text = readFileSync(path, 'utf8')
        writeFileSync(path, `${text.slice(0, -3)}9\r\n`)
        return `[${path}] is not as the run wrote it (its bytes are not those that manifest.json names): run it again.`
      },
    ],
    [
      'a table that is gone',
      copy => {
        rmSync(join(copy, 'review.csv'))
        return `[${join(copy, 'review.csv')}] is named by manifest.json and is not there: run it again.`
      },
    ],
    [
      'a folder without a manifest',
      copy => {
        rmSync(join(copy, 'manifest.json'))
        return `[${copy}] holds no manifest.json: it is no finished run; let the run finish, or give another folder.`
      },
    ],
    [
      'a manifest cut short',
      copy => {
        const path = join(copy, 'manifest.json')
        writeFileSync(path, readFileSync(path, 'utf8').slice(0, 300))
        return `[${path}] is no manifest.json of Setaside: give the folder of a finished run.`
      },
    ],
    [
      'a manifest that names nothing',
      copy => {
        writeFileSync(join(copy, 'manifest.json'), '{"setaside":"0.1.0"}')
        return `[${join(copy, 'manifest.json')}] does not name what went in and what came out: run it again.`
      },
    ],
    [
      'a manifest that names a file elsewhere',
      copy => {
        const path = join(copy, 'manifest.json')
        const manifest = JSON.parse(readFileSync(path, 'utf8'))
        manifest.outputs[0].name = '../convictions.csv'
        writeFileSync(path, JSON.stringify(manifest))
        return `[${path}] does not name what went in and what came out: run it again.`
      },
    ],
    [
      'a table of other columns',
      copy => {
        const [path, manifest] = [join(copy, 'convictions.csv'), join(copy, 'manifest.json')]
        const text = readFileSync(path, 'utf8').replace(',basis,', ',bases,')
        writeFileSync(path, text)
        const told = JSON.parse(readFileSync(manifest, 'utf8'))
        for (const output of told.outputs) if (output.name === 'convictions.csv') output.sha256 = sha256(path)
        writeFileSync(manifest, JSON.stringify(told))
        return `[${path}] has no column [basis] where it should be: another version of Setaside made it; run it again with this one`
      },
    ],
  ])('%s', async (_, spoil) => {
    const copy = copyOf(policy)
    const says = spoil(copy)
    const out = fresh('changes')
    expect(await compare(law, copy, '--out', out)).toEqual(refusal(says))
    expect(await compare(copy, law)).toEqual(refusal(says))
    expect(existsSync(out)).toBe(false)
  })

  test('a run without a table of answers', async () => {
    const people = await decidedBy(prop64, ['people'])
    expect(await compare(law, people)).toEqual(
      refusal(
        'the runs have neither of [convictions.csv, reliefs.csv] in common: run both with the table convictions',
      ),
    )
  })

  test('nothing, a comparison, a number that is none', async () => {
    const out = fresh('changes')
    await compare(law, policy, '--out', out)
    const nowhere = fresh('nowhere')
    expect(await compare(law, nowhere)).toEqual(
      refusal(`[${nowhere}] does not exist: give the folder of a finished run, or the manifest in it.`),
    )
    expect(await compare(out, law)).toEqual(
      refusal(
        `[${join(out, 'manifest.json')}] is of a comparison, not of a run: give the folder of a finished run.`,
      ),
    )
    expect(await compare(law, policy, '--examples', 'all')).toEqual(
      wrong('--examples is [all]; write a whole number of at least 0, without commas'),
    )
  })

  test('a run is never replaced by a comparison', async () => {
    const copy = copyOf(law)
    expect(await compare(copy, policy, '--out', copy)).toMatchObject({ code: 2, out: '' })
    expect(await compare(law, policy, '--out', copy)).toEqual(
      wrong(`[${copy}] holds a finished run, which a comparison does not replace; choose another [--out]`),
    )
    expect(hashes(copy)).toEqual(hashes(law))
  })
})

describe('the promises', () => {
  test('the same runs give the same bytes, for the owner only, and a comparison replaces a comparison', async () => {
    const [one, two] = [fresh('changes'), fresh('changes')]
    await compare(policy, law, '--out', two)
    await Promise.all([compare(law, policy, '--out', one), compare(law, policy, '--out', two)])
    expect(hashes(one)).toEqual(hashes(two))
    expect(readdirSync(one).sort()).toEqual(['changes.csv', 'compare.json', 'manifest.json'])
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
    expect(readdirSync(one).map(name => mode(join(one, name)))).toEqual(['600', '600', '600'])
    expect(mode(one)).toBe('700')
    const { outputs, comparison } = JSON.parse(readFileSync(join(one, 'manifest.json'), 'utf8'))
    for (const { name, sha256: hash } of outputs) expect(hash).toBe(sha256(join(one, name)))
    expect(comparison.before.manifestSha256).toBe(sha256(join(law, 'manifest.json')))
  })

  test('no name, no day of anybody and no case is printed or counted; identifiers only in examples', async () => {
    const out = fresh('changes')
    const later = await ran([county], '--as-of', '2020-07-01')
    const ended = await Promise.all([
      compare(law, policy, '--out', out),
      compare(later, law, '--json'),
      compare(law, policy, '--examples', '0'),
      compare(law, policy, '--examples', '0', '--json'),
    ])
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    const lines = table(law, 'convictions')
    const words = (cells: readonly string[]) =>
      new Set(lines.flatMap(line => cells.flatMap(cell => (line[cell] ?? '').split('; '))).filter(Boolean))
    const secrets = words(['name', 'birth_date', 'case_numbers', 'conviction_date', 'offense_text'])
    const people = words(['person_id', 'cycle_count'])
    const written = ['compare.json', 'manifest.json'].map(name => readFileSync(join(out, name), 'utf8'))
    const printed = ended.map(one => one.out + one.err)
    const found = (all: ReadonlySet<string>, texts: readonly string[]) =>
      [...all].filter(secret => texts.some(text => text.includes(secret)))
    expect(found(secrets, [...printed, ...written])).toEqual([])
    expect(found(people, [...printed.slice(2), ...written])).toEqual([])
    // They are looked for as they stand there.
    expect(found(people, printed.slice(0, 1)).length).toBeGreaterThan(5)
    const changes = [readFileSync(join(out, 'changes.csv'), 'utf8')]
    expect(found(words(['case_numbers']), changes).length).toBeGreaterThan(5)
    expect(found(words(['name', 'birth_date']), changes)).toEqual([])
  })
})

test('the guide shows what its command prints', async () => {
  const root = join(import.meta.dirname, '..')
  const guide = readFileSync(join(root, 'docs/guide/comparing.md'), 'utf8')
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const option = (name: string): string => new RegExp(`--${name} (\\S+)`).exec(scripts.start)?.[1] ?? ''
  const made = fresh('sacramento.csv')
  await setaside([
    'synth',
    ...['rows', 'seed', 'county', 'dirt'].flatMap(name => [`--${name}`, option(name)]),
    ...['--out', made],
  ])
  const [one, two] = await Promise.all([ran([made]), ran([made], '--policy', 'los-angeles')])
  const { out } = await compare(one, two, '--examples', '1')
  const printed = out.split('\n')
  const block = /```\n(What changed[\s\S]*?)```/.exec(guide)?.[1]?.split('\n') ?? []
  // Where the runs are is of the guide's own; a cut is marked.
  const shown = block.filter(line => !/^ {2}(Before|After|\.\.\.)|^The changes are|^$/.test(line))
  expect(shown.length).toBeGreaterThan(20)
  expect(shown.filter(line => !printed.includes(line))).toEqual([])
})
