/** The letters are easy to read: measured, and their words looked at. */
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from './languages.ts'
import { LETTERS, type LetterName } from './letter.ts'
import type { LetterWords } from './words.ts'

/**
 * What a letter of one relief says in sentences. Headings, the words in front of a point, the list of cases and addresses
 * are left out: they are no sentences, and would only make the figures better.
 */
function sentencesOf(words: LetterWords, letter: LetterName): readonly string[] {
  const { says, means, still, last } = words.reliefs[letter]
  const { gunsBarred, guns, licenses, registration, immigration, otherCases } = words.not
  return [
    ...words.opening,
    ...[says, means, still],
    ...[words.housing, words.work, words.voting].flatMap(part => part.says),
    words.not.says,
    ...[gunsBarred, guns, licenses, registration, immigration, otherCases].map(point => point.says),
    words.proof.says,
    words.proof.order.says.replace('{bring}', words.proof.bringNumber),
    words.proof.bringName,
    words.proof.state.says,
    words.help.says,
    ...words.closing,
    last,
    words.last,
  ]
    .map(text => text.replace('U.S.', 'US').replaceAll(/\S+\.ca\.gov\S*/g, 'site.'))
    .flatMap(text => text.split(/(?<=[.!?:])[”"]?\s+/))
    .filter(sentence => !sentence.includes('{'))
}

const wordsIn = (sentence: string): readonly string[] => sentence.match(/[\p{L}\p{N}’']+/gu) ?? []

interface Measured {
  readonly wordsASentence: number
  readonly syllablesAWord: number
}

function measured(sentences: readonly string[], syllables: (word: string) => number): Measured {
  const words = sentences.flatMap(wordsIn)
  return {
    wordsASentence: words.length / sentences.length,
    syllablesAWord: words.reduce((sum, word) => sum + syllables(word.toLowerCase()), 0) / words.length,
  }
}

/**
 * The grade of an English text: 0.39 words a sentence + 11.8 syllables a word - 15.59. J. P. Kincaid, R. P. Fishburne,
 * R. L. Rogers, B. S. Chissom, Derivation of New Readability Formulas for Navy Enlisted Personnel, Research Branch Report
 * 8-75 (1975).
 */
const fleschKincaid = ({ wordsASentence, syllablesAWord }: Measured): number =>
  0.39 * wordsASentence + 11.8 * syllablesAWord - 15.59

/**
 * The ease of a Spanish text: 206.84 - 60 syllables a word - 1.02 words a sentence; 70 to 80 is the sixth grade, more is
 * easier. J. Fernández Huerta, Medidas sencillas de lecturabilidad, Consigna 214 (1959) 29-32, as corrected by Gwillim Law
 * (2011): the second term is the length of sentences, not their number.
 */
const fernandezHuerta = ({ wordsASentence, syllablesAWord }: Measured): number =>
  206.84 - 60 * syllablesAWord - 1.02 * wordsASentence

/** Where counting groups of vowels goes wrong, among words of the letters. */
const ENGLISH: Readonly<Record<string, number>> = {
  something: 2,
  someone: 2,
  people: 2,
  employer: 3,
  employers: 3,
  purposes: 3,
  licenses: 3,
  offices: 3,
  california: 5,
  doing: 2,
  us: 2,
  '18': 2,
}

function englishSyllables(word: string): number {
  const known = ENGLISH[word]
  if (known !== undefined) return known
  const bare = word
    .replace(/[’'].*$/, '')
    // A last e is silent, but not in `le` after a consonant; -es and -ed mostly are, but not after t, d and hisses.
    .replace(/(?<![aeiouy]l|[^aeiouy]l)e$/, '')
    .replace(/(?<![szxcg]|sh|ch)es$/, 's')
    .replace(/(?<![td])ed$/, 'd')
  const groups = bare.match(/[aeiouy]+/g)?.length ?? 0
  const apart = bare.match(/i[ao](?!n)|eo(?!p)/g)?.length ?? 0
  return Math.max(1, groups + apart)
}

/** Two strong vowels, or a weak one with an accent, are apart; a u after q, and after g before e or i, is not heard. */
const spanishSyllables = (word: string): number =>
  Math.max(
    1,
    word
      .replaceAll(/qu|gu(?=[eéií])/g, 'k')
      .replace(/y$/, 'i')
      .match(/[iuü]*[aeoáéóíú][iuü]*(?![íú])|[iuü]+/g)?.length ?? 0,
  )

/** A language is measured by a formula made for it; the worst of the letters that may be sent. */
const MEASURES: Readonly<
  Record<string, { readonly syllables: (word: string) => number; readonly easy: (text: Measured) => boolean }>
> = {
  en: { syllables: englishSyllables, easy: text => fleschKincaid(text) <= 6 },
  es: { syllables: spanishSyllables, easy: text => fernandezHuerta(text) >= 70 },
}
const LONGEST = 42
const LEGALESE =
  /pursuant|herein|thereof|adjudic|expung|redesignat|vacat|statut|petition|eligib|disposition|jurisdic|pursu|notwithstand|conforme|en virtud|mediante|dicho delito|susodich|interpuest|redesign/i

test('syllables are counted as they are spoken', () => {
  const english = [
    'record',
    'court',
    'changed',
    'conviction',
    'dismissed',
    'misdemeanor',
    'vehicle',
    'license',
    'able',
    'sealed',
    'landlord',
    'probation',
    'serious',
    'police',
    'marijuana',
    'citizen',
    'federal',
    'employer',
    'before',
    'purposes',
  ]
  expect(english.map(englishSyllables)).toEqual([2, 1, 1, 3, 2, 4, 3, 2, 2, 1, 2, 3, 3, 2, 4, 3, 3, 3, 2, 3])
  const spanish = [
    'carta',
    'antecedentes',
    'corte',
    'guarde',
    'quien',
    'todavía',
    'ley',
    'infracción',
    'policía',
    'cambió',
    'ciudadano',
    'que',
    'lea',
    'público',
    'días',
    'voto',
    'y',
  ]
  expect(spanish.map(spanishSyllables)).toEqual([2, 5, 2, 2, 1, 4, 1, 3, 4, 2, 4, 1, 2, 3, 2, 2, 1])
})

describe.each(LANGUAGES)('the letters in $name', words => {
  test.each(LETTERS)('%s is read in the sixth grade', letter => {
    const { syllables, easy } = MEASURES[words.lang] ?? {}
    if (syllables === undefined || easy === undefined) throw new Error('a language nobody has measured')
    expect(easy(measured(sentencesOf(words, letter), syllables))).toEqual(true)
  })

  test('no sentence is longer than one breath, and no word is one that only lawyers use', () => {
    const sentences = LETTERS.flatMap(letter => sentencesOf(words, letter))
    expect(sentences.filter(sentence => wordsIn(sentence).length > LONGEST)).toEqual([])
    expect(sentences.filter(sentence => LEGALESE.test(sentence))).toEqual([])
  })
})
