/** A person of many convictions: what is read of them to decide and explain them grows with their number, and not with its square. */
import { expect, test } from 'vitest'
import { explained } from '../src/cli/explained-person.ts'
import { proofsDocument, proofsOf } from '../src/cli/proofs-told.ts'
import { ROE } from '../src/intake/ca-doj/made-up.ts'
import type { ReadPerson } from '../src/intake/reading.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { losAngeles } from '../src/law/california/policies/counties.ts'
import { all } from '../src/law/california/programs.ts'
import { barsOf } from '../src/run/decide.ts'
import { questionsOf } from '../src/run/explain.ts'
import { decidePerson, decidingFor } from '../src/run/person.ts'
import { reasonsOf } from '../src/run/reasons.ts'
import { formatDay, theDay } from '../src/time/day.ts'
import { linesOf, setaside, workplace } from './command.ts'
import { court } from './made-up-records.ts'
import { type CountText, person } from './people.ts'
import { sized } from './size.ts'
import { type ProofsRead, wholeProofs } from './whole-proofs.ts'

const question = { law: jurisdiction, program: all, policy: losAngeles, day: theDay('2026-11-01') }
/** Of one case, and in the full tests more. */
const MANY = sized(24, 400)
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

// ---- the proofs of such a person, as they are printed --------------------------------------------------------------------

const manyOf = (many: number): ReadPerson => ({
  person: person({
    born: '1960',
    convictions: Array.from({ length: many }, (_, at) => count(at, true)),
  }),
  rows: [],
})

const printed = (many: number): string =>
  [...proofsDocument({ asOf: '2026-11-01' }, [proofsOf(question, manyOf(many), undefined)])].join('')

test('with each fact and each step printed once nothing of a proof is lost', () => {
  const [read] = (JSON.parse(printed(12)) as { people: readonly ProofsRead[] }).people
  const { explanations } = explained(question, manyOf(12), undefined)
  expect(wholeProofs(read as ProofsRead)).toEqual(JSON.parse(JSON.stringify(explanations)))
})

test('twice as many convictions are proved in about twice as much text', () => {
  expect(printed(48).length / printed(24).length).toBeLessThan(2.6)
})

const { file, fresh } = workplace()

test(`${MANY} convictions of one case are explained, as a document, as proofs, as a page and on paper`, async () => {
  const offenses = [
    '11359 HS-POSSESS MARIJUANA FOR SALE',
    'TAKING OF THINGS',
    '459 PC-BURGLARY',
    'SEE COMMENTS',
  ]
  const rows = Array.from({ length: MANY }, (_, at) =>
    court(`101 002 ${String(at + 1).padStart(3, '0')}`, '19950901', {
      ...ROE,
      OFFENSE_DESCR: offenses[at % offenses.length] as string,
      OFFENSE_TOC: 'F',
      FE_NUM_CRT_CASE: '95F01234',
    }),
  )
  const county = file('county.csv', linesOf(rows))
  const asked = ['explain', county, '--person', '1001', '--as-of', '2026-11-01']
  const { code, out } = await setaside([...asked, '--json'])
  const told = JSON.parse(out).people[0].explanations as readonly { readonly about: string }[]
  expect([code, told.filter(({ about }) => about.startsWith('11359 HS')).length]).toEqual([0, MANY / 4])
  for (const form of [['--proof'], [], ['--out', fresh('page.html')], ['--out', fresh('page.pdf')]])
    expect((await setaside([...asked, ...form])).code).toBe(0)
})
