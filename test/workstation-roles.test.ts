/** Who may take which way into the workstation: every way of the API as every role and as nobody, held against the table of the design. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES, type Role } from '../src/review/roles.ts'
import { type Agency, type Member, startAgency } from './agency.ts'
import { workplace } from './command.ts'

/** What people do, and who may: the rows of the table in the guide to running a server. */
const MAY = {
  anybody: 'nobody analyst reviewer approver auditor administrator',
  'be here': 'analyst reviewer approver auditor administrator',
  'see people and results': 'analyst reviewer approver auditor',
  'run, and answer facts': 'analyst reviewer approver',
  'answer law, read a second time, approve': 'reviewer approver',
  'settle disputes, sign off': 'approver',
  'record that it was filed': 'analyst approver',
  'read the audit': 'analyst reviewer approver auditor administrator',
  'people, keys, settings, backup': 'administrator',
} as const

/** Every way there is. A new one stands here with what it is, or this test fails. */
const WAYS: Readonly<Record<string, keyof typeof MAY>> = {
  'get /api/health': 'anybody',
  'get /api/office': 'anybody',
  'post /api/session': 'anybody',
  'post /api/sign-in': 'anybody',
  'post /api/invitation': 'anybody',
  'post /api/invitation/acceptance': 'anybody',
  'get /api/sign-in/elsewhere': 'anybody',
  'get /api/sign-in/elsewhere/back': 'anybody',

  'get /api/session': 'be here',
  'delete /api/session': 'be here',
  'put /api/session/name': 'be here',
  'post /api/session/code': 'be here',
  'put /api/session/password': 'be here',
  'post /api/session/paper-codes': 'be here',
  'get /api/audit/chain': 'be here',

  'get /api/home': 'see people and results',
  'get /api/home/before': 'see people and results',
  'get /api/runs': 'see people and results',
  'get /api/rejects': 'see people and results',
  'get /api/doubts': 'see people and results',
  'get /api/results': 'see people and results',
  'get /api/facets': 'see people and results',
  'get /api/policies': 'see people and results',
  'get /api/report': 'see people and results',
  'post /api/report/files': 'see people and results',
  'post /api/policies/effect': 'see people and results',
  'post /api/policies/people': 'see people and results',
  'post /api/prints': 'see people and results',
  'post /api/exports': 'see people and results',
  'get /api/runs/{id}/comparison': 'see people and results',
  'get /api/runs/{id}/changes': 'see people and results',
  'get /api/contradictions': 'see people and results',
  'get /api/jobs': 'see people and results',
  'get /api/jobs/{id}': 'see people and results',
  'get /api/people/{person}': 'see people and results',
  'get /api/people/{person}/counts/{count}/proof': 'see people and results',
  'get /api/people/{person}/readings': 'see people and results',
  'get /api/people/{person}/rows': 'see people and results',
  'get /api/facts': 'see people and results',
  'get /api/review': 'see people and results',
  'get /api/review/cases': 'see people and results',
  'get /api/rulings': 'see people and results',
  'get /api/rulings/{id}/cases': 'see people and results',
  'get /api/filing': 'see people and results',
  'get /api/people/{person}/filing': 'see people and results',
  'get /api/filing/reopened': 'see people and results',
  'get /api/batches/{id}': 'see people and results',
  'get /api/batches/{id}/counts': 'see people and results',
  'get /api/batches/{id}/checks': 'see people and results',
  'get /api/batches/{id}/documents': 'see people and results',
  'get /api/batches/{id}/documents/{name}': 'see people and results',
  'get /api/batches/{id}/letter-preview': 'see people and results',
  'get /api/batches/{id}/letter-preview/{name}': 'see people and results',
  'get /api/batches/{id}/preview': 'see people and results',
  'get /api/batches/{id}/preview/{name}': 'see people and results',
  'get /api/batches/{id}/letters': 'see people and results',
  'get /api/batches/{id}/letters/{name}': 'see people and results',
  'get /api/batches/{id}/approvals.csv': 'see people and results',
  'get /api/batches/{id}/answers.csv': 'see people and results',

  'post /api/runs': 'run, and answer facts',
  'post /api/policies': 'run, and answer facts',
  'delete /api/policies/{id}': 'run, and answer facts',
  'put /api/runs/{id}/current': 'run, and answer facts',
  'post /api/runs/{id}/again': 'run, and answer facts',
  'delete /api/jobs/{id}': 'run, and answer facts',
  'get /api/new-runs/choices': 'run, and answer facts',
  'post /api/new-runs': 'run, and answer facts',
  'put /api/new-runs/{id}/beside/{kind}/{name}': 'run, and answer facts',
  'delete /api/new-runs/{id}/beside/{kind}': 'run, and answer facts',
  'get /api/new-runs/{id}': 'run, and answer facts',
  'delete /api/new-runs/{id}': 'run, and answer facts',
  'put /api/new-runs/{id}/files/{name}': 'run, and answer facts',
  'post /api/new-runs/{id}/files': 'run, and answer facts',
  'delete /api/new-runs/{id}/files/{name}': 'run, and answer facts',
  'post /api/new-runs/{id}/check': 'run, and answer facts',
  'post /api/new-runs/{id}/begin': 'run, and answer facts',
  'post /api/people/{person}/effects': 'run, and answer facts',
  'post /api/people/{person}/facts': 'run, and answer facts',
  'post /api/people/{person}/notes': 'run, and answer facts',
  'post /api/facts/{id}/withdrawal': 'run, and answer facts',
  'get /api/facts.csv': 'run, and answer facts',
  'post /api/review/leases': 'run, and answer facts',
  'post /api/cases/{id}/lease': 'run, and answer facts',
  'post /api/cases/{id}/skip': 'run, and answer facts',
  'post /api/cases/{id}/answer': 'run, and answer facts',
  'post /api/cases/{id}/looked': 'run, and answer facts',
  'post /api/cases/{id}/undo': 'run, and answer facts',
  'post /api/rulings/{id}/out': 'run, and answer facts',
  'post /api/batches/{id}/documents': 'run, and answer facts',
  'post /api/batches/{id}/letters': 'run, and answer facts',
  'post /api/batches/{id}/letter-preview': 'run, and answer facts',
  'post /api/batches/{id}/preview': 'run, and answer facts',
  'post /api/batches/{id}/answers': 'run, and answer facts',
  'post /api/batches/{id}/answers.csv': 'run, and answer facts',
  'post /api/batches/{id}/answers/undoing': 'run, and answer facts',

  'post /api/facts.csv': 'answer law, read a second time, approve',
  'post /api/review/second': 'answer law, read a second time, approve',
  'post /api/cases/{id}/second-read': 'answer law, read a second time, approve',
  'post /api/rulings/effects': 'answer law, read a second time, approve',
  'post /api/rulings': 'answer law, read a second time, approve',
  'post /api/rulings/{id}/back': 'answer law, read a second time, approve',
  'post /api/rulings/{id}/withdrawal': 'answer law, read a second time, approve',
  'post /api/approvals/effects': 'answer law, read a second time, approve',
  'post /api/approvals': 'answer law, read a second time, approve',
  'post /api/approvals/{id}/taking-back': 'answer law, read a second time, approve',
  'post /api/approvals/{id}/closing': 'answer law, read a second time, approve',
  'post /api/approvals/{id}/opening': 'answer law, read a second time, approve',
  'post /api/approvals/opening': 'answer law, read a second time, approve',
  'post /api/batches/{id}/counts': 'answer law, read a second time, approve',
  'post /api/batches': 'answer law, read a second time, approve',
  'post /api/batches/{id}/taking-out': 'answer law, read a second time, approve',
  'post /api/batches/{id}/dissolution': 'answer law, read a second time, approve',
  'post /api/batches/{id}/deciding': 'answer law, read a second time, approve',
  'post /api/batches/{id}/going-on': 'answer law, read a second time, approve',

  'get /api/cases/{id}/readings': 'settle disputes, sign off',
  'post /api/runs/{id}/purge': 'settle disputes, sign off',
  'post /api/cases/{id}/settlement': 'settle disputes, sign off',
  'put /api/filing/office': 'settle disputes, sign off',
  'post /api/batches/{id}/signature': 'settle disputes, sign off',

  'post /api/batches/{id}/filed': 'record that it was filed',

  'get /api/audit': 'read the audit',

  'post /api/agency': 'people, keys, settings, backup',
  'get /api/colleagues': 'people, keys, settings, backup',
  'post /api/colleagues': 'people, keys, settings, backup',
  'put /api/colleagues/{id}/roles': 'people, keys, settings, backup',
  'post /api/colleagues/{id}/invitation': 'people, keys, settings, backup',
  'delete /api/colleagues/{id}': 'people, keys, settings, backup',
  'post /api/colleagues/{id}/opening': 'people, keys, settings, backup',
  'get /api/start': 'people, keys, settings, backup',
  'get /api/settings': 'people, keys, settings, backup',
  'put /api/settings': 'people, keys, settings, backup',
  'get /api/retention': 'people, keys, settings, backup',
  'post /api/retention/purge': 'people, keys, settings, backup',
  'get /api/keys': 'people, keys, settings, backup',
  'post /api/keys/recovery': 'people, keys, settings, backup',
  'post /api/keys/rotation': 'people, keys, settings, backup',
  'post /api/backups': 'people, keys, settings, backup',
  'post /api/backups/trial': 'people, keys, settings, backup',
  'put /api/settings/sign-in': 'people, keys, settings, backup',
}

const place = workplace()
let agency: Agency
const members = new Map<Role, Member>()

beforeAll(async () => {
  agency = await startAgency(place.fresh('roles'))
  members.set('administrator', agency.admin)
  for (const role of ROLES)
    if (role !== 'administrator') members.set(role, await agency.member(`${role}1`, [role]))
})
afterAll(() => agency?.stop())

type Ways = Readonly<Record<string, Readonly<Record<string, { 'x-setaside-may': unknown }>>>>

test('every way of the API is in the table, and says of itself what the table says', async () => {
  const { paths } = (await agency.nobody().call('/api/openapi.json')).json as { readonly paths: Ways }
  const told = Object.entries(paths).flatMap(([path, ways]) =>
    Object.entries(ways).map(([method, way]) => [`${method} ${path}`, way['x-setaside-may']] as const),
  )
  expect(told.map(([name]) => name).toSorted()).toEqual(Object.keys(WAYS).toSorted())
  for (const [name, may] of told) {
    const as = MAY[WAYS[name] as keyof typeof MAY]
    expect(may === 'open' ? ['nobody', ...ROLES].join(' ') : (may as string[]).join(' '), name).toBe(as)
  }
})

test('every way as nobody and as every role: whoever is not named is refused, and told who can; whoever is named is not', async () => {
  const found: string[] = []
  const expected: string[] = []
  for (const as of ['nobody', ...ROLES] as const) {
    const member = as === 'nobody' ? undefined : members.get(as)
    let caller = member === undefined ? agency.nobody() : await agency.signIn(member)
    for (const [name, row] of Object.entries(WAYS)) {
      const [method = '', path = ''] = name.split(' ')
      // Of numbers there are none such, and what is sent is nothing: whoever may is told so, whoever may not is not.
      const { status, json } = await caller.call(path.replaceAll(/\{\w+\}/g, '999999'), {
        method: method.toUpperCase(),
        ...(method === 'get' || method === 'delete' ? {} : { body: {} }),
      })
      const who = typeof json?.detail === 'string' && json.detail.startsWith('This is for ')
      found.push(
        `${name} as ${as}: ${status === 401 && json.mode ? 'not signed in' : status === 403 && who ? 'refused' : 'may'}`,
      )
      const may = MAY[row].split(' ').includes(as)
      expected.push(`${name} as ${as}: ${may ? 'may' : as === 'nobody' ? 'not signed in' : 'refused'}`)
      if (name === 'delete /api/session' && member !== undefined) caller = await agency.signIn(member)
    }
  }
  expect(found).toEqual(expected)
})

test('no other page takes a way that changes something, with the session of whoever is signed in', async () => {
  const caller = await agency.signIn(agency.admin)
  const { db } = agency.started.services
  const last = async (): Promise<number> =>
    (
      await db
        .selectFrom('audit')
        .select(({ fn }) => fn.max('number').as('n'))
        .executeTakeFirstOrThrow()
    ).n
  const before = await last()
  const forged: readonly Readonly<Record<string, string>>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${agency.started.origin}.evil.example` },
    { origin: agency.started.origin.replace('127.0.0.1', 'localhost') },
    { origin: 'https://evil.example', 'content-type': 'text/plain' },
  ]
  for (const name of Object.keys(WAYS)) {
    const [method = '', path = ''] = name.split(' ')
    if (method === 'get') continue
    const to = path.replaceAll(/\{\w+\}/g, '1')
    for (const headers of forged) {
      const { status, json } = await caller.call(to, { method: method.toUpperCase(), body: {}, headers })
      expect({ name, status, detail: json.detail }).toEqual({
        name,
        status: 403,
        detail: 'Another page may not use Setaside.',
      })
    }
    // What a form of another page sends has no header of ours.
    const { status } = await fetch(`${agency.started.origin}${to}`, {
      method: method.toUpperCase(),
      headers: { cookie: caller.cookie, origin: agency.started.origin, 'content-type': 'text/plain' },
      body: '{}',
    })
    expect(status, name).toBe(403)
  }
  expect(await last()).toBe(before)
})
