/** Every case of HSC 11361.8, explained: verdict, reason, citations, missing facts, and what each answer would do. */
import { describe, expect, test } from 'vitest'
import { countyFacts } from '../src/facts/county.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { CASE_DAY, CASES, type CaseAnswer, type LawCase } from '../src/law/california/hsc-11361.8/cases.ts'
import { RULES } from '../src/law/california/hsc-11361.8/text.ts'
import { prop64 } from '../src/law/california/prop64.ts'
import type { Conviction } from '../src/record/person.ts'
import { describe as describeConviction } from '../src/record/priors.ts'
import { type Condition, within } from '../src/rules/condition.ts'
import type { Supposition, Value } from '../src/rules/fact.ts'
import { type Decided, type Deciding, decide } from '../src/run/decide.ts'
import { explain, questionsOf } from '../src/run/explain.ts'
import type { ExplainedQuestion } from '../src/run/explained.ts'
import { type Day, formatDay, parseDay, theDay } from '../src/time/day.ts'
import { on } from '../src/time/window.ts'
import { conviction, person } from './people.ts'

const subjectOf = ({ record }: LawCase): Conviction => conviction(person(record))
const timeline = ({ answer }: LawCase): readonly (readonly [string, CaseAnswer])[] =>
  answer === 'not considered' ? [] : 'outcome' in answer ? [[CASE_DAY, answer]] : answer
const deciding = ({ countyUnread }: LawCase, day: Day): Deciding<Conviction> => ({
  program: prop64,
  statutes: prop64.statutes.convictions,
  day,
  ours: () => (countyUnread ? undefined : true),
})

/** How a county may be told, where a run is of one. */
const OF_A_COUNTY = {
  fact: countyFacts(jurisdiction.venue).conviction,
  counties: ['SACRAMENTO'],
} as const

/** Each question by the name of the fact it asks for. */
const asks = new Map(
  RULES.flatMap(rule => [
    rule.substance,
    ...rule.routes.flatMap(({ opens, closes }) => [opens, closes ?? opens]),
  ])
    .flatMap(condition => [...within(condition as unknown as Condition<never>)])
    .flatMap(({ facts }) => facts.map(fact => [fact.name, fact.asks] as const)),
)

/** The same facts answered as a question words them, found by their question and not by who asked. */
function answered({ asks, about }: ExplainedQuestion, answer: string): readonly Supposition[] {
  const days = daysOf(answer)
  const tries = asks.length === 1 && days !== undefined ? days.map(day => [day]) : [answer.split(' and ')]
  if (answer === 'otherwise') return []
  return tries.map(texts => {
    const values = texts.map(valueWritten)
    return {
      of: (fact, subject) => {
        const at = asks.findIndex(
          (text, i) => text === fact.asks && (about[i] === '' || about[i]?.startsWith(named(subject))),
        )
        return at === -1 ? undefined : values[at]
      },
    }
  })
}
const named = (subject: unknown): string => describeConviction(subject as Conviction)

/** The ends of a span of days as a question words it; undefined where the answer is no span. */
function daysOf(answer: string): readonly string[] | undefined {
  if (answer === 'any day that is possible') return []
  const days = answer.match(/\d{4}-\d{2}-\d{2}/g)
  return days === null || answer.includes(' and ') ? undefined : [...new Set(days)]
}

function valueWritten(text: string): Value {
  if (text === 'yes' || text === 'no') return text === 'yes'
  const day = parseDay(text)
  if (day !== undefined) return on(day)
  const number = /^(?:at most |at least )?(\d{1,3})$/.exec(text)
  return number === null ? text : Number(number[1])
}

const told = ({ outcome, relief, from, open }: Decided<Conviction>): string =>
  outcome === 'review' || open.some(({ law }) => law.better?.because === 'unknown')
    ? 'still open'
    : [outcome, relief?.id, from === undefined ? undefined : `from ${formatDay(from)}`]
        .filter(Boolean)
        .join(', ')

const plain = CASES.filter(one => one.answer !== 'not considered' && one.known === undefined)

describe('what an explanation says of', () => {
  test.each(plain.map(one => [one.name, one] as const))('%s', (_, one) => {
    const subject = subjectOf(one)
    for (const [text, wanted] of timeline(one)) {
      const on = deciding(one, theDay(text))
      const decided = decide(on, subject)
      const told = explain(on, decided)
      const { outcome, relief, from, open, reasons } = told
      expect({ outcome, relief, from, better: open[0]?.relief, missing: reasons.missing }, text).toEqual({
        outcome: wanted.outcome,
        relief: wanted.relief,
        from: wanted.from,
        better: wanted.better?.[0],
        missing: wanted.missing ?? [],
      })
      if (wanted.reason !== undefined) expect(reasons.reason, text).toBe(wanted.reason)
      expect(reasons.citation, text).not.toBe('')
      expect(told.citations.length, text).toBeGreaterThan(0)
      expect(decided.byLaw === outcome || (one.countyUnread && outcome === 'review'), text).toBe(true)
      const names = told.missing.map(fact => fact.name)
      expect([...new Set(names)], text).toEqual(reasons.missing.filter(name => name !== 'county'))
    }
  })
})

describe('the questions of', () => {
  const open = plain.filter(one => timeline(one).some(([, answer]) => answer.missing !== undefined))

  test.each(open.map(one => [one.name, one] as const))('%s', (_, one) => {
    const subject = subjectOf(one)
    for (const [text] of timeline(one)) {
      const on = deciding(one, theDay(text))
      const decided = decide(on, subject)
      const { questions, missing, reasons } = explain(on, decided)
      for (const { name } of missing) {
        const question = questions.find(
          ({ asks: [asked], asks: all }) => all.length === 1 && asked === asks.get(name),
        )
        expect(question, `${text}: ${name}`).toBeDefined()
        expect(question?.answers.length, `${text}: ${name}`).toBeGreaterThan(0)
      }
      for (const question of questions) {
        for (const { answer, result } of question.answers) {
          for (const suppose of answered(question, answer))
            expect(
              told(decide<Conviction>(on, subject, suppose)),
              `${text}: ${question.asks.join(' ')} ${answer}`,
            ).toBe(result)
        }
      }
      // Somebody who answers can settle it: some question, or pair of them, leads out of review.
      if (decided.outcome === 'review' && !one.countyUnread)
        expect(
          questions.some(({ settles }) => settles),
          text,
        ).toBe(true)
      if (reasons.missing.includes('county'))
        expect(questionsOf({ ...on, county: OF_A_COUNTY }, decided)[0]).toMatch(/county/)
    }
  })
})
