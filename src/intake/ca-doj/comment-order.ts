/** Whether a comment may speak of an order on the conviction of its row. */
import { words } from './text.ts'
import { SIGN_SECTIONS, SIGNS } from './vocabulary/comment-signs.ts'
import { readPhrases } from './vocabulary/read-phrases.ts'

const SIGN = new RegExp(`\\b(${SIGNS.map(([pattern]) => pattern.source).join('|')})`)
/** Where one clause of a comment ends. */
const BETWEEN = /[\n,;]+|\.(?=\s|$)/

const known = new Map<string, boolean>()

/** Reads COMMENT_TEXT: it asks where a clause is a relief or another end, or is not known and has a sign of one. */
export function speaksOfOrder(comment: string): boolean {
  if (comment === '') return false
  let found = known.get(comment)
  if (found === undefined) {
    found = comment.split(BETWEEN).some(clause => clauseSpeaks(words(clause).trim()))
    if (known.size >= 50_000) known.clear()
    known.set(comment, found)
  }
  return found
}

function clauseSpeaks(clause: string): boolean {
  if (!SIGN.test(clause) && !SIGN_SECTIONS.test(clause)) return false
  const does = readPhrases(clause)?.means.does
  return does !== 'nothing' && does !== 'passes' && does !== 'convicts'
}
