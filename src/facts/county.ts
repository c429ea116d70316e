/** The county of a count as a fact: what the record says of it, and what may be said where it says nothing that can be read. */
import type { Venue } from '../law/jurisdiction.ts'
import type { Arrest } from '../record/arrests.ts'
import type { Conviction } from '../record/person.ts'
import type { Fact } from '../rules/fact.ts'
import { forLast } from '../rules/memo.ts'
import type { FactKind } from './vocabulary.ts'

/** Whatever the places are called whose offices decide: the tables have it in the column of this name. */
export const COUNTY = 'county'

export interface CountyFacts {
  readonly conviction: Fact<Conviction, string>
  readonly arrest: Fact<Arrest, string>
}

/** No condition asks for it: whose case a count is decides nothing about it, but whether it is decided here. */
export const countyFacts = forLast(({ word, names, match }: Venue): CountyFacts => {
  const answers = { kind: 'choice', options: names } as const
  const read = (written: string | undefined): string | undefined =>
    written === undefined ? undefined : match(written)
  return {
    conviction: {
      name: COUNTY,
      asks: `In which ${word} was the conviction?`,
      answers,
      read: ({ county }) => read(county),
      sources: ({ sources }) => sources,
    },
    arrest: {
      name: COUNTY,
      asks: `In which ${word} was the arrest?`,
      answers,
      read: ({ cycle }) => read(cycle.county),
      sources: ({ sources }) => sources,
    },
  }
})

/** As it may be given: in any writing that names a place. `arrests`: whether any is decided. */
export function countyKind(venue: Venue, arrests: boolean): FactKind {
  const { conviction, arrest } = countyFacts(venue)
  return {
    name: COUNTY,
    asks: [conviction.asks, ...(arrests ? [arrest.asks] : [])],
    answers: conviction.answers,
    spelled: venue.match,
    about: ['conviction', ...(arrests ? (['arrest'] as const) : [])],
    facts: [
      { fact: conviction, about: 'conviction' },
      ...(arrests ? [{ fact: arrest, about: 'arrest' } as const] : []),
    ],
  }
}
