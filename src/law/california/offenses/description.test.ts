import { expect, test } from 'vitest'
import type { Offense } from '../../../record/person.ts'
import type { CitationText } from './citation-text.ts'
import { leaveCitations, leaveInchoate } from './description.ts'
import { tokenize } from './tokens.ts'

const citation = (text: string): CitationText => ({ text, tokens: tokenize(text), unread: [] })

test('a whole citation in a description is left unread, a number alone is not', () => {
  const text = citation('POSS 28.5 GRAMS 11358 AND 11359(A) HS, 187 P.C.')
  leaveCitations(text, 0)
  expect(text.unread).toEqual(['11359(A) HS', '187 P.C.'])
})

test('the word for an attempt is left unread where the offense does not say so and is not one by itself', () => {
  const unread = (offense: Partial<Offense>, description = 'ATT SALE OR CONSP') => {
    const text = citation(description)
    leaveInchoate(text, 0, [{ section: '11359', subdivisions: [], code: 'HS', ...offense }])
    return text.unread
  }
  expect(unread({})).toEqual(['ATT', 'CONSP'])
  expect(unread({ section: '11360' })).toEqual(['CONSP'])
  expect(unread({ inchoate: 'attempt' })).toEqual([])
  expect(unread({ section: '11378' })).toEqual([])
  expect(unread({ code: 'PC' })).toEqual([])
})
