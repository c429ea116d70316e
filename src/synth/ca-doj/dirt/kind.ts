/** A way in which rows misbehave, and what the ways have in common: the rows of a person and what is known of them. */
import { addPeriod, type Day } from '../../../time/day.ts'
import type { Random } from '../../random.ts'
import type { Identity } from '../identity.ts'
import type { Count, Cycle, KnownAnswer, Plan } from '../plan.ts'
import type { Row, Step } from '../row.ts'

/** A row as it goes out. */
export interface OutputRow {
  readonly row: Row
  /** Ends in CR LF. */
  crlf?: boolean
  /** Its sentence part stands on another row too. */
  again?: boolean
  /** Follows a blank line. */
  afterBlank?: boolean
  /** Written twice. */
  twice?: boolean
  /** Written this many rows later than its neighbors. */
  away?: number
  /** Breaks the finished line so that no reader can accept it. */
  breaks?: (line: string) => string
}

/** A person about to be written. */
export interface DirtyPerson {
  /** Of the kind of dirt that is tried, for this person. */
  random: Random
  readonly plan: Plan
  readonly identity: Identity
  readonly asOf: Day
  rows: OutputRow[]
  /** The truth of this person, without the convictions that no reader can see any more. */
  answers: KnownAnswer[]
  /** The number the results name the person by. */
  personId: string
  /** A fact was taken away, or the identity touched: nothing more of that kind. */
  spent: boolean
  /** Makes another person's identity, for strangers and second numbers. */
  readonly another: (birth: Day) => Identity
  /** Strangers among the rows. */
  strangers: number
}

/** One way to misbehave. */
export interface Kind {
  readonly name: string
  readonly weight: number
  /**
   * `harmless`: changes no answer, whoever it meets. `careful`: changes none, but only of people whose convictions
   * stand alone. `grave`: may take a fact away; only such people, and once each.
   */
  readonly nature: 'harmless' | 'careful' | 'grave'
  /** Touches the row at hand, or what belongs to it. Gives the rows touched, 0 where it does not fit. */
  readonly apply: (dirty: DirtyPerson, out: OutputRow, at: number) => number
}

export const courtRows = (dirty: DirtyPerson, count: Count): readonly Row[] =>
  dirty.rows.filter(({ row }) => row.count === count && row.role === 'court').map(({ row }) => row)

/** Whether somebody besides the court tells of the count's sentence. */
export const isServed = (dirty: DirtyPerson, count: Count | undefined): boolean =>
  count !== undefined && dirty.rows.some(({ row }) => row.count === count && row.role === 'custody')

/** Whether a lower court sent the charge on: without the row that ends it, it may have been convicted of. */
export const isHeldOnly = (dirty: DirtyPerson, count: Count | undefined): boolean =>
  count !== undefined &&
  count.convicted === undefined &&
  dirty.rows.some(({ row }) => row.count === count && row.role === 'held')

export const rowsIn = (dirty: DirtyPerson, cycle: Cycle): readonly Row[] =>
  dirty.rows.filter(({ row }) => row.planned === cycle).map(({ row }) => row)

export const changeStep = (row: Row, change: Partial<Step>): void => {
  row.step = { ...row.step, ...change, text: undefined }
}

export const changeIdentity = (row: Row, change: Partial<Identity>): void => {
  row.identity = { ...row.identity, ...change, text: undefined }
}

export const inCycle = (dirty: DirtyPerson, cycle: Cycle): readonly KnownAnswer[] =>
  dirty.answers.filter(known => cycle.counts.some(count => count.known === known))

/** The answer can no longer be known: unless it is no or an attorney's whatever the lost fact says. */
export function makeUnknowable(known: KnownAnswer, stays: boolean): void {
  known.lost = 'more'
  if (stays) return
  known.least = undefined
  if (known.answer === 'review' || known.answer === 'unknowable') return
  known.answer = 'unknowable'
  known.relief = undefined
}

/** The age is not known any more: what is due at every age stays due. */
export function makeAgeless(known: KnownAnswer): void {
  const { situation, complication, answer } = known
  const surely =
    answer === 'eligible' && complication.answer !== 'as-reduced' ? situation.atAnyAge : known.least
  makeUnknowable(known, ageImmune(known))
  known.least = surely
}

export function addReason(answers: readonly KnownAnswer[], says: string): void {
  for (const known of answers) known.why += `; ${says}`
}

export const ageImmune = ({ situation, complication }: KnownAnswer): boolean =>
  (!situation.ageMatters && situation.answer === 'not-eligible') || complication.settles === true

export const dead = ({ plan }: DirtyPerson): boolean => plan.cycles.some(({ kind }) => kind === 'deceased')

export const JUNK_DATES = ['00000000', '19630231', '19991301', '20991231', 'UNKNOWN ', '        ', 'NULL']
export const NO_DATES = ['00000000', '        ', 'NULL', '']

/** The first count whose answer is that it is eligible, with its cycle. */
export function eligibleCount(
  dirty: DirtyPerson,
): { count: Count; cycle: Cycle; known: KnownAnswer } | undefined {
  for (const cycle of dirty.plan.cycles)
    for (const count of cycle.counts) {
      const { known } = count
      if (known !== undefined && known.answer === 'eligible' && dirty.answers.includes(known))
        return { count, cycle, known }
    }
  return undefined
}

export const timed = (count: Count): boolean =>
  count.parts.length > 0 &&
  count.parts.every(({ unit }) => unit !== 'L') &&
  count.parts.some(({ length }) => length !== '')

export function eachRow(dirty: DirtyPerson, change: (row: Row) => void): number {
  for (const { row } of dirty.rows) change(row)
  return dirty.rows.length
}

/** Gives every row of the person the same changed identity. */
export function everywhere(dirty: DirtyPerson, change: Partial<Identity>): number {
  const identity = { ...dirty.identity, ...change, text: undefined }
  return eachRow(dirty, row => {
    row.identity = identity
  })
}

export function birthLost(dirty: DirtyPerson, says: string): void {
  addReason(dirty.answers, says)
  for (const known of dirty.answers) {
    makeAgeless(known)
    known.lost = 'birth date'
  }
}

/** Age in whole years that a person has surely reached, whatever the day in the year of birth. */
export const surely = (plan: Plan, years: number, cycle: Cycle): boolean =>
  addPeriod(plan.birth, { years: years + 2 }) <= cycle.day

export const adultsOnly = (dirty: DirtyPerson, cycles: readonly Cycle[]): boolean =>
  cycles.every(cycle =>
    inCycle(dirty, cycle).every(
      ({ situation }) => situation.age === 'adult' && surely(dirty.plan, 21, cycle),
    ),
  )
