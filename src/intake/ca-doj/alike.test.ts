/** Comments that are alike are read alike, by every reader that takes one for the other. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readOffense } from '../../law/california/offenses/read-offense.ts'
import { MORE_THAN_NAMED, ORDERED } from '../../law/california/offenses/vocabulary/orders.ts'
import { alike, alikeField } from './alike.ts'
import { showsSign } from './comment-order.ts'
import { readTerms } from './comment-sentence.ts'
import { trimmedText } from './text.ts'
import { readAwaiting } from './vocabulary/serving.ts'

describe('digits that no reader looks at', () => {
  test.each([
    ['CRT CASE NBR 95F12345', 'CRT CASE NBR 95F77777'],
    ['CRT CASE NBR 95F01234', 'CRT CASE NBR 95F00000'],
    ['SEN FROM: SACRAMENTO CO CRT #95F123456', 'SEN FROM: SACRAMENTO CO CRT #95F777777'],
    ['SCN-12345678 PHOTO AVAILABLE', 'SCN-00000000 PHOTO AVAILABLE'],
    ['WARRANT #A1234567', 'WARRANT #A0000000'],
    ['DCN:1234567890123456', 'DCN:0000000000000000'],
    // Sections, attempts written onto one, counts, amounts, and what only looks like a case number.
    ...['CNT-01 CHRG 11358 HS', '66411357 HS', 'FTA BAIL $50000', '95F11361.5', '95HS12345', 'X95F12345'].map(
      text => [text, text],
    ),
  ])('%s', (text, expected) => {
    expect(alike(text)).toBe(expected)
  })
})

test.each([
  'SCN-12345678',
  '  #95F12345 ',
  '"95F12345"',
  '"A, ""95F12345"" B"',
  '\t95F12345',
  'NULL',
  ' NULL ',
  '',
  '95F12345 ñ',
  '95F1234567 \u0141',
  '7'.repeat(5000),
])('a field is made alike as its text is: %j', field => {
  const bytes = Buffer.from(`x${field},`)
  const [from, to] = [1, bytes.length - 1]
  expect(alikeField(bytes, from, to)).toBe(alike(trimmedText(bytes, from, to)))
})

const RUNS = { numRuns: 2000 }

/** What a reading says of any text that is alike. */
const said = (text: string) => {
  const { text: _, unread: __, says, ...rest } = readOffense(text)
  return { ...rest, says: [...(says ?? [])] }
}
const read = (text: string) => ({
  ...said(text),
  sign: showsSign(text),
  terms: readTerms(text),
  awaiting: readAwaiting(text),
})

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most })
const caseNumber = fc
  .tuple(digits(2, 2), fc.constantFrom(...'ABCFMSTPHOBIL', 'CR', 'HS', 'CT', 'f'), digits(4, 7))
  .map(parts => parts.join(''))
const section = fc.constantFrom(
  ...[
    '11357',
    '11358',
    '11359',
    '11360',
    '11361.5',
    '187',
    '664',
    '182',
    '17',
    '1203.4',
    '851.8',
    '290',
    '245',
  ],
)
const word = fc.constantFrom(
  ...[...ORDERED, ...MORE_THAN_NAMED].join(' ').split(' '),
  ...'HS PC VC H&S P.C. CNT COUNT CHRG CASE NO DOCKET SEN: SENT JAIL PROB PRISON YRS DAYS MOS ATT CONSP AND OR'.split(
    ' ',
  ),
  ...'MARIJUANA SALE MURDER UNDER 14 OF 1ST MINOR LIFE DISM VACATED REVERSED (A) (B) (3) A B'.split(' '),
)
const piece = fc.oneof(digits(1, 16), caseNumber, section, word)
const between = fc.constantFrom(
  '',
  ' ',
  ' ',
  '-',
  '/',
  ',',
  ', ',
  '.',
  '. ',
  '#',
  ' #',
  '(',
  ')',
  ';',
  ':',
  '&',
  '$',
  '?',
)
const comment = fc
  .array(fc.tuple(piece, between), { minLength: 1, maxLength: 8 })
  .map(parts => parts.flat().join(''))

describe('alike comments are read alike', () => {
  test('made of words, sections and numbers', () => {
    fc.assert(
      fc.property(comment, text => {
        expect(read(alike(text))).toEqual(read(text))
      }),
      RUNS,
    )
  })

  test('of few signs', () => {
    const few = fc.string({ unit: fc.constantFrom(...'01634579AFHSPC .,#-(/'), maxLength: 8 })
    const made = fc.tuple(few, fc.oneof(digits(7, 9), caseNumber), few).map(parts => parts.join(''))
    fc.assert(
      fc.property(made, text => {
        expect(read(alike(text))).toEqual(read(text))
      }),
      RUNS,
    )
  })
})
