/** Decides one person whole: every conviction that is the office's and that the programme or the policy considers. */

import type { Relevance } from '../intake/ca-doj/read.ts'
import { matchCounty } from '../law/california/offenses/counties.ts'
import { relatedCharge } from '../law/california/offenses/marijuana.ts'
import { readOffense } from '../law/california/offenses/read-offense.ts'
import { ask, type Policy } from '../law/california/policies/policy.ts'
import type { Programme } from '../law/programme.ts'
import { arrestsOf } from '../record/arrests.ts'
import type { Conviction, OffenseReader, OffenseReading, Person, Vouched } from '../record/person.ts'
import { ALWAYS, type Day } from '../time/day.ts'
import type { DecidedArrest, DecidedPerson, InputRow, WhatIf } from './consumer.ts'
import { type Decided, type Deciding, decide, gateOf } from './decide.ts'
import { decideReliefs } from './reliefs.ts'

/** The two policies every run is compared with. */
export interface Comparison {
  readonly dismissAll: Policy
  readonly dismissAllAndRelated: Policy
}

/** What is decided, for whom, on which day. */
export interface Question {
  readonly programme: Programme
  readonly policy?: Policy
  readonly compare: Comparison
  /** The county as `matchCounty` names it; without one every conviction is considered. */
  readonly county?: string
  readonly day: Day
  /** What the office has looked up elsewhere for everyone in the files, and found nothing. */
  readonly vouched?: ReadonlySet<Vouched>
}

/** Whether a conviction belongs to the county: undefined where the record's county cannot be read. */
export function belongsTo(
  county: string | undefined,
): (of: { readonly county?: string | undefined }) => boolean | undefined {
  if (county === undefined) return () => true
  const known = new Map<string, boolean | undefined>()
  return ({ county: text }) => {
    if (text === undefined) return undefined
    if (known.has(text)) return known.get(text)
    const matched = matchCounty(text)
    const answer = matched === undefined ? undefined : matched === county
    known.set(text, answer)
    return answer
  }
}

export const decidingFor = ({ programme, policy, county, day }: Question): Deciding => ({
  programme,
  ...(policy === undefined ? {} : { policy }),
  day,
  ours: belongsTo(county),
})

/** Decides every conviction of a person that is the office's and that the programme or the policy considers. */
export function decidePerson(
  { programme, policy, compare, day }: Question,
  deciding: Deciding,
  person: Person,
  rows: readonly InputRow[],
): DecidedPerson {
  const decided: Decided[] = []
  const whatIf: WhatIf[] = []
  const decideOne = (conviction: Conviction, perhaps: boolean): void => {
    // Of a count that may be no conviction at all, only one that surely is of the programme's is worth a look.
    const considered =
      programme.considers(conviction) && !(perhaps && conviction.offense.offenses.length === 0)
    const related = !considered && !perhaps && isRelated(conviction)
    if (!(considered || related) || deciding.ours(conviction) === false) return
    if (considered || policy?.related) decided.push(decide(deciding, conviction))
    const dismisses = (other: Policy) =>
      gateOf(other, conviction, considered).when(conviction).latest === ALWAYS &&
      ask(other, conviction, day).grant === 'dismiss'
    whatIf.push({
      conviction,
      dismissAll: considered && dismisses(compare.dismissAll),
      dismissAllAndRelated: dismisses(compare.dismissAllAndRelated),
    })
  }
  for (const conviction of person.convictions) decideOne(conviction, false)
  for (const count of person.undisposed ?? []) decideOne(count, true)
  const arrests = decideArrests(programme, deciding, person)
  return { person, rows, decided, whatIf, ...(arrests === undefined ? {} : { arrests }) }
}

/** Decides every arrest of a person that is the office's, where the programme speaks of arrests. */
function decideArrests(
  { statutes }: Programme,
  { day, ours }: Deciding,
  person: Person,
): readonly DecidedArrest[] | undefined {
  if (statutes === undefined || statutes.arrests.length === 0) return undefined
  const decided: DecidedArrest[] = []
  for (const arrest of arrestsOf(person)) {
    const mine = ours(arrest.cycle)
    if (mine === false) continue
    const found = decideReliefs(statutes.arrests, arrest, day)
    if (found === undefined) continue
    // Whose case it is must be known before anything is filed.
    const outcome = mine === undefined && found.outcome !== 'not-eligible' ? 'review' : found.outcome
    decided.push({ ...found, outcome, countyUnknown: mine === undefined })
  }
  return decided
}

/**
 * What a conviction must be so as to be decided for this question, as far as its rows tell: see `mayConcern`. Undefined:
 * everybody is to be read.
 */
export function relevanceFor({ programme, policy, county }: Question): Relevance | undefined {
  // Several statutes have something to say of nearly everybody.
  if (programme.statutes !== undefined) return undefined
  const related = policy?.related === true
  return {
    offense: ({ offenses }) =>
      offenses.some(offense => programme.mayConcern(offense) || (related && relatedCharge(offense) !== 'no')),
    companion: ({ offenses }) => offenses.some(programme.mayConcernBeside),
    county: written => {
      const matched = county === undefined ? undefined : matchCounty(written)
      return matched === undefined || matched === county
    },
  }
}

/** What a reader of people is told of the question. */
export function asReader(question: Question): {
  readonly relevance?: Relevance
  readonly vouched?: ReadonlySet<Vouched>
} {
  const relevance = relevanceFor(question)
  return {
    ...(relevance === undefined ? {} : { relevance }),
    ...(question.vouched === undefined ? {} : { vouched: question.vouched }),
  }
}

const isRelated = ({ offense }: Conviction) =>
  offense.offenses.some(offense => relatedCharge(offense) !== 'no')

/** Reads each distinct text once: files repeat the same few thousand offences. */
export function remembering(read: OffenseReader, most = 50_000): OffenseReader {
  let known = new Map<string, OffenseReading>()
  return text => {
    const found = known.get(text)
    if (found !== undefined) return found
    const reading = read(text)
    if (known.size >= most) known = new Map()
    known.set(text, reading)
    return reading
  }
}

export const offenseReader = (): OffenseReader => remembering(readOffense)
