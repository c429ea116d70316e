/** A statute as it is encoded: its rules, what they give, and what of its text is left out and why. */
import type { Citation } from '../rules/citation.ts'
import type { Condition } from '../rules/condition.ts'
import { type ReadyRule, type Rule, ready } from '../rules/rule.ts'
import type { Outline } from './outline.ts'
import { type Relief, rankOf } from './relief.ts'

/** One subdivision of a statute, and what became of it here. */
export interface Subdivision {
  /** As cited: `(a)(1)(B)(iv)`. */
  readonly at: string
  /** What it says, paraphrased in a line. */
  readonly says: string
  /**
   * `encoded`: a condition of a rule asks it. `told`: it decides nothing, and a relief, a route or a day rests on it.
   * `left-out`: on purpose, and `why` says for what reason.
   */
  readonly status: 'encoded' | 'told' | 'left-out'
  readonly why?: string
  /** The subdivision in whose clause it is asked, where it has no clause of its own. */
  readonly within?: string
  /** What its clause requires, where it has one. */
  readonly clause?: Condition<never>
}

/** A change of the law or of how it is encoded. */
export interface Version {
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly says: string
}

/** A rule as it is written: its place among the others follows from what its relief does. */
export interface RuleText<S> extends Omit<Rule<S>, 'rank'> {
  /** Its place among rules of the statute whose reliefs go equally far, where that is not the same for all: 1 before 2. */
  readonly order?: number
}

export interface StatuteText<S> {
  /** The file's name: `pc-1203.4`. Every rule's identifier begins with it and a slash. */
  readonly id: string
  /** `Dismissal after probation`. */
  readonly title: string
  readonly cite: Citation
  /** What its rules are asked of. */
  readonly of: 'conviction' | 'arrest'
  readonly status: 'in force' | 'enacted, not operative' | 'pending'
  /** When its text was last read, and where. */
  readonly read: { readonly on: string; readonly where: string }
  readonly attorneyReview: 'none' | string
  /**
   * It turns on what only the person can tell, and no record suggests it of one rather than another: it is open to nearly
   * everyone. It then holds nobody's other answers back, and is counted and explained, and not listed.
   */
  readonly turnsOnThePerson?: true
  /** What the text has against a subject is told beside its answer, also where something else refused or gave it first. */
  readonly tellsBars?: true
  /** Of the statute and of its encoding, the oldest first. */
  readonly history: readonly Version[]
  readonly reliefs: readonly Relief[]
  /** What its text says, written apart from the rules, and what became of each subdivision here. */
  readonly outline: Outline
  readonly subdivisions: readonly Subdivision[]
  readonly rules: readonly RuleText<S>[]
  /** Lists of offenses, and other tables, that its facts are read with and no other statute's are. */
  readonly tables?: Readonly<Record<string, unknown>>
  /** Whether the statute has anything to say of a subject: of all others nothing is asked or told. */
  readonly concerns: (subject: S) => boolean
}

export interface Statute<S> extends Omit<StatuteText<S>, 'rules'> {
  /** Best relief first. */
  readonly rules: readonly ReadyRule<S>[]
  readonly rulesFor: (subject: S) => readonly ReadyRule<S>[] | undefined
  readonly reliefOf: (rule: ReadyRule<S>) => Relief
}

/** Rules of one statute whose reliefs go equally far are fewer than these. */
const MOST_OF_A_RANK = 10

/**
 * Makes a statute ready to be asked. Throws where a rule is not named after it, gives a relief it does not list, or says
 * nothing of who sets it going and whether it must be granted; or where it is open which of two reliefs is the better one.
 */
export function statute<S>(text: StatuteText<S>): Statute<S> {
  const { id, reliefs, concerns } = text
  const fault = (says: string): never => {
    throw new Error(`statute [${id}]: ${says}`)
  }
  const known = new Map(reliefs.map(relief => [relief.id, relief]))
  const ranked = text.rules.map(({ order = 1, ...rule }) => ({
    ...rule,
    rank: rankOf(known.get(rule.relief)) * MOST_OF_A_RANK + order,
  }))
  const rules = ready(ranked).toSorted((a, b) => a.rank - b.rank)
  for (const rule of rules) {
    if (!rule.id.startsWith(`${id}/`)) fault(`the rule [${rule.id}] is not named after it`)
    if (!known.has(rule.relief)) fault(`the relief [${rule.relief}] is not among its reliefs`)
    for (const route of rule.routes)
      if (route.by === undefined || route.grant === undefined)
        fault(
          `the route [${route.name}] of [${rule.id}] does not say who acts, and whether it must be granted`,
        )
  }
  for (const [at, rule] of rules.entries())
    if (at > 0 && rules[at - 1]?.rank === rule.rank && rules[at - 1]?.relief !== rule.relief)
      fault(
        `the reliefs of [${rules[at - 1]?.id}] and [${rule.id}] go equally far: give their rules an order`,
      )
  return {
    ...text,
    rules,
    rulesFor: subject => (concerns(subject) ? rules : undefined),
    reliefOf: rule => known.get(rule.relief) as Relief,
  }
}
