/** `people.csv`: one line for each person with a conviction considered, with what the answers change for them. */
import { classNow } from '../record/facts.ts'
import type { CsvRows } from '../results/csv.ts'
import type { DecidedPerson } from '../run/consumer.ts'
import { windowText } from './days.ts'
import { givenCell } from './given-cell.ts'
import { BURDENS, type Impact, SCENARIOS } from './impact.ts'
import type { TableTexts } from './table-texts.ts'

const BURDEN_NAMES = { felony: 'felony', conviction: 'conviction', recent: 'conviction_in_7_years' } as const
const SCENARIO_NAMES = {
  before: 'before',
  after: 'after',
  dismissAll: 'dismiss_all',
  dismissAllAndRelated: 'dismiss_all_and_related',
} as const

/**
 * The flags are `yes`, `no` or `unknown`: `before` is today, `after` takes what this run finds `eligible` as granted, and
 * the last two are what-ifs that every run computes. `told` is what the record shows that stops no answer.
 */
export const PEOPLE_COLUMNS = [
  'person_id',
  'name',
  'birth_date',
  'sex',
  'race',
  'convictions',
  'felonies',
  'considered',
  'eligible',
  'eligible_later',
  'not_eligible',
  'review',
  ...BURDENS.flatMap(burden =>
    SCENARIOS.map(scenario => `has_${BURDEN_NAMES[burden]}_${SCENARIO_NAMES[scenario]}` as const),
  ),
  'told',
  'given_facts',
] as const

/**
 * Writes the line of a person. `convictions` counts every one in the record, of any county and whatever became of it;
 * `felonies` those of them that surely are felonies today.
 */
export function writePerson(
  rows: CsvRows,
  { person, decided, arrests }: DecidedPerson,
  impact: Impact,
  { givenOf }: Pick<TableTexts, 'givenOf'>,
): void {
  const found = { eligible: 0, 'eligible-later': 0, 'not-eligible': 0, review: 0 }
  for (const { outcome } of decided) found[outcome]++
  let felonies = 0
  for (const conviction of person.convictions) if (classNow(conviction) === 'felony') felonies++
  rows.text(person.id)
  rows.text(person.name ?? '')
  rows.plain(windowText(person.birth))
  rows.text(person.sex ?? '')
  rows.text(person.race ?? '')
  rows.number(person.convictions.length)
  rows.number(felonies)
  rows.number(decided.length)
  rows.number(found.eligible)
  rows.number(found['eligible-later'])
  rows.number(found['not-eligible'])
  rows.number(found.review)
  for (const burden of BURDENS) for (const scenario of SCENARIOS) rows.plain(impact[scenario][burden])
  rows.text(person.told.map(({ says }) => says).join('; '))
  rows.text(
    givenOf === undefined
      ? ''
      : givenCell([...decided.flatMap(one => givenOf(one)), ...arrests.flatMap(one => givenOf(one))]),
  )
  rows.end()
}
