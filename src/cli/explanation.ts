/** Prints an explanation for an attorney to read: the answer first, then why, then what is missing and what it would do. */
import type { Program } from '../law/program.ts'
import { visible } from '../record/visible.ts'
import type { Citation, Confidence } from '../rules/citation.ts'
import type { ExplainedGiving, ExplainedStatute, Explanation } from '../run/explain.ts'
import {
  type ExplainedFact,
  type ExplainedQuestion,
  type ExplainedRule,
  type ExplainedStep,
  givenText,
  places,
} from '../run/explained.ts'
import { factSentence } from '../run/fact-sentence.ts'

/** What a rule or a step came to, in a word. */
const VERDICT = { yes: 'holds', no: 'fails', later: 'later', unknown: 'unknown' } as const

/** Its mark and its color on a terminal. */
const MARKS = {
  holds: ['\u2713', '\u001b[32m'],
  fails: ['\u2717', '\u001b[31m'],
  later: ['\u203a', '\u001b[36m'],
  unknown: ['?', '\u001b[33m'],
} as const
const PLAIN = '\u001b[0m'
const MARKED = /^( *)(holds|fails|later|unknown)(?= {2})/

/** A line as a terminal shows it: what came of it with a mark, in color. The line itself has no character that acts. */
const colored = (line: string): string =>
  line.replace(MARKED, (_, before: string, verdict: keyof typeof MARKS) => {
    const [mark, color] = MARKS[verdict]
    return `${before}${color}${mark} ${verdict}${PLAIN}`
  })

const READ_IN: Readonly<Record<Confidence, string>> = {
  verbatim: 'read in the official text',
  copy: 'read in an unofficial copy, or in part',
  secondary: 'read in a summary or official guidance, not in the text',
  program: 'taken from an earlier program',
  unverified: 'NOT VERIFIED: check before relying on it',
}

const BY = {
  automatic: 'by itself',
  duty: 'by the court of its own duty',
  motion: 'on a motion of the prosecutor or a petition',
  petition: 'by petition',
} as const

const GRANT = {
  shall: 'must be granted',
  may: 'may be granted',
  open: 'may be granted; must, if a missing fact is so',
} as const

/** Lines in the making: a label with its text, or a list under a title. */
interface Page {
  readonly lines: string[]
  readonly say: (label: string, text: string | undefined) => void
  readonly list: (title: string, items: readonly string[]) => void
}

function page(lines: string[]): Page {
  return {
    lines,
    say: (label, text) => {
      if (text) lines.push(`  ${`${label}:`.padEnd(9)}${text}`)
    },
    list: (title, items) => {
      if (items.length === 0) return
      lines.push(`  ${title}:`)
      for (const item of items) lines.push(`    - ${item}`)
    },
  }
}

/** Where a program tells a line a conviction, one statute is asked, and its proof follows the answer; else each has a part. */
export function printExplanation(
  explanation: Explanation,
  { lines: by }: Pick<Program, 'lines'>,
  colors: boolean,
): string {
  const { of, key, about, commentNames, statutes } = explanation
  const made = page([`${of === 'arrest' ? 'Arrest' : 'Count'} ${key}: ${about}`])
  made.say('Comment', commentNames)
  if (by === 'convictions') {
    answerBy(made, explanation)
    proof(
      made,
      explanation,
      statutes.flatMap(({ rules }) => rules),
    )
  } else {
    answerOfSeveral(made, explanation)
    for (const statute of statutes) if (statute.outcome !== 'not-eligible') statutePart(made, statute)
    made.list('Refused', statutes.filter(({ outcome }) => outcome === 'not-eligible').map(refusal))
  }
  const lines = made.lines.map(visible)
  return `${(colors ? lines.map(colored) : lines).join('\n')}\n`
}

function answerBy(made: Page, explanation: Explanation): void {
  const { outcome, reasons, route, from, sources } = explanation
  made.say('Answer', answerOf(explanation))
  made.say('Why', reasons.reason)
  if (outcome !== 'review') made.say('Route', route)
  if (outcome !== 'review') made.say('From', from)
  made.say('Open', openOf(explanation))
  policyAndBars(made, explanation)
  made.say('Rows', places(sources))
}

function answerOf({ outcome, relief, from, basis }: Explanation): string {
  const answer = outcome.toUpperCase()
  if (outcome !== 'review') return [answer, relief, basis && `(by ${basis})`].filter(Boolean).join('  ')
  const anyway = `; ${relief} is due in any case${from === undefined ? '' : ` from ${from}`}`
  return `${answer}: a person decides${relief === undefined ? '' : anyway}`
}

/** What a fact may give, and what the policy may. */
function openOf({ open, beyond, questions }: Explanation): string | undefined {
  const told = [...open.map(({ relief }) => relief), ...(beyond === undefined ? [] : [beyond])]
  if (told.length === 0) return undefined
  return `${told.join('; ')}${questions.length === 0 ? '' : ': see the questions'}`
}

function policyAndBars(made: Page, { reasons, bars, relief }: Explanation): void {
  if (reasons.policyDetermination !== '') made.say('Law', reasons.lawReason)
  if (reasons.policyReason !== '')
    made.say(
      'Policy',
      `${[reasons.policyDetermination, reasons.policyRelief].filter(Boolean).join(' ')}: ${reasons.policyReason}`,
    )
  for (const { says, sure } of bars)
    if (!sure) made.say('Bar', `possibly ${says}: a fact is missing`)
    else if (relief !== undefined || says.toLowerCase() !== reasons.reason.toLowerCase())
      made.say('Bar', says)
}

function answerOfSeveral(made: Page, explanation: Explanation): void {
  const { outcome, countyUnknown, due, later, open, whyBest, relief, basis, sources } = explanation
  const answer = outcome.toUpperCase()
  const perhaps = open.map(givingText)
  if (countyUnknown && outcome === 'review') made.say('Answer', `${answer}: the county cannot be read`)
  else if (outcome === 'review')
    made.say(
      'Answer',
      `${answer}: a person decides${open[0] === undefined ? '' : ` what ${open[0].statute} gives`}`,
    )
  else made.say('Answer', [answer, relief, basis && `(by ${basis})`].filter(Boolean).join('  '))
  made.say('Due', due.map(givingText).join('; '))
  made.say('Best', whyBest && due[0] && `${givingText(due[0])}: ${whyBest}`)
  made.say('Later', later.map(givingText).join('; '))
  // Where one thing alone is open, that is the answer.
  if (outcome !== 'review' || open.length > 1) made.say('Open', perhaps.join('; '))
  policyAndBars(made, explanation)
  made.say('Rows', places(sources))
}

/** As the tables have it: `pc-1203.4 dismiss`, with the day from which it is due where that is still to come. */
const givingText = ({ statute, relief, from }: ExplainedGiving): string =>
  `${statute} ${relief}${from === undefined ? '' : ` from ${from}`}`

/** What a statute gives or leaves open, further in. */
function statutePart({ lines }: Page, explained: ExplainedStatute): void {
  const { statute, title, cite, outcome, relief, by, grant, from, later, open, reason } = explained
  const { route, does, rules, leaves } = explained
  const inner = page([])
  lines.push('', `  ${statute}  ${title}  [${citeText(cite)}]`)
  inner.say(
    'Answer',
    [outcome.toUpperCase(), relief, by && BY[by], grant && GRANT[grant], from && `from ${from}`]
      .filter(Boolean)
      .join(', '),
  )
  inner.say('Later', later && givingText(later))
  inner.say('Open', open && givingText(open))
  inner.say('Why', reason)
  inner.say('Route', route)
  inner.say('Does', does)
  inner.list(
    'What it leaves as it is',
    leaves.map(left => `${left.says} [${citeText(left.cite)}]`),
  )
  proof(inner, explained, rules)
  lines.push(...inner.lines.map(line => `  ${line}`))
}

function refusal({ statute, title, reason, missing }: ExplainedStatute): string {
  const shown = missing.length === 0 ? '' : ` (unless shown: ${missing.map(({ name }) => name).join('; ')})`
  return `${statute}, ${title}: ${reason}${shown}`
}

/** What stands for the value of a fact that the record does not show. */
const NOTHING = 'not in the record'

type Proved = Pick<Explanation, 'outcome' | 'facts' | 'assumed' | 'missing' | 'questions' | 'citations'>

/** What an answer rests on, what is missing, and the rules that were asked. */
function proof(made: Page, proved: Proved, rules: readonly ExplainedRule[]): void {
  const { outcome, facts, assumed, missing, citations } = proved
  made.list('Facts used', used(facts))
  const unspoken = facts
    .filter(fact => fact.sources.length === 0 && fact.given === undefined)
    .map(({ name }) => name)
  made.list('No row bears on', unspoken.length === 0 ? [] : [unspoken.join('; ')])
  if (outcome !== 'not-eligible') {
    const open = new Set(missing.map(({ name }) => name))
    made.list(
      'Presumed because the record is silent',
      assumed
        .filter(({ name }) => !open.has(name))
        .map(({ name, value }) => (value === NOTHING ? name : `${name} (${value})`)),
    )
  }
  made.list('Facts missing', missing.map(fact))
  questions(made.lines, proved.questions)
  rulesAsked(made.lines, rules)
  made.list(
    'Citations',
    citations.map(
      ({ text, confidence, note }) =>
        `${text} (${READ_IN[confidence]})${note === undefined ? '' : ` -- ${note}`}`,
    ),
  )
}

/** The facts that rest on rows; those of one earlier conviction together. */
function used(facts: readonly ExplainedFact[]): readonly string[] {
  const items: string[] = []
  const earlier = new Map<string, ExplainedFact[]>()
  for (const one of facts) {
    if (one.sources.length === 0 && one.given === undefined) continue
    if (one.about === undefined) items.push(fact(one))
    else earlier.set(one.about, [...(earlier.get(one.about) ?? []), one])
  }
  for (const [about, known] of earlier) {
    const rows = places(known.flatMap(({ sources }) => sources))
    items.push(
      `[${about}] ${known.map(({ name, value, given }) => `${name}: ${value}${givenText(given)}`).join('; ')}  (${rows})`,
    )
  }
  return items
}

const fact = ({ name, about, value, sources, given }: ExplainedFact): string =>
  `${name}${about === undefined ? '' : ` [${about}]`}: ${value}${sources.length === 0 ? '' : `  (${places(sources)})`}${givenText(given)}`

/** Each question, its answers gathered by what they would do. */
function questions(lines: string[], asked: readonly ExplainedQuestion[]): void {
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

function rulesAsked(lines: string[], rules: readonly ExplainedRule[]): void {
  lines.push(
    '  Rules asked, best relief first (later: holds from a later day; unknown: cannot be known from the record):',
  )
  const given = rules.findIndex(rule => rule.verdict === 'yes')
  const asked = given === -1 ? rules : rules.slice(0, given + 1)
  for (const rule of asked) ruleLines(lines, rule)
  if (asked.length < rules.length) lines.push('    The rules after it give no more and are not needed.')
}

/** As wide as the widest. */
const VERDICT_WIDTH = 9
const verdictText = (verdict: keyof typeof VERDICT): string => VERDICT[verdict].padEnd(VERDICT_WIDTH)

function ruleLines(lines: string[], { id, verdict, relief, says, cite, steps }: ExplainedRule): void {
  lines.push(`    ${verdictText(verdict)}${relief}: ${says} [${citeText(cite)}] (${id})`)
  const [substance, ...routes] = steps
  for (const part of substance?.parts ?? []) if (part.decides) tell(lines, part, 3)
  const seen = new Set<string>()
  for (const step of routes) {
    // The condition that closes one route opens the other.
    if (seen.has(step.says)) continue
    seen.add(step.says)
    tell(lines, step, 3)
  }
}

/** A step and what decides it: `--json` holds the whole tree. A step of one part only is told by its part. */
function tell(lines: string[], step: ExplainedStep, depth: number): void {
  const [only] = step.parts
  if (step.kind === 'all' && step.parts.length === 1 && only !== undefined && step.about === undefined) {
    tell(lines, only, depth)
    return
  }
  const silence = step.silence === undefined ? '' : ` (${SILENCE[step.silence]})`
  const cite = step.cite === undefined ? '' : ` [${citeText(step.cite)}]`
  const about = step.about === undefined ? '' : `${step.about}: `
  const from = step.verdict === 'later' ? `, from ${step.when}` : ''
  lines.push(`${'  '.repeat(depth)}${verdictText(step.verdict)}${about}${step.says}${from}${silence}${cite}`)
  const known = factSentence(step.facts)
  if (known !== undefined) lines.push(`${'  '.repeat(depth)}${' '.repeat(VERDICT_WIDTH)}${known}`)
  if (enough(step)) return
  for (const part of step.parts) if (part.decides) tell(lines, part, depth + 1)
}

const SILENCE = {
  presumed: 'presumed because the record is silent',
  'must appear': 'the record would have to show it',
} as const

/** Whether a step says all there is to say: the opposite of one fact, silence, or a search that found nothing. */
function enough({ kind, verdict, parts, silence }: ExplainedStep): boolean {
  const [only] = parts
  const opposite = kind === 'not' || kind === 'unless'
  if (opposite && (verdict === 'yes' || only?.kind === 'fact')) return true
  if (kind === 'among') return verdict === 'no'
  return silence !== undefined && (silence === 'presumed' || only?.kind === 'fact')
}

const citeText = (cite: Citation) => `${cite.text}; ${cite.confidence}`
