/** Reasons for an answer in the few words that a table holds; `explain` gives them in full from the same rules. */
import { rankOf } from '../law/relief.ts'
import type { Outcome } from '../rules/determination.ts'
import { missingNames, whyItFails } from '../rules/reason.ts'
import { capitalized, missingOf, reasonOf, ruleShown } from './answer.ts'
import { barsOf, type Decided, type Deciding } from './decide.ts'

export interface Reasons {
  /** Why the answer is what it is: the law's words or the policy's, whichever decided. */
  readonly reason: string
  /** The rule or the policy line that decided. */
  readonly rule: string
  readonly citation: string
  readonly lawReason: string
  readonly policyDetermination: Outcome | ''
  readonly policyRelief: string
  readonly policyReason: string
  /** Names of the facts that would settle what is open, once each. */
  readonly missing: readonly string[]
}

export function reasonsOf<S>(decided: Decided<S>, deciding: Deciding<S>): Reasons {
  const { program, policy: office, day } = deciding
  const { shown, policy, outcome } = decided
  const rule = shown && ruleShown(shown)
  const lawReason = shown === undefined ? program.beyond : reasonOf(shown, day)
  const policyReason = policy?.reason ?? whyNoPolicy(decided, deciding)
  const byPolicy = isByPolicy(decided)
  const countyWanted = decided.countyUnknown && outcome === 'review'
  const missing = missingFor(decided, deciding)
  return {
    reason: countyWanted
      ? `The county cannot be read. ${byPolicy ? policyReason : lawReason}`
      : (whyHeld(decided, deciding) ??
        (byPolicy && outcome === 'review' && policy?.outcome !== 'unknown'
          ? `For an attorney by the policy: ${policyReason}`
          : byPolicy
            ? policyReason
            : lawReason)),
    rule: byPolicy ? `policy/${office?.name}` : (rule?.id ?? ''),
    citation: byPolicy ? (policy?.line?.cite?.text ?? `policy: ${office?.name}`) : (rule?.cite.text ?? ''),
    lawReason,
    policyDetermination: policy === undefined ? '' : POLICY_OUTCOME[policy.outcome],
    policyRelief: policy?.grant ?? '',
    policyReason,
    missing: countyWanted ? ['county', ...missing] : missing,
  }
}

const POLICY_OUTCOME = {
  grant: 'eligible',
  'not-eligible': 'not-eligible',
  attorney: 'review',
  'city-attorney': 'review',
  unknown: 'review',
} as const

/** Whether the policy decided, or left to a person what the law alone would have settled. */
const isByPolicy = <S>({ basis, outcome, shown, policy }: Decided<S>): boolean =>
  basis === 'policy' || (outcome === 'review' && shown?.law.outcome !== 'review' && policy !== undefined)

/** Why a grant of the policy waits for a person, where the statute has something against it. */
function whyHeld<S>(decided: Decided<S>, { policies }: Deciding<S>): string | undefined {
  const { outcome, relief, policy } = decided
  if (outcome !== 'review' || policy?.outcome !== 'grant' || policy.grant === undefined) return undefined
  if (rankOf(policies?.reliefs[policy.grant]) >= rankOf(relief)) return undefined
  const bars = barsOf(decided).map(({ says, sure }) => (sure ? says : `possibly ${says}`))
  return bars.length === 0 ? undefined : `${policy.reason}; the statute has a bar: ${bars.join('; ')}`
}

/** Why the office's policy was not asked, where there is one. */
function whyNoPolicy<S>({ subject, answers }: Decided<S>, { policies, policy }: Deciding<S>): string {
  if (policies === undefined || policy === undefined) return ''
  const why = whyItFails(policies.gate(policy, subject, answers.length > 0), subject)
  return why === undefined ? '' : capitalized(why)
}

/** The facts that would settle what an answer leaves open, in the law and in the policy. */
function missingFor<S>(
  { shown, policy, subject, outcome }: Decided<S>,
  { day }: Deciding<S>,
): readonly string[] {
  const byLaw = shown === undefined ? NONE : missingOf(shown, day)
  if (outcome !== 'review' || policy === undefined || policy.open.length === 0) return byLaw
  const lines = policy.open.flatMap(({ when, closes }) => (closes === undefined ? [when] : [when, closes]))
  return [...new Set([...byLaw, ...missingNames(lines, subject, day)])]
}

const NONE: readonly string[] = []
