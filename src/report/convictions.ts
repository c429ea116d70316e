/** `convictions.csv`: one line for each conviction considered, with the answer, where it comes from and what is missing. */

import { classNow, sentenceEndOf } from '../record/facts.ts'
import type { Conviction } from '../record/person.ts'
import type { CsvRows } from '../results/csv.ts'
import { barsOf, type Decided } from '../run/decide.ts'
import type { Reasons } from '../run/reasons.ts'
import { NEVER } from '../time/day.ts'
import type { Window } from '../time/window.ts'
import { dayText, windowText } from './days.ts'
import { givenCell } from './given-cell.ts'
import { dueText, givingsText, openText } from './givings.ts'
import type { TableTexts } from './table-texts.ts'

/** The first ten are those people read; what programs want besides follows. */
export const CONVICTION_COLUMNS = [
  'person_id',
  'name',
  'case_numbers',
  'offense',
  'conviction_date',
  'determination',
  'relief',
  'due',
  'open',
  'reason',
  'cycle_count',
  'birth_date',
  'county',
  'court',
  'offense_text',
  'comment_names',
  'class',
  'offense_date',
  'sentence_ends',
  'due_from',
  'basis',
  'later',
  'missing_facts',
  'given_facts',
  'bar',
  'rule',
  'citation',
  'law_determination',
  'law_relief',
  'law_reason',
  'policy_determination',
  'policy_relief',
  'policy_reason',
  'source_file',
  'source_line',
] as const

/** Between several things in one cell. */
const AND = '; '

/**
 * Writes the line of a conviction. `class` is the class today, which is what the rules look at. `relief` and `basis` stand
 * only where something is due, now or later, and nobody must decide first; `due` stands whatever is decided.
 */
export function writeConviction(
  rows: CsvRows,
  decided: Decided<Conviction>,
  reasons: Reasons,
  texts: TableTexts,
): void {
  const { subject: conviction, outcome, byLaw } = decided
  const { person } = conviction
  const sure = gives(outcome)
  const lawGives = decided.due[0] ?? decided.later[0]
  rows.text(person.id)
  rows.text(person.name ?? '')
  rows.text(conviction.caseNumbers.join(AND))
  rows.text(offenseOf(conviction, texts))
  rows.plain(windowText(conviction.convictionDate))
  rows.plain(outcome)
  rows.plain(sure ? (decided.relief?.id ?? '') : '')
  rows.plain(dueText(decided, texts.policy))
  rows.plain(openText(decided, texts.policy))
  rows.text(reasons.reason)
  rows.text(conviction.key)
  rows.plain(windowText(person.birth))
  rows.text(conviction.county ?? '')
  rows.text(conviction.court ?? '')
  rows.text(conviction.offense.text)
  rows.text(conviction.remark ?? '')
  rows.plain(classNow(conviction) ?? '')
  rows.plain(windowText(conviction.offenseDate))
  rows.plain(endOf(conviction))
  rows.plain(!sure || decided.from === undefined ? '' : dayText(decided.from))
  rows.plain(sure ? (decided.basis ?? '') : '')
  rows.plain(givingsText(decided.later, texts.day))
  rows.text(reasons.missing.join(AND))
  rows.text(givenCell(texts.givenOf?.(decided)))
  rows.text(barsText(decided))
  rows.text(reasons.rule)
  rows.text(reasons.citation)
  rows.plain(byLaw)
  rows.plain(lawGives?.relief?.id ?? '')
  rows.text(reasons.lawReason)
  rows.plain(reasons.policyDetermination)
  rows.plain(reasons.policyRelief)
  rows.text(reasons.policyReason)
  writeSource(rows, conviction)
  rows.end()
}

const gives = (outcome: Decided<Conviction>['outcome']): boolean =>
  outcome === 'eligible' || outcome === 'eligible-later'

/** The sections convicted of: `HS 11359`, or `HS 11360(a); HS 11358`. */
export const offenseOf = ({ offense }: Conviction, { formatOffense }: TableTexts): string =>
  offense.offenses.map(formatOffense).join(AND)

/** The bars that stand against a conviction, those that only may stand marked as such. */
export const barsText = (decided: Decided<Conviction>): string =>
  barsOf(decided)
    .map(({ says, sure }) => (sure ? says : `possibly ${says}`))
    .join(AND)

/** The row that convicts. */
export function writeSource(rows: CsvRows, { sources }: Conviction): void {
  const [source] = sources
  if (source === undefined) rows.empty(2)
  else {
    rows.text(source.file)
    rows.number(source.line)
  }
}

/** When the sentence ends; nothing where the record gives no sentence, as nothing is then known of its end. */
function endOf(conviction: Conviction): string {
  const ends: Window | undefined = sentenceEndOf(conviction)
  if (ends === undefined || (ends.latest === NEVER && conviction.sentence.says === 'silent')) return ''
  return windowText(ends)
}
