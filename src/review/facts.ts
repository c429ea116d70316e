/** Facts that people gave beside the record: the columns of a file of facts, kept with who gave them, taken back and never erased. */

import { type Selectable, sql } from 'kysely'
import type { FactTable } from '../facts/read-lines.ts'
import { csvTable } from '../results/csv.ts'
import { UNREAD } from './case-states.ts'
import { anyOf, type Database } from './database/connection.ts'
import type { FactTable as Stored } from './database/tables.ts'

export type StoredFact = Selectable<Stored>

/** What is asked for a fact: the value as people write it. */
export interface NewFact {
  readonly person: string
  readonly count: string
  readonly fact: string
  readonly value: string
  readonly unit: string
  readonly source: string
  readonly by: string
  readonly asOf: string
  readonly corrects: boolean
  readonly reason: string
}

const COLUMNS = [
  'person_id',
  'cycle_count',
  'fact',
  'value',
  'unit',
  'source',
  'by',
  'as_of',
  'corrects',
] as const

/** As the reader of facts takes them: line 1 is the first. */
export const factTable = (facts: readonly NewFact[]): FactTable => ({
  file: 'setaside',
  columns: COLUMNS,
  rows: facts.map((one, at) => ({ row: rowOf(one), line: at + 1 })),
  broken: [],
})

const rowOf = ({ person, count, fact, value, unit, source, by, asOf, corrects }: NewFact) => ({
  person_id: person,
  cycle_count: count,
  fact,
  value,
  unit,
  source,
  by,
  as_of: asOf,
  corrects: corrects ? 'yes' : '',
})

/** Of a fact that is kept, what was said. */
type Said = Pick<
  StoredFact,
  'person_id' | 'count_key' | 'fact' | 'value' | 'unit' | 'source' | 'by' | 'as_of' | 'corrects' | 'reason'
>

export const asNew = (stored: Said): NewFact => ({
  person: stored.person_id,
  count: stored.count_key,
  fact: stored.fact,
  value: stored.value,
  unit: stored.unit,
  source: stored.source,
  by: stored.by,
  asOf: stored.as_of,
  corrects: stored.corrects,
  reason: stored.reason,
})

/** A file of facts, as `run --facts` takes it. */
export const factsCsv = (facts: readonly NewFact[]): Buffer =>
  csvTable([
    COLUMNS,
    ...facts.map(one => {
      const row: Readonly<Record<string, string>> = rowOf(one)
      return COLUMNS.map(name => row[name] ?? '')
    }),
  ])

/**
 * The facts that stand of the people of a run, of one or of all, as somebody may see them. A fact is of whoever has its number, name
 * and birth date: in another file the number may be another's. What another has answered and a second person has still to read is
 * hidden from everybody but whoever answered, so that the second reading is blind.
 */
export const factsFor = (
  db: Database,
  run: number,
  person: string | undefined,
  viewer: number | undefined,
): Promise<readonly StoredFact[]> => standingFacts(db, run, person, viewer).execute()

/** The same, to be asked together with something else. */
export const standingFacts = (
  db: Pick<Database, 'selectFrom'>,
  run: number,
  person: string | undefined,
  viewer: number | undefined,
) =>
  db
    .selectFrom('fact')
    .innerJoin('subject', join =>
      join
        .onRef('subject.person_id', '=', 'fact.person_id')
        .onRef('subject.identity', '=', 'fact.identity')
        .on('subject.run_id', '=', run),
    )
    .selectAll('fact')
    .where('withdrawn', 'is', null)
    .$if(person !== undefined, query => query.where('fact.person_id', '=', person as string))
    .where(({ or, eb, not, exists }) =>
      or([...(viewer === undefined ? [] : [eb('added_by', '=', viewer)]), not(exists(unread(db)))]),
    )
    .orderBy('fact.id')

/** That what answered a case has still to be read by a second person. */
const unread = (db: Pick<Database, 'selectFrom'>) =>
  db
    .selectFrom('decision')
    .innerJoin('review_case', 'review_case.id', 'decision.case_id')
    .select('decision.id')
    .whereRef('decision.fact_id', '=', sql.ref('fact.id'))
    .where('decision.undone', 'is', null)
    .where('review_case.state', 'in', [...UNREAD])

/** All that stand, for a run: what waits for a second reader does not go into one. */
export const settledFacts = (db: Database, run: number): Promise<readonly StoredFact[]> =>
  factsFor(db, run, undefined, undefined)

/** All that stand and are settled, of whatever run their people were. */
export const allSettledFacts = (db: Database): Promise<readonly StoredFact[]> =>
  db
    .selectFrom('fact')
    .selectAll()
    .where('withdrawn', 'is', null)
    .where(({ not, exists }) => not(exists(unread(db))))
    .orderBy('id')
    .execute()

/** Those of these facts that were given of somebody who is another in a run: of the same number, and another name or birth date. */
export async function factsOfOthers(
  db: Database,
  run: number,
  facts: readonly StoredFact[],
): Promise<readonly number[]> {
  const found = await db
    .selectFrom('fact')
    .innerJoin('subject', 'subject.person_id', 'fact.person_id')
    .select('fact.id')
    .where('subject.run_id', '=', run)
    .where('fact.id', '=', anyOf(facts.map(({ id }) => id)))
    .whereRef('subject.identity', '<>', 'fact.identity')
    .orderBy('fact.id')
    .execute()
  return found.map(({ id }) => id)
}

/** How many facts stand of this number that were given of somebody of another name or birth date: they are not used. */
export const factsApart = (db: Pick<Database, 'selectFrom'>, run: number, person: string) =>
  db
    .selectFrom('fact')
    .select(({ fn }) => fn.countAll<number>().as('apart'))
    .where('withdrawn', 'is', null)
    .where('person_id', '=', person)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subject')
            .select('subject.person_id')
            .where('subject.run_id', '=', run)
            .whereRef('subject.person_id', '=', 'fact.person_id')
            .whereRef('subject.identity', '=', 'fact.identity'),
        ),
      ),
    )

/** Nobody of the run is called so: a fact would be of nobody. */
export class NoSubject extends Error {
  override readonly name = 'NoSubject'
}

/** Adds a fact of somebody of a run. Throws `NoSubject` where the run has nobody who is called so. */
export async function addFact(
  db: Database,
  run: number,
  one: NewFact,
  by: number,
  ruling?: number,
): Promise<number> {
  const subject = await db
    .selectFrom('subject')
    .select('identity')
    .where('run_id', '=', run)
    .where('person_id', '=', one.person)
    .executeTakeFirst()
  if (subject === undefined) throw new NoSubject('nobody of the run is called so')
  const { id } = await db
    .insertInto('fact')
    .values({
      person_id: one.person,
      identity: subject.identity,
      count_key: one.count,
      fact: one.fact,
      value: one.value,
      unit: one.unit,
      source: one.source,
      by: one.by,
      as_of: one.asOf,
      corrects: one.corrects,
      reason: one.reason,
      ruling_id: ruling ?? null,
      added_by: by,
      withdrawn_by: null,
      withdrawn_why: '',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes a fact back; false where it is not there, or was taken back before. */
export async function withdrawFact(
  db: Database,
  id: number,
  by: number,
  why: string,
  at: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('fact')
    .set({ withdrawn: at, withdrawn_by: by, withdrawn_why: why })
    .where('id', '=', id)
    .where('withdrawn', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
