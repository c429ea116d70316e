/** The question that a finished run was asked, read from its manifest, for whoever looks at one of its answers again. */
import type { Format } from '../intake/format.ts'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { type Policy, type PolicyBook, presetNamed, readPolicy } from '../law/policy.ts'
import type { Program } from '../law/program.ts'
import type { FinishedRun } from '../results/finished.ts'
import { countiesIn } from '../run/person.ts'
import { policyHash, rulesVersion } from '../run/versions.ts'
import { type Day, parseDay } from '../time/day.ts'
import type { AskedOf } from './asked-of.ts'
import { policiesOf } from './choose-jurisdiction.ts'
import { choosePolicy } from './choose-policy.ts'
import type { Vouched } from './choose-program.ts'
import { isProblem, type Problem, refused, usage } from './exit.ts'
import { factsOfRun } from './facts-of-run.ts'
import { factsFor, withFacts } from './given-facts.ts'
import { schemaFaults } from './schema-faults.ts'

/** The files of a run's policy and mapping, where they are none that come with the program. */
export interface FilesOfRun {
  readonly policy: string | undefined
  readonly map: string | undefined
  /** What is set for the folder: looked at only where the run had one of its own. */
  readonly set?: { readonly policy?: string | undefined; readonly map?: string | undefined }
}

/** What was typed, and apart from it what is set for the folder. */
export const typedOfRun = (
  { policy, map }: Pick<FilesOfRun, 'policy' | 'map'>,
  settings: Readonly<Record<string, string>>,
): FilesOfRun => ({
  policy: settings.policy === undefined ? policy : undefined,
  map: settings.map === undefined ? map : undefined,
  // Under the path that stands in its place where it is standard input.
  set: {
    ...(settings.policy === undefined ? {} : { policy }),
    ...(settings.map === undefined ? {} : { map }),
  },
})

export async function askedOfRun(
  run: FinishedRun,
  files: FilesOfRun,
  jurisdictions: Jurisdictions,
): Promise<AskedOf | Problem> {
  const words = await wordsOfRun(run, files, jurisdictions)
  if (isProblem(words)) return words
  const { law, program, day, policy: chosen, format: input } = words
  const { version, rulesSha256 } = rulesVersion(program)
  if (rulesSha256 !== run.program.rulesSha256)
    return refused(
      `the run in [${run.folder}] was decided by other rules (version ${run.program.version}, and these are ${version}); run it again`,
    )
  const facts = await factsOfRun(run, law)
  if (isProblem(facts)) return facts
  const counties = countiesIn(run.county)
  const question = {
    law,
    program,
    ...(chosen === undefined ? {} : { policy: chosen }),
    ...(counties === undefined ? {} : { counties }),
    ...withFacts(factsFor({ facts, vouched: vouchedBefore(run), law, day }, program, chosen)),
    day,
  }
  return { question, format: input }
}

/** What a run was asked, by whatever rules it was decided. */
export interface WordsOfRun {
  readonly law: Jurisdiction
  readonly program: Program
  readonly day: Day
  readonly policy: Policy | undefined
  readonly format: Format
}

export async function wordsOfRun(
  run: FinishedRun,
  files: FilesOfRun,
  jurisdictions: Jurisdictions,
): Promise<WordsOfRun | Problem> {
  const law = jurisdictions.find(({ id }) => id === run.jurisdiction)
  const format = law?.formats.find(({ id }) => id === run.inputFormat)
  const { name } = run.program
  const program =
    law !== undefined && Object.hasOwn(law.programs, name) ? await law.programs[name]?.() : undefined
  const day = parseDay(run.asOf)
  if (law === undefined || format === undefined || program === undefined || day === undefined)
    return refused(`the run in [${run.folder}] is of another Setaside; run it again with this one`)
  const input =
    run.mapping === undefined
      ? withoutMapping(format, files.map)
      : await mappingOfRun(run.mapping, files, law)
  if (isProblem(input)) return input
  const policy = policyOfRun(run, files, law)
  return isProblem(policy) ? policy : { law, program, day, policy, format: input }
}

/** What was vouched for in a run of before it stood in facts.csv, with a name. */
export function vouchedBefore({ options: { vouched, vouchedBy } }: FinishedRun): Vouched | undefined {
  if (vouchedBy !== undefined || !Array.isArray(vouched)) return undefined
  const words = vouched.filter(word => typeof word === 'string')
  return { words, by: 'the office', source: 'looked up elsewhere for everyone (--vouch)' }
}

const withoutMapping = (format: Format, named: string | undefined): Format | Problem =>
  named === undefined ? format : usage('--map is named, and the run had none; leave it out')

/** The format of the run's files, by the very mapping that it had. */
async function mappingOfRun(
  { name, sha256 }: NonNullable<FinishedRun['mapping']>,
  { map, set = {} }: FilesOfRun,
  law: Jurisdiction,
): Promise<Format | Problem> {
  const { chooseMapping, mappingNamed } = await import('./choose-mapping.ts')
  const known = Object.keys((await law.mappings?.()) ?? {})
  const named = map ?? (known.includes(name) ? undefined : set.map)
  if (named === undefined && !known.includes(name))
    return usage(`the run had a mapping of its own, [${name}]; add [--map] with its file`)
  const found = await chooseMapping(named ?? name, law)
  if (isProblem(found) || mappingNamed(found.mapping).sha256 === sha256)
    return isProblem(found) ? found : found.format
  return refused(
    `the mapping [${found.mapping.name}] is not as it was for the run; name the file as it was, or run it again`,
  )
}

/** A preset, or what the office's file held, where that stands in the manifest. */
function policyInRun(
  { name, file }: NonNullable<FinishedRun['policy']>,
  book: PolicyBook,
): Policy | undefined {
  if (file === undefined) return presetNamed(book, name)
  return schemaFaults(file, book.schema).length > 0 ? undefined : readPolicy(book, file).policy
}

function policyOfRun(
  run: FinishedRun,
  { policy, set = {} }: FilesOfRun,
  law: Jurisdiction,
): Policy | undefined | Problem {
  if (run.policy === undefined)
    return policy === undefined ? undefined : usage('--policy is named, and the run had none; leave it out')
  const book = policiesOf(law)
  if (isProblem(book)) return book
  const known = policyInRun(run.policy, book)
  const named = policy ?? (known === undefined ? set.policy : undefined)
  const found = named === undefined ? known : choosePolicy(named, book)
  if (found === undefined)
    return usage(`the run had a policy of its own, [${run.policy.name}]; add [--policy] with its file`)
  if (isProblem(found) || policyHash(found) === run.policy.sha256) return found
  return refused(
    `the policy [${found.name}] is not as it was for the run; name the file as it was, or run it again`,
  )
}
