/** Prints an explanation for an attorney to read: the answer first, then why, then what is missing and what it would do. */
import type { Citation, Confidence } from '../rules/citation.ts'
import type { Source } from '../rules/fact.ts'
import type { Explanation, TellFact, TellQuestion, TellRule, TellStep } from '../run/explain.ts'

export const MARK = { yes: '+', no: '-', later: '>', unknown: '?' } as const

export const READ_IN: Readonly<Record<Confidence, string>> = {
  verbatim: 'read in the official text',
  copy: 'read in an unofficial copy, or in part',
  secondary: 'read in a summary or official guidance, not in the text',
  program: 'taken from an earlier program',
  unverified: 'NOT VERIFIED: check before relying on it',
}

export function printExplanation(explanation: Explanation): string {
  const { reasons, relief, outcome } = explanation
  const lines = [`Count ${explanation.count}: ${explanation.conviction}`]
  const say = (label: string, text: string | undefined) => {
    if (text) lines.push(`  ${`${label}:`.padEnd(9)}${text}`)
  }
  say('Answer', answerOf(explanation))
  say('Why', reasons.reason)
  if (outcome !== 'review') say('Route', explanation.route)
  if (outcome !== 'review') say('From', explanation.from)
  say('Better', explanation.better && betterOf(explanation))
  if (reasons.policyDetermination !== '') say('Law', reasons.lawReason)
  if (reasons.policyReason !== '')
    say(
      'Policy',
      `${[reasons.policyDetermination, reasons.policyRelief].filter(Boolean).join(' ')}: ${reasons.policyReason}`,
    )
  for (const { says, sure } of explanation.bars)
    if (!sure) say('Bar', `possibly ${says}: a fact is missing`)
    else if (relief !== undefined || says.toLowerCase() !== reasons.reason.toLowerCase()) say('Bar', says)
  say('Rows', places(explanation.sources))
  section(lines, 'Facts used', used(explanation.facts))
  const unspoken = explanation.facts.filter(fact => fact.sources.length === 0).map(({ name }) => name)
  section(lines, 'No row bears on', unspoken.length === 0 ? [] : [unspoken.join('; ')])
  if (outcome !== 'not-eligible') {
    const open = new Set(explanation.missing.map(({ name }) => name))
    const presumed = explanation.assumed.filter(({ name }) => !open.has(name))
    section(
      lines,
      'Not shown by the record; answered by what the rules say of silence',
      presumed.map(({ name, value }) => (value === NOTHING ? name : `${name} (${value})`)),
    )
  }
  section(lines, 'Facts missing', explanation.missing.map(fact))
  questions(lines, explanation.questions)
  lines.push(
    '  Rules asked, best relief first (+ holds, - fails, > holds from a later day, ? cannot be known):',
  )
  const given = explanation.rules.findIndex(rule => rule.verdict === 'yes')
  const asked = given === -1 ? explanation.rules : explanation.rules.slice(0, given + 1)
  for (const rule of asked) tellRule(lines, rule)
  if (asked.length < explanation.rules.length)
    lines.push('    The rules after it give no more and are not needed.')
  section(
    lines,
    'Citations',
    explanation.citations.map(
      ({ text, confidence, note }) =>
        `${text} (${READ_IN[confidence]})${note === undefined ? '' : ` -- ${note}`}`,
    ),
  )
  return `${lines.join('\n')}\n`
}

/** What stands for the value of a fact that the record does not show. */
export const NOTHING = 'not in the record'

function answerOf({ outcome, relief, from, basis }: Explanation): string {
  const answer = outcome.toUpperCase()
  if (outcome !== 'review') return [answer, relief, basis && `(by ${basis})`].filter(Boolean).join('  ')
  const anyway = `; ${relief} is due in any case${from === undefined ? '' : ` from ${from}`}`
  return `${answer}: a person decides${relief === undefined ? '' : anyway}`
}

const betterOf = ({ better, questions, outcome }: Explanation): string =>
  questions.length === 0
    ? `${better} is not ruled out`
    : outcome === 'review'
      ? `${better} is open: see the questions`
      : `${better}, if what the record does not show can be shown: see the questions`

export function section(lines: string[], title: string, items: readonly string[]): void {
  if (items.length === 0) return
  lines.push(`  ${title}:`)
  for (const item of items) lines.push(`    - ${item}`)
}

/** The facts that rest on rows; those of one earlier conviction together. */
export function used(facts: readonly TellFact[]): readonly string[] {
  const items: string[] = []
  const earlier = new Map<string, TellFact[]>()
  for (const one of facts) {
    if (one.sources.length === 0) continue
    if (one.about === undefined) items.push(fact(one))
    else earlier.set(one.about, [...(earlier.get(one.about) ?? []), one])
  }
  for (const [about, known] of earlier) {
    const rows = places(known.flatMap(({ sources }) => sources))
    items.push(`[${about}] ${known.map(({ name, value }) => `${name}: ${value}`).join('; ')}  (${rows})`)
  }
  return items
}

export const fact = ({ name, about, value, sources }: TellFact): string =>
  `${name}${about === undefined ? '' : ` [${about}]`}: ${value}${sources.length === 0 ? '' : `  (${places(sources)})`}`

/** Each question, its answers gathered by what they would do. */
export function questions(lines: string[], asked: readonly TellQuestion[]): void {
  if (asked.length > 0) lines.push('  Questions, and what each answer would do:')
  for (const { asks, about, answers, settles } of asked) {
    const text = asks.map((words, i) => (about[i] ? `${words} [${about[i]}]` : words)).join(' And: ')
    lines.push(`    - ${text}`)
    const byResult = new Map<string, string[]>()
    for (const { answer, result } of answers) byResult.set(result, [...(byResult.get(result) ?? []), answer])
    if (!settles && byResult.size === 1) {
      lines.push('        whatever the answer: still for review, taken alone')
      continue
    }
    for (const [result, these] of byResult) lines.push(`        ${these.join(', or ')}: ${result}`)
    if (asks.length > 1 && answers.some(({ answer }) => A_DAY.test(answer)))
      lines.push('        (a day earlier or later than those named goes with the nearest)')
  }
}
const A_DAY = /\d{4}-\d{2}-\d{2}/

export function tellRule(lines: string[], { id, verdict, relief, says, cite, steps }: TellRule): void {
  lines.push(`    ${MARK[verdict]} ${relief}: ${says} [${citeText(cite)}] (${id})`)
  const [substance, ...routes] = steps
  for (const part of substance?.parts ?? []) if (part.decides) tell(lines, part, 3)
  const told = new Set<string>()
  for (const step of routes) {
    // The condition that closes one route opens the other.
    if (told.has(step.says)) continue
    told.add(step.says)
    tell(lines, step, 3)
  }
}

/** A step and what decides it: `--json` holds the whole tree. A step of one part only is told by its part. */
function tell(lines: string[], step: TellStep, depth: number): void {
  const [only] = step.parts
  if (step.kind === 'all' && step.parts.length === 1 && only !== undefined && step.about === undefined) {
    tell(lines, only, depth)
    return
  }
  const silence = step.silence === undefined ? '' : ` (${SILENCE[step.silence]})`
  const cite = step.cite === undefined ? '' : ` [${citeText(step.cite)}]`
  const about = step.about === undefined ? '' : `${step.about}: `
  const from = step.verdict === 'later' ? `, from ${step.when}` : ''
  lines.push(`${'  '.repeat(depth)}${MARK[step.verdict]} ${about}${step.says}${from}${silence}${cite}`)
  if (enough(step)) return
  for (const part of step.parts) if (part.decides) tell(lines, part, depth + 1)
}

const SILENCE = {
  presumed: 'presumed: the record does not show otherwise',
  'must appear': 'the record would have to show it',
} as const

/** Whether a step says all there is to say: the opposite of one fact, silence, or a search that found nothing. */
function enough({ kind, verdict, parts, silence }: TellStep): boolean {
  const [only] = parts
  const opposite = kind === 'not' || kind === 'unless'
  if (opposite && (verdict === 'yes' || only?.kind === 'fact')) return true
  if (kind === 'among') return verdict === 'no'
  return silence !== undefined && (silence === 'presumed' || only?.kind === 'fact')
}

export const citeText = (cite: Citation) => `${cite.text}; ${cite.confidence}`

/** Source rows in short: `county.csv:12,14`. */
export function places(sources: readonly Source[]): string {
  const byFile = new Map<string, Set<number>>()
  for (const { file, line } of sources) byFile.set(file, (byFile.get(file) ?? new Set()).add(line))
  return [...byFile].map(([file, lines]) => `${file}:${[...lines].sort((a, b) => a - b).join(',')}`).join(' ')
}
