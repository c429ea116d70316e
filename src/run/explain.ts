/** Explanations: for one conviction, every reason, citation, fact, source row and question, from the rules that decided. */

import { describe } from '../record/priors.ts'
import type { Bar } from '../rules/bars.ts'
import type { Citation } from '../rules/citation.ts'
import { missingInRule, type Outcome, ruleProver } from '../rules/determination.ts'
import { SILENCE_OPEN, type Source, type Value } from '../rules/fact.ts'
import {
  type FactUse,
  factsAssumed,
  groundsOf,
  onceEach,
  type Proof,
  prover,
  deciding as whatDecides,
} from '../rules/proof.ts'
import { type Question, questions } from '../rules/question.ts'
import { missing as factsMissing } from '../rules/reason.ts'

import { formatDay } from '../time/day.ts'
import { formatWindow } from '../time/window.ts'
import { type Conclusion, concludeSeveral, concludeUnder, type Decided, type Deciding } from './decide.ts'
import { type Reasons, reasonsOf, tellingRule } from './reasons.ts'

/** A fact as an explanation prints it. */
export interface TellFact {
  readonly name: string
  readonly about?: string | undefined
  readonly value: string
  readonly sources: readonly Source[]
}

export interface TellQuestion {
  readonly asks: readonly string[]
  readonly about: readonly string[]
  readonly answers: readonly { readonly answer: string; readonly result: string }[]
  readonly settles: boolean
}

/** One node of the rule tree as it was answered. */
export interface TellStep {
  readonly kind: Proof['kind']
  /** Whether this step is one of those that decide the step above it. */
  readonly decides: boolean
  readonly says: string
  readonly verdict: 'yes' | 'no' | 'later' | 'unknown'
  readonly when: string
  readonly about?: string | undefined
  readonly cite?: Citation | undefined
  /** The law's word on silence decided here. */
  readonly silence?: 'presumed' | 'must appear' | undefined
  readonly facts: readonly TellFact[]
  readonly parts: readonly TellStep[]
}

export interface TellRule {
  readonly id: string
  readonly relief: string
  readonly says: string
  readonly cite: Citation
  readonly verdict: 'yes' | 'no' | 'later' | 'unknown'
  readonly steps: readonly TellStep[]
}

export interface Explanation {
  readonly person: string
  readonly conviction: string
  readonly count: string
  readonly outcome: Outcome
  readonly relief?: string
  readonly from?: string
  readonly better?: string
  readonly basis?: string
  /** The way to have the relief, in words, with its citation. */
  readonly route?: string
  readonly reasons: Reasons
  readonly bars: readonly Bar[]
  readonly citations: readonly Citation[]
  readonly facts: readonly TellFact[]
  /** Facts the record does not show and that the law's word on silence has answered. */
  readonly assumed: readonly TellFact[]
  readonly missing: readonly TellFact[]
  readonly questions: readonly TellQuestion[]
  readonly rules: readonly TellRule[]
  readonly policy?: { readonly name: string; readonly lines: readonly TellStep[] }
  readonly sources: readonly Source[]
}

/** Explains a conviction that has been decided. The verdict is the bulk verdict: nothing here decides anew. */
export function explain(deciding: Deciding, decided: Decided): Explanation {
  const { conviction, rules } = decided
  const { day, policy } = deciding
  const proofs = rules.map(ruleProver(conviction, day))
  const telling = tellingRule(decided)
  const told = proofs.filter(proof => proof.rule === telling).flatMap(({ proofs }) => proofs)
  const ofPolicy = prover(conviction, day)
  const lines = (policy?.lines ?? []).map(line => ofPolicy(line.when))
  const tell = stepTeller()
  const decidingLines = lines.filter((_, i) => {
    const line = policy?.lines[i]
    return line !== undefined && (line === decided.policy?.line || decided.policy?.open.includes(line))
  })
  const all = [...told, ...decidingLines]
  const { facts, citations } = groundsOf(all)
  const missing = missingUses(deciding, decided)
  const from = decided.from
  return {
    person: conviction.person.id,
    conviction: describe(conviction),
    count: conviction.key,
    outcome: decided.outcome,
    ...(decided.relief === undefined ? {} : { relief: decided.relief }),
    ...(from === undefined ? {} : { from: formatDay(from) }),
    ...(decided.better === undefined ? {} : { better: decided.better }),
    ...(decided.basis === undefined ? {} : { basis: decided.basis }),
    ...(decided.basis !== 'law' || decided.law.due?.route === undefined
      ? {}
      : { route: `${decided.law.due.route.says} [${decided.law.due.route.cite.text}]` }),
    reasons: reasonsOf(decided, day, policy?.name),
    bars: decided.bars,
    citations,
    facts: facts.map(tellFact),
    assumed: onceEach(all.flatMap(factsAssumed)).map(tellFact),
    missing: missing.map(tellFact),
    questions: questionsAbout(deciding, decided, missing).map(tellQuestion),
    rules: proofs.map(proof => ({
      id: proof.rule.id,
      relief: proof.rule.relief,
      says: proof.rule.says,
      cite: proof.rule.cite,
      verdict: proof.standing.verdict,
      steps: proof.proofs.map(tell),
    })),
    ...(policy === undefined ? {} : { policy: { name: policy.name, lines: lines.map(tell) } }),
    sources: conviction.sources,
  }
}

/** The facts that leave the answer open, or that would better it, with their subjects. */
function missingUses({ day, policy }: Deciding, decided: Decided): readonly FactUse[] {
  const { conviction, law } = decided
  const uses: FactUse[] = []
  const open = law.better
  if (open !== undefined && open.because !== 'later') {
    const suppose = open.because === 'silence' ? SILENCE_OPEN : undefined
    uses.push(...missingInRule(open.rule, conviction, day, suppose))
  }
  if (decided.outcome === 'review' && decided.policy !== undefined && policy !== undefined) {
    for (const line of decided.policy.open) {
      const conditions = line.closes === undefined ? [line.when] : [line.when, line.closes]
      uses.push(...factsMissing(conditions, conviction, day))
    }
  }
  return onceEach(uses)
}

/** What an answer to a question would lead to. */
export type Answered = Pick<Decided, 'outcome' | 'relief' | 'from'>

const answerText = ({ outcome, relief, from }: Answered): string =>
  outcome === 'review'
    ? STILL_OPEN
    : [outcome, relief, from === undefined ? undefined : `from ${formatDay(from)}`].filter(Boolean).join(', ')

/** What an answer leads to that does not settle the matter. */
const STILL_OPEN = 'still open'

function questionsAbout(
  deciding: Deciding,
  decided: Decided,
  missing: readonly FactUse[],
): readonly Question<Conclusion>[] {
  return questions(
    missing,
    suppose =>
      decided.reliefs === undefined
        ? concludeUnder(deciding, decided.conviction, suppose)
        : concludeSeveral(decided.reliefs, deciding.day, decided.countyUnknown, suppose),
    result => result.outcome !== 'review',
  )
}

export function tellQuestion({ facts, answers, settles }: Question<Answered>): TellQuestion {
  const told = answers.map(([values, result]) => ({
    answer: values.map(valueText).join(' and '),
    result: answerText(result),
  }))
  const kind = facts.length === 1 ? facts[0]?.answers.kind : 'several'
  return {
    asks: facts.map(fact => fact.asks),
    about: facts.map(fact => fact.about ?? ''),
    answers:
      kind === 'day'
        ? inSpans(told, { first: 'on or before', last: 'on or after', any: 'any day that is possible' })
        : kind === 'number'
          ? inSpans(told, { first: 'at most', last: 'at least', any: 'any number' })
          : kind === 'several'
            ? settling(told)
            : told,
    settles,
  }
}

/** How many combinations of two answers are told. */
const MOST_PAIRS = 6

/** Of two facts asked together, the answers that settle the matter; the rest in one line. */
function settling(told: TellQuestion['answers']): TellQuestion['answers'] {
  const settled = told.filter(({ result }) => result !== STILL_OPEN)
  const shown = settled.slice(0, MOST_PAIRS)
  return shown.length === told.length ? shown : [...shown, { answer: 'otherwise', result: STILL_OPEN }]
}

/**
 * Days or numbers tried, in order, as spans with one result. They lie on both sides of every point where a condition
 * turns, so what holds on two neighbours holds between them.
 */
function inSpans(
  told: TellQuestion['answers'],
  words: { readonly first: string; readonly last: string; readonly any: string },
): TellQuestion['answers'] {
  const spans: { first: string; last: string; result: string }[] = []
  for (const { answer, result } of told) {
    const open = spans.at(-1)
    if (open?.result === result) open.last = answer
    else spans.push({ first: answer, last: answer, result })
  }
  if (spans.length === 1) return spans.map(({ result }) => ({ answer: words.any, result }))
  return spans.map(({ first, last, result }, i) => ({
    answer:
      i === 0
        ? `${words.first} ${last}`
        : i === spans.length - 1
          ? `${words.last} ${first}`
          : first === last
            ? first
            : `${first} to ${last}`,
    result,
  }))
}

/** The questions of a decided conviction as plain sentences, for the list that attorneys work from. */
export function questionsOf(deciding: Deciding, decided: Decided): readonly string[] {
  const missing = missingUses(deciding, decided)
  const county = decided.countyUnknown ? ['In which county was the conviction?'] : []
  const office =
    decided.outcome === 'review' &&
    (decided.policy?.outcome === 'attorney' || decided.policy?.outcome === 'city-attorney')
      ? [
          `The office’s policy leaves this to an attorney (${decided.policy.reason}): should the office dismiss?`,
        ]
      : []
  return [
    ...county,
    ...office,
    ...questionsAbout(deciding, decided, missing).map(question => questionText(tellQuestion(question))),
  ]
}

export function questionText({ asks, about, answers }: TellQuestion): string {
  const asked = asks.map((text, i) => (about[i] ? `${text} [${about[i]}]` : text)).join(' And: ')
  return `${asked} ${answers.map(({ answer, result }) => `${answer}: ${result}`).join(' | ')}`
}

export function valueText(value: Value | undefined): string {
  if (value === undefined) return 'not in the record'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object') return formatWindow(value)
  return String(value)
}

const NO_FACTS: readonly TellFact[] = []

export const tellFact = ({ name, about, value, sources }: FactUse): TellFact => ({
  name,
  about,
  value: valueText(value),
  sources,
})

/** Tells the steps of one explanation; what its rules share is told once. */
export function stepTeller(): (proof: Proof) => TellStep {
  const told = { decides: new Map<Proof, TellStep>(), not: new Map<Proof, TellStep>() }
  const tell = (proof: Proof, decides: boolean): TellStep => {
    const known = told[decides ? 'decides' : 'not']
    const before = proof.parts.length === 0 ? undefined : known.get(proof)
    if (before !== undefined) return before
    const { kind, verdict, otherwise, about, cite } = proof
    const deciders = whatDecides(proof)
    const every = deciders === proof.parts
    const parts: TellStep[] = []
    for (const part of proof.parts) parts.push(tell(part, every || deciders.includes(part)))
    // In the order they are printed in.
    const step: TellStep = {
      kind,
      decides,
      says: verdict === 'no' && otherwise !== undefined ? otherwise : proof.says,
      verdict,
      when: formatWindow(proof.window),
      about,
      cite,
      silence: !proof.silence ? undefined : kind === 'presumed' ? 'presumed' : 'must appear',
      facts: proof.facts.length === 0 ? NO_FACTS : proof.facts.map(tellFact),
      parts,
    }
    if (proof.parts.length > 0) known.set(proof, step)
    return step
  }
  return proof => tell(proof, true)
}
