/** The law of a state as a run asks it: its programs, how its offenses read, where its courts are, what its offices may add. */
import type { Offense, OffenseReader } from '../record/person.ts'
import type { PolicyBook } from './policy.ts'
import type { Program } from './program.ts'
import type { Register } from './registry.ts'

export interface JurisdictionLaw {
  /** As it is asked for: `us-ca`, by ISO 3166-2. */
  readonly id: string
  /** Its name in a sentence. */
  readonly title: string
  /** Statutes, lists and bills, for those who read the law. */
  readonly register: () => Promise<Register>
  /** By their names, each read from disk when it is asked for. */
  readonly programs: Readonly<Record<string, () => Promise<Program>>>
  /** Which of them is asked where nothing is said. */
  readonly usualProgram: string
  readonly readOffense: OffenseReader
  /** An offense as its lawyers write it. */
  readonly formatOffense: (offense: Offense) => string
  readonly venue: Venue
  /**
   * What an office may say for everybody in the files in one word, having looked it up elsewhere: each with the fact it gives.
   */
  readonly vouched?: Readonly<Record<string, string>>
  /** Absent: no office's policy is known. */
  readonly policies?: PolicyBook
  /** Languages in which its law is told to the public, by RFC 5646: `es`. */
  readonly translations?: Readonly<Record<string, () => Promise<Translation>>>
}

/** What programs, policies, reliefs, facts and the words of its records are called, by how they are called in English. */
export type Translation = Readonly<Record<string, string>>

/** The places whose office decides: counties, districts. */
export interface Venue {
  /** What such a place is called in a sentence: `county`. */
  readonly word: string
  /** The name of one, for those who are asked to write one. */
  readonly example: string
  /** All of them, each in its one spelling. */
  readonly names: readonly string[]
  /** The place a text names, in its one spelling; undefined where it names none. */
  readonly match: (text: string) => string | undefined
  /** The place a misspelled text may mean. */
  readonly nearest: (text: string) => string | undefined
}
