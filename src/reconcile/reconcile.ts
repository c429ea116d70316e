/**
 * Holds an office's file against the state's: who is who, which row is which conviction, and what the law answers to each of the
 * office's rows with the state's priors. A match that is in doubt is told and never used.
 */
import type { PersonFact } from '../facts/resolve.ts'
import type { Vocabulary } from '../facts/vocabulary.ts'
import type { Accounts } from '../intake/accounts.ts'
import type { Refused } from '../intake/files.ts'
import type { MappableFormat } from '../intake/mapped/format.ts'
import type { Mapping } from '../intake/mapped/mapping.ts'
import { type ReadProgress, readPeople } from '../intake/read.ts'
import type { ReadPerson } from '../intake/reading.ts'
import type { FactLine } from '../record/fact-line.ts'
import type { Conviction } from '../record/person.ts'
import type { DecidedPerson } from '../run/consumer.ts'
import type { Decided } from '../run/decide.ts'
import {
  type DecidingPeople,
  decidePerson,
  decidingFor,
  offenseReader,
  type Question,
} from '../run/person.ts'
import { factsOf, type Giving, type OfficeFact } from './facts-used.ts'
import { type Candidate, candidateOf, finderOf, type Match, matchOf } from './match.ts'
import { type OfficeFiles, type OfficePerson, type OfficeRow, readOffice } from './office-rows.ts'
import { type Pairing, pairAll } from './pair.ts'

export interface ReconcileRequest {
  readonly question: Question
  readonly reader: MappableFormat
  readonly mapping: Mapping
  readonly doj: readonly string[]
  readonly office: readonly string[]
  readonly slack: number
  readonly scratch: (name: string) => string
  /** The facts that the program may ask. */
  readonly vocabulary: Vocabulary
  /** Takes a person of the state's file of whom the office has nothing, once. */
  readonly onOther: (decided: DecidedPerson) => void
  /** Told of somebody who may be somebody of the office, where they stand among the others. */
  readonly onHeld: (one: Held) => void
  readonly onProgress?: (progress: ReadProgress) => void
}

/** A row of the office with what became of it. */
export interface ReconciledRow {
  readonly row: OfficeRow
  readonly person: OfficePerson
  readonly match: Match<Held>
  readonly pairing?: Pairing
  /** Of one that is paired: its answer; absent where the program does not speak of it or it is another county's. */
  readonly decided?: Decided<Conviction>
  readonly facts: readonly OfficeFact[]
}

/** Somebody of the state's file who may be somebody of the office. */
export interface Held extends ReadPerson {
  /** In the order in which they were read; it decides nothing. */
  readonly number: number
}

export interface Reconciled {
  readonly rows: readonly ReconciledRow[]
  readonly people: readonly { readonly office: OfficePerson; readonly match: Match<Held> }[]
  /** What the law answers to those of the state's file who may be somebody of the office, with the office's facts. */
  readonly decided: ReadonlyMap<Held, DecidedPerson>
  /** Convictions that an office's row is. */
  readonly paired: ReadonlySet<Conviction>
  readonly office: OfficeFiles
  readonly accounts: Accounts
}

/** Refuses all files where one cannot be read. Throws what the functions of the request throw. */
export async function reconcile(request: ReconcileRequest): Promise<Reconciled | Refused> {
  const { reader, mapping, scratch, question } = request
  const office = await readOffice(request.office, mapping, reader.mapped, scratch)
  if ('refused' in office) return office
  const deciding = decidingFor({
    ...question,
    facts: { lines: question.facts?.lines ?? [], vocabulary: request.vocabulary },
  })
  const candidates = new Map<OfficePerson, Candidate<Held>[]>()
  const held: Held[] = []
  const finder = finderOf(office.people)
  const accounts = await readPeople(reader, request.doj, {
    asOf: question.day,
    readOffense: offenseReader(question),
    wantsOthers: true,
    keep: false,
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
    onPerson: read => {
      const one = { ...read, number: held.length }
      if (!addCandidates(one, reader, finder, candidates)) {
        request.onOther(decidePerson(deciding, read.person, read.rows))
        return
      }
      reader.mapped.keep(one)
      held.push(one)
      request.onHeld(one)
    },
  })
  if ('refused' in accounts) return accounts
  const people = office.people.map(one => ({ office: one, match: matchOf(candidates.get(one) ?? []) }))
  return { ...answered(people, held, deciding, request), people, office, accounts }
}

/** A fact as that of one person, numbered apart from those of everybody. */
const personFact = (fact: FactLine, number: number): PersonFact => ({
  line: OWN + number,
  fact,
  ...(fact.of.count === undefined ? {} : { count: fact.of.count }),
})
const OWN = 1_000_000

function addCandidates(
  one: Held,
  { mapped }: MappableFormat,
  finder: ReturnType<typeof finderOf>,
  candidates: Map<OfficePerson, Candidate<Held>[]>,
): boolean {
  const who = mapped.whoIs(one)
  let some = false
  for (const office of finder.mayBe(who)) {
    const found = candidateOf(office, who, one, one.person.id)
    if (found === undefined) continue
    some = true
    const known = candidates.get(office)
    if (known === undefined) candidates.set(office, [found])
    else known.push(found)
  }
  return some
}

function answered(
  people: Reconciled['people'],
  held: readonly Held[],
  deciding: DecidingPeople,
  { reader, mapping, question, slack }: ReconcileRequest,
): Pick<Reconciled, 'rows' | 'decided' | 'paired'> {
  const rowsOf = new Map<Held, OfficeRow[]>()
  for (const { office, match } of people)
    if (match.is === 'matched')
      rowsOf.set(match.with.person, [...(rowsOf.get(match.with.person) ?? []), ...office.rows])
  const readOffense = offenseReader(question)
  const giving: Giving = { mapping: mapping.name, facts: reader.mapped.facts, day: question.day }
  const pairings = new Map<OfficeRow, Pairing>()
  const facts = new Map<OfficeRow, readonly OfficeFact[]>()
  const decided = new Map<Held, DecidedPerson>()
  const paired = new Set<Conviction>()
  const rules = { slack, readOffense, caseNumbers: reader.mapped.caseNumbers }
  for (const one of held) {
    const { person } = one
    const convictions = [...person.convictions, ...(person.undisposed ?? [])]
    const given: { readonly row: OfficeRow; readonly fact: PersonFact }[] = []
    for (const [row, pairing] of pairAll(rowsOf.get(one) ?? [], convictions, rules)) {
      pairings.set(row, pairing)
      if (pairing.is !== 'paired') continue
      const { conviction } = pairing.pair
      const isAgain = paired.has(conviction)
      paired.add(conviction)
      for (const fact of isAgain ? [] : factsOf(row, conviction, giving))
        given.push({ row, fact: personFact(fact, given.length) })
    }
    const own = decidePerson(
      deciding,
      person,
      one.rows,
      given.map(({ fact }) => fact),
    )
    decided.set(one, own)
    const states = new Map(own.became?.map(({ line, state }) => [line, state]))
    for (const { row, fact } of given) {
      const state = states.get(fact.line) ?? 'not-asked'
      facts.set(row, [...(facts.get(row) ?? []), { line: fact.fact, state }])
    }
  }
  const answers = new Map(
    [...decided.values()].flatMap(({ decided: own }) => own.map(each => [each.subject, each] as const)),
  )
  const rows = people.flatMap(({ office, match }) =>
    office.rows.map((row): ReconciledRow => {
      const pairing = pairings.get(row)
      const answer = pairing?.is === 'paired' ? answers.get(pairing.pair.conviction) : undefined
      return {
        row,
        person: office,
        match,
        ...(pairing === undefined ? {} : { pairing }),
        ...(answer === undefined ? {} : { decided: answer }),
        facts: facts.get(row) ?? [],
      }
    }),
  )
  return { rows, decided, paired }
}
