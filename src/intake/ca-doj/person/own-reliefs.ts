/** What the rows that convict say besides: a relief in the disposition or the comment. */
import { UNKNOWN } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import { speaksOfOrder } from '../comment-order.ts'
import type { CountDraft } from './draft.ts'

/** Adds each such text once, as something people look at. */
export function addOwnReliefs({ rows, later }: Pick<CountDraft, 'rows' | 'later'>): void {
  const seen = new Set<string>()
  for (const { row, said, disposition } of rows) {
    const comment = row.text(COLUMN.COMMENT_TEXT)
    const texts = [
      ...(disposition.later === undefined ? [] : [said]),
      ...(speaksOfOrder(comment) ? [comment] : []),
    ]
    for (const text of texts) {
      if (seen.has(text)) continue
      seen.add(text)
      later.push({ kind: 'other', day: UNKNOWN, text, sources: [row.source] })
    }
  }
}
