/** What the law of a jurisdiction is called in other languages: each name that the public report may print has its translation. */
import { describe, expect, test } from 'vitest'
import { vocabularyOf } from '../src/facts/vocabulary.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { REPORT_WORDS } from '../src/report/words.ts'
import { COUNT_STATES } from '../src/review/count-states.ts'
import { anySubject } from '../src/rules/condition.ts'

const translated = JURISDICTIONS.flatMap(jurisdiction =>
  Object.entries(jurisdiction.translations ?? {}).map(([language, load]) => ({
    ...jurisdiction,
    language,
    load,
  })),
)

describe.each(translated)('$id in $language', ({ programs, policies, load }) => {
  test('every program, policy, relief and fact that a page may name has a translation of its own', async () => {
    const translation = await load()
    const all = await Promise.all(Object.values(programs).map(program => program()))
    const presets = policies?.presets ?? []
    const lines = presets.flatMap(({ lines }) => lines.map(({ when }) => anySubject(when)))
    const statutes = all.flatMap(({ statutes: { convictions, arrests } }) => [...convictions, ...arrests])
    const names = [
      ...all.map(({ title }) => title),
      ...presets.map(({ title }) => title),
      ...statutes.flatMap(({ reliefs }) => Object.values(reliefs).map(({ id }) => id)),
      ...vocabularyOf(all, lines).keys(),
    ]
    expect(names.length).toBeGreaterThan(100)
    expect([...new Set(names)].filter(name => !Object.hasOwn(translation, name))).toEqual([])
    expect(Object.entries(translation).filter(([, says]) => says.trim() !== says || says === '')).toEqual([])
  })
})

test('the report has a word for every place where a request to the court may be', () => {
  for (const words of Object.values(REPORT_WORDS))
    expect(Object.keys(words.requests.names).sort()).toEqual(
      COUNT_STATES.filter(state => state !== 'eligible').sort(),
    )
})

test('there is a Spanish California', () => {
  expect(translated.map(({ id, language }) => `${id} ${language}`)).toEqual(['us-ca es'])
})
