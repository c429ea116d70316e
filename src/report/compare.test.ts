import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { csvLine, csvRows } from '../results/csv.ts'
import { type Finished, openFinished } from '../results/finished.ts'
import { openOutput } from '../results/folder.ts'
import { sha256 } from '../results/hash.ts'
import { COMPARED_FILES, type Comparison, compareRuns, whyNotCompared } from './compare.ts'
import { comparisonText } from './comparison-text.ts'
import { CONVICTION_COLUMNS } from './convictions.ts'
import { RELIEF_COLUMNS } from './reliefs.ts'

const place = mkdtempSync(join(tmpdir(), 'setaside-test-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
let made = 0
const fresh = (): string => join(place, String(made++))

type Line = Readonly<Record<string, string>>
interface Made {
  readonly convictions?: readonly Line[]
  readonly reliefs?: readonly Line[]
  readonly manifest?: Readonly<Record<string, unknown>>
  readonly input?: string
}

const COLUMNS = { convictions: CONVICTION_COLUMNS, reliefs: RELIEF_COLUMNS }
/** As tables were before folders of version 2. */
const EARLIER = [
  ...[
    'person_id',
    'of',
    'cycle_count',
    'county',
    'case_numbers',
    'offense',
    'class',
    'statute',
    'determination',
  ],
  ...['relief', 'by', 'grant', 'from', 'better_relief', 'reason', 'missing_facts', 'rule', 'citation'],
  ...['source_file', 'source_line'],
]

/** A finished run of these rows; cells that are not given are empty. */
function runOf({ manifest = {}, input = 'one', ...tables }: Made): Finished {
  const folder = fresh()
  mkdirSync(folder)
  const outputs = Object.entries(tables).map(([table, lines]) => {
    const columns =
      lines[0] !== undefined && 'of' in lines[0] ? EARLIER : COLUMNS[table as keyof typeof COLUMNS]
    const rows = csvRows()
    for (const line of lines) {
      for (const column of columns) rows.text(line[column] ?? '')
      rows.end()
    }
    const bytes = Buffer.concat([csvLine(columns), rows.take()])
    const name = `${table}.csv`
    writeFileSync(join(folder, name), bytes)
    return { name, bytes: bytes.length, sha256: sha256(bytes) }
  })
  const inputs = [{ name: `${input}.csv`, bytes: 1, sha256: sha256(input) }]
  const whole = { setaside: '0', asOf: '2026-11-01', county: 'YOLO', inputs, outputs, ...manifest }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(whole))
  const run = openFinished(folder, COMPARED_FILES)
  if ('unusable' in run) throw new Error(run.unusable)
  return run
}

interface Compared {
  readonly comparison: Comparison
  readonly changes: string
}

function compared(before: Finished, after: Finished, most?: number): Compared {
  const out = fresh()
  const request = { before, after, setaside: '0', examples: 1, out: openOutput(out) }
  const comparison = compareRuns(most === undefined ? request : { ...request, most })
  expect(readdirSync(out).sort()).toEqual(['changes.csv', 'compare.json', 'manifest.json'])
  return { comparison, changes: readFileSync(join(out, 'changes.csv'), 'utf8') }
}

const KEY = { person_id: '7', subject: 'conviction', cycle_count: '101', statute: 'pc-1203.4' }
const due = { ...KEY, determination: 'eligible', relief: 'dismiss', had_by: 'petition', granted: 'shall' }

describe('reliefs, by statute', () => {
  const counts = ({ comparison }: Compared) => {
    const { changed, becameDue, new: added, gone, same, otherReason } = comparison.reliefs ?? {}
    return [changed, becameDue, added, gone, same, otherReason].map(one => one?.count)
  }

  test('a row that is absent is of a relief refused', () => {
    const told = compared(runOf({ reliefs: [] }), runOf({ reliefs: [due] }))
    expect(counts(told)).toEqual([1, 0, 0, 0, 0, 0])
    expect(told.comparison.reliefs?.transitions).toEqual([
      {
        kind: 'changed',
        before: { determination: 'not-eligible', relief: '' },
        after: { determination: 'eligible', relief: 'dismiss' },
        count: 1,
        people: 1,
        examples: [{ person_id: '7', of: 'conviction', cycle_count: '101', statute: 'pc-1203.4' }],
      },
    ])
  })

  test('of other files it is new or gone, unless the run tells the count elsewhere', () => {
    const [none, other] = [
      runOf({ reliefs: [] }),
      runOf({ reliefs: [{ ...due, statute: 'pc-17' }], input: 'two' }),
    ]
    expect(counts(compared(none, runOf({ reliefs: [due], input: 'two' })))).toEqual([0, 0, 1, 0, 0, 0])
    expect(counts(compared(runOf({ reliefs: [due] }), runOf({ reliefs: [], input: 'two' })))).toEqual([
      0, 0, 0, 1, 0, 0,
    ])
    // The count is in both: each run refuses what the other gives.
    expect(counts(compared(runOf({ reliefs: [due] }), other))).toEqual([2, 0, 0, 0, 0, 0])
    // Another county is asked about other counts.
    const yuba = runOf({ reliefs: [due], manifest: { county: 'YUBA' } })
    expect(counts(compared(none, yuba))).toEqual([0, 0, 1, 0, 0, 0])
  })

  test.each(['had_by', 'granted', 'due_from', 'later', 'open'])('another %s is another answer', cell => {
    const told = compared(runOf({ reliefs: [due] }), runOf({ reliefs: [{ ...due, [cell]: 'other' }] }))
    expect(counts(told)).toEqual([1, 0, 0, 0, 0, 0])
    expect(told.comparison.reliefs?.transitions[0]?.differs).toEqual([cell])
  })

  test.each(['reason', 'rule', 'citation', 'missing_facts'])('another %s is not', cell => {
    const told = compared(runOf({ reliefs: [due] }), runOf({ reliefs: [{ ...due, [cell]: 'other' }] }))
    expect(counts(told)).toEqual([0, 0, 0, 0, 0, 1])
    expect(told.changes.split('\r\n').length).toBe(2)
  })

  test('with a table of before version 2 what both have is compared, by the names of today', () => {
    const { subject: of, had_by: _, granted: grant, ...same } = due
    const earlier = { ...same, of, by: 'application', grant, better_relief: 'vacate' }
    expect(
      counts(compared(runOf({ reliefs: [earlier] }), runOf({ reliefs: [{ ...due, open: 'x' }] }))),
    ).toEqual([0, 0, 0, 0, 1, 0])
    const told = compared(runOf({ reliefs: [{ ...earlier, from: '2027-01-01' }] }), runOf({ reliefs: [due] }))
    expect(told.comparison.reliefs?.transitions[0]?.differs).toEqual(['due_from'])
  })

  test('another line or confidence of the row is nothing', () => {
    const told = compared(
      runOf({ reliefs: [due] }),
      runOf({ reliefs: [{ ...due, source_line: '9', confidence: 'x' }] }),
    )
    expect(counts(told)).toEqual([0, 0, 0, 0, 1, 0])
  })

  test('became due only where the day has come, and nothing else is new', () => {
    const waits = { ...due, determination: 'eligible-later', due_from: '2026-12-01' }
    const later = { asOf: '2026-12-01' }
    const before = () => runOf({ reliefs: [waits] })
    const kind = (after: Finished) => compared(before(), after).comparison.reliefs?.transitions[0]?.kind
    expect(kind(runOf({ reliefs: [due], manifest: later }))).toBe('became-due')
    expect(kind(runOf({ reliefs: [due], manifest: { asOf: '2026-11-30' } }))).toBe('changed')
    expect(kind(runOf({ reliefs: [due] }))).toBe('changed')
    expect(kind(runOf({ reliefs: [{ ...due, granted: 'may' }], manifest: later }))).toBe('changed')
  })

  test('a table that one run has not is not compared, and this is told', () => {
    const both = { convictions: [], reliefs: [due] }
    const { comparison } = compared(runOf({ convictions: [] }), runOf(both))
    expect(comparison).toMatchObject({ notCompared: ['reliefs.csv'], people: { changed: 0 } })
    expect(comparison.reliefs).toBeUndefined()
    expect(comparisonText(comparison, { before: 'a', after: 'b' })).toContain(
      '[reliefs.csv] is in one of the runs only and was not compared.',
    )
    expect(whyNotCompared(runOf({ convictions: [] }), runOf({ reliefs: [] }), false)).toContain('in common')
  })
})

test('where the manifests name no difference and answers differ, the code is named', () => {
  const line = { person_id: '7', cycle_count: '101', determination: 'review' }
  const { comparison } = compared(
    runOf({ convictions: [line] }),
    runOf({ convictions: [{ ...line, determination: 'eligible' }] }),
  )
  const text = comparisonText(comparison, { before: 'a', after: 'b' })
  expect(text).toContain('the code that reads facts is another')
})

test('what differs is told by name, whatever the manifests hold', () => {
  const manifest = (version: string, policy: string, hash: string) => ({
    setaside: version,
    program: { name: 'p', version: '1', statutes: { 'pc-17': version } },
    policy: { name: policy, sha256: hash },
    options: { policy, tables: ['convictions', version] },
    optionsSha256: version,
    rows: version,
  })
  const differs = (...policies: readonly [string, string, string, string]) => {
    const [one, hash, two, other] = policies
    const [before, after] = [manifest('1', one, hash), manifest('2', two, other)]
    return compared(
      runOf({ convictions: [], manifest: before }),
      runOf({ convictions: [], manifest: after }),
    ).comparison.differs.map(({ what, before: a, after: b }) => `${what}: ${a} -> ${b}`)
  }
  const always = [
    'options.tables: convictions, 1 -> convictions, 2',
    'program.statutes.pc-17: 1 -> 2',
    'Setaside: 1 -> 2',
  ]
  expect(differs('a', 'x', 'b', 'y').sort()).toEqual([...always, 'policy: a -> b'].sort())
  expect(differs('a', 'x', 'a', 'y').sort()).toEqual([...always, 'what the policy says: x -> y'].sort())
})

/** Rows with few values, so that runs have many in common, and some nasty ones. */
const nasty = fc.constantFrom('', 'a', 'b', '=1', '"', 'ROE,R', 'Ñ😀', 'two\nlines')
const line = (of: readonly string[]) =>
  fc.record({
    person_id: fc.constantFrom('', '1', '10', '2', 'Ñ', '=x', '"q"', 'a,b'),
    subject: fc.constantFrom(...of),
    cycle_count: fc.constantFrom('101', '102'),
    statute: fc.constantFrom(...(of.length > 1 ? ['pc-17', 'pc-1203.4'] : [''])),
    determination: fc.constantFrom('eligible', 'eligible-later', 'review'),
    relief: fc.constantFrom('', 'dismiss'),
    due_from: fc.constantFrom('', '2026-10-01'),
    due: fc.constantFrom('', 'a b'),
    reason: nasty,
    case_numbers: nasty,
    source_line: fc.constantFrom('1', '2'),
  })
const rows = (of: readonly string[]) =>
  fc.uniqueArray(line(of), {
    maxLength: 24,
    selector: ({ person_id, subject, cycle_count, statute }) =>
      [person_id, subject, cycle_count, statute].join('\n'),
  })
const tables = fc.record({ convictions: rows(['conviction']), reliefs: rows(['conviction', 'arrest']) })

test('in any order and in parts of any size the changes are the same, and the counts add up', () => {
  fc.assert(
    fc.property(tables, tables, fc.boolean(), fc.integer({ min: 1, max: 400 }), (one, two, alike, most) => {
      const turned = {
        convictions: one.convictions.toReversed(),
        reliefs: one.reliefs.toSorted((a, b) => (a.reason < b.reason ? -1 : 1)),
      }
      const asOf = { asOf: '2026-09-01' }
      const after = runOf({ ...two, input: alike ? 'one' : 'two' })
      const [before, shuffled] = [runOf({ ...one, manifest: asOf }), runOf({ ...turned, manifest: asOf })]
      const whole = compared(before, after)
      const parts = compared(shuffled, after, most)
      const told = ({ comparison, changes }: Compared) => [{ ...comparison, before: undefined }, changes]
      expect(told(parts)).toEqual(told(whole))
      expect(compared(before, shuffled, most).comparison.people.changed).toBe(0)
      for (const run of [before, shuffled, after]) run.close()

      const { convictions, people } = whole.comparison
      const ids = (lines: typeof one) =>
        new Set([...lines.convictions, ...lines.reliefs].map(row => row.person_id))
      expect([people.before, people.after]).toEqual([ids(one).size, ids(two).size])
      if (convictions === undefined) throw new Error('convictions are not compared')
      const { same, otherReason, changed, becameDue, gone, new: added } = convictions
      const kept = same.count + otherReason.count + changed.count + becameDue.count
      expect([kept + gone.count, kept + added.count]).toEqual([
        one.convictions.length,
        two.convictions.length,
      ])
    }),
    { numRuns: 20 },
  )
})
