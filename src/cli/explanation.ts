/** Prints an explanation for an attorney to read: the answer first, then why, then what is missing. */
import type { Citation } from '../rules/citation.ts'
import type { Source } from '../rules/fact.ts'
import { type Explanation, questionText, type TellFact, type TellStep } from '../run/explain.ts'

const MARK = { yes: '+', no: '-', later: '>', unknown: '?' } as const

export function printExplanation(explanation: Explanation): string {
  const { reasons } = explanation
  const lines = [
    `Count ${explanation.count}: ${explanation.conviction}`,
    `  Answer:  ${[explanation.outcome.toUpperCase(), explanation.relief, explanation.basis && `(by ${explanation.basis})`].filter(Boolean).join('  ')}`,
  ]
  const say = (label: string, text: string | undefined) => {
    if (text) lines.push(`  ${`${label}:`.padEnd(9)}${text}`)
  }
  say('Why', reasons.reason)
  say('From', explanation.from)
  say('Better', explanation.better && `${explanation.better} is not ruled out: see what is missing`)
  if (reasons.policyDetermination !== '') say('Law', reasons.lawReason)
  if (reasons.policyReason !== '')
    say(
      'Policy',
      `${[reasons.policyDetermination, reasons.policyRelief].filter(Boolean).join(' ')}: ${reasons.policyReason}`,
    )
  for (const bar of explanation.bars)
    say('Bar', `${bar.says}${bar.sure ? '' : ' (possibly: a fact is missing)'}`)
  say('Rows', places(explanation.sources))
  section(lines, 'Facts used', explanation.facts.map(fact))
  section(lines, 'Taken as the law says where the record is silent', explanation.assumed.map(fact))
  section(lines, 'Facts missing', explanation.missing.map(fact))
  section(
    lines,
    'Questions',
    explanation.questions.map(question => questionText({ ...question, answers: [] }).trim()),
    i => (explanation.questions[i]?.answers ?? []).map(({ answer, result }) => `if ${answer}: ${result}`),
  )
  lines.push('  Rules asked, best relief first:')
  for (const rule of explanation.rules) {
    lines.push(`    ${MARK[rule.verdict]} ${rule.relief}: ${rule.says} [${citeText(rule.cite)}] (${rule.id})`)
    for (const step of rule.steps)
      for (const part of step.parts.length > 0 ? step.parts : [step]) tell(lines, part, 3)
  }
  section(
    lines,
    'Citations',
    explanation.citations.map(cite => citeText(cite) + (cite.note === undefined ? '' : ` -- ${cite.note}`)),
  )
  return `${lines.join('\n')}\n`
}

function section(
  lines: string[],
  title: string,
  items: readonly string[],
  under: (index: number) => readonly string[] = () => [],
): void {
  if (items.length === 0) return
  lines.push(`  ${title}:`)
  for (const [i, item] of items.entries()) {
    lines.push(`    - ${item}`)
    for (const line of under(i)) lines.push(`        ${line}`)
  }
}

/** A step and what decides it; parts of a step that is plainly so are left out. */
function tell(lines: string[], step: TellStep, depth: number): void {
  const silence = step.silence === undefined ? '' : ` [${step.silence}]`
  const cite = step.cite === undefined ? '' : ` [${citeText(step.cite)}]`
  const about = step.about === undefined ? '' : `${step.about}: `
  lines.push(`${'  '.repeat(depth)}${MARK[step.verdict]} ${about}${step.says}${silence}${cite}`)
  if (step.verdict === 'yes' && step.silence === undefined && step.kind !== 'among') return
  if (step.verdict === 'no' && step.kind === 'among') return
  // Only what decides is printed; `--json` holds the whole tree.
  for (const part of step.parts) if (part.decides) tell(lines, part, depth + 1)
}

const fact = ({ name, about, value, sources }: TellFact): string =>
  `${name}${about === undefined ? '' : ` [${about}]`}: ${value}${sources.length === 0 ? '' : `  (${places(sources)})`}`

const citeText = (cite: Citation) => `${cite.text}; ${cite.confidence}`

/** Source rows in short: `county.csv:12,14`. */
export function places(sources: readonly Source[]): string {
  const byFile = new Map<string, Set<number>>()
  for (const { file, line } of sources) byFile.set(file, (byFile.get(file) ?? new Set()).add(line))
  return [...byFile].map(([file, lines]) => `${file}:${[...lines].sort((a, b) => a - b).join(',')}`).join(' ')
}
