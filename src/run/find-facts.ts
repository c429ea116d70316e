/** Reads all people of a run once to find whom facts concern, before anybody is decided. */
import { type Resolved, resolve } from '../facts/resolve.ts'
import type { Meant } from '../facts/whom.ts'
import type { Population } from '../intake/population.ts'
import type { Question } from './person.ts'
import type { Pool } from './pool.ts'
import type { DecideTask, FindTask } from './tasks.ts'

/** Each part with the facts of its people, and what is known of each line. */
export interface FoundFacts {
  readonly resolved: Resolved
  readonly tasks: readonly DecideTask[]
}

/** Reads all parts once to find whom facts concern: a number may mean somebody in any of them. */
export async function findFacts<Tally>(
  { facts }: Question,
  { parts }: Population,
  pool: Pool<Tally>,
  meanwhile: () => boolean,
): Promise<FoundFacts | undefined> {
  if (facts === undefined) return undefined
  const found: (readonly Meant[])[] = []
  if (facts.lines.some(({ of }) => of.everyone !== true))
    await pool.each(
      parts.map((part): FindTask => ({ kind: 'find', part })),
      ({ meant }) => void found.push(meant),
      meanwhile,
    )
  const resolved = resolve(facts.lines, found.flat())
  const tasks = parts.map((part, at): DecideTask => {
    const people = new Set((found[at] ?? []).map(({ person }) => person))
    const given = new Map(
      [...people].flatMap(person => {
        const own = resolved.ofPerson.get(person)
        return own === undefined ? [] : [[person, own] as const]
      }),
    )
    return given.size === 0 ? { kind: 'decide', part } : { kind: 'decide', part, given }
  })
  return { resolved, tasks }
}
