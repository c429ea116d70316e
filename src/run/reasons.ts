/** Reasons for an answer in the few words that a table holds; `explain` gives them in full from the same rules. */
import { policyMayGrant } from '../law/california/hsc-11361.8/text.ts'
import type { Conviction } from '../record/person.ts'
import { missingNamesInRule, type Outcome } from '../rules/determination.ts'
import { SILENCE_OPEN } from '../rules/fact.ts'
import { missingNames, whyItFails } from '../rules/reason.ts'
import type { ReadyRule } from '../rules/rule.ts'
import { type Day, formatDay, NEVER } from '../time/day.ts'
import { type Decided, rankOf } from './decide.ts'
import { missingOf, type Reliefs, reasonOf, toldOf } from './reliefs.ts'

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

/** The rule whose reasons are told: the one that gives, the one left open, or the last that refused. */
export function tellingRule({ law, rules }: Decided): ReadyRule<Conviction> | undefined {
  if (law.outcome === 'review') return law.better?.rule ?? law.due?.rule
  return law.due?.rule ?? law.closest ?? rules[rules.length - 1]
}

export function reasonsOf(decided: Decided, day: Day, policyName?: string): Reasons {
  if (decided.reliefs !== undefined) return reasonsOfSeveral(decided, decided.reliefs, day)
  const { law, policy, basis, outcome } = decided
  const rule = tellingRule(decided)
  const missing = missingFor(decided, day)
  const lawReason = lawReasonOf(decided, rule, day)
  const policyReason =
    policyName === undefined ? '' : policy === undefined ? whyNoPolicy(decided) : policy.reason
  const byPolicy =
    basis === 'policy' || (outcome === 'review' && law.outcome !== 'review' && policy !== undefined)
  const held =
    outcome === 'review' && policy?.outcome === 'grant' && rankOf(policy.grant) < rankOf(decided.relief)
  return {
    reason:
      decided.countyUnknown && outcome === 'review'
        ? `The county cannot be read. ${byPolicy ? policyReason : lawReason}`
        : held && decided.bars.length > 0
          ? `${policyReason}; the statute has a bar: ${decided.bars.map(bar => (bar.sure ? bar.says : `possibly ${bar.says}`)).join('; ')}`
          : byPolicy
            ? outcome === 'review' && policy?.outcome !== 'unknown'
              ? `For an attorney by the policy: ${policyReason}`
              : policyReason
            : lawReason,
    rule: byPolicy ? `policy/${policyName}` : (rule?.id ?? ''),
    citation: byPolicy ? (policy?.line?.cite?.text ?? `policy: ${policyName}`) : (rule?.cite.text ?? ''),
    lawReason,
    policyDetermination: policy === undefined ? '' : POLICY_OUTCOME[policy.outcome],
    policyRelief: policy?.grant ?? '',
    policyReason,
    missing: decided.countyUnknown && outcome === 'review' ? ['county', ...missing] : missing,
  }
}

const POLICY_OUTCOME = {
  grant: 'eligible',
  'not-eligible': 'not-eligible',
  attorney: 'review',
  'city-attorney': 'review',
  unknown: 'review',
} as const

function lawReasonOf(
  { law, conviction }: Decided,
  rule: ReadyRule<Conviction> | undefined,
  day: Day,
): string {
  if (rule === undefined) return 'Not an offense that HSC 11361.8 reaches'
  switch (law.outcome) {
    case 'eligible':
      return law.due?.route?.name === 'petition'
        ? `${rule.says} (petition while the sentence runs)`
        : rule.says
    case 'eligible-later':
      return `${rule.says}, from ${formatDay(law.due?.from ?? day)}`
    case 'not-eligible':
      return sentence(whyItFails(rule.substance, conviction) ?? `not in force on ${formatDay(day)}`)
    case 'review': {
      if (law.better?.route?.name === 'petition' && rule.substance.when(conviction).latest <= day) {
        const later = law.better.from > day && law.better.from < NEVER ? law.better.from : undefined
        const until = later === undefined ? '' : `; from ${formatDay(later)} an application is enough`
        return `The sentence is running or its end is not known: a court weighs danger on a petition${until}`
      }
      return `Cannot be known without: ${missingNamesInRule(law.better?.rule ?? rule, conviction, day).join('; ')}`
    }
  }
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function whyNoPolicy({ conviction, rules }: Decided): string {
  const gate = rules.length > 0 ? policyMayGrant.marijuana : policyMayGrant.related
  const why = whyItFails(gate, conviction)
  return why === undefined ? '' : sentence(why)
}

/** The facts that would settle what an answer leaves open, in the law and in the policy. */
export function missingFor({ law, policy, conviction, outcome }: Decided, day: Day): readonly string[] {
  const found = new Set<string>()
  const { better } = law
  if (better !== undefined && better.because !== 'later') {
    const suppose = better.because === 'silence' ? SILENCE_OPEN : undefined
    for (const name of missingNamesInRule(better.rule, conviction, day, suppose)) found.add(name)
  }
  if (outcome === 'review' && policy !== undefined) {
    for (const { when, closes } of policy.open) {
      const conditions = closes === undefined ? [when] : [when, closes]
      for (const name of missingNames(conditions, conviction, day)) found.add(name)
    }
  }
  return [...found]
}

/** Where several statutes were asked: the reasons of the best of their answers. */
function reasonsOfSeveral(decided: Decided, reliefs: Reliefs<Conviction>, day: Day): Reasons {
  const told = toldOf(reliefs)
  const rule = told?.given?.rule ?? told?.law.closest
  const why = told === undefined ? 'No statute of the programme speaks of it' : reasonOf(told, day)
  const missing = told === undefined ? [] : missingOf(told, day)
  return {
    reason: decided.countyUnknown && decided.outcome === 'review' ? `The county cannot be read. ${why}` : why,
    rule: rule?.id ?? '',
    citation: rule?.cite.text ?? '',
    lawReason: why,
    policyDetermination: '',
    policyRelief: '',
    policyReason: '',
    missing: decided.countyUnknown && decided.outcome === 'review' ? ['county', ...missing] : missing,
  }
}
