/** Reads `office.json`: the office that files, held against the published schema, with every fault as a sentence. */
import type { ErrorObject } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parseDay } from '../time/day.ts'
import type { Branch, Office } from './filing.ts'
import schema from './office.schema.json' with { type: 'json' }

/** How many cases a bulk document has at most, where the office does not say. */
const CASES_PER_DOCUMENT = 1000

export interface OfficeFaults {
  readonly faults: readonly [string, ...string[]]
}

/** The office of a file's text, or all that is wrong with it. */
export function readOffice(text: string): Office | OfficeFaults {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { faults: [`it is not JSON (${whereJsonBreaks(error, text)}): mend it there`] }
  }
  const check = new Ajv2020({ allErrors: true, verbose: true }).compile<Office>(schema)
  if (!check(json)) {
    const [first, ...rest] = (check.errors ?? []).map(error => sentence(error))
    return { faults: [first ?? 'it does not satisfy its schema', ...rest] }
  }
  const [first, ...rest] = beyondTheSchema(json)
  return first === undefined ? json : { faults: [first, ...rest] }
}

/** What a schema cannot say. */
function* beyondTheSchema({ hearing, court }: Office): Iterable<string> {
  if (hearing?.date !== undefined && parseDay(hearing.date) === undefined)
    yield `[hearing.date] is [${hearing.date}], which is no date; write it as YYYY-MM-DD`
  const known = new Map<string, string>()
  for (const { name, courts = [] } of court.branches)
    for (const one of courts) {
      const other = known.get(one)
      if (other !== undefined)
        yield `[court.branches] name the court [${one}] for [${other}] and for [${name}]; keep it in one of them`
      known.set(one, name)
    }
}

/** The line where JSON breaks, from the position the parser gives; its own message may quote the text. */
export function whereJsonBreaks(error: unknown, text: string): string {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  return `line ${text.slice(0, at === undefined ? text.length : Number(at)).split('\n').length}`
}

/** What the schema found, in words: where, what stands there, and what may stand there. */
export function sentence(
  { instancePath, keyword, params, data, parentSchema, message }: ErrorObject,
  from = 'office.schema.json',
): string {
  const where = instancePath === '' ? 'the file' : `[${instancePath.slice(1).replaceAll('/', '.')}]`
  const about = typeof parentSchema?.description === 'string' ? ` (${parentSchema.description})` : ''
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys(parentSchema?.properties ?? {}).filter(name => !name.startsWith('$'))
      return `${where} holds [${params.additionalProperty}], which is nothing it may say; choose among ${known.join(', ')}`
    }
    case 'required':
      return `${where} has no [${params.missingProperty}]; add it`
    case 'enum':
      return `${where} is [${shown(data)}]; use one of ${params.allowedValues.join(', ')}`
    case 'minItems':
      return `${where} is empty; name at least one`
    case 'pattern':
      return `${where} is [${shown(data)}], which is not as it must be${about}; see ${from}`
    default:
      return `${where} is [${shown(data)}]; it ${message ?? `does not satisfy ${keyword}`}`
  }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 40)}...` : text
}

/** The branch where the cases of a court are filed. */
export const branchOf = ({ court: { branches } }: Office, court: string): Branch =>
  branches.find(({ courts }) => courts?.includes(court) === true) ?? branches[0]

export const motionsOf = ({ filing }: Office): 'bulk' | 'per-case' | 'both' => filing?.motions ?? 'bulk'
export const casesPerDocument = ({ filing }: Office): number => filing?.casesPerDocument ?? CASES_PER_DOCUMENT
export const sealsExhibit = ({ filing }: Office): boolean => filing?.sealExhibit ?? true
