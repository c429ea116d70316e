/** The subdivision that the words of a text tell of a section written without one: `192 PC-VOLUNTARY MANSLAUGHTER`. */
import type { Offense } from '../../../record/person.ts'
import { says } from './said.ts'

interface Told {
  readonly subdivisions: readonly string[]
  readonly phrase: readonly string[]
}

/**
 * Of the Penal Code, by section: what the words are of. Source: the text of each section; the readings of 460, 314 and 647
 * are those of every listed text of the California DOJ.
 */
export const SUBDIVISIONS_TOLD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '192': { a: 'VOLUNTARY', b: 'INVOLUNTARY', c: 'VEHICULAR' },
  '243': { e: 'PARTNER' },
  '266h': { b: 'MINOR' },
  '266i': { b: 'MINOR' },
  '289': { a: 'FORCE' },
  '314': { 1: 'INDECENT EXPOSURE' },
  '460': { a: 'FIRST', b: 'SECOND' },
  '647': { a: 'LEWD', b: 'PROSTITUTION', f: 'INTOXICATED' },
  '653f': { b: 'MURDER' },
}

const TOLD: ReadonlyMap<string, readonly Told[]> = new Map(
  Object.entries(SUBDIVISIONS_TOLD).map(([section, told]) => [
    section,
    Object.entries(told).map(([subdivision, phrase]) => ({
      subdivisions: [subdivision],
      phrase: phrase.split(' '),
    })),
  ]),
)

/** The offense with the subdivision its words tell; itself where it has one, or they tell none or several. */
export function withSubdivisionSaid(offense: Offense, said: ReadonlySet<string> | undefined): Offense {
  if (said === undefined || offense.subdivisions.length > 0 || offense.code !== 'PC') return offense
  const told = TOLD.get(offense.section)?.filter(({ phrase }) => says(said, phrase))
  const [only] = told ?? []
  return told?.length === 1 && only !== undefined ? { ...offense, subdivisions: only.subdivisions } : offense
}
