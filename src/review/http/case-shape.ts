/** A case as it is sent: the question and what each answer would do, never what another has answered. */
import type { z } from '@hono/zod-openapi'
import type { Selectable } from 'kysely'
import type { CaseTable } from '../database/tables.ts'
import type { CaseShape } from './shapes.ts'

type Row = Omit<Selectable<CaseTable>, 'asked' | 'changed' | 'since' | 'skipped_until'> & {
  readonly with_name?: string | null
  readonly with_account?: string | null
}

export function caseOf(row: Row, viewer: number, now: Date, name: string): z.input<typeof CaseShape> {
  const held = row.leased_until !== null && row.leased_until.getTime() > now.getTime()
  const mine = held && row.leased_by === viewer
  const other = held && !mine ? row.with_name || row.with_account || 'somebody' : undefined
  return {
    id: row.id,
    version: row.version,
    person: row.person_id,
    count: row.count_key,
    fact: row.fact,
    ofLaw: row.of_law,
    asks: row.asks,
    about: row.about,
    kind: row.kind,
    unit: row.unit,
    choices: [...row.choices],
    effects: row.answers.map(({ answer, results }) => ({ answer, results: [...results] })),
    waiting: [...row.waiting],
    state: row.state === 'leased' && !held ? 'waiting' : row.state,
    mine,
    ...(other === undefined ? {} : { with: other }),
    name,
  }
}
