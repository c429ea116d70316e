/** The manifest: hashes of what went in, what decided and what came out, so that a run can be answered for later. */
import { createHash } from 'node:crypto'
import type { Policy } from '../law/california/policies/policy.ts'
import type { Condition } from '../rules/condition.ts'
import { contentOf } from '../rules/content.ts'
import type { OutputFile } from './output.ts'

export interface InputFile {
  /** Base name: a path may say more than it should. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

export interface Manifest {
  readonly setaside: string
  readonly asOf: string
  readonly county: string
  readonly options: Readonly<Record<string, unknown>>
  readonly optionsSha256: string
  readonly programme: { readonly name: string; readonly version: string; readonly rulesSha256: string }
  readonly policy?: { readonly name: string; readonly sha256: string }
  readonly inputs: readonly InputFile[]
  readonly rows: unknown
  readonly outputs: readonly OutputFile[]
}

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

/** A value as JSON with the keys of every object in order, so that equal values have equal bytes. */
export function stableJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    indent,
  )
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
