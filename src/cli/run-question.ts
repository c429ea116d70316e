/** The question that a finished run was asked, read from its manifest, for whoever looks at one of its answers again. */
import type { Format } from '../intake/format.ts'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { type Policy, presetNamed } from '../law/policy.ts'
import type { FinishedRun } from '../results/finished.ts'
import { countiesIn } from '../run/person.ts'
import { policyHash, rulesVersion } from '../run/versions.ts'
import { parseDay } from '../time/day.ts'
import type { AskedOf } from './asked-of.ts'
import { policiesOf } from './choose-jurisdiction.ts'
import { choosePolicy } from './choose-policy.ts'
import { isProblem, type Problem, refused, usage } from './exit.ts'
import { factsOfRun } from './facts-of-run.ts'
import { factsFor, withFacts } from './given-facts.ts'

/** `policy`, `map`: the files of the run's policy and mapping, where they are none that come with the program. */
export async function askedOfRun(
  run: FinishedRun,
  { policy, map }: { readonly policy: string | undefined; readonly map: string | undefined },
  jurisdictions: Jurisdictions,
): Promise<AskedOf | Problem> {
  const law = jurisdictions.find(({ id }) => id === run.jurisdiction)
  const format = law?.formats.find(({ id }) => id === run.inputFormat)
  const { name } = run.program
  const program =
    law !== undefined && Object.hasOwn(law.programs, name) ? await law.programs[name]?.() : undefined
  const day = parseDay(run.asOf)
  if (law === undefined || format === undefined || program === undefined || day === undefined)
    return refused(`the run in [${run.folder}] is of another Setaside; run it again with this one`)
  const { version, rulesSha256 } = rulesVersion(program)
  if (rulesSha256 !== run.program.rulesSha256)
    return refused(
      `the run in [${run.folder}] was decided by other rules (version ${run.program.version}, and these are ${version}); run it again`,
    )
  const input =
    run.mapping === undefined ? withoutMapping(format, map) : await mappingOfRun(run.mapping, map, law)
  if (isProblem(input)) return input
  const chosen = policyOfRun(run, policy, law)
  if (isProblem(chosen)) return chosen
  const facts = await factsOfRun(run, law)
  if (isProblem(facts)) return facts
  const { vouched = [] } = run.options
  const given = Object.keys(law.vouched ?? {}).filter(one => Array.isArray(vouched) && vouched.includes(one))
  const counties = countiesIn(run.county)
  const question = {
    law,
    program,
    ...(chosen === undefined ? {} : { policy: chosen }),
    ...(counties === undefined ? {} : { counties }),
    ...withFacts(factsFor({ facts, vouched: given, law, day }, program, chosen)),
    day,
  }
  return { question, format: input }
}

const withoutMapping = (format: Format, named: string | undefined): Format | Problem =>
  named === undefined ? format : usage('--map is named, and the run had none; leave it out')

/** The format of the run's files, by the very mapping that it had. */
async function mappingOfRun(
  { name, sha256 }: NonNullable<FinishedRun['mapping']>,
  named: string | undefined,
  law: Jurisdiction,
): Promise<Format | Problem> {
  const { chooseMapping, mappingNamed } = await import('./choose-mapping.ts')
  const known = Object.keys((await law.mappings?.()) ?? {})
  if (named === undefined && !known.includes(name))
    return usage(`the run had a mapping of its own, [${name}]; add [--map] with its file`)
  const found = await chooseMapping(named ?? name, law)
  if (isProblem(found) || mappingNamed(found.mapping).sha256 === sha256)
    return isProblem(found) ? found : found.format
  return refused(
    `the mapping [${found.mapping.name}] is not as it was for the run; name the file as it was, or run it again`,
  )
}

function policyOfRun(
  run: FinishedRun,
  named: string | undefined,
  law: Jurisdiction,
): Policy | undefined | Problem {
  if (run.policy === undefined)
    return named === undefined ? undefined : usage('--policy is named, and the run had none; leave it out')
  const book = policiesOf(law)
  if (isProblem(book)) return book
  const found = named === undefined ? presetNamed(book, run.policy.name) : choosePolicy(named, book)
  if (found === undefined)
    return usage(`the run had a policy of its own, [${run.policy.name}]; add [--policy] with its file`)
  if (isProblem(found) || policyHash(found) === run.policy.sha256) return found
  return refused(
    `the policy [${found.name}] is not as it was for the run; name the file as it was, or run it again`,
  )
}
