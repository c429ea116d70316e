/** Convictions that are alike to a test: asking one of each kind tells what asking all of them does. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CountText, person } from '../../test/people.ts'
import { all, among, not } from '../rules/algebra.ts'
import { cite } from '../rules/citation.ts'
import type { Condition } from '../rules/condition.ts'
import {
  type DayFact,
  type Fact,
  look,
  SILENCE_OPEN,
  type Supposition,
  supposing,
  type Value,
} from '../rules/fact.ts'
import { elapsed, is } from '../rules/leaves.ts'
import { missing, missingNames, usedNames } from '../rules/reason.ts'
import { formatDay, theDay } from '../time/day.ts'
import { on } from '../time/window.ts'
import { alikeUnder } from './alike-convictions.ts'
import { convictionDate } from './facts.ts'
import type { Conviction } from './person.ts'
import { others, type Prior, priors, priorsTested } from './priors.ts'

const TODAY = theDay('2026-11-01')
const law = cite('Test Code 1', 'unverified')
const offenseDate: DayFact<Conviction> = {
  name: 'offense date',
  asks: 'When?',
  answers: { kind: 'day' },
  read: ({ offenseDate }) => offenseDate,
}
const classOfPrior: Fact<Prior, string> = {
  name: 'class of the earlier conviction',
  asks: 'Which class?',
  answers: { kind: 'choice', options: ['felony', 'misdemeanor'] },
  read: ({ prior }) => prior.class,
  of: ({ prior }) => prior,
}
/** It turns on the one in question too. */
const sameOffense: Fact<Prior, string> = {
  name: 'whether it is the same',
  asks: 'Is it the same?',
  answers: { kind: 'choice', options: ['yes', 'no'] },
  read: ({ prior, of }) =>
    prior.offense.text === of.offense.text ? 'yes' : prior.offense.offenses.length === 0 ? undefined : 'no',
  of: ({ prior }) => prior,
  beside: ({ of }) => of.offense.text,
}
const dayOf = (fact: DayFact<Conviction>, end: keyof Prior): DayFact<Prior> => ({
  name: `${fact.name}, ${end}`,
  asks: fact.asks,
  answers: fact.answers,
  read: pair => look(fact, pair[end]),
  of: pair => pair[end],
})

const kind = (fact: Fact<Prior, string>, word: string): Condition<Prior> => is(fact, [word])
const counted = priors(
  2,
  all('felony, and the same', kind(classOfPrior, 'felony'), kind(sameOffense, 'yes')),
  {
    says: 'two before it',
    cite: law,
    dated: convictionDate,
    before: offenseDate,
  },
)
const [dayOfThis, dayOfOther] = [dayOf(offenseDate, 'of'), dayOf(convictionDate, 'prior')]
const within: Condition<Prior> = all(
  'a felony in the four years after it',
  kind(classOfPrior, 'felony'),
  elapsed(dayOfThis, {}, dayOfOther, 'not before it'),
  not('within four years', elapsed(dayOfThis, { years: 4 }, dayOfOther, 'four years after it')),
)
const soon = among<Conviction, Prior>(1, 'soon again', {
  members: others,
  alike: alikeUnder({
    ...priorsTested(within),
    day: {
      fact: dayOfOther,
      against: [
        [dayOfThis, {}],
        [dayOfThis, { years: 4 }],
      ],
    },
  }),
  test: within,
  about: () => '',
})

/** The same, asking each. */
const each = <S>({ parts, least, says, members, about }: Condition<S>): Condition<S> =>
  among(least ?? 1, says, {
    members: members as (subject: S) => readonly Prior[],
    test: parts[0] as unknown as Condition<Prior>,
    about: about as unknown as (member: Prior) => string,
    ...(parts[1] === undefined ? {} : { whole: parts[1] as unknown as Condition<S> }),
  })

const dates = fc.option(
  fc.integer({ min: 0, max: 12 }).map(year => formatDay(theDay('1990-05-01') + year * 365)),
  {
    nil: undefined,
  },
)
const counts = fc.record(
  {
    offense: fc.constantFrom('459 PC', '484 PC', 'SEE COMMENTS'),
    class: fc.constantFrom('felony' as const, 'misdemeanor' as const),
    on: dates,
    committed: dates,
  },
  { requiredKeys: ['offense'] },
)
const asGiven = (count: object): CountText =>
  Object.fromEntries(Object.entries(count).filter(([, value]) => value !== undefined)) as unknown as CountText

/** What may be supposed of the first, of the one in question and of a third. */
function suppositions(convictions: readonly Conviction[]): readonly (Supposition | undefined)[] {
  const [first, second, third] = convictions
  const of = (fact: unknown, subject: unknown, value: Value) => ({
    fact: fact as Fact<never, Value>,
    subject,
    value,
  })
  const day = on(theDay('1995-05-01'))
  return [
    undefined,
    SILENCE_OPEN,
    supposing([of(classOfPrior, first, 'felony')]),
    supposing([of(sameOffense, first, 'yes'), of(sameOffense, third, 'no')]),
    supposing([
      of({ ...convictionDate, name: `${convictionDate.name} of the earlier conviction` }, first, day),
    ]),
    supposing([of(offenseDate, second, day), of(classOfPrior, third, 'misdemeanor')]),
    supposing([of(dayOfThis, second, day)]),
    { of: fact => (fact.name === classOfPrior.name ? 'felony' : undefined) },
  ]
}

test('answers, and what they rest on and lack, are those of asking each', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 10, maxLength: 16 }), fc.boolean(), (texts, doubted) => {
      const { convictions } = person({
        convictions: texts.map(asGiven),
        ...(doubted ? { doubts: ['unread-row'] } : {}),
      })
      const of = convictions[1] as Conviction
      for (const condition of [counted, soon]) {
        const plain = each(condition)
        expect(condition.alike?.(of)).toBeDefined()
        for (const suppose of suppositions(convictions)) {
          expect(condition.when(of, suppose)).toEqual(plain.when(of, suppose))
          expect(missingNames([condition], of, TODAY, suppose)).toEqual(
            missingNames([plain], of, TODAY, suppose),
          )
          const told = (one: Condition<Conviction>) =>
            missing([one], of, TODAY, suppose).map(({ name, subject, probes }) => ({
              name,
              of: convictions.indexOf(subject as Conviction),
              probes,
            }))
          expect(told(condition)).toEqual(told(plain))
        }
        expect(usedNames([condition], of, TODAY)).toEqual(usedNames([plain], of, TODAY))
      }
    }),
    { numRuns: 150 },
  )
})

test('a test that reads of something else is asked of each', () => {
  const ofCase: Fact<Prior, string> = { ...classOfPrior, of: ({ prior }) => prior.cycle }
  const alike = alikeUnder(priorsTested(kind(ofCase, 'felony')))
  const { convictions } = person({ convictions: Array.from({ length: 12 }, () => ({ offense: '459 PC' })) })
  expect(alike(convictions[0] as Conviction)).toBeUndefined()
})

test('a fact that reads of the one in question and does not say so is refused', () => {
  const { beside: _, ...silent } = sameOffense
  const alike = alikeUnder(priorsTested(kind(silent, 'yes')))
  const { convictions } = person({ convictions: Array.from({ length: 12 }, () => ({ offense: '459 PC' })) })
  expect(() => alike(convictions[0] as Conviction)).toThrow('reads [offense] of the one in question')
})
