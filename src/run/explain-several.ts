/** Explanations where several statutes were asked of a conviction or an arrest: each one's proof, and why one is the best. */
import type { Arrest } from '../record/arrests.ts'
import type { Conviction } from '../record/person.ts'
import { describe } from '../record/priors.ts'
import type { Citation } from '../rules/citation.ts'
import { missingInRule, type Outcome, ruleProver } from '../rules/determination.ts'
import { SILENCE_OPEN, type Source } from '../rules/fact.ts'
import { type FactUse, factsAssumed, groundsOf, onceEach } from '../rules/proof.ts'
import { questions } from '../rules/question.ts'
import { missing as factsMissing } from '../rules/reason.ts'
import { type Day, formatDay, NEVER } from '../time/day.ts'
import { formatWindow } from '../time/window.ts'
import type { DecidedArrest } from './consumer.ts'
import type { Decided } from './decide.ts'
import {
  type Answered,
  stepTeller,
  type TellFact,
  type TellQuestion,
  type TellRule,
  tellFact,
  tellQuestion,
} from './explain.ts'
import { answerOf, opensOf, type ReliefAnswer, type Reliefs, reasonOf } from './reliefs.ts'

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
  readonly by?: string
  readonly grant?: 'shall' | 'may' | 'open'
  readonly route?: string
  readonly from?: string
  readonly reason: string
  readonly facts: readonly TellFact[]
  readonly assumed: readonly TellFact[]
  readonly missing: readonly TellFact[]
  readonly questions: readonly TellQuestion[]
  readonly citations: readonly Citation[]
  readonly rules: readonly TellRule[]
}

export interface ExplainedReliefs {
  readonly of: 'conviction' | 'arrest'
  readonly person: string
  readonly key: string
  /** `11359 HS, convicted 1994-03-07`. */
  readonly about: string
  readonly outcome: Outcome
  readonly best?: { readonly relief: string; readonly statute: string; readonly why?: string }
  /** The statute of a better relief that a missing fact leaves open. */
  readonly open?: string
  readonly countyUnknown: boolean
  readonly statutes: readonly ExplainedStatute[]
  readonly sources: readonly Source[]
}

export const explainReliefs = (
  { conviction, reliefs, countyUnknown }: Decided,
  day: Day,
): ExplainedReliefs | undefined =>
  reliefs === undefined
    ? undefined
    : { of: 'conviction', ...explained(reliefs, conviction, describe(conviction), day), countyUnknown }

export const explainArrest = (arrest: DecidedArrest, day: Day): ExplainedReliefs => ({
  of: 'arrest',
  ...explained(arrest, arrest.subject, aboutArrest(arrest.subject), day),
  countyUnknown: arrest.countyUnknown,
})

/** In words: `arrested 1994-03-07 for 459 PC-BURGLARY (dismissed)`. */
function aboutArrest({ cycle, charges }: Arrest): string {
  const told = charges.map(
    ({ offense, ended }) => `${offense.text}${ended === undefined ? '' : ` (${ended})`}`,
  )
  return `arrested ${formatWindow(cycle.arrested)} for ${[...new Set(told)].join('; ')}`
}

function explained<S extends Conviction | Arrest>(
  { answers, best, open, whyBest, outcome }: Reliefs<S>,
  { person, key, sources }: S,
  about: string,
  day: Day,
): Omit<ExplainedReliefs, 'of' | 'countyUnknown'> {
  return {
    person: person.id,
    key,
    about,
    outcome,
    ...(best?.relief === undefined
      ? {}
      : {
          best: {
            relief: best.relief.id,
            statute: best.statute.id,
            ...(whyBest === undefined ? {} : { why: whyBest }),
          },
        }),
    ...(open === undefined ? {} : { open: open.statute.id }),
    statutes: answers.map(answer => explainStatute(answer, day)),
    sources,
  }
}

function explainStatute<S>(answer: ReliefAnswer<S>, day: Day): ExplainedStatute {
  const { statute, subject, law, given, relief, grant } = answer
  const rules = statute.rulesFor(subject) ?? []
  const proofs = rules.map(ruleProver(subject, day))
  const telling = given?.rule ?? law.closest ?? rules.at(-1)
  const told = proofs.filter(({ rule }) => rule === telling).flatMap(({ proofs }) => proofs)
  const missing = missingUses(answer, day)
  const tell = stepTeller()
  const { facts, citations } = groundsOf(told)
  const from = given?.from
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
    ...(from === undefined || from <= day || from >= NEVER ? {} : { from: formatDay(from) }),
    reason: reasonOf(answer, day),
    facts: facts.map(tellFact),
    assumed: onceEach(told.flatMap(factsAssumed)).map(tellFact),
    missing: missing.map(tellFact),
    questions: questions<Answered>(
      missing,
      suppose => {
        const { law: learnt, given: due, grant: granted } = answerOf(statute, rules, subject, day, suppose)
        return {
          outcome: learnt.outcome,
          ...(due === undefined ? {} : { relief: `${due.rule.relief}${GRANTED[granted ?? 'open']}` }),
          ...(due === undefined || due.from <= day || due.from >= NEVER ? {} : { from: due.from }),
        }
      },
      result => result.outcome !== 'review',
    ).map(tellQuestion),
    citations,
    rules: proofs.map(proof => ({
      id: proof.rule.id,
      relief: proof.rule.relief,
      says: proof.rule.says,
      cite: proof.rule.cite,
      verdict: proof.standing.verdict,
      steps: proof.proofs.map(tell),
    })),
  }
}

/** Told behind a relief that an answer would lead to. */
const GRANTED = { shall: ' (must be granted)', may: ' (may be granted)', open: '' } as const

/** The facts that leave the answer open, that would better it, or on which it depends whether it must be granted. */
function missingUses<S>({ law, given, grant, subject }: ReliefAnswer<S>, day: Day): readonly FactUse[] {
  const uses: FactUse[] = []
  const { better } = law
  if (better !== undefined && better.because !== 'later') {
    const suppose = better.because === 'silence' ? SILENCE_OPEN : undefined
    uses.push(...missingInRule(better.rule, subject, day, suppose))
  }
  if (grant === 'open' && given !== undefined) {
    uses.push(...factsMissing(opensOf(given.rule), subject, day))
  }
  return onceEach(uses)
}
