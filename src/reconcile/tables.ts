/** The three lists of a reconciliation, and what stands beside them: doubts, facts, lines that were not read. */

import { likenessText } from '../intake/identity/who.ts'
import { describe } from '../record/priors.ts'
import { CONVICTION_COLUMNS, writeConviction } from '../report/convictions.ts'
import { dueText, openText } from '../report/givings.ts'
import type { OfficeLine } from '../report/office-line.ts'
import type { TableTexts } from '../report/table-texts.ts'
import { csvLine, csvRows, csvTable } from '../results/csv.ts'
import type { Spool } from '../results/spool.ts'
import type { DecidedPerson } from '../run/consumer.ts'
import type { Question } from '../run/person.ts'
import { formatWindow } from '../time/window.ts'
import { FACT_COLUMNS, factCells, isUsed, type OfficeFact, textOf } from './facts-used.ts'
import type { Match } from './match.ts'
import { factOf, type OfficeRow } from './office-rows.ts'
import { officeDay } from './pair.ts'
import type { Held, Reconciled, ReconciledRow } from './reconcile.ts'

/** What stands behind the office's own columns and those of its line. */
const OURS = [
  'office_file',
  'office_line',
  'list',
  'why',
  'state_person_id',
  'state_name',
  'state_birth_date',
  'match_score',
  'match_reasons',
  'other_candidates',
  'paired_with',
  'pair_reasons',
  'state_offense',
  'state_conviction_date',
  'state_class',
  'state_other_convictions',
  'determination',
  'relief',
  'due',
  'open',
  'reason',
  'missing_facts',
  'facts_used',
  'facts_not_used',
] as const

export interface ListsOf {
  readonly question: Question
  readonly texts: TableTexts
  /** Absent: the state knows no line of an office. */
  readonly line: OfficeLine | undefined
}

/** Which list a row stands in. */
export type ListName = 'paired' | 'office-only'

export const listOf = ({ pairing }: Pick<ReconciledRow, 'pairing'>): ListName =>
  pairing?.is === 'paired' ? 'paired' : 'office-only'

/** A list of the office's rows: their cells as they were, then what its line would have answered, then the answer of law. */
export function officeList(name: ListName, { rows, office }: Reconciled, lists: ListsOf): Uint8Array {
  const own = rows.filter(row => listOf(row) === name).sort(asInFiles)
  const head = office.columns.map((column, at) => (column === '' ? `column_${at + 1}` : column))
  return csvTable([
    [...head, ...(lists.line?.columns ?? []), ...OURS],
    ...own.map(row => [...row.row.cells, ...lineCells(row, lists), ...ourCells(row, name, lists)]),
  ])
}

const asInFiles = ({ row: a }: ReconciledRow, { row: b }: ReconciledRow): number =>
  a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1

function lineCells(
  { row, match, pairing }: ReconciledRow,
  { line, question, texts }: ListsOf,
): readonly string[] {
  if (line === undefined) return []
  const grams = factOf(row, 'offense.grams')
  const code = factOf(row, 'count.code')
  const offense = factOf(row, 'count.offense')
  const day = officeDay(factOf(row, 'count.endedOn'))
  const [level, ended] = [factOf(row, 'count.class'), factOf(row, 'count.ended')]
  return line.cells(
    {
      offense: question.law.readOffense(code === '' ? offense : `${offense} ${code}`),
      ...(level === '' ? {} : { class: level }),
      ...(ended === '' ? {} : { ended }),
      ...(grams === '' ? {} : { grams: Number(grams) }),
      ...(day === undefined ? {} : { day }),
      ...(match.is === 'matched' ? { person: match.with.person.person } : {}),
      ...(pairing?.is === 'paired' ? { conviction: pairing.pair.conviction } : {}),
      inDoubt: match.is === 'doubt',
    },
    texts.day,
  )
}

/** Between several things in one cell. */
const AND = '; '

function ourCells(
  { row, match, pairing, decided, facts }: ReconciledRow,
  name: ListName,
  { texts }: ListsOf,
): readonly string[] {
  const pair = pairing?.is === 'paired' ? pairing.pair : undefined
  const conviction = pair?.conviction
  const person = match.is === 'matched' ? match.with.person.person : undefined
  const [first] = conviction?.sources ?? []
  const reasons = decided === undefined ? undefined : texts.reasonsOf(decided)
  const others = person?.convictions.filter(other => other !== conviction) ?? []
  return [
    row.file,
    String(row.line),
    name,
    whyOf(match, pairing),
    person?.id ?? '',
    person?.name ?? '',
    person === undefined ? '' : formatWindow(person.birth),
    match.is === 'matched' ? String(match.with.score) : '',
    match.is === 'matched' ? likenessText(match.with.like) : '',
    othersText(match),
    first === undefined ? '' : `${first.file}:${first.line}`,
    pair === undefined
      ? ''
      : [`same section`, ...(pair.sameCase ? ['same court number'] : []), ...daysText(pair.apart)].join(AND),
    conviction?.offense.text ?? '',
    conviction === undefined ? '' : formatWindow(conviction.convictionDate),
    conviction?.class ?? '',
    others.map(describe).join(AND),
    decided?.outcome ?? (match.is === 'doubt' || pairing?.is === 'doubt' ? 'review' : ''),
    decided?.relief !== undefined && decided.outcome.startsWith('eligible') ? decided.relief.id : '',
    decided === undefined ? '' : dueText(decided, texts.policy),
    decided === undefined ? '' : openText(decided, texts.policy),
    reasons?.reason ??
      (conviction === undefined ? '' : 'No statute of the program speaks of it, or it is another county’s'),
    reasons?.missing.join(AND) ?? '',
    facts.filter(isUsed).map(factText).join(AND),
    facts
      .filter(fact => !isUsed(fact))
      .map(fact => `${factText(fact)} (${NOT_USED[fact.state] ?? fact.state})`)
      .join(AND),
  ]
}

const factText = ({ line }: OfficeFact): string => `${line.fact}: ${textOf(line.value)}`

/** Why a fact does not count. */
const NOT_USED: Readonly<Partial<Record<OfficeFact['state'], string>>> = {
  contradicts: 'the state’s record says otherwise: a person must look',
  differs: 'two rows say two things',
  'not-asked': 'no statute asked looks at it',
}

const daysText = (apart: number | undefined): readonly string[] =>
  apart === undefined ? [] : [apart === 0 ? 'same day' : `${apart} day${apart === 1 ? '' : 's'} apart`]

function whyOf(match: Match<Held>, pairing: ReconciledRow['pairing']): string {
  if (match.is === 'none') return 'no match: nobody in the state’s file has enough in common'
  if (match.is === 'doubt') return `in doubt: ${match.why}`
  return pairing === undefined || pairing.is === 'paired'
    ? ''
    : pairing.is === 'doubt'
      ? `in doubt: ${pairing.why}`
      : pairing.why
}

const othersText = (match: Match<Held>): string =>
  (match.is === 'none' ? [] : match.is === 'matched' ? match.others : match.candidates)
    .map(({ id, score, like }) => `${id} (${score}: ${likenessText(like)})`)
    .join(AND)

/** Rows of the state's convictions, on their way to a table. */
export interface StateOnly {
  /** Of somebody who is nobody of the office. */
  readonly other: (decided: DecidedPerson) => void
  /** Somebody stands here of whom it is known only at the end which convictions are no row's of the office. */
  readonly held: (one: Held) => void
  /** Gives the table part by part to be written, and how many rows it has. */
  readonly write: (
    found: Pick<Reconciled, 'decided' | 'paired'>,
    write: (bytes: Uint8Array) => void,
  ) => { readonly count: number }
}

/** Bytes of rows before they are put aside. */
const ASIDE = 1 << 20

/**
 * Convictions of the state's file that are no row's of the office: as the convictions of a run, in the order of its people. They are
 * many more than memory should hold, and wait in a file.
 */
export function stateOnly(texts: TableTexts, spool: Spool): StateOnly {
  const rows = csvRows()
  const waiting: { readonly one: Held; readonly at: number }[] = []
  let count = 0
  let ready: Buffer[] = []
  let [aside, size] = [0, 0]
  const writeAll = ({ decided }: DecidedPerson, paired?: Reconciled['paired']): void => {
    for (const one of decided) {
      if (paired?.has(one.subject)) continue
      writeConviction(rows, one, texts.reasonsOf(one), texts)
      count++
    }
  }
  const putAside = (): void => {
    spool.append(Buffer.concat(ready))
    aside += size
    ready = []
    size = 0
  }
  return {
    other: decided => {
      writeAll(decided)
      const bytes = Buffer.from(rows.take())
      ready.push(bytes)
      size += bytes.length
      if (size > ASIDE) putAside()
    },
    held: one => void waiting.push({ one, at: aside + size }),
    write: ({ decided, paired }, write) => {
      putAside()
      write(csvLine(CONVICTION_COLUMNS))
      let from = 0
      for (const { one, at } of waiting) {
        for (const bytes of spool.read(from, at)) write(bytes)
        from = at
        const own = decided.get(one)
        if (own !== undefined) writeAll(own, paired)
        write(rows.take())
      }
      for (const bytes of spool.read(from, aside)) write(bytes)
      return { count }
    },
  }
}

const DOUBT_COLUMNS = [
  'office_file',
  'office_lines',
  'why',
  'candidate_person_id',
  'candidate_name',
  'score',
  'reasons',
] as const

/** Everybody of the office who may be somebody and is not surely, a line for each who it may be. */
export const doubtsTable = ({ people }: Reconciled): Uint8Array =>
  csvTable([
    DOUBT_COLUMNS,
    ...people.flatMap(({ office, match }) =>
      match.is !== 'doubt'
        ? []
        : match.candidates.map(({ id, person, score, like }) => [
            [...new Set(office.rows.map(({ file }) => file))].join(AND),
            linesText(office.rows),
            match.why,
            id,
            person.person.name ?? '',
            String(score),
            likenessText(like),
          ]),
    ),
  ])

const linesText = (rows: readonly OfficeRow[]): string =>
  rows
    .map(({ line }) => line)
    .sort((a, b) => a - b)
    .join(AND)

/** What the office's rows say of the convictions they are, as a file of facts. */
export const factsTable = ({ rows }: Reconciled): Uint8Array => {
  const lines = rows
    .flatMap(({ facts }) => facts.map(({ line }) => factCells(line)))
    .map(cells => ({ cells, key: cells.join('\t') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  return csvTable([FACT_COLUMNS, ...lines.map(({ cells }) => cells)])
}

export const rejectsTable = ({ office }: Reconciled): Uint8Array =>
  csvTable([
    ['file', 'line', 'problem', 'text'],
    ...office.accounts.faulty.map(({ file, line, problem, text }) => [file, String(line), problem, text]),
  ])
