/** Several runs: compared, the work moved from one to the next with what people said, asked again where the record says otherwise, and one removed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARREST, COURT, type Fields, ROE } from '../src/intake/ca-doj/made-up.ts'
import { linesOf, setaside, workplace } from './command.ts'
import { type Answered, type Caller, startWorkstation, type Workstation } from './workstation.ts'

const { fresh, file } = workplace()
const COUNTY = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']
/** One conviction that is due, and one of which the day of the offense decides; the state corrects a file in the next month. */
const fileOf = (arrested: string, name?: string): string => {
  const later = (fields: Fields): Fields => ({
    ...fields,
    CYC_DATE: arrested,
    OFFENSE_DESCR: '11358 HS-CULTIVATE MARIJUANA',
  })
  const who: Fields = name === undefined ? ROE : { ...ROE, PRI_NAME: name }
  return file(
    'county.csv',
    linesOf([
      { ...who, ...ARREST },
      { ...who, ...COURT },
      { ...who, ...later(ARREST), STP_EVENT_DATE: arrested, CNT_ORDER: '102001001000' },
      {
        ...who,
        ...later(COURT),
        STP_EVENT_DATE: '20190430',
        CNT_ORDER: '102002001000',
        FE_NUM_CRT_CASE: '19F07',
      },
    ]),
  )
}

let station: Workstation
let data: string
let ann: Caller
const PERSON = String(ROE.SUBJECT_ID)
/** The run of a file of somebody else. */
let other = 0

beforeAll(async () => {
  const october = fileOf('20181028')
  const folder = fresh('october')
  data = join(dirname(folder), 'data')
  await setaside(['run', october, ...COUNTY, '--out', folder])
  station = await startWorkstation(data)
  ann = await station.signIn('ann')
  await ann.call('/api/runs', { method: 'POST', body: { folder } })
})
afterAll(() => station?.stop())

/** A new run of a file; what came of it. */
async function newRun(path: string): Promise<Answered['json']> {
  const draft = (await ann.call('/api/new-runs', { method: 'POST', body: {} })).json.id
  const named = await ann.call(`/api/new-runs/${draft}/files`, { method: 'POST', body: { path } })
  expect(named.status, named.text).toBe(200)
  const begun = await ann.call(`/api/new-runs/${draft}/begin`, {
    method: 'POST',
    body: { jurisdiction: 'us-ca', county: 'Sacramento', asOf: '2026-11-01', program: 'prop64' },
  })
  expect(begun.status, begun.text).toBe(200)
  for (;;) {
    const { json } = await ann.call(`/api/jobs/${begun.json.id}`)
    if (json.state === 'done' || json.state === 'refused') return json
    await new Promise(done => setTimeout(done, 50))
  }
}

async function answerDay(value: string): Promise<void> {
  const body = { fact: 'offense date', most: 1 }
  const [one] = (await ann.call('/api/review/leases', { method: 'POST', body })).json.cases
  const said = await ann.call(`/api/cases/${one.id}/answer`, {
    method: 'POST',
    body: { version: one.version, value, source: 'police report' },
  })
  expect(said.status, said.text).toBe(200)
}

/** How many cases wait for the day of an offense, and how many are answered. */
async function work(): Promise<Answered['json']> {
  const { groups } = (await ann.call('/api/review')).json
  const { settled } = (await ann.call('/api/home')).json.work
  const group = groups.find((one: Answered['json']) => one.fact === 'offense date')
  return { waiting: group?.waiting ?? 0, settled }
}
const move = (run: number): Promise<Answered> => ann.call(`/api/runs/${run}/current`, { method: 'PUT' })
const contradictions = async (): Promise<readonly unknown[]> =>
  (await ann.call('/api/contradictions')).json.facts

test('what people said goes along into a new run and with the work; where the record says otherwise it is asked again', async () => {
  expect(await work()).toMatchObject({ waiting: 1, settled: 0 })
  await answerDay('2015-05-04')
  expect(await work()).toMatchObject({ waiting: 0, settled: 1 })
  // The next month's file has the arrest, and with it the offense, before that day.
  const made = await newRun(fileOf('20141028'))
  expect(made).toMatchObject({ state: 'done', run: 2, given: 1, leftOut: 0 })
  const { json: compared } = await ann.call('/api/runs/2/comparison?with=1')
  expect(compared).toMatchObject({ sameInputs: false, people: { before: 1, after: 1 } })
  const { json: changes } = await ann.call('/api/runs/2/changes?with=1')
  expect(changes.total).toBe(changes.rows.length)
  // Until somebody moves the work nothing of it is another.
  expect(await work()).toMatchObject({ waiting: 0, settled: 1 })
  expect(await contradictions()).toEqual([])
  // On the person's page: which line is other, what came of it, and what of it somebody said otherwise.
  const { runs: before } = (await ann.call(`/api/people/${PERSON}/readings`)).json
  expect(before).toMatchObject([{ run: 2, gone: false, facts: [expect.any(Number)] }])
  expect(before[0].lines.length).toBeGreaterThan(0)
  for (const line of before[0].lines) expect(line).toMatch(/^line \d+ of county\.csv/)
  expect((await move(2)).json).toMatchObject({ id: 2, current: true })
  expect(await work()).toMatchObject({ waiting: 1, settled: 0 })
  expect(await contradictions()).toMatchObject([{ fact: 'offense date', value: '2015-05-04' }])
  expect((await ann.call(`/api/people/${PERSON}/readings`)).json.runs).toMatchObject([
    { run: 2, lines: [], answers: [], facts: before[0].facts },
  ])
  await answerDay('2013-02-03')
  expect((await ann.call(`/api/people/${PERSON}/readings`)).json.runs).toEqual([])
  expect(await contradictions()).toEqual([])
  expect(await work()).toMatchObject({ waiting: 0, settled: 1 })
  const facts = (await ann.call('/api/facts.csv')).text
  expect(facts).toContain('2013-02-03')
  expect(facts).not.toContain('2015-05-04')
  const [told] = (await ann.call('/api/audit')).json.entries.filter(
    ({ action }: Answered['json']) => action === 'moved to a run',
  )
  expect(told.detail).toEqual({ carried: 1, reopened: 1 })
  // Back again the work is where people are.
  await move(1)
  expect(await work()).toMatchObject({ settled: 1 })
  await move(2)
  expect(await work()).toMatchObject({ settled: 1 })
})

test('what was given of somebody does not go to another who has the number in the next file', async () => {
  const made = await newRun(fileOf('20181028', 'POE,MARY'))
  expect(made).toMatchObject({ state: 'done', given: 0, leftOut: 1 })
  other = made.run
  expect((await ann.call(`/api/people/${PERSON}/readings`)).json.runs).toMatchObject([
    { run: other, gone: true },
  ])
  await move(other)
  expect(await work()).toMatchObject({ settled: 0, waiting: 1 })
  await move(2)
  expect(await work()).toMatchObject({ settled: 1, waiting: 0 })
})

test('a run is removed by its number only, with why, never the one people work on; the audit keeps that it was', async () => {
  const purge = (run: number, body: object) => ann.call(`/api/runs/${run}/purge`, { method: 'POST', body })
  expect((await purge(2, { run: 2, reason: 'kept too long' })).json.detail).toBe(
    'People work on this run: move the work to another run first.',
  )
  expect((await purge(other, { run: other + 1, reason: 'kept too long' })).status).toBe(400)
  expect((await purge(other, { run: other, reason: ' ' })).status).toBe(400)
  const before = readdirSync(join(data, 'runs'))
  expect(before).toHaveLength(2)
  expect(readdirSync(join(data, 'compared'))).toHaveLength(1)
  expect((await purge(other, { run: other, reason: 'kept too long' })).json).toEqual({})
  expect(readdirSync(join(data, 'runs'))).toHaveLength(1)
  const [entry] = (await ann.call('/api/audit')).json.entries
  expect(entry).toMatchObject({
    action: 'purged a run',
    object: String(other),
    detail: { why: 'kept too long' },
  })
  expect(entry.detail.manifest).toMatch(/^[0-9a-f]{64}$/)
  expect((await ann.call('/api/audit/chain')).json.holds).toBe(true)
  // The folder of a run that was opened from elsewhere is its owner's: what was copied of it goes, it stays.
  const { folder } = (await purge(1, { run: 1, reason: 'kept too long' })).json
  expect(existsSync(join(folder, 'manifest.json'))).toBe(true)
  expect((await ann.call('/api/runs')).json.runs.map(({ id }: { id: number }) => id)).toEqual([2])
  expect(readdirSync(join(data, 'compared'))).toEqual([])
  // And it may come back, under its number.
  expect((await ann.call('/api/runs', { method: 'POST', body: { folder } })).json.id).toBe(1)
  expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toContain('"asOf": "2026-11-01"')
})
