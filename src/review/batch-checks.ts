/** The checks of a batch before it is signed off: what blocks, what is to be looked at, what passes; each with the counts it is about. */
import { unattributedIn } from '../filing/unattributed.ts'
import { readTable } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import { type Approval, asApproval } from './approvals.ts'
import { approvalsOfRun } from './approvals-of-run.ts'
import { decidedRun } from './batch-facts.ts'
import { type BatchList, listOf } from './batch-list.ts'
import type { Batch } from './batches.ts'
import { IN_BATCH } from './count-states.ts'
import { anyOf, type Database } from './database/connection.ts'
import { type Apart, countName } from './due-counts.ts'
import type { OpenRun } from './engine.ts'
import { type FilingOffice, officeThere } from './filing-office.ts'
import { laterReading } from './later-run.ts'
import type { Services } from './services.ts'
import { isSame, type Standings, standingsOf } from './standings.ts'

export const BLOCKS = [
  'office',
  'not-in-run',
  'second-read',
  'changed',
  'twice',
  'itself',
  'authority',
  'not-ours',
  'later-run',
  'nobody',
  'decided',
  'refused',
] as const
export const LOOKS = ['same-case', 'no-number', 'unverified'] as const
export type CheckName = (typeof BLOCKS)[number] | (typeof LOOKS)[number] | 'approved'

export interface Check {
  readonly name: CheckName
  /** `stop` blocks the sign-off, `look` wants somebody to look, `ok` passes. */
  readonly state: 'stop' | 'look' | 'ok'
  /** The counts it is about; of what passes none, but where somebody chose to go on. */
  readonly approvals: readonly number[]
  /** How many it tells of, where that is not how many counts. */
  readonly number?: number
  /** Sentences, without a person's data. */
  readonly details: readonly string[]
}

export interface Checked {
  readonly checks: readonly Check[]
  /** Absent where something blocks before a list can be made. */
  readonly list?: BatchList
  /** The run that the list names. */
  readonly decided?: number
  readonly office?: FilingOffice
  readonly approvals: readonly Approval[]
}

export const isBlocked = ({ checks }: Checked): boolean => checks.some(({ state }) => state === 'stop')

interface Checking {
  readonly services: Services
  readonly batch: Batch
  readonly run: number
  readonly open: OpenRun
  readonly own: readonly Approval[]
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** Each check once, in their order. */
export async function checkBatch(
  services: Services,
  batch: Batch,
  { run, open, today }: Pick<Checking, 'run' | 'open' | 'today'>,
): Promise<Checked | Unusable> {
  const own = (
    await services.db
      .selectFrom('approval')
      .selectAll()
      .where('batch_id', '=', batch.id)
      .orderBy('id')
      .execute()
  ).map(asApproval)
  const checking: Checking = { services, batch, run, open, own, today }
  const { db } = services
  const office = await officeThere(db, open)
  const first = [
    officeCheck(office, open),
    await notInRun(checking),
    await secondRead(checking),
    await twice(checking),
  ]
  if (office === undefined) return { checks: inOrder(first), approvals: own }
  const standings = await standingsOf(db, { id: run, open }, office)
  if ('unusable' in standings) return standings
  const looks = [await sameCase(checking), await noNumber(checking), unverified(checking)]
  const later = await laterReading(services, { run, open, office }, own)
  if ('unusable' in later) return later
  const checks = [
    ...first,
    ...standingChecks(own, standings, first[1]?.approvals ?? []),
    check(
      'later-run',
      later.changed.length === 0 ? 'ok' : 'stop',
      later.changed.map(one => one.approval),
      later.changed.map(one => one.why),
    ),
    nobody(checking),
    ...looks,
    approvedCheck(own),
  ]
  return await withList(checking, office, standings.statutes, checks)
}

/** Whether it was decided again, and the list that comes of it. */
async function withList(
  { services, batch, run, own, today }: Checking,
  office: FilingOffice,
  statutes: number,
  checks: readonly Check[],
): Promise<Checked | Unusable> {
  const { db } = services
  const people = new Set(own.map(({ person_id }) => person_id))
  const decided = await decidedRun(db, batch, run, people)
  const told = { approvals: own, office }
  const isDecided = check('decided', decided === undefined ? 'stop' : 'ok', [])
  // What has changed or comes by itself is told as that, and not a second time by the list.
  if (
    decided === undefined ||
    own.length === 0 ||
    checks.some(({ name, state }) => state === 'stop' && UNLISTED.includes(name))
  )
    return { ...told, checks: inOrder([...checks, isDecided]) }
  const open = await services.runs.open(decided)
  if ('unusable' in open) return open
  const list = await listOf(own, {
    open,
    office: office.office,
    statutes,
    on: today,
    setaside: services.engine.version,
  })
  if ('unusable' in list) return list
  const refused = check(
    'refused',
    list.refused.length + list.kinds.length === 0 ? 'ok' : 'stop',
    list.refused.map(({ approval }) => approval),
    [...new Set([...list.refused.map(({ why }) => why), ...list.kinds])],
  )
  return { ...told, checks: inOrder([...checks, isDecided, refused]), list, decided }
}

const UNLISTED: readonly CheckName[] = ['office', 'not-in-run', 'changed', 'itself', 'authority', 'not-ours']

const check = (
  name: CheckName,
  state: Check['state'],
  approvals: readonly number[],
  details: readonly string[] = [],
): Check => ({ name, state, approvals, details })

/** What blocks first, then what is to be looked at, then what passes; each in the order of its kind. */
const inOrder = (checks: readonly Check[]): readonly Check[] => {
  const place = ({ name, state }: Check): number =>
    ['stop', 'look', 'ok'].indexOf(state) * 100 + [...BLOCKS, ...LOOKS, 'approved'].indexOf(name)
  return checks.toSorted((a, b) => place(a) - place(b))
}

const found = (name: CheckName, state: 'stop' | 'look', approvals: readonly number[]): Check =>
  check(name, approvals.length === 0 ? 'ok' : state, approvals)

function officeCheck(office: FilingOffice | undefined, open: OpenRun): Check {
  if (office === undefined) return check('office', 'stop', [], ['No office is named yet.'])
  const county = open.filing.county(office.office.agency.county)
  const { county: ofRun } = open.run
  return county === undefined || (ofRun !== 'all' && !ofRun.split(', ').includes(county))
    ? check(
        'office',
        'stop',
        [],
        [`The office is of [${office.office.agency.county}], and the run of [${ofRun}].`],
      )
    : check('office', 'ok', [])
}

/** People that the run does not have, or has under their number as somebody else. */
async function notInRun({ services: { db }, run, own }: Checking): Promise<Check> {
  const rows = await approvalsOfRun(db, run)
    .select('approval.id')
    .where('approval.id', '=', anyOf(own.map(({ id }) => id)))
    .execute()
  const there = new Set(rows.map(({ id }) => id))
  return found(
    'not-in-run',
    'stop',
    own.filter(({ id }) => !there.has(id)).map(({ id }) => id),
  )
}

/** A question that this count waits for was answered, and nobody has read it a second time. */
async function secondRead({ services: { db }, run, own }: Checking): Promise<Check> {
  const rows = await db
    .selectFrom('review_case')
    .select(['person_id', 'count_key', 'waiting'])
    .where('run_id', '=', run)
    .where('state', 'in', ['second-read', 'second-reading', 'disputed'])
    .where('person_id', '=', anyOf(own.map(one => one.person_id)))
    .execute()
  return found(
    'second-read',
    'stop',
    own
      .filter(one =>
        rows.some(
          row =>
            row.person_id === one.person_id &&
            (row.count_key === '' || row.count_key === one.count_key || row.waiting.includes(one.count_key)),
        ),
      )
      .map(({ id }) => id),
  )
}

/** The same count under two statutes of which one is as good as both, or the same conviction on two people’s records. */
async function twice({ services: { db }, own }: Checking): Promise<Check> {
  const people = own.map(one => one.person_id)
  const others = (
    await db.selectFrom('approval').selectAll().where('person_id', '=', anyOf(people)).execute()
  ).map(asApproval)
  const alive = Map.groupBy(
    others.filter(({ state }) => state === 'approved' || IN_BATCH.includes(state)),
    ({ person_id, count_key }) => countName(person_id, count_key),
  )
  const isAgain = (one: Approval): boolean =>
    (alive.get(countName(one.person_id, one.count_key)) ?? []).some(
      other =>
        other.id !== one.id &&
        other.identity.equals(one.identity) &&
        (other.statute === '' || one.statute === '') &&
        other.state !== 'denied' &&
        other.state !== 'struck',
    )
  const doubles = await sameConviction(db, own)
  return found(
    'twice',
    'stop',
    own.filter(one => isAgain(one) || doubles.has(one.id)).map(({ id }) => id),
  )
}

/** Approved convictions of one case, section, day and name that stand on two records. */
async function sameConviction(db: Database, own: readonly Approval[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('approval as mine')
    .innerJoin('conviction as one', join =>
      join
        .onRef('one.run_id', '=', 'mine.run_id')
        .onRef('one.person_id', '=', 'mine.person_id')
        .onRef('one.count_key', '=', 'mine.count_key'),
    )
    .innerJoin('conviction as two', join =>
      join
        .onRef('two.run_id', '=', 'one.run_id')
        .onRef('two.name', '=', 'one.name')
        .onRef('two.case_numbers', '=', 'one.case_numbers')
        .onRef('two.offense', '=', 'one.offense')
        .onRef('two.convicted', '=', 'one.convicted')
        .onRef('two.person_id', '<>', 'one.person_id'),
    )
    .innerJoin('approval as other', join =>
      join.onRef('other.person_id', '=', 'two.person_id').onRef('other.count_key', '=', 'two.count_key'),
    )
    .select('mine.id')
    .where('mine.id', '=', anyOf(own.map(({ id }) => id)))
    .where('one.case_numbers', '<>', '')
    .where('other.state', 'in', ['approved', ...IN_BATCH])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

const BY_APART: Readonly<Record<Apart, 'itself' | 'authority' | 'not-ours'>> = {
  itself: 'itself',
  authority: 'authority',
  court: 'not-ours',
  agency: 'not-ours',
  person: 'not-ours',
  decision: 'not-ours',
  arrest: 'not-ours',
  lesser: 'not-ours',
  elsewhere: 'not-ours',
}

/** Whether each count is still the office's to file, and its answer still the one that was approved. */
function standingChecks(
  own: readonly Approval[],
  { all }: Standings,
  gone: readonly number[],
): readonly Check[] {
  const of: Record<'changed' | 'itself' | 'authority' | 'not-ours', number[]> = {
    changed: [],
    itself: [],
    authority: [],
    'not-ours': [],
  }
  for (const one of own) {
    if (gone.includes(one.id)) continue
    const count = all.get(countName(one.person_id, one.count_key))
    const now = count?.may.find(({ statute }) => statute === one.statute)
    const apart = count?.apart.find(({ statute }) => statute === one.statute)
    if (now !== undefined) {
      if (!isSame(now.standing, one.standing)) of.changed.push(one.id)
    } else of[apart === undefined ? 'changed' : BY_APART[apart.who]].push(one.id)
  }
  return (['changed', 'itself', 'authority', 'not-ours'] as const).map(name => found(name, 'stop', of[name]))
}

/** Lines that name nobody: whoever they are of may have what forbids relief. */
function nobody({ open, batch }: Checking): Check {
  const rows = unattributedIn(open.run)
  return { ...check('nobody', rows === 0 || batch.despite === rows ? 'ok' : 'stop', []), number: rows }
}

/** Another count of the same case still waits for a person: whoever files now files the case twice. */
async function sameCase({ services: { db }, run, own, batch }: Checking): Promise<Check> {
  const people = [...new Set(own.map(one => one.person_id))]
  const rows = await db
    .selectFrom('conviction')
    .select(['person_id', 'count_key', 'case_numbers', 'answer'])
    .where('run_id', '=', run)
    .where('person_id', '=', anyOf(people))
    .execute()
  const waiting = await db
    .selectFrom('review_case')
    .select(['person_id', 'waiting'])
    .where('run_id', '=', run)
    .where('person_id', '=', anyOf(people))
    .where('state', 'not in', ['settled', 'not-needed'])
    .execute()
  const waits = new Set(waiting.flatMap(row => row.waiting.map(count => countName(row.person_id, count))))
  const mine = new Set(own.map(one => countName(one.person_id, one.count_key)))
  const cases = new Map(rows.map(row => [countName(row.person_id, row.count_key), row.case_numbers]))
  const open = new Set(
    rows
      .filter(row => {
        const name = countName(row.person_id, row.count_key)
        return !mine.has(name) && row.case_numbers !== '' && (waits.has(name) || row.answer === 'review')
      })
      .map(row => countName(row.person_id, row.case_numbers)),
  )
  const approvals = own
    .filter(one => {
      const number = cases.get(countName(one.person_id, one.count_key))
      return number !== undefined && open.has(countName(one.person_id, number))
    })
    .map(({ id }) => id)
  const isChosen = batch.file_now.includes('same-case')
  return isChosen && approvals.length > 0
    ? check('same-case', 'ok', approvals)
    : found('same-case', 'look', approvals)
}

async function noNumber({ services: { db }, run, own }: Checking): Promise<Check> {
  const rows = await approvalsOfRun(db, run)
    .select('approval.id')
    .where('approval.id', '=', anyOf(own.map(({ id }) => id)))
    .where('case_numbers', '=', '')
    .orderBy('approval.id')
    .execute()
  return found(
    'no-number',
    'look',
    rows.map(({ id }) => id),
  )
}

/** As the table of reliefs tells how surely each rule was read. */
function unverified({ open, own }: Checking): Check {
  const asked = Map.groupBy(own, one => countName(one.person_id, one.count_key))
  const approvals = new Set<number>()
  const broken = readTable(
    open.run,
    'reliefs.csv',
    ({ person_id = '', cycle_count = '', statute, confidence }) => {
      if (confidence !== 'unverified') return
      for (const one of asked.get(countName(person_id, cycle_count)) ?? [])
        if (one.statute === statute || one.statute === '') approvals.add(one.id)
    },
  )
  return broken === undefined
    ? found('unverified', 'look', [...approvals])
    : check('unverified', 'look', [], [broken.unusable])
}

function approvedCheck(own: readonly Approval[]): Check {
  const names = new Set(own.map(({ approved_name }) => approved_name))
  return { ...check('approved', 'ok', []), number: names.size }
}
