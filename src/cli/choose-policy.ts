/** Finds the policy a command names: a preset, or a JSON file held against the published schema. */
import { statSync } from 'node:fs'
import { type Policy, type PolicyBook, presetNamed, readPolicy } from '../law/policy.ts'
import { nearestName } from '../record/nearest.ts'
import { isProblem, type Problem, refused, usage } from './exit.ts'
import { readChecked } from './schema-faults.ts'

/** The preset of this name, or else the policy of the file at this path. */
export function choosePolicy(named: string, book: PolicyBook): Policy | Problem {
  const chosen = choosePolicyFrom(named, book)
  return isProblem(chosen) ? chosen : chosen.policy
}

/** A policy, with what it was made from: the name of a preset, or what a policy file holds. */
export interface ChosenPolicy {
  readonly policy: Policy
  readonly from: unknown
}

export function choosePolicyFrom(named: string, book: PolicyBook): ChosenPolicy | Problem {
  const found = presetNamed(book, named.trim().toLowerCase())
  if (found !== undefined) return { policy: found, from: found.name }
  const problems = readPolicyFile(named, book)
  if (isProblem(problems)) return problems
  if ('policy' in problems) return problems
  return refused(
    `the policy file [${named}] cannot be used: ${problems.problems[0]}${
      problems.problems.length > 1 ? ` (and ${problems.problems.length - 1} more)` : ''
    }; [setaside policy check ${named}] lists all that is wrong`,
  )
}

/** A policy file, read and checked; every problem in it a sentence. */
export function readPolicyFile(
  path: string,
  book: PolicyBook,
): Problem | ChosenPolicy | { readonly problems: readonly string[] } {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    const presets = book.presets.map(policy => policy.name).join(', ')
    const near = nearestName(
      path,
      book.presets.map(policy => policy.name),
    )
    return usage(
      `[${path}] is neither a preset (${presets}) nor a file; ${near === undefined ? 'name' : `did you mean [${near}]? Name`} one of them, or a policy file`,
    )
  }
  const checked = readChecked(path, 'policy file', book.schema)
  if (isProblem(checked) || 'problems' in checked) return checked
  const read = readPolicy(book, checked.json)
  return read.policy === undefined ? { problems: read.problems } : { policy: read.policy, from: checked.json }
}
