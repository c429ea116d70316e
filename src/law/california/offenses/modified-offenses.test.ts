import { describe, expect, test } from 'vitest'
import type { Offense } from '../../../record/person.ts'
import type { CitationText } from './citation-text.ts'
import { joinLoneAttempt, offensesOf } from './modified-offenses.ts'
import { formatOffense } from './read-offense.ts'
import type { WrittenSection } from './written-section.ts'

/** The offenses of sections written `664`, `11359 HS`, and what was left unread of them. */
function offenses(written: readonly string[], word?: Offense['inchoate']): string {
  const text = written.join('/')
  const citation: CitationText = { text, tokens: [], unread: [] }
  let start = 0
  const sections = written.map((one): WrittenSection => {
    const [section = '', own] = one.split(' ')
    const found = { section, subdivisions: [], start, end: start + one.length }
    start += one.length + 1
    return own === undefined ? found : { ...found, own }
  })
  const made = offensesOf(citation, sections, word).map(formatOffense)
  return `${made.join(' + ')} | ${citation.unread.join(' ')}`
}

describe('an attempt, a conspiracy or a solicitation', () => {
  test.each([
    [['664', '187 PC'], 'PC 664/187 | '],
    [['182', '11359 HS'], 'HS 182/11359 | '],
    [['653f', '11360 HS'], 'HS 653f/11360 | '],
    // Behind the section only an attempt is one.
    [['11359', '664 HS'], '664/11359 | '],
    [['11359 HS', '182 PC'], 'HS 11359 + PC 182 | '],
    // Only one of two can be shown.
    [['182', '664', '187 PC'], 'PC 182/187 | 664'],
    [['11357 HS', '664', '11358 HS'], 'HS 11357 + HS 11358 | 664'],
    // Alone these are sections like others, and of another code they modify nothing.
    [['664 PC'], 'PC 664 | '],
    [['182 VC', '11359 HS'], 'VC 182 + HS 11359 | '],
    // 66432 PC is an attempt of PC 32; in another code it is a section.
    [['66432 PC'], 'PC 664/32 | '],
    [['66432 GC'], 'GC 66432 | '],
    // A letter of the table is of the section in the Penal Code only.
    [['288a PC'], 'PC 288a | '],
    [['288a HS'], 'HS 288(a) | '],
  ] as const)('%j', (written, expected) => {
    expect(offenses(written)).toBe(expected)
  })

  test('by a word before modifies all, unless a number does or there is nothing else', () => {
    expect(offenses(['11357 HS', '11358 HS'], 'attempt')).toBe('HS 664/11357 + HS 664/11358 | ')
    expect(offenses(['182', '11358 HS'], 'attempt')).toBe('HS 182/11358 | ')
    expect(offenses(['664 PC'], 'conspiracy')).toBe('PC 664 | ')
  })
})

test('664 on its own beside one other offense modifies it', () => {
  const lone: Offense = { code: 'PC', section: '664', subdivisions: [] }
  const sale: Offense = { code: 'HS', section: '11359', subdivisions: [] }
  const formatted = (...given: readonly Offense[]) => joinLoneAttempt(given).map(formatOffense)
  expect(formatted(sale, lone)).toEqual(['HS 664/11359'])
  expect(formatted(lone, sale)).toEqual(['HS 664/11359'])
  expect(formatted(lone)).toEqual(['PC 664'])
  expect(formatted(lone, lone)).toEqual(['PC 664', 'PC 664'])
  expect(formatted(sale, { ...sale, section: '11358' }, lone)).toEqual(['HS 11359', 'HS 11358', 'PC 664'])
  expect(formatted({ ...sale, inchoate: 'conspiracy' }, lone)).toEqual(['HS 182/11359', 'PC 664'])
})
