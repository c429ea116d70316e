/** Approvals: which relief of which count a named person said is to be filed, each held against the run it was made for. */

import { readAnswers } from '../results/answers-read.ts'
import type { TableRow } from '../results/csv-read.ts'
import { type FilledIn, namedTwice } from '../results/filled-in.ts'
import { type FinishedRun, readTable } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import { formatDay } from '../time/day.ts'
import { type WrittenDay, writtenDays } from '../time/written-day.ts'
import { factsGivenIn } from './facts-given.ts'
import { countId, countOrder, type FactGiven, type FiledCount, nameOf } from './filing.ts'
import { type GivenCount, type GivenRelief, givenCount } from './given.ts'
import { asNumber, contradicted, isMisread } from './readable.ts'
import { unattributedIn } from './unattributed.ts'
import { type Filing, whyNotFiled } from './who-files.ts'

export const APPROVAL_COLUMNS = [
  'person_id',
  'cycle_count',
  'statute',
  'relief',
  'approved_by',
  'approved_on',
  'note',
  'run',
] as const
/** Columns that say which count that is, for whoever reads the list. They may be left out. */
export const READABLE_COLUMNS = ['name', 'case_numbers', 'offense', 'conviction_date', 'reason'] as const
/** A column more, where rows of the run could not be read and name nobody: how many there are. */
export const DESPITE_COLUMN = 'despite_unattributed'
/** The columns that may be left out: a file made by hand has no more than it needs. */
const OPTIONAL: readonly string[] = ['statute', 'note']

/** A line of approvals.csv. */
export interface ApprovalLine {
  readonly line: number
  readonly person: string
  readonly cycleCount: string
  readonly statute: string
  readonly relief: string
  readonly by: string
  readonly on: string
  readonly note: string
  /** The hash of the manifest of the run that was approved. */
  readonly run: string
  /** Why the line, or its day, cannot be read. */
  readonly why?: string
  /** What the readable columns say; only those that say something. */
  readonly told: TableRow
  /** How many rows that name nobody it was made in spite of; empty where nothing is said of them. */
  readonly despite: string
}

/** An approval that is not filed, and why: a sentence without a person's data. */
export interface Refusal {
  readonly line: number
  readonly approval: ApprovalLine
  readonly why: string
}

/** Reads a list of approvals; one that is none gives why. */
export function readApprovals({
  columns,
  separator,
  rows,
  broken,
}: FilledIn): readonly ApprovalLine[] | Unusable {
  const missing =
    columns && APPROVAL_COLUMNS.find(name => !columns.includes(name) && !OPTIONAL.includes(name))
  if (missing !== undefined)
    return {
      unusable: `it has no column [${missing}]; its first line must name ${APPROVAL_COLUMNS.join(', ')}`,
    }
  const twice = namedTwice(columns, [...APPROVAL_COLUMNS, ...READABLE_COLUMNS])
  if (twice !== undefined)
    return { unusable: `its first line names the column [${twice}] twice; take one of them out` }
  if (rows.length + broken.length === 0)
    return { unusable: `it approves nothing; write a line of ${APPROVAL_COLUMNS.join(', ')} for each count` }
  const readDay = writtenDays(
    rows.map(({ row }) => row.approved_on ?? ''),
    { dayFirst: separator === ';' },
  )
  return [...rows, ...broken].map(one => approvalLine(one, readDay)).sort((a, b) => a.line - b.line)
}

function approvalLine(
  { row, line, why: broken }: { readonly row: TableRow; readonly line: number; readonly why?: string },
  readDay: (text: string) => WrittenDay,
): ApprovalLine {
  const cell = (name: (typeof APPROVAL_COLUMNS)[number] | typeof DESPITE_COLUMN): string => row[name] ?? ''
  const read = readDay(cell('approved_on'))
  const why = broken ?? ('why' in read ? `[approved_on] ${read.why}` : undefined)
  return {
    line,
    person: cell('person_id'),
    cycleCount: cell('cycle_count'),
    statute: cell('statute'),
    relief: cell('relief'),
    by: cell('approved_by'),
    on: 'why' in read ? cell('approved_on') : formatDay(read.day),
    note: cell('note'),
    run: cell('run'),
    told: Object.fromEntries(READABLE_COLUMNS.map(name => [name, row[name] ?? ''])),
    despite: cell(DESPITE_COLUMN),
    ...(why === undefined ? {} : { why }),
  }
}

/** What was approved, and what of it may be filed. */
export interface Approved {
  /** In `countOrder`. */
  readonly counts: readonly FiledCount[]
  readonly refusals: readonly Refusal[]
  /** By county, how many approvals the offices of others file. */
  readonly elsewhere: Readonly<Record<string, number>>
  /** Every conviction the run considered, by its determination, and what of it is eligible, by relief. */
  readonly determinations: Readonly<Record<string, number>>
  readonly eligible: Readonly<Record<string, number>>
}

/** What a run decided of a count that somebody approved. */
interface FoundCount {
  /** What the record says of it, as convictions.csv has it: more than one where two counts are called so. */
  readonly convictions: TableRow[]
  /** What was answered of each of them. */
  readonly answered: GivenCount[]
  /** What was answered of an arrest of this name: no papers are made of it. */
  readonly arrests: GivenCount[]
}

/**
 * Holds each approval against what the run decided. One is refused where it is of another run, of a count that is not
 * there, of a relief that was not found due today or that is not the office's to file, by nobody, of no day or a day that
 * cannot be, or a second time. `filing`: the office that asks a court; absent where what is made asks for nothing.
 *
 * Without a statute an approval is of the answer in convictions.csv. With one it is of what that statute gives, which need
 * not be the best: a count may then be approved under several.
 */
export function checkApprovals(
  run: FinishedRun,
  approvals: readonly ApprovalLine[],
  {
    filedOn,
    filing,
    ours,
  }: {
    readonly filedOn: string
    readonly filing?: Filing
    /** Of a run of several counties: whether a county, as the record has it, is the office's. Others file the rest. */
    readonly ours?: (county: string) => boolean
  },
): Approved | Unusable {
  const refused = new Map<number, string>()
  const asked = approvals.filter(approval => {
    const why = whyNot(approval, run, filedOn)
    if (why !== undefined) refused.set(approval.line, why)
    return why === undefined
  })
  const found = new Map(
    asked.map(approval => [
      nameOfCount(approval),
      { convictions: [], answered: [], arrests: [] } as FoundCount,
    ]),
  )
  // Identifiers that are of no count as they stand, and of one as a spreadsheet writes numbers.
  const numbers = new Map(asked.map(approval => [nameAsNumbers(approval), approval]))
  const mangled = new Set<string>()
  const foundFor = ({ person_id: person = '', cycle_count: cycleCount = '' }: TableRow) =>
    found.get(nameOfCount({ person, cycleCount }))
  const determinations: Record<string, number> = {}
  const eligible: Record<string, number> = {}
  const broken =
    readAnswers(run, ({ person, decided }, dictionary) => {
      for (const subject of decided) {
        const { of, key: cycleCount, outcome, relief = '' } = subject
        const like = numbers.get(nameAsNumbers({ person, cycleCount }))
        if (like !== undefined && !found.has(nameOfCount({ person, cycleCount })))
          mangled.add(nameOfCount(like))
        if (of !== 'conviction') {
          found.get(nameOfCount({ person, cycleCount }))?.arrests.push(givenCount(subject, dictionary))
          continue
        }
        if (ours === undefined) {
          determinations[outcome] = (determinations[outcome] ?? 0) + 1
          if (outcome === 'eligible') eligible[relief] = (eligible[relief] ?? 0) + 1
        }
        found.get(nameOfCount({ person, cycleCount }))?.answered.push(givenCount(subject, dictionary))
      }
    }) ??
    readTable(run, 'convictions.csv', row => {
      foundFor(row)?.convictions.push(row)
      const { county = '', determination = '', relief = '' } = row
      if (ours?.(county) !== true) return
      determinations[determination] = (determinations[determination] ?? 0) + 1
      if (determination === 'eligible') eligible[relief] = (eligible[relief] ?? 0) + 1
    })
  if (broken !== undefined) return broken
  const given = factsGivenIn(run)
  if ('unusable' in given) return given

  const counts: FiledCount[] = []
  const elsewhere: Record<string, number> = {}
  const before = new Map<string, ApprovalLine[]>()
  for (const approval of asked) {
    const name = nameOfCount(approval)
    const others = before.get(name) ?? []
    const again = twice(approval, others)
    if (again === undefined) before.set(name, [...others, approval])
    const count = again ?? countOf(approval, found.get(name) as FoundCount, filing, mangled.has(name))
    if (typeof count === 'string') refused.set(approval.line, count)
    else if (ours?.(count.county) === false) elsewhere[count.county] = (elsewhere[count.county] ?? 0) + 1
    else counts.push(withFacts(count, given(count)))
  }
  return {
    counts: counts.sort(countOrder),
    refusals: approvals.flatMap(approval => {
      const why = refused.get(approval.line)
      return why === undefined ? [] : [{ line: approval.line, approval, why }]
    }),
    elsewhere,
    determinations,
    eligible,
  }
}

/** Why an approval is one too many. */
function twice({ statute }: ApprovalLine, others: readonly ApprovalLine[]): string | undefined {
  const first = others.find(other => other.statute === '' || statute === '' || other.statute === statute)
  return first && `the count is approved on line ${first.line} already; keep one of the two`
}

/** The count as it is filed, or why it is not. */
function countOf(
  approval: ApprovalLine,
  { convictions, answered, arrests }: FoundCount,
  filing: Filing | undefined,
  isMangled: boolean,
): FiledCount | string {
  const [row, second] = convictions
  const [answer] = answered
  const [arrest] = arrests
  if (row === undefined && arrest !== undefined) return whyNoPapers(approval, arrest, filing)
  if (row === undefined || answer === undefined)
    return isMangled || [approval.person, approval.cycleCount].some(id => ROUNDED.test(id))
      ? MANGLED
      : 'no conviction of the run has this person_id and cycle_count; take both from convictions.csv'
  if (second !== undefined) return 'two convictions of the run are called so; file them by hand'
  const { statute } = answer
  const asAnswered = approval.statute === '' || approval.statute === statute
  const given = answer.reliefs.find(relief => relief.statute === (approval.statute || statute))
  if (!asAnswered && given === undefined)
    return 'the run found nothing due under this statute; take it from reliefs.csv, or leave it out'
  if (given === undefined && answer.outcome === 'eligible' && answer.basis !== 'policy')
    return 'the run does not say under which statute this is due; write it into [statute], as in reliefs.csv'
  // What the office's policy adds to a statute is not in its line of reliefs.csv. What it only refers to a person is due by
  // law all the same: whoever names the statute is that person.
  const byPolicy = answer.basis === 'policy' && answer.outcome === 'eligible' && asAnswered
  const byStatute = byPolicy ? undefined : given
  const why =
    (approval.statute === '' || byPolicy ? whyNotDecided(approval, answer) : undefined) ??
    (byStatute === undefined
      ? undefined
      : (whyNotDecided(approval, byStatute) ?? (filing && whyNotFiled(byStatute, filing))))
  if (why !== undefined) return why
  const id = countId(approval.person, approval.cycleCount, approval.statute || undefined)
  const count = filedCount(row, approval)
  // What a policy adds is asked under a statute only where the office may file under it.
  const asked = given !== undefined && (filing === undefined || whyNotFiled(given, filing) === undefined)
  const filed =
    byStatute === undefined
      ? { ...count, id, ...(asked ? { statute: given.statute, ...wayOf(given) } : {}) }
      : { ...underStatute(count, byStatute), id }
  const other = contradicted(approval.told, readableOf(row, filed.reason))
  return other === undefined
    ? filed
    : `its [${other}] is not that of its person_id and cycle_count: a column was sorted or changed by itself; put the rows together again, or approve again`
}

/** What people read of a count beside its identifiers. */
export const readableOf = (
  row: TableRow,
  reason: string,
): Readonly<Record<(typeof READABLE_COLUMNS)[number], string>> => ({
  name: row.name ?? '',
  case_numbers: row.case_numbers ?? '',
  offense: row.offense ?? '',
  conviction_date: row.conviction_date ?? '',
  reason,
})

const MANGLED =
  'no conviction of the run has this person_id and cycle_count; a spreadsheet seems to have made numbers of them (zeros in front are gone, or one became 1E+5): take both from convictions.csv again, as text'
/** A number that a spreadsheet no longer shows whole. */
const ROUNDED = /^\d(?:[.,]\d+)?E\+\d+$/i

/** Why nothing is filed of an arrest: who acts for it, and else that papers are made of convictions only. */
function whyNoPapers({ statute }: ApprovalLine, { reliefs }: GivenCount, filing: Filing | undefined): string {
  const given = reliefs.find(relief => relief.statute === statute) ?? reliefs[0]
  const others = given && filing && whyNotFiled(given, filing)
  return `it names an arrest: ${others ?? NO_PAPERS}`
}
const NO_PAPERS =
  'papers are made of convictions alone, so leave it out, and ask the court on its own form, with what reliefs.csv says of the arrest'

const nameOfCount = ({ person, cycleCount }: Pick<ApprovalLine, 'person' | 'cycleCount'>): string =>
  JSON.stringify([person, cycleCount])

const nameAsNumbers = ({ person, cycleCount }: Pick<ApprovalLine, 'person' | 'cycleCount'>): string =>
  JSON.stringify([asNumber(person), asNumber(cycleCount)])

/** What is wrong with an approval by itself. */
function whyNot(approval: ApprovalLine, run: FinishedRun, filedOn: string): string | undefined {
  if (approval.run === '') return 'it names no run; write the sha256 of its manifest.json into [run]'
  if (approval.run.toLowerCase() !== run.sha256)
    return 'it was made for another run, and what was approved may have changed since; look at this run and approve again'
  if (approval.despite !== '' && approval.despite !== String(unattributedIn(run)))
    return `it was made in spite of another number of rows that name nobody than the [${unattributedIn(run)}] of the run; look at rejects.csv and approve again`
  if (approval.by === '') return 'nobody approved it: [approved_by] is empty; write the name of who did'
  if (isMisread(approval.by))
    return '[approved_by] has letters that were read in another encoding than they were written in; open the list as UTF-8, or write the name again'
  if (approval.why !== undefined) return approval.why
  if (approval.on > filedOn) return `[approved_on] is later than --filed-on [${filedOn}]; mend one of them`
  if (approval.person === '' || approval.cycleCount === '')
    return 'it names no count; write [person_id] and [cycle_count] as in convictions.csv'
  if (approval.relief === '') return 'it names no relief; write [relief] as in convictions.csv'
  return undefined
}

/** What the run has against the approval of what this line gives. */
function whyNotDecided(
  approval: ApprovalLine,
  { outcome, relief }: Pick<GivenRelief, 'outcome' | 'relief'>,
): string | undefined {
  if (outcome !== 'eligible')
    return `the run found this count [${outcome}], not eligible today; leave it out, or have an attorney decide it`
  return relief === approval.relief
    ? undefined
    : `the relief [${known(approval.relief)}] is not what the run found due, which is [${relief}]; approve that, or leave it out`
}

/** A relief as somebody typed it: shown only where it can be no more than a word for one. */
const known = (relief: string): string => (/^[a-z-]{1,40}$/.test(relief) ? relief : 'not a relief')

/** Between several things in one cell. */
const AND = '; '
const listed = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split(AND)
    .map(one => one.trim())
    .filter(one => one !== '')

/** A count as one statute gives it. */
function underStatute(count: FiledCount, given: GivenRelief): FiledCount {
  const { statute, relief, reason, rule, citation } = given
  return { ...count, ...{ relief, basis: 'law', reason, rule, citation, statute }, ...wayOf(given) }
}

const wayOf = ({
  by,
  grant,
  officeMoves,
  turnsOnOffenseDate,
}: GivenRelief): Pick<FiledCount, 'by' | 'grant' | 'officeMoves' | 'turnsOnOffenseDate'> => ({
  ...(turnsOnOffenseDate === undefined ? {} : { turnsOnOffenseDate }),
  ...(by === undefined ? {} : { by }),
  ...(grant === undefined ? {} : { grant }),
  ...(officeMoves === undefined ? {} : { officeMoves }),
})

function filedCount(row: TableRow, approval: ApprovalLine): FiledCount {
  const cell = (name: string): string => row[name] ?? ''
  const name = nameOf(cell('name'))
  return {
    id: countId(cell('person_id'), cell('cycle_count')),
    person: cell('person_id'),
    cycleCount: cell('cycle_count'),
    ...(name === undefined ? {} : { name }),
    birthDate: cell('birth_date'),
    county: cell('county'),
    court: cell('court'),
    caseNumbers: listed(cell('case_numbers')),
    sections: listed(cell('offense')),
    offenseText: cell('offense_text'),
    class: cell('class'),
    convictionDate: cell('conviction_date'),
    offenseDate: cell('offense_date'),
    sentenceEnds: cell('sentence_ends'),
    relief: cell('relief'),
    basis: cell('basis'),
    rule: cell('rule'),
    citation: cell('citation'),
    reason: cell('reason'),
    law: { relief: cell('law_relief'), reason: cell('law_reason') },
    source: { file: cell('source_file'), line: Number(cell('source_line')) },
    approval: { by: approval.by, on: approval.on, note: approval.note },
  }
}

const withFacts = (count: FiledCount, facts: readonly FactGiven[]): FiledCount =>
  facts.length === 0 ? count : { ...count, facts }
