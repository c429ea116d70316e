import { expect, test } from 'vitest'
import { nameOf, pdfWriters, stringOf } from './pdf-writer.ts'

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('a document is its objects, a table of where they begin, and a trailer', () => {
  const writer = pdfWriters(2)()
  const third = writer.reserve(1)
  for (const number of [2, 1, third]) {
    writer.begin(number)
    writer.digits(number * 100)
    writer.finish()
  }
  const written = latin(writer.document({ root: 1, info: 2 }))
  expect(written).toBe(
    [
      '%PDF-1.7',
      '%\xe2\xe3\xcf\xd3',
      '2 0 obj',
      '200',
      'endobj',
      '1 0 obj',
      '100',
      'endobj',
      '3 0 obj',
      '300',
      'endobj',
      'xref',
      '0 4',
      '0000000000 65535 f ',
      '0000000034 00000 n ',
      '0000000015 00000 n ',
      '0000000053 00000 n ',
      'trailer',
      '<</Size 4/Root 1 0 R/Info 2 0 R>>',
      'startxref',
      '72',
      '%%EOF',
      '',
    ].join('\n'),
  )
  for (const [number, offset] of [
    [1, 34],
    [2, 15],
    [3, 53],
  ])
    expect(written.slice(offset).startsWith(`${number} 0 obj`)).toBe(true)
})

test('numbers are set aside in a row, behind those that are always theirs', () => {
  const writer = pdfWriters(8)()
  expect([writer.reserve(3), writer.reserve(0), writer.reserve(2), writer.reserve(1)]).toEqual([
    9, 12, 12, 14,
  ])
})

test('the next document holds nothing of the last, and memory grows with the longest', () => {
  const begin = pdfWriters(1)
  const long = begin()
  long.begin(1)
  long.bytes(new Uint8Array(3 << 20).fill(0x61))
  long.finish()
  expect(latin(long.document({ root: 1, info: 1 }))).toContain('a'.repeat(3 << 20))
  const short = begin()
  short.begin(1)
  short.text('b')
  short.finish()
  const written = latin(short.document({ root: 1, info: 1 }))
  expect(written).toContain('1 0 obj\nb\nendobj')
  expect(written).not.toContain('a\n')
  expect(written.length).toBeLessThan(200)
})

test('texts and names are written as PDF has them', () => {
  expect(stringOf('A (b) \\ c')).toBe('(A \\(b\\) \\\\ c)')
  expect(stringOf('Peña')).toBe('<feff0050006500f10061>')
  // A letter and its mark are one sign.
  expect(stringOf('n\u0303')).toBe('<feff00f1>')
  expect(nameOf('Yes')).toBe('/Yes')
  expect(nameOf('On (1)/2')).toBe('/On#20#281#29#2f2')
})
