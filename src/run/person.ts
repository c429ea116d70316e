/** Decides one person whole: every conviction that is the office's and that the program or the policy considers. */

import { attach } from '../facts/attach.ts'
import { COUNTY, countyFacts } from '../facts/county.ts'
import { type PersonFact, resolve } from '../facts/resolve.ts'
import type { Vocabulary } from '../facts/vocabulary.ts'
import type { Relevance } from '../intake/reading.ts'
import type { JurisdictionLaw, Venue } from '../law/jurisdiction.ts'
import { askBy, fitOf, type Policy, type PolicyBook } from '../law/policy.ts'
import type { Program } from '../law/program.ts'
import { type Arrest, arrestsOf } from '../record/arrests.ts'
import type { FactLine } from '../record/fact-line.ts'
import type { Conviction, OffenseReader, OffenseReading, Person } from '../record/person.ts'
import { forLast } from '../rules/memo.ts'
import { ALWAYS, type Day } from '../time/day.ts'
import { answersOf } from './answer.ts'
import type { DecidedPerson, InputRow, WhatIf } from './consumer.ts'
import { type Decided, type Deciding, decideBy } from './decide.ts'

/** What is decided, for whom, on which day. */
export interface Question {
  /** Whose law is asked. Where it knows no policies a run is compared with none, and none may be chosen. */
  readonly law: JurisdictionLaw
  readonly program: Program
  readonly policy?: Policy
  /** Counties as the venue of the law names them, each once; without any every conviction is considered. */
  readonly counties?: readonly string[]
  readonly day: Day
  /** What is known beside the files; absent where nothing is. */
  readonly facts?: GivenFacts
}

/** Facts that did not come from the files, and the names they may have. */
export interface GivenFacts {
  readonly lines: readonly FactLine[]
  readonly vocabulary: Vocabulary
}

/** The lines of everybody that nothing takes back. */
const ofEverybody = forLast((facts: GivenFacts): readonly PersonFact[] => resolve(facts.lines, []).ofAll)

/** Counties as they are told in one text: `all`, or their names. */
export const countiesText = (counties: readonly string[] | undefined): string => counties?.join(', ') ?? ALL

/** The counties of such a text; undefined where it is all of them. */
export const countiesIn = (text: string): readonly string[] | undefined =>
  text === ALL ? undefined : text.split(', ')

const ALL = 'all'

/** Whether a conviction belongs to one of the counties: undefined where the record's county cannot be read. */
export function belongsTo(
  counties: readonly string[] | undefined,
  { match }: Venue,
): (of: { readonly county?: string | undefined }) => boolean | undefined {
  if (counties === undefined) return () => true
  const known = new Map<string, boolean | undefined>()
  return ({ county: text }) => {
    if (text === undefined) return undefined
    if (known.has(text)) return known.get(text)
    const matched = match(text)
    const answer = matched === undefined ? undefined : counties.includes(matched)
    known.set(text, answer)
    return answer
  }
}

/** How the convictions and arrests of people are decided for a question. */
export interface DecidingPeople {
  readonly facts?: GivenFacts
  readonly convictions: Deciding<Conviction>
  readonly arrests: Deciding<Arrest>
}

export function decidingFor({ law, program, policy, counties, day, facts }: Question): DecidingPeople {
  const { statutes } = program
  const { policies, venue } = law
  const ours = belongsTo(counties, venue)
  const county = countyFacts(venue)
  return {
    ...(facts === undefined ? {} : { facts }),
    convictions: {
      program,
      statutes: statutes.convictions,
      ...(policies === undefined ? {} : { policies }),
      ...(policy === undefined ? {} : { policy }),
      day,
      ours,
      county: { fact: county.conviction, counties },
    },
    arrests: {
      program,
      statutes: statutes.arrests,
      day,
      ours: ({ cycle }) => ours(cycle),
      county: { fact: county.arrest, counties },
    },
  }
}

/**
 * Decides every conviction and arrest of a person that is the office's and that the program or the policy considers. `given`: the
 * facts that are theirs alone.
 */
export function decidePerson(
  { convictions: deciding, arrests, facts }: DecidingPeople,
  person: Person,
  rows: readonly InputRow[],
  given: readonly PersonFact[] = NO_FACTS,
): DecidedPerson {
  const ofArrests = arrests.statutes.length === 0 ? NO_ANSWERS : arrestsOf(person)
  const became =
    facts === undefined
      ? undefined
      : attach(person, ofArrests, [...ofEverybody(facts), ...given], facts.vocabulary)
  const { statutes, policies, policy, day, ours } = deciding
  const decided: Decided<Conviction>[] = []
  const whatIf: WhatIf[] = []
  const decideOne = (conviction: Conviction, perhaps: boolean): void => {
    if (ours(conviction) === false) return
    // Of a count that may be no conviction at all, only one that surely is of the program's is worth a look.
    const answers =
      perhaps && conviction.offense.offenses.length === 0 ? undefined : answersOf(statutes, conviction, day)
    const considered = answers !== undefined
    if (!(considered || (!perhaps && isRelated(policies, conviction)))) return
    if (considered || policy?.related) decided.push(decideBy(deciding, conviction, answers ?? NO_ANSWERS))
    if (policies !== undefined) whatIf.push(whatIfOf(policies, conviction, considered, day))
  }
  for (const conviction of person.convictions) decideOne(conviction, false)
  for (const count of person.undisposed ?? []) decideOne(count, true)
  return {
    person,
    rows,
    decided,
    arrests: decideArrests(arrests, ofArrests),
    whatIf,
    ...(became === undefined ? {} : { became }),
  }
}

const NO_ANSWERS: readonly never[] = []
const NO_FACTS: readonly PersonFact[] = []

/** What the two policies that every run is compared with would do. */
function whatIfOf(
  { whatIf: { dismissAll, dismissAllAndRelated }, gate }: PolicyBook,
  conviction: Conviction,
  considered: boolean,
  day: Day,
): WhatIf {
  const dismisses = (policy: Policy) =>
    gate(policy, conviction, considered).when(conviction).latest === ALWAYS &&
    askBy(policy, line => fitOf(line, conviction, day)).grant === 'dismiss'
  return {
    conviction,
    dismissAll: considered && dismisses(dismissAll),
    dismissAllAndRelated: dismisses(dismissAllAndRelated),
  }
}

const NO_ARRESTS: readonly Decided<Arrest>[] = []

/** Decides every arrest of a person that is the office's, where the program speaks of arrests. */
function decideArrests(deciding: Deciding<Arrest>, arrests: readonly Arrest[]): readonly Decided<Arrest>[] {
  const { statutes, day, ours } = deciding
  if (arrests.length === 0) return NO_ARRESTS
  const decided: Decided<Arrest>[] = []
  for (const arrest of arrests) {
    if (ours(arrest) === false) continue
    const answers = answersOf(statutes, arrest, day)
    if (answers !== undefined) decided.push(decideBy(deciding, arrest, answers))
  }
  return decided
}

/**
 * What a conviction must be so as to be decided for this question, as far as its rows tell: see `mayConcern`. Undefined:
 * everybody is to be read.
 */
export function relevanceFor({ law, program, policy, counties, facts }: Question): Relevance | undefined {
  const { offenseFilter } = program
  if (offenseFilter === undefined) return undefined
  const related = policy?.related === true ? law.policies?.related : undefined
  // What is said of a county may make anybody's count ours.
  const told = facts?.lines.some(({ fact }) => fact === COUNTY) === true
  return {
    offense: reading =>
      reading.offenses.some(offense => offenseFilter.offense(offense) || related?.(offense) === true) ||
      offenseFilter.words(reading),
    companion: ({ offenses }) => offenses.some(offenseFilter.companion),
    county: written => {
      const matched = counties === undefined || told ? undefined : law.venue.match(written)
      return matched === undefined || counties?.includes(matched) === true
    },
  }
}

/** What a reader of people is told of the question. */
export function asReader(question: Question): {
  readonly relevance?: Relevance
} {
  const relevance = relevanceFor(question)
  return {
    ...(relevance === undefined ? {} : { relevance }),
  }
}

const isRelated = (policies: PolicyBook | undefined, { offense }: Conviction): boolean =>
  policies !== undefined && offense.offenses.some(policies.related)

/** Reads each distinct text once: files repeat the same few thousand offenses. */
export function remembering(read: OffenseReader, most = 50_000): OffenseReader {
  let known = new Map<string, OffenseReading>()
  return (text, qualifiers = '') => {
    const key = qualifiers === '' ? text : `${text}\n${qualifiers}`
    const found = known.get(key)
    if (found !== undefined) return found
    const reading = read(text, qualifiers)
    if (known.size >= most) known = new Map()
    known.set(key, reading)
    return reading
  }
}

export const offenseReader = ({ law }: Pick<Question, 'law'>): OffenseReader => remembering(law.readOffense)
