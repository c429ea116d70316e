/** Batches of the workstation, from an approval to the court's answer and back, through the API as the pages use it: what goes in, what never can. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { sha256 } from '../src/results/hash.ts'
import { moveApprovals } from '../src/review/approvals.ts'
import { type Started, serve } from '../src/review/serve.ts'
import { newLink } from '../src/review/sessions.ts'
import { setaside, table, workplace } from './command.ts'
import { YOLO } from './office.ts'
import { readPdf } from './pdf.ts'
import { type Answered, type Call, type Caller, callerWith, readyForStart } from './workstation.ts'

const place = workplace()
let started: Started
let folder: string
let data: string
let run: string
const now = new Date('2026-11-30T17:00:00Z').getTime()
const COUNTY = ['--county', 'YOLO', '--as-of', '2026-11-01']

async function signIn(user: string): Promise<Caller> {
  const token = newLink(data, user, now)
  const opened = await callerWith(started.origin, '').call('/api/session', {
    method: 'POST',
    body: { token },
  })
  const caller = callerWith(started.origin, opened.headers.get('set-cookie')?.split(';')[0] ?? '')
  await caller.call('/api/session/name', { method: 'PUT', body: { name: `${user} Test` } })
  return caller
}

beforeAll(async () => {
  const file = place.fresh('county.csv')
  folder = dirname(file)
  data = join(folder, 'data')
  run = join(folder, 'run')
  await readyForStart(data)
  await setaside(['synth', '--rows', '6000', '--seed', 'batch', '--county', 'YOLO', '--out', file])
  await setaside(['run', file, ...COUNTY, '--out', run])
  started = await serve({
    engine: engineFor(JURISDICTIONS),
    data,
    port: 0,
    pages: join(import.meta.dirname, '../dist-pages'),
    now: () => new Date(now),
    onFault: kind => expect(kind).toBe('no fault'),
  })
  dana = await signIn('dana')
  await dana.call('/api/runs', { method: 'POST', body: { folder: run } })
})
afterAll(async () => {
  await started?.stop()
  rmSync(data, { recursive: true, force: true })
})

let dana: Caller
const post = (path: string, body: unknown): Promise<Answered> => dana.call(path, { method: 'POST', body })
const done = async (path: string, body: unknown, how: Call['method'] = 'POST'): Promise<Answered['json']> => {
  const answered = await dana.call(path, { method: how, body })
  expect({ path, status: answered.status, text: answered.text }).toMatchObject({ status: 200 })
  return answered.json
}
const filing = async (): Promise<Answered['json']> => (await dana.call('/api/filing')).json
const actions = async (): Promise<string[]> =>
  (await dana.call('/api/audit')).json.entries.map(({ action }: { action: string }) => action)

describe('approvals', () => {
  test('before an office is named nothing is approved; a file that is none is refused with what is wrong', async () => {
    expect(await post('/api/approvals/effects', {})).toMatchObject({ status: 409 })
    expect(
      (await dana.call('/api/filing/office', { method: 'PUT', body: { text: '{}' } })).json.detail,
    ).toContain('agency')
    await done('/api/filing/office', { text: JSON.stringify(YOLO) }, 'PUT')
    expect((await filing()).office).toMatchObject({ county: 'YOLO', policyAuthority: true })
  })

  test('what is ready is what the command line approves; approved for many at once, one entry of the audit, nothing twice', async () => {
    const before = await filing()
    const list = join(folder, 'approvals.csv')
    const office = place.file('office.json', JSON.stringify(YOLO))
    const told = await setaside([
      'approve',
      '--run',
      run,
      '--all-eligible',
      '--office',
      office,
      '--by',
      'dana Test',
      '--on',
      '2026-11-30',
      '--out',
      list,
    ])
    expect(told.code).toBe(0)
    const approvals = table(folder, 'approvals')
    expect(before.ready.counts).toBe(approvals.length)
    expect(before.ready.people).toBe(new Set(approvals.map(row => row.person_id)).size)
    const effects = await done('/api/approvals/effects', {})
    expect(effects).toMatchObject({ counts: approvals.length, already: 0 })
    // Whoever has looked at other numbers is told so, and nothing is approved.
    expect(await post('/api/approvals', { expects: approvals.length - 1 })).toMatchObject({ status: 409 })
    expect(await done('/api/approvals', { expects: effects.counts })).toEqual({ approvals: approvals.length })
    expect((await actions()).slice(0, 1)).toEqual(['approved'])
    const after = await filing()
    expect(after.ready.counts).toBe(0)
    expect(after.approved).toMatchObject({ counts: approvals.length, elsewhere: 0 })
    expect((await post('/api/approvals', { expects: 1 })).json.detail).toBe('This is approved already.')
  })

  test('two at once approve each count once; taken back it is ready again; a person’s page says where it stands', async () => {
    const [one] = table(folder, 'approvals')
    const person = one?.person_id ?? ''
    const { counts } = (await dana.call(`/api/people/${person}/filing`)).json
    const mine = counts.find((count: { count: string }) => count.count === one?.cycle_count)
    expect(mine).toMatchObject({
      may: [],
      approvals: [{ state: 'approved', by: 'dana Test', on: '2026-11-30' }],
    })
    const [{ id }] = mine.approvals
    expect(await post(`/api/approvals/${id}/taking-back`, { reason: '' })).toMatchObject({ status: 400 })
    await done(`/api/approvals/${id}/taking-back`, { reason: 'a test' })
    expect(await post(`/api/approvals/${id}/taking-back`, { reason: 'a test' })).toMatchObject({
      status: 409,
    })
    expect((await filing()).ready.counts).toBe(1)
    const again = { counts: [{ person, count: one?.cycle_count }], expects: 1 }
    const both = await Promise.all([post('/api/approvals', again), post('/api/approvals', again)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await filing()).ready.counts).toBe(0)
  })
})

/** Until something that runs has ended. */
const until = async (path: string, is: (json: Answered['json']) => boolean): Promise<Answered['json']> => {
  for (let tries = 0; ; tries++) {
    const { json } = await dana.call(path)
    if (is(json)) return json
    if (tries > 600) throw new Error(`[${path}] does not end: ${JSON.stringify(json)}`)
    await new Promise(go => setTimeout(go, 100))
  }
}
const checksOf = async (id: number): Promise<Answered['json']> =>
  (await dana.call(`/api/batches/${id}/checks`)).json
const stops = (checks: Answered['json']): string[] =>
  checks.checks
    .filter(({ state }: { state: string }) => state === 'stop')
    .map(({ name }: { name: string }) => name)

describe('a batch', () => {
  test('may have more counts than a query has parameters', async () => {
    const none = Array.from({ length: 70_000 }, (_, at) => -1 - at)
    expect(await moveApprovals(started.services.db, none, 'collect', new Date(now))).toEqual([])
  })

  test('collects what is approved; a count is in one batch, and taken out goes to review with its reason', async () => {
    const { approved } = await filing()
    const [first] = approved.reliefs
    const made = await done('/api/batches', { title: 'Due by law', reliefs: [first.name] })
    expect(made.counts).toBe(first.counts)
    const other = await done('/api/batches', {})
    expect(made.counts + other.counts).toBe(approved.counts)
    expect(await post('/api/batches', {})).toMatchObject({ status: 409 })
    const { counts } = (await dana.call(`/api/batches/${made.id}/counts`)).json
    expect(counts.length).toBe(made.counts)
    const [out] = counts
    expect(
      await post(`/api/batches/${other.id}/taking-out`, { approvals: [out.approval], reason: 'x' }),
    ).toMatchObject({ status: 409 })
    await done(`/api/batches/${made.id}/taking-out`, {
      approvals: [out.approval],
      reason: 'the plea is not clear',
    })
    expect((await dana.call('/api/filing/reopened')).json.counts).toMatchObject([
      { id: out.approval, person: out.person, why: 'the plea is not clear' },
    ])
    expect((await dana.call(`/api/batches/${made.id}`)).json).toMatchObject({
      counts: made.counts - 1,
      out: [{ approval: out.approval, why: 'the plea is not clear' }],
    })
    // Looked at again it may be closed, opened again and approved again.
    await done(`/api/approvals/${out.approval}/closing`, { reason: 'not asked for' })
    expect(
      (await post('/api/approvals', { counts: [{ person: out.person, count: out.count }], expects: 1 }))
        .status,
    ).toBe(409)
    await done(`/api/approvals/${out.approval}/opening`, { reason: 'asked for after all' })
    await done('/api/approvals', { counts: [{ person: out.person, count: out.count }], expects: 1 })
    expect(await done(`/api/batches/${made.id}/counts`, {})).toEqual({ counts: 1 })
    await done(`/api/batches/${other.id}/dissolution`, { reason: 'one batch will do' })
    expect((await filing()).approved.counts).toBe(other.counts)
    expect(await done(`/api/batches/${made.id}/counts`, {})).toEqual({ counts: other.counts })
    expect((await filing()).batches).toMatchObject([
      { id: other.id, state: 'dissolved', counts: 0 },
      { id: made.id, state: 'open', step: 'check', counts: approved.counts },
    ])
  })
})

describe('from the checks to the court and back', () => {
  let id: number
  const batch = async (): Promise<Answered['json']> => (await dana.call(`/api/batches/${id}`)).json
  const counts = async (): Promise<Answered['json']> =>
    (await dana.call(`/api/batches/${id}/counts`)).json.counts
  const sign = (body: Readonly<Record<string, unknown>>): Promise<Answered> =>
    post(`/api/batches/${id}/signature`, {
      ...{ how: 'paper', name: 'Ines Whitlock', on: '2026-11-30', stands: true },
      ...body,
    })

  test('on one computer nobody signs electronically, nor alone, nor another list than was read, nor while something blocks', async () => {
    ;[{ id }] = (await filing()).batches.filter(({ state }: { state: string }) => state === 'open')
    const looked = await checksOf(id)
    expect(stops(looked)).toEqual([])
    expect(looked).toMatchObject({ signing: 'paper', blocked: false })
    const { version, list } = looked
    expect(await sign({ version, list, how: 'code' })).toMatchObject({ status: 403 })
    expect((await sign({ version, list, name: 'DANA  test' })).json.detail).toContain(
      'nobody but the signer has read',
    )
    expect(await sign({ version, list: '0'.repeat(64) })).toMatchObject({ status: 409 })
    expect(await sign({ version: version - 1, list })).toMatchObject({ status: 409 })
    expect(await sign({ version, list, on: '2026-12-24' })).toMatchObject({ status: 400 })
    expect(await sign({ version, list, on: '2026-11-29' })).toMatchObject({ status: 409 })
    expect(await sign({ version, list, stands: false })).toMatchObject({ status: 400 })
    expect(await post(`/api/batches/${id}/documents`, { dated: '2026-11-30' })).toMatchObject({ status: 409 })
    // A count whose answer is another than was approved blocks it.
    const [one] = await counts()
    const { db } = started.services
    const kept = await db
      .selectFrom('approval')
      .select('standing')
      .where('id', '=', one.approval)
      .executeTakeFirstOrThrow()
    const set = (standing: unknown) =>
      db
        .updateTable('approval')
        .set({ standing: JSON.stringify(standing) })
        .where('id', '=', one.approval)
        .execute()
    await set({ ...kept.standing, relief: 'another' })
    const blocked = await checksOf(id)
    expect(stops(blocked)).toEqual(['changed'])
    expect((await sign({ version: blocked.version, list })).json.detail).toContain(
      'the answer of counts has changed',
    )
    await set(kept.standing)
    expect(await actions()).not.toContain('signed off on paper')
  })

  test('signed on paper the list is frozen; its documents are byte for byte those of the command line, and name its hash', async () => {
    const { version, list } = await checksOf(id)
    await done(`/api/batches/${id}/signature`, {
      version,
      list,
      how: 'paper',
      name: 'Ines Whitlock',
      on: '2026-11-30',
      stands: true,
    })
    expect((await actions())[0]).toBe('signed off on paper')
    expect(await sign({ version, list })).toMatchObject({ status: 409 })
    const all = await counts()
    expect(
      await post(`/api/batches/${id}/taking-out`, { approvals: [all[0].approval], reason: 'x' }),
    ).toMatchObject({ status: 409 })
    expect(all.map(({ place: at }: { place: number }) => at)).toEqual(
      all.map((_: unknown, at: number) => at + 1),
    )
    const signed = (await dana.call(`/api/batches/${id}/approvals.csv`)).text
    expect(sha256(Buffer.from(signed))).toBe(list)

    await done(`/api/batches/${id}/documents`, { dated: '2026-12-01' })
    const made = await until(`/api/batches/${id}/documents`, ({ state }) => state !== 'running')
    expect(made).toMatchObject({ state: 'done', dated: '2026-12-01', list, signed: list })
    expect((await actions())[0]).toBe('made documents')
    const approvals = place.file('approvals.csv', signed)
    const out = join(dirname(approvals), 'papers')
    const office = place.file('office.json', JSON.stringify(YOLO))
    const told = await setaside([
      'file',
      '--run',
      run,
      '--approvals',
      approvals,
      '--office',
      office,
      '--filed-on',
      '2026-12-01',
      '--out',
      out,
    ])
    expect(told).toMatchObject({ code: 0 })
    expect(
      readdirSync(out)
        .filter(name => name !== 'manifest.json')
        .toSorted(),
    ).toEqual(made.files.map(({ name }: { name: string }) => name).toSorted())
    for (const { name } of made.files) {
      const sent = await fetch(`${started.origin}/api/batches/${id}/documents/${name}`, {
        headers: { cookie: dana.cookie },
      })
      expect(Buffer.from(await sent.arrayBuffer()).equals(readFileSync(join(out, name))), name).toBe(true)
    }
    // The exhibit has the counts in the order of the list, and the declaration the hash of the list.
    expect(all.map(({ reference }: { reference: string }) => reference)).toEqual(
      table(out, 'court-update')
        .map(row => row.order_reference)
        .toSorted(byPlace),
    )
    const motion = (await readPdf(join(out, 'motion-001.pdf'))).pages.map(({ text }) => text).join(' ')
    expect(motion.replaceAll(/\s/g, '')).toContain(list)
    expect((await dana.call(`/api/batches/${id}/documents/..%2Foffice.json`)).status).toBe(404)
  })

  test('filed under the court’s number nothing of it moves; what the court answers is read by form and by file, each with its next step', async () => {
    expect(
      await post(`/api/batches/${id}/answers`, { approvals: [1], answer: 'granted', on: '2026-11-30' }),
    ).toMatchObject({ status: 409 })
    expect(await post(`/api/batches/${id}/filed`, { on: '2026-11-30', number: '' })).toMatchObject({
      status: 400,
    })
    expect(await post(`/api/batches/${id}/filed`, { on: '2026-11-29', number: 'CR-1' })).toMatchObject({
      status: 400,
    })
    await done(`/api/batches/${id}/filed`, { on: '2026-11-30', number: 'CR-2026-77' })
    expect(await batch()).toMatchObject({ state: 'filed', step: 'answers', courtNumber: 'CR-2026-77' })
    expect(await post(`/api/batches/${id}/dissolution`, { reason: 'x' })).toMatchObject({ status: 409 })
    expect(await post(`/api/batches/${id}/documents`, { dated: '2026-12-01' })).toMatchObject({ status: 409 })

    const all = await counts()
    const looked = await letterPreviewOf(all[0].person)
    expect(looked.state, looked.says).toBe('done')
    // As many languages as the office writes in, for this person alone, and nothing of the table for the mail merge.
    expect(looked.files.map(({ name }: { name: string }) => name)).toEqual([
      'letters-en-000001.pdf',
      'letters-en-large-print-000001.pdf',
      'letters-es-000001.pdf',
      'letters-es-large-print-000001.pdf',
    ])
    for (const { name, pages, of } of looked.files) {
      const sent = await fetch(`${started.origin}/api/batches/${id}/letter-preview/${name}`, {
        headers: { cookie: dana.cookie },
      })
      const path = place.file(`looked-${name}`, '')
      writeFileSync(path, Buffer.from(await sent.arrayBuffer()))
      const { pages: read } = await readPdf(path)
      expect(pages).toBe(of)
      expect(read.length).toBe(of)
      for (const { text } of read) expect(text.replaceAll(/\s+/g, ' ')).toContain('PREVIEW, NOT SENT')
    }
    expect(await batch()).toMatchObject({ state: 'filed', step: 'answers' })
    const say = (at: number, answer: string, on = '2026-11-30') =>
      post(`/api/batches/${id}/answers`, { approvals: [all[at].approval], answer, on, number: 'O-1' })
    expect(await say(0, 'expunged')).toMatchObject({ status: 409 })
    expect(await say(0, 'denied', '')).toMatchObject({ status: 409 })
    expect((await say(0, 'denied')).json).toMatchObject({ taken: 1, problems: [] })
    // The rest by the file, as courts write it; the later day holds.
    const lines = ['count_id,order_reference,answer,answered_on']
    const words = [
      'no record found',
      'purged',
      'previously dismissed',
      'deceased',
      'wrong case number',
      'struck',
      'continued',
    ]
    for (const [at, word] of words.entries()) lines.push(`,${all[at + 1].reference},${word},2026-11-30`)
    for (const { reference } of all.slice(words.length + 1)) lines.push(`,${reference},GRANTED,2026-11-30`)
    lines.push(',order-009/1,granted,2026-11-30')
    const read = await dana.call(`/api/batches/${id}/answers.csv`, { method: 'POST', body: lines.join('\n') })
    expect(read.json).toMatchObject({ taken: all.length - 1, problems: [{ line: lines.length }] })
    const after = await counts()
    expect(after.slice(0, 8).map(({ state }: { state: string }) => state)).toEqual([
      ...[
        'denied',
        'no-record-found',
        'destroyed',
        'already-dismissed',
        'deceased',
        'wrong-case-number',
        'struck',
        'continued',
      ],
    ])
    expect(after[1].next).toContain('look for the case under another number')
    expect(await batch()).toMatchObject({
      awaited: 3,
      answers: [{ name: 'granted', counts: all.length - 8 }, ...OTHERS.map(name => ({ name, counts: 1 }))],
    })
    // An answer that was recorded by mistake is taken back, and kept.
    await done(`/api/batches/${id}/answers/undoing`, {
      approvals: [all[0].approval],
      reason: 'another count',
    })
    expect((await counts())[0]).toMatchObject({ state: 'filed', answer: '' })
    await say(0, 'denied')
    expect((await filing()).batches.find((one: { id: number }) => one.id === id)).toMatchObject({
      awaited: 3,
    })
  })

  const letterPreviewOf = async (person: string): Promise<Answered['json']> => {
    await done(`/api/batches/${id}/letter-preview`, { dated: '2026-12-02', person })
    return await until(`/api/batches/${id}/letter-preview`, ({ state }) => state !== 'running')
  }

  test('letters are written for what was granted alone, as the command line writes them', async () => {
    const all = await counts()
    await done(`/api/batches/${id}/letters`, { dated: '2026-12-02' })
    const made = await until(`/api/batches/${id}/letters`, ({ state }) => state !== 'running')
    expect(made).toMatchObject({ state: 'done', kinds: [{ name: 'notices' }] })
    const answers = place.file('answers.csv', (await dana.call(`/api/batches/${id}/answers.csv`)).text)
    const approvals = place.file('approvals.csv', (await dana.call(`/api/batches/${id}/approvals.csv`)).text)
    const office = place.file('office.json', JSON.stringify(YOLO))
    const out = join(dirname(approvals), 'letters')
    const told = await setaside([
      'file',
      '--run',
      run,
      '--approvals',
      approvals,
      '--office',
      office,
      '--filed-on',
      '2026-12-02',
      '--only',
      'notices',
      '--answers',
      answers,
      '--out',
      out,
    ])
    expect(told).toMatchObject({ code: 0 })
    for (const { name } of made.files) {
      const sent = await fetch(`${started.origin}/api/batches/${id}/letters/${name}`, {
        headers: { cookie: dana.cookie },
      })
      expect(Buffer.from(await sent.arrayBuffer()).equals(readFileSync(join(out, name))), name).toBe(true)
    }
    const granted = new Set(
      all
        .filter(({ state }: { state: string }) => state === 'granted')
        .map(({ person }: { person: string }) => person),
    )
    expect(new Set(table(out, 'mail-merge').map(row => row.person_id))).toEqual(granted)
  })

  test('there is no preview of a letter to whom the court refused all, and none of another batch’s people', async () => {
    const all = await counts()
    const refused = all.find(
      ({ person }: { person: string }) =>
        !all.some(
          (one: { person: string; state: string }) =>
            one.person === person && ['granted', 'filed'].includes(one.state),
        ),
    )
    for (const person of [refused.person, 'nobody']) {
      const looked = await letterPreviewOf(person)
      expect(looked).toMatchObject({ state: 'refused', files: [] })
      expect(looked.says).toContain('the court has granted none of these counts')
    }
  })

  test('what was denied is opened again with its reason, approved again and goes into another batch; the first one keeps what it says', async () => {
    const [denied] = await counts()
    expect(
      await post(
        `/api/approvals/${(await counts()).find(({ state }: { state: string }) => state === 'granted').approval}/opening`,
        { reason: 'x' },
      ),
    ).toMatchObject({ status: 409 })
    const asked = { counts: [{ person: denied.person, count: denied.count }], expects: 1 }
    expect(await post('/api/approvals', asked)).toMatchObject({ status: 409 })
    await done(`/api/approvals/${denied.approval}/opening`, { reason: 'the court wants a declaration' })
    expect((await filing()).reopened).toBe(1)
    await done('/api/approvals', asked)
    const other = await done('/api/batches', { title: 'Again' })
    expect(other.counts).toBe(1)
    expect((await counts())[0]).toMatchObject({ answer: 'denied', approval: denied.approval })
    expect(stops(await checksOf(other.id))).toEqual([])
    // What the court says to the first filing does not reach the count that is on its way again.
    const late = await post(`/api/batches/${id}/answers`, {
      approvals: [denied.approval],
      answer: 'granted',
      on: '2026-12-01',
    })
    expect(late.json).toMatchObject({
      taken: 0,
      problems: [{ why: expect.stringContaining('opened again') }],
    })
  })
})

const OTHERS = [
  ...[
    'already-dismissed',
    'continued',
    'deceased',
    'denied',
    'destroyed',
    'no-record-found',
    'struck',
    'wrong-case-number',
  ],
]

const byPlace = (a: string | undefined, b: string | undefined): number => numberOf(a) - numberOf(b)
const numberOf = (reference = ''): number => {
  const [order = '', at = ''] = reference.split('/')
  return Number(order.replaceAll(/\D/g, '')) * 1_000_000 + Number(at)
}
