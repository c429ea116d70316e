/** What a case asks: its subject, the facts learned from elsewhere, and the days with their answers. */
import { CASE_DAY, type StatuteAnswer, type StatuteCase } from '../src/law/california/statute-case.ts'
import type { Statute } from '../src/law/statute.ts'
import type { Fact, Supposition, Value } from '../src/rules/fact.ts'
import { parseDay } from '../src/time/day.ts'
import { on } from '../src/time/window.ts'
import { arrest, conviction, person } from './people.ts'

/** Facts learned from elsewhere, by name. */
export const learned = (known: StatuteCase['known']): Supposition => ({
  of: (fact: Fact<never, Value>) => {
    const value = known?.[fact.name]
    const day = fact.answers.kind === 'day' && typeof value === 'string' ? parseDay(value) : undefined
    return day === undefined ? value : on(day)
  },
})

/** The conviction or arrest a case asks about. */
export const askedOf = <S>({ of }: Statute<S>, { record }: StatuteCase): S =>
  (of === 'arrest' ? arrest(person(record)) : conviction(person(record))) as S

export const timelineOf = (
  { answer }: StatuteCase,
  day = CASE_DAY,
): readonly (readonly [string, StatuteAnswer])[] =>
  answer === 'not considered' ? [] : 'outcome' in answer ? [[day, answer]] : answer
