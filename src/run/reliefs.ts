/** Decides a conviction or an arrest by several statutes: each one's answer, and which of them is the best to have. */
import { compareReliefs, preference, type Relief, whyBetter } from '../law/relief.ts'
import type { Statute } from '../law/statute.ts'
import type { Condition } from '../rules/condition.ts'
import {
  type Determination,
  determine,
  type Given,
  missingNamesInRule,
  type Outcome,
} from '../rules/determination.ts'
import { SILENCE_OPEN, type Supposition } from '../rules/fact.ts'
import { missingNames, whyItFails } from '../rules/reason.ts'
import type { ReadyRule, Route } from '../rules/rule.ts'
import { type Day, formatDay, NEVER } from '../time/day.ts'
import { verdictOn } from '../time/window.ts'

/** What one statute gives one subject. */
export interface ReliefAnswer<S> {
  readonly statute: Statute<S>
  readonly subject: S
  readonly law: Determination<S>
  /** What is due, now or later; for `review` what is open. Absent where the statute gives nothing. */
  readonly given?: Given<S>
  readonly relief?: Relief
  /** `open`: it must be granted if a fact that is missing is so, else it may be. */
  readonly grant?: 'shall' | 'may' | 'open'
  /** For `review`, the lesser relief that is surely due whatever the missing fact is. */
  readonly anyway?: ReliefAnswer<S>
  /** Its place among the answers: see `compareReliefs`. */
  readonly place: readonly [number, number, number]
  /** Kept by `missingOf` for the next one who asks. */
  missing?: readonly string[]
}

/** What several statutes give one subject. */
export interface Reliefs<S> {
  readonly subject: S
  /** In the order of the programme, of the statutes that speak of the subject. */
  readonly answers: readonly ReliefAnswer<S>[]
  readonly outcome: Outcome
  /** The best of what is surely due now, else of what surely will be. */
  readonly best?: ReliefAnswer<S>
  /** A better one that a missing fact leaves open, for `review`. */
  readonly open?: ReliefAnswer<S>
  /** Why `best` is better than the next one, where there is one. */
  readonly whyBest?: string
}

const NOWHERE = [Number.POSITIVE_INFINITY, 0, 0] as const

/** Asks every statute that speaks of the subject; undefined where none does. */
export function decideReliefs<S>(
  statutes: readonly Statute<S>[],
  subject: S,
  day: Day,
  suppose?: Supposition,
): Reliefs<S> | undefined {
  let answers: ReliefAnswer<S>[] | undefined
  for (const statute of statutes) {
    const rules = statute.rulesFor(subject)
    if (rules === undefined) continue
    answers ??= []
    answers.push(answerOf(statute, rules, subject, day, suppose))
  }
  return answers === undefined ? undefined : joined(subject, answers, day)
}

/** What one statute gives a subject. */
export function answerOf<S>(
  statute: Statute<S>,
  rules: readonly ReadyRule<S>[],
  subject: S,
  day: Day,
  suppose?: Supposition,
): ReliefAnswer<S> {
  const law = determine(rules, subject, day, suppose)
  const { due, better } = law
  const given = law.outcome === 'review' ? (better ?? due) : due
  if (given === undefined) return { statute, subject, law, place: NOWHERE }
  // Field by field: millions of these are made, and spreading objects is slow.
  const giving = (one: Given<S>): Draft<ReliefAnswer<S>> => {
    const { rule, route } = one
    const relief = statute.reliefOf(rule)
    const place = preference(relief, route)
    const answer: Draft<ReliefAnswer<S>> = { statute, subject, law, place, given: one, relief }
    const grant = route === undefined ? undefined : grantOf(rule, route, subject, day, suppose)
    if (grant !== undefined) answer.grant = grant
    return answer
  }
  const answer = giving(given)
  if (due !== undefined && due !== given) answer.anyway = giving(due)
  return answer
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** What must surely be granted is so only where its route is surely open; where another may be, that is told. */
function grantOf<S>(
  rule: ReadyRule<S>,
  route: Route<S>,
  subject: S,
  day: Day,
  suppose?: Supposition,
): ReliefAnswer<S>['grant'] {
  const perhaps = rule.routes.filter(
    ({ opens }) => verdictOn(opens.when(subject, suppose), day) === 'unknown',
  )
  const grants = new Set([route, ...perhaps].map(({ grant }) => grant))
  if (grants.size > 1) return 'open'
  return route.grant === 'shall' &&
    perhaps.includes(route) &&
    rule.routes.some(({ grant }) => grant === 'may')
    ? 'open'
    : route.grant
}

/** Joins the answers: a person looks first where a missing fact leaves a better relief open than the one that is due. */
export function joined<S>(subject: S, answers: readonly ReliefAnswer<S>[], day: Day): Reliefs<S> {
  const due: ReliefAnswer<S>[] = []
  const coming: ReliefAnswer<S>[] = []
  let open: ReliefAnswer<S> | undefined
  for (const answer of answers) {
    const sure = answer.law.outcome === 'review' ? answer.anyway : answer
    if (sure?.given !== undefined) (sure.given.from <= day ? due : coming).push(sure)
    if (answer.law.outcome !== 'review' || answer.statute.turnsOnThePerson === true) continue
    if (open === undefined || compareReliefs(answer.place, open.place) < 0) open = answer
  }
  const byPlace = (a: ReliefAnswer<S>, b: ReliefAnswer<S>) => compareReliefs(a.place, b.place)
  due.sort(byPlace)
  coming.sort(byPlace)
  const [best, next] = due.length > 0 ? due : coming
  const found = {
    subject,
    answers,
    ...(best === undefined ? {} : { best }),
    ...(best === undefined || next === undefined ? {} : { whyBest: whyBetter(best.place, next.place) }),
  }
  if (open !== undefined && (best === undefined || compareReliefs(open.place, best.place) < 0))
    return { ...found, open, outcome: 'review' }
  return {
    ...found,
    outcome: best === undefined ? 'not-eligible' : due.length > 0 ? 'eligible' : 'eligible-later',
  }
}

/** Whether all that is open is what the person alone can tell: such an answer is counted and explained, and not listed. */
export const isForThePerson = <S>({ statute, law }: ReliefAnswer<S>): boolean =>
  statute.turnsOnThePerson === true && law.outcome === 'review'

/** Why an answer is what it is, in a sentence. */
export function reasonOf<S>(answer: ReliefAnswer<S>, day: Day): string {
  const { law, given, subject, statute } = answer
  switch (law.outcome) {
    case 'eligible':
      return given?.rule.says ?? ''
    case 'eligible-later':
      return `${given?.rule.says}, from ${formatDay(given?.from ?? NEVER)}`
    case 'review':
      return given === undefined ? '' : `Cannot be known without: ${missingOf(answer, day).join('; ')}`
    case 'not-eligible': {
      const rule = law.closest ?? statute.rules.at(-1)
      const why = rule === undefined ? undefined : whyItFails(rule.substance, subject)
      return why === undefined
        ? `not in force on ${formatDay(day)}`
        : why.charAt(0).toUpperCase() + why.slice(1)
    }
  }
}

/** The facts that would settle an answer, better it, or show that it must be granted; once each. */
export function missingOf<S>(answer: ReliefAnswer<S>, day: Day): readonly string[] {
  // The tables and the tally ask the same answer, on the one day of a run.
  if (answer.missing !== undefined) return answer.missing
  const { law, given, subject, grant } = answer
  const found = new Set<string>()
  const { better } = law
  if (better !== undefined && better.because !== 'later') {
    const suppose = better.because === 'silence' ? SILENCE_OPEN : undefined
    for (const name of missingNamesInRule(better.rule, subject, day, suppose)) found.add(name)
  }
  if (
    grant === 'open' &&
    given !== undefined &&
    !(better?.because === 'unknown' && better.rule === given.rule)
  )
    for (const name of missingNames(opensOf(given.rule), subject, day)) found.add(name)
  answer.missing = [...found]
  return answer.missing
}

/** What opens the ways of a rule: on these it depends whether a relief must be granted or may be. */
export const opensOf = <S>({ routes }: ReadyRule<S>): readonly Condition<S>[] =>
  routes.map(({ opens }) => opens)

/** The answer whose reasons are told: the better one that is open, the best one due, else the first that refused. */
export const toldOf = <S>({ outcome, best, open, answers }: Reliefs<S>): ReliefAnswer<S> | undefined =>
  outcome === 'review' ? (open ?? best) : (best ?? answers[0])
