/** What conditions and rules say, as plain data: all that a hash of the rules covers. */
import type { Condition } from './condition.ts'
import type { ReadyRule } from './rule.ts'

/** A condition with everything beneath it: words, citations, what a leaf requires, and the questions behind its facts. */
export const contentOf = (condition: Condition<never>): unknown => ({
  kind: condition.kind,
  says: condition.says,
  otherwise: condition.otherwise,
  cite: condition.cite,
  least: condition.least,
  requirement: condition.requirement,
  facts: condition.facts.map(({ name, asks, answers }) => ({ name, asks, answers })),
  parts: condition.parts.map(contentOf),
})

/** A rule with its conditions and its routes. */
export const contentOfRule = (rule: ReadyRule<never>): unknown => ({
  id: rule.id,
  relief: rule.relief,
  rank: rule.rank,
  cite: rule.cite,
  says: rule.says,
  inForce: rule.inForce,
  substance: contentOf(rule.substance),
  routes: rule.routes.map(({ opens, closes, ...route }) => ({
    ...route,
    opens: contentOf(opens),
    closes: closes && contentOf(closes),
  })),
})
