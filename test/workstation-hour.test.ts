/**
 * The people of two counties at work at once: they take, answer, skip and undo, read a second time, rule, settle, approve, note and
 * look, some lose their connection in the middle and send again, and so does whoever finds the server busy; afterward everything that was told as done stands exactly once, and
 * nothing else. In full only; `MINUTES` says for how long (a minute, where nothing does; sixty is the hour of the acceptance).
 */
import { dirname, join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../src/review/audit-chain.ts'
import { type Agency, type Member, startAgency } from './agency.ts'
import { setaside, workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { sized } from './size.ts'
import { type Answered, type Caller, callerWith } from './workstation.ts'

const MINUTES = Number(process.env.MINUTES ?? 1)
/** How long somebody rests between two acts. */
const REST_MS = Number(process.env.REST_MS ?? 2_000)
/** Of so many sends one is cut off before its answer comes. */
const CUT = 12
const full = sized(false, true)
const place = workplace()
const PEOPLE = [
  ...Array.from({ length: 5 }, (_, i) => [`yolo-analyst-${i}`, 'analyst'] as const),
  ...Array.from({ length: 5 }, (_, i) => [`sac-analyst-${i}`, 'analyst'] as const),
  ...Array.from({ length: 2 }, (_, i) => [`yolo-reviewer-${i}`, 'reviewer'] as const),
  ...Array.from({ length: 2 }, (_, i) => [`sac-reviewer-${i}`, 'reviewer'] as const),
  ['yolo-approver', 'approver'],
  ['sac-approver', 'approver'],
  ['auditor', 'auditor'],
] as const

let agency: Agency
let ticking: NodeJS.Timeout

beforeAll(async () => {
  if (!full) return
  const files = ['YOLO', 'SACRAMENTO'].map(county => ({
    county,
    file: place.fresh(`${county.toLowerCase()}.csv`),
  }))
  for (const { county, file } of files)
    await setaside(['synth', '--rows', '6000', '--seed', `hour-${county}`, '--county', county, '--out', file])
  const folder = join(dirname(files[0]?.file ?? ''), 'run')
  const made = await setaside([
    ...['run', ...files.map(({ file }) => file), '--county', 'YOLO,SACRAMENTO'],
    ...['--as-of', '2026-11-01', '--program', 'all', '--out', folder],
  ])
  expect(made.code, made.err).toBe(0)
  agency = await startAgency(place.fresh('agency'), async alone => {
    const opened = await alone.call('/api/runs', { method: 'POST', body: { folder } })
    expect(opened.status, opened.text).toBe(200)
    await alone.call('/api/filing/office', { method: 'PUT', body: { text: JSON.stringify(OFFICE) } })
  })
}, 900_000)
afterAll(async () => {
  clearInterval(ticking)
  await agency?.stop()
})

/** Acts that were told as done, by what they are known by. */
interface Ledger {
  /** A case and who answered it. */
  readonly answered: { readonly id: number; readonly who: string }[]
  readonly undone: { readonly id: number; readonly who: string }[]
  readonly notes: string[]
  readonly facts: number[]
  readonly withdrawn: number[]
  readonly rulings: { readonly id: number; readonly cases: readonly number[] }[]
  readonly read: { readonly id: number; readonly who: string }[]
  readonly looks: Map<string, number>
  readonly statuses: Map<string, number>
  cut: number
  /** So often it was sent again. */
  again: number
}

interface Hand {
  readonly account: string
  readonly caller: Caller
  readonly ledger: Ledger
  readonly chance: () => number
}

/** Sends once, or, where the connection was cut, again under the same key. */
async function send({ caller, ledger, chance }: Hand, path: string, body: unknown = {}): Promise<Answered> {
  const key = crypto.randomUUID()
  const headers = { 'idempotency-key': key }
  if (chance() * CUT < 1) {
    ledger.cut++
    const cut = new AbortController()
    setTimeout(() => cut.abort(), 3 + chance() * 40)
    const answered = await fetch(`${agency.started.origin}${path}`, {
      method: 'POST',
      headers: {
        ...headers,
        cookie: caller.cookie,
        origin: agency.started.origin,
        'x-setaside': 'test',
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
      signal: cut.signal,
    }).catch(() => undefined)
    if (answered !== undefined) await answered.text().catch(() => '')
  }
  const answered = await untilAnswered(ledger, () => caller.call(path, { method: 'POST', body, headers }))
  seen(ledger, 'POST', path, answered)
  return answered
}

/** Where the server is busy or the connection is lost, the same is sent again, as the pages do. */
async function untilAnswered(ledger: Ledger, call: () => Promise<Answered>): Promise<Answered> {
  for (let left = 20; ; left--) {
    const answered = await call().catch((error: unknown) => {
      if (left === 0) throw error
    })
    if (answered !== undefined && (answered.status !== 503 || left === 0)) return answered
    ledger.again++
    await rest(REST_MS)
  }
}

async function get({ caller, ledger }: Hand, path: string): Promise<Answered['json']> {
  const answered = await untilAnswered(ledger, () => caller.call(path))
  seen(ledger, 'GET', path, answered)
  return answered.status === 200 ? answered.json : undefined
}

function seen({ statuses }: Ledger, method: string, path: string, { status, text }: Answered): void {
  const name = `${method} ${path.replace(/\?.*/, '').replaceAll(/\/[\dA-Z][^/]*/g, '/_')} ${status}`
  statuses.set(name, (statuses.get(name) ?? 0) + 1)
  // Somebody was faster, there is none, it is not so any more: nothing else may come.
  expect([200, 400, 404, 409], `${name} ${text}`).toContain(status)
}

const pick = <T>(of: readonly T[], chance: () => number): T | undefined =>
  of[Math.floor(chance() * of.length)]

type Act = (hand: Hand) => Promise<void>

const answerOne: Act = async hand => {
  const { chance, ledger, account } = hand
  const review = await get(hand, '/api/review')
  const open = review.groups.filter((one: Answered['json']) => !one.ofLaw && one.waiting + one.mine > 0)
  const group = pick<Answered['json']>(open, chance)
  if (group === undefined) return
  const taken = await send(hand, '/api/review/leases', { fact: group.fact, most: 2 })
  for (const one of taken.status === 200 ? taken.json.cases : []) {
    const value = pick<string>(one.choices, chance)
    const path = `/api/cases/${one.id}`
    if (value === undefined || chance() < 0.2) {
      await send(hand, `${path}/skip`)
      continue
    }
    const said = await send(hand, `${path}/answer`, { version: one.version, value, source: 'court file' })
    if (said.status === 200) ledger.answered.push({ id: one.id, who: account })
    if (said.status === 200 && chance() < 0.3) {
      const back = await send(hand, `${path}/undo`, { reason: 'read it again' })
      if (back.status === 200) ledger.undone.push({ id: one.id, who: account })
    }
    if (chance() < 0.3) return
  }
}

const somebody = async (hand: Hand): Promise<string | undefined> => {
  const from = Math.floor(hand.chance() * 200)
  return (await get(hand, `/api/results?from=${from}&most=1`))?.rows[0]?.person
}

const look: Act = async hand => {
  const person = await somebody(hand)
  if (person === undefined || (await get(hand, `/api/people/${person}`)) === undefined) return
  const { looks } = hand.ledger
  looks.set(person, (looks.get(person) ?? 0) + 1)
}

const note: Act = async hand => {
  const person = await somebody(hand)
  const text = `note ${crypto.randomUUID()}`
  if (person === undefined) return
  if ((await send(hand, `/api/people/${person}/notes`, { text })).status === 200) hand.ledger.notes.push(text)
}

const giveFact: Act = async hand => {
  const person = await somebody(hand)
  if (person === undefined) return
  const body = {
    ...{ count: '', fact: 'victim of human trafficking', value: 'no' },
    ...{ source: 'interview', asOf: '2026-10-01', corrects: false },
  }
  const given = await send(hand, `/api/people/${person}/facts`, body)
  if (given.status !== 200) return
  hand.ledger.facts.push(given.json.id)
  if (hand.chance() > 0.4) return
  const back = await send(hand, `/api/facts/${given.json.id}/withdrawal`, { reason: 'was another' })
  if (back.status === 200) hand.ledger.withdrawn.push(given.json.id)
}

const rule: Act = async hand => {
  const { groups } = await get(hand, '/api/review')
  const law = pick<Answered['json']>(
    groups.filter((one: Answered['json']) => one.ofLaw && one.waiting > 0),
    hand.chance,
  )
  if (law === undefined) return
  const { cases } = await get(hand, `/api/review/cases?fact=${encodeURIComponent(law.fact)}`)
  const waiting = cases.filter(({ state }: { state: string }) => state === 'waiting').slice(0, 2)
  const value = pick<string>(waiting[0]?.choices ?? [], hand.chance)
  if (value === undefined) return
  const ids = waiting.map(({ id }: { id: number }) => id)
  const ruled = await send(hand, '/api/rulings', { fact: law.fact, value, authority: 'memo', cases: ids })
  if (ruled.status === 200) hand.ledger.rulings.push({ id: ruled.json.id, cases: ruled.json.cases })
}

const readSecond: Act = async hand => {
  const taken = await send(hand, '/api/review/second')
  const [one] = taken.status === 200 ? taken.json.cases : []
  if (one === undefined) return
  const value = pick<string>(one.choices, hand.chance) ?? 'yes'
  const said = await send(hand, `/api/cases/${one.id}/second-read`, { value, source: 'memo' })
  if (said.status === 200) hand.ledger.read.push({ id: one.id, who: hand.account })
}

const approve: Act = async hand => {
  const { rows } = (await get(hand, '/api/results?answer=eligible&most=100')) ?? { rows: [] }
  const one = pick<Answered['json']>(rows, hand.chance)
  if (one === undefined) return
  await send(hand, '/api/approvals', { counts: [{ person: one.person, count: one.count }], expects: 1 })
}

const settle: Act = async hand => {
  const { groups } = await get(hand, '/api/review')
  for (const { fact } of groups.filter((one: Answered['json']) => one.unread > 0)) {
    const { cases } = await get(hand, `/api/review/cases?fact=${encodeURIComponent(fact)}`)
    const [one] = cases.filter(({ state }: { state: string }) => state === 'disputed')
    if (one === undefined) continue
    const { version, choices } = one
    await send(hand, `/api/cases/${one.id}/settlement`, { version, value: choices[0], source: 'both read' })
    return
  }
}

const verify: Act = async hand => {
  expect((await get(hand, '/api/audit/chain')).holds).toBe(true)
}

/** What each role does, the more often the more often it stands here. */
const WORK: Readonly<Record<(typeof PEOPLE)[number][1], readonly Act[]>> = {
  analyst: [answerOne, answerOne, answerOne, look, look, note, giveFact],
  reviewer: [answerOne, rule, readSecond, readSecond, approve, look, note],
  approver: [settle, approve, look, look],
  auditor: [verify, look],
}

const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

test.runIf(full)(
  'everything that was told as done stands once, and nothing else',
  { timeout: (MINUTES + 30) * 60_000 },
  async () => {
    const members: (readonly [string, Member, (typeof PEOPLE)[number][1]])[] = []
    for (const [account, role] of PEOPLE)
      members.push([account, await agency.member(account, [role]), role] as const)
    const hands: (Hand & { readonly role: (typeof PEOPLE)[number][1] })[] = []
    for (const [at, [account, member, role]] of members.entries()) {
      const caller = callerWith(agency.started.origin, (await agency.signIn(member)).cookie)
      const ledger: Ledger = {
        ...{ answered: [], undone: [], notes: [], facts: [], withdrawn: [], rulings: [], read: [] },
        ...{ looks: new Map(), statuses: new Map(), cut: 0, again: 0 },
      }
      hands.push({ account, caller, ledger, role, chance: seeded(at * 7_919 + 1) })
    }
    const began = Date.now()
    ticking = setInterval(() => {
      agency.clock.now += 1_000
    }, 1_000)
    const faults: unknown[] = []
    await Promise.all(
      hands.map(async hand => {
        while (Date.now() - began < MINUTES * 60_000) {
          await rest(hand.chance() * 2 * REST_MS)
          await (pick(WORK[hand.role], hand.chance) as Act)(hand).catch(error => faults.push(error))
        }
      }),
    )
    clearInterval(ticking)
    expect(faults).toEqual([])
    await everythingStands(hands)
    const statuses = new Map<string, number>()
    for (const { ledger } of hands)
      for (const [name, n] of ledger.statuses) statuses.set(name, (statuses.get(name) ?? 0) + n)
    console.log(
      JSON.stringify({
        minutes: (Date.now() - began) / 60_000,
        acts: sum(hands, ({ ledger }) => [...ledger.statuses.values()].reduce((a, b) => a + b, 0)),
        cut: sum(hands, ({ ledger }) => ledger.cut),
        again: sum(hands, ({ ledger }) => ledger.again),
        answered: sum(hands, ({ ledger }) => ledger.answered.length),
        read: sum(hands, ({ ledger }) => ledger.read.length),
        statuses: Object.fromEntries([...statuses].toSorted(([a], [b]) => a.localeCompare(b))),
      }),
    )
  },
)

const sum = <T>(of: readonly T[], each: (one: T) => number): number =>
  of.reduce((all, one) => all + each(one), 0)
const tally = <T>(of: readonly T[], name: (one: T) => string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(of, name)]
      .map(([key, these]) => [key, these.length] as const)
      .toSorted(([a], [b]) => a.localeCompare(b)),
  )

async function everythingStands(hands: readonly Hand[]): Promise<void> {
  const { db } = agency.started.services
  const all = <T>(of: (ledger: Ledger) => readonly T[]): readonly T[] =>
    hands.flatMap(({ ledger }) => of(ledger))
  const users = new Map(
    (await db.selectFrom('user_account').select(['id', 'os_user']).execute()).map(one => [
      one.id,
      one.os_user,
    ]),
  )
  const decisions = await db.selectFrom('decision').selectAll().execute()
  const named = ({ case_id, by }: { readonly case_id: number; readonly by: number }): string =>
    `${case_id} ${users.get(by)}`
  const told = ({ id, who }: { readonly id: number; readonly who: string }): string => `${id} ${who}`
  // Answers, and of them those that were taken back; each that was told, and none that was not.
  const answers = decisions.filter(({ kind, ruling_id }) => kind === 'answer' && ruling_id === null)
  expect(tally(answers, named)).toEqual(
    tally(
      all(({ answered }) => answered),
      told,
    ),
  )
  for (const [key, n] of Object.entries(
    tally(
      all(({ undone }) => undone),
      told,
    ),
  ))
    expect(
      answers.filter(one => named(one) === key && one.undone !== null).length,
      key,
    ).toBeGreaterThanOrEqual(n)
  const standing = answers.filter(({ undone }) => undone === null)
  expect(new Set(standing.map(({ case_id }) => case_id)).size).toBe(standing.length)
  // Notes and facts.
  const notes = (await db.selectFrom('note').select('text').execute()).map(({ text }) => text)
  expect(notes.toSorted()).toEqual(all(ledger => ledger.notes).toSorted())
  const facts = await db.selectFrom('fact').select(['id', 'withdrawn', 'fact']).execute()
  const given = all(ledger => ledger.facts)
  expect(new Set(given).size).toBe(given.length)
  const trafficking = facts.filter(one => one.fact === 'victim of human trafficking')
  for (const id of given) expect(trafficking.some(one => one.id === id)).toBe(true)
  for (const id of all(ledger => ledger.withdrawn))
    expect(facts.find(one => one.id === id)?.withdrawn).not.toBeNull()
  // Rulings, each with its cases.
  const rulings = (await db.selectFrom('ruling').select('id').execute()).map(({ id }) => id)
  expect(rulings.toSorted((a, b) => a - b)).toEqual(
    all(ledger => ledger.rulings.map(({ id }) => id)).toSorted((a, b) => a - b),
  )
  for (const { id, cases } of all(ledger => ledger.rulings))
    expect(
      decisions
        .filter(({ ruling_id }) => ruling_id === id)
        .map(({ case_id }) => case_id)
        .toSorted((a, b) => a - b),
    ).toEqual([...cases].toSorted((a, b) => a - b))
  await auditTellsAll(hands)
  const twice = await db
    .selectFrom('approval')
    .select(eb => ['person_id', 'count_key', 'statute', eb.fn.countAll<string>().as('n')])
    .groupBy(['person_id', 'count_key', 'statute'])
    .having(eb => eb.fn.countAll(), '>', 1)
    .execute()
  expect(twice).toEqual([])
}

/** One entry for each act that was told as done; a look may have one more, where its answer was cut off. */
async function auditTellsAll(hands: readonly Hand[]): Promise<void> {
  const { db } = agency.started.services
  expect(await verifyAudit(db)).toHaveProperty('entries')
  const entries = await db.selectFrom('audit').select(['action', 'who', 'object']).execute()
  for (const { account, ledger } of hands) {
    const by = (action: string): number =>
      entries.filter(one => one.who === `${account} Test` && one.action === action).length
    expect(by('answered a case'), account).toBe(ledger.answered.length)
    expect(by('took an answer back'), account).toBe(ledger.undone.length)
    expect(by('wrote a note'), account).toBe(ledger.notes.length)
    expect(by('gave a fact'), account).toBe(ledger.facts.length)
    expect(by('withdrew a fact'), account).toBe(ledger.withdrawn.length)
    expect(by('ruled on the law'), account).toBe(ledger.rulings.length)
    expect(by('recorded a second read'), account).toBe(ledger.read.length)
    for (const [person, n] of ledger.looks)
      expect(
        entries.filter(
          one =>
            one.who === `${account} Test` && one.action === 'looked at a person' && one.object === person,
        ).length,
      ).toBe(n)
  }
}
