import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashWords } from '../hash.ts'
import { hashUsual } from './hash-identity.ts'
import { identifier, STRONG, STRONG_COLUMN } from './identifiers.ts'
import type { Line } from './scan.ts'
import { type FieldPlaces, hasText, likelyTextOf, textOf } from './text.ts'

/** A line with one field, in the second column, and nothing else. */
function lineWith(field: Uint8Array, column = 1): FieldPlaces {
  const ends = new Int32Array(column + 2)
  for (let at = 0; at < column; at++) ends[at] = at
  ends[column] = column + field.length
  const bytes = Buffer.concat([Buffer.from(','.repeat(column)), field, Buffer.from(',')])
  return { bytes, start: 0, ends, base: 0 }
}

/** Bytes that a field may begin, end and go on with: blanks, quotes, the word that stands for nothing, every encoding. */
const piece = fc.oneof(
  fc.constantFrom('NULL', 'N', ' ', '"', '""', '\t', 'A1234567', '007', 'é', '\u00a0'),
  fc.string({ maxLength: 4 }),
)
const field = fc
  .tuple(fc.array(piece, { maxLength: 4 }), fc.constantFrom('utf8' as const, 'latin1' as const))
  .map(([pieces, encoding]) => Buffer.from(pieces.join(''), encoding))

describe('a field is read in a shorter way', () => {
  test('and has a text where its text is not empty', () => {
    fc.assert(
      fc.property(field, bytes => {
        const line = lineWith(bytes)
        expect(hasText(line, 1)).toBe(textOf(line, 1) !== '')
      }),
      { numRuns: 5000 },
    )
  })
  test('and has the text it has, whatever it was taken to be likely', () => {
    fc.assert(
      fc.property(field, field, fc.boolean(), (bytes, other, same) => {
        const likely = textOf(lineWith(same ? bytes : other), 1)
        if (likely === '') return
        expect(likelyTextOf(lineWith(bytes), 1, likely)).toBe(textOf(lineWith(bytes), 1))
      }),
      { numRuns: 5000 },
    )
  })
  test('the word that stands for nothing does so in any encoding', () => {
    for (const written of ['NULL', ' NULL ', '"NULL"', '\u00a0NULL', '"\u00a0NULL"'])
      expect(textOf(lineWith(Buffer.from(written)), 1)).toBe('')
  })
  test('a text of another encoding is not taken for it', () => {
    const utf8 = Buffer.from('Ã©', 'utf8')
    const latin1 = Buffer.from('Ã©', 'latin1')
    expect(likelyTextOf(lineWith(latin1), 1, textOf(lineWith(utf8), 1))).toBe('é')
  })
})

test('a number written as usual has the hash of its text, and is compared as it is written', () => {
  const KIND = 9
  const number = fc.stringMatching(/^ {0,2}[A-Z]?0{0,2}\d{0,10}[ A-Z]{0,2}$/)
  fc.assert(
    fc.property(fc.constantFrom(...STRONG), number, (strong, written) => {
      const line = lineWith(Buffer.from(written), STRONG_COLUMN[strong])
      const [ofBytes, ofText] = [new Uint32Array(2), new Uint32Array(2)]
      if (!hashUsual(KIND, strong, line as Line, ofBytes)) return
      const text = textOf(line, STRONG_COLUMN[strong])
      hashWords(KIND, text, ofText)
      expect([identifier(strong, text), ofBytes]).toEqual([text, ofText])
    }),
    { numRuns: 5000 },
  )
})
