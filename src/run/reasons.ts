/** Reasons for an answer in the few words that a table holds; `explain` gives them in full from the same rules. */
import type { Outcome } from '../rules/determination.ts'
import { missingNames, whyItFails } from '../rules/reason.ts'
import type { Day } from '../time/day.ts'
import { type Answer, capitalized, missingOf, reasonOf, ruleShown, whatIsUnknown } from './answer.ts'
import { whyCountyUnknown } from './county.ts'
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
  const lawReason = shown === undefined ? program.beyond : reasonOf(shown, day)
  const policyReason = policy?.reason ?? whyNoPolicy(decided, deciding)
  const waitsOn = waitsOnFact(decided)
  const told = waitsOn ?? shown
  const rule = told && ruleShown(told)
  const byPolicy = waitsOn === undefined && isByPolicy(decided)
  const countyWanted = decided.countyUnknown && outcome === 'review'
  const missing = missingFor(decided, deciding)
  return {
    reason: countyWanted
      ? `${whyCountyUnknown(decided.subject)} ${byPolicy ? policyReason : lawReason}`
      : (whyHeld(decided) ??
        (waitsOn !== undefined
          ? whatIsUnknown(waitsOn, day)
          : byPolicy && outcome === 'review' && policy?.outcome !== 'unknown'
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
const isByPolicy = <S>({ basis, outcome, byLaw, beyond }: Decided<S>): boolean =>
  basis === 'policy' || (outcome === 'review' && byLaw !== 'review' && beyond !== undefined)

/** Of the law, what is open where the policy refers, or may, because a fact is missing: that fact is what is asked first. */
const waitsOnFact = <S>({ outcome, byLaw, policy, open: [open] }: Decided<S>): Answer<S> | undefined =>
  outcome === 'review' &&
  byLaw !== 'review' &&
  policy?.outcome === 'unknown' &&
  open?.law.better?.because === 'unknown'
    ? open
    : undefined

/** Why a grant of the policy waits for a person, where the statute has something against it. */
function whyHeld<S>(decided: Decided<S>): string | undefined {
  const { outcome, beyond, policy } = decided
  if (outcome !== 'review' || beyond === undefined || policy?.outcome !== 'grant') return undefined
  const bars = barsOf(decided).map(({ says, sure }) => (sure ? says : `possibly ${says}`))
  return bars.length === 0 ? undefined : `${policy.reason}; the statute has a bar: ${bars.join('; ')}`
}

/** Why the office's policy was not asked, where there is one. */
function whyNoPolicy<S>({ subject, answers }: Decided<S>, { policies, policy }: Deciding<S>): string {
  if (policies === undefined || policy === undefined) return ''
  const why = whyItFails(policies.gate(policy, subject, answers.length > 0), subject)
  return why === undefined ? '' : capitalized(why)
}

/** The facts that would decide what is open, in the law and in the policy, and whether what is told must be granted. */
function missingFor<S>(
  { shown, open, policy, beyond, subject }: Decided<S>,
  { day }: Deciding<S>,
): readonly string[] {
  const byLaw = missingOfAll(shown, open, day)
  if (beyond === undefined || policy === undefined || policy.open.length === 0) return byLaw
  const lines = policy.open.flatMap(({ when, closes }) => (closes === undefined ? [when] : [when, closes]))
  return [...new Set([...byLaw, ...missingNames(lines, subject, day)])]
}

function missingOfAll<S>(
  shown: Answer<S> | undefined,
  open: readonly Answer<S>[],
  day: Day,
): readonly string[] {
  const first = shown === undefined ? NONE : missingOf(shown, day)
  if (open.length === 0 || (open.length === 1 && open[0]?.statute === shown?.statute)) return first
  const names = new Set(first)
  for (const answer of open) for (const name of missingOf(answer, day)) names.add(name)
  return [...names]
}

const NONE: readonly string[] = []
