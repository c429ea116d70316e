/** What one statute gives one conviction or arrest, and why. */
import { placeOf, type Relief } from '../law/relief.ts'
import type { Statute } from '../law/statute.ts'
import { type Bar, barsOf, NO_BARS } from '../rules/bars.ts'
import type { Condition } from '../rules/condition.ts'
import {
  type Determination,
  determine,
  type Given,
  missingNamesFor,
  weighed,
} from '../rules/determination.ts'
import type { Supposition } from '../rules/fact.ts'
import { missingNames, usedNames, whyItFails } from '../rules/reason.ts'
import type { ReadyRule, Route } from '../rules/rule.ts'
import { type Day, formatDay, NEVER } from '../time/day.ts'
import { verdictOn } from '../time/window.ts'

export interface Answer<S> {
  readonly subject: S
  readonly statute: Statute<S>
  /** The rules asked, best relief first. */
  readonly rules: readonly ReadyRule<S>[]
  readonly law: Determination<S>
  /** What is due now, else later, else open. Absent where the statute gives nothing. */
  readonly given: Given<S> | undefined
  readonly relief: Relief | undefined
  /** `open`: it must be granted if a fact that is missing is so, else it may be. */
  readonly grant: 'shall' | 'may' | 'open' | undefined
  /** Its place among the answers: see `placeOf`. */
  readonly place: number
  /** The same statute’s better relief that comes later, and the one that a fact may give, beside what is given: see `law`. */
  readonly thenLater: Answer<S> | undefined
  readonly thenOpen: Answer<S> | undefined
  /** Kept for the next one who asks: a run has one day. */
  missing: readonly string[] | undefined
  used: readonly string[] | undefined
  why: string | undefined
  reason: string | undefined
  bars: readonly Bar[] | undefined
}

/** Asks every statute that speaks of the subject; undefined where none does. */
export function answersOf<S>(
  statutes: readonly Statute<S>[],
  subject: S,
  day: Day,
  suppose?: Supposition,
): readonly Answer<S>[] | undefined {
  let answers: Answer<S>[] | undefined
  for (const statute of statutes) {
    const rules = statute.rulesFor(subject)
    if (rules === undefined) continue
    const answer = answerOf(statute, rules, subject, day, suppose)
    if (suppose === undefined) lookInto(answer, day)
    if (answers === undefined) answers = [answer]
    else answers.push(answer)
  }
  return answers
}

/** What every run tells of an answer is looked for while what was decided is still remembered: see `rememberLast`. */
function lookInto<S>(answer: Answer<S>, day: Day): void {
  missingOf(answer, day)
  usedOf(answer, day)
  whyNot(answer)
}

/** What one statute gives a subject. */
export function answerOf<S>(
  statute: Statute<S>,
  rules: readonly ReadyRule<S>[],
  subject: S,
  day: Day,
  suppose?: Supposition,
): Answer<S> {
  const law = determine(rules, subject, day, suppose)
  const { outcome, due, later, better } = law
  const given = due ?? later ?? (outcome === 'review' ? better : undefined)
  return giving(
    given,
    later === undefined || later === given ? undefined : giving(later),
    better === undefined || better === given ? undefined : giving(better),
  )

  // One literal for every answer: millions of them are made, and all have one shape.
  function giving(
    one: Given<S> | undefined,
    thenLater?: Answer<S> | undefined,
    thenOpen?: Answer<S> | undefined,
  ): Answer<S> {
    const relief = one && statute.reliefOf(one.rule)
    const route = one?.route
    return {
      subject,
      statute,
      rules,
      law,
      given: one,
      relief,
      grant: one && route && grantOf(one.rule, route, subject, day, suppose),
      place: relief === undefined ? Number.POSITIVE_INFINITY : placeOf(relief, route),
      thenLater,
      thenOpen,
      missing: undefined,
      used: undefined,
      why: undefined,
      reason: undefined,
      bars: undefined,
    }
  }
}

/** What must surely be granted is so only where its route is surely open; where another may be, that is told. */
function grantOf<S>(
  { routes }: ReadyRule<S>,
  route: Route<S>,
  subject: S,
  day: Day,
  suppose: Supposition | undefined,
): Answer<S>['grant'] {
  const { grant } = route
  if (routes.every(other => other.grant === grant)) return grant
  const perhaps = routes.filter(({ opens }) => verdictOn(opens.when(subject, suppose), day) === 'unknown')
  if (perhaps.some(other => other.grant !== grant)) return 'open'
  return grant === 'shall' && perhaps.includes(route) && routes.some(other => other.grant === 'may')
    ? 'open'
    : grant
}

/** Whether all that is open is what the person alone can tell: such an answer is counted and explained, and not listed. */
export const isForThePerson = <S>({ statute, law }: Answer<S>): boolean =>
  statute.turnsOnThePerson === true && law.outcome === 'review'

/** The rule whose reasons are shown: the one that gives or is left open, or the last that refused. */
export const ruleShown = <S>({ given, law }: Answer<S>): ReadyRule<S> | undefined =>
  given?.rule ?? law.closest

/** Why an answer is what it is, in a sentence. */
export function reasonOf<S>(answer: Answer<S>, day: Day): string {
  answer.reason ??= reason(answer, day)
  return answer.reason
}

function reason<S>(answer: Answer<S>, day: Day): string {
  const { law, given, subject } = answer
  const rule = ruleShown(answer)
  switch (law.outcome) {
    case 'eligible': {
      const note = given?.route?.note
      return `${rule?.says}${note === undefined ? '' : ` (${note})`}`
    }
    case 'eligible-later':
      return `${rule?.says}, from ${formatDay(given?.from ?? NEVER)}`
    case 'review':
      return (given && (onlyByRoute(given, subject, day) ?? whatIsUnknown(answer, day))) ?? ''
    case 'not-eligible':
      return capitalized(whyNot(answer) ?? `not in force on ${formatDay(day)}`)
  }
}

/** How the sentence begins that names the facts which are missing; they stand behind it with `; ` between. */
export const UNKNOWN_WITHOUT = 'Cannot be known without: '

/** Which facts would settle it, in a sentence. */
export const whatIsUnknown = <S>(answer: Answer<S>, day: Day): string =>
  `${UNKNOWN_WITHOUT}${missingOf(answer, day).join('; ')}`

/** What is told where all is sure but a route that is open while others are not. */
function onlyByRoute<S>({ rule, route, from }: Given<S>, subject: S, day: Day): string | undefined {
  const told = route?.whileOpen
  if (told === undefined || rule.substance.when(subject).latest > day) return undefined
  return from > day && from < NEVER ? `${told.says}; from ${formatDay(from)} ${told.enough}` : told.says
}

/** Why the statute gives nothing, in the words of what fails; undefined where it gives something, or is not in force. */
export function whyNot<S>(answer: Answer<S>): string | undefined {
  const { law, subject } = answer
  if (law.outcome !== 'not-eligible') return undefined
  const rule = ruleShown(answer)
  answer.why ??= rule && whyItFails(rule.substance, subject)
  return answer.why
}

/** The names of the facts that the rule shown rests on and that the record gives. */
export function usedOf<S>(answer: Answer<S>, day: Day): readonly string[] {
  const { subject } = answer
  const rule = ruleShown(answer)
  answer.used ??= rule === undefined ? NONE : usedNames(weighed(rule, subject, day), subject, day)
  return answer.used
}

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The facts that would settle an answer, better it, or show that it must be granted; once each. */
export function missingOf<S>(answer: Answer<S>, day: Day): readonly string[] {
  answer.missing ??= missing(answer, day)
  return answer.missing
}

function missing<S>({ law: { better }, given, subject, grant }: Answer<S>, day: Day): readonly string[] {
  const betters = better === undefined ? NONE : missingNamesFor(better, subject, day)
  const told = better?.because === 'unknown' && better.rule === given?.rule
  if (grant !== 'open' || given === undefined || told) return betters
  return [...new Set([...betters, ...missingNames(opensOf(given.rule), subject, day)])]
}

/** What opens the ways of a rule: on these it depends whether a relief must be granted or may be. */
export const opensOf = <S>({ routes }: ReadyRule<S>): readonly Condition<S>[] =>
  routes.map(({ opens }) => opens)

const NONE: readonly string[] = []

/** What the statute has against the subject, whatever it answers, where that is told. */
export function barsAgainst<S>(answer: Answer<S>, suppose?: Supposition): readonly Bar[] {
  const { statute, rules, subject, law } = answer
  if (statute.tellsBars !== true) return NO_BARS
  const due = law.due?.rule
  if (suppose !== undefined) return barsOf(rules, subject, due, suppose)
  answer.bars ??= barsOf(rules, subject, due)
  return answer.bars
}
