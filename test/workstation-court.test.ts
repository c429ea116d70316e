/** A batch between runs and people: facts added since, a later run that says otherwise, policies without authority, and who may sign in an agency. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../src/review/audit-chain.ts'
import { type Agency, type Member, startAgency } from './agency.ts'
import { setaside, table, workplace } from './command.ts'
import { YOLO } from './office.ts'
import { readPdf } from './pdf.ts'
import type { Answered, Caller } from './workstation.ts'

const place = workplace()
const COUNTY = ['--county', 'YOLO', '--as-of', '2026-11-01']
let folder: string
let file: string
let agency: Agency
const people = new Map<string, Member>()
let anna: Caller
let rita: Caller
let paul: Caller

const runOf = async (name: string, from: string, more: readonly string[] = []): Promise<string> => {
  const out = join(folder, name)
  const told = await setaside(['run', from, ...COUNTY, '--out', out, ...more])
  expect(told.code, told.err).toBe(0)
  return out
}
const done = async (
  who: Caller,
  path: string,
  body?: unknown,
  method = 'POST',
): Promise<Answered['json']> => {
  const answered = await who.call(path, { method, ...(body === undefined ? {} : { body }) })
  expect({ path, status: answered.status, text: answered.text }).toMatchObject({ status: 200 })
  return answered.json
}
const get = async (path: string): Promise<Answered['json']> => (await rita.call(path)).json
const until = async (path: string, is: (json: Answered['json']) => boolean): Promise<Answered['json']> => {
  for (let tries = 0; ; tries++) {
    const json = await get(path)
    if (is(json)) return json
    if (tries > 900) throw new Error(`[${path}] does not end: ${JSON.stringify(json)}`)
    await new Promise(go => setTimeout(go, 100))
  }
}
const stops = (checks: Answered['json']): string[] =>
  checks.checks
    .filter(({ state }: { state: string }) => state === 'stop')
    .map(({ name }: { name: string }) => name)

beforeAll(async () => {
  file = place.fresh('county.csv')
  folder = dirname(file)
  await setaside(['synth', '--rows', '4000', '--seed', 'court', '--county', 'YOLO', '--out', file])
  const run = await runOf('run', file)
  agency = await startAgency(join(folder, 'agency'), async alone => {
    await done(alone, '/api/runs', { folder: run })
    await done(alone, '/api/filing/office', { text: JSON.stringify(YOLO) }, 'PUT')
  })
  for (const [account, roles] of [
    ['anna', ['analyst']],
    ['rita', ['reviewer']],
    ['paul', ['approver']],
  ] as const)
    people.set(account, await agency.member(account, roles))
  // One after the other: each code moves the clock.
  anna = await signIn('anna')
  rita = await signIn('rita')
  paul = await signIn('paul')
})
afterAll(() => agency?.stop())

async function signIn(account: string): Promise<Caller> {
  const caller = await agency.signIn(people.get(account) as Member)
  await caller.call('/api/session/name', { method: 'PUT', body: { name: `${account} Test` } })
  return caller
}

describe('in an agency', () => {
  let id: number
  const sign = async (who: Caller, more: Readonly<Record<string, unknown>> = {}): Promise<Answered> => {
    const { version, list } = await get(`/api/batches/${id}/checks`)
    return who.call(`/api/batches/${id}/signature`, {
      method: 'POST',
      body: { version, list, how: 'code', stands: true, ...more },
    })
  }
  const code = (who: Caller, account: string): Promise<Answered> =>
    who.call('/api/session/code', {
      method: 'POST',
      body: { code: agency.codeOf(people.get(account) as Member) },
    })

  test('an analyst approves nothing, a reviewer signs nothing, and an approver not without the code, nor what nobody else has read', async () => {
    const effects = await done(rita, '/api/approvals/effects', {})
    expect(
      await anna.call('/api/approvals', { method: 'POST', body: { expects: effects.counts } }),
    ).toMatchObject({ status: 403 })
    // One count the approver approves himself: nobody else has read it.
    const [first] = (await get('/api/results?answer=eligible&most=500')).rows
    await done(paul, '/api/approvals', { counts: [{ person: first.person, count: first.count }], expects: 1 })
    await done(rita, '/api/approvals', { expects: effects.counts - 1 })
    ;({ id } = await done(rita, '/api/batches', {}))
    expect(await sign(rita)).toMatchObject({ status: 403 })
    expect((await sign(paul)).json.detail).toContain('1 of its counts nobody but the signer has read')
    expect(await sign(paul, { how: 'paper', name: 'Somebody Else', on: '2026-11-30' })).toMatchObject({
      status: 403,
    })
    const own = (await get(`/api/batches/${id}/counts`)).counts.find(
      ({ approvedBy }: { approvedBy: string }) => approvedBy === 'paul Test',
    )
    await done(rita, `/api/batches/${id}/taking-out`, {
      approvals: [own.approval],
      reason: 'another reads it',
    })
    expect((await sign(paul)).json.detail).toContain('code from your phone')
    expect(await code(paul, 'paul')).toMatchObject({ status: 200 })
    expect(await sign(paul)).toMatchObject({ status: 200 })
    // What was signed is signed once.
    expect(await sign(paul)).toMatchObject({ status: 409 })
  })

  test('a fact that changes a signed answer opens its count again, tells so, and the rest is to be signed again', async () => {
    const { counts } = await get(`/api/batches/${id}/counts`)
    const [one] = counts
    // Nobody tells so much of a person but that they were younger: what the record presumes is corrected.
    const changed = await factThatChanges(one.person, one.count)
    await done(rita, `/api/people/${one.person}/facts`, {
      ...changed,
      source: 'court file',
      asOf: '2026-10-01',
    })
    const { counts: reopened } = await get('/api/filing/reopened')
    expect(reopened.find(({ id: approval }: { id: number }) => approval === one.approval)?.why).toMatch(
      /^A fact was given or withdrawn since it was approved: it was \[eligible, .*\], and is \[/,
    )
    const held = await agency.started.services.db
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'held an approval')
      .execute()
    expect(held.map(({ detail }) => detail.approval)).toEqual([one.approval])
    expect(await get(`/api/batches/${id}`)).toMatchObject({ state: 'open', counts: counts.length - 1 })
    expect(
      await anna.call(`/api/batches/${id}/documents`, { method: 'POST', body: { dated: '2026-12-01' } }),
    ).toMatchObject({ status: 409 })
  })

  test('where a fact was given of somebody of the batch the run is decided again with it, and the papers name that run', async () => {
    const { counts } = await get(`/api/batches/${id}/counts`)
    const [one] = counts
    const { run } = await get('/api/home')
    const stays = await factThatStays(one.person, one.count)
    await done(rita, `/api/people/${one.person}/facts`, { ...stays, source: 'plea form', asOf: '2026-10-01' })
    expect(stops(await get(`/api/batches/${id}/checks`))).toEqual(['decided'])
    // Twice at once, as from two tabs: it is decided once. What it ended as is told when the batch knows of it, not before.
    await Promise.all([1, 2].map(() => done(rita, `/api/batches/${id}/deciding`, {})))
    const checks = await until(
      `/api/batches/${id}/checks`,
      found => !['waiting', 'running'].includes(found.deciding.state),
    )
    expect(stops(checks)).toEqual([])
    const jobs = await get('/api/jobs')
    expect(jobs.jobs.filter(({ from }: { from?: number }) => from !== undefined)).toHaveLength(1)
    expect(checks.decided).not.toBe(run.id)
    expect((await get('/api/home')).run.id).toBe(run.id)
    await isLookedAt(checks.list)
    await code(paul, 'paul')
    expect(await sign(paul)).toMatchObject({ status: 200 })
    const list = (await rita.call(`/api/batches/${id}/approvals.csv`)).text
    const { sha256: named } = await agency.started.services.db
      .selectFrom('run')
      .select('sha256')
      .where('id', '=', checks.decided)
      .executeTakeFirstOrThrow()
    expect(
      list
        .trim()
        .split('\r\n')
        .slice(1)
        .every(line => line.includes(named)),
    ).toBe(true)
    // Of what is signed nothing is a draft any more.
    expect(await get(`/api/batches/${id}/preview`)).toEqual({ state: 'none', files: [] })
    await done(anna, `/api/batches/${id}/documents`, { dated: '2026-12-01' })
    const made = await until(`/api/batches/${id}/documents`, ({ state }) => state !== 'running')
    expect(made).toMatchObject({ state: 'done' })
    await isTheCommandLines(checks.decided, list, made.files)
    expect(
      await rita.call(`/api/batches/${id}/filed`, {
        method: 'POST',
        body: { on: '2026-11-30', number: 'CR-1' },
      }),
    ).toMatchObject({ status: 403 })
    await done(anna, `/api/batches/${id}/filed`, { on: '2026-11-30', number: 'CR-1' })
  })

  /** The run that the papers name is what `run --facts` makes of the same files and facts, and the papers what `file` makes of it. */
  const isTheCommandLines = async (
    decided: number,
    list: string,
    files: readonly { readonly name: string }[],
  ): Promise<void> => {
    const facts = place.file('workstation-facts.csv', (await rita.call('/api/facts.csv')).text)
    const typed = await runOf('typed', file, ['--facts', facts])
    const stands = await agency.started.services.runs.placeOf(decided)
    const bytesOf = (of: string) =>
      Object.fromEntries(
        readdirSync(of)
          .filter(name => name !== 'inputs.json')
          .map(name => [name, readFileSync(join(of, name), 'base64')]),
      )
    expect(bytesOf(stands?.folder ?? '')).toEqual(bytesOf(typed))
    const papers = join(folder, 'typed papers')
    const [office, approvals] = [
      place.file('office.json', JSON.stringify(YOLO)),
      place.file('list.csv', list),
    ]
    const asked = ['--run', typed, '--approvals', approvals, '--office', office]
    const told = await setaside(['file', ...asked, '--filed-on', '2026-12-01', '--out', papers])
    expect(told.code, told.err).toBe(0)
    expect(
      readdirSync(papers)
        .filter(name => name !== 'manifest.json')
        .toSorted(),
    ).toEqual(files.map(({ name }) => name).toSorted())
    for (const { name } of files) {
      const { bytes } = await rita.call(`/api/batches/${id}/documents/${name}`)
      expect(Buffer.from(bytes).equals(readFileSync(join(papers, name))), name).toBe(true)
    }
  }

  /** Before anybody signs: every page is there, marked as a draft, shown in a page of ours and of nobody else. */
  const isLookedAt = async (list: string): Promise<void> => {
    await done(anna, `/api/batches/${id}/preview`, { dated: '2026-12-01' })
    const preview = await until(`/api/batches/${id}/preview`, ({ state }) => state !== 'running')
    expect(preview).toMatchObject({ state: 'done', list, dated: '2026-12-01' })
    expect(preview.files.length).toBeGreaterThan(1)
    for (const { name, pages } of preview.files) {
      const sent = await fetch(`${agency.started.origin}/api/batches/${id}/preview/${name}`, {
        headers: { cookie: rita.cookie },
      })
      expect(sent.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
      const path = place.fresh('draft.pdf')
      writeFileSync(path, Buffer.from(await sent.arrayBuffer()))
      const read = await readPdf(path)
      expect(read.pages.length).toBe(pages)
      for (const { text } of read.pages) expect(text.replaceAll(/\s+/g, ' ')).toContain('DRAFT, NOT SIGNED')
    }
    expect(await rita.call(`/api/batches/${id}/preview/..%2Foffice.json`)).toMatchObject({ status: 404 })
    expect(await rita.call(`/api/batches/${id}/documents`)).toMatchObject({ json: { state: 'none' } })
  }

  test('a later run that changes an answer holds its approval and says which line; nothing filed moves', async () => {
    const filed = (await get(`/api/batches/${id}/counts`)).counts
    const { approved } = await get('/api/filing')
    expect(approved.counts).toBe(0)
    // One more is approved: the one that was taken out, which the approver alone had read.
    const [out] = (await get('/api/filing/reopened')).counts.filter(
      ({ why }: { why: string }) => why === 'another reads it',
    )
    await done(rita, '/api/approvals', { counts: [{ person: out.person, count: out.count }], expects: 1 })
    const text = readFileSync(file, 'utf8')
    const [header = ''] = text.split('\n')
    const lines = text.split('\n')
    const { line } = table(join(folder, 'run'), 'convictions').find(
      row => row.person_id === out.person && row.cycle_count === out.count,
    ) as { readonly line?: string }
    expect(line).toBeUndefined()
    const at = Number(
      table(join(folder, 'run'), 'convictions').find(
        row => row.person_id === out.person && row.cycle_count === out.count,
      )?.source_line,
    )
    expect(header).not.toBe('')
    // The court's row now says that it was dismissed, as its sentence does not: it is due no more.
    lines[at - 1] = (lines[at - 1] ?? '').replace('CONVICTED', 'DISMISSED')
    const later = place.file('later.csv', lines.join('\n'))
    const { id: run } = await done(anna, '/api/runs', { folder: await runOf('later', later) })
    // Their page says so, with the line and what became of the answer.
    const { runs } = await get(`/api/people/${out.person}/readings`)
    expect(runs).toMatchObject([
      { run, gone: false, lines: expect.arrayContaining([`line ${at} of later.csv`]) },
    ])
    const changed = runs[0].answers.find(({ count }: { count: string }) => count === out.count)
    expect(changed).toMatchObject({ before: { answer: 'eligible' } })
    expect(changed.after?.answer).not.toBe('eligible')
    // It is there, and nobody has moved to it: what is approved stays, and a batch with it is blocked.
    const { id: other } = await done(rita, '/api/batches', {})
    const checks = await get(`/api/batches/${other}/checks`)
    expect(stops(checks)).toEqual(['later-run'])
    expect(checks.checks[0].details[0]).toContain(`line ${at} of later.csv`)
    await done(anna, `/api/runs/${run}/current`, undefined, 'PUT')
    const held = (await get('/api/filing/reopened')).counts.find(
      ({ id: approval }: { id: number }) => approval === out.id,
    )
    expect(held.why).toContain(`Run ${run} reads this record differently (line ${at} of later.csv`)
    expect(await get(`/api/batches/${other}`)).toMatchObject({ counts: 0, out: [{ why: held.why }] })
    expect(
      (await get(`/api/batches/${id}/counts`)).counts.map(({ state }: { state: string }) => state),
    ).toEqual(filed.map(() => 'filed'))
    // What papers and batches rest on stays, and it is said which; the audit holds.
    const purged = await paul.call('/api/runs/1/purge', { method: 'POST', body: { run: 1, reason: 'old' } })
    expect(purged.json.detail).toMatch(
      /^Batch(?:es)? [\d, ]+ rests? on this run, and (?:its|their) papers must/,
    )
    expect(
      (await paul.call('/api/runs/1/purge', { method: 'POST', body: { run: 2, reason: 'old' } })).status,
    ).toBe(400)
    expect(
      await anna.call('/api/runs/1/purge', { method: 'POST', body: { run: 1, reason: 'old' } }),
    ).toMatchObject({ status: 403 })
    expect(await verifyAudit(agency.started.services.db)).toHaveProperty('entries')
  })
})

/** A fact whose effect, as the engine counts it, changes the answer of this count. */
async function factThatChanges(person: string, count: string): Promise<Readonly<Record<string, unknown>>> {
  return findFact(person, count, true)
}
const factThatStays = (person: string, count: string): Promise<Readonly<Record<string, unknown>>> =>
  findFact(person, count, false)

async function findFact(
  person: string,
  count: string,
  changes: boolean,
): Promise<Readonly<Record<string, unknown>>> {
  const { facts } = await get('/api/facts')
  for (const fact of facts as { name: string; kind: string; about: string[] }[]) {
    if (fact.kind !== 'yes-no') continue
    for (const value of ['yes', 'no'])
      for (const about of [count, '']) {
        const asked = { count: about, fact: fact.name, value, corrects: true }
        const { status, json } = await rita.call(`/api/people/${person}/effects`, {
          method: 'POST',
          body: asked,
        })
        if (status !== 200) continue
        const isChanged = json.changes.some(({ key }: { key: string }) => key === count)
        if (isChanged === changes && (changes || json.changes.length === 0)) return asked
      }
  }
  throw new Error('no fact does')
}

describe('automatic relief, and relief of a policy without authority', () => {
  test('stand apart and never reach a batch, by results, by a person’s page or under any statute that is named', async () => {
    await done(anna, '/api/runs', { folder: await runOf('automatic', file, ['--program', 'automatic']) })
    const [automatic] = (await get('/api/runs')).runs
    await done(anna, `/api/runs/${automatic.id}/current`, undefined, 'PUT')
    const filing = await get('/api/filing')
    expect(filing.ready.counts).toBe(0)
    expect(filing.apart.map(({ name }: { name: string }) => name)).toContain('itself')
    const due = table(join(folder, 'automatic'), 'reliefs').filter(
      row => row.determination === 'eligible' && row.subject === 'conviction',
    )
    expect(due.length).toBeGreaterThan(0)
    for (const { person_id: person, cycle_count: count, statute } of due.slice(0, 5))
      for (const chosen of [
        { person, count },
        { person, count, statute },
        { person, count, statute: '' },
      ])
        expect(
          await rita.call('/api/approvals', { method: 'POST', body: { counts: [chosen], expects: 1 } }),
        ).toMatchObject({ status: 409 })

    const { policyAuthority: _, ...without } = YOLO
    await done(paul, '/api/filing/office', { text: JSON.stringify(without) }, 'PUT')
    const { json } = await anna.call('/api/runs', {
      method: 'POST',
      body: { folder: await runOf('policy', file, ['--policy', 'los-angeles']) },
    })
    await done(anna, `/api/runs/${json.id}/current`, undefined, 'PUT')
    const byPolicy = table(join(folder, 'policy'), 'convictions').filter(
      row => row.determination === 'eligible' && row.basis === 'policy',
    )
    expect(byPolicy.length).toBeGreaterThan(0)
    const apart = (await get('/api/filing')).apart.find(({ name }: { name: string }) => name === 'authority')
    expect(apart.counts).toBe(byPolicy.length)
    for (const { person_id: person, cycle_count: count } of byPolicy.slice(0, 5)) {
      const asked = { counts: [{ person, count }], expects: 1 }
      expect((await rita.call('/api/approvals', { method: 'POST', body: asked })).json.detail).toContain(
        'policyAuthority',
      )
      expect(
        await rita.call('/api/approvals', {
          method: 'POST',
          body: { ...asked, counts: [{ person, count, statute: '' }] },
        }),
      ).toMatchObject({ status: 409 })
    }
  })
})
