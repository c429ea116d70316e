import { describe, expect, test } from 'vitest'
import type { CitationText } from './citation-text.ts'
import { tokenize } from './tokens.ts'
import { bracket, leaveBracket, readSection, sectionLetter, subdivisionLetter } from './written-section.ts'

const citation = (text: string): CitationText => ({ text, tokens: tokenize(text), unread: [] })

/** The section at the beginning of a text, what is left after it, and what was left unread. */
function read(text: string): string {
  const whole = citation(text)
  const { section, next } = readSection(whole, 0)
  const subdivisions = section.subdivisions.map(one => `(${one})`).join('')
  const code = section.own === undefined ? '' : ` ${section.own}`
  const rest = text.slice(whole.tokens[next]?.start ?? text.length)
  return `${section.section}${subdivisions}${code} | ${rest} | ${whole.unread.join(' ')}`
}

describe('one section', () => {
  test.each([
    ['11357 HS', '11357 | HS | '],
    ['11357(A)(1) HS', '11357(a)(1) | HS | '],
    ['245(A1) PC', '245(a)(1) | PC | '],
    ['11357(A)1 HS', '11357(a)(1) | HS | '],
    // A letter of the table is of the section, any other is a subdivision.
    ['288A PC', '288a | PC | '],
    ['11360A HS', '11360(a) | HS | '],
    // A code written onto a letter ends the section.
    ['288APC', '288a PC |  | '],
    ['11360AHS(B)', '11360(a) HS | (B) | '],
    ['11357(A)BHS', '11357(a)(b) HS |  | '],
    // What belongs to it and is no subdivision is left unread.
    ['266J.11 PC', '266j.11 | PC | '],
    ['11360A.11 HS', '11360(a) | HS | .11'],
    ['11357XYZ HS', '11357 | HS | XYZ'],
    ['11357(MARIJ) HS', '11357 | HS | (MARIJ)'],
    ['11357) HS', '11357 | HS | )'],
    ['11357(A)123 HS', '11357(a) | HS | 123'],
    ['11357? HS', '11357 | HS | ?'],
    // What stands apart does not belong to it.
    ['11357(A) 1 HS', '11357(a) | 1 HS | '],
    ['11357 A HS', '11357 | A HS | '],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})

test.each([
  ['(A)', ['a'], 3],
  ['(12)', ['12'], 3],
  ['(IV)', ['iv'], 3],
  ['(A1)', ['a', '1'], 4],
  ['(LONGER)', undefined, undefined],
  ['(A', undefined, undefined],
  ['(A 1)', undefined, undefined],
  ['A', undefined, undefined],
])('%s as a subdivision', (text, parts, next) => {
  expect(bracket(citation(text), 0)).toEqual(parts === undefined ? undefined : { parts, next })
})

test.each([
  ['(MARIJUANA) HS', '(MARIJUANA)', 'HS'],
  ['(A HS', '(A', 'HS'],
  ['(MARIJUANA HS', '(', 'MARIJUANA HS'],
  ['(HS', '(', 'HS'],
])('%s: a bracket that is none leaves [%s]', (text, unread, rest) => {
  const whole = citation(text)
  const next = leaveBracket(whole, 0)
  expect(whole.unread).toEqual([unread])
  expect(text.slice(whole.tokens[next]?.start)).toBe(rest)
})

test('letters glued to a number are of its section, a subdivision, or neither', () => {
  expect(sectionLetter('288', 'A')).toEqual({ letter: 'a', code: undefined })
  expect(sectionLetter('273', 'ABPC')).toEqual({ letter: 'ab', code: 'PC' })
  expect(sectionLetter('11360', 'A')).toBe(undefined)
  expect(subdivisionLetter('A')).toEqual({ letter: 'a', code: undefined })
  expect(subdivisionLetter('AHS')).toEqual({ letter: 'a', code: 'HS' })
  expect(subdivisionLetter('AXYZ')).toBe(undefined)
})
