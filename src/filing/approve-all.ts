/** Approves what a run found due and the office can file, in the name of who chose so; what others must set going is told apart. */

import type { AnsweredSubject } from '../results/answers.ts'
import { readAnswers } from '../results/answers-read.ts'
import { csvTable } from '../results/csv.ts'
import type { TableRow } from '../results/csv-read.ts'
import { type FinishedRun, readTable } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import { type APPROVAL_COLUMNS, DESPITE_COLUMN, READABLE_COLUMNS, readableOf } from './approvals.ts'
import { type GivenCount, type GivenRelief, givenCount } from './given.ts'
import { unattributedIn } from './unattributed.ts'
import { type Filing, whoFiles } from './who-files.ts'

/**
 * Why something that is due is not approved. `decision`: a person decides first, by the office's policy or as the county is
 * not known. `arrest`: the office can file it, and arrests are not approved here. `lesser`: the office can file it, and
 * something better of the count was approved, or other statutes were chosen.
 */
export const OTHERS = ['itself', 'court', 'agency', 'person', 'decision', 'arrest', 'lesser'] as const
export type Other = (typeof OTHERS)[number]

/** How many reliefs of each statute there are, of convictions and arrests together. */
export type ByStatute = Readonly<Record<string, number>>

export interface ApprovedAll {
  /** The list of approvals: its columns, then a row for each. */
  readonly rows: readonly (readonly string[])[]
  readonly counts: number
  readonly byRelief: Readonly<Record<string, number>>
  /** How many of them the court owes of its own as well. */
  readonly owed: number
  /** What is due today and is not approved: every relief that is due stands once, here or in `text`. */
  readonly others: Readonly<Record<Other, ByStatute>>
  /** How many approvals would be of other counties. */
  readonly elsewhere: number
  /** A line for each of them. */
  readonly list: string
}

export const OTHERS_COLUMNS = [
  'person_id',
  'subject',
  'cycle_count',
  'statute',
  'relief',
  'granted',
  'who_acts',
] as const

export interface Approving {
  readonly by: string
  readonly on: string
  readonly note?: string
  /** The office; absent where it is not named: then one that prosecutes is meant, and statutes that are chosen are anybody's. */
  readonly filing?: Filing
  /** The statutes that were chosen; none: whatever the office can file. */
  readonly statutes: readonly string[]
  /** Of a run of several counties: whether a county, as the record has it, is the one approved for; undefined where it cannot be read. */
  readonly ours?: (county: string) => boolean | undefined
}

/** What one count or arrest adds. */
export interface Sorted {
  readonly approved: readonly (Pick<GivenRelief, 'statute' | 'relief' | 'owed'> & {
    readonly reason?: string
  })[]
  readonly left: readonly (GivenRelief & { readonly who: Other })[]
  /** All that is due. */
  readonly due: readonly GivenRelief[]
}

type Columns = (typeof APPROVAL_COLUMNS)[number] | (typeof READABLE_COLUMNS)[number] | typeof DESPITE_COLUMN

/** One line of a list of approvals, before it stands there. */
export interface ToApprove {
  readonly person: string
  readonly cycleCount: string
  /** Empty where only a policy gives it. */
  readonly statute: string
  readonly relief: string
  /** Why it is given; absent where the table of convictions says it. */
  readonly reason?: string | undefined
  readonly by: string
  readonly on: string
  readonly note: string
}

/** The list of approvals of a run: its columns, then a line for each, with what people know the count by. */
export function listApprovals(
  run: FinishedRun,
  all: readonly ToApprove[],
  statutes: number,
): readonly (readonly string[])[] | Unusable {
  const rows = unattributedIn(run)
  const columns: readonly Columns[] = rows === 0 ? LISTED : [...LISTED, DESPITE_COLUMN]
  const lines = all.map(({ person, cycleCount, statute, relief, reason, by, on, note }) => ({
    ...{ person_id: person, cycle_count: cycleCount, relief, approved_by: by, approved_on: on, note },
    // Where only one statute was asked, the answer in convictions.csv is its answer.
    ...(statutes === 1 ? {} : { statute }),
    ...(reason === undefined ? {} : { reason }),
    ...{ run: run.sha256, [DESPITE_COLUMN]: String(rows) },
  }))
  const unreadable = addReadable(run, lines)
  return unreadable ?? [columns, ...lines.map(line => columns.map(column => cellOf(line, column)))]
}

const cellOf = (line: Partial<Record<Columns, string>>, column: Columns): string => line[column] ?? ''

/** The columns as they stand in the list: which count, what is asked for and why, and who said so. */
const LISTED: readonly Columns[] = [
  'person_id',
  'cycle_count',
  'name',
  'case_numbers',
  'offense',
  'conviction_date',
  'statute',
  'relief',
  'reason',
  'approved_by',
  'approved_on',
  'note',
  'run',
]

export function approveAll(run: FinishedRun, approving: Approving): ApprovedAll | Unusable {
  const { by, on, note = '', statutes } = approving
  const lines: ToApprove[] = []
  const list: (readonly string[])[] = [OTHERS_COLUMNS]
  const byRelief: Record<string, number> = {}
  const others = nothingLeft()
  const place = countiesOf(run, approving)
  if ('unusable' in place) return place
  let owed = 0
  let elsewhere = 0
  let known: readonly string[] | undefined
  const broken = readAnswers(run, ({ person, decided }, dictionary) => {
    known ??= dictionary.statutes.map(({ id }) => id)
    for (const subject of decided) {
      const { of, key } = subject
      const found = sortedCount(of, givenCount(subject, dictionary), approving)
      const ours = place.isOurs(of, person, key)
      if (ours === false) {
        elsewhere += found.approved.length
        continue
      }
      const { approved, left } = ours === undefined ? undecided(found) : found
      for (const { statute, relief, owed: owes, reason } of approved) {
        if (owes) owed++
        byRelief[relief] = (byRelief[relief] ?? 0) + 1
        lines.push({ person, cycleCount: key, statute, relief, reason, by, on, note })
      }
      for (const { statute, relief, grant = '', who } of left) {
        others[who][statute] = (others[who][statute] ?? 0) + 1
        list.push([person, of, key, statute, relief, grant, who])
      }
    }
  })
  if (broken !== undefined) return broken
  const unknown = statutes.find(statute => known?.includes(statute) === false)
  if (unknown !== undefined)
    return {
      unusable: `--statute names [${unknown}], which the run did not ask; choose among ${known?.join(', ')}`,
    }
  const rows = listApprovals(run, lines, known?.length ?? 0)
  if ('unusable' in rows) return rows
  return {
    rows,
    counts: lines.length,
    byRelief,
    owed,
    others,
    elsewhere,
    list: csvTable(list).toString(),
  }
}

/** Whether a count or an arrest is of the county that is approved for; undefined where its county cannot be read. */
type IsOurs = (of: AnsweredSubject['of'], person: string, key: string) => boolean | undefined

/** Read from the tables, for answers do not say where: `reliefs.csv` tells of arrests. */
function countiesOf(run: FinishedRun, { ours }: Approving): { readonly isOurs: IsOurs } | Unusable {
  if (ours === undefined) return { isOurs: () => true }
  if (!run.outputs.some(({ name }) => name === CONVICTIONS))
    return {
      unusable: `the run has no ${CONVICTIONS}, which says of which county each is; run it again with convictions among --tables`,
    }
  const found = new Map<string, boolean | undefined>()
  const keyOf = (of: string, person = '', key = '') => `${of} ${person} ${key}`
  const unreadable = [CONVICTIONS, RELIEFS]
    .filter(table => run.outputs.some(({ name }) => name === table))
    .map(table =>
      readTable(run, table, ({ subject = 'conviction', person_id, cycle_count, county = '' }) => {
        found.set(keyOf(subject, person_id, cycle_count), county === '' ? undefined : ours(county))
      }),
    )
    .find(why => why !== undefined)
  return unreadable ?? { isOurs: (of, person, key) => found.get(keyOf(of, person, key)) }
}

/** Of a count whose county cannot be read nothing is approved: whose it is, a person decides first. */
const undecided = ({ approved, left, due }: Sorted): Pick<Sorted, 'approved' | 'left'> =>
  approved.length === 0
    ? { approved, left }
    : {
        approved: [],
        left: due.map(relief => ({
          ...relief,
          who: left.find(one => one.statute === relief.statute)?.who ?? 'decision',
        })),
      }

/** Adds to each line what people know the count by, from the table of convictions; a run without that table has none. */
function addReadable(run: FinishedRun, lines: Partial<Record<Columns, string>>[]): Unusable | undefined {
  if (!run.outputs.some(({ name }) => name === CONVICTIONS)) return undefined
  const wanted = Map.groupBy(lines, ({ person_id: person, cycle_count: count }) => `${person} ${count}`)
  return readTable(run, CONVICTIONS, (row: TableRow) => {
    for (const line of wanted.get(`${row.person_id} ${row.cycle_count}`) ?? []) {
      const known = readableOf(row, line.reason ?? row.reason ?? '')
      for (const column of READABLE_COLUMNS) line[column] = known[column]
    }
  })
}

const CONVICTIONS = 'convictions.csv'
const RELIEFS = 'reliefs.csv'

const nothingLeft = (): Record<Other, Record<string, number>> => ({
  itself: {},
  court: {},
  agency: {},
  person: {},
  decision: {},
  arrest: {},
  lesser: {},
})

/** Sorts what is due today of a count or an arrest into what is approved and what is not. */
export function sortedCount(
  of: AnsweredSubject['of'],
  given: GivenCount,
  approving: Pick<Approving, 'filing' | 'statutes'>,
): Sorted {
  const { filing = UNNAMED } = approving
  const due = given.reliefs.filter(({ outcome }) => outcome === 'eligible')
  const approved = of === 'arrest' || given.outcome !== 'eligible' ? [] : approvedOf(given, due, approving)
  const office: Other = of === 'arrest' ? 'arrest' : given.outcome === 'eligible' ? 'lesser' : 'decision'
  return {
    approved,
    due,
    left: due
      .filter(relief => !approved.some(({ statute }) => statute === relief.statute))
      .map(relief => {
        const who = whoFiles(relief, filing)
        return { ...relief, who: who === 'office' ? office : who }
      }),
  }
}

/**
 * What is approved of a count. Where no statute was chosen it is the best that the office can file; where that makes a felony
 * a misdemeanor, also the best that dismisses it, since the two add up.
 */
function approvedOf(
  given: GivenCount,
  due: readonly GivenRelief[],
  { filing, statutes }: Pick<Approving, 'filing' | 'statutes'>,
): Sorted['approved'] {
  if (given.basis === 'policy' && filing?.kind !== 'defender')
    return statutes.length === 0 || (given.statute !== undefined && statutes.includes(given.statute))
      ? [{ statute: '', relief: given.relief }]
      : []
  if (statutes.length > 0)
    return due.filter(
      relief =>
        statutes.includes(relief.statute) &&
        (whoFiles(relief, filing ?? UNNAMED) === 'office' ||
          (filing === undefined && whoFiles(relief, ANYBODY) === 'office')),
    )
  const own = due.filter(relief => whoFiles(relief, filing ?? UNNAMED) === 'office')
  const [best] = own
  const beside = best?.effect === 'misdemeanor' ? own.find(({ effect }) => effect === 'dismissed') : undefined
  return [best, beside].filter(relief => relief !== undefined)
}

/** An office that is not named prosecutes, and names no authority. */
const UNNAMED: Filing = { kind: 'prosecutor' }
/** Whoever files for the person: [setaside file] asks again who that is. */
const ANYBODY: Filing = { kind: 'defender' }
