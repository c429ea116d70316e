/** Finds the policy a command names: a preset, or a JSON file held against the published schema. */
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ErrorObject } from 'ajv'
import { type Policy, type PolicyBook, presetNamed } from '../law/policy.ts'
import { isProblem, type Problem, refused, usage } from './exit.ts'

/** Loaded with the first policy file: a run without one is half a tenth of a second sooner. */
const loadAjv = (): typeof import('ajv/dist/2020.js') =>
  createRequire(import.meta.url)('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')

/** No policy is as long as this; a file that is was named by mistake. */
const LONGEST = 1 << 20

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
  const text = readText(path, book)
  if (isProblem(text)) return text
  let json: unknown
  try {
    json = JSON.parse(text.text)
  } catch (error) {
    return { problems: [`it is not JSON (${whereJsonBreaks(error, text.text)}): mend it there`] }
  }
  const { Ajv2020 } = loadAjv()
  const check = new Ajv2020({ allErrors: true, verbose: true }).compile(book.schema)
  if (!check(json)) return { problems: (check.errors ?? []).map(sentence) }
  const read = book.read(json)
  return read.policy === undefined ? { problems: read.problems } : { policy: read.policy, from: json }
}

function readText(path: string, { presets: known }: PolicyBook): Problem | { readonly text: string } {
  const presets = known.map(policy => policy.name).join(', ')
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) {
    return usage(`[${path}] is neither a preset (${presets}) nor a file; name one of them, or a policy file`)
  }
  if (!found.isFile()) return usage(`the policy [${path}] is not a file; name a policy file in JSON`)
  if (found.size > LONGEST) {
    return refused(`[${path}] is too large for a policy file; name a policy file in JSON`)
  }
  return { text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') }
}

/** The line where JSON breaks, from the position the parser gives; its own message may quote the text. */
function whereJsonBreaks(error: unknown, text: string): string {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  return `line ${text.slice(0, at === undefined ? text.length : Number(at)).split('\n').length}`
}

/** What the schema found, in words: where, what stands there, and what may stand there. */
function sentence({ instancePath, keyword, params, data, parentSchema, message }: ErrorObject): string {
  const where = instancePath === '' ? 'the file' : `[${instancePath.slice(1).replaceAll('/', '.')}]`
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys(parentSchema?.properties ?? {}).filter(name => !name.startsWith('$'))
      return `${where} holds [${params.additionalProperty}], which is no option; choose among ${known.join(', ')}`
    }
    case 'required':
      return `${where} has no [${params.missingProperty}]; add it`
    case 'enum':
      return `${where} is [${shown(data)}]; use one of ${params.allowedValues.join(', ')}`
    case 'minimum':
    case 'maximum': {
      const { minimum, maximum } = parentSchema ?? {}
      return `${where} is [${shown(data)}]; use a whole number from ${minimum} to ${maximum}`
    }
    case 'type':
      return `${where} is [${shown(data)}]; use ${[params.type].flat().map(kindOf).join(' or ')}`
    case 'uniqueItems':
      return `${where} names [${shown(Array.isArray(data) ? data[params.i] : data)}] twice; keep it once`
    default:
      return `${where} is [${shown(data)}]; it ${message ?? `does not satisfy ${keyword}`}`
  }
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list in square brackets',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'null',
  object: 'an object in braces',
  string: 'a text in quotes',
}
const kindOf = (type: string): string => KINDS[type] ?? type

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 40)}...` : text
}
