/** Lists on a real database: names however they are written, and counts that agree. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { type Started, serve } from '../src/review/serve.ts'
import { newLink } from '../src/review/sessions.ts'
import { type Line, setaside, table, workplace } from './command.ts'
import { type Caller, callerWith, readyForStart } from './workstation.ts'

const place = workplace()
let started: Started
let data: string
let run: string
let caller: Caller
let convictions: readonly Line[]

async function signIn(user: string): Promise<Caller> {
  const opened = await callerWith(started.origin, '').call('/api/session', {
    method: 'POST',
    body: { token: newLink(data, user, Date.now()) },
  })
  return callerWith(started.origin, opened.headers.get('set-cookie')?.split(';')[0] ?? '')
}

beforeAll(async () => {
  const file = place.fresh('county.csv')
  data = join(dirname(file), 'data')
  run = join(dirname(file), 'run')
  await readyForStart(data)
  await setaside(['synth', '--rows', '8000', '--seed', 'lists', '--county', 'YOLO', '--out', file])
  const asked = ['--county', 'all', '--as-of', '2026-11-01', '--out', run]
  await setaside(['run', file, ...asked])
  convictions = table(run, 'convictions')
  started = await serve({
    engine: engineFor(JURISDICTIONS),
    data,
    port: 0,
    pages: join(import.meta.dirname, '../dist-pages'),
    onFault: kind => expect(kind).toBe('no fault'),
  })
  caller = await signIn('dana')
  await caller.call('/api/runs', { method: 'POST', body: { folder: run } })
})
afterAll(async () => {
  await started?.stop()
})

interface Counted {
  readonly convictions: number
  readonly people: number
  readonly near: boolean
  readonly facets: Readonly<
    Record<
      string,
      {
        readonly of: number
        readonly values: readonly { readonly value: string; readonly convictions: number }[]
      }
    >
  >
}
const counted = async (query: Readonly<Record<string, string>>): Promise<Counted> =>
  (await caller.call(`/api/facets?${new URLSearchParams(query)}`)).json
const peopleFound = async (query: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> =>
  new Set(
    (await caller.call(`/api/results?${new URLSearchParams({ most: '500', ...query })}`)).json.rows.map(
      ({ person }: { person: string }) => person,
    ),
  )

describe('somebody is found', () => {
  test('however their name is written', async () => {
    const { name = '', person_id = '' } = convictions.find(one =>
      /^\w{5,},\w{4,}$/.test(one.name ?? ''),
    ) as Line
    const [last = '', first = ''] = name.split(',')
    const marked = last.toLowerCase().replace(/[aeiou]/, letter => `${letter}\u0301`)
    for (const q of [
      `${last}, ${first}`,
      `${first} ${last}`,
      last.toLowerCase(),
      `${marked} ${first}`,
      name,
    ]) {
      expect((await peopleFound({ q })).has(person_id), q).toBe(true)
      expect((await counted({ q })).near, q).toBe(false)
    }
    // Two letters that stand the wrong way round; one too many.
    const at = [...last].findIndex((letter, i) => i > 0 && i + 1 < last.length && letter !== last[i + 1])
    const turned = `${last.slice(0, at)}${last[at + 1]}${last[at]}${last.slice(at + 2)}`
    for (const q of [`${turned} ${first}`, `${last}X, ${first}`]) {
      expect((await peopleFound({ q })).has(person_id), q).toBe(true)
      expect((await counted({ q })).near, q).toBe(true)
    }
    expect((await counted({ q: 'zzzzqqqq' })).convictions).toBe(0)
    expect((await counted({ q: `${last} zzzzqqqq` })).convictions).toBe(0)
    expect((await counted({ q: '%' })).convictions).toBe(0)
    const wide = await peopleFound({ q: last, near: 'yes' })
    for (const one of await peopleFound({ q: last })) expect(wide.has(one)).toBe(true)
  })

  test('by any number that their rows hold, which stands nowhere in clear and is shown only when asked', async () => {
    const [{ person_id = '' } = {}] = convictions
    type Rows = readonly { readonly cells: readonly { readonly text: string; readonly number?: true }[] }[]
    const numbersIn = (rows: Rows): readonly string[] =>
      rows.flatMap(({ cells }) => cells.filter(one => one.number === true).map(({ text }) => text))
    const path = `/api/people/${person_id}/rows`
    const hidden = numbersIn((await caller.call(path)).json.rows)
    expect(hidden.length).toBeGreaterThan(0)
    expect(new Set(hidden)).toEqual(new Set(['']))
    const before = (await caller.call('/api/audit')).json.entries[0].number
    const shown = new Set(numbersIn((await caller.call(`${path}?numbers=yes`)).json.rows))
    const [entry] = (await caller.call('/api/audit')).json.entries
    expect(entry).toMatchObject({
      number: before + 1,
      action: 'showed numbers of a person',
      object: person_id,
    })
    expect(shown.size).toBeGreaterThan(1)
    const { rows } = await started.services.opened.pool.query(
      'select identifier::text as text from identifier',
    )
    const kept = rows.map(({ text }: { text: string }) => text).join('\n')
    for (const number of shown) {
      expect((await peopleFound({ q: number })).has(person_id), 'a number finds its person').toBe(true)
      if (number !== person_id) expect(kept).not.toContain(`,${number},`)
    }
  })

  test('by a case number', async () => {
    const one = convictions.find(({ case_numbers = '' }) => case_numbers.length > 4) as Line
    expect((await peopleFound({ q: one.case_numbers ?? '' })).has(one.person_id ?? '')).toBe(true)
  })
})

test('counts agree with the table of the run, and with each other, under any filter', async () => {
  const all = await counted({})
  expect(all.convictions).toBe(convictions.length)
  expect(all.people).toBe(new Set(convictions.map(one => one.person_id)).size)
  const sum = (facet: string, of: Counted): number =>
    (of.facets[facet]?.values ?? []).reduce((whole, { convictions: n }) => whole + n, 0)
  expect(sum('answer', all)).toBe(all.convictions)
  const [answer] = all.facets.answer?.values ?? []
  const chosen = await counted({ answer: answer?.value ?? '', class: 'felony' })
  const own = convictions.filter(one => one.determination === answer?.value && one.class === 'felony')
  expect(chosen.convictions).toBe(own.length)
  expect(chosen.people).toBe(new Set(own.map(one => one.person_id)).size)
  // Of what is chosen the others that could be are counted.
  expect(sum('answer', chosen)).toBe(convictions.filter(one => one.class === 'felony').length)
  expect(sum('class', chosen)).toBe(convictions.filter(one => one.determination === answer?.value).length)
  const reasons = new Set(convictions.map(one => one.reason)).size
  expect(all.facets.because?.of).toBe(reasons)
  expect((await counted({ whole: 'because' })).facets.because?.values).toHaveLength(reasons)
})

test('page by page every line comes once, in the order of the list, either way round', async () => {
  const placesOf = async (query: string): Promise<readonly number[]> => {
    const found: number[] = []
    for (let from = 0; ; from += 500) {
      const { rows } = (await caller.call(`/api/results?from=${from}&most=500&${query}`)).json
      if (rows.length === 0) return found
      found.push(...rows.map((row: { place: number }) => row.place))
    }
  }
  for (const sort of ['name', 'convicted', 'case', 'section']) {
    const up = await placesOf(`sort=${sort}`)
    expect(new Set(up).size).toBe(convictions.length)
    expect(await placesOf(`sort=${sort}&descending=yes`)).toEqual(up.toReversed())
  }
})

test('what would be if all were granted is what the summary of the run says', async () => {
  const { before } = (await caller.call('/api/home/before')).json
  const { impact } = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8'))
  expect(before.granted).toEqual({
    felony: { today: impact.felony.before.no, after: impact.felony.after.no },
    conviction: { today: impact.conviction.before.no, after: impact.conviction.after.no },
  })
})
