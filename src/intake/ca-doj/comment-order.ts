/** Whether a comment may speak of an order on the conviction of its row, or says that a charge went into another case. */
import { readAlike } from './alike.ts'
import { words } from './text.ts'
import { SIGN_BEHIND, SIGN_SECTIONS, SIGNS, WENT_ON } from './vocabulary/comment-signs.ts'
import { readPhrases } from './vocabulary/read-phrases.ts'

const SIGN = new RegExp(`\\b(${SIGNS.map(([pattern]) => pattern.source).join('|')})`)
const EVERY_SIGN = new RegExp(`${SIGN.source}|${SIGN_SECTIONS.source}`, 'g')
/** Where one clause of a comment ends. */
const BETWEEN = /[\n,;]+|\.(?=\s|$)/

/** Reads COMMENT_TEXT: it asks where a clause is a relief or another end, or is not known and has a sign of one. */
export const speaksOfOrder = (comment: string): boolean => mayShowSign(comment) && speaks(comment)

/** A line may be a clause, or end where there was no more room: what only the lines together say counts too. */
function speaks(comment: string): boolean {
  const lines = clausesOf(comment)
  if (lines.some(clauseSpeaks)) return true
  if (!comment.includes('\n')) return false
  const together = clausesOf(withoutLines(comment))
  return signsIn(together) > signsIn(lines) && together.some(clauseSpeaks)
}

const withoutLines = (comment: string): string => comment.replaceAll(/[\r\n]+/g, ' ')

const signsIn = (clauses: readonly string[]): number =>
  clauses.reduce((count, clause) => count + (clause.match(EVERY_SIGN)?.length ?? 0) + signsBehind(clause), 0)

/** How many signs are one only because of the word that stands anywhere before them. */
function signsBehind(clause: string): number {
  const first = SIGN_BEHIND.first.exec(clause)
  return first === null ? 0 : (clause.slice(first.index).match(SIGN_BEHIND.behind)?.length ?? 0)
}

const clausesOf = (comment: string): readonly string[] =>
  comment.split(BETWEEN).map(clause => words(clause).trim())

const hasSign = (clause: string): boolean =>
  SIGN.test(clause) || SIGN_SECTIONS.test(clause) || signsBehind(clause) > 0

/** Whether a clause of a comment has a sign of an order. */
export const showsSign = (comment: string): boolean =>
  clausesOf(comment).some(hasSign) ||
  (comment.includes('\n') && clausesOf(withoutLines(comment)).some(hasSign))
const mayShowSign = readAlike(showsSign)

function clauseSpeaks(clause: string): boolean {
  if (!hasSign(clause)) return false
  const does = readPhrases(clause)?.means.does
  return does !== 'nothing' && does !== 'passes' && does !== 'convicts'
}

/** Whether a comment says that the charge of its row went into another case. */
export const saysItWentOn = readAlike(
  comment => WENT_ON.test(words(comment)) || clausesOf(comment).some(clause => WENT_ON.test(clause)),
)
