/** The court update file: one row a count, in a form a case system loads and in which the court's answer comes back. */
import { csvLine, csvTable } from '../results/csv.ts'
import { ANSWERS, OUTCOMES } from './court-outcomes.ts'
import type { CourtAnswer, FiledCount, FilingInput, Kind } from './filing.ts'
import { branchOf } from './office.ts'
import { orderReferences } from './plan.ts'
import { reliefWords } from './words.ts'

export const UPDATE_COLUMNS = [
  'count_id',
  'order_reference',
  'branch',
  'court',
  'case_numbers',
  'defendant',
  'birth_date',
  'record_count',
  'section',
  'conviction_date',
  'old_state',
  'new_state',
  'statute',
  'effective_date',
  'answer',
  'answered_on',
] as const

/** A row: what the court is asked to change. The last three stay empty until the court has answered. */
export type UpdateRow = Readonly<Record<(typeof UPDATE_COLUMNS)[number], string>>

export const UPDATE_CSV = 'court-update.csv'
const UPDATE_JSONL = 'court-update.jsonl'

export const courtUpdate: Kind = {
  name: 'court-update',
  says: 'the list for the case system of the court, a row for each count, as CSV and JSON Lines',
  files: /^court-update\.(?:csv|jsonl)$/,
  tables: [
    {
      name: 'court-update',
      use: { columns: UPDATE_COLUMNS, filledIn: { answer: ANSWERS, answered_on: [] } },
    },
  ],
  usual: () => true,
  make: (input, output) => {
    const references = orderReferences(input)
    output.append(UPDATE_CSV, csvLine(UPDATE_COLUMNS))
    for (const count of input.counts) {
      const row = rowOf(input, count, references.get(count.id) ?? '')
      output.append(UPDATE_CSV, csvLine(UPDATE_COLUMNS.map(name => row[name])))
      output.append(UPDATE_JSONL, Buffer.from(jsonLine(row, count)))
    }
    return { documents: 2, counts: input.counts.length }
  },
}

/** A row with what the court answered, and what the office does next. */
export type AnsweredRow = UpdateRow & { readonly next_step: string }

const ANSWERED_COLUMNS = [...UPDATE_COLUMNS, 'next_step'] as const

/** Where people write into such a table. */
export const ANSWERED_USE = {
  columns: ANSWERED_COLUMNS,
  filledIn: { answer: ANSWERS, answered_on: [] },
} as const

/** A row with what the court answered, where it has. */
export const withAnswer = (row: UpdateRow, answer: CourtAnswer | undefined): AnsweredRow =>
  answer === undefined
    ? { ...row, answer: '', answered_on: '', effective_date: '', next_step: '' }
    : {
        ...row,
        answer: answer.answer,
        answered_on: answer.on,
        effective_date: answer.answer === 'granted' ? answer.on : '',
        next_step: OUTCOMES[answer.answer].next,
      }

/** Rows as a table again: what the court answered stands in them. */
export const answeredTable = (rows: readonly AnsweredRow[]): string =>
  csvTable([ANSWERED_COLUMNS, ...rows.map(row => ANSWERED_COLUMNS.map(name => row[name]))]).toString()

/** What stands of a count in the file. */
export function rowOf(
  { office }: Pick<FilingInput, 'office'>,
  count: FiledCount,
  reference: string,
): UpdateRow {
  return {
    count_id: count.id,
    order_reference: reference,
    branch: branchOf(office, count.court).name,
    court: count.court,
    case_numbers: count.caseNumbers.join('; '),
    defendant: count.name?.file ?? '',
    birth_date: count.birthDate,
    record_count: count.cycleCount,
    section: count.sections.join('; '),
    conviction_date: count.convictionDate,
    old_state: count.class,
    new_state: reliefWords(count.relief).state,
    statute: count.statute ?? '',
    effective_date: '',
    answer: '',
    answered_on: '',
  }
}

/** The same with lists as lists; what is not known is left out. */
function jsonLine(row: UpdateRow, { caseNumbers, sections }: FiledCount): string {
  const known = Object.entries(row).filter(
    ([name, value]) => value !== '' && name !== 'case_numbers' && name !== 'section',
  )
  return `${JSON.stringify({ ...Object.fromEntries(known), case_numbers: caseNumbers, sections })}\n`
}
