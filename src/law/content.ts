/** What a program decides by, as plain data: its statutes, and the tables their facts are read with. */
import { contentOfRule } from '../rules/content.ts'
import { type Program, statutesOf } from './program.ts'
import type { AnyStatute } from './registry.ts'

/** Tables with their maps and sets written out, which JSON would leave empty. */
const contentOfTables = (value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return [...value].map(contentOfTables)
  if (Array.isArray(value)) return value.map(contentOfTables)
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, contentOfTables(inner)]))
    : value
}

/** Notes on what is left out, on who read the text and on who reviewed it decide nothing. */
const contentOfStatute = (statute: AnyStatute): unknown => ({
  id: statute.id,
  title: statute.title,
  cite: statute.cite,
  of: statute.of,
  status: statute.status,
  turnsOnThePerson: statute.turnsOnThePerson,
  tellsBars: statute.tellsBars,
  history: statute.history,
  reliefs: statute.reliefs,
  rules: statute.rules.map(contentOfRule),
  tables: contentOfTables(statute.tables),
})

export const contentOfProgram = (program: Program): unknown => ({
  name: program.name,
  statutes: statutesOf(program).map(contentOfStatute),
  tables: contentOfTables(program.tables),
})
