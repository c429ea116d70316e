/** Programs: named, versioned sets of statutes that are asked together about a record. */
import type { Arrest } from '../record/arrests.ts'
import type { Conviction, Offense, OffenseReading } from '../record/person.ts'
import type { Citation } from '../rules/citation.ts'
import type { PolicyBook } from './policy.ts'
import { type AnyStatute, anyStatute } from './registry.ts'
import type { Statute } from './statute.ts'

export interface Program {
  readonly name: string
  readonly title: string
  /** When its law was last checked against a text, and by whom: nobody's word is claimed that was not given. */
  readonly checked: string
  readonly attorneyReview: 'none' | string
  /** Each answers by itself, for every conviction or arrest it speaks of; in the order they are told. */
  readonly statutes: {
    readonly convictions: readonly Statute<Conviction>[]
    readonly arrests: readonly Statute<Arrest>[]
  }
  /** The convictions it looks for, so that most people need not be read. Absent: it may have something to say of anybody. */
  readonly offenseFilter?: OffenseFilter
  /** The heading a conviction is counted under: `HS 11359`. */
  readonly sectionOf: (conviction: Conviction) => string
  readonly sources: readonly Citation[]
  /** Every table the facts of its statutes are read with: the version of its rules is derived from them too. */
  readonly tables: Readonly<Record<string, unknown>>
  /** What is told of a conviction that none of its statutes speaks of, where a policy has it looked at all the same. */
  readonly beyond: string
  /** What one line is about, in print and where rows are piped through: a conviction, or what one statute gives. */
  readonly lines: 'convictions' | 'reliefs'
  /** The policies an office may add to what it gives. Absent: none is known. */
  readonly policies?: PolicyBook
  /** Whether its statutes ask what an office may vouch for. */
  readonly vouched: boolean
  /** Whether its answers can stand beside the rows of the input, in the tables that earlier programs had. */
  readonly annotated: boolean
}

/**
 * By the text of the offense alone. A conviction the program has something to say of names one of `offense`, or nothing
 * that can be read, or one of `companion` in a cycle where one of `offense` is named, or has words of such an offense.
 */
export interface OffenseFilter {
  readonly offense: (offense: Offense) => boolean
  readonly companion: (offense: Offense) => boolean
  /** Whether a text that names none of `offense` may be of one by its words. */
  readonly words: (reading: OffenseReading) => boolean
}

/** Whether a program has something to say of a conviction. */
export const considers = ({ statutes }: Program, conviction: Conviction): boolean =>
  statutes.convictions.some(({ concerns }) => concerns(conviction))

/** Every statute a program decides by. */
export const statutesOf = ({ statutes: { convictions, arrests } }: Program): readonly AnyStatute[] => [
  ...convictions.map(anyStatute),
  ...arrests.map(anyStatute),
]
