/** Puts answers into the values and numbers of `answers.jsonl`: see `results/answers.ts`. */
import { type Program, statutesOf } from '../law/program.ts'
import type { Arrest } from '../record/arrests.ts'
import type { Conviction } from '../record/person.ts'
import {
  ANSWERS_VERSION,
  type AnsweredPerson,
  type AnsweredSubject,
  type AnswersDictionary,
  type StatuteAnswer,
} from '../results/answers.ts'
import { anySubject, within } from '../rules/condition.ts'
import type { Source } from '../rules/fact.ts'
import { missingNames } from '../rules/reason.ts'
import { treesOf } from '../rules/rule.ts'
import { type Day, formatDay } from '../time/day.ts'
import { type Answer, missingOf, opensOf, ruleShown, usedOf, whyNot } from './answer.ts'
import type { DecidedPerson } from './consumer.ts'
import { type Decided, laterThan } from './decide.ts'

/** The dictionary of a program, the same whatever the data. */
export function answersDictionary(program: Program): AnswersDictionary {
  const statutes = statutesOf(program)
  const rules = statutes.flatMap(statute => statute.rules)
  const nodes = rules.flatMap(rule => treesOf(rule).flatMap(tree => [...within(anySubject(tree))]))
  return {
    answers: ANSWERS_VERSION,
    program: program.name,
    statutes: statutes.map(({ id, title, turnsOnThePerson }) => ({
      id,
      title,
      ...(turnsOnThePerson === undefined ? {} : { turnsOnThePerson }),
    })),
    rules: rules.map(({ id, relief, says, cite, routes }) => ({
      id,
      relief,
      says,
      cite: cite.text,
      routes: routes.map(({ name, by, note }) => ({
        name,
        ...(by === undefined ? {} : { by }),
        ...(note === undefined ? {} : { note }),
      })),
    })),
    facts: once(nodes.flatMap(({ facts }) => facts.map(({ name }) => name))),
    reasons: once(
      nodes.flatMap(({ otherwise, says }) => [otherwise ?? `not so: ${says}`, `not so: ${says}`]),
    ),
  }
}

const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

/** Writes the lines of people of whom something is decided. */
export function answersWriter(dictionary: AnswersDictionary, day: Day) {
  const typed = personTyper(dictionary, day)
  let lines: string[] = []
  return {
    add: (one: DecidedPerson): void => {
      if (one.decided.length + one.arrests.length > 0) lines.push(`${JSON.stringify(typed(one))}\n`)
    },
    /** The lines since the last call. */
    take: (): Uint8Array => {
      const bytes = new TextEncoder().encode(lines.join(''))
      lines = []
      return bytes
    },
  }
}

/** Puts people into the numbers of a dictionary. */
export function personTyper(dictionary: AnswersDictionary, day: Day): (one: DecidedPerson) => AnsweredPerson {
  const places = (names: readonly string[]) => new Map(names.map((name, at) => [name, at]))
  const known: Known = {
    day,
    statutes: places(dictionary.statutes.map(({ id }) => id)),
    rules: places(dictionary.rules.map(({ id }) => id)),
    facts: places(dictionary.facts),
    reasons: places(dictionary.reasons),
  }
  return ({ person, decided, arrests }) => ({
    person: person.id,
    decided: [
      ...decided.map(one => typedSubject(one, 'conviction', known)),
      ...arrests.map(one => typedSubject(one, 'arrest', known)),
    ],
  })
}

interface Known
  extends Readonly<Record<'statutes' | 'rules' | 'facts' | 'reasons', ReadonlyMap<string, number>>> {
  readonly day: Day
}

function typedSubject<S extends Conviction | Arrest>(
  decided: Decided<S>,
  of: AnsweredSubject['of'],
  known: Known,
): AnsweredSubject {
  const { subject, answers, outcome, relief, basis, from, better, policy, countyUnknown, due, shown } =
    decided
  // What is due in any case, while a person reviews the rest, is none of the answers, though of the same statute.
  const best = due[0] === undefined ? -1 : answers.indexOf(due[0])
  const at = answers.findIndex(({ statute }) => statute === shown?.statute)
  return {
    of,
    key: subject.key,
    sources: linesByFile(subject.sources),
    outcome,
    ...(relief === undefined ? {} : { relief: relief.id }),
    ...(basis === undefined ? {} : { basis }),
    ...(from === undefined ? {} : { from: formatDay(from) }),
    ...(better === undefined ? {} : { better: better.id }),
    ...(policy === undefined
      ? {}
      : {
          policy: {
            outcome: policy.outcome,
            ...(policy.grant === undefined ? {} : { grant: policy.grant }),
            reason: policy.reason,
          },
        }),
    ...(countyUnknown ? { countyUnknown } : {}),
    ...(best < 0 ? {} : { best }),
    ...(at < 0 ? {} : { shown: at }),
    answers: answers.map(answer => typedAnswer(answer, known)),
  }
}

function linesByFile(sources: readonly Source[]): AnsweredSubject['sources'] {
  const lines: Record<string, number[]> = {}
  for (const { file, line } of sources) {
    const own = lines[file]
    if (own === undefined) lines[file] = [line]
    else if (!own.includes(line)) own.push(line)
  }
  return lines
}

const LETTER = { eligible: 'e', 'eligible-later': 'l', 'not-eligible': 'n', review: 'r' } as const

function typedAnswer<S>(answer: Answer<S>, known: Known): StatuteAnswer {
  const { statute, law, given, grant, anyway } = answer
  const { day } = known
  const rule = ruleShown(answer)
  const from = given && laterThan(day, given.from)
  const typed: { -readonly [K in keyof StatuteAnswer]: StatuteAnswer[K] } = {
    s: known.statutes.get(statute.id) as number,
    o: LETTER[law.outcome],
  }
  if (rule !== undefined) typed.r = known.rules.get(rule.id) as number
  if (given?.route !== undefined) typed.w = given.rule.routes.indexOf(given.route)
  if (grant !== undefined) typed.g = grant
  if (from !== undefined) typed.d = formatDay(from)
  if (anyway?.given !== undefined) typed.a = known.rules.get(anyway.given.rule.id) as number
  if (law.better !== undefined) typed.b = [known.rules.get(law.better.rule.id) as number, law.better.because]
  const used = numbersOf(usedOf(answer, day), known.facts)
  if (used.length > 0) typed.u = used
  const why = whyNot(answer)
  if (why !== undefined) typed.y = known.reasons.get(why) as number
  const missing = numbersOf(allMissing(answer, day), known.facts)
  if (missing.length > 0) typed.m = missing
  return typed
}

/** As an explanation has them: where it is open whether a relief must be granted, whatever opens its ways with the others. */
function allMissing<S>(answer: Answer<S>, day: Day): Iterable<string> {
  const { given, grant, subject } = answer
  const names = missingOf(answer, day)
  return grant === 'open' && given !== undefined
    ? new Set([...names, ...missingNames(opensOf(given.rule), subject, day)])
    : names
}

function numbersOf(names: Iterable<string>, places: ReadonlyMap<string, number>): readonly number[] {
  const numbers: number[] = []
  for (const name of names) numbers.push(places.get(name) as number)
  return numbers
}
