/** Says from their manifests in what two runs differ, whatever the versions that wrote them put there. */
import { stableJson } from '../results/hash.ts'

export interface Difference {
  readonly what: string
  readonly before: string
  readonly after: string
}

type Manifest = Readonly<Record<string, unknown>>

/** What came of a run is no part of what was asked; the options stand there by themselves. */
const NOT_ASKED: readonly string[] = ['inputs', 'outputs', 'rows', 'optionsSha256', 'resultsVersion']

/** What is known by a better word than its name. The others are told by their names. */
const WORDS: Readonly<Record<string, string>> = {
  setaside: 'Setaside',
  asOf: 'as of',
  'facts.files': 'files of facts',
  'mapping.name': 'mapping',
  'mapping.sha256': 'what the mapping says',
  'policy.name': 'policy',
  'policy.sha256': 'what the policy says',
  'program.name': 'program',
  'program.version': 'version of the rules',
  'program.rulesSha256': 'what the rules say',
}
const ABSENT = 'none'

export function differencesOf(before: Manifest, after: Manifest): readonly Difference[] {
  const [old, now] = [flat(before), flat(after)]
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap(name => {
    const [a, b] = [old.get(name), now.get(name)]
    if (a === b || told(name, old, now)) return []
    return [{ what: WORDS[name] ?? factsWord(name), before: a ?? ABSENT, after: b ?? ABSENT }]
  })
}

const COUNTING = 'facts.counting.'
const LINES = 'facts.lines.'
/** Facts by their names. */
const factsWord = (name: string): string =>
  name.startsWith(COUNTING)
    ? `lines of the fact [${name.slice(COUNTING.length)}]`
    : name.startsWith(LINES)
      ? `lines of facts [${name.slice(LINES.length)}]`
      : name

/** Whether a difference is told under another name: a policy by its name, unless two have one. */
const told = (name: string, ...sides: readonly ReadonlyMap<string, string>[]): boolean =>
  name === 'options.policy' ||
  NAMED.some(of => name === `${of}.sha256` && new Set(sides.map(side => side.get(`${of}.name`))).size > 1)

const NAMED = ['policy', 'mapping']

/** Values by the names that lead to them: `program.version`. */
function flat(manifest: Manifest): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [key, inner] of Object.entries(value)) walk(inner, `${name}.${key}`)
    else found.set(name, textOf(value))
  }
  for (const [key, value] of Object.entries(manifest)) if (!NOT_ASKED.includes(key)) walk(value, key)
  return found
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) && value.every(one => typeof one === 'string')
    ? value.join(', ')
    : stableJson(value)
}
