/** A person: what the record says and what follows; a fact with its source, with its effect before it is saved; notes. */
import { inflateRawSync } from 'node:zlib'
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { readFactsCsv } from '../../facts/read-csv.ts'
import type { FactTable } from '../../facts/read-lines.ts'
import { visibleJson } from '../../record/visible.ts'
import { record } from '../audit.ts'
import { type Beside, besidePerson } from '../beside.ts'
import type { OpenRun, PersonTold } from '../engine.ts'
import {
  addFact,
  asNew,
  factsCsv,
  factsFor,
  factTable,
  type NewFact,
  settledFacts,
  withdrawFact,
} from '../facts.ts'
import { isHidden } from '../looks-of.ts'
import { officeOf, type Settings } from '../office.ts'
import { effectsOf, proofOf, refreshCases, type Seen, seenBy } from '../person.ts'
import { DECIDE, SEE, WORK } from '../roles.ts'
import { firstAnswer } from '../rulings.ts'
import { factRead } from '../second-reads.ts'
import type { Services } from '../services.ts'
import { caseOf } from './case-shape.ts'
import { ById, currentRun, usable } from './run-ways.ts'
import {
  Brought,
  Effects,
  FactsAsked,
  Given,
  NewNote,
  Nothing,
  Person,
  Proof,
  Proposed,
  Saved,
  SourceRows,
  Withdraw,
} from './shapes.ts'
import { holdsNoText, Refusal, way } from './way.ts'

const ByPerson = z.object({ person: z.string().min(1).max(200) })

/** The person of the current run, as this viewer may see them. */
export async function found(
  services: Services,
  person: string,
  viewer: number,
): Promise<{ readonly id: number; readonly open: OpenRun; readonly seen: Seen }> {
  const { id, open } = await currentRun(services)
  const seen = await seenBy(services, { id, open }, person, viewer)
  if (seen === undefined) throw new Refusal(404, 'Nobody of this run is called so.')
  return { id, open, seen: usable(seen) }
}

export function personWays(api: OpenAPIHono, services: Services): void {
  seeing(api, services)
  giving(api, services)
  files(api, services)
}

function seeing(api: OpenAPIHono, services: Services): void {
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/people/{person}',
      says: 'A person with every answer',
      may: SEE,
      params: ByPerson,
      gives: Person,
    },
    async ({ params: { person }, session, now, tell, context }) => {
      const { id, open } = await currentRun(services)
      const beside = await besidePerson(services.opened, id, person, session.userId)
      const told = await open.told(person, factTable(beside.facts.map(asNew)))
      if (told === undefined) throw new Refusal(404, 'Nobody of this run is called so.')
      const seen = usable(told)
      await tell({ action: 'looked at a person', object: person, run: open.run.sha256 })
      const added = besideSent(id, seen, beside, session.userId, now)
      return context.body(joined(inflateRawSync(seen.packed), visibleJson(added)), 200, {
        'content-type': 'application/json',
      })
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/people/{person}/counts/{count}/proof',
      says: 'Every rule that was asked of a count, and how it came out',
      may: SEE,
      params: ByPerson.extend({ count: z.string().max(200) }),
      gives: Proof,
    },
    async ({ params, session, tell }) => {
      const { id, open } = await currentRun(services)
      const facts = await factsFor(services.db, id, params.person, session.userId)
      const proof = await open.proof(params.person, factTable(facts.map(asNew)), params.count)
      if (proof === undefined) throw new Refusal(404, 'This person has no such count.')
      const found = usable(proof)
      // It holds the facts of the record: whoever asks for it alone has seen the person too.
      await tell({
        action: 'looked at a person',
        object: params.person,
        detail: { rules: true },
        run: open.run.sha256,
      })
      return proofOf(found)
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/people/{person}/rows',
      says: 'The rows of the files',
      may: SEE,
      params: ByPerson,
      query: z.object({ numbers: z.literal('yes').optional() }),
      gives: SourceRows,
    },
    async ({ params: { person }, query, tell }) => {
      const { open } = await currentRun(services)
      const shown = query.numbers === 'yes'
      const rows = await open.rows(person)
      if (rows === undefined) throw new Refusal(404, 'Nobody of this run is called so.')
      const found = usable(rows)
      await tell({
        action: shown ? 'showed numbers of a person' : 'looked at source rows',
        object: person,
        run: open.run.sha256,
      })
      return {
        rows: found.map(({ file, line, cells }) => ({
          file,
          line,
          cells: cells
            .filter(({ column }) => !isHidden(column))
            .map(cell => ({ ...cell, ...(cell.number === true && !shown ? { text: '' } : {}) })),
        })),
      }
    },
  )
  way(
    api,
    services,
    { method: 'get', path: '/api/facts', says: 'The facts that may be given', may: SEE, gives: FactsAsked },
    async () => {
      const { open } = await currentRun(services)
      return {
        facts: open.facts.map(({ name, asks, answers, about, ofLaw }) => ({
          name,
          asks: [...asks],
          kind: answers.kind,
          options: answers.kind === 'choice' ? [...answers.options] : [],
          unit: answers.kind === 'number' ? answers.unit : '',
          about: [...about],
          ofLaw,
        })),
      }
    },
  )
}

function giving(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/people/{person}/effects',
      says: 'What a fact would change, before it is saved',
      may: WORK,
      params: ByPerson,
      body: Proposed,
      gives: Effects,
    },
    async ({ params: { person }, body, session }) => {
      const { open, seen } = await found(services, person, session.userId)
      const fact = newFact(
        person,
        { ...body, source: 'not saved yet', asOf: open.run.asOf, reason: '' },
        'nobody yet',
      )
      mustBeTaken(open, fact)
      const { state, changes, same } = usable(await effectsOf(open, seen, fact))
      return { state, changes: [...changes], same }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/people/{person}/facts',
      says: 'Gives a fact with its source',
      may: WORK,
      params: ByPerson,
      body: Given,
      gives: Saved,
    },
    async ({ params: { person }, body, session, who, now }) => {
      const { id, open } = await found(services, person, session.userId)
      const fact = newFact(person, body, session.name || session.osUser)
      mustBeTaken(open, fact)
      await mustNotBeForTwo(services, { id, open }, fact)
      const saved = await db.transaction().execute(async trx => {
        const given = await addFact(trx, id, fact, session.userId)
        await record(
          trx,
          who,
          {
            action: 'gave a fact',
            object: person,
            detail: { fact: fact.fact, id: given },
            run: open.run.sha256,
          },
          now,
        )
        return given
      })
      await refreshCases(services, open, id, person)
      return { id: saved }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/facts/{id}/withdrawal',
      says: 'Withdraws a fact; it is kept',
      may: WORK,
      params: ById,
      body: Withdraw,
      gives: Nothing,
    },
    async ({ params, body, session, roles, who, now }) => {
      const fact = await db.selectFrom('fact').selectAll().where('id', '=', params.id).executeTakeFirst()
      if (fact === undefined || fact.withdrawn !== null)
        throw new Refusal(404, 'There is no such fact that stands.')
      if (fact.added_by !== session.userId && !roles.some(role => DECIDE.includes(role)))
        throw new Refusal(403, 'Another gave this fact: they, or a reviewing attorney, can withdraw it.')
      const ofCase = await db
        .selectFrom('decision')
        .select('case_id')
        .where('fact_id', '=', fact.id)
        .where('undone', 'is', null)
        .executeTakeFirst()
      if (ofCase !== undefined)
        throw new Refusal(409, 'This fact answers a question of the review: take that answer back there.')
      await db.transaction().execute(async trx => {
        await withdrawFact(trx, fact.id, session.userId, body.reason, now)
        await record(
          trx,
          who,
          { action: 'withdrew a fact', object: fact.person_id, detail: { id: fact.id } },
          now,
        )
      })
      const { id, open } = await currentRun(services)
      await refreshCases(services, open, id, fact.person_id)
      return {}
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/people/{person}/notes',
      says: 'Writes a note',
      may: WORK,
      params: ByPerson,
      body: NewNote,
      gives: Saved,
    },
    async ({ params: { person }, body, session, who, now }) => {
      await found(services, person, session.userId)
      return await db.transaction().execute(async trx => {
        const note = await trx
          .insertInto('note')
          .values({ person_id: person, text: body.text, added_by: session.userId })
          .returning('id')
          .executeTakeFirstOrThrow()
        await record(trx, who, { action: 'wrote a note', object: person, detail: { id: note.id } }, now)
        return note
      })
    },
  )
}

/** What two people read is answered where the second finds it: by itself a fact counts at once. */
async function mustNotBeForTwo(
  { db, vault }: Services,
  run: { readonly id: number; readonly open: OpenRun },
  fact: NewFact,
): Promise<void> {
  const { isOfLaw, told } = await factRead(db, run, fact, { rules: await rulesOf(db), vault })
  if (told === 'no') return
  throw isOfLaw
    ? new Refusal(
        409,
        'This is a question of law: it is answered in Review, where a second person reads it before it counts.',
        { errors: [{ field: 'fact', says: 'This is a question of law: answer it in Review.' }] },
      )
    : new Refusal(
        409,
        'Two people read this question in this office: answer it in the review, where the second finds it.',
        { errors: [{ field: 'fact', says: 'Answer this one in the review: two people read it.' }] },
      )
}

const rulesOf = async (db: Services['db']): Promise<Settings['secondReads']> =>
  (await officeOf(db)).settings.secondReads

/** So large a file of facts is taken; nothing that people fill in is larger. */
const LARGEST = 50_000_000

function files(api: OpenAPIHono, services: Services): void {
  const { db, vault } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/facts.csv',
      says: 'All facts that stand, as a file for [run --facts]',
      may: WORK,
      gives: Nothing,
    },
    async ({ tell, context }) => {
      const { id } = await currentRun(services)
      const facts = await settledFacts(db, id)
      await tell({
        action: 'exported',
        object: 'facts',
        detail: { facts: facts.length, reason: 'for a run' },
      })
      return context.body(factsCsv(facts.map(asNew)) as unknown as Uint8Array<ArrayBuffer>, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="facts.csv"',
      })
    },
  )
  way(
    api,
    services,
    { method: 'post', path: '/api/facts.csv', says: 'Takes a file of facts', may: DECIDE, gives: Brought },
    async ({ context, session, who, now }) => {
      const { id, open } = await currentRun(services)
      const bytes = new Uint8Array(await context.req.arrayBuffer())
      if (bytes.length > LARGEST) throw new Refusal(413, 'This file of facts is too large: divide it.')
      const read = readFactsCsv('facts.csv', bytes)
      if ('refused' in read) throw new Refusal(400, `The file cannot be read: ${read.refused}.`)
      const { facts, problems } = factsOfFile(read.table, open, await peopleOf(services, id))
      const taken: NewFact[] = []
      const rules = await rulesOf(db)
      await db.transaction().execute(async trx => {
        for (const { fact, line } of facts) {
          const { isTwice } = await factRead(trx, { id, open }, fact, { rules, vault })
          const why = await takeIn(trx, id, { fact, isTwice }, { user: session.userId, now })
          if (why === undefined) taken.push(fact)
          else problems.push(`line ${line}: ${why}`)
        }
        await record(
          trx,
          who,
          {
            action: 'brought facts in',
            detail: { facts: taken.length, not: problems.length },
            run: open.run.sha256,
          },
          now,
        )
      })
      for (const person of new Set(taken.map(fact => fact.person)))
        await refreshCases(services, open, id, person)
      return { taken: taken.length, problems }
    },
  )
}

const peopleOf = async ({ db }: Services, run: number): Promise<ReadonlySet<string>> =>
  new Set(
    (await db.selectFrom('subject').select('person_id').where('run_id', '=', run).execute()).map(
      one => one.person_id,
    ),
  )

/** A fact of a file, and where it stands there. */
interface OfLine {
  readonly fact: NewFact
  readonly line: number
}

/** Takes a fact in: what two people read as a first answer, which counts as any other when it was read again. Why it is not taken, where it is not. */
async function takeIn(
  trx: Services['db'],
  run: number,
  { fact, isTwice }: { readonly fact: NewFact; readonly isTwice: boolean },
  by: { readonly user: number; readonly now: Date },
): Promise<string | undefined> {
  if (isTwice) return firstAnswer(trx, run, fact, by)
  await addFact(trx, run, fact, by.user)
  return undefined
}

/** Lines that name their person as the tables do; each is checked by itself, and what cannot be taken is told by its line. */
function factsOfFile(
  { rows, columns }: FactTable,
  open: OpenRun,
  people: ReadonlySet<string>,
): { readonly facts: readonly OfLine[]; readonly problems: string[] } {
  const facts: OfLine[] = []
  const problems: string[] = []
  if (!columns.includes('person_id')) return { facts, problems: ['the file has no column person_id'] }
  for (const { row, line } of rows) {
    if ((row.value ?? '') === '') continue
    const fact = newFact(
      row.person_id ?? '',
      {
        count: row.cycle_count ?? '',
        fact: row.fact ?? '',
        value: row.value ?? '',
        unit: row.unit ?? '',
        corrects: row.corrects === 'yes',
        source: row.source ?? '',
        asOf: row.as_of ?? '',
        reason: 'from a file',
      },
      row.by ?? '',
    )
    const [why] = holdsNoText(row)
      ? ['holds a sign that no text has']
      : people.has(fact.person)
        ? open.check(factTable([fact]))
        : ['names nobody of this run']
    if (why === undefined) facts.push({ fact, line })
    else problems.push(`line ${line}: ${why}`)
  }
  return { facts, problems }
}

type GivenBody = z.output<typeof Given>

const newFact = (person: string, body: GivenBody, by: string): NewFact => ({
  person,
  count: body.count,
  fact: body.fact,
  value: body.value,
  unit: body.unit,
  source: body.source,
  by,
  asOf: body.asOf,
  corrects: body.corrects,
  reason: body.reason,
})

/** Refuses what the reader of facts would not take, in its words. */
export function mustBeTaken(open: OpenRun, fact: NewFact): void {
  const [why] = open.check(factTable([fact]))
  if (why !== undefined)
    throw new Refusal(400, `The ${why}.`, {
      errors: [{ field: why.split(' ', 1)[0] ?? 'value', says: `The ${why}.` }],
    })
}

/** One object of two, neither of which is empty. */
function joined(first: Uint8Array, second: string): Uint8Array<ArrayBuffer> {
  const rest = Buffer.from(`,${second.slice(1)}`)
  const all = new Uint8Array(first.length - 1 + rest.length)
  all.set(first.subarray(0, -1))
  all.set(rest, first.length - 1)
  return all
}

type PersonSent = z.input<typeof Person>

/** What people added beside the record of somebody. */
function besideSent(
  run: number,
  { name, became }: PersonTold,
  { facts, apart, cases, notes, log }: Beside,
  viewer: number,
  now: Date,
): Omit<PersonSent, 'id' | 'name' | 'born' | 'page' | 'counts'> {
  return {
    run,
    facts: facts.map((fact, at) => ({
      id: fact.id,
      count: fact.count_key,
      fact: fact.fact,
      value: fact.value,
      unit: fact.unit,
      source: fact.source,
      by: fact.by,
      asOf: fact.as_of,
      corrects: fact.corrects,
      reason: fact.reason,
      added: isoOf(fact.added),
      mine: fact.added_by === viewer,
      state: became.find(({ line }) => line === at + 1)?.state ?? 'not-asked',
    })),
    factsApart: apart,
    cases: cases.map(row => caseOf({ ...row, leased_until: dateOf(row.leased_until) }, viewer, now, name)),
    notes: notes.map(note => ({
      id: note.id,
      text: note.text,
      by: note.name || note.os_user,
      at: isoOf(note.added),
    })),
    log: log.map(({ at, who, action }) => ({ at: isoOf(at), who, what: action })),
  }
}

/** As JSON of the database has an instant. */
const isoOf = (instant: Date | string): string => new Date(instant).toISOString()
const dateOf = (instant: Date | string | null): Date | null => (instant === null ? null : new Date(instant))
