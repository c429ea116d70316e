/** Facts of the office's row that are given beside the record of the conviction it is: what the state's file does not say. */
import type { MappedReader } from '../intake/mapped/reader.ts'
import type { FactLine } from '../record/fact-line.ts'
import type { Conviction } from '../record/person.ts'
import type { Value } from '../rules/fact.ts'
import { type Day, formatDay } from '../time/day.ts'
import { isKnown, on } from '../time/window.ts'
import { factOf, type OfficeRow } from './office-rows.ts'
import { officeDay } from './pair.ts'

export interface Giving {
  readonly mapping: string
  readonly facts: MappedReader['facts']
  /** The names of the facts that the program asks, beside those it may not. */
  readonly asked: (name: string) => boolean
  readonly day: Day
}

/** A fact of the office, and whether it is used; where not, why. */
export interface OfficeFact {
  readonly line: FactLine
  readonly unused?: string
}

export function factsOf(row: OfficeRow, conviction: Conviction, giving: Giving): readonly OfficeFact[] {
  const found: OfficeFact[] = []
  for (const { name, kind, given, says } of giving.facts) {
    if (given === undefined || given === '') continue
    const value = valueIn(factOf(row, name), kind)
    if (value === undefined) continue
    const line = lineOf(row, conviction, { given, value, says, kind }, giving)
    const unused = giving.asked(given) ? whyUnused(value, conviction) : 'the program does not ask it'
    found.push(unused === undefined ? { line } : { line, unused })
  }
  const level = factOf(row, 'count.class')
  if (level !== '' && conviction.class === undefined && conviction.later.length === 0)
    found.push({
      line: lineOf(row, conviction, { given: CLASS, value: level, says: 'class', kind: 'choice' }, giving),
    })
  const birth = officeDay(factOf(row, 'person.birth'))
  if (birth !== undefined && !isKnown(conviction.person.birth))
    found.push({
      line: lineOf(
        row,
        conviction,
        { given: BIRTH, value: on(birth), says: 'birth date', kind: 'day' },
        giving,
      ),
    })
  return found
}

const CLASS = 'class of the conviction'
const BIRTH = 'birth date'

function valueIn(text: string, kind: string): Value | undefined {
  if (text === '') return undefined
  if (kind === 'number') return Number(text)
  if (kind !== 'day') return text
  const day = officeDay(text)
  return day === undefined ? undefined : on(day)
}

/** A day of the offense after the arrest or the conviction is somebody's mistake. */
function whyUnused(value: Value, { offenseDate }: Conviction): string | undefined {
  if (typeof value !== 'object') return undefined
  return value.soonest > offenseDate.latest
    ? 'it is after the arrest or the conviction in the state’s file'
    : undefined
}

function lineOf(
  { file, line }: OfficeRow,
  { person, key }: Conviction,
  {
    given,
    value,
    says,
    kind,
  }: { readonly given: string; readonly value: Value; readonly says: string; readonly kind: string },
  { mapping, day }: Giving,
): FactLine {
  return {
    of: given === BIRTH ? { person: person.id } : { person: person.id, count: key },
    fact: given,
    value,
    ...(kind === 'number' ? { unit: given.startsWith('grams') ? 'grams' : 'plants' } : {}),
    source: `${file}, line ${line}: ${says}`,
    by: `the office’s files, by the mapping ${mapping}`,
    asOf: day,
    at: { file, line },
  }
}

export const FACT_COLUMNS = [
  'person_id',
  'cycle_count',
  'fact',
  'value',
  'unit',
  'source',
  'by',
  'as_of',
] as const

/** The cells of a fact as a file of facts has them. */
export const factCells = ({ of, fact, value, unit = '', source, by, asOf }: FactLine): readonly string[] => [
  of.person ?? '',
  of.count ?? '',
  fact,
  textOf(value),
  unit,
  source,
  by,
  formatDay(asOf),
]

export const textOf = (value: Value | undefined): string =>
  value === undefined ? '' : typeof value === 'object' ? formatDay(value.soonest) : String(value)
