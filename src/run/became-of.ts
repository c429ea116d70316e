/** Gathers what became of lines of facts, person by person: of a fact of everybody each thing that it came to once. */
import type { BecameOf } from '../facts/attach.ts'
import type { Question } from './person.ts'

export interface BecameList {
  readonly add: (found: readonly BecameOf[] | undefined) => void
  /** What was added since the last call. */
  readonly take: () => readonly BecameOf[]
}

export function becameList({ facts }: Pick<Question, 'facts'>): BecameList {
  const known = new Set<string>()
  let ready: BecameOf[] = []
  return {
    add: (found = NONE) => {
      for (const one of found) {
        if (facts?.lines[one.line]?.of.everyone === true) {
          const key = `${one.line} ${one.state}`
          if (known.has(key)) continue
          known.add(key)
        }
        ready.push(one)
      }
    },
    take: () => {
      const taken = ready
      ready = []
      return taken
    },
  }
}

const NONE: readonly never[] = []
