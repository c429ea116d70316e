/**
 * What the policy bench says of a policy is what `setaside run --policy` says, for the policies that come with the program and for
 * policies made at random of everything an office may choose.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerAsked, readBench } from '../src/cli/bench.ts'
import { isProblem } from '../src/cli/exit.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import type { PolicyChoice } from '../src/law/policy.ts'
import { countGroups, inOrderOf } from '../src/report/groups.ts'
import type { BenchEffect, Counted } from '../src/report/policy-bench.ts'
import type { Reach, Reached } from '../src/report/policy-reach.ts'
import { theDay } from '../src/time/day.ts'
import { setaside, table, workplace } from './command.ts'
import { sized } from './size.ts'

const { fresh, file } = workplace()
const GOLDEN = resolve(import.meta.dirname, 'golden/files')
const TAKES_MS = sized(120_000, 900_000)

/** Policies that are tried beside the presets. */
const TRIED = sized(4, 50)

const COUNTY = { file: join(GOLDEN, 'los-angeles.csv'), name: 'LOS ANGELES', day: '2026-11-01' }
beforeAll(async () => {
  if (sized(true, false)) return
  const county = fresh('county.csv')
  await setaside(['synth', '--rows', '30000', '--seed', '7', '--county', COUNTY.name, '--out', county])
  COUNTY.file = county
}, TAKES_MS)

type Opened = Exclude<Awaited<ReturnType<typeof readBench>>, { readonly unusable: string }>

async function run(program: string, ...more: readonly string[]): Promise<string> {
  const out = fresh('run')
  const ended = await setaside([
    ...['run', COUNTY.file, '--county', COUNTY.name, '--as-of', COUNTY.day, '--program', program],
    ...['--max-rejects', '100%', '--out', out, ...more],
  ])
  expect([0, 4]).toContain(ended.code)
  return out
}

const summaryOf = (out: string) => JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))

async function opened(out: string): Promise<Opened> {
  const read = await readBench({ folder: out, policy: undefined, map: undefined }, JURISDICTIONS, () => {})
  if (isProblem(read) || 'unusable' in read) throw new Error('the bench does not open')
  return read
}

const ofPolicy = (bench: Opened, policy: unknown): BenchEffect =>
  answerAsked(bench, { number: 0, ask: 'effect', of: [policy, undefined] }) as BenchEffect

/** Whom a run reached, as its report counts them of its tables. */
function reachOfRun(out: string): unknown {
  const counting = countGroups(theDay(COUNTY.day))
  for (const row of table(out, 'people')) counting.add(row)
  const { people, impact, convictions: _, section, ...summary } = summaryOf(out)
  return {
    counts: {
      considered: people.considered,
      helped: people.helped,
      felony: impact.felony.after.freed,
      conviction: impact.conviction.after.freed,
      recent: impact.convictionInSevenYears.after.freed,
      due: summary.determination.eligible ?? 0,
    },
    had: { felony: impact.felony.before.yes, conviction: impact.conviction.before.yes },
    groups: counting.groups(),
    sections: section,
  }
}

/** The same of the bench. */
const reachTold = ({ counts, had, groups, sections }: Reach): unknown => {
  const found = { race: new Map(groups.race), sex: new Map(groups.sex), age: new Map(groups.age) }
  return {
    counts,
    had,
    groups: inOrderOf(found),
    sections: Object.fromEntries(Object.entries(sections).map(([name, answers]) => [name, without(answers)])),
  }
}

/** Both in one shape. What is nought is left out: a summary names what there is. */
const told = (counted: Counted) => ({
  considered: counted.considered,
  answers: counted.answers,
  basis: without(counted.basis),
  reliefs: without(counted.reliefs),
  helped: counted.helped,
  standing: counted.standing,
  sections: Object.fromEntries(
    Object.entries(counted.sections).map(([name, answers]) => [name, without(answers)]),
  ),
})
const without = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

// biome-ignore lint/suspicious/noExplicitAny: a file that was written
const toldBy = ({ people, convictions, determination, basis, relief, impact, section }: any) => ({
  considered: { convictions: convictions.considered, people: people.considered },
  answers: determination,
  basis,
  reliefs: relief,
  helped: people.helped,
  standing: {
    felony: impact.felony,
    conviction: impact.conviction,
    recent: impact.convictionInSevenYears,
  },
  sections: section,
})

/** A policy file with anything an office may choose. */
function anyPolicy(choices: readonly PolicyChoice[], blanks: readonly Readonly<Record<string, unknown>>[]) {
  return fc.constantFrom(...blanks).chain(blank =>
    fc.tuple(...choices.filter(({ of }) => of.includes(blank.extends as string)).map(anyChoice)).map(chosen =>
      chosen.reduce<Record<string, unknown>>((policy, choose) => choose(policy), {
        name: 'Tried',
        ...blank,
      }),
    ),
  )
}

type Choose = (file: Record<string, unknown>) => Record<string, unknown>

const setting =
  (key: string, value: unknown): Choose =>
  policy => {
    const [first = '', second] = key.split('.')
    return second === undefined
      ? { ...policy, [first]: value }
      : { ...policy, [first]: { ...(policy[first] as object | undefined), [second]: value } }
  }

function anyChoice(choice: PolicyChoice): fc.Arbitrary<Choose> {
  const nothing: Choose = policy => policy
  if (choice.kind === 'lists') {
    const inNone: Choose = policy => ({
      ...policy,
      ...Object.fromEntries(
        choice.lists.map(({ key }) => [
          key,
          ((policy[key] as readonly string[] | undefined) ?? []).filter(value => value !== choice.value),
        ]),
      ),
    })
    return fc.constantFrom<Choose>(
      inNone,
      ...choice.lists.map<Choose>(({ key }) => policy => {
        const rest = inNone(policy)
        return { ...rest, [key]: [...(rest[key] as readonly string[]), choice.value] }
      }),
    )
  }
  if (choice.kind === 'yes-no')
    return fc.constantFrom<Choose>(nothing, setting(choice.key, true), setting(choice.key, false))
  if (choice.kind === 'one-of')
    return fc.constantFrom<Choose>(nothing, ...choice.options.map(({ value }) => setting(choice.key, value)))
  return fc.oneof(
    fc.constant<Choose>(nothing),
    fc.integer({ min: choice.least, max: choice.most }).map(value => setting(choice.key, value)),
  )
}

describe('the policies of Proposition 64', () => {
  const program = 'prop64'
  let bench: Opened
  beforeAll(async () => {
    bench = await opened(await run(program))
  }, TAKES_MS)

  test.each([
    ...['configurable', 'sacramento', 'san-joaquin', 'contra-costa', 'los-angeles'].map(
      name => [name] as const,
    ),
  ])(
    '%s',
    async preset => {
      const out = await run(program, '--policy', preset)
      const { reaches } = answerAsked(bench, { number: 0, ask: 'reach', of: [preset] }) as Reached
      expect(reachTold(reaches.of[0] as Reach)).toEqual(reachOfRun(out))
      expect(told(ofPolicy(bench, preset).policy)).toEqual(toldBy(summaryOf(out)))
    },
    TAKES_MS,
  )

  test(
    `${TRIED} policies at random`,
    async () => {
      const { offers } = bench.book
      if (offers === undefined) throw new Error('nothing is offered')
      const blanks = [offers.blank, ...bench.book.presets.map(({ name }) => offers.written(name))]
      const tried = fc.sample(anyPolicy(offers.choices, blanks), { seed: 1106, numRuns: TRIED })
      for (const policy of tried) {
        const out = await run(program, '--policy', file('policy.json', JSON.stringify(policy)))
        const { reaches } = answerAsked(bench, {
          number: 0,
          ask: 'reach',
          of: [undefined, policy],
        }) as Reached
        expect({ policy, reach: reachTold(reaches.of[1] as Reach) }).toEqual({
          policy,
          reach: reachOfRun(out),
        })
        expect({ policy, told: told(ofPolicy(bench, policy).policy) }).toEqual({
          policy,
          told: toldBy(summaryOf(out)),
        })
      }
    },
    TAKES_MS,
  )

  test('the law alone is what a run without a policy says, and who moves adds up', async () => {
    const effect = ofPolicy(bench, 'los-angeles')
    expect(told(effect.against)).toEqual(toldBy(summaryOf(await run(program))))
    const { eligible } = effect.policy.answers
    const gained = effect.moves
      .filter(({ from, to }) => to?.outcome === 'eligible' && from?.outcome !== 'eligible')
      .reduce((sum, { convictions }) => sum + convictions, 0)
    const lost = effect.moves.filter(
      ({ from, to }) => from?.outcome === 'eligible' && to?.outcome !== 'eligible',
    )
    expect(lost.filter(({ to }) => to?.outcome !== 'review')).toEqual([])
    const { reaches } = answerAsked(bench, {
      number: 0,
      ask: 'reach',
      of: [undefined, 'los-angeles', undefined],
    }) as Reached
    // Whom the law alone helps any policy helps.
    expect(reaches.within.helped.flat()).toEqual(expect.arrayContaining([0, 1, 2]))
    for (const [measure, pairs] of Object.entries(reaches.within))
      for (const [small, large] of pairs)
        expect(reaches.of[small]?.counts[measure as 'due']).toBeLessThanOrEqual(
          reaches.of[large]?.counts[measure as 'due'] ?? -1,
        )
    expect(reaches.considersTheSame[2]).toBe(true)
    expect(eligible).toBe(
      effect.against.answers.eligible + gained - lost.reduce((sum, { convictions }) => sum + convictions, 0),
    )
    for (const { key, people, example } of effect.moves) {
      const who = answerAsked(bench, { number: 0, ask: 'who', of: ['los-angeles', undefined], key })
      expect(who).toHaveLength(people)
      expect(who).toContainEqual(example)
    }
  })

  test('a program for which no policy is known has no bench', async () => {
    const out = await run('all')
    expect(
      await readBench({ folder: out, policy: undefined, map: undefined }, JURISDICTIONS, () => {}),
    ).toEqual({
      unusable: 'no office’s policy for [all] is known',
    })
  })
})
