import { describe, expect, test } from 'vitest'
import type { CitationText } from './citation-text.ts'
import { countsCharges, readGroup, shares } from './section-group.ts'
import { tokenize } from './tokens.ts'

const citation = (text: string): CitationText => ({ text, tokens: tokenize(text), unread: [] })

/** The sections at the beginning of a text, each with its own code, or the one it shares in brackets; and the rest. */
function read(text: string, leading?: string): string {
  const whole = citation(text)
  const { sections, coded, next } = readGroup(whole, 0, leading)
  const shown = sections.map(({ section, subdivisions, own, code }) =>
    [section, ...subdivisions, own ?? (code === undefined ? '?' : `[${code}]`)].join(' '),
  )
  expect(coded).toBe(leading !== undefined || sections.some(({ own }) => own !== undefined))
  const rest = text.slice(whole.tokens[next]?.start ?? text.length)
  return `${shown.join(' + ')} | ${rest} | ${whole.unread.join(' ')}`
}

describe('sections joined to each other', () => {
  test.each([
    ['11357 HS-POSSESS', '11357 HS | -POSSESS | '],
    ['11357-HS', '11357 HS |  | '],
    ['11358.HS', '11358 HS |  | '],
    // The code after the last is shared by those before it, where they can have it.
    ['11357, 11358 HS', '11357 [HS] + 11358 HS |  | '],
    ['11357 AND 11358 HS', '11357 [HS] + 11358 HS |  | '],
    ['187/11357 HS', '187 ? + 11357 HS |  | '],
    ['664/187(A) PC', '664 [PC] + 187 a PC |  | '],
    ['664.11357 HS', '664 [HS] + 11357 HS |  | '],
    ['664 187 PC', '664 [PC] + 187 PC |  | '],
    ['11359 664 PC', '11359 ? + 664 PC |  | '],
    // After a code only a stroke or a plus joins, unless there is nothing but a modifier yet.
    ['11357 HS/11358 HS', '11357 HS + 11358 HS |  | '],
    ['11357 HS, 11358 HS', '11357 HS | , 11358 HS | '],
    ['664 PC-187 PC', '664 PC + 187 PC |  | '],
    ['664 PC/HS 11359', '664 PC + 11359 [HS] |  | '],
    // A second subdivision is left unread, with its mark; the code after it counts.
    ['11357(B)/(C) HS', '11357 b HS |  | /(C)'],
    // A number that counts charges is no section.
    ['11357-2 CTS', '11357 ? | -2 CTS | '],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    ['187', 'PC', '187 [PC] |  | '],
    ['187/189', 'PC', '187 [PC] + 189 [PC] |  | '],
    // Two codes about one section: neither is taken, and the second is unread.
    ['11357 PC', 'HS', '11357 ? |  | PC'],
    ['11357 HS', 'HS', '11357 HS |  | '],
    // The code belongs to the number after it.
    ['187 HS 11357', 'PC', '187 [PC] | HS 11357 | '],
  ])('%s after %s', (text, leading, expected) => {
    expect(read(text, leading)).toBe(expected)
  })
})

test.each([
  ['PC', '213', '12022.55', true],
  ['PC', '11357', '187', false],
  ['HS', '187', '11357', false],
  ['HS', '4060', '11357', true],
  ['HS', '664', '11357', true],
  ['HS', '11357', '664', true],
  ['PC', '11357', '664', false],
])('a %s code is shared with %s by %s: %s', (code, section, coded, shared) => {
  expect(shares(code, section, coded)).toBe(shared)
})

test('a number of charges has at most two digits and a word for counts behind it', () => {
  expect(
    ['2 CTS', '12 COUNTS', '187 CTS', '2 HS', '2'].map(text => countsCharges(citation(text), 0)),
  ).toEqual([true, true, false, false, false])
})
