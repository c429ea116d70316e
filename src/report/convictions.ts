/** `convictions.csv`: one line for each conviction considered, with the answer, where it comes from and what is missing. */
import { classNow, sentenceEnd } from '../record/facts.ts'
import type { Conviction } from '../record/person.ts'
import type { CsvRows } from '../results/csv.ts'
import { barsOf, type Decided } from '../run/decide.ts'
import type { Reasons } from '../run/reasons.ts'
import { NEVER } from '../time/day.ts'
import type { Window } from '../time/window.ts'
import { dayText, windowText } from './days.ts'
import type { TableTexts } from './table-texts.ts'

export const CONVICTION_COLUMNS = [
  'person_id',
  'name',
  'birth_date',
  'county',
  'court',
  'case_numbers',
  'cycle_count',
  'offense',
  'offense_text',
  'comment_names',
  'class',
  'offense_date',
  'conviction_date',
  'sentence_ends',
  'determination',
  'relief',
  'from',
  'basis',
  'rule',
  'citation',
  'reason',
  'law_determination',
  'law_relief',
  'law_reason',
  'policy_determination',
  'policy_relief',
  'policy_reason',
  'bar',
  'better_relief',
  'missing_facts',
  'source_file',
  'source_line',
] as const

/** Between several things in one cell. */
const AND = '; '

/**
 * Writes the line of a conviction. `class` is the class today, which is what the rules look at. `relief` and `basis` stand
 * only where something is due, now or later: what is due at least while a person must still decide is in `review.csv`.
 */
export function writeConviction(
  rows: CsvRows,
  decided: Decided<Conviction>,
  reasons: Reasons,
  texts: TableTexts,
): void {
  const { subject: conviction, shown, outcome } = decided
  const law = shown?.law
  const { person } = conviction
  const due = gives(outcome)
  rows.text(person.id)
  rows.text(person.name ?? '')
  rows.plain(windowText(person.birth))
  rows.text(conviction.county ?? '')
  rows.text(conviction.court ?? '')
  rows.text(conviction.caseNumbers.join(AND))
  rows.text(conviction.key)
  rows.text(offenseOf(conviction, texts))
  rows.text(conviction.offense.text)
  rows.text(conviction.remark ?? '')
  rows.plain(classNow(conviction) ?? '')
  rows.plain(windowText(conviction.offenseDate))
  rows.plain(windowText(conviction.convictionDate))
  rows.plain(endOf(conviction))
  rows.plain(outcome)
  rows.plain(due ? (decided.relief?.id ?? '') : '')
  rows.plain(!due || decided.from === undefined ? '' : dayText(decided.from))
  rows.plain(due ? (decided.basis ?? '') : '')
  rows.text(reasons.rule)
  rows.text(reasons.citation)
  rows.text(reasons.reason)
  rows.plain(law?.outcome ?? 'not-eligible')
  rows.plain(law !== undefined && gives(law.outcome) ? (law.due?.rule.relief ?? '') : '')
  rows.text(reasons.lawReason)
  rows.plain(reasons.policyDetermination)
  rows.plain(reasons.policyRelief)
  rows.text(reasons.policyReason)
  rows.text(barsText(decided))
  rows.plain(decided.better?.id ?? '')
  rows.text(reasons.missing.join(AND))
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
  const ends: Window | undefined = sentenceEnd.read(conviction)
  if (ends === undefined || (ends.latest === NEVER && conviction.sentence.says === 'silent')) return ''
  return windowText(ends)
}
