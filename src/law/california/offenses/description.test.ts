import { expect, test } from 'vitest'
import type { CitationText } from './citation-text.ts'
import { leaveCitations } from './description.ts'
import { tokenize } from './tokens.ts'

const citation = (text: string): CitationText => ({ text, tokens: tokenize(text), unread: [] })

test('a whole citation in a description is left unread, a number alone is not', () => {
  const text = citation('POSS 28.5 GRAMS 11358 AND 11359(A) HS, 187 P.C.')
  leaveCitations(text, 0)
  expect(text.unread).toEqual(['11359(A) HS', '187 P.C.'])
})
