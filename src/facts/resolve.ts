/** What became of each line of facts: whom it surely means, what took it back, and what is left to be given of each person. */
import type { FactLine } from '../record/fact-line.ts'
import type { Value } from '../rules/fact.ts'
import type { GivenState } from '../rules/given.ts'
import type { Meant } from './whom.ts'

/**
 * `given`: it counts. `agrees`: the record says the same. `corrects`: it counts, and the record says otherwise. `contradicts`: the
 * record says otherwise, so it decides nothing. `differs`: another line about the same says otherwise, so neither decides.
 * `withdrawn`: a later line took it back. `withdraws`: it takes others back. `nobody`: its key means nobody, or no count of theirs.
 * `several`: its key means several. `mistaken`: what stands beside the key on a sheet is another's. `not-asked`: no statute asked would look at it. `not-read`: it could not be read.
 */
export type LineState =
  | GivenState
  | 'withdrawn'
  | 'withdraws'
  | 'nobody'
  | 'several'
  | 'mistaken'
  | 'not-asked'
  | 'not-read'

/** A line that concerns one person, and of their counts one where it is not about the person. */
export interface PersonFact {
  /** Its place among all lines. */
  readonly line: number
  readonly count?: string
  readonly fact: FactLine
}

export interface Resolved {
  /** By line: whom it means; absent where it means nobody, or several. */
  readonly meant: readonly (Meant | undefined)[]
  /** What is known of a line before anybody is decided; of the others, what became of them when they were given. */
  readonly states: readonly (LineState | undefined)[]
  /** By person: what is to be given. */
  readonly ofPerson: ReadonlyMap<string, readonly PersonFact[]>
  /** Of everybody. */
  readonly ofAll: readonly PersonFact[]
}

/** Of all that was found of whom lines mean, in any order. */
export function resolve(lines: readonly FactLine[], found: Iterable<Meant>): Resolved {
  const meant: (Meant | undefined)[] = lines.map(() => undefined)
  const states: (LineState | undefined)[] = lines.map(({ of }) => (of.everyone ? undefined : 'nobody'))
  for (const one of found) {
    const known = meant[one.line]
    if (one.mistaken) {
      meant[one.line] = undefined
      states[one.line] = 'mistaken'
    }
    if (states[one.line] === 'several' || states[one.line] === 'mistaken') continue
    if (known === undefined && states[one.line] === 'nobody') {
      meant[one.line] = one
      states[one.line] = undefined
    } else if (known?.person !== one.person || known?.count !== one.count) {
      meant[one.line] = undefined
      states[one.line] = 'several'
    }
  }
  takeBack(lines, meant, states)
  const ofPerson = new Map<string, PersonFact[]>()
  const ofAll: PersonFact[] = []
  for (const [line, fact] of lines.entries()) {
    if (states[line] !== undefined) continue
    const whose = meant[line]
    if (whose === undefined) {
      ofAll.push({ line, fact })
      continue
    }
    const one = { line, fact, ...(whose.count === undefined ? {} : { count: whose.count }) }
    const known = ofPerson.get(whose.person)
    if (known === undefined) ofPerson.set(whose.person, [one])
    else known.push(one)
  }
  return { meant, states, ofPerson, ofAll }
}

/** Takes back what lines take back: of the same subject and fact, no later than they, and of the same value where they name one. */
function takeBack(
  lines: readonly FactLine[],
  meant: readonly (Meant | undefined)[],
  states: (LineState | undefined)[],
): void {
  const subjectOf = (line: number): string =>
    JSON.stringify([lines[line]?.fact, meant[line]?.person, meant[line]?.count])
  const withdrawing = new Map<string, FactLine[]>()
  for (const [line, fact] of lines.entries()) {
    if (fact.withdrawn !== true || states[line] !== undefined) continue
    states[line] = 'withdraws'
    const subject = subjectOf(line)
    withdrawing.set(subject, [...(withdrawing.get(subject) ?? []), fact])
  }
  if (withdrawing.size === 0) return
  for (const [line, fact] of lines.entries()) {
    if (states[line] !== undefined) continue
    const by = withdrawing.get(subjectOf(line)) ?? []
    if (by.some(({ asOf, value }) => fact.asOf <= asOf && (value === undefined || isSame(value, fact.value))))
      states[line] = 'withdrawn'
  }
}

const isSame = (a: Value, b: Value | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)
