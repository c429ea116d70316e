/** Whether a comment may speak of an order on the conviction of its row. */
import { readAlike } from './alike.ts'
import { words } from './text.ts'
import { SIGN_SECTIONS, SIGNS } from './vocabulary/comment-signs.ts'
import { readPhrases } from './vocabulary/read-phrases.ts'

const SIGN = new RegExp(`\\b(${SIGNS.map(([pattern]) => pattern.source).join('|')})`)
/** Where one clause of a comment ends. */
const BETWEEN = /[\n,;]+|\.(?=\s|$)/

/** Reads COMMENT_TEXT: it asks where a clause is a relief or another end, or is not known and has a sign of one. */
export const speaksOfOrder = (comment: string): boolean =>
  mayShowSign(comment) && clausesOf(comment).some(clauseSpeaks)

const clausesOf = (comment: string): readonly string[] =>
  comment.split(BETWEEN).map(clause => words(clause).trim())

const hasSign = (clause: string): boolean => SIGN.test(clause) || SIGN_SECTIONS.test(clause)

/** Whether a clause of a comment has a sign of an order. */
export const showsSign = (comment: string): boolean => clausesOf(comment).some(hasSign)
const mayShowSign = readAlike(showsSign)

function clauseSpeaks(clause: string): boolean {
  if (!hasSign(clause)) return false
  const does = readPhrases(clause)?.means.does
  return does !== 'nothing' && does !== 'passes' && does !== 'convicts'
}
