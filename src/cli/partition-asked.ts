/** What partitions are asked, as plain data: each says it in its answers, and whoever gathers them asks the same. */
import type { Mapping } from '../intake/mapped/mapping.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { FactLine } from '../record/fact-line.ts'
import { type TableName, tableNames } from '../report/tables.ts'
import type { Tally } from '../report/tally.ts'
import { type InputFile, isFiles, isObject } from '../results/manifest.ts'
import type { Found, GroupManifest } from '../run/partitions/folders.ts'
import type { Setup } from '../run/setup.ts'
import { formatDay, parseDay } from '../time/day.ts'
import { ALL_COUNTIES, dayFrom, readCounties } from './arguments.ts'
import { chooseInput, chooseJurisdiction } from './choose-jurisdiction.ts'
import { mappingIn, mappingNamed } from './choose-mapping.ts'
import { chooseProgram, type Vouched } from './choose-program.ts'
import type { Given } from './command.ts'
import { isProblem, type Problem, refused } from './exit.ts'
import type { questionOptions } from './options.ts'
import { chooseTables, policyFor } from './run.ts'
import { setUp } from './table-maker.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

export interface PartitionAsked {
  readonly jurisdiction: string
  readonly inputFormat: string
  /** What describes the files, where they are none of the format itself. */
  readonly mapping?: Mapping
  /** Absent: all counties. */
  readonly counties?: readonly string[]
  readonly asOf: string
  /** The name of a preset, or what a policy file holds. */
  readonly policy?: unknown
  readonly program: string
  /** Absent where nothing is vouched for. */
  readonly vouched?: Vouched
  readonly tables: readonly TableName[]
  /** The files of facts, and what is asked of them: whom they mean, or what they decide, with the hash of whom they were found to mean. */
  readonly facts?: { readonly files: readonly InputFile[] } & (
    | { readonly find: true }
    | { readonly found: string }
  )
  /** What of it stands in the settings of the folder, for the manifest. */
  readonly settings?: Readonly<Record<string, string>>
}

type Flags = Given<ReturnType<typeof questionOptions>> & {
  readonly county: readonly string[]
  readonly tables: string | undefined
}

export async function readPartitionAsked(
  given: Flags,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
  settings: Readonly<Record<string, string>>,
): Promise<PartitionAsked | Problem> {
  const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
  if (isProblem(jurisdiction)) return jurisdiction
  const input = await chooseInput(jurisdiction, given)
  if (isProblem(input)) return input
  const counties = readCounties(given.county, jurisdiction)
  if (isProblem(counties)) return counties
  const chosen = await chooseProgram(jurisdiction, given)
  if (isProblem(chosen)) return chosen
  const tables = chooseTables(given.tables, chosen.program, jurisdiction)
  if (isProblem(tables)) return tables
  const policy = policyFor(given.policy, jurisdiction)
  if (isProblem(policy)) return policy
  const day = dayFrom(given.asOf, terminal)
  if (isProblem(day)) return day
  return {
    jurisdiction: jurisdiction.id,
    inputFormat: input.format.id,
    ...(input.mapping === undefined ? {} : { mapping: input.mapping }),
    ...(counties === ALL_COUNTIES ? {} : { counties }),
    asOf: formatDay(day),
    ...(policy === undefined ? {} : { policy: policy.from }),
    program: chosen.program.name,
    ...(chosen.vouched === undefined ? {} : { vouched: chosen.vouched }),
    tables,
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
  }
}

/** The setup of a run that is asked the same. `facts`: the lines of its files of facts. */
export function setupOf(
  asked: PartitionAsked,
  jurisdictions: Jurisdictions,
  facts?: readonly FactLine[],
): Promise<Setup<Tally>> | Problem {
  const jurisdiction = chooseJurisdiction(jurisdictions, asked.jurisdiction)
  if (isProblem(jurisdiction)) return jurisdiction
  const format = jurisdiction.formats.find(({ id }) => id === asked.inputFormat)
  if (format === undefined)
    return refused(`the answers are of files of [${asked.inputFormat}], which this Setaside does not know`)
  const { mapping, counties, policy, program, vouched, tables } = asked
  const day = parseDay(asked.asOf)
  if (day === undefined) return refused('the answers of the partitions say no day: decide them again')
  return setUp({
    jurisdiction: jurisdiction.module,
    format: format.module,
    ...(mapping === undefined ? {} : { mapping }),
    ...(counties === undefined ? {} : { counties }),
    day,
    ...(policy === undefined ? {} : { policy }),
    program,
    ...(vouched === undefined ? {} : { vouched }),
    ...(facts === undefined ? {} : { facts }),
    tables,
    setaside: version(),
  })
}

/** Rows that were indexed by a mapping are decided by the very same, and others by none. */
export function whyOtherMapping(
  { mapping }: PartitionAsked,
  { folder, manifest: { mapping: indexed } }: Found<GroupManifest>,
): Problem | undefined {
  if (mapping === undefined)
    return indexed === undefined
      ? undefined
      : refused(`[${folder}] holds groups of files of the mapping [${indexed.name}]; name it with [--map]`)
  if (indexed === undefined)
    return refused(`[${folder}] holds groups of files that no mapping describes; leave out [--map]`)
  return mappingNamed(mapping).sha256 === indexed.sha256
    ? undefined
    : refused(
        `[${folder}] holds groups of files of the mapping [${indexed.name}], which is not the one of [--map]; name that one, or index the files again`,
      )
}

const areTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string')

const isVouched = (value: unknown, words: readonly string[]): boolean =>
  isObject(value) &&
  areTexts(value.words) &&
  (value.words as readonly string[]).every(word => words.includes(word)) &&
  typeof value.by === 'string' &&
  typeof value.source === 'string'

/** What was asked, as it stands in answers; undefined where it is nothing that can be asked. */
export function askedIn(value: unknown, jurisdictions: Jurisdictions): PartitionAsked | undefined {
  if (!isObject(value)) return undefined
  const { jurisdiction, inputFormat, counties, asOf, program, vouched, tables } = value
  const law = jurisdictions.find(({ id }) => id === jurisdiction)
  if (law === undefined || !law.formats.some(({ id }) => id === inputFormat)) return undefined
  if (counties !== undefined && !areTexts(counties)) return undefined
  if (typeof asOf !== 'string' || parseDay(asOf) === undefined) return undefined
  if (typeof program !== 'string' || !Object.hasOwn(law.programs, program)) return undefined
  const known: readonly string[] = tableNames(law.tables)
  const areNames = (names: unknown, of: readonly string[]): boolean =>
    Array.isArray(names) && names.every(name => typeof name === 'string' && of.includes(name))
  const { settings = {} } = value
  const { facts } = value
  if (facts !== undefined && !(isObject(facts) && isFiles(facts.files) && typeof facts.found === 'string'))
    return undefined
  if (!isObject(settings) || !Object.values(settings).every(one => typeof one === 'string')) return undefined
  const { mapping } = value
  if (mapping !== undefined && !('mapping' in mappingIn(mapping, law))) return undefined
  if (vouched !== undefined && !isVouched(vouched, Object.keys(law.vouched ?? {}))) return undefined
  return areNames(tables, known) ? (value as unknown as PartitionAsked) : undefined
}
