/**
 * The annotated tables: input rows as they were, with the eighteen columns that counties know from earlier programs.
 *
 * `all-results` and `prop64-results` hold the bytes of the input row as they are: what was Latin-1 stays Latin-1, a stray
 * quote stays a stray quote, and a cell that a spreadsheet might run is the state's own and is not touched. Only the line
 * end is ours, and one empty column too many, which some files have, is dropped so that ours stand where they should.
 * `all-results-condensed` holds some columns, written as all other tables are: UTF-8, and safe in a spreadsheet.
 */
import type { Conviction, Person } from '../../record/person.ts'
import type { CsvRows } from '../../results/csv.ts'
import type { DecidedPerson, InputRow } from '../../run/consumer.ts'
import type { Decided } from '../../run/decide.ts'
import type { Reasons } from '../../run/reasons.ts'
import { type Day, theDay } from '../../time/day.ts'
import { isExact, type Window } from '../../time/window.ts'
import { americanDate } from '../days.ts'
import type { Annotate, Annotating, RowTables } from '../row-tables.ts'
import type { TableTexts } from '../table-texts.ts'

/** The columns in the words and the order that offices know. */
export const EIGHTEEN = [
  'Case Number',
  '# of convictions on record',
  'Possible Other P64 Charges',
  'Occurred after 11/9/2016',
  'Superstrike Code Section(s)',
  'PC290 Code Section(s)',
  'PC290 Registration',
  'Date of Conviction',
  'Years Since This Conviction',
  'Years Since Any Conviction',
  '# of Prop 64 convictions',
  '# of HS 11357 convictions',
  '# of HS 11358 convictions',
  '# of HS 11359 convictions',
  '# of HS 11360 convictions',
  'Deceased',
  'Eligibility Determination',
  'Eligibility Reason',
] as const
/** The place of `Possible Other P64 Charges`, the one column that may stand on any row. */
const OTHER = 2

/** The input columns of the condensed table. */
export const CONDENSED = [
  'CII_NUMBER',
  'PRI_NAME',
  'GENDER',
  'PRI_DOB',
  'RACE_DESCR',
  'CYC_DATE',
  'STP_EVENT_DATE',
  'STP_ORI_DESCR',
  'STP_ORI_CNTY_NAME',
  'DISP_DATE',
  'OFN',
  'OFFENSE_DESCR',
  'DISP_DESCR',
  'CONV_STAT_DESCR',
  'SENT_LOC_DESCR',
  'SENT_LENGTH',
  'SENT_TIME_CODE',
  'CYC_AGE',
  'COMMENT_TEXT',
  'END_OF_REC',
] as const

/** The four sections of Proposition 64, as `sectionOf` names them. */
const SECTIONS = ['HS 11357', 'HS 11358', 'HS 11359', 'HS 11360'] as const
/** The day after whose start a conviction counts as `after 11/9/2016`, the day itself included, as in the programs before. */
const ACT = theDay('2016-11-09')

/** What these columns ask of the law. */
export interface AnnotatedLaw {
  /** Whether a conviction is, or may be, on the two lists of disqualifying offenses. */
  readonly listed: (conviction: Conviction) => {
    readonly superstrike: boolean
    readonly registrable: boolean
  }
  /** Whether a text names one of the sections HS 11357 to 11360. */
  readonly namesProp64: (text: string) => boolean
}

/** The three tables. */
export const annotatedTables = (law: AnnotatedLaw): RowTables => ({
  tables: [
    { name: 'all-results', ofAll: true, columns: input => [...input, ...EIGHTEEN] },
    { name: 'all-results-condensed', ofAll: true, columns: () => [...CONDENSED, ...EIGHTEEN] },
    { name: 'prop64-results', ofAll: false, columns: input => [...input, ...EIGHTEEN] },
  ],
  annotator: (about, to) => annotator({ ...about, law }, to),
})

/** Writes the rows of a person into whichever of the three tables there are. `reasons` are those of `one.decided`. */
function annotator(
  { day, columns, texts, law }: Annotating & { readonly law: AnnotatedLaw },
  to: ReadonlyMap<string, CsvRows>,
): Annotate {
  const [allRows, condensedRows, prop64Rows] = ['all-results', 'all-results-condensed', 'prop64-results'].map(
    name => to.get(name),
  )
  const place = (name: string): number => {
    const at = columns.indexOf(name)
    if (at === -1) throw new Error(`the input has no column [${name}]`)
    return at
  }
  const condensed = CONDENSED.map(place)
  const at = {
    count: place('CNT_ORDER'),
    step: place('STP_TYPE_DESCR'),
    file: place('OFN'),
    comment: place('COMMENT_TEXT'),
  }
  const last = columns.length - 1

  const caseNumbers = (
    rows: readonly InputRow[],
    row: InputRow,
    { caseNumbers: own }: Conviction,
  ): string => {
    const step = row.field(at.count).trim().slice(0, STEP)
    const found = new Set<string>()
    if (step.length === STEP) {
      for (const other of rows) {
        if (!other.field(at.count).startsWith(step) || other.field(at.step).trim() !== 'COURT ACTION')
          continue
        const number = other.field(at.file).trim()
        if (number !== '' && number !== 'NULL') found.add(number)
      }
    }
    return (found.size > 0 ? [...found] : own).join('; ')
  }

  /** A second offense that the comment of the row names, where it is one of the four sections. */
  const otherCharge = (row: InputRow): string => {
    const remark = row.conviction?.remark
    if (remark === undefined || !row.field(at.comment).includes(remark)) return ''
    return law.namesProp64(remark) ? remark : ''
  }

  const writeInput = (rows: CsvRows, row: InputRow): void => {
    // Up to the end of the last column: an empty one too many may follow it.
    rows.verbatim(row.block, row.start, row.endOf(last))
  }

  const writeCondensed = (rows: CsvRows, row: InputRow): void => {
    for (const column of condensed) {
      const start = column === 0 ? row.start : row.endOf(column - 1) + 1
      if (!rows.copy(row.block, start, row.endOf(column))) rows.text(row.field(column))
    }
  }

  const others = (rows: readonly InputRow[]): void => {
    for (const row of rows) {
      if (allRows !== undefined) {
        writeInput(allRows, row)
        writeCells(allRows, undefined, '')
      }
      if (condensedRows !== undefined) {
        writeCondensed(condensedRows, row)
        writeCells(condensedRows, undefined, '')
      }
    }
  }

  const person = (one: DecidedPerson, reasons: readonly Reasons[]): void => {
    const { rows, decided } = one
    const firsts = decided.length === 0 ? undefined : firstRows(rows, decided)
    const about = firsts === undefined ? undefined : aboutPerson(one, texts, law)
    for (const [index, row] of rows.entries()) {
      const which = firsts?.get(index)
      const decision = which === undefined ? undefined : decided[which]
      const why = which === undefined ? undefined : reasons[which]
      const other = otherCharge(row)
      const cells =
        decision === undefined || why === undefined || about === undefined
          ? undefined
          : eighteen(about, decision, why, caseNumbers(rows, row, decision.subject), other, day)
      if (allRows !== undefined) {
        writeInput(allRows, row)
        writeCells(allRows, cells, other)
      }
      if (condensedRows !== undefined) {
        writeCondensed(condensedRows, row)
        writeCells(condensedRows, cells, other)
      }
      if (prop64Rows !== undefined && cells !== undefined) {
        writeInput(prop64Rows, row)
        writeCells(prop64Rows, cells, other)
      }
    }
  }
  return { person, others }
}

/** Cycle and step: the first digits of a count number. */
const STEP = 6

function writeCells(rows: CsvRows, cells: readonly string[] | undefined, other: string): void {
  if (cells !== undefined) for (const cell of cells) rows.text(cell)
  else if (other === '') rows.empty(EIGHTEEN.length)
  else {
    rows.empty(OTHER)
    rows.text(other)
    rows.empty(EIGHTEEN.length - OTHER - 1)
  }
  rows.end()
}

/** For each row that carries an answer, by its place, which of the convictions decided it is: the row that convicts. */
function firstRows(
  rows: readonly InputRow[],
  decided: readonly Decided<Conviction>[],
): ReadonlyMap<number, number> {
  const which = new Map(decided.map(({ subject }, i) => [subject, i] as const))
  const first = new Map<number, number>()
  for (const [index, { conviction, line, file }] of rows.entries()) {
    const i = conviction === undefined ? undefined : which.get(conviction)
    if (i === undefined) continue
    const source = conviction?.sources[0]
    const convicts = source !== undefined && source.line === line && source.file === file
    if (convicts || !first.has(i)) first.set(i, index)
  }
  return new Map([...first].map(([i, index]) => [index, i]))
}

interface AboutPerson {
  readonly person: Person
  readonly bySection: readonly number[]
  readonly superstrikes: string
  readonly registrable: string
  readonly latest: Window
}

function aboutPerson({ person }: DecidedPerson, texts: TableTexts, law: AnnotatedLaw): AboutPerson {
  const bySection = SECTIONS.map(() => 0)
  const superstrikes = new Set<string>()
  const registrable = new Set<string>()
  let [soonest, latest] = [-Infinity, -Infinity]
  for (const conviction of person.convictions) {
    const section = SECTIONS.indexOf(texts.sectionOf(conviction) as (typeof SECTIONS)[number])
    if (section !== -1) bySection[section] = (bySection[section] as number) + 1
    const listed = law.listed(conviction)
    if (listed.superstrike) superstrikes.add(citationOf(conviction.offense.text))
    if (listed.registrable) registrable.add(citationOf(conviction.offense.text))
    soonest = Math.max(soonest, conviction.convictionDate.soonest)
    latest = Math.max(latest, conviction.convictionDate.latest)
  }
  return {
    person,
    bySection,
    superstrikes: [...superstrikes].join(';') || NONE,
    registrable: [...registrable].join(';') || NONE,
    latest: { soonest, latest },
  }
}

/** What the eighteen columns show where there is nothing, or where it is not known. */
const NONE = '-'

function eighteen(
  { person, bySection, superstrikes, registrable, latest }: AboutPerson,
  decided: Decided<Conviction>,
  reasons: Reasons,
  caseNumber: string,
  other: string,
  day: Day,
): readonly string[] {
  const { convictionDate } = decided.subject
  return [
    caseNumber,
    String(person.convictions.length),
    other,
    convictionDate.soonest >= ACT ? 'Y' : convictionDate.latest < ACT ? 'N' : NONE,
    superstrikes,
    registrable,
    person.registrations.length > 0 ? 'Yes' : NONE,
    isExact(convictionDate) ? americanDate(convictionDate.soonest) : NONE,
    yearsSince(convictionDate, day),
    yearsSince(latest, day),
    String(bySection.reduce((sum, count) => sum + count, 0)),
    ...bySection.map(String),
    person.death === undefined ? NONE : 'Deceased',
    legacyDetermination(decided),
    legacyReason(decided, reasons),
  ]
}

/** Years of 365.25 days, to one decimal. */
const yearsSince = (date: Window, day: Day): string =>
  isExact(date) ? ((day - date.soonest) / 365.25).toFixed(1) : NONE

const DISMISSAL = 'Eligible for Dismissal'
const REDUCTION = 'Eligible for Reduction'

/** The answer in the words of the programs before. They had none for "later": a person then has to see to it. */
export function legacyDetermination({ outcome, relief, policy }: Decided<Conviction>): string {
  switch (outcome) {
    case 'eligible':
      return wordFor(relief?.id)
    case 'not-eligible':
      return 'Not eligible'
    case 'eligible-later':
      return 'Hand Review'
    case 'review':
      return policy?.outcome === 'city-attorney' ? 'To be reviewed by City Attorneys' : 'Hand Review'
  }
}

const wordFor = (relief: string | undefined) => (relief?.startsWith('dismiss') ? DISMISSAL : REDUCTION)

/** The office's own reason wherever its policy grants the same in these words, even where the law gives it anyway. */
function legacyReason(decided: Decided<Conviction>, reasons: Reasons): string {
  const { outcome, relief, policy } = decided
  const agreed =
    outcome === 'eligible' && policy?.grant !== undefined && wordFor(policy.grant) === wordFor(relief?.id)
  return agreed && policy.outcome === 'grant' ? policy.reason : reasons.reason
}

/** The part of an offense's text before its description: `314(1) PC` of `314(1) PC-INDECENT EXPOSURE`. */
export function citationOf(text: string): string {
  for (let dash = text.indexOf('-'); dash !== -1; dash = text.indexOf('-', dash + 1)) {
    const before = text.slice(0, dash).trimEnd()
    // Between two numbers a dash joins an attempt to its offense: `664-187 PC`.
    if (!/[\d)]$/.test(before) || !/^\s*\d/.test(text.slice(dash + 1))) return before
  }
  return text
}
