/** What is written byte by byte is what `JSON.stringify` gives. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nothingWritten, takeWritten, type Written } from './bytes.ts'
import { writeJsonNumber, writeJsonNumbers, writeJsonText } from './json-bytes.ts'

const written = (write: (to: Written) => void): string => {
  const to = nothingWritten()
  write(to)
  return Buffer.from(takeWritten(to)).toString('utf8')
}

describe('JSON as bytes', () => {
  test('any text is quoted as JSON quotes it, also what must be escaped and what is no whole character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(written(to => writeJsonText(to, text))).toBe(JSON.stringify(text))
      }),
    )
    for (const text of ['', 'ROW 1', 'a "b" \\ c', 'Muñoz', 'x\u007fy', '\ud800 alone', 'tab\there'])
      expect(written(to => writeJsonText(to, text))).toBe(JSON.stringify(text))
  })

  test('numbers and lists of them', () => {
    for (const values of [[], [0], [9, 10, 123456789]])
      expect(written(to => writeJsonNumbers(to, values))).toBe(JSON.stringify(values))
    expect(written(to => writeJsonNumber(to, 1_000_000))).toBe('1000000')
  })
})
