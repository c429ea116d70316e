/** One answer on the law for many cases, by several people of an agency: any cases taken out and put back, read a second time by another, withdrawn. */
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Agency, startAgency } from './agency.ts'
import { setaside, workplace } from './command.ts'
import { sized } from './size.ts'
import type { Answered, Caller } from './workstation.ts'

const COUNTY = ['--county', 'YOLO']
const place = workplace()
let agency: Agency
let fact: string
let value: string
let ids: readonly number[]
/** Who ruled, who puts back, who reads a second time, and who answers facts alone. */
let ruler: Caller
let mover: Caller
let reader: Caller
let analyst: Caller

beforeAll(async () => {
  const file = place.fresh('county.csv')
  const run = join(dirname(file), 'run')
  await setaside(['synth', '--rows', '4000', '--seed', 'rulings', ...COUNTY, '--out', file])
  await setaside(['run', file, ...COUNTY, '--as-of', '2026-11-01', '--out', run])
  agency = await startAgency(file, async caller => {
    await caller.call('/api/runs', { method: 'POST', body: { folder: run } })
  })
  const signedIn = async (name: string, role: string): Promise<Caller> =>
    agency.signIn(await agency.member(name, [role]))
  ruler = await signedIn('ruler', 'reviewer')
  mover = await signedIn('mover', 'reviewer')
  reader = await signedIn('reader', 'approver')
  analyst = await signedIn('analyst', 'analyst')
  const { groups } = (await ruler.call('/api/review')).json
  const law = groups.find((one: { ofLaw: boolean; waiting: number }) => one.ofLaw && one.waiting > 3)
  fact = law.fact
  const { cases } = (await ruler.call(`/api/review/cases?fact=${encodeURIComponent(fact)}`)).json
  value = cases[0].choices[0]
  ids = cases
    .filter(({ state }: { state: string }) => state === 'waiting')
    .map(({ id }: { id: number }) => id)
})
afterAll(() => agency?.stop())

const post = (caller: Caller, path: string, body: unknown): Promise<Answered> =>
  caller.call(path, { method: 'POST', body })
const rule = async (cases: readonly number[]): Promise<number> =>
  (await post(ruler, '/api/rulings', { fact, value, cases, authority: 'memo 12' })).json.id
const out = (caller: Caller, ruling: number, cases: readonly number[]): Promise<Answered> =>
  post(caller, `/api/rulings/${ruling}/out`, { cases, reason: 'its facts are other ones' })
const back = (caller: Caller, ruling: number, cases: readonly number[]): Promise<Answered> =>
  post(caller, `/api/rulings/${ruling}/back`, { cases, reason: 'read again' })
const withdraw = (ruling: number): Promise<Answered> =>
  post(ruler, `/api/rulings/${ruling}/withdrawal`, { reason: 'a later case' })
const rulingOf = async (caller: Caller, id: number) =>
  (await caller.call('/api/rulings')).json.rulings.find((one: { id: number }) => one.id === id)
const statesOf = async (): Promise<ReadonlyMap<number, string>> =>
  new Map(
    (await ruler.call(`/api/review/cases?fact=${encodeURIComponent(fact)}`)).json.cases.map(
      ({ id, state }: { id: number; state: string }) => [id, state],
    ),
  )
const lastEntry = async (caller: Caller) => (await caller.call('/api/audit')).json.entries[0]
const sorted = (all: readonly number[]): readonly number[] => all.toSorted((a, b) => a - b)

test('of any cases under a ruling any are taken out and any of these put back; each stands where it was put, and withdrawn it gives the rest back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .subarray([...ids], { minLength: 1 })
        .chain(chosen =>
          fc
            .subarray(chosen)
            .chain(taken =>
              fc.record({ chosen: fc.constant(chosen), taken: fc.constant(taken), put: fc.subarray(taken) }),
            ),
        ),
      async ({ chosen, taken, put }) => {
        const ruling = await rule(chosen)
        const isUnder = async (under: readonly number[]): Promise<void> => {
          const states = await statesOf()
          for (const id of ids) expect(states.get(id)).toBe(under.includes(id) ? 'second-read' : 'waiting')
          const told = await rulingOf(ruler, ruling)
          expect(sorted(told.cases)).toEqual(sorted(under))
          expect(told.out).toBe(chosen.length - under.length)
        }
        await isUnder(chosen)
        if (taken.length > 0)
          expect(sorted((await out(analyst, ruling, taken)).json.cases)).toEqual(sorted(taken))
        const rest = chosen.filter(id => !taken.includes(id))
        await isUnder(rest)
        if (put.length > 0) expect(sorted((await back(mover, ruling, put)).json.cases)).toEqual(sorted(put))
        await isUnder([...rest, ...put])
        const fell = (await withdraw(ruling)).json
        expect(sorted(fell.cases)).toEqual(sorted([...rest, ...put]))
        expect([...(await statesOf()).values()].filter(state => state !== 'waiting')).toEqual([])
        // Nothing is left of it that would go into a run.
        expect((await analyst.call('/api/facts.csv')).text.trim().split('\r\n')).toHaveLength(1)
      },
    ),
    { numRuns: sized(4, 60), seed: 9, endOnFailure: true },
  )
  expect((await ruler.call('/api/audit/chain')).json.holds).toBe(true)
})

test('who may: an analyst takes out and does not put back; neither who ruled nor who put back reads it a second time; each act has its entry', async () => {
  const [one = 0, two = 0] = ids
  const ruling = await rule([one, two])
  expect((await out(analyst, ruling, [one])).status).toBe(200)
  expect(await lastEntry(analyst)).toMatchObject({
    action: 'took a case out of a ruling',
    object: String(ruling),
  })
  expect((await out(analyst, ruling, [one])).status).toBe(409)
  expect((await back(analyst, ruling, [one])).status).toBe(403)
  expect((await post(mover, `/api/rulings/${ruling}/back`, { cases: [one], reason: '' })).status).toBe(400)
  expect((await back(mover, ruling, [one])).json.cases).toEqual([one])
  expect(await lastEntry(mover)).toMatchObject({
    action: 'put a case back under a ruling',
    object: String(ruling),
  })
  // It has its place again: put back twice it is refused, and so is what was never under it.
  expect((await back(mover, ruling, [one])).status).toBe(409)
  expect((await back(mover, ruling, [ids[2] ?? 0])).status).toBe(409)
  // Two gave the answer of the first case, one that of the second.
  const read = (caller: Caller) => post(caller, '/api/review/second', {})
  expect((await read(ruler)).json.cases).toEqual([])
  const [movers] = (await read(mover)).json.cases
  expect(movers.id).toBe(two)
  const said = (caller: Caller, id: number) =>
    post(caller, `/api/cases/${id}/second-read`, { value, source: 'memo 12, read again' })
  expect((await said(mover, one)).status).toBe(409)
  expect((await said(ruler, one)).status).toBe(409)
  expect((await said(mover, two)).json.state).toBe('settled')
  // In an agency nobody records another's reading.
  expect(
    (
      await post(ruler, `/api/cases/${one}/second-read`, {
        ...{ value, source: 'memo 12', reader: 'Ines Whitlock', readOn: '2026-11-28' },
      })
    ).status,
  ).toBe(409)
  // Blind: until the second answer is given nobody but whoever ruled is told the first, nor its authority.
  const blind = await rulingOf(reader, ruling)
  expect(blind.said).toBeUndefined()
  expect((await rulingOf(ruler, ruling)).said).toEqual({ value, authority: 'memo 12' })
  const [last] = (await read(reader)).json.cases
  expect(last.id).toBe(one)
  expect((await said(reader, one)).json.state).toBe('settled')
  expect((await rulingOf(reader, ruling)).said).toEqual({ value, authority: 'memo 12' })
  // Undone, it is taken out again, and can be put back again.
  const undone = await post(mover, `/api/cases/${one}/undo`, { reason: 'a mistake' })
  expect(undone.json.state).toBe('waiting')
  expect(await rulingOf(ruler, ruling)).toMatchObject({ cases: [two], out: 1 })
  expect((await back(mover, ruling, [one])).json.cases).toEqual([one])
  const { cases } = (await analyst.call(`/api/rulings/${ruling}/cases`)).json
  expect(
    cases.map(({ id, out: isOut, state }: { id: number; out: boolean; state: string }) => [id, isOut, state]),
  ).toEqual(
    expect.arrayContaining([
      [one, false, 'second-read'],
      [two, false, 'settled'],
    ]),
  )
  // What is withdrawn takes nothing back.
  expect((await withdraw(ruling)).json.cases.length).toBe(2)
  expect((await back(mover, ruling, [one])).status).toBe(409)
  expect((await out(mover, ruling, [one])).status).toBe(409)
})

test('what was answered otherwise meanwhile, or is with somebody, is not put back', async () => {
  const [one = 0, two = 0, three = 0] = ids
  const ruling = await rule([one, two, three])
  await out(mover, ruling, [one, two])
  // One is with somebody, the other has an answer of its own.
  expect((await post(reader, `/api/cases/${one}/lease`, {})).status).toBe(200)
  const taken = (await post(reader, `/api/cases/${two}/lease`, {})).json
  const other = taken.choices.find((choice: string) => choice !== value)
  expect(
    (
      await post(reader, `/api/cases/${two}/answer`, {
        ...{ version: taken.version, value: other, source: 'Court file' },
      })
    ).status,
  ).toBe(200)
  expect((await back(mover, ruling, [one, two])).status).toBe(409)
  const body = { fact, value, cases: [one, two], authority: 'memo 13' }
  expect((await post(ruler, '/api/rulings', body)).status).toBe(409)
  // Two at once, and one withdraws: whatever comes first, nothing rests on a ruling that is gone.
  await post(reader, `/api/cases/${one}/skip`, {})
  const raced = await Promise.all([back(mover, ruling, [one]), back(reader, ruling, [one]), withdraw(ruling)])
  expect(raced.map(({ status }) => status).filter(status => status !== 200 && status !== 409)).toEqual([])
  expect(await rulingOf(ruler, ruling)).toMatchObject({ withdrawn: true, cases: [] })
  const states = await statesOf()
  expect([states.get(one), states.get(two), states.get(three)]).toEqual(['waiting', 'second-read', 'waiting'])
})
