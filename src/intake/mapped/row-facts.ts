/** The facts of one row, of its own columns and of those of the rows it belongs to. */
import { columnNamed, columnsOf, type Mapping, sourceOf, type TableColumn } from './mapping.ts'
import { type MappedFact, type MappedReader, UNREADABLE } from './reader.ts'
import { CONTRADICTORY, type MergedRow, type Tables } from './tables.ts'
import { type FactValue, valueReader } from './values.ts'

/** A row with those it belongs to, by the names of their tables. */
export type RowContext = ReadonlyMap<string, MergedRow>

export type MetValue = FactValue | { readonly is: 'contradictory' }

/** Reads facts of rows. `onMet` is told of each value of a fact that the row could hold. */
export interface RowFactReader {
  readonly contextOf: (table: string, row: MergedRow) => RowContext
  readonly factsOf: (
    context: RowContext,
    onMet?: (fact: string, value: MetValue) => void,
  ) => ReadonlyMap<string, string>
  readonly writtenOf: (context: RowContext) => ReadonlyMap<string, string>
  /** Whether a row of this table belongs to one of another that is not there. */
  readonly lacks: (table: string, context: RowContext) => string | undefined
}

interface Reading {
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly read: (cell: string) => FactValue
  readonly always: string | undefined
}

export function rowFactReader(mapping: Mapping, reader: MappedReader, tables: Tables): RowFactReader {
  const joins = mapping.join ?? []
  const readings = Object.entries(mapping.facts).map(([name, fact]): Reading => {
    const known = reader.facts.find(one => one.name === name) as MappedFact
    const source = sourceOf(fact)
    return {
      name,
      columns: columnsOf(fact),
      read: valueReader(known, source, mapping),
      always: source.always,
    }
  })
  const written = Object.entries(mapping.asWritten ?? {}).map(([column, from]) => ({
    column,
    from: columnNamed(from),
  }))
  return {
    contextOf: (table, row) => {
      const context = new Map([[table, row]])
      for (let grown = true; grown; ) {
        grown = false
        for (const join of joins) {
          const from = context.get(join.from)
          if (from === undefined || context.has(join.to)) continue
          const parent = tables.parentOf(join, from)
          if (parent === undefined) continue
          context.set(join.to, parent)
          grown = true
        }
      }
      return context
    },
    lacks: (table, context) =>
      joins.find(({ from, to }) => from === table && mapping.files[to]?.of !== 'facts' && !context.has(to))
        ?.to,
    factsOf: (context, onMet) => {
      const facts = new Map<string, string>()
      for (const reading of readings) {
        const met = metIn(reading, context)
        if (met === undefined) continue
        onMet?.(reading.name, met)
        if (met.is === 'value') facts.set(reading.name, met.value)
        else if (met.is !== 'blank') facts.set(reading.name, UNREADABLE)
      }
      return facts
    },
    writtenOf: context => {
      const cells = new Map<string, string>()
      for (const { column, from } of written) {
        const cell = context.get(from.table)?.cell(from.column)
        if (cell !== undefined) cells.set(column, cell === CONTRADICTORY ? UNREADABLE : cell)
      }
      return cells
    },
  }
}

/** The first value that can be read; else that there is one which cannot; undefined where the row has no such column. */
function metIn({ columns, read, always }: Reading, context: RowContext): MetValue | undefined {
  if (always !== undefined) return { is: 'value', value: always }
  let met: MetValue | undefined
  for (const { table, column } of columns) {
    const cell = context.get(table)?.cell(column)
    if (cell === undefined) continue
    const found: MetValue = cell === CONTRADICTORY ? { is: 'contradictory' } : read(cell)
    // What is written and says nothing, or two things, is not made good by another column.
    if (found.is === 'value' || found.is === 'unmapped' || found.is === 'contradictory') return found
    if (met === undefined || met.is === 'blank') met = found
  }
  return met
}
