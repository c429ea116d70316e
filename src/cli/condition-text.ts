/** Prints conditions as an indented tree for a lawyer to read beside the text: what each says, and where it is written. */

import type { Citation } from '../rules/citation.ts'
import { type Condition, type Kind, within } from '../rules/condition.ts'

/** How the parts under a condition make it, said after what it says. */
const JOINS: Readonly<Record<Kind, string>> = {
  all: ': all of these',
  any: ': one of these',
  atLeast: ': enough of these',
  not: ': where this is not so',
  unless: ': a bar, unless this is not so',
  presumed: ': presumed where the record is silent',
  mustAppear: ': only where the record shows it',
  among: ': looked for in the whole record',
  fact: '',
  given: '',
}

export const citeText = ({ text, confidence }: Citation): string => `[${text}; ${confidence}]`

/** The lines of a tree, indented by `depth` steps of two blanks; after an arrow, the facts that a condition looks at. */
export function conditionLines<S>(condition: Condition<S>, depth: number): readonly string[] {
  const lines: string[] = []
  walk(condition as unknown as Condition<never>, depth, lines)
  return lines
}

function walk({ kind, says, cite, facts, parts }: Condition<never>, depth: number, lines: string[]): void {
  const read = facts.map(fact => fact.name).filter(name => name !== says)
  lines.push(
    [
      `${'  '.repeat(depth)}- ${says}${JOINS[kind]}`,
      ...(read.length === 0 ? [] : [`<- ${read.join(', ')}`]),
      ...(cite === undefined ? [] : [citeText(cite)]),
    ].join('  '),
  )
  for (const part of parts) walk(part, depth + 1, lines)
}

/** Citations once each, in the order of the trees. */
export function citationsIn(conditions: readonly Condition<never>[]): readonly Citation[] {
  const found = new Map<string, Citation>()
  for (const condition of conditions) {
    for (const { cite } of within(condition)) if (cite !== undefined) found.set(citeText(cite), cite)
  }
  return [...found.values()]
}
