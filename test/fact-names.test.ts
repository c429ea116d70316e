/** Every fact that a rule or a policy may miss can be given: by one name, of one meaning, with a type. */
import { describe, expect, test } from 'vitest'
import { type FactKind, vocabularyOf } from '../src/facts/vocabulary.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { anySubject } from '../src/rules/condition.ts'

const faultsOf = ({ name, asks, answers, about, facts }: FactKind): readonly string[] => {
  const found: string[] = []
  if (name.trim() !== name || name === '') found.push(`[${name}] is no name`)
  if (about.length === 0) found.push(`[${name}] is about nobody`)
  if (asks.some(question => !question.includes('?'))) found.push(`[${name}] asks nothing`)
  if (answers.kind === 'choice' && answers.options.length < 2) found.push(`[${name}] has no choices`)
  if (answers.kind === 'number' && answers.unit === '') found.push(`[${name}] counts nothing`)
  for (const one of about) {
    // Of an earlier conviction the same is asked in other words.
    const questions = new Set(
      facts.filter(fact => fact.about === one).map(({ fact }) => fact.asks.replace(/ \(the .*\)$/, '')),
    )
    if (questions.size > 1) found.push(`[${name}] means ${questions.size} things of the ${one}`)
  }
  return found
}

describe.each(JURISDICTIONS)('the facts of $id', ({ programs, policies, vouched = {} }) => {
  test('each has one name and one meaning, a question, and a type or choices', async () => {
    const all = await Promise.all(Object.values(programs).map(program => program()))
    const lines = (policies?.presets ?? []).flatMap(policy =>
      policy.lines.flatMap(({ when, closes }) => [when, ...(closes === undefined ? [] : [closes])]),
    )
    const vocabulary = vocabularyOf(all, lines.map(anySubject))
    expect([...vocabulary.values()].flatMap(faultsOf)).toEqual([])
    for (const fact of Object.values(vouched)) expect([...vocabulary.keys()]).toContain(fact)
    for (const { name, about } of vocabulary.values())
      expect(about.some(one => one === 'person') && about.length > 1 ? name : '').toBe('')
  })
})
