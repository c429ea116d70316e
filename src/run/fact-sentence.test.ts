import { expect, test } from 'vitest'
import type { ExplainedFact } from './explained.ts'
import { factSentence } from './fact-sentence.ts'

const fact = (name: string, value: string, about?: string): ExplainedFact => ({
  name,
  value,
  about,
  sources: [],
})

test.each<[readonly ExplainedFact[], string | undefined]>([
  [
    [fact('birth date', '1979-07-12'), fact('offense date', '1998-10-17')],
    'born 1979-07-12, offense date 1998-10-17: 19 then',
  ],
  [
    [fact('birth date', '1979-10-18'), fact('offense date', 'by 1998-10-17')],
    'born 1979-10-18, offense date by 1998-10-17: at most 18 then',
  ],
  [
    [fact('birth date', 'between 1979-01-01 and 1979-12-31'), fact('offense date', '1998-06-01')],
    'born between 1979-01-01 and 1979-12-31, offense date 1998-06-01: 18 to 19 then',
  ],
  [
    [fact('birth date', 'not in the record'), fact('offense date', '1998-06-01')],
    'birth date is not in the record, offense date 1998-06-01',
  ],
  [
    [fact('end of the sentence', 'not before 2001-02-03'), fact('next arrest', '2009-02-03', '459 PC')],
    'end of the sentence not before 2001-02-03, next arrest of [459 PC] 2009-02-03: at most 8 years',
  ],
  [[fact('class of the conviction', 'felony')], 'class of the conviction: felony'],
  [[fact('wobbler', 'yes')], undefined],
  [[], undefined],
])('%j', (facts, sentence) => {
  expect(factSentence(facts)).toBe(sentence)
})
