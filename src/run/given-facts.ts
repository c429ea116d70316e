/** What people gave and an answer rests on, with its source, as the tables of a run tell it. */
import type { Arrest } from '../record/arrests.ts'
import type { Conviction } from '../record/person.ts'
import { weighed } from '../rules/determination.ts'
import { type GivenUse, givenOfSubjects, givenUsed } from '../rules/given-used.ts'
import { type Day, formatDay } from '../time/day.ts'
import { type Answer, ruleShown } from './answer.ts'
import type { Decided, Deciding } from './decide.ts'
import { type ExplainedFact, explainGiven, valueText } from './explained.ts'

/** Of one statute's answer: of what it gives now, later, or if a fact is so. */
export function givenOfAnswer<S extends Conviction | Arrest>(
  answer: Answer<S>,
  day: Day,
): readonly GivenUse[] {
  const { subject, law, thenLater } = answer
  const rules = new Set([ruleShown(answer), thenLater?.given?.rule, law.better?.rule])
  const conditions = [...rules].flatMap(rule => (rule === undefined ? [] : weighed(rule, subject, day)))
  return onceEach([...givenOfSubjects(subjectsOf(subject)), ...givenUsed(conditions, subject, day)])
}

/** Of everything that is told of a conviction or an arrest: by the statutes, and by the policy. */
export function givenOf<S extends Conviction | Arrest>(
  decided: Decided<S>,
  { day, policy }: Pick<Deciding<S>, 'day' | 'policy'>,
): readonly GivenUse[] {
  const { subject, answers, shown } = decided
  const told = answers.filter(answer => answer === shown || answer.law.outcome !== 'not-eligible')
  const lines = decided.policy === undefined ? [] : (policy?.lines ?? [])
  const asked = lines.flatMap(({ when, closes }) => (closes === undefined ? [when] : [when, closes]))
  return onceEach([
    ...givenOfSubjects(subjectsOf(subject)),
    ...told.flatMap(answer => givenOfAnswer(answer, day)),
    ...givenUsed(asked, subject, day),
  ])
}

const subjectsOf = (subject: Conviction | Arrest): readonly unknown[] => [subject, subject.person]

function onceEach(uses: readonly GivenUse[]): readonly GivenUse[] {
  const found: GivenUse[] = []
  for (const use of uses)
    if (!found.some(({ name, subject }) => name === use.name && subject === use.subject)) found.push(use)
  return found
}

/** As an explanation prints it, beside what else an answer rests on. */
export const explainGivenUse = ({ name, about, settled }: GivenUse): ExplainedFact => ({
  name,
  about,
  value: valueText(settled.value),
  sources: [],
  given: explainGiven(settled),
})

/** `offense date: 2015-05-04 (police report 7; J. Roe, 2026-10-30)`; what is in dispute is marked so. */
export const givenUseText = ({ name, about, settled: { state, lines } }: GivenUse): string =>
  `${name}${about === undefined ? '' : ` [${about}]`}: ${lines
    .map(({ value, source, by, asOf }) => `${valueText(value)} (${source}; ${by}, ${formatDay(asOf)})`)
    .join(' and ')}${state === 'contradicts' || state === 'differs' ? ', in dispute' : ''}`
