/** Approvals: which relief of which count a named person said is to be filed, each held against the run it was made for. */
import { csvRecordsOf, type TableRow } from '../results/csv-read.ts'
import { type FinishedRun, readTable } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import { formatDay, parseDay } from '../time/day.ts'
import { countId, countOrder, type FiledCount, nameOf } from './filing.ts'

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
}

/** An approval that is not filed, and why: a sentence without a person's data. */
export interface Refusal {
  readonly line: number
  readonly approval: ApprovalLine
  readonly why: string
}

/** Reads approvals.csv; a file that is not one gives why. */
export function readApprovals(text: string): readonly ApprovalLine[] | Unusable {
  const lines: ApprovalLine[] = []
  let missing: string | undefined
  for (const { row, line } of csvRecordsOf(text)) {
    missing ??= APPROVAL_COLUMNS.find(name => !(name in row) && !OPTIONAL.includes(name))
    const cell = (name: (typeof APPROVAL_COLUMNS)[number]): string => (row[name] ?? '').trim()
    lines.push({
      line,
      person: cell('person_id'),
      cycleCount: cell('cycle_count'),
      statute: cell('statute'),
      relief: cell('relief'),
      by: cell('approved_by'),
      on: cell('approved_on'),
      note: cell('note'),
      run: cell('run'),
    })
  }
  if (missing !== undefined)
    return {
      unusable: `it has no column [${missing}]; its first line must name ${APPROVAL_COLUMNS.join(', ')}`,
    }
  if (lines.length === 0)
    return { unusable: `it approves nothing; write a line of ${APPROVAL_COLUMNS.join(', ')} for each count` }
  return lines
}

/** What was approved, and what of it may be filed. */
export interface Approved {
  /** In `countOrder`. */
  readonly counts: readonly FiledCount[]
  readonly refusals: readonly Refusal[]
  /** Every conviction the run considered, by its determination, and what of it is eligible, by relief. */
  readonly determinations: Readonly<Record<string, number>>
  readonly eligible: Readonly<Record<string, number>>
}

/**
 * Holds each approval against the convictions of the run. One is refused where it is of another run, of a count that is not
 * there, of a relief that was not found due today, by nobody, of no day or a day that cannot be, or a second time.
 *
 * Without a statute an approval is of the answer in convictions.csv. With one, of a run that has reliefs.csv, it is of what
 * that statute gives, which need not be the best: a count may then be approved under several.
 */
export function checkApprovals(
  run: FinishedRun,
  approvals: readonly ApprovalLine[],
  { filedOn }: { readonly filedOn: string },
): Approved | Unusable {
  const several = run.outputs.some(({ name }) => name === RELIEFS)
  const asked = new Map<string, ApprovalLine[]>()
  const refused = new Map<number, string>()
  const refuse = ({ line }: ApprovalLine, why: string): void => {
    if (!refused.has(line)) refused.set(line, why)
  }
  for (const approval of approvals) {
    const why = whyNot(approval, run, filedOn)
    if (why !== undefined) {
      refuse(approval, why)
      continue
    }
    const key = keyOf(approval.person, approval.cycleCount)
    const known = asked.get(key)
    const first = known?.find(
      ({ statute }) => !several || statute === '' || approval.statute === '' || statute === approval.statute,
    )
    if (first !== undefined)
      refuse(approval, `the count is approved on line ${first.line} already; keep one of the two`)
    else if (known === undefined) asked.set(key, [approval])
    else known.push(approval)
  }

  const found = new Map<number, FiledCount>()
  const convictions = new Set<string>()
  const determinations: Record<string, number> = {}
  const eligible: Record<string, number> = {}
  const broken =
    readTable(run, 'convictions.csv', row => {
      const { determination = '', relief = '' } = row
      determinations[determination] = (determinations[determination] ?? 0) + 1
      if (determination === 'eligible') eligible[relief] = (eligible[relief] ?? 0) + 1
      const key = keyOf(row.person_id ?? '', row.cycle_count ?? '')
      const twice = convictions.has(key)
      for (const approval of asked.get(key) ?? []) {
        convictions.add(key)
        if (twice) refuse(approval, 'two convictions of the run are called so; file them by hand')
        const byStatute = several && approval.statute !== ''
        const why = byStatute ? undefined : whyNotDecided(approval, row)
        if (why !== undefined) refuse(approval, why)
        found.set(approval.line, filedCount(row, approval))
      }
    }) ??
    (several
      ? readTable(run, RELIEFS, row => {
          if (row.of !== 'conviction') return
          for (const approval of asked.get(keyOf(row.person_id ?? '', row.cycle_count ?? '')) ?? []) {
            const count = found.get(approval.line)
            if (count === undefined || row.statute !== (approval.statute || count.statute)) continue
            const why = whyNotDecided({ ...approval, statute: '' }, row)
            if (why !== undefined) refuse(approval, why)
            found.set(approval.line, underStatute(count, row, approval.statute !== ''))
          }
        })
      : undefined)
  if (broken !== undefined) return broken
  for (const approval of [...asked.values()].flat()) {
    const count = found.get(approval.line)
    if (count === undefined)
      refuse(
        approval,
        'no conviction of the run has this person_id and cycle_count; take both from convictions.csv',
      )
    else if (several && approval.statute !== '' && count.statute !== approval.statute)
      refuse(
        approval,
        'the run found nothing due under this statute; take it from reliefs.csv, or leave it out',
      )
  }
  return {
    counts: [...found]
      .filter(([line]) => !refused.has(line))
      .map(([, count]) => count)
      .sort(countOrder),
    refusals: approvals.flatMap(approval => {
      const why = refused.get(approval.line)
      return why === undefined ? [] : [{ line: approval.line, approval, why }]
    }),
    determinations,
    eligible,
  }
}

/** The table of a programme of several statutes. */
const RELIEFS = 'reliefs.csv'

/** A count as one statute of several gives it. */
function underStatute(count: FiledCount, row: TableRow, named: boolean): FiledCount {
  const { statute = '', relief = '', reason = '', rule = '', citation = '', by = '', grant = '' } = row
  return {
    ...count,
    id: named ? countId(count.person, count.cycleCount, statute) : count.id,
    relief,
    reason,
    rule,
    citation,
    statute,
    ...(by === '' ? {} : { by }),
    ...(grant === '' ? {} : { grant }),
  }
}

const keyOf = (person: string, cycleCount: string): string => JSON.stringify([person, cycleCount])

/** What is wrong with an approval by itself. */
function whyNot(approval: ApprovalLine, run: FinishedRun, filedOn: string): string | undefined {
  if (approval.run === '') return 'it names no run; write the sha256 of its manifest.json into [run]'
  if (approval.run.toLowerCase() !== run.sha256)
    return 'it was made for another run, and what was approved may have changed since; look at this run and approve again'
  if (approval.by === '') return 'nobody approved it: [approved_by] is empty; write the name of who did'
  const day = parseDay(approval.on)
  if (day === undefined) return '[approved_on] is no date; write it as YYYY-MM-DD'
  if (formatDay(day) > filedOn) return `[approved_on] is later than --filed-on [${filedOn}]; mend one of them`
  if (approval.person === '' || approval.cycleCount === '')
    return 'it names no count; write [person_id] and [cycle_count] as in convictions.csv'
  if (approval.relief === '') return 'it names no relief; write [relief] as in convictions.csv'
  return undefined
}

/** What the run has against the approval of this conviction. */
function whyNotDecided(approval: ApprovalLine, row: TableRow): string | undefined {
  const { determination = '', relief = '' } = row
  if (determination !== 'eligible')
    return `the run found this count [${determination}], not eligible today; leave it out, or have an attorney decide it`
  if (relief !== approval.relief)
    return `the relief [${known(approval.relief)}] is not what the run found due, which is [${relief}]; approve that, or leave it out`
  const statute = statuteOf(row)
  if (approval.statute !== '' && approval.statute !== statute)
    return `the run did not decide it under the statute approved, but under [${statute ?? 'a policy'}]; approve that, or leave it out`
  return undefined
}

/** A relief as somebody typed it: shown only where it can be no more than a word for one. */
const known = (relief: string): string => (/^[a-z-]{1,40}$/.test(relief) ? relief : 'not a relief')

/** The statute of a rule: `hsc-11361.8` of `hsc-11361.8/11359/redesignate-misdemeanor`. */
function statuteOf({ rule = '', law_relief: law = '' }: TableRow): string | undefined {
  const statute = rule.slice(0, Math.max(0, rule.indexOf('/')))
  // The only statute an office's policy adds to so far; where the law gives nothing no statute speaks.
  if (statute === 'policy') return law === '' ? undefined : 'hsc-11361.8'
  return statute === '' ? undefined : statute
}

/** Between several things in one cell. */
const AND = '; '
const listed = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split(AND)
    .map(one => one.trim())
    .filter(one => one !== '')

function filedCount(row: TableRow, approval: ApprovalLine): FiledCount {
  const cell = (name: string): string => row[name] ?? ''
  const name = nameOf(cell('name'))
  const statute = statuteOf(row)
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
    sentenceEnds: cell('sentence_ends'),
    relief: cell('relief'),
    basis: cell('basis'),
    rule: cell('rule'),
    citation: cell('citation'),
    reason: cell('reason'),
    law: { relief: cell('law_relief'), reason: cell('law_reason') },
    ...(statute === undefined ? {} : { statute }),
    source: { file: cell('source_file'), line: Number(cell('source_line')) },
    approval: { by: approval.by, on: approval.on, note: approval.note },
  }
}
