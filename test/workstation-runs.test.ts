/** Runs that are made in the workstation: the same bytes as the command line, one that goes leaves nothing, and what people gave goes along. */
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setaside, workplace } from './command.ts'
import { type Answered, type Caller, startWorkstation, type Workstation } from './workstation.ts'

const place = workplace()
let station: Workstation
let ann: Caller
let data: string
let file: string
let folder: string
const COUNTY = ['--county', 'YOLO', '--as-of', '2026-11-01']

beforeAll(async () => {
  file = place.fresh('county.csv')
  folder = join(dirname(file), 'run')
  data = join(dirname(file), 'data')
  await setaside(['synth', '--rows', '3000', '--seed', 'runs', '--county', 'YOLO', '--out', file])
  await setaside(['run', file, ...COUNTY, '--out', folder])
  station = await startWorkstation(data)
  ann = await station.signIn('ann')
  await ann.call('/api/runs', { method: 'POST', body: { folder } })
})
afterAll(() => station?.stop())

/** What came of a run on its way. */
async function ended(caller: Caller, begun: Answered): Promise<Answered['json']> {
  expect(begun.status, begun.text).toBe(200)
  for (;;) {
    const { json } = await caller.call(`/api/jobs/${begun.json.id}`)
    if (json.state === 'done' || json.state === 'refused' || json.state === 'canceled') return json
    await new Promise(done => setTimeout(done, 50))
  }
}

const again = (run: number): Promise<Answered> => ann.call(`/api/runs/${run}/again`, { method: 'POST' })
const places = (): readonly string[] =>
  existsSync(join(data, 'runs')) ? readdirSync(join(data, 'runs')) : []
const runsNow = async (): Promise<readonly number[]> =>
  (await ann.call('/api/runs')).json.runs.map(({ id }: { id: number }) => id)
const audit = async (action: string): Promise<readonly Answered['json'][]> =>
  (await ann.call('/api/audit')).json.entries.filter((one: Answered['json']) => one.action === action)

/** Every file of a folder of results, but the one that says where the files were. */
const bytesOf = (of: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(of)
      .filter(name => name !== 'inputs.json')
      .map(name => [name, readFileSync(join(of, name), 'base64')]),
  )

/** Answers a question of fact; the person and count it was about. */
async function answerOne(): Promise<Answered['json']> {
  const { groups } = (await ann.call('/api/review')).json
  const group = groups.find((one: Answered['json']) => !one.ofLaw && one.kind === 'yes-no' && one.waiting > 0)
  const leased = await ann.call('/api/review/leases', { method: 'POST', body: { fact: group.fact, most: 1 } })
  const [one] = leased.json.cases
  const said = await ann.call(`/api/cases/${one.id}/answer`, {
    method: 'POST',
    body: { version: one.version, value: 'no', source: 'court file' },
  })
  expect(said.status, said.text).toBe(200)
  return one
}

test('deciding again without new facts comes out as the very run, and leaves no second one', async () => {
  const end = await ended(ann, await again(1))
  expect(end).toMatchObject({ state: 'done', run: 1, before: true })
  expect(await runsNow()).toEqual([1])
  expect(places()).toEqual([])
})

test('deciding again with a fact is a run of its own, byte for byte what the command line writes', async () => {
  const before = readFileSync(join(folder, 'manifest.json'))
  await answerOne()
  const end = await ended(ann, await again(1))
  expect(end).toMatchObject({
    state: 'done',
    run: expect.any(Number),
    before: false,
    given: 1,
    leftOut: 0,
    from: 1,
  })
  expect(await runsNow()).toEqual([end.run, 1])
  const [made] = places() as [string]
  const facts = join(data, 'runs', made, 'workstation-facts.csv')
  expect(readFileSync(facts, 'utf8')).toBe((await ann.call('/api/facts.csv')).text)
  const out = place.fresh('typed')
  await setaside(['run', file, ...COUNTY, '--facts', facts, '--out', out])
  expect(bytesOf(join(data, 'runs', made, 'results'))).toEqual(bytesOf(out))
  // The run that people work on stays as it was, and stays theirs.
  expect(readFileSync(join(folder, 'manifest.json'))).toEqual(before)
  const { runs } = (await ann.call('/api/runs')).json
  expect(runs.find(({ current }: { current: boolean }) => current).id).toBe(1)
  expect(await audit('made a run')).toMatchObject([
    { object: String(end.run), detail: { given: 1, from: 1 } },
    {},
  ])
})

test('a run whose files are gone or are others is refused in a sentence, and nothing is begun', async () => {
  const away = `${file}.away`
  renameSync(file, away)
  const gone = await again(1)
  expect(gone.status).toBe(409)
  expect(gone.json.detail).toBe(
    '[county.csv], which the run read, is not there any more; name it where it is now.',
  )
  // As long as it was, and another: it is found out when it is read.
  const bytes = readFileSync(away)
  bytes[bytes.length - 3] = bytes.at(-3) === 0x31 ? 0x32 : 0x31
  writeFileSync(file, bytes)
  const other = await ended(ann, await again(1))
  renameSync(away, file)
  expect(other.state).toBe('refused')
  expect(other.says).toMatch(/^\[county\.csv\] is not as the run read it/)
  expect(places()).toHaveLength(1)
  expect(await runsNow()).toHaveLength(2)
})

test('a run that is canceled leaves no row and no file; neither does one whose server was killed', async () => {
  await answerOne()
  const [was, runs] = [places(), await runsNow()]
  const canceled = await again(1)
  expect((await ann.call(`/api/jobs/${canceled.json.id}`, { method: 'DELETE' })).status).toBe(200)
  expect((await ann.call(`/api/jobs/${canceled.json.id}`)).json.state).toBe('canceled')
  expect(places()).toEqual(was)
  expect(await audit('canceled a run')).toMatchObject([{ object: canceled.json.id }])
  expect((await ann.call(`/api/jobs/${canceled.json.id}`, { method: 'DELETE' })).status).toBe(409)
  // Killed without a word, while the run has just begun.
  await again(1)
  expect(places()).toHaveLength(was.length + 1)
  await station.kill()
  station = await startWorkstation(data)
  expect(places()).toEqual(was)
  // The database of the server that was killed is still coming back.
  await expect.poll(async () => (await (await station.signIn('ann')).call('/api/runs')).status).toBe(200)
  ann = await station.signIn('ann')
  expect(await runsNow()).toEqual(runs)
})
