/** Makes comments alike that differ only in the number of a case or a document, so that each kind of them is read once. */

const [ZERO, SEVEN, NINE] = [48, 55, 57]
const isDigit = (code: number): boolean => code >= ZERO && code <= NINE

/** Digits that are of no section, whatever stands around them: longer than any, and not an attempt written onto one. */
const LONG = 7
/** The longest that may be an attempt written onto a section. */
const ATTEMPT = 8

/**
 * The same text with other digits in its long numbers (`DCN:1234567890`) and in the case numbers of courts (`95F01234`). No
 * reader of comments looks at those digits, so that what it finds in one text it finds in the other; only where it gives
 * back words of the text do they differ.
 */
export function alike(text: string): string {
  let made = ''
  let done = 0
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at))) continue
    const from = at
    while (isDigit(text.charCodeAt(at))) at++
    const length = at - from
    if (length < LONG ? !endsCaseNumber(text, from, at) : mayBeAttempt(text, from, length)) continue
    // One that begins with a zero is read as one that does.
    const digit = length >= LONG || text.charCodeAt(from) === ZERO ? ZERO : SEVEN
    made += text.slice(done, from) + String.fromCharCode(digit).repeat(length)
    done = at
  }
  return done === 0 ? text : made + text.slice(done)
}

const mayBeAttempt = (text: string, from: number, length: number): boolean =>
  length <= ATTEMPT && text.startsWith('664', from)

/** Whether these digits end a court’s case number that stands by itself: a year, a letter, five or six digits. */
function endsCaseNumber(text: string, from: number, to: number): boolean {
  const length = to - from
  if ((length !== 5 && length !== 6) || text.startsWith('664', from)) return false
  const letter = text.charCodeAt(from - 1) & ~32
  return (
    letter >= 65 &&
    letter <= 90 &&
    isDigit(text.charCodeAt(from - 2)) &&
    isDigit(text.charCodeAt(from - 3)) &&
    (from === 3 || BEFORE.includes(text.charAt(from - 4))) &&
    (to === text.length || BEHIND.includes(text.charAt(to)))
  )
}

const BEFORE = ' #:-'
const BEHIND = ' ,;'

/** The same reader of comments, which reads each kind of them once. */
export function readAlike<T>(read: (comment: string) => T): (comment: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return comment => {
    const kind = alike(comment)
    let found = known.get(kind)
    if (found === undefined) {
      found = { value: read(kind) }
      if (known.size >= MOST) known.clear()
      known.set(kind, found)
    }
    return found.value
  }
}

const MOST = 50_000
