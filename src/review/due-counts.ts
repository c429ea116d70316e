/** What of a count of a run is due today that the office may file, and what others set going, by the run's own answers. */
import { type Other, sortedCount } from '../filing/approve-all.ts'
import type { Office } from '../filing/filing.ts'
import { type GivenCount, type GivenRelief, givenCount } from '../filing/given.ts'
import { filingOf } from '../filing/who-files.ts'
import { readAnswers } from '../results/answers-read.ts'
import { type FinishedRun, readTable } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import { countiesIn } from '../run/person.ts'

/**
 * Why something that is due is not for a batch: as `setaside approve` sorts it, or since the office names no authority for what
 * its policy gives, or since it is of another county.
 */
export type Apart = Other | 'authority' | 'elsewhere'

/** What was answered of a count, as far as what is filed rests on it: two that are alike are the same answer. */
export interface Standing extends Readonly<Record<string, unknown>> {
  readonly outcome: string
  readonly relief: string
  readonly basis: string
  readonly best: string
  readonly asked: Readonly<Record<string, string>>
}

/** A relief that the office may file for. */
export interface Fileable {
  /** Empty where only the office's policy gives it. */
  readonly statute: string
  readonly relief: string
  /** Why, where a statute gives it. */
  readonly reason?: string
  /** The best of what the office can file, or what adds up with it. */
  readonly usual: boolean
  readonly standing: Standing
}

export interface CountStanding {
  readonly person: string
  readonly key: string
  readonly outcome: string
  readonly may: readonly Fileable[]
  readonly apart: readonly { readonly statute: string; readonly relief: string; readonly who: Apart }[]
}

export const countName = (person: string, count: string): string => JSON.stringify([person, count])

/** Of each conviction of a run of which something is due what is due, sorted for an office: every answer of the run is read. */
export function readDue(
  run: FinishedRun,
  county: (written: string) => string | undefined,
  office: Office,
  onCount: (count: CountStanding) => void,
): { readonly statutes: number } | Unusable {
  const counties = new Map<string, string>()
  const ofOne = countiesIn(run.county)?.length === 1
  const unread = ofOne
    ? undefined
    : readTable(run, 'convictions.csv', row => {
        counties.set(countName(row.person_id ?? '', row.cycle_count ?? ''), row.county ?? '')
      })
  if (unread !== undefined) return unread
  const place = ofOne ? () => true : placeIn(counties, county, office)
  let statutes = 0
  const broken = readAnswers(run, ({ person, decided }, dictionary) => {
    statutes = dictionary.statutes.length
    for (const subject of decided) {
      if (subject.of !== 'conviction') continue
      const { key } = subject
      const given = givenCount(subject, dictionary)
      const count = countStanding(person, key, given, office, place(person, key))
      if (count !== undefined) onCount(count)
    }
  })
  return broken ?? { statutes }
}

/** Whether a count is of the office's county; undefined where its county cannot be read. */
export type Place = (person: string, count: string) => boolean | undefined

/** By the county that each count's row has. */
export function placeIn(
  written: ReadonlyMap<string, string>,
  county: (written: string) => string | undefined,
  office: Office,
): Place {
  const own = county(office.agency.county)
  return (person, count) => {
    const found = county(written.get(countName(person, count)) ?? '')
    return found === undefined ? undefined : found === own
  }
}

/** What of a count may be filed and what others set going; undefined where nothing is due today. */
export function countStanding(
  person: string,
  key: string,
  given: GivenCount,
  office: Office,
  ours: boolean | undefined,
): CountStanding | undefined {
  const { approved, left, due } = sortedCount('conviction', given, {
    filing: filingOf(office),
    statutes: [],
  })
  if (approved.length + left.length === 0) return undefined
  const all = due.map(relief => ({
    statute: relief.statute,
    relief: relief.relief,
    who: left.find(one => one.statute === relief.statute)?.who ?? ('decision' as Apart),
  }))
  const count = { person, key, outcome: given.outcome }
  const [first] = approved
  if (ours !== true)
    return {
      ...count,
      may: [],
      apart: ours === undefined ? all : all.map(one => ({ ...one, who: 'elsewhere' })),
    }
  // What only a policy gives is asked on the office's own authority, and on none it is not asked at all.
  if (first?.statute === '' && office.policyAuthority === undefined)
    return { ...count, may: [], apart: [{ statute: '', relief: first.relief, who: 'authority' }, ...left] }
  const also = left.filter(({ who }) => who === 'lesser' && given.basis !== 'policy')
  return {
    ...count,
    may: [
      ...approved.map(one => fileable(given, one.statute, one.relief, one.reason, true)),
      ...also.map(one => fileable(given, one.statute, one.relief, one.reason, false)),
    ],
    apart: left
      .filter(one => !also.includes(one))
      .map(({ statute, relief, who }) => ({ statute, relief, who })),
  }
}

const fileable = (
  given: GivenCount,
  statute: string,
  relief: string,
  reason: string | undefined,
  usual: boolean,
): Fileable => ({
  statute,
  relief,
  ...(reason === undefined ? {} : { reason }),
  usual,
  standing: standingOf(given, statute, relief),
})

/** What was answered of a count for one relief of it. */
export function standingOf(given: GivenCount, statute: string, relief: string): Standing {
  const one = given.reliefs.find(found => found.statute === statute)
  return {
    outcome: given.outcome,
    relief: given.relief,
    basis: given.basis ?? '',
    best: given.statute ?? '',
    asked: { statute, relief, ...(one === undefined ? {} : askedOf(one)) },
  }
}

const askedOf = ({
  outcome,
  rule,
  citation,
  reason,
  by,
  grant,
}: GivenRelief): Readonly<Record<string, string>> => ({
  outcome,
  rule,
  citation,
  reason,
  ...(by === undefined ? {} : { by }),
  ...(grant === undefined ? {} : { grant }),
})
