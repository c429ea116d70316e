/** `review.csv`: what attorneys must decide, one line for each conviction, with the questions that would settle it. */
import type { Conviction } from '../record/person.ts'
import type { CsvRows } from '../results/csv.ts'
import type { Decided } from '../run/decide.ts'
import type { Reasons } from '../run/reasons.ts'
import { barsText, offenseOf, writeSource } from './convictions.ts'
import { windowText } from './days.ts'
import { givenCell } from './given-cell.ts'
import { dueText, givingsText, openText } from './givings.ts'
import type { TableTexts } from './table-texts.ts'

export const REVIEW_COLUMNS = [
  'person_id',
  'name',
  'county',
  'case_numbers',
  'cycle_count',
  'offense',
  'comment_names',
  'conviction_date',
  'due',
  'later',
  'open',
  'bar',
  'why',
  'questions',
  'given_facts',
  'source_file',
  'source_line',
] as const

/** Between questions. A cell stays one line, so that a row of the file is always one line. */
const NEXT = ' // '

/** Writes the line of a conviction that is for a person to decide. */
export function writeReview(
  rows: CsvRows,
  decided: Decided<Conviction>,
  reasons: Reasons,
  texts: TableTexts,
): void {
  const { subject: conviction } = decided
  rows.text(conviction.person.id)
  rows.text(conviction.person.name ?? '')
  rows.text(conviction.county ?? '')
  rows.text(conviction.caseNumbers.join('; '))
  rows.text(conviction.key)
  rows.text(offenseOf(conviction, texts) || conviction.offense.text)
  rows.text(conviction.remark ?? '')
  rows.plain(windowText(conviction.convictionDate))
  rows.plain(dueText(decided, texts.policy))
  rows.plain(givingsText(decided.later, texts.day))
  rows.plain(openText(decided, texts.policy))
  rows.text(barsText(decided))
  rows.text(reasons.reason)
  rows.text(texts.questionsOf(decided).join(NEXT))
  rows.text(givenCell(texts.givenOf?.(decided)))
  writeSource(rows, conviction)
  rows.end()
}
