/** Determinations: what a program of rules gives one subject, in the fewest words; the reasons are proved on demand. */
import type { Day } from '../time/day.ts'
import { verdictOn } from '../time/window.ts'
import type { Condition } from './condition.ts'
import { SILENCE_OPEN, type Supposition } from './fact.ts'
import { type FactUse, type Proof, prover } from './proof.ts'
import { type MissingFacts, missingFacts, missingNames } from './reason.ts'
import { type ReadyRule, type Route, type Standing, stand } from './rule.ts'

/**
 * `eligible`: something is surely due now; `eligible-later`: nothing is, and something surely will be; `review`: neither, and a
 * missing fact may give something, or what is due waits on a person.
 */
export type Outcome = 'eligible' | 'eligible-later' | 'not-eligible' | 'review'

export interface Determination<S> {
  readonly subject: S
  readonly outcome: Outcome
  /** The best relief that is surely due now. */
  readonly due?: Given<S> | undefined
  /** The best that surely is from a later day, where it is better than what is due now. */
  readonly later?: Given<S> | undefined
  /**
   * A relief that a fact may give, better than what is due now: the record leaves it open, or it is refused only because the
   * record is silent; of the latter only one that is better than what comes later as well.
   */
  readonly better?: Better<S> | undefined
  /** The rule that came closest where nothing is due: the one whose reasons are told. */
  readonly closest?: ReadyRule<S> | undefined
}

export interface Given<S> {
  readonly rule: ReadyRule<S>
  readonly route?: Route<S> | undefined
  readonly from: Day
}

export interface Better<S> extends Given<S> {
  readonly because: 'unknown' | 'silence'
}

/**
 * Asks every rule, best relief first. A relief is due when its rule says yes on the day: what is certain is not withheld for
 * something better that is not, which is told beside it. A rule that would give no more than what is due is not looked into.
 */
export function determine<S>(
  rules: readonly ReadyRule<S>[],
  subject: S,
  day: Day,
  suppose?: Supposition,
): Determination<S> {
  let due: Given<S> | undefined
  let open: Given<S> | undefined
  let coming: Given<S> | undefined
  let silent: Given<S> | undefined
  for (const rule of rules) {
    if (due !== undefined && rule.rank >= due.rule.rank) break
    const standing = stand(rule, subject, day, suppose)
    if (standing.verdict === 'yes') due = given(rule, standing)
    else if (standing.verdict === 'unknown') open ??= given(rule, standing)
    else if (standing.verdict === 'later') {
      if (coming === undefined || (rule.rank === coming.rule.rank && standing.from < coming.from))
        coming = given(rule, standing)
    } else if (rule.silent && silent === undefined) {
      const anyway = stand(rule, subject, day, silenceOpen(suppose))
      if (anyway.verdict !== 'no') silent = given(rule, anyway)
    }
  }
  const later = beats(coming, due) ? coming : undefined
  const unknown = beats(open, due) ? open : undefined
  const nothing = due === undefined && later === undefined && unknown === undefined
  return {
    subject,
    outcome:
      due !== undefined
        ? 'eligible'
        : later !== undefined
          ? 'eligible-later'
          : nothing
            ? 'not-eligible'
            : 'review',
    due,
    later,
    better:
      unknown !== undefined
        ? better(unknown, 'unknown')
        : beats(silent, later ?? due)
          ? better(silent, 'silence')
          : undefined,
    closest: nothing ? rules[rules.length - 1] : undefined,
  }
}

const silenceOpen = (suppose: Supposition | undefined): Supposition =>
  suppose?.of === undefined ? SILENCE_OPEN : { ...suppose, silenceOpen: true }

const beats = <S>(one: Given<S> | undefined, other: Given<S> | undefined): one is Given<S> =>
  one !== undefined && (other === undefined || one.rule.rank < other.rule.rank)

const given = <S>(rule: ReadyRule<S>, { from, route }: Standing<S>): Given<S> => ({ rule, from, route })

const better = <S>({ rule, from, route }: Given<S>, because: Better<S>['because']): Better<S> => ({
  rule,
  from,
  route,
  because,
})

/** A rule with what matters for how it stands, proved for a subject. */
export interface RuleProof<S> {
  readonly rule: ReadyRule<S>
  readonly standing: Standing<S>
  /** In the order of `weighed`. */
  readonly proofs: readonly Proof[]
}

/** Proves a rule: the same objects that decided, asked for their reasons. */
export const proveRule = <S>(rule: ReadyRule<S>, subject: S, day: Day, suppose?: Supposition): RuleProof<S> =>
  ruleProver(subject, day, suppose)(rule)

/** Proves rules of one subject; what they share is proved once. */
export function ruleProver<S>(
  subject: S,
  day: Day,
  suppose?: Supposition,
): (rule: ReadyRule<S>) => RuleProof<S> {
  const of = prover(subject, day, suppose)
  return rule => {
    const standing = stand(rule, subject, day, suppose)
    return { rule, standing, proofs: weighed(rule, subject, day, suppose, standing).map(of) }
  }
}

/**
 * The conditions that matter for how a rule stands: its substance, and where that does not fail the route that counts; while
 * it is not known how it stands, every route that has not closed.
 */
export function weighed<S>(
  rule: ReadyRule<S>,
  subject: S,
  day: Day,
  suppose?: Supposition,
  standing?: Pick<Standing<S>, 'verdict' | 'route'>,
): readonly Condition<S>[] {
  const { substance, routes } = rule
  const found = [substance]
  if (verdictOn(substance.when(subject, suppose), day) === 'no') return found
  const { verdict, route: chosen } = standing ?? stand(rule, subject, day, suppose)
  for (const route of routes) {
    if (verdict !== 'unknown' && route !== chosen) continue
    const { opens, closes } = route
    if (closes === undefined) found.push(opens)
    else if (verdictOn(closes.when(subject, suppose), day) !== 'yes') found.push(opens, closes)
  }
  return found
}

/** What leaves a better relief open: the conditions of its rule that matter, and what is supposed where they are asked. */
function lookedInto<S>(
  { rule, because, route }: Better<S>,
  subject: S,
  day: Day,
  suppose: Supposition | undefined,
): readonly [conditions: readonly Condition<S>[], suppose: Supposition | undefined] {
  switch (because) {
    case 'unknown':
      return [weighed(rule, subject, day, suppose, { verdict: 'unknown', route }), suppose]
    case 'silence': {
      const aside = silenceOpen(suppose)
      return [weighed(rule, subject, day, aside), aside]
    }
  }
}

/** The facts whose absence leaves a better relief open, once each for the subject they are about. */
export function missingFor<S>(
  better: Better<S>,
  subject: S,
  day: Day,
  suppose?: Supposition,
): readonly FactUse[] {
  const found = missingFacts()
  addMissingFor(found, better, subject, day, suppose)
  return found.uses
}

/** Adds them to others. */
export function addMissingFor<S>(
  found: MissingFacts,
  better: Better<S>,
  subject: S,
  day: Day,
  suppose?: Supposition,
): void {
  const [conditions, looking] = lookedInto(better, subject, day, suppose)
  found.add(conditions, subject, day, looking)
}

/** Their names, once each. */
export function missingNamesFor<S>(
  better: Better<S>,
  subject: S,
  day: Day,
  suppose?: Supposition,
): readonly string[] {
  const [conditions, looking] = lookedInto(better, subject, day, suppose)
  return missingNames(conditions, subject, day, looking)
}
