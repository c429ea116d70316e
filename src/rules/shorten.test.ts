/** Shortened rules: for every subject alike in what is settled they answer as the rule itself does. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { theDay } from '../time/day.ts'
import { barsOf } from './bars.ts'
import { cite } from './citation.ts'
import { all, always, any, type Condition, holds, mustAppear, not, presumed, unless } from './condition.ts'
import { determine } from './determination.ts'
import type { Fact } from './fact.ts'
import { ready } from './rule.ts'
import { shorten } from './shorten.ts'

/** A subject that is the answers to four yes-or-no facts: the first two are settled. */
type Four = readonly (boolean | undefined)[]

const FACTS = [0, 1, 2, 3].map(
  (at): Fact<Four, boolean> => ({
    name: `fact ${at}`,
    asks: `Is fact ${at} so?`,
    answers: { kind: 'yes-no' },
    read: answers => answers[at],
  }),
)
const LEAVES = FACTS.map(fact => holds(fact))
const settled = ({ facts }: Condition<Four>) => facts.length > 0 && facts.every(fact => fact.name < 'fact 2')

const { tree } = fc.letrec<{ tree: Condition<Four> }>(again => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...LEAVES),
    fc.array(again('tree'), { minLength: 1, maxLength: 3 }).map(parts => all('all', ...parts)),
    fc.array(again('tree'), { minLength: 1, maxLength: 3 }).map(parts => any('any', ...parts)),
    again('tree').map(part => not('not', part)),
    again('tree').map(part => unless('unless', part)),
    again('tree').map(part => presumed('presumed', part)),
    again('tree').map(part => mustAppear('must appear', part)),
  ),
}))
const answer = fc.constantFrom(true, false, undefined)
const lending = cite('Lending Rules', 'copy')

test('a shortened rule answers as the rule does', () => {
  fc.assert(
    fc.property(
      tree,
      fc.tuple(answer, answer),
      fc.array(fc.tuple(answer, answer), { minLength: 1 }),
      (when, same, others) => {
        const rules = ready<Four>([
          {
            ...{ id: 'lending/1', relief: 'keep', rank: 1, cite: lending, says: 'may be kept' },
            inForce: { from: theDay('2020-01-01'), cite: lending },
            appliesTo: always('any loan'),
            when,
            routes: [{ name: 'desk', says: 'at the desk', cite: lending, opens: always('open') }],
          },
        ])
        const decide = shorten(rules, settled, [...same, true, true])
        for (const rest of [...others, ...others]) {
          const subject = [...same, ...rest]
          for (const day of [theDay('2019-12-31'), theDay('2020-01-01')]) {
            const law = determine(rules, subject, day)
            expect(decide(subject, day)).toEqual({ law, bars: barsOf(rules, subject, law.due?.rule) })
          }
        }
      },
    ),
  )
})
