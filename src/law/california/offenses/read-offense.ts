/** Reads the sections of California codes out of the text of an offense, as criminal records really write them. */
import type { Offense, OffenseReader, OffenseReading } from '../../../record/person.ts'
import {
  type CitationText,
  codeAt,
  isMark,
  isNumber,
  isShortWord,
  leave,
  leaveToken,
  leaveTokens,
} from './citation-text.ts'
import { contradictions } from './contradiction.ts'
import { endOfDamaged } from './damaged-number.ts'
import { leaveCitations } from './description.ts'
import { joinDegree } from './graded.ts'
import { continuesCaseMarker, isCaseMarker, isChargeMarker, isCountMarker } from './markers.ts'
import { joinLoneAttempt, offensesOf } from './modified-offenses.ts'
import { inchoateWord, modifiersIn, priorsIn, unsaidModifiers } from './modifiers.ts'
import { moreCounts } from './more-counts.ts'
import { phraseFinder } from './order-words.ts'
import { qualified } from './qualified.ts'
import { wordsSaid } from './said.ts'
import { countsCharges, readGroup, type SectionGroup } from './section-group.ts'
import { type Token, tokenize } from './tokens.ts'
import { vacatedByLaw } from './vacated-by-law.ts'
import { MORE_THAN_NAMED, NOT_AFTER, ORDERED, ORDERED_AT_END } from './vocabulary/orders.ts'
import { bracket, isLongEnough, leaveBracket, leaveSection } from './written-section.ts'

/**
 * Reads any text: `11357(A) HS-POSSESS`, `664/187(A) PC`, `CNT-01 CHRG 11358 HS`, `PC 187`. Never throws; time grows
 * with the length of the text. What looks like a citation and could not be read is in `unread`.
 *
 * - The code (`HS`) follows the section; before it is accepted. Sections joined by `/ - + & , ;` share the code that
 *   follows the last, unless their numbers are of another size (`187/11357 HS`: 187 has no code).
 * - `664/187`, `664-187`, `664187`, `187/664` is an attempt; `182/...` a conspiracy and `653f/...` a solicitation. Alone
 *   these are sections like others.
 * - After the first hyphen that follows the code (or a hyphen before a word) stands a description. No section is read
 *   there; a whole citation in it (`... 11359 HS`) is `unread`.
 * - Words that are of another crime than the sections (`187 PC-BURGLARY`) are `unread` too, and so is a number torn by a
 *   blank or with a letter for a digit (`113 59`, `29O`) that may be one the lists of the law turn on.
 * - `qualifiers` are the flags of the columns beside the text: ATTEMPTED does what `664/` does.
 */
export const readOffense: OffenseReader = (text, qualifiers = '') => {
  const reading = readText(text)
  return qualifiers === '' ? reading : qualified(reading, qualifiers)
}

function readText(text: string): OffenseReading {
  const written = text.trim()
  const capitals = written.toUpperCase()
  const reading: Reading = {
    citation: { text: capitals, tokens: tokenize(capitals), unread: [] },
    offenses: [],
    before: 'start',
    pending: undefined,
    depth: 0,
    at: 0,
  }
  while (reading.at < reading.citation.tokens.length) readOn(reading)
  return conclude(reading, written)
}

/** What stood before a number decides whether it may be a section without any code letters. */
type Before = 'start' | 'list' | 'citation' | 'prose' | 'case'

/** How far a text has been read. */
interface Reading {
  readonly citation: CitationText
  readonly offenses: Offense[]
  before: Before
  /** A word that makes what follows an attempt or the like. */
  pending: { readonly inchoate: Offense['inchoate']; readonly word: Token } | undefined
  /** Brackets open that are no subdivisions. */
  depth: number
  /** The token to be read. */
  at: number
}

const orderIn = phraseFinder(ORDERED)
const moreThanNamed = phraseFinder(MORE_THAN_NAMED)

/** A word at the end of a text that is the beginning of an order. */
function orderAtEnd(tokens: readonly Token[]): string | undefined {
  const words = tokens.filter(({ kind }) => kind === 'word')
  const [before, last] = words.slice(-2)
  if (last === undefined || before === undefined || !ORDERED_AT_END.includes(last.text)) return undefined
  return NOT_AFTER.includes(before.text) ? undefined : last.text
}

function conclude({ citation, offenses, pending, depth }: Reading, written: string): OffenseReading {
  const { tokens, unread } = citation
  if (depth > 0) unread.push('(')
  if (pending && offenses.length > 0) leaveToken(citation, pending.word)
  const joined = joinDegree(joinLoneAttempt(offenses))
  const modifying = modifiersIn(tokens)
  for (const { token } of unsaidModifiers(modifying, joined))
    if (!unread.includes(token.text)) leaveToken(citation, token)
  const modifies = new Set(modifying.map(({ kind }) => kind))
  for (const { inchoate } of joined) if (inchoate !== undefined) modifies.delete(inchoate)
  const priors = priorsIn(tokens, joined)
  const said = wordsSaid(tokens)
  unread.push(...contradictions(said, joined))
  const more = moreThanNamed(tokens) ?? moreCounts(tokens, joined.length > 0)
  if (more !== undefined) unread.push(more)
  const order = orderIn(tokens) ?? orderAtEnd(tokens)
  const vacated = vacatedByLaw(joined)
  return {
    text: written,
    offenses: joined,
    unread: unread.join(' '),
    ...(said.size === 0 ? {} : { says: new Set(said.keys()) }),
    ...(order === undefined ? {} : { order }),
    ...(vacated === undefined ? {} : { vacatedAsFelony: vacated }),
    ...(more === undefined ? {} : { more }),
    ...(modifies.size === 0 ? {} : { modifies }),
    ...(priors === undefined ? {} : { priors }),
  }
}

/** Reads what stands at the token, and moves on behind it. */
function readOn(reading: Reading): void {
  const { citation, at } = reading
  const token = citation.tokens[at] as Token
  const damaged = endOfDamaged(citation.tokens, at)
  if (damaged !== undefined) {
    leaveTokens(citation, at, damaged)
    reading.at = damaged
    reading.before = 'prose'
    return
  }
  const leading = codeAt(citation.tokens, at)
  const number = token.kind === 'number' ? at : numberAfter(citation, leading?.next)
  if (token.kind === 'number' && countsCharges(citation, at)) reading.at += 2
  else if (number !== undefined) readCitation(reading, number, leading?.code)
  else if (token.kind === 'word') readWord(reading, token)
  else readOther(reading, token)
}

/** Where the number stands that a code before it belongs to: `PC 187`, `PC: 187`. */
function numberAfter(citation: CitationText, next: number | undefined): number | undefined {
  if (next === undefined) return undefined
  const at = isMark(citation, next, ':#.-') ? next + 1 : next
  return isNumber(citation, at) ? at : undefined
}

/** Reads the sections that begin at a number, and what stands right behind them. */
function readCitation(reading: Reading, number: number, leading: string | undefined): void {
  const { citation, before, at } = reading
  const { unread, tokens } = citation
  const unreadBefore = unread.length
  const group = readGroup(citation, number, leading)
  const { sections, coded, next } = group
  const mayStandAlone = (before === 'start' || before === 'list') && tokens[next]?.kind !== 'number'
  reading.at = next
  if (coded || (mayStandAlone && sections.some(isLongEnough))) {
    addOffenses(reading, group)
    readBehind(reading, coded)
    return
  }
  unread.length = unreadBefore
  if (before === 'case') reading.before = 'start'
  else leaveTokens(citation, at, next)
}

function addOffenses(reading: Reading, { sections, coded }: SectionGroup): void {
  const { citation, pending, offenses } = reading
  const long = coded ? sections : sections.filter(isLongEnough)
  for (const section of sections) if (!long.includes(section)) leaveSection(citation, section)
  offenses.push(...offensesOf(citation, long, pending?.inchoate))
  reading.pending = undefined
  reading.before = 'citation'
}

/** After a citation: letters that are no code, and the hyphen after which all is description. */
function readBehind(reading: Reading, coded: boolean): void {
  const { citation } = reading
  const { tokens } = citation
  if (!coded && isMark(citation, reading.at, '.')) reading.at++
  const word = tokens[reading.at]
  if (!coded && isShortWord(word) && word?.text !== 'AND' && !isCountMarker(word?.text ?? '')) {
    leaveTokens(citation, reading.at, reading.at + 1)
    reading.at++
    reading.before = 'prose'
  }
  const first = tokens[reading.at + 1]
  if (isMark(citation, reading.at, '-') && (coded || first === undefined || first.kind === 'word')) {
    leaveCitations(citation, reading.at + 1)
    reading.at = tokens.length
  }
}

function readWord(reading: Reading, token: Token): void {
  const { citation, before, at } = reading
  const { text } = token
  if (isCountMarker(text)) {
    reading.at = afterCount(citation, at + 1)
    reading.before = 'start'
    return
  }
  reading.at++
  if (isCaseMarker(text) || (before === 'case' && continuesCaseMarker(text))) reading.before = 'case'
  else if (isChargeMarker(text)) reading.before = 'start'
  else if (text === 'AND' && before === 'citation') reading.before = 'list'
  else if (inchoateWord(text) !== undefined) readInchoateWord(reading, token)
  else readProse(reading, token)
}

/** An attempt or the like is of what comes after it; behind a citation it may be of that, and nobody knows. */
function readInchoateWord(reading: Reading, word: Token): void {
  const { citation, before } = reading
  if (before === 'citation' || before === 'prose') leaveToken(citation, word)
  else reading.pending = { inchoate: inchoateWord(word.text), word }
}

/** Any other word. A11357, II357: digits within a word are never a section. */
function readProse(reading: Reading, word: Token): void {
  const { citation, before, at } = reading
  const digits = citation.tokens[at]
  if (digits?.glued && (digits.kind === 'number' || digits.kind === 'odd')) {
    if (before !== 'case') leave(citation, word.start, digits.end)
    reading.at++
  }
  reading.before = 'prose'
}

/** Reads what is neither a number nor a word. */
function readOther(reading: Reading, token: Token): void {
  const { citation, before, at } = reading
  if (token.kind === 'mark' && token.text === '#') {
    reading.at = afterCaseNumber(citation, at + 1)
    const goesOn = isMark(citation, reading.at, '-/') && citation.tokens[reading.at]?.glued
    reading.before = goesOn ? 'case' : 'start'
    return
  }
  if (token.kind === 'open' && bracket(citation, at)) {
    reading.at = leaveBracket(citation, at)
    return
  }
  reading.at++
  if (token.kind === 'open') reading.depth++
  else if (token.kind === 'close' && reading.depth > 0) reading.depth--
  else if (token.kind === 'mark') {
    if (before === 'citation' && ',;&/+'.includes(token.text)) reading.before = 'list'
  } else {
    if (before !== 'case' || token.kind !== 'odd') leaveToken(citation, token)
    if (token.kind === 'odd') reading.before = 'prose'
  }
}

/** After `CNT`, `COUNT:`: past its marks and its number, unless that number is a section. */
function afterCount({ tokens }: CitationText, from: number): number {
  let i = from
  while (tokens[i]?.kind === 'mark' && '-:#.'.includes(tokens[i]?.text ?? '')) i++
  const number = tokens[i]
  if ((number?.kind !== 'number' && number?.kind !== 'odd') || number.text.length > 3) return i
  const sectionFollows = codeAt(tokens, i + 1) !== undefined || tokens[i + 1]?.kind === 'open'
  return sectionFollows && !isCodeBefore(tokens, i + 1) ? i : i + 1
}

/** Whether the code at a token belongs to a number after it. */
function isCodeBefore(tokens: readonly Token[], i: number): boolean {
  const code = codeAt(tokens, i)
  return code !== undefined && tokens[code.next]?.kind === 'number'
}

/** After `#`: past the letters and digits of a case number. */
function afterCaseNumber({ tokens }: CitationText, from: number): number {
  let i = from
  do i++
  while (tokens[i]?.glued && tokens[i]?.kind !== 'mark' && tokens[i]?.kind !== 'open')
  return i
}

const MODIFIER = { attempt: '664/', conspiracy: '182/', solicitation: '653f/' } as const

/** `HS 11357(a)`, `PC 664/187`, `HS 182/11359`; the code is left out where it is unknown. Reading it gives it back. */
export function formatOffense(offense: Offense): string {
  const code = offense.code === undefined ? '' : `${offense.code} `
  const modifier = offense.inchoate === undefined ? '' : MODIFIER[offense.inchoate]
  return code + modifier + offense.section + offense.subdivisions.map(part => `(${part})`).join('')
}

/** Code and section, without subdivisions or modifier: `HS 11357`; `? 11357` where the code is unknown. */
export const sectionKey = (offense: Offense): string => `${offense.code ?? '?'} ${offense.section}`
