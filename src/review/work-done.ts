/** What people did with a run, counted for its report: questions and their answers, requests to the court by where they are, and the days between. */
import { sql } from 'kysely'
import type {
  QuestionState,
  Span,
  StageCounts,
  Work,
  WorkGrouping,
  WorkLine,
  WorkStage,
} from '../report/work.ts'
import { SPANS, WORK_GROUPINGS, WORK_STAGES } from '../report/work.ts'
import { parseDay } from '../time/day.ts'
import { approvalsOfRun } from './approvals-of-run.ts'
import { type State, UNREAD } from './case-states.ts'
import { AWAITED, COUNT_STATES, type CountState, IN_BATCH, WITH_COURT } from './count-states.ts'
import type { Database } from './database/connection.ts'
import { dayOf } from './day-of.ts'

/** The work on the people of a run. The same database gives the same, whatever the clock says. */
export async function workOn(db: Database, run: number): Promise<Work> {
  const [asked, requests, elsewhere, program] = await Promise.all([
    questionsOf(db, run),
    requestsOf(db, run),
    requestsElsewhere(db, run),
    db.selectFrom('run').select('program').where('id', '=', run).executeTakeFirstOrThrow(),
  ])
  return {
    questions: byState(asked),
    ...stagesOf(requests),
    now: placesOf(requests),
    elsewhere,
    by: grouped(asked, requests, program.program),
    days: daysOf(asked, requests),
    until: [...asked.flatMap(lastDayOfQuestion), ...requests.map(({ changed }) => dayOf(changed))]
      .sort()
      .at(-1),
  }
}

/** The run of a workstation that a manifest names, by its hash; undefined where it knows none, or has removed it. */
export const runNamed = async (db: Database, sha256: string): Promise<number | undefined> =>
  (
    await db
      .selectFrom('run')
      .select('id')
      .where('sha256', '=', sha256)
      .where('ready', '=', true)
      .executeTakeFirst()
  )?.id

// ---- questions ---------------------------------------------------------------------------------------------------------

interface Asked {
  readonly person: string
  readonly state: State
  readonly section: string
  readonly county: string
  /** The counts that wait for it. */
  readonly waiting: readonly string[]
  readonly asked: Date
  /** When it was first answered, and when what was said last was; undefined where nothing stands. */
  readonly answered: Date | undefined
  readonly last: Date | undefined
}

async function questionsOf(db: Database, run: number): Promise<readonly Asked[]> {
  const rows = await db
    .selectFrom('review_case')
    .leftJoin('conviction', join =>
      join
        .onRef('conviction.run_id', '=', 'review_case.run_id')
        .onRef('conviction.person_id', '=', 'review_case.person_id')
        .onRef('conviction.count_key', '=', 'review_case.count_key'),
    )
    .leftJoin('decision', join =>
      join.onRef('decision.case_id', '=', 'review_case.id').on('decision.undone', 'is', null),
    )
    .select([
      'review_case.id',
      'review_case.person_id as person',
      'review_case.state',
      'review_case.waiting',
      'review_case.asked',
      'section',
      'county',
      sql<Date | null>`min(decision.at) filter (where decision.kind = 'answer')`.as('answered'),
      sql<Date | null>`max(decision.at)`.as('last'),
    ])
    .where('review_case.run_id', '=', run)
    .where('review_case.state', '<>', 'not-needed')
    .groupBy(['review_case.id', 'section', 'county'])
    .execute()
  return rows.map(({ state, section, county, answered, last, ...row }) => ({
    ...row,
    state: state as State,
    section: section || NO_SECTION,
    county: county || NO_COUNTY,
    answered: answered ?? undefined,
    last: last ?? undefined,
  }))
}

const NO_SECTION = 'of the person as a whole'
const NO_COUNTY = 'no county recorded'

const lastDayOfQuestion = ({ last }: Asked): readonly string[] => (last === undefined ? [] : [dayOf(last)])

function questionState({ state }: Asked): QuestionState {
  if (state === 'settled') return 'settled'
  if (state === 'disputed') return 'disputed'
  if (UNREAD.includes(state)) return 'unread'
  return state === 'waiting' || state === 'leased' ? 'waiting' : 'looked'
}

function byState(asked: readonly Asked[]): Work['questions'] {
  const counts = { settled: 0, unread: 0, disputed: 0, looked: 0, waiting: 0 }
  for (const one of asked) counts[questionState(one)]++
  return counts
}

// ---- requests to the court ----------------------------------------------------------------------------------------------

interface Request {
  readonly person: string
  readonly count: string
  readonly state: CountState
  readonly section: string
  readonly county: string
  readonly program: string
  readonly approvedOn: string
  readonly signedOn: string | null
  readonly filedOn: string | null
  /** The day of the court's answer that holds; empty where it gave none. */
  readonly answeredOn: string
  readonly opened: Date
  readonly changed: Date
}

/** Of the people of a run, whichever run they were approved in. One that was taken back is none. */
async function requestsOf(db: Database, run: number): Promise<readonly Request[]> {
  const rows = await approvalsOfRun(db, run)
    .innerJoin('run', 'run.id', 'approval.run_id')
    .leftJoin('batch', 'batch.id', 'approval.batch_id')
    .select([
      'approval.person_id as person',
      'approval.count_key as count',
      'approval.state',
      'approval.approved_on as approvedOn',
      'approval.changed',
      'run.program',
      'run.opened',
      'batch.signed_on as signedOn',
      'batch.filed_on as filedOn',
      'section',
      'conviction.county',
      sql<string | null>`(select answered_on from court_answer a where a.batch_id = approval.batch_id
        and a.approval_id = approval.id and a.undone is null order by a.id desc limit 1)`.as('answeredOn'),
    ])
    .where('approval.state', '<>', 'eligible')
    .orderBy('approval.id')
    .execute()
  return rows.map(({ state, section, county, answeredOn, ...row }) => ({
    ...row,
    state: state as CountState,
    section: section || NO_SECTION,
    county: county || NO_COUNTY,
    answeredOn: answeredOn ?? '',
  }))
}

async function requestsElsewhere(db: Database, run: number): Promise<number> {
  const { many } = await db
    .selectFrom('approval')
    .select(sql<number>`count(*)`.as('many'))
    .where('state', '<>', 'eligible')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subject')
            .select('subject.run_id')
            .where('subject.run_id', '=', run)
            .whereRef('subject.person_id', '=', 'approval.person_id')
            .whereRef('subject.identity', '=', 'approval.identity'),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return many
}

/** How far a request has come, as the place of its stage; -1 where nothing is asked any more, or not yet again. */
function farOf({ state }: Request): number {
  if (state === 'granted') return WORK_STAGES.indexOf('granted')
  if (AWAITED.includes(state)) return WORK_STAGES.indexOf('filed')
  if (WITH_COURT.includes(state)) return WORK_STAGES.indexOf('answered')
  if (state === 'signed-off') return WORK_STAGES.indexOf('signed')
  return state === 'approved' || IN_BATCH.includes(state) ? WORK_STAGES.indexOf('approved') : -1
}

/** The furthest of the requests of each conviction, or of each person, counted stage by stage. */
function stagesOf(requests: readonly Request[]): Pick<Work, 'convictions' | 'people'> {
  return {
    convictions: furthest(requests, ({ person, count }) => JSON.stringify([person, count])),
    people: furthest(requests, ({ person }) => person),
  }
}

function furthest(requests: readonly Request[], nameOf: (request: Request) => string): StageCounts {
  const far = new Map<string, number>()
  for (const request of requests) {
    const name = nameOf(request)
    far.set(name, Math.max(far.get(name) ?? -1, farOf(request)))
  }
  const counts: Record<WorkStage, number> = { approved: 0, signed: 0, filed: 0, answered: 0, granted: 0 }
  for (const at of far.values()) for (const stage of WORK_STAGES.slice(0, at + 1)) counts[stage]++
  return counts
}

/** As the batches have them. What nothing is in is left out, but for the usual stages. */
function placesOf(requests: readonly Request[]): Work['now'] {
  const counts = new Map<CountState, number>()
  for (const { state } of requests) counts.set(state, (counts.get(state) ?? 0) + 1)
  return COUNT_STATES.filter(
    state => state !== 'eligible' && (counts.has(state) || USUAL.includes(state)),
  ).map(state => ({
    state,
    requests: counts.get(state) ?? 0,
  }))
}

const USUAL: readonly CountState[] = ['approved', 'in-batch', 'signed-off', 'filed', 'granted', 'denied']

// ---- by section, county and program ---------------------------------------------------------------------------------------

function grouped(asked: readonly Asked[], requests: readonly Request[], program: string): Work['by'] {
  const by = {
    section: new Map<string, MadeLine>(),
    county: new Map<string, MadeLine>(),
    program: new Map<string, MadeLine>(),
  }
  const lines = (of: Readonly<Record<WorkGrouping, string>>): readonly MadeLine[] =>
    WORK_GROUPINGS.map(grouping => {
      const line = by[grouping].get(of[grouping]) ?? {
        ...{ asked: 0, settled: 0, approved: 0, filed: 0, granted: 0 },
      }
      by[grouping].set(of[grouping], line)
      return line
    })
  for (const question of asked)
    for (const line of lines({ section: question.section, county: question.county, program })) {
      line.asked++
      if (question.state === 'settled') line.settled++
    }
  // A conviction is of the line of the request that has come furthest.
  const convictions = Map.groupBy(requests, ({ person, count }) => JSON.stringify([person, count]))
  for (const own of convictions.values()) {
    const [first] = [...own].sort((a, b) => farOf(b) - farOf(a))
    if (first === undefined || farOf(first) < 0) continue
    for (const line of lines(first)) {
      line.approved++
      if (farOf(first) >= WORK_STAGES.indexOf('filed')) line.filed++
      if (first.state === 'granted') line.granted++
    }
  }
  return { section: [...by.section], county: [...by.county], program: [...by.program] }
}

type MadeLine = { -readonly [key in keyof WorkLine]: WorkLine[key] }

// ---- days ------------------------------------------------------------------------------------------------------------------

function daysOf(asked: readonly Asked[], requests: readonly Request[]): Work['days'] {
  const days = Object.fromEntries(SPANS.map(span => [span, [] as number[]])) as Record<Span, number[]>
  const decided = new Map<string, Date>()
  for (const question of asked) {
    const { answered, last, state, person, waiting } = question
    if (answered === undefined) continue
    days.answer.push(between(dayOf(question.asked), dayOf(answered)))
    if (state !== 'settled' || last === undefined) continue
    days.second.push(between(dayOf(answered), dayOf(last)))
    for (const count of waiting) {
      const name = JSON.stringify([person, count])
      const before = decided.get(name)
      if (before === undefined || before < last) decided.set(name, last)
    }
  }
  for (const request of requests) addRequest(days, request, decided)
  return days
}

function addRequest(
  days: Record<Span, number[]>,
  request: Request,
  decided: ReadonlyMap<string, Date>,
): void {
  const { person, count, opened, approvedOn, signedOn, filedOn, answeredOn } = request
  const far = farOf(request)
  const has = (stage: WorkStage): boolean => far >= WORK_STAGES.indexOf(stage)
  if (!has('approved')) return
  days.approval.push(between(dayOf(decided.get(JSON.stringify([person, count])) ?? opened), approvedOn))
  if (!has('signed') || signedOn === null) return
  days.signing.push(between(approvedOn, signedOn))
  if (!has('filed') || filedOn === null) return
  days.filing.push(between(signedOn, filedOn))
  if (!has('answered') || answeredOn === '') return
  days.court.push(between(filedOn, answeredOn))
  if (has('granted')) days.whole.push(between(dayOf(opened), answeredOn))
}

/** Whole days from one to another; what was written down later and dated earlier was done on the same day. */
const between = (from: string, to: string): number => Math.max(0, (parseDay(to) ?? 0) - (parseDay(from) ?? 0))
