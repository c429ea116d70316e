/**
 * `reliefs.csv`: a line for each relief that a statute gives, now or later, or leaves open, of each conviction and each
 * arrest. What a statute refuses has no line: `explain` tells it, and the summary counts it.
 */

import type { Arrest } from '../record/arrests.ts'
import { classNow } from '../record/facts.ts'
import type { Conviction, OffenseReading } from '../record/person.ts'
import type { CsvRows } from '../results/csv.ts'
import type { Source } from '../rules/fact.ts'
import { type Answer, isForThePerson, missingOf, reasonOf } from '../run/answer.ts'
import { whyCountyUnknown } from '../run/county.ts'
import { type Decided, laterThan, whyBest } from '../run/decide.ts'
import type { Day } from '../time/day.ts'
import type { Window } from '../time/window.ts'
import { dayText, windowText } from './days.ts'
import { givenCell } from './given-cell.ts'
import { givingsText } from './givings.ts'
import type { TableTexts } from './table-texts.ts'

export const RELIEF_COLUMNS = [
  'person_id',
  'subject',
  'cycle_count',
  'county',
  'case_numbers',
  'offense',
  'class',
  'date',
  'statute',
  'determination',
  'relief',
  'had_by',
  'granted',
  'due_from',
  'best',
  'why_best',
  'reason',
  'later',
  'open',
  'missing_facts',
  'given_facts',
  'rule',
  'citation',
  'confidence',
  'source_file',
  'source_line',
] as const

const AND = '; '

/** What is told of the conviction or arrest on each of its lines. */
interface About {
  readonly person: string
  readonly of: 'conviction' | 'arrest'
  readonly key: string
  readonly county: string
  readonly caseNumbers: string
  readonly offense: string
  readonly class: string
  readonly date: Window
  readonly source: Source | undefined
}

/** Writes the lines of a conviction. */
export function writeReliefs(rows: CsvRows, decided: Decided<Conviction>, texts: TableTexts): void {
  const conviction = decided.subject
  write(rows, decided, texts, () => ({
    person: conviction.person.id,
    of: 'conviction',
    key: conviction.key,
    county: conviction.county ?? '',
    caseNumbers: conviction.caseNumbers.join(AND),
    offense: offensesOf([conviction.offense], texts),
    class: classNow(conviction) ?? '',
    date: conviction.convictionDate,
    source: conviction.sources[0],
  }))
}

/** Writes the lines of an arrest; its source is the first row that shows it. */
export function writeArrestReliefs(rows: CsvRows, arrest: Decided<Arrest>, texts: TableTexts): void {
  write(rows, arrest, texts, () => {
    const { person, key, cycle, charges, sources } = arrest.subject
    return {
      person: person.id,
      of: 'arrest',
      key,
      county: cycle.county ?? '',
      caseNumbers: cycle.caseNumbers.join(AND),
      offense: offensesOf(
        charges.map(charge => charge.offense),
        texts,
      ),
      class: gravest(charges.map(charge => charge.class)),
      date: cycle.arrested,
      source: sources[0],
    }
  })
}

function write<S extends Conviction | Arrest>(
  rows: CsvRows,
  decided: Decided<S>,
  { day, givenOf }: Pick<TableTexts, 'day' | 'givenOf'>,
  tell: () => About,
): void {
  let about: About | undefined
  for (const answer of decided.answers) {
    if (answer.law.outcome === 'not-eligible' || isForThePerson(answer)) continue
    about ??= tell()
    writeAnswer(rows, about, answer, decided, { day, given: givenCell(givenOf?.(decided, answer)) })
  }
}

function writeAnswer<S>(
  rows: CsvRows,
  about: About,
  answer: Answer<S>,
  decided: Decided<S>,
  { day, given: told }: { readonly day: Day; readonly given: string },
): void {
  const { countyUnknown } = decided
  const { statute, law, given, relief, grant, thenLater, thenOpen } = answer
  const from = law.outcome === 'review' || given === undefined ? undefined : laterThan(day, given.from)
  const best = answer === (decided.due[0] ?? decided.later[0])
  rows.text(about.person)
  rows.plain(about.of)
  rows.text(about.key)
  rows.text(about.county)
  rows.text(about.caseNumbers)
  rows.text(about.offense)
  rows.plain(about.class)
  rows.plain(windowText(about.date))
  rows.plain(statute.id)
  rows.plain(countyUnknown ? 'review' : law.outcome)
  rows.plain(relief?.id ?? '')
  rows.plain(given?.route?.by ?? '')
  rows.plain(grant ?? '')
  rows.plain(from === undefined ? '' : dayText(from))
  rows.plain(best ? 'yes' : '')
  rows.text((best ? whyBest(decided) : undefined) ?? '')
  rows.text(`${countyUnknown ? `${whyCountyUnknown(decided.subject)} ` : ''}${reasonOf(answer, day)}`)
  rows.plain(thenLater === undefined ? '' : givingsText([thenLater], day))
  rows.plain(thenOpen === undefined ? '' : givingsText([thenOpen]))
  const missing = missingOf(answer, day)
  rows.text((countyUnknown ? ['county', ...missing] : missing).join(AND))
  rows.text(told)
  rows.plain(given?.rule.id ?? '')
  rows.text(given?.rule.cite.text ?? '')
  rows.plain(given?.rule.confidence ?? '')
  rows.text(about.source?.file ?? '')
  if (about.source === undefined) rows.empty(1)
  else rows.number(about.source.line)
  rows.end()
}

const offensesOf = (readings: readonly OffenseReading[], { formatOffense }: TableTexts): string =>
  [
    ...new Set(
      readings.flatMap(({ offenses, text }) => (offenses.length > 0 ? offenses.map(formatOffense) : [text])),
    ),
  ].join(AND)

const GRAVEST = ['felony', 'misdemeanor', 'infraction'] as const
const gravest = (classes: readonly (string | undefined)[]): string =>
  GRAVEST.find(one => classes.includes(one)) ?? ''
