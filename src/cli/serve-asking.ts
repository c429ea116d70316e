/** What the workstation asks for a run: what there is to choose from, what a file is, and whether what was written can be asked. */

import { lookAt } from '../intake/files.ts'
import { formSentences } from '../intake/forms/column-form.ts'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { Choices, Look, RunAsked, Written, WrongField } from '../review/making.ts'
import { formatDay } from '../time/day.ts'
import { readCounties, readDay } from './arguments.ts'
import { chooseInput, chooseJurisdiction } from './choose-jurisdiction.ts'
import { chooseProgram } from './choose-program.ts'
import { isProblem, type Problem } from './exit.ts'
import { policyFor } from './run.ts'

export async function choicesOf(of: Jurisdiction): Promise<Choices> {
  const { id, title, venue, programs, usualProgram, policies, formats, mappings } = of
  const all = await Promise.all(Object.values(programs).map(program => program()))
  return {
    jurisdiction: id,
    title,
    venue: { word: venue.word, example: venue.example, names: venue.names },
    programs: all.map(one => ({ name: one.name, title: one.title, policies: one.policies !== undefined })),
    usualProgram,
    policies: (policies?.presets ?? []).map(one => ({ name: one.name, title: one.title })),
    maps: Object.keys((await mappings?.()) ?? {}),
    file: formats[0].title,
  }
}

export async function lookedAt(
  path: string,
  { jurisdiction, map }: Pick<Written, 'jurisdiction' | 'map'>,
  jurisdictions: Jurisdictions,
): Promise<Look> {
  const law = chooseJurisdiction(jurisdictions, jurisdiction)
  if (isProblem(law)) return { refused: inAForm(law), notes: [] }
  const input = await chooseInput(law, { inputFormat: undefined, map })
  if (isProblem(input)) return { refused: inAForm(input), notes: [] }
  const found = await lookAt(path, input.format)
  return 'refused' in found ? { refused: found.refused, notes: [] } : { notes: formSentences(found.forms) }
}

export async function readWritten(
  written: Written,
  jurisdictions: Jurisdictions,
): Promise<RunAsked | { readonly wrong: readonly WrongField[] }> {
  const law = chooseJurisdiction(jurisdictions, written.jurisdiction)
  if (isProblem(law)) return { wrong: [{ field: 'jurisdiction', says: inAForm(law) }] }
  const { map, policy } = written
  const input = await chooseInput(law, { inputFormat: undefined, map })
  const counties = readCounties([written.county], law)
  const day = readDay('--as-of', written.asOf)
  const program = await chooseProgram(law, { program: written.program, ...NOT_VOUCHED, policy })
  const chosen = policyFor(policy, law)
  const read = { map: input, county: counties, asOf: day, program, policy: chosen }
  const wrong = Object.entries(read).flatMap(([field, found]) =>
    isProblem(found) ? [{ field: field as keyof Written, says: inAForm(found) }] : [],
  )
  if (wrong.length > 0 || isProblem(counties) || isProblem(day) || isProblem(program)) return { wrong }
  return {
    jurisdiction: law.id,
    ...(map === undefined ? {} : { map }),
    county: typeof counties === 'string' ? counties : counties.join(','),
    asOf: formatDay(day),
    program: program.program.name,
    ...(policy === undefined ? {} : { policy }),
    formats: [],
    csvMark: false,
  }
}

/** Nobody vouches for anything of everybody in a form: that is given as facts. */
const NOT_VOUCHED = { vouch: undefined, vouchedBy: undefined, vouchedSource: undefined } as const

/** A sentence of the command line without the option it is about: that is the field it stands at. */
const inAForm = ({ says }: Problem): string => says.replace(/^--[a-z-]+ is (\[[^\]]*\]), which is/, '$1 is')
