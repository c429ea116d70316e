/** Whom a made-up file is of: people of Proposition 64 as a county has them, or people of one statute or of all. */
import type { Day } from '../../time/day.ts'
import type { MadeUpPeople } from '../made-up-files.ts'
import type { Streams } from '../random.ts'
import type { DirtyPerson } from './dirt/kind.ts'
import type { Identity } from './identity.ts'
import { planner } from './people/planner.ts'
import type { Plan } from './plan.ts'
import type { Row } from './row.ts'
import { ALL_PEOPLE } from './statutes/index.ts'
import { linesOfClaims, statutePlanner } from './statutes/planner.ts'
import { STATUTES_TRUTH_HEADER } from './statutes/truth.ts'
import { type Tally, tallyAnswer } from './tally.ts'
import { TRUTH_HEADER, truthLine } from './truth.ts'

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
  readonly truthOf: (made: MadePerson) => readonly string[]
}

interface Setting {
  readonly streams: Streams
  readonly county: string
  readonly asOf: Day
}

const USUAL = 'prop64'
const ALL = 'all'

export const KINDS_OF_PEOPLE: readonly MadeUpPeople[] = [
  { name: USUAL, says: 'people as a county has them, and the answers of HSC 11361.8' },
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

const asCountiesHaveThem = ({ streams, county, asOf }: Setting, tally: Tally): Population => ({
  planOf: planner(streams, { county, asOf }),
  header: TRUTH_HEADER,
  truthOf: ({ plan, identity, dirty }) =>
    (dirty?.answers ?? plan.answers).map(known => {
      tallyAnswer(tally, known)
      return truthLine(dirty?.personId ?? identity.subject, known)
    }),
})

const ofStatutes = ({ streams, ...setting }: Setting, chosen: typeof ALL_PEOPLE): Population => ({
  planOf: statutePlanner(streams, setting, chosen),
  header: STATUTES_TRUTH_HEADER,
  truthOf: ({ plan, identity, rows }) => linesOfClaims(plan, rows, identity.subject),
})
