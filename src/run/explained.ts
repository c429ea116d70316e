/** What an explanation prints: facts, questions and the steps of a proof, as plain values. */
import type { Citation } from '../rules/citation.ts'
import type { Outcome, RuleProof } from '../rules/determination.ts'
import type { Source, Value } from '../rules/fact.ts'
import type { GivenState, Settled } from '../rules/given.ts'
import { type FactUse, type Proof, deciding as whatDecides } from '../rules/proof.ts'
import type { Question } from '../rules/question.ts'
import { type Day, formatDay } from '../time/day.ts'
import { formatWindow } from '../time/window.ts'

/** A fact as an explanation prints it. */
export interface ExplainedFact {
  readonly name: string
  readonly about?: string | undefined
  readonly value: string
  readonly sources: readonly Source[]
  /** Where somebody gave it beside the record: what each line says, and what the record does. */
  readonly given?: ExplainedGiven | undefined
}

export interface ExplainedGiven {
  readonly state: GivenState
  readonly record: string
  readonly lines: readonly {
    readonly value: string
    readonly source: string
    readonly by: string
    readonly asOf: string
    readonly at: Source
  }[]
}

export interface ExplainedQuestion {
  /** The names of the facts it asks for. */
  readonly facts: readonly string[]
  readonly asks: readonly string[]
  readonly about: readonly string[]
  readonly answers: readonly { readonly answer: string; readonly result: string }[]
  readonly settles: boolean
}

/** One node of the rule tree as it was answered. */
export interface ExplainedStep {
  readonly kind: Proof['kind']
  /** Whether this step is one of those that decide the step above it. */
  readonly decides: boolean
  readonly says: string
  readonly verdict: 'yes' | 'no' | 'later' | 'unknown'
  readonly when: string
  readonly about?: string | undefined
  readonly cite?: Citation | undefined
  /** The record is silent, and what the law presumes then decided here. */
  readonly silence?: 'presumed' | 'must appear' | undefined
  readonly facts: readonly ExplainedFact[]
  readonly parts: readonly ExplainedStep[]
}

export interface ExplainedRule {
  readonly id: string
  readonly relief: string
  readonly says: string
  readonly cite: Citation
  readonly verdict: 'yes' | 'no' | 'later' | 'unknown'
  readonly steps: readonly ExplainedStep[]
}

/** What an answer to a question would lead to. */
export interface Answered {
  readonly outcome: Outcome
  readonly relief?: string | undefined
  readonly from?: Day | undefined
  /** Whether something better than that is still open. */
  readonly open: boolean
}

/** Whether an answer leaves nothing open. */
export const isSettled = ({ outcome, open }: Answered): boolean => outcome !== 'review' && !open

/** What an answer leads to, in words. */
export const answerText = (answered: Answered): string => {
  const { outcome, relief, from } = answered
  return isSettled(answered)
    ? [outcome, relief, from === undefined ? undefined : `from ${formatDay(from)}`].filter(Boolean).join(', ')
    : STILL_OPEN
}

/** What an answer leads to that does not settle the matter. */
const STILL_OPEN = 'still open'

export function explainQuestion({ facts, answers, settles }: Question<Answered>): ExplainedQuestion {
  const results = answers.map(([values, result]) => ({
    answer: values.map(valueText).join(' and '),
    result: answerText(result),
  }))
  const kind = facts.length === 1 ? facts[0]?.answers.kind : 'several'
  return {
    facts: facts.map(fact => fact.name),
    asks: facts.map(fact => fact.asks),
    about: facts.map(fact => fact.about ?? ''),
    answers:
      kind === 'day'
        ? inSpans(results, { first: 'on or before', last: 'on or after', any: 'any day that is possible' })
        : kind === 'number'
          ? inSpans(results, { first: 'at most', last: 'at least', any: 'any number' })
          : kind === 'several'
            ? settling(results)
            : results,
    settles,
  }
}

/** How many combinations of two answers are told. */
const MOST_PAIRS = 6

/** Of two facts asked together, the answers that settle the matter; the rest in one line. */
function settling(answers: ExplainedQuestion['answers']): ExplainedQuestion['answers'] {
  const settled = answers.filter(({ result }) => result !== STILL_OPEN)
  const shown = settled.slice(0, MOST_PAIRS)
  return shown.length === answers.length ? shown : [...shown, { answer: 'otherwise', result: STILL_OPEN }]
}

/**
 * Days or numbers tried, in order, as spans with one result. They lie on both sides of every point where a condition
 * turns, so what holds on two neighbors holds between them.
 */
function inSpans(
  answers: ExplainedQuestion['answers'],
  words: { readonly first: string; readonly last: string; readonly any: string },
): ExplainedQuestion['answers'] {
  const spans: { first: string; last: string; result: string }[] = []
  for (const { answer, result } of answers) {
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

export function questionText({ asks, about, answers }: ExplainedQuestion): string {
  const asked = asks.map((text, i) => (about[i] ? `${text} [${about[i]}]` : text)).join(' And: ')
  return `${asked} ${answers.map(({ answer, result }) => `${answer}: ${result}`).join(' | ')}`
}

export function valueText(value: Value | undefined): string {
  if (value === undefined) return 'not in the record'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object') return formatWindow(value)
  return String(value)
}

const NO_FACTS: readonly ExplainedFact[] = []

export const explainFact = ({ name, about, value, sources, given }: FactUse): ExplainedFact => ({
  name,
  // A fact that may be of something else and is not says nothing.
  about: about === '' ? undefined : about,
  value: valueText(value),
  sources,
  ...(given === undefined ? {} : { given: explainGiven(given) }),
})

/** What somebody gave beside the record. */
export const explainGiven = ({ state, record, lines }: Settled): ExplainedGiven => ({
  state,
  record: valueText(record),
  lines: lines.map(({ value, source, by, asOf, at }) => ({
    value: valueText(value),
    source,
    by,
    asOf: formatDay(asOf),
    at,
  })),
})

/** Tells the steps of one explanation; what its rules share is told once. */
export function stepExplainer(): (proof: Proof) => ExplainedStep {
  const explained = { decides: new Map<Proof, ExplainedStep>(), not: new Map<Proof, ExplainedStep>() }
  const explainStep = (proof: Proof, decides: boolean): ExplainedStep => {
    const known = explained[decides ? 'decides' : 'not']
    const before = proof.parts.length === 0 ? undefined : known.get(proof)
    if (before !== undefined) return before
    const { kind, verdict, otherwise, about, cite } = proof
    const deciders = whatDecides(proof)
    const every = deciders === proof.parts
    const parts: ExplainedStep[] = []
    for (const part of proof.parts) parts.push(explainStep(part, every || deciders.includes(part)))
    // In the order they are printed in.
    const step: ExplainedStep = {
      kind,
      decides,
      says: verdict === 'no' && otherwise !== undefined ? otherwise : proof.says,
      verdict,
      when: formatWindow(proof.window),
      about,
      cite,
      silence: !proof.silence ? undefined : kind === 'presumed' ? 'presumed' : 'must appear',
      facts: proof.facts.length === 0 ? NO_FACTS : proof.facts.map(explainFact),
      parts,
    }
    if (proof.parts.length > 0) known.set(proof, step)
    return step
  }
  return proof => explainStep(proof, true)
}

export const explainRule = <S>(
  proof: RuleProof<S>,
  explainStep: (proof: Proof) => ExplainedStep,
): ExplainedRule => ({
  id: proof.rule.id,
  relief: proof.rule.relief,
  says: proof.rule.says,
  cite: proof.rule.cite,
  verdict: proof.standing.verdict,
  steps: proof.proofs.map(explainStep),
})

/** Source rows in short: `county.csv:12,14`. */
export function places(sources: readonly Source[]): string {
  const byFile = new Map<string, Set<number>>()
  for (const { file, line } of sources) byFile.set(file, (byFile.get(file) ?? new Set()).add(line))
  return [...byFile].map(([file, lines]) => `${file}:${[...lines].sort((a, b) => a - b).join(',')}`).join(' ')
}

/** Who said so, from where and when; and what the record says, where that is something else. */
export function givenText(given: ExplainedFact['given']): string {
  if (given === undefined) return ''
  const { state, record, lines } = given
  const said = lines
    .map(
      ({ value, source, by, asOf, at }) =>
        `${SAYS[state]}${state === 'given' || state === 'agrees' ? '' : ` ${value}`} by ${by} on ${asOf}, from ${source}  (${at.file}:${at.line})`,
    )
    .join('; ')
  const beside = state === 'corrects' || state === 'contradicts' ? `; the record says ${record}` : ''
  return `; ${said}${beside}`
}

const SAYS = {
  given: 'given',
  agrees: 'said as well',
  corrects: 'corrected to',
  contradicts: 'IN DISPUTE: said to be',
  differs: 'IN DISPUTE: said to be',
} as const
