/** What the vocabularies must hold as data: each phrase once, each with its source, and read as what it says. */
import { describe, expect, test } from 'vitest'
import { readStep } from '../person/step.ts'
import { DISPOSITIONS } from './dispositions.ts'
import type { Meaning } from './meaning.ts'
import { QUALIFIERS } from './qualifiers.ts'
import { readPhrases } from './read-phrases.ts'
import { readPlace } from './read-sentence-words.ts'
import { SECTIONS } from './sections.ts'
import { SENTENCE_WORDS } from './sentence-words.ts'
import { spell } from './spelling.ts'
import { STEP_TYPES } from './step-types.ts'

const lines = (text: string): readonly string[] => text.trim().split('\n')
const twice = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, at) => texts.indexOf(text) !== at)
const one = (text: string): string =>
  spell(text)
    .filter(word => word !== '|')
    .join(' ')

test('each phrase has one meaning', () => {
  const meanings = new Map<string, Set<string>>()
  for (const { phrases, means, cites } of DISPOSITIONS)
    if (cites !== true)
      for (const phrase of lines(phrases)) {
        const found = meanings.get(one(phrase)) ?? new Set()
        meanings.set(one(phrase), found.add(JSON.stringify(means)))
      }
  expect([...meanings].filter(([, found]) => found.size > 1).map(([phrase]) => phrase)).toEqual([])
})

test('each phrase is read as what it means', () => {
  const other: string[] = []
  for (const { phrases, means, cites, needs } of DISPOSITIONS)
    if (cites !== true)
      for (const phrase of lines(phrases)) {
        const read: Meaning | undefined = readPhrases(needs ? `${phrase}-PROB` : phrase)?.means
        if (JSON.stringify(read) !== JSON.stringify(means)) other.push(phrase)
      }
  expect(other).toEqual([])
})

test('a phrase that may be what is left of another one says nothing by itself', () => {
  const alone = DISPOSITIONS.flatMap(({ phrases, needs }) => (needs ? lines(phrases) : []))
  expect(alone.map(phrase => readPhrases(phrase))).toEqual([undefined])
})

test('each section is cited for one thing', () => {
  expect(twice(SECTIONS.flatMap(({ sections }) => sections.split(' ')))).toEqual([])
})

test('everything names its source', () => {
  const all = [...DISPOSITIONS, ...QUALIFIERS, ...SECTIONS, ...SENTENCE_WORDS, ...STEP_TYPES]
  expect(all.filter(({ source }) => source.length < 5)).toEqual([])
})

test('each step and each sentence phrase is known as it is written', () => {
  for (const { kind, texts } of STEP_TYPES)
    for (const text of lines(texts)) expect([text, readStep(text).kind]).toEqual([text, kind])
  for (const { phrases, life } of SENTENCE_WORDS)
    for (const text of lines(phrases))
      expect([text, readPlace(text).known, readPlace(text).life]).toEqual([text, true, life === true])
})

describe('one reading of many spellings', () => {
  test.each([
    'CONV SET ASIDE & DISM PER 1203.4 PC',
    'CONVICTION SET ASIDE AND DISMISSED PURSUANT TO PC 1203.4',
    'conv  set aside/dism. per P.C. 1203.4',
    'CONV SET ASIDE; DISM UNDER SECTION 1203.4 OF THE PENAL CODE',
    'CONV SET ASIDE-DISM, 1203.4(A) PC',
    '*CONV SET ASIDE & DISM PER 1203.4 PC',
    '(CONV SET ASIDE & DISM PER 1203.4 PC)',
    '1203.4 PC-CONV SET ASIDE & DISM',
  ])('%s', text => {
    expect(readPhrases(text)?.means).toEqual({ does: 'relieves', kind: 'dismissed' })
  })
})

describe('two places of a sentence part', () => {
  test.each([
    ['JAIL, CONCURRENT', { kind: 'jail', timeless: false, life: false, known: true }],
    ['FINE SS, CONCURRENT', { kind: 'fine', timeless: true, life: false, known: true }],
    ['CONCURRENT', { kind: 'manner', timeless: true, life: false, known: true }],
    ['CONSECUTIVE', { kind: 'manner', timeless: true, life: false, known: true }],
    ['ESS, CONCURRENT', { timeless: true, life: false, known: true }],
    ['IMP SEN SS', { kind: 'manner', timeless: true, life: false, known: true }],
    ['IMPOSITION OF SENTENCE SUSPENDED', { kind: 'manner', timeless: true, life: false, known: true }],
    ['ISS, CONCURRENT', { kind: 'manner', timeless: true, life: false, known: true }],
    ['PROBATION, IMP SEN SS', { timeless: false, life: false, known: true }],
    ['PRISON, IMP SEN SS', { timeless: false, life: false, known: true }],
    ['FINE, IMP SEN SS', { kind: 'fine', timeless: true, life: false, known: true }],
    ['EXEC SEN SS', { timeless: true, life: false, known: true }],
    ['CTS CONCURRENT', { timeless: true, life: false, known: true }],
    ['PROB/JAIL', { timeless: false, life: false, known: true }],
    ['PRISON SS', { timeless: false, life: false, known: true }],
    ['PROBATION DENIED', { timeless: true, life: false, known: true }],
    ['PRISON, LIFE', { timeless: false, life: true, known: true }],
    ['JAIL FROBBED', { timeless: false, life: false, known: false }],
  ])('%s', (text, expected) => {
    expect(readPlace(text)).toEqual(expected)
  })
})

test('a word inside the place of a sentence part is not what the part is', () => {
  for (const place of ['CONFINED', 'CONFINED AT HOME', 'FINE OR JAIL', 'NOT FINED'])
    expect([place, readPlace(place)]).not.toEqual([place, expect.objectContaining({ timeless: true })])
  for (const place of ['JAILBREAK', 'PRISON WAIVED BY', 'NON-PROBATION', 'LIFESTYLE CLASS'])
    expect([place, readPlace(place).known, readPlace(place).kind]).toEqual([place, false, undefined])
})
