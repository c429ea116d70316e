/** Finds the mapping a command names: one that comes with Setaside, or a JSON file held against the published schema. */
import { statSync } from 'node:fs'
import type { Format } from '../intake/format.ts'
import { mappingFaults } from '../intake/mapped/check.ts'
import { isMappable, type MappableFormat, mappedFormat } from '../intake/mapped/format.ts'
import schema from '../intake/mapped/mapping.schema.json' with { type: 'json' }
import type { Mapping } from '../intake/mapped/mapping.ts'
import type { Jurisdiction } from '../jurisdictions/jurisdiction.ts'
import { sha256, stableJson } from '../results/hash.ts'
import { choiceAmong } from './arguments.ts'
import { isProblem, type Problem, refused, usage } from './exit.ts'
import { readChecked, schemaFaults } from './schema-faults.ts'

export interface ChosenMapping {
  readonly mapping: Mapping
  /** The format of the files it describes, and the one whose reader it names. */
  readonly format: Format
  readonly reader: MappableFormat
}

/** The mapping of this name, or else that of the file at this path. */
export async function chooseMapping(
  named: string,
  jurisdiction: Jurisdiction,
): Promise<ChosenMapping | Problem> {
  const read = await readMapping(named, jurisdiction)
  if (isProblem(read) || 'mapping' in read) return read
  const [first, ...more] = read.problems
  return refused(
    `the mapping [${named}] cannot be used: ${first}${more.length === 0 ? '' : ` (and ${more.length} more: [setaside intake check ${named}] lists all)`}`,
  )
}

/** A mapping, read and checked; every problem in it a sentence. */
export async function readMapping(
  named: string,
  jurisdiction: Jurisdiction,
): Promise<ChosenMapping | Problem | { readonly problems: readonly string[] }> {
  const known = (await jurisdiction.mappings?.()) ?? {}
  const own = Object.hasOwn(known, named) ? known[named] : undefined
  if (own !== undefined) return mappingIn(own, jurisdiction)
  if (statSync(named, { throwIfNoEntry: false }) === undefined)
    return usage(
      `[${named}] is neither a mapping that comes with Setaside nor a file; ${choiceAmong(named, Object.keys(known), 'name one of')}, or a mapping file`,
    )
  const checked = readChecked(named, 'mapping', schema)
  return isProblem(checked) || 'problems' in checked ? checked : mappingIn(checked.json, jurisdiction)
}

/** The mapping that a file or an answer holds, or what is wrong with it, a sentence each. */
export function mappingIn(
  json: unknown,
  jurisdiction: Jurisdiction,
): ChosenMapping | { readonly problems: readonly string[] } {
  const problems = schemaFaults(json, schema)
  if (problems.length > 0) return { problems }
  const mapping = json as Mapping
  if (mapping.jurisdiction !== jurisdiction.id)
    return {
      problems: [
        `it is of the jurisdiction [${mapping.jurisdiction}], and this command of [${jurisdiction.id}]; name the one with [--jurisdiction]`,
      ],
    }
  const readers = jurisdiction.formats.filter(isMappable)
  const reader = readers.find(({ id }) => id === mapping.reader)
  if (reader === undefined)
    return {
      problems: [`[reader] is [${mapping.reader}]; use one of ${readers.map(({ id }) => id).join(', ')}`],
    }
  const faults = mappingFaults(mapping, reader.mapped)
  return faults.length > 0 ? { problems: faults } : { mapping, reader, format: mappedFormat(reader, mapping) }
}

/** How a manifest names it. */
export const mappingNamed = (mapping: Mapping): { readonly name: string; readonly sha256: string } => ({
  name: mapping.name,
  sha256: sha256(stableJson(mapping)),
})
