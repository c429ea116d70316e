/** The tables of a database as a backup takes them: their columns, and the order in which they can be filled. */
import type { ClientBase } from 'pg'

export interface TableOf {
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
}

/** What the migrator keeps is written by itself. */
const OURS_NOT = ['kysely_migration', 'kysely_migration_lock']

/** Every table, those that others point to first. */
export async function tablesOf(client: ClientBase): Promise<readonly TableOf[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null }>(
    `select c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
         join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
         where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = current_schema() order by c.relname`,
  )
  const { rows: arrows } = await client.query<{ from: string; to: string }>(
    `select f.relname as from, t.relname as to from pg_constraint k
       join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and f.oid <> t.oid`,
  )
  const left = new Map(
    rows
      .filter(({ name }) => !OURS_NOT.includes(name))
      .map(({ name, columns, key }) => [name, { name, columns, key: key ?? columns }]),
  )
  const ordered: TableOf[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter(
      ({ name }) => !arrows.some(({ from, to }) => from === name && left.has(to)),
    )
    if (free.length === 0) throw new Error('two tables point to each other')
    for (const table of free) {
      ordered.push(table)
      left.delete(table.name)
    }
  }
  return ordered
}

export const quoted = (names: readonly string[]): string => names.map(name => `"${name}"`).join(', ')

/** The rows of a table in the order of its key: the same rows are the same bytes. */
export const rowsInOrder = ({ name, columns, key }: TableOf): string =>
  `copy (select ${quoted(columns)} from "${name}" order by ${key.map(column => `"${column}"::text collate "C"`).join(', ')}) to stdout`

/** Times, bytes and the like are written the same by every server. */
export const sameEverywhere = async (client: ClientBase): Promise<void> => {
  await client.query(
    "set local timezone to 'UTC'; set local datestyle to 'ISO, MDY'; set local bytea_output to 'hex'; set local intervalstyle to 'postgres'",
  )
}
