/** Languages of the public report say the same: every sentence has the same blanks, and none of another language. */
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../results/languages.ts'
import { GROUP_NAMES } from './groups.ts'
import { REPORT_WORDS, speechIn } from './words.ts'

/** Every text of a catalog with its place. */
const textsOf = (words: unknown, at = ''): readonly (readonly [place: string, text: string])[] =>
  typeof words === 'string'
    ? [[at, words]]
    : Object.entries(words as object).flatMap(([key, value]) => textsOf(value, `${at}.${key}`))

const blanks = (text: string): readonly string[] => [...(text.match(/\{\w+\}/g) ?? [])].sort()

describe.each(LANGUAGES)('the report in %s', language => {
  const texts = new Map(textsOf(REPORT_WORDS[language]))

  test('has the entries of English, each with the same blanks', () => {
    const english = new Map(textsOf(REPORT_WORDS.en))
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort())
    expect([...texts].map(([at, text]) => [at, blanks(text)])).toEqual(
      [...texts].map(([at]) => [at, blanks(english.get(at) ?? '')]),
    )
  })

  test('says something for every entry that says something in English, and names every group', () => {
    const silent = [...texts].filter(([at, text]) => text.trim() === '' && !at.includes('columns'))
    expect(silent.map(([at]) => at)).toEqual(language === 'en' ? ['.translation'] : [])
    for (const name of GROUP_NAMES) expect(REPORT_WORDS[language].groups.names, name).toHaveProperty([name])
  })
})

test('Spanish says nothing in the words of English but names and numbers', () => {
  const english = new Map(textsOf(REPORT_WORDS.en))
  const same = textsOf(REPORT_WORDS.es).filter(
    ([at, text]) =>
      text !== '' && english.get(at) === text && /[a-z]{4}/.test(text.replaceAll(/\{\w+\}/g, '')),
  )
  expect(same).toEqual([])
})

test('what nobody has translated stays in English, and says so', () => {
  const { ofLaw } = speechIn('es', { dismiss: 'desestimar' })
  expect([ofLaw('dismiss'), ofLaw('reduce')]).toEqual([
    { text: 'desestimar' },
    { text: 'reduce', english: true },
  ])
  expect(speechIn('en', { dismiss: 'desestimar' }).ofLaw('dismiss')).toEqual({ text: 'dismiss' })
})
