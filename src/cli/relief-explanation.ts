/** Prints what several statutes give a conviction or an arrest: the best first, then each with its proof. */
import type { ExplainedReliefs, ExplainedStatute } from '../run/explain-several.ts'
import {
  citeText,
  fact,
  NOTHING,
  places,
  questions,
  READ_IN,
  section,
  tellRule,
  used,
} from './explanation.ts'

const GRANT = {
  shall: 'must be granted',
  may: 'may be granted',
  open: 'may be granted; must, if a missing fact is so',
} as const

export function printReliefs({
  of,
  key,
  about,
  outcome,
  best,
  open,
  countyUnknown,
  statutes,
  sources,
}: ExplainedReliefs): string {
  const lines = [`${of === 'arrest' ? 'Arrest' : 'Count'} ${key}: ${about}`]
  const say = (label: string, text: string) => lines.push(`  ${`${label}:`.padEnd(9)}${text}`)
  const answer = outcome.toUpperCase()
  if (countyUnknown && outcome === 'review') say('Answer', `${answer}: the county cannot be read`)
  else if (outcome === 'review') {
    const anyway = best === undefined ? '' : `; ${best.relief} is due in any case (${best.statute})`
    say('Answer', `${answer}: a person decides what ${open ?? 'the statutes'} gives${anyway}`)
  } else say('Answer', [answer, best?.relief, best && `(${best.statute})`].filter(Boolean).join('  '))
  if (best?.why !== undefined) say('Best', `${best.relief} of ${best.statute}: ${best.why}`)
  say('Rows', places(sources))
  for (const statute of statutes.filter(({ outcome }) => outcome !== 'not-eligible'))
    tellStatute(lines, statute)
  const refused = statutes.filter(({ outcome }) => outcome === 'not-eligible')
  section(
    lines,
    'Refused',
    refused.map(({ statute, title, reason, missing }) => {
      const shown =
        missing.length === 0 ? '' : ` (unless shown: ${missing.map(({ name }) => name).join('; ')})`
      return `${statute}, ${title}: ${reason}${shown}`
    }),
  )
  return `${lines.join('\n')}\n`
}

function tellStatute(lines: string[], told: ExplainedStatute): void {
  const { statute, title, cite, outcome, relief, by, grant, from, reason, route, does } = told
  const inner: string[] = []
  const say = (label: string, text: string | undefined) => {
    if (text) inner.push(`  ${`${label}:`.padEnd(9)}${text}`)
  }
  lines.push('', `  ${statute}  ${title}  [${citeText(cite)}]`)
  say(
    'Answer',
    [outcome.toUpperCase(), relief, by && `by ${by}`, grant && GRANT[grant], from && `from ${from}`]
      .filter(Boolean)
      .join(', '),
  )
  say('Why', reason)
  say('Route', route)
  say('Does', does)
  section(inner, 'Facts used', used(told.facts))
  const open = new Set(told.missing.map(({ name }) => name))
  section(
    inner,
    'Not shown by the record; answered by what the rules say of silence',
    told.assumed
      .filter(({ name }) => !open.has(name))
      .map(({ name, value }) => (value === NOTHING ? name : `${name} (${value})`)),
  )
  section(inner, 'Facts missing', told.missing.map(fact))
  questions(inner, told.questions)
  inner.push('  Rules asked:')
  for (const rule of told.rules) tellRule(inner, rule)
  section(
    inner,
    'What it leaves as it is',
    told.leaves.map(leaves => `${leaves.says} [${citeText(leaves.cite)}]`),
  )
  section(
    inner,
    'Citations',
    told.citations.map(
      ({ text, confidence, note }) =>
        `${text} (${READ_IN[confidence]})${note === undefined ? '' : ` -- ${note}`}`,
    ),
  )
  lines.push(...inner.map(line => `  ${line}`))
}
