/** The court's answers held against what was filed: what became of each count, what cannot be used, and what is still open. */
import type { TableRow } from '../results/csv-read.ts'
import { type FilledIn, namedTwice } from '../results/filled-in.ts'
import type { Unusable } from '../results/manifest.ts'
import { formatDay } from '../time/day.ts'
import { type WrittenDay, writtenDays } from '../time/written-day.ts'
import { type Answer, answerOf, OUTCOMES, RULINGS } from './court-outcomes.ts'
import { UPDATE_COLUMNS, type UpdateRow } from './court-update.ts'
import type { CourtAnswer } from './filing.ts'
import { contradicted } from './readable.ts'

/** Something to be told of a line: a sentence without a person's data. */
export interface AboutLine {
  readonly line: number
  readonly why: string
}

export interface Answered {
  /** The answer to each count that has one, by its `count_id`. */
  readonly answers: ReadonlyMap<string, CourtAnswer>
  /** Lines that cannot be used: what they are of stays open. */
  readonly problems: readonly AboutLine[]
  /** Answers that differ from others of the same count, and which of them holds. */
  readonly told: readonly AboutLine[]
}

export type Filed = readonly (Pick<UpdateRow, 'count_id' | 'order_reference'> & Partial<UpdateRow>)[]

/** Columns of the court update file that say whose count it is. What the court may correct, as a case number, is not among them. */
const WHOSE = ['defendant', 'birth_date', 'record_count', 'section', 'conviction_date', 'statute'] as const

/** What one line says of a count. */
interface LineAnswer extends CourtAnswer {
  /** Absent where it was recorded before. */
  readonly line?: number
}

/** All that is said of a count. */
interface Said {
  readonly before: readonly LineAnswer[]
  /** Of it alone, which goes before what is said of its order. */
  readonly single: LineAnswer[]
  readonly whole: LineAnswer[]
  /** A line of it cannot be used: whatever else is said, it stays open. */
  spoiled: boolean
  /** What lines answer that may be meant for it, and name nothing: other answers to its order do not hold. */
  readonly apart: (Answer | undefined)[]
}

const saidOf = (said: Map<string, Said>, count: string): Said => {
  const known = said.get(count)
  if (known !== undefined) return known
  const none = { before: [], single: [], whole: [], spoiled: false, apart: [] }
  said.set(count, none)
  return none
}

/**
 * Takes answers: lines with [answer], [answered_on], and either [count_id], or [order_reference] of one count
 * (`order-001/12`) or of a whole order (`order-001`). The court update file, filled in, is such a file; its lines without an
 * answer are passed over. `before`: answers recorded before.
 *
 * What is said of a single count goes before what is said of its order. A ruling goes before what keeps a court from ruling;
 * of two rulings on different days the later one holds. Two different answers on one day are a problem. A count of which a
 * line cannot be used stays open, whatever is said of its order: that may have been granted but for it. So does one whose line
 * says otherwise than was filed whose count it is: somebody sorted a column by itself.
 */
export function readAnswers(
  { columns, separator, rows, broken }: FilledIn,
  filed: Filed,
  before: ReadonlyMap<string, CourtAnswer> = new Map(),
): Answered | Unusable {
  const missing = ['answer', 'answered_on'].find(name => columns?.includes(name) === false)
  if (missing !== undefined)
    return {
      unusable: `it has no column [${missing}]; fill in court-update.csv, or write count_id, order_reference, answer, answered_on`,
    }
  const twice = namedTwice(columns, UPDATE_COLUMNS)
  if (twice !== undefined)
    return { unusable: `its first line names the column [${twice}] twice; take one of them out` }
  const said = new Map<string, Said>()
  for (const [count, answer] of before) said.set(count, { ...saidOf(said, count), before: [answer] })
  const problems: AboutLine[] = []
  const told = new Map<string, AboutLine>()
  const reading = {
    names: namesIn(filed),
    said,
    readDay: writtenDays(
      rows.map(({ row }) => row.answered_on ?? ''),
      { dayFirst: separator === ';' },
    ),
  }
  for (const { row, line } of rows) {
    const why = takeLine(row, line, reading)
    if (why !== undefined) problems.push({ line, why })
    else if (namesAnotherCase(row, reading.names))
      told.set(`${line} ${ANOTHER_CASE}`, { line, why: ANOTHER_CASE })
  }
  for (const { row, line, why } of broken) {
    takeLine({ ...row, answer: BROKEN }, line, reading)
    problems.push({ line, why })
  }
  const answers = new Map<string, CourtAnswer>()
  for (const [count, all] of said) {
    const { holds, problem, notes } = settle(all)
    if (holds !== undefined) answers.set(count, { answer: holds.answer, on: holds.on })
    if (problem !== undefined) problems.push(problem)
    for (const note of notes) told.set(`${note.line} ${note.why}`, note)
  }
  return { answers, problems: onceInOrder(problems), told: onceInOrder([...told.values()]) }
}

const onceInOrder = (found: readonly AboutLine[]): readonly AboutLine[] =>
  [...new Map(found.map(one => [`${one.line} ${one.why}`, one])).values()].sort((a, b) => a.line - b.line)

/** What the counts that were filed are called. */
interface FiledNames {
  readonly ids: ReadonlySet<string>
  readonly byReference: ReadonlyMap<string, string>
  readonly byOrder: ReadonlyMap<string, readonly string[]>
  readonly rows: ReadonlyMap<string, Filed[number]>
}

function namesIn(filed: Filed): FiledNames {
  const referred = filed.filter(row => row.order_reference !== '')
  const orders = Map.groupBy(referred, row => orderOf(row.order_reference))
  return {
    ids: new Set(filed.map(row => row.count_id)),
    byReference: new Map(referred.map(row => [row.order_reference, row.count_id])),
    byOrder: new Map([...orders].map(([order, rows]) => [order, rows.map(row => row.count_id)])),
    rows: new Map(filed.map(row => [row.count_id, row])),
  }
}

const orderOf = (reference: string) => reference.slice(0, Math.max(0, reference.lastIndexOf('/')))

interface LineReading {
  readonly names: FiledNames
  readonly said: Map<string, Said>
  readonly readDay: (text: string) => WrittenDay
}

/** Stands for the answer of a line that is no row: nobody understands it. */
const BROKEN = '?'

/** Takes what a line answers; why it cannot be used, where it cannot. */
function takeLine(row: TableRow, line: number, { names, said, readDay }: LineReading): string | undefined {
  const { answer: written = '', answered_on: day = '', count_id: id = '' } = row
  if (written === '') return undefined
  const { ids, whole, why, among } = countsNamed(id, referenceIn(row), names)
  const answer = answerOf(written)
  const on = dayOfAnswer(day, answer, readDay)
  const torn = whole ? undefined : whyTorn(row, ids, names)
  for (const count of ids) {
    const all = saidOf(said, count)
    if (torn !== undefined || answer === undefined || 'why' in on) all.spoiled = true
    else (whole ? all.whole : all.single).push({ line, answer, on: on.on })
  }
  for (const count of among) saidOf(said, count).apart.push(answer)
  if (torn !== undefined) return torn
  if (answer === undefined)
    return `[answer] is not understood; write one of ${Object.keys(OUTCOMES).join(', ')}, or leave it empty`
  return 'why' in on ? `[answered_on] ${on.why}` : why
}

const MEND = 'a column was sorted or changed by itself; put the rows together again as they were filed'

/** Why a line is of nobody knows which count: two of its columns are of different ones. */
function whyTorn(
  row: TableRow,
  ids: readonly string[],
  { byReference, rows }: FiledNames,
): string | undefined {
  const [id] = ids
  const filed = id === undefined ? undefined : rows.get(id)
  if (filed === undefined) return undefined
  const other = byReference.get(referenceIn(row))
  if (other !== undefined && other !== id)
    return `its [count_id] and its [order_reference] are of two counts: ${MEND}`
  const known = WHOSE.flatMap(name => {
    const value = filed[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const column = contradicted(row, Object.fromEntries(known))
  return column === undefined ? undefined : `its [${column}] is not that of the count it names: ${MEND}`
}

const referenceIn = ({ order_reference: reference = '' }: TableRow): string =>
  reference.toLowerCase().replaceAll(' ', '')

const ANOTHER_CASE =
  'its [case_numbers] are not those that were filed: where the court has found the case under another number, note it, for nothing is taken from that column'

/** Whether the court wrote another case number than was filed: its answer is taken, and the number told. */
function namesAnotherCase(row: TableRow, { rows, byReference }: FiledNames): boolean {
  const filed = rows.get(row.count_id || (byReference.get(referenceIn(row)) ?? ''))
  return (
    (row.answer ?? '') !== '' &&
    filed?.case_numbers !== undefined &&
    contradicted(row, { case_numbers: filed.case_numbers }) !== undefined
  )
}

/** The day of an answer. A court that finds no record may give none. */
function dayOfAnswer(
  text: string,
  answer: Answer | undefined,
  readDay: (text: string) => WrittenDay,
): { readonly on: string } | { readonly why: string } {
  if (text === '')
    return answer === undefined || !isRuling(answer)
      ? { on: '' }
      : { why: 'is empty; write the day of the order as YYYY-MM-DD' }
  const read = readDay(text)
  return 'why' in read ? read : { on: formatDay(read.day) }
}

/** The counts a line is about; where it names none that was filed, why, and among which it may have meant one. */
function countsNamed(
  id: string,
  reference: string,
  { ids, byReference, byOrder }: FiledNames,
): {
  readonly ids: readonly string[]
  readonly whole: boolean
  readonly why?: string
  readonly among: readonly string[]
} {
  const order = id === '' ? byOrder.get(reference) : undefined
  if (order !== undefined) return { ids: order, whole: true, among: [] }
  const count = id === '' ? byReference.get(reference) : id
  if (count !== undefined && ids.has(count)) return { ids: [count], whole: false, among: [] }
  if (id === '' && reference === '')
    return {
      ids: [],
      whole: false,
      why: 'it names no count; write its [count_id] or its [order_reference]',
      among: [],
    }
  const among = byOrder.get(orderOf(reference)) ?? []
  return {
    ids: [],
    whole: false,
    why: `nothing was filed under this ${id === '' ? '[order_reference]' : '[count_id]'}; take it from court-update.csv of this filing${among.length === 0 ? '' : '. Until then another answer to its order as a whole is not taken'}`,
    among,
  }
}

const isRuling = (answer: Answer): boolean => RULINGS.some(ruling => ruling === answer)
const isFinal = ({ answer }: CourtAnswer): boolean => isRuling(answer) && !OUTCOMES[answer].open

/** What holds of all that is said of a count, and what is to be told of the rest. */
function settle({ before, single, whole, spoiled, apart }: Said): {
  readonly holds: LineAnswer | undefined
  readonly problem?: AboutLine
  readonly notes: readonly AboutLine[]
} {
  const ofOrder = apart.every(answer => whole.every(one => one.answer === answer)) ? whole : []
  const all = [...before, ...(single.length > 0 ? single : ofOrder)]
  const ruling = latest(all.filter(({ answer }) => isRuling(answer)))
  const other = latest(all.filter(({ answer }) => !isRuling(answer)))
  const holds =
    ruling !== undefined && (isFinal(ruling) || other === undefined || other.on < ruling.on) ? ruling : other
  if (holds === undefined || spoiled) return { holds: undefined, notes: [] }
  const against = all.filter(
    one => one.answer !== holds.answer && !(OUTCOMES[one.answer].open && one.on < holds.on),
  )
  const sameDay = against.find(({ on }) => on === holds.on)
  if (sameDay !== undefined)
    return {
      holds: undefined,
      problem: {
        line: Math.max(sameDay.line ?? 0, holds.line ?? 0),
        why: `${placeOf(sameDay, holds)} answers the same count otherwise on the same day; ask the court which holds`,
      },
      notes: [],
    }
  return {
    holds,
    notes: against.map(one => ({
      line: Math.max(one.line ?? 0, holds.line ?? 0),
      why: `the same count is answered ${inWords(one)} and ${inWords(holds)}; the latter is taken: ask the court if it should not be`,
    })),
  }
}

/** Where the other of two answers stands than the one on the later line. */
function placeOf(a: LineAnswer, b: LineAnswer): string {
  const line = Math.min(a.line ?? 0, b.line ?? 0)
  return line === 0 ? 'what was recorded before' : `line ${line}`
}

const inWords = ({ answer, on, line }: LineAnswer): string =>
  `[${answer}]${on === '' ? '' : ` on ${on}`}${line === undefined ? ' (recorded before)' : ''}`

const latest = (all: readonly LineAnswer[]): LineAnswer | undefined =>
  all.reduce<LineAnswer | undefined>(
    (last, one) => (last === undefined || one.on > last.on ? one : last),
    undefined,
  )

/** What is still open: counts without an answer, those continued, and those for which the court found no case. */
export const isOpen = (answer: CourtAnswer | undefined): boolean =>
  answer === undefined || OUTCOMES[answer.answer].open
