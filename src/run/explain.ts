/** Explanations: every reason, citation, fact, source row and question of an answer, from the rules that decided. */
import type { Arrest } from '../record/arrests.ts'
import type { Conviction } from '../record/person.ts'
import { describe } from '../record/priors.ts'
import type { Bar } from '../rules/bars.ts'
import type { Citation } from '../rules/citation.ts'
import { missingFor, type Outcome, type RuleProof, ruleProver } from '../rules/determination.ts'
import type { Source } from '../rules/fact.ts'
import { type FactUse, factsAssumed, groundsOf, onceEach, type Proof, prover } from '../rules/proof.ts'
import { type Question, questions } from '../rules/question.ts'
import { missing as factsMissing } from '../rules/reason.ts'
import type { Way } from '../rules/rule.ts'
import { type Day, formatDay } from '../time/day.ts'
import { formatWindow } from '../time/window.ts'
import { type Answer, answerOf, opensOf, reasonOf, ruleShown } from './answer.ts'
import { type Basis, barsOf, type Decided, type Deciding, decideAgain, laterThan, whyBest } from './decide.ts'
import {
  type Answered,
  type ExplainedFact,
  type ExplainedQuestion,
  type ExplainedRule,
  type ExplainedStep,
  explainFact,
  explainQuestion,
  explainRule,
  questionText,
  stepExplainer,
} from './explained.ts'
import { type Reasons, reasonsOf } from './reasons.ts'

/** The answer to one conviction or arrest, with what each statute gives it and what the office's policy adds. */
export interface Explanation {
  readonly of: 'conviction' | 'arrest'
  readonly person: string
  readonly key: string
  /** `11359 HS, convicted 1994-03-07`. */
  readonly about: string
  /** The comment of its row, where that names another offense than the row's own. */
  readonly commentNames?: string
  readonly outcome: Outcome
  readonly relief?: string
  readonly from?: string
  readonly better?: string
  readonly basis?: Basis
  /** The way to have the relief, in words, with its citation. */
  readonly route?: string
  /** The best of what is due by law, and why it is better than the next. */
  readonly best?: { readonly relief: string; readonly statute: string; readonly why?: string }
  /** The statute of a better relief that a missing fact leaves open. */
  readonly open?: string
  readonly countyUnknown: boolean
  readonly reasons: Reasons
  readonly bars: readonly Bar[]
  /** What the answer rests on: of the statute that is shown, and of the lines of the policy that decide. */
  readonly citations: readonly Citation[]
  readonly facts: readonly ExplainedFact[]
  /** Facts the record does not show and that what the law presumes where the record is silent has answered. */
  readonly assumed: readonly ExplainedFact[]
  readonly missing: readonly ExplainedFact[]
  readonly questions: readonly ExplainedQuestion[]
  readonly statutes: readonly ExplainedStatute[]
  readonly policy?: { readonly name: string; readonly lines: readonly ExplainedStep[] }
  readonly sources: readonly Source[]
}

/** What one statute gives, with its proof. */
export interface ExplainedStatute {
  readonly statute: string
  readonly title: string
  readonly cite: Citation
  readonly outcome: Outcome
  readonly relief?: string
  /** What the relief does, and what it does not restore, each with its citation. */
  readonly does?: string
  readonly leaves: readonly { readonly says: string; readonly cite: Citation }[]
  readonly by?: Way
  readonly grant?: 'shall' | 'may' | 'open'
  readonly route?: string
  readonly from?: string
  readonly reason: string
  readonly facts: readonly ExplainedFact[]
  readonly assumed: readonly ExplainedFact[]
  readonly missing: readonly ExplainedFact[]
  readonly questions: readonly ExplainedQuestion[]
  readonly citations: readonly Citation[]
  readonly rules: readonly ExplainedRule[]
}

/** Explains a conviction that has been decided. The verdict is the bulk verdict: nothing here decides anew. */
export const explain = (deciding: Deciding<Conviction>, decided: Decided<Conviction>): Explanation => ({
  of: 'conviction',
  ...explained(deciding, decided, describe(decided.subject)),
  ...(decided.subject.remark === undefined ? {} : { commentNames: decided.subject.remark }),
})

export const explainArrest = (deciding: Deciding<Arrest>, decided: Decided<Arrest>): Explanation => ({
  of: 'arrest',
  ...explained(deciding, decided, aboutArrest(decided.subject)),
})

/** In words: `arrested 1994-03-07 for 459 PC-BURGLARY (dismissed)`. */
function aboutArrest({ cycle, charges }: Arrest): string {
  const told = charges.map(
    ({ offense, ended }) => `${offense.text}${ended === undefined ? '' : ` (${ended})`}`,
  )
  return `arrested ${formatWindow(cycle.arrested)} for ${[...new Set(told)].join('; ')}`
}

function explained<S extends Conviction | Arrest>(
  deciding: Deciding<S>,
  decided: Decided<S>,
  about: string,
): Omit<Explanation, 'of'> {
  const { day, policy } = deciding
  const { subject, outcome, relief, from, better, basis, due, shown, answers, countyUnknown } = decided
  const [best] = due
  const proofs = new Map(answers.map(answer => [answer.statute, proofsOf(answer, day)]))
  const ofPolicy = prover(subject, day)
  const lines = (policy?.lines ?? []).map(line => ({ line, proof: ofPolicy(line.when) }))
  const grounds = [
    ...(shown === undefined ? [] : whatIsShown(shown, proofs.get(shown.statute) ?? [])),
    ...lines
      .filter(({ line }) => line === decided.policy?.line || decided.policy?.open.includes(line))
      .map(({ proof }) => proof),
  ]
  const missing = usesMissing(deciding, decided)
  const explainStep = stepExplainer()
  const route = basis === 'law' ? best?.given?.route : undefined
  return {
    person: subject.person.id,
    key: subject.key,
    about,
    outcome,
    ...(relief === undefined ? {} : { relief: relief.id }),
    ...(from === undefined ? {} : { from: formatDay(from) }),
    ...(better === undefined ? {} : { better: better.id }),
    ...(basis === undefined ? {} : { basis }),
    ...(route === undefined ? {} : { route: `${route.says} [${route.cite.text}]` }),
    ...(best?.relief === undefined ? {} : { best: bestOf(decided, best, day) }),
    ...(decided.byLaw === 'review' && shown !== undefined ? { open: shown.statute.id } : {}),
    countyUnknown,
    reasons: reasonsOf(decided, deciding),
    bars: barsOf(decided),
    ...explainGrounds(grounds),
    missing: missing.map(explainFact),
    questions: questionsAbout(deciding, decided, missing).map(explainQuestion),
    statutes: answers.map(answer => explainStatute(answer, proofs.get(answer.statute) ?? [], day)),
    ...(policy === undefined
      ? {}
      : { policy: { name: policy.name, lines: lines.map(({ proof }) => explainStep(proof)) } }),
    sources: subject.sources,
  }
}

function bestOf<S>(decided: Decided<S>, { relief, statute }: Answer<S>, day: Day) {
  const why = whyBest(decided, day)
  return { relief: relief?.id ?? '', statute: statute.id, ...(why === undefined ? {} : { why }) }
}

const proofsOf = <S>({ rules, subject }: Answer<S>, day: Day): readonly RuleProof<S>[] =>
  rules.map(ruleProver(subject, day))

/** The proofs of the rule whose reasons are shown. */
function whatIsShown<S>(answer: Answer<S>, proofs: readonly RuleProof<S>[]): readonly Proof[] {
  const decisive = ruleShown(answer)
  return proofs.filter(({ rule }) => rule === decisive).flatMap(({ proofs: told }) => told)
}

function explainGrounds(
  grounds: readonly Proof[],
): Pick<ExplainedStatute, 'citations' | 'facts' | 'assumed'> {
  const { facts, citations } = groundsOf(grounds)
  return {
    citations,
    facts: facts.map(explainFact),
    assumed: onceEach(grounds.flatMap(factsAssumed)).map(explainFact),
  }
}

function explainStatute<S>(answer: Answer<S>, proofs: readonly RuleProof<S>[], day: Day): ExplainedStatute {
  const { statute, law, given, relief, grant } = answer
  const missing = usesMissingOf(answer, day)
  const explainStep = stepExplainer()
  const from = given && laterThan(day, given.from)
  return {
    statute: statute.id,
    title: statute.title,
    cite: statute.cite,
    outcome: law.outcome,
    ...(relief === undefined ? {} : { relief: relief.id, does: relief.says }),
    leaves: relief?.leaves ?? [],
    ...(given?.route?.by === undefined ? {} : { by: given.route.by }),
    ...(grant === undefined ? {} : { grant }),
    ...(given?.route === undefined ? {} : { route: `${given.route.says} [${given.route.cite.text}]` }),
    ...(from === undefined ? {} : { from: formatDay(from) }),
    reason: reasonOf(answer, day),
    ...explainGrounds(whatIsShown(answer, proofs)),
    missing: missing.map(explainFact),
    questions: questionsOfStatute(answer, missing, day).map(explainQuestion),
    rules: proofs.map(proof => explainRule(proof, explainStep)),
  }
}

// ---- what is missing, and what each answer would do --------------------------------------------------------------

/** The facts that leave an answer open, or that would better it, with their subjects. */
function usesToBetter<S>({ law: { better }, subject }: Answer<S>, day: Day): readonly FactUse[] {
  return better === undefined ? [] : missingFor(better, subject, day)
}

/** The same, and those on which it depends whether what is given must be granted. */
function usesMissingOf<S>(answer: Answer<S>, day: Day): readonly FactUse[] {
  const { given, grant, subject } = answer
  const opens = grant === 'open' && given !== undefined ? opensOf(given.rule) : []
  return onceEach([...usesToBetter(answer, day), ...factsMissing(opens, subject, day)])
}

/** The same of the answer as a whole: by the statute that is shown, and by the policy. */
function usesMissing<S>(
  { day }: Deciding<S>,
  { shown, outcome, policy, subject }: Decided<S>,
): readonly FactUse[] {
  const lines = outcome === 'review' ? (policy?.open ?? []) : []
  const ofPolicy = lines.flatMap(({ when, closes }) => (closes === undefined ? [when] : [when, closes]))
  return onceEach([
    ...(shown === undefined ? [] : usesToBetter(shown, day)),
    ...factsMissing(ofPolicy, subject, day),
  ])
}

const questionsAbout = <S>(
  deciding: Deciding<S>,
  decided: Decided<S>,
  missing: readonly FactUse[],
): readonly Question<Answered>[] =>
  questions<Answered>(
    missing,
    suppose => {
      const { outcome, relief, from } = decideAgain(deciding, decided, suppose)
      return { outcome, relief: relief?.id, from }
    },
    ({ outcome }) => outcome !== 'review',
  )

const questionsOfStatute = <S>(
  { statute, rules, subject }: Answer<S>,
  missing: readonly FactUse[],
  day: Day,
): readonly Question<Answered>[] =>
  questions<Answered>(
    missing,
    suppose => {
      const { law, given, relief, grant } = answerOf(statute, rules, subject, day, suppose)
      return {
        outcome: law.outcome,
        relief: relief && `${relief.id}${GRANTED[grant ?? 'open']}`,
        from: given && laterThan(day, given.from),
      }
    },
    ({ outcome }) => outcome !== 'review',
  )

/** Told behind a relief that an answer would lead to. */
const GRANTED = { shall: ' (must be granted)', may: ' (may be granted)', open: '' } as const

/** The questions about a decided conviction as plain sentences, for the list that attorneys work from. */
export function questionsOf<S>(deciding: Deciding<S>, decided: Decided<S>): readonly string[] {
  const { countyUnknown, outcome, policy } = decided
  const missing = usesMissing(deciding, decided)
  const county = countyUnknown ? ['In which county was the conviction?'] : []
  const office =
    outcome === 'review' && (policy?.outcome === 'attorney' || policy?.outcome === 'city-attorney')
      ? [`The office’s policy leaves this to an attorney (${policy.reason}): should the office dismiss?`]
      : []
  return [
    ...county,
    ...office,
    ...questionsAbout(deciding, decided, missing).map(question => questionText(explainQuestion(question))),
  ]
}
