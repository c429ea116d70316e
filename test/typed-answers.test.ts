/** `answers.jsonl` says what `explain` says: the same answers, from the same facts, with the same facts missing. */
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { setUp, setupSource } from '../src/cli/table-maker.ts'
import { caDoj } from '../src/intake/ca-doj/index.ts'
import { readPeople } from '../src/intake/read.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import type {
  AnsweredPerson,
  AnsweredSubject,
  AnswersDictionary,
  StatuteAnswer,
} from '../src/results/answers.ts'
import { type Explanation, explain, explainArrest } from '../src/run/explain.ts'
import { decidePerson, decidingFor, offenseReader } from '../src/run/person.ts'
import { run } from '../src/run/run.ts'
import { synthesize } from '../src/synth/ca-doj/synth.ts'
import { theDay } from '../src/time/day.ts'
import { workplace } from './command.ts'

const { fresh, file } = workplace()
const SCHEMA = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../docs/schemas/answers.schema.json'), 'utf8'),
)

async function county(rows: number): Promise<string> {
  const blocks: Buffer[] = []
  await synthesize(
    { rows, seed: 'typed answers', county: 'SACRAMENTO', dirt: 0.1 },
    block => void blocks.push(Buffer.from(block)),
    () => {},
  )
  return file('county.csv', Buffer.concat(blocks))
}

async function ran(program: string, policy?: string) {
  const format = caDoj({ part: 100_000 })
  const source = setupSource({
    jurisdiction: jurisdiction.module,
    format: format.module,
    program,
    ...(policy === undefined ? {} : { policy }),
    counties: ['SACRAMENTO'],
    day: theDay('2026-11-01'),
    tables: ['reliefs'],
    setaside: 'test',
  })
  const setup = { ...(await setUp(source.options)), format }
  const path = await county(2000)
  const out = fresh('out')
  const result = await run({
    ...setup,
    source,
    files: [path],
    out,
    workers: 2,
    setaside: 'test',
    options: {},
  })
  if ('refused' in result) throw new Error(result.refused)
  const [dictionary, ...people] = readFileSync(join(out, 'answers.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  return {
    ...setup,
    path,
    out,
    dictionary: dictionary as AnswersDictionary,
    people: people as AnsweredPerson[],
  }
}

type Ran = Awaited<ReturnType<typeof ran>>

/** What is explained of everyone, in the order of the lines. */
async function explained({ question, format, path }: Ran) {
  const deciding = decidingFor(question)
  const found: { readonly person: string; readonly explanations: readonly Explanation[] }[] = []
  const read = await readPeople(format, [path], {
    asOf: question.day,
    readOffense: offenseReader(question),
    keep: true,
    wantsOthers: true,
    onPerson: ({ person, rows }) => {
      const { decided, arrests } = decidePerson(deciding, person, rows)
      const explanations = [
        ...decided.map(one => explain(deciding.convictions, one)),
        ...arrests.map(one => explainArrest(deciding.arrests, one)),
      ]
      if (explanations.length > 0) found.push({ person: person.id, explanations })
    },
  })
  if ('refused' in read) throw new Error(read.refused)
  return found
}

const OUTCOME = { e: 'eligible', l: 'eligible-later', n: 'not-eligible', r: 'review' } as const
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort()

/** What both tell of one conviction or arrest, from a line. */
function ofLine(
  {
    of,
    key,
    outcome,
    relief,
    from,
    basis,
    policy,
    due = [],
    later = [],
    open = [],
    answers,
  }: AnsweredSubject,
  { statutes, rules, facts, reasons }: AnswersDictionary,
) {
  const named = (places: readonly number[] = []) => sorted(places.map(place => facts[place] as string))
  const reliefOf = (rule: number | undefined) => rules[rule ?? -1]?.relief
  const giving = (place: number, of: (answer: StatuteAnswer) => number | undefined) => {
    const answer = answers[place] as StatuteAnswer
    return { statute: statutes[answer.s]?.id, relief: reliefOf(of(answer)) }
  }
  return {
    of,
    key,
    outcome,
    relief,
    from,
    basis,
    beyond: policy?.beyond,
    due: due.map(place => giving(place, ({ r }) => r)),
    later: later.map(place => ({
      ...giving(place, ({ o, r, l }) => (o === 'l' ? r : l?.[0])),
      from: answers[place]?.l?.[1] ?? answers[place]?.d,
    })),
    open: open.map(place => giving(place, ({ b }) => b?.[0])),
    answers: answers.map(({ s, o, r, g, d, y, u, m }) => ({
      statute: statutes[s]?.id,
      outcome: OUTCOME[o],
      relief: o === 'n' || r === undefined ? undefined : rules[r]?.relief,
      grant: g,
      from: d,
      reason: y === undefined ? undefined : reasons[y]?.toLowerCase(),
      used: named(u),
      missing: named(m),
    })),
  }
}

function ofExplanation(explanation: Explanation) {
  const { of, key, outcome, relief, from, basis, beyond, due, later, open, statutes } = explanation
  return {
    of,
    key,
    outcome,
    relief,
    from,
    basis,
    beyond,
    due,
    later,
    open: open.map(({ statute, relief: given }) => ({ statute, relief: given })),
    answers: statutes.map(one => ({
      statute: one.statute,
      outcome: one.outcome,
      relief: one.relief,
      grant: one.grant,
      from: one.from,
      reason:
        one.outcome !== 'not-eligible' || one.reason.startsWith('Not in force on')
          ? undefined
          : one.reason.toLowerCase(),
      used: sorted(one.facts.map(({ name }) => name)),
      missing: sorted(one.missing.map(({ name }) => name)),
    })),
  }
}

describe.each([
  ['prop64', undefined],
  ['prop64', 'los-angeles'],
  ['all', undefined],
] as const)('of %s, with the policy %s', (program, policy) => {
  const made = ran(program, policy)

  test('every answer is the one explained, from the same facts', async () => {
    const one = await made
    const told = await explained(one)
    expect(told.length).toBeGreaterThan(10)
    expect(one.people.map(({ person }) => person)).toEqual(told.map(({ person }) => person))
    for (const [at, { person, explanations }] of told.entries())
      for (const [place, explanation] of explanations.entries()) {
        const subject = one.people[at]?.decided[place] as AnsweredSubject
        expect({ person, ...ofLine(subject, one.dictionary) }).toEqual({
          person,
          ...ofExplanation(explanation),
        })
      }
    expect(one.people.map(({ decided }) => decided.length)).toEqual(
      told.map(({ explanations }) => explanations.length),
    )
  }, 120_000)

  test('every line is as the schema says', async () => {
    const { dictionary, people } = await made
    const check = new Ajv2020({ strict: true, strictTypes: false }).compile(SCHEMA)
    for (const line of [dictionary, ...people]) expect([check(line), check.errors]).toEqual([true, null])
    expect(check({ ...dictionary, answers: 2 })).toBe(false)
    expect(check({ ...people[0], name: 'ROE,ROBIN' })).toBe(false)
  })

  test('the file is no larger than one and a half times reliefs.csv, the dictionary aside', async () => {
    const { out, dictionary } = await made
    const bytes = (name: string) => statSync(join(out, name)).size
    const lines = bytes('answers.jsonl') - JSON.stringify(dictionary).length
    expect(lines / bytes('reliefs.csv')).toBeLessThan(1.5)
  })
})
