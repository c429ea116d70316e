/** How many cases of a run are in which hands: what Home and Review tell each from the same reading, whoever asks. */
import { sql } from 'kysely'
import { OPEN, type State, UNREAD } from './case-states.ts'
import type { Database } from './database/connection.ts'
import { type Deadlines, dayBefore, dueOn } from './deadlines.ts'
import { officeOf, type Settings } from './office.ts'
import { type ReadTwice, readTwiceOf } from './second-reads.ts'
import type { Services } from './services.ts'

/** Cases of one question in one state, in the hands of one person. */
interface CasesCounted {
  readonly fact: string
  readonly ofLaw: boolean
  readonly asks: string
  readonly kind: string
  /** Taken, and not given back by the time that has passed. */
  readonly state: State
  /** Who has taken them; absent where nobody has. */
  readonly holder: number | null
  readonly cases: number
  /** Convictions that wait for them. */
  readonly counts: number
  /** Since when the one of them is in its state that is longest in it. */
  readonly since: Date
  /** How many are over the last day of an answer, and of a second read, if they are to have one. */
  readonly lateToAnswer: number
  readonly lateToRead: number
}

export interface Group {
  readonly fact: string
  readonly ofLaw: boolean
  readonly asks: string
  readonly kind: string
  readonly waiting: number
  readonly mine: number
  readonly others: number
  readonly looked: number
  readonly unread: number
  readonly settled: number
  /** Convictions that wait for it. */
  readonly counts: number
  /** Whether a second person reads what is answered. */
  readonly readTwice: ReadTwice
  /** The last day of the one that has the earliest; absent where the office has set none. */
  readonly due?: string
  /** How many are over it. */
  readonly overdue: number
}

/** What waits for whom, of all questions together. */
export interface AllWork {
  readonly waiting: number
  readonly mine: number
  readonly secondReads: number
  readonly looked: number
  readonly disputed: number
  readonly settled: number
  readonly overdue: number
  /** Since when the one waits that waits longest. */
  readonly oldest?: string
}

/** Reads them once for everybody. */
async function countCases(
  db: Database,
  run: number,
  { answer, secondRead }: Deadlines,
  now: Date,
): Promise<readonly CasesCounted[]> {
  const isHeld = sql<boolean>`review_case.state = 'leased' and leased_until > ${now}`
  const before = (days: number) => sql<number>`count(*) filter (where since < ${dayBefore(now, days)})`
  return await db
    .selectFrom('review_case')
    .select([
      'fact',
      'of_law as ofLaw',
      sql<string>`min(asks collate "C")`.as('asks'),
      sql<string>`min(kind collate "C")`.as('kind'),
      sql<State>`case when review_case.state = 'leased' and not (${isHeld}) then 'waiting' else review_case.state end`.as(
        'state',
      ),
      sql<number | null>`case when ${isHeld} then leased_by end`.as('holder'),
      sql<number>`count(*)`.as('cases'),
      sql<number>`coalesce(sum(jsonb_array_length(waiting)) filter (where review_case.state in ('waiting', 'leased')), 0)`.as(
        'counts',
      ),
      sql<Date>`min(since)`.as('since'),
      before(answer).as('lateToAnswer'),
      before(secondRead).as('lateToRead'),
    ])
    .where('run_id', '=', run)
    .where('state', '<>', 'not-needed')
    .groupBy(['fact', 'of_law', sql`5`, sql`6`])
    .execute()
}

/** As they are now, for whoever asks at this moment; and what the office has set. */
export const countedNow = ({ db, together, now }: Services, run: number) =>
  together.ask(`cases of ${run}`, async () => {
    const { settings } = await officeOf(db)
    return { counted: await countCases(db, run, settings.deadlines, now()), settings }
  })

const LOOKED: readonly State[] = ['needs-papers', 'referred', 'not-found']
const TO_READ: readonly State[] = ['second-read', 'second-reading']

/** What is asked, and how many cases of it are in which hands: what most wait for first. */
export function groupsFor(
  counted: readonly CasesCounted[],
  user: number,
  { secondReads, deadlines }: Pick<Settings, 'secondReads' | 'deadlines'>,
): readonly Group[] {
  return [...Map.groupBy(counted, ({ fact, ofLaw }) => `${ofLaw} ${fact}`).values()]
    .map((cases): Group => {
      const { fact, ofLaw } = cases[0] as CasesCounted
      const due = firstDue(cases, deadlines)
      return {
        ...{ fact, ofLaw },
        asks: leastOf(cases.map(({ asks }) => asks)),
        kind: leastOf(cases.map(({ kind }) => kind)),
        waiting: sumOf(cases, ({ state }) => state === 'waiting'),
        mine: sumOf(cases, ({ holder }) => holder === user),
        others: sumOf(cases, ({ holder }) => holder !== null && holder !== user),
        looked: sumOf(cases, isIn(LOOKED)),
        unread: sumOf(cases, isIn(UNREAD)),
        settled: sumOf(cases, ({ state }) => state === 'settled'),
        counts: cases.reduce((sum, { counts }) => sum + counts, 0),
        readTwice: readTwiceOf({ fact, of_law: ofLaw }, secondReads),
        ...(due === undefined ? {} : { due }),
        overdue: overdueOf(cases, deadlines),
      }
    })
    .sort((a, b) => b.waiting - a.waiting || (a.fact < b.fact ? -1 : 1))
}

export function allWorkFor(cases: readonly CasesCounted[], user: number, deadlines: Deadlines): AllWork {
  const oldest = firstOf(cases.filter(({ state }) => state === 'waiting'))
  return {
    waiting: sumOf(cases, ({ state }) => state === 'waiting'),
    mine: sumOf(cases, ({ holder }) => holder === user),
    secondReads: sumOf(cases, isIn(TO_READ)),
    looked: sumOf(cases, isIn(LOOKED)),
    disputed: sumOf(cases, ({ state }) => state === 'disputed'),
    settled: sumOf(cases, ({ state }) => state === 'settled'),
    overdue: overdueOf(cases, deadlines),
    ...(oldest === undefined ? {} : { oldest: oldest.toISOString() }),
  }
}

const isIn =
  (states: readonly State[]) =>
  ({ state }: CasesCounted): boolean =>
    states.includes(state)

const sumOf = (cases: readonly CasesCounted[], which: (one: CasesCounted) => boolean): number =>
  cases.reduce((sum, one) => (which(one) ? sum + one.cases : sum), 0)

const leastOf = (texts: readonly string[]): string => texts.reduce((a, b) => (b < a ? b : a))

const firstOf = (cases: readonly CasesCounted[]): Date | undefined =>
  cases.reduce<Date | undefined>(
    (first, { since }) => (first === undefined || since < first ? since : first),
    undefined,
  )

function firstDue(cases: readonly CasesCounted[], { answer, secondRead }: Deadlines): string | undefined {
  const [toAnswer, toRead] = [firstOf(cases.filter(isIn(OPEN))), firstOf(cases.filter(isIn(UNREAD)))]
  return [toAnswer && dueOn(toAnswer, answer), toRead && dueOn(toRead, secondRead)]
    .filter(day => day !== undefined)
    .sort()[0]
}

const overdueOf = (cases: readonly CasesCounted[], { answer, secondRead }: Deadlines): number =>
  cases.reduce(
    (sum, one) =>
      sum +
      (answer > 0 && isIn(OPEN)(one) ? one.lateToAnswer : 0) +
      (secondRead > 0 && isIn(UNREAD)(one) ? one.lateToRead : 0),
    0,
  )
