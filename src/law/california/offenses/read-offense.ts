/** Reads the sections of California codes out of the text of an offence, as criminal records really write them. */
import type { Offense, OffenseReader, OffenseReading } from '../../../record/person.ts'
import { codeWritten, isLettered } from './codes.ts'
import {
  continuesCaseMarker,
  inchoateWord,
  isCaseMarker,
  isChargeMarker,
  isCountMarker,
  modifierSection,
} from './markers.ts'
import { isControlledSubstance, type Token, tokenize } from './tokens.ts'

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
 */
export const readOffense: OffenseReader = text => {
  const written = text.trim()
  const capitals = written.toUpperCase()
  return parse(written, capitals, tokenize(capitals))
}

/** A section as it stands in the text, before it is known which code and which modifier it shares with its neighbours. */
interface Member {
  readonly section: string
  readonly subdivisions: readonly string[]
  readonly start: number
  readonly end: number
  /** The code written for this very section. */
  own?: string
  /** The code it shares. */
  code?: string
}

/** What stood before a number decides whether it may be a section without any code letters. */
type Before = 'start' | 'list' | 'citation' | 'prose' | 'case'

function parse(written: string, text: string, tokens: readonly Token[]): OffenseReading {
  const offenses: Offense[] = []
  const unread: string[] = []
  const at = (i: number): Token | undefined => tokens[i]
  const isMark = (i: number, marks: string): boolean =>
    tokens[i]?.kind === 'mark' && marks.includes(tokens[i].text)
  const isNumber = (i: number): boolean => tokens[i]?.kind === 'number'
  const isCode = (i: number): boolean => codeAt(tokens, i) !== undefined
  const leave = (from: number, to: number): void => {
    if (to > from) unread.push(text.slice(from, to).trim())
  }

  /** Reads `(A)`, `(1)`, `(IV)`, `(A1)`: its subdivisions and the token after it; undefined when it is not that. */
  const bracket = (i: number): { readonly parts: readonly string[]; readonly next: number } | undefined => {
    if (at(i)?.kind !== 'open') return undefined
    const first = at(i + 1)
    if (first?.kind !== 'word' && first?.kind !== 'number') return undefined
    if (!/^(?:[A-Z]{1,4}|\d{1,3})$/.test(first.text)) return undefined
    const second = at(i + 2)
    if (second?.kind === 'close') return { parts: [first.text.toLowerCase()], next: i + 3 }
    const pair = second?.kind === 'number' && second.glued && first.text.length === 1 && first.kind === 'word'
    if (pair && /^\d{1,2}$/.test(second.text) && at(i + 3)?.kind === 'close') {
      return { parts: [first.text.toLowerCase(), second.text], next: i + 4 }
    }
    return undefined
  }

  /** Gives up on a bracket that is not a subdivision: takes what surely belongs to it into `unread`. */
  const leaveBracket = (i: number): number => {
    let next = i + 1
    while (next < i + 5 && tokens[next] && at(next)?.kind !== 'close' && !isCode(next)) next++
    if (at(next)?.kind === 'close') next++
    else next = isShort(at(i + 1)) && !isCode(i + 1) ? i + 2 : i + 1
    leave(at(i)?.start ?? 0, at(next - 1)?.end ?? 0)
    return next
  }

  /** Reads one number with its letter, decimals and subdivisions, and a code glued to a letter (`11360AHS`). */
  const readMember = (i: number): { readonly member: Member; readonly next: number } => {
    const number = tokens[i] as Token
    let section = number.text
    let own: string | undefined
    const subdivisions: string[] = []
    let next = i + 1

    const letters = at(next)
    if (letters?.kind === 'word' && letters.glued && !isCode(next)) {
      const lettered = sectionLetter(section, letters.text)
      const subdivision = subdivisionLetter(letters.text)
      if (lettered) {
        section += lettered.letter
        own = lettered.code
      } else if (subdivision) {
        subdivisions.push(subdivision.letter)
        own = subdivision.code
      } else leave(letters.start, letters.end)
      next++
      // 266j.11: no such section is known; its decimals are kept so that it is not taken for 266j.
      const decimals = isMark(next, '.') && at(next)?.glued && isNumber(next + 1) && at(next + 1)?.glued
      if (decimals) {
        if (lettered) section += `.${at(next + 1)?.text}`
        else leave(at(next)?.start ?? 0, at(next + 1)?.end ?? 0)
        next += 2
      }
    }

    while (own === undefined) {
      const token = at(next)
      if (token?.kind === 'open') {
        const found = bracket(next)
        if (!found) {
          next = leaveBracket(next)
          continue
        }
        subdivisions.push(...found.parts)
        next = found.next
      } else if (token?.kind === 'close') {
        leave(token.start, token.end)
        next++
      } else if (token?.glued && token.kind === 'number' && next > i + 1) {
        if (/^\d{1,2}$/.test(token.text)) subdivisions.push(token.text)
        else leave(token.start, token.end)
        next++
      } else if (token?.glued && (token.kind === 'odd' || token.kind === 'stray')) {
        leave(token.start, token.end)
        next++
      } else if (token?.glued && token.kind === 'word' && next > i + 1 && !isCode(next)) {
        const subdivision = subdivisionLetter(token.text)
        if (subdivision) {
          subdivisions.push(subdivision.letter)
          own = subdivision.code
        } else leave(token.start, token.end)
        next++
      } else break
    }
    const member: Member = {
      section,
      subdivisions,
      start: number.start,
      end: at(next - 1)?.end ?? number.end,
    }
    if (own !== undefined) member.own = own
    return { member, next }
  }

  /** Reads sections joined to each other, with the codes they carry. `leading` is a code written before the first. */
  const readGroup = (
    from: number,
    leading: string | undefined,
  ): { readonly members: readonly Member[]; readonly coded: boolean; readonly next: number } => {
    const members: Member[] = []
    let before = leading
    let coded = leading !== undefined
    let uncoded = 0
    let modifiersOnly = true
    let i = from
    for (;;) {
      const { member, next } = readMember(i)
      members.push(member)
      if (!modifierSection(member.section)) modifiersOnly = false
      i = next
      if (isMark(i, '.') && isCode(i + 1)) i++
      const hyphen = isMark(i, '-/') && isCode(i + 1) && !isNumber(codeAt(tokens, i + 1)?.next ?? 0) ? 1 : 0
      const trailing = codeAt(tokens, i + hyphen)
      if (trailing && member.own === undefined && !(before !== undefined && isNumber(trailing.next))) {
        if (before !== undefined && before !== trailing.code && members.length === 1) {
          leave(at(i)?.start ?? 0, at(trailing.next - 1)?.end ?? 0)
          before = undefined
        } else member.own = trailing.code
        i = trailing.next
      } else if (before !== undefined && member.own === undefined) member.code = before
      if (member.own !== undefined) {
        coded = true
        for (const earlier of members.slice(uncoded, -1)) {
          if (earlier.code === undefined && shares(member.own, earlier.section, member.section)) {
            earlier.code = member.own
          }
        }
        uncoded = members.length
      }

      // A bracket after a separator (`(B)/(C)`, `(A)&(B)`) is a second subdivision: which of them is not known.
      while (member.own === undefined && isMark(i, '/-+&,') && at(i + 1)?.kind === 'open') {
        const start = at(i)?.start ?? 0
        const found = bracket(i + 1)
        if (!found) break
        leave(start, at(found.next - 1)?.end ?? start)
        i = found.next
        const late = codeAt(tokens, i)
        if (late && !isNumber(late.next)) {
          member.own = late.code
          coded = true
          i = late.next
        }
      }

      const closed = member.own !== undefined
      const spaced = isNumber(i) && !closed && joinsWithoutMark(member.section, at(i))
      if (spaced) continue
      const word = at(i)?.kind === 'word' && (at(i)?.text === 'AND' || at(i)?.text === 'OR')
      const joins = closed ? (modifiersOnly ? '/+-' : '/+') : '/+-&,;'
      const point = isMark(i, '.') && member.section === '664'
      if (!(isMark(i, joins) || point || (word && !closed))) break
      if (isNumber(i + 1) && !isCountOf(i + 1)) {
        i++
        continue
      }
      // PC 664/HS 11359: the next section brings its own code.
      const inside = codeAt(tokens, i + 1)
      if (inside && isNumber(inside.next) && isMark(i, '/+-')) {
        before = inside.code
        i = inside.next
        continue
      }
      break
    }
    return { members, coded, next: i }
  }

  /** Whether the number at `i` counts charges: `2 CTS`. */
  const isCountOf = (i: number): boolean => {
    const word = at(i + 1)
    return (at(i)?.text.length ?? 9) <= 2 && word?.kind === 'word' && isCountMarker(word.text)
  }

  let before: Before = 'start'
  let pending: { readonly inchoate: Offense['inchoate']; readonly word: Token } | undefined
  let depth = 0
  let i = 0

  while (i < tokens.length) {
    const token = tokens[i] as Token
    const leading = token.kind === 'word' ? codeAt(tokens, i) : undefined
    let numberAt = token.kind === 'number' ? i : -1
    if (leading) {
      const skip = isMark(leading.next, ':#.-') ? 1 : 0
      if (isNumber(leading.next + skip)) numberAt = leading.next + skip
    }

    if (numberAt === i && isCountOf(i)) {
      i += 2
      continue
    }
    if (numberAt >= 0) {
      const left = unread.length
      const { members, coded, next } = readGroup(numberAt, leading?.code)
      const after = at(next)
      const accepted =
        coded ||
        ((before === 'start' || before === 'list') && after?.kind !== 'number' && members.some(isLongEnough))
      if (!accepted) {
        unread.length = left
        if (before !== 'case') leave(token.start, at(next - 1)?.end ?? token.end)
        before = before === 'case' ? 'start' : before
        i = next
        continue
      }
      // A number of one or two digits without a code is no section, whatever it is joined to (11357-28.5 GRAMS).
      const sections = coded ? members : members.filter(isLongEnough)
      if (!coded) for (const member of members) if (!isLongEnough(member)) leave(member.start, member.end)
      resolve(sections, pending?.inchoate, text, offenses, unread)
      pending = undefined
      before = 'citation'
      i = next
      if (!coded && isMark(i, '.')) i++
      const word = at(i)
      if (
        !coded &&
        word?.kind === 'word' &&
        isShort(word) &&
        word.text !== 'AND' &&
        !isCountMarker(word.text)
      ) {
        leave(word.start, word.end)
        i++
        before = 'prose'
      }
      if (isMark(i, '-') && (coded || at(i + 1)?.kind === 'word' || at(i + 1) === undefined)) {
        leaveCitations(tokens, i + 1, leave)
        leaveInchoate(tokens, i + 1, offenses, leave)
        break
      }
      continue
    }

    switch (token.kind) {
      case 'word': {
        const inchoate = inchoateWord(token.text)
        if (isCountMarker(token.text)) {
          i = afterCount(tokens, i + 1)
          before = 'start'
          continue
        }
        if (isCaseMarker(token.text)) before = 'case'
        else if (before === 'case' && continuesCaseMarker(token.text)) before = 'case'
        else if (isChargeMarker(token.text)) before = 'start'
        else if (token.text === 'AND' && before === 'citation') before = 'list'
        else if (inchoate) {
          if (before === 'citation' || before === 'prose') leave(token.start, token.end)
          else pending = { inchoate, word: token }
        } else {
          const run = at(i + 1)
          if (run?.glued && (run.kind === 'number' || run.kind === 'odd')) {
            // A11357, II357: digits within a word are never a section.
            if (before !== 'case') leave(token.start, run.end)
            i++
          }
          before = 'prose'
        }
        break
      }
      case 'mark':
        if (token.text === '#') {
          i = afterCaseNumber(tokens, i + 1)
          before = isMark(i, '-/') && at(i)?.glued ? 'case' : 'start'
          continue
        }
        if (before === 'citation' && ',;&/+'.includes(token.text)) before = 'list'
        break
      case 'odd':
        if (before !== 'case') leave(token.start, token.end)
        before = 'prose'
        break
      case 'open':
        if (bracket(i)) {
          i = leaveBracket(i)
          continue
        }
        depth++
        break
      case 'close':
        if (depth > 0) depth--
        else leave(token.start, token.end)
        break
      case 'stray':
        leave(token.start, token.end)
        break
      default:
        break
    }
    i++
  }
  if (depth > 0) unread.push('(')
  if (pending && offenses.length > 0) leave(pending.word.start, pending.word.end)
  return { text: written, offenses: joinLoneAttempt(offenses), unread: unread.join(' ') }
}

/** The code written at a token, dotted and with an ampersand too (`P.C.`, `H & S`), and the token after it. */
function codeAt(
  tokens: readonly Token[],
  i: number,
): { readonly code: string; readonly next: number } | undefined {
  const first = tokens[i]
  if (first?.kind !== 'word') return undefined
  const whole = codeWritten(first.text)
  if (whole !== undefined) return { code: whole, next: i + 1 }
  const joint = tokens[i + 1]
  const second = tokens[i + 2]
  if (first.text.length !== 1 || joint?.kind !== 'mark' || second?.kind !== 'word') return undefined
  if (joint.text === '&' || joint.text === '/') {
    const code = codeWritten(`${first.text}&${second.text}`)
    return code === undefined ? undefined : { code, next: i + 3 }
  }
  if (joint.text !== '.' || second.text.length !== 1) return undefined
  const code = codeWritten(first.text + second.text)
  const end = tokens[i + 3]
  return code === undefined
    ? undefined
    : { code, next: end?.kind === 'mark' && end.text === '.' ? i + 4 : i + 3 }
}

interface Letter {
  readonly letter: string
  /** A code written onto it: `288APC`. */
  readonly code: string | undefined
}

/** The letters that make a section of this number: `A` after 288, `ABPC` after 273; undefined when they do not. */
function sectionLetter(section: string, letters: string): Letter | undefined {
  const letter = letters.toLowerCase()
  if (isLettered(section + letter)) return { letter, code: undefined }
  const short = letter.endsWith('pc') ? letter.slice(0, -2) : ''
  return short !== '' && isLettered(section + short) ? { letter: short, code: 'PC' } : undefined
}

/** One letter, alone or with a code written onto it: `A`, `AHS`. */
function subdivisionLetter(letters: string): Letter | undefined {
  const letter = letters.slice(0, 1).toLowerCase()
  if (letters.length === 1) return { letter, code: undefined }
  const code = codeWritten(letters.slice(1))
  return code === undefined ? undefined : { letter, code }
}

const isLongEnough = (m: Member): boolean => (m.section.split('.')[0] ?? '').length >= 3

const isShort = (token: Token | undefined): boolean => token?.kind === 'word' && token.text.length <= 4

/** `664 187`, `182 11359`, `66411357`, `11359 664`: no mark between, and still one citation. */
const joinsWithoutMark = (section: string, next: Token | undefined): boolean =>
  section === '664' || section === '182' || next?.text === '664'

/**
 * Whether a section without a code shares the code of the section it is joined to. Penal Code sections are joined
 * whatever their size (213/12022.55), but its numbers are not controlled substances; elsewhere the numbers must be of
 * one size, because `187/11357 HS` is murder and marijuana.
 */
function shares(code: string, section: string, coded: string): boolean {
  if (modifierSection(section)) return true
  if (modifierSection(coded)) return code === 'PC' ? !isControlledSubstance(section) : true
  if (code === 'PC') return !isControlledSubstance(section)
  const size = String(Math.floor(Number.parseFloat(section))).length
  const codedSize = String(Math.floor(Number.parseFloat(coded))).length
  return size === codedSize || (size >= 4 && codedSize >= 4)
}

/** Turns the sections of one group into offences, applying an attempt, conspiracy or solicitation to what it modifies. */
function resolve(
  members: readonly Member[],
  wordBefore: Offense['inchoate'],
  text: string,
  offenses: Offense[],
  unread: string[],
): void {
  const modifier = (m: Member | undefined): Offense['inchoate'] => {
    const kind = m && modifierSection(m.section)
    // Written after 664 the code belongs to the crime attempted (11359-664 HS): no other code has a section 664.
    return kind === 'attempt' || m?.own === undefined || m.own === 'PC' ? kind : undefined
  }
  const leave = (m: Member): void => {
    unread.push(text.slice(m.start, m.end))
  }

  let targets = members
  let inchoate = members.length > 1 ? modifier(members[0]) : undefined
  if (inchoate) {
    // 182/664/187: a conspiracy to attempt. Only one can be shown.
    let first = 1
    while (first < members.length - 1 && modifier(members[first])) leave(members[first++] as Member)
    targets = members.slice(first)
  } else if (members.length > 1 && modifier(members.at(-1)) === 'attempt') {
    inchoate = 'attempt'
    targets = members.slice(0, -1)
  }
  if (!inchoate && !members.every(m => modifier(m))) inchoate = wordBefore

  for (const member of targets) {
    if (targets.length > 1 && modifier(member) === 'attempt') {
      leave(member)
      continue
    }
    offenses.push(offenseOf(member, inchoate))
  }
}

function offenseOf(member: Member, inchoate: Offense['inchoate']): Offense {
  const code = member.own ?? member.code
  const glued = /^664([1-9]\d)$/.exec(member.section)
  // 66432 PC is an attempt of PC 32: the Penal Code ends before 35000. In the Government Code 66432 is a section.
  const attempt = code === 'PC' && glued?.[1] !== undefined ? glued[1] : undefined
  // A letter of the table belongs to the section in the Penal Code only.
  const lettered = /^([\d.]+)([a-z]+)$/.exec(member.section)
  const elsewhere = code !== undefined && code !== 'PC' && lettered !== null
  const section = attempt ?? (elsewhere ? (lettered[1] as string) : member.section)
  const subdivisions = elsewhere ? [...(lettered[2] as string), ...member.subdivisions] : member.subdivisions
  const kind = attempt !== undefined ? 'attempt' : inchoate
  return {
    ...(code === undefined ? {} : { code }),
    section,
    subdivisions,
    ...(kind === undefined ? {} : { inchoate: kind }),
  }
}

/** PC 664 on its own beside one other offence (`11359 HS, 664 PC`) modifies it: nobody is convicted of 664 alone. */
function joinLoneAttempt(offenses: readonly Offense[]): readonly Offense[] {
  if (offenses.length !== 2) return offenses
  const isLone = (o: Offense): boolean =>
    o.section === '664' && (o.code === 'PC' || o.code === undefined) && !o.inchoate
  const other = offenses.find(o => !isLone(o))
  return other && !other.inchoate && offenses.some(isLone) ? [{ ...other, inchoate: 'attempt' }] : offenses
}

/** After `CNT`, `COUNT:`: past its marks and its number, unless that number is a section. */
function afterCount(tokens: readonly Token[], from: number): number {
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
function afterCaseNumber(tokens: readonly Token[], from: number): number {
  let i = from
  do i++
  while (tokens[i]?.glued && tokens[i]?.kind !== 'mark' && tokens[i]?.kind !== 'open')
  return i
}

/** Finds whole citations (a number with its code) in a description and leaves them unread. */
function leaveCitations(
  tokens: readonly Token[],
  from: number,
  leave: (start: number, end: number) => void,
): void {
  for (let i = from; i < tokens.length; i++) {
    const number = tokens[i]
    if (number?.kind !== 'number') continue
    let next = i + 1
    while (tokens[next]?.kind === 'open' && tokens[next + 2]?.kind === 'close') next += 3
    const code = codeAt(tokens, next)
    if (code === undefined) continue
    leave(number.start, tokens[code.next - 1]?.end ?? number.end)
    i = code.next - 1
  }
}

/** By their own words 11360 and former 11531 include attempts to transport; the others are complete crimes only. */
const COMPLETE = new Set(['11357', '11358', '11359', '11530', '11530.1', '11530.5'])
const WITH_ATTEMPTS = new Set(['11360', '11531'])

/**
 * Leaves unread the word of a description that makes a marijuana offence written without any modifier an attempt, a
 * conspiracy or a solicitation. Of other sections such words say nothing: many are described so.
 */
function leaveInchoate(
  tokens: readonly Token[],
  from: number,
  offenses: readonly Offense[],
  leave: (start: number, end: number) => void,
): void {
  const plain = (sections: ReadonlySet<string>) =>
    offenses.some(
      ({ code = 'HS', section, inchoate }) =>
        code === 'HS' && inchoate === undefined && sections.has(section),
    )
  const complete = plain(COMPLETE)
  if (!complete && !plain(WITH_ATTEMPTS)) return
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]
    const inchoate = token?.kind === 'word' ? inchoateWord(token.text) : undefined
    if (token && inchoate !== undefined && (complete || inchoate !== 'attempt')) leave(token.start, token.end)
  }
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
