/** Hashes of what decides: the rules of a programme, from which their version is derived, and the policy of an office. */

import type { Policy } from '../law/california/policies/policy.ts'
import { contentOfProgramme } from '../law/content.ts'
import type { Programme } from '../law/programme.ts'
import { sha256, stableJson } from '../results/hash.ts'
import type { Condition } from '../rules/condition.ts'
import { contentOf } from '../rules/content.ts'

export interface RulesVersion {
  /** The last day in the histories of the statutes, and the beginning of the hash: `2026-11-26.3f9a01c2`. */
  readonly version: string
  /** Of every statute, list and table the programme decides by. Code that reads a fact from a record is not in it. */
  readonly rulesSha256: string
}

const known = new WeakMap<Programme, RulesVersion>()

export function rulesVersion(programme: Programme): RulesVersion {
  const found = known.get(programme) ?? versionOf(programme)
  known.set(programme, found)
  return found
}

function versionOf(programme: Programme): RulesVersion {
  const rulesSha256 = sha256(stableJson(contentOfProgramme(programme)))
  const days = programme.encoded.flatMap(({ history }) => history.map(({ on }) => on)).sort()
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
