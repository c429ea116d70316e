/** Finds the jurisdiction a command names, and what of it. */
import type { Format } from '../intake/format.ts'
import type { Mapping } from '../intake/mapped/mapping.ts'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { PolicyBook } from '../law/policy.ts'
import { choiceAmong } from './arguments.ts'
import { isProblem, LawFault, type Problem, refused, usage } from './exit.ts'

export function chooseJurisdiction(jurisdictions: Jurisdictions, named: string): Jurisdiction | Problem {
  const id = named.trim().toLowerCase()
  const found = jurisdictions.find(jurisdiction => jurisdiction.id === id)
  if (found === undefined)
    return usage(
      `--jurisdiction is [${named}]; ${choiceAmong(
        named,
        jurisdictions.map(({ id }) => id),
      )}`,
    )
  return {
    ...found,
    register: inItsOwnWords(found.register),
    programs: Object.fromEntries(
      Object.entries(found.programs).map(([name, load]) => [name, inItsOwnWords(load)]),
    ),
  }
}

/** Law is read from disk when it is asked for. Where it contradicts itself it says so, before any data is read. */
const inItsOwnWords =
  <Law>(load: () => Promise<Law>) =>
  async (): Promise<Law> => {
    try {
      return await load()
    } catch (error) {
      if (error instanceof Error && error.name === 'Error' && !('code' in error))
        throw new LawFault(error.message)
      throw error
    }
  }

/** The format of its files that a command names, or the first. */
function chooseFormat({ id: of, formats }: Jurisdiction, named: string | undefined): Format | Problem {
  if (named === undefined) return formats[0]
  const id = named.trim().toLowerCase()
  return (
    formats.find(format => format.id === id) ??
    usage(
      `--input-format is [${named}]; ${choiceAmong(
        named,
        formats.map(format => format.id),
        `files of [${of}] are of`,
      )}`,
    )
  )
}

/** The format of the files a command is given: one of the jurisdiction's, or what a mapping makes of one. */
export async function chooseInput(
  jurisdiction: Jurisdiction,
  { inputFormat, map }: { readonly inputFormat: string | undefined; readonly map: string | undefined },
): Promise<ChosenInput | Problem> {
  if (map === undefined) {
    const format = chooseFormat(jurisdiction, inputFormat)
    return isProblem(format) ? format : { format }
  }
  if (inputFormat !== undefined)
    return usage('--map says itself whose reader reads the files; leave out [--input-format]')
  const { chooseMapping } = await import('./choose-mapping.ts')
  const chosen = await chooseMapping(map, jurisdiction)
  return isProblem(chosen) ? chosen : { format: chosen.format, mapping: chosen.mapping }
}

export interface ChosenInput {
  readonly format: Format
  readonly mapping?: Mapping
}

/** What the jurisdiction knows of policies. */
export const policiesOf = ({ id, title, policies }: Jurisdiction): PolicyBook | Problem =>
  policies ?? usage(`no policy of an office of [${id}] (${title}) is known; leave it out`)

/** Why a run cannot be used by a command for this jurisdiction: it was made for another. */
export const whyOfAnother = (
  { id }: Jurisdiction,
  run: { readonly jurisdiction?: string },
): Problem | undefined =>
  run.jurisdiction === undefined || run.jurisdiction === id
    ? undefined
    : refused(
        `the run is of [${run.jurisdiction}], and this command for [${id}]; name [--jurisdiction ${run.jurisdiction}]`,
      )
