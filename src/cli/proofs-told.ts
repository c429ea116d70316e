/** A person's proofs as they are written in JSON: each fact and each step of a proof once, however many answers rest on it. */
import type { PersonFact } from '../facts/resolve.ts'
import type { ReadPerson } from '../intake/reading.ts'
import { lineJson, printedJson } from '../record/visible.ts'
import type { ExplainedStatute, Explanation } from '../run/explain.ts'
import type { ExplainedFact, ExplainedRule, ExplainedStep } from '../run/explained.ts'
import type { Question } from '../run/person.ts'
import { type ExplainedPerson, explainedOneByOne } from './explained-person.ts'

/** The place of a fact or a step in the list of the person, from 0. */
type Place = number

/** With places where there were facts and steps. */
type Placed<T> = Omit<T, 'facts' | 'assumed' | 'missing'> & {
  readonly facts: readonly Place[]
  readonly assumed: readonly Place[]
  readonly missing: readonly Place[]
}

type RuleTold = Omit<ExplainedRule, 'steps'> & { readonly steps: readonly Place[] }
type StepTold = Omit<ExplainedStep, 'facts' | 'parts'> & {
  readonly facts: readonly Place[]
  readonly parts: readonly Place[]
}
type StatuteTold = Omit<Placed<ExplainedStatute>, 'rules'> & { readonly rules: readonly RuleTold[] }
type ExplanationTold = Omit<Placed<Explanation>, 'statutes' | 'policy'> & {
  readonly statutes: readonly StatuteTold[]
  readonly policy: { readonly name: string; readonly lines: readonly Place[] } | undefined
}

export interface PersonProofs extends Omit<ExplainedPerson, 'read' | 'decided' | 'explanations'> {
  /** Each is made when it is asked for. */
  readonly explanations: Iterable<ExplanationTold>
  /** What the explanations, and the steps, name by its place: whole when all of the explanations have been asked for. */
  readonly facts: readonly ExplainedFact[]
  /** A step stands after those it is made of. */
  readonly steps: readonly StepTold[]
}

/** Each explanation is let go when what it says is listed: of many convictions together they would be far larger than all that is told. */
export function proofsOf(
  question: Question,
  person: ReadPerson,
  given: readonly PersonFact[] | undefined,
): PersonProofs {
  const { read: _, decided: _of, explanations, ...rest } = explainedOneByOne(question, person, given)
  const facts = listed<ExplainedFact, ExplainedFact>(one => one)
  const placesOf = (all: readonly ExplainedFact[]): readonly Place[] => all.map(facts.placeOf)
  const steps: Listed<ExplainedStep, StepTold> = listed(step => ({
    ...step,
    facts: placesOf(step.facts),
    parts: step.parts.map(steps.placeOf),
  }))
  const placed = <T extends Pick<Explanation, 'facts' | 'assumed' | 'missing'>>(one: T) => ({
    ...one,
    facts: placesOf(one.facts),
    assumed: placesOf(one.assumed),
    missing: placesOf(one.missing),
  })
  // What is replaced stands where it stood.
  const told = (one: Explanation): ExplanationTold => ({
    ...placed(one),
    statutes: one.statutes.map(statute => ({
      ...placed(statute),
      rules: statute.rules.map(rule => ({ ...rule, steps: rule.steps.map(steps.placeOf) })),
    })),
    policy: one.policy && { name: one.policy.name, lines: one.policy.lines.map(steps.placeOf) },
  })
  return {
    ...rest,
    explanations: {
      *[Symbol.iterator]() {
        for (const one of explanations) yield told(one)
      },
    },
    facts: facts.all,
    steps: steps.all,
  }
}

interface Listed<T, Told> {
  readonly all: readonly Told[]
  readonly placeOf: (one: T) => Place
}

/** Things by what they say: two that say the same have one place. */
function listed<T extends object, Told>(tell: (one: T) => Told): Listed<T, Told> {
  const all: Told[] = []
  const byText = new Map<string, Place>()
  const known = new WeakMap<T, Place>()
  return {
    all,
    placeOf: one => {
      const before = known.get(one)
      if (before !== undefined) return before
      const told = tell(one)
      const text = JSON.stringify(told)
      const place = byText.get(text) ?? all.length
      if (place === all.length) {
        all.push(told)
        byText.set(text, place)
      }
      known.set(one, place)
      return place
    },
  }
}

// ---- as it is printed ----------------------------------------------------------------------------------------------------

/** The document of these people, piece by piece: it may be longer than a text can be. */
export function* proofsDocument(
  asked: Readonly<Record<string, string>>,
  people: Iterable<PersonProofs>,
): Generator<string, void> {
  yield `${printedJson(asked).slice(0, -CLOSING.length)},\n  "people": [`
  let between = ''
  for (const { explanations, facts, steps, ...about } of people) {
    yield `${between}\n    ${within(printedJson(about).slice(0, -CLOSING.length), 4)}`
    yield* list('explanations', explanations, one => within(printedJson(one), 8))
    yield* list('facts', facts, lineJson)
    yield* list('steps', steps, lineJson)
    yield '\n    }'
    between = ','
  }
  yield '\n  ]\n}\n'
}

const CLOSING = '\n}'

function* list<T>(name: string, all: Iterable<T>, printed: (one: T) => string): Generator<string, void> {
  yield `,\n      "${name}": [`
  let between = ''
  for (const one of all) {
    yield `${between}\n        ${printed(one)}`
    between = ','
  }
  yield between === '' ? ']' : '\n      ]'
}

const within = (text: string, blanks: number): string => text.replaceAll('\n', `\n${' '.repeat(blanks)}`)
