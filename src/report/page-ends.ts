/** What is said once for a person at the end of the page: what only they can tell, and what was taken as given. */
import type { ExplainedStatute, Explanation } from '../run/explain.ts'
import { givenText } from '../run/explained.ts'

/** So many counts are named; of more their number is told, where not all is to be. */
const MOST_NAMED = 8

/** Statutes that turn on what only the person can tell, each once, with the facts it turns on and of which counts. */
export function onlyThePersonOf(
  explanations: readonly Explanation[],
  { whole }: { readonly whole: boolean },
): readonly string[] {
  const elsewhere = new Set(explanations.flatMap(({ missing }) => missing.map(({ name }) => name)))
  const found = new Map<string, Told>()
  for (const { statutes, of, key } of explanations)
    for (const statute of statutes) {
      if (statute.onlyThePerson !== true) continue
      const before = found.get(statute.statute) ?? { statute, facts: new Set<string>(), of, keys: [] }
      for (const { name } of statute.missing) if (!elsewhere.has(name)) before.facts.add(name)
      before.keys.push(key)
      found.set(statute.statute, before)
    }
  const counts = { conviction: 0, arrest: 0 }
  for (const { of } of explanations) counts[of]++
  return [...found.values()].map(({ statute: { cite, title, relief }, facts, of, keys }) => {
    const whose =
      keys.length === counts[of]
        ? ''
        : whole || keys.length <= MOST_NAMED
          ? `, ${WORD[of]} ${keys.join(', ')}`
          : `, of ${keys.length} of the ${counts[of]} ${WORDS[of]}`
    return `${cite.text}, ${title} (${(relief ?? '').replaceAll('-', ' ')}${whose}): ${[...facts].join('; ')}`
  })
}

interface Told {
  readonly statute: ExplainedStatute
  readonly facts: Set<string>
  readonly of: Explanation['of']
  readonly keys: string[]
}

const WORDS = { conviction: 'counts', arrest: 'arrests' } as const
const WORD = { conviction: 'of count', arrest: 'of arrest' } as const

/** Facts that no row shows and that were presumed where something is given or open, and what was given beside the record. */
export function assumptionsOf(explanations: readonly Explanation[]): readonly string[] {
  const found = new Map<string, Set<string>>()
  for (const { statutes } of explanations)
    for (const { outcome, onlyThePerson, assumed, missing, cite } of statutes) {
      if (outcome === 'not-eligible' || onlyThePerson === true) continue
      const open = new Set(missing.map(({ name }) => name))
      for (const { name } of assumed)
        if (!open.has(name)) found.set(name, (found.get(name) ?? new Set()).add(cite.text))
    }
  const presumed = [...found].map(([name, cites]) => `${name} (${[...cites].join(', ')})`)
  return [
    ...(presumed.length === 0
      ? []
      : [`The record is silent on these, and what the law presumes then decided: ${presumed.join('; ')}`]),
    ...givenOf(explanations),
  ]
}

/** What somebody gave beside the record, with who and when. */
function givenOf(explanations: readonly Explanation[]): readonly string[] {
  const facts = explanations.flatMap(one => [...one.facts, ...one.statutes.flatMap(({ facts }) => facts)])
  const told = facts
    .filter(({ given }) => given !== undefined)
    .map(
      ({ name, about, value, given }) =>
        `${name}${about === undefined ? '' : ` (${about})`}: ${value}${givenText(given)}`,
    )
  return [...new Set(told)]
}
