/** Decides records and changes of them in one run, and holds the answers of each change against those of its record. */
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caDoj } from '../../src/intake/ca-doj/index.ts'
import { readPeople } from '../../src/intake/read.ts'
import { jurisdiction } from '../../src/jurisdictions/us-ca.ts'
import { prop64 } from '../../src/law/california/prop64.ts'
import { asReader, decidePerson, decidingFor, offenseReader, type Question } from '../../src/run/person.ts'
import { seeded } from '../../src/synth/random.ts'
import { theDay } from '../../src/time/day.ts'
import { type Change, change } from './changes.ts'
import { type ChangedRow, HEADER, lineOf, madeUpRecords, renumbered } from './records.ts'

const COUNTY = 'SACRAMENTO'
const QUESTION: Question = { program: prop64, law: jurisdiction, county: COUNTY, day: theDay('2026-11-01') }
/** Records in one run. */
const AT_ONCE = 4_000

/** What is answered about a conviction: `eligible dismiss-and-seal`. */
type Told = string

/** An answer, and the rows of the record that tell of the conviction. */
interface Answer {
  readonly told: Told
  readonly rows: readonly number[]
}

/** A change after which something was answered that the record contradicts. */
export interface Finding {
  /** Which record of which seed, and which of its changes: enough to make it again. */
  readonly record: string
  readonly says: string
  readonly before: Told
  /** Absent where the conviction is in no table any more. */
  readonly after: Told | undefined
  readonly rows: readonly ChangedRow[]
}

export interface Held {
  readonly changed: number
  readonly answers: number
  readonly findings: readonly Finding[]
}

/** Makes so many changed records of made-up people, decides them, and gives what contradicts the record it was made of. */
export async function holdChanges(seed: string, count: number): Promise<Held> {
  const random = seeded(`changes ${seed}`)
  const records = await madeUpRecords({ rows: 30_000, seed, county: COUNTY })
  const findings: Finding[] = []
  let [changed, answers, index] = [0, 0, 0]
  while (changed < count) {
    const batch = new Batch()
    const made: { readonly record: number; readonly place: number; readonly change: Change }[] = []
    const whole = records.map(rows => batch.add(renumbered(rows, index++)))
    for (; made.length < AT_ONCE && changed < count; changed++) {
      const record = random.below(records.length)
      const one = change(random, renumbered(records[record] ?? [], index++))
      made.push({ record, place: batch.add(one.rows), change: one })
    }
    const told = await batch.decide()
    for (const [at, { record, place, change: one }] of made.entries()) {
      const before = told[whole[record] as number] ?? []
      const after = told[place] ?? []
      answers += before.length
      for (const found of contradictions(before, after, one))
        findings.push({
          record: `${seed}/${record}/${changed - made.length + at}`,
          says: one.says,
          rows: one.rows,
          ...found,
        })
    }
  }
  return { changed, answers, findings }
}

/** Records that are decided together, each of people of its own. */
class Batch {
  readonly #lines: [string[], string[]] = [[HEADER], [HEADER]]
  /** Of each line of each file, whose it is and which row of the record. */
  readonly #owners: [(readonly [number, number])[], (readonly [number, number])[]] = [[], []]
  #size = 0

  add(rows: readonly ChangedRow[]): number {
    for (const { cells, line, origin, second } of rows) {
      const file = second === true ? 1 : 0
      this.#lines[file].push(line ?? lineOf(cells))
      this.#owners[file].push([this.#size, origin])
    }
    return this.#size++
  }

  async decide(): Promise<readonly (readonly Answer[])[]> {
    const names = [0, 1].map(file => `changed-${process.pid}-${file}.csv`)
    const paths = names.map(name => join(tmpdir(), name))
    for (const [file, path] of paths.entries())
      writeFileSync(path, `${this.#lines[file as 0 | 1].join('\n')}\n`, 'latin1')
    const told = Array.from({ length: this.#size }, (): Answer[] => [])
    const deciding = decidingFor(QUESTION)
    try {
      const ended = await readPeople(caDoj({ part: 4 << 20 }), paths, {
        asOf: QUESTION.day,
        readOffense: offenseReader(QUESTION),
        wantsOthers: false,
        keep: false,
        ...asReader(QUESTION),
        onPerson: ({ person, rows }) => {
          for (const { subject, outcome, relief } of decidePerson(deciding, person, rows).decided) {
            const owners = subject.sources.map(
              ({ file, line }) => this.#owners[names.indexOf(file) as 0 | 1][line - 2] ?? NOBODY,
            )
            const [record] = owners[0] ?? NOBODY
            told[record]?.push({
              told: outcome === 'review' ? outcome : `${outcome} ${relief?.id ?? ''}`.trim(),
              rows: owners.map(([, row]) => row),
            })
          }
        },
      })
      if ('refused' in ended) throw new Error(ended.refused)
    } finally {
      for (const path of paths) rmSync(path, { force: true })
    }
    return told
  }
}

const NOBODY = [-1, -1] as const

/** What is told of a conviction after a change, and may not be. */
function* contradictions(
  before: readonly Answer[],
  after: readonly Answer[],
  { keeps, rows }: Change,
): Iterable<Pick<Finding, 'before' | 'after'>> {
  const read = new Set(
    rows.filter(({ line }) => line === undefined || keeps === 'same').map(({ origin }) => origin),
  )
  for (const one of before) {
    const now = new Set(
      after.filter(other => other.rows.some(row => one.rows.includes(row))).map(({ told }) => told),
    )
    now.delete(one.told)
    if (keeps === 'less') now.delete('review')
    for (const told of now) yield { before: one.told, after: told }
    const gone = !after.some(other => other.rows.some(row => one.rows.includes(row)))
    if (gone && one.rows.some(row => read.has(row))) yield { before: one.told, after: undefined }
  }
}
