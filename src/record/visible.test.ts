import { expect, test } from 'vitest'
import { printedJson, visible, visibleJson } from './visible.ts'

const HOSTILE = 'ROE\u202e,ROB\u200bIN\u001b[31m \u2066X\u{e0041}'

test('what would act is written as what it is', () => {
  expect(visible(HOSTILE)).toBe('ROE[U+202E],ROB[U+200B]IN[U+001B][31m [U+2066]X[U+E0041]')
  expect(visible('José\tÑ')).toBe('José Ñ')
})

test('JSON for a page: every text visible, line ends kept, and nothing else changed', () => {
  expect(JSON.parse(visibleJson({ a: [HOSTILE], b: 'one\ntwo\u0007', c: 1, d: undefined }))).toEqual({
    a: [visible(HOSTILE)],
    b: 'one\ntwo[U+0007]',
    c: 1,
  })
  const plain = { name: 'ROE, ROBIN', note: 'one\ntwo', born: null }
  expect(visibleJson(plain)).toBe(JSON.stringify(plain))
})

test('JSON on a terminal: the same value, and nothing in it acts', () => {
  const printed = printedJson({ name: HOSTILE, born: 'X' })
  expect(JSON.parse(printed)).toEqual({ name: HOSTILE, born: 'X' })
  expect(printed.split('\n').map(visible).join('\n')).toBe(printed)
})
