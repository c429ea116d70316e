/** Puts answers into the values and numbers of `answers.jsonl`: see `results/answers.ts`. */
import type { PolicyAnswer } from '../law/policy.ts'
import { statutesOf } from '../law/program.ts'
import type { AnyStatute } from '../law/registry.ts'
import type { Arrest } from '../record/arrests.ts'
import type { Conviction } from '../record/person.ts'
import {
  ANSWERS_VERSION,
  type AnsweredSubject,
  type AnswersDictionary,
  type AnswersRoute,
} from '../results/answers.ts'
import { nothingWritten, takeWritten, type Written, writeAsciiText } from '../results/bytes.ts'
import { writeJsonNumber, writeJsonNumbers, writeJsonText } from '../results/json-bytes.ts'
import { anySubject, within } from '../rules/condition.ts'
import type { Source } from '../rules/fact.ts'
import { missingNames } from '../rules/reason.ts'
import { treesOf } from '../rules/rule.ts'
import { type Day, formatDay } from '../time/day.ts'
import { type Answer, missingOf, opensOf, ruleShown, usedOf, whyNot } from './answer.ts'
import type { DecidedPerson } from './consumer.ts'
import { type Decided, laterThan } from './decide.ts'
import type { Question } from './person.ts'

/** The dictionary of a program under a policy, the same whatever the data. */
export function answersDictionary({
  program,
  policy,
}: Pick<Question, 'program' | 'policy'>): AnswersDictionary {
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
    rules: statutes.flatMap(statute => statute.rules.map(rule => ruleOf(statute, rule))),
    facts: once(nodes.flatMap(({ facts }) => facts.map(({ name }) => name))),
    reasons: once(
      nodes.flatMap(({ otherwise, says }) => [otherwise ?? `not so: ${says}`, `not so: ${says}`]),
    ),
    ...(policy === undefined
      ? {}
      : { policyReasons: once([...policy.lines, policy.otherwise].map(({ reason }) => reason)) }),
  }
}

const ruleOf = (
  { reliefOf }: AnyStatute,
  rule: AnyStatute['rules'][number],
): AnswersDictionary['rules'][number] => ({
  id: rule.id,
  relief: rule.relief,
  effect: reliefOf(rule).effect,
  says: rule.says,
  cite: rule.cite.text,
  routes: rule.routes.map(route => routeOf(route, rule.routes)),
})

function routeOf(route: Way, routes: readonly Way[]): AnswersRoute {
  const { name, by, givenBy, officeMoves, note, opens } = route
  const beside = routes.filter(other => other !== route && other.opens === opens)
  const alsoBy = once(beside.flatMap(other => other.by ?? []))
  return {
    name,
    ...(by === undefined ? {} : { by }),
    ...(alsoBy.length === 0 ? {} : { alsoBy }),
    ...(givenBy === undefined ? {} : { givenBy }),
    ...(officeMoves === undefined ? {} : { officeMoves: `${officeMoves.says} (${officeMoves.cite.text}.)` }),
    ...(note === undefined ? {} : { note }),
  }
}

type Way = AnyStatute['rules'][number]['routes'][number]

const once = <Text extends string>(texts: readonly Text[]): readonly Text[] => [...new Set(texts)]

/** Writes the lines of people of whom something is decided: each an `AnsweredPerson`. */
export function answersWriter(dictionary: AnswersDictionary, day: Day) {
  const to = writingInto(nothingWritten(), dictionary, day)
  return {
    add: (one: DecidedPerson): void => {
      if (one.decided.length + one.arrests.length > 0) writePerson(to, one)
    },
    /** The lines since the last call; the next ones are written into what it takes of `spare`. */
    take: (spare?: Buffer[]): Uint8Array => takeWritten(to.written, spare),
  }
}

/** Where lines are written, and the places in the dictionary of what they name. */
interface Writing
  extends Readonly<
    Record<'statutes' | 'rules' | 'facts' | 'reasons' | 'policyReasons', ReadonlyMap<string, number>>
  > {
  readonly written: Written
  readonly day: Day
}

function writingInto(
  written: Written,
  { statutes, rules, facts, reasons, policyReasons = [] }: AnswersDictionary,
  day: Day,
): Writing {
  const places = (names: readonly string[]) => new Map(names.map((name, at) => [name, at]))
  return {
    written,
    day,
    statutes: places(statutes.map(({ id }) => id)),
    rules: places(rules.map(({ id }) => id)),
    facts: places(facts),
    reasons: places(reasons),
    policyReasons: places(policyReasons),
  }
}

function writePerson(to: Writing, { person, decided, arrests }: DecidedPerson): void {
  const { written } = to
  writeAsciiText(written, '{"person":')
  writeJsonText(written, person.id)
  let before = ',"decided":['
  for (const one of decided) {
    writeAsciiText(written, before)
    writeSubject(to, one, 'conviction')
    before = ','
  }
  for (const one of arrests) {
    writeAsciiText(written, before)
    writeSubject(to, one, 'arrest')
    before = ','
  }
  writeAsciiText(written, ']}\n')
}

/** Writes why a policy answers so: the reason of its line, or of each line that is open. */
function writePolicyReasons<S>(
  { written, policyReasons }: Writing,
  { outcome, reason, open }: PolicyAnswer<S>,
): void {
  const reasons = outcome === 'unknown' ? open.map(line => line.reason) : [reason]
  const places = new Set(reasons.map(text => policyReasons.get(text) as number))
  writeAsciiText(written, ',"why":')
  writeJsonNumbers(written, [...places])
}

/** Writes an `AnsweredSubject`. */
function writeSubject<S extends Conviction | Arrest>(
  to: Writing,
  decided: Decided<S>,
  of: AnsweredSubject['of'],
): void {
  const { written } = to
  const { subject, answers, relief, basis, from, policy, beyond, due, later, open, shown } = decided
  writeAsciiText(written, '{"of":')
  writeJsonText(written, of)
  textAt(written, ',"key":', subject.key)
  writeAsciiText(written, ',"sources":')
  writeSources(written, subject.sources)
  textAt(written, ',"outcome":', decided.outcome)
  textAt(written, ',"relief":', relief?.id)
  textAt(written, ',"basis":', basis)
  if (from !== undefined) textAt(written, ',"from":', formatDay(from))
  if (policy !== undefined) {
    textAt(written, ',"policy":{"outcome":', policy.outcome)
    textAt(written, ',"grant":', policy.grant)
    writePolicyReasons(to, policy)
    textAt(written, ',"beyond":', beyond?.id)
    writeAsciiText(written, '}')
  }
  if (decided.countyUnknown) writeAsciiText(written, ',"countyUnknown":true')
  placesOf(written, ',"due":', due, answers)
  placesOf(written, ',"later":', later, answers)
  placesOf(written, ',"open":', open, answers)
  if (shown !== undefined) placeAt(written, ',"shown":', placeOf(shown, answers))
  writeAsciiText(written, ',"answers":[')
  for (let i = 0; i < answers.length; i++) {
    if (i > 0) writeAsciiText(written, ',')
    writeAnswer(to, answers[i] as Answer<S>)
  }
  writeAsciiText(written, ']}')
}

/** Writes a text under its name, where there is one. */
function textAt(written: Written, name: string, text: string | undefined): void {
  if (text === undefined) return
  writeAsciiText(written, name)
  writeJsonText(written, text)
}

/** Writes a place under its name; below zero it is none. */
function placeAt(written: Written, name: string, place: number): void {
  if (place < 0) return
  writeAsciiText(written, name)
  writeJsonNumber(written, place)
}

const placeOf = <S>({ statute }: Answer<S>, answers: readonly Answer<S>[]): number => {
  let place = answers.length - 1
  while (place >= 0 && answers[place]?.statute !== statute) place--
  return place
}

/** Writes the places of answers under a name, where there are any. */
function placesOf<S>(
  written: Written,
  begin: string,
  told: readonly Answer<S>[],
  answers: readonly Answer<S>[],
): void {
  if (told.length === 0) return
  writeAsciiText(written, begin)
  writeJsonNumbers(
    written,
    told.map(one => placeOf(one, answers)),
  )
}

/** Writes by file the lines, each once. */
function writeSources(written: Written, sources: readonly Source[]): void {
  const files: string[] = []
  for (const { file } of sources) {
    if (files.includes(file)) continue
    writeAsciiText(written, files.length === 0 ? '{' : ',')
    files.push(file)
    writeJsonText(written, file)
    writeAsciiText(written, ':')
    writeJsonNumbers(written, linesOf(sources, file))
  }
  writeAsciiText(written, files.length === 0 ? '{}' : '}')
}

function linesOf(sources: readonly Source[], of: string): readonly number[] {
  const lines: number[] = []
  for (const { file, line } of sources) if (file === of && !lines.includes(line)) lines.push(line)
  return lines
}

const LETTER = { eligible: 'e', 'eligible-later': 'l', 'not-eligible': 'n', review: 'r' } as const

/** Writes a `StatuteAnswer`. */
function writeAnswer<S>(to: Writing, answer: Answer<S>): void {
  const { written, day } = to
  const { statute, law, given, grant, thenLater } = answer
  const rule = ruleShown(answer)
  const from = given && laterThan(day, given.from)
  placeAt(written, '{"s":', to.statutes.get(statute.id) as number)
  textAt(written, ',"o":', LETTER[law.outcome])
  if (rule !== undefined) placeAt(written, ',"r":', to.rules.get(rule.id) as number)
  if (given?.route !== undefined) placeAt(written, ',"w":', given.rule.routes.indexOf(given.route))
  textAt(written, ',"g":', grant)
  if (from !== undefined) textAt(written, ',"d":', formatDay(from))
  if (thenLater?.given !== undefined) {
    placeAt(written, ',"l":[', to.rules.get(thenLater.given.rule.id) as number)
    textAt(written, ',', formatDay(thenLater.given.from))
    writeAsciiText(written, ']')
  }
  if (law.better !== undefined) {
    placeAt(written, ',"b":[', to.rules.get(law.better.rule.id) as number)
    textAt(written, ',', law.better.because)
    writeAsciiText(written, ']')
  }
  writeFacts(to, ',"u":[', usedOf(answer, day))
  const why = whyNot(answer)
  if (why !== undefined) placeAt(written, ',"y":', to.reasons.get(why) as number)
  writeFacts(to, ',"m":[', allMissing(answer, day))
  writeAsciiText(written, '}')
}

/** As an explanation has them: where it is open whether a relief must be granted, whatever opens its ways with the others. */
function allMissing<S>(answer: Answer<S>, day: Day): readonly string[] {
  const { given, grant, subject } = answer
  const names = missingOf(answer, day)
  return grant === 'open' && given !== undefined
    ? once([...names, ...missingNames(opensOf(given.rule), subject, day)])
    : names
}

/** Writes the places of facts under a name, where there are any. */
function writeFacts({ written, facts }: Writing, begin: string, names: readonly string[]): void {
  let before = begin
  for (const name of names) {
    placeAt(written, before, facts.get(name) as number)
    before = ','
  }
  if (names.length > 0) writeAsciiText(written, ']')
}
