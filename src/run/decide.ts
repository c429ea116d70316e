/** Decides one conviction: what the law gives, what the office's policy adds, and which of the two is the answer. */
import { policyMayGrant } from '../law/california/hsc-11361.8/text.ts'
import { relatedCharge } from '../law/california/offenses/marijuana.ts'
import { ask, type Policy, type PolicyAnswer } from '../law/california/policies/policy.ts'
import type { Programme } from '../law/programme.ts'
import type { Conviction } from '../record/person.ts'
import { type Bar, barsOf, NO_BARS } from '../rules/bars.ts'
import type { Condition } from '../rules/condition.ts'
import { type Determination, determine, type Outcome } from '../rules/determination.ts'
import type { Supposition } from '../rules/fact.ts'
import type { ReadyRule } from '../rules/rule.ts'
import { ALWAYS, type Day, NEVER } from '../time/day.ts'
import { NO } from '../time/window.ts'
import { answerOf, decideReliefs, joined, type ReliefAnswer, type Reliefs, toldOf } from './reliefs.ts'

export type Basis = 'law' | 'policy'

/** Every relief an answer may name, from the best for the person to the least. */
export const RANKED = [
  ['dismiss-and-seal'],
  ['dismiss'],
  ['redesignate-infraction'],
  ['redesignate-misdemeanor', 'reduce'],
] as const
export type Relief = (typeof RANKED)[number][number]

/** Lower is better; a relief that is not named is the worst of all. */
export const rankOf = (relief: string | undefined): number => {
  const at = RANKED.findIndex(reliefs => (reliefs as readonly (string | undefined)[]).includes(relief))
  return at === -1 ? RANKED.length : at
}

/** The answer for one conviction, in what a bulk run keeps. */
export interface Decided {
  readonly conviction: Conviction
  readonly rules: readonly ReadyRule<Conviction>[]
  readonly outcome: Outcome
  readonly relief?: string
  readonly basis?: Basis
  /** The day it is due from, where that is not already past. */
  readonly from?: Day
  /** A better relief that is not ruled out. */
  readonly better?: string
  readonly law: Determination<Conviction>
  readonly policy?: PolicyAnswer
  readonly bars: readonly Bar[]
  /** Whether the county could not be read: the case may be another office's. */
  readonly countyUnknown: boolean
  /** Where the programme is several statutes: what each gives. The rest is told of the best of them. */
  readonly reliefs?: Reliefs<Conviction>
}

export interface Deciding {
  readonly programme: Programme
  readonly policy?: Policy
  readonly day: Day
  /** Whether a conviction is the office's: undefined where its county cannot be read. */
  readonly ours: (of: { readonly county?: string | undefined }) => boolean | undefined
}

/** Decides one conviction that the programme or the policy considers. */
export function decide(deciding: Deciding, conviction: Conviction, suppose?: Supposition): Decided {
  const { programme, policy, day, ours } = deciding
  if (programme.statutes !== undefined) {
    const reliefs = decideReliefs(programme.statutes.convictions, conviction, day, suppose)
    return decidedBySeveral(conviction, reliefs, day, ours(conviction) === undefined)
  }
  const rules = programme.rulesFor(conviction) ?? []
  const law = determine(rules, conviction, day, suppose)
  const bars = barsOf(rules, conviction, law.due?.rule, suppose)
  const may = policy === undefined ? undefined : gateOf(policy, conviction, rules.length > 0)
  const allowed = may?.when(conviction, suppose) ?? NO
  const answer =
    policy === undefined || allowed.soonest === NEVER ? undefined : ask(policy, conviction, day, suppose)
  const countyUnknown = ours(conviction) === undefined
  const hold = allowed.latest !== ALWAYS || (policy?.whenLawBars !== 'grant' && bars.length > 0)
  const { outcome, relief, basis, from, better } = conclude(law, answer, { hold, day, countyUnknown })
  // Field by field: millions of these are made, and spreading objects is slow.
  const decided: Draft<Decided> = { conviction, rules, outcome, law, bars, countyUnknown }
  if (relief !== undefined) decided.relief = relief
  if (basis !== undefined) decided.basis = basis
  if (from !== undefined) decided.from = from
  if (better !== undefined) decided.better = better
  if (answer !== undefined) decided.policy = answer
  return decided
}

/** What `decide` would conclude, and no more: bars are looked for only where they may hold a grant back. */
export function concludeUnder(
  { programme, policy, day, ours }: Deciding,
  conviction: Conviction,
  suppose: Supposition,
): Conclusion {
  const rules = programme.rulesFor(conviction) ?? []
  const law = determine(rules, conviction, day, suppose)
  const countyUnknown = ours(conviction) === undefined
  if (policy === undefined) return conclude(law, undefined, { hold: true, day, countyUnknown })
  const allowed = gateOf(policy, conviction, rules.length > 0).when(conviction, suppose)
  const answer = allowed.soonest === NEVER ? undefined : ask(policy, conviction, day, suppose)
  const hold =
    allowed.latest !== ALWAYS ||
    (policy.whenLawBars !== 'grant' &&
      answer?.outcome === 'grant' &&
      barsOf(rules, conviction, law.due?.rule, suppose).length > 0)
  return conclude(law, answer, { hold, day, countyUnknown })
}

/** The same where several statutes were asked: the one whose answer is told is asked again, beside what is due anyway. */
export function concludeSeveral(
  { answers, best, open, subject }: Reliefs<Conviction>,
  day: Day,
  countyUnknown: boolean,
  suppose: Supposition,
): Conclusion {
  const told = open ?? best ?? answers[0]
  if (told === undefined) return { outcome: 'not-eligible' }
  const kept = best === undefined || best.statute === told.statute ? [] : [best]
  const asked = answerOf(told.statute, told.statute.rules, subject, day, suppose)
  return decidedBySeveral(subject, joined(subject, [asked, ...kept], day), day, countyUnknown)
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** What must be so before a policy may grant: it may speak of a related charge that the Act does not name. */
export function gateOf(policy: Policy, { offense }: Conviction, considered: boolean): Condition<Conviction> {
  const related = policy.related && offense.offenses.some(one => relatedCharge(one) !== 'no')
  return considered && !related ? policyMayGrant.marijuana : policyMayGrant.related
}

export type Conclusion = Pick<Decided, 'outcome' | 'relief' | 'basis' | 'from' | 'better'>

interface Circumstances {
  /** Something stands, or may stand, against a grant by policy alone: a person looks first. */
  readonly hold: boolean
  readonly day: Day
  readonly countyUnknown: boolean
}

/**
 * The law's answer and the policy's, joined. The policy adds and never takes away; where either leaves a better relief
 * open than the one that is sure, a person looks first.
 */
function conclude(
  law: Determination<Conviction>,
  policy: PolicyAnswer | undefined,
  { hold, day, countyUnknown }: Circumstances,
): Conclusion {
  const byLaw = ofLaw(law, day)
  const joined = policy === undefined ? byLaw : withPolicy(byLaw, law, policy, hold)
  // Whose case it is must be known before anything is filed; what surely is not due is not due anywhere.
  return countyUnknown && joined.outcome !== 'not-eligible' ? { ...joined, outcome: 'review' } : joined
}

function ofLaw({ outcome, due, better }: Determination<Conviction>, day: Day): Conclusion {
  const from = (due ?? better)?.from
  const found: Draft<Conclusion> = { outcome }
  if (due !== undefined) {
    found.relief = due.rule.relief
    found.basis = 'law'
  }
  if (from !== undefined && from > day && from < NEVER) found.from = from
  if (better !== undefined) found.better = better.rule.relief
  return found
}

function withPolicy(
  byLaw: Conclusion,
  law: Determination<Conviction>,
  policy: PolicyAnswer,
  hold: boolean,
): Conclusion {
  const sure = law.outcome === 'eligible' ? rankOf(byLaw.relief) : RANKED.length
  if (policy.outcome === 'not-eligible') return byLaw
  if (policy.outcome !== 'grant' || policy.grant === undefined) {
    // An attorney decides, or a fact does, whether the office goes further than the law.
    return sure <= rankOf('dismiss')
      ? byLaw
      : { ...byLaw, outcome: 'review', better: bestOf(byLaw.better, 'dismiss') }
  }
  if (sure <= rankOf(policy.grant)) return byLaw
  if (hold) return { ...byLaw, outcome: 'review', better: bestOf(byLaw.better, policy.grant) }
  const open = law.better
  const better = open !== undefined && rankOf(open.rule.relief) < rankOf(policy.grant) ? open : undefined
  // A reduction is not taken while the law leaves a better relief open for a fact that can be had.
  if (policy.grant === 'reduce' && better?.because === 'unknown') return { ...byLaw, outcome: 'review' }
  return {
    outcome: 'eligible',
    relief: policy.grant,
    basis: 'policy',
    ...(better === undefined ? {} : { better: better.rule.relief }),
  }
}

const bestOf = (a: string | undefined, b: string): string =>
  a !== undefined && rankOf(a) <= rankOf(b) ? a : b

const NO_ANSWERS: readonly ReliefAnswer<Conviction>[] = []

/** The answers of several statutes as one. */
function decidedBySeveral(
  conviction: Conviction,
  found: Reliefs<Conviction> | undefined,
  day: Day,
  countyUnknown: boolean,
): Decided {
  const reliefs = found ?? { subject: conviction, answers: NO_ANSWERS, outcome: 'not-eligible' }
  const told = toldOf(reliefs)
  const law: Determination<Conviction> = told?.law ?? { subject: conviction, outcome: 'not-eligible' }
  const { best, open } = reliefs
  const from = best?.given?.from
  return {
    conviction,
    rules: told?.statute.rules ?? [],
    // Whose case it is must be known before anything is filed.
    outcome: countyUnknown && reliefs.outcome !== 'not-eligible' ? 'review' : reliefs.outcome,
    law,
    bars: NO_BARS,
    countyUnknown,
    reliefs,
    ...(best?.relief === undefined ? {} : { relief: best.relief.id, basis: 'law' as const }),
    ...(from === undefined || from <= day || from >= NEVER ? {} : { from }),
    ...(open?.relief === undefined ? {} : { better: open.relief.id }),
  }
}
