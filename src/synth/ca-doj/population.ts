/** Whom a made-up file is of: people of Proposition 64 as a county has them, or people of one statute or of all. */
import type { Day } from '../../time/day.ts'
import type { MadeUpPeople } from '../made-up-files.ts'
import type { Streams } from '../random.ts'
import type { DirtyPerson } from './dirt/kind.ts'
import type { Identity } from './identity.ts'
import { planner } from './people/planner.ts'
import type { Count, KnownAnswer, Plan } from './plan.ts'
import type { Row } from './row.ts'
import { ALL_PEOPLE } from './statutes/index.ts'
import { linesOfClaims, statutePlanner } from './statutes/planner.ts'
import { STATUTES_TRUTH_HEADER } from './statutes/truth.ts'
import { type Tally, tallyAnswer } from './tally.ts'
import { FACTS_HEADER, factLine, SETTLED_HEADER, settledCells, TRUTH_HEADER, truthLine } from './truth.ts'
import { whatIsSo } from './what-is-so.ts'

export interface MadePerson {
  readonly plan: Plan
  readonly identity: Identity
  readonly rows: readonly Row[]
  readonly dirty: DirtyPerson | undefined
}

export interface Population {
  /** The plan of the person of a number, from 0. */
  readonly planOf: (index: number) => Plan
  /** The first line of the truth. */
  readonly header: string
  /** Lines of the truth; those of facts go to whoever wants them. */
  readonly truthOf: (made: MadePerson, index: number) => readonly string[]
}

interface Setting {
  readonly streams: Streams
  readonly county: string
  readonly asOf: Day
  /** Takes the lines of facts; absent where none are wanted. */
  readonly facts?: ((line: string) => void) | undefined
}

const USUAL = 'prop64'
const ALL = 'all'

export const KINDS_OF_PEOPLE: readonly MadeUpPeople[] = [
  {
    name: USUAL,
    says: 'people as a county has them, and the answers of HSC 11361.8',
    withFacts: true,
  },
  { name: ALL, says: 'people written from the text of every statute' },
  ...ALL_PEOPLE.map(
    ({ statute }): MadeUpPeople => ({
      name: statute,
      says: `people written from the text of ${statute}`,
    }),
  ),
]

/** Throws where there are no people of that name. */
export function populationOf(name: string = USUAL, setting: Setting, tally: Tally): Population {
  if (name === USUAL) return asCountiesHaveThem(setting, tally)
  const chosen = ALL_PEOPLE.filter(({ statute }) => name === ALL || name === statute)
  if (chosen.length === 0) throw new Error(`there are no people of [${name}]`)
  return ofStatutes(setting, chosen)
}

const asCountiesHaveThem = ({ streams, county, asOf, facts }: Setting, tally: Tally): Population => {
  const factsOf = facts === undefined ? undefined : factMaker(streams, asOf, facts)
  return {
    planOf: planner(streams, { county, asOf }),
    header: facts === undefined ? TRUTH_HEADER : SETTLED_HEADER,
    truthOf: (made, index) => {
      const { plan, identity, dirty } = made
      return (dirty?.answers ?? plan.answers).map((known, at) => {
        tallyAnswer(tally, known)
        const line = truthLine(dirty?.personId ?? identity.subject, known)
        return factsOf === undefined
          ? line
          : `${line}${settledCells(factsOf(made, known, index * MOST_ANSWERS + at))}`
      })
    },
  }
}

/** More known answers than any person has. */
const MOST_ANSWERS = 16

/** Writes what is so of a conviction, and gives the answer that settles; undefined where the rows have lost more than facts tell. */
function factMaker(streams: Streams, asOf: Day, facts: (line: string) => void) {
  facts(FACTS_HEADER)
  return ({ plan, identity, rows, dirty }: MadePerson, known: KnownAnswer, number: number) => {
    if (plan.answers.some(({ lost }) => lost === 'more')) return undefined
    const person = dirty?.personId ?? identity.subject
    const found = whatIsSo(streams('what is so', number), { plan, asOf }, known)
    const keyOf = (of: Count | undefined): string | undefined =>
      of === undefined
        ? ''
        : of.known === known
          ? known.key
          : rows.find(({ count, role }) => count === of && role === 'court')?.key
    for (const fact of found.facts) {
      const key = keyOf(fact.of)
      if (key !== undefined) facts(factLine(person, key, fact, asOf))
    }
    return found.settled
  }
}

const ofStatutes = ({ streams, ...setting }: Setting, chosen: typeof ALL_PEOPLE): Population => ({
  planOf: statutePlanner(streams, setting, chosen),
  header: STATUTES_TRUTH_HEADER,
  truthOf: ({ plan, identity, rows }) => linesOfClaims(plan, rows, identity.subject),
})
