/** Shortened rules: for every subject alike in what is settled they answer as the rule itself does. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NEVER, theDay } from '../time/day.ts'
import { on } from '../time/window.ts'
import { barsOf } from './bars.ts'
import { cite } from './citation.ts'
import {
  after,
  all,
  always,
  any,
  type Condition,
  holds,
  mustAppear,
  not,
  presumed,
  unless,
} from './condition.ts'
import { determine } from './determination.ts'
import type { DayFact, Fact } from './fact.ts'
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
/** A day that the last two facts tell: past, to come, or not before some day. */
const told: DayFact<Four> = {
  name: 'due date',
  asks: 'When is it due?',
  answers: { kind: 'day' },
  read: ([, , early, known]) => {
    const day = early === true ? 9_000 : early === false ? 20_000 : 17_000
    return known === undefined ? { soonest: day, latest: NEVER } : on(day)
  },
}
const isDue = after(told, {}, 'due')
/** What opens one route and closes the other. */
const handovers = fc.constantFrom<Condition<Four>>(
  always('open'),
  ...LEAVES,
  isDue,
  presumed('presumed due', isDue),
  any('due, or presumed so', isDue, presumed('presumed', holds(FACTS[3] as Fact<Four, boolean>))),
)
const answer = fc.constantFrom(true, false, undefined)
const lending = cite('Lending Rules', 'copy')

test('a shortened rule answers as the rule does', () => {
  fc.assert(
    fc.property(
      tree,
      handovers,
      fc.constantFrom(...LEAVES),
      fc.tuple(answer, answer),
      fc.array(fc.tuple(answer, answer), { minLength: 1 }),
      (when, over, early, same, others) => {
        const rules = ready<Four>([
          {
            ...{ id: 'lending/1', relief: 'keep', rank: 1, cite: lending, says: 'may be kept' },
            inForce: { from: theDay('1980-01-01'), cite: lending },
            appliesTo: always('any loan'),
            when,
            routes: [
              { name: 'desk', says: 'at the desk', cite: lending, opens: over },
              { name: 'letter', says: 'by letter', cite: lending, opens: early, closes: over },
            ],
          },
        ])
        const decide = shorten(rules, settled, [...same, true, true])
        for (const rest of [...others, ...others]) {
          const subject = [...same, ...rest]
          for (const day of [theDay('1979-12-31'), theDay('2020-01-01')]) {
            const law = determine(rules, subject, day)
            expect(decide(subject, day)).toEqual({ law, bars: barsOf(rules, subject, law.due?.rule) })
          }
        }
      },
    ),
    { numRuns: 1_000 },
  )
})
