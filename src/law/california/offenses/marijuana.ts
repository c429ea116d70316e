/** Which offenses are those of the marijuana act, by section. */
import type { Offense } from '../../../record/person.ts'
import { type Citation, cite } from '../../../rules/citation.ts'

export type MarijuanaSection = '11357' | '11358' | '11359' | '11360'

const SECTIONS: ReadonlySet<string> = new Set<MarijuanaSection>(['11357', '11358', '11359', '11360'])

export interface FormerNumber {
  readonly section: MarijuanaSection
  readonly cite: Citation
}

/** The numbers of the same crimes before the code was renumbered in 1972 (Stats 1972 ch 1407). */
export const FORMER_NUMBERS: ReadonlyMap<string, FormerNumber> = new Map([
  [
    '11530',
    {
      section: '11357',
      cite: cite('former HSC 11530 (possession)', 'secondary', 'Younger v. Superior Court'),
    },
  ],
  ['11530.1', { section: '11358', cite: cite('former HSC 11530.1 (cultivation)', 'unverified') }],
  ['11530.5', { section: '11359', cite: cite('former HSC 11530.5 (possession for sale)', 'unverified') }],
  ['11531', { section: '11360', cite: cite('former HSC 11531 (sale, transport)', 'unverified') }],
])

const isHealthAndSafety = (offense: Offense): boolean => offense.code === 'HS' || offense.code === undefined

/**
 * The section of the act an offense falls under, present or former number; undefined when it is another offense.
 * `11357.5` is another offense. An offense without a code counts (its code is then to be asked for), and so do attempts
 * and conspiracies: `offense.code` and `offense.inchoate` say so.
 */
export function marijuanaSection(offense: Offense): MarijuanaSection | undefined {
  if (!isHealthAndSafety(offense)) return undefined
  if (SECTIONS.has(offense.section)) return offense.section as MarijuanaSection
  return FORMER_NUMBERS.get(offense.section)?.section
}

/**
 * The subdivision letter of 11357-11360 as written, lower case; undefined when none is written, what is written is no
 * letter, or the number is one from before 1972 (divided otherwise). Whether the letter exists in the section, and
 * whether it is one from before 9 November 2016, is for the rule to say.
 */
export function oldSubdivision(offense: Offense): string | undefined {
  if (!isHealthAndSafety(offense) || !SECTIONS.has(offense.section)) return undefined
  const [letter] = offense.subdivisions
  return letter !== undefined && /^[a-z]$/.test(letter) ? letter : undefined
}

/** HS 11361: employing, selling to or giving to a minor. Not reached by the act (People v. Samra). */
export const isMinorsSection = (offense: Offense): boolean =>
  isHealthAndSafety(offense) && offense.section === '11361'
