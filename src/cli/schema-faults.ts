/** Holds a JSON file against a published schema, and says what is wrong with it in sentences. */

import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ErrorObject } from 'ajv'
import { LIMITS } from '../record/limits.ts'
import { choiceAmong } from './arguments.ts'
import { type Problem, refused, usage } from './exit.ts'
import { whereJsonBreaks } from './json-breaks.ts'

/** Loaded with the first file: a run without one is half a tenth of a second sooner. */
const loadAjv = (): typeof import('ajv/dist/2020.js') =>
  createRequire(import.meta.url)('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')

/** No such file is as long as this; one that is was named by mistake. */
const LONGEST = LIMITS.settings.most

export type Checked = { readonly json: unknown } | { readonly problems: readonly string[] }

/** What the file holds, or every problem in it. `what`: what it is called in a sentence: `policy file`. */
export function readChecked(path: string, what: string, schema: object): Checked | Problem {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return usage(`the ${what} [${path}] does not exist; check the path`)
  if (!found.isFile()) return usage(`the ${what} [${path}] is not a file; name one in JSON`)
  if (found.size > LONGEST) return refused(`[${path}] is too large for a ${what}; name one in JSON`)
  const bytes = readFileSync(path)
  if (!isUtf8(bytes))
    return refused(`[${path}] is not UTF-8, so its letters are not known: save the ${what} again as UTF-8`)
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { problems: [`it is not JSON (${whereJsonBreaks(error, text)}): mend it there`] }
  }
  const problems = schemaFaults(json, schema)
  return problems.length === 0 ? { json } : { problems }
}

export function schemaFaults(json: unknown, schema: object): readonly string[] {
  const { Ajv2020 } = loadAjv()
  const check = new Ajv2020({ allErrors: true, verbose: true }).compile(schema)
  if (check(json)) return []
  const errors = check.errors ?? []
  // Where several shapes may stand, each tells that it is none of the others.
  const told = errors.filter(({ keyword }) => keyword !== 'anyOf')
  const objects = told.filter(
    error =>
      !(
        error.keyword === 'type' &&
        errors.some(other => other.keyword === 'anyOf' && other.instancePath === error.instancePath)
      ),
  )
  return [...new Set((objects.length > 0 ? objects : told.length > 0 ? told : errors).map(sentence))]
}

/** What the schema found, in words: where, what stands there, and what may stand there. */
function sentence({ instancePath, keyword, params, data, parentSchema, message }: ErrorObject): string {
  const where = instancePath === '' ? 'the file' : `[${instancePath.slice(1).replaceAll('/', '.')}]`
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys(parentSchema?.properties ?? {}).filter(name => !name.startsWith('$'))
      return `${where} holds [${params.additionalProperty}], which is no option; ${choiceAmong(String(params.additionalProperty), known, 'choose among')}`
    }
    case 'required':
      return `${where} has no [${params.missingProperty}]; add it`
    case 'const':
      return `${where} is [${shown(data)}]; use [${shown(params.allowedValue)}]`
    case 'enum':
      return `${where} is [${shown(data)}]; ${choiceAmong(shown(data), params.allowedValues, 'use one of')}`
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
