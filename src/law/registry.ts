/** The register of a jurisdiction's law as it is encoded: statutes, lists of offenses, what is pending, each with its source. */
import { type Citation, type Confidence, lessSure } from '../rules/citation.ts'
import { type Day, NEVER } from '../time/day.ts'
import type { Reading } from './outline.ts'
import type { Statute, Subdivision } from './statute.ts'

/** A statute of whatever subjects, for those who read it and ask it nothing. */
export type AnyStatute = Statute<never>
export const anyStatute = <S>(statute: Statute<S>): AnyStatute => statute as unknown as AnyStatute

/** A list of offenses as far as a register tells of it. */
export interface OffenseTable {
  readonly name: string
  readonly cite: Citation
  readonly entries: readonly {
    readonly cite: Citation
    readonly says: string
    readonly sections: readonly string[]
    readonly numbers?: Confidence
    readonly from?: Day
  }[]
  readonly beyond: readonly string[]
}

export interface RegisteredList {
  readonly list: OffenseTable
  readonly read: Reading
}

/** A bill about what is encoded. On one that is pending, or whose state was not found, no rule rests. */
export interface Bill {
  readonly id: string
  readonly title: string
  readonly cite: Citation
  readonly state: 'law' | 'pending'
  /** What it changes or would change, and of which statutes. */
  readonly would: string
  readonly changes: readonly string[]
  readonly read: Reading
}

export interface Register {
  readonly jurisdiction: string
  readonly statutes: readonly AnyStatute[]
  readonly lists: readonly RegisteredList[]
  readonly bills: readonly Bill[]
}

/** The words an office is told wherever law is shown that no attorney has read. */
export const reviewText = (attorneyReview: string): string =>
  attorneyReview === 'none' ? 'No attorney has reviewed this.' : `Reviewed by ${attorneyReview}.`

export const STATUS: Readonly<Record<AnyStatute['status'], string>> = {
  'in force': 'in force',
  'enacted, not operative': 'enacted, not operative yet',
  pending: 'pending, not law',
}

/** One rule, with all a register says of it. */
export interface RuleEntry {
  readonly id: string
  readonly statute: string
  readonly says: string
  readonly relief: string
  readonly cite: Citation
  readonly from: Day
  readonly until?: Day
  readonly status: AnyStatute['status']
  /** How the least sure of the texts it stands on was read. */
  readonly confidence: Confidence
  readonly read: Reading
  readonly attorneyReview: string
}

export const ruleEntries = ({ statutes }: Register): readonly RuleEntry[] =>
  statutes.flatMap(({ id: statute, status, read, attorneyReview, rules }) =>
    rules.map(({ id, says, relief, cite, inForce: { from, until = NEVER }, confidence }) => ({
      id,
      statute,
      says,
      relief,
      cite,
      from,
      ...(until === NEVER ? {} : { until }),
      status,
      confidence,
      read,
      attorneyReview,
    })),
  )

/** How the least sure text behind a list was read: its own, that of an entry, or of the section numbers in it. */
export const confidenceOfList = ({ cite, entries }: OffenseTable): Confidence =>
  entries
    .flatMap(({ cite: { confidence }, numbers }) => [confidence, numbers ?? confidence])
    .reduce(lessSure, cite.confidence)

/** How the least sure text behind a statute was read: its own, or that of a rule. */
export const confidenceOfStatute = ({ cite, rules }: AnyStatute): Confidence =>
  rules.map(({ confidence }) => confidence).reduce(lessSure, cite.confidence)

/** What is not modeled, and why, subdivision by subdivision. */
export const leftOut = ({ subdivisions }: AnyStatute): readonly Subdivision[] =>
  subdivisions.filter(({ status }) => status === 'left-out')

/** Facts whose day gives a list's entry its own beginning. */
export const datedEntries = ({ entries }: OffenseTable) => entries.filter(({ from }) => from !== undefined)
