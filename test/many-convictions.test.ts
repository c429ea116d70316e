/** A person of many convictions: what is read of them to decide and explain them grows with their number, and not with its square. */
import { expect, test } from 'vitest'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { losAngeles } from '../src/law/california/policies/counties.ts'
import { all } from '../src/law/california/programs.ts'
import { barsOf } from '../src/run/decide.ts'
import { questionsOf } from '../src/run/explain.ts'
import { decidePerson, decidingFor } from '../src/run/person.ts'
import { reasonsOf } from '../src/run/reasons.ts'
import { formatDay, theDay } from '../src/time/day.ts'
import { type CountText, person } from './people.ts'

const question = { law: jurisdiction, program: all, policy: losAngeles, day: theDay('2026-11-01') }
const FIRST = theDay('1990-01-01')
const OFFENSES = ['TAKING OF THINGS', '11359 HS', 'SEE COMMENTS', '459 PC', '11360(A) HS']

/** Every other offense is not named or asked about; each day another one, or all of one case. */
const count = (at: number, oneCase: boolean): CountText => {
  const on = formatDay(FIRST + (oneCase ? 9 : at * 9))
  return {
    offense: OFFENSES[at % OFFENSES.length] as string,
    class: 'felony',
    ...(oneCase ? { cycle: 'the case' } : {}),
    arrested: on,
    on,
    sentence: '90 D + PROBATION 3 Y',
  }
}

/** How many properties of the convictions are read until all that a run tells of them is told. */
function readOf(many: number, oneCase: boolean): number {
  const made = person({
    born: '1960',
    convictions: Array.from({ length: many }, (_, at) => count(at, oneCase)),
  })
  let read = 0
  for (const conviction of made.convictions)
    for (const [name, value] of Object.entries(conviction))
      Object.defineProperty(conviction, name, {
        get: () => {
          read++
          return value
        },
      })
  const deciding = decidingFor(question)
  const { decided } = decidePerson(deciding, made, [])
  expect(decided.length).toBe(many)
  for (const one of decided) {
    reasonsOf(one, deciding.convictions)
    barsOf(one)
    expect(questionsOf(deciding.convictions, one).length).toBeGreaterThan(0)
  }
  return read
}

test.each([
  ['of many cases', false],
  ['of one case', true],
])('%s', (_, oneCase) => {
  // Twice as many are four times as much where each is held against each, and twice as much where not.
  const ratio = readOf(120, oneCase) / readOf(60, oneCase)
  expect(ratio).toBeLessThan(2.6)
})

test('of a thousand arrests of unnamed offenses each is decided: a pattern is looked for once, and not for each of them', () => {
  const arrests = Array.from({ length: 1000 }, (_, at) => ({
    on: formatDay(FIRST + at * 9),
    charges: [{ offense: 'TAKING OF THINGS', ended: 'not-filed' as const }],
  }))
  const made = person({ born: '1960', convictions: [], arrests })
  // Each of them against each for each would be a billion times three.
  expect(decidePerson(decidingFor(question), made, []).arrests.length).toBe(1000)
})
