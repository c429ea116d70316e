import { expect, test } from 'vitest'
import { base32, codeAddress, codeOf, fromBase32, stepOf, stepOfCode } from './code.ts'

/** Appendix B of RFC 6238, whose eight digits end in our six. */
const SECRET = Buffer.from('12345678901234567890')

test('codes are those of the table in RFC 6238', () => {
  const codes = [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000].map(second =>
    codeOf(SECRET, stepOf(new Date(second * 1_000))),
  )
  expect(codes).toEqual(['287082', '081804', '050471', '005924', '279037', '353130'])
})

test('a code is good half a minute around its own, with blanks too, and never after one that was used', () => {
  const now = new Date(1_111_111_111_000)
  const step = stepOf(now)
  const at = (one: number) => codeOf(SECRET, one)
  expect(stepOfCode(SECRET, at(step), now, 0)).toBe(step)
  expect(stepOfCode(SECRET, `${at(step - 1).slice(0, 3)} ${at(step - 1).slice(3)}`, now, 0)).toBe(step - 1)
  expect(stepOfCode(SECRET, at(step + 1), now, 0)).toBe(step + 1)
  expect(stepOfCode(SECRET, at(step - 2), now, 0)).toBeUndefined()
  expect(stepOfCode(SECRET, at(step + 2), now, 0)).toBeUndefined()
  expect(stepOfCode(SECRET, at(step), now, step)).toBeUndefined()
  expect(stepOfCode(SECRET, at(step - 1), now, step)).toBeUndefined()
  for (const nothing of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
    expect(stepOfCode(SECRET, nothing, now, 0), nothing).toBeUndefined()
})

test('base 32 is that of RFC 4648, and reads what people type', () => {
  const written = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(text => base32(Buffer.from(text)))
  expect(written).toEqual(['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'])
  expect(fromBase32('mzxw-6ytb oi')?.toString()).toBe('foobar')
  expect(fromBase32('MZXW1')).toBeUndefined()
  expect(codeAddress(SECRET, 'ana@office', 'Yolo DA')).toBe(
    'otpauth://totp/Yolo%20DA:ana%40office?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Yolo%20DA&algorithm=SHA1&digits=6&period=30',
  )
})
