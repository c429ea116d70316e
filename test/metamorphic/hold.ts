/** Decides records and changes of them in one run, and holds the answers of each change against those of its record. */
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caDoj } from '../../src/intake/ca-doj/index.ts'
import { readPeople } from '../../src/intake/read.ts'
import { jurisdiction } from '../../src/jurisdictions/us-ca.ts'
import type { Program } from '../../src/law/program.ts'
import type { Source } from '../../src/rules/fact.ts'
import type { Decided } from '../../src/run/decide.ts'
import { asReader, decidePerson, decidingFor, offenseReader, type Question } from '../../src/run/person.ts'
import { seeded } from '../../src/synth/random.ts'
import { theDay } from '../../src/time/day.ts'
import { type Change, change } from './changes.ts'
import { type ChangedRow, HEADER, lineOf, madeUpRecords, renumbered } from './records.ts'

const COUNTY = 'SACRAMENTO'
const askedBy = (program: Program): Question => ({
  program,
  law: jurisdiction,
  counties: [COUNTY],
  day: theDay('2026-11-01'),
})
/** Records in one run. */
const AT_ONCE = 4_000

/** What a statute answers about a conviction or an arrest: `eligible dismiss-and-seal`. */
type Told = string

/** The answer of a statute, and the rows of the record that tell of the conviction or arrest. */
interface Answer {
  readonly statute: string
  readonly told: Told
  readonly rows: readonly number[]
}

/** A change after which something was answered that the record contradicts. */
export interface Finding {
  /** Which record of which seed, and which of its changes: enough to make it again. */
  readonly record: string
  readonly says: string
  readonly statute: string
  /** Absent where the whole record has no answer of the statute. */
  readonly before: Told | undefined
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
export async function holdChanges(program: Program, seed: string, count: number): Promise<Held> {
  const question = askedBy(program)
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
    const told = await batch.decide(question)
    for (const [at, { record, place, change: one }] of made.entries()) {
      const before = told[whole[record] as number] ?? []
      const after = told[place] ?? []
      answers += before.length
      for (const found of contradictions(before, after, one)) {
        if (isSilence(one.says, found.statute, found.after)) continue
        findings.push({
          record: `${seed}/${record}/${changed - made.length + at}`,
          says: one.says,
          rows: one.rows,
          ...found,
        })
      }
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

  async decide(question: Question): Promise<readonly (readonly Answer[])[]> {
    const names = [0, 1].map(file => `changed-${process.pid}-${file}.csv`)
    const paths = names.map(name => join(tmpdir(), name))
    for (const [file, path] of paths.entries())
      writeFileSync(path, `${this.#lines[file as 0 | 1].join('\n')}\n`, 'latin1')
    const told = Array.from({ length: this.#size }, (): Answer[] => [])
    const deciding = decidingFor(question)
    try {
      const ended = await readPeople(caDoj({ part: 4 << 20 }), paths, {
        asOf: question.day,
        readOffense: offenseReader(question),
        wantsOthers: false,
        keep: false,
        ...asReader(question),
        onPerson: ({ person, rows }) => {
          const { decided, arrests } = decidePerson(deciding, person, rows)
          for (const answer of [...decided.flatMap(answersOf), ...arrests.flatMap(answersOf)]) {
            const owners = answer.sources.map(
              ({ file, line }) => this.#owners[names.indexOf(file) as 0 | 1][line - 2] ?? NOBODY,
            )
            const [record] = owners[0] ?? NOBODY
            told[record]?.push({ ...answer, rows: owners.map(([, row]) => row) })
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

interface Sourced extends Omit<Answer, 'rows'> {
  readonly sources: readonly Source[]
}

/**
 * What each statute answers: a person must say of which office a case is that may be another's, and what is given where a fact
 * that is not known may give more.
 */
function answersOf<S extends { readonly sources: readonly Source[] }>({
  subject: { sources },
  answers,
  countyUnknown,
}: Decided<S>): readonly Sourced[] {
  return answers.map(({ statute, law: { outcome, better }, relief }) => ({
    statute: statute.id,
    told:
      outcome === 'review' || countyUnknown || better?.because === 'unknown'
        ? 'review'
        : `${outcome} ${relief?.id ?? ''}`.trim(),
    sources,
  }))
}

/** What is told of a conviction or an arrest after a change, and may not be. */
function* contradictions(
  before: readonly Answer[],
  after: readonly Answer[],
  { keeps, rows }: Change,
): Iterable<Pick<Finding, 'statute' | 'before' | 'after'>> {
  const read = new Set(
    rows.filter(({ line }) => line === undefined || keeps === 'same').map(({ origin }) => origin),
  )
  const alike = (one: Answer, other: Answer): boolean =>
    one.statute === other.statute && other.rows.some(row => one.rows.includes(row))
  for (const one of before) {
    const others = after.filter(other => alike(one, other))
    const now = new Set(others.map(({ told }) => told))
    now.delete(one.told)
    if (keeps === 'less') now.delete('review')
    const { statute, told } = one
    for (const other of now) yield { statute, before: told, after: other }
    // A question that one statute asks no more is none lost while another one still speaks of it.
    const spoken = told === 'review' && after.some(other => other.rows.some(row => one.rows.includes(row)))
    if (others.length === 0 && told !== REFUSED && !spoken && one.rows.some(row => read.has(row)))
      yield { statute, before: told, after: undefined }
  }
  // What the whole record gives nothing for, less of it must not give anything for.
  for (const { statute, told, rows: own } of after) {
    if (told === 'review' || told === REFUSED) continue
    if (!before.some(one => alike(one, { statute, told, rows: own })))
      yield { statute, before: undefined, after: told }
  }
}

const REFUSED = 'not-eligible'

/**
 * Where a law says itself what silence means: PC 851.93 asks for no sign of proceedings, and relief that comes by itself is given
 * by what the department's records show.
 */
const SILENCE: readonly { readonly statute: string; readonly blank: RegExp; readonly after?: Told }[] = [
  { statute: 'pc-851.93', blank: /\bDISP_DESCR (\[|moved)/ },
  { statute: 'pc-851.93', blank: /OFFENSE_TOC (\[|moved)/, after: REFUSED },
  { statute: 'pc-1203.425', blank: /(OFFENSE_TOC|CONV_STAT_DESCR) (\[|moved)/, after: REFUSED },
]

const isSilence = (says: string, statute: string, after: Told | undefined): boolean =>
  SILENCE.some(one => one.statute === statute && one.blank.test(says) && (one.after ?? after) === after)
