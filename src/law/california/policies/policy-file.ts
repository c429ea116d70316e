/** Policy files: what an office writes in JSON, made into a policy once the schema has passed it. */

import type { Policy, PolicyRead } from '../../policy.ts'
import type { Section } from './circumstances.ts'
import { type Also, configurable, DEFAULTS, type Options } from './configurable.ts'
import { LOS_ANGELES_DEFAULTS, losAngelesWith } from './counties.ts'

/** A file that `policy.schema.json` accepts. In a file, and only there, `null` is a reason not used. */
export interface PolicyFile {
  readonly name: string
  readonly extends: string
  readonly dismiss?: readonly `HS ${Section}`[]
  readonly reduce?: readonly `HS ${Section}`[]
  readonly also?: {
    readonly under21AtConviction?: boolean
    readonly ageAtLeast?: number | null
    readonly yearsSinceConviction?: number | null
    readonly yearsConvictionFree?: number | null
    readonly onlyMarijuanaConvictions?: boolean
    readonly deceased?: boolean
  }
  readonly misdemeanors?: boolean
  readonly otherwise?: Options['otherwise']
  readonly whenLawBars?: 'refer' | 'grant'
}

/** A file in which an office has chosen nothing yet: it gives what the law gives. */
export const BLANK = {
  extends: 'configurable',
  dismiss: [],
  reduce: [],
  misdemeanors: false,
  otherwise: 'law',
} as const

/** A preset as a file would have it, with all that may be chosen in it. */
export function written(preset: string): Readonly<Record<string, unknown>> {
  if (preset === 'configurable') {
    const { dismiss, reduce, misdemeanors, otherwise } = DEFAULTS
    const listed = (sections: readonly Section[]) => sections.map(section => `HS ${section}`)
    return { extends: preset, dismiss: listed(dismiss), reduce: listed(reduce), misdemeanors, otherwise }
  }
  return { extends: preset, ...(preset === 'los-angeles' ? { also: { ...LOS_ANGELES_DEFAULTS } } : {}) }
}

/** Builds the policy of a file that the schema has passed. Finds what no schema sees: words that contradict each other. */
export function policyFrom(file: PolicyFile, presets: readonly Policy[]): PolicyRead {
  const base = presets.find(policy => policy.name === file.extends)
  if (base === undefined) {
    const names = presets.map(policy => policy.name).join(', ')
    return { problems: [`[${file.extends}] in "extends" is not a preset: use one of ${names}`] }
  }
  const problems = [...contradictions(file), ...notForThisPreset(file)]
  if (problems.length > 0) return { problems }
  const named = {
    ...built(file, base),
    name: file.name,
    title: file.name,
    source: `A policy file that extends ${base.name}`,
  }
  return { policy: file.whenLawBars === undefined ? named : { ...named, whenLawBars: file.whenLawBars } }
}

const contradictions = ({ dismiss = [], reduce = [] }: PolicyFile): readonly string[] =>
  dismiss
    .filter(section => reduce.includes(section))
    .map(section => `[${section}] stands in "dismiss" and in "reduce": keep it in one of them`)

/** What only the configurable policy takes, with the two numbers that Los Angeles lets an office set. */
function notForThisPreset(file: PolicyFile): readonly string[] {
  if (file.extends === 'configurable') return []
  const numbers = file.extends === 'los-angeles' ? ['ageAtLeast', 'yearsConvictionFree'] : []
  const lists = (['dismiss', 'reduce', 'misdemeanors', 'otherwise'] as const)
    .filter(key => file[key] !== undefined)
    .map(key => `"${key}"`)
  const also = Object.keys(file.also ?? {}).filter(key => !numbers.includes(key))
  return [...lists, ...also.map(key => `"also.${key}"`)].map(
    key => `[${key}] does not apply to the preset ${file.extends}: leave it out, or extend configurable`,
  )
}

function built(file: PolicyFile, base: Policy): Policy {
  const { also = {} } = file
  if (file.extends === 'configurable') {
    const { dismiss, reduce, misdemeanors = DEFAULTS.misdemeanors, otherwise = DEFAULTS.otherwise } = file
    const listed = dismiss === undefined && reduce === undefined ? DEFAULTS.dismiss : sections(dismiss)
    return configurable({
      dismiss: listed,
      reduce: sections(reduce),
      also: used(also),
      misdemeanors,
      otherwise,
    })
  }
  if (file.extends !== 'los-angeles') return base
  return losAngelesWith({
    ageAtLeast: also.ageAtLeast ?? LOS_ANGELES_DEFAULTS.ageAtLeast,
    yearsConvictionFree: also.yearsConvictionFree ?? LOS_ANGELES_DEFAULTS.yearsConvictionFree,
  })
}

const sections = (listed: PolicyFile['dismiss'] = []): readonly Section[] =>
  listed.map(section => section.slice('HS '.length) as Section)

function used(also: NonNullable<PolicyFile['also']>): Also {
  const { ageAtLeast, yearsSinceConviction, yearsConvictionFree, ...flags } = also
  return {
    ...flags,
    ...(ageAtLeast == null ? {} : { ageAtLeast }),
    ...(yearsSinceConviction == null ? {} : { yearsSinceConviction }),
    ...(yearsConvictionFree == null ? {} : { yearsConvictionFree }),
  }
}
