/** Explanations as `explain --json` prints them, with each fact and each step put back where it is named by its place. */

type Read = Readonly<Record<string, unknown>>

/** Of a person, what is printed of their proofs. */
export interface ProofsRead {
  readonly explanations: readonly Read[]
  readonly facts: readonly Read[]
  readonly steps: readonly Read[]
}

const FACTS = ['facts', 'assumed', 'missing']
const STEPS = ['steps', 'parts', 'lines']

export function wholeProofs({ explanations, facts, steps }: ProofsRead): readonly unknown[] {
  const whole = (value: unknown, within = ''): unknown => {
    if (Array.isArray(value)) return value.map(one => whole(one, within))
    if (typeof value === 'number' && FACTS.includes(within)) return facts[value]
    if (typeof value === 'number' && STEPS.includes(within)) return whole(steps[value])
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, name === 'sources' ? part : whole(part, name)]),
    )
  }
  return explanations.map(one => whole(one))
}
