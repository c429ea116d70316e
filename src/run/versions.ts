/** Hashes of what decides: the rules of a program, from which their version is derived, and the policy of an office. */

import { contentOfProgram } from '../law/content.ts'
import type { Policy } from '../law/policy.ts'
import { type Program, statutesOf } from '../law/program.ts'
import { sha256, stableJson } from '../results/hash.ts'
import type { Condition } from '../rules/condition.ts'
import { contentOf } from '../rules/content.ts'

export interface RulesVersion {
  /** The last day in the histories of the statutes, and the beginning of the hash: `2026-11-26.3f9a01c2`. */
  readonly version: string
  /** Of every statute, list and table the program decides by. Code that reads a fact from a record is not in it. */
  readonly rulesSha256: string
}

const known = new WeakMap<Program, RulesVersion>()

export function rulesVersion(program: Program): RulesVersion {
  const found = known.get(program) ?? versionOf(program)
  known.set(program, found)
  return found
}

function versionOf(program: Program): RulesVersion {
  const rulesSha256 = sha256(stableJson(contentOfProgram(program)))
  const days = statutesOf(program)
    .flatMap(({ history }) => history.map(({ on }) => on))
    .sort()
  return { version: `${days.at(-1)}.${rulesSha256.slice(0, 8)}`, rulesSha256 }
}

export const policyHash = (policy: Policy): string =>
  sha256(
    stableJson({
      name: policy.name,
      related: policy.related,
      whenLawBars: policy.whenLawBars,
      otherwise: policy.otherwise,
      lines: policy.lines.map(line => ({
        reason: line.reason,
        leadsTo: line.then,
        when: contentOf(line.when as unknown as Condition<never>),
        ...(line.closes === undefined
          ? {}
          : { closes: contentOf(line.closes as unknown as Condition<never>) }),
      })),
    }),
  )
