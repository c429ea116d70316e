/** Facts of the office's row that are given beside the record of the conviction it is: what the state's file does not say. */
import type { LineState } from '../facts/resolve.ts'
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
  readonly day: Day
}

/** A fact of the office, and what became of it; see `LineState`. */
export interface OfficeFact {
  readonly line: FactLine
  readonly state: LineState
}

/** Whether it counts. */
export const isUsed = ({ state }: OfficeFact): boolean =>
  state === 'given' || state === 'agrees' || state === 'corrects'

/** What the row says that its conviction’s record may not; of class and birth date only where the record does not. */
export function factsOf(row: OfficeRow, conviction: Conviction, giving: Giving): readonly FactLine[] {
  const found: FactLine[] = []
  const give = (given: string, value: Value, says: string, kind: string): void =>
    void found.push(lineOf(row, conviction, { given, value, says, kind }, giving))
  for (const { name, kind, given, says } of giving.facts) {
    const value = given === undefined || given === '' ? undefined : valueIn(factOf(row, name), kind)
    if (value !== undefined) give(given as string, value, says, kind)
  }
  const level = factOf(row, 'count.class')
  if (level !== '' && conviction.class === undefined && conviction.later.length === 0)
    give(CLASS, level, 'class', 'choice')
  const birth = officeDay(factOf(row, 'person.birth'))
  if (birth !== undefined && !isKnown(conviction.person.birth)) give(BIRTH, on(birth), 'birth date', 'day')
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
