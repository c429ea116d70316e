/** The facts there are to be given: every fact that a statute or a policy may miss, by its one name. */
import type { Program } from '../law/program.ts'
import { anySubject, type Condition, within } from '../rules/condition.ts'
import type { Answers, Fact, Value } from '../rules/fact.ts'
import { forLast } from '../rules/memo.ts'
import { treesOf } from '../rules/rule.ts'

/** What a fact may be about: all of a person's convictions, one of them, an arrest, or all of one arrest. */
export type About = 'person' | 'conviction' | 'arrest' | 'cycle'

export interface FactKind {
  readonly name: string
  /** The question that settles it, for each subject it may be asked of. */
  readonly asks: readonly string[]
  readonly answers: Answers
  /** Of choices that may be written in other ways: the choice that a text means. */
  readonly spelled?: (text: string) => string | undefined
  readonly about: readonly About[]
  /** As conditions read it. */
  readonly facts: readonly { readonly fact: Fact<never, Value>; readonly about: About }[]
}

export type Vocabulary = ReadonlyMap<string, FactKind>

/** Two facts of one name that are not the same: a mistake of whoever wrote the law down. */
export class NameTaken extends Error {}

/** Every fact that a program reads, by name; the lines of a policy may read more. */
export function vocabularyOf(
  programs: readonly Pick<Program, 'statutes'>[],
  lines: readonly Condition<never>[] = [],
): Vocabulary {
  const found = new Map<string, FactKind>()
  const seen = new Set<Condition<never>>()
  const walk = (condition: Condition<never>, of: 'conviction' | 'arrest'): void => {
    for (const node of within(condition)) {
      if (seen.has(node)) continue
      seen.add(node)
      for (const fact of node.facts)
        for (const one of [fact, ...(fact.looksAt ?? [])]) add(found, one, aboutOf(one, of))
    }
  }
  for (const { statutes } of programs) {
    for (const { rules } of statutes.convictions)
      for (const rule of rules) for (const tree of treesOf(rule)) walk(anySubject(tree), 'conviction')
    for (const { rules } of statutes.arrests)
      for (const rule of rules) for (const tree of treesOf(rule)) walk(anySubject(tree), 'arrest')
  }
  for (const line of lines) walk(line, 'conviction')
  return found
}

function add(to: Map<string, FactKind>, fact: Fact<never, Value>, about: About): void {
  const { name, asks, answers } = fact
  const known = to.get(name)
  if (known === undefined) {
    to.set(name, { name, asks: [asks], answers, about: [about], facts: [{ fact, about }] })
    return
  }
  if (JSON.stringify(known.answers) !== JSON.stringify(answers))
    throw new NameTaken(`two facts are called [${name}] and are answered differently`)
  if (known.facts.some(one => one.fact === fact)) return
  to.set(name, {
    ...known,
    asks: known.asks.includes(asks) ? known.asks : [...known.asks, asks],
    about: known.about.includes(about) ? known.about : [...known.about, about],
    facts: [...known.facts, { fact, about }],
  })
}

const PERSON = { is: 'person' } as const
const CYCLE = { is: 'cycle' } as const
const ITSELF = { person: PERSON, cycle: CYCLE } as const

/** What a fact is about is what its `of` gives: asked of a subject that is made of what there may be. */
function aboutOf({ of }: Fact<never, Value>, subject: 'conviction' | 'arrest'): About {
  if (of === undefined) return subject
  const found = of({ ...ITSELF, prior: ITSELF, of: ITSELF } as never)
  return found === PERSON ? 'person' : found === CYCLE ? 'cycle' : subject
}

/** How a name is compared: whatever its case, its blanks and its apostrophes. */
export const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[‘’´`]/g, "'")

/** A vocabulary is made once and asked for each person. */
const byPlainName = forLast(
  (vocabulary: Vocabulary) => new Map([...vocabulary.values()].map(kind => [plainName(kind.name), kind])),
)

/** The fact of a name as somebody wrote it. */
export function factNamed(vocabulary: Vocabulary): (written: string) => FactKind | undefined {
  const plain = byPlainName(vocabulary)
  return written => plain.get(plainName(written))
}

/** The names that a misspelled one may mean, the likeliest first. */
export function nearestNames(vocabulary: Vocabulary, written: string, most = 3): readonly string[] {
  const asked = plainName(written)
  return [...vocabulary.keys()]
    .map(name => ({ name, far: distance(asked, plainName(name)) }))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
}

/** How far two texts are apart: few words in common are far, and so are many letters to change. */
function distance(a: string, b: string): number {
  const [words, others] = [a.split(' '), new Set(b.split(' '))]
  const shared = words.filter(word => word.length > 2 && others.has(word)).length
  return lettersApart(a, b) - 4 * shared
}

function lettersApart(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(
        Math.min(
          (above[j] as number) + 1,
          (row[j - 1] as number) + 1,
          (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    above = row
  }
  return above[b.length] as number
}
