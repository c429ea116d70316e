/**
 * Decides a conviction or an arrest: what each statute of a program gives, everything that is due and everything that is
 * open, and which of it is the answer; then, as a step of its own, what the office's policy adds.
 */
import { ask, type Policy, type PolicyAnswer, type PolicyBook } from '../law/policy.ts'
import type { Program } from '../law/program.ts'
import { comparePlaces, type Relief, rankOf, whyBetter } from '../law/relief.ts'
import type { Statute } from '../law/statute.ts'
import type { Outcome } from '../rules/determination.ts'
import type { Fact, Supposition } from '../rules/fact.ts'
import { ALWAYS, type Day, NEVER } from '../time/day.ts'
import { type Answer, answerOf, answersOf, barsAgainst, isForThePerson } from './answer.ts'

export type Basis = 'law' | 'policy'

/** The answer for one conviction or arrest, in what a bulk run keeps. Reasons are told on demand: see `reasonsOf`. */
export interface Decided<S> {
  readonly subject: S
  /** Of the statutes that speak of it, in the order of the program. */
  readonly answers: readonly Answer<S>[]
  /** Everything that the law surely gives now, the best first. */
  readonly due: readonly Answer<S>[]
  /** Everything that it surely gives from a later day, the best first. */
  readonly later: readonly Answer<S>[]
  /** Everything that a fact may still give, the best first; without what only the person can tell. */
  readonly open: readonly Answer<S>[]
  /** The answer whose reasons are told: the best of what is due, else of what comes later, else of what is open, else the first that refused. */
  readonly shown: Answer<S> | undefined
  /** `review` only where nothing is due, where the policy refers it to a person, or where its county cannot be read. */
  readonly outcome: Outcome
  /** What the law alone says, whosever case it is. */
  readonly byLaw: Outcome
  /** The headline: the best of what is granted now, or else later; for `review` the best of what the law gives now. */
  readonly relief: Relief | undefined
  readonly basis: Basis | undefined
  /** The day the headline is due from, where that is still to come; where nothing is due, that of what may be. */
  readonly from: Day | undefined
  /** Absent where there is no policy, or where it may surely grant nothing. */
  readonly policy: PolicyAnswer<S> | undefined
  /** What the policy may grant beyond what the law gives, where a fact or a person decides that. */
  readonly beyond: Relief | undefined
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
  /** How its county may be told. */
  readonly county?: { readonly fact: Fact<S, string>; readonly counties: readonly string[] | undefined }
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

/** The answer that is asked about: of what is open the best, else the one whose reasons are told. */
export const askedAbout = <S>({ open: [open], shown, answers }: Decided<S>): Answer<S> | undefined =>
  open === undefined ? shown : answers.find(({ statute }) => statute === open.statute)

/** What would be decided if something were so: the statute that is asked about is asked again, beside what is due anyway. */
export function decideAgain<S>(deciding: Deciding<S>, decided: Decided<S>, suppose: Supposition): Decided<S> {
  const { subject, due, later } = decided
  const about = askedAbout(decided)
  if (about === undefined) return decideBy(deciding, subject, NONE, suppose)
  const asked = answerOf(about.statute, about.rules, subject, deciding.day, suppose)
  const gives = asked.law.outcome === 'eligible' || asked.law.outcome === 'review'
  const kept = gives ? undefined : [...due, ...later].find(({ statute }) => statute !== about.statute)
  return decideBy(deciding, subject, kept === undefined ? [asked] : [asked, kept], suppose)
}

const NONE: readonly never[] = []

/** Whose case it is must be known before anything is filed; what surely is not due is not due anywhere. */
const heldFor = (countyUnknown: boolean, outcome: Outcome): Outcome =>
  countyUnknown && outcome !== 'not-eligible' ? 'review' : outcome

/** Joins the answers: what is certain is told first, and nothing that is due is held back for what may be better. */
function join<S>({ day, ours }: Deciding<S>, subject: S, answers: readonly Answer<S>[]): Decided<S> {
  const countyUnknown = ours(subject) === undefined
  const { due, later, open } = listed(answers)
  const sure = due[0] ?? later[0]
  const perhaps = open[0]?.law.outcome === 'review' ? open[0] : undefined
  const from = (sure ?? perhaps)?.given?.from
  const byLaw = due.length > 0 ? 'eligible' : (sure ?? perhaps)?.law.outcome
  return {
    subject,
    answers,
    due,
    later,
    open,
    shown: sure ?? perhaps ?? answers[0],
    outcome: heldFor(countyUnknown, byLaw ?? 'not-eligible'),
    byLaw: byLaw ?? 'not-eligible',
    relief: sure?.relief,
    basis: sure && 'law',
    from: from === undefined ? undefined : laterThan(day, from),
    policy: undefined,
    beyond: undefined,
    countyUnknown,
  }
}

/** What a subject’s statutes give now, later, and if a fact is so. Most subjects have little of each: no list is made of nothing. */
function listed<S>(answers: readonly Answer<S>[]): Pick<Decided<S>, 'due' | 'later' | 'open'> {
  let due: Answer<S>[] | undefined
  let later: Answer<S>[] | undefined
  let open: Answer<S>[] | undefined
  for (const answer of answers) {
    const { outcome } = answer.law
    if (outcome === 'eligible') due = withOne(due, answer)
    else if (outcome === 'eligible-later') later = withOne(later, answer)
    else if (outcome === 'review' && !isForThePerson(answer)) open = withOne(open, answer)
    if (answer.thenLater !== undefined) later = withOne(later, answer.thenLater)
    if (answer.thenOpen !== undefined) open = withOne(open, answer.thenOpen)
  }
  return {
    due: due?.sort(bestFirst) ?? NONE,
    later: later?.sort(bestThenSoonest) ?? NONE,
    open: open?.sort(likelyFirst) ?? NONE,
  }
}

function withOne<S>(list: Answer<S>[] | undefined, one: Answer<S>): Answer<S>[] {
  if (list === undefined) return [one]
  list.push(one)
  return list
}

const bestFirst = <S>(a: Answer<S>, b: Answer<S>): number => comparePlaces(a.place, b.place)

/** Of equal ones the sooner first. */
const bestThenSoonest = <S>(a: Answer<S>, b: Answer<S>): number => bestFirst(a, b) || startOf(a) - startOf(b)

const startOf = <S>({ given }: Answer<S>): Day => given?.from ?? NEVER

/** What the record leaves open before what it is silent of, and of each the best. */
const likelyFirst = <S>(a: Answer<S>, b: Answer<S>): number =>
  Number(isSilent(a)) - Number(isSilent(b)) || comparePlaces(a.place, b.place)

const isSilent = <S>({ law: { better } }: Answer<S>): boolean => better?.because === 'silence'

/** A day where it is known and still to come. */
export const laterThan = (day: Day, from: Day): Day | undefined =>
  from > day && from < NEVER ? from : undefined

/** Why the best of what is due is better than the next; undefined where nothing else is due. */
export function whyBest<S>({ due: [best, next] }: Decided<S>): string | undefined {
  return best === undefined || next === undefined ? undefined : whyBetter(best.place, next.place)
}

/**
 * What the office's policy adds to what is decided by law. It adds and never takes away; where it refers a conviction to a
 * person, a person decides, and what the law gives stays told beside that.
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
  const added = addedBy(policies, decided, answer, {
    allowed: allowed.latest === ALWAYS,
    barred: () => policy.whenLawBars === 'refer' && barsOf(decided, suppose).length > 0,
  })
  return { ...decided, policy: answer, ...added }
}

/**
 * What an answer of a policy makes of what is decided by law. `allowed`: whether the policy surely may grant on it; `barred`: whether
 * something stands, or may stand, against a grant by policy alone, which the office refers to a person.
 */
export function addedBy<S>(
  book: Pick<PolicyBook<S>, 'reliefs'>,
  decided: Pick<Decided<S>, 'byLaw' | 'relief' | 'countyUnknown'>,
  answer: Pick<PolicyAnswer<S>, 'outcome' | 'grant' | 'refers'>,
  how: { readonly allowed: boolean; readonly barred: () => boolean },
): Added {
  const added = whatIsAdded(book, decided, answer, how)
  return { ...added, outcome: heldFor(decided.countyUnknown, added?.outcome ?? decided.byLaw) }
}

export type Added = Pick<Decided<never>, 'outcome'> &
  Partial<Pick<Decided<never>, 'relief' | 'basis' | 'from' | 'beyond'>>

/** Undefined where what is decided stays as it is. */
function whatIsAdded<S>(
  { reliefs }: Pick<PolicyBook<S>, 'reliefs'>,
  { byLaw, relief }: Pick<Decided<S>, 'byLaw' | 'relief'>,
  answer: Pick<PolicyAnswer<S>, 'outcome' | 'grant' | 'refers'>,
  { allowed, barred }: { readonly allowed: boolean; readonly barred: () => boolean },
): Added | undefined {
  if (answer.outcome === 'not-eligible') return undefined
  const granted = answer.outcome === 'grant' && answer.grant !== undefined ? reliefs[answer.grant] : undefined
  // Where it grants nothing, an attorney decides, or a fact does, whether the office goes further than the law.
  const most = granted ?? reliefs.dismiss
  if (rankOf(byLaw === 'eligible' ? relief : undefined) <= rankOf(most)) return undefined
  const referred = granted === undefined ? answer.refers === true : barred()
  if (granted === undefined || referred || !allowed)
    return { outcome: referred || byLaw === 'not-eligible' ? 'review' : byLaw, beyond: most }
  return { outcome: 'eligible', relief: granted, basis: 'policy', from: undefined }
}

/** What the statute that is shown has against a conviction, whatever decided. */
export const barsOf = <S>({ shown }: Decided<S>, suppose?: Supposition): ReturnType<typeof barsAgainst> =>
  shown === undefined ? NONE : barsAgainst(shown, suppose)
