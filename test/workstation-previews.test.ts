/** What a fact would change is told before it is saved: it is what is so after it, field by field, and what setaside explain says with the same fact. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Explanation } from '../src/run/explain.ts'
import { setaside, workplace } from './command.ts'
import { sized } from './size.ts'
import { type Caller, startWorkstation, type Workstation } from './workstation.ts'

const ASKED = ['--county', 'YOLO', '--as-of', '2026-11-01', '--program', 'all']
const place = workplace()
let station: Workstation
let file: string
let caller: Caller

beforeAll(async () => {
  file = place.fresh('county.csv')
  const run = join(dirname(file), 'run')
  const rows = String(sized(600, 6_000))
  await setaside(['synth', '--rows', rows, '--seed', 'previews', '--county', 'YOLO', '--out', file])
  await setaside(['run', file, ...ASKED, '--out', run])
  station = await startWorkstation(join(dirname(file), 'data'))
  caller = await station.signIn('dana')
  await caller.call('/api/runs', { method: 'POST', body: { folder: run } })
}, 600_000)
afterAll(() => station?.stop())

interface Case {
  readonly id: number
  readonly person: string
  readonly count: string
  readonly fact: string
  readonly ofLaw: boolean
  readonly kind: string
  readonly unit: string
  readonly choices: readonly string[]
}
type Giving = Explanation['due'][number]
interface Answer {
  readonly relief?: string | undefined
  readonly due: readonly Giving[]
  readonly later: readonly Giving[]
  readonly open: readonly Giving[]
}

/** In the words of a preview. */
const told = (answer: string, reason: string, { relief, due, later, open }: Answer) => ({
  answer,
  relief: relief ?? '',
  ...{ due: givings(due), later: givings(later), open: givings(open) },
  reason,
})
const givings = (all: readonly Giving[]): string =>
  all
    .map(({ statute, relief, from }) => `${statute} ${relief}${from === undefined ? '' : ` from ${from}`}`)
    .join('; ')

type Told = ReturnType<typeof told>
type Answers = ReadonlyMap<string, Told>

async function answersOf(person: string): Promise<Answers> {
  const { counts } = (await caller.call(`/api/people/${person}`)).json
  return new Map(
    counts.map((one: Answer & { of: string; key: string; answer: string; reason: string }) => [
      `${one.of} ${one.key}`,
      told(one.answer, one.reason, one),
    ]),
  )
}

const DAYS = ['2004-05-06', '2012-10-30', '2019-02-28', '2026-03-01', 'before 2010-01-01', '2030-01-01']
/** Another value each time: a choice, a day of before or after, a number that is little or much. */
const valueAt = ({ kind, choices }: Case, at: number): string =>
  choices.length > 0
    ? (choices[at % choices.length] as string)
    : kind === 'day'
      ? (DAYS[at % DAYS.length] as string)
      : String([0, 1, 14, 365][at % 4])

const post = (path: string, body: unknown) => caller.call(path, { method: 'POST', body })

/** Saves it as people do: a fact from its page, an answer on the law by a ruling that another reads a second time. */
async function save(one: Case, value: string): Promise<() => Promise<number>> {
  const reason = { reason: 'a test' }
  if (one.ofLaw) {
    const body = { fact: one.fact, value, cases: [one.id], authority: 'memo 12' }
    const { id } = (await post('/api/rulings', body)).json
    const read = { value, source: 'memo 12', reader: 'Ines Whitlock', readOn: '2026-11-28' }
    expect((await post(`/api/cases/${one.id}/second-read`, read)).json.state).toBe('settled')
    return async () => (await post(`/api/rulings/${id}/withdrawal`, reason)).status
  }
  const asked = { count: one.count, fact: one.fact, value, unit: one.unit }
  const given = await post(`/api/people/${one.person}/facts`, {
    ...asked,
    source: 'court file',
    asOf: '2026-10-01',
  })
  expect(given.status).toBe(200)
  return async () => (await post(`/api/facts/${given.json.id}/withdrawal`, reason)).status
}

/** The same by the command line, of all these people at once. */
async function explained(people: readonly string[]): Promise<ReadonlyMap<string, Answers>> {
  const facts = join(dirname(file), 'facts.csv')
  writeFileSync(facts, (await caller.call('/api/facts.csv')).text)
  const each = people.flatMap(person => ['--person', person])
  const { out } = await setaside(['explain', file, ...ASKED, ...each, '--facts', facts, '--json'])
  type Person = { readonly person: string; readonly explanations: readonly Explanation[] }
  return new Map(
    (JSON.parse(out).people as readonly Person[]).map(({ person, explanations }) => [
      person,
      new Map(explanations.map(one => [`${one.of} ${one.key}`, told(one.outcome, one.reasons.reason, one)])),
    ]),
  )
}

interface Change {
  readonly key: string
  readonly before: Told
  readonly after: Told
}
const changesOf = (before: Answers, after: Answers): readonly Change[] =>
  [...after].flatMap(([name, now]) => {
    const was = before.get(name) as Told
    const key = name.slice(name.indexOf(' ') + 1)
    return JSON.stringify(was) === JSON.stringify(now) ? [] : [{ key, before: was, after: now }]
  })

const MANY = sized(12, 1_000)

test(
  'the effect that is shown before saving is what is so after it, field by field, and what explain says',
  async () => {
    const { groups } = (await caller.call('/api/review')).json
    const byPerson = new Map<string, Case[]>()
    for (const { fact } of groups)
      for (const one of (await caller.call(`/api/review/cases?fact=${encodeURIComponent(fact)}`)).json.cases)
        if (one.state === 'waiting') byPerson.set(one.person, [...(byPerson.get(one.person) ?? []), one])
    let tried = 0
    let changed = 0
    for (let round = 0; tried < MANY; round++) {
      const saved: {
        readonly person: string
        readonly after: Answers
        readonly undo: () => Promise<number>
      }[] = []
      for (const [person, cases] of [...byPerson].slice(0, MANY - tried)) {
        const one = cases[(round * 7 + saved.length) % cases.length] as Case
        const value = valueAt(one, round + saved.length)
        const asked = { count: one.count, fact: one.fact, value, unit: one.unit }
        const before = await answersOf(person)
        const shown = (await post(`/api/people/${person}/effects`, asked)).json
        const undo = await save(one, value)
        const after = await answersOf(person)
        const about = `${one.fact}: ${value}`
        const changes = changesOf(before, after)
        expect(
          shown.changes.map(({ key, before: was, after: is }: Change) => ({ key, before: was, after: is })),
          about,
        ).toEqual(changes)
        expect(shown.same, about).toBe(after.size - changes.length)
        changed += changes.length
        saved.push({ person, after, undo })
      }
      const said = await explained(saved.map(({ person }) => person))
      for (const { person, after } of saved) expect(said.get(person), person).toEqual(after)
      for (const { undo } of saved) expect(await undo()).toBe(200)
      tried += saved.length
    }
    expect(changed).toBeGreaterThan(MANY / 10)
    expect((await caller.call('/api/facts.csv')).text.trim().split('\r\n')).toHaveLength(1)
    expect((await caller.call('/api/audit/chain')).json.holds).toBe(true)
  },
  sized(120_000, 1_800_000),
)
