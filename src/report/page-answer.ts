/** The answer to one count or arrest in a few labeled lines: what, from when, by whom, why, and what each missing fact would do. */
import type { ExplainedGiving, ExplainedStatute, Explanation } from '../run/explain.ts'
import type { ExplainedQuestion } from '../run/explained.ts'

/** A label with its text: `Due now` and what. */
export interface Part {
  readonly label: string
  readonly text: string
}

/** What a page has said already, to be named and not said again. */
export interface SaidBefore {
  /** By the text of an answer, whose it was. */
  readonly answers: Map<string, string>
  /** By the words of a question, its number. */
  readonly questions: Map<string, number>
  /** What was last said of a question for a statute, and why a statute refused; absent where all is said each time. */
  readonly last?: Map<string, string>
}

/** Nothing was said yet. `whole`: each answer says all that is in it, whatever stands above. */
export const nothingSaid = (whole: boolean): SaidBefore => ({
  answers: new Map(),
  questions: new Map(),
  ...(whole ? {} : { last: new Map() }),
})

/** The answer, in a sentence first; of a count with the same answer as an earlier one, only that. */
export function answerPart(explanation: Explanation, said: SaidBefore): readonly Part[] {
  const text = answerText(explanation)
  const before = said.answers.get(text)
  if (before !== undefined && text.includes('\n'))
    return [{ label: 'Answer', text: `${sentenceOf(explanation)} The rest as at ${before} above.` }]
  const name = `${explanation.of === 'arrest' ? 'the arrest' : 'count'} ${explanation.key}`
  if (before === undefined) said.answers.set(text, name)
  return partsOf(explanation, said)
}

/** All of an answer, by which those that say the same are known. */
export const answerText = (explanation: Explanation): string =>
  partsOf(explanation, nothingSaid(true))
    .map(part => `${part.label}${part.text}`)
    .join('\n')

/** Whether it was the last that was said there; it is now. */
function isLastSaid({ last }: SaidBefore, of: string, text: string): boolean {
  if (last === undefined) return false
  const before = last.get(of)
  last.set(of, text)
  return before === text
}

function partsOf(explanation: Explanation, said: SaidBefore): readonly Part[] {
  const { due, later, open, reasons, bars, whyBest, outcome } = explanation
  const waits = outcome === 'review' && due.length === 0
  return [
    { label: 'Answer', text: sentenceOf(explanation) },
    ...due.map(one => ({ label: 'Due now', text: givingText(explanation, one) })),
    ...(whyBest === undefined || due.length < 2 ? [] : [{ label: 'Best', text: whyBest }]),
    ...later.map(one => ({ label: 'Later', text: givingText(explanation, one) })),
    ...(reasons.reason === '' || waits ? [] : [{ label: 'Why', text: reasons.reason }]),
    ...(reasons.policyReason === '' || reasons.policyReason === reasons.reason
      ? []
      : [{ label: 'Policy', text: reasons.policyReason }]),
    ...bars
      .filter(({ says }) => says.toLowerCase() !== reasons.reason.toLowerCase())
      .map(({ says, sure }) => ({ label: 'Bar', text: sure ? says : `possibly ${says}: a fact is missing` })),
    ...(open.length === 0
      ? []
      : [{ label: 'Open', text: open.map(one => givingText(explanation, one)).join('; ') }]),
    ...questionParts(explanation, said),
    ...refusals(explanation, said),
  ]
}

/** `PC 1203.4`, and with what it gives. */
const statuteIn = ({ statutes }: Explanation, id: string): ExplainedStatute | undefined =>
  statutes.find(({ statute }) => statute === id)

const named = (explanation: Explanation, id: string): string => statuteIn(explanation, id)?.cite.text ?? id

const reliefText = (relief: string): string => relief.replaceAll('-', ' ')

function givingText(explanation: Explanation, { statute, relief, from }: ExplainedGiving): string {
  const found = statuteIn(explanation, statute)
  const own = found?.relief === relief && found.outcome !== 'review' ? found : undefined
  return [
    `${named(explanation, statute)} ${reliefText(relief)}${from === undefined ? '' : ` from ${from}`}`,
    ...(own?.by === undefined ? [] : [whoActs(own)]),
    ...(own?.grant === undefined ? [] : [GRANT[own.grant]]),
  ].join(', ')
}

const whoActs = ({ by, officeMoves }: ExplainedStatute): string =>
  by === 'petition' && officeMoves !== undefined
    ? 'on the person’s petition or the prosecutor’s motion'
    : BY[by ?? 'petition']

const BY = {
  automatic: 'by itself: nobody need ask',
  duty: 'the court’s own duty',
  motion: 'on the prosecutor’s motion or the person’s petition',
  petition: 'on the person’s petition',
} as const

const GRANT = {
  shall: 'must be granted',
  may: 'may be granted',
  open: 'may be granted; must, if a missing fact is so',
} as const

function sentenceOf({
  outcome,
  due,
  later,
  open,
  countyUnknown,
  relief,
  from,
  basis,
  reasons,
}: Explanation): string {
  if (outcome === 'review' && countyUnknown) return 'A PERSON DECIDES: the county cannot be read.'
  if (outcome === 'review' && due.length > 0)
    return 'A PERSON DECIDES what the policy adds; some relief is due in any case.'
  if (outcome === 'review')
    return `A PERSON DECIDES: the record does not settle ${open.length < 2 ? 'it' : `any of ${open.length} reliefs`}.`
  const also = open.length === 0 ? '' : ' More may be open.'
  if (outcome === 'not-eligible')
    return open.length > 0 || later.length > 0
      ? `NOTHING NOW.${also}`
      : 'NOTHING: no statute asked gives relief.'
  const by = basis === 'policy' ? ` by the policy (${reasons.policyReason})` : ''
  return outcome === 'eligible'
    ? `DUE: ${reliefText(relief ?? '')}${by}.${also}`
    : `LATER: ${reliefText(relief ?? '')}${from === undefined ? '' : ` from ${from}`}${by}.${also}`
}

/** What refused, gathered by why: an attorney sees that it was asked. */
function refusals({ statutes, reasons }: Explanation, said: SaidBefore): readonly Part[] {
  const refused = statutes.filter(({ outcome }) => outcome === 'not-eligible')
  if (refused.length === 0 || statutes.length < 2) return []
  const known = refused.filter(
    ({ cite, reason }) => isLastSaid(said, `refused ${cite.text}`, reason) && reason !== reasons.reason,
  )
  const byReason = Map.groupBy(
    refused.filter(one => !known.includes(one)),
    ({ reason }) => reason,
  )
  const citesOf = (these: readonly ExplainedStatute[]) => these.map(({ cite }) => cite.text).join(', ')
  return [
    {
      label: 'Refused',
      text: [
        ...[...byReason].map(([reason, these]) =>
          reason === reasons.reason ? citesOf(these) : `${citesOf(these)} (${reason})`,
        ),
        ...(known.length === 0
          ? []
          : [`${known.length === refused.length ? 'all' : 'the others'} as last said above`]),
      ].join('; '),
    },
  ]
}

// ---- what is missing, and what each answer would do --------------------------------------------------------------

/** Each question that settles something, with what its answers would do; then what is missing and settles nothing alone. */
function questionParts(explanation: Explanation, said: SaidBefore): readonly Part[] {
  const opens = explanation.statutes.filter(
    ({ outcome, onlyThePerson, open }) =>
      (outcome === 'review' && onlyThePerson !== true) || open !== undefined,
  )
  const effects: Effects = new Map()
  const missing = new Set(explanation.countyUnknown ? ['county'] : [])
  for (const { missing: names } of opens) for (const { name } of names) missing.add(name)
  const asked: readonly AskedOf[] = [
    ...opens.flatMap(statute => statute.questions.map(question => ({ question, statute }))),
    ...(explanation.beyond === undefined ? [] : explanation.questions.map(question => ({ question }))),
  ]
  const paired = new Set<ExplainedStatute | undefined>()
  for (const one of asked)
    if (settlesSomething(one.question)) {
      // Two facts that only together settle anything: one such pair of a statute shows the way, and the proof has all.
      if (one.question.facts.length > 1 && paired.has(one.statute)) continue
      if (one.question.facts.length > 1) paired.add(one.statute)
      addEffects(effects, one)
      for (const name of one.question.facts) missing.delete(name)
    }
  const parts = askedParts(effects, said)
  if (missing.size === 0) return parts
  const label = parts.length === 0 ? 'Missing' : 'Besides'
  return [...parts, { label, text: [...missing].join('; ') }]
}

/** Each question under its number; those of which all was said above, together. */
function askedParts(effects: Effects, said: SaidBefore): readonly Part[] {
  const parts: Part[] = []
  const known: number[] = []
  for (const [asks, byStatute] of effects) {
    const part = questionPart(asks, byStatute, said)
    if (typeof part === 'number') known.push(part)
    else parts.push(part)
  }
  return known.length === 0
    ? parts
    : [
        ...parts,
        {
          label: `Ask ${known[0]}`,
          text: `${known.length === 1 ? '' : `and ${known.slice(1).join(', ')}: `}as last said above.`,
        },
      ]
}

/** A question in words the first time, with what its answers do that was not said last; its number where all was. */
function questionPart(asks: string, byStatute: ByStatute, said: SaidBefore): Part | number {
  const before = said.questions.get(asks)
  const number = before ?? said.questions.size + 1
  said.questions.set(asks, number)
  const known: string[] = []
  const answers = new Map<string, Set<string>>()
  for (const [statute, effect] of byStatute)
    if (isLastSaid(said, `${number} ${statute}`, JSON.stringify(effect))) known.push(statute)
    else
      for (const [answer, result] of effect)
        answers.set(answer, (answers.get(answer) ?? new Set()).add(result))
  if (answers.size === 0) return number
  return {
    label: `Ask ${number}`,
    text: [
      before === undefined
        ? asks
        : known.length === 0
          ? 'as above.'
          : `as last said above for ${known.join(', ')}.`,
      ...[...answers].map(([answer, results]) => `${capital(answer)}: ${[...results].join(', ')}.`),
    ].join(' '),
  }
}

/** By statute, or for the policy, each answer with what comes of it. */
type ByStatute = Map<string, [answer: string, result: string][]>
/** By question. */
type Effects = Map<string, ByStatute>

interface AskedOf {
  readonly question: ExplainedQuestion
  /** Absent: of the policy. */
  readonly statute?: ExplainedStatute
}

/** Whether one answer leads elsewhere than another: what every answer leaves as it is need not be asked first. */
const settlesSomething = ({ answers }: ExplainedQuestion): boolean =>
  new Set(answers.map(({ result }) => result)).size > 1

/** As a sentence begins; a letter that is an answer stays as it is. */
const capital = (text: string): string =>
  /^[a-z]\b(?! )/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)

function addEffects(effects: Effects, { question: { asks, about, answers }, statute }: AskedOf): void {
  const settling = answers.filter(({ result }) => result !== 'still open')
  const asked = asks.map((text, i) => (about[i] ? `${text} (${about[i]})` : text)).join(' And: ')
  const found: ByStatute = effects.get(asked) ?? new Map()
  const name = statute?.cite.text ?? 'the policy'
  const byResult = Map.groupBy(settling, ({ result }) => result)
  for (const [result, these] of byResult) {
    const answer = answersText(these.map(one => one.answer))
    found.set(name, [...(found.get(name) ?? []), [answer, resultText(result, name)]])
  }
  effects.set(asked, found)
}

/** No more of many combinations of two answers are written out. */
const MOST_ANSWERS = 3

const answersText = (answers: readonly string[]): string =>
  `${answers.slice(0, MOST_ANSWERS).join(', or ')}${answers.length > MOST_ANSWERS ? ', and others between' : ''}`

/** `eligible, dismiss (must be granted)` of a statute as `PC 1203.4 gives dismiss (must be granted)`. */
function resultText(result: string, name: string): string {
  const [outcome = '', ...rest] = result.split(', ')
  const what = rest.map(word => (word.startsWith('from ') ? word : reliefText(word))).join(', ')
  if (outcome === 'not-eligible') return `nothing under ${name}`
  return `${name} gives ${what === '' ? outcome : what}`
}
