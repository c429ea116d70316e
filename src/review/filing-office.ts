/** The office that files, as its file says: each one that was given is kept, and the last one holds. */
import type { Office } from '../filing/filing.ts'
import { sha256 } from '../results/hash.ts'
import type { Database } from './database/connection.ts'
import type { OpenRun } from './engine.ts'

export interface FilingOffice {
  readonly id: number
  readonly sha256: string
  readonly text: string
  readonly office: Office
}

/** Undefined where none was given, or the last one is none that this run's state can use. */
export async function officeThere(
  db: Database,
  { filing }: Pick<OpenRun, 'filing'>,
  id?: number,
): Promise<FilingOffice | undefined> {
  const row = await db
    .selectFrom('filing_office')
    .select(['id', 'text', 'sha256'])
    .$if(id !== undefined, query => query.where('id', '=', id as number))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const office = await filing.office(row.text)
  return 'faults' in office ? undefined : { ...row, office }
}

export async function keepOffice(db: Database, text: string, by: number): Promise<number> {
  const { id } = await db
    .insertInto('filing_office')
    .values({ text, sha256: sha256(Buffer.from(text)), added_by: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
