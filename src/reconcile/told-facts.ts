/**
 * What an office's extract says that no row of a state's file can hold, as lines of a file of facts: each keyed by the number of the
 * person, the number of the case and the section, so that it is taken only where all of them mean one count.
 */

import type { MappedReader } from '../intake/mapped/reader.ts'
import { csvTable } from '../results/csv.ts'
import { type Day, formatDay } from '../time/day.ts'
import { factOf, type OfficeFiles } from './office-rows.ts'
import { isOther, officeDay } from './pair.ts'

const COLUMNS = [
  ...['person_id', 'cii', 'case_number', 'section', 'fact', 'value', 'unit', 'source', 'by', 'as_of'],
] as const

export interface ToldFacts {
  readonly bytes: Uint8Array
  readonly lines: number
  /** Facts of rows that do not say whose they are or of which case: nothing could be found by them. */
  readonly keyless: number
}

/** `by`: the mapping. Lines that say the same stand once, in an order that is not that of the files. */
export function toldFacts(
  { people }: Pick<OfficeFiles, 'people'>,
  { facts }: Pick<MappedReader, 'facts'>,
  { by, day }: { readonly by: string; readonly day: Day },
): ToldFacts {
  const lines = new Map<string, readonly string[]>()
  let keyless = 0
  for (const row of people.flatMap(person => person.rows)) {
    if (isOther(row)) continue
    const cii = factOf(row, 'person.cii')
    const person = cii === '' ? factOf(row, 'person.id') : ''
    const number =
      ['case.number', 'case.docket', 'case.agencyNumber']
        .map(name => factOf(row, name))
        .find(text => text !== '') ?? ''
    const section = [factOf(row, 'count.offense'), factOf(row, 'count.code')]
      .filter(text => text !== '')
      .join(' ')
    for (const { name, kind, given, says } of facts) {
      const text = given === undefined || given === '' ? '' : valueText(factOf(row, name), kind)
      if (text === '') continue
      if (`${cii}${person}` === '' || number === '' || section === '') {
        keyless++
        continue
      }
      const unit = kind !== 'number' ? '' : given?.startsWith('grams') ? 'grams' : 'plants'
      const cells = [
        person,
        cii,
        number,
        section,
        given ?? '',
        text,
        unit,
        `${row.file}: ${says}`,
        `the office’s files, by the mapping ${by}`,
        formatDay(day),
      ]
      lines.set(cells.join('\t'), cells)
    }
  }
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cells]) => cells)
  return { bytes: csvTable([COLUMNS, ...sorted]), lines: sorted.length, keyless }
}

function valueText(text: string, kind: string): string {
  if (kind !== 'day') return text
  const day = officeDay(text)
  return day === undefined ? '' : formatDay(day)
}
