/** `identity.csv`: what was settled, and what was not, about which rows are whose. */

import { csvRows } from '../results/csv.ts'
import type { Source } from '../rules/fact.ts'

export const IDENTITY_COLUMNS = [
  'kind',
  'identifier',
  'value',
  'people',
  'person_ids',
  'rows',
  'agreed',
  'differed',
  'in_doubt',
] as const

export interface IdentityLine {
  readonly kind: string
  /** The kind of identifier shared, where one is. */
  readonly identifier?: string
  /** Its last characters. */
  readonly value?: string
  /** Some of the people concerned; `count` is how many there are. */
  readonly people: readonly string[]
  readonly count: number
  readonly sources: readonly Source[]
  readonly agreed: readonly string[]
  readonly differed: readonly string[]
  /** Whether it leaves these people in doubt. */
  readonly doubt: boolean
}

const AND = '; '

export function identityRows(notes: Iterable<IdentityLine>): Uint8Array {
  const rows = csvRows()
  for (const note of notes) {
    rows.text(note.kind)
    rows.text(note.identifier ?? '')
    rows.text(note.value ?? '')
    rows.number(note.count)
    rows.text(note.people.join(AND))
    rows.text(note.sources.map(({ file, line }) => `${file}:${line}`).join(AND))
    rows.text(note.agreed.join(AND))
    rows.text(note.differed.join(AND))
    rows.plain(note.doubt ? 'yes' : 'no')
    rows.end()
  }
  return rows.take()
}
