/** Moving the work to another run: what people said of its people goes along, and where the new run reads the record otherwise it is asked again. */
import { sql } from 'kysely'
import type { Database } from './database/connection.ts'
import type { OpenRun } from './engine.ts'
import { asNew, factTable, settledFacts } from './facts.ts'

export interface Moved {
  /** Cases that were worked on and went along. */
  readonly carried: number
  /** Of them those that the new run reads differently. */
  readonly reopened: number
}

/** In a transaction. Whose number, name and birth date are the same is the same person. */
export async function moveWork(trx: Database, from: number | undefined, to: number): Promise<Moved> {
  await trx.updateTable('run').set({ current: false }).where('current', '=', true).execute()
  await trx.updateTable('run').set({ current: true }).where('id', '=', to).execute()
  if (from === undefined || from === to) return { carried: 0, reopened: 0 }
  const carried = await carry(trx, from, to)
  return { carried, reopened: await reopen(trx, to) }
}

/** Cases of which somebody has said something: they keep their number, so that whoever has one before them still has it. */
async function carry(trx: Database, from: number, to: number): Promise<number> {
  const said = sql<{ id: number }>`
    select old.id from review_case old
      join subject s on s.run_id = old.run_id and s.person_id = old.person_id
      join subject t on t.run_id = ${to} and t.person_id = s.person_id and t.identity = s.identity
     where old.run_id = ${from}
       and (old.state not in ('waiting', 'leased', 'not-needed')
            or exists (select 1 from decision d where d.case_id = old.id))`
  // What the new run asks has the words and the effects of the new run.
  await sql`
    update review_case old set asks = new.asks, about = new.about, answers = new.answers, choices = new.choices,
           kind = new.kind, unit = new.unit, waiting = new.waiting
      from review_case new
     where old.id in (${said}) and new.run_id = ${to} and new.person_id = old.person_id
       and new.count_key = old.count_key and new.fact = old.fact`.execute(trx)
  await sql`
    delete from review_case new using review_case old
     where old.id in (${said}) and new.run_id = ${to} and new.person_id = old.person_id
       and new.count_key = old.count_key and new.fact = old.fact
       and not exists (select 1 from decision d where d.case_id = new.id)`.execute(trx)
  const moved = await sql<{ id: number }>`
    update review_case old
       set run_id = ${to}, version = version + 1, leased_by = null, leased_until = null,
           state = case state when 'leased' then 'waiting' when 'second-reading' then 'second-read' else state end
     where old.id in (${said})
       and not exists (select 1 from review_case new where new.run_id = ${to} and new.person_id = old.person_id
                          and new.count_key = old.count_key and new.fact = old.fact)
    returning old.id`.execute(trx)
  return moved.rows.length
}

/** An answer that stood, and that the record of this run contradicts, is asked again; the fact stays to be seen until somebody answers. */
async function reopen(trx: Database, to: number): Promise<number> {
  const again = await sql<{ id: number }>`
    update review_case c set state = 'waiting', version = version + 1, changed = now(), since = now()
      from decision d
      join run_contradiction x on x.fact_id = d.fact_id and x.run_id = ${to}
     where c.run_id = ${to} and d.case_id = c.id and d.undone is null and c.state = 'settled'
    returning c.id`.execute(trx)
  const ids = [...new Set(again.rows.map(({ id }) => id))]
  if (ids.length > 0)
    await sql`update decision set undone = now() where undone is null and case_id = any(${ids})`.execute(trx)
  return ids.length
}

/** The facts that the record of a run contradicts, of the people whom people have given facts of. */
export async function contradictedIn(db: Database, open: OpenRun, run: number): Promise<readonly number[]> {
  const byPerson = Map.groupBy(await settledFacts(db, run), ({ person_id }) => person_id)
  const found: number[] = []
  for (const [person, facts] of byPerson) {
    const view = await open.person(person, factTable(facts.map(asNew)))
    if (view === undefined || 'unusable' in view) continue
    for (const { line, state } of view.became)
      if (state === 'contradicts') found.push(...facts.slice(line - 1, line).map(({ id }) => id))
  }
  return found
}
