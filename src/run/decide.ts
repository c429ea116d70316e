/**
 * Decides a conviction or an arrest: what each statute of a program gives, everything that is due and everything that is
 * open, and which of it is the answer; then, as a step of its own, what the office's policy adds.
 */
import { ask, type Policy, type PolicyAnswer, type PolicyBook } from '../law/policy.ts'
import type { Program } from '../law/program.ts'
import { comparePlaces, type Relief, rankOf, whyBetter } from '../law/relief.ts'
import type { Statute } from '../law/statute.ts'
import type { Outcome } from '../rules/determination.ts'
import type { Supposition } from '../rules/fact.ts'
import { ALWAYS, type Day, NEVER } from '../time/day.ts'
import { type Answer, answerOf, answersOf, barsAgainst } from './answer.ts'

export type Basis = 'law' | 'policy'

/** The answer for one conviction or arrest, in what a bulk run keeps. Reasons are told on demand: see `reasonsOf`. */
export interface Decided<S> {
  readonly subject: S
  /** Of the statutes that speak of it, in the order of the program. */
  readonly answers: readonly Answer<S>[]
  /** Everything that is surely due: now before later, and the best first. */
  readonly due: readonly Answer<S>[]
  /** Everything that a missing fact may still give, the best first; without what only the person can tell. */
  readonly open: readonly Answer<S>[]
  /** The answer whose reasons are shown: the better one that is open, the best one due, or the first that refused. */
  readonly shown: Answer<S> | undefined
  readonly outcome: Outcome
  /** What the law alone says, whosever case it is. */
  readonly byLaw: Outcome
  /** What is granted, now or later; for `review` what is due in any case. */
  readonly relief: Relief | undefined
  readonly basis: Basis | undefined
  /** The day it is due from, where that is not already past; where nothing is due, that of what may be better. */
  readonly from: Day | undefined
  /** A better relief that is not ruled out, as far as the program tells it. */
  readonly better: Relief | undefined
  /** Absent where there is no policy, or where it may surely grant nothing. */
  readonly policy: PolicyAnswer<S> | undefined
  /** Whether the county could not be read: the case may be another office's. */
  readonly countyUnknown: boolean
}

/** How subjects of a kind are decided: by which statutes, under which policy, on which day. */
export interface Deciding<S> {
  readonly program: Program
  /** Of the program, those that speak of such subjects. */
  readonly statutes: readonly Statute<S>[]
  /** What the jurisdiction knows of policies about them. */
  readonly policies?: PolicyBook<S>
  readonly policy?: Policy<S>
  readonly day: Day
  /** Whether a subject is the office's: undefined where its county cannot be read. */
  readonly ours: (subject: S) => boolean | undefined
}

/** Decides one subject that the program or the policy considers. */
export const decide = <S>(deciding: Deciding<S>, subject: S, suppose?: Supposition): Decided<S> =>
  decideBy(deciding, subject, answersOf(deciding.statutes, subject, deciding.day, suppose) ?? NONE, suppose)

/** The same where the statutes have been asked. */
export const decideBy = <S>(
  deciding: Deciding<S>,
  subject: S,
  answers: readonly Answer<S>[],
  suppose?: Supposition,
): Decided<S> => withPolicy(deciding, join(deciding, subject, answers), suppose)

/** What would be decided if something were so: the statute that is shown is asked again, beside what is due anyway. */
export function decideAgain<S>(
  deciding: Deciding<S>,
  { subject, shown, due: [best] }: Decided<S>,
  suppose: Supposition,
): Decided<S> {
  if (shown === undefined) return decideBy(deciding, subject, NONE, suppose)
  const asked = answerOf(shown.statute, shown.rules, subject, deciding.day, suppose)
  const kept = best === undefined || best.statute === shown.statute ? [] : [best]
  return decideBy(deciding, subject, [asked, ...kept], suppose)
}

const NONE: readonly never[] = []

/** Whose case it is must be known before anything is filed; what surely is not due is not due anywhere. */
const heldFor = (countyUnknown: boolean, outcome: Outcome): Outcome =>
  countyUnknown && outcome !== 'not-eligible' ? 'review' : outcome

/** Joins the answers: a person looks first where a missing fact leaves a better relief open than the one that is due. */
function join<S>({ program, day, ours }: Deciding<S>, subject: S, answers: readonly Answer<S>[]): Decided<S> {
  const countyUnknown = ours(subject) === undefined
  const due = dueOf(answers, day)
  const open = openOf(answers)
  const best = due[0]
  const first = open[0]
  const overtaken = first !== undefined && (best === undefined || comparePlaces(first.place, best.place) < 0)
  const byLaw = overtaken
    ? 'review'
    : best === undefined
      ? 'not-eligible'
      : isDue(best, day)
        ? 'eligible'
        : 'eligible-later'
  const shown = overtaken ? first : (best ?? answers[0])
  const better = program.tellsBetter === 'open' ? (overtaken ? first.given : undefined) : shown?.law.better
  const from = (best?.given ?? better)?.from
  return {
    subject,
    answers,
    due,
    open,
    shown,
    outcome: heldFor(countyUnknown, byLaw),
    byLaw,
    relief: best?.relief,
    basis: best && 'law',
    from: from === undefined ? undefined : laterThan(day, from),
    better: better && shown?.statute.reliefOf(better.rule),
    policy: undefined,
    countyUnknown,
  }
}

/** A day where it is known and still to come. */
export const laterThan = (day: Day, from: Day): Day | undefined =>
  from > day && from < NEVER ? from : undefined

const isDue = <S>({ given }: Answer<S>, day: Day): boolean => given !== undefined && given.from <= day

/** An answer as far as it is sure; undefined where nothing is. */
function sureOf<S>(answer: Answer<S>): Answer<S> | undefined {
  const sure = answer.law.outcome === 'review' ? answer.anyway : answer
  return sure?.given === undefined ? undefined : sure
}

function dueOf<S>(answers: readonly Answer<S>[], day: Day): readonly Answer<S>[] {
  const [only] = answers
  if (only === undefined) return NONE
  if (answers.length === 1) {
    const sure = sureOf(only)
    return sure === only ? answers : sure === undefined ? NONE : [sure]
  }
  let due: Answer<S>[] | undefined
  for (const answer of answers) {
    const sure = sureOf(answer)
    if (sure === undefined) continue
    if (due === undefined) due = [sure]
    else due.push(sure)
  }
  if (due === undefined) return NONE
  return due.length === 1
    ? due
    : due.sort((a, b) => Number(isDue(b, day)) - Number(isDue(a, day)) || comparePlaces(a.place, b.place))
}

const isOpen = <S>({ law, statute }: Answer<S>): boolean =>
  law.outcome === 'review' && statute.turnsOnThePerson !== true

function openOf<S>(answers: readonly Answer<S>[]): readonly Answer<S>[] {
  if (!answers.some(isOpen)) return NONE
  return answers.length === 1
    ? answers
    : answers.filter(isOpen).sort((a, b) => comparePlaces(a.place, b.place))
}

/** Why the best of what is due is better than the next; undefined where nothing else is due as soon. */
export function whyBest<S>({ due: [best, next] }: Decided<S>, day: Day): string | undefined {
  return best === undefined || next === undefined || isDue(best, day) !== isDue(next, day)
    ? undefined
    : whyBetter(best.place, next.place)
}

/**
 * What the office's policy adds to what is decided by law. It adds and never takes away; where either leaves a better
 * relief open than the one that is sure, a person looks first.
 */
export function withPolicy<S>(
  { policies, policy, day }: Deciding<S>,
  decided: Decided<S>,
  suppose?: Supposition,
): Decided<S> {
  if (policies === undefined || policy === undefined) return decided
  const { subject, answers } = decided
  const allowed = policies.gate(policy, subject, answers.length > 0).when(subject, suppose)
  if (allowed.soonest === NEVER) return decided
  const answer = ask(policy, subject, day, suppose)
  const added = whatIsAdded(policies, decided, answer, () => {
    if (allowed.latest !== ALWAYS) return true
    return policy.whenLawBars !== 'grant' && barsOf(decided, suppose).length > 0
  })
  return {
    ...decided,
    policy: answer,
    ...added,
    outcome: heldFor(decided.countyUnknown, added?.outcome ?? decided.byLaw),
  }
}

type Added = Pick<Decided<never>, 'outcome' | 'better'> &
  Partial<Pick<Decided<never>, 'relief' | 'basis' | 'from'>>

/** Undefined where what is decided stays as it is. `barred`: something stands, or may stand, against a grant by policy alone. */
function whatIsAdded<S>(
  { reliefs }: PolicyBook<S>,
  { byLaw, relief, better, open: [open] }: Decided<S>,
  answer: PolicyAnswer<S>,
  barred: () => boolean,
): Added | undefined {
  const sure = rankOf(byLaw === 'eligible' ? relief : undefined)
  if (answer.outcome === 'not-eligible') return undefined
  const granted = answer.outcome === 'grant' && answer.grant !== undefined ? reliefs[answer.grant] : undefined
  // Where it grants nothing, an attorney decides, or a fact does, whether the office goes further than the law.
  const most = granted ?? reliefs.dismiss
  if (sure <= rankOf(most)) return undefined
  if (granted === undefined || barred()) {
    const kept = better !== undefined && rankOf(better) <= rankOf(most)
    return { outcome: 'review', better: kept ? better : most }
  }
  // A reduction is not taken while the law leaves a better relief open for a fact that can be had.
  if (answer.grant === 'reduce' && rankOf(open?.relief) < rankOf(granted))
    return { outcome: 'review', better }
  return {
    outcome: 'eligible',
    relief: granted,
    basis: 'policy',
    from: undefined,
    better: rankOf(better) < rankOf(granted) ? better : undefined,
  }
}

/** What the statute that is shown has against a conviction, whatever decided. */
export const barsOf = <S>({ shown }: Decided<S>, suppose?: Supposition): ReturnType<typeof barsAgainst> =>
  shown === undefined ? NONE : barsAgainst(shown, suppose)
