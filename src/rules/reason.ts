/** Reasons in one line, found by walking conditions without building a proof: for the tables of a bulk run. */
import { type Day, NEVER } from '../time/day.ts'
import { isExact, verdictOn } from '../time/window.ts'
import type { Condition } from './condition.ts'
import { look, lookDay, type Supposition } from './fact.ts'

/**
 * Why a condition fails for a subject: the words of the innermost part that surely fails and has words for it.
 * Undefined where the condition does not fail.
 */
export function whyItFails<S>(
  condition: Condition<S>,
  subject: S,
  suppose?: Supposition,
): string | undefined {
  if (condition.when(subject, suppose).soonest !== NEVER) return undefined
  if (condition.otherwise !== undefined) return condition.otherwise
  if (condition.kind === 'all' || condition.kind === 'any') {
    const steps = condition.steps(subject)
    // Of alternatives that all fail, the last one named is the widest.
    for (const step of condition.kind === 'all' ? steps : steps.toReversed()) {
      const why = whyItFails(step.condition, step.subject as never, suppose)
      if (why !== undefined) return why
    }
  }
  return `not so: ${condition.says}`
}

/**
 * The names of the facts whose absence leaves a condition open for a subject, once each, in the order met. Behind a
 * presumption, or where the law wants a thing shown, nothing is missing. With a day, only what leaves it open on that
 * day: a past event of which just the year is known has happened.
 */
export function missingNames<S>(
  condition: Condition<S>,
  subject: S,
  found: Set<string> = new Set(),
  suppose?: Supposition,
  day?: Day,
): Set<string> {
  const window = condition.when(subject, suppose)
  if (isExact(window) || (day !== undefined && verdictOn(window, day) !== 'unknown')) return found
  for (const fact of condition.facts) {
    const value =
      fact.answers.kind === 'day'
        ? lookDay(fact as never, subject as never, suppose)
        : look(fact, subject, suppose)
    if (value === undefined || (typeof value === 'object' && !isExact(value))) found.add(fact.name)
  }
  for (const step of condition.steps(subject))
    missingNames(step.condition, step.subject as never, found, suppose, day)
  return found
}
