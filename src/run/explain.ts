/** Explanations: every reason, citation, fact, source row and question of an answer, from the rules that decided. */
import type { Arrest } from '../record/arrests.ts'
import { LIMITS } from '../record/limits.ts'
import type { Conviction } from '../record/person.ts'
import { describe } from '../record/priors.ts'
import type { Bar } from '../rules/bars.ts'
import type { Citation } from '../rules/citation.ts'
import type { Condition } from '../rules/condition.ts'
import {
  addMissingFor,
  missingFor,
  type Outcome,
  type RuleProof,
  ruleProver,
  weighed,
} from '../rules/determination.ts'
import type { Source } from '../rules/fact.ts'
import { inUse } from '../rules/given.ts'
import type { GivenUse } from '../rules/given-used.ts'
import {
  assumedOf,
  type FactUse,
  factsAssumed,
  groundsOf,
  onceEach,
  type Proof,
  prover,
} from '../rules/proof.ts'
import { type Question, questions } from '../rules/question.ts'
import { missing as factsMissing, type MissingFacts, missingFacts } from '../rules/reason.ts'
import type { Way } from '../rules/rule.ts'
import { type Day, formatDay } from '../time/day.ts'
import { formatWindow } from '../time/window.ts'
import { type Answer, answerOf, isForThePerson, opensOf, reasonOf, ruleShown } from './answer.ts'
import { countyQuestion } from './county.ts'
import {
  askedAbout,
  type Basis,
  barsOf,
  type Decided,
  type Deciding,
  decideAgain,
  laterThan,
  whyBest,
} from './decide.ts'
import {
  type Answered,
  type ExplainedFact,
  type ExplainedQuestion,
  type ExplainedRule,
  type ExplainedStep,
  explainFact,
  explainQuestion,
  explainRule,
  isSettled,
  questionText,
  stepExplainer,
} from './explained.ts'
import { explainGivenUse, givenOf } from './given-facts.ts'
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
  /** The headline, and from which day where that is still to come. */
  readonly relief?: string
  readonly from?: string
  readonly basis?: Basis
  /** The way to have the relief, in words, with its citation. */
  readonly route?: string
  /** Everything that the law gives now, later, and if a fact is so: each with the best first. */
  readonly due: readonly ExplainedGiving[]
  readonly later: readonly ExplainedGiving[]
  readonly open: readonly ExplainedGiving[]
  /** Why the first of what is due is better than the next. */
  readonly whyBest?: string
  /** What the office’s policy may grant beyond that, where a fact or a person decides it. */
  readonly beyond?: string
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

/** One relief of one statute. */
export interface ExplainedGiving {
  readonly statute: string
  readonly relief: string
  /** The day it is due from, where that is still to come. */
  readonly from?: string
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
  /** On what ground the prosecutor’s office may move for it where the person asks. */
  readonly officeMoves?: string
  readonly grant?: 'shall' | 'may' | 'open'
  readonly route?: string
  readonly from?: string
  /** All that is open is what the person alone can tell, and no record suggests it. */
  readonly onlyThePerson?: true
  /** A better relief that surely comes later, and one that a missing fact may give. */
  readonly later?: ExplainedGiving
  readonly open?: ExplainedGiving
  readonly reason: string
  readonly facts: readonly ExplainedFact[]
  readonly assumed: readonly ExplainedFact[]
  readonly missing: readonly ExplainedFact[]
  readonly questions: readonly ExplainedQuestion[]
  readonly citations: readonly Citation[]
  readonly rules: readonly ExplainedRule[]
}

/**
 * Explains a conviction that has been decided. The verdict is the bulk verdict: nothing here decides anew. Without `steps` what
 * no page shows is left out, which is most of it: the rules of the statutes, and what another statute rests on that refuses.
 */
export const explain = (
  deciding: Deciding<Conviction>,
  decided: Decided<Conviction>,
  steps = true,
): Explanation => ({
  of: 'conviction',
  ...explained(deciding, decided, describe(decided.subject), steps),
  ...(decided.subject.remark === undefined ? {} : { commentNames: decided.subject.remark }),
})

export const explainArrest = (
  deciding: Deciding<Arrest>,
  decided: Decided<Arrest>,
  steps = true,
): Explanation => ({
  of: 'arrest',
  ...explained(deciding, decided, aboutArrest(decided.subject), steps),
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
  steps: boolean,
): Omit<Explanation, 'of'> {
  const { day, policy } = deciding
  const { subject, outcome, relief, from, basis, beyond, shown, answers, countyUnknown } = decided
  const proofs = new Map(
    answers.map(answer => [
      answer.statute,
      steps || inUse
        ? proofsOf(answer, day)
        : answer.statute === shown?.statute
          ? proofsShown(answer, day)
          : [],
    ]),
  )
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
  const route = basis === 'law' ? shown?.given?.route : undefined
  const why = whyBest(decided)
  const listed = (answers: readonly Answer<S>[]) => answers.map(answer => explainGiving(answer, day))
  return {
    person: subject.person.id,
    key: subject.key,
    about,
    outcome,
    ...(relief === undefined ? {} : { relief: relief.id }),
    ...(from === undefined ? {} : { from: formatDay(from) }),
    ...(basis === undefined ? {} : { basis }),
    ...(route === undefined ? {} : { route: `${route.says} [${route.cite.text}]` }),
    due: listed(decided.due),
    later: listed(decided.later),
    open: listed(decided.open),
    ...(why === undefined ? {} : { whyBest: why }),
    ...(beyond === undefined ? {} : { beyond: beyond.id }),
    countyUnknown,
    reasons: reasonsOf(decided, deciding),
    bars: barsOf(decided),
    ...withGiven(explainGrounds(grounds), inUse ? givenOf(decided, deciding) : []),
    missing: missing.map(explainFact),
    questions: questionsAbout(deciding, decided).map(explainQuestion),
    statutes: answers.map(answer => explainStatute(answer, proofs.get(answer.statute) ?? [], day, steps)),
    ...(policy === undefined || !steps
      ? {}
      : { policy: { name: policy.name, lines: lines.map(({ proof }) => explainStep(proof)) } }),
    sources: subject.sources,
  }
}

function explainGiving<S>({ relief, statute, given }: Answer<S>, day: Day): ExplainedGiving {
  const from = given && laterThan(day, given.from)
  return {
    statute: statute.id,
    relief: relief?.id ?? '',
    ...(from === undefined ? {} : { from: formatDay(from) }),
  }
}

const proofsOf = <S>({ rules, subject }: Answer<S>, day: Day): readonly RuleProof<S>[] =>
  rules.map(ruleProver(subject, day))

/** Only of the rule whose reasons are shown. */
function proofsShown<S>(answer: Answer<S>, day: Day): readonly RuleProof<S>[] {
  const rule = ruleShown(answer)
  return rule === undefined ? [] : [ruleProver(answer.subject, day)(rule)]
}

/** Of a statute of which nothing else is told of its grounds: what was presumed; of one that refuses nothing. */
function onlyAssumed<S>(
  answer: Answer<S>,
  day: Day,
): Pick<ExplainedStatute, 'citations' | 'facts' | 'assumed'> {
  const { law, subject } = answer
  const rule = ruleShown(answer)
  const weighing = rule === undefined || law.outcome === 'not-eligible' ? [] : weighed(rule, subject, day)
  const assumed = onceEach(weighing.flatMap(condition => assumedOf(condition, subject, day)))
  return { citations: [], facts: [], assumed: assumed.map(explainFact) }
}

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

/** With what was given and stands behind a fact of another name. */
function withGiven(
  grounds: Pick<ExplainedStatute, 'citations' | 'facts' | 'assumed'>,
  given: readonly GivenUse[],
): typeof grounds {
  const unsaid = given
    .map(explainGivenUse)
    .filter(one => !grounds.facts.some(fact => fact.name === one.name && fact.given !== undefined))
  return unsaid.length === 0 ? grounds : { ...grounds, facts: [...grounds.facts, ...unsaid] }
}

function explainStatute<S>(
  answer: Answer<S>,
  proofs: readonly RuleProof<S>[],
  day: Day,
  steps: boolean,
): ExplainedStatute {
  const { statute, law, given, relief, grant, thenLater, thenOpen } = answer
  const missing = usesMissingOf(answer, day)
  const explainStep = stepExplainer()
  const from = given && laterThan(day, given.from)
  const asked = steps || thenOpen !== undefined || (law.outcome === 'review' && !isForThePerson(answer))
  return {
    statute: statute.id,
    title: statute.title,
    cite: statute.cite,
    outcome: law.outcome,
    ...(relief === undefined ? {} : { relief: relief.id, does: relief.says }),
    leaves: relief?.leaves ?? [],
    ...(given?.route?.by === undefined ? {} : { by: given.route.by }),
    ...(given?.route?.officeMoves === undefined ? {} : { officeMoves: given.route.officeMoves.says }),
    ...(grant === undefined ? {} : { grant }),
    ...(isForThePerson(answer) ? { onlyThePerson: true } : {}),
    ...(given?.route === undefined ? {} : { route: `${given.route.says} [${given.route.cite.text}]` }),
    ...(from === undefined ? {} : { from: formatDay(from) }),
    ...(thenLater === undefined ? {} : { later: explainGiving(thenLater, day) }),
    ...(thenOpen === undefined ? {} : { open: explainGiving(thenOpen, day) }),
    reason: reasonOf(answer, day),
    ...(steps || inUse ? explainGrounds(whatIsShown(answer, proofs)) : onlyAssumed(answer, day)),
    missing: missing.map(explainFact),
    questions: asked ? questionsOfStatute(answer, missing, day).map(explainQuestion) : [],
    rules: steps ? proofs.map(proof => explainRule(proof, explainStep)) : [],
  }
}

// ---- what is missing, and what each answer would do --------------------------------------------------------------

/** The facts that leave an answer open, or that would better it, with their subjects. */
function usesToBetter<S>({ law: { better }, subject }: Answer<S>, day: Day): readonly FactUse[] {
  return better === undefined ? [] : missingFor(better, subject, day)
}

/** The same, and those on which it depends whether what is given must be granted: found once, since an answer has one day. */
function usesMissingOf<S>(answer: Answer<S>, day: Day): readonly FactUse[] {
  const before = missingIn.get(answer)
  if (before !== undefined) return before
  const found = usesMissingAnew(answer, day)
  missingIn.set(answer, found)
  return found
}

const missingIn = new WeakMap<object, readonly FactUse[]>()

function usesMissingAnew<S>(answer: Answer<S>, day: Day): readonly FactUse[] {
  const { given, grant, subject } = answer
  const opens = grant === 'open' && given !== undefined ? opensOf(given.rule) : []
  return onceEach([...usesToBetter(answer, day), ...factsMissing(opens, subject, day)])
}

/** The same of the answer as a whole: of what is told, of all that is open, and of the policy. */
function usesMissing<S>(deciding: Deciding<S>, decided: Decided<S>): readonly FactUse[] {
  const { shown, open, answers } = decided
  const told = answers.filter(
    answer => answer === shown || open.some(({ statute }) => statute === answer.statute),
  )
  return onceEach([
    ...told.flatMap(answer => usesMissingOf(answer, deciding.day)),
    ...missingOfPolicy(deciding, decided),
  ])
}

const missingOfPolicy = <S>({ day }: Deciding<S>, decided: Decided<S>): readonly FactUse[] =>
  factsMissing(openOfPolicy(decided), decided.subject, day)

function openOfPolicy<S>({ beyond, policy }: Decided<S>): readonly Condition<S>[] {
  const lines = beyond === undefined ? [] : (policy?.open ?? [])
  return lines.flatMap(({ when, closes }) => (closes === undefined ? [when] : [when, closes]))
}

/** The facts that are asked about: of one statute, the best of those that are open, and of the policy. Each other statute has questions of its own. */
function missingOf<S>({ day }: Deciding<S>, decided: Decided<S>): MissingFacts {
  const found = missingFacts(LIMITS.questions.most)
  const about = askedAbout(decided)
  if (about?.law.better !== undefined) addMissingFor(found, about.law.better, about.subject, day)
  found.add(openOfPolicy(decided), decided.subject, day)
  return found
}

const questionsAbout = <S>(deciding: Deciding<S>, decided: Decided<S>): readonly Question<Answered>[] =>
  questionsOfPolicy(deciding, decided, missingOf(deciding, decided).uses)

/** What each answer would do to the headline, by law and by policy; of many facts, of the first of them. */
const questionsOfPolicy = <S>(
  deciding: Deciding<S>,
  decided: Decided<S>,
  missing: readonly FactUse[],
): readonly Question<Answered>[] =>
  questions<Answered>(
    missing.slice(0, LIMITS.questions.most),
    suppose => {
      const { outcome, relief, from, open, beyond, policy } = decideAgain(deciding, decided, suppose)
      const undecided = policy?.outcome === 'unknown' && beyond !== undefined
      return { outcome, relief: relief?.id, from, open: undecided || open.some(isUnknown) }
    },
    isSettled,
  )

const isUnknown = <S>({ law: { better } }: Answer<S>): boolean => better?.because === 'unknown'

/** What each answer would do under one statute: asked once of all that is missing of it. */
function questionsOfStatute<S>(
  answer: Answer<S>,
  missing: readonly FactUse[],
  day: Day,
): readonly Question<Answered>[] {
  const before = questionsIn.get(missing)
  if (before !== undefined) return before
  const found = questionsAnew(answer, missing, day)
  questionsIn.set(missing, found)
  return found
}

const questionsIn = new WeakMap<readonly FactUse[], readonly Question<Answered>[]>()

const questionsAnew = <S>(
  { statute, rules, subject }: Answer<S>,
  missing: readonly FactUse[],
  day: Day,
): readonly Question<Answered>[] =>
  questions<Answered>(
    missing.slice(0, LIMITS.questions.most),
    suppose => {
      const { law, given, relief, grant } = answerOf(statute, rules, subject, day, suppose)
      return {
        outcome: law.outcome,
        relief: relief && `${relief.id}${GRANTED[grant ?? 'open']}`,
        from: given && laterThan(day, given.from),
        open: law.better?.because === 'unknown',
      }
    },
    isSettled,
  )

/** Told behind a relief that an answer would lead to. */
const GRANTED = { shall: ' (must be granted)', may: ' (may be granted)', open: '' } as const

/** One fact that is missing, and what each answer to it would do under one statute; under `policy/NAME`, or under `any`, to all. */
export interface OpenFact {
  readonly statute: string
  readonly use: FactUse
  readonly question: ExplainedQuestion
}

/** Every fact that is missing of what is told and of all that is open, by who asks: the statutes, the policy, and whose case it is. */
export function openFactsOf<S>(deciding: Deciding<S>, decided: Decided<S>): readonly OpenFact[] {
  const { day, policy } = deciding
  const { shown, open, answers } = decided
  const ofStatutes = answers
    .filter(answer => answer === shown || open.some(({ statute }) => statute === answer.statute))
    .flatMap(answer => {
      const missing = usesMissingOf(answer, day)
      return openFacts(answer.statute.id, missing, questionsOfStatute(answer, missing, day))
    })
  const missing = onceEach(missingOfPolicy(deciding, decided))
  const ofPolicy = openFacts(`policy/${policy?.name}`, missing, questionsOfPolicy(deciding, decided, missing))
  const county = countyQuestion(deciding, decided)
  return [...ofStatutes, ...ofPolicy, ...(county === undefined ? [] : [{ statute: 'any', ...county }])]
}

const openFacts = (
  statute: string,
  missing: readonly FactUse[],
  asked: readonly Question<Answered>[],
): readonly OpenFact[] =>
  missing.map(use => {
    const found = asked.find(({ facts }) => facts.length === 1 && facts[0] === use)
    return {
      statute,
      use,
      question: explainQuestion(found ?? { facts: [use], answers: [], settles: false }),
    }
  })

/** The questions about a decided conviction as plain sentences, for the list that attorneys work from. */
export function questionsOf<S>(deciding: Deciding<S>, decided: Decided<S>): readonly string[] {
  const { outcome, policy } = decided
  const asked = countyQuestion(deciding, decided)
  const county = asked === undefined ? [] : [questionText(asked.question)]
  const office =
    outcome === 'review' && (policy?.outcome === 'attorney' || policy?.outcome === 'city-attorney')
      ? [`The office’s policy leaves this to an attorney (${policy.reason}): should the office dismiss?`]
      : []
  const missing = missingOf(deciding, decided)
  const more = missing.count() - missing.uses.length
  return [
    ...county,
    ...office,
    ...questionsOfPolicy(deciding, decided, missing.uses).map(question =>
      questionText(explainQuestion(question)),
    ),
    ...(more > 0 ? [`${more} more facts are missing, and are asked about when these are known.`] : []),
  ]
}
