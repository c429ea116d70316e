/** What a later run reads differently of one person: lines of its files, and the answers that came of them; and what its record says otherwise than people did. */
import { isDeepStrictEqual } from 'node:util'
import type { Database } from './database/connection.ts'
import type { OpenRun } from './engine.ts'
import { linesChanged, newestAlike } from './later-run.ts'
import type { Services } from './services.ts'

export interface ReadDifferently {
  readonly run: number
  /** Nobody of this number, name and birth date is in its files. */
  readonly gone: boolean
  /** `line 12 of county.csv`. */
  readonly lines: readonly string[]
  readonly answers: readonly ChangedAnswer[]
  /** Numbers of the facts that people gave, and that its record says otherwise. */
  readonly facts: readonly number[]
}

/** Of a count that only one of the runs has, the other side is absent. */
export interface ChangedAnswer {
  readonly count: string
  readonly offense: string
  readonly before?: AnswerOf
  readonly after?: AnswerOf
}

interface AnswerOf {
  readonly answer: string
  readonly relief: string
}

/** The run that people work on, where it contradicts what they said, and the newest run after it that was asked the same. */
export async function readDifferently(
  services: Services,
  { id, open }: { readonly id: number; readonly open: OpenRun },
  person: string,
): Promise<readonly ReadDifferently[]> {
  const { db, runs } = services
  const found: ReadDifferently[] = []
  const own = await contradicted(db, id, person)
  if (own.length > 0) found.push({ run: id, gone: false, lines: [], answers: [], facts: own })
  const newest = await newestAlike(db, id, open.run)
  const later = newest === undefined ? undefined : await runs.open(newest)
  if (newest === undefined || later === undefined || 'unusable' in later) return found
  if (!(await isSameSubject(db, id, newest, person)))
    return [...found, { run: newest, gone: true, lines: [], answers: [], facts: [] }]
  const [was, is] = await Promise.all([open.rows(person), later.rows(person)])
  const lines =
    was === undefined || is === undefined || 'unusable' in was || 'unusable' in is
      ? []
      : linesChanged(was, is)
  const answers = await changedAnswers(db, id, newest, person)
  const facts = await contradicted(db, newest, person)
  return lines.length + answers.length + facts.length === 0
    ? found
    : [...found, { run: newest, gone: false, lines, answers, facts }]
}

async function contradicted(db: Database, run: number, person: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('run_contradiction')
    .innerJoin('fact', 'fact.id', 'run_contradiction.fact_id')
    .select('fact.id')
    .where('run_id', '=', run)
    .where('person_id', '=', person)
    .where('withdrawn', 'is', null)
    .orderBy('fact.id')
    .execute()
  return rows.map(({ id }) => id)
}

async function isSameSubject(db: Database, run: number, later: number, person: string): Promise<boolean> {
  const rows = await db
    .selectFrom('subject')
    .select(['run_id', 'identity'])
    .where(({ or, eb }) => or([eb('run_id', '=', run), eb('run_id', '=', later)]))
    .where('person_id', '=', person)
    .execute()
  const [one, other] = rows
  return one !== undefined && other !== undefined && one.identity.equals(other.identity)
}

async function changedAnswers(
  db: Database,
  run: number,
  later: number,
  person: string,
): Promise<readonly ChangedAnswer[]> {
  const rows = await db
    .selectFrom('conviction')
    .select(['run_id', 'count_key', 'offense', 'answer', 'relief'])
    .where(({ or, eb }) => or([eb('run_id', '=', run), eb('run_id', '=', later)]))
    .where('person_id', '=', person)
    .orderBy('place')
    .execute()
  return [...Map.groupBy(rows, ({ count_key }) => count_key)].flatMap(([count, both]) => {
    const side = (of: number): AnswerOf | undefined => {
      const found = both.find(({ run_id }) => run_id === of)
      return found && { answer: found.answer, relief: found.relief }
    }
    const [before, after] = [side(run), side(later)]
    if (isDeepStrictEqual(before, after)) return []
    return [
      {
        count,
        offense: both[0]?.offense ?? '',
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ]
  })
}
