/** What the rows that convict say besides: a relief in the disposition or the comment. */
import { UNKNOWN } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import { speaksOfOrder } from '../comment-order.ts'
import type { Row } from '../row.ts'
import type { CountDraft } from './draft.ts'

/** Adds each such text once, as something people look at. */
export function addOwnReliefs({ rows, later }: Pick<CountDraft, 'rows' | 'later'>): void {
  let seen: string[] | undefined
  const add = (text: string, row: Row): void => {
    seen ??= []
    if (seen.includes(text)) return
    seen.push(text)
    later.push({ kind: 'other', day: UNKNOWN, text, sources: [row.source] })
  }
  for (const { row, said, disposition } of rows) {
    if (disposition.later !== undefined) add(said, row)
    const comment = row.text(COLUMN.COMMENT_TEXT)
    if (speaksOfOrder(comment)) add(comment, row)
  }
}
