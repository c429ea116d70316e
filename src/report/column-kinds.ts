/** What the columns of our tables hold, for formats that know more than text. */

/** What is in the cells of a column: text, a whole number, a day, or a day known within bounds. */
export type Kind = 'text' | 'number' | 'day' | 'bounds'

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...['birth_date', 'offense_date', 'conviction_date', 'sentence_ends', 'date'].map(
    name => [name, 'bounds'] as const,
  ),
  ...['state_birth_date', 'state_conviction_date', 'convicted'].map(name => [name, 'bounds'] as const),
  ...['effective_date', 'answered_on'].map(name => [name, 'day'] as const),
  ...['due_from', 'before_due_from', 'after_due_from', 'as_of'].map(name => [name, 'day'] as const),
  ...['convictions', 'felonies', 'considered', 'eligible', 'eligible_later', 'not_eligible', 'review'].map(
    name => [name, 'number'] as const,
  ),
  ...['line', 'people', 'source_line', 'before_source_line', 'after_source_line'].map(
    name => [name, 'number'] as const,
  ),
  ...['version', 'group', 'counts', 'office_line', 'score', 'match_score'].map(
    name => [name, 'number'] as const,
  ),
])

/** What a column of this name holds. A name that is none of ours is of text. */
export const kindOf = (column: string): Kind =>
  KINDS.get(column) ?? (column.startsWith('# of ') ? 'number' : 'text')
